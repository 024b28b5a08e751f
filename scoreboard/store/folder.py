"""One competition's folder: its board, kept up with the disk, and events saved to it.

Saving is: take the lock, read what others appended, check that the event is still legal, append one block in
one write, fsync, release. Nothing is shown as saved before that.
"""

from __future__ import annotations

import gc
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import ValidationError

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.events import Event
from scoreboard.files.positions import nearest, positions
from scoreboard.files.problems import DataError, NotSaved, Problem, Refused, dotted
from scoreboard.files.reading import decode, parse, read_bytes
from scoreboard.rules.bracket import Unsettled, unsettled
from scoreboard.store.log_text import LogText
from scoreboard.store.torn import begins_with_block, set_aside, torn_at

if TYPE_CHECKING:
    from scoreboard.rules.ruling import Ruling

COMPETITION: Final = "competition.toml"
EVENTS: Final = "events.toml"
LOCK: Final = ".events.lock"
_PATIENCE: Final = 5.0
"""Seconds."""


class Saved(NamedTuple):
    """An event that is on disk, and what is doubtful about it."""

    event: Event
    doubts: tuple[Ruling, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    """The ties with events of their own whose sides it changed."""


class _Stamp(NamedTuple):
    """What tells cheaply that a file is as it was."""

    inode: int
    size: int
    changed: int

    @classmethod
    def of(cls, file: Path | int) -> _Stamp | None:
        try:
            found = file.stat() if isinstance(file, Path) else os.fstat(file)
        except OSError:
            return None
        return cls(found.st_ino, found.st_size, found.st_mtime_ns)


class _Read(NamedTuple):
    """How far the log has been read: bytes and lines of whole blocks, and a checksum of those bytes."""

    size: int = 0
    lines: int = 0
    checksum: int = 0
    torn: bytes = b""

    def after(self, new: bytes, torn: bytes) -> _Read:
        return _Read(
            self.size + len(new), self.lines + new.count(b"\n"), zlib.crc32(new, self.checksum), torn
        )


class Folder:
    """A competition's two files and the board they make.

    `board` is the last good one: while an edit by hand does not parse it stays as it was.
    """

    def __init__(self, path: Path, patience: float = _PATIENCE) -> None:
        """Read the folder. Raises DataError with all that is wrong with its files.

        `patience` is how many seconds to wait for another program to let go of the lock.
        """
        self.path, self.patience = path, patience
        self.competition_file, self.events_file = path / COMPETITION, path / EVENTS
        self._stamps: tuple[_Stamp | None, _Stamp | None] = (None, None)
        self._read = _Read()
        self._holding = False
        self.board = self._load()

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know about the files, though they can be read."""
        if not self._read.torn:
            return ()
        problem = Problem(
            self.events_file,
            "the last entry was cut off and is left out; its bytes are kept, "
            f"and set aside as {EVENTS}.torn-N before the next entry is saved",
            self._read.lines + 1,
        )
        return (str(problem),)

    def refresh(self) -> bool:
        """Read what has changed on disk, and say whether the board is another one now.

        Reads the new bytes only, or everything where the old part was edited too. Raises DataError, and keeps
        the board, where the files cannot be read as they are.
        """
        stamps = (_Stamp.of(self.competition_file), _Stamp.of(self.events_file))
        if stamps == self._stamps:
            return False
        before = self.board
        same_draw = stamps[0] is not None and stamps[0] == self._stamps[0]
        if not (same_draw and self._read_on(stamps)):
            self.board = self._load()
        return self.board is not before and self.board != before

    def append(self, event: Event) -> Saved:
        """Save one event at the end of the log, with the next id, and bring the board up to it.

        Raises Refused where the rules do not allow it, DataError where the files cannot be read, and NotSaved
        where it could not be written; in each case the log is as it was.
        """
        with self._locked():
            self.refresh()
            rulings = self.board.judge(event)
            if any(ruling.refused for ruling in rulings):
                raise Refused(rulings)
            event = event.model_copy(update={"id": self.board.next_id})
            board = self.board.apply(event)
            from scoreboard.store.blocks import block

            self._write(block(event).encode())
            before, self.board = self.board, board
        return Saved(event, rulings, unsettled(before.ties, board.ties))

    def append_all(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Save many events in one go, and give them with their ids; all of them, or none.

        Raises Refused at the first that the rules do not allow, DataError and NotSaved as `append` does.
        """
        with self._locked():
            self.refresh()
            board, saved = self.board, list[Event]()
            for event in events:
                rulings = board.judge(event)
                if any(ruling.refused for ruling in rulings):
                    raise Refused(rulings)
                saved.append(event.model_copy(update={"id": board.next_id}))
                board = board.apply(saved[-1])
            from scoreboard.store.blocks import block

            if saved:
                self._write("\n".join(map(block, saved)).encode())
                self.board = board
        return tuple(saved)

    def draw_problem(self, path: tuple[str | int, ...], reason: str) -> Problem:
        """A problem with a place in the draw, at its line."""
        text = decode(read_bytes(self.competition_file), self.competition_file)
        return Problem(self.competition_file, reason, nearest(positions(text), path), dotted(path))

    def event_problems(self, doubts: Iterable[tuple[int, str]]) -> list[Problem]:
        """Problems with events of the log, given by id and reason, at their lines."""
        found = list(doubts)
        if not found:
            return []
        log = LogText(self._whole_blocks()[0], self.events_file)
        numbers = {event.id: number for number, event in enumerate(log.events())}
        return [log.problem(numbers[event_id], (), reason) for event_id, reason in found]

    def _load(self) -> Board:
        """The board of the files as they are now."""
        with _no_collecting():
            return self._loaded()

    def _loaded(self) -> Board:
        stamps = (_Stamp.of(self.competition_file), _Stamp.of(self.events_file))
        problems: list[Problem] = []
        competition: Competition | None = None
        try:
            competition = read_competition(self.competition_file)
        except DataError as error:
            problems.extend(error.problems)
        data, torn = b"", b""
        events: list[Event] = []
        try:
            data, torn = self._whole_blocks()
            log = LogText(data, self.events_file)
            events = log.events()
            if competition is not None:
                log.check(events, competition, lambda _: None)
        except DataError as error:
            problems.extend(error.problems)
        if competition is None or problems:
            raise DataError(dict.fromkeys(problems))
        board = Board.of(competition, events)
        self._stamps, self._read = stamps, _Read().after(data, torn)
        return board

    def _whole_blocks(self) -> tuple[bytes, bytes]:
        """The log's whole blocks, and its torn end. A block that is being written now is waited for."""
        data = read_bytes(self.events_file, needed=False)
        at = torn_at(data)
        if at is not None and (self.path / LOCK).exists() and not self._holding:
            try:
                with self._locked():
                    data = read_bytes(self.events_file, needed=False)
            except NotSaved:
                data = read_bytes(self.events_file, needed=False)
            at = torn_at(data)
        return (data, b"") if at is None else (data[:at], data[at:])

    def _read_on(self, stamps: tuple[_Stamp | None, _Stamp | None]) -> bool:
        """Take in the bytes that were appended; False where the part read before is not as it was."""
        was, now = self._stamps[1], stamps[1]
        if was is None or now is None or was.inode != now.inode or now.size < self._read.size:
            return False
        data = read_bytes(self.events_file)
        size = self._read.size
        if zlib.crc32(memoryview(data)[:size]) != self._read.checksum:
            return False
        new = data[size:]
        at = torn_at(new)
        whole, torn = (new, b"") if at is None else (new[:at], new[at:])
        if not begins_with_block(whole):
            return False
        try:
            log = LogText(whole, self.events_file, self._read.lines + 1, self.board.log.last_id)
            events = log.events()
            log.check(events, self.board.competition, self.board.log.find)
        except DataError:
            return False
        board = self.board
        for event in events:
            board = board.apply(event)
        self.board = board
        self._stamps, self._read = stamps, self._read.after(whole, torn)
        return True

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the log's lock. Raises NotSaved where it cannot be had."""
        from filelock import FileLock, Timeout

        if not self.path.is_dir():
            raise NotSaved(f"{self.path}: not saved: the folder is gone")
        lock = FileLock(self.path / LOCK, timeout=self.patience)
        try:
            lock.acquire()
        except Timeout:
            raise NotSaved(f"{self.events_file}: not saved: another program holds the log") from None
        except OSError as error:
            raise NotSaved(f"{self.events_file}: not saved: {_reason(error)}") from None
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
            lock.release()

    def _write(self, new: bytes) -> None:
        """Append bytes to the log in one write and wait until they are on disk."""
        stamp = None
        try:
            descriptor = os.open(self.events_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
            try:
                if os.fstat(descriptor).st_size != self._read.size + len(self._read.torn):
                    raise NotSaved(
                        f"{self.events_file}: not saved: somebody else changed it just now; try again"
                    )
                if self._read.torn:
                    set_aside(self.events_file, self._read.torn)
                    os.ftruncate(descriptor, self._read.size)
                self._read = self._read.after(self._append(descriptor, new), b"")
                stamp = _Stamp.of(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise NotSaved(f"{self.events_file}: not saved: {_reason(error)}") from None
        finally:
            self._stamps = (self._stamps[0], stamp)

    def _append(self, descriptor: int, new: bytes) -> bytes:
        """Write a block at the end of the log, and give the bytes that were written. On an error none are."""
        size = self._read.size
        if size:
            new = b"\n" + new
        try:
            rest = new
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
            if not size:
                self._sync_folder()
        except OSError:
            os.ftruncate(descriptor, size)
            raise
        return new

    def _sync_folder(self) -> None:
        descriptor = os.open(self.path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the garbage collector from looking, over and over, through a log that is there to stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_competition(file: Path) -> Competition:
    """The draw. Raises DataError with every fault at once."""
    text = decode(read_bytes(file), file)
    document = parse(text, file)
    try:
        return Competition.model_validate(document)
    except ValidationError as error:
        from scoreboard.explain import explain

        lines = positions(text)
        raise DataError(
            Problem(file, reason, nearest(lines, path), dotted(path))
            for path, reason in explain(error, document)
        ) from None


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
