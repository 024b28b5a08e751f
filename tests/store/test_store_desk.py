"""The scorer's desk: what the disk does not take waits, is tried again, and is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoreboard.events import Disallowed, Event, Goal, Kick, Void, Whistle
from scoreboard.store import DataError, Folder, NotSaved, Refused, load
from scoreboard.store.desk import Desk, add_from

AWAY = "elsewhere"


def goal(minute: str, team: str = "marseille") -> Goal:
    """A goal of the semi-final."""
    return Goal.model_validate({"match": "sf1.1", "team": team, "minute": minute})


@pytest.fixture
def desk(cup: Path) -> Desk:
    """A scorer with a semi-final that has kicked off."""
    desk = Desk(Folder(cup, patience=0.05), "anna")
    desk.enter(Whistle(match="sf1.1", period="first_half"))
    return desk


def gone(desk: Desk) -> Path:
    """The folder is taken away; where it is now."""
    return desk.folder.path.rename(desk.folder.path.with_name(AWAY))


def back(desk: Desk) -> None:
    """The folder is there again."""
    desk.folder.path.with_name(AWAY).rename(desk.folder.path)


def test_an_entry_is_saved(desk: Desk, cup: Path) -> None:
    """With the disk in order an entry is on it at once."""
    entered = desk.enter(goal("12"))
    assert entered.saved
    assert desk.unsaved == ()
    assert load(cup).match("sf1.1").score == (1, 0) == desk.board.match("sf1.1").score


def test_an_entry_waits_for_the_disk(desk: Desk, cup: Path) -> None:
    """The folder is gone: the goal is on the board and not saved; it is saved when the folder is back."""
    gone(desk)
    entered = desk.enter(goal("12"))
    assert not entered.saved
    assert desk.board.match("sf1.1").score == (1, 0)
    assert "the folder is gone" in desk.trouble
    assert not desk.retry()
    back(desk)
    assert desk.retry()
    assert (desk.unsaved, desk.trouble) == ((), "")
    assert load(cup).match("sf1.1").score == (1, 0)


def test_entries_keep_their_order(desk: Desk, cup: Path) -> None:
    """Three entries wait; a fourth finds the disk in order and comes after them."""
    gone(desk)
    for minute in ("12", "20", "31"):
        desk.enter(goal(minute))
    back(desk)
    assert desk.enter(goal("40")).saved
    minutes = [str(event.minute) for event in load(cup).log if isinstance(event, Goal)][-4:]
    assert minutes == ["12", "20", "31", "40"]


def test_corrections_follow_what_they_correct(desk: Desk, cup: Path) -> None:
    """Meanwhile somebody else has entered events: the void and the disallowed still hit their goals."""
    away = gone(desk)
    first, second = desk.enter(goal("12")).event, desk.enter(goal("20")).event
    desk.enter(Void(match="sf1.1", target=first.id))
    desk.enter(Disallowed(match="sf1.1", target=second.id, minute="21"))
    Folder(away).append(goal("5", "atalanta"))
    Folder(away).append(goal("6", "atalanta"))
    back(desk)
    desk.folder.refresh()
    assert desk.board.match("sf1.1").score == (0, 2)
    assert desk.retry()
    assert desk.unsaved == ()
    board = load(cup)
    assert board == desk.board
    assert board.match("sf1.1").score == (0, 2)
    voided = next(event for event in reversed(list(board.log)) if isinstance(event, Void))
    assert board.log.find(voided.target) == next(
        event
        for event in board.log
        if isinstance(event, Goal) and str(event.minute) == "12" and event.match == "sf1.1"
    )


def test_the_rules_hold_for_what_waits(desk: Desk) -> None:
    """While nothing can be saved, what the rules do not allow is refused all the same."""
    gone(desk)
    desk.enter(Whistle(match="sf1.1", period="ended"))
    with pytest.raises(Refused, match="has ended"):
        desk.enter(goal("12"))
    assert len(desk.waiting) == 1


def test_what_the_rules_refuse_in_the_end_is_kept(desk: Desk, cup: Path, tmp_path: Path) -> None:
    """While a goal waited somebody else ended the match: it is kept for the file of what was not saved."""
    away = gone(desk)
    desk.enter(goal("12"))
    Folder(away).append(Whistle(match="sf1.1", period="ended"))
    back(desk)
    assert desk.retry()
    assert (len(desk.waiting), len(desk.refused)) == (0, 1)
    assert desk.board.match("sf1.1").score == (0, 0)
    desk.write_out(tmp_path / "unsaved.toml")
    assert 'minute = "12"' in (tmp_path / "unsaved.toml").read_text(encoding="utf-8")
    assert load(cup).match("sf1.1").score == (0, 0)


def test_what_was_written_out_can_be_added(desk: Desk, cup: Path, tmp_path: Path) -> None:
    """Two goals, one of them taken back, go to a file of their own, and later into the log with new ids."""
    gone(desk)
    first = desk.enter(goal("12")).event
    desk.enter(goal("20"))
    desk.enter(Void(match="sf1.1", target=first.id))
    file = tmp_path / "kept" / "unsaved.toml"
    desk.write_out(file)
    back(desk)
    folder = Folder(cup)
    folder.append(goal("7", "atalanta"))
    saved = list(add_from(folder, file))
    assert len(saved) == 3
    assert load(cup).match("sf1.1").score == (1, 1)


def test_a_file_that_is_no_log_is_told(desk: Desk, tmp_path: Path) -> None:
    """What cannot be read adds nothing."""
    file = tmp_path / "x.toml"
    file.write_text('[[event]]\nmatch = "sf1.1"\nkind = "gaol"\n', encoding="utf-8")
    with pytest.raises(DataError, match="gaol"):
        list(add_from(desk.folder, file))


def test_a_broken_edit_by_hand_loses_no_entry(desk: Desk, cup: Path) -> None:
    """Somebody breaks the log in an editor: entries wait until it is mended."""
    log = cup / "events.toml"
    good = log.read_text(encoding="utf-8")
    log.write_text(good.replace('kind = "card"', 'kind = "crad"', 1), encoding="utf-8")
    assert not desk.enter(goal("12")).saved
    assert "crad" in desk.trouble
    log.write_text(good, encoding="utf-8")
    assert desk.retry()
    assert load(cup).match("sf1.1").score == (1, 0)


def test_a_kick_out_of_turn_is_refused_while_waiting(cup: Path) -> None:
    """The shoot-out's turns count the kicks that wait."""
    desk = Desk(Folder(cup, patience=0.05), "anna")
    for period in ("first_half", "half_time", "second_half", "full_time", "ended"):
        desk.enter(Whistle(match="sf1.1", period=period))
    for period in ("first_half", "half_time", "second_half", "full_time", "extra_first_half",
                   "extra_half_time", "extra_second_half", "extra_full_time"):  # fmt: skip
        desk.enter(Whistle(match="sf1.2", period=period))
    desk.enter(Whistle(match="sf1.2", period="shootout", first="marseille"))
    gone(desk)
    desk.enter(Kick(match="sf1.2", team="marseille", outcome="scored"))
    with pytest.raises(Refused, match="it is Atalanta's kick"):
        desk.enter(Kick(match="sf1.2", team="marseille", outcome="scored"))


