"""The app: wires."""

from __future__ import annotations

from textual.app import App

from scoreboard.store import Folder


class Scoreboard(App[None]):
    """The scoreboard of one competition."""

    def __init__(self, folder: Folder, *, ascii: bool = False) -> None:
        super().__init__()
        self.folder = folder
        self.ascii = ascii
