"""The log in memory: every event in the order of its id, cheap to add to and never changed in place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from scoreboard.events import Event

_LEAF: Final = 256


@dataclass(frozen=True, slots=True)
class Log:
    """Events by rising id. Adding one copies a leaf of them, not the log."""

    leaves: tuple[tuple[Event, ...], ...] = ()

    @classmethod
    def of(cls, events: Iterable[Event]) -> Log:
        """A log of events that come in the order of their ids."""
        every = tuple(events)
        return cls(tuple(every[start : start + _LEAF] for start in range(0, len(every), _LEAF)))

    def add(self, event: Event) -> Log:
        """The log with one more event. Raises ValueError unless its id is higher than all others."""
        if event.id <= self.last_id:
            raise ValueError(f"event {event.id} cannot follow event {self.last_id}: ids rise")
        if self.leaves and len(self.leaves[-1]) < _LEAF:
            return Log((*self.leaves[:-1], (*self.leaves[-1], event)))
        return Log((*self.leaves, (event,)))

    def find(self, event_id: int) -> Event | None:
        """The event of that id."""
        number = bisect_right(self.leaves, event_id, key=lambda leaf: leaf[0].id) - 1
        if number < 0:
            return None
        leaf = self.leaves[number]
        found = leaf[bisect_right(leaf, event_id, key=lambda event: event.id) - 1]
        return found if found.id == event_id else None

    def since(self, event_id: int) -> Iterator[Event]:
        """The events with higher ids, at the cost of those alone."""
        first = max(bisect_right(self.leaves, event_id, key=lambda leaf: leaf[0].id) - 1, 0)
        for leaf in self.leaves[first:]:
            yield from (event for event in leaf if event.id > event_id)

    @property
    def last_id(self) -> int:
        """The highest id, 0 for an empty log."""
        return self.leaves[-1][-1].id if self.leaves else 0

    def __len__(self) -> int:
        return _LEAF * (len(self.leaves) - 1) + len(self.leaves[-1]) if self.leaves else 0

    def __iter__(self) -> Iterator[Event]:
        for leaf in self.leaves:
            yield from leaf

    def __getitem__(self, index: int) -> Event:
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self.leaves[index // _LEAF][index % _LEAF]
