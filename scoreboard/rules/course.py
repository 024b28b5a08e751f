"""The course of a tie: the goal difference on aggregate, minute by minute over its legs.

Only what the log tells is told: a tie with a leg whose goals do not explain its score has no course.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from scoreboard.competition import Rules
from scoreboard.events import Goal, Result, TimedEvent
from scoreboard.minute import Minute, Period
from scoreboard.rules.clock import minute_at
from scoreboard.rules.match import MatchState
from scoreboard.rules.sides import AWAY, HOME, Side
from scoreboard.rules.tie import By, TieState

_NORMAL: Final = (Period.FIRST_HALF, Period.SECOND_HALF)


class Swing(NamedTuple):
    """A goal, and where it left the tie."""

    minute: int
    """The minutes played by then, earlier legs included. Stoppage time is the last minute of its half."""
    difference: int
    """How many goals the first of the tie's teams is ahead on aggregate after it; below 0 when behind."""
    side: Side
    """The side of the tie whose score went up."""


class Stretch(NamedTuple):
    """Where a leg lies in the course, in minutes played since the tie began."""

    begins: int
    halves: tuple[int, ...]
    """Where each half ends: two of them, or four where there was extra time."""

    @property
    def ends(self) -> int:
        """The end of the leg."""
        return self.halves[-1]

    @property
    def half_time(self) -> int:
        """The end of its first half."""
        return self.halves[0]

    @property
    def extra_time(self) -> int | None:
        """The end of normal time where extra time followed, else None."""
        return self.halves[1] if len(self.halves) > len(_NORMAL) else None


@dataclass(frozen=True, slots=True)
class Course:
    """The legs of a tie end to end, with their goals in the order of play. A replay is no part of it."""

    legs: tuple[Stretch, ...]
    """All legs, those not yet played too."""
    goals: tuple[Swing, ...]
    reached: int
    """How far the tie has come, in minutes played since it began."""


def course(tie: TieState, now: datetime | None = None) -> Course | None:
    """The course of a tie; a match that goes on is followed to its last event, or to its clock at `now`.

    None before the first kick-off, and where the log does not tell when each goal fell: a leg known by its
    result, a score told without its goals, an award, a second leg without a first.
    """
    legs: list[Stretch] = []
    goals: list[Swing] = []
    begins, reached, difference = 0, None, 0
    for match, home in zip(tie.legs, tie.homes, strict=False):
        leg = Stretch(begins, tuple(begins + end for end in _halves(match)))
        legs.append(leg)
        if match.started:
            scored = _goals(match)
            if scored is None or (begins and reached is None):
                return None
            for goal, side in scored:
                scorer = side if home is HOME else side.other
                difference += 1 if scorer is Side.FIRST else -1
                minute = min(begins + _played(goal.minute, goal.period, match.rules), leg.ends)
                goals.append(Swing(minute, difference, scorer))
            reached = min(begins + _reached(match, tie, now), leg.ends)
        begins = leg.ends
    return Course(tuple(legs), tuple(goals), reached) if reached is not None else None


def _goals(match: MatchState) -> list[tuple[Goal, Side]] | None:
    """The goals that count, each with the side of the match that scored; None where the score has gaps."""
    if match.award is not None:
        return None
    events = {event.id: event for event in match.timeline}
    goals: list[tuple[Goal, Side]] = []
    before = (0, 0)
    for event_id, score in match.running:
        match events[event_id]:
            case Goal() as goal:
                goals.append((goal, HOME if score[HOME] > before[HOME] else AWAY))
            case Result() if score == before:
                pass
            case _:
                return None
        before = score
    return goals


def _reached(match: MatchState, tie: TieState, now: datetime | None) -> int:
    """The minutes of a match that have been played; those of a match that is over may be too many."""
    timed = next((event for event in reversed(match.timeline) if isinstance(event, TimedEvent)), None)
    last = _played(timed.minute, timed.period, match.rules) if timed else 0
    sudden = tie.outcome.by if tie.outcome and match.extra_played else None
    if sudden is By.GOLDEN_GOAL:
        return last
    if sudden is By.SILVER_GOAL:
        return next(end for end in _halves(match) if last <= end)
    clock = minute_at(match, now) if now is not None else None
    by_clock = _played(clock, match.period, match.rules) if clock else 0
    by_whistle = _before(match.period, match.rules) if match.period else 0
    return max(last, by_clock, by_whistle)


def _played(minute: Minute, period: Period | None, rules: Rules) -> int:
    """The minutes of its match played by a minute: never more than to the end of its half."""
    period = period or minute.period(rules.half_minutes, rules.extra_half_minutes)
    begins = _before(period, rules)
    if not period.in_play:
        return begins
    return min(max(minute.minute, begins + 1), begins + _length(period, rules))


def _before(period: Period, rules: Rules) -> int:
    """The minutes of a match that lie before a period, where it has extra time."""
    return sum(_length(half, rules) for half in Period if half.in_play and half.rank < period.rank)


def _length(half: Period, rules: Rules) -> int:
    return rules.half_minutes if half in _NORMAL else rules.extra_half_minutes


def _halves(match: MatchState) -> tuple[int, ...]:
    """The minutes at which the halves of a match end."""
    played = [half for half in Period if half.in_play and (half in _NORMAL or match.extra_played)]
    return tuple(_before(half, match.rules) + _length(half, match.rules) for half in played)
