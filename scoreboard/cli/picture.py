"""The command that takes a picture of a screen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from scoreboard.cli.reading import AtOption, FolderArgument, moment
from scoreboard.files.writing import write_whole
from scoreboard.text import did_you_mean, quoted


def screenshot(
    path: FolderArgument,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE.svg", help="Where the picture goes.")
    ],
    screen: Annotated[str, typer.Option(metavar="SCREEN", help="bracket, tie, log or help.")] = "bracket",
    tie: Annotated[str | None, typer.Option(metavar="TIE", help="The tie to show, by its id.")] = None,
    leg: Annotated[int | None, typer.Option(metavar="N", min=1, help="Its leg, from 1.")] = None,
    size: Annotated[str, typer.Option(metavar="COLUMNSxROWS")] = "120x36",
    theme: Annotated[str | None, typer.Option(metavar="THEME", help="A theme by its name.")] = None,
    at: AtOption = None,
    ascii: Annotated[bool, typer.Option("--ascii", help="Draw with plain ASCII.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="Draw without colour.")] = False,
) -> None:
    """Take a picture of the screen, as an SVG. The same command gives the same picture.

    Example: scoreboard screenshot fixtures/uel-2023-24 -o marseille.svg --tie qf4 --at 2024-04-18T22:37+02:00
    """
    if output.suffix.lower() not in ("", ".svg"):
        raise typer.BadParameter(f"--output: the picture is an SVG; name it {output.stem}.svg")
    columns_rows = re.fullmatch(r"([1-9][0-9]{1,2})x([1-9][0-9]{0,2})", size)
    if columns_rows is None:
        raise typer.BadParameter(f"--size: {quoted(size)} is no size; write 120x36")
    from scoreboard.app.still import picture, still
    from scoreboard.app.themes import known_themes

    if theme is not None and theme not in known_themes():
        raise typer.BadParameter(f"--theme: no theme {quoted(theme)}{did_you_mean(theme, known_themes())}")
    try:
        app = still(
            path,
            moment(at) if at else None,
            tie=tie,
            leg=leg,
            screen=screen,
            theme=theme,
            ascii=ascii,
            no_color=no_color,
        )
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    write_whole(output, picture(app, (int(columns_rows[1]), int(columns_rows[2]))))
