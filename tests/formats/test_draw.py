"""The draw: who meets whom in the first round, and the way to the final."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoreboard.competition import Competition
from scoreboard.formats.draw import (
    MOST,
    Calendar,
    Method,
    Pairing,
    Plan,
    first_round,
    knockout,
    seeds,
)

numbers = st.integers(2, MOST)
lots = st.integers(0, 2**64)


def ranked(count: int) -> list[str]:
    """Teams by their strength: `1` is the best."""
    return [str(number + 1) for number in range(count)]


def competition(pairings: list[Pairing], plan: Plan) -> Competition:
    """The draw, read as the file would be."""
    teams = {team: {"name": f"Team {team}"} for pair in pairings for team in pair if team is not None}
    return Competition.model_validate({"name": "Cup", "teams": teams, **knockout(pairings, plan)})


def drawn_teams(pairings: list[Pairing]) -> list[str]:
    """Every team of the first round."""
    return [team for pair in pairings for team in pair if team is not None]


def opponents(pairings: list[Pairing]) -> Iterator[tuple[int, int]]:
    """The pairs that play, by their strength, the better first."""
    for first, second in pairings:
        if second is not None:
            yield min(int(first), int(second)), max(int(first), int(second))


@given(numbers, lots, st.sampled_from(["random", "seeded", "listed"]), st.sampled_from([1, 2]))
def test_every_team_is_drawn_once_and_nobody_has_more_than_one_bye(
    count: int, seed: int, method: Method, legs: int
) -> None:
    """Whatever the number: a power of two of ties, each with a team in it, and no tie of two byes."""
    pairings = first_round(ranked(count), method, seed, legs=legs)
    assert sorted(drawn_teams(pairings), key=int) == ranked(count)
    assert len(pairings) & (len(pairings) - 1) == 0
    assert len(pairings) < count <= 2 * len(pairings)


@given(numbers, lots)
def test_the_best_meet_as_late_as_can_be(count: int, seed: int) -> None:
    """Of the best two each has a half, of the best four a quarter of the bracket, and so on."""
    pairings = first_round(ranked(count), "seeded", seed)
    best = 1
    while best <= len(pairings):
        part = len(pairings) // best
        for begin in range(0, len(pairings), part):
            teams = drawn_teams(pairings[begin : begin + part])
            assert sum(int(team) <= best for team in teams) == 1
        best *= 2


@given(numbers, lots)
def test_where_the_better_side_always_wins_the_best_two_meet_in_the_final(count: int, seed: int) -> None:
    """Every round is played by the best that are left, and the final by 1 and 2."""
    cup = competition(first_round(ranked(count), "seeded", seed), Plan())
    left: dict[str, list[int]] = {}
    winners: dict[str, int] = {}
    for tie_id in cup.in_order():
        tie = cup.ties[tie_id]
        slots = [
            int(s) if isinstance(s, str) else winners[s.winner] for s in tie.teams if not hasattr(s, "bye")
        ]
        winners[tie_id] = min(slots)
        left.setdefault(tie.round, []).extend(slots)
    assert sorted(left["final"]) == [1, 2]
    for playing in left.values():
        assert sorted(playing) == list(range(1, len(playing) + 1))


@given(numbers, lots)
def test_the_best_have_the_byes_and_seeds_draw_no_seeds(count: int, seed: int) -> None:
    """As many byes as the number calls for, to the best; every other seed meets a team of the other pot."""
    pairings = first_round(ranked(count), "seeded", seed)
    byes = sorted(int(team) for team, other in pairings if other is None)
    assert byes == list(range(1, 2 * len(pairings) - count + 1))
    for better, worse in opponents(pairings):
        assert better <= len(pairings) < worse


def test_places_of_seeds_are_the_usual_ones() -> None:
    """1 and 2 in opposite halves; 4 in that of 1, as the other semi-final is for 2 and 3."""
    assert seeds(1) == [1]
    assert seeds(4) == [1, 4, 2, 3]
    assert seeds(8) == [1, 8, 4, 5, 2, 7, 3, 6]


def test_a_seed_is_at_home_in_a_single_match_and_in_the_second_of_two() -> None:
    """Who is named first in a tie is at home in its first leg."""
    single = first_round(ranked(8), "seeded", 1, legs=1)
    double = first_round(ranked(8), "seeded", 1, legs=2)
    assert [int(home) <= 4 for home, _ in single] == [True] * 4
    assert [(away, home) for home, away in double] == single


@given(numbers, lots)
def test_the_same_seed_gives_the_same_draw(count: int, seed: int) -> None:
    """At random and for the opponents of seeds."""
    for method in ("random", "seeded"):
        assert first_round(ranked(count), method, seed) == first_round(ranked(count), method, seed)


def test_a_draw_stays_the_same_for_ever() -> None:
    """Seed 7 gives the lots .324, .151, .651, .072 to the teams: 4 comes out first, then 2, 1, and 3."""
    assert first_round(ranked(4), "random", 7) == [("4", "2"), ("1", "3")]


def test_other_seeds_give_other_draws() -> None:
    """Every team of eight is drawn first, and against every other, by some seed below 1,000."""
    first = [first_round(ranked(8), "random", seed)[0] for seed in range(1000)]
    assert len(set(first)) == 8 * 7
    against_the_best = {first_round(ranked(8), "seeded", seed)[0][1] for seed in range(1000)}
    assert against_the_best == {"5", "6", "7", "8"}


LISTED: dict[int, list[Pairing]] = {
    2: [("1", "2")],
    3: [("1", "2"), ("3", None)],
    5: [("1", "2"), ("3", None), ("4", None), ("5", None)],
    6: [("1", "2"), ("3", None), ("4", "5"), ("6", None)],
    7: [("1", "2"), ("3", "4"), ("5", "6"), ("7", None)],
    8: [("1", "2"), ("3", "4"), ("5", "6"), ("7", "8")],
}


@pytest.mark.parametrize("count", LISTED)
def test_as_listed_is_1_v_2_and_3_v_4(count: int) -> None:
    """The order of the list is kept, and the last on it has the first bye."""
    assert first_round(ranked(count), "listed", 0) == LISTED[count]


@given(numbers, lots, st.sampled_from(["random", "listed"]))
def test_byes_are_spread_evenly(count: int, seed: int, method: Method) -> None:
    """The two halves of every part of the bracket differ by one bye at most."""

    def byes(part: list[Pairing]) -> int:
        if len(part) == 1:
            return int(part[0][1] is None)
        one, other = byes(part[: len(part) // 2]), byes(part[len(part) // 2 :])
        assert abs(one - other) <= 1
        return one + other

    byes(first_round(ranked(count), method, seed))


def test_rounds_are_named_by_how_many_are_left() -> None:
    """From 32 teams on: round of 32, of 16, quarter-finals, semi-finals, third place, final."""
    cup = competition(first_round(ranked(32), "listed", 0), Plan(third_place=True))
    assert {key: drawn.name for key, drawn in cup.rounds.items()} == {
        "r32": "Round of 32",
        "r16": "Round of 16",
        "qf": "Quarter-finals",
        "sf": "Semi-finals",
        "third": "Third place",
        "final": "Final",
    }
    ties = list(cup.ties)
    assert ties[:2] == ["r32-1", "r32-2"]
    assert ties[16:17] == ["r16-1"]
    assert ties[24:] == ["qf1", "qf2", "qf3", "qf4", "sf1", "sf2", "third", "final"]


def test_neighbours_in_the_bracket_meet_in_the_next_round() -> None:
    """The winners of QF1 and QF2 meet in SF1; both semi-finals feed the final and third place."""
    cup = competition(first_round(ranked(8), "listed", 0), Plan(third_place=True))
    assert cup.ties["sf1"].feeders == ("qf1", "qf2")
    assert cup.ties["sf2"].feeders == ("qf3", "qf4")
    assert cup.onward["sf1"] == cup.onward["sf2"] == ("final", "third")


def test_a_bye_has_no_legs_and_its_team_goes_on() -> None:
    """Of three teams one waits in the final."""
    cup = competition(first_round(ranked(3), "listed", 0), Plan(legs=2, calendar=Calendar(date(2026, 5, 2))))
    assert cup.ties["sf2"].bye
    assert cup.ties["sf2"].legs == ()
    assert cup.ties["final"].feeders == ("sf1", "sf2")


@pytest.mark.parametrize("count", [2, 3])
def test_no_third_place_without_two_semi_finals(count: int) -> None:
    """Two teams have no semi-final, of three one has a bye: there is no loser to play."""
    with pytest.raises(ValueError, match="takes 4 teams"):
        knockout(first_round(ranked(count), "listed", 0), Plan(third_place=True))


def days(cup: Competition, tie: str) -> list[Any]:
    """The kick-offs of a tie."""
    return [leg.kickoff for leg in cup.ties[tie].legs]


def test_a_round_is_a_week_after_the_last_leg_of_the_one_before() -> None:
    """Two legs a week apart; third place on the eve of the final, which is one match."""
    plan = Plan(legs=2, third_place=True, calendar=Calendar(date(2026, 5, 2), every=14))
    cup = competition(first_round(ranked(8), "listed", 0), plan)
    assert days(cup, "qf4") == [date(2026, 5, 2), date(2026, 5, 9)]
    assert days(cup, "sf1") == [date(2026, 5, 23), date(2026, 5, 30)]
    assert days(cup, "third") == [date(2026, 6, 12)]
    assert days(cup, "final") == [date(2026, 6, 13)]


@pytest.mark.parametrize(("every", "third", "final"), [(0, 2, 2), (1, 3, 3), (2, 3, 4)])
def test_third_place_is_never_before_the_semi_finals_are_over(every: int, third: int, final: int) -> None:
    """A cup of one day, one with a round a day, and one with a day of rest."""
    plan = Plan(third_place=True, calendar=Calendar(date(2026, 5, 2), every))
    cup = competition(first_round(ranked(4), "listed", 0), plan)
    assert days(cup, "third") == [date(2026, 5, third)]
    assert days(cup, "final") == [date(2026, 5, final)]


@pytest.fixture
def london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine in London, where summer time ends on 25 October 2026."""
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_kick_off_is_at_three_in_summer_and_in_winter(london: None) -> None:
    """The hour is that of the place, and the offset the one of the day."""
    plan = Plan(legs=2, calendar=Calendar(datetime(2026, 10, 24, 15)))
    cup = competition(first_round(ranked(4), "listed", 0), plan)
    assert [when.isoformat() for when in days(cup, "sf1")] == [
        "2026-10-24T15:00:00+01:00",
        "2026-10-31T15:00:00+00:00",
    ]


def test_an_offset_that_was_given_is_kept(london: None) -> None:
    """A cup in Tokyo is set up in London."""
    tokyo = timezone(timedelta(hours=9))
    plan = Plan(calendar=Calendar(datetime(2026, 10, 24, 15, tzinfo=tokyo)))
    cup = competition(first_round(ranked(4), "listed", 0), plan)
    assert [when.isoformat() for when in days(cup, "final")] == ["2026-10-31T15:00:00+09:00"]


def test_a_replay_has_its_place_in_every_tie() -> None:
    """One entry in legs more than there are legs, not arranged yet."""
    plan = Plan(legs=2, final_legs=1, rules={"replay": True})
    cup = competition(first_round(ranked(4), "listed", 0), plan)
    assert {tie: len(cup.legs(tie)) for tie in cup.ties} == {"sf1": 3, "sf2": 3, "final": 2}
    assert days(cup, "final") == [None, None]
