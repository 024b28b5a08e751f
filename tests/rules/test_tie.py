"""Ties decided in every way there is, each by a match that was decided so."""

from __future__ import annotations

import pytest
from building import (
    award,
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
    status,
    two_legs,
    void,
    whistle,
)

from scoreboard.board import Board
from scoreboard.rules.sides import Side
from scoreboard.rules.tie import By, Outcome, Step, standing

FIRST, SECOND = Side.FIRST, Side.SECOND


def outcome(board: Board) -> Outcome | None:
    """How the tie was decided, if it was."""
    return board.ties["tie"].outcome


def coming(board: Board) -> Step | None:
    """What the tie waits for."""
    return board.ties["tie"].next


def test_a_tie_is_decided_on_aggregate_over_two_legs() -> None:
    """Milan 0-1 Roma, Roma 2-1 Milan: Roma 3-1 on aggregate, pairs in the order of the tie's teams."""
    board = play(two_legs("Milan", "Roma"), result("tie.1", (0, 1)), result("tie.2", (2, 1)))
    assert outcome(board) == Outcome(SECOND, By.AGGREGATE)
    assert board.ties["tie"].aggregate == (1, 3)


def test_nothing_is_decided_while_the_second_leg_is_played() -> None:
    """Three goals ahead in the second leg, Roma are not through before the whistle."""
    board = play(
        two_legs("Milan", "Roma"),
        result("tie.1", (0, 1)),
        whistle("tie.2", "first_half"),
        goal("tie.2", "Roma", "12"),
        goal("tie.2", "Roma", "22"),
    )
    assert outcome(board) is None
    assert standing(board.ties["tie"]) == Outcome(SECOND, By.AGGREGATE)


def test_nothing_is_decided_by_a_second_leg_entered_before_the_first() -> None:
    """The second leg's result alone decides no tie."""
    assert outcome(play(two_legs("Milan", "Roma"), result("tie.2", (2, 1)))) is None


def test_a_single_match_is_decided_by_its_score() -> None:
    """Leverkusen 0-3 Atalanta in Dublin 2024: by the score, there is no aggregate to speak of."""
    board = play(one_match("Atalanta", "Leverkusen"), result("tie.1", (3, 0), half_time=(2, 0)))
    assert outcome(board) == Outcome(FIRST, By.SCORE)


def test_extra_time_in_a_single_match() -> None:
    """Germany 0-2 Italy 2006: level after ninety minutes, decided after extra time."""
    board = play(one_match("Germany", "Italy"), ninety_minutes("tie.1"))
    assert coming(board) is Step.EXTRA_TIME
    board = play(board, [whistle("tie.1", "extra_first_half"), goal("tie.1", "Italy", "119")])
    assert outcome(board) is None
    board = play(board, goal("tie.1", "Italy", "120+1"), whistle("tie.1", "extra_full_time"))
    assert outcome(board) == Outcome(SECOND, By.EXTRA_TIME)


def test_a_golden_goal_ends_extra_time_at_once() -> None:
    """France 2-1 Italy, final of Euro 2000: 1-1 at 90, Trezeguet 103', no whistle needed."""
    board = play(
        one_match("France", "Italy", extra_time="golden_goal"),
        goal("tie.1", "Italy", "55", "Marco Delvecchio"),
        goal("tie.1", "France", "90+4", "Sylvain Wiltord"),
        ninety_minutes("tie.1"),
        whistle("tie.1", "extra_first_half"),
    )
    assert outcome(board) is None
    board = play(board, goal("tie.1", "France", "103", "David Trezeguet"))
    assert outcome(board) == Outcome(FIRST, By.GOLDEN_GOAL)


def test_a_goal_in_normal_time_is_no_golden_goal() -> None:
    """Under the golden goal rule a lead in the 89th minute is played out."""
    board = play(one_match("France", "Italy", extra_time="golden_goal"), goal("tie.1", "Italy", "89"))
    assert outcome(board) is None


def test_an_own_goal_in_extra_time_can_be_the_golden_goal() -> None:
    """Liverpool 5-4 Alavés, UEFA Cup final 2001: 4-4 at 90, Geli's own goal in the 116th minute."""
    liverpool = ["3", "16", "40", "72"]
    alaves = ["26", "47", "49", "88"]
    board = play(
        one_match("Liverpool", "Alavés", extra_time="golden_goal"),
        [goal("tie.1", "Liverpool", minute) for minute in liverpool],
        [goal("tie.1", "Alavés", minute) for minute in alaves],
        ninety_minutes("tie.1"),
        goal("tie.1", "Liverpool", "116", "Delfí Geli", type="own_goal"),
    )
    assert board.match("tie.1").score == (5, 4)
    assert outcome(board) == Outcome(FIRST, By.GOLDEN_GOAL)


