"""The log in words, and what undo says it would take back."""

from __future__ import annotations

import pytest
from building import (
    amend,
    award,
    card,
    change,
    decision,
    disallowed,
    goal,
    kicks,
    missed,
    ninety_minutes,
    note,
    one_match,
    play,
    result,
    score,
    status,
    two_legs,
    void,
    whistle,
)

from scoreboard.board import Board
from scoreboard.telling import label, line, log_line


def last(board: Board) -> str:
    """The last entry of the log as one line of text, its columns closed up."""
    return " ".join(log_line(board, board.log[-1]).split())


def lisbon(*events) -> Board:
    """Benfica v Marseille over two legs, after 2-1 and these events."""
    return play(two_legs("Benfica", "Marseille"), result("tie.1", (2, 1)), *events)


MOUMBAGNA = goal("tie.2", "Marseille", "79", "Faris Moumbagna", assist="Pierre-Emerick Aubameyang")


def test_a_goal_has_score_scorer_and_aggregate() -> None:
    """Id, match, minute, the score it led to, scorer and assist, and the aggregate home side first."""
    assert last(lisbon(MOUMBAGNA)) == (
        "2 tie.2 79' GOAL Marseille 1-0 Benfica: Faris Moumbagna (Pierre-Emerick Aubameyang), agg 2-2"
    )


def test_a_goal_of_the_first_leg_has_no_aggregate() -> None:
    """Nothing to add up yet."""
    board = play(two_legs("Benfica", "Marseille"), goal("tie.1", "Benfica", "16", "Rafa Silva"))
    assert last(board) == "1 tie.1 16' GOAL Benfica 1-0 Marseille: Rafa Silva"


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (
            goal("tie.2", "Benfica", "7", "Di María", type="penalty"),
            "7' GOAL Marseille 0-1 Benfica: Di María (pen.), agg 1-3",
        ),
        (
            goal("tie.2", "Marseille", "9", "Otamendi", type="own_goal"),
            "9' OWN GOAL Marseille 1-0 Benfica: Otamendi (o.g.), agg 2-2",
        ),
        (missed("tie.2", "Benfica", "13", player="Di María"), "13' PEN SAVED Benfica: Di María"),
        (missed("tie.2", "Benfica", "13", "woodwork"), "13' PEN MISSED Benfica: woodwork"),
        (card("tie.2", "Benfica", "38", "António Silva", "yellow"), "38' YELLOW Benfica: António Silva"),
        (
            card("tie.2", "Benfica", "38", "António Silva", "second_yellow"),
            "38' SECOND YELLOW Benfica: António Silva",
        ),
        (card("tie.2", "Benfica", "38", None, "red"), "38' RED Benfica"),
        (change("tie.2", "Marseille", "46", "Mbemba", "Murillo"), "46' SUB Marseille: Murillo for Mbemba"),
        (score("tie.2", "60", 1, 0), "60' SCORE Marseille 1-0 Benfica"),
        (note("tie.2", "flares", "80"), "80' NOTE flares"),
        (note("tie.2", "flares"), "NOTE flares"),
        (whistle("tie.2", "first_half"), "KICK-OFF Marseille 0-0 Benfica"),
        (status("tie.2", "suspended"), "SUSPENDED Marseille v Benfica"),
        (award("tie.2", 3, 0, "walkover"), "AWARDED Marseille 3-0 Benfica: walkover"),
        (
            result("tie.2", (1, 0), extra_time=(1, 0), shootout=(4, 2)),
            "RESULT Marseille 1-0 Benfica: 4-2 on penalties, after extra time",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else value.kind,
)
def test_each_kind_in_words(event, words: str) -> None:
    """One line for each kind of event of the second leg."""
    assert last(lisbon(event)) == f"2 tie.2 {words}"


def test_a_decision_names_who_goes_through() -> None:
    """The organiser's word, with its reason."""
    assert last(lisbon(decision("tie", "Marseille", "coin toss"))) == (
        "2 tie DECISION Marseille go through: coin toss"
    )


def test_kicks_have_the_score_of_the_shootout() -> None:
    """Who, how, and the kicks so far in the order of the tie's teams."""
    board = lisbon(MOUMBAGNA, whistle("tie.2", "shootout", first="benfica"))
    assert last(board) == "3 tie.2 PENALTIES Marseille 1-0 Benfica: Benfica kick first"
    assert last(play(board, kicks("tie.2", "Benfica", "Marseille", "xo"))) == (
        "5 tie.2 pens KICK Marseille: scores, 0-1"
    )


def test_whistles_tell_the_score_at_that_time() -> None:
    """A half-time line still says 0-0 after the goals of the second half."""
    board = lisbon(ninety_minutes("tie.2"), MOUMBAGNA)
    told = [str(line(board, event)) for event in board.log if event.kind == "period"]
    assert told == [
        "Marseille 0-0 Benfica",
        "Marseille 0-0 Benfica",
        "Marseille 0-0 Benfica",
        "Marseille 1-0 Benfica",
    ]


def test_a_half_time_that_nobody_told_shows_no_later_score() -> None:
    """The scorer joined in the 60th minute at 2-0: the half-time line does not claim 2-0."""
    board = play(one_match("Marseille", "Benfica"), whistle("tie.1", "half_time"), score("tie.1", "60", 2, 0))
    assert "2-0" not in str(line(board, board.log[0]))


def test_a_disallowed_goal_is_struck() -> None:
    """No goal, who shot, and that it was disallowed; the entry of the referee below it."""
    board = lisbon(goal("tie.2", "Benfica", "90+3", "Rafa Silva"), disallowed(2, "90+4", "offside"))
    told = line(board, board.log.find(2))
    assert (told.label, told.struck) == ("NO GOAL", True)
    assert str(told) == "Benfica: Rafa Silva, disallowed"
    assert last(board) == "3 tie.2 90+4' DISALLOWED goal, Benfica 90+3': offside"


