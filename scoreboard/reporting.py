"""A tie as a report tells it: scorers, dismissals, how it was decided, and where the winner goes on to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scoreboard.competition import Bye, Competition, WinnerOf
from scoreboard.events import Card, Goal
from scoreboard.rules.match import MatchState
from scoreboard.rules.sides import HOME, Side
from scoreboard.rules.tie import By, TieState
from scoreboard.wording import headline, match_names, pair, side_name, surname

_UNKNOWN = {"open_play": "goal", "penalty": "penalty", "own_goal": "own goal"}
"""What a goal is called whose scorer nobody told."""
_BY_OTHER_SCORES = (By.PENALTIES, By.REPLAY, By.DECISION)
_MARKS = {"penalty": " (pen.)", "own_goal": " (o.g.)"}


def round_name(competition: Competition, tie_id: str) -> str:
    """The round of one tie: `Quarter-final`, of a round that is called `Quarter-finals`."""
    name = competition.rounds[competition.ties[tie_id].round].name
    return name[:-1] if name.lower().endswith(("finals", "play-offs", "playoffs")) else name


def leg_name(tie: TieState, number: int) -> str:
    """Which match of its tie it is: `First leg`, `Second leg`, `Replay`; empty where there is one only."""
    if number >= len(tie.legs):
        return "Replay"
    return ("First leg", "Second leg")[number] if len(tie.legs) > 1 else ""


def scorers(competition: Competition, tie: TieState, number: int) -> list[str]:
    """Who scored, a line a side: `Benfica: Silva 16', Di María 52' (pen.), 70'`.

    The side is named where both scored. Empty where nobody told, and where an award stands over the score.
    """
    match = tie.matches[number]
    if match.award is not None or match.score is None:
        return []
    goals = [goal for goal in match.timeline if isinstance(goal, Goal) and goal.id not in match.disallowed]
    names = _names(match)
    told = []
    for side, name in zip(Side, match_names(competition, tie, number), strict=True):
        line = ", ".join(_scored([goal for goal in goals if match.side(goal.team) is side], names))
        if line:
            told.append(f"{name}: {line}" if 0 not in match.score else line)
    return told


def _scored(goals: list[Goal], names: Mapping[str, str]) -> Iterator[str]:
    """The goals of a side, those of a player together, in the order of each one's first."""
    together: dict[object, list[Goal]] = {}
    for goal in goals:
        scorer = (goal.player, goal.type == "own_goal") if goal.player else goal.id
        together.setdefault(scorer, []).append(goal)
    for first, *more in together.values():
        if first.player is None:
            yield f"{_UNKNOWN[first.type]} {first.minute}'"
        else:
            minutes = (f"{goal.minute}'{_MARKS.get(goal.type, '')}" for goal in (first, *more))
            yield f"{names[first.player]} {', '.join(minutes)}"


def dismissals(competition: Competition, tie: TieState, number: int) -> str | None:
    """Who was sent off: `Sent off: Çelik (Roma) 31'`. None where nobody was."""
    match = tie.matches[number]
    sent = [card for card in match.timeline if isinstance(card, Card) and card.dismissal]
    names = _names(match)
    told = (
        f"{names[card.player]} ({competition.short(card.team)}) {card.minute}'"
        if card.player
        else f"{competition.short(card.team)} {card.minute}'"
        for card in sent
    )
    return f"Sent off: {', '.join(told)}" if sent else None


def _names(match: MatchState) -> dict[str, str]:
    """What a report of a match calls its players: their surnames, in full where two have the same."""
    players = {event.player for event in match.timeline if isinstance(event, Goal | Card) and event.player}
    surnames = {player: surname(player) for player in players}
    every = list(surnames.values())
    return {player: name if every.count(name) == 1 else player for player, name in surnames.items()}


def verdict(competition: Competition, tie: TieState) -> str | None:
    """How a tie stands, with the aggregate where that says more: `Agg 2-2 · Marseille win 4-2 on penalties`.

    None before the first kick-off, and where a single match tells it by its score, or who goes on does.
    """
    told = headline(competition, tie)
    single = len(tie.legs) == 1
    if told is None or (single and not (tie.outcome or tie.next or tie.shootout)):
        return None
    if tie.outcome is not None and tie.outcome.by is By.SCORE and competition.onward[tie.id]:
        return None
    elsewhere = tie.outcome.by in _BY_OTHER_SCORES if tie.outcome else tie.shootout is not None
    if single or tie.aggregate is None or not elsewhere:
        return told
    home, away = tie.aggregate
    if home == away:
        return f"Agg {pair(tie.aggregate)} · {told}"
    names = [side_name(competition, tie, side) for side in Side]
    return f"Agg {names[HOME]} {pair(tie.aggregate)} {names[1]} · {told}"


def goes_on(competition: Competition, ties: Mapping[str, TieState], tie: TieState) -> str | None:
    """Where the winner of a tie goes on to: `Marseille go through · Semi-final v Atalanta`.

    Only `Next: Semi-final v Atalanta` where the headline has said who goes through.
    None before the tie is decided, and where the draw says of no place that it is the winner's.
    """
    if tie.outcome is None:
        return None
    for following in competition.onward[tie.id]:
        slots = competition.ties[following].teams
        for side in Side:
            if slots[side] == WinnerOf(winner=tie.id):
                meeting = round_name(competition, following)
                if not isinstance(slots[side.other], Bye):
                    meeting += f" v {side_name(competition, ties[following], side.other)}"
                if tie.outcome.by in (By.BYE, By.DECISION):
                    return f"Next: {meeting}"
                return f"{side_name(competition, tie, tie.outcome.winner)} go through · {meeting}"
    return None
