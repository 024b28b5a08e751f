"""Disk full, folder gone or read-only, lock held: the app stays up, says so, and saves when it can."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from subprocess import PIPE, Popen
from sys import executable

import pytest
from hands import Hands, key_event
from waiting import until

from scoreboard.store import load
from scoreboard.store.folder import LOCK

NOW = datetime.fromisoformat("2024-05-02T21:12:30+02:00")
Trouble = Callable[[Path], AbstractContextManager[None]]


@contextmanager
def a_full_disk(cup: Path) -> Iterator[None]:
    """The log cannot grow by a byte."""
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    was = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((cup / "events.toml").stat().st_size, most[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
        signal.signal(signal.SIGXFSZ, was)


@contextmanager
def a_folder_that_is_gone(cup: Path) -> Iterator[None]:
    """The folder is somewhere else, as a stick that was pulled out."""
    away = cup.rename(cup.with_name("elsewhere"))
    yield
    away.rename(cup)


@contextmanager
def a_folder_made_read_only(cup: Path) -> Iterator[None]:
    """Nobody may write any more; permissions do not bind root, so a folder stands where the log was."""
    if os.geteuid():
        (cup / "events.toml").chmod(0o444)
        yield
        (cup / "events.toml").chmod(0o644)
        return
    log = cup / "events.toml"
    kept = log.rename(cup / "events.kept")
    log.mkdir()
    yield
    log.rmdir()
    kept.rename(log)


@contextmanager
def a_lock_held_by_a_stopped_process(cup: Path) -> Iterator[None]:
    """Another program has taken the lock and was stopped."""
    hold = (
        "import sys, filelock; lock = filelock.FileLock(sys.argv[1]); lock.acquire(); "
        "print('held', flush=True); sys.stdin.read()"
    )
    with Popen([executable, "-c", hold, str(cup / LOCK)], stdin=PIPE, stdout=PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        holder.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            holder.kill()


TROUBLES = [a_full_disk, a_folder_that_is_gone, a_folder_made_read_only, a_lock_held_by_a_stopped_process]


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.__name__)
async def test_trouble_during_entry(cup: Path, trouble: Trouble) -> None:
    """Two goals are entered in trouble: shown, told as not saved, and on disk once the trouble is over."""
    hands = Hands(cup, NOW)
    hands.app.folder.patience = 0.05
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.go_to("sf1.1")
        await hands.press("k", "enter")
        with trouble(cup):
            await hands.press("g", "h", "enter", "g", "a", "enter")
            assert hands.app.main.board.match("sf1.1").score == (1, 1)
            assert hands.said.startswith("NOT SAVED: 2 entries")
            await hands.press("u")
            assert hands.app.main.board.match("sf1.1").score == (1, 0)
            assert hands.said.startswith("NOT SAVED: 3 entries")
        await until(hands.pilot, lambda: not hands.app.desk.unsaved)
        await until(hands.pilot, lambda: "NOT SAVED" not in hands.said)
        await hands.press("g", "h", "enter")
        assert hands.said.startswith("✓ saved: goal, Marseille")
    assert load(cup).match("sf1.1").score == (2, 0)
    assert load(cup) == hands.app.desk.board


async def test_quitting_with_unsaved_entries_asks(cup: Path) -> None:
    """`q` asks; esc stays and the entry is still there; enter quits, the entry still to be written out."""
    hands = Hands(cup, NOW)
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.go_to("sf1.1")
        await hands.press("k", "enter")
        with a_folder_that_is_gone(cup):
            await hands.press("g", "h", "enter", "q")
            assert "1 entry is not saved" in hands.said
            await hands.press("escape")
            assert hands.app.is_running
            assert hands.said.startswith("NOT SAVED: 1 entry")
            await hands.press("q")
            hands.app.post_message(key_event("enter"))
            await until(hands.pilot, lambda: hands.app._exit)
    assert [event.kind for event in hands.app.desk.unsaved] == ["goal"]


async def test_quitting_with_all_saved_does_not_ask(cup: Path) -> None:
    """`q` quits."""
    hands = Hands(cup, NOW)
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        hands.app.post_message(key_event("q"))
        await until(hands.pilot, lambda: hands.app._exit)


async def test_an_entry_that_unsettles_asks_once(cup: Path) -> None:
    """The semi-final has begun; taking back goals of the quarter-final is asked about, then done."""
    hands = Hands(cup, NOW)
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.go_to("sf1.1")
        await hands.press("k", "enter")
        await hands.go_to("qf2.2")
        goals = [e for e in hands.app.main.board.log if e.place == "qf2.1" and e.kind == "goal"]
        scoring = hands.app.main.scoring
        assert scoring is not None
        for each in goals[:-1]:
            scoring.take_back(each)
        before = hands.app.main.board.ties["sf1"].teams
        assert "instead of Atalanta" in hands.said or "go through no more" in hands.said
        assert "SF1 already has 1 event" in hands.said
        await hands.press("escape")
        assert hands.app.desk.board.ties["sf1"].teams == before
        scoring.take_back(goals[1])
        await hands.press("enter")
        assert load(cup).ties["sf1"].teams != before
