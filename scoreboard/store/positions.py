"""The line of every key in a TOML document, for errors that say where."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

Path = tuple[str | int, ...]

_SPACE: Final = re.compile(r"[ \t]*")
_BLANK: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
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


class _Reader:
    """Walks a document once. It checks nothing: the text has been parsed before."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.line, self.counted = text, 0, 1, 0
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
                self.entry(table)
            self.skip(_BLANK)
        return self.found

    def header(self, brackets: int) -> Path:
        line = self.now()
        self.at += brackets
        path = self.inside(self.keys())
        if brackets == 2:
            self.arrays[path] = self.arrays.get(path, -1) + 1
            path = (*path, self.arrays[path])
        self.found.setdefault(path, line)
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

    def entry(self, table: Path) -> None:
        line, path = self.now(), table
        for key in self.keys():
            path = (*path, key)
            self.found.setdefault(path, line)
        self.at = self.text.index("=", self.at) + 1
        self.value(path)

    def keys(self) -> list[str]:
        keys = []
        while True:
            self.skip(_SPACE)
            if quoted := _STRING.match(self.text, self.at):
                keys.append(quoted[0][1:-1])
                self.at = quoted.end()
            elif bare := _BARE.match(self.text, self.at):
                keys.append(bare[0])
                self.at = bare.end()
            self.skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def value(self, path: Path) -> None:
        self.skip(_SPACE)
        opening = self.text[self.at : self.at + 1]
        if opening == "[":
            self.sequence("]", lambda index: self.value(self.mark((*path, index))))
        elif opening == "{":
            self.sequence("}", lambda _: self.entry(path))
        else:
            self.skip(_STRING if opening in ('"', "'") else _SCALAR)

    def sequence(self, closing: str, item: Callable[[int], None]) -> None:
        index = 0
        self.at += 1
        self.skip(_BLANK)
        while self.at < len(self.text) and self.text[self.at] != closing:
            item(index)
            index += 1
            self.skip(_BLANK)
            if self.text.startswith(",", self.at):
                self.at += 1
                self.skip(_BLANK)
        self.at += 1

    def mark(self, path: Path) -> Path:
        self.found[path] = self.now()
        return path

    def skip(self, pattern: re.Pattern[str]) -> None:
        if found := pattern.match(self.text, self.at):
            self.at = found.end()

    def now(self) -> int:
        """The line of the place where the reader stands."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line
