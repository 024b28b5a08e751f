"""One match, folded from its events in the order of play: score, periods, cards, kicks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from scoreboard.competition import Rules
from scoreboard.events import (
    Award,
    Card,
    Event,
    Goal,
    Kick,
    Note,
    Result,
    ScoreSoFar,
    Status,
    TimedEvent,
    Whistle,
)
from scoreboard.minute import Minute, Period
from scoreboard.rules.sides import AWAY, HOME, Pair, Side, plus

Place = tuple[int, int, int, int]
"""Where an event stands in its match: rank of the period, minute, stoppage time, id."""

_BEFORE: Final = -1
_AFTER: Final = Period.ENDED.rank
PLAYERS: Final = 11


@dataclass(frozen=True, slots=True)
class MatchState:
    """A match as its events leave it. All pairs are home, away; no pair holds goals of a shoot-out."""

    id: str
    home: str | None
    away: str | None
    rules: Rules
    period: Period | None = None
    """The latest period that the log knows of; None before kick-off."""
    goals: Pair = (0, 0)
    half_time: Pair | None = None
    """The score at half-time; None before it, or where nobody told it."""
    full_time: Pair | None = None
    """The score at the end of normal time; None before it."""
    extra_half_time: Pair | None = None
    extra_time: Pair | None = None
    """The score at the end of extra time; None before it, or where there was none."""
    extra_played: bool = False
    """Whether extra time was at least begun."""
    result: Result | None = None
    award: Award | None = None
    status: Status | None = None
    """What keeps the match from going on, if anything does."""
    whistles: tuple[Whistle, ...] = ()
    """In the order of play."""
    kicks: tuple[Kick, ...] = ()
    """Of the shoot-out, in the order of the log."""
    dismissed: Pair = (0, 0)
    timeline: tuple[Event, ...] = ()
    """All its events in the order of play, as amended, without those taken back."""
    running: tuple[tuple[int, Pair], ...] = ()
    """The id of every event that changed the score, with the score after it."""
    disallowed: frozenset[int] = frozenset()
    """The ids of goals that the referee took back."""

    @property
    def started(self) -> bool:
        """Whether there is a score to tell."""
        return self.period is not None

    @property
    def ended(self) -> bool:
        """Whether the log says that the match is over."""
        return self.period is Period.ENDED

    @property
    def live(self) -> bool:
        """Whether it has kicked off, is not over, and nothing keeps it from going on."""
        return self.started and not self.ended and (self.status is None or self.status.status == "delayed")

    @property
    def unfinished(self) -> bool:
        """Whether it was broken off or called off, so that its score decides nothing."""
        broken_off = self.status is not None and self.status.status != "delayed"
        return broken_off and self.award is None and not self.ended

    @property
    def score(self) -> Pair | None:
        """The score that counts now, None before kick-off. An award stands over what was played."""
        if self.award is not None:
            return self.award.home, self.award.away
        return self.goals if self.started else None

    @property
    def players(self) -> Pair:
        """How many players each side has left on the field."""
        return max(PLAYERS - self.dismissed[0], 0), max(PLAYERS - self.dismissed[1], 0)

    @property
    def first_kicker(self) -> str | None:
        """The team that kicks first in the shoot-out, where the log tells."""
        told = [whistle.first for whistle in self.whistles if whistle.first]
        return told[-1] if told else self.kicks[0].team if self.kicks else None

    def score_after(self, event_id: int) -> Pair | None:
        """The score that an event led to; None for one that did not touch it."""
        return next((score for changed, score in self.running if changed == event_id), None)

    def side(self, team: str | None) -> Side | None:
        """The side a team plays on, None where it does not play."""
        if team is None:
            return None
        return HOME if team == self.home else AWAY if team == self.away else None

    def kicked_off(self, period: Period) -> datetime | None:
        """When a period began by the log: the `at` of its last whistle."""
        return next((w.at for w in reversed(self.whistles) if w.period is period), None)


def place(event: Event, rules: Rules) -> Place:
    """Where an event stands in the order of play of its match.

    Kicks follow the log; a result and an award stand at the end; what has no minute stands first.
    """
    match event:
        case TimedEvent(minute=minute, period=period):
            rank = (period or minute.period(rules.half_minutes, rules.extra_half_minutes)).rank
            return rank, minute.minute, minute.stoppage, event.id
        case Whistle(period=period):
            return period.rank, -1, 0, event.id
        case Note(minute=Minute() as minute):
            rank = minute.period(rules.half_minutes, rules.extra_half_minutes).rank
            return rank, minute.minute, minute.stoppage, event.id
        case Kick():
            return Period.SHOOTOUT.rank, 0, 0, event.id
        case Result():
            return _AFTER, 0, 0, event.id
        case Award():
            return _AFTER, 1, 0, event.id
        case Status():
            return _AFTER, 2, 0, event.id
        case _:
            return _BEFORE, 0, 0, event.id


def fold(empty: MatchState, events: Iterable[Event], disallowed: frozenset[int] = frozenset()) -> MatchState:
    """The match after all its live events, given in any order."""
    state = replace(empty, disallowed=disallowed)
    timeline = sorted(events, key=lambda event: place(event, empty.rules))
    for event in timeline:
        if changes := _changes(state, event):
            state = replace(state, **changes)
    return replace(state, timeline=tuple(timeline))


def follows(state: MatchState, event: Event) -> bool:
    """Whether an event comes last in the order of play, so that `step` alone accounts for it."""
    if not state.timeline:
        return True
    return place(event, state.rules) > place(state.timeline[-1], state.rules)


def step(state: MatchState, event: Event) -> MatchState:
    """The match after one more event, the last so far in the order of play."""
    return replace(state, timeline=(*state.timeline, event), **_changes(state, event))


Changes = dict[str, Any]


def _changes(state: MatchState, event: Event) -> Changes:
    """The fields of the state, its timeline apart, that an event changes."""
    changes: Changes = {}
    reached = _reached(state, event)
    if reached is not None and (state.period is None or reached.rank > state.period.rank):
        changes = _closed(state, reached)
    if change := _CHANGES.get(type(event)):
        changes |= change(state, event, changes)
    if "goals" in changes:
        changes["running"] = (*state.running, (event.id, changes["goals"]))
    return changes


def _reached(state: MatchState, event: Event) -> Period | None:
    """The period that the match has reached, going by this event."""
    match event:
        case TimedEvent(minute=minute, period=period):
            return period or minute.period(state.rules.half_minutes, state.rules.extra_half_minutes)
        case Whistle(period=period):
            return period
        case Kick():
            return Period.SHOOTOUT
        case Result() | Award():
            return Period.ENDED
        case _:
            return None


def _closed(state: MatchState, reached: Period) -> Changes:
    """The scores that are final once the match has gone on to a later period."""
    was = _BEFORE if state.period is None else state.period.rank
    extra = Period.EXTRA_FIRST_HALF.rank <= reached.rank <= Period.EXTRA_FULL_TIME.rank
    changes: Changes = {"period": reached, "extra_played": state.extra_played or extra}
    ends = _EXTRA_ENDS if changes["extra_played"] else _NORMAL_ENDS
    return changes | {name: state.goals for name, end in ends if was < end <= reached.rank}


_NORMAL_ENDS: Final = (("half_time", Period.HALF_TIME.rank), ("full_time", Period.FULL_TIME.rank))
_EXTRA_ENDS: Final = (
    *_NORMAL_ENDS,
    ("extra_half_time", Period.EXTRA_HALF_TIME.rank),
    ("extra_time", Period.EXTRA_FULL_TIME.rank),
)


def _whistle(state: MatchState, event: Whistle, closed: Changes) -> Changes:
    return {"whistles": (*state.whistles, event)}


def _goal(state: MatchState, event: Goal, closed: Changes) -> Changes:
    side = state.side(event.team)
    if side is None or event.id in state.disallowed:
        return {}
    return {"goals": plus(state.goals, side)}


def _card(state: MatchState, event: Card, closed: Changes) -> Changes:
    side = state.side(event.team)
    if side is None or not event.dismissal:
        return {}
    return {"dismissed": plus(state.dismissed, side)}


def _score_so_far(state: MatchState, event: ScoreSoFar, closed: Changes) -> Changes:
    told = (event.home, event.away)
    if told == state.goals:
        return {}
    now = {name: closed.get(name, getattr(state, name)) for name, _ in _EXTRA_ENDS}
    return {"goals": told, **{name: None for name, score in now.items() if score is not None}}


def _result(state: MatchState, event: Result, closed: Changes) -> Changes:
    explained = closed.get("full_time", state.full_time) == event.full_time
    by_goals = closed.get("half_time", state.half_time) if explained else None
    return {
        "result": event,
        "goals": event.score,
        "half_time": event.half_time or by_goals,
        "full_time": event.full_time,
        "extra_half_time": None,
        "extra_time": event.extra_time,
        "extra_played": event.extra_time is not None,
    }


def _award(state: MatchState, event: Award, closed: Changes) -> Changes:
    given = (event.home, event.away)
    return {"award": event, "half_time": None, "full_time": given, "extra_time": None, "extra_played": False}


def _kick(state: MatchState, event: Kick, closed: Changes) -> Changes:
    return {"kicks": (*state.kicks, event)}


def _status(state: MatchState, event: Status, closed: Changes) -> Changes:
    if state.result is not None and state.result.id > event.id:
        return {}
    entered = [whistle for whistle in state.whistles if whistle.id < event.id]
    reached = max((whistle.period.rank for whistle in entered), default=_BEFORE)
    resumed = any(whistle.id > event.id and whistle.period.rank >= reached for whistle in state.whistles)
    return {} if resumed else {"status": event}


_CHANGES: Final[dict[type[Event], Callable[[MatchState, Any, Changes], Changes]]] = {
    Whistle: _whistle,
    Goal: _goal,
    Card: _card,
    ScoreSoFar: _score_so_far,
    Result: _result,
    Award: _award,
    Kick: _kick,
    Status: _status,
}
