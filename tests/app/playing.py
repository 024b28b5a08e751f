"""A replay that is on: hands on its keys, and on a clock that stands until a test turns it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Static

from scoreboard.app import Scoreboard
from scoreboard.app.panes.bracket import BracketPane
from scoreboard.app.panes.log import LogPane
from scoreboard.app.panes.tie import TiePane
from scoreboard.app.replay import Replay
from scoreboard.app.replaybar import ReplayBar
from scoreboard.app.screens.main import MainScreen
from scoreboard.store import Folder
from scoreboard.testing import still

FIXTURES = Path(__file__).parents[2] / "fixtures"
EVENING = FIXTURES / "uel-2023-24"


class Seconds:
    """A clock that stands still until the test turns it."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def at(clock: str, day: int = 18) -> datetime:
    """A time of an April evening in 2024, as the fixture has it."""
    return datetime.fromisoformat(f"2024-04-{day}T{clock}+02:00")


class Evening:
    """A replay that is on, and the hands on its keys and clock."""

    def __init__(self, app: Replay, pilot: Pilot[None], seconds: Seconds) -> None:
        self.app, self.pilot, self.seconds = app, pilot, seconds

    async def play(self, seconds: float, tick: float = 0.1) -> None:
        """Let time go by, tick by tick, as the app's own timer would."""
        for _ in range(round(seconds / tick)):
            self.seconds.now += tick
            self.app.play_on()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, and let the screen come to rest."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    @property
    def number(self) -> int:
        """How many moments there have been."""
        return self.app.player.number

    @property
    def selected(self) -> str:
        """The tie that is shown."""
        return self.app.main.selected

    @property
    def bar(self) -> str:
        """The bar in words."""
        return str(self.app.main.query_one(ReplayBar).render())

    @property
    def keys(self) -> str:
        """The line of keys."""
        return str(self.app.main.query_one("#keys").render())


@asynccontextmanager
async def replay(
    folder: Path = EVENING,
    begin: datetime | None = None,
    size: tuple[int, int] = (120, 36),
    *,
    toasts: bool = False,
    **how: Any,
) -> AsyncIterator[Evening]:
    """The app that plays a folder back, begun at a time of its log; its clock stands."""
    seconds = Seconds()
    app = Replay(Folder(folder), begin=begin, seconds=seconds, **how)
    async with app.run_test(size=size, notifications=toasts) as pilot:
        await pilot.pause()
        yield Evening(app, pilot, seconds)


def rows(screen: MainScreen, *panes: type[Any]) -> list[str]:
    """What is drawn in the panes, by default all, line by line; frames, which show the focus, left out."""
    drawn = [strip.text for strip in screen._compositor.render_strips()]
    shown = []
    for pane in panes or (BracketPane, TiePane, LogPane):
        region = screen.query_one(pane).scrollable_content_region
        shown += [row[region.x : region.right].rstrip() for row in drawn[region.y : region.bottom]]
    return shown


@asynccontextmanager
async def opened(
    folder: Path, size: tuple[int, int] = (120, 36), **how: Any
) -> AsyncIterator[tuple[Scoreboard, Pilot[None]]]:
    """The app on a folder where its log ends, with an empty line where a replay has its bar."""
    app = still(folder, **how)
    async with app.run_test(size=size) as pilot:
        await app.main.mount(Static(id="replay"), before="#keys")
        await pilot.pause()
        yield app, pilot


def cut(folder: Path, events: int, place: Path) -> Path:
    """A copy of a folder whose log ends after so many events."""
    shutil.copytree(folder, place, dirs_exist_ok=True)
    text = (folder / "events.toml").read_text(encoding="utf-8")
    blocks = text.split("[[event]]")
    (place / "events.toml").write_text("[[event]]".join(blocks[: events + 1]), encoding="utf-8")
    return place
