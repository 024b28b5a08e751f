"""The log in words: a line for each event, and a label for what undo would take back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import NamedTuple

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.events import (
    Amend,
    Award,
    Card,
    Correction,
    Decision,
    Disallowed,
    Event,
    Goal,
    Kick,
    MissedPenalty,
    Note,
    Result,
    ScoreSoFar,
    Status,
    Substitution,
    Void,
    Whistle,
)
from scoreboard.minute import Period
from scoreboard.rules.history import live
from scoreboard.rules.sides import HOME, Pair, add, swap
from scoreboard.rules.tie import Outcome, TieState, standing
from scoreboard.wording import NEXT, PERIODS, headline, match_names, pair, scoreline, side_name, surname


class Line(NamedTuple):
    """One event in words, in the parts that a pane sets in columns."""

    minute: str
    """`79'`, or empty."""
    label: str
    """What it is, in capitals: `GOAL`."""
    text: str
    """`Marseille 1-0 Benfica`."""
    detail: str = ""
    """`Faris Moumbagna (Pierre-Emerick Aubameyang), agg 2-2`."""
    struck: bool = False
    """Whether it counts no more: taken back, or disallowed."""
    shorter: tuple[str, ...] = ()
    """The detail in ever fewer words, for where there is less room: `Moumbagna, agg 2-2`."""

    def __str__(self) -> str:
        return ": ".join(part for part in (self.text, self.detail) if part)


def line(board: Board, event: Event) -> Line:
    """An event of the log in words, as it reads now; `struck` where it was taken back or disallowed."""
    told = _line(board.as_entered(event), board)
    place = board.place_of(event)
    if event.id not in board.standing_ids(place):
        return Line(told.minute, told.label, told.text, _joined(told.detail, "taken back"), struck=True)
    return told


def log_line(board: Board, event: Event) -> str:
    """An event of the log as one line of text: id, match, minute, what happened."""
    told = line(board, event)
    return f"{event.id:>5}  {board.place_of(event):<8} {told.minute:>6}  {told.label:<13} {told}".rstrip()


def label(board: Board, event: Event) -> str:
    """What undo would take back: `goal, Marseille 79'`."""
    match event:
        case Void(target=target):
            again = board.log.find(target)
            if isinstance(again, Void):
                return f"bringing back {_target(board, again.target)}"
            return f"taking back {_target(board, target)}"
        case Amend(target=target):
            return f"change to {_target(board, target)}"
        case Disallowed(target=target):
            return f"disallowed {_target(board, target)}"
        case Goal(type="own_goal"):
            words = "own goal"
        case Card(card=card):
            words = f"{card.replace('_', ' ')} card"
        case Whistle(period=period):
            words = (_again(board, event) or whistle(period)).lower()
        case Kick(outcome=outcome):
            words = f"kick {'on the woodwork' if outcome == 'woodwork' else outcome}"
        case _:
            words = event.kind.replace("_", " ")
    team, minute = vars(event).get("team"), vars(event).get("minute")
    who = [board.competition.short(team)] if team else []
    who += [f"{minute}'"] if minute else []
    return f"{words}, {' '.join(who)}" if who else words


def _again(board: Board, event: Whistle) -> str | None:
    """What a half's second whistle is: it sets the clock, or takes up what was broken off."""
    match = board.match(event.match)
    before = [other.id for other in match.whistles if other.period is event.period and other.id < event.id]
    if not before or not event.period.in_play:
        return None
    since = (other for other in match.timeline if before[-1] < other.id < event.id)
    return "RESUMED" if any(isinstance(other, Status) for other in since) else "CLOCK SET"


def whistle(period: Period) -> str:
    """The whistle that begins a period, as a scorer calls it: `Kick-off`, `Extra time, half-time`."""
    special = {
        Period.FIRST_HALF: "kick-off",
        Period.EXTRA_FIRST_HALF: "extra time",
        Period.ENDED: "end of match",
    }
    return special.get(period, PERIODS[period]).capitalize()


def _target(board: Board, event_id: int) -> str:
    target = board.log.find(event_id)
    return label(board, board.as_entered(target)) if target else f"event {event_id}"


def outlook(board: Board, place: str) -> str:
    """How a match and its tie stand: `Marseille 1-0 Benfica, agg 2-2: extra time as it stands`."""
    if place not in board.competition.matches:
        return headline(board.competition, board.ties[place]) or ""
    tie_id, number = board.competition.matches[place]
    tie = board.ties[tie_id]
    line = scoreline(board.competition, tie, number)
    now = tie.matches[number].score
    aggregate = _aggregate(tie, number, now) if now is not None and tie.penalties is None else ""
    return ": ".join(part for part in (_joined(line, aggregate), _stands(board.competition, tie)) if part)


