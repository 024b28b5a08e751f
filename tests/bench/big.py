"""A big competition: 63 ties of two legs, and 10,000 events of its first four rounds.

The log is laid out so that boards of any length have the same match in hand. Its last 100 events are those
of the tie `r64-32`: a first leg of 10 events, and a second leg that is on, with 90. The tie `r64-31` has not
begun. The 9,900 events before are 110 matches of 90 each, played by rounds, all matches of a leg at once.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import TypeAdapter

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.events import AnyEvent, Event
from scoreboard.store.blocks import block

ROUNDS = {"r64": 32, "r32": 16, "r16": 8, "qf": 4, "sf": 2, "final": 1}
IN_HAND, IDLE = "r64-32", "r64-31"
EVENTS = 10_000
_EACH = 90
_PLAYED = ("r64", "r32", "r16", "qf")
_FIRST = datetime(2025, 2, 4, 20, 0, tzinfo=UTC)
_TEXTS = ("A corner comes to nothing.", "The keeper holds a long shot.", "Offside.")

Block = dict[str, Any]
_READER: TypeAdapter[Any] = TypeAdapter(list[AnyEvent])


@dataclass(frozen=True, slots=True)
class Big:
    """A competition and its log."""

    draw: Block
    competition: Competition
    events: tuple[Event, ...]

    def board(self, last: int = EVENTS) -> Board:
        """The board of the last so many events."""
        return Board.of(self.competition, self.events[-last:])

    def write(self, folder: Path, first: int = EVENTS) -> Path:
        """A competition folder with the first so many events."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "competition.toml").write_text(tomli_w.dumps(self.draw), encoding="utf-8")
        text = "\n".join(block(event) for event in self.events[:first])
        (folder / "events.toml").write_text(text, encoding="utf-8")
        return folder


@cache
def big(seed: int = 1) -> Big:
    """The competition; the same one each time for a seed."""
    draw, chance = _draw(), random.Random(seed)
    blocks = _rounds(chance, {tie: list(drawn["teams"]) for tie, drawn in draw["ties"].items()})
    first, second = draw["ties"][IN_HAND]["teams"]
    kick_off = _FIRST + timedelta(days=90)
    leg_1, _ = _match(chance, f"{IN_HAND}.1", (first, second), kick_off, 10)
    leg_2, _ = _match(chance, f"{IN_HAND}.2", (second, first), kick_off + timedelta(days=7), _EACH, on=True)
    blocks += leg_1 + leg_2
    for number, event in enumerate(blocks, start=1):
        event["id"] = number
    for event in blocks:
        if "target" in event:
            event["target"] = event["target"]["id"]
    return Big(draw, Competition.model_validate(draw), tuple(_READER.validate_python(blocks)))


def entry(**block: Any) -> Event:
    """One event that is not in the log yet."""
    event: Event = _READER.validate_python([block])[0]
    return event


def _draw() -> Block:
    teams = {
        f"t{number:02}": {
            "name": f"Town {number:02} Football Club",
            "short": f"Town {number:02}",
            "code": f"T{number:02}",
            "players": _players(f"t{number:02}"),
        }
        for number in range(1, 65)
    }
    ties: Block = {}
    feeders: list[Any] = list(teams)
    for round_id, count in ROUNDS.items():
        for number in range(count):
            pair = feeders[2 * number : 2 * number + 2]
            ties[f"{round_id}-{number + 1:02}"] = {"round": round_id, "teams": pair, "legs": _legs(round_id)}
        feeders = [{"winner": f"{round_id}-{number + 1:02}"} for number in range(count)]
    rounds = {round_id: {"name": f"Round {round_id}"} for round_id in ROUNDS}
    named = {"format": 1, "name": "Big Cup", "season": "2024/25"}
    return {**named, "teams": teams, "rounds": rounds, "ties": ties}


def _legs(round_id: str) -> list[Block]:
    start = _kick_off(round_id)
    return [{"kickoff": start + timedelta(days=7 * leg), "venue": f"Ground {leg + 1}"} for leg in range(2)]


def _kick_off(round_id: str) -> datetime:
    return _FIRST + timedelta(days=14 * list(ROUNDS).index(round_id))


