"""Folders that are none, files that are none, and several faults at once, through the real command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


def no_folder(cup: Path) -> Path:
    """A folder that is not there."""
    return cup.with_name("nowhere")


def a_file(cup: Path) -> Path:
    """A file in the place of the folder."""
    return cup / "competition.toml"


def no_draw(cup: Path) -> Path:
    """A folder with a log and no draw."""
    (cup / "competition.toml").unlink()
    return cup


def a_folder_for_the_draw(cup: Path) -> Path:
    """competition.toml is a folder."""
    (cup / "competition.toml").unlink()
    (cup / "competition.toml").mkdir()
    return cup


def a_folder_for_the_log(cup: Path) -> Path:
    """events.toml is a folder."""
    (cup / "events.toml").unlink()
    (cup / "events.toml").mkdir()
    return cup


def a_dangling_link(cup: Path) -> Path:
    """events.toml points nowhere."""
    (cup / "events.toml").unlink()
    (cup / "events.toml").symlink_to("elsewhere.toml")
    return cup


def a_link_to_itself(cup: Path) -> Path:
    """events.toml points to itself."""
    (cup / "events.toml").unlink()
    (cup / "events.toml").symlink_to("events.toml")
    return cup


def a_long_name(cup: Path) -> Path:
    """A path longer than the system takes."""
    return cup / ("x" * 5000)


def latin_draw(cup: Path) -> Path:
    """competition.toml in Latin-1."""
    text = (cup / "competition.toml").read_text()
    (cup / "competition.toml").write_bytes(text.encode("latin-1", errors="replace"))
    return cup


def latin_log(cup: Path) -> Path:
    """events.toml in Latin-1."""
    text = (cup / "events.toml").read_text()
    (cup / "events.toml").write_bytes(text.encode("latin-1", errors="replace"))
    return cup


def zeros_in_the_log(cup: Path) -> Path:
    """A hole in the middle of events.toml."""
    log = cup / "events.toml"
    log.write_bytes(log.read_bytes().replace(b'minute = "16"', b"\0" * 13))
    return cup


BROKEN = [
    (no_folder, "no such folder"),
    (a_file, "competition.toml: is a file, not a folder"),
    (no_draw, "competition.toml: no such file"),
    (a_folder_for_the_draw, "competition.toml: is a folder, not a file"),
    (a_folder_for_the_log, "events.toml: is a folder, not a file"),
    (a_dangling_link, "events.toml: no such file"),
    (a_link_to_itself, "events.toml: cannot be read"),
    (latin_draw, "competition.toml:27: byte 0xe3 is not UTF-8"),
    (latin_log, "is not UTF-8; save the file with that encoding"),
    (zeros_in_the_log, "events.toml:37: not TOML"),
]


@pytest.mark.parametrize(("broken", "says"), BROKEN, ids=lambda value: getattr(value, "__name__", ""))
@pytest.mark.parametrize("command", ["results", "check", "log"])
def test_a_broken_folder_is_told_in_one_line(
    command: str, broken: Callable[[Path], Path], says: str, cup: Path, scoreboard: Command
) -> None:
    """Whatever the command: one line that names the file, exit code 1."""
    answer = scoreboard(command, broken(cup))
    assert (answer.code, answer.out) == (1, "")
    (error,) = answer.errors
    assert says in error


def test_a_path_too_long_for_the_system_is_told(cup: Path, scoreboard: Command) -> None:
    """A name of 5,000 letters is an error about the file."""
    answer = scoreboard("results", a_long_name(cup))
    assert (answer.code, answer.out) == (1, "")
    assert {error.rpartition(": ")[2].lower() for error in answer.errors} == {"file name too long"}


@pytest.mark.parametrize("broken", [no_folder, a_folder_for_the_log, latin_draw, zeros_in_the_log])
def test_a_broken_folder_ends_the_process_with_one_line(
    broken: Callable[[Path], Path], cup: Path, process: Command
) -> None:
    """The same through `python -m scoreboard`: exit code 1, one line on standard error, no traceback."""
    answer = process("results", broken(cup))
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.errors) == 1
    assert answer.errors[0].startswith(str(cup.parent))


def test_adding_to_a_broken_folder_tells_the_same(cup: Path, scoreboard: Command) -> None:
    """An entry on a competition that cannot be read is not made."""
    answer = scoreboard("add", no_draw(cup), "qf4.2", "note", "--text", "hello")
    assert answer.code == 1
    assert "competition.toml: no such file" in answer.err


def test_every_fault_of_both_files_is_told_at_once(
    cup: Path, spoil: Callable[..., Path], process: Command
) -> None:
    """Three faults in the draw and three in the log are six lines, each with file and line; exit code 1."""
    spoil("competition.toml", '"#FB090B"', '"red"')
    spoil("competition.toml", 'round = "qf"', 'round = "qff"')
    draw = spoil("competition.toml", "half_minutes = 45", "half_minute = 45")
    spoil("events.toml", 'minute = "16"', 'minute = "0"')
    spoil("events.toml", 'assist = "Paulo Dybala"', "assist = 10")
    log = spoil("events.toml", 'minute = "52"', 'minut = "52"')
    answer = process("results", cup)
    assert (answer.code, answer.out) == (1, "")
    spoiled = {
        (draw, '"red"'), (draw, '"qff"'), (draw, "half_minute ="),
        (log, 'minute = "0"'), (log, "assist = 10"), (log, "minut ="),
    }  # fmt: skip
    for file, words in spoiled:
        line = file.read_text()[: file.read_text().index(words)].count("\n") + 1
        assert any(error.startswith(f"{file}:{line}: ") for error in answer.errors), words
    assert len(answer.errors) == len(spoiled) + 1, "and the minute that is missing where it is misspelt"


def test_two_blocks_that_are_not_toml_are_both_told(
    cup: Path, spoil: Callable[..., Path], scoreboard: Command
) -> None:
    """A quote is missing in one block and a bracket in another: two lines, each at its own line."""
    spoil("events.toml", 'minute = "16"', 'minute = "16')
    log = spoil("events.toml", 'minute = "52"', "minute = [52")
    answer = scoreboard("check", cup)
    lines = [int(error.removeprefix(f"{log}:").partition(":")[0]) for error in answer.errors]
    text = log.read_text().splitlines()
    assert lines[0] == text.index('minute = "16') + 1
    assert lines[1] - text.index("minute = [52") in (1, 2)
    assert len(lines) == 2


def test_check_tells_the_faults_of_every_folder(
    cup: Path, tmp_path: Path, spoil: Callable[..., Path], scoreboard: Command
) -> None:
    """A broken folder does not keep the next from being looked at."""
    spoil("competition.toml", 'round = "qf"', 'round = "qff"')
    answer = scoreboard("check", cup, tmp_path / "nowhere")
    assert answer.code == 1
    assert len(answer.errors) == 2
