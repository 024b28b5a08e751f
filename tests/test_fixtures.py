"""The competitions that come with the project open and are fine, and the World Cup is the real one."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import ROOT, board_in, play

from scoreboard.board import Board
from scoreboard.cli import run
from scoreboard.events import Decision, Goal, Note, Result
from scoreboard.rules.tie import By
from scoreboard.store import load
from scoreboard.wording import headline, result_lines

FIXTURES = sorted(folder for folder in (ROOT / "fixtures").iterdir() if folder.is_dir())

ROUND_OF_32 = {
    "r32-1": ("south-africa", "canada"),
    "r32-2": ("brazil", "japan"),
    "r32-3": ("germany", "paraguay"),
    "r32-4": ("netherlands", "morocco"),
    "r32-5": ("ivory-coast", "norway"),
    "r32-6": ("france", "sweden"),
    "r32-7": ("mexico", "ecuador"),
    "r32-8": ("england", "dr-congo"),
    "r32-9": ("belgium", "senegal"),
    "r32-10": ("united-states", "bosnia"),
    "r32-11": ("spain", "austria"),
    "r32-12": ("portugal", "croatia"),
    "r32-13": ("switzerland", "algeria"),
    "r32-14": ("australia", "egypt"),
    "r32-15": ("argentina", "cape-verde"),
    "r32-16": ("colombia", "ghana"),
}
FED_BY = {
    "r16-1": ("r32-1", "r32-4"),
    "r16-2": ("r32-3", "r32-6"),
    "r16-3": ("r32-2", "r32-5"),
    "r16-4": ("r32-7", "r32-8"),
    "r16-5": ("r32-12", "r32-11"),
    "r16-6": ("r32-10", "r32-9"),
    "r16-7": ("r32-15", "r32-14"),
    "r16-8": ("r32-13", "r32-16"),
    "qf1": ("r16-2", "r16-1"),
    "qf2": ("r16-5", "r16-6"),
    "qf3": ("r16-3", "r16-4"),
    "qf4": ("r16-7", "r16-8"),
    "sf1": ("qf1", "qf2"),
    "sf2": ("qf3", "qf4"),
    "final": ("sf1", "sf2"),
}
"""The ties whose winners meet, the home side first."""
WORLD_CUP = {
    "r32-1": ((0, 1), "canada"),
    "r32-2": ((2, 1), "brazil"),
    "r32-3": ((1, 1), "paraguay"),
    "r32-4": ((1, 1), "morocco"),
    "r32-5": ((1, 2), "norway"),
    "r32-6": ((3, 0), "france"),
    "r32-7": ((2, 0), "mexico"),
    "r32-8": ((2, 1), "england"),
    "r32-9": ((3, 2), "belgium"),
    "r32-10": ((2, 0), "united-states"),
    "r32-11": ((3, 0), "spain"),
    "r32-12": ((2, 1), "portugal"),
    "r32-13": ((2, 0), "switzerland"),
    "r32-14": ((1, 1), "egypt"),
    "r32-15": ((3, 2), "argentina"),
    "r32-16": ((1, 0), "colombia"),
    "r16-1": ((0, 3), "morocco"),
    "r16-2": ((0, 1), "france"),
    "r16-3": ((1, 2), "norway"),
    "r16-4": ((2, 3), "england"),
    "r16-5": ((0, 1), "spain"),
    "r16-6": ((1, 4), "belgium"),
    "r16-7": ((3, 2), "argentina"),
    "r16-8": ((0, 0), "switzerland"),
    "qf1": ((2, 0), "france"),
    "qf2": ((2, 1), "spain"),
    "qf3": ((1, 2), "england"),
    "qf4": ((3, 1), "argentina"),
    "sf1": ((0, 2), "spain"),
    "sf2": ((1, 2), "argentina"),
    "third": ((4, 6), "england"),
    "final": ((1, 0), "spain"),
}
"""The score of each match, home first and without the shoot-out, and who won, as the source records it."""
KICKED_FIRST = {
    "r32-3": "Germany",
    "r32-4": "Netherlands",
    "r32-14": "Australia",
    "r16-8": "Colombia",
}
"""The ties that a shoot-out decided."""
AFTER_EXTRA_TIME = {"r32-9": (2, 2), "r32-15": (1, 1), "qf3": (1, 1), "qf4": (1, 1), "final": (0, 0)}
"""The matches won in extra time, with the score after ninety minutes."""


@pytest.fixture(scope="module")
def cup() -> Board:
    """The World Cup of 2026 from the round of 32 on."""
    return board_in(ROOT / "fixtures" / "world-cup-2026")


@pytest.mark.parametrize("folder", FIXTURES, ids=lambda folder: folder.name)
def test_every_fixture_opens_and_is_fine(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` finds nothing odd in what we hand out, and the store opens it."""
    with pytest.raises(SystemExit) as ended:
        run(["check", str(folder)])
    out, err = capsys.readouterr()
    assert (ended.value.code or 0, err) == (0, "")
    board = load(folder)
    assert f"fine ({len(board.ties)} ties, {len(board.log)} events)" in out


