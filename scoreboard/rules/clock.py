"""The match clock: from the `at` of a kick-off and a moment that is passed in, the minute of play."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from scoreboard.competition import Rules
from scoreboard.events import TimedEvent, instant
from scoreboard.minute import Minute, Period, end_of
from scoreboard.rules.match import MatchState

_LONGEST_STOPPAGE: Final = 99


def minute_at(match: MatchState, now: datetime) -> Minute | None:
    """The minute that is being played: 78:00 to 78:59 after kick-off is the 79th, after 45:00 it is 45+1.

    None unless a half is being played. It is never behind the last event; where the log does not say when
    the half kicked off it is that event's.
    """
    period = match.period
    if period is None or not period.in_play or not match.live:
        return None
    kicked_off = match.kicked_off(period)
    if kicked_off is None:
        return last_minute(match)
    played = max(int((instant(now) - instant(kicked_off)).total_seconds() // 60), 0)
    begins, ends = _bounds(match.rules, period)
    minute = begins + played + 1
    stoppage = min(minute - ends, _LONGEST_STOPPAGE)
    by_clock = Minute(minute) if stoppage <= 0 else Minute(ends, stoppage)
    return max(by_clock, last_minute(match) or by_clock)


def since_kick_off(minute: Minute, rules: Rules) -> timedelta:
    """About how long after kick-off a minute is played: breaks and usual stoppage time are counted."""
    period = minute.period(rules.half_minutes, rules.extra_half_minutes)
    played = minute.minute - 1 + minute.stoppage
    return timedelta(minutes=played + _BREAKS.get(period, 0))


_BREAKS: Final = {Period.SECOND_HALF: 17, Period.EXTRA_FIRST_HALF: 25, Period.EXTRA_SECOND_HALF: 27}
"""Minutes of breaks and stoppage time before each half, by the custom of the game."""


def stepped(minute: Minute, steps: int, rules: Rules) -> Minute:
    """So many minutes later or earlier in the same half: after 45 comes 45+1, before 46 nothing."""
    begins, ends = _bounds(rules, minute.period(rules.half_minutes, rules.extra_half_minutes))
    number = max(minute.minute + minute.stoppage + steps, begins + 1)
    return Minute(number) if number <= ends else Minute(ends, min(number - ends, _LONGEST_STOPPAGE))


def minute_to_enter(match: MatchState, now: datetime) -> Minute:
    """The minute to begin an entry with: that of the clock, or in a break the last one played before it."""
    minute = minute_at(match, now)
    if minute is not None:
        return minute
    rules, period = match.rules, match.period or Period.FIRST_HALF
    halves = [half for half in Period if half.in_play and half.rank <= period.rank]
    extra = (Period.EXTRA_FIRST_HALF, Period.EXTRA_SECOND_HALF)
    played = [half for half in halves if half not in extra or match.extra_played]
    ends = Minute(_bounds(rules, played[-1])[1]) if match.started else Minute(1)
    return max(ends, last_minute(match) or ends)


def kicked_off_for(match: MatchState, played: timedelta, now: datetime) -> datetime:
    """When the half that is being played must have kicked off for the clock to show `played` now.

    `played` counts from the beginning of the match, as a clock in the ground does: 23:40, 67:05.
    """
    begins, _ = _bounds(match.rules, match.period or Period.FIRST_HALF)
    return now - (played - timedelta(minutes=begins))


def resumed_at(match: MatchState, now: datetime) -> datetime:
    """The kick-off to go by when a match that was broken off goes on now in the period it had reached."""
    kicked_off = match.kicked_off(match.period) if match.period else None
    stopped = match.status.at if match.status else None
    if kicked_off is None or stopped is None:
        return now
    return now - (instant(stopped) - instant(kicked_off))


def last_minute(match: MatchState) -> Minute | None:
    """The minute of the latest event that has one."""
    return next((event.minute for event in reversed(match.timeline) if isinstance(event, TimedEvent)), None)


def _bounds(rules: Rules, period: Period) -> tuple[int, int]:
    """The minutes played before a half begins, and when it ends."""
    half, extra_half = rules.half_minutes, rules.extra_half_minutes
    ends = end_of(period, half, extra_half) or 0
    extra = period in (Period.EXTRA_FIRST_HALF, Period.EXTRA_SECOND_HALF)
    return ends - (extra_half if extra else half), ends
