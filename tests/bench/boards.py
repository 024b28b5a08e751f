"""One event applied to a board of 10,000 beside one of 100, and one step back in a log of 10,000.

Both boards have the same match in hand. The floor of a step back is what it may cost at most: the events
from one board that is kept to the next, applied.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from big import EVENTS, IN_HAND, big, entry
from timing import Row, in_turn

from scoreboard.app.player import Player
from scoreboard.board import Board
from scoreboard.playback import Playback

_KEPT = 64
"""The events from one board that a playback keeps to the next."""
_MATCH = f"{IN_HAND}.2"


def rows() -> Iterator[Row]:
    """The rows of this module."""
    competition = big()
    small, large = competition.board(100), competition.board()
    team = "t64"
    last_card = next(e.id for e in reversed(large.entries[_MATCH]) if e.kind == "card")
    goal: dict[str, Any] = {"kind": "goal", "team": team, "player": "T64 Player 9"}
    cases: list[tuple[str, dict[str, Any], float | None]] = [
        ("a goal, the last in its match", goal | {"minute": "85"}, 1.5),
        ("a card", {"kind": "card", "team": team, "minute": "85", "card": "yellow"}, 1.5),
        ("a substitution", {"kind": "substitution", "team": team, "minute": "85", "on": "T64 New"}, 1.5),
        ("a whistle", {"kind": "period", "period": "full_time"}, 1.5),
        ("a goal that belongs earlier", goal | {"minute": "10"}, None),
        ("a note", {"kind": "note", "minute": "85", "text": "Offside."}, None),
        ("a void", {"kind": "void", "target": last_card}, None),
    ]
    for name, block, limit in cases:
        event = entry(match=_MATCH, **block)
        yield in_turn(
            f"apply {name}: 10,000 beside 100",
            lambda event=event: small.apply(event),  # type: ignore[misc]
            lambda event=event: large.apply(event),  # type: ignore[misc]
            limit,
            rounds=31,
            calls=100,
        )
    yield _step_back(large)


def _step_back(board: Board) -> Row:
    """A replay goes back event by event, through all that lies between two boards that are kept."""
    begins = Board.of(board.competition, list(board.log)[: EVENTS - 2 * _KEPT])
    following = list(board.log)[-2 * _KEPT : -_KEPT]
    player = Player(Playback(board))
    player.seek(EVENTS)

    def apply() -> None:
        after = begins
        for event in following:
            after = after.apply(event)

    def step() -> None:
        player.step(-1)
        if player.number <= EVENTS - 2 * _KEPT:
            player.seek(EVENTS)

    name = f"step back one event in a log of 10,000: beside applying {_KEPT}"
    return in_turn(name, apply, step, 1.0, rounds=15, calls=2 * _KEPT)
