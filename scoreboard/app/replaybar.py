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
from scoreboard.rules.moments import UNKNOWN

_STATE: Final = 8
"""The cells for playing or not, so that the line begins at the same place in any case."""
_NARROW: Final = 70
"""The columns under which the heading has no room for the time, and the bar tells it."""


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
        """The cell at which the line begins, and how many it has; none where no time is known."""
        self._goals: dict[Evening, tuple[datetime, ...]] = {}
        """When the goals fell, for the evenings that were shown."""
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
        total = len(player.playback)
        left, right = f" {self._state():<{_STATE}}  ", f"  {player.number:>{len(str(total))}}/{total} "
        if evening is None or player.clock is None or evening.begins == UNKNOWN:
            self._line = (0, 0)
            self._set(Content.assemble((left, "bold $accent"), (right.lstrip(), "$quiet")))
            return
        evenings, dot = player.playback.evenings, self.glyphs.dot
        narrow = self.size.width < _NARROW
        if len(evenings) > 1 and not narrow:
            right = f"  {dot}  evening {evenings.index(evening) + 1} of {len(evenings)}  {dot}{right}"
        left += f"{player.clock if narrow else evening.begins:%H:%M} "
        right = f" {evening.ends:%H:%M}{right}"
        cells = max(self.size.width - cell_len(left) - cell_len(right), 1)
        self._line = cell_len(left), cells
        marks = {self._cell(when, evening) for when in self._goals_of(evening)}
        here = self._cell(player.clock, evening)
        pieces = [self._piece(cell, here, marks) for cell in range(cells)]
        self._set(Content.assemble((left, "bold $accent"), *pieces, (right, "$quiet")))

    def on_click(self, event: Click) -> None:
        """Go to the time under the mouse; on a goal to the moment after it."""
        evening, (start, cells) = self.player.evening, self._line
        if evening is None or not start <= event.x < start + cells:
            return
        cell = event.x - start
        goals = [when for when in self._goals_of(evening) if self._cell(when, evening) == cell]
        part = cell / max(cells - 1, 1)
        self.post_message(self.Sought(max(goals, default=evening.begins + evening.length * part)))

    def _state(self) -> str:
        """Playing and how fast, paused, or at the end: by sign and word."""
        player, signs = self.player, self.glyphs
        if player.playing:
            return f"{signs.play} x{player.speed:g}"
        return f"{signs.stop} ended" if player.ended else f"{signs.pause} paused"

    def _piece(self, cell: int, here: int, goals: set[int]) -> tuple[str, str]:
        done = cell <= here
        if cell == here:
            return self.glyphs.here, "bold $accent"
        if cell in goals:
            return self.glyphs.goal, "bold $foreground" if done else "$quiet"
        return (self.glyphs.played, "$accent") if done else (self.glyphs.to_come, "$quiet")

    def _goals_of(self, evening: Evening) -> tuple[datetime, ...]:
        """When the goals of an evening fell that stood in the end."""
        if evening not in self._goals:
            playback = self.player.playback
            self._goals[evening] = tuple(
                moment.when
                for moment in playback.moments[evening.first : evening.end]
                if isinstance(moment.event, Goal) and playback.stood(moment.event)
            )
        return self._goals[evening]

    def _cell(self, when: datetime, evening: Evening) -> int:
        """The cell of the line, from 0, that a time of the evening has."""
        part = (when - evening.begins) / evening.length if evening.length else 1.0
        return round(max(0.0, min(part, 1.0)) * (self._line[1] - 1))

    def _set(self, content: Content) -> None:
        if content != self._shown:
            self._shown = content
            self.update(content, layout=False)
