"""The command line, in this process and as a real one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from scoreboard.cli import run

FIXTURES = Path(__file__).parents[2] / "fixtures"


class Answer(NamedTuple):
    """What a command left behind: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def errors(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


@pytest.fixture
def cup(tmp_path: Path) -> Path:
    """A copy of the Europa League on the morning of 19 April 2024, the semi-finals to come."""
    return Path(shutil.copytree(FIXTURES / "uel-2023-24", tmp_path / "cup"))


@pytest.fixture
def played(cup: Path) -> int:
    """How many events its log holds, which is also the id of the last."""
    return (cup / "events.toml").read_text().count("[[event]]")


@pytest.fixture
def scoreboard(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run a command in this process."""

    def call(*arguments: object) -> Answer:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Answer(int(ended.value.code or 0), out, err)

    return call


@pytest.fixture
def process() -> Callable[..., Answer]:
    """Run a command as a process of its own."""

    def call(*arguments: object, python: tuple[str, ...] = (), **options: Any) -> Answer:
        command = [sys.executable, *python, "-m", "scoreboard", *map(str, arguments)]
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", check=False, **options
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    return call


@pytest.fixture
def spoil(cup: Path) -> Callable[..., Path]:
    """Edit a file of the competition by hand: put something in the place of a line's words, or at the end."""

    def edit(name: str, old: str | None, new: str) -> Path:
        file = cup / name
        text = file.read_text()
        assert old is None or old in text, old
        file.write_text(text + new if old is None else text.replace(old, new, 1))
        return file

    return edit


def line_of(file: Path, words: str) -> int:
    """The line, from 1, on which some words first begin."""
    text = file.read_bytes().decode(errors="replace")
    return text.count("\n", 0, text.index(words)) + 1


@pytest.fixture
def told_once(scoreboard: Callable[..., Answer], cup: Path) -> Callable[..., None]:
    """Expect `results` to fail with one line on standard error: file, line, path and reason, exit code 1."""

    def expect(file: Path, at: str | None, says: str) -> None:
        answer = scoreboard("results", cup)
        assert answer.out == ""
        assert answer.code == 1
        (error,) = answer.errors
        place = f"{file}:{line_of(file, at)}: " if at is not None else f"{file}: "
        assert error.startswith(place), error[:300]
        assert says in error, error[:300]
        assert len(error) < 600
        assert error.isprintable()

    return expect
