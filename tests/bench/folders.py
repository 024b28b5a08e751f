"""Competition folders: one event saved, and 10,000 loaded."""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from big import IDLE, big, entry
from filelock import FileLock
from timing import Row, Task, in_turn

from scoreboard.events import Event
from scoreboard.store import Folder, load
from scoreboard.store.blocks import block

_MATCH = f"{IDLE}.1"
_ROUNDS = 101


def rows() -> Iterator[Row]:
    """The rows of this module."""
    with tempfile.TemporaryDirectory(prefix="scoreboard-bench-") as name:
        yield from _saving(Path(name))
        yield _loading(Path(name))


def _saving(place: Path) -> Iterator[Row]:
    for length in (10, 10_000):
        folder = big().write(place / f"bare-{length}", length)
        yield in_turn(
            f"save one event, log of {length:,}", _bare(folder), _saver(folder), 3.0, rounds=_ROUNDS
        )
    short, long = (_saver(big().write(place / f"saved-{length}", length)) for length in (10, 10_000))
    yield in_turn("save one event: log of 10,000 beside 10", short, long, 1.2, rounds=_ROUNDS)
    short, long = (_shared(big().write(place / f"shared-{length}", length)) for length in (10, 10_000))
    yield in_turn("save after another scorer: 10,000 beside 10", short, long, rounds=_ROUNDS)


def _loading(place: Path) -> Row:
    folder = big().write(place / "loaded")

    def floor() -> None:
        for name in ("competition.toml", "events.toml"):
            with (folder / name).open("rb") as file:
                tomllib.load(file)

    return in_turn("load 10,000 events", floor, lambda: load(folder), 1.4, rounds=9)


def _goal() -> Event:
    return entry(match=_MATCH, kind="goal", team="t61", minute="12", player="T61 Player 9", by="anna")


def _kicked_off(path: Path) -> Folder:
    folder = Folder(path)
    folder.append(entry(match=_MATCH, kind="period", period="first_half"))
    return folder


def _saver(path: Path) -> Task:
    folder, goal = _kicked_off(path), _goal()
    return lambda: folder.append(goal)


def _shared(path: Path) -> Task:
    """Two scorers in turn, so that each reads the other's event before it saves its own; per two events."""
    folders, goal = (_kicked_off(path), Folder(path)), _goal()

    def save() -> None:
        for folder in folders:
            folder.append(goal)

    return save


def _bare(folder: Path) -> Task:
    """A lock, one write and an fsync of as many bytes, at the end of a file as long as the log."""
    file, lock = folder / "bare", folder / ".bare.lock"
    file.write_bytes((folder / "events.toml").read_bytes())
    new = ("\n" + block(_goal().model_copy(update={"id": 10_000}))).encode()

    def save() -> None:
        with FileLock(lock):
            descriptor = os.open(file, os.O_WRONLY | os.O_APPEND)
            try:
                os.write(descriptor, new)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    return save
