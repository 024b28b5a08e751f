"""The text of a log into events: read, given their ids, and checked against the draw."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scoreboard.competition import Competition
from scoreboard.events import READER, Event, read
from scoreboard.rules.names import Find, misnamed
from scoreboard.store.positions import nearest, positions
from scoreboard.store.problems import DataError, Problem, dotted
from scoreboard.store.reading import decode, parse
from scoreboard.text import quoted


class LogText:
    """A log, or the part of one that begins at `first_line`, after an event with the id `after`."""

    def __init__(self, data: bytes, file: Path, first_line: int = 1, after: int = 0) -> None:
        self.file, self.first_line, self.after = file, first_line, after
        self.text = decode(data, file, first_line)
        document = parse(self.text, file, first_line)
        self.blocks: list[Any] = document.pop("event", [])
        if document or not isinstance(self.blocks, list):
            raise DataError(list(self._strangers(document)))

    def events(self) -> list[Event]:
        """The events, each with its id. Raises DataError with every event that is not one."""
        try:
            events: list[Event] = READER.validate_python(self.blocks)
        except ValidationError as error:
            raise DataError(list(self._unfit(error))) from None
        return self._numbered(events)

    def check(self, events: list[Event], competition: Competition, find: Find) -> None:
        """Raise DataError for all names in the events that the draw and the log before do not know."""
        own = {event.id: event for event in events}

        def earlier(event_id: int) -> Event | None:
            return own.get(event_id) or find(event_id)

        problems = [
            self.problem(number, (wrong.key,), wrong.reason)
            for number, event in enumerate(events)
            for wrong in misnamed(event, competition, earlier)
        ]
        if problems:
            raise DataError(problems)

    def problem(self, number: int, keys: tuple[str | int, ...], reason: str) -> Problem:
        """A problem with the event at an index, or with the key in it that a path leads to."""
        block = self.blocks[number]
        named = isinstance(block, dict) and isinstance(block.get("id"), int)
        path = dotted(keys)
        shown = f"event {quoted(block['id'])}" if named else "event"
        return Problem(
            self.file, reason, self._line_of("event", number, *keys), f"{shown}.{path}" if path else shown
        )

    @cached_property
    def _lines(self) -> dict[tuple[str | int, ...], int]:
        return positions(self.text)

    def _numbered(self, events: list[Event]) -> list[Event]:
        """The events with ids where they had none: the next number after the one before."""
        last, problems, numbered = self.after, [], []
        for number, event in enumerate(events):
            if not event.id:
                event = event.model_copy(update={"id": last + 1})
            elif event.id == last:
                reason = f"{event.id} is taken already; give it a higher one"
                problems.append(self.problem(number, ("id",), reason))
            elif event.id < last:
                reason = f"{event.id} comes after {last}; ids rise, so move it up or leave id out"
                problems.append(self.problem(number, ("id",), reason))
            last = max(last, event.id)
            numbered.append(event)
        if problems:
            raise DataError(problems)
        return numbered

    def _unfit(self, error: ValidationError) -> Iterator[Problem]:
        faults: dict[int, list[Any]] = {}
        for fault in error.errors():
            faults.setdefault(int(fault["loc"][0]), []).append(fault)
        for number in faults:
            block = self.blocks[number]
            for path, reason in _explained(block):
                yield self.problem(number, path, reason)

    def _strangers(self, document: dict[str, Any]) -> Iterator[Problem]:
        if not isinstance(self.blocks, list):
            yield Problem(self.file, 'begin each event with "[[event]]"', self._line_of("event"), "event")
        for key in document:
            yield Problem(
                self.file, 'a log holds "[[event]]" blocks and nothing else', self._line_of(key), key
            )

    def _line_of(self, *path: str | int) -> int | None:
        line = nearest(self._lines, path)
        return line and line + self.first_line - 1


def _explained(block: Any) -> list[tuple[tuple[str | int, ...], str]]:
    try:
        read(block)
    except ValidationError as error:
        from scoreboard.explain import explain

        return [(fault.path[1:], fault.reason) for fault in explain(error, [block])]
    return []
