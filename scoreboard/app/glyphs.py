"""The characters that the panes draw with, and their plain ASCII stand-ins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of characters."""

    box: str
    """Corners and edges of a tie: top left, top, top right, side, bottom left, bottom right."""
    chosen: str
    """The same for the tie that is selected."""
    joint: str
    """Lines between ties: along, down, from above, from below, onward from between."""
    winner: str
    goal: str
    miss: str
    open: str
    """A kick not taken yet."""
    yellow: str
    red: str
    change: str
    live: str
    dash: str
    spine: str
    dot: str
    onward: str
    """What follows."""
    saved: str
    down: str
    """More below."""
    earlier: str
    """Earlier rounds that are not shown."""
    bar: str
    """A team's colour."""
    play: str
    pause: str
    stop: str
    """At the end of a log that is played back."""
    played: str
    to_come: str
    here: str
    """The evening on the bar of a log that is played: behind, before, and where it is."""
    course: str
    """The course of a tie: along, up, down; a leg's end, crossed, come to; half-time, level, onward."""
    big: Mapping[str, tuple[str, ...]]
    """The rows of each big digit, and of the dash between two."""


_BIG: Final = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": ("▀█ ", " █ ", "▀▀▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    "-": ("   ", "▀▀▀", "   "),
}
_BIG_ASCII: Final = {
    "0": (" _ ", "| |", "|_|"),
    "1": ("   ", "  |", "  |"),
    "2": (" _ ", " _|", "|_ "),
    "3": (" _ ", " _|", " _|"),
    "4": ("   ", "|_|", "  |"),
    "5": (" _ ", "|_ ", " _|"),
    "6": (" _ ", "|_ ", "|_|"),
    "7": (" _ ", "  |", "  |"),
    "8": (" _ ", "|_|", "|_|"),
    "9": (" _ ", "|_|", " _|"),
    "-": ("   ", " - ", "   "),
}

UNICODE: Final = Glyphs(
    "╭─╮│╰╯",
    "┏━┓┃┗┛",
    "─│┐┘├",
    "▸",
    "●",
    "✗",
    "·",
    "▪",
    "■",
    "⇄",
    "●",
    "–",
    "│",
    "·",
    "→",
    "✓",
    "↓",
    "◂",
    "▌",
    "►",
    "‖",
    "■",
    "━",
    "─",
    "◆",
    "─┘┐│┼┤┊╌▸",
    _BIG,
)
ASCII: Final = Glyphs(
    "+-+|++",
    "#=####",
    "-|+++",
    ">",
    "o",
    "x",
    ".",
    "y",
    "R",
    "<",
    "*",
    "-",
    "|",
    "-",
    ">",
    "*",
    "v",
    "<",
    "|",
    ">",
    "=",
    "#",
    "=",
    "-",
    "V",
    "-++|++:.>",
    _BIG_ASCII,
)


class Plain(LineFilter):
    """Puts plain ASCII, cell for cell, in place of lines and signs. Letters stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments of a line, with other text where there is something to replace."""
        return [
            part if part.text.isascii() else Segment(part.text.translate(_PLAIN), part.style, part.control)
            for part in segments
        ]


_PLAIN: Final = {
    **dict.fromkeys(range(0x2500, 0x2580), "+"),
    **dict.fromkeys(range(0x2580, 0x25A0), "|"),
    **dict.fromkeys(map(ord, "─━═╌┄"), "-"),
    **dict.fromkeys(map(ord, "│┃║▏▎▍▌▐▕"), "|"),
    **dict.fromkeys(map(ord, "▔▁▂▃▄▀"), "-"),
    **{ord(sign): plain for sign, plain in zip("…•●▶▼▲↑↓←→⏎❯", "..*>v^^v<>/>", strict=True)},
    ord("🔎"): "? ",
}


def big(text: str, glyphs: Glyphs) -> tuple[str, str, str]:
    """The three rows of a number, or of a score such as `2-1`, in big digits."""
    rows = zip(*(glyphs.big[char] for char in text), strict=True)
    first, second, third = (" ".join(row) for row in rows)
    return first, second, third
