"""The log pane: what happened, newest on top, drawn line by line over the board's own events."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from scoreboard.app.fitting import fit
from scoreboard.app.glyphs import Glyphs
from scoreboard.app.panes.lines import LinesPane
from scoreboard.board import Board
from scoreboard.events import Event, Goal
from scoreboard.telling import line

_ONE_LINE: Final = 70
"""The cells that an event needs to stand on one line."""


class Filter(Enum):
    """Which events the log shows."""

    ALL = "all matches"
    TIE = "this tie"
    GOALS = "goals"

    @property
    def next(self) -> Filter:
        """The filter that the key goes on to."""
        every = list(Filter)
        return every[(every.index(self) + 1) % len(every)]


class _Drawn(NamedTuple):
    """The two lines of an event, and the tie on which they depend."""

    tie: str
    strips: tuple[Strip, Strip]


class LogPane(LinesPane, can_focus=True):
    """The events of all matches, of the selected tie, or the goals.

    An event takes a line where that is wide enough, else two.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "log--minute", "log--goal", "log--label", "log--detail", "log--struck", "log--cursor",
    }  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Newer", show=False, id="log.up"),
        Binding("down", "move(1)", "Older", show=False, id="log.down"),
        Binding("home", "move(-1000000)", "Newest", show=False, id="log.newest"),
        Binding("end", "move(1000000)", "Oldest", show=False, id="log.oldest"),
        Binding("enter", "open", "Open", key_display="enter", id="log.open"),
        Binding("delete", "take_back", "Take back", key_display="del", id="log.delete"),
    ]

    class Opened(Message):
        """The match of a line is to be shown."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    class Chosen(Message):
        """An entry is to be amended, or taken back."""

        def __init__(self, event: Event, *, take_back: bool = False) -> None:
            super().__init__()
            self.event, self.take_back = event, take_back

    def __init__(self, board: Board, tie: str, glyphs: Glyphs) -> None:
        super().__init__(id="log")
        self.scoring = False
        """Whether enter amends the line, and delete takes it back."""
        self.glyphs = glyphs
        self.filter = Filter.ALL
        self.cursor = 0
        self.rows = 2
        """The lines that an event takes."""
        self.unseen = 0
        """How many events have come in above what is scrolled to."""
        self._strips: dict[int, _Drawn] = {}
        """The lines that have been looked at, by the id of their event."""
        self.events: list[Event] = []
        """Those that are shown, the oldest first."""
        self.board, self.tie = board, tie
        self.show(board, tie)

    def show(self, board: Board, tie: str) -> None:
        """Show the log of a board, `tie` the selected one. What is scrolled back holds still."""
        if self.filter is Filter.TIE and tie != self.tie:
            self._begin_anew()
        elif board is self.board and self.events:
            self.tie = tie
            return
        were = len(self.events)
        self._take_in(board, tie)
        came = len(self.events) - were
        self.be_high(self.rows * len(self.events))
        if were and came and self.scroll_offset.y > 0:
            self.cursor += came
            self.unseen = max(self.unseen + came, 0)
            self.scroll_to(y=self.scroll_offset.y + self.rows * came, animate=False, force=True)
        self.cursor = max(min(self.cursor, len(self.events) - 1), 0)
        self._tell_title()
        self.refresh()

    def turn_filter(self) -> None:
        """Go on to the next filter."""
        self.filter = self.filter.next
        self._begin_anew()
        self.show(self.board, self.tie)

    def render_line(self, y: int) -> Strip:
        """One line of the part that is scrolled to."""
        width, base = self.scrollable_content_region.width, self.look()
        number, half = divmod(y + self.scroll_offset.y, self.rows)
        if number >= len(self.events):
            return Strip.blank(width, base)
        event = self.at(number)
        if event.id not in self._strips:
            self._strips[event.id] = self._drawn(event, width, base)
        strip = self._strips[event.id].strips[half]
        if self.has_focus and number == self.cursor:
            return strip.apply_style(self.look("log--cursor"))
        return strip

    def notify_style_update(self) -> None:
        """Draw anew in a new theme."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self) -> None:
        """Set the lines to the new width."""
        self.rows = 1 if self.size.width >= _ONE_LINE else 2
        self.be_high(self.rows * len(self.events))
        self._strips.clear()
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Go to the line under the mouse, and show its match."""
        offset = event.get_content_offset(self)
        number = (offset.y + self.scroll_offset.y) // self.rows if offset else len(self.events)
        if number < len(self.events):
            self.cursor = number
            self.post_message(self.Opened(self.board.place_of(self.at(number))))
            self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """What is scrolled to has been seen."""
        super().watch_scroll_y(old_value, new_value)
        if new_value <= 0 and self.unseen:
            self.unseen = 0
            self._tell_title()

    def action_move(self, lines: int) -> None:
        """Go along the log."""
        if self.events:
            self.cursor = max(0, min(self.cursor + lines, len(self.events) - 1))
            region = Region(0, self.rows * self.cursor, 1, self.rows)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)
            self.refresh()

    def action_open(self) -> None:
        """Amend the entry of the line; while watching, show its match."""
        if self.cursor < len(self.events):
            event = self.at(self.cursor)
            opened = self.Opened(self.board.place_of(event))
            self.post_message(self.Chosen(event) if self.scoring else opened)

    def action_take_back(self) -> None:
        """Take the entry of the line back."""
        if self.cursor < len(self.events):
            self.post_message(self.Chosen(self.at(self.cursor), take_back=True))

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        """A line is taken back by a scorer only."""
        return self.scoring or None if action == "take_back" else True

    def at(self, number: int) -> Event:
        """The event of a line, counted from the newest."""
        return self.events[-1 - number]

    def _take_in(self, board: Board, tie: str) -> None:
        """Show the events of a board. What is there already is kept."""
        was, self.board, self.tie = self.board, board, tie
        last = was.log.last_id
        if not (self.events and last and board.log.find(last) is was.log.find(last)):
            self.events.clear()
            self._strips.clear()
            last = 0
        new = list(board.log.since(last) if last else board.log)
        changed = {_tie(board, event) for event in new} if last else set()
        for event_id in [event_id for event_id, drawn in self._strips.items() if drawn.tie in changed]:
            del self._strips[event_id]
        self.events.extend(event for event in new if self._shown(event))

    def _begin_anew(self) -> None:
        self.events, self.cursor, self.unseen = [], 0, 0
        self.scroll_home(animate=False, force=True)

    def _tell_title(self) -> None:
        self.border_title = f"Log {self.glyphs.dot} {self.filter.value}"
        self.border_subtitle = f"{self.unseen} new above" if self.unseen else ""

    def _shown(self, event: Event) -> bool:
        if self.filter is Filter.TIE:
            return _tie(self.board, event) == self.tie
        return self.filter is Filter.ALL or isinstance(event, Goal)

    def _drawn(self, event: Event, width: int, base: Style) -> _Drawn:
        told = line(self.board, event)
        goal = isinstance(event, Goal) and not told.struck
        label, words = ("log--goal", "log--goal") if goal else ("log--label", "log--label")
        if told.struck:
            label = words = "log--struck"
        tie = _tie(self.board, event)
        place = f" {tie} "
        room = max(width - 20 - len(place), 4)
        details = (told.detail, *told.shorter)
        texts = [f"{told.text}  {detail}" for detail in details] if self.rows == 1 else [told.text]
        first = [
            (fit(6, [told.minute]), "log--minute"),
            *_padded(14, [told.label], label),
            *_padded(room, texts, words),
            (place, "log--detail"),
        ]
        second = [(" " * 6, "log--detail"), (fit(max(width - 6, 1), details), "log--detail")]
        top, below = (
            Strip([Segment(text, self.look(style)) for text, style in parts]) for parts in (first, second)
        )
        return _Drawn(tie, (top.crop_extend(0, width, base), below.crop_extend(0, width, base)))


def _tie(board: Board, event: Event) -> str:
    return board.place_of(event).partition(".")[0]


def _padded(width: int, forms: list[str], style: str) -> list[tuple[str, str]]:
    """A form that fits, in its style, and the space after it, which is not struck through."""
    text = fit(width, forms).rstrip()
    return [(text, style), (" " * (width - cell_len(text)), "log--label")]
