"""What Football.TXT has no words for, kept in comments: nothing of a board is lost on the way."""

from __future__ import annotations

import tomllib

import pytest
from all_sorts import every_kind, hostile
from building import ROOT, board_in
from football_samples import SPRING_2019, board_from, unread

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.events import READER
from scoreboard.formats.football_txt.kept import Kept, keep, read_kept, without_kept
from scoreboard.formats.football_txt.writing import football_txt

FOLDERS = sorted(
    file.parent
    for root in ("fixtures", "tests/data/real_ties")
    for file in (ROOT / root).glob("*/events.toml")
)
ABOVE = "= Cup\n\n» Final\n    v  1-0\n"


def board_of(kept: Kept) -> Board:
    """The board of what is kept."""
    competition = Competition.model_validate(tomllib.loads(kept.draw))
    return Board.of(competition, READER.validate_python(tomllib.loads(kept.log).get("event", [])))


def again(board: Board) -> Board:
    """The board after it went out as Football.TXT and came in again."""
    text = football_txt(board)
    kept = read_kept(text)
    assert kept is not None
    assert kept.unchanged
    return board_of(kept)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_board_that_is_read_back_is_equal(folder: object) -> None:
    """Every fixture and every real season."""
    board = board_in(folder)  # type: ignore[arg-type]
    assert again(board) == board


def test_every_kind_of_event_comes_back() -> None:
    """Byes, third place, voids and amends, moments of every sort."""
    assert again(every_kind()) == every_kind()


def test_hostile_names_come_back() -> None:
    """They look like markup, like a heading, like a score, like what is kept."""
    assert again(hostile()) == hostile()


def test_a_competition_without_a_log_comes_back() -> None:
    """Only drawn."""
    board = Board.of(board_from(SPRING_2019).competition)
    assert again(board) == board


def test_only_lines_that_were_changed_are_changed() -> None:
    """Line ends, blanks at the ends of lines and around them are none of it."""
    board = board_from(SPRING_2019)
    text = football_txt(board)
    for same in (text, text.replace("\n", "  \n").replace("#~  \n", "#~\n"), f"\n{text}\n\n"):
        kept = read_kept(same)
        assert kept is not None
        assert kept.unchanged
    changed = read_kept(text.replace("2-0 (2-0)", "2-1 (2-0)", 1))
    assert changed is not None
    assert not changed.unchanged
    assert board_of(changed) == board


def test_others_pass_over_what_is_kept() -> None:
    """It stands in comments; a whole file reads as well as a bare one."""
    for board in (board_from(SPRING_2019), every_kind()):
        whole, bare = football_txt(board), football_txt(board, whole=False)
        assert whole.startswith(bare)
        assert all(line.startswith("#") for line in whole.removeprefix(bare).splitlines() if line)
        assert without_kept(whole).rstrip().startswith(bare.rstrip())
    assert unread(football_txt(board_from(SPRING_2019), whole=False)) == []


def test_nothing_is_kept_in_other_files() -> None:
    """Nor in one that only begins alike."""
    assert read_kept(SPRING_2019) is None
    assert read_kept("#~ a comment\n= Cup\n") is None
    assert without_kept(SPRING_2019) == SPRING_2019


def test_the_line_on_which_it_begins() -> None:
    """For problems to be told of the right one."""
    kept = read_kept(f"{ABOVE}\n{keep(board_from(SPRING_2019), ABOVE)}")
    assert kept is not None
    lines = f"{ABOVE}\n{keep(board_from(SPRING_2019), ABOVE)}".splitlines()
    assert lines[kept.first_line - 1] == "#~ format = 1"
    assert lines[kept.first_line - 1 + kept.draw.count("\n")] == "#~ [[event]]"
