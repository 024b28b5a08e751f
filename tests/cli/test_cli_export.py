"""`scoreboard export`: a competition handed on, to the terminal, to a pipe, to a file."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scoreboard.formats.board_json import read_board
from scoreboard.store import load

Command = Callable[..., Any]

MARSEILLE = """\
UEFA Europa League 2023/24 · Quarter-final
Marseille 1-0 Benfica (after extra time)
Moumbagna 79'
Agg 2-2 · Marseille win 4-2 on penalties
"""


def test_a_card_goes_to_standard_output(cup: Path, process: Command) -> None:
    """One tie by its id, ready to be pasted; nothing on standard error."""
    answer = process("export", cup, "--format", "text", "--tie", "qf4")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(MARSEILLE)
    assert answer.out.count("\n\n") == 0


def test_several_ties_and_a_round_may_be_chosen(cup: Path, scoreboard: Command) -> None:
    """`--tie` again and again; `--round` for all of a round; everything without them."""
    two = scoreboard("export", cup, "--format", "markdown", "--tie", "qf4", "--tie", "qf1").out
    assert two.count("\n### ") == 2
    semi_finals = scoreboard("export", cup, "--format", "markdown", "--round", "sf").out
    assert semi_finals.startswith("## UEFA Europa League 2023/24 · Semi-finals\n\n### Marseille v Atalanta\n")
    assert semi_finals.count("### ") == 2
    assert scoreboard("export", cup, "--format", "markdown").out.count("\n### ") == 7


def test_json_is_the_whole_board(cup: Path, scoreboard: Command) -> None:
    """What is printed reads back to the board of the folder."""
    answer = scoreboard("export", cup, "--format", "json")
    assert answer.code == 0
    assert read_board(answer.out.encode(), Path("board.json")) == load(cup)
    log = tomllib.loads((cup / "events.toml").read_text(encoding="utf-8"))
    assert len(json.loads(answer.out)["events"]) == len(log["event"])


def test_a_pipe_gets_utf_8_whatever_the_terminal_speaks(cup: Path) -> None:
    """JSON with question marks for letters would be another board."""
    plain = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "scoreboard", "export", str(cup), "--format", "json"]
    done = subprocess.run(command, capture_output=True, check=True, env=plain)
    assert read_board(done.stdout, Path("board.json")) == load(cup)


def test_the_json_is_what_the_schema_says(cup: Path, scoreboard: Command) -> None:
    """`schema board` prints the schema of it, and `schema` alone still only those of the two files."""
    from jsonschema import Draft202012Validator

    schema = json.loads(scoreboard("schema", "board").out)
    whole = json.loads(scoreboard("export", cup, "--format", "json").out)
    Draft202012Validator(schema).validate(whole)
    assert list(json.loads(scoreboard("schema").out)) == ["competition.toml", "events.toml"]


WRONG_USE = {
    "no format": ([], "'--format'"),
    "no such format": (["--format", "jsn"], "'json', 'markdown', 'text'"),
    "no such tie": (["--format", "text", "--tie", "qf44"], 'no tie "qf44"; did you mean "qf4"?'),
    "no such round": (["--format", "text", "--round", "qff"], 'no round "qff"; did you mean "qf"?'),
    "ties and a round": (["--format", "text", "--round", "qf", "--tie", "qf1"], "not both"),
    "a part of the whole": (["--format", "json", "--tie", "qf1"], "json holds the whole competition"),
}


@pytest.mark.parametrize(("flags", "says"), WRONG_USE.values(), ids=WRONG_USE)
def test_wrong_use_is_one_line(flags: list[str], says: str, cup: Path, scoreboard: Command) -> None:
    """Exit code 2, nothing on standard output, and what was meant."""
    answer = scoreboard("export", cup, *flags)
    assert (answer.code, answer.out) == (2, "")
    (error,) = answer.errors
    assert says in error


def test_a_folder_that_cannot_be_read_is_told_as_everywhere(
    cup: Path, spoil: Callable[..., Path], scoreboard: Command
) -> None:
    """With file, line and mend, and nothing is written."""
    spoil("competition.toml", '["milan", "roma"]', '["milan", "rmoa"]')
    answer = scoreboard("export", cup, "--format", "json", "-o", cup / "board.json")
    assert (answer.code, answer.out) == (1, "")
    assert 'no team "rmoa"; did you mean "roma"?' in answer.err
    assert not (cup / "board.json").exists()


def test_a_file_is_written_and_written_again(cup: Path, tmp_path: Path, scoreboard: Command) -> None:
    """A card that is posted during the evening replaces the one before; nothing else lies beside it."""
    (tmp_path / "out").mkdir()
    card = tmp_path / "out" / "qf4.txt"
    assert scoreboard("export", cup, "--format", "text", "--tie", "qf1", "-o", card) == (0, "", "")
    card.chmod(0o640)
    assert scoreboard("export", cup, "--format", "text", "--tie", "qf4", "-o", card) == (0, "", "")
    assert card.read_text(encoding="utf-8").startswith(MARSEILLE)
    assert card.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in card.parent.iterdir()] == ["qf4.txt"]


def test_a_link_is_written_through(cup: Path, tmp_path: Path, scoreboard: Command) -> None:
    """The link stays one."""
    card, link = tmp_path / "qf4.txt", tmp_path / "latest.txt"
    link.symlink_to(card)
    assert scoreboard("export", cup, "--format", "text", "-o", link).code == 0
    assert link.is_symlink()
    assert "Marseille win 4-2 on penalties" in card.read_text(encoding="utf-8")


def test_what_is_no_plain_file_is_written_to(cup: Path, process: Command) -> None:
    """`-o /dev/stdout`, and `-o -` as other programs have it."""
    for place in ("/dev/stdout", "-"):
        answer = process("export", cup, "--format", "text", "--tie", "qf4", "-o", place)
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.startswith(MARSEILLE)


def test_the_competition_itself_is_never_written_over(cup: Path, scoreboard: Command) -> None:
    """Neither file of it, by whatever way it is named, and not a log that is not there yet."""
    log = cup / "events.toml"
    before = log.read_bytes()
    for name in ("events.toml", "competition.toml", "../cup/events.toml"):
        answer = scoreboard("export", cup, "--format", "json", "-o", cup / name)
        assert answer.code == 2
        assert "is the competition itself; name another file" in answer.err
    assert log.read_bytes() == before
    log.unlink()
    assert scoreboard("export", cup, "--format", "json", "-o", log).code == 2
    assert not log.exists()


def test_places_where_no_file_can_be(cup: Path, tmp_path: Path, scoreboard: Command) -> None:
    """A folder, a folder that is not there, a file for a folder: one line each."""
    (tmp_path / "file").touch()
    for place, says in (
        (tmp_path, "is a folder, not a file"),
        (tmp_path / "none" / "qf4.txt", f"no folder {tmp_path / 'none'}"),
        (tmp_path / "file" / "qf4.txt", f"{tmp_path / 'file'} is a file, not a folder"),
        (tmp_path / ("x" * 300), "file name too long"),
    ):
        answer = scoreboard("export", cup, "--format", "text", "-o", place)
        assert (answer.code, answer.out) == (1, "")
        (error,) = answer.errors
        assert error == f"{place}: not written: {says}"


def test_a_folder_that_lets_nobody_write(
    cup: Path, tmp_path: Path, scoreboard: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No permission: one line, and the file that was there is as it was."""
    card = tmp_path / "qf4.txt"
    card.write_text("yesterday's")

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as disk:
        disk.setattr("tempfile.mkdtemp", refuse)
        answer = scoreboard("export", cup, "--format", "text", "-o", card)
    assert (answer.code, answer.out) == (1, "")
    assert answer.errors == [f"{card}: not written: permission denied"]
    assert card.read_text() == "yesterday's"


