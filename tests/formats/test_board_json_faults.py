"""A board's JSON that is spoilt: every fault with its line, its path and the likely mend."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from building import ROOT, board_in
from hypothesis import given, settings
from hypothesis import strategies as st

from scoreboard.files.problems import DataError, Problem
from scoreboard.formats.board_json import board_text, read_board

FILE = Path("board.json")
TEXT = board_text(board_in(ROOT / "fixtures" / "uel-2023-24"))


def problems(data: bytes | str) -> tuple[Problem, ...]:
    """What is told of these bytes; nothing where they are a board."""
    try:
        read_board(data if isinstance(data, bytes) else data.encode(), FILE)
    except DataError as error:
        return error.problems
    return ()


def line_of(text: str, words: str) -> int:
    """The line, from 1, on which some words first begin."""
    return text.count("\n", 0, text.index(words)) + 1


def spoilt(old: str, new: str) -> str:
    """The default fixture with the first of some words replaced."""
    assert old in TEXT, old
    return TEXT.replace(old, new, 1)


FORMAT, EVENTS = '"format": 1,\n  "competition"', '"events": ['
LEGS, GOAL, QF1 = '"legs": 2', '"kind": "goal"', '"teams": [\n          "milan",\n          "roma"'

NOT_JSON = {
    "a comma too few": ('"season"', '1 "season"', "not JSON: expecting"),
    "a string not closed": ('"season":', '"season:', "not JSON"),
    "a name without quotes": ('"season"', "season", "in double quotes, at column 5"),
    "a control character": ("Rafa Silva", "Rafa \x07 Silva", "not JSON: invalid control character"),
    "5000 digits": (
        LEGS,
        f'"legs": -{"9" * 5000}',
        "competition.rules.legs: a number of 5001 digits is too long",
    ),
    "a number beyond all": (LEGS, '"legs": 1e999', "1e999 is too large a number"),
    "not a number": (LEGS, '"legs": NaN', "competition.rules.legs: NaN is not a number"),
    "minus infinity": (LEGS, '"legs": -Infinity', "-Infinity is not a number"),
    "half a character": ("Rafa Silva", r"Rafa \ud83d Silva", r"\ud83d is half a character"),
    "half a character in a key": ('"season"', r'"\udc00"', r"\udc00 is half a character"),
    "a key twice": (LEGS, '"legs": 1, "legs": 2', 'competition.rules.legs: the key "legs" stands here twice'),
    "brackets 5000 deep": (LEGS, f'"legs": {"[" * 5000}', "brackets are nested too deeply"),
}
"""Words of the fixture, what stands in their place, and what is told of that line."""

NO_BOARD = {
    "another format": (FORMAT, '"format": 2,\n  "competition"', "format: not a format that this program"),
    "true for a format": (FORMAT, '"format": true,\n  "competition"', "format: not a format that this"),
    "an unknown key": (EVENTS, '"event": [', 'event: unknown key "event"; did you mean "events"?'),
    "an object of events": (EVENTS, '"events": {"a": 1}, "x": [', "events: not a list"),
    "brackets 500 deep": (LEGS, f'"legs": {"[" * 500}{"]" * 500}', "competition.rules.legs: a list is not"),
    "a team that is none": (QF1, QF1.replace("roma", "rmoa"), 'no team "rmoa"; did you mean "roma"?'),
    "a number for a place": (QF1, QF1.replace('"roma"', "7"), '{"winner": "TIE"}, {"loser": "TIE"} or'),
    "a kick-off in July": ("2024-04-11T21:00:00+02:00", "2024-07-32T21:00:00+02:00", "not a date and time"),
    "a kick-off by number": ('"2024-04-11T21:00:00+02:00"', "1712862000", '"2024-04-18T21:00:00+02:00"'),
    "a colour that is none": ('"#FB090B"', '"red"', '"red" is not a colour'),
    "a text for a list": ('"players": [', '"players": "Leão", "x": [', "is not a list; write it in"),
    "a text for an object": ('"rules": {', '"rules": 0, "x": {', "competition.rules: 0 is not an object"),
    "an object for a text": ('"name": "AC Milan"', '"name": {}', "an object is not text"),
    "an unknown team": ('"team": "roma"', '"team": "rmoa"', 'event 6.team: no team "rmoa"; did you'),
    "a misspelt key": ('"player": "Rafa', '"plyer": "Rafa', 'plyer: unknown key "plyer"; did you mean'),
    "a kind that is none": (GOAL, '"kind": "gaol"', 'no kind "gaol"; did you mean "goal"?'),
    "an id that is taken": ('"id": 5\n', '"id": 4\n', "event 4.id: 4 is taken already"),
    "an id that falls": ('"id": 9\n', '"id": 2\n', "event 2.id: 2 comes after 8; ids rise"),
    "an id beyond all": ('"id": 9\n', f'"id": {"9" * 400}\n', "too large"),
    "an entry at a day": ('"at": "2024-04-11T', '"at": "2024-04-11", "by": "T', "event 1.at"),
    "an entry that is no object": ('"events": [', '"events": [\n7,', "event: 7 is not an object"),
    "a bidi override": ("Rafa Silva", "Rafa \u202e Silva", "control character (U+202E)"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "says"), {**NOT_JSON, **NO_BOARD}.values(), ids={**NOT_JSON, **NO_BOARD}
)
def test_a_fault_has_its_line_and_its_mend(old: str, new: str, says: str) -> None:
    """One fault in the board: told once at least, first of all with its line, and short enough to read."""
    told = problems(spoilt(old, new))
    expected = line_of(TEXT, old)
    assert any(says in str(each) and each.line is not None for each in told), [
        str(each)[:200] for each in told
    ]
    (first, *_) = (each for each in told if says in str(each))
    assert expected <= (first.line or 0) <= expected + new.count("\n") + 5
    for each in told:
        assert str(each).isprintable()
        assert len(str(each)) < 400


EXACT = {
    "the second of two equal keys": ('"season"', '"name": "Cup",\n    "season"', "name"),
    "a season": ('"season": "2023/24"', '"season": 7', "competition.season"),
    "a player": ('"Zeki Çelik"', "17", "competition.teams.roma.players.1"),
    "a venue": ('"venue": "San Siro, Milan"', '"venue": ""', "competition.ties.qf1.legs.0.venue"),
    "a card": ('"card": "red"', '"card": "green"', "card"),
}


@pytest.mark.parametrize(("old", "new", "path"), EXACT.values(), ids=EXACT)
def test_the_line_is_that_of_the_key(old: str, new: str, path: str) -> None:
    """Not that of the object around it, nor of the event."""
    (told,) = problems(spoilt(old, new))
    assert told.line == line_of(TEXT, old)
    assert told.path.endswith(path)


def test_an_event_without_a_kind_is_told_at_its_first_line() -> None:
    """There is no key to point at, so the brace that opens the event it is."""
    (told,) = problems(spoilt(f"{GOAL},", ""))
    line = line_of(TEXT, GOAL)
    assert TEXT.splitlines()[line - 3].strip() == "{"
    assert told.line == line - 2
    assert '"kind" is missing; write one of period, goal' in told.reason


def test_every_fault_is_told_at_once() -> None:
    """Two in the draw, one in a key beside it, and two in the log: five lines."""
    text = TEXT
    for old, new in (
        (FORMAT, '"format": 3,\n  "competition"'),
        ('"country": "ITA"', '"land": "ITA"'),
        ('"#FB090B"', '"red"'),
        ('"minute": "16"', '"minute": "16+"'),
        ('"outcome": "scored"', '"outcome": "in"'),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    told = problems(text)
    assert [each.path.split(".")[-1] for each in told] == ["format", "land", "colour", "minute", "outcome"]
    assert [each.line for each in told] == sorted(each.line or 0 for each in told)


def test_unknown_names_and_falling_ids_are_told_together() -> None:
    """The log is checked against the draw even where its ids do not rise."""
    text = TEXT.replace('"team": "roma"', '"team": "rmoa"', 1).replace('"id": 9\n', '"id": 8\n', 1)
    assert {each.path for each in problems(text)} == {"event 6.team", "event 8.id"}


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "[]", "7", "null", '"board"', "true", "{}", "[" * 100_000, "{,"]
)
def test_what_is_no_board_at_all_has_a_line_too(text: str) -> None:
    """An empty file, another document, only brackets."""
    told = problems(text)
    assert told
    assert all(each.line and each.file == FILE for each in told)


def test_bytes_that_are_not_utf_8_are_told_with_their_line() -> None:
    """A file that was saved as Latin-1."""
    (told,) = problems(TEXT.encode("latin-1", errors="replace"))
    assert told.line == line_of(TEXT, "ã") or told.line == line_of(TEXT, "é")
    assert "is not UTF-8; save the file with that encoding" in told.reason


def test_a_correction_of_what_is_not_there_is_told() -> None:
    """A void whose target is not in the log, and one that comes before it."""
    whole = json.loads(TEXT)
    whole["events"] += [
        {"match": "qf4.2", "kind": "void", "target": 4000, "id": 901},
        {"match": "qf4.2", "kind": "amend", "target": 5, "minute": "17", "id": 902},
    ]
    text = json.dumps(whole, indent=2)
    assert [(each.path, each.reason) for each in problems(text)] == [
        ("event 901.target", "no event 4000 before this one"),
        ("event 902.match", "event 5 belongs to qf4.1, not to qf4.2"),
    ]


def test_a_huge_file_is_read_in_bounded_memory() -> None:
    """Deep and long lists where none belong: the memory is a small multiple of the file, and quickly told."""
    deep = f"{'[' * 400}{'7,' * 40}7{']' * 400}"
    text = spoilt(LEGS, f'"legs": [{",".join([deep] * 500)}], "legs": 2')
    tracemalloc.start()
    try:
        told = problems(text)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [each.path for each in told] == ["competition.rules.legs"]
    assert most < 60 * len(text)


VALUES: list[Any] = [
    None, True, 0, -1, 1.5, 10**30, "", "roma", "qf1", "qf4.2", "90+3", "2024-04-18", "2024-04-18T21:00:00",
    "\u202e", "a" * 600, [], {}, ["roma", "roma"], {"winner": "qf1"}, {"bye": True}, [[[]]], {"kind": "goal"},
]  # fmt: skip


def places(document: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in a document."""
    inner = document.items() if isinstance(document, dict) else enumerate(document)
    for key, value in inner:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


