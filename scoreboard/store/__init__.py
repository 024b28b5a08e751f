"""Competition folders on disk: load, append, follow."""

from pathlib import Path

from scoreboard.board import Board
from scoreboard.files.problems import DataError, NotSaved, Problem, Refused
from scoreboard.store.folder import Folder, Saved

__all__ = ["DataError", "Folder", "NotSaved", "Problem", "Refused", "Saved", "load"]


def load(path: str | Path) -> Board:
    """The board of a competition's folder. Raises DataError with every problem of its two files."""
    return Folder(Path(path)).board
