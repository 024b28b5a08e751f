"""The bracket pane: every tie, in boxes by who feeds whom, or where it is narrow as a list by round."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Size, Spacing
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from scoreboard.app.drawing import HEIGHT, Drawing, Look, Span, box_width, boxes, lines, listing
from scoreboard.app.glyphs import Glyphs
from scoreboard.app.panes.lines import LinesPane
from scoreboard.app.plan import Plan, plan
from scoreboard.board import Board


class BracketPane(LinesPane, can_focus=True):
    """All ties. Arrows and clicks ask for another one in a `Selected` message."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bracket--line", "bracket--chosen", "bracket--path", "bracket--flash", "bracket--round",
        "bracket--team", "bracket--winner", "bracket--loser", "bracket--open", "bracket--live",
        "bracket--status",
    }  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(0, -1)", "Tie above", show=False, id="bracket.up"),
        Binding("down", "move(0, 1)", "Tie below", show=False, id="bracket.down"),
        Binding("left", "move(-1, 0)", "Round before", show=False, id="bracket.left"),
        Binding("right", "move(1, 0)", "Next round", show=False, id="bracket.right"),
        Binding("enter", "open", "Open", key_display="enter", id="bracket.open"),
    ]

    selected: reactive[str] = reactive("", init=False)
    compact: reactive[bool] = reactive(False, init=False)
    """Whether the ties stand in a list."""

    class Selected(Message):
        """Another tie is to be selected."""

        def __init__(self, tie: str) -> None:
            super().__init__()
            self.tie = tie

    class Opened(Message):
        """The selected tie is to be shown."""

    def __init__(self, board: Board, now: datetime, glyphs: Glyphs, selected: str) -> None:
        super().__init__(id="bracket")
        self.border_title = "Bracket"
        self.glyphs = glyphs
        self.flashing: frozenset[str] = frozenset()
        self.drawing = Drawing()
        self.set_reactive(BracketPane.selected, selected)
        self.board, self.now = board, now
        self.plans = [plan(board.competition)]
        self.draw()

    def show(self, board: Board, now: datetime) -> None:
        """Show a board as it is at a moment."""
        if board.competition is not self.board.competition:
            self.plans = [plan(board.competition)]
        self.board, self.now = board, now
        self.draw()

    def draw(self) -> None:
        """Draw the ties anew."""
        penalties = any(tie.penalties is not None for tie in self.board.ties.values())
        width = max(self.scrollable_content_region.width, 24)
        shown = self.plan if self.compact else self._around_selected()
        boxed = box_width(width, len(shown.rounds))
        look = Look(self.board, shown, self.now, self.selected, self.glyphs, boxed, self.flashing, penalties)
        self.drawing = listing(look, width) if self.compact else boxes(look)
        self.virtual_size = self.drawing.size
        self.redraw([self._line(y) for y in range(self.scrollable_content_region.height)])

    @property
    def plan(self) -> Plan:
        """Where every tie stands in the whole bracket."""
        return self.plans[0]

    def _around_selected(self) -> Plan:
        """The whole bracket where it fits; where it is too high, without rounds long before the selected tie.

        The later rounds of a large bracket stand far apart. Without the earlier ones they move together, so
        that a tie is seen with those that feed it.
        """
        room = self.outer_size.height - self.gutter.height
        if room <= 0 or lines(self.plan) <= room or self.selected not in self.plan.places:
            return self.plan
        earliest = max(self.plan.places[self.selected][0] - 1, 0)
        since = 0
        while since < earliest and lines(self._since(since)) > room - self.styles.scrollbar_size_horizontal:
            since += 1
        return self._since(since)

    def _since(self, column: int) -> Plan:
        """The bracket from a column on, laid out when it is first looked at."""
        while len(self.plans) <= column:
            self.plans.append(plan(self.board.competition, len(self.plans)))
        return self.plans[column]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height that the whole bracket calls for, whatever part of it is shown."""
        return super().get_content_height(container, viewport, width) if self.compact else lines(self.plan)

    def flash(self, tie: str) -> None:
        """Light a tie up for a moment."""
        self.flashing |= {tie}
        self.draw()
        self.set_timer(2.0, lambda: self._fade(tie))

    def render_line(self, y: int) -> Strip:
        """One line of the part that is scrolled to."""
        left, base = self.scroll_offset.x, self.look()
        segments: list[Segment] = []
        end = 0
        for start, text, style in self._line(y):
            segments.append(Segment(" " * (start - end), base))
            segments.append(Segment(text, self.look(style)))
            end = start + cell_len(text)
        return Strip(segments).crop_extend(left, left + self.scrollable_content_region.width, base)

    def _line(self, y: int) -> list[Span]:
        """The pieces of a line in view; the names of the rounds stay on top."""
        return self.drawing.line(0 if y == 0 and not self.compact else y + self.scroll_offset.y)

    def watch_selected(self, tie: str) -> None:
        """Draw the new selection and scroll to it."""
        self.draw()
        self._bring_into_view(tie)

    def watch_compact(self) -> None:
        """Draw the other form, the selection in view."""
        self.draw()
        self.call_after_refresh(self._bring_into_view, self.selected)

    def on_resize(self) -> None:
        """Fit the ties to the new width, and keep the selection in view."""
        self.draw()
        self._bring_into_view(self.selected)

    def on_click(self, event: Click) -> None:
        """Select the tie under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        x, y = offset.x + self.scroll_offset.x, offset.y + self.scroll_offset.y
        for tie, region in self.drawing.regions.items():
            if region.contains(x, y):
                self.post_message(self.Selected(tie))

    def action_open(self) -> None:
        """Show the selected tie."""
        self.post_message(self.Opened())

    def action_move(self, across: int, down: int) -> None:
        """Select the next tie in a direction; down the list from the end of a round into the next."""
        if self.selected not in self.plan.places:
            return
        column, row = self.plan.places[self.selected]
        ties = self.plan.column(column + across)
        if across and ties:
            nearest = min(ties, key=lambda tie: abs(self.plan.places[tie][1] - row))
            self.post_message(self.Selected(nearest))
        elif not across:
            if self.compact:
                ties = [tie for number in range(len(self.plan.rounds)) for tie in self.plan.column(number)]
            number = max(0, min(ties.index(self.selected) + down, len(ties) - 1))
            self.post_message(self.Selected(ties[number]))

    def _fade(self, tie: str) -> None:
        self.flashing -= {tie}
        self.draw()

    def _bring_into_view(self, tie: str) -> None:
        if tie in self.drawing.regions:
            region = self.drawing.regions[tie]
            beside = HEIGHT if self.size.height > 4 * HEIGHT else 0
            around = Spacing(top=1 + beside, bottom=beside)
            self.scroll_to_region(region, spacing=around, animate=False, force=True, immediate=True)
