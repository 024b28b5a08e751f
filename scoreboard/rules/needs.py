"""What each side needs as it stands, found by asking the rules what more goals would bring."""

from __future__ import annotations

from typing import NamedTuple

from scoreboard.rules.sides import Side, plus
from scoreboard.rules.tie import LegGoals, Outcome, Step, TieState, Verdict, total, verdict


class Need(NamedTuple):
    """What one side needs. Goals are goals without reply, from now on, in the match in hand."""

    step: Step | None
    """What a level tie would bring: extra time, penalties, a replay. None where no number of goals does."""
    to_level: int | None
    """The fewest goals that bring `step`; 0 where the tie is level already."""
    to_go_through: int
    """The fewest goals that put the side through; 0 where it goes through as it stands."""


def needs(tie: TieState) -> tuple[Need, Need] | None:
    """What the first and the second of a tie's teams need.

    None where goals cannot tell: before the first kick-off, once the tie is decided, and where it goes on
    with penalties, a replay or a decision.
    """
    if tie.outcome is not None or not tie.started or tie.next not in (None, Step.EXTRA_TIME):
        return None
    return _need(tie, Side.FIRST), _need(tie, Side.SECOND)


def with_goals(tie: TieState, side: Side, goals: int) -> Verdict:
    """What would follow if `side` scored that many more, the other none, and then time was up."""
    extra_time = tie.next is Step.EXTRA_TIME or tie.matches[tie.deciding].extra_played
    legs = list(tie.deciding_goals())
    number = _in_hand(tie)
    legs[number] = _scored(legs[number], side, goals, extra_time)
    return verdict(tuple(legs), tie.rules, extra_time=extra_time, replayed=tie.replayed)


def _need(tie: TieState, side: Side) -> Need:
    aggregate = total(tie.deciding_goals())
    behind = max(aggregate[side.other] - aggregate[side], 0)
    step, to_level = None, None
    for goals in range(behind + 1):
        match with_goals(tie, side, goals):
            case Outcome(winner=winner) if winner is side:
                return Need(step, to_level, goals)
            case Step() as level if to_level is None:
                step, to_level = level, goals
    return Need(step, to_level, behind + 1)


def _in_hand(tie: TieState) -> int:
    """The index, among the goals that decide, of the leg in which the next goal falls."""
    if tie.replayed:
        return 0
    unfinished = [number for number, match in enumerate(tie.legs) if match.full_time is None]
    return unfinished[0] if unfinished else len(tie.legs) - 1


def _scored(leg: LegGoals, side: Side, goals: int, extra_time: bool) -> LegGoals:
    if extra_time:
        return leg._replace(extra=plus(leg.extra, side, goals))
    return leg._replace(normal=plus(leg.normal, side, goals))
