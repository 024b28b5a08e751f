"""The app that plays a log back: the main screen at every moment of it, and nothing to be entered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType

from scoreboard.app.app import Scoreboard, collect_again
from scoreboard.app.following import Following, last_call
from scoreboard.app.glyphs import Glyphs
from scoreboard.app.heading import Heading
from scoreboard.app.player import Player
from scoreboard.app.replaybar import ReplayBar
from scoreboard.app.screens.main import MainScreen, first_tie
from scoreboard.board import Board
from scoreboard.playback import Playback
from scoreboard.rules.moments import UNKNOWN
from scoreboard.store import Folder
from scoreboard.store.desk import Desk
from scoreboard.telling import news

_TICK: Final = 0.1
"""Seconds from one look at the clock to the next."""
_LONGEST: Final = 1.0
"""Seconds that are played at most between two looks: where the program was stopped the evening waits."""
_TOLD: Final = 30.0
"""The fastest speed at which goals are still told in toasts, which stay for seconds."""
_STEPS = Binding.Group("Event")
_NOTES = Binding.Group("Of note")
_FOLLOW = Binding.Group("Follow")
_ENDS = Binding.Group("Start, end")


class ReplayScreen(MainScreen):
    """The three panes as they were, and a bar that shows where in the evening that is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "play", "Pause", key_display="space", id="replay.pause", priority=True),
        Binding(
            "comma", "step(-1)", "Back to the event before", key_display=",", id="replay.back", group=_STEPS
        ),
        Binding(
            "full_stop", "step(1)", "On to the next event", key_display=".", id="replay.on", group=_STEPS
        ),
        Binding(
            "less_than_sign",
            "note(-1)",
            "Back to the goal, card, whistle or kick before",
            key_display="<",
            id="replay.note-back",
            group=_NOTES,
        ),
        Binding(
            "greater_than_sign",
            "note(1)",
            "On to the next goal, card, whistle or kick",
            key_display=">",
            id="replay.note-on",
            group=_NOTES,
        ),
        Binding("0", "follow", "Follow the action", id="replay.follow", group=_FOLLOW),
        Binding("home", "ends(-1)", "To the start of the log", id="replay.start", priority=True, group=_ENDS),
        Binding("end", "ends(1)", "To the end of the log", id="replay.end", priority=True, group=_ENDS),
        Binding("ctrl+right", "speed(1)", "Play faster", show=False, id="replay.faster"),
        Binding("ctrl+left", "speed(-1)", "Play slower", show=False, id="replay.slower"),
    ]

    def __init__(self, player: Player, glyphs: Glyphs, now: Callable[[], datetime]) -> None:
        super().__init__(player.board, glyphs, now)
        self.player = player
        self.following = Following()
        self.selected = self._sought()
        self._drawn, self._seen = player.board, player.number
        """The board that the panes show, and how many moments there had been when they were drawn."""

    def on_mount(self) -> None:
        """Put the bar over the line of keys."""
        self.query_one(Heading).replayed = True
        super().on_mount()
        self.mount(ReplayBar(self.player, self.glyphs), before="#keys")

    def words(self, binding: Binding) -> str:
        """What a key would do now, for the line of keys."""
        if binding.action == "play":
            return "Pause" if self.player.playing else "Play"
        return super().words(binding)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Following is offered where another tie was chosen."""
        return not self.following.on if action == "follow" else super().check_action(action, parameters)

    def select(self, tie: str, number: int | None = None) -> None:
        """Select a tie by hand, and stay with it."""
        self.following.on = False
        super().select(tie, number)
        self.refresh_bindings()

    def action_leg(self, step: int) -> None:
        """Show the leg before or after, and stay with it."""
        self.following.on = False
        super().action_leg(step)

    def play_on(self, seconds: float) -> None:
        """Show the board that the player has come to by itself, so many seconds after the last."""
        board = self.player.board
        moments = self.player.playback.moments[self._seen : self.player.number]
        if self.player.ended and moments:
            self._turn_to(self.following.show(first_tie(board)))
        else:
            self._turn_to(self.following.tie(board, self.selected, moments, seconds))
        self._draw()

    def show_moment(self, tie: str) -> None:
        """Show the board of the moment that was sought, and a tie of it."""
        self._turn_to(self.following.show(tie))
        self._draw()
        self.refresh_bindings()

    @on(ReplayBar.Sought)
    def go_to(self, message: ReplayBar.Sought) -> None:
        """Go to the time that was clicked."""
        self.player.seek_time(message.when)
        self.show_moment(self._sought())

    def action_play(self) -> None:
        """Pause, or go on; at the end begin again."""
        if self.player.ended:
            self.following.on = True
        self.player.toggle()
        self._draw()
        self.refresh_bindings()

    def action_step(self, step: int) -> None:
        """One event on, or back."""
        self.player.step(step)
        self.show_moment(self._stepped())

    def action_note(self, step: int) -> None:
        """On, or back, to what people remember."""
        self.player.step(step, of_note=True)
        self.show_moment(self._stepped())

    def action_ends(self, end: int) -> None:
        """To the beginning, or to the end."""
        self.player.seek(len(self.player.playback) if end > 0 else 0)
        self.action_follow()

    def action_follow(self) -> None:
        """Show the tie in which something happens, now and from now on."""
        self.following.on = True
        self.show_moment(self._sought())

    def action_speed(self, step: int) -> None:
        """Play faster, or slower."""
        self.player.faster(step)
        self._draw()

    def _turn_to(self, tie: str) -> None:
        """Show another tie than before, of the board that is now shown, where nobody has chosen one."""
        if self.following.on and tie != self.selected and tie in self.player.board.ties:
            self.board = self.player.board
            super().select(tie)

    def _stepped(self) -> str:
        """The tie in which the last thing happened."""
        moment = self.player.moment
        return moment.tie if moment and not self.player.ended else self._sought()

    def _sought(self) -> str:
        """The tie to look at where the player is."""
        player, board = self.player, self.player.board
        moments = player.playback.moments[: max(player.number, 1)]
        return first_tie(board) if player.ended else last_call(board, moments)

    def _draw(self) -> None:
        self._seen = self.player.number
        if self._drawn is not self.player.board:
            self._drawn = self.player.board
            self.show(self._drawn)
        for bar in self.query(ReplayBar):
            bar.show()
        self.tick()


class Replay(Scoreboard):
    """The scoreboard of a competition, played back. `seconds` is a clock that only goes on; tests stop it."""

    main: ReplayScreen

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
        known = (moment.when for moment in playback.moments if moment.when != UNKNOWN)
        self._before = next(known, datetime.now().astimezone())
        """The time to show where the log knows none."""
        super().__init__(
            folder, ascii=ascii, now=self._now, follow=False, settings_file=settings_file, writes=False
        )

    def make_screen(self, board: Board, desk: Desk | None) -> ReplayScreen:  # noqa: ARG002
        """The screen that plays."""
        return ReplayScreen(self.player, self.glyphs, self.now)

    async def on_ready(self) -> None:
        """Begin to play."""
        await super().on_ready()
        self.end_when_told()
        self.tell_notices()
        collect_again()
        self._told = self._seconds()
        self.set_interval(_TICK, self.play_on)

    def action_help(self) -> None:
        """Show what the keys do, first those of a replay."""
        from scoreboard.app.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.glyphs, replay=True))

    def play_on(self) -> None:
        """Play what there is to play since the last time."""
        if not self.is_running:  # The timer may come once more while the panes are being taken down.
            return
        now = self._seconds()
        gone, self._told = min(now - self._told, _LONGEST), now
        number, playing = self.player.number, self.player.playing
        if self.player.tick(gone):
            self._tell(number)
        if playing:
            self.main.play_on(gone)
        if playing is not self.player.playing:
            self.main.refresh_bindings()

    def _now(self) -> datetime:
        return self.player.clock or self._before

    def _tell(self, before: int) -> None:
        """Tell of the goals since so many moments: with toasts where there is time to read them."""
        was, now = (self.player.playback.at(number, staged=False) for number in (before, self.player.number))
        if self.player.speed <= _TOLD:
            self.main.call_after_refresh(self.tell_news, was, now)
        elif self.settings.flash:
            for item in news(was, now):
                self.main.flash(item.tie)
