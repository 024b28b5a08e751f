"""Who goes on where: winners linked into the next round, and teams that a file names in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from scoreboard.competition import AwayGoals
from scoreboard.formats.football_txt.match_lines import NOT_DRAWN, Club
from scoreboard.formats.football_txt.pairing import Paired, decided, fill_in, paired
from scoreboard.formats.football_txt.reading import Fixture, Remark, Round
from scoreboard.formats.naming import plain, words
from scoreboard.text import quoted

Role = Literal["winner", "loser"]
_Place = tuple[Role, int]
"""A place that one team can take: the winner's or the loser's, and the `id()` of the tie."""


class Source(NamedTuple):
    """A place that the winner or the loser of an earlier tie takes."""

    role: Role
    tie: Paired

    @property
    def place(self) -> _Place:
        """What tells it from others."""
        return self.role, id(self.tie)


_MOST_GONE: Final = 200
"""Winners that play no more; where there are more of them the file holds many cups, and none is a slip."""
_NEAR: Final = 0.8
"""How much of two names is the same where one may be a slip for the other, from 0 to 1."""
_REFERENCE: Final = re.compile(
    r"(?:(?P<winner>w|winner)|(?P<loser>l|loser))(?:s?\s+(?:of\s+)?(?:match|game)?\s*|\s*)\(?(?P<number>\d{1,3})\)?",
    re.IGNORECASE,
)
"""A side named by the number of the match that it comes from: `W45`, `Winner Match 45`."""


_MOST_MATCHES: Final = 9


@dataclass(slots=True)
class Draw:
    """The ties of a file, linked."""

    ties: list[Paired] = field(default_factory=list)
    clubs: dict[Club, None] = field(default_factory=dict)
    """All teams, in the order in which they first play."""
    by_name: dict[str, Club] = field(default_factory=dict)
    names: dict[Club, Club] = field(default_factory=dict)
    """Other names of teams, by which the file calls them too."""
    remarks: list[Remark] = field(default_factory=list)
    undrawn: dict[str, Remark] = field(default_factory=dict)
    """For rounds, by id, of which matches were left out since their teams are not known: how many."""


def link(rounds: Iterable[Round], away_goals: AwayGoals) -> Draw:
    """The draw of a file's knockout rounds, which come in the order in which they are played."""
    draw = Draw()
    going_on = _GoingOn()
    numbered: dict[int, Paired] = {}
    referred: set[_Place] = set()
    for drawn in rounds:
        _one_name(drawn, draw, going_on)
        referred |= _leave_out_open(drawn, draw, numbered, referred)
        ties = paired(drawn)
        for tie in ties:
            draw.remarks += _too_many(tie)
            draw.remarks += fill_in(tie, away_goals)
            clubs = [team for team in tie.teams if not _reference(team)]
            draw.clubs |= dict.fromkeys(clubs)
            draw.by_name |= {club.name: club for club in clubs}
            for match in tie.matches:
                if match.number is not None:
                    numbered.setdefault(match.number, tie)
            tie.winner = decided(tie, away_goals)
            going_on.after(tie)
        draw.ties += ties
    _links(draw, numbered, away_goals)
    draw.remarks += _slips(draw)
    return draw


def _too_many(tie: Paired) -> Iterator[Remark]:
    """Leave out matches of a tie beyond those that any tie has had."""
    if len(tie.matches) > _MOST_MATCHES:
        names = " and ".join(quoted(team.name) for team in tie.teams)
        told = f"{names} meet {len(tie.matches)} times in one round; the first {_MOST_MATCHES} are read"
        yield Remark(tie.matches[_MOST_MATCHES].line, told)
        del tie.matches[_MOST_MATCHES:]


class _GoingOn:
    """The teams that have not gone out, to be found by the words of their names."""

    def __init__(self) -> None:
        self.by_word: dict[str, dict[Club, None]] = {}

    def after(self, tie: Paired) -> None:
        """A tie has been played: its winner goes on, and both sides while that is not known."""
        for team in tie.teams:
            for word in words(team.name):
                if tie.winner in (None, team):
                    self.by_word.setdefault(word, {})[team] = None
                else:
                    self.by_word.get(word, {}).pop(team, None)

    def alike(self, team: Club) -> list[Club]:
        """Those that a team can be by its name."""
        near = dict.fromkeys(other for word in words(team.name) for other in self.by_word.get(word, ()))
        return [other for other in near if _alike(team, other)]


