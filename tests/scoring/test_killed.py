"""A scorer's app in a real terminal, killed in the middle of the evening."""

from __future__ import annotations

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import sys
import termios
from contextlib import suppress
from pathlib import Path
from time import monotonic

import pytest

from scoreboard.events import Goal
from scoreboard.store import load

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

ROUNDS = 10
_SAVED = re.compile(rb"saved: goal, Marseille (\d+)'")
_STARTED = 20.0


class Terminal:
    """The app in a terminal of its own."""

    def __init__(self, cup: Path) -> None:
        self.child, self.end = pty.fork()
        if not self.child:
            self._become(cup)
        self.output = b""

    def _become(self, cup: Path) -> None:
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
            home = {"HOME": str(cup.parent), "XDG_CONFIG_HOME": str(cup.parent / "config")}
            told = {**os.environ, **home, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
            told = {
                name: value for name, value in told.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")
            }
            command = [sys.executable, "-m", "scoreboard", "edit", str(cup), "--as", "anna"]
            os.execve(sys.executable, command, told)
        finally:
            os._exit(127)

    def read(self, seconds: float, until: bytes | None = None) -> None:
        """Take in what the app draws, for a time or until something is there."""
        end = monotonic() + seconds
        while (left := end - monotonic()) > 0:
            if until is not None and until in self.output:
                return
            if not select.select([self.end], [], [], left)[0]:
                break
            try:
                self.output += os.read(self.end, 65536)
            except OSError:
                break
        assert until is None or until in self.output, self.output[-2000:]

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.end, keys)

    def kill(self) -> None:
        """End the app at once, and take in what it had drawn."""
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        with suppress(OSError):
            while select.select([self.end], [], [], 0)[0] and (new := os.read(self.end, 65536)):
                self.output += new
        os.close(self.end)


def test_kill_at_random_moments(cup: Path) -> None:
    """Whatever the screen had told as saved is in the log; the app opens again and goes on at once."""
    chance, told, minute = random.Random(), set[int](), 0
    for number in range(ROUNDS):
        terminal = Terminal(cup)
        terminal.read(_STARTED, b"Stop scoring")
        if not number:
            # The semi-final is to the right of the quarter-final that is selected first.
            terminal.type(b"\x1b[C")
            terminal.type(b"k\r")
            terminal.read(_STARTED, b"saved: kick-off")
        end = monotonic() + chance.random() * 0.8
        while monotonic() < end:
            minute = minute % 40 + 1
            terminal.type(b"gh\t%d\r" % minute)
            terminal.read(chance.random() * 0.05)
        terminal.kill()
        told |= {int(found) for found in _SAVED.findall(terminal.output)}
        board = load(cup)
        goals = [event for event in board.log if isinstance(event, Goal) and event.place == "sf1.1"]
        assert told <= {event.minute.minute for event in goals}
        assert board.match("sf1.1").kicked_off(board.match("sf1.1").period) is not None  # type: ignore[arg-type]
    assert told
