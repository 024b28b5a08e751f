"""`scoreboard new`: a competition from a list of teams, ready to be scored."""

from __future__ import annotations

import os
import shlex
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scoreboard.board import Board
from scoreboard.formats.draw import first_round
from scoreboard.store import load

Command = Callable[..., Any]
METHODS = ("random", "seeded", "listed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the competition is to be."""
    return tmp_path / "village-cup"


@pytest.fixture
def new(scoreboard: Command, folder: Path) -> Command:
    """Make a competition of so many teams, or of these."""

    def make(teams: int | tuple[str, ...], *flags: object) -> Any:
        names = teams if isinstance(teams, tuple) else tuple(f"Team {n + 1}" for n in range(teams))
        return scoreboard("new", folder, *(f"--team={name}" for name in names), *flags)

    return make


def draw_in(folder: Path) -> dict[str, Any]:
    """The draw as it is written."""
    return tomllib.loads((folder / "competition.toml").read_text())


def first_line(folder: Path) -> str:
    """What stands on top of the file."""
    return (folder / "competition.toml").read_text().splitlines()[0]


def play(scoreboard: Command, folder: Path) -> Board:
    """Enter a result for every match, round by round: a home win, an away win, and penalties, in turn."""
    drawn = load(folder).competition
    for number, tie in enumerate(tie for tie in drawn.in_order() if not drawn.ties[tie].bye):
        *before, last = (f"{tie}.{leg + 1}" for leg in range(len(drawn.legs(tie))))
        for leg in before:
            assert scoreboard("add", folder, leg, "result", "--full-time", "1-1").code == 0
        level = ("--full-time", "1-1", "--extra-time", "1-1", "--shootout", "3-4")
        how = (("--full-time", "2-1"), ("--full-time", "0-3"), level)[number % 3]
        answer = scoreboard("add", folder, last, "result", *how)
        assert (answer.code, answer.err) == (0, "")
    return load(folder)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("legs", [1, 2])
@pytest.mark.parametrize("count", [2, 3, 5, 8, 13])
def test_a_new_competition_can_be_scored_to_a_winner(
    count: int, legs: int, method: str, folder: Path, new: Command, scoreboard: Command
) -> None:
    """By `add` alone, and `check` has nothing to say before and after."""
    third = ("--third-place",) if count > 3 else ()
    made = new(count, "--legs", legs, "--draw", method, "--start", "2026-05-02", *third)
    assert (made.code, made.err) == (0, "")
    assert scoreboard("check", folder).code == 0
    board = play(scoreboard, folder)
    assert all(tie.winner for tie in board.ties.values())
    assert board.ties["final"].winner in board.competition.teams
    if third:
        assert board.ties["third"].winner != board.ties["final"].winner
    assert scoreboard("check", folder).code == 0


@pytest.mark.parametrize(("legs", "method"), [(1, "seeded"), (2, "random")])
def test_64_teams_can_be_scored_to_a_winner(
    legs: int, method: str, folder: Path, new: Command, scoreboard: Command
) -> None:
    """63 ties, and third place."""
    assert new(64, "--legs", legs, "--draw", method, "--third-place", "--seed", "7").code == 0
    board = play(scoreboard, folder)
    assert len(board.ties) == 64
    assert all(tie.winner for tie in board.ties.values())
    assert scoreboard("check", folder) == (0, f"{folder}: fine (64 ties, {len(board.log)} events)\n", "")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("legs", [1, 2])
def test_64_teams_check_clean(
    legs: int, method: str, folder: Path, new: Command, scoreboard: Command
) -> None:
    """However they are drawn."""
    assert new(64, "--legs", legs, "--final-legs", 2, "--draw", method).code == 0
    assert scoreboard("check", folder).code == 0


def test_what_is_made_is_told(folder: Path, new: Command) -> None:
    """How it was drawn, the first round with a line a tie, that it is fine, and how to open it."""
    made = new(
        ("Reds", "Blues", "FC Greens"), "--draw", "listed", "--start", "2026-05-02", "--season", "2026"
    )
    assert made.out.splitlines() == [
        "Paired in the order of the list",
        "Village Cup 2026: Semi-finals",
        "  Reds v Blues (Sat 2 May 2026)",
        "  FC Greens (bye)",
        f"{folder}: fine (3 ties, 0 events)",
        f"open it with: scoreboard edit {folder}",
    ]


def test_a_folder_with_spaces_is_told_as_the_shell_takes_it(tmp_path: Path, scoreboard: Command) -> None:
    """The last line can be copied."""
    made = scoreboard("new", tmp_path / "my cup", "--team=Reds", "--team=Blues")
    assert shlex.split(made.out.splitlines()[-1])[-3:] == ["scoreboard", "edit", str(tmp_path / "my cup")]
    assert load(tmp_path / "my cup").competition.name == "My Cup"


def test_the_teams_come_from_a_file(folder: Path, tmp_path: Path, scoreboard: Command) -> None:
    """In its order, with the short names and codes that it gives."""
    file = tmp_path / "teams.txt"
    file.write_text("# My cup\nRiverside Reds | Reds | RED\n\nHarbour Blues | Blues\n")
    assert scoreboard("new", folder, "--teams", file, "--draw", "listed").code == 0
    assert draw_in(folder)["teams"] == {
        "reds": {"name": "Riverside Reds", "short": "Reds", "code": "RED"},
        "blues": {"name": "Harbour Blues", "short": "Blues", "code": "BLU"},
    }


def test_flags_become_rules(folder: Path, new: Command) -> None:
    """Each where the file has it; the final by itself."""
    flags = "--legs 2 --away-goals extra_time --extra-time golden_goal --no-shootout --replay --name Shield"
    assert new(4, *flags.split()).code == 0
    draw = draw_in(folder)
    assert draw["name"] == "Shield"
    assert draw["rules"] == {
        "legs": 2, "away_goals": "extra_time", "extra_time": "golden_goal", "shootout": False, "replay": True,
    }  # fmt: skip
    assert draw["rounds"]["final"] == {"name": "Final", "rules": {"legs": 1}}


def test_dates_follow_from_the_first(folder: Path, new: Command) -> None:
    """A fortnight between rounds and three days between legs; the hour is that of every match."""
    flags = "--legs 2 --third-place --start 2026-05-02 --kickoff 15:00 --every 14 --between-legs 3"
    assert new(4, *flags.split()).code == 0
    kick_offs = {
        tie: [leg["kickoff"].strftime("%d %b %H:%M") for leg in table["legs"]]
        for tie, table in draw_in(folder)["ties"].items()
    }
    assert kick_offs == {
        "sf1": ["02 May 15:00", "05 May 15:00"],
        "sf2": ["02 May 15:00", "05 May 15:00"],
        "third": ["18 May 15:00"],
        "final": ["19 May 15:00"],
    }


def test_without_a_start_nothing_is_arranged(folder: Path, new: Command) -> None:
    """No tie has legs yet."""
    new(4)
    assert all("legs" not in tie for tie in draw_in(folder)["ties"].values())


def test_a_tie_that_is_replayed_is_decided_by_the_replay(
    folder: Path, new: Command, scoreboard: Command
) -> None:
    """Its match is there to be scored, and the winner goes on."""
    new(4, "--replay", "--extra-time", "none", "--draw", "listed")
    scoreboard("add", folder, "sf1.1", "result", "--full-time", "1-1")
    assert scoreboard("add", folder, "sf1.2", "result", "--full-time", "0-1").code == 0
    assert load(folder).ties["sf1"].winner == "team-1"


def test_with_two_teams_the_final_has_the_legs(folder: Path, new: Command) -> None:
    """There is no other tie that `--legs` could mean."""
    new(2, "--legs", 2)
    assert list(load(folder).competition.matches) == ["final.1", "final.2"]


@pytest.mark.parametrize(
    ("method", "says"), [("random", "Drawn at random"), ("seeded", "Seeded in the order of the list")]
)
def test_a_draw_can_be_made_again(
    method: str, says: str, new: Command, scoreboard: Command, folder: Path, tmp_path: Path
) -> None:
    """The number that stands on top of the file, given as `--seed`, gives the same file."""
    new(13, "--draw", method)
    written = first_line(folder)
    assert written.startswith(f"# {says}")
    seed = written.rpartition("seed ")[2]
    names = [f"--team=Team {n + 1}" for n in range(13)]
    again = scoreboard(
        "new", tmp_path / "again", *names, "--draw", method, "--seed", seed, "--name=Village Cup"
    )
    assert again.code == 0
    for file in tmp_path.glob("*/competition.toml"):
        assert file.read_bytes() == (folder / "competition.toml").read_bytes()
    assert len(list(tmp_path.glob("*/competition.toml"))) == 2


def test_the_draw_is_the_one_of_the_seed(folder: Path, new: Command) -> None:
    """The ties in the file are those that the lots give."""
    new(8, "--seed", "7")
    assert first_line(folder) == "# Drawn at random, seed 7"
    ties = draw_in(folder)["ties"]
    drawn = first_round([f"team-{n + 1}" for n in range(8)], "random", 7)
    assert [ties[f"qf{n + 1}"]["teams"] for n in range(4)] == [list(pair) for pair in drawn]


WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "no teams": ((), "name the teams: --teams FILE, or --team NAME"),
    "one team": (("--team", "Reds"), '--team: "Reds" has nobody to play'),
    "a team twice": (("--team", "Reds", "--team", "reds"), '--team: "reds" is listed already'),
    "a control character": (("--team", "Re\x1bds", "--team", "Blues"), "control character (U+001B)"),
    "a long name": (("--team", "x" * 501, "--team", "Blues"), "501 characters are too many"),
    "no name": (("--team", "", "--team", "Blues"), "--team: the name is missing"),
    "a byte of Latin-1": (
        ("--team", "K\udcf6ln", "--team", "Blues"),
        "--team: holds a byte that is not UTF-8",
    ),
    "257 teams": (tuple(f"--team=T{n}" for n in range(257)), "there are 256 teams already"),
    "teams twice over": (("--teams", "x", "--team", "Reds"), "--team: the teams are in the file"),
    "three legs": (("2", "--legs", "3"), "--legs"),
    "no leg in the final": (("2", "--final-legs", "0"), "--final-legs"),
    "no such draw": (("2", "--draw", "lots"), "--draw"),
    "a seed in words": (("2", "--seed", "seven"), "--seed"),
    "a seed below zero": (("2", "--seed", "-7"), "--seed"),
    "a seed for nothing": (("2", "--seed", "7", "--draw", "listed"), "--seed: with --draw listed"),
    "no such day": (("2", "--start", "2026-02-30"), '--start: "2026-02-30" is no day'),
    "a day in words": (("2", "--start", "next week"), '--start: "next week" is no day'),
    "a day of old": (("2", "--start", "0026-05-02"), "--start: the year 26"),
    "a day that never comes": (("2", "--start", "9999-12-31"), "--start: the year 9999"),
    "an odd offset": (("2", "--start", "2026-05-02T15:00+01:00:30"), "--start:"),
    "no such hour": (("2", "--start", "2026-05-02", "--kickoff", "25:00"), '--kickoff: "25:00" is no hour'),
    "two hours": (("2", "--start", "2026-05-02T15:00", "--kickoff", "15:00"), "has its own hour"),
    "an hour without a day": (("2", "--kickoff", "15:00"), "count from --start"),
    "days without a first": (("2", "--every", "7"), "count from --start"),
    "days backwards": (("2", "--start", "2026-05-02", "--every", "-7"), "--every"),
    "days without end": (("2", "--start", "2026-05-02", "--between-legs", "9" * 30), "--between-legs"),
    "away goals sometimes": (("2", "--away-goals", "sometimes"), "--away-goals"),
    "extra time in overtime": (("2", "--extra-time", "overtime"), "--extra-time"),
    "third place of two": (("2", "--third-place"), "--third-place: with 2 teams"),
    "third place of three": (("2", "--team", "Greens", "--third-place"), "--third-place: with 3 teams"),
    "an empty name": (("2", "--name", ""), "--name: empty"),
    "an escape in the name": (("2", "--name", "\x1b[2J"), "--name: "),
    "a long season": (("2", "--season", "x" * 501), "--season: 501 characters"),
}


