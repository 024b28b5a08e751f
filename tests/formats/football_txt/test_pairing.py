"""Matches into ties: two legs, single matches, replays, and who went through."""

from __future__ import annotations

import pytest
from football_samples import board_from, document, imported, winners

from scoreboard.formats.football_txt.pairing import Paired, paired

CUP = "= Cup 2024/25\n"


def ties(text: str) -> dict[str, Paired]:
    """The ties of the first round of a text, by the first team's name."""
    drawn = next(iter(document(CUP + text).rounds.values()))
    return {tie.teams[0].name: tie for tie in paired(drawn)}


def legs(text: str) -> dict[str, tuple[int, bool]]:
    """For each tie its legs, and whether it was replayed."""
    return {team: (tie.legs, tie.replay) for team, tie in ties(text).items()}


def test_two_matches_with_the_home_side_swapped_are_two_legs() -> None:
    """In the order of their days, whatever the order of the file."""
    text = "» Semi-finals\n[Apr/25]\n  Roma  1-0  Milan\n[Apr/18]\n  Milan  2-1  Roma\n"
    (tie,) = ties(text).values()
    assert (tie.legs, tie.replay) == (2, False)
    assert [match.told.score for match in tie.matches] == [(2, 1), (1, 0)]
    assert tie.teams[0].name == "Milan"


def test_rounds_of_two_legs_and_of_one_in_one_file() -> None:
    """The final has one leg where the semi-finals have two."""
    board = board_from(
        CUP + "» Semi-finals\n  Roma 1-0 Milan\n  Lyon 2-0 Nice\n  Milan 0-0 Roma\n  Nice 0-1 Lyon\n"
        "» Final\n  Roma 0-1 Lyon\n"
    )
    assert {tie: len(state.matches) for tie, state in board.ties.items()} == {"sf1": 2, "sf2": 2, "final": 1}
    assert winners(board)["final"] == ("Lyon", "score")


def test_second_legs_to_come_are_legs_already() -> None:
    """The fixtures are out, nothing is played."""
    assert legs("» Semi-finals\n  Roma v Milan\n  Lyon v Nice\n  Milan v Roma\n  Nice v Lyon\n") == {
        "Roma": (2, False), "Lyon": (2, False)
    }  # fmt: skip


def test_the_heading_says_that_another_leg_will_follow() -> None:
    """First legs alone decide nothing."""
    for heading in ("» Semi-finals, 1st Leg", "» Playoffs, Matchday 1"):
        assert legs(f"{heading}\n  Roma 3-0 Milan\n  Lyon 2-0 Nice\n") == {
            "Roma": (2, False),
            "Lyon": (2, False),
        }


def test_a_second_match_after_a_draw_is_a_replay_where_the_others_played_once() -> None:
    """The FA Cup: away from the first ground, or under a heading of its own."""
    assert legs("» Round 3\n  Roma 1-1 Milan\n  Lyon 2-0 Nice\n  Ajax 0-1 Gent\n  Milan 2-1 Roma\n") == {
        "Roma": (1, True), "Lyon": (1, False), "Ajax": (1, False)
    }  # fmt: skip
    board = board_from(
        CUP + "» Round 3\n  Roma 1-1 Milan\n  Lyon 2-0 Nice\n» Round 3, Replays\n  Milan 2-1 Roma\n"
    )
    assert winners(board) == {"round-3-1": ("Milan", "replay"), "round-3-2": ("Lyon", "score")}


def test_a_tie_that_is_level_after_two_legs_is_replayed_in_a_third_match() -> None:
    """Barcelona v Hamburg, 1961: 1-0, 1-2, and 1-0 in Brussels."""
    board = board_from(
        "= European Cup 1960/61\n» Semi-finals, 1st leg\n"
        "[Apr/12]\n  Barcelona  1-0  Hamburg\n[Apr/26]\n  Benfica  3-0  Rapid\n"
        "» Semi-finals, 2nd leg\n[Apr/26]\n  Hamburg  2-1  Barcelona\n[May/4]\n  Rapid  1-1  Benfica\n"
        "» Semi-finals, Replay\n[May/3]\n  Barcelona  1-0  Hamburg\n"
    )
    assert len(board.ties["sf1"].matches) == 3
    assert winners(board) == {"sf1": ("Barcelona", "replay"), "sf2": ("Benfica", "aggregate")}


