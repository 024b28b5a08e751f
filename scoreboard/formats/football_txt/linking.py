"""Who goes on where: winners linked into the next round, and teams that a file names in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from scoreboard.competition import AwayGoals
from scoreboard.formats.football_txt.pairing import Paired, decided, fill_in, paired
from scoreboard.formats.football_txt.reading import Club, Fixture, Remark, Round
from scoreboard.formats.naming import words
from scoreboard.text import quoted


class Source(NamedTuple):
    """A place that the winner or the loser of an earlier tie takes."""

    role: Literal["winner", "loser"]
    tie: Paired


_OPEN: Final = re.compile(
    r"""n\.?\s?n\.? | tb[acd] | to[ ]be[ ](?:announced|determined|decided) | \?+ | -+
    | [123][A-L](?:/?[A-L])* | [A-L][123]
    | (?:winners?|losers?|runners?[- ]up|[123](?:st|nd|rd)|best[ ]third)\b.*""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands where no team is known yet."""
_REFERENCE: Final = re.compile(
    r"(?:(?P<winner>w|winner)|(?P<loser>l|loser))(?:s?\s+(?:of\s+)?(?:match|game)?\s*|\s*)\(?(?P<number>\d{1,3})\)?",
    re.IGNORECASE,
)
"""A side named by the number of the match that it comes from: `W45`, `Winner Match 45`."""


@dataclass(slots=True)
class Draw:
    """The ties of a file, linked."""

    ties: list[Paired] = field(default_factory=list)
    clubs: dict[Club, None] = field(default_factory=dict)
    """All teams, in the order in which they first play."""
    names: dict[Club, Club] = field(default_factory=dict)
    """Other names of teams, by which the file calls them too."""
    remarks: list[Remark] = field(default_factory=list)


def link(rounds: Iterable[Round], away_goals: AwayGoals) -> Draw:
    """The draw of a file's knockout rounds, which come in the order in which they are played."""
    draw = Draw()
    going_on: dict[Club, None] = {}
    numbered: dict[int, Paired] = {}
    for drawn in rounds:
        _one_name(drawn, draw, going_on)
        _leave_out_open(drawn, draw, numbered)
        ties = paired(drawn)
        for tie in ties:
            draw.remarks += fill_in(tie, away_goals)
            draw.clubs |= dict.fromkeys(team for team in tie.teams if not _reference(team))
            numbered |= {match.number: tie for match in tie.matches if match.number is not None}
            for team in tie.teams:
                going_on.pop(team, None)
            tie.winner = decided(tie, away_goals)
            going_on |= dict.fromkeys(tie.teams if tie.winner is None else (tie.winner,))
        draw.ties += ties
    _links(draw, numbered, away_goals)
    return draw


def _one_name(drawn: Round, draw: Draw, going_on: Iterable[Club]) -> None:
    """Give teams that the round names in another way the name that they had before."""
    known = {club.name: club for club in draw.clubs}
    names: dict[Club, Club] = {}
    playing = dict.fromkeys(team for match in drawn.matches for team in (match.home, match.away))
    for team in playing:
        if (
            team not in draw.clubs
            and (other := known.get(team.name))
            and not (team.country and other.country)
        ):
            names[team] = other
    missing = [team for team in going_on if team not in playing and team not in names.values()]
    for team in playing:
        if team in draw.clubs or team in names:
            continue
        alike = [other for other in missing if _alike(team, other)]
        if len(alike) == 1:
            names[team] = alike[0]
    _rename(drawn, names, draw)
    _rename(drawn, dict(_in_both_legs(drawn)), draw)


def _in_both_legs(drawn: Round) -> Iterator[tuple[Club, Club]]:
    """Teams whose two legs name them in two ways: `Basel v Chelsea`, `Chelsea v FC Basel`."""
    met = {(match.home, match.away) for match in drawn.matches}
    alone = [match for match in drawn.matches if (match.away, match.home) not in met]
    for number, first in enumerate(alone):
        for second in alone[number + 1 :]:
            same = (first.home == second.away) + (first.away == second.home)
            if same == 1 and _alike(first.home, second.away) and _alike(first.away, second.home):
                yield (second.away, first.home) if first.home != second.away else (second.home, first.away)


def _alike(one: Club, other: Club) -> bool:
    """Whether two names can be one team's: the words of one are all in the other, and the countries agree."""
    if one.country and other.country and one.country != other.country:
        return False
    first, second = words(one.name), words(other.name)
    return first <= second or second <= first


