"""The line of keys at the bottom: those that can act now, with what each would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.widgets import Static

if TYPE_CHECKING:
    from scoreboard.app.screens.main import MainScreen

_LONG = 14
_KICKS = ("Scored", "Missed", "Saved")
_PALETTE = ("command_palette", "app.command_palette")
_RANKS = {
    **dict.fromkeys(("app.help", "app.quit", "entry.submit", "entry.leave"), 0),
    **dict.fromkeys(("replay.pause", "replay.back", "replay.note-back", "replay.follow"), 1),
    **dict.fromkeys(("scoring.goal", "scoring.whistle", "scoring.undo", "scoring.turn", "entry.next"), 1),
    **dict.fromkeys(("scoring.yellow", "scoring.missed", "scoring.saved", "log.delete", "log.open"), 2),
    **dict.fromkeys(
        ("scoring.substitution", "scoring.disallowed", "scoring.redo", "pane.bracket", "replay.start"), 3
    ),
}
"""How long a key stays in the line where it is narrow, by the id of its binding."""


class Key(NamedTuple):
    """One key or some that belong together, as they are shown, in words, and the key that a click presses."""

    keys: str
    words: str
    pressed: str
    rank: int
    """0 stays in any case; the highest goes first where there is no room for all."""

    short: str = ""
    """Fewer words, for where it is narrow."""

    @property
    def width(self) -> int:
        """Its cells, with the space after it."""
        return cell_len(self.keys) + cell_len(self.words) + 3


class KeyBar(Static):
    """One line of keys. Where it is narrow those go that one finds in the help as well."""

    def __init__(self) -> None:
        super().__init__(id="keys")
        self.shown: list[Key] = []

    def on_mount(self) -> None:
        """Follow whatever changes what the keys do."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.show())
        self.show()

    def on_resize(self) -> None:
        """Fit the keys to the new width."""
        self.show()

    def show(self) -> None:
        """Show the keys that can act now."""
        keys, room = list(self._keys()), self.size.width - 1
        if sum(key.width for key in keys) > room:
            keys = [key._replace(words=key.short) if len(key.words) > _LONG else key for key in keys]
        spare = sorted((key for key in keys if key.rank), key=lambda key: key.rank)
        while spare and sum(key.width for key in keys) > room:
            keys.remove(spare.pop())
        if keys == self.shown:
            return
        self.shown = keys
        pieces = [Content.assemble((f" {key.keys}", "bold $accent"), f" {key.words} ") for key in keys]
        self.update(Content("").join(pieces), layout=False)

    def on_click(self, event: Click) -> None:
        """Press the key under the mouse."""
        end = 0
        for key in self.shown:
            end += key.width
            if event.x < end:
                self.app.simulate_key(key.pressed)
                return

    def _keys(self) -> list[Key]:
        groups: dict[object, list[Key]] = {}
        screen = cast("MainScreen", self.screen)
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.action in _PALETTE:
                palette = Key(self.app.get_key_display(binding), "Commands", binding.key, 1)
                groups.setdefault(binding.id, []).append(palette)
            if not (binding.show and active.enabled) or binding.system:
                continue
            words = binding.group.description if binding.group else screen.words(binding)
            short = binding.group.description if binding.group else binding.description
            rank = 0 if words in _KICKS else _RANKS.get(binding.id or "", 4)
            key = Key(self.app.get_key_display(binding), words, binding.key, rank, short)
            groups.setdefault(binding.group or binding.id, []).append(key)
        return [_together(keys) for keys in groups.values()]


def _together(keys: list[Key]) -> Key:
    return keys[0]._replace(keys=" ".join(key.keys for key in keys))
