"""Notice when a competition's files change on disk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, Final

from watchfiles import awatch, watch

from scoreboard.store.folder import COMPETITION, EVENTS

_TICK: Final = 500
"""Milliseconds after which to look even where the system told nothing, as on a network drive."""


def _options() -> dict[str, Any]:
    def concerns(_: object, file: str) -> bool:
        return Path(file).name in (COMPETITION, EVENTS)

    return {
        "watch_filter": concerns,
        "debounce": 100,
        "step": 20,
        "rust_timeout": _TICK,
        "yield_on_timeout": True,
        "recursive": False,
    }


def changes(path: Path) -> Iterator[None]:
    """Yield whenever one of the files may have changed, and now and then."""
    for _ in watch(path, raise_interrupt=True, **_options()):
        yield


async def async_changes(path: Path) -> AsyncIterator[None]:
    """Yield whenever one of the files may have changed, and now and then."""
    async for _ in awatch(path, **_options()):
        yield
