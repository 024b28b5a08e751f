"""The draw of a knockout competition: who meets whom in the first round, and the ties up to the final.

Nothing is read here and nothing is left to chance: the same teams and the same seed give the same draw.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final, Literal, NamedTuple, get_args

Method = Literal["random", "seeded", "listed"]
METHODS: Final[tuple[Method, ...]] = get_args(Method)
FEWEST: Final = 2
MOST: Final = 256
"""Teams."""
FEWEST_FOR_THIRD: Final = 4
"""Teams that a match for third place takes: two semi-finals, neither of them a bye."""

Pairing = tuple[str, str | None]
"""Two teams, the first at home in the first leg; None for a bye."""
When = date | datetime


def first_round(teams: Sequence[str], method: Method, seed: int, *, legs: int = 1) -> list[Pairing]:
    """The ties of the first round from the top of the bracket down, byes among them.

    `random` draws the teams out of one pot, by `seed`; the byes are spread evenly through the bracket.
    `listed` pairs them in their order, 1 v 2, 3 v 4.
    `seeded` takes them as listed by strength. The better half are seeded: they stand in the bracket so that
    the best two can meet in the final only, the best four in the semi-finals, and so on, and the best have
    the byes. Their opponents are drawn out of the other pot, by `seed`. A seed is at home in a single match,
    and of two `legs` in the second.
    """
    match method:
        case "random":
            return _in_order(_drawn(teams, seed))
        case "listed":
            return _in_order(teams)
        case "seeded":
            return _seeded(teams, seed, legs)


def seeds(ties: int) -> list[int]:
    """The number of the seed, from 1, that stands in each of so many ties, a power of two: 1, 4, 2, 3.

    Whoever wins, two seeds meet as late as they can: in every part of the bracket the two best are in
    different halves.
    """
    order = [1]
    while len(order) < ties:
        order = [seed for best in order for seed in (best, 2 * len(order) + 1 - best)]
    return order


def _seeded(teams: Sequence[str], seed: int, legs: int) -> list[Pairing]:
    ties = _ties_for(len(teams))
    byes = 2 * ties - len(teams)
    opponents = iter(_drawn(teams[ties:], seed))
    drawn: list[Pairing] = []
    for number in seeds(ties):
        best = teams[number - 1]
        if number <= byes:
            drawn.append((best, None))
        elif legs == 1:
            drawn.append((best, next(opponents)))
        else:
            drawn.append((next(opponents), best))
    return drawn


def _in_order(teams: Sequence[str]) -> list[Pairing]:
    ties = _ties_for(len(teams))
    byes = frozenset(_spread(ties)[: 2 * ties - len(teams)])
    waiting = iter(teams)
    return [(next(waiting), None if tie in byes else next(waiting)) for tie in range(ties)]


def _spread(ties: int) -> list[int]:
    """The ties, from 0, in the order in which they get a bye: the last first, then far from those before."""
    order = [0]
    while len(order) < ties:
        order = [2 * tie for tie in order] + [2 * tie + 1 for tie in order]
    return [ties - 1 - tie for tie in order]


def _drawn(pot: Sequence[str], seed: int) -> list[str]:
    """The teams of a pot in the order in which they come out of it.

    Of Python's random numbers only those of `random()` are promised to stay the same for ever.
    """
    chance = Random(seed)
    return sorted(pot, key=lambda _: chance.random())


def _ties_for(teams: int) -> int:
    """How many ties the first round of so many teams has, byes included: a power of two."""
    ties = 1
    while 2 * ties < teams:
        ties *= 2
    return ties


class Calendar(NamedTuple):
    """When the rounds are played. A start without an hour gives days; one without an offset, local time."""

    start: When
    every: int = 7
    """Days from the last leg of a round to the next round."""
    between_legs: int = 7
    """Days."""

    def on(self, days: int) -> When:
        """So many days after the start, at the same hour by the clocks of the place."""
        when = self.start + timedelta(days=days)
        if not isinstance(when, datetime) or when.tzinfo is not None:
            return when
        try:
            local = when.astimezone()
        except OSError:
            return when  # before the times that the system knows
        in_minutes = not (local.utcoffset() or timedelta()) % timedelta(minutes=1)
        return local if in_minutes else when


@dataclass(frozen=True)
class Plan:
    """How a competition is to be played."""

    legs: int = 1
    final_legs: int = 1
    third_place: bool = False
    calendar: Calendar | None = None
    """None: the days are arranged later."""
    rules: Mapping[str, Any] = field(default_factory=dict)
    """The rules beside `legs`, as in the file."""


class _Round(NamedTuple):
    id: str
    name: str
    ties: int
    legs: int
    day: int = 0
    """Days from the start to the first leg."""

    def tie(self, number: int) -> str:
        """The id of a tie, by its number from 1."""
        if self.ties == 1:
            return self.id
        return f"{self.id}-{number}" if self.id[-1].isdecimal() else f"{self.id}{number}"


def knockout(pairings: Sequence[Pairing], plan: Plan) -> dict[str, Any]:
    """The rules, rounds and ties of the whole competition in the form of the file, teams by their ids.

    `pairings` are those of `first_round`. Each winner goes on to the tie that stands between theirs and the
    next. Raises ValueError where a match for third place is planned and no two semi-finals have a loser.
    """
    if plan.third_place and sum(team is not None for pair in pairings for team in pair) < FEWEST_FOR_THIRD:
        raise ValueError(f"a match for third place takes {FEWEST_FOR_THIRD} teams or more")
    rounds = list(_rounds(len(pairings), plan))
    slots: list[Any] = [slot for pairing in pairings for slot in pairing]
    drawn: dict[str, Any] = {}
    ties: dict[str, Any] = {}
    for each in rounds:
        if each.id != "third":
            before = slots
            slots = [{"winner": each.tie(number + 1)} for number in range(each.ties)]
        else:
            before = [{"loser": slot["winner"]} for slot in slots]
        drawn[each.id] = {"name": each.name}
        if each.legs != plan.legs:
            drawn[each.id]["rules"] = {"legs": each.legs}
        for number in range(each.ties):
            teams = before[2 * number : 2 * number + 2]
            ties[each.tie(number + 1)] = _tie(each, teams, plan)
    return {"rules": {"legs": plan.legs, **plan.rules}, "rounds": drawn, "ties": ties}


def _rounds(ties: int, plan: Plan) -> Iterator[_Round]:
    """Every round in order of play; `ties` is how many the first has."""
    every, between = plan.calendar[1:] if plan.calendar else (0, 0)
    day = last_leg = 0
    while ties > 1:
        number = 2 * ties
        known = {8: ("qf", "Quarter-finals"), 4: ("sf", "Semi-finals")}
        yield _Round(*known.get(number, (f"r{number}", f"Round of {number}")), ties, plan.legs, day)
        last_leg = day + between * (plan.legs - 1)
        day, ties = last_leg + every, ties // 2
    if plan.third_place:
        yield _Round("third", "Third place", 1, 1, max(day - 1, last_leg + 1) if every else day)
    yield _Round("final", "Final", 1, plan.final_legs, day)


def _tie(at: _Round, slots: Sequence[Any], plan: Plan) -> dict[str, Any]:
    tie: dict[str, Any] = {
        "round": at.id,
        "teams": [{"bye": True} if slot is None else slot for slot in slots],
    }
    if None in slots:
        return tie
    legs: list[dict[str, Any]] = [{} for _ in range(at.legs)]
    if plan.calendar is not None:
        for number, leg in enumerate(legs):
            leg["kickoff"] = plan.calendar.on(at.day + number * plan.calendar.between_legs)
    if plan.rules.get("replay"):
        legs.append({})
    if any(legs) or len(legs) > at.legs:
        tie["legs"] = legs
    return tie
