"""Results as JSON: every tie with its legs, aggregate, shoot-out and winner."""

from __future__ import annotations

from typing import Any

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.rules.match import MatchState
from scoreboard.rules.tie import TieState
from scoreboard.wording import headline


def results(board: Board, rounds: frozenset[str] | None = None) -> dict[str, Any]:
    """The object that `results --json` prints: all ties in draw order, or those of some rounds.

    Pairs of a leg are home, away; pairs of a tie follow its `teams`. What is not known yet is null.
    """
    competition = board.competition
    return {
        "competition": competition.name,
        "season": competition.season,
        "ties": [
            _tie(competition, tie)
            for tie in board.ties.values()
            if rounds is None or competition.ties[tie.id].round in rounds
        ],
    }


def _tie(competition: Competition, tie: TieState) -> dict[str, Any]:
    return {
        "id": tie.id,
        "round": competition.ties[tie.id].round,
        "teams": tie.teams,
        "legs": [_leg(match) for match in tie.matches],
        "aggregate": tie.aggregate,
        "shootout": tie.penalties,
        "winner": tie.winner,
        "decided_by": tie.outcome.by if tie.outcome else None,
        "headline": headline(competition, tie),
    }


def _leg(match: MatchState) -> dict[str, Any]:
    return {
        "id": match.id,
        "home": match.home,
        "away": match.away,
        "period": match.period,
        "score": match.score,
        "half_time": match.half_time,
        "full_time": match.full_time,
        "extra_time": match.extra_time,
    }
