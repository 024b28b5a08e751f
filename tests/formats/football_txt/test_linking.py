"""Who goes on where: places of winners and losers, names written in two ways, matches not drawn yet."""

from __future__ import annotations

from typing import Any

import pytest
from football_samples import (
    EURO_1968,
    LEIPZIG_2022,
    SPRING_2012,
    SPRING_2019,
    WORLD_CUP_2022,
    WORLD_CUP_TO_COME,
    board_from,
    imported,
    winners,
)

CUP = "= Cup 2024/25\n"
SEMI_FINALS = "» Semi-finals\n  Roma 1-0 Milan\n  Lyon 2-0 Nice\n"


def places(text: str) -> dict[str, list[Any]]:
    """For each tie what stands in its two places."""
    return {tie_id: tie["teams"] for tie_id, tie in imported(text).draw["ties"].items()}


def test_winners_go_on_into_the_next_round() -> None:
    """Of the spring of 2019 every winner's place is linked."""
    assert places(SPRING_2019) == {
        "qf1": ["liverpool", "porto"],
        "qf2": ["tottenham-hotspur", "manchester-city"],
        "qf3": ["ajax", "juventus"],
        "qf4": ["manchester-united", "barcelona"],
        "sf1": [{"winner": "qf2"}, {"winner": "qf3"}],
        "sf2": [{"winner": "qf4"}, {"winner": "qf1"}],
        "final": [{"winner": "sf1"}, {"winner": "sf2"}],
    }


def test_losers_meet_for_third_place() -> None:
    """Croatia and Morocco, 2022."""
    found = places(WORLD_CUP_2022)
    assert found["third"] == [{"loser": "sf1"}, {"loser": "sf2"}]
    assert found["final"] == [{"winner": "sf1"}, {"winner": "sf2"}]


def test_losers_meet_for_third_place_before_anything_is_told_of_the_final() -> None:
    """A file that ends with the match for third place makes no winners of losers."""
    board = board_from(CUP + SEMI_FINALS + "» Match for third place\n  Milan 0-1 Nice\n")
    assert winners(board) == {"sf1": ("Roma", "score"), "sf2": ("Lyon", "score"), "third": ("Nice", "score")}
    assert places(CUP + SEMI_FINALS + "» Match for third place\n  Milan 0-1 Nice\n")["third"] == [
        {"loser": "sf1"}, {"loser": "sf2"}
    ]  # fmt: skip


def test_who_plays_on_has_won_the_toss_of_a_coin() -> None:
    """Italy v Soviet Union, 1968: the file says 0-0 and no more, and Italy are in the final."""
    assert winners(board_from(EURO_1968)) == {
        "sf1": ("Italy", "decision"),
        "sf2": ("Yugoslavia", "score"),
        "third": ("England", "score"),
        "final": ("Italy", "replay"),
    }


def test_who_plays_on_has_gone_through_where_both_legs_were_called_off() -> None:
    """Leipzig, 2022: Spartak were thrown out."""
    found = imported(LEIPZIG_2022)
    assert found.draw["ties"]["qf1"]["teams"] == [{"winner": "r16-1"}, {"winner": "r16-2"}]
    (decision,) = [block for block in found.log if block["kind"] == "decision"]
    assert (decision["tie"], decision["winner"], decision["reason"]) == ("r16-1", "leipzig", "walkover")
    assert winners(board_from(LEIPZIG_2022))["qf1"] == ("Leipzig", "aggregate")


def test_a_loser_who_plays_on_is_reinstated_and_told() -> None:
    """The winners were thrown out afterwards."""
    found = imported(CUP + SEMI_FINALS + "» Final\n  Milan 1-0 Lyon\n")
    assert [(each.line, each.reason) for each in found.remarks] == [
        (3, '"Roma" won it, but "Milan" play on; taken for reinstated')
    ]
    assert found.draw["ties"]["final"]["teams"] == [{"winner": "sf1"}, {"winner": "sf2"}]


def test_a_loser_who_plays_on_beside_the_winner_is_named() -> None:
    """A lucky loser: no place is given twice, and nobody is reinstated."""
    text = (
        CUP
        + "» Last 16\n  Roma 1-0 Milan\n  Lyon 2-0 Nice\n» Quarterfinals\n  Roma 1-0 Lyon\n  Milan 1-0 Ajax\n"
    )
    assert places(text)["qf2"] == ["milan", "ajax"]
    assert imported(text).remarks == []