def greece() -> Board:
    """Greece v Czech Republic, semi-final of Euro 2004, Dellas has scored in 105+1."""
    return play(
        one_match("Greece", "Czech Republic", extra_time="silver_goal"),
        ninety_minutes("tie.1"),
        whistle("tie.1", "extra_first_half"),
        goal("tie.1", "Greece", "105+1", "Traianos Dellas"),
    )


def test_a_silver_goal_does_not_end_the_half() -> None:
    """After Dellas's goal the half is still being played: nobody is through yet."""
    assert outcome(greece()) is None


def test_a_silver_goal_decides_at_the_end_of_its_half() -> None:
    """The whistle of half-time in extra time sends Greece to the final."""
    board = play(greece(), whistle("tie.1", "extra_half_time"))
    assert outcome(board) == Outcome(FIRST, By.SILVER_GOAL)


def test_a_silver_goal_of_the_second_half_decides_at_its_end() -> None:
    """Level at half-time of extra time, a goal in the 110th: decided at the end, not before."""
    board = play(
        one_match("Greece", "Czech Republic", extra_time="silver_goal"),
        ninety_minutes("tie.1"),
        [whistle("tie.1", period) for period in ("extra_first_half", "extra_half_time")],
        goal("tie.1", "Greece", "110"),
    )
    assert outcome(board) is None
    assert outcome(play(board, whistle("tie.1", "extra_full_time"))) == Outcome(FIRST, By.SILVER_GOAL)


def turin(away_goals: str) -> Board:
    """Porto 2-1 Juventus, Juventus 3-2 Porto after extra time (2-1 at 90), March 2021."""
    return play(
        two_legs("Porto", "Juventus", away_goals=away_goals),
        result("tie.1", (2, 1)),
        [goal("tie.2", "Porto", "19", "Sérgio Oliveira", type="penalty")],
        [goal("tie.2", "Juventus", minute, "Federico Chiesa") for minute in ("49", "63")],
        ninety_minutes("tie.2"),
        whistle("tie.2", "extra_first_half"),
        [goal("tie.2", "Porto", "115", "Sérgio Oliveira"), goal("tie.2", "Juventus", "117", "Adrien Rabiot")],
        whistle("tie.2", "extra_full_time"),
    )


def test_away_goals_of_extra_time_decide_where_they_count() -> None:
    """4-4 on aggregate, Oliveira's goal of the 115th minute is Porto's second away: Porto go through."""
    assert outcome(turin("extra_time")) == Outcome(FIRST, By.AWAY_GOALS)


@pytest.mark.parametrize("away_goals", ["normal_time", "none"])
def test_away_goals_of_extra_time_count_for_nothing_elsewhere(away_goals: str) -> None:
    """The same evening, away goals counted after ninety minutes or not at all: penalties."""
    board = turin(away_goals)
    assert (outcome(board), coming(board)) == (None, Step.PENALTIES)


def paris(away_goals: str) -> Board:
    """Bayern 2-3 Paris, Paris 0-1 Bayern, April 2021, to full-time."""
    return play(
        two_legs("Bayern", "Paris", away_goals=away_goals),
        result("tie.1", (2, 3)),
        ninety_minutes("tie.2"),
        goal("tie.2", "Bayern", "40", "Eric Maxim Choupo-Moting"),
    )


@pytest.mark.parametrize("away_goals", ["normal_time", "extra_time"])
def test_away_goals_decide_after_normal_time(away_goals: str) -> None:
    """3-3 on aggregate with three away goals to one: Paris are through at full-time under both forms."""
    assert outcome(paris(away_goals)) == Outcome(SECOND, By.AWAY_GOALS)


def test_without_the_away_goals_rule_a_level_aggregate_goes_to_extra_time() -> None:
    """The same scores since 2021: extra time."""
    assert coming(paris("none")) is Step.EXTRA_TIME


def test_away_goals_mean_nothing_in_a_single_match() -> None:
    """1-1 in one match is level, whatever the rules say of away goals."""
    board = play(one_match("Roma", "Milan", away_goals="extra_time"), ninety_minutes("tie.1"))
    board = play(board, goal("tie.1", "Roma", "5"), goal("tie.1", "Milan", "6"))
    assert coming(board) is Step.EXTRA_TIME


