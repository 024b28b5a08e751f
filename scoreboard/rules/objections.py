"""What speaks against each kind of event as the next thing to happen in a match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import singledispatch
from itertools import pairwise

from scoreboard.events import (
    Award,
    Card,
    Event,
    Goal,
    Kick,
    MissedPenalty,
    Result,
    ScoreSoFar,
    Status,
    Substitution,
    TimedEvent,
    Whistle,
)
from scoreboard.minute import Minute, Period, end_of
from scoreboard.rules.match import MatchState, follows
from scoreboard.rules.ruling import Rule, Ruling, Situation
from scoreboard.rules.shootout import can_end
from scoreboard.rules.sides import Pair, Side
from scoreboard.rules.tie import By, Step, standing


@singledispatch
def objections(event: Event, now: Situation) -> Iterator[Ruling]:
    """The objections to one kind of event; a note meets none."""
    yield from ()


@objections.register
def _goal(event: Goal, now: Situation) -> Iterator[Ruling]:
    yield from _in_play(event, now)
    scorers = now.match.side(event.team)
    assert scorers is not None
    team = (now.match.home, now.match.away)[scorers.other if event.type == "own_goal" else scorers]
    yield from _on_the_field(event.player, team, event, now)
    yield from _on_the_field(event.assist, event.team, event, now)


@objections.register
def _missed_penalty(event: MissedPenalty, now: Situation) -> Iterator[Ruling]:
    yield from _in_play(event, now)
    yield from _on_the_field(event.player, event.team, event, now)


@objections.register
def _card(event: Card, now: Situation) -> Iterator[Ruling]:
    yield from _minute(event, now)
    if event.player is None:
        return
    yield from _not_dismissed(event.player, event.team, event, now)
    booked = [
        card
        for card in now.match.timeline
        if isinstance(card, Card)
        and card.card == "yellow"
        and card.team == event.team
        and card.player == event.player
    ]
    if event.card == "second_yellow" and not booked:
        yield Ruling(False, Rule.SECOND_YELLOW, f"no first yellow card for {event.player} is in the log")
    if event.card == "yellow" and booked:
        yield Ruling(
            False,
            Rule.SECOND_YELLOW,
            f"{event.player} was booked in the {booked[-1].minute.ordinal} minute already",
        )


@objections.register
def _substitution(event: Substitution, now: Situation) -> Iterator[Ruling]:
    yield from _in_play(event, now)
    yield from _on_the_field(event.off, event.team, event, now)
    if event.on is not None:
        yield from _not_dismissed(event.on, event.team, event, now)
        if any(other.on == event.on for other in _substitutions(event.team, now)):
            yield Ruling(False, Rule.SUBSTITUTED, f"{event.on} came on already")


@objections.register
def _score_so_far(event: ScoreSoFar, now: Situation) -> Iterator[Ruling]:
    yield from _in_play(event, now)


@objections.register
def _kick(event: Kick, now: Situation) -> Iterator[Ruling]:
    tie, match, shootout = now.tie, now.match, now.tie.shootout
    if tie.outcome is not None and tie.outcome.by is By.PENALTIES and now.number == tie.deciding:
        score = _winner_first(tie.penalties or (0, 0), tie.outcome.winner)
        winner = now.competition.short(tie.winner)
        yield Ruling(True, Rule.DECIDED, f"the shoot-out is decided: {winner} have won it {score}")
        return
    if tie.next is not Step.PENALTIES or now.number != tie.deciding:
        if match.ended:
            yield from _over(now)
        else:
            yield Ruling(True, Rule.SHOOTOUT, f"no shoot-out is on in {match.id}; it begins with its whistle")
        return
    due = shootout.next if shootout is not None else None
    if due is not None and tie.teams[due] != event.team:
        yield Ruling(True, Rule.TURNS, f"it is {_possessive(now.competition.short(tie.teams[due]))} kick")
    if event.player is not None:
        yield from _not_dismissed(event.player, event.team, event, now)


@objections.register
def _whistle(event: Whistle, now: Situation) -> Iterator[Ruling]:
    tie, match = now.tie, now.match
    shootout_due = (
        event.period is Period.SHOOTOUT and tie.next is Step.PENALTIES and now.number == tie.deciding
    )
    blown = max((whistle.period for whistle in match.whistles), key=lambda period: period.rank, default=None)
    if match.ended and not shootout_due:
        yield from _over(now)
        return
    if blown is not None and event.period.rank < blown.rank and not shootout_due:
        yield Ruling(True, Rule.PERIODS, f"{_period(event.period)} cannot follow {_period(blown)}")
    if not match.started:
        yield from _leg_before(now)
    if event.period in _EXTRA:
        yield from _extra_time(now)
    if event.period is Period.SHOOTOUT:
        yield from _shootout_begins(now)
    if event.period is Period.ENDED and now.last:
        yield from _ends(now)
    if event.period is Period.ENDED and match.status is not None and match.status.status != "delayed":
        yield Ruling(False, Rule.BROKEN_OFF, f"{now.name} is {match.status.status}; its score will stand")


@objections.register
def _result(event: Result, now: Situation) -> Iterator[Ruling]:
    scores = [
        ("half-time", event.half_time),
        ("full-time", event.full_time),
        ("extra time", event.extra_time),
    ]
    told = [(name, score) for name, score in scores if score is not None]
    for (earlier, low), (later, high) in pairwise(told):
        if low[0] > high[0] or low[1] > high[1]:
            yield Ruling(
                False,
                Rule.CUMULATIVE,
                f"{low[0]}-{low[1]} at {earlier} is more than {high[0]}-{high[1]} at {later}",
            )
    rules = now.match.rules
    if event.shootout is not None and not can_end(event.shootout, rules.shootout_kicks, rules.shootout_order):
        yield Ruling(False, Rule.DECIDED, f"a shoot-out cannot end {event.shootout[0]}-{event.shootout[1]}")
    if (event.extra_time is not None or event.shootout is not None) and not now.last:
        yield Ruling(False, Rule.EXTRA_TIME, f"{now.match.id} is not the last leg of its tie")
    if event.extra_time is not None and now.match.rules.extra_time == "none":
        yield Ruling(False, Rule.EXTRA_TIME, f"the rules of {now.tie.id} have no extra time")
    if event.shootout is not None and not now.match.rules.shootout:
        yield Ruling(False, Rule.SHOOTOUT, f"the rules of {now.tie.id} have no shoot-out")
    yield from _leg_before(now)
    if now.match.result is not None:
        yield Ruling(False, Rule.STANDS, f"{now.name} has a result already; the later one stands")
    elif now.match.goals not in ((0, 0), event.score):
        goals = now.match.goals
        yield Ruling(
            False, Rule.STANDS, f"the goals in the log make {goals[0]}-{goals[1]}; the result stands"
        )


@objections.register
def _status(event: Status, now: Situation) -> Iterator[Ruling]:
    if now.match.ended:
        yield from _over(now)


@objections.register
def _award(event: Award, now: Situation) -> Iterator[Ruling]:
    if now.match.award is not None:
        yield Ruling(False, Rule.STANDS, f"{now.name} has been awarded already; the later award stands")


def _in_play(event: TimedEvent, now: Situation) -> Iterator[Ruling]:
    """What speaks against anything that needs the ball in play."""
    match = now.match
    if match.result is not None or match.award is not None:
        yield Ruling(False, Rule.STANDS, f"the result of {now.name} stands; this only explains it")
    elif match.ended:
        yield from _over(now)
    elif _decided_in_extra_time(now) and follows(match, event):
        yield Ruling(True, Rule.SUDDEN_GOAL, f"{now.competition.short(now.tie.winner)} have won {now.name}")
    elif match.status is not None and match.status.status != "delayed":
        yield Ruling(False, Rule.BROKEN_OFF, f"{now.name} is {match.status.status}")
    elif not match.started and not isinstance(event, ScoreSoFar):
        yield Ruling(False, Rule.KICK_OFF, f"the kick-off of {now.name} is not in the log")
    yield from _minute(event, now)


def _minute(event: TimedEvent, now: Situation) -> Iterator[Ruling]:
    """What speaks against the minute: stoppage time in mid-half, extra time where there is none."""
    rules, minute = now.match.rules, event.minute
    period = event.period or minute.period(rules.half_minutes, rules.extra_half_minutes)
    end = end_of(period, rules.half_minutes, rules.extra_half_minutes)
    if minute.stoppage and end is not None and minute.minute != end:
        yield Ruling(False, Rule.MINUTES, f"{minute} is not in stoppage time, which is counted from {end}")
    if minute.stoppage > _LONGEST_STOPPAGE:
        yield Ruling(False, Rule.MINUTES, f"{minute.stoppage} minutes of stoppage time")
    last = 2 * (rules.half_minutes + rules.extra_half_minutes)
    if minute.minute > last:
        over = minute.minute - last
        reason = f"the last minute is {last}"
        if over <= _LONGEST_STOPPAGE:
            reason += f"; in stoppage time write {Minute(last, over)}"
        yield Ruling(over > _LONGEST_STOPPAGE or not now.last, Rule.MINUTES, reason)
    elif period in _EXTRA and not now.match.extra_played and not (now.last and now.extra_time_due):
        written = Minute(2 * rules.half_minutes, minute.minute - 2 * rules.half_minutes)
        yield Ruling(
            not now.last,
            Rule.EXTRA_TIME,
            f"minute {minute} is in extra time; in stoppage time write {written}",
        )


def _on_the_field(player: str | None, team: str | None, event: Event, now: Situation) -> Iterator[Ruling]:
    if player is None or team is None:
        return
    yield from _not_dismissed(player, team, event, now)
    taken_off = [other for other in _substitutions(team, now) if player in (other.off, other.on)]
    if taken_off and taken_off[-1].off == player and _before(taken_off[-1], event):
        yield Ruling(
            False, Rule.SUBSTITUTED, f"{player} was taken off in the {taken_off[-1].minute.ordinal} minute"
        )


def _not_dismissed(player: str, team: str, event: Event, now: Situation) -> Iterator[Ruling]:
    for card in now.match.timeline:
        if isinstance(card, Card) and card.dismissal and (card.team, card.player) == (team, player):
            if _before(card, event):
                yield Ruling(
                    False, Rule.DISMISSED, f"{player} was sent off in the {card.minute.ordinal} minute"
                )
            return


def _before(earlier: TimedEvent, event: Event) -> bool:
    return not isinstance(event, TimedEvent) or earlier.minute < event.minute


def _substitutions(team: str, now: Situation) -> list[Substitution]:
    return [other for other in now.match.timeline if isinstance(other, Substitution) and other.team == team]


def _extra_time(now: Situation) -> Iterator[Ruling]:
    if not now.last:
        yield Ruling(True, Rule.EXTRA_TIME, f"{now.match.id} is not the last leg of its tie")
    elif now.match.rules.extra_time == "none":
        yield Ruling(False, Rule.EXTRA_TIME, f"the rules of {now.tie.id} have no extra time")
    elif now.match.full_time is None:
        yield Ruling(False, Rule.EXTRA_TIME, f"the full-time of {now.match.id} is not in the log")
    elif not now.match.extra_played and not now.level:
        yield Ruling(False, Rule.EXTRA_TIME, "the tie is not level")


def _shootout_begins(now: Situation) -> Iterator[Ruling]:
    if not now.last:
        yield Ruling(True, Rule.SHOOTOUT, f"{now.match.id} is not the last leg of its tie")
    elif not now.level:
        yield Ruling(True, Rule.SHOOTOUT, "the tie is not level")
    elif now.match.full_time is None:
        yield Ruling(True, Rule.SHOOTOUT, f"normal time of {now.match.id} is not over")
    elif now.tie.next is Step.EXTRA_TIME:
        yield Ruling(False, Rule.SHOOTOUT, "extra time comes first")
    elif not now.match.rules.shootout:
        yield Ruling(False, Rule.SHOOTOUT, f"the rules of {now.tie.id} have no shoot-out")


def _ends(now: Situation) -> Iterator[Ruling]:
    if now.tie.next is Step.PENALTIES and now.tie.shootout is not None:
        yield Ruling(True, Rule.DECIDED, "the shoot-out is not decided yet")
    elif (follows := standing(now.tie)) in (Step.EXTRA_TIME, Step.PENALTIES) and not now.tie.rules.replay:
        yield Ruling(False, Rule.PERIODS, f"the tie is level: {_STEPS[follows]} should follow")


def _leg_before(now: Situation) -> Iterator[Ruling]:
    if now.number and not _ended_or_void(now.tie.matches[now.number - 1]):
        yield Ruling(False, Rule.LEGS, f"{now.tie.matches[now.number - 1].id} is not over")


def _over(now: Situation) -> Iterator[Ruling]:
    yield Ruling(True, Rule.ENDED, f"{now.name} has ended; take back its end first")


def _decided_in_extra_time(now: Situation) -> bool:
    """Whether a golden or a silver goal has ended the match, though nobody has blown the whistle yet."""
    outcome = now.tie.outcome
    return (
        outcome is not None
        and outcome.by in (By.GOLDEN_GOAL, By.SILVER_GOAL)
        and now.number == now.tie.deciding
    )


def _ended_or_void(match: MatchState) -> bool:
    return match.full_time is not None or match.unfinished


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _winner_first(score: Pair, winner: Side) -> str:
    return f"{score[winner]}-{score[winner.other]}"


def _period(period: Period) -> str:
    return str(period).replace("_", " ")


_EXTRA = (Period.EXTRA_FIRST_HALF, Period.EXTRA_HALF_TIME, Period.EXTRA_SECOND_HALF, Period.EXTRA_FULL_TIME)
_STEPS: Mapping[Step, str] = {
    Step.EXTRA_TIME: "extra time",
    Step.PENALTIES: "penalties",
    Step.REPLAY: "a replay",
    Step.DECISION: "a decision",
}
_LONGEST_STOPPAGE = 30
"""Minutes; more than that is no slip of a scorer who counts on, but another number."""
