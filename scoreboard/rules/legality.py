"""May this event be entered now, and why not: fine, doubtful (let through with a warning) or refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scoreboard.competition import Competition
from scoreboard.events import Correction, Decision, Disallowed, Event, Status, TimedEvent, Void
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
            found = found or list(_too_early(event, ties[tie_id].matches[number]))
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


def _too_early(event: Event, match: MatchState) -> Iterator[Ruling]:
    """What speaks against an entry in a half whose whistle has not been blown, where others have been.

    Only a scorer at the match is asked: a log that was written later may do without some of the whistles.
    """
    if not isinstance(event, TimedEvent) or not match.whistles or match.ended:
        return
    rules = match.rules
    half = event.period or event.minute.period(rules.half_minutes, rules.extra_half_minutes)
    blown = max(whistle.period.rank for whistle in match.whistles)
    reached = match.period.rank if match.period is not None else blown
    if half.rank > max(blown, reached):
        name = str(half).replace("_", " ")
        yield Ruling(False, Rule.PERIODS, f"minute {event.minute} is in the {name}, which has not begun")


def _correction(event: Correction, entries: tuple[Event, ...]) -> Iterator[Ruling]:
    gone = history.voided(entries)
    if isinstance(event, Void):
        if event.target in gone:
            yield Ruling(True, Rule.CORRECTED, f"event {event.target} is taken back already")
        return
    if event.target in gone:
        yield Ruling(True, Rule.CORRECTED, f"event {event.target} was taken back; bring it back first")
    elif isinstance(event, Disallowed) and event.target in history.live(entries)[1]:
        yield Ruling(True, Rule.CORRECTED, f"goal {event.target} is disallowed already")


def _decision(event: Decision, tie: TieState, competition: Competition) -> Iterator[Ruling]:
    if event.winner not in tie.teams:
        yield Ruling(True, Rule.NAMES, f"{competition.short(event.winner)} do not play in {tie.id}")
