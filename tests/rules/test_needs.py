"""What each side needs, held against adding goals one by one to rules written out a second time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from building import extra_time, goal, ninety_minutes, one_match, play, result, two_legs, whistle

from scoreboard.competition import Rules
from scoreboard.minute import Period
from scoreboard.rules.match import MatchState
from scoreboard.rules.needs import Need, needs
from scoreboard.rules.sides import Side
from scoreboard.rules.tie import Step, TieState, decide

AWAY = ("none", "normal_time", "extra_time")
EXTRA = ("full", "golden_goal", "silver_goal", "none")
Score = tuple[int, int]


def follows(legs: list[Score], extra: Score | None, rules: Rules) -> int | str:
    """What follows if time is up: 0 or 1 for the side that goes through, else the next step.

    Legs are home, away in normal time, the sides swapping ends; `extra` the goals of extra time in the
    last leg, home side first, None while normal time is played.
    """
    first = second = away_first = away_second = 0
    for number, (home, away) in enumerate(legs):
        extra_home, extra_away = extra if extra and number == len(legs) - 1 else (0, 0)
        if number == 0:
            first, second = first + home + extra_home, second + away + extra_away
            away_second += away + extra_away
        else:
            first, second = first + away + extra_away, second + home + extra_home
            away_first += away + extra_away
    if first != second:
        return 0 if first > second else 1
    after_extra = extra is not None
    counts = len(legs) == 2 and rules.away_goals in (("extra_time",) if after_extra else AWAY[1:])
    if counts and away_first != away_second:
        return 0 if away_first > away_second else 1
    if not after_extra and rules.extra_time != "none":
        return "extra_time"
    if rules.replay:
        return "replay"
    return "penalties" if rules.shootout else "decision"


def needed(side: int, legs: list[Score], extra: Score | None, rules: Rules) -> Need:
    """The fewest goals, found by scoring up to ten of them in the last leg."""
    home_of_last = 0 if len(legs) == 1 else 1
    level: tuple[int, str] | None = None
    for goals in range(11):
        more = (goals, 0) if side == home_of_last else (0, goals)
        if extra is None:
            then = [*legs[:-1], (legs[-1][0] + more[0], legs[-1][1] + more[1])], None
        else:
            then = legs, (extra[0] + more[0], extra[1] + more[1])
        fate = follows(*then, rules)
        if fate == side:
            return Need(Step(level[1]) if level else None, level[0] if level else None, goals)
        if isinstance(fate, str) and level is None:
            level = goals, fate
    raise AssertionError("ten goals put nobody through")


def tie_of(legs: list[Score], extra: Score | None, rules: Rules) -> TieState:
    """The tie in its last leg, in the second half or in extra time."""
    matches = []
    for number, score in enumerate(legs):
        home, away = ("one", "two") if number == 0 else ("two", "one")
        match = MatchState(f"tie.{number + 1}", home, away, rules, Period.ENDED, score, full_time=score)
        if number == len(legs) - 1 and extra is None:
            match = MatchState(match.id, home, away, rules, Period.SECOND_HALF, score)
        elif number == len(legs) - 1 and extra is not None:
            goals = score[0] + extra[0], score[1] + extra[1]
            half = Period.EXTRA_FIRST_HALF
            match = MatchState(match.id, home, away, rules, half, goals, full_time=score, extra_played=True)
        matches.append(match)
    homes = (Side.FIRST, Side.SECOND)[: len(legs)]
    return decide(TieState("tie", ("one", "two"), rules, tuple(matches), homes))


def situations(rules: Rules, most: int) -> Iterator[tuple[list[Score], Score | None]]:
    """Every pair of legs up to `most` goals a side, and where that is level, extra time of up to 2 goals."""
    for scores in product(range(most + 1), repeat=2 * rules.legs):
        legs = [scores[:2], scores[2:]][: rules.legs]
        yield legs, None
        if follows(legs, None, rules) == "extra_time":
            for extra in ((0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 2)):
                yield legs, extra


@pytest.mark.parametrize("legs", [1, 2])
@pytest.mark.parametrize("away_goals", AWAY)
@pytest.mark.parametrize("extra", EXTRA)
def test_that_many_goals_do_it_and_one_fewer_does_not(legs: int, away_goals: str, extra: str) -> None:
    """Every score up to 4-4 a leg under every rule set: the goals told are the fewest that do it."""
    asked = 0
    for shootout, replay in product((True, False), repeat=2):
        rules = Rules(legs=legs, away_goals=away_goals, extra_time=extra, shootout=shootout, replay=replay)
        most = 4 if shootout and not replay else 2  # the other steps differ in name alone
        for scores, in_extra in situations(rules, most):
            tie = tie_of(scores, in_extra, rules)
            if extra == "golden_goal" and in_extra and in_extra[0] != in_extra[1]:
                assert needs(tie) is None
                continue
            told = needs(tie)
            assert told is not None
            for side in (0, 1):
                assert told[side] == needed(side, scores, in_extra, rules), (scores, in_extra, rules, side)
            asked += 1
    assert asked >= 25**legs + 3 * 9**legs


def test_one_goal_puts_either_side_through_at_the_velodrome(velodrome) -> None:
    """Marseille 1-0 Benfica in the 79th, 2-2 on aggregate: extra time as it stands, one goal decides."""
    board = play(velodrome, whistle("qf4.2", "first_half"), goal("qf4.2", "marseille", "79"))
    assert needs(board.ties["qf4"]) == (Need(Step.EXTRA_TIME, 0, 1), Need(Step.EXTRA_TIME, 0, 1))


def test_the_side_behind_on_aggregate_needs_one_to_level_and_two_to_go_through(velodrome) -> None:
    """At the kick-off in Marseille, 1-2 down: one goal brings extra time, two put Marseille through."""
    board = play(velodrome, whistle("qf4.2", "first_half"))
    benfica, marseille = needs(board.ties["qf4"])
    assert benfica == Need(None, None, 0)
    assert marseille == Need(Step.EXTRA_TIME, 1, 2)


def test_an_away_goal_can_leave_no_way_to_level() -> None:
    """City 4-3 Tottenham in 2019, 4-4 on aggregate: Tottenham go through, one City goal turns it."""
    board = play(
        two_legs("Tottenham", "City", away_goals="extra_time"),
        result("tie.1", (1, 0)),
        whistle("tie.2", "first_half"),
        [goal("tie.2", "City", minute) for minute in ("4", "11", "21", "59")],
        [goal("tie.2", "Tottenham", minute) for minute in ("7", "10", "73")],
    )
    assert needs(board.ties["tie"]) == (Need(None, None, 0), Need(None, None, 1))


def test_at_full_time_the_goals_of_extra_time_are_meant() -> None:
    """Full-time at 1-1 in a single match: nobody has scored in extra time, and one goal wins it."""
    board = play(
        one_match("France", "Italy"),
        [goal("tie.1", "Italy", "55"), goal("tie.1", "France", "90+4"), *ninety_minutes("tie.1")],
    )
    assert needs(board.ties["tie"]) == (Need(Step.PENALTIES, 0, 1), Need(Step.PENALTIES, 0, 1))


def test_before_the_first_kick_off_nobody_needs_anything() -> None:
    """A tie not begun has no needs to tell."""
    assert needs(play(two_legs("Roma", "Milan")).ties["tie"]) is None


def test_a_decided_tie_needs_nothing_more(evening) -> None:
    """Marseille are through: no goals would change it."""
    assert needs(evening.ties["qf4"]) is None


def test_in_a_shootout_goals_do_not_help() -> None:
    """Level after extra time: kicks decide, so no number of goals is told."""
    board = play(one_match("Italy", "France"), ninety_minutes("tie.1"), extra_time("tie.1"))
    assert board.ties["tie"].next is Step.PENALTIES
    assert needs(board.ties["tie"]) is None


def test_between_the_legs_the_second_leg_counts(velodrome) -> None:
    """Benfica 2-1 Marseille, the second leg to come: Marseille need one for extra time, two to go through."""
    assert needs(velodrome.ties["qf4"]) == (Need(None, None, 0), Need(Step.EXTRA_TIME, 1, 2))


def test_a_level_replay_goes_to_penalties_not_to_another_replay() -> None:
    """United v Arsenal, Villa Park 1999: 1-1 in extra time of the replay, penalties as it stands."""
    board = play(
        one_match("Arsenal", "United", replay=True),
        result("tie.1", (0, 0), extra_time=(0, 0)),
        [goal("tie.2", "United", "17", "David Beckham"), goal("tie.2", "Arsenal", "69", "Dennis Bergkamp")],
        ninety_minutes("tie.2"),
        whistle("tie.2", "extra_first_half"),
    )
    assert needs(board.ties["tie"]) == (Need(Step.PENALTIES, 0, 1), Need(Step.PENALTIES, 0, 1))
