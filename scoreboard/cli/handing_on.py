"""The command that hands a competition on in another form."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from scoreboard.board import Board
from scoreboard.cli.reading import FolderArgument, open_folder, round_named, tie_named
from scoreboard.files.writing import write_whole
from scoreboard.formats.board_json import board_text
from scoreboard.formats.cards import markdown_cards, text_cards
from scoreboard.formats.football_txt.writing import football_txt


class Format(StrEnum):
    """A form in which a competition can be handed on."""

    FOOTBALL_TXT = "football-txt"
    JSON = "json"
    MARKDOWN = "markdown"
    TEXT = "text"


_WHOLE: Final[dict[Format, Callable[[Board], str]]] = {
    Format.FOOTBALL_TXT: football_txt,
    Format.JSON: board_text,
}
"""The forms that hold the whole competition, and can be read back."""
_CARDS: Final[dict[Format, Callable[[Board, Iterable[str]], str]]] = {
    Format.MARKDOWN: markdown_cards,
    Format.TEXT: text_cards,
}
"""The forms that are for people to read: a card a tie."""


def export(
    path: FolderArgument,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="football-txt or json: all of it, to be read back by import; "
            "markdown or text: a card a tie, to be posted.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write to this file, in the place of one that is there."
        ),
    ] = None,
    ties: Annotated[
        list[str] | None,
        typer.Option("--tie", metavar="TIE", help="Only the card of this tie, by its id; may be repeated."),
    ] = None,
    round_id: Annotated[
        str | None,
        typer.Option("--round", metavar="ROUND", help="Only this round, by id or name."),
    ] = None,
    bare: Annotated[
        bool, typer.Option("--bare", help="Football.TXT without the comments that keep all the rest.")
    ] = False,
) -> None:
    """Hand a competition on: as Football.TXT or JSON with all that it holds, or as cards to post.

    \b
    Examples:
    scoreboard export fixtures/uel-2023-24 --format text --tie qf4
    scoreboard export fixtures/uel-2023-24 --format markdown --round qf -o quarter-finals.md
    scoreboard export fixtures/uel-2023-24 --format football-txt -o 2023-24_el.txt
    """  # noqa: D301
    if form in _WHOLE and (ties or round_id is not None):
        raise typer.BadParameter(f"{form} holds the whole competition; leave --tie and --round to cards")
    if bare and form is not Format.FOOTBALL_TXT:
        raise typer.BadParameter("--bare is for football-txt")
    folder = open_folder(path)
    board = folder.board
    if bare:
        text = football_txt(board, whole=False)
    elif form in _WHOLE:
        text = _WHOLE[form](board)
    else:
        text = _CARDS[form](board, _chosen(board, ties, round_id))
    if output is None or str(output) == "-":
        # To a file or a pipe it is UTF-8 whatever the terminal speaks: who reads it expects no less.
        typer.echo(text if sys.stdout.isatty() else text.encode(), nl=False)
        return
    if os.path.realpath(output) in map(os.path.realpath, (folder.competition_file, folder.events_file)):
        raise typer.BadParameter(f"--output: {output} is the competition itself; name another file")
    write_whole(output, text)


def _chosen(board: Board, ties: list[str] | None, round_id: str | None) -> list[str]:
    """The ties that were asked for; all of them where none were."""
    competition = board.competition
    if ties and round_id is not None:
        raise typer.BadParameter("name ties or a round, not both")
    if ties:
        return [tie_named(competition, tie) for tie in ties]
    round_id = round_named(competition, round_id) if round_id is not None else None
    return [tie for tie, drawn in competition.ties.items() if round_id in (None, drawn.round)]
