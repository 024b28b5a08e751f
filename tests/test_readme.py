"""The README: what it shows is what comes out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from building import ROOT

from scoreboard.cli import run

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^    \$ scoreboard (.*)\n((?:    (?!\$).+\n)+)", README, re.MULTILINE)
"""The commands that the README shows with what they print."""


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints, after it has ended well."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        run(list(arguments))
    out, err = capsys.readouterr()
    assert (ended.value.code or 0, err) == (0, "")
    return out


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_a_command_prints_what_is_shown(
    command: str, shown: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Line by line, run from the root of the project."""
    monkeypatch.chdir(ROOT)
    assert printed(capsys, *shlex.split(command)) == re.sub("^    ", "", shown, flags=re.MULTILINE)


def test_commands_are_shown() -> None:
    """Results and a card, at least: the test above has something to compare."""
    assert {command.split()[0] for command, _ in SHOWN} >= {"results", "export"}


def test_the_cup_that_one_is_told_to_try(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It comes in without a word of complaint: Reds win 3-2 after extra time, Whites on penalties."""
    sample = re.search(r"^```\n(= My Cup.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert sample is not None
    (tmp_path / "cup.txt").write_text(sample[1], encoding="utf-8")
    cup = str(tmp_path / "my-cup")
    printed(capsys, "import", str(tmp_path / "cup.txt"), "-o", cup)
    assert "fine" in printed(capsys, "check", cup)
    results = printed(capsys, "results", cup)
    assert "(Riverside Reds win 3-2 on agg after extra time)" in results
    assert "Dale Whites win 4-2 on penalties" in results
    assert "Riverside Reds v Dale Whites (Sat 2 May 2026, 15:00)" in results
