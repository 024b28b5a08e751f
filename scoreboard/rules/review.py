"""A whole log looked over: what in it is unlikely or cannot be, in the order of play."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from scoreboard.competition import Competition
from scoreboard.events import Event, Kick, Note, Status
from scoreboard.minute import Period
from scoreboard.rules import history
from scoreboard.rules.legality import in_match
from scoreboard.rules.match import MatchState, place, step
from scoreboard.rules.ruling import Rule, Ruling
from scoreboard.rules.sides import ahead
from scoreboard.rules.tie import Outcome, TieState, decide, total, verdict


class Doubt(NamedTuple):
    """An event of the log, by its id, and what speaks against it."""

    event: int
    ruling: Ruling


class DrawDoubt(NamedTuple):
    """A place in the draw, as a path of keys, and what is odd about it."""

    path: tuple[str | int, ...]
    reason: str


def review_log(
    competition: Competition, ties: Mapping[str, TieState], entries: Mapping[str, tuple[Event, ...]]
) -> Iterator[Doubt]:
    """Every event that would be refused or doubted where it stands in its match, by the order of play.

    When it was entered does not matter here: a goal added later is judged in its own minute. A match of
    which only the goals are told is as good as one with every whistle.
    """
    for tie in ties.values():
        state = decide(replace(tie, decision=None, matches=tuple(_empty(match) for match in tie.matches)))
        for number, match in enumerate(tie.matches):
            events, disallowed = history.live(entries.get(match.id, ()))
            state = _with(state, number, replace(_empty(match), disallowed=disallowed))
            for event in sorted(events, key=lambda event: place(event, tie.rules)):
                explains = isinstance(event, Kick) and match.result is not None
                if not (explains or isinstance(event, Status | Note)):
                    for ruling in in_match(event, state, number, competition):
                        if ruling.rule is not Rule.KICK_OFF:
                            yield Doubt(event.id, ruling)
                state = _with(state, number, step(state.matches[number], event))


def review_ties(ties: Mapping[str, TieState]) -> Iterator[Doubt]:
    """Extra time or a shoot-out in ties whose goals call for none."""
    for tie in ties.values():
        if not tie.matches:
            continue
        last, goals = tie.matches[tie.deciding], tie.deciding_goals()
        if last.extra_played and last.full_time is not None:
            normal = tuple(leg._replace(extra=(0, 0)) for leg in goals)
            if isinstance(verdict(normal, tie.rules, extra_time=False), Outcome):
                ruling = Ruling(False, Rule.EXTRA_TIME, f"{tie.id} was not level at the end of normal time")
                yield Doubt(_first_of(last, Period.EXTRA_FIRST_HALF), ruling)
        if tie.penalties is not None and ahead(total(goals)) is not None:
            ruling = Ruling(
                False, Rule.SHOOTOUT, f"the goals of {tie.id} leave nothing for a shoot-out to decide"
            )
            yield Doubt(_first_of(last, Period.SHOOTOUT), ruling)


def _first_of(match: MatchState, period: Period) -> int:
    """The id of the first event of a match that belongs to a period or a later one."""
    reached = (event.id for event in match.timeline if place(event, match.rules)[0] >= period.rank)
    return next(reached, match.timeline[-1].id)


def review_draw(competition: Competition) -> Iterator[DrawDoubt]:
    """What holds together but is hardly meant: a leg too few, a team drawn twice in a round."""
    for tie_id, tie in competition.ties.items():
        legs = competition.tie_rules(tie_id).legs
        if tie.legs and len(tie.legs) < legs:
            yield DrawDoubt(
                ("ties", tie_id, "legs"),
                f"{len(tie.legs)} leg where the rules say {legs}; add {{ }} for one not arranged yet, "
                "or set rules = { legs = 1 }",
            )
    for round_id in competition.rounds:
        drawn = [
            (tie_id, slot)
            for tie_id, tie in competition.ties.items()
            if tie.round == round_id
            for slot in tie.teams
            if isinstance(slot, str)
        ]
        for team, times in Counter(team for _, team in drawn).items():
            if times > 1:
                twice = [tie_id for tie_id, slot in drawn if slot == team]
                yield DrawDoubt(
                    ("ties", twice[-1], "teams"),
                    f'"{team}" is drawn {times} times in {round_id}: {", ".join(twice)}',
                )


def _empty(match: MatchState) -> MatchState:
    return MatchState(match.id, match.home, match.away, match.rules)


def _with(tie: TieState, number: int, match: MatchState) -> TieState:
    return decide(replace(tie, matches=(*tie.matches[:number], match, *tie.matches[number + 1 :])))
