"""The course of real ties, goal by goal, and where there is none because nobody told the minutes."""

from __future__ import annotations

from datetime import datetime

import pytest
from building import (
    award,
    disallowed,
    ended,
    extra_time,
    goal,
    kicks,
    ninety_minutes,
    one_match,
    play,
    result,
    score,
    status,
    two_legs,
    void,
    whistle,
)
from hypothesis import given
from hypothesis import strategies as st

from scoreboard.board import Board
from scoreboard.events import Goal
from scoreboard.rules.course import Course, Stretch, course
from scoreboard.rules.sides import Side

FIRST, SECOND = Side.FIRST, Side.SECOND
LEGS = (Stretch(0, (45, 90)), Stretch(90, (135, 180)))


def followed(board: Board, tie: str = "tie", now: str | None = None) -> Course:
    """The course of a tie that has one."""
    told = course(board.ties[tie], datetime.fromisoformat(now) if now else None)
    assert told is not None
    return told


def goals(match: str, *scored: tuple[str, str]) -> list[Goal]:
    """Goals as (team, minute)."""
    return [goal(match, team, minute) for team, minute in scored]


def test_marseille_come_back_against_benfica(evening: Board) -> None:
    """Two up in Lisbon, pulled back to one, level at the Vélodrome: 210 minutes, and no kick counts."""
    told = followed(evening, "qf4")
    assert told.goals == ((16, 1, FIRST), (52, 2, FIRST), (67, 1, SECOND), (169, 0, SECOND))
    assert told.legs == (LEGS[0], Stretch(90, (135, 180, 195, 210)))
    assert told.reached == 210


def test_barcelona_turn_a_tie_around() -> None:
    """0-4 in Paris and 6-1 at home (March 2017): three goals from the 88th minute on."""
    paris = goals("tie.1", ("PSG", "18"), ("PSG", "40"), ("PSG", "55"), ("PSG", "72"))
    camp_nou = [("Barcelona", "3"), ("Barcelona", "40"), ("Barcelona", "50"), ("PSG", "62")]
    camp_nou += [("Barcelona", "88"), ("Barcelona", "90+1"), ("Barcelona", "90+5")]
    board = play(two_legs("PSG", "Barcelona"), ninety_minutes("tie.1"), paris, ended("tie.1"))
    board = play(board, ninety_minutes("tie.2"), goals("tie.2", *camp_nou), ended("tie.2"))
    told = followed(board)
    assert [goal.difference for goal in told.goals] == [1, 2, 3, 4, 3, 2, 1, 2, 1, 0, -1]
    assert [goal.minute for goal in told.goals][-4:] == [152, 178, 180, 180]
    assert told.reached == 180


def test_stoppage_time_belongs_to_the_half_that_it_ends() -> None:
    """45+2 stands at 45, and a goal right after the interval at 46."""
    board = play(one_match("Roma", "Milan"), goals("tie.1", ("Roma", "45+2"), ("Milan", "46")))
    assert [goal.minute for goal in followed(board).goals] == [45, 46]


def test_goals_of_extra_time() -> None:
    """Extra time lengthens the last leg: 90+4 is at its beginning, 105+1 at half of it, 119 near its end."""
    board = play(two_legs("Roma", "Milan"), ninety_minutes("tie.1"), goals("tie.1", ("Roma", "9")))
    late = [("Milan", "90+4"), ("Milan", "105+1"), ("Roma", "119")]
    board = play(board, ended("tie.1"), ninety_minutes("tie.2"), extra_time("tie.2"), goals("tie.2", *late))
    told = followed(board)
    assert told.goals == ((9, 1, FIRST), (180, 0, SECOND), (195, -1, SECOND), (209, 0, FIRST))
    assert told.legs[-1].extra_time == 180
    assert told.reached == 210


def test_an_own_goal_counts_for_the_other_side() -> None:
    """The side whose score goes up is the one that `team` names."""
    own = goal("tie.1", "Roma", "20", "A Milanese", type="own_goal")
    assert followed(play(one_match("Roma", "Milan"), own)).goals == ((20, 1, FIRST),)


def test_a_goal_taken_back_is_no_goal() -> None:
    """Neither one that the referee disallowed nor one that the scorer took back."""
    board = play(one_match("Roma", "Milan"), goals("tie.1", ("Roma", "5"), ("Roma", "7"), ("Milan", "9")))
    board = play(board, disallowed(1, "6"), void(2))
    assert followed(board).goals == ((9, -1, SECOND),)


def test_kicks_count_in_no_score() -> None:
    """1-1 and a shoot-out: the course ends level."""
    board = play(one_match("Roma", "Milan"), ninety_minutes("tie.1"), extra_time("tie.1"))
    board = play(board, goals("tie.1", ("Roma", "5"), ("Milan", "9")), whistle("tie.1", "shootout"))
    board = play(board, kicks("tie.1", "roma", "milan", "oxoxox"), ended("tie.1"))
    assert followed(board).goals[-1].difference == 0


