"""An event as the block of TOML that the log holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import tomli_w

from scoreboard.events import Event


def block(event: Event) -> str:
    """The `[[event]]` block of an event, `id` its last key, ending with a newline."""
    return "[[event]]\n" + "".join(_line(key, value) for key, value in event.as_block().items())


def _line(key: str, value: Any) -> str:
    """One key; a pair of goals stands on its line, which tomli_w would spread over four."""
    if isinstance(value, list | tuple):
        return f"{key} = [{', '.join(str(item) for item in value)}]\n"
    if isinstance(value, datetime):
        return f"{key} = {value.isoformat()}\n"
    return tomli_w.dumps({key: value})
