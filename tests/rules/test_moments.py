"""When things happened: as they were entered, or in their minute of play; and the stages of mere results."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from building import drawn

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.events import Event, read
from scoreboard.rules.moments import UNKNOWN, Stage, kick_off, moments, stages

NINE = datetime(2024, 4, 18, 21, 0, tzinfo=UTC)


def cup(*kick_offs: object, **rules: Any) -> Competition:
    """Reds and Blues, a match at each of these kick-offs."""
    legs = [{"kickoff": each} if each else {} for each in kick_offs]
    tie = {"teams": ["reds", "blues"], "legs": legs}
    return drawn({"tie": tie}, "Reds", "Blues", **{"legs": len(legs)} | rules)


def log(*blocks: dict[str, Any]) -> list[Event]:
    """Events of the first match unless they say another, numbered from 1."""
    return [read({"match": "tie.1", **block, "id": number}) for number, block in enumerate(blocks, start=1)]


def goal(minute: str, **more: Any) -> dict[str, Any]:
    """A goal of Reds."""
    return {"kind": "goal", "team": "reds", "minute": minute, **more}


def result(**more: Any) -> dict[str, Any]:
    """A match of which only this is known."""
    return {"kind": "result", "full_time": [2, 1], **more}


def after(*minutes: int) -> list[datetime]:
    """So many minutes after nine."""
    return [NINE + timedelta(minutes=each) for each in minutes]


def told(events: list[Event], competition: Competition) -> list[tuple[int, str]]:
    """The stages, each as minutes after nine and the whistle, or the score of those that tell one."""
    return [
        (int((stage.when - NINE).total_seconds()) // 60, _words(stage))
        for stage in stages(events, competition)
    ]


def _words(stage: Stage) -> str:
    block = stage.event.as_block()
    return str(block["period"]) if stage.event.kind == "period" else f"{block['home']}-{block['away']}"


def test_an_event_happened_when_it_was_entered() -> None:
    """A goal of the 79th minute that was entered at ten belongs to ten."""
    ten = NINE + timedelta(hours=1)
    assert moments(log(goal("79", at=ten)), cup(NINE)) == [ten]


def test_what_was_entered_in_order_happened_in_order() -> None:
    """Two scorers' clocks differ by a minute; the second entry is not before the first."""
    events = log(goal("10", at=NINE + timedelta(minutes=11)), goal("10", at=NINE + timedelta(minutes=10)))
    assert moments(events, cup(NINE)) == after(11, 11)


def test_an_entry_without_a_time_goes_with_the_one_before() -> None:
    """A line written by hand among entries that have their time."""
    events = log(goal("10", at=NINE + timedelta(minutes=11)), goal("80"))
    assert moments(events, cup(NINE)) == after(11, 11)


def test_a_log_without_times_goes_by_the_minutes_of_play() -> None:
    """21:00 and 9 minutes for the tenth; the 46th minute begins 17 minutes of break and stoppage later."""
    events = log(goal("10"), goal("45+2"), goal("46"), goal("90+3"), goal("91"), goal("106"))
    assert moments(events, cup(NINE)) == after(9, 46, 62, 109, 115, 132)


def test_a_whole_match_without_times() -> None:
    """Whistles, kicks and notes come in their turn, and a decision with what was before it."""
    events = log(
        {"kind": "period", "period": "first_half"},
        {"kind": "note", "minute": "20", "text": "A long shot."},
        {"kind": "period", "period": "half_time"},
        {"kind": "note", "text": "It rains."},
        {"kind": "period", "period": "second_half"},
        {"kind": "card", "team": "blues", "minute": "90", "card": "red"},
        {"kind": "period", "period": "shootout"},
        {"kind": "kick", "team": "reds", "outcome": "scored"},
        {"kind": "period", "period": "ended"},
    )
    assert moments(events, cup(NINE)) == after(0, 19, 47, 47, 62, 106, 152, 152, 160)


@pytest.mark.parametrize(
    ("more", "minutes"),
    [({}, 110), ({"extra_time": [2, 2]}, 148), ({"shootout": [5, 4]}, 160)],
    ids=["full-time", "extra time", "penalties"],
)
def test_a_result_is_known_when_the_match_is_over(more: dict[str, Any], minutes: int) -> None:
    """After ninety minutes, after extra time, after the shoot-out."""
    assert moments(log(result(**more)), cup(NINE)) == after(minutes)


