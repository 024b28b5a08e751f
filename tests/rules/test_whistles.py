"""The next whistle, in the order that the rules of a tie call for."""

from __future__ import annotations

import pytest
from building import (
    ended,
    extra_time,
    goal,
    kicks,
    ninety_minutes,
    one_match,
    play,
    status,
    two_legs,
    whistle,
)

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.minute import Period
from scoreboard.rules.whistles import next_whistles

LEVEL = goal("tie.1", "Reds", "10"), goal("tie.1", "Blues", "20")


def likely(board: Board | Competition, match: int = 1) -> str | None:
    """The whistle that comes first, for match 1 or 2 of the tie."""
    board = board if isinstance(board, Board) else Board.of(board)
    found = next_whistles(board.ties["tie"], match - 1, board.competition)
    return found[0].value if found else None


@pytest.mark.parametrize(
    ("blown", "following"),
    [(0, "first_half"), (1, "half_time"), (2, "second_half"), (3, "full_time"), (4, "ended")],
)
def test_a_first_leg(blown: int, following: str) -> None:
    """Normal time and nothing after it, level or not."""
    board = play(two_legs("Reds", "Blues"), ninety_minutes("tie.1")[:blown])
    assert likely(board) == following


def test_a_match_that_is_level_goes_on() -> None:
    """Extra time, its half-time, its end, penalties, and the end."""
    board = play(one_match("Reds", "Blues"), ninety_minutes("tie.1"))
    for period in extra_time("tie.1"):
        assert likely(board) == period.period
        board = play(board, period)
    assert likely(board) == "shootout"
    board = play(board, whistle("tie.1", "shootout", first="reds"), kicks("tie.1", "reds", "blues", "ox" * 3))
    assert likely(board) == "ended"
    assert likely(play(board, ended("tie.1"))) is None


def test_a_match_that_is_decided_ends() -> None:
    """A goal apart at full-time."""
    board = play(one_match("Reds", "Blues"), goal("tie.1", "Reds", "10"), ninety_minutes("tie.1"))
    assert likely(board) == "ended"


def test_without_extra_time_penalties_follow() -> None:
    """Where the rules have none."""
    board = play(one_match("Reds", "Blues", extra_time="none"), ninety_minutes("tie.1"))
    assert likely(board) == "shootout"


def test_a_golden_goal_ends_it() -> None:
    """The only whistle left is the last."""
    board = play(
        one_match("Reds", "Blues", extra_time="golden_goal"), ninety_minutes("tie.1"),
        whistle("tie.1", "extra_first_half"), goal("tie.1", "Reds", "95"),
    )  # fmt: skip
    assert likely(board) == "ended"


def test_a_level_tie_whose_match_was_ended_goes_to_penalties() -> None:
    """Somebody blew the end after full-time of a level tie: penalties can still be blown."""
    board = play(one_match("Reds", "Blues"), ninety_minutes("tie.1"), ended("tie.1"))
    assert likely(board) == "shootout"


def test_a_match_that_was_broken_off_is_taken_up_in_its_period() -> None:
    """Suspended in the second half."""
    board = play(one_match("Reds", "Blues"), ninety_minutes("tie.1")[:3], status("tie.1", "suspended"))
    assert likely(board) == "second_half"


def test_before_kick_off_there_is_one_whistle() -> None:
    """Nothing to choose."""
    board = Board.of(one_match("Reds", "Blues"))
    assert next_whistles(board.ties["tie"], 0, board.competition) == (Period.FIRST_HALF,)


def test_a_forgotten_whistle_can_be_skipped() -> None:
    """In the first half the others are there as well, in their order."""
    board = play(one_match("Reds", "Blues"), whistle("tie.1", "first_half"))
    found = next_whistles(board.ties["tie"], 0, board.competition)
    assert found[:3] == (Period.HALF_TIME, Period.SECOND_HALF, Period.FULL_TIME)
