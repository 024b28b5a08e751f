"""The user's own copy of the default competition."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoreboard.events import Note
from scoreboard.store import Folder
from scoreboard.store.home import default_fixture, personal_copy


def test_the_copy_is_made_once_and_then_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was entered into the copy is there the next time, and the fixture itself is as it was."""
    monkeypatch.setattr("platformdirs.user_data_path", lambda name: tmp_path / name)
    copy = personal_copy()
    before = (default_fixture() / "events.toml").read_bytes()
    Folder(copy).append(Note(match="qf4.2", text="what an evening"))
    assert personal_copy() == copy
    assert "what an evening" in (copy / "events.toml").read_text(encoding="utf-8")
    assert (default_fixture() / "events.toml").read_bytes() == before


def test_where_no_copy_can_be_made_it_is_the_fixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file where the data folder should be: the fixture is opened as it stands."""
    (tmp_path / "scoreboard").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr("platformdirs.user_data_path", lambda name: tmp_path / name)
    assert personal_copy() == default_fixture()
