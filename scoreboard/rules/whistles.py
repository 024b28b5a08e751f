"""Which whistle comes next in a match, in the order that the rules of its tie call for."""

from __future__ import annotations

from collections.abc import Iterator

from scoreboard.competition import Competition
from scoreboard.events import Whistle
from scoreboard.minute import Period
from scoreboard.rules.legality import in_match
from scoreboard.rules.match import MatchState
from scoreboard.rules.tie import By, Step, TieState

_FOLLOWING = {
    Period.FIRST_HALF: Period.HALF_TIME,
    Period.HALF_TIME: Period.SECOND_HALF,
    Period.SECOND_HALF: Period.FULL_TIME,
    Period.EXTRA_FIRST_HALF: Period.EXTRA_HALF_TIME,
    Period.EXTRA_HALF_TIME: Period.EXTRA_SECOND_HALF,
    Period.EXTRA_SECOND_HALF: Period.EXTRA_FULL_TIME,
}


def next_whistles(tie: TieState, number: int, competition: Competition) -> tuple[Period, ...]:
    """The periods whose whistle may be blown now in match `number` (from 0), the likely one first.

    Empty for a match that is over, or whose teams are not known yet. A match that was broken off is taken up
    again with the whistle of the period in which that happened.
    """
    match = tie.matches[number]
    likely = _likely(tie, number)
    allowed = list(_allowed(tie, number, competition))
    return tuple(sorted(allowed, key=lambda period: (period is not likely, period.rank)))[: _most(match)]


def _most(match: MatchState) -> int:
    """Before kick-off there is nothing to choose."""
    return 1 if match.period is None else len(Period)


def _allowed(tie: TieState, number: int, competition: Competition) -> Iterator[Period]:
    match = tie.matches[number]
    blown = {whistle.period for whistle in match.whistles}
    reached = -1 if match.period is None or match.ended else match.period.rank
    for period in Period:
        again = match.unfinished and period is match.period
        if (period in blown and not again) or period.rank < reached:
            continue
        whistle = Whistle(match=match.id, period=period)
        if not any(ruling.refused for ruling in in_match(whistle, tie, number, competition)):
            yield period


def _likely(tie: TieState, number: int) -> Period:
    match = tie.matches[number]
    if match.period is None:
        return Period.FIRST_HALF
    if match.unfinished and not match.ended:
        return match.period
    here = number == tie.deciding
    sudden = tie.outcome is not None and tie.outcome.by in (By.GOLDEN_GOAL, By.SILVER_GOAL)
    if here and sudden:
        return Period.ENDED
    if match.period in (Period.FULL_TIME, Period.EXTRA_FULL_TIME, Period.ENDED) and here:
        if tie.next is Step.EXTRA_TIME:
            return Period.EXTRA_FIRST_HALF
        if tie.next is Step.PENALTIES:
            return Period.SHOOTOUT
    return _FOLLOWING.get(match.period, Period.ENDED)
