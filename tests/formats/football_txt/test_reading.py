"""A whole file: what is in it by rounds, and what is left unread, by line."""

from __future__ import annotations

import pytest
from football_samples import (
    SAMPLES,
    SPRING_2012,
    SPRING_2019,
    WORLD_CUP_2022,
    document,
    match,
    matches,
    unread,
)

from scoreboard.formats.football_txt.goals import GoalTold
from scoreboard.formats.football_txt.reading import read
from scoreboard.minute import Minute


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sample_is_read_whole(sample: str) -> None:
    """Nothing is left unread."""
    assert read(SAMPLES[sample]).unread == []


@pytest.mark.parametrize(
    ("text", "title", "season"),
    [
        (SPRING_2019, "UEFA Champions League 2018/19", "2018/19"),
        (SPRING_2012, "Champions League 2011/12", "2011/12"),
        (WORLD_CUP_2022, "World Cup 2022", "2022"),
        ("=Cup 2026=\n» Final\n", "Cup 2026", "2026"),
    ],
)
def test_title_and_season(text: str, title: str, season: str) -> None:
    """From the first line, or the first comment where there is no title."""
    found = document(text)
    assert found.title == title
    assert found.season is not None
    assert found.season.written == season


def test_rounds_come_in_the_order_of_the_file() -> None:
    """Two headings for two legs are one round."""
    rounds = document(SPRING_2012).rounds
    assert {drawn.heading.name: len(drawn.matches) for drawn in rounds.values()} == {
        "Semi-finals": 4, "Final": 1
    }  # fmt: skip
    assert [each.leg for each in rounds["sf"].matches] == [1, 1, 2, 2]


def test_windows_line_ends_make_no_difference() -> None:
    """Nor do blanks at the ends of lines."""
    assert matches(SPRING_2019.replace("\n", "  \n")) == matches(SPRING_2019)


def test_a_list_of_goals_over_several_lines() -> None:
    """It ends with its bracket."""
    final = matches(WORLD_CUP_2022)[-1]
    assert final.goals is not None
    assert [len(side) for side in final.goals] == [3, 3]
    assert final.goals[1][2] == GoalTold(Minute(118), "Mbappé", "penalty")


def test_goals_that_do_not_make_the_score_are_left_out_and_told() -> None:
    """The match stays."""
    text = "= Cup 2024/25\n» Final\n  Roma  2-1  Milan\n    [Dybala 12';\n     Leão 30']\n"
    assert unread(text) == [(4, "goals left out: the goals make 1-1 where the score is 2-1")]
    assert read(text).rounds["final"].matches[0].goals is None


def test_goals_after_a_word() -> None:
    """As in long reports, without brackets."""
    found = match("Jun 14  Boca Juniors  2-2  Palmeiras\nGoals:  Arruabarrena 22', 61'; Pena 43' Euller 63'")
    assert found.goals is not None
    assert found.goals[0][1] == GoalTold(Minute(61), "Arruabarrena", "open_play")


def test_a_list_that_is_never_closed_swallows_nothing() -> None:
    """Its line is told, and the matches below it are read."""
    text = (
        "= Cup 2024/25\n» Semi-finals\n  Roma  2-1  Milan\n    [Dybala 12'\n"
        "  Lyon  1-0  Nice\n    [Lacazette 9']\n"
    )
    assert unread(text) == [(4, "a list of goals without its closing bracket")]
    semi_finals = read(text).rounds["sf"].matches
    assert [each.home.name for each in semi_finals] == ["Roma", "Lyon"]
    assert semi_finals[1].goals is not None


def test_many_lists_that_are_never_closed() -> None:
    """Each is told once, and every match is read."""
    lines = "".join(
        f"  Team {number}a  1-0  Team {number}b\n    [Somebody 1{number % 10}'\n" for number in range(40)
    )
    found = read(f"= Cup 2024/25\n» Final\n{lines}")
    assert len(found.rounds["final"].matches) == 40
    assert [remark.line for remark in found.unread] == list(range(4, 84, 2))


def test_goals_without_a_match_are_told() -> None:
    """So is a bracket that a match cannot have."""
    assert unread("= Cup 2024/25\n» Final\n    [Dybala 12']\n  Roma v Milan  1-0\n") == [
        (3, "goals without a match before them")
    ]


def test_control_characters_in_a_list_of_goals_are_told() -> None:
    """Also where the list has begun on the line before."""
    text = "= Cup 2024/25\n» Final\n  Roma  2-0  Milan\n    [Dybala 12'\n     Luk\x1baku 30']\n"
    assert (5, "control characters") in unread(text)


def test_a_shoot_out_that_is_told_under_the_match() -> None:
    """It belongs to the match; one that cannot be is told."""
    found = match("  Palmeiras  0-0  Boca Juniors\n   [2-2 on aggregate; 2-4 on penalties]")
    assert found.told.shootout == (2, 4)
    text = "= Cup 2024/25\n» Final\n  Palmeiras  0-0  Boca Juniors\n   [3-3 on penalties]\n"
    assert unread(text) == [(4, "goals left out: a shoot-out cannot end 3-3")]


def test_line_ups_cards_and_referees_are_counted_and_not_read() -> None:
    """They have no place in a competition, and go on over lines."""
    found = document(
        "= Copa 2000\n» Final\nJun 21  Palmeiras  0-0  Boca Juniors\n\nReferee: Epifanio González (URU)\n\n"
        "PALMEIRAS: Marcos - Rogério, Argel,\n           Galeano, Alex\nYellow cards: Argel 77'\n"
    )
    assert dict(found.passed) == {"line-ups, cards and referees": 4}
    assert len(found.rounds["final"].matches) == 1


def test_definitions_are_counted_and_make_no_rounds() -> None:
    """The World Cup tells in its head when each round is."""
    found = document(WORLD_CUP_2022)
    assert dict(found.passed) == {"definitions": 2}
    assert list(found.rounds) == ["r16", "qf", "sf", "third", "final"]


def test_replays_under_their_own_heading_belong_to_the_round() -> None:
    """Of the heading's name, wherever it stands; `Replays` alone is of the round before."""
    text = (
        "= Cup 1968\n▪ Final\nJune 8\n  Italy v Yugoslavia  1-1 a.e.t. (1-1)\n▪ Third place play-off\n"
        "  England v Soviet Union  2-0\n▪ Final, Replay\nJune 10\n  Italy v Yugoslavia  2-0\n"
    )
    rounds = document(text).rounds
    assert [each.replay for each in rounds["final"].matches] == [False, True]
    assert unread("= Cup 1968\nReplays\n  Italy v Yugoslavia  2-0\n")[0] == (
        2, "replays before any round; put a heading such as » Final over them"
    )  # fmt: skip


def test_nothing_at_all_is_no_trouble() -> None:
    """An empty file has no title, no round, and nothing unread."""
    found = read("")
    assert (found.title, found.season, found.rounds, found.unread) == ("", None, {}, [])
