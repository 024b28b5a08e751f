"""Files into documents: bytes to text to TOML, each fault with its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from scoreboard.files.problems import DataError, Problem

_AT_LINE: Final = re.compile(r" \(at line (\d+), column (\d+)\)$")
_ENDLESS: Final = re.compile(r"[0-9][0-9_]{4300,}")
"""More digits than Python reads as a number."""
_BLOCK: Final = re.compile(r"(?m)^(?=[ \t]*\[\[[ \t]*event[ \t]*\]\])")


def read_bytes(file: Path, *, needed: bool = True, most: int = -1) -> bytes:
    """The file's bytes, or the first so many; none where it does not exist and is not needed.

    Raises DataError otherwise.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(most)
    except FileNotFoundError:
        if not needed and not file.is_symlink():
            return b""
        if not file.parent.exists():
            raise DataError([Problem(file.parent, "no such folder")]) from None
        reason = "no such file"
    except IsADirectoryError:
        reason = "is a folder, not a file"
    except NotADirectoryError:
        raise DataError([Problem(file.parent, "is a file, not a folder")]) from None
    except PermissionError:
        reason = "no permission to read it"
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
    raise DataError([Problem(file, reason)])


def decode(data: bytes, file: Path, first_line: int = 1) -> str:
    """The text of a file's bytes, or of a part that begins at `first_line`. Raises DataError unless UTF-8."""
    try:
        return data.decode("utf-8-sig" if first_line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        line = first_line + data.count(b"\n", 0, error.start)
        reason = f"byte {data[error.start]:#04x} is not UTF-8; save the file with that encoding"
        raise DataError([Problem(file, reason, line)]) from None


def parse(text: str, file: Path, first_line: int = 1) -> dict[str, Any]:
    """The document that the text holds. Raises DataError with the line of what is not TOML.

    Of a log, every block that is not TOML is told, not the first one.
    """
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise DataError(
            _by_block(text, file, first_line) or [_syntax(error, text, file, first_line)]
        ) from None


def _by_block(text: str, file: Path, first_line: int) -> list[Problem]:
    problems, line = [], first_line
    blocks = _BLOCK.split(text)
    for block in blocks if len(blocks) > 1 else ():
        try:
            tomllib.loads(block)
        except (ValueError, RecursionError) as error:
            problems.append(_syntax(error, block, file, line))
        line += block.count("\n")
    return problems


def _syntax(error: Exception, text: str, file: Path, first_line: int) -> Problem:
    if isinstance(error, RecursionError):
        lines = text.split("\n")
        deepest = max(
            range(len(lines)), key=lambda number: lines[number].count("[") + lines[number].count("{")
        )
        return Problem(file, "brackets are nested too deeply", first_line + deepest)
    if endless := _ENDLESS.search(text):
        line = first_line + text.count("\n", 0, endless.start())
        return Problem(file, f"a number of {len(endless[0])} digits is too long", line)
    message = str(error)
    found = _AT_LINE.search(message)
    if found is None:
        line = first_line + text.rstrip("\n").count("\n")
        return Problem(file, f"not TOML: {sentence(message.removesuffix(' (at end of document)'))}", line)
    line, column = int(found[1]), int(found[2])
    reason = f"not TOML: {sentence(message[: found.start()])}, at column {column}"
    return Problem(file, reason, first_line + line - 1)


def sentence(message: str) -> str:
    """A parser's message as it goes on after a colon: one line, cut short, with a small letter first."""
    words = message.splitlines()[0] if message else "it cannot be read"
    return words[:1].lower() + words[1:120]
