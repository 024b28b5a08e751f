"""The app with a stop-watch: from each key, or change of the files, to the screen that shows it.

`python watched_app.py FOLDER FILE` writes the times to FILE, in seconds, when it is quit. For a key the
last frame counts, for an event the first, which has the score. Toasts and flashes have frames of their
own, and are off.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from textual.app import App
from textual.events import Event, Key

from scoreboard.app import Scoreboard
from scoreboard.board import Board
from scoreboard.store import Folder


class Watched(Scoreboard):
    """Begins to count at a key and at a board that is to be shown, and stops with a frame."""

    def __init__(self, folder: Folder) -> None:
        super().__init__(folder)
        self.settings = self.settings.model_copy(update={"toasts": False, "flash": False})
        self.main._tick = lambda: None  # type: ignore[method-assign]
        self.times: dict[str, list[float]] = {"key": [], "event": []}
        self.begun: tuple[str, float] | None = None
        self.taken = 0.0

    async def on_event(self, event: Event) -> None:
        """A key comes from the terminal."""
        if isinstance(event, Key) and not event.is_forwarded:
            self.begin("key")
        await super().on_event(event)

    def show(self, board: Board) -> None:
        """The files have changed, and another board is to be shown."""
        self.begin("event")
        super().show(board)

    def _display(self, *args: Any) -> None:
        super()._display(*args)
        if self.begun is not None and (self.begun[0] == "key" or not self.taken):
            self.taken = perf_counter() - self.begun[1]

    def begin(self, what: str) -> None:
        """Keep what the change before took, and begin to count for the next one."""
        if self.begun is not None and self.taken:
            self.times[self.begun[0]].append(self.taken)
        self.begun, self.taken = (what, perf_counter()), 0.0


if __name__ == "__main__":
    gc.disable()
    app = Watched(Folder(Path(sys.argv[1])))
    App.run(app)
    Path(sys.argv[2]).write_text(json.dumps(app.times), encoding="utf-8")
