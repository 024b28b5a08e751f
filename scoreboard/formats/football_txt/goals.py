"""Goals as Football.TXT writes them: `[Ronaldo 6' (pen.), 14'; Robben 27' (pen.)]`, home before away."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from scoreboard.minute import Minute
from scoreboard.text import quoted

GoalType = Literal["open_play", "penalty", "own_goal"]
MARKS: Final[dict[GoalType, str]] = {"open_play": "", "penalty": "(pen.)", "own_goal": "(o.g.)"}
"""How each type of goal is marked after its minute."""
NOBODY_NAMED: Final = "N.N."
"""What stands for a scorer whom nobody names."""
_GOAL: Final = re.compile(
    r"[\s,]*(?P<player>[^\d,;]*?)[\s,]*['’´`]?\s*"
    r"(?P<minute>[1-9]\d{0,2})\s*['’´`.]?\s*(?:\+\s*(?P<stoppage>\d{1,2})\s*['’´`.]?)?"
    r"(?:\s*(?:\(\s*(?P<mark>[A-Za-z][A-Za-z. ]*)\)|(?P<bare>pen\.?|o\.g\.|og|p)(?=[\s,;]|$)))?"
)
_LONGEST_NAME: Final = 200
_NOBODY: Final = re.compile(r"[\s,–-]*")


class GoalTold(NamedTuple):
    """One goal: its minute, its scorer where named, and what kind it was."""

    minute: Minute
    player: str
    type: GoalType


Sides = tuple[tuple[GoalTold, ...], tuple[GoalTold, ...]]
"""The goals of the home side and of the away side; an own goal is with the side whose score goes up."""


def read_goals(text: str, score: tuple[int, int], *, extra_time: bool) -> Sides:
    """The goals of a list, its brackets taken off, of a match that ended with `score`.

    A minute after the 90th is stoppage time where there was no extra time. Raises ValueError where the list
    cannot be read, and where its goals do not make the score.
    """
    home, semicolon, away = text.partition(";")
    first, second = _side(home, extra_time), _side(away, extra_time)
    if not semicolon and not score[0]:
        first, second = (), first
    if (len(first), len(second)) != score:
        raise ValueError(
            f"the goals make {len(first)}-{len(second)} where the score is {score[0]}-{score[1]}"
        )
    return first, second


def _side(text: str, extra_time: bool) -> tuple[GoalTold, ...]:
    goals: list[GoalTold] = []
    at, player = 0, ""
    while at < len(text):
        found = _GOAL.match(text, at)
        if found is None or found.end() == at:
            break
        at = found.end()
        player = found["player"].strip(" \t-–'’`") or player
        if len(player) > _LONGEST_NAME:
            raise ValueError(f"{quoted(player)} is too long for a name")
        named = "" if player == NOBODY_NAMED else player
        minute = Minute(int(found["minute"]), int(found["stoppage"] or 0))
        goals.append(
            GoalTold(_in_play(minute, extra_time), named, _type(found["mark"] or found["bare"] or ""))
        )
    if not _NOBODY.fullmatch(text, at):
        raise ValueError(
            f"{quoted(text[at:].strip(' ,'))} is no goal; write Ronaldo 6' (pen.), 14'; Robben 27'"
        )
    return tuple(goals)


def _in_play(minute: Minute, extra_time: bool) -> Minute:
    last = 120 if extra_time else 90
    return minute if minute.minute <= last else Minute(last, min(minute.minute - last + minute.stoppage, 99))


def _type(mark: str) -> GoalType:
    letters = re.sub(r"[^a-z]", "", mark.lower())
    if letters in ("og", "owngoal", "own", "et", "ag"):
        return "own_goal"
    return "penalty" if letters in ("p", "pen", "pk", "penalty") else "open_play"
