"""Whether what an event names was drawn and happened: its match, its teams, the event it corrects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pydantic import ValidationError

from scoreboard.competition import Competition
from scoreboard.events import Amend, Correction, Decision, Disallowed, Event, Goal, MatchEvent, Void, amended
from scoreboard.text import did_you_mean, quoted

Find = Callable[[int], Event | None]
"""An earlier event of the log by its id."""


class Misnamed(NamedTuple):
    """A key of an event that names what is not there, and why that cannot be."""

    key: str
    reason: str


def place_of(event: Event, find: Find) -> str:
    """The match, or for a decision the tie, that an event belongs to; a correction to that of its target.

    Empty where the target is not in the log.
    """
    while isinstance(event, Correction) and not event.match:
        target = find(event.target)
        if target is None:
            return ""
        event = target
    return event.place


def misnamed(event: Event, competition: Competition, find: Find) -> Iterator[Misnamed]:
    """Every name in an event that the draw and the log before it do not know."""
    match event:
        case Correction():
            yield from _correction(event, competition, find)
        case Decision():
            if event.tie not in competition.ties:
                yield Misnamed("tie", _unknown("tie", event.tie, competition.ties))
            elif event.winner not in competition.tie_entrants(event.tie):
                yield Misnamed("winner", _no_entrant(event.winner, event.tie, competition))
        case MatchEvent():
            entrants = competition.entrants.get(event.match)
            if entrants is None:
                yield Misnamed("match", _no_match(event.match, competition))
                return
            given = vars(event)
            for key in ("team", "first"):
                team = given.get(key)
                if team is not None and team not in entrants:
                    yield Misnamed(key, _no_entrant(team, event.match, competition))


def _no_entrant(team: str, place: str, competition: Competition) -> str:
    entrants = competition.tie_entrants(place.partition(".")[0])
    if team not in competition.teams:
        return _unknown("team", team, entrants)
    return f"{quoted(team)} does not play in {place} ({' v '.join(entrants)}){did_you_mean(team, entrants)}"


def _no_match(match_id: str, competition: Competition) -> str:
    tie_id, _, leg = match_id.rpartition(".")
    if tie_id in competition.ties:
        count = len(competition.legs(tie_id))
        if not count:
            return f"no match {quoted(match_id)}: {tie_id} is a bye and has no matches"
        legs = f"{tie_id} has {count} leg{'s' * (count > 1)}, not {leg}"
        return f"no match {quoted(match_id)}: {legs}; where there is one more, add it to legs in the draw"
    return _unknown("match", match_id, competition.matches)


def _correction(event: Correction, competition: Competition, find: Find) -> Iterator[Misnamed]:
    if event.match is not None and event.match not in competition.matches:
        yield Misnamed("match", _no_match(event.match, competition))
    target = find(event.target) if not event.id or event.target < event.id else None
    if target is None:
        yield Misnamed("target", f"no event {event.target} before this one")
        return
    place = place_of(target, find)
    if event.match is not None and event.match in competition.matches and place not in (event.match, ""):
        yield Misnamed("match", f"event {event.target} belongs to {place}, not to {event.match}")
    if isinstance(event, Disallowed) and not isinstance(target, Goal):
        yield Misnamed("target", f"event {event.target} is a {target.kind}; only a goal can be disallowed")
    if isinstance(event, Amend):
        yield from _amendment(event, target, competition, find)


def _amendment(event: Amend, target: Event, competition: Competition, find: Find) -> Iterator[Misnamed]:
    if isinstance(target, Amend | Void):
        yield Misnamed("target", f"event {target.id} is a {target.kind} itself; take it back instead")
        return
    own = [key for key in type(target).keys if key != "target"]
    unknown = [key for key in event.changes if key not in own]
    for key in unknown:
        yield Misnamed(key, f"a {target.kind} has no key {quoted(key)} to amend{did_you_mean(key, own)}")
    if unknown:
        return
    if not event.changes:
        yield Misnamed("target", f"changes nothing; name a key of the {target.kind}: {', '.join(own)}")
    try:
        now = amended(target, event)
    except ValidationError as error:
        from scoreboard.explain import explain

        block = {**target.as_block(), **event.changes}
        for path, reason in explain(error, [block]):
            key = str(path[1]) if len(path) > 1 else "target"
            yield Misnamed(key, f"{reason}, in the {target.kind} that it amends")
    else:
        yield from (wrong for wrong in misnamed(now, competition, find) if wrong.key in event.changes)


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    return f"no {what} {quoted(name)}{did_you_mean(name, known)}"