@pytest.mark.parametrize("use", WRONG)
def test_wrong_use_makes_nothing(use: str, folder: Path, scoreboard: Command) -> None:
    """Exit code 2, one printable line that names the flag, and no folder. `2` stands for two teams."""
    flags, says = WRONG[use]
    if flags[:1] == ("2",):
        flags = ("--team", "Reds", "--team", "Blues", *flags[1:])
    answer = scoreboard("new", folder, *flags)
    assert (answer.code, answer.out) == (2, "")
    (error,) = answer.errors
    assert says in error
    assert error.isprintable()
    assert list(folder.parent.iterdir()) == []


def test_wrong_flags_are_told_together(folder: Path, scoreboard: Command) -> None:
    """Four flags, one line."""
    answer = scoreboard("new", folder, "--team=Reds", "--name=", "--start=x", "--kickoff=y")
    (error,) = answer.errors
    assert all(f"{flag}: " in error for flag in ("--team", "--name", "--start", "--kickoff"))


BAD_LISTS: dict[str, tuple[bytes | None, list[str]]] = {
    "not there": (None, [": no such file"]),
    "empty": (b"", [": no team in it"]),
    "one team": (b"Reds\n", [": only one team in it"]),
    "three faults": (
        b"Reds\nreds\nBl\x07ues\nM\xfcnchen\n",
        [':2: "reds" is listed already, in line 1', ":3: ", ":4: byte 0xfc is not UTF-8"],
    ),
    "257 teams": (b"\n".join(b"T%d" % n for n in range(257)), [":257: 257 teams are too many"]),
    "UTF-16": ("Reds\n".encode("utf-16"), [":1: byte 0xff is not UTF-8", ":2: "]),
}


