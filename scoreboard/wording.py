"""Every sentence people read about a tie or a match: one function each, used on every surface."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from scoreboard.board import Board
from scoreboard.competition import Competition, Leg, LoserOf, WinnerOf
from scoreboard.dates import kick_off, moment
from scoreboard.minute import Period
from scoreboard.rules.bracket import Unsettled
from scoreboard.rules.clock import minute_at
from scoreboard.rules.match import PLAYERS, MatchState
from scoreboard.rules.needs import Need, needs
from scoreboard.rules.shootout import Shootout
from scoreboard.rules.sides import HOME, Pair, Side, ahead, swap
from scoreboard.rules.tie import By, Outcome, Step, TieState, standing

NEXT = {
    Step.EXTRA_TIME: "extra time",
    Step.PENALTIES: "penalties",
    Step.REPLAY: "a replay",
    Step.DECISION: "a decision",
}
PERIODS = {
    Period.FIRST_HALF: "first half",
    Period.HALF_TIME: "half-time",
    Period.SECOND_HALF: "second half",
    Period.FULL_TIME: "full-time",
    Period.EXTRA_FIRST_HALF: "extra time, first half",
    Period.EXTRA_HALF_TIME: "extra time, half-time",
    Period.EXTRA_SECOND_HALF: "extra time, second half",
    Period.EXTRA_FULL_TIME: "end of extra time",
    Period.SHOOTOUT: "penalties",
    Period.ENDED: "ended",
}


def pair(score: Pair) -> str:
    """A score: `2-1`."""
    return f"{score[0]}-{score[1]}"


def surname(player: str) -> str:
    """The name that reports call a player by: `Faris Moumbagna` gives `Moumbagna`.

    `Ángel Di María` gives `Di María`; `Vinícius Júnior` and `Son Heung-min` end in no surname and stay whole.
    """
    words = player.split()
    if not words or words[-1].partition("-")[2][:1].islower():
        return player
    first = len(words) - 1
    if words[first].lower() in _AFTER_SURNAMES:
        first = max(first - 1, 0)
    while first and words[first - 1].lower() in _BEFORE_SURNAMES:
        first -= 1
    return " ".join(words[first:])


_AFTER_SURNAMES = frozenset({"filho", "jr", "jr.", "junior", "júnior", "neto"})
_BEFORE_SURNAMES = frozenset({
    "da", "dal", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "la", "le", "ten", "ter",
    "van", "von",
})  # fmt: skip


def side_name(competition: Competition, tie: TieState, side: Side, form: str = "short") -> str:
    """A side of a tie: its team's `name`, `short` or `code`, else where it comes from: `Winner of QF2`."""
    team = tie.teams[side]
    if team is not None:
        return str(getattr(competition.teams[team], form))
    match competition.ties[tie.id].teams[side]:
        case WinnerOf(winner=source):
            return f"Winner of {source.upper()}" if form != "code" else f"W {source.upper()}"
        case LoserOf(loser=source):
            return f"Loser of {source.upper()}" if form != "code" else f"L {source.upper()}"
        case _:
            return "Bye"


def match_names(competition: Competition, tie: TieState, number: int, form: str = "short") -> tuple[str, str]:
    """The home and the away side of match `number` (from 0) of a tie."""
    home = tie.homes[number]
    return side_name(competition, tie, home, form), side_name(competition, tie, home.other, form)


def scoreline(competition: Competition, tie: TieState, number: int, score: Pair | None = None) -> str:
    """A match with its score, or with another one of its scores: `Marseille 1-0 Benfica`, `Roma v Milan`.

    A shoot-out stands behind it: `Marseille 1-0 Benfica (4-2 on penalties)`, home side first.
    """
    home, away = match_names(competition, tie, number)
    now = score or tie.matches[number].score
    if now is None:
        return f"{home} v {away}"
    line = f"{home} {pair(now)} {away}"
    if score is None and tie.penalties is not None and number == tie.deciding:
        kicks = tie.penalties if tie.homes[number] is HOME else swap(tie.penalties)
        line += f" ({pair(kicks)} on penalties)"
    return line


def headline(competition: Competition, tie: TieState) -> str | None:
    """Who goes through and why, or who leads: one line for a tie. None before anything has happened."""
    if tie.outcome is not None:
        return _decided(competition, tie, tie.outcome)
    if tie.shootout is not None:
        return _lead(competition, tie, tie.shootout.score, " on penalties")
    if not tie.started:
        return None
    line = _lead(competition, tie, *_contest(tie))
    follows = standing(tie)
    if tie.next is Step.DECISION:
        return f"{line}, awaiting a decision"
    if tie.next is not None:
        return f"{line}, {NEXT[tie.next]} next"
    if isinstance(follows, Outcome) and follows.by is By.AWAY_GOALS:
        return f"{line}, {side_name(competition, tie, follows.winner)} lead on away goals"
    return line