def test_a_goal_taken_back_is_struck() -> None:
    """The entry stays in the log, struck; the void says what it took back."""
    board = lisbon(MOUMBAGNA, void(2))
    told = line(board, board.log.find(2))
    assert told.struck
    assert "taken back" in str(told)
    assert last(board) == "3 tie.2 TAKEN BACK goal, Marseille 79'"


def test_a_goal_brought_back_is_not_struck() -> None:
    """The void is voided: the goal reads as before, the first void is struck."""
    board = lisbon(MOUMBAGNA, void(2), void(3))
    assert not line(board, board.log.find(2)).struck
    assert line(board, board.log.find(3)).struck
    assert line(board, board.log.find(4)).label == "BACK AGAIN"


def test_an_amended_goal_reads_as_it_is_now() -> None:
    """The 80th minute, not the 79th; the amendment says what it changed, and from what."""
    board = lisbon(MOUMBAGNA, amend(2, minute="80"))
    assert line(board, board.log.find(2)).minute == "80'"
    assert last(board) == "3 tie.2 CHANGED goal, Marseille 80': minute 80 (was 79)"


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([MOUMBAGNA, amend(2, minute="80"), amend(2, minute="81")], "minute 81 (was 80)"),
        ([MOUMBAGNA, amend(2, minute="80"), void(3), amend(2, minute="81")], "minute 81 (was 79)"),
        ([MOUMBAGNA, amend(2, assist="")], "no assist (was Pierre-Emerick Aubameyang)"),
        ([MOUMBAGNA, amend(2, type="penalty", note="VAR")], "type penalty, note VAR"),
        ([MOUMBAGNA, void(2), amend(2, minute="80")], "minute 80 (was 79)"),
        ([result("tie.2", (1, 0)), amend(2, full_time=[2, 0])], "full-time 2-0 (was 1-0)"),
        (
            [card("tie.2", "Benfica", "38", "d_i", "yellow"), amend(2, card="second_yellow", player="D_i")],
            "card second yellow (was yellow), player D_i (was d_i)",
        ),
    ],
    ids=["twice", "after one taken back", "taken away", "added", "of what is taken back", "a score", "words"],
)
def test_an_amendment_says_what_was_there_before(events, words: str) -> None:
    """Each key with its new value and the one that it read just before, as changed by earlier amendments."""
    board = lisbon(*events)
    assert line(board, board.log[-1]).detail == words


def test_an_amendment_keeps_saying_what_it_changed() -> None:
    """A later change does not alter what the earlier one told."""
    board = lisbon(MOUMBAGNA, amend(2, minute="80"), amend(2, minute="81"))
    assert line(board, board.log.find(3)).detail == "minute 80 (was 79)"


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (MOUMBAGNA, "goal, Marseille 79'"),
        (goal("tie.2", "Marseille", "9", type="own_goal"), "own goal, Marseille 9'"),
        (card("tie.2", "Benfica", "38", None, "yellow"), "yellow card, Benfica 38'"),
        (card("tie.2", "Benfica", "38", None, "second_yellow"), "second yellow card, Benfica 38'"),
        (missed("tie.2", "Benfica", "13"), "missed penalty, Benfica 13'"),
        (change("tie.2", "Benfica", "61", "Neres", "João Mário"), "substitution, Benfica 61'"),
        (whistle("tie.2", "half_time"), "half-time"),
        (note("tie.2", "flares"), "note"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.kind,
)
def test_what_undo_would_take_back(event, words: str) -> None:
    """The footer's words for the last entry."""
    board = lisbon(event)
    assert label(board, board.undoable()) == words


def test_undo_names_what_was_taken_back() -> None:
    """An older entry was deleted: undo would bring it back, and says which."""
    board = lisbon(MOUMBAGNA, void(1))
    assert label(board, board.undoable()) == "taking back result"


def test_undo_names_the_goal_as_amended() -> None:
    """The change to the 80th minute names the goal; undone, it is the goal of the 79th again."""
    board = lisbon(MOUMBAGNA, amend(2, minute="80"))
    assert label(board, board.undoable()) == "change to goal, Marseille 80'"
    board = play(board, board.undo())
    assert label(board, board.undoable()) == "goal, Marseille 79'"


@pytest.mark.parametrize(
    ("event", "scorers"),
    [
        (
            goal(
                "tie.2",
                "Marseille",
                "79",
                "Faris Moumbagna",
                assist="Pierre-Emerick Aubameyang",
                note="header",
            ),
            ["Faris Moumbagna (Pierre-Emerick Aubameyang)", "Moumbagna (Aubameyang)", "Moumbagna"],
        ),
        (
            goal("tie.2", "Marseille", "7", "Amine Harit", type="penalty"),
            ["Amine Harit (pen.)", "Harit (pen.)", "Harit (pen.)"],
        ),
        (goal("tie.2", "Marseille", "9", type="own_goal"), ["(o.g.)"] * 3),
    ],
    ids=["assisted", "penalty", "own goal"],
)
def test_a_goal_has_fewer_words_for_less_room(event, scorers: list[str]) -> None:
    """The note gives way first, then first names, then the one who passed; the aggregate never does."""
    board = lisbon(event)
    assert list(line(board, board.log[-1]).shorter) == [f"{scorer}, agg 2-2" for scorer in scorers]


def test_a_goal_without_a_name_has_no_words_for_one() -> None:
    """Nobody is named: the aggregate stands alone."""
    board = lisbon(goal("tie.2", "Marseille", "9"))
    assert set(line(board, board.log[-1]).shorter) == {"agg 2-2"}
