"""The bar under the panes while a log is played: where in the evening it is, and where the goals fell."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from scoreboard.app.glyphs import Glyphs
from scoreboard.app.player import Player
from scoreboard.events import Goal
from scoreboard.playback import Evening

_NARROW: Final = 70


class ReplayBar(Static):
    """One line: playing or not and how fast, and the evening from its first whistle to its last."""

    class Sought(Message):
        """A place on the line was clicked; the time of day there."""

        def __init__(self, when: datetime) -> None:
            super().__init__()
            self.when = when

    def __init__(self, player: Player, glyphs: Glyphs) -> None:
        super().__init__(id="replay")
        self.player, self.glyphs = player, glyphs
        self._line = (0, 0)
        """The cell at which the line begins, and how many it has."""
        self._shown: object = None

    def on_mount(self) -> None:
        """Show where it begins."""
        self.show()

    def on_resize(self) -> None:
        """Fit the line to the new width."""
        self._shown = None
        self.show()

    def show(self) -> None:
        """Show where the player is."""
        player, evening = self.player, self.player.evening
        signs = self.glyphs
        sign = signs.play if player.playing else signs.stop if player.ended else signs.pause
        left = f" {sign} x{player.speed:g}  "
        right = f"  {player.number}/{len(player.playback)} "
        if evening is None or player.clock is None:
            self._set(Content.assemble((left, "bold $accent"), right))
            return
        evenings = player.playback.evenings
        if len(evenings) > 1 and self.size.width >= _NARROW:
            right = (
                f"  {signs.dot}  evening {evenings.index(evening) + 1} of {len(evenings)}  {signs.dot}{right}"
            )
        begins, ends = (f"{when:%H:%M}" for when in (evening.begins, evening.ends))
        left, right = f"{left}{begins} ", f" {ends}{right}"
        cells = max(self.size.width - cell_len(left) - cell_len(right), 1)
        self._line = cell_len(left), cells
        marks = {self._cell(moment, evening, cells) for moment in self._goals(evening)}
        here = self._cell(player.clock, evening, cells)
        pieces = [self._piece(cell, here, marks) for cell in range(cells)]
        self._set(Content.assemble((left, "bold $accent"), *pieces, (right, "$quiet")))

    def on_click(self, event: Click) -> None:
        """Go to the time under the mouse."""
        evening, (start, cells) = self.player.evening, self._line
        if evening is not None and start <= event.x < start + cells:
            part = (event.x - start) / max(cells - 1, 1)
            self.post_message(self.Sought(evening.begins + (evening.ends - evening.begins) * part))

    def _piece(self, cell: int, here: int, goals: set[int]) -> tuple[str, str]:
        done = cell <= here
        if cell == here:
            return self.glyphs.here, "bold $accent"
        if cell in goals:
            return self.glyphs.goal, "bold $foreground" if done else "$quiet"
        return (self.glyphs.played, "$accent") if done else (self.glyphs.to_come, "$quiet")

    def _goals(self, evening: Evening) -> list[datetime]:
        """When the goals of an evening fell that stood in the end."""
        board = self.player.playback.board
        moments = self.player.playback.moments[evening.first : evening.end]
        return [
            moment.when
            for moment in moments
            if isinstance(moment.event, Goal)
            and moment.event.id in board.standing_ids(moment.event.match)
            and moment.event.id not in board.match(moment.event.match).disallowed
        ]

    @staticmethod
    def _cell(when: datetime, evening: Evening, cells: int) -> int:
        length = (evening.ends - evening.begins).total_seconds()
        part = (when - evening.begins).total_seconds() / length if length else 1.0
        return round(max(0.0, min(part, 1.0)) * (cells - 1))

    def _set(self, content: Content) -> None:
        if content != self._shown:
            self._shown = content
            self.update(content, layout=False)