def _one_name(drawn: Round, draw: Draw, going_on: _GoingOn) -> None:
    """Give teams that the round names in another way the name that they had before."""
    names: dict[Club, Club] = {}
    playing = dict.fromkeys(team for match in drawn.matches for team in (match.home, match.away))
    new = [team for team in playing if team not in draw.clubs]
    for team in new:
        other = draw.by_name.get(team.name)
        if other is not None and not (team.country and other.country):
            names[team] = other
    taken = set(names.values())
    for team in new:
        if team in names:
            continue
        alike = [other for other in going_on.alike(team) if other not in playing and other not in taken]
        if len(alike) == 1:
            names[team] = alike[0]
            taken.add(alike[0])
    _rename(drawn, names, draw)
    _rename(drawn, dict(_in_both_legs(drawn)), draw)


def _in_both_legs(drawn: Round) -> Iterator[tuple[Club, Club]]:
    """Teams whose two legs name them in two ways: `Basel v Chelsea`, `Chelsea v FC Basel`."""
    met = {(match.home, match.away) for match in drawn.matches}
    by_home: dict[Club, Fixture] = {}
    by_away: dict[Club, Fixture] = {}
    for second in drawn.matches:
        if (second.away, second.home) in met:
            continue
        for first in filter(None, (by_away.get(second.home), by_home.get(second.away))):
            if _spelt_alike(first.home, second.away) and _spelt_alike(first.away, second.home):
                yield (second.away, first.home) if first.home != second.away else (second.home, first.away)
        by_home.setdefault(second.home, second)
        by_away.setdefault(second.away, second)


def _alike(one: Club, other: Club) -> bool:
    """Whether two names can be one team's: the words of one are all in the other, and the countries agree."""
    if one.country and other.country and one.country != other.country:
        return False
    first, second = words(one.name), words(other.name)
    return first <= second or second <= first


def _spelt_alike(one: Club, other: Club) -> bool:
    """The same, a slip of the pen allowed: of two teams that have the same opponents at home and away."""
    return _alike(one, other) or (
        one.country == other.country
        and SequenceMatcher(None, plain(one.name), plain(other.name)).ratio() > _NEAR
    )


def _rename(drawn: Round, names: dict[Club, Club], draw: Draw) -> None:
    for match in drawn.matches if names else ():
        for team in (match.home, match.away):
            if team in names and team.name != names[team].name and team not in draw.names:
                draw.names[team] = names[team]
                told = f"{quoted(team.name)} is taken for {quoted(names[team].name)}"
                draw.remarks.append(Remark(match.line, told))
        match.home, match.away = names.get(match.home, match.home), names.get(match.away, match.away)


def _leave_out_open(
    drawn: Round, draw: Draw, numbered: dict[int, Paired], referred: set[_Place]
) -> set[_Place]:
    """Leave out the matches whose sides are not known, and tell of them in one go.

    `referred` are the places that references in earlier rounds have taken. Gives those of this round.
    """
    taken: dict[_Place, frozenset[Club]] = {}
    undrawn = []
    unknown = [match for match in drawn.matches if not (_named(match.home) and _named(match.away))]
    for match in unknown:
        match.home, match.away = _known(match.home, numbered), _known(match.away, numbered)
        sides = frozenset((match.home, match.away))
        waiting = [_place(found, numbered) for team in sides if (found := _reference(team))]
        places = [place for place in waiting if place is not None and place not in referred]
        if (
            len(sides) < 2
            or len({tie for _, tie in places}) < len(waiting)
            or any(taken.get(place, sides) != sides for place in places)
            or not all(_named(team) or _reference(team) for team in sides)
            or (waiting and (match.told.played or match.told.status))
        ):
            undrawn.append(match)
        else:
            taken |= dict.fromkeys(places, sides)
    if undrawn:
        lines = f"{len(undrawn)} matches are" if len(undrawn) > 1 else "a match is"
        reason = f"{drawn.heading.name}: {lines} not drawn yet; import the file again once it names the teams"
        draw.undrawn[drawn.heading.id] = Remark(undrawn[0].line, reason)
        left_out = set(map(id, undrawn))
        drawn.matches = [match for match in drawn.matches if id(match) not in left_out]
    return set(taken)


def _known(team: Club, numbered: dict[int, Paired]) -> Club:
    """The team that a reference stands for, where that is known by now; any other side as it is."""
    reference = _reference(team)
    tie = numbered.get(int(reference["number"])) if reference else None
    if reference is None or tie is None:
        return team
    return (tie.winner if reference["winner"] else tie.loser) or team


