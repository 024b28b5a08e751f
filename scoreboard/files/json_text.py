"""JSON into documents: what Python's reader lets pass is refused too, each fault with its line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import isinf
from pathlib import Path as File
from typing import Any, Final

from scoreboard.files.positions import LineCount, Path
from scoreboard.files.problems import DataError, Problem, dotted
from scoreboard.files.reading import sentence
from scoreboard.text import quoted

_STRING: Final = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?'
_TOKEN: Final = re.compile(rf'{_STRING}|[{{}}\[\],]|[^\s{{}}\[\],:"]+')
_BRACKET: Final = re.compile(rf"{_STRING}|[{{}}\[\]]", re.DOTALL)
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_DIGITS: Final = 4300
"""More digits Python does not read as a whole number."""
_NESTED: Final = 64
"""Brackets within brackets that are too many for any board, where the reader has given up."""
_DEEPEST: Final = 10
"""The longest path whose line is kept: no key of a board lies deeper."""


class JsonText:
    """A document in JSON, and where its keys stand."""

    def __init__(self, text: str, file: File) -> None:
        """Raises DataError with all that is not JSON, keys that come twice, and numbers that are none."""
        self.text, self.file, self._odd = text, file, False
        try:
            self.document: Any = json.loads(
                text,
                object_pairs_hook=self._table,
                parse_constant=self._constant,
                parse_int=self._whole_number,
                parse_float=self._fraction,
            )
        except json.JSONDecodeError as error:
            reason = f"not JSON: {sentence(error.msg)}, at column {error.colno}"
            raise DataError([Problem(file, reason, error.lineno)]) from None
        except RecursionError:
            raise DataError([Problem(file, "brackets are nested too deeply", _too_deep(text))]) from None
        if self._odd or _SURROGATE.search(text):
            problems = [Problem(file, reason, line, _shown(path)) for line, path, reason in self._walk.odd]
            if problems:
                raise DataError(problems)

    @property
    def lines(self) -> dict[Path, int]:
        """The line, from 1, of each key and each entry of a list; of the document itself under ()."""
        return self._walk.found

    @cached_property
    def _walk(self) -> _Walk:
        return _Walk(self.text)

    def _table(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(pairs)
        self._odd = self._odd or len(table) < len(pairs)
        return table

    def _constant(self, _: str) -> None:
        self._odd = True

    def _whole_number(self, digits: str) -> int:
        if len(digits) <= _DIGITS:
            return int(digits)
        self._odd = True
        return 0

    def _fraction(self, written: str) -> float:
        number = float(written)
        self._odd = self._odd or isinf(number)
        return number


@dataclass(slots=True)
class _Container:
    """A list or an object that the walk is in, and how far it has come there."""

    path: Path
    depth: int
    listed: bool
    items: int = 0
    keys: set[str] = field(default_factory=set)
    named: bool = False
    """Whether the key has been read whose value comes next."""


class _Walk:
    """Goes through a text that is known to be JSON once, without recursion, however deep it is nested."""

    def __init__(self, text: str) -> None:
        self.found: dict[Path, int] = {}
        self.odd: list[tuple[int, Path, str]] = []
        """What Python's reader lets pass: line, path and what is wrong."""
        within: list[_Container] = []
        path: Path = ()
        lines = LineCount(text)
        for token in _TOKEN.finditer(text):
            line, words = lines.at(token.start()), token[0]
            inner = within[-1] if within else None
            if words in ("}", "]"):
                within.pop()
            elif words == ",":
                if inner is not None:
                    inner.named, inner.items = False, inner.items + 1
            elif inner is not None and not inner.listed and not inner.named:
                path = self._key(inner, words, line)
            else:
                if inner is None or inner.listed:
                    path = self._entry(inner, line)
                if words in ("{", "["):
                    within.append(_Container(path, inner.depth + 1 if inner else 1, words == "["))
                else:
                    self.odd += ((line, path, reason) for reason in _oddities(words))

    def _key(self, inner: _Container, words: str, line: int) -> Path:
        key = json.loads(words)
        path = (*inner.path, key) if inner.depth <= _DEEPEST else inner.path
        if key in inner.keys:
            self.odd.append((line, path, f"the key {quoted(key)} stands here twice; leave one out"))
        self.odd += ((line, path, reason) for reason in _oddities(words))
        inner.keys.add(key)
        inner.named = True
        self.found.setdefault(path, line)
        return path

    def _entry(self, inner: _Container | None, line: int) -> Path:
        path: Path = ()
        if inner is not None:
            path = (*inner.path, inner.items) if inner.depth <= _DEEPEST else inner.path
        self.found.setdefault(path, line)
        return path


def _oddities(words: str) -> Iterator[str]:
    """What is wrong with a string, a number or a constant."""
    if words.startswith('"'):
        if _SURROGATE.search(words) and (half := re.search("[\ud800-\udfff]", json.loads(words))):
            yield f"\\u{ord(half[0]):04x} is half a character; write the other half too"
    elif words.lstrip("-") in ("NaN", "Infinity"):
        yield f"{words} is not a number; write one, or leave the key out"
    elif words.lstrip("-").isdecimal():
        if len(words) > _DIGITS:
            yield f"a number of {len(words)} digits is too long"
    elif words[-1].isdecimal() and isinf(float(words)):
        yield f"{quoted(words)[1:-1]} is too large a number"


def _shown(path: Path) -> str:
    """A path with dots, half characters in it written as they were."""
    return dotted(path).encode("utf-8", "backslashreplace").decode()


def _too_deep(text: str) -> int:
    """The line of the bracket with which the nesting becomes too deep."""
    depth = 0
    for token in _BRACKET.finditer(text):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(token[0], 0)
        if depth > _NESTED:
            return text.count("\n", 0, token.start()) + 1
    return 1
