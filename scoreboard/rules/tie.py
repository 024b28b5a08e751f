"""A tie, decided from its matches: over the legs, by away goals, in extra time, on penalties, by replay.

The order of deciding: the organiser's decision; goals over the legs, awards counted as scores; away goals
where the rules have them; extra time in the last leg; a shoot-out or a replay (UEFA club competition
regulations, "two-legged ties"; Laws of the Game, Law 10). What the log says happened stands over what
the rules expect.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, NamedTuple

from scoreboard.competition import Rules
from scoreboard.events import Decision
from scoreboard.minute import Period
from scoreboard.rules.match import MatchState
from scoreboard.rules.shootout import Shootout
from scoreboard.rules.sides import HOME, Pair, Side, add, ahead, plus, swap


class By(StrEnum):
    """How a tie was decided."""

    AGGREGATE = "aggregate"
    SCORE = "score"
    EXTRA_TIME = "extra_time"
    GOLDEN_GOAL = "golden_goal"
    SILVER_GOAL = "silver_goal"
    AWAY_GOALS = "away_goals"
    PENALTIES = "penalties"
    REPLAY = "replay"
    AWARD = "award"
    DECISION = "decision"
    BYE = "bye"


class Step(StrEnum):
    """What comes next in a tie that is level."""

    EXTRA_TIME = "extra_time"
    PENALTIES = "penalties"
    REPLAY = "replay"
    DECISION = "decision"


class Outcome(NamedTuple):
    """Who goes through, as a side of the tie, and why."""

    winner: Side
    by: By


Verdict = Outcome | Step
"""What follows from the goals: somebody goes through, or there is another step to take."""

_EXTRA_TIME_ENDS: Final = {
    "full": By.EXTRA_TIME,
    "golden_goal": By.GOLDEN_GOAL,
    "silver_goal": By.SILVER_GOAL,
}


class LegGoals(NamedTuple):
    """The goals of one leg as the tie counts them. Pairs follow the tie's `teams`."""

    home: Side
    normal: Pair = (0, 0)
    extra: Pair = (0, 0)
    """Those of extra time alone."""

    @property
    def total(self) -> Pair:
        """All goals of the leg."""
        return add(self.normal, self.extra)

    def away_goals(self, extra: bool) -> Pair:
        """The visitors' goals, their opponents' left out; those of extra time only where they count."""
        goals = (self.total if extra else self.normal)[self.home.other]
        return plus((0, 0), self.home.other, goals)


def verdict(legs: tuple[LegGoals, ...], rules: Rules, *, extra_time: bool, replayed: bool = False) -> Verdict:
    """What follows when these legs, or a replay, have been played to the end of normal or of `extra_time`."""
    aggregate = total(legs)
    leading = ahead(aggregate)
    if leading is not None:
        if extra_time:
            return Outcome(leading, _EXTRA_TIME_ENDS.get(rules.extra_time, By.EXTRA_TIME))
        return Outcome(leading, By.AGGREGATE if len(legs) > 1 else By.SCORE)
    counted = rules.away_goals == "extra_time" or (rules.away_goals == "normal_time" and not extra_time)
    if counted and len(legs) > 1:
        leading = ahead(_sum(leg.away_goals(extra_time) for leg in legs))
        if leading is not None:
            return Outcome(leading, By.AWAY_GOALS)
    if rules.extra_time != "none" and not extra_time:
        return Step.EXTRA_TIME
    return last_resort(rules, replayed=replayed)


def last_resort(rules: Rules, *, replayed: bool) -> Step:
    """What comes when goals decide nothing: a replay where there is one; a level replay goes to penalties."""
    if rules.replay and not (replayed and rules.shootout):
        return Step.REPLAY
    return Step.PENALTIES if rules.shootout else Step.DECISION


def by_goals(
    legs: tuple[LegGoals, ...], rules: Rules, *, extra_time: bool, kicked: bool, replayed: bool = False
) -> Verdict:
    """The verdict of goals that have all been scored, as far as it stands beside a shoot-out (`kicked`).

    Away goals do not: where kicks were taken they were not what decided, whatever the rules say.
    """
    follows = verdict(legs, rules, extra_time=extra_time, replayed=replayed)
    if kicked and isinstance(follows, Outcome) and follows.by is By.AWAY_GOALS:
        return Step.PENALTIES
    return follows


def total(legs: tuple[LegGoals, ...]) -> Pair:
    """The aggregate over the legs."""
    return _sum(leg.total for leg in legs)


