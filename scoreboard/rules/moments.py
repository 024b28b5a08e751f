"""When each event of a log happened, and the stages of matches of which only the result is told.

An event happened when it was entered. A log that was imported, or written afterwards, does not say when: then
it happened in its minute of play, counted from the kick-off that the draw has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple

from scoreboard.competition import Competition, Rules
from scoreboard.events import Award, Event, Kick, Note, Result, ScoreSoFar, TimedEvent, Whistle, instant
from scoreboard.minute import Minute, Period, end_of
from scoreboard.rules.clock import since_kick_off
from scoreboard.rules.sides import Pair

UNKNOWN: Final = datetime.min.replace(tzinfo=UTC)
"""The moment of what happened before any that is known."""
_AFTERNOON: Final = 15
"""The hour at which a match is taken to begin whose day alone is known."""
AFTERWARDS: Final = timedelta(hours=6)
"""So long after its kick-off a match is over."""
_WHISTLES: Final = {
    Period.FIRST_HALF: 0,
    Period.HALF_TIME: 47,
    Period.SECOND_HALF: 62,
    Period.FULL_TIME: 110,
    Period.EXTRA_FIRST_HALF: 115,
    Period.EXTRA_HALF_TIME: 131,
    Period.EXTRA_SECOND_HALF: 132,
    Period.EXTRA_FULL_TIME: 148,
    Period.SHOOTOUT: 152,
    Period.ENDED: 160,
}
"""About how many minutes after kick-off each whistle is blown, in a match of 90 or 120 minutes."""


class Stage(NamedTuple):
    """How a match stood that is known only by its result, as an event that is in no log."""

    when: datetime
    event: Event
    result: int
    """The id of the result, which takes its place."""


def kick_off(competition: Competition, match_id: str) -> datetime | None:
    """When a match kicks off: at three where only the day is known, without an offset taken as UTC."""
    found = competition.matches.get(match_id)
    when: date | None = competition.legs(found[0])[found[1]].kickoff if found else None
    if when is None:
        return None
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day, _AFTERNOON)
    return instant(when)


def moments(events: Iterable[Event], competition: Competition) -> list[datetime]:
    """For each event of a log, in its order, when it happened; never before the one in front of it.

    One that does not say when it was entered counts from the one before it, once any has said so. A result
    that was entered days later happened when the match was over.
    """
    found: list[datetime] = []
    latest, entered = UNKNOWN, False
    for event in events:
        if isinstance(event, Result) and _entered_late(event, competition):
            when = _played(event, competition) or latest
        elif event.at is not None:
            entered, when = True, instant(event.at)
        else:
            when = latest if entered else _played(event, competition) or latest
        latest = when if when > latest else latest
        found.append(latest)
    return found


def _entered_late(result: Result, competition: Competition) -> bool:
    """Whether a result was entered long after the match, so that it does not tell when that was over."""
    begins = kick_off(competition, result.match)
    return result.at is not None and begins is not None and instant(result.at) - begins > AFTERWARDS


def stages(events: Iterable[Event], competition: Competition) -> Iterator[Stage]:
    """The stages of every match that the log has a result of and no whistle, each before its result.

    Where it has no goals of it either the stages tell the score at each break.
    """
    followed: set[str] = set()
    scored: set[str] = set()
    for event in events:
        if isinstance(event, Result) and event.match not in followed:
            begins = kick_off(competition, event.match)
            if begins is not None:
                rules = competition.tie_rules(event.match.rpartition(".")[0])
                yield from _stages(event, begins, rules, event.match in scored)
        if isinstance(event, TimedEvent):
            scored.add(event.match)
        elif isinstance(event, Whistle | Result | Award | Kick):
            followed.add(event.match)


def _played(event: Event, competition: Competition) -> datetime | None:
    """When an event happened by its minute of play; None where nothing tells."""
    begins = kick_off(competition, event.place)
    if begins is None:
        return None
    rules = competition.tie_rules(event.place.rpartition(".")[0])
    match event:
        case TimedEvent(minute=minute):
            return begins + since_kick_off(minute, rules)
        case Whistle(period=period):
            return begins + timedelta(minutes=_WHISTLES[period])
        case Kick():
            return begins + timedelta(minutes=_WHISTLES[Period.SHOOTOUT])
        case Result():
            return begins + _length(event)
        case Note(minute=Minute() as minute):
            return begins + since_kick_off(minute, rules)
        case _:
            return None


def _length(result: Result) -> timedelta:
    """About how long after kick-off a match is over."""
    if result.shootout is not None:
        return timedelta(minutes=_WHISTLES[Period.ENDED])
    last = Period.EXTRA_FULL_TIME if result.extra_time is not None else Period.FULL_TIME
    return timedelta(minutes=_WHISTLES[last])


def _stages(result: Result, begins: datetime, rules: Rules, scored: bool) -> Iterator[Stage]:
    told: list[tuple[Period, Pair | None]] = [(Period.FIRST_HALF, None)]
    if result.half_time is not None or scored:
        told += [(Period.HALF_TIME, result.half_time), (Period.SECOND_HALF, None)]
    if result.extra_time is not None:
        told += [(Period.FULL_TIME, result.full_time), (Period.EXTRA_FIRST_HALF, None)]
    if result.shootout is not None:
        reached = Period.FULL_TIME if result.extra_time is None else Period.EXTRA_FULL_TIME
        told += [(reached, result.score), (Period.SHOOTOUT, None)]
    shown: Pair = (0, 0)
    for period, score in told:
        when = begins + timedelta(minutes=_WHISTLES[period])
        if score is not None and score != shown and not scored:
            shown, half = score, _BEFORE[period]
            minute = Minute(end_of(half, rules.half_minutes, rules.extra_half_minutes) or 1)
            by_now = ScoreSoFar(match=result.match, minute=minute, period=half, home=score[0], away=score[1])
            yield Stage(when, by_now, result.id)
        yield Stage(when, Whistle(match=result.match, period=period, at=when), result.id)


_BEFORE: Final = {
    Period.HALF_TIME: Period.FIRST_HALF,
    Period.FULL_TIME: Period.SECOND_HALF,
    Period.EXTRA_FULL_TIME: Period.EXTRA_SECOND_HALF,
}
"""The half that a whistle ends."""
