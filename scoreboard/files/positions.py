"""The line of every key in a TOML document, for errors that say where."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Final

Path = tuple[str | int, ...]

_SPACE: Final = re.compile(r"[ \t]*")
_BLANK: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BETWEEN: Final = re.compile(r"(?:[ \t\r\n,]|#[^\n]*)*")
_STRING: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL
)
_BARE: Final = re.compile(r"[^\s=\[\]{},.#\"']+")
_SCALAR: Final = re.compile(r"[^,\]}#\n]*")


def positions(text: str) -> dict[Path, int]:
    """The line, from 1, of each table and key of a document that is known to be valid TOML.

    Paths are keys and indexes from the root. Where keys are dotted every part gets the same line.
    """
    return _Reader(text).read()


def nearest(lines: dict[Path, int], path: Path) -> int | None:
    """The line of a path, or of the nearest table around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


class LineCount:
    """The lines, from 1, of places in a text, asked for in their order: each is counted on from the last."""

    def __init__(self, text: str) -> None:
        self.text, self.line, self.counted = text, 1, 0

    def at(self, place: int) -> int:
        """The line of a place, which is none before the last one."""
        self.line += self.text.count("\n", self.counted, place)
        self.counted = place
        return self.line


@dataclass(slots=True)
class _Container:
    """A list or an inline table that the reader is in."""

    path: Path
    closing: str
    items: int = 0


class _Reader:
    """Walks a document once. It checks nothing: the text has been parsed before."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.lines = text, 0, LineCount(text)
        self.found: dict[Path, int] = {}
        self.arrays: dict[Path, int] = {}

    def read(self) -> dict[Path, int]:
        table: Path = ()
        self.skip(_BLANK)
        while self.at < len(self.text):
            if self.text.startswith("[[", self.at):
                table = self.header(2)
            elif self.text[self.at] == "[":
                table = self.header(1)
            else:
                self.value(self.assigned(table))
            self.skip(_BLANK)
        return self.found

    def header(self, brackets: int) -> Path:
        line = self.now()
        self.at += brackets
        path = self.inside(self.keys())
        if brackets == 2:
            self.arrays[path] = self.arrays.get(path, -1) + 1
            path = (*path, self.arrays[path])
        for length in range(1, len(path) + 1):
            self.found.setdefault(path[:length], line)
        self.at = self.text.find("\n", self.at)
        if self.at < 0:
            self.at = len(self.text)
        return path

    def inside(self, keys: list[str]) -> Path:
        """The path of a header, going into the last table of each array of tables on the way."""
        path: Path = ()
        for number, key in enumerate(keys):
            path = (*path, key)
            if path in self.arrays and number < len(keys) - 1:
                path = (*path, self.arrays[path])
        return path

    def assigned(self, table: Path) -> Path:
        """The path of a key in a table, read up to where its value begins."""
        line, path = self.now(), table
        for key in self.keys():
            path = (*path, key)
            self.found.setdefault(path, line)
        self.at = self.text.index("=", self.at) + 1
        return path

    def keys(self) -> list[str]:
        keys = []
        while True:
            self.skip(_SPACE)
            if quoted := _STRING.match(self.text, self.at):
                keys.append(str(tomllib.loads(f"key = {quoted[0]}")["key"]))
                self.at = quoted.end()
            elif bare := _BARE.match(self.text, self.at):
                keys.append(bare[0])
                self.at = bare.end()
            self.skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def value(self, path: Path) -> None:
        """Pass over a value. Lists and inline tables are gone into without recursion, however deep."""
        within: list[_Container] = []
        while True:
            self.skip(_SPACE)
            opening = self.text[self.at : self.at + 1]
            if opening in ("[", "{"):
                self.at += 1
                within.append(_Container(path, "]" if opening == "[" else "}"))
            else:
                self.skip(_STRING if opening in ('"', "'") else _SCALAR)
            following = self.next_item(within)
            if following is None:
                return
            path = following

    def next_item(self, within: list[_Container]) -> Path | None:
        """Go on to the next value in the innermost list or table that has one; None where all have ended."""
        while within:
            self.skip(_BETWEEN)
            innermost = within[-1]
            if self.at < len(self.text) and self.text[self.at] != innermost.closing:
                return self.item(innermost)
            self.at += 1
            within.pop()
        return None

    def item(self, container: _Container) -> Path:
        if container.closing == "}":
            return self.assigned(container.path)
        path = (*container.path, container.items)
        container.items += 1
        self.found[path] = self.now()
        return path

    def skip(self, pattern: re.Pattern[str]) -> None:
        if found := pattern.match(self.text, self.at):
            self.at = found.end()

    def now(self) -> int:
        """The line of the place where the reader stands."""
        return self.lines.at(self.at)
