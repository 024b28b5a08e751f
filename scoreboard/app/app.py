"""The app: it wires the folder on disk to the main screen, and nothing else."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from scoreboard.app.glyphs import ASCII, UNICODE, Plain
from scoreboard.app.keyboard import KeysInTurn
from scoreboard.app.screens.main import MainScreen
from scoreboard.app.settings import Settings, load, save
from scoreboard.app.themes import DARK, FALLBACKS, THEMES
from scoreboard.board import Board
from scoreboard.store import DataError, Folder
from scoreboard.store.desk import Desk
from scoreboard.store.home import login_name
from scoreboard.telling import news

if TYPE_CHECKING:
    from textual.command import Provider

_AGAIN: Final = 1.0
"""Seconds after which to try again what could not be saved."""
_FIRST_FRAME: Final = 0.1
"""Seconds in which the first frame is drawn, before anything else is begun."""


def commands() -> type[Provider]:
    """The palette's provider, imported when the palette is first opened."""
    from scoreboard.app.commands import ScoreboardCommands

    return ScoreboardCommands


def collect_again() -> None:
    """Let the garbage collector run, but not over what starting has made: that is there to stay."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _now() -> datetime:
    return datetime.now().astimezone()


class Scoreboard(KeysInTurn):
    """The scoreboard of one competition, kept up with its files. `now` gives the time; tests freeze it."""

    CSS_PATH = Path(__file__).with_name("main.tcss")
    TITLE = "scoreboard"
    COMMANDS = App.COMMANDS | {commands}

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
        settings_file: Path | None = None,
        writes: bool = True,
        scoring: bool = False,
        by: str | None = None,
    ) -> None:
        """`board` is shown in place of the folder's where it is given, as for an earlier moment.

        Without a settings file the settings are as they come, and are not kept. `writes` is whether one can
        score at all, `scoring` whether the app begins with it; `by` is the scorer's name.
        """
        super().__init__()
        self.settings_file = settings_file
        self.settings, self.settings_problem = load(settings_file) if settings_file else (Settings(), "")
        self.folder, self.now, self.follows = folder, now, follow
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.settings.theme if self.settings.theme in self.available_themes else DARK.name
        self.set_keymap(self.settings.keys)
        plain = ascii or self.settings.ascii
        self.set_class(plain, "-ascii")
        self.glyphs = ASCII if plain else UNICODE
        self.desk = Desk(folder, by or self.settings.name or login_name())
        self.begins_scoring = scoring
        self.plays_back = False
        """Whether the app was left to play its log back, and is to be opened again after that."""
        self.main = self.make_screen(board or folder.board, self.desk if writes else None)

    def make_screen(self, board: Board, desk: Desk | None) -> MainScreen:
        """The screen with the panes; without a desk nothing can be entered on it."""
        return MainScreen(board, self.glyphs, self.now, desk, scores=self.begins_scoring)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What our styles use and other themes lack."""
        return dict(FALLBACKS)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """With `--ascii` also what Textual draws by itself, as toasts, footer and palette, is plain."""
        return [*super().get_line_filters(), *([Plain()] if self.has_class("-ascii") else [])]

    def get_default_screen(self) -> Screen[None]:
        """The main screen, at once: no blank one is drawn before it."""
        return self.main

    async def on_ready(self) -> None:
        """Follow the files once the first frame is drawn; what changed before that is taken in first."""
        if self.follows:
            self.end_when_told()
            self.set_timer(_FIRST_FRAME, self._begin_to_follow)
        if self.main.desk is not None:
            self.set_interval(_AGAIN, self._try_again)

    def end_when_told(self) -> None:
        """Leave the terminal as it was found, also where the program is told to end from outside."""
        # Where there are no such signals, or this is not the main thread, nobody can send them here.
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)

    def begin_at(self, tie: str | None, leg: int | None, screen: str) -> None:
        """Begin with a tie, a leg of it (from 1), and a pane or the help screen."""
        self.main.begin_at(tie, leg, "bracket" if screen == "help" else screen)
        if screen == "help":
            self.main.call_later(self.action_help)

    def on_main_screen_shown(self, message: MainScreen.Shown) -> None:
        """Carry the score to the terminal's title."""
        self.show_title(f"scoring: {message.scoreline}" if self.main.scores else message.scoreline)

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        """What is being entered is not lost to a slip: first it is saved or left."""
        return None if action == "quit" and self.main.is_mounted and self.main.entering else True

    def action_help(self) -> None:
        """Show what the keys do."""
        from scoreboard.app.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.glyphs, scoring=self.main.scores))

    def refresh_board(self) -> None:
        """Show what is on disk; where it cannot be read, say so and keep the last good board."""
        try:
            changed = self.folder.refresh()
        except DataError as error:
            more = len(error.problems) - 1
            self.main.tell_problem(f"{error.problems[0]}" + (f"  (and {more} more)" if more else ""))
            return
        self.tell_notices()
        if changed or self.main.board is not self.desk.board:
            self.show(self.desk.board)

    def show(self, board: Board) -> None:
        """Show a board, and tell what is new on it."""
        was = self.main.board
        self.main.show(board)
        # The score is on the screen in a frame of its own; the toast may come in the next one.
        self.main.call_after_refresh(self.tell_news, was, board)

    def on_main_screen_entered(self, message: MainScreen.Entered) -> None:
        """Show what this scorer has entered: the board and the flash say it, no toast is needed."""
        was = self.main.board
        self.main.show(message.board)
        if self.settings.flash:
            for item in news(was, message.board):
                self.main.flash(item.tie)

    async def action_quit(self) -> None:
        """Quit; entries that are not on disk are written out first, if the scorer says so."""
        if not self.desk.unsaved or self.main.scoring is None:
            self.exit()
            return
        entries = "1 entry is" if len(self.desk.unsaved) == 1 else f"{len(self.desk.unsaved)} entries are"
        await self.main.turn_scoring(on=True)
        question = f"{entries} not saved. Write what is not saved to a file of its own, and quit?"
        self.main.scoring.bar.ask(question, self.exit)

    def play_back(self) -> None:
        """Leave the app for a replay of its log."""
        self.plays_back = True
        self.exit()

    def _try_again(self) -> None:
        """Try to save what could not be saved before."""
        if self.desk.retry():
            self.show(self.desk.board)

    def tell_news(self, before: Board, after: Board) -> None:
        """Tell of the goals between two boards, and of those taken back: toast, bell and flash."""
        told = news(before, after)
        for item in told:
            if self.settings.toasts and not self.main.asking:
                self.notify(item.text, title=item.title, markup=False)
            if self.settings.flash:
                self.main.flash(item.tie)
        if told and self.settings.bell:
            self.bell()

    def toggle(self, name: str) -> None:
        """Turn one of the settings off or on, and keep it."""
        self.keep(self.settings.model_copy(update={name: not getattr(self.settings, name)}))

    def keep(self, settings: Settings) -> None:
        """Take settings over, and write them to their file."""
        self.settings = settings
        if self.settings_file is not None:
            try:
                save(settings, self.settings_file)
            except OSError as error:
                self.notify(f"{self.settings_file}: {error.strerror}", severity="error", markup=False)

    def watch_theme(self, theme: str) -> None:
        """Keep the theme that was chosen."""
        if self.is_running and theme != self.settings.theme:
            self.keep(self.settings.model_copy(update={"theme": theme}))

    def show_title(self, title: str) -> None:
        """Put the score of the selected tie into the terminal's title."""
        if self.settings.title and self._driver is not None and not self.is_headless:
            self._driver.write(f"\x1b]2;{title}\x07")

    def tell_notices(self) -> None:
        """Show what the user should know about the files, though they can be read."""
        problems = [*self.folder.notices, *([self.settings_problem] if self.settings_problem else [])]
        self.main.tell_problem("  ".join(problems))

    def _begin_to_follow(self) -> None:
        collect_again()
        if self.main.is_attached:
            self.refresh_board()
            self.run_worker(self._follow(), name="follow")

    async def _follow(self) -> None:
        from scoreboard.store.follow import async_changes

        async for _ in async_changes(self.folder.path):
            self.refresh_board()
