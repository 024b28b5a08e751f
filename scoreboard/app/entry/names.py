"""Names of players completed from a few letters: without accents, in any part of the name, or loosely."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from scoreboard.board import Board

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)
_KEYS = ("player", "assist", "off", "on")


def plain(name: str) -> str:
    """A name as one types it in a hurry: small letters without accents."""
    split = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    return "".join(letter for letter in split if not unicodedata.combining(letter)).translate(_PLAIN)


def known(board: Board, team: str) -> tuple[str, ...]:
    """The players of a team: those of the draw, and whoever was named in an entry. No name twice."""
    names = dict.fromkeys(board.competition.teams[team].players or ())
    for tie in board.ties.values():
        for match in tie.matches:
            if team in (match.home, match.away):
                for event in match.timeline:
                    names |= dict.fromkeys(_named(vars(event), team, match.home, match.away))
    return tuple(names)


def _named(keys: dict[str, object], team: str, home: str | None, away: str | None) -> Iterator[str]:
    """The players of a team that an event names; the scorer of an own goal is an opponent."""
    own_goal = keys.get("type") == "own_goal"
    for key in _KEYS:
        scorer_elsewhere = own_goal and key == "player"
        of_team = (keys.get("team") == team) != scorer_elsewhere and keys.get("team") in (home, away)
        if of_team and isinstance(name := keys.get(key), str):
            yield name


def matching(typed: str, names: tuple[str, ...]) -> list[str]:
    """The names that fit what was typed, the nearest first; all of them before anything is typed."""
    wanted = plain(typed).split()
    if not wanted:
        return list(names)
    ranked = [(rank, place, name) for place, name in enumerate(names) if (rank := _rank(wanted, plain(name)))]
    return [name for _, _, name in sorted(ranked)]


def _rank(wanted: list[str], name: str) -> int:
    """How near: 1 begins a word of the name with each part, 2 has them inside, 3 letter by letter; 0 not."""
    words = name.replace("-", " ").replace("'", " ").split()
    if all(any(word.startswith(part) for word in [*words, name]) for part in wanted):
        return 1
    if all(part in name for part in wanted):
        return 2
    letters = iter(name)
    return 3 if all(letter in letters for letter in "".join(wanted)) else 0
