"""The app: it wires the folder on disk to the main screen, and nothing else."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from datetime import datetime
from typing import ClassVar, Final

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from scoreboard.app.glyphs import ASCII, UNICODE
from scoreboard.app.screens.main import MainScreen
from scoreboard.app.themes import DARK, FALLBACKS, THEMES
from scoreboard.board import Board
from scoreboard.store import DataError, Folder

_FIRST_FRAME: Final = 0.1
"""Seconds in which the first frame is drawn, before anything else is begun."""


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

    def __init__(
        self,
        folder: Folder,
        *,
        ascii: bool = False,
        now: Callable[[], datetime] = _now,
        board: Board | None = None,
        follow: bool = True,
    ) -> None:
        """`board` is shown in place of the folder's where it is given, as for an earlier moment."""
        super().__init__()
        self.folder, self.now, self.follows = folder, now, follow
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name
        self.glyphs = ASCII if ascii else UNICODE
        self.main = MainScreen(board or folder.board, self.glyphs, now)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What our styles use and other themes lack."""
        return dict(FALLBACKS)

    def get_default_screen(self) -> Screen[None]:
        """The main screen, at once: no blank one is drawn before it."""
        return self.main

    def on_ready(self) -> None:
        """Follow the files once the first frame is drawn; what changed before that is taken in first."""
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name) and self.follows:
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)
        if self.follows:
            self.set_timer(_FIRST_FRAME, self._begin_to_follow)

    def begin_at(self, tie: str | None, leg: int | None, screen: str) -> None:
        """Begin with a tie, a leg of it (from 1), and a pane or the help screen."""
        self.main.begin_at(tie, leg, "bracket" if screen == "help" else screen)
        if screen == "help":
            self.main.call_later(self.action_help)

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

    def _begin_to_follow(self) -> None:
        if self.main.is_attached:
            self.refresh_board()
            self.run_worker(self._follow(), name="follow")

    async def _follow(self) -> None:
        from scoreboard.store.follow import async_changes

        async for _ in async_changes(self.folder.path):
            self.refresh_board()
