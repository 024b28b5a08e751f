"""Questions in plain prompts, asked again until the answer is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, TypeVar

import typer
from pydantic import ValidationError

from scoreboard.competition import Competition
from scoreboard.explain import explain
from scoreboard.formats.draw import FEWEST, FEWEST_FOR_THIRD, METHODS, MOST, Method, When
from scoreboard.formats.team_list import TeamList
from scoreboard.text import did_you_mean, quoted

Answer = TypeVar("Answer")

_YEARS: Final = range(1850, 3000)


@dataclass
class Wishes:
    """What somebody who makes a competition may be asked for; None for what they have not said."""

    name: str | None = None
    legs: int | None = None
    final_legs: int | None = None
    start: When | None = None
    draw: Method | None = None
    third_place: bool | None = None


def ask(wishes: Wishes, name: str, kickoff: time | None) -> TeamList:
    """Ask for the teams, and fill in what is not said yet; `name` is offered as the competition's.

    Raises typer.Abort at ^C or ^D.
    """
    if wishes.name is None:
        wishes.name = _answer("Name of the competition", fit_name, name)
    listed = _teams(FEWEST_FOR_THIRD if wishes.third_place else FEWEST)
    if wishes.legs is None:
        wishes.legs = _answer("Legs in each tie, 1 or 2", _legs, "1")
    if wishes.final_legs is None and wishes.legs == 2 and len(listed) > FEWEST:
        wishes.final_legs = _answer("Legs in the final, 1 or 2", _legs, "1")
    if wishes.start is None:
        say("First round: a day (2026-05-02), or day and hour (2026-05-02 15:00); empty to arrange it later")
        wishes.start = _answer("Starts", lambda words: start_in(words, kickoff) if words else None)
    if wishes.draw is None:
        say("Draw: random, out of one pot; seeded, the strongest being typed first; or listed, 1 v 2, 3 v 4")
        wishes.draw = _answer("Draw", _method, "random")
    if wishes.third_place is None:
        enough = len(listed) >= FEWEST_FOR_THIRD
        wishes.third_place = enough and _answer("A match for third place, y or n", _yes, "n")
    return listed


def _teams(fewest: int) -> TeamList:
    say("Teams, one a line (Name, or Name | short | CODE); an empty line ends the list")
    listed = TeamList()

    def entered(words: str) -> bool:
        if words:
            listed.enter(words)
        elif len(listed) < fewest:
            raise ValueError(f"it takes {fewest} teams at least")
        return bool(words)

    while len(listed) < MOST and _answer(f"{len(listed) + 1:>3}", entered):
        pass
    return listed


def _answer(question: str, read: Callable[[str], Answer], offered: str = "") -> Answer:
    """What `read` makes of the answer; it raises ValueError with the reason where that cannot be."""
    while True:
        try:
            words = typer.prompt(question, default=offered, show_default=bool(offered), err=True)
            return read(words.strip(" \t"))
        except UnicodeDecodeError:
            say("  holds a byte that is not UTF-8; write it in that encoding")
        except ValueError as reason:
            say(f"  {reason}")


def say(line: str) -> None:
    """A line to the person who is asked."""
    typer.echo(line, err=True)


def fit_name(words: str) -> str:
    """A competition's name. Raises ValueError with what is wrong with it."""
    return _fit(words, {"name": words})


def fit_season(words: str) -> str:
    """A competition's season, `2025/26`. Raises ValueError with what is wrong with it."""
    return _fit(words, {"name": "Cup", "season": words})


def _fit(words: str, draw: dict[str, str]) -> str:
    try:
        Competition.model_validate(draw)
    except ValidationError as error:
        raise ValueError("; ".join(reason for _, reason in explain(error, draw))) from None
    return words


def start_in(words: str, kickoff: time | None = None) -> When:
    """The start that the words name: a day, at the hour of `kickoff` where that is given, or a day and hour.

    Raises ValueError with the reason where they name none.
    """
    when = _day_or_moment(words)
    if when.year not in _YEARS:
        raise ValueError(f"the year {when.year} is not one of football's; write one from {_YEARS[0]} on")
    if kickoff is None:
        return when
    if isinstance(when, datetime):
        raise ValueError(f"{quoted(words)} has its own hour; leave out that or --kickoff")
    return datetime.combine(when, kickoff)


def _day_or_moment(words: str) -> When:
    try:
        return date.fromisoformat(words)
    except ValueError:
        pass
    try:
        when = datetime.fromisoformat(words)
    except ValueError:
        raise ValueError(f"{quoted(words)} is no day; write 2026-05-02 or 2026-05-02T15:00") from None
    if (when.utcoffset() or timedelta()) % timedelta(minutes=1):
        raise ValueError(f"{quoted(words)} is not a whole number of minutes from UTC")
    return when.replace(microsecond=0)


def hour_in(words: str) -> time:
    """The hour of a kick-off, `15:00`. Raises ValueError where it is none."""
    try:
        return datetime.strptime(words, "%H:%M").time()
    except ValueError:
        raise ValueError(f"{quoted(words)} is no hour; write 15:00") from None


def _legs(words: str) -> int:
    if words not in ("1", "2"):
        raise ValueError(f"{quoted(words)} is not allowed here; write 1 or 2")
    return int(words)


def _method(words: str) -> Method:
    for method in METHODS:
        if method.startswith(words.lower()):
            return method
    near = did_you_mean(words, METHODS) or f"; write {', '.join(METHODS)}"
    raise ValueError(f"no draw {quoted(words)}{near}")


def _yes(words: str) -> bool:
    if words.lower() not in ("y", "yes", "n", "no"):
        raise ValueError(f"{quoted(words)} is neither; write y or n")
    return words.lower().startswith("y")
