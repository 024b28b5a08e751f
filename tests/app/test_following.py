"""Which tie a replay shows: with the action, but not away from what has just begun to be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import ROOT, board_in

from scoreboard.app.following import Following, last_call
from scoreboard.playback import Playback

EVENING = Playback(board_in(Path(ROOT / "fixtures" / "uel-2023-24")))
GOAL_MARSEILLE, GOAL_ROMA, GOAL_LONDON = 58, 59, 60


def shown(following: Following, tie: str, first: int, last: int, seconds: float) -> str:
    """The tie that is shown once the moments `first` to `last` have come, from 1."""
    return following.tie(EVENING.at(last), tie, EVENING.moments[first - 1 : last], seconds)


def test_a_goal_calls() -> None:
    """Marseille's goal takes the screen from Rome, where nothing has happened for a while."""
    assert shown(Following(), "qf1", GOAL_MARSEILLE, GOAL_MARSEILLE, 0.1) == "qf4"


@pytest.mark.parametrize(
    "quiet", [range(51, 58), range(63, 68)], ids=["changes and bookings", "whistles elsewhere"]
)
def test_what_calls_nobody(quiet: range) -> None:
    """While the match that is shown is on, others may change players or blow for full-time."""
    assert shown(Following(), "qf4", quiet[0], quiet[-1], 10.0) == "qf4"
    assert quiet[0] == 51 or shown(Following(), "qf1", 51, 57, 10.0) == "qf1"


def test_a_whistle_calls_from_a_match_that_is_over() -> None:
    """In London it has ended; extra time begins in Marseille."""
    assert shown(Following(), "qf3", 70, 70, 0.1) == "qf4"


def test_the_last_of_several_is_shown() -> None:
    """Three goals in one look: the one that fell last, though a booking came after it."""
    assert shown(Following(), "qf2", GOAL_MARSEILLE, 61, 0.1) == "qf3"


def test_a_call_waits_until_what_is_shown_was_seen() -> None:
    """Rome's goal half a second after Marseille's is shown after two."""
    following = Following()
    assert shown(following, "qf2", GOAL_MARSEILLE, GOAL_MARSEILLE, 0.1) == "qf4"
    assert shown(following, "qf4", GOAL_ROMA, GOAL_ROMA, 0.5) == "qf4"
    assert shown(following, "qf4", 61, 60, 1.0) == "qf4"
    assert shown(following, "qf4", 61, 60, 0.6) == "qf1"


def test_of_two_that_wait_the_later_is_shown() -> None:
    """Rome's goal is old by the time London's falls."""
    following = Following()
    shown(following, "qf2", GOAL_MARSEILLE, GOAL_MARSEILLE, 0.1)
    shown(following, "qf4", GOAL_ROMA, GOAL_ROMA, 0.5)
    shown(following, "qf4", GOAL_LONDON, GOAL_LONDON, 0.5)
    assert shown(following, "qf4", 61, 60, 1.1) == "qf3"


def test_nothing_calls_from_a_tie_chosen_by_hand() -> None:
    """Turned off, it stays where it is, whatever falls."""
    following = Following()
    following.on = False
    assert shown(following, "qf2", GOAL_MARSEILLE, GOAL_LONDON, 10.0) == "qf2"


@pytest.mark.parametrize(
    ("number", "tie"),
    [(0, ""), (1, "qf3"), (57, "qf1"), (58, "qf4"), (62, "qf3"), (70, "qf4")],
    ids=["nothing yet", "kick-off", "a dismissal", "a goal", "bookings since", "others are over"],
)
def test_where_the_action_is(number: int, tie: str) -> None:
    """The last goal, dismissal or kick in a match that is on; before there is one, the last event."""
    assert last_call(EVENING.at(number), EVENING.moments[:number]) == tie
