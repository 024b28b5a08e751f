"""Results, corrections and whole logs looked over."""

from __future__ import annotations

import pytest
from building import (
    ROOT,
    amend,
    award,
    board_in,
    card,
    decision,
    disallowed,
    drawn,
    ended,
    extra_time,
    goal,
    kicks,
    ninety_minutes,
    one_match,
    play,
    result,
    two_legs,
    void,
    whistle,
)

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.events import Event
from scoreboard.rules.review import review_draw, review_log, review_ties
from scoreboard.rules.ruling import Rule

REFUSED, DOUBT = True, False


def says(board: Board, event: Event) -> list[tuple[bool, Rule]]:
    """Refused or doubtful, and the rule, for each objection to the next entry."""
    return [(ruling.refused, ruling.rule) for ruling in board.judge(event)]


def reviewed(board: Board) -> list[tuple[int, Rule]]:
    """The events of a log that something speaks against, with the rule."""
    found = review_log(board.competition, board.ties, board.entries)
    return [(doubt.event, doubt.ruling.rule) for doubt in found]


@pytest.mark.parametrize(
    "event",
    [
        result("tie.2", (1, 0), half_time=(2, 0)),
        result("tie.2", (2, 1), half_time=(0, 2)),
        result("tie.2", (2, 1), extra_time=(1, 1)),
    ],
)
def test_each_score_of_a_result_counts_from_kick_off(event: Event) -> None:
    """More goals at half-time than at full-time, or at full-time than after extra time: doubtful."""
    board = play(two_legs("Benfica", "Marseille"), result("tie.1", (2, 1)))
    assert (DOUBT, Rule.CUMULATIVE) in says(board, event)


def test_a_shootout_in_a_result_has_a_winner() -> None:
    """4-4 on penalties is no result."""
    board = play(one_match("Italy", "France"))
    assert says(board, result("tie.1", (1, 1), shootout=(4, 4))) == [(DOUBT, Rule.DECIDED)]


def test_a_first_leg_has_no_extra_time() -> None:
    """A result with extra time in the first leg is doubtful."""
    board = play(two_legs("Benfica", "Marseille"))
    assert says(board, result("tie.1", (1, 1), extra_time=(2, 1))) == [(DOUBT, Rule.EXTRA_TIME)]


def test_a_second_result_is_doubtful() -> None:
    """A match has one result; the later one stands."""
    board = play(two_legs("Benfica", "Marseille"), result("tie.1", (2, 1)))
    assert says(board, result("tie.1", (2, 2))) == [(DOUBT, Rule.STANDS)]


def test_a_result_that_the_goals_do_not_make_is_doubtful() -> None:
    """The log has 1-0, the result says 2-1: it stands, with a warning."""
    board = play(two_legs("Benfica", "Marseille"), ninety_minutes("tie.1"), goal("tie.1", "Benfica", "16"))
    assert says(board, result("tie.1", (2, 1))) == [(DOUBT, Rule.STANDS)]
    assert says(board, result("tie.1", (1, 0))) == []


def test_a_goal_after_the_result_only_explains_it() -> None:
    """The scorers may be filled in after the result, with a warning that the score stays."""
    board = play(two_legs("Benfica", "Marseille"), result("tie.1", (2, 1)))
    assert says(board, goal("tie.1", "Benfica", "16", "Rafa Silva")) == [(DOUBT, Rule.STANDS)]
    assert play(board, goal("tie.1", "Benfica", "16")).match("tie.1").score == (2, 1)


def test_a_second_award_is_doubtful() -> None:
    """The later award stands."""
    board = play(one_match("Münster", "Wolfsburg"), award("tie.1", 2, 0))
    assert says(board, award("tie.1", 0, 2)) == [(DOUBT, Rule.STANDS)]


def test_what_is_taken_back_is_not_taken_back_again() -> None:
    """A second void of one goal is refused; so is amending or disallowing what is gone."""
    board = play(one_match("Roma", "Milan"), goal("tie.1", "Roma", "12"), void(1))
    for event in (void(1), amend(1, minute="13"), disallowed(1, "13")):
        assert says(board, event) == [(REFUSED, Rule.CORRECTED)]


def test_a_goal_is_disallowed_once() -> None:
    """VAR takes a goal back only once."""
    board = play(one_match("Roma", "Milan"), goal("tie.1", "Roma", "12"), disallowed(1, "13"))
    assert says(board, disallowed(1, "14")) == [(REFUSED, Rule.CORRECTED)]


def test_a_correction_after_the_end_is_fine() -> None:
    """Every mistake can be mended, also when the match has ended."""
    board = play(one_match("Roma", "Milan"), goal("tie.1", "Roma", "12"), ended("tie.1"))
    for event in (void(1), void(2), amend(1, minute="13"), disallowed(1, "13")):
        assert says(board, event) == []


@pytest.mark.parametrize("folder", ["uel-2023-24", "uel-2023-24-final"])
def test_nothing_speaks_against_the_fixtures(folder: str) -> None:
    """The evening of 18 April 2024 and what followed could all have happened, and did."""
    board = board_in(ROOT / "fixtures" / folder)
    assert reviewed(board) == []
    assert list(review_draw(board.competition)) == []


