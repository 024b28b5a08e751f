"""The board: one event at a time or all at once, undone and redone, as it stood."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from building import (
    amend,
    award,
    card,
    change,
    decision,
    disallowed,
    drawn,
    goal,
    kick,
    missed,
    note,
    play,
    result,
    score,
    status,
    void,
    whistle,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.events import Event, Goal
from scoreboard.minute import Period

CEST = timezone(timedelta(hours=2))
TEAMS = ("Marseille", "Atalanta", "Roma", "Leverkusen")


def last_four(**rules: object) -> Competition:
    """Semi-finals over two legs that feed a final and a third-place tie."""
    return drawn(
        {
            "sf1": {"teams": ["marseille", "atalanta"]},
            "sf2": {"teams": ["roma", "leverkusen"]},
            "third": {
                "teams": [{"loser": "sf1"}, {"loser": "sf2"}],
                "legs": [{}, {}],
                "rules": {"legs": 1, "replay": True},
            },
            "final": {"teams": [{"winner": "sf1"}, {"winner": "sf2"}], "rules": {"legs": 1}},
        },
        *TEAMS,
        **rules,
    )


MATCHES = ("sf1.1", "sf1.2", "sf2.1", "sf2.2", "third.1", "third.2", "final.1")
SIDES = {"sf1": TEAMS[:2], "sf2": TEAMS[2:]}
goals = st.integers(0, 3)
pairs = st.tuples(goals, goals)
minutes = st.sampled_from(["1", "20", "45+2", "46", "79", "90+11", "91", "105+1", "106", "120+1"])
players = st.sampled_from([None, "Silva", "Mancini"])


@st.composite
def happenings(draw: st.DrawFn) -> Event:
    """Anything that can happen in a match of the last four, likely or not."""
    match = draw(st.sampled_from(MATCHES))
    tie = match.split(".")[0]
    team = draw(st.sampled_from(SIDES.get(tie, TEAMS)))
    minute, player = draw(minutes), draw(players)
    match draw(st.integers(0, 12)):
        case 0 | 1 | 2:
            kind = draw(st.sampled_from(["open_play", "penalty", "own_goal"]))
            return goal(match, team, minute, player, type=kind)
        case 3 | 4 | 5:
            return whistle(match, draw(st.sampled_from(list(Period))).value)
        case 6:
            return kick(match, team, draw(st.booleans()))
        case 7:
            extra = draw(st.none() | pairs)
            return result(match, draw(pairs), extra_time=extra, shootout=draw(st.none() | pairs))
        case 8:
            return draw(st.sampled_from([score(match, minute, 1, 2), note(match, "rain", minute)]))
        case 9:
            what = draw(st.sampled_from(["postponed", "delayed", "suspended", "abandoned", "cancelled"]))
            return draw(st.sampled_from([status(match, what), award(match, 3, 0)]))
        case 10:
            colour = draw(st.sampled_from(["yellow", "second_yellow", "red"]))
            return draw(
                st.sampled_from([card(match, team, minute, player, colour), missed(match, team, minute)])
            )
        case 11:
            return change(match, team, minute, "Silva", "Mancini")
        case _:
            return decision(tie, team, "coin toss")


@st.composite
def correction(draw: st.DrawFn, board: Board) -> Event:
    """Something about an earlier event: any may be voided, only a goal is amended and disallowed."""
    target = draw(st.sampled_from(list(board.log)))
    if isinstance(target, Goal):
        return draw(
            st.sampled_from(
                [
                    void(target.id),
                    disallowed(target.id, "90"),
                    amend(target.id, minute="45+1"),
                    amend(target.id, player=""),
                ]
            )
        )
    return void(target.id)


@st.composite
def boards(draw: st.DrawFn, undos: bool = True) -> Board:
    """A board on which anything was entered in any order, corrected, undone and redone."""
    away_goals = draw(st.sampled_from(["none", "extra_time"]))
    extra_time = draw(st.sampled_from(["full", "golden_goal", "silver_goal", "none"]))
    board = Board.of(last_four(away_goals=away_goals, extra_time=extra_time))
    for _ in range(draw(st.integers(0, 25))):
        match draw(st.integers(0, 9)):
            case 0 | 1 if board.log:
                event = draw(correction(board))
            case 2 if undos and board.undo():
                event = board.undo()
            case 3 if undos and board.redo():
                event = board.redo()
            case _:
                event = draw(happenings())
        assert event is not None
        board = board.apply(event)
    return board


def undone(board: Board) -> tuple[Board, int]:
    """The board with everything undone, and how often undo was pressed."""
    times = 0
    while event := board.undo():
        board, times = board.apply(event), times + 1
    return board, times


@settings(max_examples=150, deadline=None)
@given(boards())
def test_one_by_one_is_the_same_as_all_at_once(board: Board) -> None:
    """In any order of entry, with corrections, undo and redo, a board equals the fold of its log."""
    assert Board.of(board.competition, board.log) == board


@settings(max_examples=80, deadline=None)
@given(boards())
def test_undoing_everything_gives_the_empty_board(board: Board) -> None:
    """When undo has nothing more to take back every tie is as it was drawn."""
    assert undone(board)[0].ties == Board.of(board.competition).ties


@settings(max_examples=80, deadline=None)
@given(boards(undos=False))
def test_redo_brings_all_of_it_back(board: Board) -> None:
    """As many redos as undos, and every tie is as it was before."""
    again, times = undone(board)
    for _ in range(times):
        event = again.redo()
        assert event is not None
        again = again.apply(event)
    assert again.ties == board.ties


@settings(max_examples=60, deadline=None)
@given(boards())
def test_an_earlier_board_is_not_touched(board: Board) -> None:
    """Applying an event leaves the board before it as it was."""
    ties, length = dict(board.ties), len(board.log)
    board.apply(goal("sf1.1", "Marseille", "79"))
    assert (dict(board.ties), len(board.log)) == (ties, length)


def test_an_event_gets_the_next_id() -> None:
    """The first event is number 1, the next 2."""
    board = play(last_four(), goal("sf1.1", "Marseille", "20"), goal("sf1.1", "Atalanta", "30"))
    assert [event.id for event in board.log] == [1, 2]
    assert board.next_id == 3


def test_ids_rise() -> None:
    """An event with an id that is taken cannot be applied."""
    board = play(last_four(), goal("sf1.1", "Marseille", "20"))
    with pytest.raises(ValueError, match="ids rise"):
        board.apply(goal("sf1.1", "Atalanta", "30").model_copy(update={"id": 1}))


def test_a_match_that_was_not_drawn_is_no_place_for_an_event() -> None:
    """An event of a fifth quarter-final cannot be applied."""
    with pytest.raises(KeyError):
        play(last_four(), goal("qf5.1", "Marseille", "20"))


def test_ties_keep_the_order_of_the_draw(evening) -> None:
    """Whoever feeds whom, the ties come in the order of the file."""
    assert list(evening.ties) == ["qf1", "qf2", "qf3", "qf4", "sf1", "sf2", "final"]


def test_as_it_stood_at_ten_to_ten(evening) -> None:
    """At 22:30 on 18 April 2024 Roma led 2-0 and Marseille had not scored yet."""
    then = evening.as_of(datetime(2024, 4, 18, 22, 30, tzinfo=CEST))
    assert (then.match("qf1.2").score, then.match("qf4.2").score) == ((2, 0), (0, 0))
    assert then.ties["qf4"].outcome is None


def test_as_it_stood_before_anything(evening) -> None:
    """On the morning of the first legs nothing had been entered."""
    assert len(evening.as_of(datetime(2024, 4, 11, 9, 0, tzinfo=CEST)).log) == 0


def test_as_it_stood_takes_corrections_from_when_they_were_entered() -> None:
    """A goal voided at nine counted at half past eight."""
    at = datetime(2024, 5, 2, 20, 0, tzinfo=CEST)
    board = play(
        last_four(),
        goal("sf1.1", "Marseille", "20", at=at),
        void(1).model_copy(update={"at": at + timedelta(hours=1)}),
    )
    assert board.match("sf1.1").goals == (0, 0)
    assert board.as_of(at + timedelta(minutes=30)).match("sf1.1").goals == (1, 0)


def test_an_entry_without_a_time_counts_from_the_one_before() -> None:
    """A hand-written goal after one entered at eight counts from eight on."""
    at = datetime(2024, 5, 2, 20, 0, tzinfo=CEST)
    board = play(last_four(), goal("sf1.1", "Marseille", "20", at=at), goal("sf1.1", "Marseille", "21"))
    assert board.as_of(at - timedelta(minutes=1)).match("sf1.1").goals == (0, 0)
    assert board.as_of(at).match("sf1.1").goals == (2, 0)


def test_what_stands_and_how_it_reads_now(evening) -> None:
    """An amended goal reads as amended; a voided one is not among those that stand."""
    board = play(evening, amend(58, assist="Luis Henrique"), void(57))
    assert board.as_entered(board.log.find(58)).assist == "Luis Henrique"
    assert 57 not in board.standing_ids("qf4.2")
    assert 58 in board.standing_ids("qf4.2")
