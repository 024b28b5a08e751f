"""A log played back: the board as it stood at every moment of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from building import ROOT, board_in, drawn

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.events import Event, Goal, Whistle, read
from scoreboard.playback import Playback

FIXTURES = sorted(folder for folder in (ROOT / "fixtures").iterdir() if folder.is_dir())
SEASONS = sorted(folder for folder in (ROOT / "tests" / "data" / "real_ties").iterdir() if folder.is_dir())
FOLDERS = [*FIXTURES, *SEASONS]
BOARDS = {folder.name: board_in(folder) for folder in FOLDERS}
NINE = datetime(2024, 4, 18, 21, 0, tzinfo=UTC)
each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def at(clock: str, day: int = 18) -> datetime:
    """A time of an April evening in 2024, as the default fixture has it."""
    return datetime.fromisoformat(f"2024-04-{day}T{clock}+02:00")


def cup(*kick_offs: datetime | None) -> Competition:
    """Reds and Blues, a match at each of these kick-offs."""
    legs = [{"kickoff": each} if each else {} for each in kick_offs]
    tie = {"teams": ["reds", "blues"], "legs": legs}
    return drawn({"tie": tie}, "Reds", "Blues", legs=len(legs))


def board(competition: Competition, *blocks: dict[str, Any]) -> Board:
    """The board of these events, of the first match unless they say another."""
    events = [read({"match": "tie.1", **each, "id": number}) for number, each in enumerate(blocks, start=1)]
    return Board.of(competition, events)


def told(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Events, block by block, without the ids that the program gives."""
    blocks = [event.as_block() for event in events]
    return [{key: value for key, value in block.items() if key not in ("id", "target")} for block in blocks]


@each_folder
def test_the_beginning_is_the_draw_and_the_end_is_the_board(folder: Path) -> None:
    """Nothing has happened before the first moment; after the last everything has."""
    whole = BOARDS[folder.name]
    playback = Playback(whole)
    assert playback.at(0) == Board.of(whole.competition)
    assert playback.at(len(playback)) == whole


@each_folder
def test_time_never_runs_backwards(folder: Path) -> None:
    """The moments are in order, and so are the events of the log among them."""
    playback = Playback(BOARDS[folder.name])
    whens = [moment.when for moment in playback.moments]
    assert whens == sorted(whens)
    assert [moment.event for moment in playback.moments if not moment.stage] == list(BOARDS[folder.name].log)


def test_at_a_moment_the_log_is_that_entered_until_then(evening: Board) -> None:
    """Whatever was entered by 22:40 on 18 April is on the board, and nothing else."""
    log = list(evening.log)
    for clock in ("20:59:00", "21:00:03", "22:36:39", "22:36:40", "22:40:00", "23:43:58", "23:59:00"):
        entered = [event for event in log if event.at is not None and event.at <= at(clock)]
        assert Playback(evening).as_of(at(clock)) == Board.of(evening.competition, entered)


PLAYBACKS = {name: Playback(whole) for name, whole in BOARDS.items()}


def test_a_result_is_led_up_to_by_its_stages() -> None:
    """Nobody followed it: kick-off at nine, 1-0 at the break, and the result when it was over."""
    known = {"kind": "result", "half_time": [1, 0], "full_time": [2, 1]}
    playback = Playback(board(cup(NINE), known))

    def shown(minutes: int) -> tuple[object, object, bool]:
        match = playback.as_of(NINE + timedelta(minutes=minutes)).match("tie.1")
        return match.period, match.score, match.live

    assert shown(-1) == (None, None, False)
    assert shown(10) == ("first_half", (0, 0), True)
    assert shown(50) == ("half_time", (1, 0), True)
    assert shown(70) == ("second_half", (1, 0), True)
    assert shown(110) == ("ended", (2, 1), False)


def test_goals_without_whistles_fall_in_a_match_that_is_on() -> None:
    """The World Cup's final: no whistle is in its log, yet after an hour it is live and goalless."""
    playback = PLAYBACKS["world-cup-2026"]
    final = next(each.when for each in playback.moments if each.event.place == "final.1")
    match = playback.as_of(final + timedelta(minutes=70)).match("final.1")
    assert (match.period, match.score, match.live) == ("second_half", (0, 0), True)
    match = playback.as_of(final + timedelta(minutes=133)).match("final.1")
    assert (match.period, match.score, match.live) == ("extra_second_half", (1, 0), True)