def test_nothing_real_would_be_refused() -> None:
    """161 ties that were played: no event in them is refused by a rule."""
    for folder in sorted((ROOT / "tests" / "data" / "real_ties").glob("*/")):
        board = board_in(folder)
        found = review_log(board.competition, board.ties, board.entries)
        assert [doubt for doubt in found if doubt.ruling.refused] == []


def test_an_entry_made_late_is_judged_in_its_own_minute() -> None:
    """A goal entered after the end, for the 12th minute: nothing to say against it."""
    board = play(
        one_match("Roma", "Milan"), ninety_minutes("tie.1"), ended("tie.1"), goal("tie.1", "Roma", "12")
    )
    assert reviewed(board) == []


def test_goals_without_whistles_are_as_good_as_with_them() -> None:
    """A match of which only the goals are told needs no kick-off."""
    board = play(one_match("Roma", "Milan"), goal("tie.1", "Roma", "12"), goal("tie.1", "Milan", "90+4"))
    assert reviewed(board) == []


def test_goals_of_extra_time_need_no_whistles_either() -> None:
    """Germany 0-2 Italy 2006, its goals and its result: 119' and 120+1' are where they belong."""
    board = play(
        one_match("Germany", "Italy"),
        goal("tie.1", "Italy", "119", "Fabio Grosso"),
        goal("tie.1", "Italy", "120+1", "Alessandro Del Piero"),
        result("tie.1", (0, 0), extra_time=(0, 2)),
    )
    assert reviewed(board) == []


def test_a_dismissed_scorer_in_a_hand_written_log_is_found() -> None:
    """The goal of a man sent off is told with its event, wherever it stands in the file."""
    board = play(
        two_legs("Milan", "Roma"),
        goal("tie.2", "Roma", "80", "Zeki Çelik"),
        card("tie.2", "Roma", "31", "Zeki Çelik", "red"),
        result("tie.1", (0, 1)),
    )
    assert reviewed(board) == [(1, Rule.DISMISSED)]


def test_a_kick_out_of_turn_is_found() -> None:
    """Two Marseille kicks in a row: the second is told."""
    board = play(
        one_match("Benfica", "Marseille"),
        ninety_minutes("tie.1"),
        extra_time("tie.1"),
        kicks("tie.1", "Benfica", "Marseille", "xo"),
        kicks("tie.1", "Marseille", "Benfica", "o"),
    )
    assert reviewed(board) == [(11, Rule.TURNS)]


def test_extra_time_in_a_tie_that_was_not_level_is_told() -> None:
    """2-1 at full-time, and a hand-written result with extra time: its event is told."""
    board = play(one_match("Roma", "Milan"), result("tie.1", (2, 1), extra_time=(3, 1)))
    assert [(doubt.event, doubt.ruling.rule) for doubt in review_ties(board.ties)] == [(1, Rule.EXTRA_TIME)]


def test_a_shootout_that_had_nothing_to_decide_is_told() -> None:
    """2-1 after extra time and kicks all the same."""
    board = play(one_match("Roma", "Milan"), result("tie.1", (1, 1), extra_time=(2, 1), shootout=(3, 4)))
    assert [(doubt.event, doubt.ruling.rule) for doubt in review_ties(board.ties)] == [(1, Rule.SHOOTOUT)]


def test_what_was_taken_back_is_not_looked_at() -> None:
    """The kick out of turn is voided: the log is in order."""
    board = play(
        one_match("Benfica", "Marseille"),
        ninety_minutes("tie.1"),
        extra_time("tie.1"),
        kicks("tie.1", "Benfica", "Marseille", "xo"),
        kicks("tie.1", "Marseille", "Benfica", "o"),
        void(11),
    )
    assert reviewed(board) == []


def test_a_decision_after_a_shootout_makes_no_kick_wrong() -> None:
    """Marseille won on penalties and were expelled later: the kicks were in order when they were taken."""
    board = play(
        one_match("Benfica", "Marseille"),
        ninety_minutes("tie.1"),
        extra_time("tie.1"),
        whistle("tie.1", "shootout", first="benfica"),
        kicks("tie.1", "Benfica", "Marseille", "xoooooxo"),
        ended("tie.1"),
        decision("tie", "Benfica", "an ineligible player"),
    )
    assert reviewed(board) == []


def test_a_leg_too_few_is_told() -> None:
    """One leg drawn where the rules say two."""
    draw = drawn({"tie": {"teams": ["roma", "milan"], "legs": [{}]}}, "Roma", "Milan")
    assert [doubt.path for doubt in review_draw(draw)] == [("ties", "tie", "legs")]


def test_a_team_drawn_twice_in_a_round_is_told() -> None:
    """Roma in both quarter-finals is hardly meant; in quarter-final and final it is."""
    twice = drawn(
        {"qf1": {"teams": ["roma", "milan"]}, "qf2": {"teams": ["roma", "inter"]}}, "Roma", "Milan", "Inter"
    )
    assert [doubt.path for doubt in review_draw(twice)] == [("ties", "qf2", "teams")]
    later: Competition = drawn(
        {"qf1": {"teams": ["roma", "milan"]}, "final": {"teams": ["roma", "inter"]}}, "Roma", "Milan", "Inter"
    )
    assert list(review_draw(later)) == []
