"""What the keys do."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

_KEYS = """\
b  t  l        focus bracket, tie, log
arrows         move between ties; scroll tie and log
1 … 9          the n-th live tie, else the n-th of the round
[  ]           previous, next leg
f              log: this tie, goals only, all
?              this help
ctrl+p         commands and themes
q              quit

▸ winner   Name ? goes through as it stands   (4) penalties

The screen follows the files: what `scoreboard add` enters in
another terminal, or an editor saves, is here within a second."""


class HelpScreen(ModalScreen[None]):
    """The keys, in a box over the panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "dismiss", "Close", id="help.close")
    ]

    def compose(self) -> ComposeResult:
        """One text."""
        with VerticalScroll(id="help") as box:
            box.border_title = "Keys"
            yield Static(Content(_KEYS))
