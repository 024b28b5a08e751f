"""Corrections: taken back, brought back, changed; undo and redo as entries of the log."""

from __future__ import annotations

from building import amend, decision, disallowed, goal, one_match, play, result, status, void, whistle

from scoreboard.board import Board


def roma(*minutes: str, by: str | None = None) -> Board:
    """Roma v Milan with Roma goals in these minutes."""
    return play(one_match("Roma", "Milan"), [goal("tie.1", "Roma", minute, by=by) for minute in minutes])


def minutes(board: Board) -> list[str]:
    """The minutes of the goals that stand."""
    return [str(event.minute) for event in board.match("tie.1").timeline if event.kind == "goal"]


def undo(board: Board, times: int = 1, **scope: str) -> Board:
    """Undo pressed that often."""
    for _ in range(times):
        event = board.undo(**scope)
        assert event is not None
        board = board.apply(event)
    return board


def redo(board: Board, times: int = 1, **scope: str) -> Board:
    """Redo pressed that often."""
    for _ in range(times):
        event = board.redo(**scope)
        assert event is not None
        board = board.apply(event)
    return board


def test_a_voided_goal_counts_no_more() -> None:
    """The operator takes a goal back: the score is without it, the log still has it."""
    board = play(roma("12", "22"), void(1))
    assert (minutes(board), len(board.log)) == (["22"], 3)


def test_voiding_a_void_brings_the_goal_back() -> None:
    """Taken back and brought back: it counts, in its old place."""
    assert minutes(play(roma("12", "22"), void(1), void(3))) == ["12", "22"]


def test_a_void_of_a_void_of_a_void_takes_it_back_again() -> None:
    """An odd number of voids in a chain takes the goal back."""
    assert minutes(play(roma("12"), void(1), void(2), void(3))) == []


def test_an_amendment_changes_only_its_keys() -> None:
    """The scorer's name is mended; minute, team and place stay."""
    board = play(roma("12"), amend(1, player="Gianluca Mancini"))
    (mended,) = board.match("tie.1").timeline
    assert (mended.player, str(mended.minute), mended.id) == ("Gianluca Mancini", "12", 1)


def test_the_latest_amendment_of_a_key_stands() -> None:
    """Minute 12, then 13, then 14; the name given between stays."""
    board = play(roma("12"), amend(1, minute="13", player="Mancini"), amend(1, minute="14"))
    (mended,) = board.match("tie.1").timeline
    assert (str(mended.minute), mended.player) == ("14", "Mancini")


def test_an_amendment_taken_back_leaves_the_one_before() -> None:
    """The second amendment is voided: the first stands."""
    board = play(roma("12"), amend(1, minute="13"), amend(1, minute="14"), void(3))
    assert minutes(board) == ["13"]


def test_an_empty_key_takes_away() -> None:
    """An assist that was none is set to "" and is gone."""
    board = play(
        one_match("Roma", "Milan"),
        goal("tie.1", "Roma", "12", "Mancini", assist="Dybala"),
        amend(1, assist=""),
    )
    assert board.match("tie.1").timeline[0].assist is None


def test_a_goal_amended_to_the_other_side_moves_the_score() -> None:
    """Entered for Roma, it was Milan's: 0-1."""
    assert play(roma("12"), amend(1, team="milan")).match("tie.1").score == (0, 1)


def test_a_disallowed_goal_allowed_after_all() -> None:
    """VAR takes it back, then the entry is voided: the goal counts."""
    board = play(roma("12"), disallowed(1, "14"))
    assert board.match("tie.1").score == (0, 0)
    assert play(board, void(2)).match("tie.1").score == (1, 0)


def test_a_whistle_too_many_is_taken_back() -> None:
    """Full-time blown by mistake is voided: second half, live."""
    board = play(roma("46"), whistle("tie.1", "full_time"), void(2))
    assert board.match("tie.1").period == "second_half"
    assert board.match("tie.1").live


def test_undo_takes_back_the_last_entry() -> None:
    """Two goals and undo: the second is gone."""
    board = roma("12", "22")
    assert board.undoable().id == 2
    assert minutes(undo(board)) == ["12"]


