"""What could not be saved is written out when the screen closes, and added later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scoreboard.cli.screen import _write_out
from scoreboard.events import Goal, Whistle
from scoreboard.store import Folder, load
from scoreboard.store.desk import Desk

Command = Callable[..., Any]


@pytest.fixture
def unsaved(cup: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """A goal that is not on disk."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = Desk(Folder(cup, patience=0.05), "anna")
    desk.enter(Whistle(match="sf1.1", period="first_half"))
    away = cup.rename(tmp_path / "away")
    desk.enter(Goal(match="sf1.1", team="marseille", minute="12"))
    away.rename(cup)
    return desk


def test_what_is_not_saved_is_written_out_and_added_later(
    unsaved: Desk, cup: Path, scoreboard: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last lines say where it is and how to add it; doing that puts the goal on the board."""
    _write_out(unsaved)
    told = capsys.readouterr().err
    assert told.startswith("1 entry was not saved: ")
    file = told.split("kept in ")[1].split("; add with")[0]
    assert told.rstrip().endswith(f"scoreboard add {cup} --from {file}")
    done = scoreboard("add", cup, "--from", file)
    assert (done.code, "GOAL" in done.out) == (0, True)
    assert load(cup).match("sf1.1").score == (1, 0)


def test_add_without_a_match_says_what_is_missing(cup: Path, scoreboard: Command) -> None:
    """Neither a match nor a file."""
    done = scoreboard("add", cup)
    assert done.code == 2
    assert "name the match and the kind of event" in done.err
