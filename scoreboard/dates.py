"""Days and kick-offs in words, in English whatever the machine speaks."""

from __future__ import annotations

from datetime import UTC, date, datetime

from scoreboard.competition import Leg

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def kick_off(leg: Leg) -> str:
    """When a match kicks off: `Thu 2 May 2024, 21:00`; the hour left out where it is not known."""
    if leg.kickoff is None:
        return "date to be arranged"
    day = f"{_day(leg.kickoff)} {leg.kickoff.year}"
    return f"{day}, {leg.kickoff:%H:%M}" if isinstance(leg.kickoff, datetime) else day


def day(leg: Leg) -> str:
    """The day of a match where space is short: `2 May`; empty where none is arranged."""
    return f"{leg.kickoff.day} {_MONTHS[leg.kickoff.month - 1]}" if leg.kickoff else ""


def moment(leg: Leg) -> datetime:
    """A kick-off to sort by: in UTC, the end of time where none is arranged."""
    when = leg.kickoff
    if when is None:
        return datetime.max.replace(tzinfo=UTC)
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def moment_in_words(now: datetime) -> str:
    """A date and time as the heading shows it: `Thu 18 Apr 2024  22:36`."""
    return f"{_day(now)} {now.year}  {now:%H:%M}"


def _day(when: date) -> str:
    return f"{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]}"
