"""A pane that is drawn line by line, with its styles worked out once and not for every piece of a line."""

from __future__ import annotations

from rich.style import Style
from textual.scroll_view import ScrollView


class LinesPane(ScrollView, can_focus=True):
    """The base of the bracket and the log."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._looks: dict[str, Style] = {}

    def look(self, component: str = "") -> Style:
        """The style of a component class on the pane's background, or the pane's own."""
        if component not in self._looks:
            own = self.rich_style
            part = self.get_component_rich_style(component, partial=True) if component else Style.null()
            self._looks[component] = own + part
        return self._looks[component]

    def notify_style_update(self) -> None:
        """Work the styles out anew in a new theme, or with the focus."""
        super().notify_style_update()
        self._looks.clear()
