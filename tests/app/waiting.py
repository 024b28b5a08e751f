"""Waiting for what the app will show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

_TRIES = 500


async def until(pilot: Pilot[Any], true: Callable[[], bool]) -> None:
    """Go on as the app does until something holds; fail where it never does."""
    for _ in range(_TRIES):
        if true():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came true")
