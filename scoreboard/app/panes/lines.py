"""A pane that is drawn line by line, with its styles worked out once and not for every piece of a line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual.color import Color
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView

from scoreboard.app.themes import seen


class LinesPane(ScrollView, can_focus=True):
    """The base of bracket, tie and log."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._looks: dict[str, Style] = {}
        self._in_view: Sequence[object] = ()

    def look(self, component: str = "") -> Style:
        """The style of a component class, or a team's colour, on the pane's background; or the pane's own."""
        if component not in self._looks:
            own = self.rich_style
            if component.startswith("#"):
                part = Style(color=seen(Color.parse(component), *self.colors[2:]).rich_color)
            else:
                part = self.get_component_rich_style(component, partial=True) if component else Style.null()
            self._looks[component] = own + part
        return self._looks[component]

    def redraw(self, lines: Sequence[object]) -> None:
        """Draw anew those of the lines in view that are not what was drawn there last."""
        changed = [y for y, line in enumerate(lines) if y >= len(self._in_view) or line != self._in_view[y]]
        changed += range(len(lines), len(self._in_view))
        self._in_view = lines
        width = self.scrollable_content_region.width
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def be_high(self, lines: int) -> None:
        """Have that many lines to scroll through: no new layout, since a scroll bar is there in any case."""
        self.set_reactive(LinesPane.virtual_size, Size(self.virtual_size.width, lines))
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = lines

    def notify_style_update(self) -> None:
        """Work the styles out anew in a new theme, or with the focus."""
        super().notify_style_update()
        self._looks.clear()
