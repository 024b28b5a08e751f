"""The tie pane: one match of a tie, the score first, then who goes through and why."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip

from scoreboard.app.glyphs import Glyphs
from scoreboard.app.panes.lines import LinesPane
from scoreboard.app.sheet import Line, Sheet, bye
from scoreboard.board import Board
from scoreboard.rules.tie import TieState

_LEGS = ("first leg", "second leg")
_BIG = 40
"""The cells that big digits and the names beside them need."""

_HIGH: Final = 45
"""The lines of a screen on which the picture of the tie stands before what happened."""


class TiePane(LinesPane, can_focus=True):
    """The match in hand of the selected tie."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "tie--text", "tie--score", "tie--name", "tie--headline", "tie--decided", "tie--live", "tie--quiet",
        "tie--fewer", "tie--goal", "tie--struck", "tie--axis", "tie--course",
    }  # fmt: skip

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="tie")
        self.glyphs = glyphs
        self.shown: tuple[Board, str, int | None, datetime] | None = None
        self.sheet: list[Line] = []

    def show(self, board: Board, tie: str, number: int | None, now: datetime) -> None:
        """Show match `number` (from 0) of a tie, None for a bye."""
        other = self.shown is None or self.shown[1:3] != (tie, number)
        self.shown = board, tie, number, now
        self._draw()
        if other:
            self.scroll_home(animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        """Set the lines to the new width."""
        self._draw()

    def render_line(self, y: int) -> Strip:
        """One line of the part that is scrolled to."""
        width, number = self.scrollable_content_region.width, y + self.scroll_offset.y
        pieces = self.sheet[number] if number < len(self.sheet) else []
        segments = [Segment(" ", self.look()), *(Segment(text, self.look(style)) for text, style in pieces)]
        return Strip(segments).crop_extend(0, width, self.look())

    def _draw(self) -> None:
        if self.shown is None or not self.is_mounted or not self.size.width:
            return
        board, tie, number, now = self.shown
        state = board.ties[tie]
        self.border_title = Content(title(board, state, number, self.glyphs.dot))
        if number is None:
            self.sheet = [bye(board, state)]
        else:
            width = max(self.scrollable_content_region.width - 2, 20)
            tall = self.screen.has_class("-tall") and width >= _BIG
            height, early = self.scrollable_content_region.height, self.screen.size.height >= _HIGH
            sheet = Sheet(board, state, number, now, self.glyphs, width, tall, height, early)
            self.sheet = sheet.lines()
        self.be_high(len(self.sheet))
        self._tell_rest()
        top = self.scroll_offset.y
        self.redraw(self.sheet[top : top + self.scrollable_content_region.height])

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell how much there is below."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_rest()

    def _tell_rest(self) -> None:
        """In place of a scroll bar, which would move the lines when it comes and goes: how many are below."""
        below = len(self.sheet) - self.scrollable_content_region.height - round(self.scroll_y)
        self.border_subtitle = f"{self.glyphs.down} {below} more" if below > 0 else ""


def title(board: Board, tie: TieState, number: int | None, dot: str) -> str:
    """What the pane shows: `Tie · QF4 · second leg · Stade Vélodrome`."""
    parts = ["Tie", tie.id.upper()]
    if number is not None:
        if number >= len(tie.legs):
            parts.append("replay")
        elif len(tie.legs) > 1:
            parts.append(_LEGS[number])
        venue = board.competition.legs(tie.id)[number].venue
        parts += [venue] if venue else []
    return f" {dot} ".join(parts)
