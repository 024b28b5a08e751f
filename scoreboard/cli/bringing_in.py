"""The command that brings in a competition from a file."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoreboard.files.problems import DataError, Problem
from scoreboard.files.reading import decode, read_bytes
from scoreboard.store import Folder
from scoreboard.store.folder import COMPETITION

if TYPE_CHECKING:
    from scoreboard.board import Board
    from scoreboard.formats.football_txt.importing import Wanted
    from scoreboard.formats.football_txt.kept import Kept
    from scoreboard.formats.football_txt.reading import Document, Remark

_LARGEST = 32 * 2**20
"""Bytes. A hundred thousand lines are six million."""
_MOST_NAMED = 40
_MOST_TOLD = 200
"""Lines that could not be read are told one by one up to here; then they are counted."""


class AwayGoalsRule(StrEnum):
    """How away goals count."""

    NONE = "none"
    NORMAL_TIME = "normal_time"
    EXTRA_TIME = "extra_time"


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Football.TXT, or JSON that `export` wrote.")],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FOLDER", help="Where the competition goes, or is already."),
    ],
    rounds: Annotated[
        list[str] | None,
        typer.Option("--round", metavar="ROUND", help="Only this round, by name or id; may be repeated."),
    ] = None,
    away_goals: Annotated[
        AwayGoalsRule | None, typer.Option(help="The away goals rule; by the date of the file without it.")
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="The competition's name, in place of the file's title.")
    ] = None,
    season: Annotated[str | None, typer.Option(metavar="SEASON", help="2023/24")] = None,
    bare: Annotated[
        bool, typer.Option("--bare", help="Read the match lines alone, not what export kept in comments.")
    ] = False,
) -> None:
    """Bring in the knockout rounds of a Football.TXT file, with results and goals.

    Into a folder that holds a competition already it adds what is new, and leaves what people entered.
    Lines that cannot be read are told with their numbers; the exit code is then 1.

    \b
    Examples:
    scoreboard import 2024-25_cl.txt -o champions-league
    scoreboard import cup.txt -o cup --round "Quarter-finals" --round Final --away-goals none
    """  # noqa: D301
    from scoreboard.formats.football_txt.importing import NothingToImport, Wanted

    if file.suffix.lower() == ".json":
        _from_json(file, output, narrowed=bool(rounds or away_goals or name or season))
        return
    titled = _titled(name, season)
    text = _text(file)
    wanted = Wanted(rounds or (), away_goals.value if away_goals else None, name or "", season or "")
    kept = _kept(text) if not (rounds or away_goals or bare) else None
    there = (output / COMPETITION).exists()
    document = _document("" if kept and kept.unchanged and not there else text, file)
    try:
        if there:
            _no_name(titled, output)
            remarks = _add(document, output, wanted)
        elif kept is not None:
            _no_name(titled, file)
            remarks = _restore(kept, document, file, output, wanted)
        else:
            remarks = _make(document, output, wanted)
    except NothingToImport as error:
        _tell_lines(file, document.unread)
        raise DataError([Problem(file, str(error))]) from None
    _tell_lines(file, remarks)
    _tell_lines(file, document.unread)
    for kind, lines in document.passed.items():
        typer.echo(f"{file}: {_count(lines, 'line')} of {kind} left out", err=True)
    if document.unread:
        number = _count(len(document.unread), "line")
        typer.echo(f"{file}: {number} could not be read, the rest is in {output}", err=True)
        raise typer.Exit(1)


def _titled(name: str | None, season: str | None) -> list[str]:
    """Which of the flags that name a competition are given; one that is no name is wrong use."""
    if name is None and season is None:
        return []
    from scoreboard.cli.asking import fit_name, fit_season

    given = [
        (flag, words, fit)
        for flag, words, fit in (("--name", name, fit_name), ("--season", season, fit_season))
        if words is not None
    ]
    for flag, words, fit in given:
        try:
            fit(words)
        except ValueError as reason:
            raise typer.BadParameter(f"{flag}: {reason}") from None
    return [flag for flag, _, _ in given]


def _no_name(titled: list[str], holder: Path) -> None:
    """Refuse a name for a competition that has one."""
    if titled:
        raise typer.BadParameter(f"{titled[0]}: the competition of {holder} has its own; leave it out")


def _from_json(file: Path, output: Path, *, narrowed: bool) -> None:
    """A whole competition, as `export` wrote it."""
    if narrowed:
        raise typer.BadParameter("JSON holds a whole competition; leave the flags to Football.TXT")
    from scoreboard.formats.board_json import read_board
    from scoreboard.formats.draw_text import draw_of, draw_text, log_text
    from scoreboard.store.founding import found, vacant

    vacant(output)
    board = read_board(_bytes(file), file)
    log = log_text(event.as_block() for event in board.log)
    found(output, draw_text(draw_of(board.competition)), log)
    _tell_whole(board, output)


def _bytes(file: Path) -> bytes:
    data = read_bytes(file, most=_LARGEST + 1)
    if len(data) > _LARGEST:
        raise DataError([Problem(file, f"is larger than {_LARGEST // 2**20} MB, and no competition")])
    return data


def _text(file: Path) -> str:
    data = _bytes(file)
    return decode(data, file).replace("\r\n", "\n").replace("\r", "\n")


def _document(text: str, file: Path) -> Document:
    from scoreboard.formats.football_txt.kept import without_kept
    from scoreboard.formats.football_txt.reading import read

    return read(without_kept(text), f"{file.resolve().parent.name} {file.stem}")


def _kept(text: str) -> Kept | None:
    from scoreboard.formats.football_txt.kept import read_kept

    return read_kept(text)


def _restore(kept: Kept, document: Document, file: Path, output: Path, wanted: Wanted) -> list[Remark]:
    """The competition that a file which `export` wrote keeps, and what was added to its lines since."""
    from scoreboard.formats.football_txt.importing import NothingToImport
    from scoreboard.store.founding import found

    try:
        found(output, kept.draw, kept.log)
    except DataError as error:
        raise DataError(_in_comments(problem, kept, file) for problem in error.problems) from None
    _tell_whole(Folder(output).board, output)
    if kept.unchanged:
        return []
    try:
        remarks = _add(document, output, wanted)
    except NothingToImport:
        return []
    if remarks:
        told = "what export kept stands over what was changed; with --bare the lines alone are read"
        typer.echo(f"{file}: {told}", err=True)
    return remarks


def _tell_whole(board: Board, output: Path) -> None:
    typer.echo(
        f"{board.competition.title}: {_count(len(board.ties), 'tie')}, {_count(len(board.log), 'event')}"
    )
    typer.echo(f"open it with: scoreboard {output}")


def _in_comments(problem: Problem, kept: Kept, file: Path) -> Problem:
    """A problem of what is kept, told of the file that keeps it."""
    line = kept.first_line + (problem.line or 1) - 1
    if problem.file.name != COMPETITION:
        line += kept.draw.count("\n")
    return problem._replace(file=file, line=line)


def _make(document: Document, output: Path, wanted: Wanted) -> list[Remark]:
    """A new competition."""
    from scoreboard.formats.draw_text import draw_text, log_text
    from scoreboard.formats.football_txt.importing import import_new
    from scoreboard.store.founding import found

    imported = import_new(document, wanted)
    found(output, draw_text(imported.draw), log_text(imported.log))
    ties, told = (
        imported.draw["ties"],
        sum("match" in block and block["kind"] != "goal" for block in imported.log),
    )
    goals = sum(block["kind"] == "goal" for block in imported.log)
    title = " ".join(filter(None, (imported.draw["name"], imported.draw.get("season"))))
    rounds = _names([drawn["name"] for drawn in imported.draw["rounds"].values()])
    typer.echo(f"{title}: {rounds}")
    typer.echo(f"{_count(len(ties), 'tie')}, {_count(told, 'result')}, {_count(goals, 'goal')}")
    typer.echo(f"open it with: scoreboard {output}")
    return imported.remarks


def _add(document: Document, output: Path, wanted: Wanted) -> list[Remark]:
    """What is new, to a competition that is there."""
    from scoreboard.formats.draw_text import tables_text
    from scoreboard.formats.football_txt.adding import import_more
    from scoreboard.store.founding import extend
    from scoreboard.telling import log_line

    folder = Folder(output)
    added = import_more(document, folder.board, wanted)
    events = extend(folder, tables_text(added.tables), added.events)
    for kind, what in (("teams", "team"), ("rounds", "round"), ("ties", "tie")):
        if named := added.tables.get(kind):
            typer.echo(f"{_count(len(named), f'new {what}')}: {_names(list(named))}")
    for event in events:
        typer.echo(log_line(folder.board, event))
    if not events and not added.tables:
        typer.echo("nothing new")
    return added.remarks


def _tell_lines(file: Path, remarks: Iterable[Remark]) -> None:
    told = sorted(remarks)
    for remark in told[:_MOST_TOLD]:
        typer.echo(str(Problem(file, remark.reason, remark.line)), err=True)
    if len(told) > _MOST_TOLD:
        typer.echo(
            f"{file}: and {len(told) - _MOST_TOLD} lines more, from line {told[_MOST_TOLD].line} on", err=True
        )


def _names(names: list[str]) -> str:
    """Names in a row; of a great many, the first ones."""
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
