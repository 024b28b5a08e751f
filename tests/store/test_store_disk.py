"""When the disk is full, broken or read-only, or another program holds the log."""

from __future__ import annotations

import errno
import os
import resource
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from scoreboard.events import Event
from scoreboard.store import DataError, Folder, NotSaved, load
from scoreboard.store import folder as folder_module

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

Remark = Callable[..., Event]
AsNobody = Callable[[], AbstractContextManager[None]]
InChild = Callable[[Callable[[], Any]], Any]


@pytest.mark.parametrize("room", [0, 1, 20, 60], ids="{} bytes left".format)
def test_a_full_disk_leaves_the_log_as_it_was(
    cup: Path, remark: Remark, in_child: InChild, room: int
) -> None:
    """The file may not grow by a whole block: the system writes what fits, and it is taken back."""
    log = cup / "events.toml"
    before = log.read_bytes()

    def story() -> tuple[str, bytes, int]:
        folder = Folder(cup)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + room, most[1]))
        with pytest.raises(NotSaved) as caught:
            folder.append(remark())
        left = log.read_bytes()
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
        return str(caught.value), left, folder.append(remark()).event.id

    told, left, saved = in_child(story)
    assert told == f"{log}: not saved: file too large"
    assert left == before
    board = load(cup)
    assert board.log.last_id == saved
    assert len(board.log) == before.count(b"[[event]]") + 1


def test_a_full_disk_keeps_the_torn_bytes_too(cup: Path, remark: Remark, in_child: InChild) -> None:
    """There is no room to set the torn end aside: it stays, and is set aside once there is room."""
    log = cup / "events.toml"
    log.write_bytes(log.read_bytes() + b'[[event]]\nmatch = "qf4')
    before = log.read_bytes()

    def story() -> bytes:
        folder = Folder(cup)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, most[1]))
        with pytest.raises(NotSaved):
            folder.append(remark())
        left = log.read_bytes()
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
        folder.append(remark())
        return left

    assert in_child(story) == before
    kept = [file.read_bytes() for file in cup.glob("events.toml.torn-*")]
    assert b'[[event]]\nmatch = "qf4' in kept
    assert load(cup).log[-1].kind == "note"