def _contest(tie: TieState) -> tuple[Pair, str]:
    """The score that the sides are level at or apart by, and what it is called."""
    if tie.replayed:
        match, home = tie.matches[tie.deciding], tie.homes[tie.deciding]
        score = match.score or (0, 0)
        return score if home is HOME else swap(score), " in the replay"
    return tie.aggregate or (0, 0), " on agg" if len(tie.legs) > 1 else ""


def _lead(competition: Competition, tie: TieState, score: Pair, where: str) -> str:
    leading = ahead(score)
    if leading is None:
        return f"Level {pair(score)}{where}"
    return f"{side_name(competition, tie, leading)} lead {_first(score, leading)}{where}"


def _decided(competition: Competition, tie: TieState, outcome: Outcome) -> str:
    winner = side_name(competition, tie, outcome.winner)
    score, where = _contest(tie)
    win = f"{winner} win {_first(score, outcome.winner)}{where}"
    through = "go through" if competition.onward[tie.id] else "win"
    match outcome.by:
        case By.AGGREGATE | By.SCORE:
            return win
        case By.REPLAY:
            return f"{win} after extra time" if tie.matches[tie.deciding].extra_played else win
        case By.EXTRA_TIME:
            return f"{win} after extra time"
        case By.GOLDEN_GOAL:
            return f"{win} with a golden goal"
        case By.SILVER_GOAL:
            return f"{win} with a silver goal"
        case By.AWAY_GOALS:
            return f"{winner} win on away goals (agg {_first(score, outcome.winner)})"
        case By.PENALTIES:
            return f"{winner} win {_first(tie.penalties or (0, 0), outcome.winner)} on penalties"
        case By.AWARD:
            return f"{win} (awarded)"
        case By.DECISION:
            return f"{winner} {through}: {tie.decision.reason}" if tie.decision else f"{winner} {through}"
        case By.BYE:
            return f"{winner} {through} with a bye"


def _first(score: Pair, side: Side) -> str:
    return pair(score if side is Side.FIRST else swap(score))


def result_lines(competition: Competition, tie: TieState, number: int) -> list[str]:
    """A match as a results page prints it: one line, two for a tie that was won on penalties in it."""
    match, leg = tie.matches[number], competition.legs(tie.id)[number]
    home, away = match_names(competition, tie, number, "name")
    line = f"{home} v {away}" if match.score is None else f"{home} {match.score[0]} {away} {match.score[1]}"
    remarks = list(_remarks(competition, tie, number, leg))
    if tie.outcome is not None and tie.outcome.by is By.PENALTIES and number == tie.deciding:
        if len(tie.legs) > 1 and number < len(tie.legs):
            remarks = [f"Agg {pair(tie.aggregate or (0, 0))}"]
        else:
            remarks = ["after extra time"] if match.extra_played else []
        return [line + _bracketed(remarks), _decided(competition, tie, tie.outcome)]
    return [line + _bracketed(remarks)]


def state_without_clock(tie: TieState, number: int) -> str | None:
    """How far a match has come, or why it did not: `second half`, `abandoned`, `awarded: fielded nobody`.

    None where its score says enough: before it, and after it.
    """
    match = tie.matches[number]
    if match.award is not None:
        return f"awarded: {match.award.reason}"
    if match.unfinished and match.status is not None:
        return match.status.status
    if match.live and match.period is not None and tie.outcome is None:
        return PERIODS[match.period]
    return None


def _remarks(competition: Competition, tie: TieState, number: int, leg: Leg) -> Iterator[str]:
    match = tie.matches[number]
    if told := state_without_clock(tie, number):
        yield told
    elif match.score is None and tie.outcome is None and leg.kickoff is not None:
        yield kick_off(leg)
    if tie.outcome is not None:
        if number == tie.deciding and tie.outcome.by not in (By.SCORE, By.AWARD):
            yield _decided(competition, tie, tie.outcome)
    elif match.started and number == tie.deciding:
        told = headline(competition, tie)
        if told and (len(tie.legs) > 1 or tie.next is not None):
            yield told


def _bracketed(remarks: list[str]) -> str:
    return f" ({', '.join(remarks)})" if remarks else ""


def bye_line(competition: Competition, tie: TieState) -> str:
    """A tie without a match, as a results page prints it."""
    side = tie.bye if tie.bye is not None else Side.FIRST
    return f"{side_name(competition, tie, side, 'name')} (bye)"


def in_results_order(board: Board) -> list[tuple[TieState, int]]:
    """Every match as its tie and its number from 0: by round, then kick-off, then the home side's name."""
    competition = board.competition
    rounds = list(competition.rounds)
    matches = [(tie, number) for tie in board.ties.values() for number in range(len(tie.matches))]

    def order(match: tuple[TieState, int]) -> tuple[int, datetime, int, str]:
        tie, number = match
        leg = competition.legs(tie.id)[number]
        home, _ = match_names(competition, tie, number, "name")
        undated = number if leg.kickoff is None else 0
        return rounds.index(competition.ties[tie.id].round), moment(leg), undated, home

    return sorted(matches, key=order)


