"""A list of teams, as people write one: a name a line, and behind bars its short name and code.

# The strongest first
Riverside Reds
Harbour Blues | Blues | HBL
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from scoreboard.competition import Team
from scoreboard.explain import explain
from scoreboard.files.problems import DataError, Problem
from scoreboard.files.reading import decode, read_bytes
from scoreboard.formats import naming
from scoreboard.formats.draw import FEWEST, MOST
from scoreboard.text import quoted

_LONGEST: Final = 1_000_000
"""Bytes; a list of that many is none of teams."""
_BLANKS: Final = " \t\r"
_PARTS: Final = {"name": "name", "short": "short name", "code": "code"}
"""The parts of a line by their keys in the file, and what they are called."""


class TeamList:
    """Teams in the order in which they are listed, no two of the same name, short name or code."""

    def __init__(self) -> None:
        self._entered: list[dict[str, str]] = []
        self._places: dict[tuple[str, str], str] = {}

    def __len__(self) -> int:
        return len(self._entered)

    def enter(self, line: str, place: str = "") -> None:
        """One more team: its name, or `Name | short | CODE`. `place` is where it stands: `line 3`.

        Raises ValueError with the reason where it is no team, or one that is listed already.
        """
        parts = [part.strip(_BLANKS) for part in line.split("|")]
        if len(parts) > len(_PARTS):
            raise ValueError(f"{len(parts)} parts are too many; write Name | short | CODE")
        given = {key: part for key, part in zip(_PARTS, parts, strict=False) if part}
        if "name" not in given:
            raise ValueError("the name is missing; write Name | short | CODE, or the name alone")
        try:
            Team.model_validate(given)
        except ValidationError as error:
            raise ValueError("; ".join(f"{reason}" for _, reason in explain(error, given))) from None
        for key, words in given.items():
            first = self._places.get((key, _same(words)))
            if first is not None:
                where = f", in {first}" if first else ""
                if key == "name":
                    raise ValueError(f"{quoted(words)} is listed already{where}; leave one of them out")
                raise ValueError(
                    f"the {_PARTS[key]} {quoted(words)} is taken already{where}; write another one"
                )
        if len(self) == MOST:
            raise ValueError(f"there are {MOST} teams already, and a draw takes no more")
        self._places |= {(key, _same(words)): place for key, words in given.items()}
        self._entered.append(given)

    def teams(self) -> dict[str, dict[str, Any]]:
        """Each team's table in the form of the file, by an id that is made from its short name."""
        unnamed = (team["name"] for team in self._entered if "short" not in team)
        own = {_same(team["short"]) for team in self._entered if "short" in team}
        shortened = naming.shorts(unnamed)
        unused = naming.Unused(codes=[team["code"] for team in self._entered if "code" in team])
        found: dict[str, dict[str, Any]] = {}
        for team in self._entered:
            name = team["name"]
            short = team.get("short") or next(shortened)
            if "short" not in team and _same(short) in own:
                short = name
            table = {"name": name, "short": short, "code": team.get("code") or unused.code(short)}
            if short == name:
                del table["short"]
            found[unused.id(short)] = table
        return found


class _Line(NamedTuple):
    number: int
    words: str


def read_team_list(file: Path) -> TeamList:
    """The teams of a file in UTF-8; blank lines, and lines that begin with #, are passed over.

    Raises DataError with everything that is wrong with it.
    """
    data = read_bytes(file, most=_LONGEST + 1)
    if len(data) > _LONGEST:
        raise DataError([Problem(file, f"more than {_LONGEST:,} bytes; that is no list of teams")])
    lines, problems = _lines(data, file)
    if not problems and len(lines) > MOST:
        reason = f"{len(lines):,} teams are too many; a draw takes {MOST}"
        raise DataError([Problem(file, reason, lines[MOST].number)])
    listed = TeamList()
    for number, words in lines:
        try:
            listed.enter(words, f"line {number}")
        except ValueError as error:
            problems.append(Problem(file, str(error), number))
    if not problems and len(listed) < FEWEST:
        reason = "only one team" if len(listed) else "no team"
        problems.append(Problem(file, f"{reason} in it; write two at least, one a line"))
    if problems:
        raise DataError(sorted(problems, key=lambda problem: problem.line or 0))
    return listed


def _lines(data: bytes, file: Path) -> tuple[list[_Line], list[Problem]]:
    """The lines that name a team, and what is wrong with those that cannot be read."""
    lines: list[_Line] = []
    problems: list[Problem] = []
    for number, written in enumerate(data.split(b"\n"), 1):
        try:
            words = decode(written, file, number).strip(_BLANKS)
        except DataError as error:
            problems.extend(error.problems)
            continue
        if words and not words.startswith("#"):
            lines.append(_Line(number, words))
    return lines, problems


def _same(words: str) -> str:
    """What two spellings of one name have in common."""
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())
