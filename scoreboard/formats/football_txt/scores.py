"""Scores as Football.TXT writes them: `4-3 pen. 1-0 a.e.t. (1-0, 1-0)`, `2-1 (1-0)`, `3-0 [awarded]`."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from scoreboard.rules.sides import Pair
from scoreboard.text import quoted


class Told(NamedTuple):
    """What a match line tells of its result. Pairs are home, away, and count from kick-off."""

    half_time: Pair | None = None
    full_time: Pair | None = None
    extra_time: Pair | None = None
    shootout: Pair | None = None
    status: str = ""
    """What stands in brackets: awarded, cancelled, postponed, abandoned, suspended, walkover."""

    @property
    def played(self) -> bool:
        """Whether there is a score."""
        return self.full_time is not None or self.extra_time is not None

    @property
    def score(self) -> Pair:
        """The score at the end, the shoot-out apart; 0-0 where none is told."""
        return self.extra_time or self.full_time or (0, 0)


NO_RESULT: Final = Told()
"""Of a match to come."""
PAIR: Final = r"\d{1,2} ?[-–:] ?\d{1,2}"
"""A score, in a regular expression."""
_PEN: Final = r"pen(?:alties|\.|s\.?)?|p\.?s\.?o\.?|i\.?E\.?"
_EXTRA: Final = r"a\.?e\.?t\.?|n\.?V\.?|after extra time"
SCORE: Final = rf"{PAIR}(?:\s*(?:{_PEN}|{_EXTRA}|,?\s*{PAIR}(?=\s|{_EXTRA}|{_PEN})|\([^()\[\]@]*\)))*"
"""A whole score, in a regular expression, as it can stand between two teams."""
_TOKEN: Final = re.compile(
    rf"(\d{{1,2}}) ?[-–:] ?(\d{{1,2}})|({_PEN})|({_EXTRA})|([(])|([)])|[,;]|\[([^\[\]]*)\]|\s+|on\b",
    re.IGNORECASE,
)
_STATUS: Final = {
    "award": "awarded",
    "awd": "awarded",
    "cancel": "cancelled",
    "canc": "cancelled",
    "annul": "cancelled",
    "void": "cancelled",
    "nullif": "cancelled",
    "postp": "postponed",
    "ppd": "postponed",
    "abandon": "abandoned",
    "abd": "abandoned",
    "suspend": "suspended",
    "walkover": "walkover",
    "w.o": "walkover",
    "w/o": "walkover",
    "wo": "walkover",
}
_AGGREGATE: Final = re.compile(r"agg\b|aggregate|[a-z]$|replay|\d+\s*[-–:]", re.IGNORECASE)
"""What brackets may hold that is known otherwise: `[agg 3-0]`, or a mark of a footnote: `[A]`."""


@lru_cache(maxsize=4096)
def read_score(text: str) -> Told:
    """The result that is told after, or between, two teams. Raises ValueError where that is no score."""
    extra = shootout = last = None
    outer: list[Pair] = []
    inner: list[Pair] = []
    status, at, depth = "", 0, 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise ValueError(
                f"{quoted(text[at:].strip())} is no score; write 2-1 (1-0), or 3-1 a.e.t. (1-1, 0-1)"
            )
        at = found.end()
        match found.lastindex:
            case 2:
                last = int(found[1]), int(found[2])
                (inner if depth else outer).append(last)
            case 3 if last is not None:
                shootout = _labelled(last, inner if depth else outer)
            case 4 if last is not None:
                extra = _labelled(last, inner if depth else outer)
            case 5:
                depth += 1
            case 6:
                depth, last = depth - 1, outer[-1] if outer else last
            case 7 if outer and re.fullmatch(_EXTRA, found[7].strip(), re.IGNORECASE):
                extra = _labelled(outer[-1], outer)
            case 7:
                status = _status(found[7]) or status
    if len(outer) > 1 or len(inner) > 3 or depth:
        raise ValueError(f"{quoted(text.strip())} is no score; write 2-1 (1-0), or 3-1 a.e.t. (1-1, 0-1)")
    told = _periods(outer, inner, extra, shootout, status)
    _must_grow(told)
    return told


def kicks_in(words: str) -> Pair | None:
    """The score of a shoot-out told in words under a match: `2-2 on aggregate; 2-4 on penalties`."""
    found = re.search(r"(\d{1,2}) ?[-–:] ?(\d{1,2}) (?:on |after )?pen", words, re.IGNORECASE)
    return (int(found[1]), int(found[2])) if found else None


def with_kicks(told: Told, kicks: Pair) -> Told:
    """A result with its shoot-out, which is told apart. Raises ValueError where it can have had none."""
    told = told._replace(shootout=kicks)
    if not told.played:
        raise ValueError("a shoot-out, and no score of the match")
    _must_grow(told)
    return told


def _labelled(pair: Pair, pairs: list[Pair]) -> Pair:
    """Take a pair that has got its label off the list in which it stands last."""
    if pairs and pairs[-1] == pair:
        pairs.pop()
    return pair


def _periods(
    outer: list[Pair], inner: list[Pair], extra: Pair | None, shootout: Pair | None, status: str
) -> Told:
    """The pairs without a label by the periods that they stand for.

    After `a.e.t.` the brackets hold full-time and half-time; one pair alone is full-time, as is one before
    that of extra time. Without extra time the pair before the brackets is full-time, and they hold half-time.
    """
    if extra is None and outer:
        full, rest = outer[0], inner[1:] if inner[:1] == outer and len(inner) > 1 else inner
        return Told(rest[0] if rest else None, full, None, shootout, status)
    if inner and inner[0] == extra and len(inner) > 2:
        inner = inner[1:]
    if outer:
        inner = [outer[0], *inner]
    full_time = inner[0] if inner else None
    half_time = inner[1] if len(inner) > 1 else None
    return Told(half_time, full_time, extra, shootout, status)


def _must_grow(told: Told) -> None:
    """Raise ValueError where a score is lower than one before it."""
    pairs = [pair for pair in told[:3] if pair is not None]
    for before, after in pairwise(pairs):
        if before[0] > after[0] or before[1] > after[1]:
            raise ValueError(f"{before[0]}-{before[1]} cannot become {after[0]}-{after[1]}")
    if told.shootout is not None and told.shootout[0] == told.shootout[1]:
        raise ValueError(f"a shoot-out cannot end {told.shootout[0]}-{told.shootout[1]}")


def _status(words: str) -> str:
    small = words.strip().lower()
    known = next((status for begin, status in _STATUS.items() if small.startswith(begin)), "")
    if not known and small and not _AGGREGATE.match(small):
        raise ValueError(
            f"{quoted(words)} in brackets is not known; write awarded, cancelled, postponed, abandoned"
        )
    return known