def _place(reference: re.Match[str], numbered: dict[int, Paired]) -> _Place | None:
    """The place that a reference names, None where no match before has its number."""
    tie = numbered.get(int(reference["number"]))
    return (_role(reference), id(tie)) if tie is not None else None


def _role(reference: re.Match[str]) -> Role:
    return "winner" if reference["winner"] else "loser"


@lru_cache(maxsize=4096)
def _reference(team: Club) -> re.Match[str] | None:
    return _REFERENCE.fullmatch(team.name)


@lru_cache(maxsize=4096)
def _named(team: Club) -> bool:
    """Whether a side is a team, and no reference or sign that nobody is known yet."""
    return _reference(team) is None and NOT_DRAWN.fullmatch(team.name) is None


def _links(draw: Draw, numbered: dict[int, Paired], away_goals: AwayGoals) -> None:
    """Say for each side of each tie where it comes from, and for ties that end open who went on."""
    latest = {team: number for number, tie in enumerate(draw.ties) for team in tie.teams}
    taken = {
        place
        for tie in draw.ties
        for team in tie.teams
        if (found := _reference(team)) and (place := _place(found, numbered))
    }
    last: dict[Club, int] = {}
    for number, tie in enumerate(draw.ties):
        for team in tie.teams:
            tie.slots.append(_slot(team, number, draw, last, latest, numbered, taken))
        last |= dict.fromkeys(tie.teams, number)
    for tie in draw.ties:
        _one_match_enough(tie, away_goals)


def _slips(draw: Draw) -> Iterator[Remark]:
    """Teams that come from no tie, though one of nearly the same name won theirs and plays no more."""
    latest = {team: tie for tie in draw.ties for team in tie.teams}
    final = draw.ties[-1].round if draw.ties else None
    gone = [team for team, tie in latest.items() if tie.winner == team and tie.round is not final]
    if len(gone) > _MOST_GONE:
        return
    before: set[Club] = set()
    first = draw.ties[0].round if draw.ties else None
    for tie in draw.ties:
        for team in tie.teams if tie.round is not first else ():
            if team in before or _reference(team):
                continue
            earlier = {
                plain(other.name): other
                for other in gone
                if other in before and other.country == team.country and latest[other].round is not tie.round
            }
            for name in get_close_matches(plain(team.name), earlier, n=1, cutoff=_NEAR):
                told = f"{quoted(earlier[name].name)} won theirs and play no more: the same team?"
                yield Remark(tie.matches[0].line, f"{quoted(team.name)} come from no tie before, and {told}")
        before.update(tie.teams)


def _slot(
    team: Club,
    number: int,
    draw: Draw,
    last: dict[Club, int],
    latest: dict[Club, int],
    numbered: dict[int, Paired],
    taken: set[_Place],
) -> Source | Club:
    """Where a team of a tie, given by its number in the draw, comes from.

    `last` is the number of the tie in which each team was seen before, `latest` that of its very last one.
    """
    reference, tie = _reference(team), draw.ties[number]
    if reference is not None:
        return Source(_role(reference), numbered[int(reference["number"])])
    if team not in last or draw.ties[last[team]].round is tie.round:
        return team
    before = draw.ties[last[team]]
    other = before.teams[before.teams[0] == team]
    source = Source("winner", before)
    if before.winner is None:
        if latest[other] >= number:
            return team
        if _told(before.matches) or any(map(_happened, tie.matches)):
            before.winner, before.decision = team, _reason(before)
    elif before.winner != team and _losers_meet(tie, draw, last):
        source = Source("loser", before)
    elif before.winner != team:
        if latest[other] > last[team]:
            return team
        told = f"{quoted(other.name)} won it, but {quoted(team.name)} play on; taken for reinstated"
        draw.remarks.append(Remark(before.matches[-1].line, told))
        before.winner, before.decision = team, "reinstated"
    if source.place in taken:
        return team
    taken.add(source.place)
    return source


def _told(matches: list[Fixture]) -> bool:
    """Whether a file tells of each match how it ended."""
    return all(map(_happened, matches))


def _happened(match: Fixture) -> bool:
    return match.told.played or bool(match.told.status)


def _losers_meet(tie: Paired, draw: Draw, last: dict[Club, int]) -> bool:
    """Whether both sides of a tie have lost in the same round before: a match for third place."""
    before = [(draw.ties[last[team]], team) for team in tie.teams if team in last]
    lost = [earlier.round for earlier, team in before if earlier.loser == team]
    return len(lost) == 2 and lost[0] is lost[1]


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
