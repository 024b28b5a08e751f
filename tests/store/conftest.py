"""Competition folders to spoil, processes to kill, and a user without rights."""

from __future__ import annotations

import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest

from scoreboard.events import KINDS, Event
from scoreboard.store import DataError, Folder

FIXTURES = Path(__file__).parents[2] / "fixtures"
NOBODY = 65534


@pytest.fixture
def cup(tmp_path: Path) -> Path:
    """A copy of the Europa League on the morning of 19 April 2024, the semi-finals to come."""
    return Path(shutil.copytree(FIXTURES / "uel-2023-24", tmp_path / "cup"))


@pytest.fixture
def played(cup: Path) -> int:
    """How many events its log holds, which is also the id of the last."""
    return (cup / "events.toml").read_text().count("[[event]]")


@pytest.fixture
def open_cup(tmp_path: Path) -> Iterator[Path]:
    """The same competition where every user can reach and read it, and only its owner write."""
    made = Path(tempfile.mkdtemp(prefix="scoreboard-", dir="/tmp"))
    made.chmod(0o755)
    yield Path(shutil.copytree(FIXTURES / "uel-2023-24", made / "cup"))
    shutil.rmtree(made)


@pytest.fixture
def drawn(cup: Path) -> Path:
    """The same competition before its first event: no events.toml at all."""
    (cup / "events.toml").unlink()
    return cup


@pytest.fixture
def remark() -> Callable[..., Event]:
    """Make a note on the second leg of qf4, which the rules never refuse."""

    def make(text: str = "the lights are back on", **keys: Any) -> Event:
        return KINDS["note"].model_validate({"match": "qf4.2", "text": text, **keys})

    return make


@pytest.fixture
def as_nobody(tmp_path: Path, remark: Callable[..., Event]) -> Callable[[], AbstractContextManager[None]]:
    """Go on as a user whom file permissions bind, where the tests run as root.

    That user may not be able to read Python's own library, so all that a folder needs is imported before.
    """
    warm = Folder(Path(shutil.copytree(FIXTURES / "uel-2023-24", tmp_path / "warm")))
    warm.append(remark())
    with pytest.raises(DataError):
        Folder(tmp_path)

    @contextmanager
    def dropped() -> Iterator[None]:
        was = os.geteuid()
        if was == 0:
            os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(was)

    return dropped


@pytest.fixture
def fork() -> Iterator[Callable[[Callable[[int], None]], tuple[int, int]]]:
    """Run a function in a child process that writes to a pipe; give its id and the pipe's reading end."""
    children: list[tuple[int, int]] = []

    def start(story: Callable[[int], None]) -> tuple[int, int]:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _leave_after(story, writing)
        os.close(writing)
        children.append((child, reading))
        return child, reading

    yield start
    for child, reading in children:
        os.close(reading)
        try:
            os.kill(child, 9)
            os.waitpid(child, 0)
        except (ProcessLookupError, ChildProcessError):
            continue


@pytest.fixture
def in_child(fork: Callable[..., tuple[int, int]]) -> Callable[[Callable[[], Any]], Any]:
    """Run a function in a child process and give what it returns; what it raises is raised here."""

    def run(story: Callable[[], Any]) -> Any:
        def tell(pipe: int) -> None:
            try:
                told = (True, story())
            except BaseException as error:
                told = (False, f"{type(error).__name__}: {error}")
            with os.fdopen(pipe, "wb") as out:
                pickle.dump(told, out)

        child, pipe = fork(tell)
        with os.fdopen(os.dup(pipe), "rb") as answers:
            fine, told = pickle.load(answers)
        os.waitpid(child, 0)
        assert fine, told
        return told

    return run


def _leave_after(story: Callable[[int], None], pipe: int) -> NoReturn:
    """Run the child's part and end it at once, so that nothing of pytest goes on in it."""
    code = 1
    try:
        story(pipe)
        code = 0
    finally:
        os._exit(code)
