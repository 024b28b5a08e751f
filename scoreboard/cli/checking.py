"""The commands about the files themselves: check and schema."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scoreboard.formats.schema import board_schema, schemas
from scoreboard.rules.review import review_draw, review_log, review_ties
from scoreboard.store import DataError, Folder, Problem


class SchemaOf(StrEnum):
    """One of the two files of a competition, or the whole board as JSON."""

    COMPETITION = "competition"
    EVENTS = "events"
    BOARD = "board"


def check(
    paths: Annotated[list[Path], typer.Argument(metavar="FOLDER...", help="Competitions' folders.")],
) -> None:
    """Tell every problem of competitions, with file and line. Exit code 1 if there is any.

    Example: scoreboard check fixtures/uel-2023-24
    """
    found = False
    for path in paths:
        problems = list(_problems(path))
        for problem in problems:
            typer.echo(str(problem), err=True)
        found = found or bool(problems)
    if found:
        raise typer.Exit(1)


def _problems(path: Path) -> list[Problem | str]:
    try:
        folder = Folder(path)
    except DataError as error:
        return list(error.problems)
    board = folder.board
    draw = [folder.draw_problem(doubt.path, doubt.reason) for doubt in review_draw(board.competition)]
    doubts = [*review_log(board.competition, board.ties, board.entries), *review_ties(board.ties)]
    log = folder.event_problems(
        (doubt.event, f"{doubt.ruling.reason} ({doubt.ruling.rule})") for doubt in doubts
    )
    if not (draw or log or folder.notices):
        typer.echo(f"{path}: fine ({len(board.ties)} ties, {len(board.log)} events)")
    return [*draw, *log, *folder.notices]


def schema(
    of: Annotated[
        SchemaOf | None,
        typer.Argument(help="One of the two files, both without it; or what export writes as JSON."),
    ] = None,
) -> None:
    """Print the JSON Schema of the two files, for editors that check TOML as you type; or of a whole board.

    \b
    Examples:
    scoreboard schema events > events.schema.json
    scoreboard schema board > board.schema.json
    """  # noqa: D301
    if of is SchemaOf.BOARD:
        told: object = board_schema()
    else:
        told = schemas() if of is None else schemas()[f"{of}.toml"]
    typer.echo(json.dumps(told, indent=2))
