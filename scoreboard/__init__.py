"""A live scoreboard for knockout football in a terminal."""

__version__ = "0.1.0"
