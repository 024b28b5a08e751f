"""The characters that the panes draw with, and their plain ASCII stand-ins."""

from __future__ import annotations

from dataclasses import dataclass


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
    yellow: str
    red: str
    change: str
    live: str
    dash: str
    spine: str
    dot: str


UNICODE = Glyphs("╭─╮│╰╯", "┏━┓┃┗┛", "─│┐┘├", "▸", "●", "✗", "▪", "■", "⇄", "●", "–", "│", "·")
ASCII = Glyphs("+-+|++", "#=####", "-|+++", ">", "o", "x", "y", "R", "<>", "*", "-", "|", "-")
