"""Where each tie of a bracket stands: by who feeds whom, not by the order of the file."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from scoreboard.competition import Competition, LoserOf, WinnerOf


@dataclass(frozen=True, slots=True)
class Plan:
    """The columns of a bracket and the place of every tie in them."""

    rounds: tuple[tuple[str, ...], ...]
    """The ids of the rounds in each column, from the left; in a column the one that begins highest first."""
    places: dict[str, tuple[int, float]]
    """For each tie its column, and its row counted in ties; half a row where it stands between two."""
    feeders: dict[str, tuple[str, ...]]
    """For each tie the ties whose winners it waits for, as they are drawn from top to bottom."""
    since: int = 0
    """How many columns are left out before the first."""

    @property
    def rows(self) -> float:
        """The height of the whole, in ties."""
        return max((row + 1 for _, row in self.places.values()), default=0)

    def column(self, number: int) -> list[str]:
        """The ties of a column from top to bottom."""
        return sorted((tie for tie, place in self.places.items() if place[0] == number), key=self._row)

    def _row(self, tie: str) -> float:
        return self.places[tie][1]


def plan(competition: Competition, since: int = 0) -> Plan:
    """Lay a bracket out: feeders beside their tie, a third-place tie under the final.

    With `since` the columns before that one are left out, and the ties after them move together.
    """
    columns = {tie_id: column - since for tie_id, column in _columns(competition).items() if column >= since}
    feeders = {
        tie_id: tuple(feeder for feeder in _winners(competition, tie_id) if feeder in columns)
        for tie_id in columns
    }
    rows: dict[str, float] = {}
    free: dict[int, float] = defaultdict(float)
    leaf = 0.0

    def settle(tie_id: str) -> float:
        nonlocal leaf
        if tie_id not in rows:
            below = [settle(feeder) for feeder in feeders[tie_id]]
            if below:
                rows[tie_id] = sum(below) / len(below)
            elif competition.onward[tie_id]:
                rows[tie_id], leaf = leaf, leaf + 1
            else:
                rows[tie_id] = free[columns[tie_id]]
            free[columns[tie_id]] = max(free[columns[tie_id]], rows[tie_id] + 1)
        return rows[tie_id]

    last = sorted(columns, key=lambda tie_id: -columns[tie_id])
    for tie_id in [tie for tie in last if feeders[tie]] + [tie for tie in last if not feeders[tie]]:
        settle(tie_id)
    from_top = sorted(columns, key=lambda tie_id: rows[tie_id])
    width = max(columns.values(), default=-1) + 1
    rounds = [
        tuple(dict.fromkeys(competition.ties[tie].round for tie in from_top if columns[tie] == number))
        for number in range(width)
    ]
    places = {tie: (column, rows[tie]) for tie, column in columns.items()}
    return Plan(tuple(rounds), places, feeders, since)


def _winners(competition: Competition, tie_id: str) -> tuple[str, ...]:
    return tuple(slot.source for slot in competition.ties[tie_id].teams if isinstance(slot, WinnerOf))


def _columns(competition: Competition) -> dict[str, int]:
    """The column of each tie: that of its round, but a tie of losers stands under the winners' tie."""
    used = [
        name for name in competition.rounds if any(tie.round == name for tie in competition.ties.values())
    ]
    columns = {tie_id: used.index(tie.round) for tie_id, tie in competition.ties.items()}
    for tie_id, tie in competition.ties.items():
        sources = [slot.source for slot in tie.teams if isinstance(slot, LoserOf)]
        winners = [onward for source in sources for onward in competition.onward[source] if onward != tie_id]
        if winners:
            columns[tie_id] = columns[winners[0]]
    closed = sorted(set(columns.values()))
    return {tie_id: closed.index(column) for tie_id, column in columns.items()}
