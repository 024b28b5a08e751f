"""What the keys do, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from scoreboard.app.glyphs import Glyphs


class HelpScreen(ModalScreen[None]):
    """Help by topic, in a box over the panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "dismiss", "Close", id="help.close"),
        Binding("tab", "turn", "Other page", id="help.turn"),
    ]

    def __init__(self, glyphs: Glyphs, *, scoring: bool = False, replay: bool = False) -> None:
        """While one scores the page on scoring comes first, and in a replay the page on that."""
        super().__init__()
        self.glyphs, self.replay = glyphs, replay
        self.turned = scoring or replay
        """Whether the other page is shown, and not the one on watching."""

    def compose(self) -> ComposeResult:
        """A table for each topic."""
        with VerticalScroll(id="help") as box:
            box.border_title = "Help"
            box.border_subtitle = "esc closes"
            yield Static(Content("\n").join(self._lines()), id="help-text")

    def action_turn(self) -> None:
        """Show the other page."""
        self.turned = not self.turned
        self.query_one("#help-text", Static).update(Content("\n").join(self._lines()))
        self.query_one("#help").scroll_home(animate=False)

    def _lines(self) -> Iterator[Content]:
        page = self._topics() if not self.turned else self._replay() if self.replay else self._scoring()
        for topic, rows in page.items():
            yield Content.styled(topic, "bold $primary")
            for key, words in rows.items():
                yield Content.assemble("  ", (f"{key:<12}", "bold"), words)
            yield Content("")
        other = "watching" if self.turned else "the replay" if self.replay else "scoring a match"
        yield Content.assemble(("  tab", "bold"), f"  the page on {other}")

    def _scoring(self) -> dict[str, dict[str, str]]:
        return {
            "Scoring a match": {
                "k enter": "kick-off; later half-time, second half and so on",
                "g h enter": "goal for the home side; with a for the away side",
                "tab": "the next field: minute, scorer, assist, type",
                "o p": "with a goal's side: own goal, penalty",
                "+ -": "the minute, filled in from the clock, up or down",
                "moum": "a few letters find a name, up and down another",
                "y r s n": "yellow card, red card, substitution, note",
                "x v d": "penalty missed, penalty saved, goal disallowed",
            },
            "Penalties": {
                "k enter": "then h or a for who kicks first, then enter",
                "g x v": "scored, missed, saved; turns go by themselves",
                "tab d": "name the next kicker; retake the last kick",
            },
            "Mending": {
                "u ctrl+r": "undo and redo what you entered in this match",
                "l, enter": "in the log: amend a line; delete takes it back",
                "ctrl+p": "joined late, set the clock, result, award, ...",
            },
        }

    def _replay(self) -> dict[str, dict[str, str]]:
        signs = self.glyphs
        return {
            "Playing back": {
                "space": "pause, go on; at the end begin again",
                ", .": "the event before, the next event",
                "< >": "goal, dismissal, whistle or kick: before, next",
                "home end": "to the start of the log, to its end",
                "ctrl+left": "slower; ctrl+right faster",
                "click": "on the line: go to that time",
            },
            "Following": {
                "0": "go with the action from tie to tie",
                "1 to 9": "stay with the n-th live tie; so does any choice",
            },
            "Signs on the line": {
                signs.here: "where it is",
                signs.goal: "a goal that stood",
                f"{signs.play} {signs.pause} {signs.stop}": "playing and how fast, paused, at the end",
            },
        }

    def _topics(self) -> dict[str, dict[str, str]]:
        signs = self.glyphs
        return {
            "Moving about": {
                "b t l": "to bracket, tie, log",
                "arrows": "between ties; along the log",
                "1 to 9": "the n-th live tie, else the n-th of the round",
                "[ ]": "the leg before, the next leg",
                "enter": "open the tie, or the match of a line of the log",
            },
            "Showing": {
                "f": "log of all matches, of this tie, or goals only",
                "ctrl+p": "find a tie, a theme, a setting",
                **({} if self.replay else {"e": "start or stop scoring: entering what happens"}),
                "?  q": "this help; quit",
            },
            "Signs": {
                f"{signs.winner} Name": "goes through",
                "Name ?": "would go through as it stands",
                "2 (4)": "aggregate, and goals in the shoot-out",
                f"{signs.goal} {signs.miss}": "goal, penalty missed",
                f"{signs.yellow} {signs.red} {signs.change}": "yellow card, red card, substitution",
                "FT AET pens": "full-time, after extra time, penalties",
            },
        }
