"""The Textual app."""

from scoreboard.app.app import Scoreboard

__all__ = ["Scoreboard"]
