"""`scoreboard export --format football-txt`, and `import` of what it wrote."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from all_sorts import every_kind, hostile
from building import ROOT
from football_samples import SPRING_2019, WORLD_CUP_2022

from scoreboard.board import Board
from scoreboard.formats.draw_text import draw_of, draw_text, log_text
from scoreboard.store import load
from scoreboard.store.founding import found

Command = Callable[..., Any]
FOLDERS = sorted(
    file.parent
    for root in ("fixtures", "tests/data/real_ties")
    for file in (ROOT / root).glob("*/events.toml")
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where it is written."""
    return tmp_path / "cup.txt"


@pytest.fixture
def again(tmp_path: Path) -> Path:
    """Where it is read back to."""
    return tmp_path / "again"


def saved(board: Board, folder: Path) -> Path:
    """A board as a competition on disk."""
    found(folder, draw_text(draw_of(board.competition)), log_text(event.as_block() for event in board.log))
    return folder


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_out_and_in_again_is_the_same_board(
    folder: Path, file: Path, again: Path, scoreboard: Command
) -> None:
    """Every fixture and every real season."""
    assert scoreboard("export", folder, "--format", "football-txt", "-o", file) == (0, "", "")
    answer = scoreboard("import", file, "-o", again)
    assert (answer.code, answer.err) == (0, "")
    assert load(again) == load(folder)
    assert scoreboard("export", again, "--format", "football-txt").out == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("board", [every_kind, hostile])
def test_all_that_a_board_can_hold(
    board: Callable[[], Board], file: Path, again: Path, tmp_path: Path, scoreboard: Command
) -> None:
    """Every kind of event, byes, third place, voids and amends; names that look like something else."""
    folder = saved(board(), tmp_path / "cup")
    scoreboard("export", folder, "--format", "football-txt", "-o", file)
    answer = scoreboard("import", file, "-o", again)
    assert (answer.code, answer.err) == (0, "")
    assert load(again) == board()


def test_it_reads_as_football_txt(cup: Path, scoreboard: Command) -> None:
    """On the screen: title, rounds, days, matches and their goals."""
    lines = scoreboard("export", cup, "--format", "football-txt", "--bare").out.splitlines()
    assert lines[:4] == ["= UEFA Europa League 2023/24", "", "» Quarter-finals", "  Thu Apr/11 2024"]
    at = next(number for number, line in enumerate(lines) if " pen. " in line)
    marseille = " ".join(lines[at].split())
    assert "21.00 Marseille (FRA) v Benfica (POR) 4-2 pen. 1-0 a.e.t. (1-0, 0-0) @ " in marseille
    assert lines[at + 1] == "           [Faris Moumbagna 79']"
    assert not any(line.startswith("#~") for line in lines)


def test_a_line_that_was_changed_by_hand_adds_what_is_new(
    cup: Path, file: Path, again: Path, scoreboard: Command
) -> None:
    """The semi-final's first leg is played, and somebody writes it into the exported file."""
    scoreboard("export", cup, "--format", "football-txt", "-o", file)
    text = file.read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if "Marseille (FRA)         v Atalanta" in line]
    file.write_text(text.replace(line, f"{line}  1-1 (1-1)"), encoding="utf-8")
    answer = scoreboard("import", file, "-o", again)
    assert (answer.code, answer.err) == (0, "")
    before, board = load(cup), load(again)
    assert list(board.log)[: len(before.log)] == list(before.log)
    (new,) = list(board.log)[len(before.log) :]
    assert (new.kind, new.full_time, new.half_time) == ("result", (1, 1), (1, 1))  # type: ignore[attr-defined]


