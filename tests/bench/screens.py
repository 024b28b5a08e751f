"""The work from a key, or an event, to the strips of a changed screen, with 63 ties and 10,000 events.

The floor is the 16 ms that it may take; what is shown is the 95th percentile. The time in which Textual waits
to gather changes into a frame is not in it.
"""

from __future__ import annotations

import asyncio
import gc
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from big import IN_HAND, big, entry
from timing import Row

from scoreboard.app import Scoreboard
from scoreboard.app.panes.bracket import BracketPane
from scoreboard.store import Folder

_ALLOWED = 0.016
_TIMES = 60


def rows() -> Iterator[Row]:
    """The rows of this module."""
    with tempfile.TemporaryDirectory(prefix="scoreboard-bench-") as name:
        folder = Folder(big().write(Path(name) / "cup"))
        for size in ((80, 24), (160, 45)):
            yield from asyncio.run(_measured(folder, size))


async def _measured(folder: Folder, size: tuple[int, int]) -> list[Row]:
    app = Scoreboard(folder, follow=False)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        gc.freeze()
        pane = app.screen.query_one(BracketPane)
        step = iter([(0, 1), (0, 1), (1, 0), (-1, 0), (0, -1), (0, -1)] * _TIMES)

        def key() -> None:
            pane.action_move(*next(step))
            app.main.select(pane.selected)

        def event() -> None:
            board = app.main.board
            goal = entry(match=f"{IN_HAND}.2", kind="goal", team="t64", minute="85", player="T64 Player 9")
            app.main.show(board.apply(goal))

        return [
            Row(f"{what}, {size[0]}x{size[1]}", _ALLOWED, await _slowest(app, task, pilot.pause), 1.0)
            for what, task in (("key to changed screen", key), ("event to changed screen", event))
        ]


async def _slowest(app: Scoreboard, task: Callable[[], None], settle: Callable[[], object]) -> float:
    """The 95th percentile of doing something and drawing the screen that it leaves."""
    taken = []
    for _ in range(_TIMES):
        start = perf_counter()
        task()
        app.screen._compositor.render_strips()
        taken.append(perf_counter() - start)
        await settle()  # type: ignore[misc]
    return sorted(taken)[int(_TIMES * 0.95)]
