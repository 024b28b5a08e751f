"""JSON Schema of the two files of a competition, and of a whole board as `export --format json` writes it."""

from __future__ import annotations

from typing import Any, Final

from pydantic import TypeAdapter

from scoreboard.competition import Competition
from scoreboard.events import AnyEvent
from scoreboard.formats.board_json import DAY, FORMAT, MOMENT
from scoreboard.minute import Period
from scoreboard.rules.tie import By

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


def board_schema() -> dict[str, Any]:
    """The schema of a whole board: the draw and the log as in the two files, and every tie as it stands."""
    files = schemas()
    draw, log = files["competition.toml"], files["events.toml"]
    definitions = {**draw.pop("$defs"), **log.pop("$defs"), "TieAsItStands": _TIE, "LegAsItStands": _LEG}
    del draw["$schema"]
    definitions["Competition"] = draw
    for definition in definitions.values():
        if "kind" in definition.get("properties", {}):
            definition["required"] = ["kind", *definition.get("required", ())]
    events: dict[str, Any] = _in_json(
        {
            "type": "array",
            "description": "The log, by rising id.",
            "items": log["properties"]["event"]["items"],
        }
    )
    return {
        "$schema": _DIALECT,
        "title": "Board",
        "description": "A competition with its log, and how each tie stands by them.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "competition": {"$ref": "#/$defs/Competition"},
            "events": events,
            "ties": {
                "type": "array",
                "description": "Worked out from draw and log, in the order of the draw; not read back.",
                "readOnly": True,
                "items": {"$ref": "#/$defs/TieAsItStands"},
            },
        },
        "required": ["format", "competition", "events"],
        "additionalProperties": False,
        "$defs": _in_json(definitions),
    }


def _in_json(schema: Any) -> Any:
    """A schema of TOML, where a moment is a value of its own, as one of JSON, where it is text."""
    match schema:
        case {"format": "date-time" | "date" as form, **rest}:
            return {**rest, "pattern": f"^{MOMENT if form == 'date-time' else DAY}$"}
        case dict():
            return {key: _in_json(value) for key, value in schema.items()}
        case list():
            return [_in_json(value) for value in schema]
        case _:
            return schema


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _object(description: str, properties: dict[str, Any]) -> dict[str, Any]:
    """An object that has all of these keys and no other."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_GOALS: Final = {"type": "integer", "minimum": 0}
_PAIR: Final = _or_null({"type": "array", "prefixItems": [_GOALS, _GOALS], "minItems": 2, "maxItems": 2})
_NAME: Final = {"type": "string"}
_TEAM: Final = _or_null(_NAME)
_LEG: Final = _object(
    "A match as it stands. Pairs are home, away, without the shoot-out; null is what is not known yet.",
    {
        "id": _NAME,
        "home": _TEAM,
        "away": _TEAM,
        "period": _or_null({"enum": list(map(str, Period))}),
        "score": _PAIR,
        "half_time": _PAIR,
        "full_time": _PAIR,
        "extra_time": _PAIR,
    },
)
_TIE: Final = _object(
    "A tie as it stands. Pairs follow `teams`; null is what is not known yet.",
    {
        "id": _NAME,
        "round": _NAME,
        "teams": {"type": "array", "prefixItems": [_TEAM, _TEAM], "minItems": 2, "maxItems": 2},
        "legs": {"type": "array", "items": {"$ref": "#/$defs/LegAsItStands"}},
        "aggregate": _PAIR,
        "shootout": _PAIR,
        "winner": _TEAM,
        "decided_by": _or_null({"enum": list(map(str, By))}),
        "headline": _TEAM,
    },
)
