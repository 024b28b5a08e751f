"""An event as a block of the log: its text, and back."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from scoreboard.events import KINDS, Event
from scoreboard.store import Folder
from scoreboard.store.blocks import block

STORY: list[dict[str, Any]] = [
    {"match": "qf4.1", "kind": "period", "period": "first_half"},
    {"match": "qf4.1", "kind": "goal", "team": "benfica", "minute": "16", "player": "Rafa Silva",
     "assist": "Casper Tengstedt", "type": "open_play", "note": 'the "nutmeg" \\ and a tap-in'},
    {"match": "qf4.1", "kind": "missed_penalty", "team": "marseille", "minute": "20", "player": "Harit",
     "outcome": "woodwork"},
    {"match": "qf4.1", "kind": "card", "team": "marseille", "minute": "45+2", "player": "Mbemba",
     "card": "yellow", "note": "dissent"},
    {"match": "qf4.1", "kind": "substitution", "team": "benfica", "minute": "46", "off": "Neres",
     "on": "João Mário"},
    {"match": "qf4.1", "kind": "disallowed", "target": 2, "minute": "17", "reason": "offside"},
    {"match": "qf4.1", "kind": "amend", "target": 2, "minute": "15", "player": "Ángel Di María"},
    {"match": "qf4.1", "kind": "void", "target": 7},
    {"match": "qf4.1", "kind": "score", "minute": "60", "home": 2, "away": 1, "note": "came in late"},
    {"match": "qf4.1", "kind": "note", "minute": "61", "text": "Rain ☔ in Lisbon"},
    {"match": "qf4.1", "kind": "result", "half_time": [1, 0], "full_time": [2, 1]},
    {"match": "qf4.2", "kind": "status", "status": "delayed", "note": "crowd trouble"},
    {"match": "qf4.2", "kind": "score", "minute": "90+6", "home": 1, "away": 0},
    {"match": "qf4.2", "kind": "period", "period": "full_time"},
    {"match": "qf4.2", "kind": "period", "period": "extra_full_time"},
    {"match": "qf4.2", "kind": "period", "period": "shootout", "first": "benfica"},
    {"match": "qf4.2", "kind": "kick", "team": "benfica", "player": "Di María", "outcome": "woodwork"},
    {"match": "qf3.1", "kind": "award", "home": 3, "away": 0, "reason": "an ineligible player"},
    {"tie": "qf1", "kind": "decision", "winner": "roma", "reason": "walkover"},
    {"match": "qf2.2", "kind": "result", "full_time": [1, 0], "extra_time": [1, 0], "shootout": [4, 2]},
]  # fmt: skip
"""An evening in which every kind of event happens, and the rules allow each."""

STAMP = {"at": tomllib.loads("at = 2024-04-18T22:36:40+02:00")["at"], "by": "anna"}


def test_the_story_knows_every_kind() -> None:
    """The events below leave no kind out."""
    assert {keys["kind"] for keys in STORY} == set(KINDS)


def test_a_goal_is_written_as_the_contract_shows_it() -> None:
    """Match, kind, team and its own keys, then when, who and last the id, each block closed by a newline."""
    goal = entered(
        {"id": 412, "by": "anna", "at": STAMP["at"], "assist": "Pierre-Emerick Aubameyang", "minute": "79",
         "player": "Faris Moumbagna", "team": "marseille", "kind": "goal", "match": "qf4.2"}
    )  # fmt: skip
    assert block(goal) == (
        "[[event]]\n"
        'match = "qf4.2"\n'
        'kind = "goal"\n'
        'team = "marseille"\n'
        'minute = "79"\n'
        'player = "Faris Moumbagna"\n'
        'assist = "Pierre-Emerick Aubameyang"\n'
        "at = 2024-04-18T22:36:40+02:00\n"
        'by = "anna"\n'
        "id = 412\n"
    )


def test_a_pair_of_goals_stands_on_its_line() -> None:
    """A result's scores are written `[2, 1]`, one line each."""
    result = entered({"match": "qf4.1", "kind": "result", "half_time": [1, 0], "full_time": [2, 1], "id": 3})
    assert block(result) == (
        '[[event]]\nmatch = "qf4.1"\nkind = "result"\nhalf_time = [1, 0]\nfull_time = [2, 1]\nid = 3\n'
    )


@pytest.mark.parametrize("keys", STORY, ids=lambda keys: f"{keys['kind']}-{keys.get('match', 'tie')}")
def test_a_block_reads_back_as_the_event_it_was(keys: dict[str, Any]) -> None:
    """Whatever the kind, its block is TOML that gives the same event, id last, nothing added."""
    event = entered({**keys, **STAMP, "id": 7})
    text = block(event)
    assert entered(tomllib.loads(text)["event"][0]) == event
    assert text.startswith("[[event]]\n")
    assert text.endswith("\nid = 7\n")
    assert text.count("\n") == len(keys) + 4


def test_every_kind_survives_a_restart(drawn: Path) -> None:
    """An evening with every kind of event reads back from disk as it was entered."""
    folder = Folder(drawn)
    saved = [folder.append(entered({**keys, **STAMP})).event for keys in STORY]
    again = Folder(drawn).board
    assert list(again.log) == saved
    assert again == folder.board


def test_the_log_only_ever_grows(drawn: Path) -> None:
    """Undo, amendments and refereeing included, each entry leaves the bytes before it as they were."""
    folder, before = Folder(drawn), b""
    for keys in STORY:
        event = folder.append(entered({**keys, **STAMP})).event
        now = (drawn / "events.toml").read_bytes()
        assert now == before + (b"\n" if before else b"") + block(event).encode()
        before = now


def entered(keys: dict[str, Any]) -> Event:
    """The event with these keys."""
    return KINDS[keys["kind"]].model_validate(keys)