def _rename(drawn: Round, names: dict[Club, Club], draw: Draw) -> None:
    for match in drawn.matches if names else ():
        for team in (match.home, match.away):
            if team in names and team.name != names[team].name and team not in draw.names:
                draw.names[team] = names[team]
                told = f"{quoted(team.name)} is taken for {quoted(names[team].name)}"
                draw.remarks.append(Remark(match.line, told))
        match.home, match.away = names.get(match.home, match.home), names.get(match.away, match.away)


def _leave_out_open(drawn: Round, draw: Draw, numbered: dict[int, Paired]) -> None:
    """Leave out the matches whose sides are not known, and tell of them in one go."""
    undrawn = [match for match in drawn.matches if _open(match.home, numbered) or _open(match.away, numbered)]
    if undrawn:
        lines = f"{len(undrawn)} matches are" if len(undrawn) > 1 else "a match is"
        reason = f"{drawn.heading.name}: {lines} not drawn yet; import the file again once it names the teams"
        draw.remarks.append(Remark(undrawn[0].line, reason))
        drawn.matches = [match for match in drawn.matches if match not in undrawn]


def _open(team: Club, numbered: dict[int, Paired]) -> bool:
    reference = _reference(team)
    if reference is not None:
        return int(reference["number"]) not in numbered
    return _OPEN.fullmatch(team.name) is not None


def _reference(team: Club) -> re.Match[str] | None:
    return _REFERENCE.fullmatch(team.name)


def _links(draw: Draw, numbered: dict[int, Paired], away_goals: AwayGoals) -> None:
    """Say for each side of each tie where it comes from, and for ties that end open who went on."""
    appearances: dict[Club, list[int]] = {}
    for number, tie in enumerate(draw.ties):
        for team in tie.teams:
            appearances.setdefault(team, []).append(number)
    taken: set[tuple[str, int]] = set()
    last: dict[Club, Paired] = {}
    for number, tie in enumerate(draw.ties):
        for team in tie.teams:
            tie.slots.append(_slot(team, last.get(team), number, draw, appearances, numbered, taken))
        last |= dict.fromkeys(tie.teams, tie)
    for tie in draw.ties:
        _one_match_enough(tie, away_goals)


def _slot(
    team: Club,
    before: Paired | None,
    number: int,
    draw: Draw,
    appearances: dict[Club, list[int]],
    numbered: dict[int, Paired],
    taken: set[tuple[str, int]],
) -> Source | Club:
    reference = _reference(team)
    if reference is not None:
        role: Literal["winner", "loser"] = "winner" if reference["winner"] else "loser"
        source = Source(role, numbered[int(reference["number"])])
    elif before is None or before.round is draw.ties[number].round:
        return team
    else:
        other = before.teams[before.teams[0] == team]
        goes_on = any(later >= number for later in appearances[other])
        if before.winner == team or (before.winner is None and not goes_on):
            if before.winner is None:
                before.winner, before.decision = team, _reason(before)
            source = Source("winner", before)
        elif goes_on and before.winner is not None:
            source = Source("loser", before)
            if not _losers_meet(draw.ties[number], draw, number):
                return team
        elif before.winner is not None:
            told = f"{quoted(other.name)} won it, but {quoted(team.name)} play on; taken for reinstated"
            draw.remarks.append(Remark(before.matches[-1].line, told))
            before.winner, before.decision = team, "reinstated"
            source = Source("winner", before)
        else:
            return team
    key = (source.role, id(source.tie))
    if key in taken:
        return team
    taken.add(key)
    return source


def _losers_meet(tie: Paired, draw: Draw, number: int) -> bool:
    """Whether both sides of a tie have lost in the same round before: a match for third place."""
    lost_in = []
    for team in tie.teams:
        earlier = [other for other in draw.ties[:number] if team in other.teams]
        if not earlier or earlier[-1].loser != team:
            return False
        lost_in.append(earlier[-1].round)
    return lost_in[0] is lost_in[1]


def _reason(tie: Paired) -> str:
    """Why a team goes on that its matches do not put through."""
    if any(match.told.status in ("cancelled", "walkover") for match in tie.matches):
        return "walkover"
    return "as the next round was drawn"


def _one_match_enough(tie: Paired, away_goals: AwayGoals) -> None:
    """Where one match is told in a round of two legs, and its winner has gone on, there was no other."""
    only = tie.matches[0]
    if (
        tie.legs == 2
        and len(tie.matches) == 1
        and only.told.played
        and tie.decision == "as the next round was drawn"
    ):
        tie.legs, was = 1, tie.winner
        if decided(tie, away_goals) == was:
            tie.decision = ""
        else:
            tie.legs = 2


def unplayed(match: Fixture) -> bool:
    """Whether a match is still to come."""
    return not match.told.played and not match.told.status
