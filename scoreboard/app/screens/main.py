"""The main screen: bracket, tie and log of one competition."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import DescendantFocus
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from scoreboard.app.glyphs import Glyphs
from scoreboard.app.heading import Heading, PaneTabs
from scoreboard.app.keys import KeyBar
from scoreboard.app.panes.bracket import BracketPane
from scoreboard.app.panes.log import LogPane
from scoreboard.app.panes.tie import TiePane
from scoreboard.board import Board
from scoreboard.wording import clock, scoreline

if TYPE_CHECKING:
    from scoreboard.app.entry.bar import EntryBar
    from scoreboard.app.entry.scoring import Scoring
    from scoreboard.store.desk import Desk

_PANES = Binding.Group("Panes")
_CARDS = Binding.Group("Card")
_MOVING = ("pane", "leg", "filter", "nth")


class MainScreen(Screen[None]):
    """Three panes that follow one selection: beside each other, or where it is narrow one at a time."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-medium"), (120, "-wide")]
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "pane('bracket')", "Bracket", id="pane.bracket", group=_PANES),
        Binding("t", "pane('tie')", "Tie", id="pane.tie", group=_PANES),
        Binding("l", "pane('log')", "Log", id="pane.log", group=_PANES),
        Binding(
            "left_square_bracket", "leg(-1)", "Leg before", key_display="[", show=False, id="leg.previous"
        ),
        Binding("right_square_bracket", "leg(1)", "Next leg", key_display="]", show=False, id="leg.next"),
        Binding("f", "filter", "Filter", id="log.filter"),
        Binding("g", "enter('goal')", "Goal", id="scoring.goal"),
        Binding("k", "enter('whistle')", "Whistle", id="scoring.whistle"),
        Binding("u", "correct('undo')", "Undo", id="scoring.undo"),
        Binding("ctrl+r", "correct('redo')", "Redo", id="scoring.redo"),
        Binding("x", "enter('missed')", "Pen missed", id="scoring.missed"),
        Binding("v", "enter('saved')", "Pen saved", id="scoring.saved"),
        Binding("y", "enter('yellow')", "Card", id="scoring.yellow", group=_CARDS),
        Binding("r", "enter('red')", "Red card", id="scoring.red", group=_CARDS),
        Binding("s", "enter('substitution')", "Substitution", id="scoring.substitution"),
        Binding("d", "enter('disallowed')", "Disallowed", id="scoring.disallowed"),
        Binding("n", "enter('note')", "Note", id="scoring.note"),
        Binding("e", "turn_scoring", "Score", id="scoring.turn"),
        Binding("tab", "enter('kicker')", "Kicker", key_display="tab", show=False, id="scoring.kicker"),
        *(
            Binding(str(number), f"nth({number})", f"Tie {number}", show=False, id=f"tie.{number}")
            for number in range(1, 10)
        ),
    ]

    class Shown(Message):
        """A match is shown on the tie pane; its score in words."""

        def __init__(self, scoreline: str) -> None:
            super().__init__()
            self.scoreline = scoreline

    class Entered(Message):
        """The scorer has entered something; the board with it."""

        def __init__(self, board: Board) -> None:
            super().__init__()
            self.board = board

    def __init__(
        self,
        board: Board,
        glyphs: Glyphs,
        now: Callable[[], datetime],
        desk: Desk | None = None,
        *,
        scores: bool = False,
    ) -> None:
        """Without a desk nothing can be entered; with it `scores` is whether to begin with scoring."""
        super().__init__()
        self.desk = desk
        self.board, self.glyphs, self.now = board, glyphs, now
        self.scores = scores and desk is not None
        """Whether the keys of a scorer act now."""
        self.scoring = self._new_scoring(desk) if desk is not None and scores else None
        """What a scorer can do, once somebody has begun to score."""
        self.selected = first_tie(board)
        self.number = _match_in_hand(board, self.selected)
        self.pane: str | None = None
        """The pane to begin with; None for the one that suits the size."""
        self.problem = ""
        self.pane_shown = "bracket"
        self.clocks: list[str] = []
        """The time and the clocks of the matches that are on, as they were last drawn by the clock."""

    def begin_at(self, tie: str | None, leg: int | None, pane: str) -> None:
        """Begin with a tie, a leg of it (from 1), and a pane in focus."""
        self.pane = pane
        if tie is not None:
            self.selected = tie
            self.number = _match_in_hand(self.board, tie)
        if leg is not None and leg <= len(self.board.ties[self.selected].matches):
            self.number = leg - 1

    def compose(self) -> ComposeResult:
        """Heading, panes, what is wrong with the files, keys."""
        yield Heading(self.glyphs)
        yield PaneTabs()
        with Container(id="panes"):
            yield BracketPane(self.board, self.now(), self.glyphs, self.selected)
            yield TiePane(self.glyphs)
            yield LogPane(self.board, self.selected, self.glyphs)
        yield Static(id="problem")
        if self.scoring is not None:
            yield self.scoring.bar
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin with the tie in hand; the clock is drawn anew every second."""
        narrow = self.app.size.width < self.HORIZONTAL_BREAKPOINTS[1][0]
        self.action_pane(self.pane or ("tie" if narrow else "bracket"))
        self._lay_out()
        if self.scores:
            self._turned(on=True)
        self.set_interval(1.0, self.tick)

    def show(self, board: Board) -> None:
        """Show a board on every pane, the selection kept where it still is."""
        was, self.board = self.board, board
        if self.selected in was.ties and self.selected in board.ties:
            following = self.number == _match_in_hand(was, self.selected)
            self.number = _match_in_hand(board, self.selected) if following else self.number
        if self.selected not in board.ties:
            self.selected = first_tie(board)
            self.query_one(BracketPane).selected = self.selected
        self.query_one(BracketPane).show(board, self.now())
        self._show_tie()
        self._tell_scorer()
        if self.scores:
            self.refresh_bindings()

    def flash(self, tie: str) -> None:
        """Light a tie up for a moment."""
        self.query_one(BracketPane).flash(tie)

    def tell_problem(self, problem: str) -> None:
        """Show what is wrong with the files under the panes, or nothing any more."""
        if problem == self.problem:
            return
        self.problem = problem
        for strip in self.query("#problem").results(Static):
            strip.update(Content(problem))
            strip.set_class(bool(problem), "-shown")

    def select(self, tie: str, number: int | None = None) -> None:
        """Select a tie, and match `number` (from 0) of it, by default the one in hand."""
        self.query_one(BracketPane).selected = tie
        self.selected = tie
        self.number = _match_in_hand(self.board, tie) if number is None else number
        self._show_tie()
        self._tell_scorer()
        if self.scores:
            self.refresh_bindings()

    @on(BracketPane.Selected)
    def follow_selection(self, message: BracketPane.Selected) -> None:
        """Show the tie that was selected."""
        if message.tie != self.selected and not self.asking:
            self.select(message.tie)

    @on(LogPane.Opened)
    def follow_log(self, message: LogPane.Opened) -> None:
        """Show the match of the log's line."""
        tie, _, leg = message.place.partition(".")
        if not self.asking:
            self.select(tie, int(leg) - 1 if leg else None)

    @on(BracketPane.Opened)
    def open_tie(self) -> None:
        """Go to the tie."""
        self.action_pane("tie")

    @on(PaneTabs.Chosen)
    def open_tab(self, message: PaneTabs.Chosen) -> None:
        """Go to the pane of the tab."""
        self.action_pane(message.pane)

    @on(LogPane.Chosen)
    def mend(self, message: LogPane.Chosen) -> None:
        """Amend the entry of the log's line, or take it back."""
        if self.scoring is None or not self.scores:
            return
        tie, _, leg = self.board.place_of(message.event).partition(".")
        self.select(tie, int(leg) - 1 if leg else None)
        if message.take_back:
            self.scoring.take_back(message.event)
        else:
            self.scoring.amend(message.event)

    def on_entry_bar_submitted(self, message: EntryBar.Submitted) -> None:
        """Enter what is filled in."""
        if self.scoring is not None:
            self.scoring.submitted(message.draft)

    def on_entry_bar_left(self) -> None:
        """Go back to the panes."""
        if self.scoring is not None:
            self.scoring.tell()
            self._after_entry()
            self.refresh_bindings()

    def on_resize(self) -> None:
        """Give the panes the form that the new size calls for."""
        self.call_after_refresh(self._lay_out)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Where there is room for one pane only it is the one with the focus. What is asked keeps it."""
        if self.scoring is not None and self.asking and event.widget.id in PaneTabs.PANES:
            self.call_later(self.scoring.bar.take_focus)
            return
        if event.widget.id in PaneTabs.PANES:
            self._show_pane(event.widget.id)

    def action_pane(self, name: str) -> None:
        """Focus a pane."""
        self._show_pane(name)
        self.query_one(f"#{name}").focus()

    def action_leg(self, step: int) -> None:
        """Show the leg before or after."""
        matches = len(self.board.ties[self.selected].matches) if self.selected else 0
        if self.number is not None and 0 <= self.number + step < matches:
            self.number += step
            self._show_tie()
            self._tell_scorer()
            self.refresh_bindings()

    def action_filter(self) -> None:
        """Show all events, those of this tie, or the goals."""
        self.query_one(LogPane).turn_filter()

    def action_nth(self, number: int) -> None:
        """Select the n-th live tie, or where none is live the n-th of the round."""
        competition = self.board.competition
        ties = [tie.id for tie in self.board.ties.values() if tie.live]
        if not ties and self.selected:
            this_round = competition.ties[self.selected].round
            ties = [tie for tie in self.board.ties if competition.ties[tie].round == this_round]
        if number <= len(ties):
            self.select(ties[number - 1])

    @property
    def asking(self) -> bool:
        """Whether something is being entered."""
        return self.scores and self.scoring is not None and self.scoring.bar.asking

    @property
    def entering(self) -> bool:
        """Whether a form is open."""
        return self.asking and self.scoring is not None and self.scoring.bar.draft is not None

    def words(self, binding: Binding) -> str:
        """What a key would do now, for the line of keys."""
        if binding.action == "turn_scoring":
            return "Stop scoring" if self.scores else "Score"
        if binding.action == "open" and self.scores and isinstance(self.focused, LogPane):
            return "Amend"
        name, _, parameter = binding.action.partition("(")
        if self.scoring is not None and name in ("enter", "correct"):
            return self.scoring.words(parameter.strip("')")) or binding.description
        return binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that cannot act now is dimmed. While something is entered the panes wait."""
        if action in ("enter", "correct"):
            able = self.scores and self.scoring is not None and not self.asking
            if able and self.scoring is not None and self.scoring.can(str(parameters[0])):
                return True
            return False if parameters == ("kicker",) else None
        if action == "turn_scoring":
            return None if self.desk is None or self.asking else True
        return None if action in _MOVING and self.asking else True

    async def turn_scoring(self, *, on: bool) -> None:
        """Start or stop scoring."""
        if self.desk is None:
            return
        if self.scoring is None:
            self.scoring = self._new_scoring(self.desk)
            await self.mount(self.scoring.bar, before="#keys")
        self._turned(on=on)

    def _new_scoring(self, desk: Desk) -> Scoring:
        from scoreboard.app.entry.scoring import Scoring

        return Scoring(self, desk, self.now)

    def _turned(self, *, on: bool) -> None:
        self.scores = on
        self.set_class(on, "-scoring")
        self.query_one(LogPane).scoring = on
        self.query_one(Heading).scoring = on
        self._show_tie()
        self._tell_scorer()
        self.refresh_bindings()

    async def action_turn_scoring(self) -> None:
        """Start scoring, or stop."""
        await self.turn_scoring(on=not self.scores)

    def action_enter(self, what: str) -> None:
        """Ask for an entry."""
        if self.scoring is not None:
            self.scoring.open(what)

    def action_correct(self, what: str) -> None:
        """Undo or redo."""
        if self.scoring is not None:
            self.scoring.correct(what)

    def _after_entry(self) -> None:
        if not self.asking and self.focused is not None and self.focused.id not in PaneTabs.PANES:
            self.action_pane(self.pane_shown)

    def _tell_scorer(self) -> None:
        if self.scoring is not None and self.asking:
            self.scoring.bar.redraw()
        elif self.scoring is not None and self.scores:
            self.scoring.tell()

    def _lay_out(self) -> None:
        self.query_one(BracketPane).compact = not self.has_class("-wide")
        self._show_tie()

    def _show_pane(self, name: str) -> None:
        self.pane_shown = name
        for pane in PaneTabs.PANES:
            self.set_class(pane == name, f"-{pane}")
        self.query_one(PaneTabs).show(name)

    def _show_tie(self) -> None:
        now = self.now()
        self.query_one(Heading).show(self.board, self.selected, now)
        self.query_one(LogPane).show(self.board, self.selected)
        if not self.selected:
            return
        if self.number is None or self.number >= len(self.board.ties[self.selected].matches):
            self.number = _match_in_hand(self.board, self.selected)
        self.query_one(TiePane).show(self.board, self.selected, self.number, now)
        if self.number is not None:
            tie = self.board.ties[self.selected]
            self.post_message(self.Shown(scoreline(self.board.competition, tie, self.number)))

    def tick(self) -> None:
        """Draw the clocks anew where they show another minute."""
        now = self.now()
        clocks = [f"{now:%H:%M}", *(clock(match, now) for _, match in self.board.matches() if match.live)]
        if clocks == self.clocks:
            return
        self.clocks = clocks
        self.query_one(Heading).show(self.board, self.selected, now)
        if any(tie.live for tie in self.board.ties.values()):
            self.query_one(BracketPane).show(self.board, now)
            if self.selected:
                self.query_one(TiePane).show(self.board, self.selected, self.number, now)


def first_tie(board: Board) -> str:
    """The tie to begin with: one that is live, else the last that was begun, else the first with a match."""
    ties = list(board.ties.values())
    live = [tie.id for tie in ties if tie.live]
    begun = [tie.id for tie in ties if tie.started]
    to_come = [tie.id for tie in ties if tie.matches]
    return next(iter(live or begun[-1:] or to_come or [tie.id for tie in ties]), "")


def _match_in_hand(board: Board, tie: str) -> int | None:
    return board.ties[tie].current if tie else None
