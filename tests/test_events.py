"""What happened, as blocks of the log are read and written."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from building import amend, goal, whistle
from pydantic import ValidationError

from scoreboard.events import KINDS, amended, instant
from scoreboard.minute import Minute, Period

MOUMBAGNA: dict[str, Any] = {
    "match": "qf4.2",
    "kind": "goal",
    "team": "marseille",
    "minute": "79",
    "player": "Faris Moumbagna",
    "assist": "Pierre-Emerick Aubameyang",
    "at": datetime(2024, 4, 18, 20, 36, 40, tzinfo=UTC),
    "by": "anna",
    "id": 412,
}
BLOCKS: list[dict[str, Any]] = [
    MOUMBAGNA,
    {"match": "qf4.2", "kind": "period", "period": "shootout", "first": "benfica", "id": 1},
    {
        "match": "qf4.2",
        "kind": "missed_penalty",
        "team": "benfica",
        "minute": "13",
        "outcome": "saved",
        "id": 1,
    },
    {"match": "qf4.2", "kind": "card", "team": "benfica", "minute": "38", "card": "yellow", "id": 1},
    {
        "match": "qf4.2",
        "kind": "substitution",
        "team": "benfica",
        "minute": "61",
        "off": "A",
        "on": "B",
        "id": 1,
    },
    {
        "match": "qf4.2",
        "kind": "kick",
        "team": "benfica",
        "player": "Di María",
        "outcome": "woodwork",
        "id": 1,
    },
    {"match": "qf4.2", "kind": "disallowed", "target": 1, "minute": "90+4", "reason": "offside", "id": 2},
    {"match": "qf4.2", "kind": "score", "minute": "60", "home": 1, "away": 0, "id": 1},
    {
        "match": "qf4.2",
        "kind": "result",
        "full_time": (1, 0),
        "extra_time": (1, 0),
        "shootout": (4, 2),
        "id": 1,
    },
    {"match": "qf4.2", "kind": "award", "home": 3, "away": 0, "reason": "walkover", "id": 1},
    {"match": "qf4.2", "kind": "status", "status": "abandoned", "note": "fog", "id": 1},
    {"match": "qf4.2", "kind": "note", "minute": "80", "text": "flares", "id": 1},
    {"tie": "qf4", "kind": "decision", "winner": "marseille", "reason": "coin toss", "id": 1},
    {"match": "qf4.2", "kind": "amend", "target": 1, "player": "Someone", "id": 2},
    {"match": "qf4.2", "kind": "void", "target": 1, "id": 2},
]


def read(block: dict[str, Any]):
    """An event from its block."""
    return KINDS[block["kind"]].model_validate(block)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block["kind"])
def test_a_block_is_written_as_it_was_read(block: dict[str, Any]) -> None:
    """Keys and values come out as they went in, none added."""
    assert read(block).as_block() == block


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block["kind"])
def test_the_id_is_the_last_key(block: dict[str, Any]) -> None:
    """Match or tie first, then the kind; at, by and id at the end."""
    keys = list(read(block).as_block())
    assert keys[0] in ("match", "tie")
    assert keys[1] == "kind"
    assert keys[-1] == "id"


def test_every_kind_of_the_contract_is_there() -> None:
    """Fifteen kinds, and no other."""
    assert set(KINDS) == {block["kind"] for block in BLOCKS}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block["kind"])
def test_an_unknown_key_is_an_error(block: dict[str, Any]) -> None:
    """A slip in a key is never passed over; an amendment's keys are looked at with its target."""
    if block["kind"] == "amend":
        assert read({**block, "playr": "X"}).changes == {"player": "Someone", "playr": "X"}
    else:
        with pytest.raises(ValidationError, match="playr"):
            read({**block, "playr": "X"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"match": "qf4"},
        {"match": "qf4.0"},
        {"minute": "late"},
        {"minute": "45+"},
        {"type": "header"},
        {"team": ""},
        {"player": "Faris\x1b[2J"},
        {"player": "\u202eanabmuoM"},
        {"id": 0},
        {"id": "412"},
        {"at": "yesterday"},
    ],
    ids=str,
)
def test_a_goal_keeps_to_what_its_keys_may_hold(wrong: dict[str, Any]) -> None:
    """Each of these values is refused."""
    with pytest.raises(ValidationError):
        read({**MOUMBAGNA, **wrong})


@pytest.mark.parametrize("missing", ["match", "team", "minute"])
def test_a_goal_needs_match_team_and_minute(missing: str) -> None:
    """Scorer and assist may be left out, these may not."""
    with pytest.raises(ValidationError, match=missing):
        read({key: value for key, value in MOUMBAGNA.items() if key != missing})


def test_a_bare_whole_number_is_a_minute() -> None:
    """`minute = 79` is the 79th minute, and is written "79"."""
    event = read({**MOUMBAGNA, "minute": 79})
    assert event.minute == Minute(79)
    assert event.as_block()["minute"] == "79"


def test_a_correction_may_leave_out_its_match() -> None:
    """A void needs only its target."""
    assert read({"kind": "void", "target": 7, "id": 8}).match is None


def test_amending_gives_another_event_with_the_same_id() -> None:
    """Only the keys named change; the event amended stays as it was."""
    before = read(MOUMBAGNA)
    after = amended(before, amend(412, minute="80", assist=""))
    assert (str(after.minute), after.assist, after.player, after.id) == ("80", None, "Faris Moumbagna", 412)
    assert str(before.minute) == "79"


def test_amending_to_nonsense_is_refused() -> None:
    """A minute "late" fits no goal."""
    with pytest.raises(ValidationError):
        amended(read(MOUMBAGNA), amend(412, minute="late"))


def test_a_second_yellow_and_a_red_are_dismissals() -> None:
    """A yellow alone is not."""
    colours = ("yellow", "second_yellow", "red")
    card = BLOCKS[3]
    assert [read({**card, "card": colour}).dismissal for colour in colours] == [False, True, True]


def test_events_are_not_changed() -> None:
    """An event is a fact: setting a key raises."""
    with pytest.raises(ValidationError):
        goal("qf4.2", "marseille", "79").player = "Someone"


def test_a_whistle_knows_its_period() -> None:
    """The period is read from its name."""
    assert whistle("qf4.2", "extra_half_time").period is Period.EXTRA_HALF_TIME


def test_a_time_without_an_offset_is_utc() -> None:
    """Such a time can be compared with any other."""
    assert instant(datetime(2024, 4, 18, 20, 0)) == datetime(2024, 4, 18, 20, 0, tzinfo=UTC)
