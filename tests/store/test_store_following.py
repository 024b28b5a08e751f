"""Following a folder that others write to, by program and by hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scoreboard.board import Board
from scoreboard.events import Event
from scoreboard.store import DataError, Folder, load
from scoreboard.store import folder as folder_module

Remark = Callable[..., Event]


def test_nothing_new_is_no_other_board(cup: Path) -> None:
    """Where nothing changed on disk, the board is the very same."""
    folder = Folder(cup)
    board = folder.board
    assert folder.refresh() is False
    assert folder.board is board


def test_another_writers_entry_comes_in(cup: Path, remark: Remark) -> None:
    """What another program appends is on the board after a refresh."""
    watching = Folder(cup)
    saved = Folder(cup).append(remark()).event
    assert watching.refresh() is True
    assert list(watching.board.log)[-1] == saved
    assert watching.refresh() is False


def test_only_the_new_bytes_are_read_into_events(
    cup: Path, remark: Remark, played: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A watcher does not fold the log anew for one more event."""
    watching, writing = Folder(cup), Folder(cup)

    def refold(*_: object) -> Board:
        raise AssertionError("the whole log was folded")

    monkeypatch.setattr(folder_module.Board, "of", refold)
    writing.append(remark())
    assert watching.refresh() is True
    assert len(watching.board.log) == played + 1


def test_the_first_event_of_all_comes_in(drawn: Path, remark: Remark) -> None:
    """A watcher of a competition without a log sees the file appear."""
    watching = Folder(drawn)
    Folder(drawn).append(remark())
    assert watching.refresh() is True
    assert len(watching.board.log) == 1


def test_a_hand_edit_of_the_same_length_is_taken_in(cup: Path) -> None:
    """A minute mended from 16 to 17 changes no length, and is seen."""
    folder, log = Folder(cup), cup / "events.toml"
    edit(log, 'minute = "16"', 'minute = "17"')
    assert folder.refresh() is True
    assert folder.board == load(cup)
    assert str(folder.board.log[4].minute) == "17"  # type: ignore[attr-defined]


def test_a_hand_edit_and_an_entry_are_both_taken_in(cup: Path, remark: Remark, played: int) -> None:
    """The old part was mended and a new block appended before the watcher looked."""
    folder, log = Folder(cup), cup / "events.toml"
    edit(log, 'minute = "16"', 'minute = "17"')
    Folder(cup).append(remark())
    assert folder.refresh() is True
    assert folder.board == load(cup)
    assert len(folder.board.log) == played + 1


def test_an_editor_that_replaces_the_file_is_followed(cup: Path) -> None:
    """Editors write a new file and move it over the old one."""
    folder, log = Folder(cup), cup / "events.toml"
    new = log.with_name("events.toml~")
    new.write_text(log.read_text().replace('minute = "16"', 'minute = "17"'))
    new.replace(log)
    assert folder.refresh() is True
    assert str(folder.board.log[4].minute) == "17"  # type: ignore[attr-defined]


def test_a_shortened_log_is_followed(cup: Path) -> None:
    """A person deletes the last two blocks: the board goes back to what is left."""
    folder, log = Folder(cup), cup / "events.toml"
    text = log.read_text()
    log.write_text(text[: text.index("id = 84\n") + len("id = 84\n")])
    assert folder.refresh() is True
    assert folder.board.log.last_id == 84


def test_a_key_added_to_the_last_block_is_taken_in(cup: Path) -> None:
    """A person adds a line to the block that ends the log: the bytes before it are as they were."""
    folder, log = Folder(cup), cup / "events.toml"
    with log.open("a") as hand:
        hand.write('by = "anna"\n')
    assert load(cup).log[-1].by == "anna"
    assert folder.refresh() is True
    assert folder.board == load(cup)


def test_a_block_written_by_hand_in_two_goes_is_taken_in(cup: Path) -> None:
    """A person saves a block without an id, then adds a key to it: the board has the whole block."""
    folder, log = Folder(cup), cup / "events.toml"
    with log.open("a") as hand:
        hand.write('\n[[event]]\nmatch = "qf4.2"\nkind = "note"\ntext = "VAR"\n')
    folder.refresh()
    with log.open("a") as hand:
        hand.write('minute = "80"\n')
    assert folder.refresh() is True
    assert folder.board == load(cup)