def test_lines_above_that_are_gone_take_nothing_away(
    cup: Path, file: Path, again: Path, scoreboard: Command
) -> None:
    """Only the comments are left: the whole competition is in them."""
    scoreboard("export", cup, "--format", "football-txt", "-o", file)
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("= Cup\n" + "".join(line for line in lines if line.startswith("#")), encoding="utf-8")
    answer = scoreboard("import", file, "-o", again)
    assert (answer.code, answer.err) == (0, "")
    assert load(again) == load(cup)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            '#~ teams = ["milan", "roma"]',
            '#~ teams = ["milan", "rmoa"]',
            'no team "rmoa"; did you mean "roma"?',
        ),
        ("#~ format = 1", "#~ format = 7", "format: "),
        ('#~ kind = "goal"', '#~ kind = "gaol"', '"gaol"'),
        ("#~ [rules]", "#~ [rules", "not TOML"),
        ("#~ [[event]]\n#~ match", "#~ [[event]]\n#~ mtch", "mtch"),
    ],
)
def test_a_spoilt_comment_is_told_by_its_line(
    old: str, new: str, says: str, cup: Path, file: Path, again: Path, scoreboard: Command
) -> None:
    """Of the file that was read, not of one that is not there; and nothing is made."""
    scoreboard("export", cup, "--format", "football-txt", "-o", file)
    text = file.read_text(encoding="utf-8")
    assert old in text
    at = text.count("\n", 0, text.index(old) + old.index(old.split()[-1])) + 1
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    answer = scoreboard("import", file, "-o", again)
    assert (answer.code, answer.out) == (1, "")
    assert all(error.startswith(f"{file}:") for error in answer.errors)
    lines = [int(error.removeprefix(f"{file}:").partition(":")[0]) for error in answer.errors]
    assert min(abs(line - at) for line in lines) <= 1
    assert says in answer.err
    assert not again.exists()


def test_a_whole_file_has_its_name(cup: Path, file: Path, again: Path, scoreboard: Command) -> None:
    """Another one beside it is wrong use; with a choice of rounds only the lines above are read."""
    scoreboard("export", cup, "--format", "football-txt", "-o", file)
    answer = scoreboard("import", file, "-o", again, "--name", "My Cup")
    assert answer.code == 2
    assert not again.exists()
    assert scoreboard("import", file, "-o", again, "--round", "qf", "--name", "My Cup").code == 0
    assert load(again).competition.title == "My Cup 2023/24"
    assert list(load(again).competition.rounds) == ["qf"]


def test_a_whole_file_on_a_competition_that_is_there(
    cup: Path, file: Path, tmp_path: Path, scoreboard: Command
) -> None:
    """Its lines say nothing new to the competition that it came from, or to a copy of it."""
    scoreboard("export", cup, "--format", "football-txt", "-o", file)
    copy = Path(shutil.copytree(cup, tmp_path / "copy"))
    for folder in (cup, copy):
        before = (folder / "events.toml").read_bytes()
        answer = scoreboard("import", file, "-o", folder)
        assert "nothing new" in answer.out
        assert (folder / "events.toml").read_bytes() == before


@pytest.mark.parametrize("sample", [SPRING_2019, WORLD_CUP_2022])
def test_a_bare_file_reads_back_to_the_same_results(
    sample: str, file: Path, again: Path, tmp_path: Path, scoreboard: Command
) -> None:
    """Line for line, by others as well as by us."""
    file.write_text(sample, encoding="utf-8")
    scoreboard("import", file, "-o", tmp_path / "cup")
    scoreboard("export", tmp_path / "cup", "--format", "football-txt", "--bare", "-o", file)
    assert scoreboard("import", file, "-o", again).code == 0
    assert scoreboard("results", again).out == scoreboard("results", tmp_path / "cup").out


def test_bare_is_for_football_txt(cup: Path, scoreboard: Command) -> None:
    """Other forms have nothing to leave out."""
    answer = scoreboard("export", cup, "--format", "json", "--bare")
    assert (answer.code, answer.out) == (2, "")
    assert "--bare is for football-txt" in answer.err


def test_a_place_that_cannot_be_written_keeps_what_was_there(
    cup: Path, tmp_path: Path, scoreboard: Command
) -> None:
    """A folder that is not there, or a folder for the file."""
    for place in (tmp_path, tmp_path / "none" / "cup.txt"):
        answer = scoreboard("export", cup, "--format", "football-txt", "-o", place)
        assert (answer.code, answer.out, len(answer.errors)) == (1, "", 1)


def test_a_pipe_gets_utf_8(cup: Path, process: Command) -> None:
    """Accents are not lost on the way."""
    answer = process("export", cup, "--format", "football-txt")
    assert (answer.code, answer.err) == (0, "")
    assert "Stade Vélodrome" in answer.out
