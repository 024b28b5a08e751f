"""`scoreboard log`: the event log as text, and as it goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from scoreboard.store import follow

Command = Callable[..., Any]
NOTE = '\n[[event]]\nmatch = "qf4.2"\nkind = "note"\ntext = "{}"\n'


def test_the_log_is_a_line_an_event(cup: Path, played: int, process: Command) -> None:
    """Every event of the quarter-finals, in the order of entry, each with its id first."""
    answer = process("log", cup)
    assert (answer.code, answer.err) == (0, "")
    assert [int(line.split()[0]) for line in answer.out.splitlines()] == list(range(1, played + 1))


def test_the_log_of_one_match(cup: Path, scoreboard: Command) -> None:
    """`--match` leaves out what happened elsewhere."""
    lines = scoreboard("log", cup, "--match", "qf4.1").out.splitlines()
    assert {line.split()[1] for line in lines} == {"qf4.1"}
    assert any("Rafa Silva" in line for line in lines)


def test_an_unknown_match_is_wrong_use(cup: Path, scoreboard: Command) -> None:
    """Exit code 2, one line, and the match that may have been meant."""
    answer = scoreboard("log", cup, "--match", "qf4.9")
    assert (answer.code, answer.out) == (2, "")
    assert 'no match "qf4.9"; did you mean' in answer.err


@pytest.fixture
def following(cup: Path) -> Iterator[subprocess.Popen[str]]:
    """`scoreboard log --follow` on the cup, in a process of its own."""
    command = [sys.executable, "-m", "scoreboard", "log", str(cup), "--match", "qf4.2", "--follow"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def until(out: IO[str] | None, words: str) -> str:
    """Read lines until one has these words, and give it."""
    assert out is not None
    return next(line for line in out if words in line)


def test_a_followed_log_shows_what_is_added(
    cup: Path, following: subprocess.Popen[str], process: Command
) -> None:
    """Events that another process adds are printed as they come, in order."""
    until(following.stdout, "END")
    for text in ("a flare on the pitch", "play goes on"):
        assert process("add", cup, "qf4.2", "note", "--minute", "80", "--text", text).code == 0
        assert text in until(following.stdout, "NOTE")


def test_a_followed_log_leaves_other_matches_out(
    cup: Path, following: subprocess.Popen[str], process: Command
) -> None:
    """With `--match`, an event elsewhere is passed over and the next here is shown."""
    until(following.stdout, "END")
    process("add", cup, "qf1.2", "note", "--text", "elsewhere")
    process("add", cup, "qf4.2", "note", "--text", "here")
    assert "here" in until(following.stdout, "NOTE")


def test_a_followed_log_tells_a_spoiled_edit_and_goes_on_when_mended(
    cup: Path, following: subprocess.Popen[str]
) -> None:
    """The fault goes to standard error with its line; once mended the new event is printed."""
    until(following.stdout, "END")
    log = cup / "events.toml"
    good = log.read_text()
    log.write_text(good.replace('minute = "16"', 'minute = "0x"'))
    assert f"{log}:37: event 5.minute" in until(following.stderr, "events.toml")
    log.write_text(good + NOTE.format("all is well"))
    assert "all is well" in until(following.stdout, "NOTE")


def test_a_fault_that_stays_is_told_once(
    cup: Path, spoil: Callable[..., Path], scoreboard: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often the folder is looked at while the log is spoiled, its fault is one line."""

    def looks(_: Path) -> Iterator[None]:
        spoil("events.toml", 'minute = "16"', 'minute = "0x"')
        yield from [None] * 5

    monkeypatch.setattr(follow, "changes", looks)
    answer = scoreboard("log", cup, "--follow")
    assert len(answer.errors) == 1


def test_an_interrupted_follow_ends_quietly(following: subprocess.Popen[str]) -> None:
    """Control-C ends it with exit code 130 and no traceback."""
    until(following.stdout, "END")
    following.send_signal(signal.SIGINT)
    _, errors = following.communicate(timeout=10)
    assert following.returncode == 130
    assert errors == ""


def test_a_reader_that_goes_away_ends_the_log_quietly(cup: Path) -> None:
    """`scoreboard log | head -1`: the first line, and no traceback when the pipe breaks."""
    with (cup / "events.toml").open("a") as log:
        log.writelines(NOTE.format(f"remark number {number}") for number in range(3000))
    command = [sys.executable, "-m", "scoreboard", "log", str(cup)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().split()[0] == "1"
        process.stdout.close()
        assert process.stderr.read() == ""


@pytest.mark.parametrize("command", ["log", "results"])
def test_a_full_disk_under_the_output_is_told_in_one_line(command: str, cup: Path) -> None:
    """Output to a disk without space is an error of one line and no traceback."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "scoreboard", command, str(cup)],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert os.strerror(28).lower() in done.stderr.lower()
    assert len(done.stderr.splitlines()) == 1
