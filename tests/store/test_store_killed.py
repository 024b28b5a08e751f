"""A scorer's program that is killed at any moment."""

from __future__ import annotations

import os
import random
import select
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from scoreboard.events import Event
from scoreboard.store import Folder, load

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

ROUNDS = 200


def test_what_was_told_as_saved_survives_a_kill(
    drawn: Path, remark: Callable[..., Event], fork: Callable[..., tuple[int, int]]
) -> None:
    """Killed 200 times while it appends, at a random moment each: all that it told as saved is in the log,
    which opens, its ids rising, and nothing is in it twice.
    """
    Folder(drawn).append(remark("before the first kill"))
    chance, told = random.Random(), []
    for number in range(ROUNDS):

        def score(pipe: int, number: int = number) -> None:
            folder, count = Folder(drawn), 0
            while True:
                count += 1
                event = folder.append(remark(f"{number}.{count}")).event
                os.write(pipe, f"{event.id} {number}.{count}\n".encode())

        child, pipe = fork(score)
        answers = b"".join(os.read(pipe, 4096) for _ in range(chance.randrange(4)))
        select.select([], [], [], chance.random() / 100)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(pipe, 4096):
            answers += more
        told += [line.split() for line in answers.decode().splitlines()]
        if number % 20 == 0:
            load(drawn)
    kept = {event.id: event.text for event in load(drawn).log}  # type: ignore[attr-defined]
    assert len(told) > ROUNDS
    assert [(number, text) for number, text in told if kept.get(int(number)) != text] == []
    assert list(kept) == sorted(kept)
    assert [text for text, times in Counter(kept.values()).items() if times > 1] == []
    assert len(kept) <= len(told) + ROUNDS + 1
