"""From a form to be filled in to the event that it makes: what it begins with, and what it becomes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from pydantic import ValidationError

from scoreboard.app.entry.draft import Draft
from scoreboard.app.entry.forms import BY_KIND, DEFAULTS, FORMS, Ask, Form
from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.events import Amend, Event, Goal, Whistle, read
from scoreboard.explain import explain
from scoreboard.minute import Minute, Period
from scoreboard.rules.clock import kicked_off_for, minute_to_enter, resumed_at
from scoreboard.rules.match import MatchState
from scoreboard.rules.tie import TieState
from scoreboard.rules.whistles import next_whistles
from scoreboard.telling import whistle

_BRIEF = 20
"""Letters of a name that leave room for the other fields."""
Choices = dict[str, tuple[tuple[str, str], ...]]
_CLOCK = re.compile(r"(\d{1,3})(?::([0-5]\d))?")


class Signature(NamedTuple):
    """Who enters something, and when."""

    at: datetime
    by: str | None

    def keys(self) -> dict[str, Any]:
        """As keys of an event; the moment to the second."""
        at: dict[str, Any] = {"at": self.at.replace(microsecond=0)}
        return {**at, "by": self.by} if self.by else at


def new_draft(name: str, board: Board, tie: TieState, number: int, now: datetime) -> Draft:
    """An empty form for match `number` (from 0) of a tie, what is likely filled in already."""
    form, match = FORMS[name], tie.matches[number]
    choices = _choices(board, tie, number, form)
    values = dict(DEFAULTS.get(name, {}))
    for each in form.fields:
        if each.ask is Ask.MINUTE and form.kind != "note":
            values[each.key] = str(minute_to_enter(match, now))
        elif each.ask is Ask.CHOICE and choices.get(each.key):
            values.setdefault(each.key, choices[each.key][0][0])
    if name == "kicker" and tie.shootout is not None and tie.shootout.next is not None:
        values["team"] = tie.teams[tie.shootout.next] or ""
    return Draft(name, form, tie.id if form.of_tie else match.id, board, values, choices)


def amending(event: Event, board: Board) -> Draft:
    """The form of an entry in the log, filled in as it reads now. Raises KeyError for a correction."""
    form = BY_KIND[event.kind]
    fields = tuple(each for each in form.fields if each.key != "target")
    form = replace(form, title=f"Change {event.kind.replace('_', ' ')}", fields=fields)
    place = board.place_of(event)
    tie_id, number = board.competition.matches.get(place, (place, 0))
    block = event.as_block()
    values = {key: _written(value) for key, value in block.items()}
    if form.kind in ("score", "award"):
        values["goals"] = f"{block['home']}-{block['away']}"
    choices = _choices(board, board.ties[tie_id], number, form)
    if isinstance(event, Whistle):
        choices["period"] = tuple((period.value, whistle(period)) for period in Period)
    return Draft("amend", form, place, board, values, choices, event)


def build(draft: Draft, match: MatchState | None, signature: Signature) -> Event:
    """The event of a draft for a match. Raises ValueError, with the reason, where it is not one yet."""
    if draft.name == "clock":
        return _clock(draft.values.get("played", ""), match, signature)
    block = draft.form.block(draft.place, draft.values)
    if draft.amending is not None:
        return _amendment(draft, draft.amending, block, signature)
    if draft.form.kind == "period" and match is not None and match.unfinished:
        signature = signature._replace(at=resumed_at(match, signature.at))
    return entry(block, signature)


def begin_late(draft: Draft, match: MatchState | None, signature: Signature) -> Whistle | None:
    """For a scorer who joins late, the kick-off of the half in which the minute of the draft lies."""
    if draft.name != "score" or match is None or match.period is not None:
        return None
    minute, rules = Minute.parse(draft.values["minute"]), match.rules
    period = minute.period(rules.half_minutes, rules.extra_half_minutes)
    played = timedelta(minutes=minute.minute + minute.stoppage - 1)
    at = kicked_off_for(replace(match, period=period), played, signature.at)
    return _whistle(match, period, signature._replace(at=at))


def entry(block: dict[str, Any], signature: Signature) -> Event:
    """The event of a block. Raises ValueError, with the key and the reason, where it is none."""
    block = {**block, **signature.keys()}
    try:
        return read(block)
    except ValidationError as error:
        fault = explain(error, [block])[0]
        key = next((str(part) for part in fault.path if isinstance(part, str)), "")
        raise ValueError(f"{key}: {fault.reason}" if key else fault.reason) from None


def standing_goals(match: MatchState) -> list[Goal]:
    """The goals that count, the latest first."""
    return [
        event
        for event in reversed(match.timeline)
        if isinstance(event, Goal) and event.id not in match.disallowed
    ]


def _choices(board: Board, tie: TieState, number: int, form: Form) -> Choices:
    """The choices that depend on the match."""
    competition = board.competition
    match = tie.matches[number] if number < len(tie.matches) else None
    teams = tie.teams if match is None or form.of_tie else (match.home, match.away)
    sides = tuple((team, _brief(competition, team)) for team in teams if team is not None)
    choices: Choices = {"team": sides}
    choices |= {each.key: sides for each in form.fields if each.ask is Ask.SIDE}
    if form.kind == "disallowed" and match is not None:
        choices["target"] = tuple((str(goal.id), _told(goal, board)) for goal in standing_goals(match))
    if form.kind == "period" and match is not None:
        whistles = next_whistles(tie, number, competition)
        choices["period"] = tuple((period.value, whistle(period)) for period in whistles)
    return choices


def _clock(shown: str, match: MatchState | None, signature: Signature) -> Whistle:
    """A kick-off by which the clock shows that time now."""
    if match is None or match.period is None or not match.period.in_play:
        raise ValueError("the clock runs only while a half is played")
    found = _CLOCK.fullmatch(shown.strip())
    if found is None:
        raise ValueError("write what the clock in the ground shows: 23:40, or 23")
    played = timedelta(minutes=int(found[1]), seconds=int(found[2] or 0))
    return _whistle(match, match.period, signature._replace(at=kicked_off_for(match, played, signature.at)))


def _whistle(match: MatchState, period: Period, signature: Signature) -> Whistle:
    return Whistle.model_validate({"match": match.id, "period": period, **signature.keys()})


def _amendment(draft: Draft, event: Event, block: dict[str, Any], signature: Signature) -> Amend:
    """What changes from an entry to the block that is to stand in its place."""
    before = event.as_block()
    asked = {each.key for each in draft.form.fields}
    asked |= {"home", "away"} if "goals" in asked else set()
    changes = {
        key: block.get(key, "")
        for key in type(event).keys
        if key in asked and _written(block.get(key, "")) != _written(before.get(key, ""))
    }
    if not changes:
        raise ValueError("nothing is changed yet")
    match = {"match": draft.place} if draft.place in draft.board.competition.matches else {}
    return Amend.model_validate({**match, "target": event.id, **changes, **signature.keys()})


def _written(value: Any) -> str:
    """A value as one types it."""
    if isinstance(value, list | tuple) and not isinstance(value, Minute):
        return "-".join(str(part) for part in value)
    return str(value)


def _brief(competition: Competition, team: str) -> str:
    """A team's short name, or its code where that is long."""
    short = competition.short(team)
    return short if len(short) <= _BRIEF else competition.teams[team].code or short


def _told(goal: Goal, board: Board) -> str:
    scorer = f" {goal.player}" if goal.player else ""
    return f"{board.competition.short(goal.team)} {goal.minute}'{scorer}"
