"""`scoreboard check`: every problem of a competition, with file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.mark.parametrize("fixture", ["uel-2023-24", "uel-2023-24-final"])
def test_the_fixtures_are_fine(fixture: str, process: Command) -> None:
    """The competitions that come with the program have no problem."""
    answer = process("check", FIXTURES / fixture)
    assert (answer.code, answer.err) == (0, "")
    assert "fine" in answer.out


def test_several_folders_are_checked_at_once(cup: Path, scoreboard: Command) -> None:
    """Each that is fine is named."""
    answer = scoreboard("check", cup, FIXTURES / "uel-2023-24-final")
    assert answer.code == 0
    assert [line.partition(":")[0] for line in answer.out.splitlines()] == [
        str(cup), str(FIXTURES / "uel-2023-24-final")
    ]  # fmt: skip


def test_an_unlikely_event_is_told_at_its_line(
    cup: Path, spoil: Callable[..., Path], scoreboard: Command
) -> None:
    """Dismissed in the 31st minute, Çelik scores in the 85th: the log loads, and `check` says what is odd."""
    log = spoil("events.toml", 'team = "milan"\nminute = "85"\nplayer = "Matteo Gabbia"',
                'team = "roma"\nminute = "85"\nplayer = "Zeki Çelik"')  # fmt: skip
    assert scoreboard("results", cup).code == 0
    answer = scoreboard("check", cup)
    assert answer.code == 1
    (error,) = answer.errors
    text = log.read_text()
    header = text[: text.index('minute = "85"')].rindex("[[event]]")
    assert error.startswith(f"{log}:{text.count(chr(10), 0, header) + 1}: event ")
    assert "Zeki Çelik was sent off in the 31st minute (a player sent off takes no further part" in error


def test_a_leg_too_few_is_told_at_its_line(
    cup: Path, spoil: Callable[..., Path], scoreboard: Command
) -> None:
    """A draw that holds together and is hardly meant."""
    old = '  { kickoff = 2024-04-18T21:00:00+02:00, venue = "Stadio Olimpico, Rome" },\n'
    (cup / "events.toml").unlink()
    draw = spoil("competition.toml", old, "")
    (error,) = scoreboard("check", cup).errors
    line = draw.read_text().splitlines().index("legs = [") + 1
    assert error.startswith(f"{draw}:{line}: ties.qf1.legs: 1 leg where the rules say 2")


def test_a_torn_log_is_a_problem(cup: Path, scoreboard: Command) -> None:
    """What was cut off is told, with exit code 1, and nothing on disk is changed."""
    log = cup / "events.toml"
    torn = log.read_bytes() + b'\n[[event]]\nmatch = "qf4'
    log.write_bytes(torn)
    answer = scoreboard("check", cup)
    assert (answer.code, len(answer.errors)) == (1, 1)
    assert log.read_bytes() == torn


def test_a_problem_in_one_folder_does_not_hide_that_another_is_fine(
    cup: Path, spoil: Callable[..., Path], scoreboard: Command
) -> None:
    """Exit code 1, the broken one on standard error, the fine one on standard output."""
    spoil("events.toml", 'minute = "16"', 'minute = "0"')
    answer = scoreboard("check", cup, FIXTURES / "uel-2023-24")
    assert (answer.code, len(answer.errors), len(answer.out.splitlines())) == (1, 1, 1)
