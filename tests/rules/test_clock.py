"""Football's clock: the minute that is being played."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from building import goal, one_match, play, score, status, whistle

from scoreboard.board import Board
from scoreboard.minute import Minute
from scoreboard.rules.clock import last_minute, minute_at

KICK_OFF = datetime(2024, 4, 18, 21, 0, 0, tzinfo=UTC)
HALVES = ["first_half", "second_half", "extra_first_half", "extra_second_half"]


def in_half(half: str, **rules: int) -> Board:
    """A match whose half began at nine o'clock."""
    return play(one_match("Marseille", "Benfica", **rules), whistle("tie.1", half, at=KICK_OFF))


def minute(board: Board, played: str) -> Minute | None:
    """The minute after so many `minutes:seconds` since nine."""
    minutes, seconds = played.split(":")
    return minute_at(board.match("tie.1"), KICK_OFF + timedelta(minutes=int(minutes), seconds=int(seconds)))


@pytest.mark.parametrize(
    ("played", "written"),
    [("0:00", "1"), ("0:59", "1"), ("1:00", "2"), ("44:59", "45"), ("45:00", "45+1"), ("46:30", "45+2")],
)
def test_the_first_half(played: str, written: str) -> None:
    """The first minute is 1; after 45:00 it is 45+1."""
    assert str(minute(in_half("first_half"), played)) == written


@pytest.mark.parametrize(
    ("played", "written"),
    [
        ("0:00", "46"),
        ("33:00", "79"),
        ("33:59", "79"),
        ("34:00", "80"),
        ("45:00", "90+1"),
        ("55:10", "90+11"),
    ],
)
def test_the_second_half(played: str, written: str) -> None:
    """78:00 to 78:59 on the clock is the 79th minute; after 90:00 it is 90+1."""
    assert str(minute(in_half("second_half"), played)) == written


@pytest.mark.parametrize(
    ("half", "played", "written"),
    [
        ("extra_first_half", "0:00", "91"),
        ("extra_first_half", "15:00", "105+1"),
        ("extra_second_half", "0:00", "106"),
        ("extra_second_half", "14:59", "120"),
        ("extra_second_half", "15:00", "120+1"),
    ],
)
def test_extra_time(half: str, played: str, written: str) -> None:
    """Extra time begins with the 91st and the 106th minute, its stoppage time with 105+1 and 120+1."""
    assert str(minute(in_half(half), played)) == written


def test_halves_of_another_length() -> None:
    """Forty minutes a half and ten of extra time: 40+1, 41, 81."""
    rules = {"half_minutes": 40, "extra_half_minutes": 10}
    read = [
        str(minute(in_half(half, **rules), played))
        for half, played in [("first_half", "40:00"), ("second_half", "0:00"), ("extra_first_half", "0:00")]
    ]
    assert read == ["40+1", "41", "81"]


def test_nothing_is_played_before_the_kick_off() -> None:
    """A match not begun has no minute."""
    assert minute(play(one_match("Marseille", "Benfica")), "10:00") is None


@pytest.mark.parametrize("period", ["half_time", "full_time", "extra_half_time", "shootout", "ended"])
def test_no_minute_in_a_break(period: str) -> None:
    """At half-time, at full-time, in the shoot-out and after the end no minute is played."""
    assert minute(play(in_half("first_half"), whistle("tie.1", period)), "50:00") is None


def test_a_suspended_match_has_no_minute() -> None:
    """Play is stopped: the clock shows none."""
    assert minute(play(in_half("first_half"), status("tie.1", "suspended")), "30:00") is None


def test_a_clock_behind_the_kick_off_shows_the_first_minute() -> None:
    """Another scorer's clock is a few seconds slow: still the first minute, not minute nought."""
    now = KICK_OFF - timedelta(seconds=20)
    assert minute_at(in_half("first_half").match("tie.1"), now) == Minute(1)


def test_without_the_time_of_the_kick_off_the_last_event_tells() -> None:
    """A scorer who joined late told the score in the 60th minute: that is all that is known."""
    assert minute(play(one_match("Marseille", "Benfica"), score("tie.1", "60", 1, 0)), "5:00") == Minute(60)


def test_the_second_kick_off_counts_where_the_first_was_wrong() -> None:
    """The kick-off blown again two minutes later drives the clock."""
    board = play(in_half("first_half"), whistle("tie.1", "first_half", at=KICK_OFF + timedelta(minutes=2)))
    assert minute(board, "12:00") == Minute(11)


def test_a_half_left_running_stops_at_99_minutes_of_stoppage_time() -> None:
    """Nobody blew full-time: the clock does not run for hours."""
    assert minute(in_half("second_half"), "300:00") == Minute(90, 99)


def test_a_moment_without_an_offset_is_utc() -> None:
    """A kick-off written without an offset can be compared with any clock."""
    board = play(
        one_match("Marseille", "Benfica"),
        whistle("tie.1", "first_half", at=KICK_OFF.replace(tzinfo=None)),
    )
    assert minute(board, "10:00") == Minute(11)


def test_the_last_minute_is_the_latest_in_the_order_of_play() -> None:
    """A goal of the 12th entered after one of the 22nd: the last minute is the 22nd."""
    board = play(one_match("Roma", "Milan"), goal("tie.1", "Roma", "22"), goal("tie.1", "Roma", "12"))
    assert last_minute(board.match("tie.1")) == Minute(22)
