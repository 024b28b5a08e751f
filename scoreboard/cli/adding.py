"""The command that adds one event to a log, from a script or by hand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from scoreboard.cli.reading import FolderArgument, open_folder
from scoreboard.competition import Competition
from scoreboard.events import KINDS, Amend, Event, Void, read
from scoreboard.explain import explain
from scoreboard.store import Folder, Saved
from scoreboard.store.home import login_name
from scoreboard.telling import log_line
from scoreboard.text import did_you_mean, quoted
from scoreboard.wording import unsettled as unsettled_line


def add(
    path: FolderArgument,
    match: Annotated[
        str | None,
        typer.Argument(
            metavar="MATCH", help="The match, qf4.2; for a decision the tie, qf4.", show_default=False
        ),
    ] = None,
    kind: Annotated[
        str | None, typer.Argument(metavar="KIND", help=f"One of {', '.join(KINDS)}.", show_default=False)
    ] = None,
    team: Annotated[
        str | None,
        typer.Option(
            metavar="TEAM", help="By name, code or id; of an own goal, the one whose score goes up."
        ),
    ] = None,
    minute: Annotated[str | None, typer.Option(metavar="MINUTE", help="79 or 90+3")] = None,
    player: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who scored, missed, was booked or took the kick.")
    ] = None,
    assist: Annotated[str | None, typer.Option(metavar="NAME", help="Who set the goal up.")] = None,
    type: Annotated[
        str | None, typer.Option(metavar="TYPE", help="Of a goal: open_play, penalty, own_goal.")
    ] = None,
    outcome: Annotated[
        str | None,
        typer.Option(metavar="OUTCOME", help="Of a kick or penalty: scored, saved, missed, woodwork."),
    ] = None,
    card: Annotated[str | None, typer.Option(metavar="CARD", help="yellow, second_yellow, red.")] = None,
    off: Annotated[str | None, typer.Option(metavar="NAME", help="Who comes off.")] = None,
    on: Annotated[str | None, typer.Option(metavar="NAME", help="Who comes on.")] = None,
    period: Annotated[
        str | None, typer.Option(metavar="PERIOD", help="first_half, half_time … ended: the one that begins.")
    ] = None,
    first: Annotated[
        str | None, typer.Option(metavar="TEAM", help="Who kicks first in the shoot-out.")
    ] = None,
    target: Annotated[
        int | None, typer.Option(metavar="ID", help="The event to amend, void or disallow.")
    ] = None,
    home: Annotated[int | None, typer.Option(metavar="GOALS", help="Of a score or an award.")] = None,
    away: Annotated[int | None, typer.Option(metavar="GOALS", help="Of a score or an award.")] = None,
    half_time: Annotated[str | None, typer.Option(metavar="H-A", help="Of a result.")] = None,
    full_time: Annotated[
        str | None, typer.Option(metavar="H-A", help="Of a result: after 90 minutes.")
    ] = None,
    extra_time: Annotated[
        str | None, typer.Option(metavar="H-A", help="Of a result: after 120 minutes.")
    ] = None,
    shootout: Annotated[
        str | None, typer.Option(metavar="H-A", help="Of a result: the kicks scored.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="STATUS", help="postponed, delayed, suspended, abandoned, cancelled."),
    ] = None,
    winner: Annotated[str | None, typer.Option(metavar="TEAM", help="Of a decision: who go through.")] = None,
    reason: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Of a decision, an award or a goal taken back.")
    ] = None,
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="Of a note.")] = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A word on a goal, card, score or status.")
    ] = None,
    by: Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who enters it.")] = None,
    at: Annotated[
        datetime | None, typer.Option(metavar="WHEN", help="When it was entered; now if not given.")
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Add what the screen could not save and wrote out."),
    ] = None,
) -> None:
    """Add one event, if the rules allow it, with a flag for each key of its kind.

    \b
    Examples:
    scoreboard add cup qf4.2 goal --team marseille --minute 79 --player "F. Moumbagna"
    scoreboard add cup qf4.2 period --period half_time
    scoreboard add cup qf4.2 result --full-time 1-0 --extra-time 1-0 --shootout 4-2
    scoreboard add cup qf4.2 void --target 58
    """  # noqa: D301
    if source is not None:
        _add_from(open_folder(path), source)
        return
    if match is None or kind is None:
        raise typer.BadParameter("name the match and the kind of event: add cup qf4.2 goal --team roma")
    words: dict[str, Any] = {
        "team": team, "minute": minute, "player": player, "assist": assist, "type": type, "outcome": outcome,
        "card": card, "off": off, "on": on, "period": period, "first": first, "target": target, "home": home,
        "away": away, "status": status, "winner": winner, "reason": reason, "text": text, "note": note,
    }  # fmt: skip
    words["minute"] = minute.rstrip("'’") if minute else None
    pairs = {"half_time": half_time, "full_time": full_time, "extra_time": extra_time, "shootout": shootout}
    given = {key: value for key, value in words.items() if value is not None}
    given |= {key: _pair(key, value) for key, value in pairs.items() if value is not None}
    folder = open_folder(path)
    match = _only_match(folder.board.competition, match, kind)
    given |= {key: _team(folder.board.competition, given[key]) for key in _TEAMS if key in given}
    event = _event(kind, match, given, at=_entered(at), by=by or login_name())
    if isinstance(event, Amend | Void) and (about := folder.board.log.find(event.target)) is not None:
        belongs = folder.board.place_of(about)
        if belongs != match:
            raise typer.BadParameter(f"event {event.target} belongs to {belongs}, not to {match}")
    _tell(folder, folder.append(event))


_TEAMS = ("team", "first", "winner")
"""The flags that name a team."""


def _only_match(competition: Competition, match: str, kind: str) -> str:
    """The match; of a tie that has one match only, its id will do."""
    of_a_match = kind != "decision" and kind not in _CORRECTIONS
    only = of_a_match and match in competition.ties and len(competition.legs(match)) == 1
    return f"{match}.1" if only else match


def _team(competition: Competition, words: str) -> str:
    """The id of the team that is called so: by its id, else by a code or name that only one team has."""
    if words in competition.teams:
        return words
    called = [
        team_id
        for team_id, team in competition.teams.items()
        if words.lower() in (team_id.lower(), team.code.lower(), team.short.lower(), team.name.lower())
    ]
    return called[0] if len(called) == 1 else words


def _add_from(folder: Folder, file: Path) -> None:
    from scoreboard.store.desk import add_from

    for saved in add_from(folder, file):
        _tell(folder, saved)


def _tell(folder: Folder, saved: Saved) -> None:
    typer.echo(log_line(folder.board, saved.event))
    for doubt in saved.doubts:
        typer.echo(f"doubtful: {doubt.reason} ({doubt.rule})", err=True)
    for tie in saved.unsettled:
        typer.echo(f"unsettled: {unsettled_line(folder.board.competition, tie)}", err=True)


_CORRECTIONS = ("amend", "void")
"""The kinds that may be about a decision, and then stand with its tie and not with a match."""


def _event(kind: str, place: str, given: dict[str, Any], at: datetime, by: str | None) -> Event:
    if kind not in KINDS:
        near = did_you_mean(kind, KINDS) or f"; write one of {', '.join(KINDS)}"
        raise typer.BadParameter(f"no kind {quoted(kind)}{near}")
    tie, dot, _ = place.rpartition(".")
    if kind == "decision" and dot:
        raise typer.BadParameter(f"a decision is for the whole tie; write {quoted(tie)}")
    names = {"tie": place} if kind == "decision" else {"match": place}
    if kind in _CORRECTIONS and not dot:
        names = {}
    block = {**names, "kind": kind, **given, "at": at, "by": by}
    try:
        return read(block)
    except ValidationError as error:
        told = [f"{_flag(path)}: {reason}" for path, reason in explain(error, [block])]
        raise typer.BadParameter("; ".join(told)) from None


def _flag(path: tuple[str | int, ...]) -> str:
    key = next((part for part in path if isinstance(part, str)), "match").replace("by", "as")
    return "match" if key in ("match", "tie") else f"--{key.replace('_', '-')}"


def _pair(key: str, written: str) -> list[int]:
    home, dash, away = written.replace(":", "-").partition("-")
    if not (dash and home.isdecimal() and away.isdecimal() and len(written) < 10):
        raise typer.BadParameter(
            f"{_flag((key,))}: {quoted(written)} is not a score; write 2-1, home side first"
        )
    return [int(home), int(away)]


def _entered(at: datetime | None) -> datetime:
    return (at or datetime.now()).astimezone().replace(microsecond=0)
