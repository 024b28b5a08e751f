"""A real terminal with 63 ties and 10,000 events: key to changed screen, event to changed screen, and memory.

The floor of the times is the 16 ms that they may take; what is shown is the 95th percentile. The floor of
memory is the resident size of a Textual app with one Static.
"""

from __future__ import annotations

import json
import os
import pty
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

from big import IN_HAND, big, entry
from processes import become, terminal
from timing import Row, megabytes

from scoreboard.store import Folder

_HERE = Path(__file__).parent
_ALLOWED = 0.016
_UP, _DOWN, _RIGHT, _LEFT = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D"
_KEYS = [b"b", *[_DOWN, _DOWN, _RIGHT, _LEFT, _UP, _UP] * 15, b"l", *[_DOWN] * 30, b"[", b"]", *b"fff"]
_EVENTS = 30
_STARTED = 4.0
"""Seconds in which the app has drawn itself and begun to follow the files."""


def rows() -> Iterator[Row]:
    """The rows of this module."""
    with tempfile.TemporaryDirectory(prefix="scoreboard-bench-") as name:
        place = Path(name)
        surroundings = terminal(str(place / "byte-code"))
        folder = big().write(place / "cup")
        for size in ((80, 24), (120, 36), (160, 45)):
            yield from _timed(surroundings, folder, place / "times", size)
        bare = _resident(surroundings, [str(_HERE / "floor_app.py")])
        ours = _resident(surroundings, ["-m", "scoreboard", "watch", str(folder)])
        yield Row("memory, 10,000 events", bare, ours, 1.5, megabytes)


def _timed(surroundings: dict[str, str], folder: Path, times: Path, size: tuple[int, int]) -> Iterator[Row]:
    """Press keys, then let another program enter goals, with pauses in which the screen comes to rest."""
    arguments = [str(_HERE / "watched_app.py"), str(folder), str(times)]
    with _app(surroundings, arguments, size) as (child, keyboard):
        for key in _KEYS:
            os.write(keyboard, key if isinstance(key, bytes) else bytes([key]))
            sleep(0.1)
        scorer = Folder(folder)
        for _ in range(_EVENTS):
            scorer.append(entry(match=f"{IN_HAND}.2", kind="goal", team="t64", minute="85"))
            sleep(0.7)
        os.write(keyboard, b"q")
        os.waitpid(child, 0)
    for what, taken in json.loads(times.read_text(encoding="utf-8")).items():
        late = sorted(taken)[int(len(taken) * 0.95)]
        yield Row(f"{what} to changed screen, {size[0]}x{size[1]}", _ALLOWED, late, 1.0)


def _resident(surroundings: dict[str, str], arguments: list[str]) -> float:
    """Bytes of memory that a program has taken once it is at rest."""
    with _app(surroundings, arguments, (120, 36)) as (child, _):
        status = Path(f"/proc/{child}/status").read_text(encoding="utf-8")
    return float(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) * 1024


@contextmanager
def _app(
    surroundings: dict[str, str], arguments: list[str], size: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """A program in a terminal of its own, started and at rest: its process, and the terminal to write to."""
    child, terminal_end = pty.fork()
    if not child:
        become(surroundings, arguments, size)
    threading.Thread(target=_drain, args=(terminal_end,), daemon=True).start()
    try:
        sleep(_STARTED)
        yield child, terminal_end
    finally:
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _drain(terminal_end: int) -> None:
    with suppress(OSError):
        while os.read(terminal_end, 65536):
            pass
