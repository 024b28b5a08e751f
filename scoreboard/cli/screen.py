"""The commands that open the screen."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from scoreboard.cli import COMMANDS
from scoreboard.cli.reading import FolderArgument, moment
from scoreboard.files.problems import Problem
from scoreboard.store import DataError, Folder
from scoreboard.store.desk import Desk
from scoreboard.store.home import personal_copy, place_for_unsaved
from scoreboard.text import did_you_mean, quoted

By = Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who scores; else your login name.")]
Ascii = Annotated[bool, typer.Option("--ascii", help="Draw with plain ASCII.")]


_PATIENCE = 0.2
"""Seconds that the screen may stand still while another program holds the log; then it is tried again."""


def open_app(
    path: Annotated[Path | None, typer.Argument(metavar="[FOLDER]", help="The competition's folder.")] = None,
    by: By = None,
    ascii: Ascii = False,
) -> None:
    """Open the screen on a competition, or on a personal copy of the default one.

    Example: scoreboard fixtures/uel-2023-24
    """
    if path is None:
        path = personal_copy()
    elif (near := did_you_mean(str(path), COMMANDS)) and not path.exists():
        raise typer.BadParameter(f"no folder and no command {quoted(str(path))}{near}")
    _show(path, ascii=ascii, by=by)


def edit(path: FolderArgument, by: By = None, ascii: Ascii = False) -> None:
    """Open the screen to score: enter what happens, from the keyboard.

    Example: scoreboard edit fixtures/uel-2023-24 --as anna
    """
    _show(path, ascii=ascii, by=by, scoring=True)


def watch(path: FolderArgument, ascii: Ascii = False) -> None:
    """Open the screen with no way to write.

    Example: scoreboard watch fixtures/uel-2023-24
    """
    _show(path, ascii=ascii, writes=False)


def replay(
    path: FolderArgument,
    speed: Annotated[
        float,
        typer.Option(metavar="TIMES", min=0.1, max=100_000, help="How many times as fast as it happened."),
    ] = 60.0,
    begin: Annotated[
        str | None, typer.Option("--from", metavar="WHEN", help="Begin at a moment: 2024-04-18T22:30+02:00")
    ] = None,
    ascii: Ascii = False,
) -> None:
    """Play the log back on the screen, every pane as it was. Space pauses, , and . step, < and > go to goals.

    Example: scoreboard replay fixtures/uel-2023-24 --speed 300 --from 2024-04-18T22:30
    """
    start = moment(begin, "--from") if begin is not None else None
    folder = Folder(path)
    if not len(folder.board.log):
        raise DataError(
            [Problem(folder.events_file, "there is nothing to play back: no event was entered yet")]
        )
    from scoreboard.app.replay import Replay
    from scoreboard.app.settings import default_file

    app = Replay(folder, speed=speed, begin=start, ascii=_plain(ascii), settings_file=default_file())
    app.run()
    if app.return_code:
        raise typer.Exit(app.return_code)


def _plain(ascii: bool) -> bool:
    """Whether to draw with plain ASCII: as asked, or since the terminal knows nothing else."""
    return ascii or "utf" not in (sys.stdout.encoding or "").lower()


def _show(
    path: Path, *, ascii: bool, by: str | None = None, writes: bool = True, scoring: bool = False
) -> None:
    folder = Folder(path, patience=_PATIENCE)
    from scoreboard.app import Scoreboard
    from scoreboard.app.settings import default_file

    plain, settings = _plain(ascii), default_file()

    def open_screen() -> Scoreboard:
        app = Scoreboard(folder, ascii=plain, settings_file=settings, writes=writes, scoring=scoring, by=by)
        app.run()
        return app

    app = open_screen()
    while app.plays_back:
        from scoreboard.app.replay import Replay

        Replay(folder, ascii=plain, settings_file=settings).run()
        app = open_screen()
    if app.desk.unsaved:
        _write_out(app.desk)
    if app.return_code:
        raise typer.Exit(app.return_code)


def _write_out(desk: Desk) -> None:
    """Keep what could not be saved in a file of its own, and say where."""
    import tempfile

    stamp = f"{datetime.now():%Y%m%d-%H%M%S}"
    file = place_for_unsaved(desk.folder.path, stamp)
    try:
        desk.write_out(file)
    except OSError:
        file = Path(tempfile.gettempdir()) / f"scoreboard-{file.name}"
        desk.write_out(file)
    entries = "1 entry was" if len(desk.unsaved) == 1 else f"{len(desk.unsaved)} entries were"
    typer.echo(f"{entries} not saved: {desk.trouble or 'the rules refused it in the end'}", err=True)
    typer.echo(f"kept in {file}; add with: scoreboard add {desk.folder.path} --from {file}", err=True)
