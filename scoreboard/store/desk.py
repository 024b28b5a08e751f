"""The scorer's desk: entries on their way to the log, kept where they cannot be saved at once.

An entry that the disk does not take is shown on the board, counted as not saved, and tried again; in the end
it is on disk, or in a file that `scoreboard add FOLDER --from FILE` takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scoreboard.board import Board
from scoreboard.events import Correction, Event
from scoreboard.rules.bracket import Unsettled, unsettled
from scoreboard.store.folder import Folder, Saved
from scoreboard.store.problems import DataError, NotSaved, Refused
from scoreboard.store.reading import read_bytes

if TYPE_CHECKING:
    from scoreboard.rules.ruling import Ruling


class Entered(NamedTuple):
    """What became of an entry."""

    event: Event
    saved: bool
    doubts: tuple[Ruling, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    """The ties with events of their own whose sides it changed."""


class Desk:
    """One scorer's way into the log of a folder."""

    def __init__(self, folder: Folder, by: str | None = None) -> None:
        self.folder, self.by = folder, by
        self.waiting: tuple[Event, ...] = ()
        """Entries that are not on disk yet, in order; their ids are those that they would get now."""
        self.refused: tuple[Event, ...] = ()
        """Entries that the rules refused when they could be saved at last: others had been faster."""
        self.trouble = ""
        """Why the last entry could not be saved; empty when all is on disk."""
        self._shown: tuple[Board, Board] | None = None

    @property
    def unsaved(self) -> tuple[Event, ...]:
        """All entries that are not in the log."""
        return self.refused + self.waiting

    @property
    def board(self) -> Board:
        """The board on disk, and on it the entries that wait."""
        base = self.folder.board
        if not self.waiting:
            return base
        if self._shown is None or self._shown[0] is not base:
            board, waiting, ids = base, [], dict[int, int]()
            for event in self.waiting:
                ids[event.id] = board.next_id
                moved = _moved(event, ids).model_copy(update={"id": board.next_id})
                waiting.append(moved)
                board = board.apply(moved)
            self.waiting, self._shown = tuple(waiting), (base, board)
        return self._shown[1]

    def enter(self, event: Event) -> Entered:
        """Save an event, or keep it where that cannot be done now. Raises Refused where the rules say no."""
        self.retry()
        if not self.waiting:
            try:
                saved = self.folder.append(event)
            except (NotSaved, DataError) as error:
                self.trouble = _reason(error)
            else:
                return Entered(saved.event, True, saved.doubts, saved.unsettled)
        board = self.board
        rulings = board.judge(event)
        if any(ruling.refused for ruling in rulings):
            raise Refused(rulings)
        event = event.model_copy(update={"id": board.next_id})
        self._shown = (self.folder.board, board.apply(event))
        self.waiting = (*self.waiting, event)
        return Entered(event, False, rulings, unsettled(board.ties, self._shown[1].ties))

    def retry(self) -> bool:
        """Try to save what waits, in order, and say whether anything changed."""
        before = self.waiting
        if not before:
            return False
        _ = self.board
        ids: dict[int, int] = {}
        while self.waiting:
            event, rest = self.waiting[0], self.waiting[1:]
            try:
                saved = self.folder.append(_moved(event, ids))
            except Refused:
                self.refused = (*self.refused, event)
            except (NotSaved, DataError) as error:
                self.trouble = _reason(error)
                break
            else:
                ids[event.id] = saved.event.id
            self.waiting = rest
        self.waiting = tuple(_moved(event, ids) for event in self.waiting)
        self._shown = None
        if not self.waiting:
            self.trouble = ""
        return len(self.waiting) != len(before)

    def write_out(self, file: Path) -> None:
        """Write what is not saved to a file of its own. Raises OSError."""
        from scoreboard.store.blocks import block

        ids = {event.id: number for number, event in enumerate(self.unsaved, self.folder.board.next_id)}
        numbered = (_moved(event, ids).model_copy(update={"id": ids[event.id]}) for event in self.unsaved)
        text = "\n".join(block(event) for event in numbered)
        file.parent.mkdir(parents=True, exist_ok=True)
        begun = file.with_name(f"{file.name}.new")
        begun.write_text(text, encoding="utf-8")
        begun.replace(file)


def add_from(folder: Folder, file: Path) -> Iterator[Saved]:
    """Append the events of a file that was written out, each with a new id, in order.

    Raises DataError where the file is no log, Refused and NotSaved at the first event that is not taken.
    """
    from scoreboard.store.log_text import LogText

    ids: dict[int, int] = {}
    for event in LogText(read_bytes(file), file).events():
        saved = folder.append(_moved(event, ids))
        ids[event.id] = saved.event.id
        yield saved


def _moved(event: Event, ids: dict[int, int]) -> Event:
    """The event, its target followed where that has got another id."""
    if isinstance(event, Correction) and event.target in ids:
        return event.model_copy(update={"target": ids[event.target]})
    return event


def _reason(error: NotSaved | DataError) -> str:
    return str(error.problems[0]) if isinstance(error, DataError) else str(error)
