"""A whole board as one JSON object, from which it can be read back: draw, log, and how each tie stands.

The draw and the log are those of the two files, key by key; moments are text. The ties are worked out from
them, for whoever reads the JSON: they are what `results --json` gives, and are not read back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path as File
from typing import Any, Final

from pydantic import ValidationError

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.events import READER, Event
from scoreboard.files.entries import numbered, path_in, strangers, unfit
from scoreboard.files.json_text import JsonText
from scoreboard.files.positions import Path, nearest
from scoreboard.files.problems import DataError, Problem, dotted
from scoreboard.files.reading import decode
from scoreboard.formats.draw_text import draw_of
from scoreboard.formats.results import results
from scoreboard.text import did_you_mean, quoted

FORMAT: Final = 1
_NEEDED: Final = ("format", "competition", "events")
_DERIVED: Final = "ties"
DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""A date, as a regular expression."""
MOMENT: Final = rf"{DAY}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(\.[0-9]{{1,6}})?(Z|[+-][0-9]{{2}}:[0-9]{{2}})?"
"""A date and time, its offset left out where it is not known, as a regular expression."""
_DAY: Final = re.compile(DAY)
_MOMENT: Final = re.compile(MOMENT)


def board_text(board: Board) -> str:
    """The board as JSON, letters as they are, ending with a newline; `read_board` gives an equal one back."""
    whole = {
        "format": FORMAT,
        "competition": draw_of(board.competition),
        "events": [event.as_block() for event in board.log],
        _DERIVED: results(board)["ties"],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, default=_written) + "\n"


def read_board(data: bytes, file: File) -> Board:
    """The board that the bytes of a JSON file hold; the file is named in problems and is not opened.

    A key that is null counts as left out. Raises DataError with every problem, each with its line.
    """
    return _Reader(JsonText(decode(data, file), file)).board()


def _written(moment: date) -> str:
    """A date, or a date and time, as text."""
    return moment.isoformat()


class _Reader:
    """One document into a board, its problems gathered on the way."""

    def __init__(self, source: JsonText) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def board(self) -> Board:
        document = self.source.document
        if not isinstance(document, dict):
            raise DataError([self.problem((), 'not a board; write an object with a "competition"')])
        _drop_nulls(document)
        self._keys(document)
        competition = self._competition(document.get("competition"))
        events = self._events(document.get("events"))
        if competition is not None:
            self.problems += strangers(events, competition, lambda _: None, self.entry_problem)
        if competition is None or self.problems:
            in_order = sorted(dict.fromkeys(self.problems), key=lambda problem: problem.line or 0)
            raise DataError(in_order)
        return Board.of(competition, events)

    def problem(self, path: Path, reason: str, shown: str | None = None) -> Problem:
        """A problem with what stands at a path; `shown` is how it is called, where not by the path."""
        line = nearest(self.source.lines, path)
        return Problem(self.source.file, reason, line, dotted(path) if shown is None else shown)

    def entry_problem(self, number: int, keys: Path, reason: str) -> Problem:
        """A problem with the event at an index, or with the key in it that a path leads to."""
        entry = self.source.document["events"][number]
        return self.problem(("events", number, *keys), reason, path_in(entry, keys))

    def _keys(self, document: dict[str, Any]) -> None:
        known = (*_NEEDED, _DERIVED)
        for key in document:
            if key not in known:
                self._wrong((key,), f"unknown key {quoted(key)}{did_you_mean(key, known)}")
        for key in _NEEDED:
            if key not in document:
                self._wrong((key,), f"{quoted(key)} is missing")
        given = document.get("format", FORMAT)
        if type(given) is not int or given != FORMAT:
            self._wrong(("format",), f"not a format that this program knows; write {FORMAT}")

    def _competition(self, draw: Any) -> Competition | None:
        if draw is None:
            return None
        if not isinstance(draw, dict):
            self._wrong(("competition",), "not an object; write the keys of competition.toml in braces")
            return None
        _read_kick_offs(draw)
        try:
            return Competition.model_validate(draw)
        except ValidationError as error:
            from scoreboard.explain import explain

            for path, reason in explain(error, draw, "JSON"):
                self._wrong(("competition", *path), reason)
            return None

    def _events(self, entries: Any) -> list[Event]:
        if entries is None:
            return []
        if not isinstance(entries, list):
            self._wrong(("events",), "not a list; write it in square brackets, an object an event")
            return []
        for entry in entries:
            if isinstance(entry, dict) and "at" in entry:
                entry["at"] = _moment(entry["at"])
        try:
            events: list[Event] = READER.validate_python(entries)
        except ValidationError as error:
            self.problems += unfit(error, entries, self.entry_problem, "JSON")
            return []
        events, problems = numbered(events, self.entry_problem)
        self.problems += problems
        return events

    def _wrong(self, path: Path, reason: str) -> None:
        self.problems.append(self.problem(path, reason))


def _read_kick_offs(draw: dict[str, Any]) -> None:
    """Put moments in the place of their text; what is none, or lies where none can, stays as it is."""
    ties = draw.get("ties")
    for tie in ties.values() if isinstance(ties, dict) else ():
        legs = tie.get("legs") if isinstance(tie, dict) else None
        for leg in legs if isinstance(legs, list) else ():
            if isinstance(leg, dict) and "kickoff" in leg:
                leg["kickoff"] = _day(_moment(leg["kickoff"]))


def _moment(given: Any) -> Any:
    """The date and time that a text tells; anything else as it is."""
    if not isinstance(given, str) or not _MOMENT.fullmatch(given):
        return given
    try:
        return datetime.fromisoformat(given)
    except ValueError:
        return given


def _day(given: Any) -> Any:
    """The date that a text tells; anything else as it is."""
    if not isinstance(given, str) or not _DAY.fullmatch(given):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError:
        return given


def _drop_nulls(document: dict[str, Any]) -> None:
    """Take the keys out whose value is null: a file of TOML has no such thing."""
    waiting: list[Any] = [document]
    while waiting:
        container = waiting.pop()
        if isinstance(container, dict):
            for key in [key for key, value in container.items() if value is None]:
                del container[key]
        waiting.extend(_inner(container))


def _inner(container: Any) -> Iterator[Any]:
    values = container.values() if isinstance(container, dict) else container
    return (value for value in values if isinstance(value, dict | list))
