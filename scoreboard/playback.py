"""A log played back: its moments one after the other, and the board as it stood at each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final, NamedTuple

from scoreboard.board import Board
from scoreboard.events import (
    Award,
    Card,
    Correction,
    Decision,
    Disallowed,
    Event,
    Goal,
    Kick,
    MissedPenalty,
    Result,
    ScoreSoFar,
    Status,
    Whistle,
    instant,
)
from scoreboard.rules.moments import AFTERWARDS, UNKNOWN, moments, stages

_KEYFRAME: Final = 64
"""Events from one board that is kept to the next: what a step back costs at most."""
_PAUSE: Final = timedelta(hours=4)
"""So long without an event, and what follows is another evening."""


class Moment(NamedTuple):
    """Something that happened: an event of the log, or a stage of a match known by its result alone."""

    when: datetime
    events: int
    """How many events the log had then, this one included."""
    event: Event
    place: str
    """The match, or for a decision the tie, in which it happened."""
    until: int = 0
    """For a stage, how many events the log has once the result is in it that takes its place; else 0."""

    @property
    def tie(self) -> str:
        """The tie in which it happened."""
        return self.place.partition(".")[0]

    @property
    def stage(self) -> bool:
        """Whether it is in no log."""
        return self.until > 0

    @property
    def of_note(self) -> bool:
        """Whether people remember it: goals, dismissals, whistles, kicks of a shoot-out, results."""
        if isinstance(self.event, Card):
            return self.event.dismissal
        return isinstance(self.event, _OF_NOTE) and not (self.stage and isinstance(self.event, ScoreSoFar))


_OF_NOTE: Final = (
    Award,
    Decision,
    Disallowed,
    Goal,
    Kick,
    MissedPenalty,
    Result,
    ScoreSoFar,
    Status,
    Whistle,
)


class Evening(NamedTuple):
    """Moments that belong together: those from index `first` up to, not with, `end`."""

    first: int
    end: int
    begins: datetime
    ends: datetime

    @property
    def length(self) -> timedelta:
        """From its first moment to its last."""
        return self.ends - self.begins


class Playback:
    """The log of a board, moment by moment: 0 is before the first event, the last is the board itself."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.moments = tuple(_in_turn(board))
        self._whens = [moment.when for moment in self.moments]
        self._stages = [number for number, moment in enumerate(self.moments, start=1) if moment.stage]
        self._kept: dict[int, Board] = {0: Board.of(board.competition), len(board.log): board}

    def __len__(self) -> int:
        """How many moments there are after the beginning."""
        return len(self.moments)

    def at(self, number: int, *, staged: bool = True) -> Board:
        """The board after so many moments, 0 to `len`. Costs no more than the events since a kept board.

        Unless `staged` it is that of the log alone, up to there. Stages stand in the log of the board where
        they happened; the events behind the first of them have other ids there.
        """
        if number <= 0:
            return self._kept[0]
        number = min(number, len(self))
        events = self.moments[number - 1].events
        reached = self._stages[: bisect_right(self._stages, number)] if staged else []
        first = next((each for each in reached if self.moments[each - 1].until > events), None)
        if first is None:
            return self._after(events)
        board = self._after(self.moments[first - 1].events)
        ids: dict[int, int] = {}
        for moment in self.moments[first - 1 : number]:
            if not moment.stage or moment.until > events:
                ids[moment.event.id] = board.next_id
                board = board.apply(_numbered(moment.event, ids))
        return board

    def as_of(self, when: datetime) -> Board:
        """The board as it stood at a moment, with the stages that were reached then."""
        return self.at(self.number_at(when))

    def zoned(self, when: datetime) -> datetime:
        """A moment that is written without an offset, in the offset that the log is written in."""
        if when.tzinfo is not None or not self.moments:
            return when
        return when.replace(tzinfo=self._whens[-1].tzinfo)

    def number_at(self, when: datetime) -> int:
        """How many moments there had been by then."""
        return bisect_right(self._whens, instant(when))

    def when(self, number: int) -> datetime | None:
        """When the last of so many moments was, before the first that of the first; None if not known."""
        if not self.moments:
            return None
        found = self.moments[max(min(number, len(self)), 1) - 1].when
        return None if found == UNKNOWN else found

    def next_event(self, number: int, step: int, *, of_note: bool = False) -> int:
        """The number of moments after going on (`step` 1) or back (-1) to the next event of the log.

        With `of_note` to the next moment that people remember, stages among them.
        """
        number += step
        while 0 < number < len(self):
            moment = self.moments[number - 1]
            if moment.of_note if of_note else not moment.stage:
                break
            number += step
        return max(0, min(number, len(self)))

    @cached_property
    def evenings(self) -> tuple[Evening, ...]:
        """The moments by evenings, in order: between two of them nothing happens for hours."""
        found: list[Evening] = []
        first = 0
        for number in range(1, len(self) + 1):
            if number == len(self) or self._whens[number] - self._whens[number - 1] > _PAUSE:
                found.append(Evening(first, number, self._whens[first], self._whens[number - 1]))
                first = number
        return tuple(found)

    def evening(self, number: int) -> Evening | None:
        """The evening of the last of so many moments; before the first moment the first evening."""
        index = max(number, 1) - 1
        place = bisect_right(self.evenings, index, key=lambda each: each.first) - 1
        return self.evenings[place] if self.evenings else None

    def stood(self, goal: Goal) -> bool:
        """Whether a goal counted in the end: neither disallowed nor taken back."""
        standing, disallowed = self.board.standing_ids(goal.match), self.board.match(goal.match).disallowed
        return goal.id in standing and goal.id not in disallowed

    def _after(self, events: int) -> Board:
        """The board after so many events, from the nearest one before it that is kept."""
        if events in self._kept:
            return self._kept[events]
        start = max(kept for kept in self._kept if kept <= events)
        board = self._kept[start]
        for number in range(start, events):
            board = board.apply(self.board.log[number])
            if (number + 1) % _KEYFRAME == 0:
                self._kept[number + 1] = board
        return board


def _numbered(event: Event, ids: Mapping[int, int]) -> Event:
    """An event with the id that it has among stages, and with that of its target."""
    changes = {"id": ids[event.id]}
    if isinstance(event, Correction):
        changes["target"] = ids.get(event.target, event.target)
    return event.model_copy(update=changes)


def _in_turn(board: Board) -> Iterator[Moment]:
    """Every moment in the order in which it happened: the events of the log keep theirs."""
    log = list(board.log)
    whens = moments(log, board.competition)
    numbers = {event.id: number for number, event in enumerate(log, start=1)}
    waiting = [
        stage
        for stage in stages(log, board.competition)
        if timedelta() < whens[numbers[stage.result] - 1] - stage.when <= AFTERWARDS
    ]
    waiting.sort(key=lambda stage: stage.when)
    waiting.reverse()
    for number, (when, event) in enumerate(zip(whens, log, strict=True), start=1):
        while waiting and waiting[-1].when < when:
            stage = waiting.pop()
            yield Moment(stage.when, number - 1, stage.event, stage.event.place, numbers[stage.result])
        yield Moment(when, number, event, board.place_of(event))
