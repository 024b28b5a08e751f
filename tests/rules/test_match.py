"""One match, folded from its events."""

from __future__ import annotations

import pytest
from building import (
    amend,
    award,
    card,
    disallowed,
    ended,
    extra_time,
    goal,
    kicks,
    missed,
    ninety_minutes,
    note,
    one_match,
    play,
    result,
    score,
    status,
    two_legs,
    whistle,
)

from scoreboard.minute import Period
from scoreboard.rules.match import MatchState


def argentina_in_lusail(*events) -> MatchState:
    """Netherlands v Argentina, World Cup quarter-final 2022, after these events."""
    return play(one_match("Netherlands", "Argentina"), *events).match("tie.1")


def weghorst() -> list:
    """The goals of that match, the last in the 11th minute of stoppage time."""
    return [
        goal("tie.1", "Argentina", "35", "Nahuel Molina", assist="Lionel Messi"),
        goal("tie.1", "Argentina", "73", "Lionel Messi", type="penalty"),
        goal("tie.1", "Netherlands", "83", "Wout Weghorst"),
        goal("tie.1", "Netherlands", "90+11", "Wout Weghorst"),
    ]


def test_before_kick_off_there_is_no_score() -> None:
    """A match not begun has no period and no score, which is not 0-0."""
    match = argentina_in_lusail()
    assert (match.period, match.score, match.started, match.live) == (None, None, False, False)


def test_a_kick_off_makes_it_nil_nil() -> None:
    """With the first whistle it is 0-0 in the first half, and the match is live."""
    match = argentina_in_lusail(whistle("tie.1", "first_half"))
    assert (match.period, match.score, match.live) == (Period.FIRST_HALF, (0, 0), True)


def test_a_goal_in_the_eleventh_minute_of_stoppage_time_is_in_normal_time() -> None:
    """Weghorst's 90+11 made it 2-2 at full-time, not a goal of extra time."""
    match = argentina_in_lusail(ninety_minutes("tie.1"), weghorst(), extra_time("tie.1"))
    assert (match.half_time, match.full_time, match.extra_time) == ((0, 1), (2, 2), (2, 2))


def test_a_goal_of_105_plus_1_is_in_the_first_half_of_extra_time() -> None:
    """Dellas's header for Greece in 2004 was the score at half-time of extra time."""
    match = play(
        one_match("Greece", "Czech Republic"),
        ninety_minutes("tie.1"),
        extra_time("tie.1"),
        goal("tie.1", "Greece", "105+1", "Traianos Dellas"),
    ).match("tie.1")
    assert (match.full_time, match.extra_half_time, match.extra_time) == ((0, 0), (1, 0), (1, 0))


def test_goals_in_the_last_minutes_of_extra_time() -> None:
    """Germany 0-2 Italy, Dortmund 2006: Grosso 119', Del Piero 120+1'; 0-0 after ninety minutes."""
    match = play(
        one_match("Germany", "Italy"),
        ninety_minutes("tie.1"),
        extra_time("tie.1"),
        goal("tie.1", "Italy", "119", "Fabio Grosso"),
        goal("tie.1", "Italy", "120+1", "Alessandro Del Piero"),
        ended("tie.1"),
    ).match("tie.1")
    assert (match.score, match.full_time, match.extra_half_time) == ((0, 2), (0, 0), (0, 0))


def test_a_goal_entered_late_falls_into_its_place() -> None:
    """Molina's goal, entered after full-time, is in the half-time score, and comes before Messi's."""
    molina, *others = weghorst()
    match = argentina_in_lusail(ninety_minutes("tie.1"), others, molina)
    assert match.half_time == (0, 1)
    assert match.score_after(match.timeline[1].id) == (0, 1)


def test_the_score_after_each_goal() -> None:
    """0-1, 0-2, 1-2, 2-2: each goal has the score it led to."""
    match = argentina_in_lusail(weghorst())
    assert [score for _, score in match.running] == [(0, 1), (0, 2), (1, 2), (2, 2)]


