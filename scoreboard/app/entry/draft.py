"""An entry that is being filled in: its form, what is in the fields so far, and which one is current."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from scoreboard.app.entry.forms import Ask, Field, Form
from scoreboard.app.entry.names import known, matching
from scoreboard.board import Board
from scoreboard.events import Event

_SHOWN = 6
"""Suggestions at most."""


@dataclass(slots=True)
class Draft:
    """One form in the hands of the scorer."""

    name: str
    """The action that opened it."""
    form: Form
    place: str
    """The match, or the tie, that it is for."""
    board: Board
    values: dict[str, str]
    choices: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Choices that depend on the match: its two sides, the goals that stand, the whistles to come."""
    amending: Event | None = None
    """The entry of the log that it changes; None for a new one."""
    current: int = 0
    picked: int = 0
    """Which of the suggestions is marked."""

    @property
    def field(self) -> Field:
        """The field that is being filled in."""
        return self.form.fields[self.current]

    def options(self, which: Field) -> tuple[tuple[str, str], ...]:
        """The values that a field can take, each with its words."""
        return self.choices.get(which.key, which.choices)

    def words(self, which: Field) -> str:
        """What is in a field, in words; empty where nothing is yet."""
        value = self.values.get(which.key, "")
        return dict(self.options(which)).get(value, value)

    def choose(self, steps: int) -> None:
        """Go along the choices of the current field, round and round."""
        values = [value for value, _ in self.options(self.field)]
        if values:
            now = self.values.get(self.field.key)
            place = values.index(now) if now in values else -1 if steps > 0 else 0
            self.values[self.field.key] = values[(place + steps) % len(values)]

    def choose_side(self, number: int) -> None:
        """Choose home (0) or away (1) where the current field is a side."""
        options = self.options(self.field)
        if self.field.ask is Ask.SIDE and number < len(options):
            self.values[self.field.key] = options[number][0]

    def go(self, steps: int) -> None:
        """Go to another field, round and round."""
        self.current = (self.current + steps) % len(self.form.fields)
        self.picked = 0

    def type(self, typed: str) -> None:
        """Put what was typed into the current field."""
        if typed != self.values.get(self.field.key, ""):
            self.values[self.field.key] = typed
            self.picked = 0

    def suggestions(self) -> list[str]:
        """The players that fit what was typed into the current field, then what was typed itself."""
        if self.field.ask is not Ask.PLAYER:
            return []
        typed = self.values.get(self.field.key, "").strip()
        team = self._team()
        found = matching(typed, known(self.board, team))[:_SHOWN] if team else []
        return [*found, typed] if typed and typed not in found else found

    def take_suggestion(self) -> None:
        """Put the marked name into the field. Nothing typed and nothing marked leaves it empty."""
        suggested = self.suggestions()
        typed = self.values.get(self.field.key, "").strip()
        if suggested and (typed or self.picked):
            marked = suggested[min(self.picked - (not typed), len(suggested) - 1)]
            self.values[self.field.key] = marked
            self.picked = 0

    def completed(self) -> Draft:
        """The draft as it would be entered now, the marked name in the field."""
        other = replace(self, values=dict(self.values))
        other.take_suggestion()
        return other

    def _team(self) -> str:
        """The team of the player who is asked for: for an own goal, the scorer's is the other one."""
        team = self.values.get("team", "")
        if self.values.get("type") == "own_goal" and self.field.key == "player":
            others = [value for value, _ in self.choices.get("team", ()) if value != team]
            return others[0] if others else ""
        return team
