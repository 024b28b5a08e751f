"""A file's ties as a draw and a log in the project's own form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from scoreboard.competition import AwayGoals, Rules
from scoreboard.formats.football_txt.linking import Source
from scoreboard.formats.football_txt.match_lines import Club
from scoreboard.formats.football_txt.pairing import Paired, begins, result_blocks
from scoreboard.formats.football_txt.reading import Fixture
from scoreboard.formats.naming import Unused, shorts
from scoreboard.rules.clock import since_kick_off
from scoreboard.rules.sides import AWAY, HOME

Block = dict[str, Any]
_RULES = Rules()
_WHOLE_MATCH = timedelta(minutes=112)
_WITH_EXTRA_TIME = timedelta(minutes=150)


@dataclass(slots=True)
class Ids:
    """The ids that teams, rounds and ties have got."""

    clubs: dict[Club, str] = field(default_factory=dict)
    ties: dict[int, str] = field(default_factory=dict)
    """By the `id()` of the paired tie."""

    def tie(self, tie: Paired) -> str:
        """The id of a tie."""
        return self.ties[id(tie)]


def team_tables(clubs: Iterable[Club], unused: Unused) -> Iterator[tuple[Club, str, Block]]:
    """For each team an id, and its table in the draw."""
    every = list(clubs)
    for club, short in zip(every, shorts(club.name for club in every), strict=True):
        table: Block = {"name": club.name}
        if short != club.name:
            table["short"] = short
        table["code"] = unused.code(short)
        if club.country:
            table["country"] = club.country
        yield club, unused.id(short), table


def tie_ids(ties: Iterable[Paired], unused: Unused) -> Iterator[tuple[Paired, str]]:
    """Ids of ties by their round, numbered: qf1, r16-1; a final and a match for third place need none."""
    every = list(ties)
    in_round = Counter(tie.round.heading.id for tie in every)
    for tie in every:
        round_id = tie.round.heading.id
        base = f"{round_id}-" if round_id[-1:].isdigit() or len(round_id) > 4 else round_id
        alone = in_round[round_id] == 1 and round_id in ("final", "third")
        yield tie, unused.numbered(base, first=round_id if alone else None)


def tie_table(tie: Paired, ids: Ids, round_legs: int) -> Block:
    """A tie's table: its round, where its teams come from, its legs, and what rules are its own.

    `round_legs` is how many legs the rules of its round give it.
    """
    table: Block = {"round": tie.round.heading.id, "teams": [_slot(slot, ids) for slot in tie.slots]}
    legs = [_leg(tie, number, match, ids) for number, match in enumerate(tie.matches)]
    legs += [{} for _ in range(tie.legs - len(legs))]
    if any(legs) or len(legs) != tie.legs:
        table["legs"] = legs
    rules: Block = {"legs": tie.legs} if tie.legs != round_legs else {}
    if tie.replay:
        rules["replay"] = True
    return {**table, "rules": rules} if rules else table


def _slot(slot: Source | Club, ids: Ids) -> str | dict[str, str]:
    return {slot.role: ids.tie(slot.tie)} if isinstance(slot, Source) else ids.clubs[slot]


def _leg(tie: Paired, number: int, match: Fixture, ids: Ids) -> Block:
    leg: Block = {}
    if match.kickoff is not None:
        leg["kickoff"] = match.kickoff
    if match.venue:
        leg["venue"] = match.venue
    usual = HOME if number % 2 == 0 else AWAY
    if match.home != tie.teams[usual] and match.home in ids.clubs:
        leg["home"] = ids.clubs[match.home]
    return leg


@dataclass(frozen=True, slots=True)
class Happened:
    """One block of the log, and when it happened, to put the log in order."""

    when: datetime
    order: int
    block: Block


def happened(
    matches: Iterable[tuple[str, Fixture]], decisions: Iterable[tuple[Fixture, Block]], ids: Ids
) -> list[Block]:
    """The blocks of the log for matches, given with their ids, in the order in which it all happened.

    Matches whose day is not known follow those that stand before them. Each decision comes after a match.
    """
    found: list[Happened] = []
    when = datetime.min
    for match_id, match in matches:
        when = begins(match) or when + _WITH_EXTRA_TIME
        for after, block in blocks(match_id, match, ids):
            found.append(Happened(when + after, len(found), block))
    for match, block in decisions:
        found.append(Happened((begins(match) or when) + _WITH_EXTRA_TIME, len(found), block))
    found.sort(key=lambda each: (each.when, each.order))
    return [each.block for each in found]


def blocks(match_id: str, match: Fixture, ids: Ids) -> Iterator[tuple[timedelta, Block]]:
    """What a match line and its goals say, each with how long after kick-off it happened."""
    for team, goals in zip((match.home, match.away), match.goals or ((), ()), strict=True):
        for goal in goals:
            block: Block = {
                "match": match_id,
                "kind": "goal",
                "team": ids.clubs[team],
                "minute": str(goal.minute),
            }
            if goal.player:
                block["player"] = goal.player
            if goal.type != "open_play":
                block["type"] = goal.type
            yield since_kick_off(goal.minute, _RULES), block
    ends = _WITH_EXTRA_TIME if match.told.extra_time else _WHOLE_MATCH
    for block in result_blocks(match):
        yield ends, {"match": match_id, **block}


def decision(tie: Paired, ids: Ids) -> Block | None:
    """The organiser's word on a tie whose matches do not tell who goes through."""
    if not tie.decision or tie.winner is None:
        return None
    return {"tie": ids.tie(tie), "kind": "decision", "winner": ids.clubs[tie.winner], "reason": tie.decision}


def away_goals_of(first: date | None) -> AwayGoals:
    """The away goals rule of UEFA's club competitions by the day: from 1965 on, in extra time too, to 2021.

    (UEFA's Executive Committee took it away on 24 June 2021, from the season 2021/22 on.)
    """
    if first is None:
        return "none"
    day = date(first.year, first.month, first.day)
    return "extra_time" if date(1965, 7, 1) <= day < date(2021, 6, 24) else "none"
