"""A Football.TXT file as a new competition: its knockout rounds, their ties, and what is told of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any, Final, NamedTuple

from scoreboard.competition import AwayGoals
from scoreboard.formats.football_txt.drafting import (
    Block,
    Ids,
    away_goals_of,
    decision,
    happened,
    team_tables,
    tie_ids,
    tie_table,
)
from scoreboard.formats.football_txt.linking import link
from scoreboard.formats.football_txt.pairing import Paired
from scoreboard.formats.football_txt.reading import Document, Fixture, Remark, Round
from scoreboard.formats.naming import Unused, plain
from scoreboard.text import did_you_mean, quoted

MOST_MATCHES: Final = 4096
"""Matches of a round. The largest cups have some hundred ties."""
_STAGE: Final = re.compile(r"\s+[-–]\s+(?:knock-?out|finals?\b|\(?finals).*$", re.IGNORECASE)
"""What a title may say of the part of the competition that the file holds."""


class Wanted(NamedTuple):
    """What is to be taken from a file, and what the file may not tell itself."""

    rounds: Sequence[str] = ()
    """By id or name; all knockout rounds where none is named."""
    away_goals: AwayGoals | None = None
    """The rule; by the date of the file where it is None."""
    name: str = ""
    season: str = ""


@dataclass(slots=True)
class Imported:
    """A competition from a file, as plain mappings in the form of the contract."""

    draw: dict[str, Any]
    log: list[Block]
    remarks: list[Remark] = field(default_factory=list)
    """What was read in a way that may not be meant, by line."""


class NothingToImport(Exception):
    """There is no knockout round in the file, or none of that name. Says so in one line."""


def knockout_rounds(document: Document, wanted: Sequence[str] = ()) -> list[Round]:
    """The rounds to take, in the order of the file. Raises NothingToImport where there is none."""
    every = [drawn for drawn in document.rounds.values() if drawn.matches]
    most = max((len(drawn.matches) for drawn in every), default=0)
    if most > MOST_MATCHES:
        raise NothingToImport(f"{most} matches in one round; no cup has more than {MOST_MATCHES}")
    tables = {drawn.heading.id for drawn in every if drawn.heading.table} | _league_rounds(every)
    knockout = [drawn for drawn in every if drawn.heading.id not in tables]
    if not wanted:
        if not knockout:
            if not every:
                raise NothingToImport("no match of any round in it")
            held = ", ".join(quoted(drawn.heading.name) for drawn in every[:5])
            raise NothingToImport(f"no knockout round in it; it holds {held}")
        return knockout
    chosen = []
    for name in wanted:
        found = [drawn for drawn in every if plain(name) in (drawn.heading.id, plain(drawn.heading.name))]
        if not found:
            near = did_you_mean(
                name, [each for drawn in knockout for each in (drawn.heading.id, drawn.heading.name)]
            )
            names = ", ".join(quoted(drawn.heading.name) for drawn in knockout)
            raise NothingToImport(f"no round {quoted(name)}{near or f'; there are {names}'}")
        if found[0] not in knockout:
            raise NothingToImport(f"{quoted(found[0].heading.name)} is a table, and knocks nobody out")
        chosen += found
    return [drawn for drawn in knockout if drawn in chosen]


def _league_rounds(rounds: list[Round]) -> set[str]:
    """The ids of rounds with a number for a name whose losers play on: matchdays of a league."""
    numbered = [drawn for drawn in rounds if drawn.heading.numbered]
    league = set()
    for drawn, following in pairwise(numbered):
        teams, later = _teams(drawn), _teams(following)
        if len(teams & later) * 5 > len(teams) * 3:
            league |= {drawn.heading.id, following.heading.id}
    return league


def _teams(drawn: Round) -> set[str]:
    return {team.name for match in drawn.matches for team in (match.home, match.away)}


def import_new(document: Document, wanted: Wanted = Wanted()) -> Imported:  # noqa: B008
    """The competition that a file holds. Raises NothingToImport where there is no knockout round in it."""
    rounds = knockout_rounds(document, wanted.rounds)
    away_goals = away_goals_for(document, rounds, wanted.away_goals)
    draw = link(rounds, away_goals)
    if not draw.ties:
        raise NothingToImport("no tie of its knockout rounds is drawn yet")
    ids, unused = Ids(), Unused()
    teams: dict[str, Block] = {}
    for club, team_id, table in team_tables(draw.clubs, unused):
        ids.clubs[club], teams[team_id] = team_id, table
    ids.ties = {id(tie): tie_id for tie, tie_id in tie_ids(draw.ties, Unused())}
    legs = most_legs(draw.ties)
    by_round = legs_by_round(draw.ties)
    name, season = _title(document, wanted)
    return Imported(
        {
            "format": 1,
            "name": name,
            **({"season": season} if season else {}),
            "rules": {"legs": legs, "away_goals": away_goals},
            "teams": teams,
            "rounds": {drawn.heading.id: round_table(drawn, by_round, legs) for drawn in rounds},
            "ties": {ids.tie(tie): tie_table(tie, ids, by_round[tie.round.heading.id]) for tie in draw.ties},
        },
        log_of(draw.ties, ids),
        [*draw.remarks, *draw.undrawn.values()],
    )


def away_goals_for(document: Document, rounds: list[Round], told: AwayGoals | None) -> AwayGoals:
    """The away goals rule: as told, else by the day of the first match, else by the season."""
    days = (match.kickoff for drawn in rounds for match in drawn.matches if match.kickoff)
    by_season = date(document.season.last, 3, 1) if document.season else None
    return told or away_goals_of(next(days, by_season))


def most_legs(ties: Iterable[Paired]) -> int:
    """The legs that most ties have; 1 where there are none."""
    counted = Counter(tie.legs for tie in ties).most_common(1)
    return counted[0][0] if counted else 1


def legs_by_round(ties: Iterable[Paired]) -> dict[str, int]:
    """The legs that most ties of each round have, by the round's id."""
    rounds: dict[str, list[Paired]] = {}
    for tie in ties:
        rounds.setdefault(tie.round.heading.id, []).append(tie)
    return {round_id: most_legs(each) for round_id, each in rounds.items()}


def round_table(drawn: Round, by_round: dict[str, int], legs: int) -> Block:
    """A round's table in the draw, `legs` being those of the competition's rules."""
    own = by_round.get(drawn.heading.id, legs)
    table: Block = {"name": drawn.heading.name}
    return table | {"rules": {"legs": own}} if own != legs else table


def log_of(ties: Iterable[Paired], ids: Ids) -> list[Block]:
    """The log of some ties in the order in which it all happened, ids rising from 1."""
    matches: list[tuple[str, Fixture]] = []
    decisions = []
    for tie in ties:
        matches += [(f"{ids.tie(tie)}.{number}", match) for number, match in enumerate(tie.matches, start=1)]
        if (block := decision(tie, ids)) is not None:
            decisions.append((tie.matches[-1], block))
    log = happened(matches, decisions, ids)
    for number, block in enumerate(log, start=1):
        block["id"] = number
    return log


def _title(document: Document, wanted: Wanted) -> tuple[str, str]:
    """The name and the season of a competition."""
    season = document.season.written if document.season else ""
    title = document.title
    if season:
        years = re.escape(season).replace("/", r"[/–-](?:\d\d)?")
        title = _STAGE.sub("", re.sub(rf"\s*\b{years}\b", "", title))
    name = " ".join(title.split()).strip(" -–,")
    return wanted.name or name or "Cup", wanted.season or season
