"""Two things timed in turn, and the table of what came out."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Task = Callable[[], object]
_HEADS = ("", "floor", "ours", "ratio", "limit", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One number: what it takes, in seconds or bytes, beside its floor; without a limit for information."""

    name: str
    floor: float | None
    ours: float | None
    limit: float | None = None
    shown: Callable[[float | None], str] | None = None
    """How the floor and ours are written; as times, if not given."""

    @property
    def ratio(self) -> float | None:
        """How many times the floor it takes; None where one of them could not be measured."""
        return self.ours / self.floor if self.ours is not None and self.floor else None

    @property
    def verdict(self) -> str:
        """Met or not, in a word."""
        if self.ratio is None:
            return "not measured"
        if self.limit is None:
            return "for information"
        return "met" if self.ratio <= self.limit else "NOT MET"

    def cells(self) -> tuple[str, ...]:
        """The row as the table has it."""
        ratio = "-" if self.ratio is None else f"{self.ratio:.2f}"
        limit = "-" if self.limit is None else f"{self.limit:.2f}"
        shown = self.shown or _time
        return self.name, shown(self.floor), shown(self.ours), ratio, limit, self.verdict


def in_turn(
    name: str, floor: Task, ours: Task, limit: float | None = None, *, rounds: int = 15, calls: int = 1
) -> Row:
    """Time both in turn, each `rounds` times over `calls` calls, and take the medians.

    One round before them is not counted, so that files and code are warm for both.
    """
    floors, own = [], []
    for number in range(rounds + 1):
        pair = _timed(floor, calls), _timed(ours, calls)
        if number:
            floors.append(pair[0])
            own.append(pair[1])
    return Row(name, median(floors), median(own), limit)


def table(rows: list[Row]) -> str:
    """All rows, their columns aligned."""
    cells = [_HEADS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEADS))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in (0, len(_HEADS) - 1) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    )


def _timed(task: Task, calls: int) -> float:
    """Seconds for one call. What earlier calls left behind is collected outside the time."""
    gc.collect()
    start = perf_counter()
    for _ in range(calls):
        task()
    return (perf_counter() - start) / calls


def megabytes(size: float | None) -> str:
    """A size in bytes, for the table."""
    return "-" if size is None else f"{size / 1e6:.1f} MB"


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "-"
    if seconds < 0.001:
        return f"{seconds * 1e6:.1f} µs"
    return f"{seconds * 1e3:.2f} ms"