@dataclass(frozen=True, slots=True)
class TieState:
    """A tie as its matches leave it. Pairs and sides follow `teams`; None there is a side not known yet."""

    id: str
    teams: tuple[str | None, str | None]
    rules: Rules
    matches: tuple[MatchState, ...] = ()
    homes: tuple[Side, ...] = ()
    """The side at home in each match."""
    decision: Decision | None = None
    bye: Side | None = None
    """The side that goes through without a match, in a tie with a bye."""
    shootout: Shootout | None = None
    """The shoot-out kick by kick, once it has begun."""
    outcome: Outcome | None = None
    """Who went through and why; None until that is certain."""
    next: Step | None = None
    """What has to come next in a tie that is level when its last match came to a stop."""

    @property
    def winner(self) -> str | None:
        """The team that goes through."""
        return self.teams[self.outcome.winner] if self.outcome else None

    @property
    def loser(self) -> str | None:
        """The team that goes out; None for a bye."""
        return self.teams[self.outcome.winner.other] if self.outcome else None

    @property
    def legs(self) -> tuple[MatchState, ...]:
        """The legs proper, without replays."""
        return self.matches[: self.rules.legs]

    @property
    def started(self) -> bool:
        """Whether any of its matches has a score."""
        return any(match.started for match in self.matches)

    @property
    def live(self) -> bool:
        """Whether one of its matches is being played now."""
        return any(match.live for match in self.matches)

    @property
    def current(self) -> int | None:
        """The index of the match in hand: the one being played, else the last begun, else the first."""
        if not self.matches:
            return None
        begun = [number for number, match in enumerate(self.matches) if match.started]
        live = [number for number in begun if self.matches[number].live]
        return (live or begun or [0])[-1]

    @property
    def deciding(self) -> int:
        """The index of the match that extra time and a shoot-out belong to: last leg, or a replay begun."""
        last = len(self.legs) - 1
        replays = (n for n, match in enumerate(self.matches) if n > last and match.started)
        return max(replays, default=last)

    @property
    def replayed(self) -> bool:
        """Whether a replay has been begun, so that it decides."""
        return self.deciding >= len(self.legs)

    @property
    def aggregate(self) -> Pair | None:
        """Goals over the legs, replays apart; None before the first kick-off."""
        return total(self.goals()) if any(match.started for match in self.legs) else None

    @property
    def penalties(self) -> Pair | None:
        """The score of the shoot-out, None where there was none. A result stands over the kicks."""
        if self.matches and self.matches[self.deciding].award is not None:
            return None
        return self._told_penalties or (self.shootout.score if self.shootout else None)

    @property
    def _told_penalties(self) -> Pair | None:
        result = self.matches[self.deciding].result if self.matches else None
        if result is None or result.shootout is None:
            return None
        return self._as_teams(self.deciding, result.shootout)

    def goals(self) -> tuple[LegGoals, ...]:
        """The legs' goals, a leg not yet played counted as 0-0."""
        return tuple(self._goals(number, self.matches[number].score) for number in range(len(self.legs)))

    def deciding_goals(self) -> tuple[LegGoals, ...]:
        """The goals that decide: those of the legs, or of the replay that has been begun."""
        if self.deciding < len(self.legs):
            return self.goals()
        return (self._goals(self.deciding, self.matches[self.deciding].score),)

    def _goals(self, number: int, score: Pair | None) -> LegGoals:
        match, home = self.matches[number], self.homes[number]
        if score is None:
            return LegGoals(home)
        normal = match.full_time if match.extra_played and match.full_time is not None else score
        extra = score[0] - normal[0], score[1] - normal[1]
        return LegGoals(home, self._as_teams(number, normal), self._as_teams(number, extra))

    def _as_teams(self, number: int, pair: Pair) -> Pair:
        """A pair of a match, home and away, in the order of the tie's teams."""
        return pair if self.homes[number] is HOME else swap(pair)


def decide(tie: TieState) -> TieState:
    """The tie with its shoot-out, outcome and next step worked out from its matches and its decision."""
    tie = replace(tie, shootout=_shootout(tie), outcome=None, next=None)
    if tie.decision is not None:
        winner = _side(tie, tie.decision.winner)
        if winner is not None:
            return replace(tie, outcome=Outcome(winner, By.DECISION))
    if tie.bye is not None:
        return replace(tie, outcome=Outcome(tie.bye, By.BYE) if tie.teams[tie.bye] else None)
    match _settled(tie):
        case Outcome() as outcome:
            return replace(tie, outcome=outcome)
        case following:
            return replace(tie, next=following)


