"""The board: a competition and its log, folded into the state of every tie."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from scoreboard.competition import Bye, Competition
from scoreboard.events import Correction, Decision, Event, Void, instant
from scoreboard.log import Log
from scoreboard.rules import history
from scoreboard.rules.bracket import Unsettled, teams_of, unsettled
from scoreboard.rules.match import MatchState, fold, follows, step
from scoreboard.rules.moments import moments
from scoreboard.rules.names import place_of
from scoreboard.rules.sides import AWAY, HOME, Side
from scoreboard.rules.tie import TieState, decide

if TYPE_CHECKING:
    from scoreboard.rules.ruling import Ruling

Entries = Mapping[str, tuple[Event, ...]]


@dataclass(frozen=True, slots=True)
class Board:
    """A competition as its log leaves it. It never changes: `apply` gives another board.

    Two boards are equal when draw, log and every tie are.
    """

    competition: Competition
    log: Log
    ties: Mapping[str, TieState]
    """Every tie by its id, in the order of the draw."""
    entries: Entries
    """The log of each match, and the decisions on each tie, by match or tie id; corrections included."""

    @classmethod
    def of(cls, competition: Competition, events: Iterable[Event] = ()) -> Board:
        """The board after these events, which come in the order of their ids and fit the draw."""
        log = Log.of(events)
        entries: dict[str, list[Event]] = {}
        for event in log:
            entries.setdefault(place_of(event, log.find), []).append(event)
        kept = {place: tuple(found) for place, found in entries.items()}
        ties: dict[str, TieState] = {}
        for tie_id in competition.in_order():
            ties[tie_id] = _tie(competition, tie_id, ties, kept)
        return cls(competition, log, {tie_id: ties[tie_id] for tie_id in competition.ties}, kept)

    def apply(self, event: Event) -> Board:
        """The board after one more event, at the cost of its tie and not of the log.

        An event without an id gets the next one. Raises ValueError for an id that does not rise, and
        KeyError for a match or tie that was not drawn.
        """
        if not event.id:
            event = event.model_copy(update={"id": self.next_id})
        log = self.log.add(event)
        place = place_of(event, log.find)
        entries = {**self.entries, place: (*self.entries.get(place, ()), event)}
        if place in self.competition.ties:
            tie_id, tie = place, _tie(self.competition, place, self.ties, entries)
        else:
            tie_id, number = self.competition.matches[place]
            was = self.ties[tie_id]
            if isinstance(event, Correction) or not follows(was.matches[number], event):
                match = _match(was.matches[number], entries[place])
            else:
                match = step(was.matches[number], event)
            tie = decide(replace(was, matches=(*was.matches[:number], match, *was.matches[number + 1 :])))
        return Board(
            self.competition, log, _passed_on(self.competition, self.ties, tie_id, tie, entries), entries
        )

    @property
    def next_id(self) -> int:
        """The id that the next event gets."""
        return self.log.last_id + 1

    def match(self, match_id: str) -> MatchState:
        """The state of one match. Raises KeyError for one that was not drawn."""
        tie_id, number = self.competition.matches[match_id]
        return self.ties[tie_id].matches[number]

    def matches(self) -> Iterator[tuple[TieState, MatchState]]:
        """Every match with its tie, in the order of the draw."""
        for tie in self.ties.values():
            for match in tie.matches:
                yield tie, match

    def as_of(self, moment: datetime) -> Board:
        """The board as it stood at a moment, by when its events happened (see `rules.moments`)."""
        events = bisect_right(moments(self.log, self.competition), instant(moment))
        return Board.of(self.competition, islice(self.log, events))

    def as_entered(self, event: Event) -> Event:
        """An event of the log as it reads now: as amended."""
        entries = self.entries.get(self.place_of(event), ())
        return next((now for now in history.live(entries)[0] if now.id == event.id), event)

    def standing_ids(self, place: str) -> frozenset[int]:
        """The ids of the entries of a match, or decisions of a tie, that are not taken back."""
        entries = self.entries.get(place, ())
        return frozenset(event.id for event in entries) - history.voided(entries)

    def place_of(self, event: Event) -> str:
        """The match, or for a decision the tie, that an event belongs to."""
        return place_of(event, self.log.find)

    def judge(self, event: Event) -> tuple[Ruling, ...]:
        """What the rules say against entering an event now: nothing, doubts, or refusals."""
        from scoreboard.rules.legality import judge

        return judge(event, self.competition, self.ties, self.entries, self.log.find)

    def unsettled_by(self, event: Event) -> tuple[Unsettled, ...]:
        """The ties with events of their own whose sides would change with this event."""
        return unsettled(self.ties, self.apply(event).ties)

    def undoable(self, place: str | None = None, by: str | None = None) -> Event | None:
        """The entry that undo would take back, of one match or tie and by one scorer where given."""
        entry = history.undoable(*self._scope(place, by))
        return self.as_entered(entry) if entry else None

    def redoable(self, place: str | None = None, by: str | None = None) -> Event | None:
        """The entry that redo would bring back."""
        found = history.redoable(*self._scope(place, by))
        return self.as_entered(found[1]) if found else None

    def undo(
        self, place: str | None = None, by: str | None = None, at: datetime | None = None
    ) -> Void | None:
        """The event that takes back the last entry; None where there is nothing to undo."""
        entry = history.undoable(*self._scope(place, by))
        return self._void(entry, by, at) if entry else None

    def redo(
        self, place: str | None = None, by: str | None = None, at: datetime | None = None
    ) -> Void | None:
        """The event that brings back what undo took back last; None where there is none or a newer entry."""
        found = history.redoable(*self._scope(place, by))
        return self._void(found[0], by, at) if found else None

    def _void(self, target: Event, by: str | None, at: datetime | None) -> Void:
        place = self.place_of(target)
        match = {"match": place} if place in self.competition.matches else {}
        return Void.model_validate({**match, "target": target.id, "at": at, "by": by})

    def _scope(self, place: str | None, by: str | None) -> tuple[list[Event], frozenset[int]]:
        """The entries that undo looks at, and which of them others have taken back."""
        entries = list(self.log) if place is None else list(self.entries.get(place, ()))
        own = [event for event in entries if by is None or event.by == by]
        return own, history.taken_back_by_others(entries, by)


def _tie(competition: Competition, tie_id: str, ties: Mapping[str, TieState], entries: Entries) -> TieState:
    """A tie folded anew from its entries, its sides taken from the ties that feed it."""
    teams, rules = teams_of(competition, tie_id, ties), competition.tie_rules(tie_id)
    matches, homes = [], []
    for number, leg in enumerate(competition.legs(tie_id)):
        usual = HOME if number % 2 == 0 else AWAY
        home = Side(teams.index(leg.home)) if leg.home in teams and leg.home else usual
        match_id = f"{tie_id}.{number + 1}"
        empty = MatchState(match_id, teams[home], teams[home.other], rules)
        matches.append(_match(empty, entries.get(match_id, ())))
        homes.append(home)
    decisions = [event for event in history.live(entries.get(tie_id, ()))[0] if isinstance(event, Decision)]
    bye = None
    if competition.ties[tie_id].bye:
        bye = HOME if isinstance(competition.ties[tie_id].teams[AWAY], Bye) else AWAY
    state = TieState(
        tie_id, teams, rules, tuple(matches), tuple(homes), decisions[-1] if decisions else None, bye
    )
    return decide(state)


def _match(state: MatchState, entries: tuple[Event, ...]) -> MatchState:
    """A match folded anew from its entries."""
    events, disallowed = history.live(entries)
    return fold(MatchState(state.id, state.home, state.away, state.rules), events, disallowed)


def _passed_on(
    competition: Competition, ties: Mapping[str, TieState], tie_id: str, tie: TieState, entries: Entries
) -> dict[str, TieState]:
    """All ties with one of them changed, and with it those that its winner or loser goes on to."""
    changed = {**ties, tie_id: tie}
    waiting = [tie_id]
    while waiting:
        for following in competition.onward[waiting.pop()]:
            if changed[following].teams != teams_of(competition, following, changed):
                changed[following] = _tie(competition, following, changed, entries)
                waiting.append(following)
    return changed