@pytest.mark.parametrize("fault", BAD_LISTS)
def test_a_bad_list_makes_nothing(fault: str, folder: Path, tmp_path: Path, scoreboard: Command) -> None:
    """Exit code 1, a line for each fault with file and line, and no folder."""
    content, told = BAD_LISTS[fault]
    file = tmp_path / "teams.txt"
    if content is not None:
        file.write_bytes(content)
    answer = scoreboard("new", folder, "--teams", file)
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.errors) == len(told)
    for error, says in zip(answer.errors, told, strict=True):
        assert error.startswith(f"{file}{says}")
        assert error.isprintable()
    assert not folder.exists()


def test_third_place_of_a_list_of_three_makes_nothing(
    folder: Path, tmp_path: Path, scoreboard: Command
) -> None:
    """The number is known when the file has been read."""
    (tmp_path / "teams.txt").write_text("Reds\nBlues\nGreens\n")
    answer = scoreboard("new", folder, "--teams", tmp_path / "teams.txt", "--third-place")
    assert answer.code == 2
    assert "with 3 teams" in answer.err
    assert not folder.exists()


def test_a_folder_that_is_there_is_not_touched(cup: Path, scoreboard: Command) -> None:
    """Nor is a file: exit code 1, one line, everything as it was."""
    before = {file: file.read_bytes() for file in cup.iterdir()}
    for place in (cup, cup / "events.toml"):
        answer = scoreboard("new", place, "--team=Reds", "--team=Blues")
        assert (answer.code, answer.out) == (1, "")
        assert answer.errors == [f"{place}: is there already; name a folder that is not"]
    assert {file: file.read_bytes() for file in cup.iterdir()} == before


def test_the_folder_one_is_in_is_not_replaced(
    tmp_path: Path, scoreboard: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where it is empty."""
    monkeypatch.chdir(tmp_path)
    answer = scoreboard("new", ".", "--team=Reds", "--team=Blues")
    assert answer.errors == [".: is the folder you are in; name one that is to be made"]
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(cup: Path, scoreboard: Command) -> None:
    """Below a file there is no folder."""
    answer = scoreboard("new", cup / "events.toml" / "new", "--team=Reds", "--team=Blues")
    assert answer.code == 1
    assert len(answer.errors) == 1


def test_with_standard_input_closed_it_does_not_ask(folder: Path, process: Command) -> None:
    """There is nobody to ask: the flag is named."""
    answer = process("new", folder, stdin=None, preexec_fn=lambda: os.close(0))
    assert answer.code == 2
    assert "--teams FILE" in answer.err