def standing(tie: TieState) -> Verdict:
    """What would follow if nothing more were scored: in the shoot-out if one is on, else in the match."""
    if tie.outcome is not None:
        return tie.outcome
    if tie.next is not None:
        return tie.next
    extra_time = bool(tie.matches) and tie.matches[tie.deciding].extra_played
    return _named(tie, verdict(tie.deciding_goals(), tie.rules, extra_time=extra_time, replayed=tie.replayed))


def _settled(tie: TieState) -> Verdict | None:
    """The verdict once the deciding match has come to a stop, None while there is something to play for."""
    if not tie.matches or None in tie.teams or not all(_over(match) for match in tie.legs[:-1]):
        return None
    last = tie.matches[tie.deciding]
    if last.unfinished:
        return Step.REPLAY if tie.rules.replay and _called_off(last) else None
    kicked = tie.penalties is not None
    if not (kicked or (_extra_time_over(tie) if last.extra_played else _over(last))):
        return None
    follows = by_goals(
        tie.deciding_goals(), tie.rules, extra_time=last.extra_played, kicked=kicked, replayed=tie.replayed
    )
    if isinstance(follows, Outcome):
        return _named(tie, follows)
    if kicked:
        return _on_penalties(tie, last)
    if follows is Step.EXTRA_TIME and not last.ended:
        return follows
    return last_resort(tie.rules, replayed=tie.replayed)


def _on_penalties(tie: TieState, last: MatchState) -> Verdict:
    """The verdict of a shoot-out that has begun; one that the log ends early goes to the side ahead."""
    score = tie.penalties or (0, 0)
    won = tie.shootout.winner if tie.shootout else None
    told = last.result is not None and last.result.shootout is not None
    if told or (won is None and _ended_after_kicks(last)):
        won = ahead(score)
    return Outcome(won, By.PENALTIES) if won is not None else Step.PENALTIES


def _ended_after_kicks(match: MatchState) -> bool:
    """Whether the log says that the match ended, and said so after the last kick of its shoot-out."""
    ended = [whistle.id for whistle in match.whistles if whistle.period is Period.ENDED]
    return bool(ended and match.kicks) and ended[-1] > match.kicks[-1].id


def _named(tie: TieState, follows: Verdict) -> Verdict:
    """The verdict, its reason a replay or an award where that is what decided."""
    if not isinstance(follows, Outcome):
        return follows
    if tie.replayed:
        return Outcome(follows.winner, By.REPLAY)
    if all(match.award for match in tie.legs):
        return Outcome(follows.winner, By.AWARD)
    return follows


def _over(match: MatchState) -> bool:
    """Whether normal time is over and nothing keeps the score from counting."""
    reached = match.period is not None and match.period.rank >= Period.FULL_TIME.rank
    return reached and not match.unfinished


def _called_off(match: MatchState) -> bool:
    return match.status is not None and match.status.status in ("abandoned", "cancelled")


def _extra_time_over(tie: TieState) -> bool:
    """Whether extra time has ended: by the whistle, by a golden goal, or at its half by a silver goal."""
    last = tie.matches[tie.deciding]
    if last.extra_time is not None or last.ended:
        return True
    if tie.rules.extra_time == "golden_goal":
        return ahead(total(tie.deciding_goals())) is not None
    if tie.rules.extra_time == "silver_goal" and last.period is Period.EXTRA_HALF_TIME:
        return ahead(total(tie.deciding_goals())) is not None
    return False


def _shootout(tie: TieState) -> Shootout | None:
    """The kicks of the deciding match in the order of the log; None where the shoot-out has not begun."""
    if not tie.matches:
        return None
    match = tie.matches[tie.deciding]
    begun = any(whistle.period is Period.SHOOTOUT for whistle in match.whistles)
    if not match.kicks and not begun:
        return None
    state = Shootout(
        first=_side(tie, match.first_kicker),
        best_of=tie.rules.shootout_kicks,
        order=tie.rules.shootout_order,
    )
    for kick in match.kicks:
        side = _side(tie, kick.team)
        if side is not None:
            state = state.after(side, kick.scored)
    return state


def _side(tie: TieState, team: str | None) -> Side | None:
    return Side(tie.teams.index(team)) if team is not None and team in tie.teams else None


def _sum(pairs: Iterable[Pair]) -> Pair:
    first, second = 0, 0
    for pair in pairs:
        first, second = first + pair[0], second + pair[1]
    return first, second
