"""`scoreboard add`: one event from a script, through the same rules and the same lock as the screen."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scoreboard.events import KINDS
from scoreboard.store import load

Command = Callable[..., Any]


def last(cup: Path) -> dict[str, Any]:
    """The last block of the log, as it is written."""
    block: dict[str, Any] = tomllib.loads((cup / "events.toml").read_text())["event"][-1]
    return block


KICK_OFF = ("sf1.1", "period", "--period", "first_half")
GOAL = ("sf1.1", "goal", "--team", "atalanta", "--minute", "20", "--player", "Ademola Lookman")
LEVEL = ("qf4.2", "result", "--full-time", "1-0", "--extra-time", "1-0")

ADDED: dict[str, tuple[list[tuple[str, ...]], tuple[str, ...], dict[str, Any]]] = {
    "period": ([], KICK_OFF, {"period": "first_half"}),
    "goal": (
        [KICK_OFF],
        (*GOAL, "--assist", "De Ketelaere", "--type", "penalty", "--note", "top corner"),
        {"team": "atalanta", "minute": "20", "player": "Ademola Lookman", "assist": "De Ketelaere",
         "type": "penalty", "note": "top corner"},
    ),
    "missed_penalty": (
        [KICK_OFF],
        ("sf1.1", "missed_penalty", "--team", "marseille", "--minute", "90+3", "--outcome", "saved"),
        {"team": "marseille", "minute": "90+3", "outcome": "saved"},
    ),
    "card": (
        [KICK_OFF],
        ("sf1.1", "card", "--team", "marseille", "--minute", "45+2", "--player", "Gigot", "--card", "yellow"),
        {"team": "marseille", "minute": "45+2", "player": "Gigot", "card": "yellow"},
    ),
    "substitution": (
        [KICK_OFF],
        ("sf1.1", "substitution", "--team", "atalanta", "--minute", "60", "--off", "Scamacca",
         "--on", "Touré"),
        {"team": "atalanta", "minute": "60", "off": "Scamacca", "on": "Touré"},
    ),
    "kick": (
        [("qf4.1", "result", "--full-time", "1-0"), ("qf4.2", "period", "--period", "first_half"),
         ("qf4.2", "score", "--minute", "80", "--home", "1", "--away", "0"),
         ("qf4.2", "period", "--period", "full_time"), ("qf4.2", "period", "--period", "extra_full_time"),
         ("qf4.2", "period", "--period", "shootout", "--first", "benfica")],
        ("qf4.2", "kick", "--team", "benfica", "--player", "Di María", "--outcome", "woodwork"),
        {"team": "benfica", "player": "Di María", "outcome": "woodwork"},
    ),
    "disallowed": (
        [KICK_OFF, GOAL],
        ("sf1.1", "disallowed", "--target", "2", "--minute", "21", "--reason", "offside"),
        {"target": 2, "minute": "21", "reason": "offside"},
    ),
    "score": (
        [KICK_OFF],
        ("sf1.1", "score", "--minute", "55", "--home", "2", "--away", "0", "--note", "came late"),
        {"minute": "55", "home": 2, "away": 0, "note": "came late"},
    ),
    "result": (
        [],
        ("sf1.1", "result", "--half-time", "1-0", "--full-time", "1-1"),
        {"half_time": [1, 0], "full_time": [1, 1]},
    ),
    "award": (
        [],
        ("sf1.1", "award", "--home", "0", "--away", "3", "--reason", "an ineligible player"),
        {"home": 0, "away": 3, "reason": "an ineligible player"},
    ),
    "status": (
        [],
        ("sf1.1", "status", "--status", "postponed", "--note", "snow"),
        {"status": "postponed", "note": "snow"},
    ),
    "note": ([], ("qf4.2", "note", "--minute", "80", "--text", "flares"), {"minute": "80", "text": "flares"}),
    "decision": (
        [], ("qf1", "decision", "--winner", "milan", "--reason", "coin toss"),
        {"winner": "milan", "reason": "coin toss"},
    ),
    "amend": (
        [KICK_OFF, GOAL],
        ("sf1.1", "amend", "--target", "2", "--minute", "22", "--player", ""),
        {"target": 2, "minute": "22", "player": ""},
    ),
    "void": ([KICK_OFF, GOAL], ("sf1.1", "void", "--target", "2"), {"target": 2}),
}  # fmt: skip
"""For each kind: what happened before, the command, and the keys of its own that the block must have."""


def test_there_is_an_example_of_every_kind() -> None:
    """The examples below leave no kind out."""
    assert list(ADDED) == list(KINDS)


@pytest.mark.parametrize("kind", ADDED)
def test_every_kind_can_be_added(kind: str, cup: Path, scoreboard: Command) -> None:
    """A flag for each key of the kind: the block has them, when, who and the id; the line is printed."""
    before, command, keys = ADDED[kind]
    semi_final = "sf" in command[0]
    if not semi_final:
        (cup / "events.toml").unlink()
    first = len(load(cup).log)
    for earlier in before:
        assert scoreboard("add", cup, *earlier).code == 0
    command = tuple(str(first + 2) if command[n - 1] == "--target" else w for n, w in enumerate(command))
    keys = {key: first + 2 if key == "target" else value for key, value in keys.items()}
    answer = scoreboard("add", cup, *command, "--as", "anna")
    assert answer.code == 0, answer.err
    assert len(answer.out.splitlines()) == 1
    block = last(cup)
    place = "tie" if kind == "decision" else "match"
    assert list(block)[:2] == [place, "kind"]
    assert list(block)[-3:] == ["at", "by", "id"]
    assert block["at"].tzinfo is not None
    own = {key: value for key, value in block.items() if key not in (place, "kind", "at", "by", "id")}
    assert own == keys
    assert (block["by"], block["id"]) == ("anna", first + len(before) + 1)


def test_the_line_that_is_printed_is_the_logs_own(cup: Path, scoreboard: Command) -> None:
    """What `add` prints is what `log` prints for the event."""
    added = scoreboard("add", cup, "qf4.2", "note", "--minute", "80", "--text", "flares").out
    assert scoreboard("log", cup).out.splitlines()[-1] == added.rstrip("\n")


def test_when_it_was_entered_can_be_told(cup: Path, scoreboard: Command) -> None:
    """`--at` stands in the block."""
    scoreboard("add", cup, "qf4.2", "note", "--text", "x", "--at", "2024-04-18T22:36:40")
    assert last(cup)["at"].replace(tzinfo=None).isoformat() == "2024-04-18T22:36:40"


NAMES = "an event names what was drawn and what happened before it"
REFUSED = {
    "a goal after the end": (
        ("qf4.2", "goal", "--team", "benfica", "--minute", "90"), "has ended", "Law 7"),
    "a kick after the shoot-out": (
        ("qf4.2", "kick", "--team", "benfica", "--outcome", "scored"), "have won it 4-2", "Law 10"),
    "extra time in a first leg": (
        ("sf1.1", "period", "--period", "extra_first_half"), "not the last leg", "Law 10"),
    "teams that are not known": (
        ("final.1", "period", "--period", "first_half"), "not known yet", "a match needs both its teams"),
    "an unknown match": (("qf9.2", "note", "--text", "x"), 'no match "qf9.2"; did you mean', NAMES),
    "an unknown team": (
        ("sf1.1", "goal", "--team", "atlanta", "--minute", "3"), 'did you mean "atalanta"?', NAMES),
    "a team of another tie": (
        ("sf1.1", "goal", "--team", "roma", "--minute", "3"), "do not play in sf1.1", NAMES),
    "a target that is not there": (("qf4.2", "void", "--target", "9999"), "no event 9999", NAMES),
    "a card disallowed": (
        ("qf4.2", "disallowed", "--target", "40", "--minute", "40"), "only a goal can be", NAMES),
    "a winner who does not play": (
        ("qf1", "decision", "--winner", "benfica", "--reason", "x"), "does not play", NAMES),
}  # fmt: skip


@pytest.mark.parametrize("refusal", REFUSED)
def test_what_the_rules_refuse_is_told_with_its_rule(refusal: str, cup: Path, scoreboard: Command) -> None:
    """Exit code 1, one line with the reason and the rule, and the log as it was."""
    command, reason, rule = REFUSED[refusal]
    before = (cup / "events.toml").read_bytes()
    answer = scoreboard("add", cup, *command)
    assert (answer.code, answer.out) == (1, "")
    (error,) = answer.errors
    assert reason in error
    assert rule in error
    assert (cup / "events.toml").read_bytes() == before


def test_a_doubt_is_told_and_the_event_saved(cup: Path, scoreboard: Command) -> None:
    """A dismissed player is booked again: exit code 0, the doubt and its rule on standard error."""
    for command in (KICK_OFF, (*GOAL[:1], "card", "--team", "atalanta", "--minute", "5", "--player", "Toloi",
                               "--card", "red")):  # fmt: skip
        assert scoreboard("add", cup, *command).err == ""
    goal = ("sf1.1", "goal", "--team", "atalanta", "--minute", "9", "--player", "Toloi")
    answer = scoreboard("add", cup, *goal)
    assert answer.code == 0
    assert answer.errors == [
        "doubtful: Toloi was sent off in the 5th minute (a player sent off takes no further part (Law 12))"
    ]
    assert last(cup)["player"] == "Toloi"


def test_what_an_entry_unsettles_is_told(cup: Path, scoreboard: Command) -> None:
    """The semi-final has begun when Benfica are reinstated: the line names it."""
    scoreboard("add", cup, *KICK_OFF)
    answer = scoreboard("add", cup, "qf4", "decision", "--winner", "benfica", "--reason", "appeal")
    assert answer.code == 0
    assert any("Benfica" in error and "SF1" in error.upper() for error in answer.errors)


WRONG = {
    "no such kind": (("qf4.2", "gaol"), 'no kind "gaol"; did you mean "goal"?'),
    "no such flag": (("qf4.2", "note", "--txt", "x"), "--txt"),
    "a flag of another kind": (("qf4.2", "note", "--text", "x", "--card", "red"), "--card"),
    "a flag missing": (("sf1.1", "goal", "--team", "atalanta"), "--minute"),
    "a minute that is none": (("sf1.1", "goal", "--team", "atalanta", "--minute", "90+0"), "--minute"),
    "an empty minute": (("sf1.1", "goal", "--team", "atalanta", "--minute", ""), "--minute"),
    "a score that is none": (("sf1.1", "result", "--full-time", "two"), "--full-time"),
    "a score of 5000 digits": (("sf1.1", "result", "--full-time", f"{'9' * 5000}-0"), "--full-time"),
    "a score of a hundred": (("sf1.1", "result", "--full-time", "100-0"), "--full-time"),
    "a target in words": (("qf4.2", "void", "--target", "five"), "--target"),
    "no text": (("qf4.2", "note"), "--text"),
    "an escape in a text": (("qf4.2", "note", "--text", "\x1b[2J"), "--text"),
    "an escape in a name": (("qf4.2", "note", "--text", "x", "--as", "\x1b[2J"), "--as"),
    "a moment that is none": (("qf4.2", "note", "--text", "x", "--at", "yesterday"), "--at"),
    "a match without its leg": (("qf4", "note", "--text", "x"), "match"),
    "no such period": (("sf1.1", "period", "--period", "overtime"), "--period"),
}


@pytest.mark.parametrize("use", WRONG)
def test_wrong_use_is_told_by_its_flag(use: str, cup: Path, scoreboard: Command) -> None:
    """Exit code 2, one line of plain text that names the flag, and the log as it was."""
    command, names = WRONG[use]
    before = (cup / "events.toml").read_bytes()
    answer = scoreboard("add", cup, *command)
    assert (answer.code, answer.out) == (2, "")
    (error,) = answer.errors
    assert names in error
    assert error.isprintable()
    assert (cup / "events.toml").read_bytes() == before


def test_a_tie_of_one_match_by_its_id_alone(scoreboard: Command, cup: Path) -> None:
    """The final has one match only, so `final` is enough; qf4 has two, so it is not."""
    for tie in ("sf1", "sf2"):
        scoreboard("add", cup, f"{tie}.1", "result", "--full-time", "1-0")
        scoreboard("add", cup, f"{tie}.2", "result", "--full-time", "0-0")
    noted = scoreboard("add", cup, "final", "note", "--text", "Dublin is ready")
    assert (noted.code, "final.1" in noted.out) == (0, True)
    refused = scoreboard("add", cup, "qf4", "note", "--text", "which leg?")
    assert refused.code != 0


def test_a_team_by_its_code_or_name(scoreboard: Command, cup: Path) -> None:
    """What the screen calls a team is understood: ROM, Roma, roma."""
    scoreboard("add", cup, "sf2.1", "period", "--period", "first_half")
    for name in ("ROM", "Roma", "roma"):
        assert scoreboard("add", cup, "sf2.1", "goal", "--team", name, "--minute", "9'").code == 0
    assert load(cup).match("sf2.1").score == (3, 0)


def test_a_score_with_a_colon(scoreboard: Command, cup: Path) -> None:
    """2:1 is 2-1."""
    assert scoreboard("add", cup, "sf2.1", "result", "--full-time", "2:1").code == 0
    assert load(cup).match("sf2.1").score == (2, 1)
