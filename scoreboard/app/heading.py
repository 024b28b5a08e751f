"""The line over the panes: which competition, what is live, what time it is; and a narrow screen's tabs."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from scoreboard.app.fitting import fit
from scoreboard.app.glyphs import Glyphs
from scoreboard.board import Board
from scoreboard.dates import moment_in_words

_GAP: Final = 3


class Heading(Static):
    """Competition and round on the left; on the right how many ties are live, and the date and time."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="heading")
        self.glyphs = glyphs
        self.shown: tuple[Board, str, datetime] | None = None
        self.scoring = False
        """Whether what is typed goes into the log."""
        self.replayed = False
        """Whether it is an evening that is over, played back."""

    def show(self, board: Board, tie: str, now: datetime) -> None:
        """Show the heading of a board, `tie` the one that is selected."""
        self.shown = board, tie, now
        self._draw()

    def on_resize(self) -> None:
        """Fit the line to the new width."""
        self._draw()

    def _draw(self) -> None:
        if self.shown is None or not self.size.width:
            return
        board, tie, now = self.shown
        live = sum(state.live for state in board.ties.values())
        signal = f"{self.glyphs.live} {live} live" if live else ""
        moment = moment_in_words(now)
        width = self.size.width - 2
        right = f"{signal}{' ' * _GAP if signal else ''}{moment}"
        if cell_len(right) > width // 2:
            right = signal or f"{now:%H:%M}"
        forms = [board.competition.title, board.competition.name]
        if tie:
            round_name = board.competition.rounds[board.competition.ties[tie].round].name
            forms.insert(0, f"{board.competition.title} {self.glyphs.dot} {round_name}")
        sign = " SCORING " if self.scoring else " REPLAY " if self.replayed else ""
        room = max(width - cell_len(right) - cell_len(sign) - _GAP, 4)
        left = fit(room, forms)
        self.update(
            Content.assemble(
                " ",
                (sign, "bold reverse $accent" if self.replayed else "bold reverse $warning"),
                " " if sign else "",
                (left, "bold"),
                " " * max(width - room - cell_len(right) - cell_len(sign) - bool(sign), 1),
                (right, "bold" if live else ""),
            ),
            layout=False,
        )


class PaneTabs(Static):
    """The names of the three panes, where there is room for one of them at a time."""

    PANES: ClassVar[tuple[str, ...]] = ("bracket", "tie", "log")

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self) -> None:
        super().__init__(id="tabs")
        self.show("bracket")

    def show(self, active: str) -> None:
        """Mark one of them."""
        self.update(
            Content("").join(
                Content.styled(f" {pane.title()} ", "bold reverse" if pane == active else "$quiet")
                for pane in self.PANES
            ),
            layout=False,
        )

    def on_click(self, event: Click) -> None:
        """Tell which one is under the mouse."""
        end = 0
        for pane in self.PANES:
            end += len(pane) + 2
            if event.x < end:
                self.post_message(self.Chosen(pane))
                return
