"""Headings: which round follows, which leg, and whether anybody is knocked out."""

from __future__ import annotations

import pytest

from scoreboard.formats.football_txt.headings import Heading, heading

ROUNDS = {
    "» Final": ("final", "Final", None),
    "» Finale": ("final", "Final", None),
    "▪ Semi-finals": ("sf", "Semi-finals", None),
    "» Finals, Quarterfinals": ("qf", "Quarter-finals", None),
    "» Quarterfinals": ("qf", "Quarter-finals", None),
    "(2) Viertelfinale": ("qf", "Quarter-finals", None),
    "» Achtelfinale": ("r16", "Round of 16", None),
    "» 1/8 FINALS": ("r16", "Round of 16", None),
    "» Last 16": ("r16", "Round of 16", None),
    "Round of 16": ("r16", "Round of 16", None),
    "» Sechzehntelfinale": ("r32", "Round of 32", None),
    "» Round of 32": ("r32", "Round of 32", None),
    "» Playoffs": ("po", "Play-offs", None),
    "» Play-offs": ("po", "Play-offs", None),
    "» Knockout round play-offs": ("po", "Play-offs", None),
    "» Playoffs, Matchday 1": ("po", "Play-offs", 1),
    "» Playoffs, Matchday 2": ("po", "Play-offs", 2),
    "(1)  Round of 16 - 1st Leg   // Tu+We 14.+15. Feb": ("r16", "Round of 16", 1),
    "Semi-finals, 2nd leg": ("sf", "Semi-finals", 2),
    "Final - First Leg": ("final", "Final", 1),
    "» Halbfinale, Rückspiel": ("sf", "Semi-finals", 2),
    "▪ Match for third place": ("third", "Third place", None),
    "▪ Third place play-off": ("third", "Third place", None),
    "Third-place match": ("third", "Third place", None),
    "» Qualifying Round 2": ("q2", "Qualifying round 2", None),
    "» 2nd Qualifying Round": ("q2", "Qualifying round 2", None),
    "» Preliminary Round": ("prelim", "Preliminary round", None),
    "1. Round, 1st Leg": ("round-1", "Round 1", 1),
    "First Round": ("round-1", "Round 1", None),
    "» Quarterfinals:": ("qf", "Quarter-finals", None),
    "» Final Four": ("final-four", "Final Four", None),
    "» Torneo de Verano": ("torneo-de-verano", "Torneo de Verano", None),
}


@pytest.mark.parametrize("line", ROUNDS)
def test_a_round_and_the_leg_that_its_heading_names(line: str) -> None:
    """In our words where there are any, else in the file's."""
    found = heading(line.partition("//")[0].rstrip())
    assert found is not None
    assert (found.id, found.name, found.leg) == ROUNDS[line]
    assert not found.table


@pytest.mark.parametrize(
    "line",
    ["» Group A", "» Gruppe A", "» League, Matchday 3", "» Matchday 1", "Matchday 12", "» 3. Spieltag"],
)
def test_a_table_knocks_nobody_out(line: str) -> None:
    """Groups and matchdays."""
    found = heading(line)
    assert found is not None
    assert found.table


@pytest.mark.parametrize("line", ["» Round 2", "2. Round", "» 2. Runde", "2nd Round"])
def test_a_round_with_a_number_may_be_of_a_league(line: str) -> None:
    """Who plays in the next one will tell."""
    found = heading(line)
    assert found is not None
    assert (found.name, found.numbered, found.table) == ("Round 2", True, False)


@pytest.mark.parametrize(
    ("line", "replay_of"),
    [
        ("▪ Final, Replay", "final"),
        ("Quarter-finals replays", "qf"),
        ("Semi-finals, Replay", "sf"),
        ("Replays", ""),
    ],
)
def test_replays_under_a_heading_of_their_own(line: str, replay_of: str) -> None:
    """Of the round that is named, or else of the round before."""
    found = heading(line)
    assert isinstance(found, Heading)
    assert (found.id, found.replay, found.leg) == (replay_of, True, None)


@pytest.mark.parametrize(
    "line", ["    20.45  Roma v Milan  2-1", "[Tue Apr/9]", "Referee: Collina", "", "Arsenal 1-0 Chelsea"]
)
def test_other_lines_are_no_headings(line: str) -> None:
    """Matches, dates and what is told of a match."""
    assert heading(line) is None
