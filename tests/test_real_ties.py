"""161 real ties: the winner and the way of deciding that were recorded."""

from __future__ import annotations

import tomllib

import pytest
from building import ROOT, board_in, play

from scoreboard.board import Board

DATA = ROOT / "tests" / "data" / "real_ties"
EXPECTED = tomllib.loads((DATA / "expected.toml").read_text(encoding="utf-8"))
BOARDS = {folder: board_in(DATA / folder) for folder in EXPECTED}
TIES = [(folder, tie) for folder, ties in EXPECTED.items() for tie in ties]


def test_there_are_161() -> None:
    """Every tie drawn is expected to have been decided, and there are 161."""
    assert len(TIES) == 161
    assert {folder: list(board.ties) for folder, board in BOARDS.items()} == {
        folder: list(ties) for folder, ties in EXPECTED.items()
    }


@pytest.mark.parametrize(("folder", "tie"), TIES)
def test_the_winner_and_why(folder: str, tie: str) -> None:
    """The tie went to the side that went through, and by what decided it."""
    state = BOARDS[folder].ties[tie]
    assert state.outcome is not None
    assert {"winner": state.winner, "by": state.outcome.by} == EXPECTED[folder][tie]


@pytest.mark.parametrize("folder", EXPECTED)
def test_a_season_entered_one_by_one_is_the_same(folder: str) -> None:
    """Events applied one after the other give the board of the whole log."""
    board = BOARDS[folder]
    assert play(Board.of(board.competition), list(board.log)) == board