@pytest.mark.parametrize(
    ("happened", "reached"),
    [
        ([whistle("tie.1", "first_half")], 0),
        ([whistle("tie.1", "first_half"), goal("tie.1", "Roma", "23")], 23),
        ([whistle("tie.1", "first_half"), whistle("tie.1", "half_time")], 45),
        ([*ninety_minutes("tie.1")], 90),
        ([*ninety_minutes("tie.1"), ended("tie.1")], 90),
        ([*ninety_minutes("tie.1"), ended("tie.1"), goal("tie.2", "Milan", "70")], 160),
        ([whistle("tie.1", "first_half"), goal("tie.1", "Roma", "23"), status("tie.1", "abandoned")], 23),
    ],
)
def test_as_far_as_the_tie_has_come(happened: list[object], reached: int) -> None:
    """To the last event or whistle, and no further; both legs are there from the first kick-off."""
    told = followed(play(two_legs("Roma", "Milan"), *happened))  # type: ignore[arg-type]
    assert told.reached == reached
    assert told.legs == LEGS


def test_by_the_clock_where_there_is_one() -> None:
    """Half an hour without an event: at 21:30:40 the 31st minute is being played; hours later, the 45th."""
    kick_off = datetime.fromisoformat("2024-04-18T21:00:00+02:00")
    board = play(one_match("Roma", "Milan"), whistle("tie.1", "first_half", at=kick_off))
    assert followed(board, now="2024-04-18T21:30:40+02:00").reached == 31
    assert followed(board, now="2024-04-19T08:00:00+02:00").reached == 45


@pytest.mark.parametrize(("ends", "reached"), [("golden_goal", 98), ("silver_goal", 105)])
def test_a_goal_that_ends_extra_time(ends: str, reached: int) -> None:
    """A golden goal ends the course where it fell, a silver goal at the end of its half."""
    board = play(one_match("France", "Italy", extra_time=ends), ninety_minutes("tie.1"))
    board = play(board, whistle("tie.1", "extra_first_half"), goal("tie.1", "France", "98"), ended("tie.1"))
    assert followed(board).reached == reached


def test_halves_of_another_length() -> None:
    """In a tournament of 30-minute halves the first goal of the second half is at 31."""
    board = play(
        one_match("Reds", "Blues", half_minutes=30), goals("tie.1", ("Reds", "30+1"), ("Blues", "31"))
    )
    assert [goal.minute for goal in followed(board).goals] == [30, 31]
    assert followed(board).legs == (Stretch(0, (30, 60)),)


def test_the_replay_is_no_part_of_it() -> None:
    """A level cup tie and its replay: the course is that of the first match."""
    board = play(one_match("Reds", "Blues", replay=True), ninety_minutes("tie.1"), ended("tie.1"))
    board = play(board, goal("tie.2", "Blues", "3"))
    told = followed(board)
    assert told.goals == ()
    assert told.legs == (LEGS[0],)


@pytest.mark.parametrize(
    "untold",
    [
        [result("tie.1", (2, 1))],
        [goal("tie.1", "Roma", "5"), result("tie.1", (2, 1))],
        [score("tie.1", "60", 2, 0)],
        [goal("tie.1", "Roma", "5"), score("tie.1", "9", 0, 0), goal("tie.1", "Roma", "12")],
        [goal("tie.1", "Roma", "5"), award("tie.1", 1, 0)],
        [goal("tie.2", "Roma", "5")],
        [],
    ],
    ids=["result", "half-a-result", "joined-late", "corrected", "award", "no-first-leg", "nothing"],
)
def test_nobody_guesses_minutes(untold: list[object]) -> None:
    """A score that its goals do not explain has no course; nor has a tie that has not begun."""
    board = play(two_legs("Roma", "Milan"), *untold)  # type: ignore[arg-type]
    assert course(board.ties["tie"]) is None


def test_a_result_that_its_goals_explain() -> None:
    """Goals of a file, and the result that they come to; a 0-0 needs none."""
    board = play(two_legs("Roma", "Milan"), goals("tie.1", ("Roma", "5")), result("tie.1", (1, 0)))
    told = followed(play(board, result("tie.2", (0, 0))))
    assert told.goals == ((5, 1, FIRST),)
    assert told.reached == 180


def test_a_score_that_its_goals_explain() -> None:
    """Whoever joined late and then entered the earlier goals has told it all."""
    board = play(one_match("Roma", "Milan"), score("tie.1", "60", 1, 0), goal("tie.1", "Roma", "5"))
    assert followed(board).goals == ((5, 1, FIRST),)


MATCH, TEAM = st.sampled_from(["tie.1", "tie.2"]), st.sampled_from(["Roma", "Milan"])
SCORED = st.tuples(MATCH, TEAM, st.integers(1, 120), st.booleans())


@given(st.lists(SCORED, max_size=12))
def test_it_ends_at_the_aggregate(scored: list[tuple[str, str, int, bool]]) -> None:
    """Whatever is scored in whatever order, the last difference is that of the aggregate, step by step."""
    board = play(two_legs("Roma", "Milan"), whistle("tie.1", "first_half"))
    for match, team, minute, taken_back in scored:
        minute = min(minute, 90) if match == "tie.1" else minute
        board = play(board, goal(match, team, str(minute)))
        if taken_back:
            board = play(board, disallowed(board.log[-1].id, "90"))
    told, aggregate = followed(board), board.ties["tie"].aggregate
    assert aggregate is not None
    steps = [0, *(goal.difference for goal in told.goals)]
    assert steps[-1] == aggregate[0] - aggregate[1]
    assert all(
        later - earlier == (1 if goal.side is FIRST else -1)
        for earlier, later, goal in zip(steps, steps[1:], told.goals, strict=False)
    )
    minutes = [goal.minute for goal in told.goals]
    assert minutes == sorted(minutes)
    assert all(0 < minute <= told.reached for minute in minutes)
    assert told.reached <= told.legs[-1].ends
