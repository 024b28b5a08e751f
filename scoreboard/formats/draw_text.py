"""A draw as the text of `competition.toml`, laid out as a person would write it.

tomli_w knows one layout for all tables; here a team takes a table, and a leg a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from scoreboard.competition import Competition

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_TABLES: Final = ("teams", "rounds", "ties")


def draw_of(competition: Competition) -> dict[str, Any]:
    """A competition as the plain mapping that its file holds, without what was not given."""
    return competition.model_dump(exclude_unset=True)


def draw_text(draw: Mapping[str, Any], comment: str = "") -> str:
    """The whole file for a draw, a plain mapping in the form of the contract; `comment` stands on top.

    Raises nothing: whether the draw holds together is for `Competition` to say.
    """
    head = [f"# {line}\n" for line in comment.splitlines()] + (["\n"] if comment else [])
    head += [f"{key} = {value(draw[key])}\n" for key in ("format", "name", "season") if key in draw]
    if draw.get("rules"):
        head += ["\n[rules]\n", *_keys(draw["rules"])]
    return "".join(head) + tables_text(draw)


def tables_text(draw: Mapping[str, Any]) -> str:
    """The tables of teams, rounds and ties alone, as they can stand at the end of a file."""
    return "".join(
        f"\n[{name}.{key(name_in)}]\n{''.join(_keys(table))}"
        for name in _TABLES
        for name_in, table in draw.get(name, {}).items()
    )


def log_text(blocks: Iterable[Mapping[str, Any]]) -> str:
    """The whole of `events.toml` for plain blocks in the form of the contract."""
    return "\n".join(
        "[[event]]\n" + "".join(f"{name} = {value(item)}\n" for name, item in block.items())
        for block in blocks
    )


def value(item: Any) -> str:
    """A value as TOML, on one line."""
    write = _WRITERS.get(type(item))
    if write is not None:
        return write(item)
    return quote(str(item)) if isinstance(item, str) else str(item.isoformat())


def quote(words: str) -> str:
    """A string as TOML. What no file may hold, control characters, is not in it."""
    if "\\" in words or '"' in words:
        words = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{words}"'


def key(name: str) -> str:
    """A key as TOML: bare where it can be."""
    return name if _BARE.fullmatch(name) else quote(name)


def _keys(table: Mapping[str, Any]) -> Iterator[str]:
    for name, item in table.items():
        if name in ("legs", "players") and isinstance(item, list | tuple) and item:
            yield f"{name} = {_lines(item)}\n"
        else:
            yield f"{key(name)} = {value(item)}\n"


def _lines(items: Iterable[Any]) -> str:
    """A list with an item a line."""
    return "[\n" + "".join(f"  {value(item)},\n" for item in items) + "]"


def _list(items: Iterable[Any]) -> str:
    return f"[{', '.join(map(value, items))}]"


def _inline(table: Mapping[str, Any]) -> str:
    inside = ", ".join(f"{key(name)} = {value(each)}" for name, each in table.items())
    return f"{{ {inside} }}" if inside else "{}"


_WRITERS: Final[dict[type, Callable[[Any], str]]] = {
    str: quote,
    int: str,
    bool: lambda item: "true" if item else "false",
    list: _list,
    tuple: _list,
    dict: _inline,
}
"""How each type of value is written; the others are words of a fixed list, or dates and times."""
