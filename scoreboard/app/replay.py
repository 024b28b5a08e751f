"""The app that plays a log back: the main screen at every moment of it, and nothing to be entered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType

from scoreboard.app.app import Scoreboard
from scoreboard.app.glyphs import Glyphs
from scoreboard.app.panes.bracket import BracketPane
from scoreboard.app.player import Player
from scoreboard.app.replaybar import ReplayBar
from scoreboard.app.screens.main import MainScreen, first_tie
from scoreboard.board import Board
from scoreboard.playback import Playback
from scoreboard.store import Folder
from scoreboard.store.desk import Desk

_TICK: Final = 0.1
"""Seconds from one look at the clock to the next."""
_TOLD: Final = 30.0
"""The fastest speed at which goals are still told in toasts, which stay for seconds."""
_STEPS = Binding.Group("Event")
_NOTES = Binding.Group("Of note")
_ENDS = Binding.Group("Start, end")


class ReplayScreen(MainScreen):
    """The three panes as they were, and a bar that shows where in the evening that is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "play", "Pause", key_display="space", id="replay.pause", priority=True),
        Binding("comma", "step(-1)", "Event back", key_display=",", id="replay.back", group=_STEPS),
        Binding("full_stop", "step(1)", "Next event", key_display=".", id="replay.on", group=_STEPS),
        Binding("less_than_sign", "note(-1)", "Back", key_display="<", id="replay.note-back", group=_NOTES),
        Binding("greater_than_sign", "note(1)", "Next", key_display=">", id="replay.note-on", group=_NOTES),
        Binding("home", "ends(-1)", "Start", id="replay.start", priority=True, group=_ENDS),
        Binding("end", "ends(1)", "End", id="replay.end", priority=True, group=_ENDS),
        Binding("ctrl+right", "speed(1)", "Play faster", show=False, id="replay.faster"),
        Binding("ctrl+left", "speed(-1)", "Play slower", show=False, id="replay.slower"),
    ]

    def __init__(self, player: Player, glyphs: Glyphs, now: Callable[[], datetime]) -> None:
        super().__init__(player.board, glyphs, now)
        self.player = player
        self.follows = True
        """Whether the tie that something happens in is shown; no more once another one was chosen by hand."""

    def on_mount(self) -> None:
        """Put the bar over the line of keys."""
        super().on_mount()
        self.mount(ReplayBar(self.player, self.glyphs), before="#keys")

    def words(self, binding: Binding) -> str:
        """What a key would do now, for the line of keys."""
        if binding.action == "play":
            return "Pause" if self.player.playing else "Play"
        return super().words(binding)

    def show_moment(self) -> None:
        """Show the board of the moment that the player is at, and the tie in which it was."""
        board, moment = self.player.board, self.player.moment
        if self.follows and moment is not None and (moment.of_note or self.player.ended):
            place = board.place_of(moment.event)
            tie = first_tie(board) if self.player.ended else place.partition(".")[0]
            if tie in board.ties:
                self.board = board
                self.select(tie)
        self.show(board)
        self.tell_time()

    def tell_time(self) -> None:
        """Show what time it is there."""
        for bar in self.query(ReplayBar):
            bar.show()
        self.tick()

    @on(BracketPane.Selected)
    def stop_following(self) -> None:
        """Stay with the tie that was chosen."""
        self.follows = False

    @on(ReplayBar.Sought)
    def go_to(self, message: ReplayBar.Sought) -> None:
        """Go to the time that was clicked."""
        self.player.seek_time(message.when)
        self.show_moment()

    def action_play(self) -> None:
        """Pause, or go on."""
        self.player.toggle()
        self.show_moment()
        self.refresh_bindings()

    def action_step(self, step: int) -> None:
        """One event on, or back."""
        self.player.step(step)
        self.show_moment()
        self.refresh_bindings()

    def action_note(self, step: int) -> None:
        """On, or back, to what people remember."""
        self.player.step(step, of_note=True)
        self.show_moment()
        self.refresh_bindings()

    def action_ends(self, end: int) -> None:
        """To the beginning, or to the end."""
        self.player.seek(len(self.player.playback) if end > 0 else 0)
        self.follows = True
        self.show_moment()

    def action_speed(self, step: int) -> None:
        """Play faster, or slower."""
        self.player.faster(step)
        self.tell_time()


class Replay(Scoreboard):
    """The scoreboard of a competition, played back. `seconds` is a clock that only goes on; tests stop it."""

    def __init__(
        self,
        folder: Folder,
        *,
        speed: float = 60.0,
        begin: datetime | None = None,
        ascii: bool = False,
        settings_file: Path | None = None,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        """`begin` is when to begin, by the clock of the log; at its first event where it is None."""
        playback = Playback(folder.board)
        self.player = Player(playback, speed)
        if begin is not None:
            self.player.seek_time(playback.zoned(begin))
        self._seconds = seconds
        self._told = seconds()
        super().__init__(
            folder, ascii=ascii, now=self._now, follow=False, settings_file=settings_file, writes=False
        )

    def make_screen(self, board: Board, desk: Desk | None) -> MainScreen:  # noqa: ARG002
        """The screen that plays."""
        return ReplayScreen(self.player, self.glyphs, self.now)

    async def on_ready(self) -> None:
        """Begin to play."""
        await super().on_ready()
        self._told = self._seconds()
        self.set_interval(_TICK, self._tick)

    def _now(self) -> datetime:
        return self.player.clock or datetime.now().astimezone()

    def _tick(self) -> None:
        now = self._seconds()
        gone, self._told = now - self._told, now
        was, playing = self.player.board, self.player.playing
        assert isinstance(self.main, ReplayScreen)
        if self.player.tick(gone):
            self.main.show_moment()
            if len(self.player.board.log) > len(was.log) and self.player.speed <= _TOLD:
                self.main.call_after_refresh(self.tell_news, was, self.player.board)
        elif playing:
            self.main.tell_time()
        if playing is not self.player.playing:
            self.main.refresh_bindings()
