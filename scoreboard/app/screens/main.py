"""The main screen: bracket, tie and log of one competition."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from scoreboard.app.glyphs import Glyphs
from scoreboard.app.panes.bracket import BracketPane
from scoreboard.app.panes.log import LogPane
from scoreboard.app.panes.tie import TiePane
from scoreboard.board import Board
from scoreboard.wording import moment_in_words


class MainScreen(Screen[None]):
    """Three panes that follow one selection."""

    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (80, "-medium"),
        (120, "-wide"),
    ]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "pane('bracket')", "Bracket", id="pane.bracket"),
        Binding("t", "pane('tie')", "Tie", id="pane.tie"),
        Binding("l", "pane('log')", "Log", id="pane.log"),
        Binding(
            "left_square_bracket", "leg(-1)", "Leg before", key_display="[", show=False, id="leg.previous"
        ),
        Binding("right_square_bracket", "leg(1)", "Next leg", key_display="]", show=False, id="leg.next"),
        Binding("f", "filter", "Filter log", id="log.filter"),
        *(
            Binding(str(number), f"nth({number})", f"Tie {number}", show=False, id=f"tie.{number}")
            for number in range(1, 10)
        ),
    ]

    def __init__(self, board: Board, glyphs: Glyphs, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.board, self.glyphs, self.now = board, glyphs, now
        self.selected = _first(board)
        self.number = _match_in_hand(board, self.selected)

    def compose(self) -> ComposeResult:
        """Heading, panes, what is wrong with the files, keys."""
        yield Static(id="heading")
        with Container(id="panes"):
            yield BracketPane(self.board, self.now(), self.glyphs, self.selected)
            with Horizontal(id="below"):
                yield TiePane(self.glyphs)
                yield LogPane(self.board, self.selected)
        yield Static(id="problem")
        yield Footer()

    def on_mount(self) -> None:
        """Begin with the first tie; the clock is drawn anew every second."""
        self.query_one(BracketPane).focus()
        self.show(self.board)
        self.set_interval(1.0, self._tick)

    def show(self, board: Board) -> None:
        """Show a board on every pane, the selection kept where it still is."""
        self.board = board
        if self.selected not in board.ties:
            self.selected = _first(board)
            self.query_one(BracketPane).selected = self.selected
        now = self.now()
        self.query_one(BracketPane).show(board, now)
        self._show_tie()
        self._show_heading(now)

    def tell_problem(self, problem: str) -> None:
        """Show what is wrong with the files under the panes, or nothing any more."""
        for strip in self.query("#problem").results(Static):
            strip.update(Content(problem))
            strip.set_class(bool(problem), "-shown")

    @on(BracketPane.Selected)
    def follow_selection(self, message: BracketPane.Selected) -> None:
        """Show the tie that was selected."""
        self.selected = message.tie
        self.number = _match_in_hand(self.board, self.selected)
        self._show_tie()

    def action_pane(self, name: str) -> None:
        """Focus a pane."""
        self.query_one(f"#{name}").focus()

    def action_leg(self, step: int) -> None:
        """Show the leg before or after."""
        matches = len(self.board.ties[self.selected].matches) if self.selected else 0
        if self.number is not None and 0 <= self.number + step < matches:
            self.number += step
            self._show_tie()

    def action_filter(self) -> None:
        """Show all events, those of this tie, or the goals."""
        self.query_one(LogPane).turn_filter()

    def action_nth(self, number: int) -> None:
        """Select the n-th live tie, or where none is live the n-th of the round."""
        ties = [tie for tie in self.board.ties.values() if tie.live]
        if not ties and self.selected:
            this_round = self.board.competition.ties[self.selected].round
            ties = [
                tie
                for tie in self.board.ties.values()
                if self.board.competition.ties[tie.id].round == this_round
            ]
        if number <= len(ties):
            self.query_one(BracketPane).selected = ties[number - 1].id

    def _show_tie(self) -> None:
        if not self.selected:
            return
        matches = len(self.board.ties[self.selected].matches)
        if self.number is None or self.number >= matches:
            self.number = _match_in_hand(self.board, self.selected)
        self.query_one(TiePane).show(self.board, self.selected, self.number, self.now())
        self.query_one(LogPane).show(self.board, self.selected)

    def _show_heading(self, now: datetime) -> None:
        live = sum(tie.live for tie in self.board.ties.values())
        heading = self.query_one("#heading", Static)
        parts = [f" {self.board.competition.title}"]
        parts += [f"{self.glyphs.live} {live} live"] if live else []
        parts += [moment_in_words(now)]
        heading.update(
            Content("   ").join([Content.styled(parts[0], "bold"), *(Content(part) for part in parts[1:])])
        )

    def _tick(self) -> None:
        now = self.now()
        self._show_heading(now)
        if any(tie.live for tie in self.board.ties.values()):
            self.query_one(BracketPane).show(self.board, now)
            if self.selected:
                self.query_one(TiePane).show(self.board, self.selected, self.number, now)


def _first(board: Board) -> str:
    """The tie to begin with: one that is live, else the last that was decided, else the first."""
    ties = list(board.ties.values())
    live = [tie.id for tie in ties if tie.live]
    begun = [tie.id for tie in ties if tie.started]
    return next(iter(live or begun[-1:] or [tie.id for tie in ties]), "")


def _match_in_hand(board: Board, tie: str) -> int | None:
    return board.ties[tie].current if tie else None