PLACES = [path for path in places(json.loads(TEXT)) if path[0] != "ties"]


def within(document: Any, path: tuple[Any, ...]) -> Any:
    """The container of the value at a path; None where it is gone."""
    for key in path[:-1]:
        try:
            document = document[key]
        except (KeyError, IndexError, TypeError):
            return None
    return document if isinstance(document, dict | list) else None


def put(document: Any, path: tuple[Any, ...], value: Any) -> None:
    """Set what stands at a path, where there is still such a place."""
    container, key = within(document, path), path[-1]
    fits = isinstance(key, str) if isinstance(container, dict) else isinstance(key, int)
    if container is not None and fits and (isinstance(key, str) or key < len(container)):
        container[key] = value


def board_or_lines(data: bytes) -> None:
    """Expect a board that is a board, or problems that all have a line within the file."""
    told = problems(data)
    last = data.count(b"\n") + 1
    for each in told:
        assert each.line is not None, each
        assert 1 <= each.line <= last, each
        assert str(each).isprintable()
    if not told:
        board = read_board(data, FILE)
        assert read_board(board_text(board).encode(), FILE) == board


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_whatever_happens_to_its_bytes_it_is_a_board_or_has_lines(data: st.DataObject) -> None:
    """Bytes deleted, put in, doubled and cut off."""
    spoiling = TEXT.encode()
    pieces = st.binary(max_size=6) | st.sampled_from(
        [b'"', b"{", b"]", b",", b"\\ud800", b"NaN", b"\n", b"\xff", b"1e999"]
    )
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(spoiling)))
        until = min(at + data.draw(st.sampled_from([0, 0, 1, 2, 40, 4000, len(spoiling)])), len(spoiling))
        spoiling = spoiling[:at] + data.draw(pieces) + spoiling[until:]
    board_or_lines(spoiling)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_whatever_happens_to_its_values_it_is_a_board_or_has_lines(data: st.DataObject) -> None:
    """Values swapped, replaced and taken out, wherever they stand in draw and log."""
    whole = json.loads(TEXT)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(PLACES))
        other = data.draw(st.sampled_from(PLACES))
        source = within(whole, other)
        value = data.draw(st.sampled_from(VALUES))
        if data.draw(st.booleans()) and source is not None:
            found = source.get(other[-1]) if isinstance(source, dict) else value
            value = json.loads(json.dumps(found))
        put(whole, path, value)
    board_or_lines(json.dumps(whole, indent=data.draw(st.sampled_from([None, 1]))).encode())
