"""The course of a tie as a picture: the goal difference on aggregate in steps, a mark for each goal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from rich.cells import cell_len

from scoreboard.app.fitting import Piece, fit, pad_left
from scoreboard.app.glyphs import Glyphs
from scoreboard.competition import Competition
from scoreboard.rules.course import Course
from scoreboard.rules.sides import Side
from scoreboard.rules.tie import TieState
from scoreboard.wording import side_name

LEGS: Final = ("1st leg", "2nd leg")
NARROWEST: Final = 48
"""Cells that a picture needs."""
_ROWS: Final = 6
"""The most lines for the difference; one more, under them, is the scale."""
_NAME: Final = 12
"""The most cells of a name beside them."""
_INDENT: Final = 2
_LEVEL: Final = "level"
_HALVES: Final = ("1st half",)
_AXIS, _COURSE, _GOAL = "tie--axis", "tie--course", "tie--goal"


def pictured(
    course: Course, tie: TieState, number: int, competition: Competition, width: int, glyphs: Glyphs
) -> Iterator[list[Piece]]:
    """The lines of the picture, at most seven; match `number` (from 0) is the one whose sheet it stands on.

    Nothing where no goal has been scored, or where a leg has more goals than there are cells for it.
    """
    if not course.goals:
        return
    labels = _Labels.of(course, tie, competition, width)
    plane = _Plane.of(course, width - labels.width - _INDENT)
    if plane.crowded:
        return
    rows = _drawn(plane, tie, competition, glyphs)
    now = plane.row(course.goals[-1].difference)
    for row, cells in enumerate(rows):
        yield [(labels.of_row(row, plane), "tie--headline" if row == now else "tie--quiet"), *_pieces(cells)]
    yield [(" " * (labels.width + 1), "tie--quiet"), *_pieces(_scale(plane, number))]


class _Labels(NamedTuple):
    """Who is ahead, and by how many goals: what stands to the left of the rows."""

    names: tuple[str, str]
    width: int

    @classmethod
    def of(cls, course: Course, tie: TieState, competition: Competition, width: int) -> _Labels:
        """Both sides by their short names, or both by their codes."""
        room = min(width // 5, _NAME)
        short, codes = (
            [side_name(competition, tie, side, form) for side in Side] for form in ("short", "code")
        )
        names = short if all(cell_len(name) <= room for name in short) else codes
        first, second = (fit(min(cell_len(name), room), [name]) for name in names)
        most = max(abs(goal.difference) for goal in course.goals)
        longest = max(cell_len(first), cell_len(second)) + len(f" +{most}")
        return cls((first, second), _INDENT + max(longest, len(_LEVEL)))

    def of_row(self, row: int, plane: _Plane) -> str:
        """`Benfica +2`, or `level`; where a row stands for several goals only the outermost say how many."""
        side = Side.FIRST if row < plane.top else Side.SECOND
        if row == plane.top:
            told = _LEVEL
        elif plane.scale == 1:
            told = f"{self.names[side]} +{abs(row - plane.top)}"
        else:
            told = f"{self.names[side]} +{plane.most[side]}" if row in (0, plane.rows - 1) else ""
        return f"{pad_left(self.width, told)} "


class _Plane(NamedTuple):
    """Where minutes and differences lie in the picture."""

    course: Course
    legs: tuple[range, ...]
    """The columns of each leg; the one between two legs is for the break."""
    most: tuple[int, int]
    """How many goals ahead each side has been; 1 for both where nobody has been more than that."""
    scale: int
    """Goals to a row."""

    @classmethod
    def of(cls, course: Course, width: int) -> _Plane:
        """The plane of a course in so many columns."""
        breaks = len(course.legs) - 1
        ends = [(width - breaks) * leg.ends // course.legs[-1].ends + n for n, leg in enumerate(course.legs)]
        starts = [0, *(end + 1 for end in ends)]
        differences = [goal.difference for goal in course.goals]
        first, second, scale = max(0, *differences), max(0, *(-ahead for ahead in differences)), 1
        while _up(first, scale) + _up(second, scale) >= _ROWS:
            scale += 1
        if first + second == 1:
            first = second = 1
        return cls(course, tuple(map(range, starts, ends)), (first, second), scale)

    @property
    def top(self) -> int:
        """The row of a tie that is level, from 0."""
        return _up(self.most[Side.FIRST], self.scale)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.top + 1 + _up(self.most[Side.SECOND], self.scale)

    @property
    def breaks(self) -> list[int]:
        """The columns between two legs."""
        return [columns.stop for columns in self.legs[:-1]]

    @property
    def crowded(self) -> bool:
        """Whether a leg has more goals than columns."""
        return any(
            sum(leg.begins < goal.minute <= leg.ends for goal in self.course.goals) > len(columns)
            for leg, columns in zip(self.course.legs, self.legs, strict=True)
        )

    def column(self, minute: int) -> int:
        """The column of a minute, which is one before the first for the minute before kick-off."""
        leg, columns = next(
            both for both in zip(self.course.legs, self.legs, strict=True) if minute <= both[0].ends
        )
        return columns.start - 1 + _up((minute - leg.begins) * len(columns), leg.ends - leg.begins)

    def row(self, difference: int) -> int:
        """The row of a difference, from the top."""
        rows = _up(abs(difference), self.scale)
        return self.top - rows if difference > 0 else self.top + rows

    def marks(self) -> list[int]:
        """A column for each goal, in order and none shared.

        Goals that are close are moved apart, forwards as long as they stay in their half, else backwards.
        """
        halves = [end for leg in self.course.legs for end in leg.halves]
        latest: list[int] = []
        for goal in reversed(self.course.goals):
            end = self.column(next(half for half in halves if goal.minute <= half))
            latest.append(min(end, latest[-1] - 1) if latest else end)
        marks: list[int] = []
        for goal, limit in zip(self.course.goals, reversed(latest), strict=True):
            free = marks[-1] + 1 if marks else 0
            marks.append(max(min(self.column(goal.minute), limit), free))
        return marks


Cell = tuple[str, str]
"""A sign and its style."""


def _ground(plane: _Plane, glyphs: Glyphs) -> list[list[Cell]]:
    """The rows without the course: the line of a level tie, the halves and the break between two legs."""
    _, _, _, leg_break, _, _, half, level, _ = tuple(glyphs.course)
    columns = plane.legs[-1].stop
    rows = [[(level if row == plane.top else " ", _AXIS)] * columns for row in range(plane.rows)]
    for row in rows:
        for leg in plane.course.legs:
            for minute in (leg.half_time, leg.extra_time):
                if minute is not None:
                    row[plane.column(minute)] = (half, _AXIS)
        for column in plane.breaks:
            row[column] = (leg_break, _AXIS)
    return rows


def _drawn(plane: _Plane, tie: TieState, competition: Competition, glyphs: Glyphs) -> list[list[Cell]]:
    """The rows with the course on them, from the first kick-off to where the tie has come."""
    along, up, down, _, crossed, come_to, _, _, onward = tuple(glyphs.course)
    rows = _ground(plane, glyphs)

    def go(row: int, begin: int, end: int) -> None:
        for column in range(begin, end):
            rows[row][column] = (crossed if column in plane.breaks else along, _COURSE)

    colours = [competition.teams[team].colour if team else None for team in tie.teams]
    row, begin = plane.top, 0
    for goal, column in zip(plane.course.goals, plane.marks(), strict=True):
        go(row, begin, column)
        after = plane.row(goal.difference)
        if after != row:
            rows[row][column] = (up if after < row else down, _COURSE)
        rows[after][column] = (glyphs.goal, colours[goal.side] or _GOAL)
        row, begin = after, column + 1
    end = plane.column(plane.course.reached) + 1
    go(row, begin, end)
    if end in plane.breaks:
        rows[row][end] = (come_to, _COURSE)
    elif tie.live and begin < end:
        rows[row][end - 1] = (onward, _COURSE)
    return rows


def _scale(plane: _Plane, number: int) -> list[Cell]:
    """What stands under the rows: legs, half-time, extra time; the leg in hand stands out."""
    cells = [(" ", _AXIS)] * plane.legs[-1].stop
    free = 0

    def write(words: str, column: int, style: str = "tie--quiet") -> None:
        nonlocal free
        start = max(column, min(free, column + 1), 0)
        if free <= start <= len(cells) - len(words):
            cells[start : start + len(words)] = [(sign, style) for sign in words]
            free = start + len(words) + 1

    names = LEGS if len(plane.legs) > 1 else _HALVES
    for leg, (stretch, columns, name) in enumerate(zip(plane.course.legs, plane.legs, names, strict=False)):
        write(name, columns.start, "tie--text" if leg == number else "tie--quiet")
        write("HT", plane.column(stretch.half_time))
        if stretch.extra_time is not None:
            write("ET", plane.column(stretch.extra_time))
    return cells


def _pieces(cells: list[Cell]) -> Iterator[Piece]:
    """A row with neighbours of one style together."""
    for style, run in groupby(cells, itemgetter(1)):
        yield "".join(sign for sign, _ in run), style


def _up(number: int, by: int) -> int:
    """A division, rounded up."""
    return -(-number // by)
