"""The player of a log: it is told how many seconds go by, and shows the board and the time of then."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from building import ROOT, board_in, drawn
from hypothesis import given, settings
from hypothesis import strategies as st

from scoreboard.app.player import SPEEDS, Player
from scoreboard.board import Board
from scoreboard.cli import run
from scoreboard.events import read
from scoreboard.formats.results import results
from scoreboard.playback import Playback
from scoreboard.store import load
from scoreboard.testing import still

FIXTURES = sorted(folder for folder in (ROOT / "fixtures").iterdir() if folder.is_dir())
SEASONS = sorted(folder for folder in (ROOT / "tests" / "data" / "real_ties").iterdir() if folder.is_dir())
FOLDERS = [*FIXTURES, *SEASONS]
BOARDS = {folder.name: board_in(folder) for folder in FOLDERS}
PLAYBACKS = {name: Playback(whole) for name, whole in BOARDS.items()}
NINE = datetime(2024, 4, 18, 21, 0, tzinfo=UTC)
each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def at(clock: str, day: int = 18) -> datetime:
    """A time of an April evening in 2024, as the default fixture has it."""
    return datetime.fromisoformat(f"2024-04-{day}T{clock}+02:00")


def player(speed: float = 60.0, begin: datetime | None = None) -> Player:
    """A player of the default fixture, at a time of its own."""
    found = Player(PLAYBACKS["uel-2023-24"], speed)
    if begin is not None:
        found.seek_time(begin)
    return found


def small(*blocks: dict[str, Any], kick_offs: tuple[datetime | None, ...] = (NINE,)) -> Playback:
    """Reds and Blues, a match at each of these kick-offs, and a log without `at` unless it says so."""
    legs = [{"kickoff": each} if each else {} for each in kick_offs]
    competition = drawn({"tie": {"teams": ["reds", "blues"], "legs": legs}}, "Reds", "Blues", legs=len(legs))
    events = [read({"match": "tie.1", **each, "id": number}) for number, each in enumerate(blocks, start=1)]
    return Playback(Board.of(competition, events))


def seconds_until(found: Player, number: int, tick: float = 0.1, patience: float = 60.0) -> float:
    """Let time go by, tick by tick, until so many moments have come; how many seconds that took."""
    gone = 0.0
    while found.number < number:
        gone += tick
        assert gone < patience, f"still at {found.number} of {number}"
        found.tick(tick)
    return gone


def test_it_begins_before_the_first_event() -> None:
    """Nothing is on the board, and the clock shows the first kick-off."""
    found = player()
    assert (found.number, found.moment, found.ended, found.playing) == (0, None, False, True)
    assert found.board == Board.of(found.playback.board.competition)
    assert found.clock == at("21:00:02", 11)


def test_a_second_is_a_minute_at_sixty() -> None:
    """From 22:36:40 a second brings 22:37:40, and with it Marseille's goal."""
    found = player(60, at("22:36:40"))
    assert (found.number, found.board.match("qf4.2").score) == (57, (0, 0))
    assert found.tick(1.0)
    assert found.clock == at("22:37:40")
    assert (found.number, found.board.match("qf4.2").score) == (58, (1, 0))
    assert not found.tick(1.0)
    assert found.clock == at("22:38:40")


def test_a_long_tick_brings_all_that_happened_in_it() -> None:
    """At six hundred a second is ten minutes: the goals of 22:42 and 22:46 come at once."""
    found = player(600, at("22:37:20"))
    found.tick(1.0)
    assert (found.number, found.clock) == (62, at("22:47:20"))


def test_paused_nothing_moves() -> None:
    """Neither clock nor board, however long it takes; then it goes on from there."""
    found = player(60, at("22:36:40"))
    found.toggle()
    assert not found.tick(3600.0)
    assert (found.clock, found.number, found.playing) == (at("22:36:40"), 57, False)
    found.toggle()
    found.tick(1.0)
    assert (found.clock, found.number) == (at("22:37:40"), 58)


def test_it_stops_at_the_end_and_shows_its_time() -> None:
    """After the last whistle the clock stays at it; it plays no more."""
    found = player(1800, at("23:43:50"))
    found.tick(1.0)
    assert (found.ended, found.clock) == (True, at("23:43:58"))
    assert found.board == found.playback.board
    assert not found.tick(1.0)
    assert (found.playing, found.clock) == (False, at("23:43:58"))


