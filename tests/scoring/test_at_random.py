"""Random keys at random sizes: no exception, and the file always loads to what the screen shows."""

from __future__ import annotations

import asyncio
import contextvars
import shutil
import tempfile
from collections.abc import Coroutine
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hands import Hands
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from scoreboard.store import load

FIXTURE = Path(__file__).parents[2] / "fixtures" / "uel-2023-24"
NOW = datetime.fromisoformat("2024-05-02T21:00:00+02:00")
KEYS = [
    *(
        "b",
        "t",
        "l",
        "up",
        "down",
        "left",
        "right",
        "1",
        "2",
        "3",
        "f",
        "g",
        "x",
        "v",
        "y",
        "r",
        "s",
        "d",
        "n",
    ),
    *("k", "u", "ctrl+r", "enter", "enter", "enter", "delete", "escape", "tab", "shift+tab", "plus", "minus"),
    *("h", "a", "space", "full_stop", "m", "o", "e", "home", "end", "pageup", "pagedown", "backspace"),
    *("left_square_bracket", "right_square_bracket", "question_mark"),
]
SENSE = [
    *(
        ("k", "enter"),
        ("k", "enter"),
        ("k", "enter"),
        ("g", "h", "enter"),
        ("g", "a", "enter"),
        ("g",),
        ("v",),
    ),
    *(("k", "enter", "enter"), ("r", "a", "enter"), ("u",), ("ctrl+r",), ("l", "home", "down", "delete")),
    ("l", "down", "enter", "tab", "9", "enter"),
]
MATCHES = ("qf4.2", "sf1.1", "sf1.2", "sf2.1", "sf2.2", "final.1")
SIZES = ((40, 12), (60, 20), (80, 24), (120, 36), (160, 45), (200, 60))
STEPS, EXAMPLES = 100, 20


class Evening(RuleBasedStateMachine):
    """A scorer who presses anything."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(prefix="scoreboard-"))
        folder = Path(shutil.copytree(FIXTURE, self.place / "cup"))
        self.loop, self.context = asyncio.new_event_loop(), contextvars.copy_context()
        self.hands = Hands(folder, NOW)
        self.run_test = self.hands.app.run_test(size=(120, 36))
        self.hands.pilot = self.do(self.run_test.__aenter__())
        self.do(self.hands.go_to("sf1.1"))

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run something in the app's loop."""
        return self.loop.run_until_complete(self.loop.create_task(work, context=self.context))

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=6))
    def press(self, keys: list[str]) -> None:
        """Press a few keys in one go."""
        self.do(self.hands.press(*keys))

    @rule(sense=st.lists(st.sampled_from(SENSE), min_size=1, max_size=4))
    def score(self, sense: list[tuple[str, ...]]) -> None:
        """What a scorer would do, so that matches go on and come to their ends."""
        self.do(self.hands.press("escape", "escape"))
        if not self.hands.app.main.scores:
            self.do(self.hands.press("e"))
        for keys in sense:
            self.do(self.hands.press(*keys))

    @rule(match=st.sampled_from(MATCHES))
    def go_to(self, match: str) -> None:
        """Another match."""
        self.do(self.hands.press("escape", "escape"))
        self.do(self.hands.go_to(match))

    @rule(size=st.sampled_from(SIZES))
    def resize(self, size: tuple[int, int]) -> None:
        """Another size of terminal."""
        assert self.hands.pilot is not None
        self.do(self.hands.pilot.resize_terminal(*size))

    @rule(minutes=st.integers(1, 50))
    def wait(self, minutes: int) -> None:
        """Time goes on."""
        self.hands.now += timedelta(minutes=minutes)

    @invariant()
    def the_file_is_what_the_screen_shows(self) -> None:
        """What is on disk loads, and is the board of the screen."""
        app = self.hands.app
        assert app._exception is None
        assert not app.desk.unsaved
        self.do(self.settled())
        assert load(app.folder.path) == app.main.board

    async def settled(self) -> None:
        """Let what was entered come to the screen."""
        for _ in range(1000):
            if self.hands.app.main.board is self.hands.app.desk.board:
                return
            await asyncio.sleep(0)

    def teardown(self) -> None:
        """Close the app, which raises what went wrong in it."""
        self.do(self.run_test.__aexit__(None, None, None))
        self.loop.close()
        shutil.rmtree(self.place)


def test_two_thousand_steps_at_random() -> None:
    """Twenty evenings of a hundred steps each."""
    run_state_machine_as_test(
        Evening,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
