"""Text into a number of cells: names give way before scores do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from rich.cells import cell_len, set_cell_size

_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Hebrew, Arabic and their neighbours."""

Piece = tuple[str, str]
"""A text, and the component class or the colour that styles it."""


def fit(width: int, forms: Iterable[str]) -> str:
    """The first form of a name that fits, else the last one cut; filled up with spaces to the width."""
    chosen = ""
    for chosen in forms:
        if cell_len(chosen) <= width:
            break
    else:
        chosen = f"{set_cell_size(chosen, max(width - 1, 0))}…" if width else ""
    return set_cell_size(_kept_apart(chosen), width)


def _kept_apart(name: str) -> str:
    """A name, closed by a left-to-right mark where it runs from right to left.

    A terminal that orders such text would otherwise take the scores after it along.
    """
    return f"{name}\u200e" if _RIGHT_TO_LEFT.search(name) else name


def fit_end(width: int, forms: Sequence[str]) -> str:
    """The same, but not filled up."""
    return next((form for form in forms if cell_len(form) <= width), "") or fit(width, forms[-1:]).rstrip()


def pad_left(width: int, words: str) -> str:
    """Text moved to the end of the width."""
    return " " * max(width - cell_len(words), 0) + words


def in_the_middle(width: int, words: str) -> str:
    """Text moved to the middle of the width."""
    return pad_left((width + cell_len(words)) // 2, words)
