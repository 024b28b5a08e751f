"""The log pane: what happened, newest on top, drawn line by line over the board's own events."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from scoreboard.app.fitting import fit
from scoreboard.board import Board
from scoreboard.events import Event, Goal
from scoreboard.telling import line


class Filter(Enum):
    """Which events the log shows."""

    ALL = "all"
    TIE = "this tie"
    GOALS = "goals"

    @property
    def next(self) -> Filter:
        """The filter that the key goes on to."""
        every = list(Filter)
        return every[(every.index(self) + 1) % len(every)]


class LogPane(ScrollView, can_focus=True):
    """The events of all matches, of the selected tie, or the goals. Two lines an event."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "log--minute",
        "log--goal",
        "log--label",
        "log--detail",
        "log--struck",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", "Newer", show=False, id="log.up"),
        Binding("down", "scroll_down", "Older", show=False, id="log.down"),
    ]

    def __init__(self, board: Board, tie: str) -> None:
        super().__init__(id="log")
        self.filter = Filter.TIE
        self._strips: dict[int, tuple[Strip, Strip]] = {}
        self.show(board, tie)

    def show(self, board: Board, tie: str) -> None:
        """Show the log of a board; `tie` is the one that is selected."""
        self.board, self.tie = board, tie
        self.events = [event for event in board.log if self._shown(event)]
        self.events.reverse()
        self._strips.clear()
        self.border_title = f"Log · {self.filter.value}"
        self.virtual_size = Size(40, 2 * len(self.events))
        self.refresh()

    def turn_filter(self) -> None:
        """Go on to the next filter."""
        self.filter = self.filter.next
        self.scroll_home(animate=False)
        self.show(self.board, self.tie)

    def render_line(self, y: int) -> Strip:
        """One line of the part that is scrolled to."""
        width, base = self.size.width, self.rich_style
        number, half = divmod(y + self.scroll_offset.y, 2)
        if number >= len(self.events):
            return Strip.blank(width, base)
        if number not in self._strips:
            self._strips[number] = self._drawn(self.events[number], width, base)
        return self._strips[number][half]

    def notify_style_update(self) -> None:
        """Draw anew in a new theme."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self) -> None:
        """Set the lines to the new width."""
        self._strips.clear()

    def _shown(self, event: Event) -> bool:
        if self.filter is Filter.TIE:
            return self.board.place_of(event).partition(".")[0] == self.tie
        return self.filter is Filter.ALL or isinstance(event, Goal)

    def _drawn(self, event: Event, width: int, base: Style) -> tuple[Strip, Strip]:
        told = line(self.board, event)
        label = "log--goal" if isinstance(event, Goal) and not told.struck else "log--label"
        words = "log--struck" if told.struck else label
        first = [
            (fit(6, [told.minute]), "log--minute"),
            (fit(13, [told.label]), label),
            (f" {told.text}", words),
        ]
        second = [(" " * 7, "log--detail"), (told.detail, "log--detail")]
        top, below = (
            Strip(
                [
                    Segment(text, base + self.get_component_rich_style(style, partial=True))
                    for text, style in parts
                ]
            )
            for parts in (first, second)
        )
        return top.crop_extend(0, width, base), below.crop_extend(0, width, base)