def _players(team: str) -> list[str]:
    return [f"{team.upper()} Player {number}" for number in range(1, 17)]


def _rounds(chance: random.Random, teams: dict[str, list[Any]]) -> list[Block]:
    """All rounds that are played, each winner put into the place that waits for it."""
    blocks: list[Block] = []
    winners: dict[str, str] = {}
    for round_id in _PLAYED:
        goals: dict[str, dict[str, int]] = {}
        pairs: dict[str, list[Any]] = {
            tie: [winners.get(slot["winner"]) if isinstance(slot, dict) else slot for slot in slots]
            for tie, slots in teams.items()
            if tie.startswith(f"{round_id}-") and tie not in (IN_HAND, IDLE)
        }
        pairs = {tie: pair for tie, pair in pairs.items() if None not in pair}
        for leg in range(2):
            evening: list[Block] = []
            for tie, pair in pairs.items():
                home, away = pair[::-1] if leg else pair
                start = _kick_off(round_id) + timedelta(days=7 * leg)
                before = goals.setdefault(tie, {home: 0, away: 0}) if leg else None
                played, score = _match(chance, f"{tie}.{leg + 1}", (home, away), start, _EACH, before)
                goals[tie] = {team: score[team] + (before or {}).get(team, 0) for team in score}
                evening += played
            blocks += sorted(evening, key=lambda event: event["at"])
        winners |= {tie: max(score, key=lambda team: score[team]) for tie, score in goals.items()}
    return blocks


def _match(
    chance: random.Random,
    match_id: str,
    teams: tuple[str, str],
    start: datetime,
    count: int,
    before: dict[str, int] | None = None,
    *,
    on: bool = False,
) -> tuple[list[Block], dict[str, int]]:
    """So many events of one match in the order of play, and its goals.

    After a first leg (`before`) a late goal sees to it that the tie is not level. A match that is `on` has
    not reached full-time.
    """
    halves = [("first_half", 0), ("half_time", 46), ("second_half", 46)]
    halves += [] if on else [("full_time", 94), ("ended", 95)]
    timed = count - len(halves)
    kinds = ["goal"] * chance.randint(0, 4) + ["card"] * 6 + ["substitution"] * 10
    kinds = (kinds + ["note"] * count)[: timed - (timed > 20)]
    chance.shuffle(kinds)
    minutes = sorted(chance.randint(1, 80 if on else 89) for _ in kinds)
    goals = dict.fromkeys(teams, 0)
    blocks: list[Block] = []
    for kind, minute in zip(kinds, minutes, strict=True):
        blocks.append(_event(chance, kind, minute, chance.choice(teams)))
        if kind == "goal":
            goals[blocks[-1]["team"]] += 1
    if timed > 20:
        totals = {goals[team] + before[team] for team in teams} if before else set()
        if len(totals) == 1:
            blocks.append(_event(chance, "goal", 90, teams[0]))
            goals[teams[0]] += 1
        else:
            note = chance.choice([event for event in blocks if event["kind"] == "note"])
            blocks.append({"kind": "void", "target": note, "clock": 80 if on else 90})
    blocks += [{"kind": "period", "period": period, "clock": minute} for period, minute in halves]
    blocks.sort(key=lambda event: (event["clock"], event["kind"] != "period"))
    for number, event in enumerate(blocks):
        clock = event.pop("clock")
        event["at"] = start + timedelta(minutes=clock + 15 * (clock > 45), seconds=number // 2)
        event |= {"match": match_id, "by": "anna"}
    return blocks, goals


def _event(chance: random.Random, kind: str, minute: int, team: str) -> Block:
    one, other = chance.sample(_players(team), 2)
    event: Block = {"kind": kind, "minute": str(minute), "clock": minute + (minute > 45)}
    match kind:
        case "goal":
            return event | {"team": team, "player": one, "assist": other}
        case "card":
            return event | {"team": team, "player": one, "card": "yellow"}
        case "substitution":
            return event | {"team": team, "off": one, "on": other}
        case _:
            return event | {"text": chance.choice(_TEXTS)}
