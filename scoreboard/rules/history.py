"""Corrections: which entries still stand, how they read now, and what undo would take back.

Nothing in a log is rewritten. An entry is taken back by a `void`, brought back by a void of that void, and
changed by an `amend`; so undo and redo are entries too, survive a restart and are seen by other scorers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scoreboard.events import Amend, Correction, Disallowed, Event, Void, amended


def voided(entries: Sequence[Event]) -> frozenset[int]:
    """The ids of the entries that are taken back, among entries in the order of the log."""
    gone: set[int] = set()
    for entry in reversed(entries):
        if isinstance(entry, Void) and entry.id not in gone:
            gone.add(entry.target)
    return frozenset(gone)


def live(entries: Sequence[Event]) -> tuple[list[Event], frozenset[int]]:
    """The entries that stand, as amended, and the ids of the goals that the referee took back.

    Corrections themselves are not among the first.
    """
    if not any(isinstance(entry, Correction) for entry in entries):
        return list(entries), frozenset()
    gone = voided(entries)
    standing = {
        entry.id: entry for entry in entries if entry.id not in gone and not isinstance(entry, Amend | Void)
    }
    for entry in entries:
        if isinstance(entry, Amend) and entry.id not in gone and entry.target in standing:
            standing[entry.target] = amended(standing[entry.target], entry)
    refused = frozenset(entry.target for entry in standing.values() if isinstance(entry, Disallowed))
    return [entry for entry in standing.values() if not isinstance(entry, Correction)], refused


def taken_back_by_others(entries: Sequence[Event], by: str | None) -> frozenset[int]:
    """The ids of entries that somebody else than `by` took back; none where `by` is None: everybody."""
    if by is None:
        return frozenset()
    gone = voided(entries)
    return frozenset(
        entry.target
        for entry in entries
        if isinstance(entry, Void) and entry.by != by and entry.id not in gone
    )


def undoable(entries: Iterable[Event], elsewhere: frozenset[int] = frozenset()) -> Event | None:
    """The entry that undo would take back: the last action that still stands.

    `elsewhere` are the ids of entries that others took back: to undo they are as if they had never been.
    """
    done, _ = _stacks(entries, elsewhere)
    return done[-1] if done else None


def redoable(entries: Iterable[Event], elsewhere: frozenset[int] = frozenset()) -> tuple[Event, Event] | None:
    """The void that redo would take back, and the entry that would come back; None after a new entry."""
    _, undone = _stacks(entries, elsewhere)
    return undone[-1] if undone else None


def _stacks(
    entries: Iterable[Event], elsewhere: frozenset[int]
) -> tuple[list[Event], list[tuple[Event, Event]]]:
    """What can be undone, and what can be redone as (void, entry), each with the latest last.

    A void of the latest action is an undo, a void of the latest undo is a redo; any other void takes
    back an older entry, which is an action of its own.
    """
    done: list[Event] = []
    undone: list[tuple[Event, Event]] = []
    for entry in entries:
        if entry.id in elsewhere:
            continue
        if isinstance(entry, Void) and done and done[-1].id == entry.target:
            undone.append((entry, done.pop()))
        elif isinstance(entry, Void) and undone and undone[-1][0].id == entry.target:
            done.append(undone.pop()[1])
        else:
            done.append(entry)
            undone.clear()
    return done, undone