def test_at_the_end_it_begins_again() -> None:
    """The pause key at the end plays the log once more."""
    found = player(60, at("23:59:00"))
    found.tick(0.1)
    assert (found.ended, found.playing) == (True, False)
    found.toggle()
    assert (found.number, found.playing, found.clock) == (0, True, at("21:00:02", 11))


@pytest.mark.parametrize("speed", [1.0, 60.0, 600.0])
def test_a_week_between_two_evenings_takes_a_second(speed: float) -> None:
    """After the last whistle of 11 April a moment of rest, then the first kick-off of the 18th."""
    found = player(speed, at("22:54:18", 11))
    assert found.number == 29
    assert 0.9 < seconds_until(found, 30) < 1.2
    assert found.clock == at("21:00:03")


def test_before_the_first_kick_off_it_waits_no_longer_than_a_second() -> None:
    """Begun a day too early it shows the draw for a moment."""
    found = player(1, at("12:00:00", 10))
    assert found.clock == at("12:00:00", 10)
    assert 0.9 < seconds_until(found, 1) < 1.2


def test_a_half_time_is_played_at_its_speed() -> None:
    """Four matches are in their break: the quarter of an hour takes 15 seconds at sixty."""
    found = player(60, at("21:47:50"))
    assert 14.5 < seconds_until(found, 47) < 15.5


def test_a_match_whose_end_nobody_entered_holds_nothing_up() -> None:
    """It is live for ever, by the log; the second leg begins after a second all the same."""
    kick_off = {"kind": "period", "period": "first_half"}
    second = kick_off | {"match": "tie.2", "at": NINE + timedelta(days=7)}
    playback = small(kick_off | {"at": NINE}, second, kick_offs=(NINE, NINE + timedelta(days=7)))
    found = Player(playback)
    seconds_until(found, 1)
    assert found.board.ties["tie"].live
    assert 0.9 < seconds_until(found, 2) < 1.2


def test_the_results_of_a_day_come_with_their_stages() -> None:
    """A result at speed sixty: two hours in about two minutes, and never a board that is not on the way."""
    found = Player(small({"kind": "result", "half_time": [1, 0], "full_time": [2, 1]}))
    shown = []
    while not found.ended:
        if found.tick(1.0):
            match = found.board.match("tie.1")
            shown.append((match.period, match.score))
    assert shown == [
        ("first_half", (0, 0)),
        ("half_time", (1, 0)),
        ("second_half", (1, 0)),
        ("ended", (2, 1)),
    ]


def test_a_log_without_times_goes_by_a_second_an_event() -> None:
    """There is no clock to go by."""
    goals = [{"kind": "goal", "team": "reds", "minute": str(minute)} for minute in (10, 20, 30)]
    found = Player(small(*goals, kick_offs=(None,)))
    assert found.clock is None
    assert 2.8 < seconds_until(found, 3) < 3.5
    assert (found.clock, found.board.match("tie.1").score) == (None, (3, 0))


def test_back_in_what_has_no_time_there_is_none() -> None:
    """A log whose first line was written by hand: the clock is not that of what came later."""
    goal = {"kind": "goal", "team": "reds", "minute": "10"}
    found = Player(small(goal, goal | {"at": NINE}, kick_offs=(None,)))
    found.seek(2)
    assert found.clock == NINE
    found.step(-1)
    assert found.clock is None


def test_an_empty_log_has_ended() -> None:
    """There is nothing to play, and every key leaves it so."""
    found = Player(small())
    assert (found.ended, found.clock, found.evening) == (True, None, None)
    for act in (found.toggle, lambda: found.tick(1.0), lambda: found.step(1), lambda: found.seek(5)):
        act()
        assert (found.number, found.ended, found.board) == (0, True, found.playback.board)


def test_a_step_pauses() -> None:
    """Whoever steps wants to look."""
    found = player(60, at("22:37:15"))
    found.step(-1)
    assert (found.playing, found.number) == (False, 57)
    found.step(1)
    assert (found.playing, found.number, found.clock) == (False, 58, at("22:37:15"))


def test_steps_of_note_go_to_goals_cards_whistles_and_kicks() -> None:
    """Round the penalties: António Silva's kick, past the note to the last kick, and the end."""
    found = player(60, at("23:42:06"))
    told = []
    for _ in range(3):
        found.step(1, of_note=True)
        assert found.moment is not None
        told.append((found.moment.event.kind, found.number))
    assert told == [("kick", 84), ("kick", 86), ("period", 87)]