@each_folder
def test_the_log_tells_everything_in_its_turn(folder: Path) -> None:
    """Goals of a match that nobody whistled fall between its whistles, and are the newest when they fall."""
    playback = Playback(BOARDS[folder.name])
    for number, moment in enumerate(playback.moments, start=1):
        reached = [each for each in playback.moments[:number] if not each.stage or each.until > moment.events]
        assert told(playback.at(number).log) == told(each.event for each in reached)


def test_a_correction_among_stages_finds_its_target() -> None:
    """A goal is taken back while another match is known by its result alone: it is that goal."""
    goal = {"kind": "goal", "team": "reds", "match": "tie.2"}
    whole = board(
        cup(NINE, NINE),
        goal | {"minute": "5"},
        goal | {"minute": "10"},
        {"kind": "void", "target": 2, "match": "tie.2"},
        {"kind": "amend", "target": 1, "match": "tie.2", "minute": "7"},
        {"kind": "result", "full_time": [2, 1], "half_time": [0, 0]},
    )
    playback = Playback(whole)
    staged = playback.at(len(playback) - 1)
    assert len(staged.log) > 4
    assert staged.match("tie.2").score == (0, 1)
    assert [str(event.minute) for event in staged.match("tie.2").timeline] == ["7"]  # type: ignore[attr-defined]


def test_the_stages_are_gone_once_the_result_is_in() -> None:
    """Nothing that is not in the log is on the board any more."""
    known = {"kind": "result", "half_time": [1, 0], "full_time": [2, 1]}
    whole = board(cup(NINE), known)
    playback = Playback(whole)
    assert len(playback.at(len(playback) - 1).log) == 4
    assert playback.at(len(playback)) == whole


def test_on_to_what_people_remember(evening: Board) -> None:
    """From Marseille's goal: the goals in Rome and London, then the first final whistle."""
    playback, number = Playback(evening), 58
    told = []
    for _ in range(3):
        number = playback.next_event(number, 1, of_note=True)
        told.append(playback.moments[number - 1].event)
    assert [(event.place, event.kind) for event in told] == [
        ("qf1.2", "goal"),
        ("qf3.2", "goal"),
        ("qf2.2", "period"),
    ]


def test_back_to_what_people_remember(evening: Board) -> None:
    """From Marseille's goal: past changes and bookings of half an hour to the second half's beginning."""
    playback = Playback(evening)
    number = playback.next_event(58, -1, of_note=True)
    event = playback.moments[number - 1].event
    assert isinstance(event, Whistle)
    assert (event.match, event.period) == ("qf4.2", "second_half")


def test_a_dismissal_is_remembered_and_a_booking_is_not(evening: Board) -> None:
    """Zeki Çelik's red card, and no yellow one."""
    cards = {each.event.id: each.of_note for each in Playback(evening).moments if each.event.kind == "card"}
    assert [event_id for event_id, of_note in cards.items() if of_note] == [39]
    assert len(cards) == 8


def test_each_kick_of_a_shoot_out_is_remembered(evening: Board) -> None:
    """All eight of them, not the note between."""
    playback = Playback(evening)
    found = {each.event.kind: each.of_note for each in playback.moments[77:86]}
    assert found == {"kick": True, "note": False}


def test_a_stage_is_remembered_once() -> None:
    """The half-time whistle of a mere result is a moment to go to; the score that comes with it is not."""
    playback = Playback(board(cup(NINE), {"kind": "result", "half_time": [1, 0], "full_time": [2, 1]}))
    number, told = 0, []
    while number < len(playback):
        number = playback.next_event(number, 1, of_note=True)
        event = playback.moments[number - 1].event
        told.append(event.period if isinstance(event, Whistle) else event.kind)
    assert told == ["first_half", "half_time", "second_half", "result"]


def test_at_either_end_there_is_nowhere_further(evening: Board) -> None:
    """Before the first event and after the last it stays."""
    playback = Playback(evening)
    assert playback.next_event(0, -1) == playback.next_event(1, -1) == 0
    assert playback.next_event(len(playback), 1) == playback.next_event(len(playback) - 1, 1) == len(playback)


def test_two_evenings(evening: Board) -> None:
    """11 and 18 April, each from its first kick-off to its last whistle."""
    first, second = Playback(evening).evenings
    assert (first.begins, first.ends) == (at("21:00:02", 11), at("22:54:18", 11))
    assert (second.begins, second.ends) == (at("21:00:03"), at("23:43:58"))
    assert (first.first, first.end, second.first, second.end) == (0, 29, 29, 87)
    assert second.length == timedelta(hours=2, minutes=43, seconds=55)