def test_a_second_yellow_in_the_shadow_of_the_shootout_dismisses() -> None:
    """Dumfries, second yellow at 120+9 after the kicks: ten Dutchmen left, shoot-out and score untouched."""
    match = argentina_in_lusail(
        ninety_minutes("tie.1"),
        weghorst(),
        extra_time("tie.1"),
        whistle("tie.1", "shootout", first="netherlands"),
        kicks("tie.1", "Netherlands", "Argentina", "xoxoooox" + "oo"),
        card("tie.1", "Netherlands", "120+8", "Denzel Dumfries", "yellow"),
        card("tie.1", "Netherlands", "120+9", "Denzel Dumfries", "second_yellow"),
    )
    assert (match.players, match.period, match.score) == ((10, 11), Period.SHOOTOUT, (2, 2))
    assert [type(event).__name__ for event in match.timeline][-11:].count("Kick") == 10


def test_an_own_goal_counts_for_the_side_named() -> None:
    """Liverpool 5-4 Alavés 2001: Delfí Geli's own goal puts Liverpool's score up."""
    match = play(
        one_match("Liverpool", "Alaves"), goal("tie.1", "Liverpool", "116", "Delfí Geli", type="own_goal")
    ).match("tie.1")
    assert match.score == (1, 0)


def test_a_missed_penalty_changes_no_score() -> None:
    """Agüero's penalty at Tottenham in 2019, saved by Lloris: still 0-0."""
    match = play(two_legs("Tottenham", "City"), missed("tie.1", "City", "13", player="Sergio Agüero"))
    assert match.match("tie.1").score == (0, 0)


def test_a_yellow_card_dismisses_nobody_and_red_does() -> None:
    """Çelik's red card leaves Roma ten; a booking leaves everybody on."""
    board = play(
        two_legs("Milan", "Roma"),
        card("tie.2", "Milan", "20", "Matteo Gabbia", "yellow"),
        card("tie.2", "Roma", "31", "Zeki Çelik", "red"),
    )
    assert board.match("tie.2").players == (10, 11)


def test_a_disallowed_goal_counts_no_more_but_stays_in_the_timeline() -> None:
    """City 4-3 Tottenham: Sterling's 90+3 is taken back by VAR, remembered and not counted."""
    board = play(
        two_legs("Tottenham", "City"),
        goal("tie.2", "City", "59", "Sergio Agüero"),
        goal("tie.2", "City", "90+3", "Raheem Sterling"),
    )
    assert board.match("tie.2").score == (2, 0)
    match = play(board, disallowed(2, "90+4", "offside")).match("tie.2")
    assert (match.score, match.disallowed, len(match.timeline)) == ((1, 0), {2}, 2)


def test_an_amended_minute_moves_the_goal() -> None:
    """A goal first entered as 46' and amended to 45+1 belongs to the half-time score."""
    board = play(one_match("Roma", "Milan"), goal("tie.1", "Roma", "46"), ninety_minutes("tie.1"))
    assert board.match("tie.1").half_time == (0, 0)
    assert play(board, amend(1, minute="45+1")).match("tie.1").half_time == (1, 0)


def test_a_scorer_who_joins_late_tells_the_score() -> None:
    """It is 2-0 in the 60th minute: nobody knows what it was at half-time."""
    match = argentina_in_lusail(score("tie.1", "60", 2, 0))
    assert (match.score, match.period, match.half_time) == ((2, 0), Period.SECOND_HALF, None)


def test_goals_before_a_score_told_explain_it_and_later_ones_add_to_it() -> None:
    """2-0 told at 60': a goal of the 20th minute is one of the two, one of the 70th makes it three."""
    match = argentina_in_lusail(
        score("tie.1", "60", 2, 0),
        goal("tie.1", "Netherlands", "20"),
        goal("tie.1", "Netherlands", "70"),
    )
    assert match.score == (3, 0)


def test_a_score_told_that_the_goals_explain_keeps_half_time() -> None:
    """1-0 at half-time and 1-0 told at 60': half-time is still known."""
    match = argentina_in_lusail(
        goal("tie.1", "Netherlands", "20"), whistle("tie.1", "half_time"), score("tie.1", "60", 1, 0)
    )
    assert match.half_time == (1, 0)