def test_undo_again_goes_further_back() -> None:
    """Undo pressed three times takes back three goals, the latest first."""
    board = roma("12", "22", "30")
    assert [minutes(undo(board, times)) for times in (1, 2, 3)] == [["12", "22"], ["12"], []]


def test_nothing_is_left_to_undo() -> None:
    """After everything is taken back undo has nothing to do, and an empty board neither."""
    assert undo(roma("12"), 1).undo() is None
    assert roma().undo() is None


def test_redo_brings_back_in_order() -> None:
    """Three undone, redo pressed once, twice, three times."""
    board = undo(roma("12", "22", "30"), 3)
    assert [minutes(redo(board, times)) for times in (1, 2, 3)] == [["12"], ["12", "22"], ["12", "22", "30"]]


def test_undo_redo_undo() -> None:
    """What was brought back can be taken back again."""
    assert minutes(undo(redo(undo(roma("12", "22"), 2), 1), 1)) == []


def test_a_new_entry_ends_redo() -> None:
    """After an undo and a new goal there is nothing to redo, and undo takes the new goal."""
    board = play(undo(roma("12", "22")), goal("tie.1", "Milan", "40"))
    assert board.redo() is None
    assert board.undoable().team == "milan"


def test_taking_back_an_older_entry_is_an_action_of_its_own() -> None:
    """The first of two goals is deleted: undo brings it back, redo deletes it again."""
    board = play(roma("12", "22"), void(1))
    assert minutes(board) == ["22"]
    back = undo(board)
    assert minutes(back) == ["12", "22"]
    assert minutes(redo(back)) == ["22"]


def test_an_amendment_is_undone_like_any_entry() -> None:
    """Undo after an amendment gives the old minute back, redo the new one."""
    board = undo(play(roma("12"), amend(1, minute="14")))
    assert minutes(board) == ["12"]
    assert minutes(redo(board)) == ["14"]


def test_a_decision_is_undone_too() -> None:
    """Undo takes back the organiser's word, redo brings it back."""
    board = play(one_match("Roma", "Milan"), result("tie.1", (2, 0)), decision("tie", "Milan", "walkover"))
    assert undo(board).ties["tie"].winner == "roma"
    assert redo(undo(board)).ties["tie"].winner == "milan"


def test_undo_within_one_match_leaves_the_others(velodrome) -> None:
    """A goal in Rome was entered last; undo in Marseille takes back the goal in Marseille."""
    board = play(velodrome, goal("qf4.2", "marseille", "79"), goal("qf1.2", "roma", "12"))
    board = undo(board, place="qf4.2")
    assert board.match("qf4.2").goals == (0, 0)
    assert board.match("qf1.2").score == (1, 0)


def test_each_scorer_undoes_their_own_entries() -> None:
    """Ben's goal came last; Anna's undo takes back hers."""
    board = play(roma("12", by="anna"), goal("tie.1", "Roma", "22", by="ben"))
    assert minutes(undo(board, by="anna")) == ["22"]


def test_an_entry_that_another_scorer_took_back_is_passed_over() -> None:
    """Ben took back Anna's last goal: her undo goes on to the one before."""
    board = play(roma("12", "22", by="anna"), void(2).model_copy(update={"by": "ben"}))
    assert minutes(undo(board, by="anna")) == []


def test_undo_goes_on_past_what_another_scorer_took_back() -> None:
    """Anna has three goals, Ben took back the third: her undo, pressed twice, takes back the other two."""
    board = play(roma("12", "22", "30", by="anna"), void(3).model_copy(update={"by": "ben"}))
    assert [minutes(undo(board, times, by="anna")) for times in (1, 2)] == [["12"], []]


def test_redo_brings_back_an_undo_past_another_scorers() -> None:
    """Ben took back Anna's second goal and she undid her first: her redo brings the first back."""
    board = play(roma("12", "22", by="anna"), void(2).model_copy(update={"by": "ben"}))
    assert minutes(redo(undo(board, by="anna"), by="anna")) == ["12"]


def test_a_status_taken_back_lets_the_match_go_on() -> None:
    """Suspended by mistake: undo, and the match is live."""
    board = undo(play(roma("12"), status("tie.1", "suspended")))
    assert board.match("tie.1").live