def clock(match: MatchState, now: datetime) -> str:
    """How far a match has come, in a few letters: `79'`, `HT`, `FT`, `AET`, `pens`; empty before kick-off."""
    if match.award is not None:
        return "awarded"
    if match.unfinished and match.status is not None:
        return match.status.status
    minute = minute_at(match, now)
    if minute is not None:
        return f"{minute}'"
    match match.period:
        case None:
            return ""
        case Period.HALF_TIME:
            return "HT"
        case Period.EXTRA_HALF_TIME:
            return "ET HT"
        case Period.SHOOTOUT:
            return "pens"
        case _:
            pass
    if match.kicks or (match.result is not None and match.result.shootout is not None):
        return "pens"
    return "AET" if match.extra_played else "FT"


def state_in_words(match: MatchState, now: datetime, dot: str = "·") -> str:
    """How far a match has come, in full: `79' · second half`, `after extra time`; empty before kick-off."""
    told = clock(match, now)
    if match.ended or match.period is Period.FULL_TIME:
        return {"FT": "full-time", "AET": "after extra time", "pens": "after penalties"}.get(told, told)
    if match.period is None or match.unfinished:
        return told
    return f"{told} {dot} {PERIODS[match.period]}" if told.endswith("'") else PERIODS[match.period]


def short_handed(competition: Competition, tie: TieState, number: int) -> str | None:
    """Which side plays on with fewer than eleven: `Roma with 10 players`. None where both are whole."""
    match = tie.matches[number]
    names = match_names(competition, tie, number)
    told = [
        f"{name} with {left} players"
        for name, left in zip(names, match.players, strict=True)
        if left < PLAYERS
    ]
    return ", ".join(told) or None


def need(competition: Competition, tie: TieState, side: Side, needed: Need, form: str = "short") -> str:
    """What one side needs as it stands: `Marseille: 1 goal brings extra time, 2 put them through`.

    The side is named by its team's `name`, `short` or `code`.
    """
    name = side_name(competition, tie, side, form)
    if not needed.to_go_through:
        return f"{name} go through as it stands"
    if needed.step is None or not needed.to_level:
        return f"{name}: {_goals(needed.to_go_through, 'puts', 'put')} them through"
    level = f"{_goals(needed.to_level, 'brings', 'bring')} {NEXT[needed.step]}"
    return f"{name}: {level}, {needed.to_go_through} put them through"


def _goals(count: int, one: str, more: str) -> str:
    return f"1 goal {one}" if count == 1 else f"{count} goals {more}"


def as_it_stands(
    competition: Competition, tie: TieState, form: str = "short"
) -> tuple[str | None, list[str]]:
    """What would follow if it ended now, unless somebody goes through then; and what each side needs.

    The sides are named by their teams' `name`, `short` or `code`.
    No side needs anything where a leg before the last is still to be played out, or goals cannot tell.
    """
    needed = needs(tie) if None not in tie.teams else None
    if needed is None or any(match.full_time is None for match in tie.legs[:-1]):
        return None, []
    follows = standing(tie)
    told = None if isinstance(follows, Outcome) else f"As it stands: {NEXT[follows]}"
    return told, [need(competition, tie, side, needed[side], form) for side in Side]


def next_kick(competition: Competition, tie: TieState, shootout: Shootout) -> str | None:
    """Who kicks next and what hangs on it: `next: Benfica, must score`. None once it is decided."""
    if shootout.next is None:
        return None
    stakes = [
        words
        for words, true in (
            ("sudden death", shootout.sudden_death),
            ("must score", shootout.must_score),
            ("to win it", shootout.to_win_it),
        )
        if true
    ]
    return ", ".join([f"next: {side_name(competition, tie, shootout.next)}", *stakes])


def unsettled(competition: Competition, change: Unsettled) -> str:
    """What an entry unsettles: `Benfica go through instead of Marseille; SF1 already has 3 events`."""
    changes = [
        _replaced(competition, was, now)
        for was, now in zip(change.before, change.after, strict=True)
        if was != now
    ]
    events = "1 event" if change.events == 1 else f"{change.events} events"
    return f"{', '.join(changes)}; {change.tie.upper()} already has {events}"


def _replaced(competition: Competition, was: str | None, now: str | None) -> str:
    if now is None:
        return f"{competition.short(was)} go through no more"
    if was is None:
        return f"{competition.short(now)} go through"
    return f"{competition.short(now)} go through instead of {competition.short(was)}"


def how_drawn(method: str, seed: int) -> str:
    """How a draw was made, so that it can be made again: `Drawn at random, seed 7`."""
    match method:
        case "seeded":
            return f"Seeded in the order of the list, their opponents drawn at random, seed {seed}"
        case "listed":
            return "Paired in the order of the list"
        case _:
            return f"Drawn at random, seed {seed}"
