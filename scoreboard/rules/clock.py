"""The match clock: from the `at` of a kick-off and a moment that is passed in, the minute of play."""

from __future__ import annotations

from datetime import datetime
from typing import Final

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
    begins, ends = _bounds(match, period)
    minute = begins + played + 1
    stoppage = min(minute - ends, _LONGEST_STOPPAGE)
    by_clock = Minute(minute) if stoppage <= 0 else Minute(ends, stoppage)
    return max(by_clock, last_minute(match) or by_clock)


def last_minute(match: MatchState) -> Minute | None:
    """The minute of the latest event that has one."""
    return next((event.minute for event in reversed(match.timeline) if isinstance(event, TimedEvent)), None)


def _bounds(match: MatchState, period: Period) -> tuple[int, int]:
    """The minutes played before a half begins, and when it ends."""
    half, extra_half = match.rules.half_minutes, match.rules.extra_half_minutes
    ends = end_of(period, half, extra_half) or 0
    extra = period in (Period.EXTRA_FIRST_HALF, Period.EXTRA_SECOND_HALF)
    return ends - (extra_half if extra else half), ends
