"""The scorer's desk: entries on their way to the log, kept where they cannot be saved at once.

An entry that the disk does not take is shown on the board, counted as not saved, and tried again; in the end
it is on disk, or in a file that `scoreboard add FOLDER --from FILE` takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scoreboard.board import Board
from scoreboard.events import Correction, Event
from scoreboard.files.problems import DataError, NotSaved, Refused
from scoreboard.files.reading import read_bytes
from scoreboard.store.folder import Folder, Saved

if TYPE_CHECKING:
    from scoreboard.rules.ruling import Ruling


class Entered(NamedTuple):
    """What became of an entry."""

    event: Event
    saved: bool
    doubts: tuple[Ruling, ...] = ()


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
            self.waiting, board = _renumbered(self.waiting, base.next_id), base
            for event in self.waiting:
                board = board.apply(event)
            self._shown = (base, board)
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
                return Entered(saved.event, True, saved.doubts)
        board = self.board
        rulings = board.judge(event)
        if any(ruling.refused for ruling in rulings):
            raise Refused(rulings)
        event = event.model_copy(update={"id": board.next_id})
        self._shown = (self.folder.board, board.apply(event))
        self.waiting = (*self.waiting, event)
        return Entered(event, False, rulings)

    def retry(self) -> bool:
        """Try to save what waits, in order, and say whether anything changed."""
        before = self.waiting
        if not before:
            return False
        _ = self.board
        waiting, ids, lost, trouble = list(self.waiting), dict[int, int](), set[int](), ""
        while waiting:
            event = waiting[0]
            try:
                if isinstance(event, Correction) and event.target in lost:
                    raise Refused(())
                ids[event.id] = self.folder.append(_moved(event, ids)).event.id
            except Refused:
                lost.add(event.id)
                self.refused = (*self.refused, _moved(event, ids))
            except (NotSaved, DataError) as error:
                trouble = _reason(error)
                break
            waiting.pop(0)
        self.waiting = _renumbered(waiting, self.folder.board.next_id, ids)
        self.trouble, self._shown = trouble, None
        return len(self.waiting) != len(before)

    def write_out(self, file: Path) -> None:
        """Write what is not saved to a file of its own. Raises OSError."""
        from scoreboard.store.blocks import block

        refused = _renumbered(self.refused, self.folder.board.next_id)
        waiting = _renumbered(self.waiting, self.folder.board.next_id + len(refused))
        text = "\n".join(block(event) for event in refused + waiting)
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


def _renumbered(
    events: Sequence[Event], first: int, ids: Mapping[int, int] | None = None
) -> tuple[Event, ...]:
    """Events with ids that rise from `first`, their targets followed.

    `ids` are the new ids, by the old ones, of entries before them that were numbered together with them.
    """
    followed, numbered = dict(ids or {}), []
    for number, event in enumerate(events, first):
        numbered.append(_moved(event, followed).model_copy(update={"id": number}))
        followed[event.id] = number
    return tuple(numbered)


def _moved(event: Event, ids: Mapping[int, int]) -> Event:
    """The event, its target followed where that has got another id."""
    if isinstance(event, Correction) and event.target in ids:
        return event.model_copy(update={"target": ids[event.target]})
    return event


def _reason(error: NotSaved | DataError) -> str:
    return str(error.problems[0]) if isinstance(error, DataError) else str(error)
