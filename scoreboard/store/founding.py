"""New competitions on disk, and what is added to the draw of one that is there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from scoreboard.events import Event
from scoreboard.files.problems import DataError, NotSaved, Problem
from scoreboard.store.folder import COMPETITION, EVENTS, Folder


def vacant(path: Path) -> None:
    """Whether a competition can be made there. Raises DataError where anything but an empty folder is."""
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise DataError([Problem(path, "is there already; name a folder that is not")])
    if path.resolve() == Path.cwd():
        raise DataError([Problem(path, "is the folder you are in; name one that is to be made")])


def found(path: Path, draw: str, log: str = "") -> None:
    """Make a competition's folder from the texts of its two files: all of it, or nothing.

    An empty folder may be there already. Raises DataError where something else is, or where the texts are no
    competition, and NotSaved where it cannot be written.
    """
    vacant(path)
    begun = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        begun = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
        _write(begun / COMPETITION, draw)
        if log:
            _write(begun / EVENTS, log)
        begun.chmod(0o755)
        _check(begun, path)
        begun.replace(path)
        _sync(path.parent)
    except OSError as error:
        raise NotSaved(f"{path}: not made: {(error.strerror or str(error)).lower()}") from None
    finally:
        if begun is not None and begun.exists():
            shutil.rmtree(begun, ignore_errors=True)


def extend(folder: Folder, tables: str, events: Iterable[Event]) -> tuple[Event, ...]:
    """Add tables to the end of a draw, its text before them kept as it is, and events to the log.

    Gives the events with their ids. Raises DataError where the tables do not fit the draw, and NotSaved where
    they cannot be written; then nothing is added.
    """
    if tables:
        file = folder.competition_file
        try:
            was = file.read_bytes()
            text = was + (b"" if was.endswith(b"\n") else b"\n") + tables.encode()
            with tempfile.TemporaryDirectory(prefix=f".{COMPETITION}.", dir=folder.path) as place:
                begun = Path(place) / COMPETITION
                _write(begun, text.decode())
                _check(Path(place), folder.path)
                shutil.copymode(file, begun)
                begun.replace(file)
            _sync(folder.path)
        except OSError as error:
            raise NotSaved(f"{file}: not saved: {(error.strerror or str(error)).lower()}") from None
    return folder.append_all(events)


def _check(written: Path, meant: Path) -> None:
    """Read what was written before it takes its place; problems are told of the place that is meant."""
    try:
        Folder(written)
    except DataError as error:
        raise DataError(
            problem._replace(file=meant / problem.file.relative_to(written)) for problem in error.problems
        ) from None


def _write(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
