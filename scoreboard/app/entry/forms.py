"""What is asked for each kind of entry: its fields, in the order in which one goes through them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final


class Ask(Enum):
    """What kind of answer a field takes."""

    SIDE = "side"
    """The home or the away team."""
    CHOICE = "choice"
    MINUTE = "minute"
    PLAYER = "player"
    TEXT = "text"
    SCORE = "score"
    """Goals of both sides: `2-1`."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in; `key` is that of the event."""

    key: str
    label: str
    ask: Ask
    choices: tuple[tuple[str, str], ...] = ()
    """For a choice, each value of the key and the words for it."""
    needed: bool = False

    @property
    def typed(self) -> bool:
        """Whether it is filled in by typing."""
        return self.ask not in (Ask.SIDE, Ask.CHOICE)


@dataclass(frozen=True, slots=True)
class Form:
    """An entry to be filled in."""

    title: str
    kind: str
    fields: tuple[Field, ...]
    fixed: Mapping[str, Any] = field(default_factory=dict)
    """Keys that need not be asked for."""
    of_tie: bool = False
    """Whether it is about the tie and not about one of its matches."""

    def block(self, place: str, values: Mapping[str, str]) -> dict[str, Any]:
        """The keys of the event. Raises ValueError, with the reason, for what cannot be one."""
        block: dict[str, Any] = {("tie" if self.of_tie else "match"): place, "kind": self.kind, **self.fixed}
        for each in self.fields:
            value = values.get(each.key, "").strip()
            if not value and each.needed:
                asked = (
                    "h for the home side, a for the away side" if each.ask is Ask.SIDE else "to be filled in"
                )
                raise ValueError(f"{each.label.lower()}: {asked}")
            if value and (each.key, value) not in _UNSAID:
                block[each.key] = _score(value) if each.ask is Ask.SCORE else value
        if self.kind in ("score", "award"):
            block["home"], block["away"] = block.pop("goals")
        if "target" in block:
            block["target"] = int(block["target"])
        return block


def _score(written: str) -> list[int]:
    home, dash, away = written.replace(":", "-").replace("–", "-").partition("-")
    if not (dash and home.strip().isdecimal() and away.strip().isdecimal()) or len(written) > 9:
        raise ValueError(f"{written!r} is not a score; write 2-1, home side first")
    return [int(home), int(away)]


_UNSAID: Final = {("type", "open_play")}
"""What an event need not say, since it is what holds otherwise."""
_TEAM: Final = Field("team", "Team", Ask.SIDE, needed=True)
_MINUTE: Final = Field("minute", "Minute", Ask.MINUTE, needed=True)
_PLAYER: Final = Field("player", "Player", Ask.PLAYER)
_GOALS: Final = Field("goals", "Score", Ask.SCORE, needed=True)
_NOTE: Final = Field("note", "Note", Ask.TEXT)
_TYPES: Final = (("open_play", "open play"), ("penalty", "penalty"), ("own_goal", "own goal"))
_CARDS: Final = (("yellow", "yellow"), ("second_yellow", "second yellow"), ("red", "red"))
_OUTCOMES: Final = (
    ("missed", "missed"),
    ("saved", "saved"),
    ("woodwork", "hit the woodwork"),
)
_KICKS: Final = (("scored", "scored"), *_OUTCOMES)

_GOAL: Final = Form(
    "Goal",
    "goal",
    (
        _TEAM,
        _MINUTE,
        Field("player", "Scorer", Ask.PLAYER),
        Field("assist", "Assist", Ask.PLAYER),
        Field("type", "Type", Ask.CHOICE, _TYPES),
        _NOTE,
    ),
)
_PENALTY: Final = Form(
    "Penalty not scored",
    "missed_penalty",
    (_TEAM, _MINUTE, _PLAYER, Field("outcome", "Outcome", Ask.CHOICE, _OUTCOMES)),
)
_CARD: Final = Form(
    "Card", "card", (_TEAM, _MINUTE, _PLAYER, Field("card", "Card", Ask.CHOICE, _CARDS), _NOTE)
)
_SUBSTITUTION: Final = Form(
    "Substitution",
    "substitution",
    (_TEAM, _MINUTE, Field("off", "Off", Ask.PLAYER), Field("on", "On", Ask.PLAYER)),
)
FORMS: Final[dict[str, Form]] = {
    "goal": _GOAL,
    "missed": _PENALTY,
    "saved": _PENALTY,
    "yellow": _CARD,
    "red": _CARD,
    "substitution": _SUBSTITUTION,
    "disallowed": Form(
        "Goal disallowed",
        "disallowed",
        (
            Field("target", "Goal", Ask.CHOICE, needed=True),
            _MINUTE,
            Field("reason", "Reason", Ask.TEXT),
        ),
    ),
    "note": Form(
        "Note", "note", (Field("text", "Text", Ask.TEXT, needed=True), Field("minute", "Minute", Ask.MINUTE))
    ),
    "whistle": Form("Whistle", "period", (Field("period", "Whistle", Ask.CHOICE, needed=True),)),
    "first": Form(
        "Penalties: who kicks first?",
        "period",
        (Field("first", "Kicks first", Ask.SIDE, needed=True),),
        {"period": "shootout"},
    ),
    "kick": Form(
        "Kick", "kick", (_TEAM, _PLAYER, Field("outcome", "Outcome", Ask.CHOICE, _KICKS, needed=True))
    ),
    "kicker": Form("Who kicks next", "kick", (Field("player", "Kicker", Ask.PLAYER),)),
    "score": Form("It is … by now", "score", (_GOALS, _MINUTE, _NOTE)),
    "result": Form(
        "Result of a match you did not follow",
        "result",
        (
            Field("full_time", "Full-time", Ask.SCORE, needed=True),
            Field("half_time", "Half-time", Ask.SCORE),
            Field("extra_time", "After extra time", Ask.SCORE),
            Field("shootout", "Penalties", Ask.SCORE),
        ),
    ),
    "award": Form("Awarded result", "award", (_GOALS, Field("reason", "Reason", Ask.TEXT, needed=True))),
    "decision": Form(
        "Decision on the tie",
        "decision",
        (
            Field("winner", "Goes through", Ask.SIDE, needed=True),
            Field("reason", "Reason", Ask.TEXT, needed=True),
        ),
        of_tie=True,
    ),
    "clock": Form("Set the clock", "period", (Field("played", "Clock shows", Ask.TEXT, needed=True),)),
    **{
        status: Form(status.title(), "status", (_NOTE,), {"status": status})
        for status in ("delayed", "suspended", "abandoned", "postponed", "cancelled")
    },
}
"""Every form by the name of the action that opens it."""

DEFAULTS: Final[dict[str, dict[str, str]]] = {
    "goal": {"type": "open_play"},
    "missed": {"outcome": "missed"},
    "saved": {"outcome": "saved"},
    "yellow": {"card": "yellow"},
    "red": {"card": "red"},
    "kick": {"outcome": "scored"},
}
"""What a form begins with."""

BY_KIND: Final = {form.kind: form for name, form in FORMS.items() if name not in ("first", "kicker", "clock")}
"""The form in which an entry of a kind is amended."""
