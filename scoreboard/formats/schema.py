"""JSON Schema of the two files of a competition."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from scoreboard.competition import Competition
from scoreboard.events import AnyEvent

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each file by its name."""
    competition = {"$schema": _DIALECT, **Competition.model_json_schema()}
    event = TypeAdapter[Any](AnyEvent).json_schema()
    definitions = event.pop("$defs")
    events = {
        "$schema": _DIALECT,
        "title": "Events",
        "description": "What happened: the log of a competition, one [[event]] block a time.",
        "type": "object",
        "properties": {"event": {"type": "array", "items": event}},
        "additionalProperties": False,
        "$defs": definitions,
    }
    return {"competition.toml": competition, "events.toml": events}
