"""What every test may ask for."""

from __future__ import annotations

import signal

import pytest
from building import ROOT, board_in, play

from scoreboard.board import Board
from scoreboard.competition import Competition


def pytest_configure() -> None:
    """Heed Control-C, as do the programs that tests begin, which a script's background ignores."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def evening() -> Board:
    """The default fixture: the Europa League quarter-finals of April 2024."""
    return board_in(ROOT / "fixtures" / "uel-2023-24")


@pytest.fixture(scope="session")
def uel(evening: Board) -> Competition:
    """The draw of the default fixture, nothing played."""
    return evening.competition


@pytest.fixture(scope="session")
def velodrome(evening: Board) -> Board:
    """Benfica 2-1 Marseille is played; the second leg at the Vélodrome has not kicked off."""
    first_leg = [event for event in evening.log if getattr(event, "match", None) == "qf4.1"]
    fresh = Board.of(evening.competition)
    return play(fresh, [event.model_copy(update={"id": 0}) for event in first_leg])