def test_a_correction_of_what_is_refused_hits_nobody_else(desk: Desk, cup: Path) -> None:
    """The goal is refused in the end, its number another's by now: its void is refused too."""
    away = gone(desk)
    first = desk.enter(goal("12")).event
    desk.enter(Void(match="sf1.1", target=first.id))
    Folder(away).append(goal("5", "atalanta"))
    Folder(away).append(Whistle(match="sf1.1", period="ended"))
    back(desk)
    assert desk.retry()
    assert [event.kind for event in desk.refused] == ["goal", "void"]
    assert load(cup).match("sf1.1").score == (0, 1)


def test_what_still_waits_after_half_a_retry_hits_what_it_meant(
    desk: Desk, cup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk takes one entry and fails again: the void and the disallowed that wait keep their goals."""
    away = gone(desk)
    first, second = desk.enter(goal("12")).event, desk.enter(goal("20")).event
    desk.enter(Disallowed(match="sf1.1", target=first.id, minute="13"))
    desk.enter(Void(match="sf1.1", target=second.id))
    Folder(away).append(goal("5", "atalanta"))
    back(desk)
    append, taken = desk.folder.append, []

    def once_or_twice(event: Event) -> object:
        if len(taken) == 2:
            raise NotSaved("full again")
        taken.append(event)
        return append(event)

    with monkeypatch.context() as patch:
        patch.setattr(desk.folder, "append", once_or_twice)
        assert desk.retry()
        assert (len(desk.waiting), desk.trouble) == (2, "full again")
        assert desk.board.match("sf1.1").score == (0, 1)
    assert desk.retry()
    assert load(cup) == desk.board
    assert load(cup).match("sf1.1").score == (0, 1)
    assert load(cup).match("sf1.1").disallowed
