"""The two sides of a match or a tie, and pairs of numbers that belong to them."""

from __future__ import annotations

from enum import IntEnum

Pair = tuple[int, int]
"""One number a side. Of a match: home, away. Of a tie: in the order of its `teams`."""


class Side(IntEnum):
    """A place in a pair."""

    FIRST = 0
    SECOND = 1

    def __bool__(self) -> bool:
        """Always true, so that `side or other_side` is never misled by the first side's 0."""
        return True

    @property
    def other(self) -> Side:
        """The opponents."""
        return Side.SECOND if self is Side.FIRST else Side.FIRST


HOME, AWAY = Side.FIRST, Side.SECOND


def ahead(score: Pair) -> Side | None:
    """The side that has more, or None when level."""
    if score[0] == score[1]:
        return None
    return Side.FIRST if score[0] > score[1] else Side.SECOND


def add(score: Pair, other: Pair) -> Pair:
    """Both pairs together."""
    return score[0] + other[0], score[1] + other[1]


def swap(score: Pair) -> Pair:
    """The pair seen from the other side."""
    return score[1], score[0]


def plus(score: Pair, side: Side, goals: int = 1) -> Pair:
    """The pair with some more goals for one side."""
    return (score[0] + goals, score[1]) if side is Side.FIRST else (score[0], score[1] + goals)