def test_where_nothing_tells_the_moment_is_not_known() -> None:
    """No time of entry and no kick-off: before everything that is known."""
    events = log(goal("10"), goal("20", match="tie.2"), goal("30"))
    assert moments(events, cup(None, NINE)) == [UNKNOWN, NINE + timedelta(minutes=19), *after(19)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (NINE.date(), NINE.replace(hour=15)),
        (NINE.replace(tzinfo=None), NINE),
        (NINE, NINE),
        (None, None),
    ],
    ids=["a day", "no offset", "in full", "not known"],
)
def test_kick_off(written: object, meant: datetime | None) -> None:
    """At three on a day of which no more is known; without an offset it is UTC."""
    assert kick_off(cup(written), "tie.1") == meant


def test_a_match_that_is_not_drawn_has_no_kick_off() -> None:
    """A decision's place is a tie, which kicks off at no time."""
    assert kick_off(cup(NINE), "tie") is None


def test_a_result_has_its_kick_off() -> None:
    """Of a full-time score alone nothing more can be told."""
    assert told(log(result()), cup(NINE)) == [(0, "first_half")]


def test_a_result_with_its_half_time() -> None:
    """Kick-off, the score at the break, the break, and the second half."""
    assert told(log(result(half_time=[1, 0])), cup(NINE)) == [
        (0, "first_half"),
        (47, "1-0"),
        (47, "half_time"),
        (62, "second_half"),
    ]


def test_a_goalless_half_needs_no_score() -> None:
    """0-0 is what it was before."""
    assert told(log(result(half_time=[0, 0])), cup(NINE)) == [
        (0, "first_half"),
        (47, "half_time"),
        (62, "second_half"),
    ]


def test_a_result_after_extra_time_and_penalties() -> None:
    """Liverpool 3-3 Milan in 2005: the score at each break that changed it, extra time, the shoot-out."""
    final = result(half_time=[0, 3], full_time=[3, 3], extra_time=[3, 3], shootout=[3, 2])
    assert told(log(final), cup(NINE)) == [
        (0, "first_half"),
        (47, "0-3"),
        (47, "half_time"),
        (62, "second_half"),
        (110, "3-3"),
        (110, "full_time"),
        (115, "extra_first_half"),
        (148, "extra_full_time"),
        (152, "shootout"),
    ]


def test_penalties_straight_after_full_time() -> None:
    """Rules without extra time."""
    assert told(log(result(full_time=[1, 1], shootout=[4, 2])), cup(NINE, extra_time="none")) == [
        (0, "first_half"),
        (110, "1-1"),
        (110, "full_time"),
        (152, "shootout"),
    ]


def test_a_score_at_the_break_belongs_to_the_half_before() -> None:
    """It is the 45th minute of the first half, not a minute of the second."""
    stage = next(
        stage for stage in stages(log(result(half_time=[1, 0])), cup(NINE)) if _words(stage) == "1-0"
    )
    assert (str(stage.event.minute), stage.event.period) == ("45", "first_half")  # type: ignore[attr-defined]


def test_a_result_with_goals_gets_whistles_and_no_scores() -> None:
    """The goals tell the score; that there was a break is told by the match's own clock."""
    events = log(goal("10"), goal("50"), result(full_time=[2, 0]))
    assert told(events, cup(NINE)) == [(0, "first_half"), (47, "half_time"), (62, "second_half")]
    assert {stage.result for stage in stages(events, cup(NINE))} == {3}


@pytest.mark.parametrize(
    "followed",
    [
        {"kind": "period", "period": "first_half"},
        {"kind": "award", "home": 3, "away": 0, "reason": "no players"},
        result(),
    ],
    ids=["whistle", "award", "another result"],
)
def test_a_match_that_was_followed_has_its_own_stages(followed: dict[str, Any]) -> None:
    """Where the log has a whistle, an award or a result before the result, it adds none for that."""
    events = log(followed, result(half_time=[1, 0]))
    assert [stage for stage in stages(events, cup(NINE)) if stage.result == 2] == []


def test_a_result_without_a_kick_off_has_no_stages() -> None:
    """When they would have been nobody can tell."""
    assert told(log(result(half_time=[1, 0])), cup(None)) == []


def test_the_stages_of_a_match_lead_up_to_its_result() -> None:
    """Applied one after the other they are legal, and the board at the break is the one that was."""
    competition = cup(NINE)
    board = Board.of(competition)
    for stage in stages(log(result(half_time=[1, 0])), competition):
        assert not any(ruling.refused for ruling in board.judge(stage.event))
        board = board.apply(stage.event)
        if stage.event.kind == "period" and stage.event.as_block()["period"] == "half_time":
            assert board.match("tie.1").score == (1, 0)
            assert board.ties["tie"].live
    assert board.match("tie.1").period == "second_half"
