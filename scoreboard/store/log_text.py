"""The text of a log into events: read, given their ids, and checked against the draw."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from scoreboard.competition import Competition
from scoreboard.events import READER, Event, read
from scoreboard.files.positions import nearest, positions
from scoreboard.files.problems import DataError, Problem, dotted
from scoreboard.files.reading import decode, parse
from scoreboard.rules.names import Find, misnamed
from scoreboard.text import quoted

_PART: Final = 100_000
"""Characters of a log that are read at a time."""


class LogText:
    """A log, or the part of one that begins at `first_line`, after an event with the id `after`."""

    def __init__(self, data: bytes, file: Path, first_line: int = 1, after: int = 0) -> None:
        """Raises DataError where the bytes are not UTF-8."""
        self.file, self.first_line, self.after = file, first_line, after
        self.text = decode(data, file, first_line)

    def events(self) -> list[Event]:
        """The events, each with its id. Raises DataError with all that is not one."""
        return self._numbered(self._read_by_parts() or self._read_whole())

    @cached_property
    def blocks(self) -> list[Any]:
        """The blocks as they stand in the text. Raises DataError where it is not TOML, or not a log."""
        document = parse(self.text, self.file, self.first_line)
        blocks: list[Any] = document.pop("event", [])
        if document or not isinstance(blocks, list):
            raise DataError(list(self._strangers(document, blocks)))
        return blocks

    def _read_by_parts(self) -> list[Event] | None:
        """The events of a log without faults; a long one is never held in memory as blocks all at once.

        None where there is a fault, which only the whole text can place.
        """
        if '"""' in self.text or "'''" in self.text:
            return None
        events: list[Event] = []
        keys: dict[tuple[str, ...], set[str]] = {}
        names: dict[Any, Any] = {}
        start = 0
        while start < len(self.text):
            end = self.text.find("\n[[event]]\n", start + _PART) + 1 or len(self.text)
            try:
                document = tomllib.loads(self.text[start:end])
                if document.keys() != {"event"}:
                    return None
                events += _shared(document["event"], keys, names)
            except (ValueError, RecursionError, TypeError):
                return None
            start = end
        return events

    def _read_whole(self) -> list[Event]:
        try:
            return list(READER.validate_python(self.blocks))
        except ValidationError as error:
            raise DataError(list(self._unfit(error))) from None

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

    def _strangers(self, document: dict[str, Any], blocks: Any) -> Iterator[Problem]:
        if not isinstance(blocks, list):
            yield Problem(self.file, 'begin each event with "[[event]]"', self._line_of("event"), "event")
        for key in document:
            yield Problem(
                self.file, 'a log holds "[[event]]" blocks and nothing else', self._line_of(key), key
            )

    def _line_of(self, *path: str | int) -> int | None:
        line = nearest(self._lines, path)
        return line and line + self.first_line - 1


def _shared(
    blocks: list[dict[str, Any]], keys: dict[tuple[str, ...], set[str]], names: dict[Any, Any]
) -> list[Event]:
    """The events of blocks, sharing what many have alike: it is more than half of what they take in memory.

    `keys` are the sets of keys met so far, by the keys in the order in which they stand; `names` the matches.
    """
    for block in blocks:
        if "match" in block:
            block["match"] = names.setdefault(block["match"], block["match"])
    events: list[Event] = READER.validate_python(blocks)
    for event, block in zip(events, blocks, strict=True):
        own = event.__pydantic_fields_set__
        object.__setattr__(event, "__pydantic_fields_set__", keys.setdefault(tuple(block), own))
    return events


def _explained(block: Any) -> list[tuple[tuple[str | int, ...], str]]:
    try:
        read(block)
    except ValidationError as error:
        from scoreboard.explain import explain

        return [(fault.path[1:], fault.reason) for fault in explain(error, [block])]
    return []