def test_a_goal_taken_back_by_the_referee_turns_the_tie() -> None:
    """City 4-3 Tottenham 2019: with Sterling's 90+3 City were through, without it Tottenham."""
    board = play(
        two_legs("Tottenham", "City", away_goals="extra_time"),
        result("tie.1", (1, 0)),
        [goal("tie.2", "City", minute) for minute in ("4", "11", "21", "59", "90+3")],
        [goal("tie.2", "Tottenham", minute) for minute in ("7", "10", "73")],
    )
    assert standing(board.ties["tie"]) == Outcome(SECOND, By.AGGREGATE)
    board = play(board, disallowed(6, "90+4", "offside"), whistle("tie.2", "full_time"))
    assert outcome(board) == Outcome(FIRST, By.AWAY_GOALS)


def test_a_coin_toss_is_a_decision() -> None:
    """Italy 0-0 Soviet Union, Euro 1968: no step is left, the tie waits, Facchetti calls right."""
    board = play(
        one_match("Italy", "Soviet Union", shootout=False), ninety_minutes("tie.1"), extra_time("tie.1")
    )
    assert (outcome(board), coming(board)) == (None, Step.DECISION)
    assert outcome(play(board, decision("tie", "Italy", "coin toss"))) == Outcome(FIRST, By.DECISION)


def test_a_replay_decides_a_level_final() -> None:
    """Italy 1-1 Yugoslavia, two days later 2-0: the title of 1968 by replay, its goals not added up."""
    board = play(
        one_match("Italy", "Yugoslavia", shootout=False, replay=True),
        goal("tie.1", "Yugoslavia", "39", "Dragan Džajić"),
        goal("tie.1", "Italy", "80", "Angelo Domenghini"),
        ninety_minutes("tie.1"),
        extra_time("tie.1"),
    )
    assert coming(board) is Step.REPLAY
    board = play(board, ended("tie.1"), result("tie.2", (0, 2)))
    assert outcome(board) == Outcome(FIRST, By.REPLAY)
    assert board.ties["tie"].aggregate == (1, 1)


def test_the_replay_is_at_the_other_ground() -> None:
    """Where nobody names the home side the visitors of the first match are at home in the replay."""
    board = play(one_match("Italy", "Yugoslavia", replay=True))
    assert board.match("tie.2").home == "yugoslavia"


def test_a_replay_can_need_extra_time_too() -> None:
    """Arsenal 1-2 United, Villa Park 1999, Giggs in the 109th minute of the replay."""
    board = play(
        one_match("Arsenal", "United", replay=True),
        result("tie.1", (0, 0), extra_time=(0, 0)),
        [goal("tie.2", "United", "17"), goal("tie.2", "Arsenal", "69")],
        ninety_minutes("tie.2"),
    )
    assert coming(board) is Step.EXTRA_TIME
    board = play(board, goal("tie.2", "United", "109", "Ryan Giggs"), whistle("tie.2", "extra_full_time"))
    assert outcome(board) == Outcome(SECOND, By.REPLAY)


def test_a_level_replay_goes_to_penalties_where_the_rules_have_them() -> None:
    """Had Bergkamp scored from the spot and Giggs not run: penalties, not a third match."""
    board = play(
        one_match("Arsenal", "United", replay=True),
        result("tie.1", (0, 0), extra_time=(0, 0)),
        ninety_minutes("tie.2"),
        extra_time("tie.2"),
    )
    assert coming(board) is Step.PENALTIES
    assert standing(board.ties["tie"]) is Step.PENALTIES


def test_as_it_stands_in_a_live_replay_penalties_would_follow() -> None:
    """In extra time of a level replay nobody will play a third match: penalties, as it stands."""
    board = play(
        one_match("Arsenal", "United", replay=True),
        result("tie.1", (0, 0), extra_time=(0, 0)),
        ninety_minutes("tie.2"),
        whistle("tie.2", "extra_first_half"),
    )
    assert standing(board.ties["tie"]) is Step.PENALTIES


def test_two_legs_a_play_off_and_a_coin() -> None:
    """Köln v Liverpool, European Cup 1965: 0-0, 0-0, 2-2 in Rotterdam, and the coin fell for Liverpool."""
    tie = {"teams": ["köln", "liverpool"], "legs": [{}, {}, {"venue": "De Kuip, Rotterdam"}]}
    draw = drawn({"tie": tie}, "Köln", "Liverpool", extra_time="none", shootout=False, replay=True)
    board = play(draw, result("tie.1", (0, 0)), result("tie.2", (0, 0)))
    assert coming(board) is Step.REPLAY
    board = play(board, result("tie.3", (2, 2)))
    assert outcome(board) is None
    board = play(board, decision("tie", "Liverpool", "coin toss"))
    assert outcome(board) == Outcome(SECOND, By.DECISION)


