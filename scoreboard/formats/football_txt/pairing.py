"""Matches into ties: legs paired by swapped home side, replays told from legs, and who won each tie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any

from scoreboard.competition import AwayGoals, Rules
from scoreboard.formats.football_txt.match_lines import Club
from scoreboard.formats.football_txt.reading import Fixture, Remark, Round
from scoreboard.rules.sides import AWAY, HOME, Pair, Side, swap
from scoreboard.rules.tie import LegGoals, Outcome, Step, by_goals, verdict


@dataclass(slots=True)
class Paired:
    """Two teams of a round and the matches between them, in the order of play."""

    round: Round
    teams: tuple[Club, Club]
    """The first is at home in the first match."""
    matches: list[Fixture]
    legs: int = 1
    replay: bool = False
    winner: Club | None = None
    decision: str = ""
    """Why `winner` goes through where the matches do not say so."""
    slots: list[Any] = field(default_factory=list)
    """For each team where it comes from, once that is known: a Source, or the team itself."""

    @property
    def loser(self) -> Club | None:
        """The team that went out, once there is a winner."""
        if self.winner is None:
            return None
        return self.teams[self.winner == self.teams[0]]


def paired(drawn: Round) -> list[Paired]:
    """The ties of a round, in the order of their first matches in the file, each with its number of legs."""
    by_teams: dict[frozenset[Club], list[Fixture]] = {}
    for match in drawn.matches:
        by_teams.setdefault(frozenset((match.home, match.away)), []).append(match)
    ties = []
    for matches in by_teams.values():
        if len(matches) > 1:
            matches.sort(key=_by_day)
        ties.append(Paired(drawn, (matches[0].home, matches[0].away), matches))
    most = 2 if _two_legged(ties) else 1
    for tie in ties:
        replays = sum(match.replay for match in tie.matches)
        tie.legs = most
        if replays:
            tie.legs = max(min(len(tie.matches) - replays, 2), 1)
        elif len(tie.matches) > 1 and not _replayed(*tie.matches[:2]):
            tie.legs = 2
        tie.replay = len(tie.matches) > tie.legs
    return ties


def _by_day(match: Fixture) -> tuple[str, int]:
    return (match.kickoff.isoformat()[:10] if match.kickoff else "", match.leg or 0)


def _two_legged(ties: list[Paired]) -> bool:
    """Whether a round has two legs: its headings say so, or most of its ties have a match each way.

    A match after a draw is a replay where most ties of the round had one match, and where the home side is
    the same again.
    """
    if any(match.leg for tie in ties for match in tie.matches):
        return True
    pairs = [tie for tie in ties if sum(not match.replay for match in tie.matches) > 1]
    replays = [tie for tie in pairs if _replayed(*tie.matches[:2])]
    if replays == pairs and 2 * len(pairs) <= len(ties):
        return False
    each_way = [tie for tie in pairs if tie.matches[0].home == tie.matches[1].away]
    return 2 * len(each_way) > len(ties) or (bool(each_way) and len(each_way) == len(ties) - _unplayed(ties))


def _unplayed(ties: list[Paired]) -> int:
    return sum(len(tie.matches) == 1 and not tie.matches[0].told.played for tie in ties)


def _replayed(first: Fixture, second: Fixture) -> bool:
    """Whether a second match can be a replay of the first: that was drawn, and not won on penalties."""
    told = first.told
    return told.played and told.shootout is None and told.score[0] == told.score[1] and second is not first


def rules_of(tie: Paired, away_goals: AwayGoals) -> Rules:
    """The rules that decide a tie."""
    return _rules(tie.legs, tie.replay, away_goals)


@cache
def _rules(legs: int, replay: bool, away_goals: AwayGoals) -> Rules:
    return Rules(legs=legs, replay=replay, away_goals=away_goals)


def decided(tie: Paired, away_goals: AwayGoals) -> Club | None:
    """The team that goes through by its matches; None where they do not tell."""
    if tie.replay or len(tie.matches) != tie.legs or not all(map(_counts, tie.matches)):
        return _by_the_rules(tie, away_goals)
    last = tie.matches[-1].told
    legs = tuple(leg_goals(tie, match) for match in tie.matches)
    follows = by_goals(
        legs,
        rules_of(tie, away_goals),
        extra_time=last.extra_time is not None,
        kicked=last.shootout is not None,
    )
    if isinstance(follows, Outcome):
        return tie.teams[follows.winner]
    if last.shootout is None:
        return None
    return tie.matches[-1].home if last.shootout[0] > last.shootout[1] else tie.matches[-1].away


def _counts(match: Fixture) -> bool:
    """Whether the goals of a match count as they are told."""
    return match.told.full_time is not None and match.told.status in ("", "awarded", "walkover")


def _by_the_rules(tie: Paired, away_goals: AwayGoals) -> Club | None:
    """The same for a tie with a replay, or with a match that was not played to its end."""
    from scoreboard.events import read
    from scoreboard.rules.match import MatchState, fold
    from scoreboard.rules.tie import TieState, decide

    rules = rules_of(tie, away_goals)
    states, homes = [], []
    for number, match in enumerate(tie.matches, start=1):
        home = Side(tie.teams.index(match.home))
        events = [read({"match": f"t.{number}", **block, "id": 1}) for block in result_blocks(match)]
        states.append(fold(MatchState(f"t.{number}", str(home), str(home.other), rules), events))
        homes.append(home)
    while len(states) < tie.legs:
        states.append(MatchState("t.2", str(HOME), str(AWAY), rules))
        homes.append(AWAY)
    state = decide(TieState("t", (str(HOME), str(AWAY)), rules, tuple(states), tuple(homes)))
    return tie.teams[state.outcome.winner] if state.outcome else None


def result_blocks(match: Fixture) -> list[dict[str, Any]]:
    """What a match line tells as blocks of the log, without match and goals; none if it is to come."""
    told = match.told
    if told.status in ("awarded", "walkover") and told.played:
        home, away = told.score
        return [{"kind": "award", "home": home, "away": away, "reason": told.status}]
    if told.status in ("", "awarded") and told.full_time is not None:
        pairs = {
            "half_time": told.half_time,
            "full_time": told.full_time,
            "extra_time": told.extra_time,
            "shootout": told.shootout,
        }
        return [{"kind": "result", **{key: list(pair) for key, pair in pairs.items() if pair is not None}}]
    if told.status:
        status = "cancelled" if told.status in ("awarded", "walkover") else told.status
        noted = {"note": f"at {told.score[0]}-{told.score[1]}"} if told.played else {}
        noted = {"note": told.status} if status != told.status else noted
        return [{"kind": "status", "status": status, **noted}]
    return []


def fill_in(tie: Paired, away_goals: AwayGoals) -> Iterator[Remark]:
    """Work out the score at full-time of matches that tell that of extra time alone.

    It is one that made extra time needed; where several would have, that with the fewest goals after it.
    """
    for number, match in enumerate(tie.matches):
        told = match.told
        if told.extra_time is None or told.full_time is not None:
            continue
        before = [leg_goals(tie, other) for other in tie.matches[: min(number, tie.legs - 1)]]
        rules, home = rules_of(tie, away_goals), Side(tie.teams.index(match.home))
        needed = (
            score
            for score in _up_to(told.extra_time)
            if verdict((*before, _goals(home, score)), rules, extra_time=False) is Step.EXTRA_TIME
        )
        likely = list(islice(needed, 2))
        full = likely[0] if likely else told.extra_time
        match.told = told._replace(full_time=full)
        if len(likely) != 1:
            yield Remark(
                match.line,
                f"the score at full-time is not told; taken to be {full[0]}-{full[1]}, write (1-1, 0-1)",
            )


def _up_to(score: Pair) -> Iterable[Pair]:
    """All scores on the way to one, those with the most goals first."""
    every = ((home, away) for home in range(score[0] + 1) for away in range(score[1] + 1))
    return sorted(every, key=lambda pair: -(pair[0] + pair[1]))


def leg_goals(tie: Paired, match: Fixture) -> LegGoals:
    """The goals of a match as its tie counts them."""
    home, told = Side(match.home != tie.teams[0]), match.told
    if told.extra_time is None or told.full_time is None:
        return _goals(home, told.score)
    extra = told.extra_time[0] - told.full_time[0], told.extra_time[1] - told.full_time[1]
    return LegGoals(home, _as_teams(home, told.full_time), _as_teams(home, extra))


def _goals(home: Side, score: Pair) -> LegGoals:
    return LegGoals(home, _as_teams(home, score))


def _as_teams(home: Side, pair: Pair) -> Pair:
    return pair if home is HOME else swap(pair)


def begins(match: Fixture) -> datetime | None:
    """When a match kicks off, to sort by: without an offset; at three where only the day is known."""
    when = match.kickoff
    if when is None:
        return None
    if isinstance(when, datetime):
        return when.replace(tzinfo=None)
    return datetime(when.year, when.month, when.day, 15)