def test_a_full_disk_leaves_the_file_as_it_was(cup: Path, tmp_path: Path, process: Command) -> None:
    """The disk takes a kilobyte and no more: what was there stays whole, and nothing lies beside it."""
    place = tmp_path / "out"
    place.mkdir()
    (place / "board.json").write_text("yesterday's")

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    answer = process("export", cup, "--format", "json", "-o", place / "board.json", preexec_fn=little_room)
    assert (answer.code, answer.out) == (1, "")
    assert answer.errors == [f"{place / 'board.json'}: not written: file too large"]
    assert (place / "board.json").read_text() == "yesterday's"
    assert [file.name for file in place.iterdir()] == ["board.json"]


def test_a_reader_that_has_enough_is_no_trouble(cup: Path) -> None:
    """`| head -1` ends the pipe early: no traceback."""
    command = f'"{sys.executable}" -m scoreboard export "{cup}" --format json | head -1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stdout == "{\n"
    assert done.stderr == ""


def test_no_format_imports_textual(cup: Path, process: Command) -> None:
    """Nothing is drawn, so nothing that draws is loaded."""
    for form in ("json", "markdown", "text"):
        answer = process("export", cup, "--format", form, python=("-X", "importtime"))
        assert answer.code == 0
        imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in answer.errors}
        assert imported.isdisjoint({"textual", "rich", "markdown_it", "jsonschema"})


def test_the_help_says_what_becomes_of_a_file_that_is_there(scoreboard: Command) -> None:
    """And has examples that can be copied."""
    told = " ".join(scoreboard("export", "--help").out.split())
    assert "Write to this file, in the place of one that is there." in told
    assert "scoreboard export fixtures/uel-2023-24 --format text --tie qf4" in told


def test_a_torn_log_is_handed_on_with_a_notice(cup: Path, scoreboard: Command) -> None:
    """All that precedes the cut goes out, the notice to standard error."""
    with (cup / "events.toml").open("a") as log:
        log.write('\n[[event]]\nmatch = "qf4')
    answer = scoreboard("export", cup, "--format", "text", "--tie", "qf4")
    assert answer.code == 0
    assert answer.out.startswith(MARSEILLE)
    assert "events.toml" in answer.err
