"""The bracket pane: every tie in a box, beside the tie that its winner goes on to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from scoreboard.app.fitting import fit
from scoreboard.app.glyphs import Glyphs
from scoreboard.app.plan import Plan, plan
from scoreboard.board import Board
from scoreboard.rules.bracket import projected
from scoreboard.rules.sides import HOME, Side
from scoreboard.rules.tie import TieState
from scoreboard.wording import clock, day, side_name

WIDTH: Final = 32
"""Cells of a tie's box."""
GAP: Final = 6
"""Cells between two columns of boxes."""
HEIGHT: Final = 4
"""Lines of a tie's box."""

Span = tuple[int, str, str]
"""A piece of a line: its first cell, its text, the component class that styles it."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What the lines of the bracket are drawn from."""

    board: Board
    now: datetime
    selected: str
    glyphs: Glyphs


class BracketPane(ScrollView, can_focus=True):
    """All ties. Arrows move between them; the selected one is told in a `Selected` message."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bracket--line", "bracket--chosen", "bracket--round", "bracket--team",
        "bracket--winner", "bracket--loser", "bracket--open", "bracket--live",
    }  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(0, -1)", "Tie above", show=False, id="bracket.up"),
        Binding("down", "move(0, 1)", "Tie below", show=False, id="bracket.down"),
        Binding("left", "move(-1, 0)", "Round before", show=False, id="bracket.left"),
        Binding("right", "move(1, 0)", "Next round", show=False, id="bracket.right"),
    ]

    selected: reactive[str] = reactive("", init=False)

    class Selected(Message):
        """Another tie was selected."""

        def __init__(self, tie: str) -> None:
            super().__init__()
            self.tie = tie

    def __init__(self, board: Board, now: datetime, glyphs: Glyphs, selected: str) -> None:
        super().__init__(id="bracket")
        self.border_title = "Bracket"
        self.glyphs = glyphs
        self._lines: dict[int, list[Span]] = {}
        self.set_reactive(BracketPane.selected, selected)
        self.show(board, now)

    def show(self, board: Board, now: datetime) -> None:
        """Draw a board as it is at a moment."""
        self.board, self.now = board, now
        self.plan: Plan = plan(board.competition)
        look = _Look(board, now, self.selected, self.glyphs)
        self._lines = _lines(self.plan, look)
        columns = len(self.plan.rounds)
        self.virtual_size = Size(columns * (WIDTH + GAP) - GAP + 2, int(self.plan.rows * HEIGHT) + 1)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the part that is scrolled to."""
        left, top = self.scroll_offset
        base = self.rich_style
        segments: list[Segment] = []
        end = 0
        for start, text, style in sorted(self._lines.get(y + top, [])):
            segments.append(Segment(" " * (start - end), base))
            segments.append(Segment(text, base + self.get_component_rich_style(style, partial=True)))
            end = start + cell_len(text)
        return Strip(segments).crop_extend(left, left + self.size.width, base)

    def watch_selected(self, tie: str) -> None:
        """Draw the new selection, scroll to it and tell of it."""
        self.show(self.board, self.now)
        self._bring_into_view(tie)
        self.post_message(self.Selected(tie))

    def on_mount(self) -> None:
        """Begin with the selection in view."""
        self.call_after_refresh(self._bring_into_view, self.selected)

    def on_click(self, event: Click) -> None:
        """Select the tie under the mouse."""
        x, y = event.x + self.scroll_offset.x, event.y + self.scroll_offset.y
        for tie in self.plan.places:
            if _box(self.plan, tie).contains(x, y):
                self.selected = tie

    def action_move(self, across: int, down: int) -> None:
        """Select the next tie in a direction."""
        if self.selected not in self.plan.places:
            return
        column, row = self.plan.places[self.selected]
        ties = self.plan.column(column + across) if across else self.plan.column(column)
        if not ties:
            return
        if across:
            self.selected = min(ties, key=lambda tie: abs(self.plan.places[tie][1] - row))
        else:
            self.selected = ties[max(0, min(ties.index(self.selected) + down, len(ties) - 1))]

    def _bring_into_view(self, tie: str) -> None:
        if tie in self.plan.places:
            self.scroll_to_region(_box(self.plan, tie), animate=False)


def _box(drawn: Plan, tie: str) -> Region:
    column, row = drawn.places[tie]
    return Region(1 + column * (WIDTH + GAP), 1 + round(row * HEIGHT), WIDTH, HEIGHT)