def test_a_result_ends_the_match() -> None:
    """A match known only by its result: half-time, full-time, after extra time; ended, not live."""
    match = argentina_in_lusail(result("tie.1", (2, 2), half_time=(0, 1), extra_time=(2, 2), shootout=(3, 4)))
    assert (match.score, match.half_time, match.full_time, match.extra_time) == (
        (2, 2),
        (0, 1),
        (2, 2),
        (2, 2),
    )
    assert (match.ended, match.live, match.extra_played) == (True, False, True)


def test_a_result_stands_over_goals_that_are_missing() -> None:
    """Only one of four goals is in the log: the result says 2-2 and stands."""
    match = argentina_in_lusail(weghorst()[0], result("tie.1", (2, 2)))
    assert match.score == (2, 2)


def test_an_award_stands_instead_of_the_score() -> None:
    """Münster 1-3 Wolfsburg in the cup of 2021, awarded 2-0 for a sixth substitution."""
    board = play(one_match("Münster", "Wolfsburg"), result("tie.1", (1, 1), extra_time=(1, 3)))
    match = play(board, award("tie.1", 2, 0, "a sixth substitution")).match("tie.1")
    assert (match.score, match.ended) == ((2, 0), True)


@pytest.mark.parametrize("what", ["postponed", "suspended", "abandoned", "cancelled"])
def test_a_match_that_is_broken_off_is_not_live(what: str) -> None:
    """Postponed, suspended, abandoned, cancelled: not live, and its score decides nothing."""
    match = argentina_in_lusail(whistle("tie.1", "first_half"), status("tie.1", what))
    assert (match.live, match.unfinished) == (False, True)


def test_a_delayed_match_goes_on() -> None:
    """A delay keeps nobody from playing."""
    assert argentina_in_lusail(whistle("tie.1", "first_half"), status("tie.1", "delayed")).live


def test_the_next_whistle_takes_a_suspended_match_up_again() -> None:
    """Suspended in the first half, then a whistle: live once more, the status over."""
    match = argentina_in_lusail(
        whistle("tie.1", "first_half"), status("tie.1", "suspended"), whistle("tie.1", "first_half")
    )
    assert (match.live, match.status) == (True, None)


def test_a_goal_by_its_minute_alone_tells_the_period() -> None:
    """No whistle in the log, a goal in the 91st minute: extra time, full-time was 0-0."""
    match = argentina_in_lusail(goal("tie.1", "Argentina", "91"))
    assert (match.period, match.full_time) == (Period.EXTRA_FIRST_HALF, (0, 0))


def test_a_period_that_is_given_stands_over_the_minute() -> None:
    """A goal at "46" said to be of the first half is in the half-time score."""
    match = argentina_in_lusail(
        goal("tie.1", "Argentina", "46", period="first_half"), whistle("tie.1", "half_time")
    )
    assert match.half_time == (0, 1)


def test_a_remark_with_a_minute_stands_in_that_minute() -> None:
    """A note of the 80th minute comes after the goal of the 79th and before the card of the 89th."""
    match = play(
        one_match("Marseille", "Benfica"),
        goal("tie.1", "Marseille", "79"),
        card("tie.1", "Marseille", "89", "Amine Harit", "yellow"),
        note("tie.1", "flares in the south stand", "80"),
    ).match("tie.1")
    assert [event.kind for event in match.timeline] == ["goal", "note", "card"]


def test_kicks_follow_the_log() -> None:
    """The order of the kicks is that of their entry, and who goes first is told by the whistle."""
    match = argentina_in_lusail(
        kicks("tie.1", "Netherlands", "Argentina", "xox"), whistle("tie.1", "shootout", first="netherlands")
    )
    assert [kick.team for kick in match.kicks] == ["netherlands", "argentina", "netherlands"]
    assert match.first_kicker == "netherlands"


def test_shorter_halves_put_the_41st_minute_in_the_second() -> None:
    """Forty minutes a half: a goal of the 41st is not in the half-time score."""
    match = play(
        one_match("Lionesses", "Matildas", half_minutes=40),
        goal("tie.1", "Lionesses", "41"),
        whistle("tie.1", "half_time"),
    ).match("tie.1")
    assert (match.half_time, match.score) == ((0, 0), (1, 0))
