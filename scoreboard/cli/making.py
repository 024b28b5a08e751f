"""The command that makes a new competition from a list of teams."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from datetime import time
from pathlib import Path
from random import SystemRandom
from typing import Annotated, Any, Final, TypeVar

import typer

from scoreboard.cli.asking import Wishes, ask, fit_name, fit_season, hour_in, say, start_in
from scoreboard.cli.checking import check
from scoreboard.competition import AwayGoals, ExtraTime
from scoreboard.formats.draw import FEWEST, FEWEST_FOR_THIRD, Calendar, Method, Plan, first_round, knockout
from scoreboard.formats.draw_text import draw_text
from scoreboard.formats.naming import in_words
from scoreboard.formats.team_list import TeamList, read_team_list
from scoreboard.store import load
from scoreboard.store.founding import found, vacant
from scoreboard.text import quoted
from scoreboard.wording import bye_line, how_drawn, result_lines

_SEEDS: Final = 1_000_000
"""How many draws there are to choose from where no seed is given: short enough to read one out."""

Value = TypeVar("Value")


def _legs_of(what: str) -> Any:
    return typer.Option(min=1, max=2, metavar="1|2", help=f"Legs of {what}.", show_default="1")


def _days_from(what: str) -> Any:
    return typer.Option(min=0, max=366, metavar="DAYS", help=f"From {what}.", show_default="7")


def new(
    path: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to make.", show_default=False)],
    teams: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The teams, one a line: Name, or Name | short | CODE. "
            "Blank lines and lines that begin with # are passed over.",
        ),
    ] = None,
    team: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A team; once for each, in place of --teams.")
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="The competition's name; else the folder's, in words.")
    ] = None,
    season: Annotated[str | None, typer.Option(metavar="SEASON", help="2025/26")] = None,
    draw: Annotated[
        Method | None,
        typer.Option(
            help="random: out of one pot. listed: 1 v 2, 3 v 4, as the list has them. seeded: the list is in "
            "order of strength; its better half are seeded, so that the best two can meet in the final only, "
            "the best four in the semi-finals, and so on, and the best have the byes; their opponents are "
            "drawn from the other half.",
            show_default="random",
        ),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help="A number with which a draw comes out the same again."),
    ] = None,
    legs: Annotated[int | None, _legs_of("each tie")] = None,
    final_legs: Annotated[int | None, _legs_of("the final")] = None,
    third_place: Annotated[
        bool | None, typer.Option("--third-place/--no-third-place", help="A match for third place.")
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help="The first round: 2026-05-02, or with its hour 2026-05-02T15:00."),
    ] = None,
    kickoff: Annotated[
        str | None, typer.Option(metavar="HH:MM", help="The hour of every match, where --start is a day.")
    ] = None,
    every: Annotated[int | None, _days_from("the last leg of a round to the next round")] = None,
    between_legs: Annotated[int | None, _days_from("the first leg to the second")] = None,
    away_goals: Annotated[
        AwayGoals, typer.Option(help="Whether they count; extra_time: there too.")
    ] = "none",
    extra_time: Annotated[ExtraTime, typer.Option(help="In a tie that is level.")] = "full",
    shootout: Annotated[bool, typer.Option(help="Penalties in a tie that is still level.")] = True,
    replay: Annotated[bool, typer.Option("--replay", help="A level tie is replayed.")] = False,
) -> None:
    """Make a new competition from a list of teams. Without teams, it asks.

    \b
    Examples:
    scoreboard new village-cup
    scoreboard new village-cup --teams teams.txt --draw seeded --start 2026-05-02 --kickoff 15:00
    scoreboard new village-cup --team Reds --team Blues --team Greens --team Whites --third-place
    """  # noqa: D301
    wrong: list[str] = []
    hour = _read("--kickoff", hour_in, kickoff, wrong)
    wishes = Wishes(
        name=_read("--name", fit_name, name, wrong),
        legs=legs,
        final_legs=final_legs,
        start=_read("--start", lambda words: start_in(words, hour), start, wrong),
        draw=draw,
        third_place=third_place,
    )
    season = _read("--season", fit_season, season, wrong)
    if seed is not None and draw == "listed":
        wrong.append("--seed: with --draw listed nothing is drawn by lot; leave one of them out")
    if teams is not None and team:
        wrong.append("--team: the teams are in the file of --teams; leave one of them out")
    named = _named(team or [], wrong)
    asked = teams is None and not team
    if asked and (sys.stdin is None or not sys.stdin.isatty()):
        wrong.append("name the teams: --teams FILE, or --team NAME once for each")
    elif not asked and start is None and (kickoff, every, between_legs) != (None, None, None):
        wrong.append("--kickoff, --every and --between-legs count from --start; give that too")
    if wrong:
        raise typer.BadParameter("; ".join(wrong))
    vacant(path)
    called = in_words(path.resolve().name)
    listed = _ask(wishes, called, hour) if asked else read_team_list(teams) if teams else named
    if wishes.third_place and len(listed) < FEWEST_FOR_THIRD:
        raise typer.BadParameter(
            f"--third-place: with {len(listed)} teams there are no two semi-finals to lose; "
            f"it takes {FEWEST_FOR_THIRD}"
        )
    legs = wishes.legs or 1
    plan = Plan(
        legs=legs,
        final_legs=wishes.final_legs or (legs if len(listed) == FEWEST else 1),
        third_place=bool(wishes.third_place),
        calendar=Calendar(wishes.start, _week(every), _week(between_legs)) if wishes.start else None,
        rules={
            "away_goals": away_goals,
            "extra_time": extra_time,
            "shootout": shootout,
            "replay": replay,
        },
    )
    seed = SystemRandom().randrange(_SEEDS) if seed is None else seed
    how = how_drawn(wishes.draw or "random", seed)
    titled = {"name": wishes.name or called} | ({"season": season} if season else {})
    found(path, draw_text(titled | _drawn(listed, wishes.draw or "random", seed, plan), how))
    typer.echo(how)
    _tell(path)


def _read(flag: str, read: Callable[[str], Value], words: str | None, wrong: list[str]) -> Value | None:
    """What the words of a flag stand for; None where it is not given, or `wrong` gets the reason."""
    if words is None:
        return None
    try:
        return read(words)
    except ValueError as reason:
        wrong.append(f"{flag}: {reason}")
        return None


def _named(names: list[str], wrong: list[str]) -> TeamList:
    """The teams that are named one by one; `wrong` gets what speaks against them."""
    listed = TeamList()
    for name in names:
        _read("--team", listed.enter, name, wrong)
    if len(names) == 1:
        wrong.append(f"--team: {quoted(names[0])} has nobody to play; name {FEWEST} teams at least")
    return listed


def _ask(wishes: Wishes, called: str, hour: time | None) -> TeamList:
    try:
        return ask(wishes, called, hour)
    except typer.Abort:
        say("\nnothing is made")
        raise


def _week(days: int | None) -> int:
    return 7 if days is None else days


def _drawn(listed: TeamList, method: Method, seed: int, plan: Plan) -> dict[str, Any]:
    """All of the file but the competition's names."""
    teams = listed.teams()
    legs = plan.legs if len(teams) > FEWEST else plan.final_legs
    pairings = first_round(list(teams), method, seed, legs=legs)
    return {"format": 1, "teams": teams, **knockout(pairings, plan)}


def _tell(path: Path) -> None:
    """The ties of the first round, a line each, and how to go on."""
    board = load(path)
    competition = board.competition
    first = next(iter(competition.rounds))
    typer.echo(f"{competition.title}: {competition.rounds[first].name}")
    for tie_id, tie in competition.ties.items():
        if tie.round == first:
            state = board.ties[tie_id]
            line = bye_line(competition, state) if tie.bye else result_lines(competition, state, 0)[0]
            typer.echo(f"  {line}")
    check([path])
    typer.echo(f"open it with: scoreboard edit {shlex.quote(str(path))}")
