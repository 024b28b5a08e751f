"""The commands that open the screen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from scoreboard.cli import COMMANDS
from scoreboard.cli.reading import FolderArgument
from scoreboard.store import Folder
from scoreboard.store.home import personal_copy
from scoreboard.text import did_you_mean, quoted

Ascii = Annotated[bool, typer.Option("--ascii", help="Draw with plain ASCII.")]


def open_app(
    path: Annotated[Path | None, typer.Argument(metavar="[FOLDER]", help="The competition's folder.")] = None,
    ascii: Ascii = False,
) -> None:
    """Open the screen on a competition, or on a personal copy of the default one.

    Example: scoreboard fixtures/uel-2023-24
    """
    if path is None:
        path = personal_copy()
    elif (near := did_you_mean(str(path), COMMANDS)) and not path.exists():
        raise typer.BadParameter(f"no folder and no command {quoted(str(path))}{near}")
    _show(path, ascii=ascii)


def watch(path: FolderArgument, ascii: Ascii = False) -> None:
    """Open the screen with no way to write.

    Example: scoreboard watch fixtures/uel-2023-24
    """
    _show(path, ascii=ascii)


def _show(path: Path, *, ascii: bool) -> None:
    folder = Folder(path)
    from scoreboard.app import Scoreboard
    from scoreboard.app.settings import default_file

    plain = ascii or "utf" not in (sys.stdout.encoding or "").lower()
    Scoreboard(folder, ascii=plain, settings_file=default_file()).run()