@pytest.mark.parametrize(("hours", "evenings"), [(4, 1), (4.01, 2)])
def test_how_long_an_evening_may_rest(hours: float, evenings: int) -> None:
    """Four hours without an event still belong together."""
    goal = {"kind": "goal", "team": "reds", "minute": "10"}
    late = goal | {"at": NINE + timedelta(hours=hours)}
    assert len(Playback(board(cup(NINE), goal | {"at": NINE}, late)).evenings) == evenings


def test_which_evening_it_is(evening: Board) -> None:
    """Before the first event the first; after the 29th still the first; with the 30th the second."""
    playback = Playback(evening)
    first, second = playback.evenings
    assert [playback.evening(number) for number in (0, 1, 29, 30, 87)] == [
        first,
        first,
        first,
        second,
        second,
    ]


def test_a_log_without_times_has_its_order_alone() -> None:
    """No kick-off, no time of entry: every event is a step, and no moment is known."""
    goals = [{"kind": "goal", "team": "reds", "minute": str(minute)} for minute in (10, 20)]
    playback = Playback(board(cup(None), *goals))
    assert [playback.when(number) for number in range(3)] == [None, None, None]
    assert playback.at(1).match("tie.1").score == (1, 0)


def test_an_empty_log_has_no_moments() -> None:
    """Nothing to play, no evening, and the draw to look at."""
    playback = Playback(board(cup(NINE)))
    assert (len(playback), playback.when(0), playback.evening(0), playback.evenings) == (0, None, None, ())
    assert playback.at(0) == playback.as_of(NINE) == playback.board


def test_a_time_without_an_offset_is_that_of_the_log(evening: Board) -> None:
    """22:37 is 22:37 in Marseille, and what has an offset keeps it."""
    playback = Playback(evening)
    assert playback.zoned(datetime(2024, 4, 18, 22, 37)) == at("22:37")
    assert playback.zoned(NINE) is NINE


def test_a_goal_that_did_not_stand() -> None:
    """Disallowed by the referee, or taken back by the operator, it did not; brought back it did."""
    goal = {"kind": "goal", "team": "reds", "minute": "10"}
    voided = {"kind": "void", "target": 2}
    offside = {"kind": "disallowed", "target": 1, "minute": "11"}
    playback = Playback(board(cup(NINE), goal, goal, goal, offside, voided, {"kind": "void", "target": 3}))
    again = Playback(playback.board.apply(read({"kind": "void", "target": 6, "match": "tie.1"})))
    goals = [event for event in playback.board.log if isinstance(event, Goal)]
    assert [playback.stood(event) for event in goals] == [False, False, False]
    assert [again.stood(event) for event in goals] == [False, False, True]


def test_far_from_the_last_look(evening: Board) -> None:
    """Boards are kept on the way and used later: whatever the order of the looks, they are the same."""
    log = [event.model_copy(update={"id": 0}) for event in evening.log][:29] * 6
    whole = Board.of(evening.competition)
    for event in log:
        whole = whole.apply(event)
    playback = Playback(whole)
    for number in (170, 3, 129, 128, 127, 64, 65, 1, 174):
        assert playback.at(number) == Board.of(whole.competition, list(whole.log)[:number])


def test_a_result_that_was_typed_in_months_later() -> None:
    """It was half-time an hour after the kick-off, and over that evening, whenever somebody wrote it down."""
    result = {"kind": "result", "half_time": [1, 0], "full_time": [3, 1], "at": NINE + timedelta(days=200)}
    playback = Playback(board(cup(NINE), result))
    assert playback.as_of(NINE + timedelta(minutes=55)).match("tie.1").score == (1, 0)
    assert playback.as_of(NINE + timedelta(hours=3)) == playback.board


def test_no_match_goes_on_for_days() -> None:
    """A first leg typed in after the live second leg was not on all week: it has no stages."""
    whistle = {"match": "tie.2", "kind": "period", "period": "first_half", "at": NINE + timedelta(days=7)}
    late = {"kind": "result", "full_time": [3, 1], "at": NINE + timedelta(days=8)}
    playback = Playback(board(cup(NINE, NINE + timedelta(days=7)), whistle, late))
    assert not any(moment.stage for moment in playback.moments)
