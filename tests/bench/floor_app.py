"""The least that a Textual app can be: one Static, and one pydantic model read."""

from __future__ import annotations

from pydantic import BaseModel
from textual.app import App, ComposeResult
from textual.widgets import Static


class Side(BaseModel):
    """A model to be built and read."""

    name: str
    goals: int = 0


class Floor(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The line."""
        side = Side.model_validate({"name": "Marseille", "goals": 1})
        yield Static(f"{side.name} {side.goals}")


if __name__ == "__main__":
    Floor().run()
