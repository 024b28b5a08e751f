"""What Football.TXT has no words for, kept in comments at the end of a file that `export` wrote."""

from __future__ import annotations

import zlib
from typing import Final, NamedTuple

from scoreboard.board import Board
from scoreboard.formats.draw_text import draw_of, draw_text, log_text

_SIGN: Final = "#~"
_CHECK: Final = "#~ lines above: "
_NOTE: Final = """\
# For `scoreboard import`: the whole of the competition, which others pass over.
# Where the lines above are changed by hand, what is new in them is added to it."""


class Kept(NamedTuple):
    """The texts of the two files of a competition, found in the comments of another one."""

    draw: str
    log: str
    first_line: int
    """The line of the file, from 1, that the draw begins at; the log follows the draw."""
    unchanged: bool
    """Whether the lines above are as they were when they were written."""


def keep(board: Board, above: str) -> str:
    """The comments that keep a board, to stand under the text `above`."""
    texts = draw_text(draw_of(board.competition)), log_text(event.as_block() for event in board.log)
    lines = "\n".join(texts).splitlines()
    return (
        "\n".join([_NOTE, f"{_CHECK}{_sum(above)}", *(f"{_SIGN} {line}".rstrip() for line in lines)]) + "\n"
    )


def read_kept(text: str) -> Kept | None:
    """What is kept in a file's text; None where nothing is. Whether it is sound is not looked at."""
    begins = text.find(f"\n{_CHECK}")
    if begins < 0:
        return None
    head, *lines = text[begins + 1 :].split("\n")
    inside = [line[len(_SIGN) :].removeprefix(" ") for line in lines if line.startswith(_SIGN)]
    at = next((number for number, line in enumerate(inside) if line == "[[event]]"), len(inside))
    draw, log = "\n".join(inside[:at]), "\n".join(inside[at:])
    above = text[:begins].rpartition(_NOTE.partition("\n")[0])[0] or text[:begins]
    unchanged = head.removeprefix(_CHECK).strip() == _sum(above)
    first_line = text.count("\n", 0, begins + 1) + 2
    return Kept(draw + "\n", log + "\n" if log else "", first_line, unchanged)


def without_kept(text: str) -> str:
    """The text of a file without what is kept in it."""
    begins = text.find(f"\n{_CHECK}")
    return text if begins < 0 else text[:begins]


def _sum(text: str) -> str:
    """A checksum of lines, whatever their ends and the blanks around them."""
    lines = "\n".join(line.rstrip() for line in text.splitlines()).strip()
    return f"{zlib.crc32(lines.encode()):08x}"
