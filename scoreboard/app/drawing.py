"""A bracket as lines of text: in boxes beside each other, or as a compact list by round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from rich.cells import cell_len
from textual.geometry import Region, Size

from scoreboard.app.fitting import fit
from scoreboard.app.glyphs import Glyphs
from scoreboard.app.plan import Plan
from scoreboard.board import Board
from scoreboard.dates import day
from scoreboard.rules.bracket import projected
from scoreboard.rules.sides import HOME, Side
from scoreboard.rules.tie import TieState
from scoreboard.wording import clock, side_name

NARROWEST: Final = 34
WIDEST: Final = 48
"""Cells of a tie's box."""
GAP: Final = 6
"""Cells between two columns of boxes."""
HEIGHT: Final = 4
"""Lines of a tie's box."""

_NAME: Final = 8
"""Cells that a name in the list should have before the legs are shown too."""

Span = tuple[int, str, str]
"""A piece of a line: its first cell, its text, the component class that styles it."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a bracket is drawn from."""

    board: Board
    plan: Plan
    now: datetime
    selected: str
    glyphs: Glyphs
    width: int = NARROWEST
    """Cells of a tie's box."""
    flashing: frozenset[str] = frozenset()
    """The ties in which something has just happened."""
    penalties: bool = False
    """Whether any tie went to penalties, so that all have a column for them."""


@dataclass(slots=True)
class Drawing:
    """The lines of a bracket, and where each tie stands in them."""

    size: Size = field(default_factory=lambda: Size(0, 0))
    regions: dict[str, Region] = field(default_factory=dict)
    paint: Callable[[str], list[list[Span]]] = lambda _: []
    """The lines of one tie, drawn when they are first looked at."""
    _around: dict[int, list[Span]] = field(default_factory=dict)
    _ties: dict[int, list[str]] = field(default_factory=dict)
    _painted: dict[str, list[list[Span]]] = field(default_factory=dict)

    def put(self, y: int, *spans: Span) -> None:
        """Add to a line."""
        self._around.setdefault(y, []).extend(spans)

    def place(self, tie: str, region: Region) -> None:
        """Keep a region for a tie."""
        self.regions[tie] = region
        for y in region.line_range:
            self._ties.setdefault(y, []).append(tie)

    def line(self, y: int) -> list[Span]:
        """All pieces of a line, from the left."""
        spans = list(self._around.get(y, ()))
        for tie in self._ties.get(y, ()):
            region = self.regions[tie]
            if tie not in self._painted:
                self._painted[tie] = self.paint(tie)
            spans += [(region.x + x, text, style) for x, text, style in self._painted[tie][y - region.y]]
        return sorted(spans)


def box_width(room: int, columns: int) -> int:
    """The width of a box that lets so many columns fill the room, as far as that suits a box."""
    share = (room - 2 - GAP * (columns - 1)) // max(columns, 1)
    return max(NARROWEST, min(share, WIDEST))


def lines(plan: Plan) -> int:
    """The lines of a bracket in boxes, the names of the rounds on top."""
    return int(plan.rows * HEIGHT) + 1


def boxes(look: Look) -> Drawing:
    """Every tie in a box, beside the tie that its winner goes on to.

    Where rounds are left out, a sign before the first one's name tells that there is more.
    """
    plan, competition, width = look.plan, look.board.competition, look.width
    drawing = Drawing(Size(max(len(plan.rounds) * (width + GAP) - GAP, 0) + 2, lines(plan)))
    drawing.paint = lambda tie: _box(look, look.board.ties[tie])
    path = _path(look)
    for column, rounds in enumerate(plan.rounds):
        names = " / ".join(competition.rounds[name].name for name in rounds)
        sign = f"{look.glyphs.earlier} " if plan.since and not column else " "
        drawing.put(0, (1 + column * (width + GAP), fit(width, [f"{sign}{names}"]), "bracket--round"))
    for tie, (column, row) in plan.places.items():
        drawing.place(tie, Region(1 + column * (width + GAP), 1 + round(row * HEIGHT), width, HEIGHT))
    for tie in plan.places:
        for y, x, text, lit in _joints(drawing, look, tie, path):
            drawing.put(y, (x, text, "bracket--path" if lit else "bracket--line"))
    return drawing


def listing(look: Look, width: int) -> Drawing:
    """The ties below each other by round, two lines a tie."""
    competition = look.board.competition
    drawing, y = Drawing(), 0
    drawing.paint = lambda tie: [list(_row(look, look.board.ties[tie], side, width)) for side in Side]
    for column, rounds in enumerate(look.plan.rounds):
        names = " / ".join(competition.rounds[name].name for name in rounds)
        drawing.put(y, (0, fit(width, [names]), "bracket--round"))
        y += 1
        for tie in look.plan.column(column):
            drawing.place(tie, Region(0, y, width, 2))
            y += 2
        y += 1
    drawing.size = Size(width, max(y - 1, 0))
    return drawing


