"""`scoreboard replay`, and `--at` of `results`: any moment of a log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from building import FINAL

from scoreboard.app.replay import Replay

Command = Callable[..., Any]

GOAL = '[[event]]\nmatch = "final.1"\nkind = "goal"\nteam = "reds"\nminute = "10"\nid = 1\n'


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Replay]:
    """The replays that were begun; none of them takes the terminal."""
    found: list[Replay] = []
    monkeypatch.setattr(Replay, "run", lambda app: found.append(app))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "conf"))
    return found


def test_it_begins_before_the_first_event_at_sixty(
    cup: Path, scoreboard: Command, begun: list[Replay]
) -> None:
    """Without flags: the whole log, a second a minute."""
    assert scoreboard("replay", cup) == (0, "", "")
    (app,) = begun
    assert (app.player.number, app.player.speed, app.player.playing) == (0, 60.0, True)
    assert app.main.desk is None


def test_speed_and_beginning_are_as_asked(cup: Path, scoreboard: Command, begun: list[Replay]) -> None:
    """Ten times as fast, from the goal in Marseille on, with plain ASCII."""
    scoreboard("replay", cup, "--speed", "10", "--from", "2024-04-18T22:37:20+02:00", "--ascii")
    (app,) = begun
    assert (app.player.number, app.player.speed) == (58, 10.0)
    assert app.has_class("-ascii")


def test_a_beginning_without_an_offset_is_the_clock_of_the_log(
    cup: Path, scoreboard: Command, begun: list[Replay]
) -> None:
    """22:37:20 is what the clocks in Marseille showed."""
    scoreboard("replay", cup, "--from", "2024-04-18T22:37:20")
    assert begun[0].player.clock == datetime.fromisoformat("2024-04-18T22:37:20+02:00")


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (["--speed", "0"], "greater than or equal to 0.1"),
        (["--speed", "-60"], "greater than or equal to 0.1"),
        (["--speed", "nan"], "--speed"),
        (["--speed", "inf"], "less than or equal to 100000"),
        (["--speed", "fast"], "a valid number"),
        (["--from", "garbage"], '--from: "garbage" is no moment; write 2024-04-18T22:37+02:00'),
        (["--from", ""], '--from: "" is no moment; write 2024-04-18T22:37+02:00'),
        (["--from", "25:99"], '--from: "25:99" is no moment; write 2024-04-18T22:37+02:00'),
        (["--from", "[/]\x1b[2J"], "--from: "),
    ],
)
def test_what_cannot_be_meant_is_wrong_use(
    cup: Path, scoreboard: Command, begun: list[Replay], flags: list[str], says: str
) -> None:
    """One line that names the flag, exit code 2, and nothing is opened."""
    answer = scoreboard("replay", cup, *flags)
    assert (answer.code, answer.out, begun) == (2, "", [])
    (error,) = answer.errors
    assert flags[0] in error
    assert says in error
    assert error.isprintable()


@pytest.mark.parametrize("log", [None, "", "# nothing yet\n"], ids=["no file", "empty", "a comment"])
def test_an_empty_log_has_nothing_to_play(
    cup: Path, scoreboard: Command, begun: list[Replay], log: str | None
) -> None:
    """It says so, and opens no screen that stands still."""
    file = cup / "events.toml"
    file.unlink()
    if log is not None:
        file.write_text(log)
    answer = scoreboard("replay", cup)
    assert (answer.code, answer.out, begun) == (1, "", [])
    assert answer.errors == [f"{file}: there is nothing to play back: no event was entered yet"]


def test_a_log_without_times_is_played(tmp_path: Path, scoreboard: Command, begun: list[Replay]) -> None:
    """Neither kick-off nor time of entry: event by event."""
    (tmp_path / "competition.toml").write_text(FINAL)
    (tmp_path / "events.toml").write_text(GOAL)
    assert scoreboard("replay", tmp_path, "--from", "2024-04-18") == (0, "", "")
    assert (len(begun[0].player.playback), begun[0].player.playback.when(1)) == (1, None)


def test_a_folder_with_problems_is_told_like_everywhere(
    cup: Path, scoreboard: Command, begun: list[Replay]
) -> None:
    """File, line and reason, all at once."""
    log = cup / "events.toml"
    log.write_text(log.read_text().replace('team = "marseille"', 'team = "marseile"', 1))
    told = scoreboard("results", cup)
    answer = scoreboard("replay", cup)
    assert (answer.code, answer.errors, begun) == (1, told.errors, [])
    assert "did you mean" in answer.err


def test_a_folder_that_is_not_there(tmp_path: Path, scoreboard: Command, begun: list[Replay]) -> None:
    """One line, exit code 1."""
    answer = scoreboard("replay", tmp_path / "nowhere")
    assert (answer.code, len(answer.errors), begun) == (1, 1, [])


def test_results_at_a_moment(cup: Path, scoreboard: Command) -> None:
    """At 22:40 on the night Marseille led and all four were on; the aggregate was level."""
    lines = scoreboard("results", cup, "--round", "qf", "--leg", "2", "--at", "2024-04-18T22:40+02:00").out
    assert "Marseille 1 Benfica 0" in lines
    assert "Roma 2 AC Milan 0" in lines
    assert "penalties" not in lines
    assert "win" not in lines


def test_results_at_a_moment_of_another_clock(cup: Path, scoreboard: Command) -> None:
    """20:40 UTC is that moment, and without an offset it is 22:40."""
    at = [
        scoreboard("results", cup, "--at", moment)
        for moment in ("2024-04-18T22:40+02:00", "2024-04-18T20:40Z", "2024-04-18T22:40")
    ]
    assert at[0] == at[1] == at[2]
    assert at[0] != scoreboard("results", cup)


def test_results_before_and_after(cup: Path, scoreboard: Command) -> None:
    """Before the first kick-off there are matches to come; long after it is as without the flag."""
    before = scoreboard("results", cup, "--at", "0001-01-01T00:00+14:00").out.splitlines()
    assert "Marseille v Benfica (Thu 18 Apr 2024, 21:00)" in before
    assert all(" v " in line for line in before)
    assert scoreboard("results", cup, "--at", "9999-12-31T23:59-14:00") == scoreboard("results", cup)


def test_results_of_a_result_at_half_time(scoreboard: Command, cup: Path) -> None:
    """Nobody followed the semi-finals: of them the result is known, and at the break the half-time score."""
    folder = cup.parent / "final"
    folder.mkdir()
    for name in ("competition.toml", "events.toml"):
        source = Path(__file__).parents[2] / "fixtures" / "uel-2023-24-final" / name
        (folder / name).write_bytes(source.read_bytes())
    lines = scoreboard("results", folder, "--round", "sf", "--at", "2024-05-09T21:50+02:00").out.splitlines()
    assert "Atalanta 1 Marseille 0" in [line.partition(" (")[0] for line in lines]


@pytest.mark.parametrize("command", ["results", "screenshot"])
def test_a_moment_that_is_none(command: str, cup: Path, scoreboard: Command, tmp_path: Path) -> None:
    """The flag, what was written, and how to write it."""
    more = ["-o", tmp_path / "x.svg"] if command == "screenshot" else []
    answer = scoreboard(command, cup, *more, "--at", "yesterday")
    assert (answer.code, answer.out) == (2, "")
    (error,) = answer.errors
    assert '--at: "yesterday" is no moment; write 2024-04-18T22:37+02:00' in error