def test_draws_in_both_legs_of_most_ties_make_no_replays() -> None:
    """Red Star v Salzburg, 2018: 0-0, 2-2."""
    first_legs = "» Play-offs\n  Red Star 0-0 Salzburg\n  PSV 3-0 BATE\n"
    assert legs(first_legs + "  Salzburg 2-2 Red Star\n  BATE 2-3 PSV\n") == {
        "Red Star": (2, False), "PSV": (2, False)
    }  # fmt: skip


def test_a_replay_of_a_replay() -> None:
    """Three draws on one ground, and a winner."""
    board = board_from(
        CUP + "» Final\n  Roma 1-1 Milan\n» Final, Replay\n  Roma 0-0 Milan\n  Roma 2-1 Milan\n"
    )
    assert [match.score for match in board.ties["final"].matches] == [(1, 1), (0, 0), (2, 1)]
    assert winners(board)["final"] == ("Roma", "replay")


def test_the_score_at_full_time_is_worked_out_where_only_that_of_extra_time_is_told() -> None:
    """1-0 after extra time was 0-0 before; 2-1 was 1-1 or 0-0, which is told."""
    board = board_from(CUP + "» Final\n  Soviet Union  1-0 a.e.t.  Yugoslavia\n")
    assert board.match("final.1").full_time == (0, 0)
    assert winners(board)["final"] == ("Soviet Union", "extra_time")
    found = imported(CUP + "» Final\n  Soviet Union  2-1 a.e.t.  Yugoslavia\n")
    assert found.log[-1]["full_time"] == [1, 1]
    assert [(each.line, each.reason) for each in found.remarks] == [
        (3, "the score at full-time is not told; taken to be 1-1, write (1-1, 0-1)")
    ]


def test_the_score_at_full_time_of_a_second_leg_follows_from_the_first() -> None:
    """Roma won the first leg 2-1, so that Porto, 3-1 up in the end, were 2-1 up after 90 minutes."""
    found = imported(
        CUP + "» Semi-finals\n  Roma 2-1 Porto\n  Porto 3-1 a.e.t. Roma\n", away_goals="extra_time"
    )
    assert found.log[-1]["full_time"] == [2, 1]
    assert found.remarks == []


@pytest.mark.parametrize(
    ("lines", "winner"),
    [
        ("  Roma 3-0 Milan [awarded]\n", ("Roma", "award")),
        ("  Roma 0-3 Milan [awarded]\n", ("Milan", "award")),
        ("  Roma 1-0 Milan [abandoned]\n", None),
        ("  Roma v Milan [postponed]\n", None),
        ("  Roma v Milan [cancelled]\n", None),
        ("  Roma 2-2 Milan\n", None),
        ("  Roma 2-2 a.e.t. (2-2, 1-1) Milan\n", None),
        ("  Roma 4-5 pen. 2-2 Milan\n", ("Milan", "penalties")),
        ("  Roma v Milan\n", None),
    ],
)
def test_who_wins_a_match_that_did_not_go_as_planned(lines: str, winner: tuple[str, str] | None) -> None:
    """Awards count, what was not played to its end does not."""
    assert winners(board_from(f"{CUP}» Final\n{lines}"))["final"] == winner


def test_an_awarded_leg_counts_in_the_aggregate() -> None:
    """Dnipro-1 and Puskás Akadémia, 2024: both legs 3-0 to Puskás."""
    board = board_from(
        CUP + "» Round 2\n  Dnipro-1 v Puskás Akadémia  0-3 [awarded]\n"
        "  Puskás Akadémia v Dnipro-1  3-0 [awarded]\n"
    )
    assert winners(board) == {"round-2-1": ("Puskás Akadémia", "award")}


def test_a_league_in_a_cup_is_too_many_matches_of_two_teams() -> None:
    """A tenth match between two teams in one round is left out, and told."""
    found = imported(CUP + "» Final\n" + "  Roma 1-1 Milan\n  Milan 1-1 Roma\n" * 60)
    assert len(found.draw["ties"]["final"]["legs"]) == 9
    assert [(each.line, each.reason) for each in found.remarks] == [
        (12, '"Roma" and "Milan" meet 120 times in one round; the first 9 are read')
    ]
