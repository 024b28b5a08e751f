"""The app: it wires the folder on disk to the main screen, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from scoreboard.app.glyphs import ASCII, UNICODE
from scoreboard.app.screens.main import MainScreen
from scoreboard.store import DataError, Folder


def _now() -> datetime:
    return datetime.now().astimezone()


class Scoreboard(App[None]):
    """The scoreboard of one competition, kept up with its files. `now` gives the time; tests freeze it."""

    CSS_PATH = "main.tcss"
    TITLE = "scoreboard"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help", key_display="?", id="app.help"),
        Binding("q", "quit", "Quit", id="app.quit"),
    ]

    def __init__(self, folder: Folder, *, ascii: bool = False, now: Callable[[], datetime] = _now) -> None:
        super().__init__()
        self.folder, self.now = folder, now
        self.glyphs = ASCII if ascii else UNICODE
        self.main = MainScreen(folder.board, self.glyphs, now)

    def on_mount(self) -> None:
        """Show the board, then follow the files."""
        self.push_screen(self.main)
        self.main.call_after_refresh(self._notices)
        self.run_worker(self._follow(), name="follow", exit_on_error=True)

    def action_help(self) -> None:
        """Show what the keys do."""
        from scoreboard.app.screens.help import HelpScreen

        self.push_screen(HelpScreen())

    def refresh_board(self) -> None:
        """Show what is on disk; where it cannot be read, say so and keep the last good board."""
        try:
            changed = self.folder.refresh()
        except DataError as error:
            more = len(error.problems) - 1
            self.main.tell_problem(f"{error.problems[0]}" + (f"  (and {more} more)" if more else ""))
            return
        self._notices()
        if changed:
            self.main.show(self.folder.board)

    def _notices(self) -> None:
        self.main.tell_problem("  ".join(self.folder.notices))

    async def _follow(self) -> None:
        from scoreboard.store.follow import async_changes

        async for _ in async_changes(self.folder.path):
            self.refresh_board()