def test_speeds() -> None:
    """Up and down the scale from whatever it began with, and no further than its ends."""
    found = player(200)
    found.faster(1)
    assert found.speed == 300
    found.faster(-1)
    found.faster(-1)
    assert found.speed == 60
    for _ in range(20):
        found.faster(1)
    assert found.speed == SPEEDS[-1]
    for _ in range(20):
        found.faster(-1)
    assert found.speed == SPEEDS[0] == 1


def test_a_time_before_the_log_and_one_after() -> None:
    """Nothing has happened in 2020, and everything by 2030, when the clock shows the end of the log."""
    found = player(60, datetime(2020, 1, 1, tzinfo=UTC))
    assert (found.number, found.clock) == (0, datetime(2020, 1, 1, tzinfo=UTC))
    found.seek_time(datetime(2030, 1, 1, tzinfo=UTC))
    assert (found.ended, found.clock) == (True, at("23:43:58"))


@pytest.mark.parametrize(
    "edge", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)], ids=["year 1", "year 9999"]
)
def test_the_ends_of_all_time(edge: datetime) -> None:
    """Whatever moment it begins at, it plays."""
    found = player(100_000, edge)
    for _ in range(30):
        found.tick(1.0)
    assert found.number > 0


def test_the_last_evening_of_all_time() -> None:
    """The clock does not go past the last event, which may have been entered in the year 9999."""
    last = datetime.max.replace(tzinfo=UTC)
    kick_off = {"kind": "period", "period": "first_half", "at": last - timedelta(hours=2)}
    found = Player(small(kick_off, {"kind": "period", "period": "half_time", "at": last}), 100_000)
    seconds_until(found, 2)
    assert found.clock == last


@each_folder
def test_back_from_the_end_event_by_event(folder: Path) -> None:
    """At each step the board is that of the log up to there, until none is left."""
    whole = BOARDS[folder.name]
    found = Player(Playback(whole))
    found.seek(len(found.playback))
    log = list(whole.log)
    for events in reversed(range(len(log))):
        found.step(-1)
        assert found.board == Board.of(whole.competition, log[:events])
    assert found.number == 0


@each_folder
def test_and_on_again(folder: Path) -> None:
    """From the beginning every step adds the next event of the log, and only that."""
    whole = BOARDS[folder.name]
    found = Player(Playback(whole))
    for event in whole.log:
        found.step(1)
        assert list(found.board.log)[-1] is event
    assert found.board == whole


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_results_picture_and_replay_agree(data: st.DataObject) -> None:
    """At any moment of any competition they show the same board."""
    name = data.draw(st.sampled_from([folder.name for folder in FOLDERS]))
    playback = PLAYBACKS[name]
    first, last = playback.moments[0].when, playback.moments[-1].when
    moment = data.draw(
        st.one_of(
            st.datetimes(
                (first - timedelta(days=1)).replace(tzinfo=None),
                (last + timedelta(days=1)).replace(tzinfo=None),
                timezones=st.just(first.tzinfo),
            ),
            st.sampled_from(playback.moments).map(lambda each: each.when),
        )
    )
    found = Player(playback)
    found.seek_time(moment)
    folder = next(folder for folder in FOLDERS if folder.name == name)
    pictured = still(folder, moment).main.board
    assert pictured == found.board == Playback(load(folder)).as_of(moment)


def test_playing_on_from_a_step_shows_what_the_time_shows() -> None:
    """A step shows the log alone; the same moment sought by its time has the stages again."""
    playback = PLAYBACKS["el-2023-24"]
    found = Player(playback)
    number = next(number for number, moment in enumerate(playback.moments, start=1) if not moment.stage)
    found.seek(number - 1)
    found.step(1)
    assert found.board == playback.at(number, staged=False)
    moment = playback.when(number)
    assert moment is not None
    found.seek_time(moment)
    assert found.board == playback.as_of(moment)


@pytest.mark.parametrize(
    ("folder", "moment"),
    [
        ("uel-2023-24", "2024-04-18T22:37:00+02:00"),
        ("uel-2023-24-final", "2024-05-22T21:50:00+02:00"),
        ("world-cup-2026", "2026-07-19T16:00:00+00:00"),
    ],
)
def test_results_prints_what_the_replay_shows(
    folder: str, moment: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """`results --at --json` is the board that the player has at that time."""
    found = Player(PLAYBACKS[folder])
    found.seek_time(datetime.fromisoformat(moment))
    assert found.board != BOARDS[folder]
    with pytest.raises(SystemExit):
        run(["results", str(ROOT / "fixtures" / folder), "--at", moment, "--json"])
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(results(found.board)))