@pytest.mark.parametrize("folder", FIXTURES, ids=lambda folder: folder.name)
def test_a_fixture_entered_one_by_one_is_the_same(folder: Path) -> None:
    """Events applied one after the other give the board of the whole log."""
    board = board_in(folder)
    assert play(Board.of(board.competition), list(board.log)) == board


def test_the_world_cup_as_drawn(cup: Board) -> None:
    """Thirty-two teams in the round of 32, each once, and a tie for each match."""
    assert {tie: cup.ties[tie].teams for tie in ROUND_OF_32} == ROUND_OF_32
    assert {team for teams in ROUND_OF_32.values() for team in teams} == set(cup.competition.teams)
    assert len(cup.competition.teams) == 32
    assert list(cup.ties) == list(WORLD_CUP)


@pytest.mark.parametrize("tie", WORLD_CUP)
def test_every_match_was_won_by_its_winner(cup: Board, tie: str) -> None:
    """The score as recorded, and the side that went on."""
    state = cup.ties[tie]
    assert (state.matches[0].score, state.winner) == WORLD_CUP[tie]


@pytest.mark.parametrize("tie", FED_BY)
def test_the_winners_met(cup: Board, tie: str) -> None:
    """The two that won the ties before, by the recorded winners, are the two that play."""
    assert cup.ties[tie].teams == tuple(WORLD_CUP[source][1] for source in FED_BY[tie])


def test_england_were_third(cup: Board) -> None:
    """The losers of the semi-finals met: France 4-6 England, ten goals and each with its scorer."""
    third = cup.ties["third"]
    assert third.teams == ("france", "england")
    assert result_lines(cup.competition, third, 0) == ["France 4 England 6"]
    goals = [event for event in third.matches[0].timeline if isinstance(event, Goal)]
    assert [goal.player for goal in goals if goal.team == "england"] == [
        "Declan Rice", "Ezri Konsa", "Bukayo Saka", "Bukayo Saka", "Bukayo Saka", "Jude Bellingham",
    ]  # fmt: skip


def test_spain_were_champions(cup: Board) -> None:
    """Spain 1-0 Argentina after extra time, Ferran Torres in the 106th minute."""
    final = cup.ties["final"]
    assert final.teams == ("spain", "argentina")
    assert final.outcome is not None
    assert (final.winner, final.outcome.by) == ("spain", By.EXTRA_TIME)
    assert result_lines(cup.competition, final, 0) == ["Spain 1 Argentina 0 (Spain win 1-0 after extra time)"]
    (goal,) = [event for event in final.matches[0].timeline if isinstance(event, Goal)]
    assert (goal.player, str(goal.minute)) == ("Ferran Torres", "106")


def test_which_matches_took_extra_time(cup: Board) -> None:
    """Those won in it, with their ninety minutes, and those that went on to penalties, level all the way."""
    took = {tie.id: tie.matches[0].full_time for tie in cup.ties.values() if tie.matches[0].extra_played}
    assert took == AFTER_EXTRA_TIME | {tie: WORLD_CUP[tie][0] for tie in KICKED_FIRST}


@pytest.mark.parametrize("tie", KICKED_FIRST)
def test_a_shoot_out_without_a_score_is_not_given_one(cup: Board, tie: str) -> None:
    """Who won it and who kicked first are known; the kicks are not, and nothing shows any."""
    state = cup.ties[tie]
    assert (state.penalties, state.shootout) == (None, None)
    assert state.outcome is not None
    assert state.outcome.by is By.DECISION
    winner = cup.competition.short(WORLD_CUP[tie][1])
    assert headline(cup.competition, state) == f"{winner} go through: won on penalties"
    notes = [event.text for event in state.matches[0].timeline if isinstance(event, Note)]
    assert notes == [f"{KICKED_FIRST[tie]} kicked first in the shoot-out"]


def test_every_goal_has_its_scorer(cup: Board) -> None:
    """All goals of the recorded scores are there, the two own goals by an opponent, none made up."""
    goals = [event for event in cup.log if isinstance(event, Goal)]
    assert len(goals) == sum(sum(score) for score, _ in WORLD_CUP.values())
    own = {goal.player: goal.team for goal in goals if goal.type == "own_goal"}
    assert own == {"Mohamed Hany": "australia", "Diney": "argentina"}
    teams = cup.competition.teams
    for goal in goals:
        tie = cup.ties[goal.match.partition(".")[0]]
        sides = [side for side in tie.teams if side and (side == goal.team) != (goal.type == "own_goal")]
        assert [goal.player in teams[side].players for side in sides] == [True]


def test_nobody_entered_it_live(cup: Board) -> None:
    """Goals, results, notes and decisions only, and none says when it was entered."""
    assert {type(event) for event in cup.log} == {Goal, Result, Note, Decision}
    assert all(event.at is None for event in cup.log)
    assert [event.id for event in cup.log] == list(range(1, len(cup.log) + 1))