def test_a_team_with_two_names_is_one() -> None:
    """Barcelona, and FC Barcelona in the second leg: the first name holds, and it is told."""
    found = imported(SPRING_2012)
    assert [team["name"] for team in found.draw["teams"].values()] == [
        "Bayern München", "Real Madrid", "Chelsea", "Barcelona"
    ]  # fmt: skip
    assert [each.reason for each in found.remarks] == ['"FC Barcelona" is taken for "Barcelona"']


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Barcelona", "FC Barcelona"),
        ("FC Basel 1893", "Basel"),
        ("Málaga", "Malaga CF"),
        ("Lazio", "Lazio Roma"),
        ("Bayer 04 Leverkusen (GER)", "Bayer Leverkusen"),
        ("Atlético Madrid", "Club Atlético Madrid"),
    ],
)
def test_names_that_are_one_team_in_the_next_round(first: str, later: str) -> None:
    """The winner of a semi-final is looked for in the final."""
    text = f"{CUP}» Semi-finals\n  {first} 1-0 Milan\n  Lyon 2-0 Nice\n» Final\n  {later} 1-0 Lyon\n"
    found = imported(text)
    assert found.draw["ties"]["final"]["teams"] == [{"winner": "sf1"}, {"winner": "sf2"}]
    assert len(found.draw["teams"]) == 4
    assert len(found.remarks) == 1


def test_neighbours_are_not_taken_for_each_other() -> None:
    """Both Manchester clubs, both Milan ones, and two clubs of one name from two countries."""
    text = (
        f"{CUP}» Semi-finals\n  Manchester United 1-0 Inter Milan\n  Rangers (SCO) 2-0 AC Milan\n"
        "» Final\n  Manchester City 1-0 Rangers (HKG)\n"
    )
    found = imported(text)
    assert len(found.draw["teams"]) == 6
    assert found.draw["ties"]["final"]["teams"] == ["manchester-city", "rangers-2"]


def test_two_teams_are_never_taken_for_the_same_one() -> None:
    """Two that both look like the winner of the semi-final: one is, the other is new."""
    text = f"{CUP}» Semi-finals\n  United 1-0 Milan\n» Final\n  Leeds United 1-0 Manchester United\n"
    found = imported(text)
    assert len(found.draw["teams"]) == 3
    assert winners(board_from(text))["final"] is not None


def test_matches_that_wait_for_others_by_their_numbers() -> None:
    """`W57`, `Winner Match 59`, `Loser Match 61`: linked before they are played."""
    found = places(WORLD_CUP_TO_COME)
    assert found["sf1"] == [{"winner": "qf2"}, {"winner": "qf1"}]
    assert found["sf2"] == [{"winner": "qf4"}, {"winner": "qf3"}]
    assert found["third"] == [{"loser": "sf1"}, {"loser": "sf2"}]
    assert found["final"] == [{"winner": "sf1"}, {"winner": "sf2"}]


def test_a_number_stands_for_the_team_once_that_is_known() -> None:
    """A file that still says `W1` when the match is over, with its goals."""
    board = board_from(
        CUP + "» Semi-finals\n(1) Roma 1-0 Milan\n(2) Lyon 2-0 Nice\n"
        "» Final\n(3) W1 v W2  2-0\n   (Dybala 5', 9')\n"
    )
    assert winners(board)["final"] == ("Roma", "score")
    assert board.competition.ties["final"].feeders == ("sf1", "sf2")
    assert len(board.match("final.1").timeline) == 3


@pytest.mark.parametrize(
    "final",
    [
        "(3) W1 v L1",
        "(3) W1 v W9",
        "(3) W3 v W2",
        "(3) N.N. v N.N.",
        "(3) N.N. v Lyon",
        "(3) TBD v TBD",
        "(3) Winner SF1 v Winner SF2",
        "(3) 1A v 2B",
        "(3) ? v ?",
    ],
)
def test_a_match_that_is_not_drawn_yet_is_told(final: str) -> None:
    """By its round and line; the rest is there."""
    found = imported(f"{CUP}» Semi-finals\n(1) Roma v Milan\n(2) Lyon v Nice\n» Final\n{final}\n")
    assert list(found.draw["ties"]) == ["sf1", "sf2"]
    assert [(each.line, each.reason) for each in found.remarks] == [
        (6, "Final: a match is not drawn yet; import the file again once it names the teams")
    ]


def test_two_matches_cannot_wait_for_one_place() -> None:
    """The second of them is not drawn yet."""
    found = imported(
        f"{CUP}» Semi-finals\n(1) Roma v Milan\n(2) Lyon v Nice\n(3) Ajax v Gent\n"
        "» Final\n(4) W1 v W2\n(5) W1 v W3\n"
    )
    assert found.draw["ties"]["final"]["teams"] == [{"winner": "sf1"}, {"winner": "sf2"}]
    assert [each.line for each in found.remarks] == [8]


def test_one_match_told_of_a_round_of_two_legs() -> None:
    """Chelsea alone have a second leg here; who went on after one match had no other."""
    board = board_from(
        CUP + "» Semi-finals, 1st leg\n  Roma 1-0 Milan\n  Lyon 2-0 Nice\n"
        "» Semi-finals, 2nd leg\n  Nice 0-1 Lyon\n"
        "» Final\n  Roma 0-1 Lyon\n"
    )
    assert winners(board)["sf1"] == ("Roma", "score")
    assert winners(board)["final"] == ("Lyon", "score")
