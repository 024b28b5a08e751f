"""Text into a number of cells: names give way before scores do."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size


def fit(width: int, forms: Iterable[str]) -> str:
    """The first form of a name that fits, else the last one cut; filled up with spaces to the width."""
    chosen = ""
    for chosen in forms:
        if cell_len(chosen) <= width:
            break
    else:
        chosen = f"{set_cell_size(chosen, max(width - 1, 0))}…" if width else ""
    return set_cell_size(chosen, width)
