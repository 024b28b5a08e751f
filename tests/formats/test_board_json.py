"""A whole board as JSON: nothing is lost on the way there and back, and its schema tells what to expect."""

from __future__ import annotations

import copy
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import all_sorts
import pytest
from building import (
    ROOT,
    board_in,
)
from jsonschema import Draft202012Validator

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.events import KINDS
from scoreboard.formats.board_json import board_text, read_board
from scoreboard.formats.draw_text import draw_of
from scoreboard.formats.schema import board_schema, schemas

FOLDERS = sorted(
    file.parent
    for root in ("fixtures", "tests/data/real_ties")
    for file in (ROOT / root).glob("*/events.toml")
)
FILE = Path("board.json")
EVENING = datetime.fromisoformat("2024-04-18T22:36:40+02:00")


def read(text: str) -> Board:
    """The board that a JSON text holds."""
    return read_board(text.encode(), FILE)


@pytest.fixture(scope="module")
def every_kind() -> Board:
    """A cup with an event of every kind."""
    return all_sorts.every_kind()


def test_the_cup_of_these_tests_has_every_kind(every_kind: Board) -> None:
    """So that no kind is forgotten here when one is added."""
    assert {event.kind for event in every_kind.log} == set(KINDS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_board_that_is_read_back_is_equal(folder: Path) -> None:
    """Every fixture and every real season: an equal board, and the same text again."""
    board = board_in(folder)
    text = board_text(board)
    again = read(text)
    assert again == board
    assert board_text(again) == text


def test_every_kind_of_event_comes_back_key_by_key(every_kind: Board) -> None:
    """Offsets, seconds and parts of them, dates alone, what was given and what was not."""
    again = read(board_text(every_kind))
    assert again == every_kind
    assert [event.as_block() for event in again.log] == [event.as_block() for event in every_kind.log]
    assert repr(draw_of(again.competition)) == repr(draw_of(every_kind.competition))
    assert [event.at and event.at.utcoffset() for event in again.log] == [
        event.at and event.at.utcoffset() for event in every_kind.log
    ]


def test_a_kick_off_keeps_what_is_known_of_it(every_kind: Board) -> None:
    """With an offset, without one, or the day alone: as it was drawn."""
    ties = read(board_text(every_kind)).competition.ties
    first, second = (leg.kickoff for leg in ties["sf1"].legs)
    assert str(first) == "2024-04-11 21:00:00+02:00"
    assert str(second) == "2024-04-18 21:00:00"
    assert type(ties["final"].legs[0].kickoff) is date


def test_a_competition_without_a_log_comes_back(uel: Competition) -> None:
    """The draw alone, nothing played."""
    assert read(board_text(Board.of(uel))) == Board.of(uel)


def test_letters_stand_as_they_are(every_kind: Board) -> None:
    """UTF-8 and no escapes; two spaces a level; a newline at the end and no other empty line."""
    text = board_text(every_kind)
    assert '"player": "Zeki Çelik"' in text
    assert "\N{SOCCER BALL} 進球" in text
    assert "\\u" not in text
    assert text.startswith('{\n  "format": 1,\n  "competition": {\n    "name": "Cup"')
    assert text.endswith("\n}\n")


def test_the_ties_are_those_of_results(evening: Board) -> None:
    """Whoever reads only the results finds Marseille through on penalties."""
    (qf4,) = (tie for tie in json.loads(board_text(evening))["ties"] if tie["id"] == "qf4")
    assert (qf4["aggregate"], qf4["shootout"], qf4["winner"]) == ([2, 2], [2, 4], "marseille")


def test_the_ties_are_not_read_back(evening: Board) -> None:
    """They follow from draw and log: left out, or telling another story, they change nothing."""
    whole = json.loads(board_text(evening))
    for ties in ([], [{"id": "qf4", "winner": "benfica"}], None):
        assert read(json.dumps({**whole, "ties": ties})) == evening
    del whole["ties"]
    assert read(json.dumps(whole)) == evening


def test_the_layout_does_not_matter(evening: Board) -> None:
    """On one line, with escapes, with a byte order mark, keys in another order: the same board."""
    whole = json.loads(board_text(evening))
    turned = dict(reversed(whole.items()))
    assert read(json.dumps(turned)) == evening
    assert read_board(b"\xef\xbb\xbf" + board_text(evening).encode(), FILE) == evening


def test_a_key_that_is_null_counts_as_left_out(evening: Board) -> None:
    """Other programs write null for what they do not know."""
    whole = json.loads(board_text(evening))
    whole["competition"]["ties"]["sf1"]["legs"][0]["venue"] = None
    whole["events"][0] |= {"by": None, "first": None}
    again = read(json.dumps(whole))
    assert again == evening
    assert "first" not in again.log[0].as_block()


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    """The published schema, itself valid."""
    published = board_schema()
    Draft202012Validator.check_schema(published)
    return Draft202012Validator(published)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_fixture_is_valid_against_the_schema(folder: Path, schema: Draft202012Validator) -> None:
    """What `export` writes is what `schema board` promises."""
    whole = json.loads(board_text(board_in(folder)))
    assert [error.message for error in schema.iter_errors(whole)] == []


def test_every_kind_is_valid_against_the_schema(every_kind: Board, schema: Draft202012Validator) -> None:
    """Every kind of event, every sort of moment and of place in a tie."""
    assert [error.message for error in schema.iter_errors(json.loads(board_text(every_kind)))] == []


WRONG: dict[str, Any] = {
    "an unknown key": lambda whole: whole.update(event=[]),
    "no draw": lambda whole: whole.pop("competition"),
    "another format": lambda whole: whole.update(format=2),
    "a team without a name": lambda whole: whole["competition"]["teams"]["roma"].pop("name"),
    "a kick-off that is none": lambda whole: whole["competition"]["ties"]["qf1"]["legs"][0].update(
        kickoff="9pm"
    ),
    "an event of no kind": lambda whole: whole["events"][0].pop("kind"),
    "a goal with an unknown key": lambda whole: whole["events"][4].update(scorer="Silva"),
    "an entry at no moment": lambda whole: whole["events"][0].update(at="yesterday"),
    "a tie without its winner": lambda whole: whole["ties"][0].pop("winner"),
    "a score of one side": lambda whole: whole["ties"][0].update(aggregate=[1]),
    "a way of deciding that is none": lambda whole: whole["ties"][0].update(decided_by="charm"),
    "no such period": lambda whole: whole["ties"][0]["legs"][0].update(period="third_half"),
}


@pytest.mark.parametrize("spoil", WRONG.values(), ids=WRONG)
def test_the_schema_refuses_what_is_no_board(
    spoil: Any, evening: Board, schema: Draft202012Validator
) -> None:
    """A schema that lets everything in promises nothing."""
    whole = json.loads(board_text(evening))
    spoil(whole)
    assert not schema.is_valid(whole)


def test_the_schemas_of_the_files_are_not_touched() -> None:
    """Making the board's schema leaves those of the two files as they were."""
    before = copy.deepcopy(schemas())
    board_schema()
    assert schemas() == before