def _stands(competition: Competition, tie: TieState) -> str:
    if tie.outcome is not None:
        return f"{competition.short(tie.winner)} go through"
    if not tie.started or any(leg.full_time is None for leg in tie.legs[:-1]) or tie.shootout is not None:
        return ""
    match standing(tie):
        case Outcome(winner=side):
            return f"{side_name(competition, tie, side)} go through as it stands"
        case step:
            return f"{NEXT[step]} as it stands"


class News(NamedTuple):
    """What changed a score, for a toast: `GOAL` and `Marseille 1-0 Benfica, Moumbagna 79', agg 2-2`."""

    tie: str
    title: str
    text: str


def news(before: Board, after: Board) -> list[News]:
    """The goals that came since another board of the same log, and those taken back or disallowed."""
    told = []
    for event in after.log.since(before.log.last_id):
        place = after.place_of(event)
        if place not in after.competition.matches:
            continue
        tie_id, number = after.competition.matches[place]
        tie = after.ties[tie_id]
        now = tie.matches[number].score
        match event:
            case Goal() if event.id in after.standing_ids(place) and now is not None:
                scorer = f"{surname(event.player)} " if event.player else ""
                parts = [f"{scorer}{event.minute}'", _aggregate(tie, number, now)]
                text = _joined(scoreline(after.competition, tie, number, now), *parts)
                told.append(News(tie_id, "OWN GOAL" if event.type == "own_goal" else "GOAL", text))
            case Correction() if now is not None and now != before.match(place).score:
                text = _joined(scoreline(after.competition, tie, number, now), _aggregate(tie, number, now))
                told.append(News(tie_id, "NO GOAL" if isinstance(event, Disallowed) else "CORRECTION", text))
            case _:
                pass
    return told


@singledispatch
def _line(event: Event, board: Board) -> Line:
    raise TypeError(f"no words for a {event.kind} of {board.competition.name}")


@_line.register
def _goal(event: Goal, board: Board) -> Line:
    tie, number = _match(board, event)
    if event.id in tie.matches[number].disallowed:
        line = Line(
            _minute(event), "NO GOAL", board.competition.short(event.team), _scorer(event), struck=True
        )
        return Line(line.minute, line.label, line.text, _joined(line.detail, "disallowed"), struck=True)
    score = tie.matches[number].score_after(event.id)
    text = scoreline(board.competition, tie, number, score) if score else board.competition.short(event.team)
    label = "OWN GOAL" if event.type == "own_goal" else "GOAL"
    aggregate = _aggregate(tie, number, score) if score else ""
    shorter = tuple(_joined(name, aggregate) for name in (_scorer(event), *_surnames(event)))
    return Line(_minute(event), label, text, _joined(_scorer(event), event.note, aggregate), shorter=shorter)


@_line.register
def _missed_penalty(event: MissedPenalty, board: Board) -> Line:
    how = "saved" if event.outcome == "saved" else "missed"
    hit = "woodwork" if event.outcome == "woodwork" else ""
    return Line(
        _minute(event), f"PEN {how.upper()}", board.competition.short(event.team), _joined(event.player, hit)
    )


@_line.register
def _card(event: Card, board: Board) -> Line:
    label = {"yellow": "YELLOW", "second_yellow": "SECOND YELLOW", "red": "RED"}[event.card]
    return Line(_minute(event), label, board.competition.short(event.team), _joined(event.player, event.note))


@_line.register
def _substitution(event: Substitution, board: Board) -> Line:
    change = f"{event.on or '?'} for {event.off or '?'}"
    return Line(_minute(event), "SUB", board.competition.short(event.team), change)


@_line.register
def _kick(event: Kick, board: Board) -> Line:
    tie, number = _match(board, event)
    taken = [kick for kick in tie.matches[number].kicks if kick.id <= event.id and kick.scored]
    score = pair((sum(k.team == tie.teams[0] for k in taken), sum(k.team == tie.teams[1] for k in taken)))
    outcome = {"scored": "scores", "woodwork": "hits the woodwork"}.get(event.outcome, event.outcome)
    return Line("pens", "KICK", board.competition.short(event.team), _joined(event.player, outcome, score))


@_line.register
def _whistle(event: Whistle, board: Board) -> Line:
    tie, number = _match(board, event)
    match = tie.matches[number]
    scores = {
        Period.FIRST_HALF: (0, 0),
        Period.HALF_TIME: match.half_time,
        Period.SECOND_HALF: match.half_time,
        Period.FULL_TIME: match.full_time,
        Period.EXTRA_FIRST_HALF: match.full_time,
        Period.EXTRA_HALF_TIME: match.extra_half_time,
        Period.EXTRA_SECOND_HALF: match.extra_half_time,
    }
    score = scores.get(event.period, match.goals)
    names = match_names(board.competition, tie, number)
    text = scoreline(board.competition, tie, number, score) if score else " v ".join(names)
    first = f"{board.competition.short(event.first)} kick first" if event.first else ""
    return Line("", _again(board, event) or _WHISTLES[event.period], text, first)


