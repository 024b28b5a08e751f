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
        Binding("escape,question_mark,q,enter", "dismiss", "Close", id="help.close")
    ]

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.glyphs = glyphs

    def compose(self) -> ComposeResult:
        """A table for each topic."""
        with VerticalScroll(id="help") as box:
            box.border_title = "Help"
            box.border_subtitle = "esc closes"
            yield Static(Content("\n").join(self._lines()))

    def _lines(self) -> Iterator[Content]:
        for topic, rows in self._topics().items():
            yield Content.styled(topic, "bold $primary")
            for key, words in rows.items():
                yield Content.assemble("  ", (f"{key:<12}", "bold"), words)
            yield Content("")
        yield Content.styled(
            "It follows the files: what is added or edited elsewhere is here at once.", "$quiet"
        )

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
