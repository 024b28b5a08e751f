"""Text into a file: all of it or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from scoreboard.files.problems import NotSaved


def write_whole(file: Path, text: str) -> None:
    """Write a file as UTF-8, in the place of one that may be there; on an error that one stays as it was.

    What is no plain file, as `/dev/stdout`, is written to where it is. Raises NotSaved with the reason.
    """
    try:
        if file.is_dir():
            raise NotSaved(f"{file}: not written: is a folder, not a file")
        if file.parent.is_file():
            raise NotSaved(f"{file}: not written: {file.parent} is a file, not a folder")
        if not file.parent.exists():
            raise NotSaved(f"{file}: not written: no folder {file.parent}")
        if file.exists() and not file.is_file():
            file.write_text(text, encoding="utf-8", newline="\n")
        else:
            _replace(Path(os.path.realpath(file)), text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotSaved(f"{file}: not written: {(error.strerror or str(error)).lower()}") from None


def _replace(target: Path, text: str) -> None:
    """Write a new file beside the target, and put it in its place once it is whole on disk."""
    with tempfile.TemporaryDirectory(prefix=".scoreboard.", dir=target.parent) as place:
        begun = Path(place) / target.name
        with begun.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, begun)
        begun.replace(target)
