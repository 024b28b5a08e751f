"""A log that was cut off in the middle of a block, as by a power cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from scoreboard.events import Event
from scoreboard.store import Folder, load
from scoreboard.store.blocks import block

Remark = Callable[..., Event]


class Cut(NamedTuple):
    """The log up to some byte of its last two blocks, and what is to be made of it."""

    data: bytes
    events: int
    """How many events stand in it: whole blocks, and a last one that lacks its id and no key of its kind."""
    torn: bool
    """Whether the rest is not an event: half a line, or a block without what its kind needs."""


def cuts(log: bytes) -> Iterator[Cut]:
    """The log cut at every byte of its last two blocks."""
    starts = [found.start() for found in re.finditer(rb"(?m)^\[\[event\]\]", log)]
    closed = [found.end() for found in re.finditer(rb"(?m)^id = \d+\n", log)]
    for at in range(starts[-2], len(log) + 1):
        whole = sum(end <= at for end in closed)
        rest = log[closed[whole - 1] : at]
        unnumbered = re.search(rb"\n(outcome|period|at) = [^\n]*\n\Z", rest) is not None
        yield Cut(log[:at], whole + unnumbered, bool(rest.strip()) and not unnumbered)


@pytest.mark.parametrize("locked_before", [False, True], ids=["never written to", "written to before"])
def test_a_cut_log_opens_with_all_that_precedes_the_cut(cup: Path, locked_before: bool) -> None:
    """Wherever in its last two blocks a log is cut, every whole block is on the board, and a notice told."""
    log = cup / "events.toml"
    uncut = log.read_bytes()
    every = [(event.id, event.kind) for event in load(cup).log]
    if locked_before:
        (cup / ".events.lock").touch()
    for cut in cuts(uncut):
        log.write_bytes(cut.data)
        folder = Folder(cup)
        told = [(event.id, event.kind) for event in folder.board.log]
        assert told == every[: cut.events], cut.data[-80:]
        assert len(folder.notices) == cut.torn, cut.data[-80:]


def test_a_reader_changes_nothing_on_disk(cup: Path) -> None:
    """Whoever only looks at a cut log leaves every file as it is, and makes none."""
    log = cup / "events.toml"
    draw, names = (cup / "competition.toml").read_bytes(), sorted(file.name for file in cup.iterdir())
    for cut in cuts(log.read_bytes()):
        log.write_bytes(cut.data)
        folder = Folder(cup)
        folder.refresh()
        assert log.read_bytes() == cut.data
        assert (cup / "competition.toml").read_bytes() == draw
        assert sorted(file.name for file in cup.iterdir()) == names


def test_the_next_entry_sets_the_torn_bytes_aside(cup: Path, remark: Remark) -> None:
    """Wherever the log is cut: what stood before stays, the rest is kept beside it, the entry follows."""
    log, aside = cup / "events.toml", cup / "events.toml.torn-1"
    for cut in cuts(log.read_bytes()):
        log.write_bytes(cut.data)
        aside.unlink(missing_ok=True)
        folder = Folder(cup)
        before = list(folder.board.log)
        event = folder.append(remark()).event
        torn = aside.read_bytes() if aside.exists() else b""
        assert bool(torn) is cut.torn, cut.data[-80:]
        kept = cut.data.removesuffix(torn)
        assert kept + torn == cut.data
        assert log.read_bytes() == kept + b"\n" + block(event).encode()
        assert list(load(cup).log) == [*before, event]
        assert folder.notices == ()


def test_the_notice_names_the_file_and_the_line(cup: Path, played: int) -> None:
    """The user is told where the log was cut and where its bytes go."""
    log = cup / "events.toml"
    with log.open("a") as hand:
        hand.write('\n[[event]]\nmatch = "qf4.2"\nkind = "no')
    line = log.read_text().splitlines().index('kind = "no') - 1
    (notice,) = Folder(cup).notices
    assert notice.startswith(f"{log}:")
    assert int(notice.removeprefix(f"{log}:").partition(":")[0]) in (line, line - 1)
    assert "events.toml.torn-" in notice
    assert "\n" not in notice


def test_each_cut_has_a_file_of_its_own(cup: Path, remark: Remark, played: int) -> None:
    """A second power cut does not write over what the first one left."""
    log = cup / "events.toml"
    for number, torn in enumerate((b'[[event]]\nmatch = "qf4', b"[[event]]\nki", b"[[ev"), 1):
        log.write_bytes(log.read_bytes() + torn)
        Folder(cup).append(remark(f"after cut {number}"))
        assert (cup / f"events.toml.torn-{number}").read_bytes() == torn
    assert len(load(cup).log) == played + 3
    assert len(list(cup.glob("events.toml.torn-*"))) == 3


def test_a_watcher_sees_the_torn_end_and_the_entry_that_mends_it(cup: Path, remark: Remark) -> None:
    """While the log is torn a watcher has the notice; when another has set it aside, the new entry."""
    watching, log = Folder(cup), cup / "events.toml"
    good = watching.board
    with log.open("a") as hand:
        hand.write('\n[[event]]\nmatch = "qf4')
    watching.refresh()
    assert watching.board == good
    assert len(watching.notices) == 1
    saved = Folder(cup).append(remark()).event
    assert watching.refresh() is True
    assert watching.board.log[-1] == saved
    assert watching.notices == ()


def test_a_torn_end_that_is_finished_by_its_writer_is_an_event(cup: Path, played: int) -> None:
    """Half a block that the next look finds whole was never torn."""
    watching, log = Folder(cup), cup / "events.toml"
    whole = f'\n[[event]]\nmatch = "qf4.2"\nkind = "note"\ntext = "VAR"\nid = {played + 1}\n'
    for part in (whole[:30], whole[30:]):
        with log.open("a") as hand:
            hand.write(part)
        watching.refresh()
    assert len(watching.board.log) == played + 1
    assert watching.notices == ()


@pytest.mark.parametrize("part", [b"", b'\n[[event]]\nmatch = "qf4'], ids=["after a block", "in a block"])
def test_zeros_at_the_end_are_torn_bytes(cup: Path, remark: Remark, played: int, part: bytes) -> None:
    """A file system that had only grown the file when the power went leaves zeros: they are set aside."""
    log = cup / "events.toml"
    good = log.read_bytes()
    log.write_bytes(good + part + b"\0" * 300)
    folder = Folder(cup)
    assert len(folder.board.log) == played
    assert len(folder.notices) == 1
    event = folder.append(remark()).event
    assert (cup / "events.toml.torn-1").read_bytes().endswith(b"\0" * 300)
    assert log.read_bytes().startswith(good)
    assert log.read_bytes().removeprefix(good).lstrip(b"\n") == block(event).encode()
    assert len(load(cup).log) == played + 1


@pytest.mark.parametrize("torn", [b'[[event]]\nmatch = "q', b'[[event]]\nmatch = "qf4.2"\n', b"[["])
def test_the_first_block_of_all_can_be_torn(drawn: Path, remark: Remark, torn: bytes) -> None:
    """A log that was cut in its first block opens without events, and event 1 follows."""
    (drawn / "events.toml").write_bytes(torn)
    folder = Folder(drawn)
    assert len(folder.board.log) == 0
    assert len(folder.notices) == 1
    assert folder.append(remark()).event.id == 1
    assert (drawn / "events.toml.torn-1").read_bytes() == torn
    assert len(load(drawn).log) == 1


def test_the_first_block_can_be_torn_after_a_byte_order_mark(drawn: Path, remark: Remark) -> None:
    """So does one that an editor on Windows has begun."""
    (drawn / "events.toml").write_bytes(b'\xef\xbb\xbf[[event]]\nmatch = "q')
    folder = Folder(drawn)
    assert len(folder.notices) == 1
    folder.append(remark())
    assert len(load(drawn).log) == 1


def test_a_log_with_windows_line_ends_reads_and_grows(cup: Path, remark: Remark, played: int) -> None:
    """CRLF all through: no notice, the same events, and the old bytes stay."""
    log, board = cup / "events.toml", load(cup)
    windows = log.read_bytes().replace(b"\n", b"\r\n")
    log.write_bytes(windows)
    folder = Folder(cup)
    assert folder.board == board
    assert folder.notices == ()
    folder.append(remark())
    assert log.read_bytes().startswith(windows)
    assert len(load(cup).log) == played + 1


def test_a_log_with_windows_line_ends_can_be_torn(cup: Path, remark: Remark, played: int) -> None:
    """A CRLF log cut between CR and LF of its last line loses that block and no other."""
    log = cup / "events.toml"
    windows = log.read_bytes().replace(b"\n", b"\r\n")
    log.write_bytes(windows[:-1])
    folder = Folder(cup)
    assert len(folder.board.log) == played - 1
    assert len(folder.notices) == 1
    folder.append(remark())
    assert (cup / "events.toml.torn-1").read_bytes().startswith(b"[[event]]\r\n")
    assert len(load(cup).log) == played


def test_a_byte_order_mark_is_no_part_of_the_text(cup: Path, remark: Remark, played: int) -> None:
    """Both files with a BOM before them read as they do without, and the log grows."""
    board = load(cup)
    for file in (cup / "competition.toml", cup / "events.toml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    folder = Folder(cup)
    assert folder.board == board
    folder.append(remark())
    assert (cup / "events.toml").read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(load(cup).log) == played + 1


def test_a_log_that_is_a_byte_order_mark_alone_takes_its_first_event(drawn: Path, remark: Remark) -> None:
    """An editor saved an empty file: the first event follows the mark."""
    (drawn / "events.toml").write_bytes(b"\xef\xbb\xbf")
    folder = Folder(drawn)
    assert folder.notices == ()
    folder.append(remark())
    assert load(drawn) == folder.board
