"""The text of a log into events: read, given their ids, and checked against the draw."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from scoreboard.competition import Competition
from scoreboard.events import READER, Event
from scoreboard.files.entries import numbered, path_in, strangers, unfit
from scoreboard.files.positions import nearest, positions
from scoreboard.files.problems import DataError, Problem
from scoreboard.files.reading import decode, parse
from scoreboard.rules.names import Find

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
        events, problems = numbered(self._read_by_parts() or self._read_whole(), self.problem, self.after)
        if problems:
            raise DataError(problems)
        return events

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
            raise DataError(unfit(error, self.blocks, self.problem)) from None

    def check(self, events: list[Event], competition: Competition, find: Find) -> None:
        """Raise DataError for all names in the events that the draw and the log before do not know."""
        if problems := strangers(events, competition, find, self.problem):
            raise DataError(problems)

    def problem(self, number: int, keys: tuple[str | int, ...], reason: str) -> Problem:
        """A problem with the event at an index, or with the key in it that a path leads to."""
        line = self._line_of("event", number, *keys)
        return Problem(self.file, reason, line, path_in(self.blocks[number], keys))

    @cached_property
    def _lines(self) -> dict[tuple[str | int, ...], int]:
        return positions(self.text)

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