@_line.register
def _score_so_far(event: ScoreSoFar, board: Board) -> Line:
    tie, number = _match(board, event)
    text = scoreline(board.competition, tie, number, (event.home, event.away))
    return Line(_minute(event), "SCORE", text, event.note or "")


@_line.register
def _result(event: Result, board: Board) -> Line:
    tie, number = _match(board, event)
    parts = [f"{pair(event.shootout)} on penalties"] if event.shootout else []
    parts += ["after extra time"] if event.extra_time else []
    parts += [f"half-time {pair(event.half_time)}"] if event.half_time else []
    return Line("", "RESULT", scoreline(board.competition, tie, number, event.score), _joined(*parts))


@_line.register
def _award(event: Award, board: Board) -> Line:
    tie, number = _match(board, event)
    return Line(
        "", "AWARDED", scoreline(board.competition, tie, number, (event.home, event.away)), event.reason
    )


@_line.register
def _status(event: Status, board: Board) -> Line:
    tie, number = _match(board, event)
    return Line("", event.status.upper(), scoreline(board.competition, tie, number), event.note or "")


@_line.register
def _note(event: Note, _: Board) -> Line:
    return Line(f"{event.minute}'" if event.minute else "", "NOTE", event.text)


@_line.register
def _decision(event: Decision, board: Board) -> Line:
    return Line("", "DECISION", f"{board.competition.short(event.winner)} go through", event.reason)


@_line.register
def _correction(event: Correction, board: Board) -> Line:
    target = board.log.find(event.target)
    what = label(board, board.as_entered(target)) if target else f"event {event.target}"
    match event:
        case Disallowed(minute=minute, reason=reason):
            return Line(f"{minute}'", "DISALLOWED", what, reason or "")
        case Amend():
            return Line("", "CHANGED", what, ", ".join(_changes(board, event)))
        case _:
            if isinstance(target, Void):
                return Line("", "BACK AGAIN", _target(board, target.target))
            return Line("", "TAKEN BACK", what)


def _changes(board: Board, change: Amend) -> Iterator[str]:
    """What an amendment changed, key by key: `minute 80 (was 79)`, `no assist (was Aubameyang)`."""
    before = [event for event in board.entries.get(board.place_of(change), ()) if event.id < change.id]
    target = next((now for now in live(before)[0] if now.id == change.target), board.log.find(change.target))
    was = target.as_block() if target else {}
    for key, value in change.changes.items():
        name = key.replace("_", "-")
        now = f"no {name}" if value == "" else f"{name} {_told(key, value)}"
        yield f"{now} (was {_told(key, was[key])})" if key in was else now


def _told(key: str, value: object) -> str:
    """The value of a key in words: `2-1`, `second yellow`."""
    if isinstance(value, list | tuple):
        return "-".join(map(str, value))
    return str(value).replace("_", " ") if key in _CHOICES else str(value)


_CHOICES = ("card", "outcome", "period", "status", "type")
"""The keys whose values are words of ours, and not somebody's own."""


def _match(board: Board, event: Event) -> tuple[TieState, int]:
    tie_id, number = board.competition.matches[event.place]
    return board.ties[tie_id], number


def _minute(event: Goal | MissedPenalty | Card | Substitution | ScoreSoFar) -> str:
    return f"{event.minute}'"


def _scorer(event: Goal) -> str:
    scorer = f"{event.player or ''}{_HOW[event.type]}".strip()
    return f"{scorer} ({event.assist})" if event.assist else scorer


def _surnames(event: Goal) -> tuple[str, str]:
    """The scorer in fewer words: with the one who passed, and alone."""
    scorer = f"{surname(event.player or '')}{_HOW[event.type]}".strip()
    return f"{scorer} ({surname(event.assist)})" if event.assist else scorer, scorer


_HOW = {"open_play": "", "penalty": " (pen.)", "own_goal": " (o.g.)"}


def _aggregate(tie: TieState, number: int, score: Pair) -> str:
    """The aggregate at a score of the second leg, home side of that leg first."""
    if not 0 < number < len(tie.legs):
        return ""
    home = tie.homes[number]
    earlier: Pair = (0, 0)
    for leg in tie.goals()[:number]:
        earlier = add(earlier, leg.total)
    return f"agg {pair(add(score, earlier if home is HOME else swap(earlier)))}"


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


_WHISTLES = {
    Period.FIRST_HALF: "KICK-OFF",
    Period.HALF_TIME: "HALF-TIME",
    Period.SECOND_HALF: "SECOND HALF",
    Period.FULL_TIME: "FULL-TIME",
    Period.EXTRA_FIRST_HALF: "EXTRA TIME",
    Period.EXTRA_HALF_TIME: "ET HALF-TIME",
    Period.EXTRA_SECOND_HALF: "ET 2ND HALF",
    Period.EXTRA_FULL_TIME: "ET FULL-TIME",
    Period.SHOOTOUT: "PENALTIES",
    Period.ENDED: "END",
}
