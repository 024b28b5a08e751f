"""Who plays whom: winners and losers into the places that wait for them, and what a change unsettles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from scoreboard.competition import Bye, Competition, LoserOf, Slot, WinnerOf
from scoreboard.rules.tie import Outcome, TieState, standing

Teams = tuple[str | None, str | None]


class Unsettled(NamedTuple):
    """A tie whose sides change although it has events already. Team pairs follow the tie's places."""

    tie: str
    before: Teams
    after: Teams
    events: int
    """How many live events its matches have."""


def teams_of(competition: Competition, tie_id: str, ties: Mapping[str, TieState]) -> Teams:
    """The two teams of a tie as far as they are known, given the ties that feed it."""
    first, second = competition.ties[tie_id].teams
    return _team(first, ties), _team(second, ties)


def projected(competition: Competition, tie_id: str, ties: Mapping[str, TieState]) -> Teams:
    """The teams that would take the open places of a tie as it stands; None for a place that is not open.

    Only a tie that has begun, and that somebody leads, projects anyone.
    """
    known = ties[tie_id].teams
    slots = competition.ties[tie_id].teams
    first, second = (
        None if team is not None else _expected(slot, ties) for team, slot in zip(known, slots, strict=True)
    )
    return first, second


def unsettled(before: Mapping[str, TieState], after: Mapping[str, TieState]) -> tuple[Unsettled, ...]:
    """The ties whose teams change from one state to the other although they have events already."""
    found = []
    for tie_id, was in before.items():
        now = after[tie_id]
        events = sum(len(match.timeline) for match in was.matches) + (was.decision is not None)
        if events and was.teams != now.teams:
            found.append(Unsettled(tie_id, was.teams, now.teams, events))
    return tuple(found)


def _team(slot: Slot, ties: Mapping[str, TieState]) -> str | None:
    match slot:
        case WinnerOf(winner=tie_id):
            return ties[tie_id].winner
        case LoserOf(loser=tie_id):
            return ties[tie_id].loser
        case Bye():
            return None
        case team:
            return team


def _expected(slot: Slot, ties: Mapping[str, TieState]) -> str | None:
    if not isinstance(slot, WinnerOf | LoserOf):
        return None
    tie = ties[slot.source]
    follows = standing(tie) if tie.started else None
    if not isinstance(follows, Outcome):
        return None
    return tie.teams[follows.winner if isinstance(slot, WinnerOf) else follows.winner.other]
