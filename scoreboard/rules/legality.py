"""May this event be entered now, and why not: fine, doubtful (let through with a warning) or refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scoreboard.competition import Competition
from scoreboard.events import (
    Correction,
    Decision,
    Disallowed,
    Event,
    Goal,
    MissedPenalty,
    Status,
    TimedEvent,
    Void,
    Whistle,
)
from scoreboard.minute import Period
from scoreboard.rules import history
from scoreboard.rules.match import MatchState
from scoreboard.rules.names import Find, misnamed, place_of
from scoreboard.rules.objections import objections
from scoreboard.rules.ruling import Rule, Ruling, Situation
from scoreboard.rules.tie import TieState


def judge(
    event: Event,
    competition: Competition,
    ties: Mapping[str, TieState],
    entries: Mapping[str, tuple[Event, ...]],
    find: Find,
) -> tuple[Ruling, ...]:
    """All objections to entering an event on a board now, none for one that is fine. Refusals come first."""
    unknown = [Ruling(True, Rule.NAMES, wrong.reason) for wrong in misnamed(event, competition, find)]
    if unknown:
        return tuple(unknown)
    place = place_of(event, find)
    match event:
        case Correction():
            found = list(_correction(event, entries.get(place, ())))
        case Decision():
            found = list(_decision(event, ties[event.tie], competition))
        case _:
            tie_id, number = competition.matches[place]
            found = list(in_match(event, ties[tie_id], number, competition))
            found = found or list(_unlikely(event, ties[tie_id].matches[number], competition))
    return tuple(sorted(found, key=lambda ruling: not ruling.refused))


def in_match(event: Event, tie: TieState, number: int, competition: Competition) -> Iterator[Ruling]:
    """The objections to an event as the next thing to happen in match `number` (from 0) of a tie."""
    match = tie.matches[number]
    if match.home is None or match.away is None:
        if not isinstance(event, Status):
            yield Ruling(True, Rule.TEAMS, f"the teams of {match.id} are not known yet")
        return
    for key in ("team", "first"):
        team = getattr(event, key, None)
        if team is not None and match.side(team) is None:
            yield Ruling(True, Rule.NAMES, f"{competition.short(team)} do not play in {match.id}")
            return
    yield from objections(event, Situation(tie, number, competition))


def _unlikely(event: Event, match: MatchState, competition: Competition) -> Iterator[Ruling]:
    """What a scorer at the match is asked about, though a log that is written later may well have it."""
    if isinstance(event, Whistle):
        again = any(whistle.period is event.period for whistle in match.whistles)
        if again and not event.period.in_play:
            yield Ruling(False, Rule.PERIODS, f"the {_words(event.period)} whistle is in the log already")
        return
    if not isinstance(event, TimedEvent) or match.ended:
        return
    if match.kicks and isinstance(event, Goal | MissedPenalty):
        yield Ruling(False, Rule.SHOOTOUT, "the shoot-out has been taken; goals would stand over it")
    if isinstance(event, Goal):
        for other in match.timeline:
            same = isinstance(other, Goal) and (other.team, other.minute) == (event.team, event.minute)
            if same and other.by != event.by:
                by = f", entered by {other.by}" if other.by else ""
                team = competition.short(event.team)
                reason = f"a goal for {team} in the {event.minute.ordinal} minute is in the log already{by}"
                yield Ruling(False, Rule.STANDS, reason)
                return
    if match.whistles:
        yield from _too_early(event, match)


def _too_early(event: TimedEvent, match: MatchState) -> Iterator[Ruling]:
    """What speaks against an entry in a half whose whistle has not been blown, where others have been."""
    rules = match.rules
    half = event.period or event.minute.period(rules.half_minutes, rules.extra_half_minutes)
    blown = max(whistle.period.rank for whistle in match.whistles)
    reached = match.period.rank if match.period is not None else blown
    if half.rank > max(blown, reached):
        reason = f"minute {event.minute} is in the {_words(half)}, which has not begun"
        yield Ruling(False, Rule.PERIODS, reason)


def _words(period: Period) -> str:
    return str(period).replace("_", " ")


def _correction(event: Correction, entries: tuple[Event, ...]) -> Iterator[Ruling]:
    gone = history.voided(entries)
    if isinstance(event, Void):
        if event.target in gone:
            yield Ruling(True, Rule.CORRECTED, f"event {event.target} is taken back already")
        else:
            yield from _left_over(event, entries)
        return
    if event.target in gone:
        yield Ruling(True, Rule.CORRECTED, f"event {event.target} was taken back; bring it back first")
    elif isinstance(event, Disallowed) and event.target in history.live(entries)[1]:
        yield Ruling(True, Rule.CORRECTED, f"goal {event.target} is disallowed already")


def _left_over(event: Void, entries: tuple[Event, ...]) -> Iterator[Ruling]:
    """What speaks against taking back a whistle after which more was entered."""
    whistle = next((entry for entry in entries if entry.id == event.target), None)
    if not isinstance(whistle, Whistle):
        return
    gone = history.voided(entries)
    after = [
        entry
        for entry in entries
        if entry.id > whistle.id and entry.id not in gone and not isinstance(entry, Correction)
    ]
    if after:
        stays = "1 event" if len(after) == 1 else f"{len(after)} events"
        reason = f"{stays} entered after the {_words(whistle.period)} whistle would stay in the log"
        yield Ruling(False, Rule.PERIODS, reason)


def _decision(event: Decision, tie: TieState, competition: Competition) -> Iterator[Ruling]:
    if event.winner not in tie.teams:
        yield Ruling(True, Rule.NAMES, f"{competition.short(event.winner)} do not play in {tie.id}")