def _row(look: Look, tie: TieState, side: Side, width: int) -> Iterator[Span]:
    """One side of a tie in the list, the status of the tie at the end of its first line."""
    name, style = _name(look, tie, side)
    scores = _scores(look, tie, side)
    if width - 11 - cell_len(scores) < _NAME:
        scores = _scores(look, tie, side, legs=False)
    status = _status(look, tie) if side is Side.FIRST else ""
    room = max(width - 11 - cell_len(scores), 3)
    mark = look.glyphs.winner if tie.outcome and tie.outcome.winner is side else " "
    chosen = tie.id == look.selected
    yield 0, look.glyphs.chosen[3] if chosen else " ", _line_style(look, tie)
    yield 1, fit(width - 8, [f"{mark} {fit(room, name)} {scores}"]), style
    yield width - 7, fit(7, [f" {status}"]), "bracket--live" if tie.live else "bracket--status"


def _box(look: Look, tie: TieState) -> list[list[Span]]:
    """The four lines of a tie's box."""
    width = look.width
    chosen = tie.id == look.selected
    corner, edge, end, side, low, last = tuple(look.glyphs.chosen if chosen else look.glyphs.box)
    line = _line_style(look, tie)
    title, status = f" {fit(min(cell_len(tie.id), 14), [tie.id])} ", _status(look, tie)
    status = f" {status} " if status else ""
    gap = max(width - 3 - cell_len(title) - cell_len(status), 1)
    begin = f"{corner}{title}{edge * gap}"
    told = "bracket--live" if tie.live else "bracket--status"
    head = [
        (0, begin, line),
        (cell_len(begin), status, told),
        (cell_len(begin) + cell_len(status), f"{edge}{end}", line),
    ]
    rows = []
    for which in Side:
        name, style = _name(look, tie, which)
        scores = _scores(look, tie, which)
        room = max(width - 6 - cell_len(scores), 3)
        mark = look.glyphs.winner if tie.outcome and tie.outcome.winner is which else " "
        text = f"{mark} {fit(room, name)} {scores}"
        rows.append([(0, side, line), (1, fit(width - 2, [text]), style), (width - 1, side, line)])
    return [head, *rows, [(0, f"{low}{edge * (width - 2)}{last}", line)]]


def _line_style(look: Look, tie: TieState) -> str:
    if tie.id in look.flashing:
        return "bracket--flash"
    return "bracket--chosen" if tie.id == look.selected else "bracket--line"


def _name(look: Look, tie: TieState, side: Side) -> tuple[list[str], str]:
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


def _scores(look: Look, tie: TieState, side: Side, *, legs: bool = True) -> str:
    """A side's goals leg by leg, then the aggregate, then its kicks, each in a column of its own.

    Where there are an aggregate and little room, the legs are left out.
    """
    cells = []
    for match, home in zip(tie.matches, tie.homes, strict=True) if legs or len(tie.matches) == 1 else ():
        goals = "" if match.score is None else str(match.score[side if home is HOME else side.other])
        cells.append(f"{goals:>2}")
    if len(tie.matches) > 1:
        cells.append(f"{'' if tie.aggregate is None else tie.aggregate[side]:>3}")
    if look.penalties:
        cells.append(f"{'' if tie.penalties is None else f'({tie.penalties[side]})':>4}")
    return " ".join(cells)


def _status(look: Look, tie: TieState) -> str:
    """How far a tie is: the clock of its match in hand, or the day of its next one."""
    if tie.bye is not None:
        return "bye"
    upcoming = next((number for number, match in enumerate(tie.matches) if not match.started), None)
    if not tie.live and tie.outcome is None and upcoming is not None:
        return day(look.board.competition.legs(tie.id)[upcoming])
    current = tie.current
    return clock(tie.matches[current], look.now) if current is not None else ""


def _path(look: Look) -> frozenset[str]:
    """The selected tie and those that its winner goes on to."""
    path, tie = [], look.selected
    while tie in look.plan.places and tie not in path:
        path.append(tie)
        tie = next((onward for onward, feeders in look.plan.feeders.items() if tie in feeders), "")
    return frozenset(path)


def _joints(
    drawing: Drawing, look: Look, tie: str, path: frozenset[str]
) -> Iterator[tuple[int, int, str, bool]]:
    """The lines from the ties that feed a tie: line, first cell, text, and whether it is lit up."""
    along, down, above, below, onward = tuple(look.glyphs.joint)
    feeders = sorted(look.plan.feeders[tie], key=lambda feeder: drawing.regions[feeder].y)
    if not feeders:
        return
    region = drawing.regions[tie]
    middle, entry = region.x - 3, region.y + 1
    if len(feeders) == 1:
        start = drawing.regions[feeders[0]].right
        yield entry, start, along * (region.x - start), feeders[0] in path
        return
    (upper, lower), (upper_lit, lower_lit) = (
        [drawing.regions[feeder] for feeder in feeders],
        [feeder in path for feeder in feeders],
    )
    first, last = upper.y + 2, lower.y + 1
    yield first, upper.right, along * (middle - upper.right) + above, upper_lit
    yield last, lower.right, along * (middle - lower.right) + below, lower_lit
    yield entry, middle, onward + along * (region.x - middle - 1), upper_lit or lower_lit
    for y in range(first + 1, last):
        if y != entry:
            yield y, middle, down, upper_lit if y < entry else lower_lit
