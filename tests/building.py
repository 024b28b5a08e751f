"""Builders: a draw in a line, an event in a line, a board on which they happened."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.events import (
    KINDS,
    Amend,
    Award,
    Card,
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
from scoreboard.rules.sides import Pair

ROOT = Path(__file__).parent.parent
FINAL = """
name = "The Small Cup"
[rules]
legs = 1
[teams.reds]
name = "Reds"
[teams.blues]
name = "Blues"
[rounds.final]
name = "Final"
[ties.final]
round = "final"
teams = ["reds", "blues"]
"""
"""A final of one leg between Reds and Blues, as a file."""
Events = Event | Iterable[Event]


def board_in(folder: Path) -> Board:
    """The board of a competition folder, read without the store."""
    draw = tomllib.loads((folder / "competition.toml").read_text(encoding="utf-8"))
    log = tomllib.loads((folder / "events.toml").read_text(encoding="utf-8"))
    events = [KINDS[block["kind"]].model_validate(block) for block in log["event"]]
    return Board.of(Competition.model_validate(draw), events)


def team_id(name: str) -> str:
    """The id that these builders give a team."""
    return name.lower().replace(" ", "-").replace("'", "")


def drawn(ties: dict[str, dict[str, Any]], *names: str, **rules: Any) -> Competition:
    """A competition of these ties and teams, one round for every first half of a tie's id."""
    teams = {team_id(name): {"name": name} for name in names}
    rounds = {tie_id.rstrip("0123456789"): None for tie_id in ties}
    return Competition.model_validate(
        {
            "name": "Cup",
            "rules": rules,
            "teams": teams,
            "rounds": {round_id: {"name": round_id} for round_id in rounds},
            "ties": {
                tie_id: {"round": tie_id.rstrip("0123456789"), **tie} if "round" not in tie else tie
                for tie_id, tie in ties.items()
            },
        }
    )


def two_legs(first: str, second: str, **rules: Any) -> Competition:
    """A tie `tie` over two legs, the first team at home in the first."""
    return drawn({"tie": {"teams": [team_id(first), team_id(second)]}}, first, second, **rules)


def one_match(home: str, away: str, **rules: Any) -> Competition:
    """A tie `tie` of a single match; with a second entry in legs where there may be a replay."""
    legs = [{}, {}] if rules.get("replay") else [{}]
    tie = {"teams": [team_id(home), team_id(away)], "legs": legs}
    return drawn({"tie": tie}, home, away, legs=1, **rules)


def play(on: Board | Competition, *events: Events) -> Board:
    """The board after these events, entered one by one."""
    board = on if isinstance(on, Board) else Board.of(on)
    for each in events:
        for event in [each] if isinstance(each, Event) else each:
            board = board.apply(event)
    return board


def whistle(match: str, period: str, **more: Any) -> Whistle:
    """A whistle."""
    return Whistle.model_validate({"match": match, "period": period, **more})


def ninety_minutes(match: str) -> list[Whistle]:
    """The whistles of normal time."""
    return [whistle(match, p) for p in ("first_half", "half_time", "second_half", "full_time")]


def extra_time(match: str) -> list[Whistle]:
    """The whistles of extra time."""
    periods = ("extra_first_half", "extra_half_time", "extra_second_half", "extra_full_time")
    return [whistle(match, period) for period in periods]


def ended(match: str) -> Whistle:
    """The end of a match."""
    return whistle(match, "ended")


def goal(match: str, team: str, minute: str, player: str | None = None, **more: Any) -> Goal:
    """A goal."""
    return Goal.model_validate(
        {"match": match, "team": team_id(team), "minute": minute, "player": player, **more}
    )


def missed(match: str, team: str, minute: str, outcome: str = "saved", **more: Any) -> MissedPenalty:
    """A penalty that was not scored."""
    given = {"match": match, "team": team_id(team), "minute": minute, "outcome": outcome}
    return MissedPenalty.model_validate({**given, **more})


def card(match: str, team: str, minute: str, player: str | None, colour: str, **more: Any) -> Card:
    """A card."""
    given = {"match": match, "team": team_id(team), "minute": minute, "player": player}
    return Card.model_validate({**given, "card": colour, **more})


def change(match: str, team: str, minute: str, off: str, on: str) -> Substitution:
    """A substitution."""
    return Substitution.model_validate(
        {"match": match, "team": team_id(team), "minute": minute, "off": off, "on": on}
    )


def kick(match: str, team: str, scored: bool = True, **more: Any) -> Kick:
    """A kick of a shoot-out."""
    outcome = "scored" if scored else "saved"
    return Kick.model_validate({"match": match, "team": team_id(team), "outcome": outcome, **more})


def kicks(match: str, first: str, second: str, series: str) -> list[Kick]:
    """Kicks in turn, `o` for one scored and `x` for one not, the first team beginning."""
    teams = (first, second)
    return [kick(match, teams[number % 2], each == "o") for number, each in enumerate(series)]


def result(match: str, full_time: Pair, **more: Any) -> Result:
    """A result, home first."""
    return Result.model_validate({"match": match, "full_time": full_time, **more})


def score(match: str, minute: str, home: int, away: int) -> ScoreSoFar:
    """The score by now."""
    return ScoreSoFar.model_validate({"match": match, "minute": minute, "home": home, "away": away})


def award(match: str, home: int, away: int, reason: str = "awarded") -> Award:
    """An awarded result."""
    return Award(match=match, home=home, away=away, reason=reason)


def status(match: str, what: str) -> Status:
    """A match that does not go as planned."""
    return Status.model_validate({"match": match, "status": what})


def note(match: str, text: str, minute: str | None = None) -> Note:
    """A remark."""
    return Note.model_validate({"match": match, "text": text, "minute": minute})


def decision(tie: str, winner: str, reason: str) -> Decision:
    """The organiser's word."""
    return Decision(tie=tie, winner=team_id(winner), reason=reason)


def disallowed(target: int, minute: str, reason: str | None = None) -> Disallowed:
    """A goal taken back by the referee."""
    return Disallowed.model_validate({"target": target, "minute": minute, "reason": reason})


def amend(target: int, **changes: Any) -> Amend:
    """Other keys for an earlier event."""
    return Amend.model_validate({"target": target, **changes})


def void(target: int) -> Void:
    """An event taken back by the operator."""
    return Void(target=target)
