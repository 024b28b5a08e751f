"""Whole processes: `scoreboard results`, and the app up to its first frame.

They start as an installed program does, with byte code that an earlier start has kept: without it (under
PYTHONDONTWRITEBYTECODE, say) it is the compiler that would be timed. It is kept outside the source tree.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from timing import Row, in_turn

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_FIXTURE = str(_ROOT / "fixtures" / "uel-2023-24")
_FLOOR = """
import pydantic, tomllib
class Side(pydantic.BaseModel):
    name: str
    goals: int = 0
Side.model_validate({"name": "Marseille", "goals": 1})
"""
_UNSET = ("NO_COLOR", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
_DRAWN = b"Marseille"
_PATIENCE = 10.0


def rows() -> Iterator[Row]:
    """The rows of this module."""
    with tempfile.TemporaryDirectory(prefix="scoreboard-bench-") as kept:
        surroundings = terminal(kept)
        yield in_turn(
            "scoreboard results, whole process",
            lambda: _run(surroundings, "-c", _FLOOR),
            lambda: _run(surroundings, "-m", "scoreboard", "results", _FIXTURE),
            1.5,
            rounds=31,
        )
        yield _first_frame(surroundings, "start to first frame, 120x36", 1.35, rounds=21)


def terminal(kept: str) -> dict[str, str]:
    """The environment of a plain colour terminal, byte code kept in the folder `kept`."""
    told = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    told |= {"PYTHONPYCACHEPREFIX": kept}
    return {key: value for key, value in os.environ.items() if key not in _UNSET} | told


def _run(surroundings: dict[str, str], *arguments: str) -> None:
    command = [sys.executable, *arguments]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=_ROOT, env=surroundings)


def _first_frame(surroundings: dict[str, str], name: str, limit: float, rounds: int) -> Row:
    floor, ours = [str(_HERE / "floor_app.py")], ["-m", "scoreboard", "watch", _FIXTURE]
    floors, own = [], []
    for number in range(rounds + 1):
        pair = _until_drawn(surroundings, floor), _until_drawn(surroundings, ours)
        if pair[0] is None or pair[1] is None:
            return Row(name, pair[0], pair[1], limit)
        if number:
            floors.append(pair[0])
            own.append(pair[1])
    return Row(name, median(floors), median(own), limit)


def _until_drawn(surroundings: dict[str, str], arguments: list[str]) -> float | None:
    """Seconds from the start of a process in a pty until it has drawn a team; None where it does not."""
    start = perf_counter()
    child, terminal = pty.fork()
    if not child:
        become(surroundings, arguments)
    try:
        return _seen(terminal, start)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def become(surroundings: dict[str, str], arguments: list[str], size: tuple[int, int] = (120, 36)) -> None:
    """Turn the forked child into the program, on a terminal of that size. It never returns."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        os.chdir(_ROOT)
        os.execve(sys.executable, [sys.executable, *arguments], surroundings)
    finally:
        os._exit(127)


def _seen(terminal: int, start: float) -> float | None:
    output = b""
    while (left := start + _PATIENCE - perf_counter()) > 0:
        if not select.select([terminal], [], [], left)[0]:
            break
        try:
            new = os.read(terminal, 65536)
        except OSError:
            break
        output += new
        now = perf_counter()
        if not new:
            break
        if _DRAWN in output and b"Traceback" not in output:
            return now - start
    return None
