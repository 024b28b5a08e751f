"""The entries of a log, in whatever language they are written: numbered, and checked against the draw."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from scoreboard.competition import Competition
from scoreboard.events import Event, read
from scoreboard.files.positions import Path
from scoreboard.files.problems import Problem, dotted
from scoreboard.rules.names import Find, misnamed
from scoreboard.text import quoted

if TYPE_CHECKING:
    from scoreboard.explain import Language

At = Callable[[int, Path, str], Problem]
"""The problem with the entry at an index, or with the key in it that a path leads to, for this reason."""


def numbered(events: list[Event], problem: At, after: int = 0) -> tuple[list[Event], list[Problem]]:
    """The events, with the next id where they had none; and what is wrong with ids that do not rise.

    `after` is the id of the event that precedes them.
    """
    last, problems, found = after, list[Problem](), list[Event]()
    for number, event in enumerate(events):
        if not event.id:
            event = event.model_copy(update={"id": last + 1})
        elif event.id == last:
            problems.append(problem(number, ("id",), f"{event.id} is taken already; give it a higher one"))
        elif event.id < last:
            reason = f"{event.id} comes after {last}; ids rise, so move it up or leave id out"
            problems.append(problem(number, ("id",), reason))
        last = max(last, event.id)
        found.append(event)
    return found, problems


def strangers(events: list[Event], competition: Competition, find: Find, problem: At) -> list[Problem]:
    """All names in the events that the draw, and the log before them, which `find` looks in, do not know."""
    own = {event.id: event for event in events}

    def earlier(event_id: int) -> Event | None:
        return own.get(event_id) or find(event_id)

    return [
        problem(number, (wrong.key,), wrong.reason)
        for number, event in enumerate(events)
        for wrong in misnamed(event, competition, earlier)
    ]


def unfit(
    error: ValidationError, blocks: list[Any], problem: At, language: Language = "TOML"
) -> Iterator[Problem]:
    """What keeps the entries that pydantic found at fault from being events."""
    for number in dict.fromkeys(int(fault["loc"][0]) for fault in error.errors()):
        for path, reason in _explained(blocks[number], language):
            yield problem(number, path, reason)


def path_in(block: Any, keys: Path) -> str:
    """A key of an entry as a problem shows it: `event 412.minute`; the id left out where it has none."""
    has_id = isinstance(block, dict) and isinstance(block.get("id"), int)
    shown = f"event {quoted(block['id'])}" if has_id else "event"
    path = dotted(keys)
    return f"{shown}.{path}" if path else shown


def _explained(block: Any, language: Language) -> Iterator[tuple[Path, str]]:
    try:
        read(block)
    except ValidationError as error:
        from scoreboard.explain import explain

        for fault in explain(error, [block], language):
            yield fault.path[1:], fault.reason