def test_no_space_after_half_a_block_is_not_saved(
    cup: Path, remark: Remark, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first write takes half the block, the second fails: the log is byte for byte as it was."""
    log, folder = cup / "events.toml", Folder(cup)
    before, board = log.read_bytes(), folder.board
    with monkeypatch.context() as disk:
        disk.setattr(os, "write", _half_then(errno.ENOSPC))
        with pytest.raises(NotSaved, match="not saved: no space left on device"):
            folder.append(remark())
    assert log.read_bytes() == before
    assert folder.board == board
    event = folder.append(remark()).event
    assert load(cup).log[-1] == event


def test_a_disk_that_fails_to_sync_is_not_saved(
    cup: Path, remark: Remark, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be brought to disk is taken back, said so, and the next entry works."""
    log, folder = cup / "events.toml", Folder(cup)
    before = log.read_bytes()

    def broken(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", broken)
        with pytest.raises(NotSaved, match="not saved: input/output error"):
            folder.append(remark())
    assert log.read_bytes() == before
    folder.append(remark())
    assert load(cup) == folder.board


def test_a_disk_that_takes_a_few_bytes_a_time_saves_the_whole_block(
    cup: Path, remark: Remark, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However short the writes are: what is told as saved is on disk, whole."""
    write, folder = os.write, Folder(cup)
    with monkeypatch.context() as disk:
        disk.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data)[:10]))
        event = folder.append(remark()).event
    again = Folder(cup)
    assert again.notices == ()
    assert again.board.log[-1] == event


def test_the_first_event_of_a_log_fails_without_a_trace(
    drawn: Path, remark: Remark, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log that could not be begun is empty, and the next entry is event 1."""
    folder = Folder(drawn)
    with monkeypatch.context() as disk:
        disk.setattr(os, "write", _half_then(errno.ENOSPC))
        with pytest.raises(NotSaved):
            folder.append(remark())
    assert (drawn / "events.toml").read_bytes() == b""
    assert folder.append(remark()).event.id == 1


def test_a_read_only_folder_can_be_read_and_not_written(
    open_cup: Path, remark: Remark, as_nobody: AsNobody
) -> None:
    """A watcher without the right to write opens and follows; an entry says why it is not saved."""
    _write_protect(open_cup)
    before = (open_cup / "events.toml").read_bytes()
    with as_nobody():
        folder = Folder(open_cup)
        assert folder.refresh() is False
        with pytest.raises(NotSaved, match="not saved: permission denied"):
            folder.append(remark())
    assert (open_cup / "events.toml").read_bytes() == before


def test_a_read_only_torn_log_opens_for_a_watcher(open_cup: Path, as_nobody: AsNobody) -> None:
    """The torn end cannot be set aside by this user, who can look all the same; so with a lock beside it."""
    log = open_cup / "events.toml"
    log.write_bytes(log.read_bytes() + b"[[event]]\nma")
    (open_cup / ".events.lock").touch(mode=0o644)
    _write_protect(open_cup)
    with as_nobody():
        assert len(Folder(open_cup).notices) == 1


def test_a_read_only_log_is_torn_once(open_cup: Path, remark: Remark, as_nobody: AsNobody) -> None:
    """Entries that cannot be saved do not set the same torn bytes aside again and again."""
    log = open_cup / "events.toml"
    log.write_bytes(log.read_bytes() + b"[[event]]\nma")
    log.chmod(0o444)
    open_cup.chmod(0o777)
    with as_nobody():
        folder = Folder(open_cup)
        for _ in range(3):
            with pytest.raises(NotSaved, match="not saved: permission denied"):
                folder.append(remark())
    assert len(list(open_cup.glob("events.toml.torn-*"))) <= 1


@pytest.mark.parametrize("name", ["competition.toml", "events.toml"])
def test_a_file_nobody_may_read_is_told(open_cup: Path, as_nobody: AsNobody, name: str) -> None:
    """Without permission to read one of the files, the error names it."""
    (open_cup / name).chmod(0o000)
    with as_nobody(), pytest.raises(DataError, match="no permission to read it") as caught:
        Folder(open_cup)
    (problem,) = caught.value.problems
    assert problem.file == open_cup / name


def test_a_folder_nobody_may_enter_is_told(open_cup: Path, as_nobody: AsNobody) -> None:
    """A folder without the right to look into it is an error about its files, not a crash."""
    open_cup.chmod(0o000)
    try:
        with as_nobody(), pytest.raises(DataError, match="no permission to read it"):
            Folder(open_cup)
    finally:
        open_cup.chmod(0o755)


def test_a_followed_folder_that_is_closed_keeps_its_board(open_cup: Path, as_nobody: AsNobody) -> None:
    """The permission goes away while somebody watches: the last good board stays, and the fault is told."""
    with as_nobody():
        folder = Folder(open_cup)
    board = folder.board
    open_cup.chmod(0o000)
    try:
        with as_nobody(), pytest.raises(DataError, match="no permission to read it"):
            folder.refresh()
    finally:
        open_cup.chmod(0o755)
    assert folder.board is board
    folder.refresh()
    assert folder.board == board


def test_a_lock_that_another_program_holds_is_waited_for_and_told(
    cup: Path, remark: Remark, fork: Callable[..., tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scorer's program was stopped in the middle of saving: others give up in time, and go on after it."""
    monkeypatch.setattr(folder_module, "_PATIENCE", 0.2)
    folder, before = Folder(cup), (cup / "events.toml").read_bytes()

    def hold(_: int) -> None:
        with Folder(cup)._locked():
            os.kill(os.getpid(), signal.SIGSTOP)

    child, _ = fork(hold)
    os.waitpid(child, os.WUNTRACED)
    with pytest.raises(NotSaved, match="not saved: another program holds the log"):
        folder.append(remark())
    assert (cup / "events.toml").read_bytes() == before
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    folder.append(remark())
    assert load(cup) == folder.board


def _write_protect(folder: Path) -> None:
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)


def _half_then(error: int) -> Callable[[int, bytes], int]:
    """An os.write that takes half of what it is given, and fails from then on."""
    write, calls = os.write, []

    def short(descriptor: int, data: bytes) -> int:
        calls.append(descriptor)
        if len(calls) > 1:
            raise OSError(error, os.strerror(error))
        return write(descriptor, data[: len(data) // 2])

    return short