def _lines(drawn: Plan, look: _Look) -> dict[int, list[Span]]:
    lines: dict[int, list[Span]] = {}
    competition = look.board.competition
    for column, rounds in enumerate(drawn.rounds):
        names = " / ".join(competition.rounds[name].name for name in rounds)
        lines.setdefault(0, []).append(
            (1 + column * (WIDTH + GAP), fit(WIDTH, [f" {names}"]), "bracket--round")
        )
    for tie in drawn.places:
        box = _box(drawn, tie)
        for offset, spans in enumerate(_tie(look, look.board.ties[tie])):
            lines.setdefault(box.y + offset, []).extend(
                (box.x + at, text, style) for at, text, style in spans
            )
        for y, x, text in _joints(drawn, tie, look.glyphs):
            lines.setdefault(y, []).append((x, text, "bracket--line"))
    return lines


def _tie(look: _Look, tie: TieState) -> list[list[Span]]:
    """The four lines of a tie's box."""
    chosen = tie.id == look.selected
    corner, edge, end, side, low, last = tuple(look.glyphs.chosen if chosen else look.glyphs.box)
    line = "bracket--chosen" if chosen else "bracket--line"
    title, status = f" {tie.id} ", f" {_status(look, tie)} "
    gap = WIDTH - 3 - cell_len(title) - cell_len(status)
    top = f"{corner}{title}{edge * max(gap, 1)}{status}{edge}{end}"
    live = "bracket--live" if tie.live else line
    head = [(0, fit(WIDTH, [top]), line)]
    if gap > 0:
        start = 1 + cell_len(title) + gap
        head = [
            (0, top[: 1 + len(title) + gap], line),
            (start, status, live),
            (start + cell_len(status), edge + end, line),
        ]
    rows = []
    for which in Side:
        name, style = _name(look, tie, which)
        scores = _scores(tie, which)
        room = WIDTH - 4 - cell_len(scores) - 3
        mark = look.glyphs.winner if tie.outcome and tie.outcome.winner is which else " "
        text = f"{mark} {fit(room, name)} {scores} "
        rows.append([(0, side, line), (1, fit(WIDTH - 2, [text]), style), (WIDTH - 1, side, line)])
    return [head, *rows, [(0, f"{low}{edge * (WIDTH - 2)}{last}", line)]]


def _name(look: _Look, tie: TieState, side: Side) -> tuple[list[str], str]:
    """The forms of a side's name, the longest first, and how it is styled."""
    competition = look.board.competition
    if tie.teams[side] is None:
        expected = projected(competition, tie.id, look.board.ties)[side]
        if expected is not None:
            team = competition.teams[expected]
            return [f"{team.short} ?", f"{team.code} ?"], "bracket--open"
        return [side_name(competition, tie, side), side_name(competition, tie, side, "code")], "bracket--open"
    forms = [side_name(competition, tie, side), side_name(competition, tie, side, "code")]
    if tie.outcome is None:
        return forms, "bracket--team"
    return forms, "bracket--winner" if tie.outcome.winner is side else "bracket--loser"


def _scores(tie: TieState, side: Side) -> str:
    """A side's goals leg by leg, then the aggregate, then its kicks."""
    cells = []
    for match, home in zip(tie.matches, tie.homes, strict=True):
        goals = "" if match.score is None else str(match.score[side if home is HOME else side.other])
        cells.append(f"{goals:>2}")
    if len(tie.matches) > 1:
        cells.append(f"{'' if tie.aggregate is None else tie.aggregate[side]:>4}")
    if tie.penalties is not None:
        cells.append(f"({tie.penalties[side]})")
    return " ".join(cells)


def _status(look: _Look, tie: TieState) -> str:
    """How far a tie is: the clock of its match in hand, or the day of its next one."""
    competition = look.board.competition
    if tie.bye is not None:
        return "bye"
    upcoming = next((number for number, match in enumerate(tie.matches) if not match.started), None)
    if not tie.live and tie.outcome is None and upcoming is not None:
        return day(competition.legs(tie.id)[upcoming])
    current = tie.current
    return clock(tie.matches[current], look.now) if current is not None else ""


def _joints(drawn: Plan, tie: str, glyphs: Glyphs) -> list[tuple[int, int, str]]:
    """The lines from the ties that feed a tie, as line, first cell and text."""
    along, down, above, below, onward = tuple(glyphs.joint)
    feeders = [_box(drawn, feeder) for feeder in drawn.feeders[tie]]
    box = _box(drawn, tie)
    if not feeders:
        return []
    middle, entry = box.x - 3, box.y + 1
    if len(feeders) == 1:
        start = feeders[0].right
        return [(entry, start, along * (box.x - start))]
    upper, lower = sorted(feeders, key=lambda feeder: feeder.y)
    first, last = upper.y + 2, lower.y + 1
    found = [
        (first, upper.right, along * (middle - upper.right) + above),
        (last, lower.right, along * (middle - lower.right) + below),
        (entry, middle, onward + along * (box.x - middle - 1)),
    ]
    return found + [(y, middle, down) for y in range(first + 1, last) if y != entry]
