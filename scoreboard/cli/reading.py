"""The commands that print what a competition holds: results and log."""

from __future__ import annotations

import gc
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.store import DataError, Folder
from scoreboard.text import did_you_mean, quoted
from scoreboard.wording import bye_line, in_results_order, result_lines

FolderArgument = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="The competition's folder.", show_default=False)
]


def open_folder(path: Path) -> Folder:
    """The folder, its notices told on standard error."""
    folder = Folder(path)
    for notice in folder.notices:
        typer.echo(notice, err=True)
    return folder


AtOption = Annotated[
    str | None, typer.Option(metavar="WHEN", help="As it stood at a moment: 2024-04-18T22:37+02:00")
]


def moment(written: str, flag: str = "--at") -> datetime:
    """The moment that a flag names. Raises BadParameter where it is none."""
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        reason = f"{flag}: {quoted(written)} is no moment; write 2024-04-18T22:37+02:00"
        raise typer.BadParameter(reason) from None


def as_of(board: Board, at: str | None) -> Board:
    """The board as it stood at the moment that `--at` names; itself without one."""
    if at is None:
        return board
    from scoreboard.playback import Playback

    playback = Playback(board)
    return playback.as_of(playback.zoned(moment(at)))


def round_named(competition: Competition, words: str) -> str:
    """The id of the round with that id or name. Raises BadParameter where there is none."""
    rounds = competition.rounds
    called = {name.lower(): round_id for round_id, drawn in rounds.items() for name in (drawn.name, round_id)}
    found = called.get(words.lower())
    if found is None:
        near = did_you_mean(words.lower(), called) or f"; there are {', '.join(rounds)}"
        raise typer.BadParameter(f"no round {quoted(words)}{near}")
    return found


def tie_named(competition: Competition, words: str) -> str:
    """The id of a tie as it is written, in capitals too. Raises BadParameter where there is none."""
    found = {tie_id.lower(): tie_id for tie_id in competition.ties}.get(words.lower())
    if found is None:
        some = ", ".join(list(competition.ties)[:8])
        near = did_you_mean(words, competition.ties) or (f"; there are {some} …" if some else "")
        raise typer.BadParameter(f"no tie {quoted(words)}{near}")
    return found


def results(
    path: FolderArgument,
    round_id: Annotated[
        str | None, typer.Option("--round", metavar="ROUND", help="Only this round, by id or name.")
    ] = None,
    leg: Annotated[int | None, typer.Option(metavar="N", min=1, help="Only these legs, from 1.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="All ties as one JSON object.")] = False,
    at: AtOption = None,
) -> None:
    """Print the results: one line a match, and how each tie was decided.

    Example: scoreboard results fixtures/uel-2023-24 --round qf --leg 2
    """
    board = as_of(open_folder(path).board, at)
    round_id = round_named(board.competition, round_id) if round_id is not None else None
    if leg is not None and leg > max((len(tie.matches) for tie in board.ties.values()), default=0):
        raise typer.BadParameter(f"no tie has {leg} legs")
    if as_json:
        import json

        from scoreboard.formats.results import results as as_object

        only = frozenset({round_id}) if round_id else None
        typer.echo(json.dumps(as_object(board, only), ensure_ascii=False, indent=2))
        return
    for line in _result_lines(board, round_id, leg):
        typer.echo(line)


def _result_lines(board: Board, round_id: str | None, leg: int | None) -> list[str]:
    competition = board.competition
    lines = [
        bye_line(competition, tie)
        for tie in board.ties.values()
        if competition.ties[tie.id].bye and leg is None and round_id in (None, competition.ties[tie.id].round)
    ]
    for tie, number in in_results_order(board):
        if round_id in (None, competition.ties[tie.id].round) and leg in (None, number + 1):
            lines += result_lines(competition, tie, number)
    return lines


def log(
    path: FolderArgument,
    match: Annotated[str | None, typer.Option(metavar="MATCH", help="Only this match: qf4.2.")] = None,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on with what is entered.")] = False,
) -> None:
    """Print the event log, one line an event, in the order in which it was entered.

    Example: scoreboard log fixtures/uel-2023-24 --match qf4.2
    """
    folder = open_folder(path)
    matches = folder.board.competition.matches
    if match is not None and match not in matches:
        raise typer.BadParameter(f"no match {quoted(match)}{did_you_mean(match, matches)}")
    told = _tell(folder.board, match, after=0)
    if not follow:
        return
    from scoreboard.store.follow import changes

    gc.enable()
    wrong = ""
    for _ in changes(path):
        try:
            folder.refresh()
        except DataError as error:
            if str(error) != wrong:
                wrong = str(error)
                typer.echo(wrong, err=True)
        else:
            wrong = ""
        told = _tell(folder.board, match, after=told)


def _tell(board: Board, match: str | None, after: int) -> int:
    """Print the events with higher ids than `after`, and give the highest id."""
    from scoreboard.telling import log_line

    for event in board.log.since(after):
        if match in (None, board.place_of(event)):
            typer.echo(log_line(board, event))
    return board.log.last_id