def test_an_abandoned_match_decides_nothing_until_it_is_awarded() -> None:
    """Milan 2-0 Inter; Inter 0-1 Milan abandoned in the 73rd minute, awarded 0-3: Milan 5-0 (April 2005)."""
    board = play(
        two_legs("Milan", "Inter"),
        result("tie.1", (2, 0)),
        whistle("tie.2", "first_half"),
        goal("tie.2", "Milan", "30", "Andriy Shevchenko"),
        whistle("tie.2", "second_half"),
        status("tie.2", "abandoned"),
    )
    assert outcome(board) is None
    board = play(board, award("tie.2", 0, 3, "flares thrown on the pitch"))
    assert board.ties["tie"].aggregate == (5, 0)
    assert outcome(board) == Outcome(FIRST, By.AGGREGATE)


def test_an_abandoned_cup_match_is_replayed_where_the_rules_replay() -> None:
    """Fog over a cup tie: whatever the score, the replay comes next."""
    board = play(
        one_match("Roma", "Milan", replay=True), goal("tie.1", "Roma", "9"), status("tie.1", "abandoned")
    )
    assert coming(board) is Step.REPLAY


def test_an_awarded_match_decides_by_award() -> None:
    """Münster 1-3 Wolfsburg, awarded 2-0 to Münster (DFB-Pokal 2021)."""
    board = play(
        one_match("Münster", "Wolfsburg"),
        result("tie.1", (1, 1), extra_time=(1, 3)),
        award("tie.1", 2, 0, "a sixth substitution"),
    )
    assert outcome(board) == Outcome(FIRST, By.AWARD)


def test_a_reinstated_loser_goes_through_by_decision() -> None:
    """Cádiz 1-3 Real Madrid in the cup of 2015; Madrid are expelled, Cádiz go through."""
    board = play(two_legs("Cádiz", "Real Madrid"), result("tie.1", (1, 3)), result("tie.2", (2, 0)))
    assert outcome(board) == Outcome(SECOND, By.AGGREGATE)
    board = play(board, decision("tie", "Cádiz", "Cheryshev was suspended"))
    assert outcome(board) == Outcome(FIRST, By.DECISION)
    assert (board.ties["tie"].winner, board.ties["tie"].loser) == ("cádiz", "real-madrid")


def test_a_decision_taken_back_leaves_what_was_played() -> None:
    """An appeal succeeds: the decision is voided and the score stands again."""
    board = play(two_legs("Cádiz", "Real Madrid"), result("tie.1", (1, 3)), result("tie.2", (2, 0)))
    board = play(board, decision("tie", "Cádiz", "Cheryshev was suspended"), void(3))
    assert outcome(board) == Outcome(SECOND, By.AGGREGATE)


def test_a_last_leg_that_ended_level_without_extra_time_goes_to_penalties() -> None:
    """City 1-1 Arsenal, Community Shield 2023: ended after full-time, though the rules know extra time."""
    board = play(
        one_match("City", "Arsenal"),
        goal("tie.1", "City", "77", "Cole Palmer"),
        goal("tie.1", "Arsenal", "90+11", "Leandro Trossard"),
        ninety_minutes("tie.1"),
        ended("tie.1"),
    )
    assert coming(board) is Step.PENALTIES
    board = play(board, whistle("tie.1", "shootout"), kicks("tie.1", "Arsenal", "City", "oxoooxo"))
    assert outcome(board) == Outcome(SECOND, By.PENALTIES)
    assert board.ties["tie"].penalties == (1, 4)


def test_a_result_without_extra_time_may_have_a_shootout() -> None:
    """The same match known only by its result: 1-1, 1-4 on penalties."""
    board = play(one_match("City", "Arsenal"), result("tie.1", (1, 1), shootout=(1, 4)))
    assert outcome(board) == Outcome(SECOND, By.PENALTIES)


def test_a_level_result_without_extra_time_or_shootout_waits_for_penalties() -> None:
    """A 1-1 with nothing more told: the next step is penalties, nobody is through."""
    board = play(one_match("City", "Arsenal"), result("tie.1", (1, 1)))
    assert (outcome(board), coming(board)) == (None, Step.PENALTIES)


def test_extra_time_that_was_played_stands_over_rules_without_it() -> None:
    """The rules say none, the log has extra time and a goal in it: decided after extra time."""
    board = play(one_match("Roma", "Milan", extra_time="none"), result("tie.1", (1, 1), extra_time=(2, 1)))
    assert outcome(board) == Outcome(FIRST, By.EXTRA_TIME)


def test_a_tie_with_no_step_left_waits_for_a_decision() -> None:
    """Neither extra time, nor replay, nor penalties: level, next a decision, nobody through."""
    board = play(
        two_legs("Roma", "Milan", extra_time="none", shootout=False),
        result("tie.1", (1, 0)),
        result("tie.2", (1, 0)),
    )
    assert (outcome(board), coming(board)) == (None, Step.DECISION)
