"""The end of a log that was cut off in the middle of a block, as by a power cut."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from scoreboard.events import read

_HEADER: Final = re.compile(rb"(?m)^(?:\xef\xbb\xbf)?[ \t]*\[\[[ \t]*event[ \t]*\]\]")
_ID: Final = re.compile(rb"(?m)^[ \t]*id[ \t]*=[^\n]*\n")


def torn_at(data: bytes) -> int | None:
    """Where the torn end of a log begins, in bytes; None for a log that is whole.

    The last block is torn when it has no closing newline, or when it has no `id` and does not validate:
    `id` is the last key that the program writes.
    """
    start = _last_header(data)
    block = data[start:]
    if (written := _ID.search(block)) is not None:
        after = block[written.end() :]
        return None if data.endswith(b"\n") or _harmless(after) else start + written.end()
    if start == 0 and not _HEADER.match(data):
        return None if data.endswith(b"\n") or _harmless(data) else data.rfind(b"\n") + 1
    if data.endswith(b"\n") and _validates(block):
        return None
    return start


def begins_with_block(data: bytes) -> bool:
    """Whether what was appended is blocks of its own, and not more of the block before it."""
    header = _HEADER.search(data)
    return _harmless(data[: header.start()] if header else data)


def set_aside(file: Path, torn: bytes) -> Path:
    """Keep the torn bytes in the first free `FILE.torn-N` and give its name. Raises OSError."""
    number = 1
    while True:
        aside = file.with_name(f"{file.name}.torn-{number}")
        try:
            descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            number += 1
            continue
        with os.fdopen(descriptor, "wb") as kept:
            kept.write(torn)
            kept.flush()
            os.fsync(kept.fileno())
        return aside


def _last_header(data: bytes) -> int:
    end = len(data)
    while (found := data.rfind(b"[[", 0, end)) >= 0:
        line = data.rfind(b"\n", 0, found) + 1
        if _HEADER.match(data, line):
            return line
        end = found
    return 0


def _harmless(rest: bytes) -> bool:
    """Whether nothing but a remark or white space stands there, so that nothing was cut off."""
    lines = rest.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return all(not line.strip() or line.lstrip().startswith(b"#") for line in lines)


def _validates(block: bytes) -> bool:
    try:
        events = tomllib.loads(block.decode("utf-8-sig"))["event"]
        read(events[0])
    except (ValueError, KeyError, ValidationError, RecursionError):
        return False
    return True
