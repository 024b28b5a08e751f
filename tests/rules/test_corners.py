"""Corners of the rules, each found by somebody who tried to make the board say the wrong winner."""

from __future__ import annotations

from building import drawn, ended, extra_time, goal, kick, ninety_minutes, one_match, play, two_legs, whistle

from scoreboard.board import Board
from scoreboard.events import Award, Event, Result, Status, Void
from scoreboard.rules.review import review_log, review_ties
from scoreboard.rules.ruling import Rule
from scoreboard.rules.tie import By, Step
from scoreboard.wording import headline, result_lines


def result(match: str, **pairs: tuple[int, int]) -> Result:
    """A match known by its result."""
    return Result.model_validate({"match": match, **{name: list(pair) for name, pair in pairs.items()}})


def says(board: Board, event: Event) -> list[tuple[bool, Rule]]:
    """Whether it is refused, and by which rule."""
    return [(ruling.refused, ruling.rule) for ruling in board.judge(event)]


def test_a_level_result_leaves_the_shootout_to_its_kicks() -> None:
    """The first kick after a 1-1 known by its result decides nothing; the log has no complaint about it."""
    board = play(one_match("Ajax", "Juventus"), result("tie.1", full_time=(1, 1), extra_time=(1, 1)))
    board = play(board, kick("tie.1", "Ajax"))
    assert board.ties["tie"].outcome is None
    assert board.ties["tie"].next is Step.PENALTIES
    assert list(review_log(board.competition, board.ties, board.entries)) == []
    for _ in range(3):
        board = play(board, kick("tie.1", "Juventus", scored=False), kick("tie.1", "Ajax"))
    assert board.ties["tie"].winner == "ajax"


def test_no_shootout_before_normal_time_is_over() -> None:
    """A slip of the key in the first half does not begin the penalties, and extra time is doubted."""
    board = play(one_match("Ajax", "Juventus"), whistle("tie.1", "first_half"))
    assert says(board, whistle("tie.1", "shootout")) == [(True, Rule.SHOOTOUT)]
    assert (False, Rule.EXTRA_TIME) in says(board, whistle("tie.1", "extra_first_half"))


def test_an_end_before_the_replay_is_fine() -> None:
    """Euro 1968: Italy and Yugoslavia 1-1 after extra time, and two days later 2-0."""
    board = play(
        one_match("Italy", "Yugoslavia", replay=True, shootout=False),
        ninety_minutes("tie.1"),
        goal("tie.1", "Yugoslavia", "39"),
        goal("tie.1", "Italy", "80"),
        extra_time("tie.1"),
    )
    assert says(board, ended("tie.1")) == []


def test_nobody_wins_a_tie_whose_winner_is_not_known() -> None:
    """A final that was played, and whose semi-final was then taken back, is open: no winner, no reason."""
    ties = {
        "sf1": {"teams": ["ajax", "bayern"], "legs": [{}]},
        "final1": {"teams": [{"winner": "sf1"}, "juventus"], "legs": [{}]},
    }
    board = play(
        drawn(ties, "Ajax", "Bayern", "Juventus", legs=1),
        result("sf1.1", full_time=(1, 0)),
        result("final1.1", full_time=(2, 1)),
    )
    assert board.ties["final1"].winner == "ajax"
    board = play(board, Void(match="sf1.1", target=1))
    assert board.ties["final1"].outcome is None


def test_late_whistles_do_not_take_an_abandoned_match_up_again() -> None:
    """Whistles of the first half, entered after the match was abandoned in the second, resume nothing."""
    board = play(
        one_match("Ajax", "Juventus"),
        goal("tie.1", "Ajax", "60"),
        whistle("tie.1", "second_half"),
        Status(match="tie.1", status="abandoned"),
        whistle("tie.1", "half_time"),
    )
    assert board.match("tie.1").unfinished


def test_the_end_of_an_abandoned_match_is_doubted() -> None:
    """To end a match that was abandoned lets its score stand, so the scorer is asked."""
    board = play(
        one_match("Ajax", "Juventus"),
        whistle("tie.1", "first_half"),
        Status(match="tie.1", status="abandoned"),
    )
    assert (False, Rule.BROKEN_OFF) in says(board, ended("tie.1"))


def test_a_delay_after_full_time_undoes_nothing() -> None:
    """A match that is delayed still counts."""
    board = play(
        one_match("Ajax", "Juventus"),
        goal("tie.1", "Ajax", "60"),
        ninety_minutes("tie.1"),
        Status(match="tie.1", status="delayed"),
    )
    assert board.ties["tie"].winner == "ajax"


def test_the_first_match_does_not_speak_for_its_replay() -> None:
    """A level replay leaves the line of the first match alone."""
    board = play(
        one_match("Ajax", "Juventus", replay=True),
        result("tie.1", full_time=(1, 1)),
        result("tie.2", full_time=(2, 2), extra_time=(2, 2)),
    )
    tie = board.ties["tie"]
    assert result_lines(board.competition, tie, 0) == ["Ajax 1 Juventus 1"]
    assert headline(board.competition, tie) == "Level 2-2 in the replay, penalties next"


def test_an_award_after_a_shootout_leaves_no_kicks() -> None:
    """The award stands instead of what was played: no score of penalties, and nothing to complain of."""
    board = play(one_match("Ajax", "Juventus"), ninety_minutes("tie.1"), extra_time("tie.1"))
    for _ in range(3):
        board = play(board, kick("tie.1", "Ajax"), kick("tie.1", "Juventus", scored=False))
    board = play(board, ended("tie.1"), Award(match="tie.1", home=0, away=3, reason="ineligible player"))
    tie = board.ties["tie"]
    assert (tie.winner, tie.outcome and tie.outcome.by, tie.penalties) == ("juventus", By.AWARD, None)
    assert list(review_ties(board.ties)) == []


def test_a_silver_goal_ends_nothing_once_the_second_half_is_on() -> None:
    """Where the log says that play went on after the break, the tie is decided at the end of it."""
    board = play(
        one_match("Ajax", "Juventus", extra_time="silver_goal"),
        ninety_minutes("tie.1"),
        goal("tie.1", "Ajax", "95"),
        goal("tie.1", "Juventus", "106"),
    )
    assert board.ties["tie"].outcome is None
    assert board.ties["tie"].next is None


def test_a_second_leg_that_is_not_over_has_no_kicks() -> None:
    """In a two-legged tie too the kicks wait for the end of the second leg."""
    board = play(two_legs("Ajax", "Juventus"), ninety_minutes("tie.1"), whistle("tie.2", "first_half"))
    assert says(board, whistle("tie.2", "shootout")) == [(True, Rule.SHOOTOUT)]


def test_a_result_that_the_rules_do_not_know_is_doubted() -> None:
    """Extra time and penalties in a tie whose rules have neither, and a second leg before the first."""
    plain = play(one_match("Ajax", "Juventus", extra_time="none", shootout=False))
    told = says(plain, result("tie.1", full_time=(1, 1), extra_time=(1, 1), shootout=(4, 2)))
    assert told == [(False, Rule.EXTRA_TIME), (False, Rule.SHOOTOUT)]
    second = says(play(two_legs("Ajax", "Juventus")), result("tie.2", full_time=(1, 0)))
    assert second == [(False, Rule.LEGS)]
