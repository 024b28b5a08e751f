"""Two scorers on one log at once."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from scoreboard.board import Board
from scoreboard.events import KINDS, Goal
from scoreboard.formats.results import results
from scoreboard.store import Folder, load

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

Fork = Callable[..., tuple[int, int]]


def told(board: Board) -> str:
    """A board in words that two processes can compare: its log and all that follows from it."""
    log = [event.model_dump(mode="json") for event in board.log]
    standing = {place: sorted(board.standing_ids(place)) for place in sorted(board.entries)}
    return json.dumps([log, standing, results(board)], default=str)


def play(cup: Path, fork: Fork, scorers: dict[str, Callable[[Folder], None]]) -> dict[str, str]:
    """Let the scorers enter what they have at the same time, and give the board that each ends with.

    All begin at once, and look a last time when all are done.
    """
    begin, finish = os.pipe(), os.pipe()

    def scorer(story: Callable[[Folder], None]) -> Callable[[int], None]:
        def run(pipe: int) -> None:
            folder = Folder(cup)
            os.read(begin[0], 1)
            story(folder)
            os.write(pipe, b"\n")
            os.read(finish[0], 1)
            folder.refresh()
            with os.fdopen(pipe, "w") as answers:
                answers.write(told(folder.board))

        return run

    pipes = {name: fork(scorer(story))[1] for name, story in scorers.items()}
    os.write(begin[1], b"." * len(scorers))
    for name, pipe in pipes.items():
        assert os.read(pipe, 1) == b"\n", f"{name} did not get to the end"
    os.write(finish[1], b"." * len(scorers))
    boards = {}
    for name, pipe in pipes.items():
        with os.fdopen(os.dup(pipe)) as answers:
            boards[name] = answers.read()
    for descriptor in (*begin, *finish):
        os.close(descriptor)
    return boards


def remarks(by: str, match: str, team: str, count: int) -> Callable[[Folder], None]:
    """A scorer who enters remarks on a match, each with a text of its own."""

    def story(folder: Folder) -> None:
        for number in range(count):
            keys = {"match": match, "text": f"{team} attack, number {number}", "by": by}
            folder.append(KINDS["note"].model_validate(keys))

    return story


def test_two_scorers_enter_500_events_each_at_once(drawn: Path, fork: Fork) -> None:
    """All 1,000 events are in the log, ids rising by one, and both boards are the one that is on disk."""
    boards = play(
        drawn,
        fork,
        {"anna": remarks("anna", "qf1.1", "milan", 500), "bert": remarks("bert", "qf4.1", "benfica", 500)},
    )
    board = load(drawn)
    assert [event.id for event in board.log] == list(range(1, 1001))
    assert Counter(event.by for event in board.log) == {"anna": 500, "bert": 500}
    assert len({event.text for event in board.log}) == 1000  # type: ignore[attr-defined]
    assert boards == {"anna": told(board), "bert": told(board)}


def test_each_scorers_events_keep_their_order(drawn: Path, fork: Fork) -> None:
    """What one scorer entered first comes first, whatever the other did between."""
    play(drawn, fork, {name: remarks(name, "qf2.2", name, 60) for name in ("anna", "bert")})
    for name in ("anna", "bert"):
        own = [event.text for event in load(drawn).log if event.by == name]  # type: ignore[attr-defined]
        assert own == [f"{name} attack, number {number}" for number in range(60)]


def test_two_scorers_undo_only_what_is_their_own(drawn: Path, fork: Fork) -> None:
    """Both score in one match and take every third goal back: each third is gone, all others stand."""

    def scores(by: str, team: str) -> Callable[[Folder], None]:
        def story(folder: Folder) -> None:
            for minute in range(1, 46):
                goal = {
                    "match": "qf4.1",
                    "team": team,
                    "minute": minute,
                    "player": f"{by} {minute}",
                    "by": by,
                }
                folder.append(KINDS["goal"].model_validate(goal))
                if minute % 3 == 0:
                    undo = folder.board.undo(by=by)
                    assert undo is not None
                    folder.append(undo)

        return story

    folder = Folder(drawn)
    folder.append(KINDS["period"].model_validate({"match": "qf4.1", "period": "first_half"}))
    boards = play(drawn, fork, {"anna": scores("anna", "benfica"), "bert": scores("bert", "marseille")})
    board = load(drawn)
    assert len(board.log) == 1 + 2 * (45 + 15)
    assert all(later.id == earlier.id + 1 for earlier, later in pairwise(board.log))
    assert board.match("qf4.1").goals == (30, 30)
    standing = [event for event in board.match("qf4.1").timeline if isinstance(event, Goal)]
    assert {goal.minute.minute % 3 for goal in standing} == {1, 2}
    assert boards == {"anna": told(board), "bert": told(board)}
