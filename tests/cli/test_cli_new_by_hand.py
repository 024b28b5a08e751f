"""`scoreboard new` by hand: it asks, in a real terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scoreboard.store import load

_PATIENCE = 20.0
"""Seconds until a question is given up."""


class Hands:
    """Somebody at a terminal who waits for a question and types the answer."""

    def __init__(self, *arguments: object, **env: str) -> None:
        self.terminal, end = pty.openpty()
        command = [sys.executable, "-m", "scoreboard", *map(str, arguments)]
        self.process = subprocess.Popen(
            command, stdin=end, stdout=end, stderr=end, env={**os.environ, **env}, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )  # fmt: skip
        os.close(end)
        self.seen = ""

    def answer(self, question: str, words: str) -> None:
        """Wait until the question is the last thing on the screen, and type."""
        while not self.seen.endswith(f"{question}: "):
            self._read(f"waiting for {question!r}")
        self.seen = ""
        os.write(self.terminal, words.encode("utf-8", "surrogateescape") + b"\n")

    def rest(self) -> str:
        """What is printed up to the end."""
        while self._read("waiting for the end"):
            pass
        self.process.wait(_PATIENCE)
        return self.seen

    def _read(self, what: str) -> bool:
        ready, _, _ = select.select([self.terminal], [], [], _PATIENCE)
        assert ready, f"{what}; seen: {self.seen!r}"
        try:
            new = os.read(self.terminal, 65536)
        except OSError:
            new = b""  # Linux says so when the other end has closed
        self.seen += new.decode(errors="replace").replace("\r\n", "\n")
        assert new or what.endswith("the end"), f"ended while {what}; seen: {self.seen!r}"
        return bool(new)

    def close(self) -> None:
        """Leave the terminal."""
        os.close(self.terminal)
        self.process.kill()
        self.process.wait(_PATIENCE)


@pytest.fixture
def sit_down() -> Iterator[Callable[..., Hands]]:
    """Call a command in a terminal; it is closed in the end."""
    sitting: list[Hands] = []

    def call(*arguments: object, **env: str) -> Hands:
        sitting.append(Hands(*arguments, **env))
        return sitting[-1]

    yield call
    for hands in sitting:
        hands.close()


def test_it_asks_for_everything(tmp_path: Path, sit_down: Callable[..., Hands]) -> None:
    """Name, teams, legs, start, draw, third place; what cannot be is asked again, with the reason."""
    folder = tmp_path / "village-cup"
    hands = sit_down("new", folder)
    hands.answer("Name of the competition [Village Cup]", "Ål Cup")
    hands.answer("  1", "Riverside Reds | Reds | RED")
    hands.answer("  2", "")
    hands.answer("it takes 2 teams at least\n  2", "riverside reds")
    hands.answer('"riverside reds" is listed already; leave one of them out\n  2', "Blues")
    hands.answer("  3", "Greens")
    hands.answer("  4", "Whites")
    hands.answer("  5", "")
    hands.answer("Legs in each tie, 1 or 2 [1]", "3")
    hands.answer('"3" is not allowed here; write 1 or 2\nLegs in each tie, 1 or 2 [1]', "2")
    hands.answer("Legs in the final, 1 or 2 [1]", "")
    hands.answer("Starts", "tomorrow")
    hands.answer("write 2026-05-02 or 2026-05-02T15:00\nStarts", "2026-05-02 15:00")
    hands.answer("Draw [random]", "seded")
    hands.answer('no draw "seded"; did you mean "seeded"?\nDraw [random]', "listed")
    hands.answer("A match for third place, y or n [n]", "maybe")
    hands.answer('"maybe" is neither; write y or n\nA match for third place, y or n [n]', "y")
    told = hands.rest()
    assert hands.process.returncode == 0
    assert told.endswith(f"open it with: scoreboard edit {folder}\n")
    assert "Riverside Reds v Blues (Sat 2 May 2026, 15:00)" in told
    drawn = load(folder).competition
    assert drawn.name == "Ål Cup"
    assert list(drawn.teams) == ["reds", "blues", "greens", "whites"]
    assert list(drawn.matches) == ["sf1.1", "sf1.2", "sf2.1", "sf2.2", "third.1", "final.1"]


@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_a_terminal_in_latin_1_is_told(errors: str, tmp_path: Path, sit_down: Callable[..., Hands]) -> None:
    """However Python takes such bytes, which is another way in another locale."""
    hands = sit_down("new", tmp_path / "cup", "--name=Cup", PYTHONIOENCODING=f"utf-8:{errors}")
    hands.answer("  1", "M\udcfcnchen")
    hands.answer("holds a byte that is not UTF-8; write it in that encoding\n  1", "München")
    hands.answer("  2", "\x04")
    hands.rest()


def test_a_bare_enter_takes_what_is_offered(tmp_path: Path, sit_down: Callable[..., Hands]) -> None:
    """Two teams, and Enter all the way: one final, drawn at random, to be arranged later."""
    folder = tmp_path / "shield"
    hands = sit_down("new", folder)
    hands.answer("Name of the competition [Shield]", "")
    hands.answer("  1", "Reds")
    hands.answer("  2", "Blues")
    hands.answer("  3", "")
    for question in ("Legs in each tie, 1 or 2 [1]", "Starts", "Draw [random]"):
        hands.answer(question, "")
    assert "Drawn at random, seed " in hands.rest()
    drawn = load(folder).competition
    assert (drawn.name, list(drawn.matches)) == ("Shield", ["final.1"])
    assert drawn.ties["final"].legs == ()


def test_what_a_flag_says_is_not_asked(tmp_path: Path, sit_down: Callable[..., Hands]) -> None:
    """Only the teams are left to be asked for, and a match for third place takes four."""
    flags = ("--name=Cup", "--legs=1", "--start=2026-05-02", "--draw=listed", "--third-place")
    hands = sit_down("new", tmp_path / "cup", *flags)
    for number, team in enumerate(("Reds", "Blues", "Greens")):
        hands.answer(f"{number + 1:>3}", team)
    hands.answer("  4", "")
    hands.answer("it takes 4 teams at least\n  4", "Whites")
    hands.answer("  5", "")
    assert "Reds v Blues (Sat 2 May 2026)" in hands.rest()
    assert "third" in load(tmp_path / "cup").competition.ties


def test_with_the_teams_given_it_asks_nothing(tmp_path: Path, sit_down: Callable[..., Hands]) -> None:
    """A script that runs in a terminal does not come to a stop."""
    hands = sit_down("new", tmp_path / "cup", "--team=Reds", "--team=Blues")
    hands.rest()
    assert hands.process.returncode == 0
    assert load(tmp_path / "cup").competition.name == "Cup"


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl+c", "ctrl+d"])
def test_who_leaves_has_made_nothing(key: str, tmp_path: Path, sit_down: Callable[..., Hands]) -> None:
    """In the middle of the teams: it says so, and there is no folder."""
    hands = sit_down("new", tmp_path / "cup", "--name=Cup")
    hands.answer("  1", "Reds")
    hands.answer("  2", key)
    assert hands.rest().endswith("nothing is made\n")
    assert hands.process.returncode == 130
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_told_before_anything_is_asked(
    tmp_path: Path, sit_down: Callable[..., Hands]
) -> None:
    """Nobody types eight teams for nothing."""
    (tmp_path / "cup").mkdir()
    (tmp_path / "cup" / "notes.txt").write_text("mine")
    hands = sit_down("new", tmp_path / "cup")
    assert hands.rest() == f"{tmp_path / 'cup'}: is there already; name a folder that is not\n"
    assert hands.process.returncode == 1