def test_a_remark_at_the_end_that_grows_is_no_fault(cup: Path) -> None:
    """A comment without a closing newline is written on: there is nothing wrong with the log."""
    log = cup / "events.toml"
    with log.open("a") as hand:
        hand.write("\n# half")
    folder = Folder(cup)
    with log.open("a") as hand:
        hand.write("-time in Marseille\n")
    assert folder.refresh() is False
    assert folder.board == load(cup)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('minute = "16"', 'minute = "0x"', id="no minute"),
        pytest.param('minute = "16"', 'minute = "16', id="no TOML"),
        pytest.param('team = "benfica"', 'team = "bneifca"', id="no team"),
        pytest.param("id = 50\n", "id = 40\n", id="no rising id"),
    ],
)
def test_an_edit_that_does_not_parse_keeps_the_last_good_board(cup: Path, old: str, new: str) -> None:
    """While the log is spoiled every look tells why and the board stays; once mended all is good again."""
    folder, log = Folder(cup), cup / "events.toml"
    board, good = folder.board, log.read_text()
    edit(log, old, new)
    for _ in range(2):
        with pytest.raises(DataError):
            folder.refresh()
        assert folder.board is board
    log.write_text(good.replace('minute = "52"', 'minute = "53"'))
    assert folder.refresh() is True
    assert folder.board == load(cup)
    assert folder.refresh() is False


def test_a_spoiled_block_at_the_end_keeps_the_last_good_board(cup: Path, remark: Remark, played: int) -> None:
    """A new block that is not fit is told with its line in the file, and taken in when mended."""
    folder, log = Folder(cup), cup / "events.toml"
    board = folder.board
    with log.open("a") as hand:
        hand.write(f'\n[[event]]\nmatch = "qf4.2"\nkind = "note"\ntxt = "VAR"\nid = {played + 1}\n')
    with pytest.raises(DataError) as caught:
        folder.refresh()
    lines = log.read_text().splitlines()
    assert lines.index('txt = "VAR"') + 1 in {problem.line for problem in caught.value.problems}
    assert folder.board is board
    edit(log, "txt", "text")
    assert folder.refresh() is True
    assert len(folder.board.log) == played + 1


def test_an_edited_draw_is_taken_in(cup: Path, played: int) -> None:
    """A team's new name is on the board after a refresh, with the log as it was."""
    folder = Folder(cup)
    edit(cup / "competition.toml", 'name = "AC Milan"', 'name = "Milan"')
    assert folder.refresh() is True
    assert folder.board.competition.teams["milan"].name == "Milan"
    assert len(folder.board.log) == played


def test_an_edited_draw_and_an_entry_come_in_together(cup: Path, remark: Remark) -> None:
    """Both files changed between two looks."""
    folder = Folder(cup)
    edit(cup / "competition.toml", 'name = "AC Milan"', 'name = "Milan"')
    Folder(cup).append(remark())
    assert folder.refresh() is True
    assert folder.board == load(cup)


def test_a_spoiled_draw_keeps_the_last_good_board(cup: Path) -> None:
    """While the draw names a team that is not there, the board stays and nothing can be entered."""
    folder, board = Folder(cup), None
    board = folder.board
    edit(cup / "competition.toml", '"roma"]', '"rmoa"]')
    with pytest.raises(DataError, match='no team "rmoa"; did you mean "roma"'):
        folder.refresh()
    assert folder.board is board
    edit(cup / "competition.toml", '"rmoa"]', '"roma"]')
    folder.refresh()
    assert folder.board == board


def test_a_folder_that_goes_away_keeps_the_last_good_board(cup: Path) -> None:
    """The files are moved off and back: the board stays, the fault is told, and then all is well."""
    folder, elsewhere = Folder(cup), cup.with_name("elsewhere")
    board = folder.board
    cup.rename(elsewhere)
    with pytest.raises(DataError, match="no such folder"):
        folder.refresh()
    assert folder.board is board
    elsewhere.rename(cup)
    folder.refresh()
    assert folder.board == board


def test_a_followed_folder_takes_entries_after_the_edit(cup: Path, remark: Remark) -> None:
    """A scorer goes on after a hand edit of the same length without looking first."""
    folder, log = Folder(cup), cup / "events.toml"
    edit(log, 'minute = "16"', 'minute = "17"')
    folder.append(remark())
    assert b'minute = "17"' in log.read_bytes()
    assert load(cup) == folder.board


def edit(file: Path, old: str, new: str) -> None:
    """Edit a file by hand, in place, and let its clock move on however coarse it is."""
    text, was = file.read_text(), file.stat()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns + 1_000_000))
