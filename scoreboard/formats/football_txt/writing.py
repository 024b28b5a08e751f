"""A board as Football.TXT, to hand on: match lines, scores and goals, and below all of it in comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from scoreboard.board import Board
from scoreboard.competition import Competition, LoserOf, Team, WinnerOf
from scoreboard.events import Goal
from scoreboard.formats.football_txt.goals import MARKS, NOBODY_NAMED
from scoreboard.formats.football_txt.kept import keep
from scoreboard.minute import Period
from scoreboard.rules.match import MatchState
from scoreboard.rules.sides import HOME, Pair, Side, swap
from scoreboard.rules.tie import By, TieState
from scoreboard.wording import PERIODS, bye_line, headline, in_results_order, pair, side_name

_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COUNT: Final = 5
"""Characters of the number before a match, as `(12) `."""
_LONGEST: Final = 100
"""Characters of a line of goals, after which it goes on below."""
_NOT_IN_NAMES: Final = re.compile(r"[\d,;()\[\]]+")


def football_txt(board: Board, *, whole: bool = True) -> str:
    """The matches of a board by rounds and days, as openfootball writes them.

    With `whole` comments at the end keep what Football.TXT has no words for, so that `read_kept` gives the
    same board again; other readers pass over them.
    """
    lines = [f"= {board.competition.title}", *_rounds(board)]
    text = "\n".join(lines).rstrip() + "\n"
    return f"{text}\n{keep(board, text)}" if whole else text


def _rounds(board: Board) -> Iterator[str]:
    competition = board.competition
    matches = in_results_order(board)
    numbers = _numbers(board, matches)
    year: int | None = None
    for round_id, drawn in competition.rounds.items():
        yield from ("", f"» {drawn.name}")
        for tie in board.ties.values():
            if tie.bye is not None and competition.ties[tie.id].round == round_id:
                yield f"  # {bye_line(competition, tie)}"
        day: date | None = None
        for tie, number in matches:
            if competition.ties[tie.id].round != round_id:
                continue
            when = competition.legs(tie.id)[number].kickoff
            if when is not None and (today := date(when.year, when.month, when.day)) != day:
                day = today
                yield f"  {_DAYS[day.weekday()]} {_MONTHS[day.month - 1]}/{day.day}" + _in(day.year, year)
                year = day.year
            yield from _match(board, tie, number, numbers)


def _numbers(board: Board, matches: list[tuple[TieState, int]]) -> dict[str, int]:
    """A number for each match, where a tie to come waits for the winner of another: it names him by that."""
    if all(None not in tie.teams or tie.bye is not None for tie in board.ties.values()):
        return {}
    return {tie.matches[number].id: count for count, (tie, number) in enumerate(matches, start=1)}


def _in(year: int, told: int | None) -> str:
    return f" {year}" if year != told else ""


def _match(board: Board, tie: TieState, number: int, numbers: dict[str, int]) -> Iterator[str]:
    """The line of a match and its goals; what is not over is told in a comment."""
    competition, match = board.competition, tie.matches[number]
    leg = competition.legs(tie.id)[number]
    time = f"{leg.kickoff:%H.%M}" if isinstance(leg.kickoff, datetime) else "     "
    sides = tie.homes[number], tie.homes[number].other
    home, away = (_side_name(board, tie, side, numbers) for side in sides)
    counted = f"({numbers[match.id]}) " if numbers else ""
    line = f"  {counted:>{_COUNT if numbers else 2}}{time}  {home:<23} v {away:<23}"
    score = _score(tie, number) if _over(tie, number) else _status(match)
    line = f"{line}  {score}" if score else line.rstrip()
    if leg.venue:
        line += f"  @ {leg.venue}"
    if not score and match.live and match.score is not None and match.period is not None:
        line += f"  # {pair(match.score)}, {PERIODS[match.period]}"
    yield line
    if score and match.award is None and match.score is not None:
        yield from _goals(match)
    if tie.outcome is not None and tie.outcome.by is By.DECISION and number == len(tie.matches) - 1:
        yield f"           # {headline(competition, tie)}"


def _side_name(board: Board, tie: TieState, side: Side, numbers: dict[str, int]) -> str:
    """A team with the letters of its country; one not known yet by the match that it comes from."""
    competition, slot = board.competition, board.competition.ties[tie.id].teams[side]
    if tie.teams[side] is None and isinstance(slot, WinnerOf | LoserOf):
        source = board.ties[slot.source]
        role = "Winner" if isinstance(slot, WinnerOf) else "Loser"
        return f"{role} Match {numbers[source.matches[-1].id]}"
    return f"{side_name(competition, tie, side, 'name')}{_country(competition, tie.teams[side])}"


def _country(competition: Competition, team: str | None) -> str:
    drawn: Team | None = competition.teams.get(team or "")
    country = drawn.country if drawn else None
    return f" ({country})" if country and re.fullmatch("[A-Za-z]{2,3}", country) else ""


def _over(tie: TieState, number: int) -> bool:
    """Whether the score of a match is its last one."""
    match = tie.matches[number]
    if match.unfinished or match.period is None:
        return False
    decided = number != tie.deciding or tie.outcome is not None
    return match.ended or (match.period.rank >= Period.FULL_TIME.rank and decided)


def _score(tie: TieState, number: int) -> str:
    match = tie.matches[number]
    if match.award is not None:
        return f"{match.award.home}-{match.award.away}    [awarded]"
    final, told = match.score or (0, 0), ""
    if tie.penalties is not None and number == tie.deciding:
        kicks = tie.penalties if tie.homes[number] is HOME else swap(tie.penalties)
        told = f"{pair(kicks)} pen. "
    if match.extra_played:
        return f"{told}{pair(final)} a.e.t.{_before(match.full_time or final, match.half_time)}"
    return f"{told}{pair(final)}{_before(match.half_time)}"


def _before(*scores: Pair | None) -> str:
    told = [pair(score) for score in scores if score is not None]
    return f" ({', '.join(told)})" if told else ""


def _status(match: MatchState) -> str:
    if match.status is None or match.status.status == "delayed":
        return ""
    return f"[{match.status.status}]"


def _goals(match: MatchState) -> Iterator[str]:
    """The goals of a match, where they make its score."""
    goals = [
        event for event in match.timeline if isinstance(event, Goal) and event.id not in match.disallowed
    ]
    sides = [[goal for goal in goals if goal.team == team] for team in (match.home, match.away)]
    if not goals or (len(sides[0]), len(sides[1])) != match.score:
        return
    home, away = (_side(side) for side in sides)
    if not away:
        text = f"[{home}]"
    elif len(home) + len(away) < _LONGEST:
        text = f"[{home or '-'}; {away}]"
    else:
        yield f"           [{home or '-'};"
        text = f" {away}]"
    yield f"           {text}"


def _side(goals: list[Goal]) -> str:
    """One side's goals: each scorer with all minutes, in the order of the first."""
    scorers: dict[str, list[str]] = {}
    for goal in goals:
        player = _NOT_IN_NAMES.sub("", goal.player or "").strip(" -–'’`") or NOBODY_NAMED
        mark = MARKS[goal.type]
        scorers.setdefault(player, []).append(f"{goal.minute}'{f' {mark}' if mark else ''}")
    return ", ".join(f"{player} {', '.join(minutes)}" for player, minutes in scorers.items())
