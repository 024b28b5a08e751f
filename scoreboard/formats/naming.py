"""Names for what people wrote only once: ids of teams, their short names and three-letter codes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from scoreboard.text import UNPRINTABLE

_CLUB: Final = frozenset({
    "AC", "ACF", "AEK", "AFC", "AIC", "AIK", "AS", "BC", "BK", "BSC", "BV", "CA", "CD", "CF", "CFR", "CP",
    "CS", "CSKA", "EA", "FC", "FCB", "FCI", "FF", "FK", "FKS", "GD", "GFK", "GNK", "HNK", "HSC", "IF",
    "IFK", "JK", "KF", "KFC", "KRC", "KS", "KV", "KVC", "MFK", "NK", "OGC", "OSC", "PAE", "PAOK", "PFC",
    "PSV", "RB", "RC", "RCD", "RKC", "RSC", "SC", "SD", "SE", "SFP", "SK", "SL", "SP", "SS", "SSC", "SSD",
    "SSV", "SV", "TC", "TSG", "TSV", "UC", "UD", "UMF", "US", "VC", "VfB", "VfL", "VV", "WKS", "ŠK",
    "Club",
})  # fmt: skip
"""Parts of a name that say that it is a club, and no more."""
_SAID: Final = frozenset({"AEK", "AIK", "CSKA", "PAOK", "PSV"})
"""Those by which people call it nevertheless."""
_SINCE: Final = re.compile(r"\d+\.?")
_CLUB_WORDS: Final = frozenset(map(str.lower, _CLUB))
_SPELT: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e"}
)
_SIGNS: Final = frozenset({"No"})
"""Numbers that are signs, as in circles: no letters of an id, though Python takes them for such."""
_APART: Final = re.compile(r"[^\w]+")
_LONGEST_ID: Final = 48


def plain(name: str) -> str:
    """A name in small letters without accents: `Śląsk Wrocław` gives `slask wroclaw`."""
    small = name.lower()
    if small.isascii():
        return small
    decomposed = unicodedata.normalize("NFKD", small.translate(_SPELT))
    return "".join(
        " " if unicodedata.category(char) in _SIGNS else char
        for char in decomposed
        if not unicodedata.combining(char)
    )


def slug(name: str) -> str:
    """A name as an id: `1. FC Köln` gives `1-fc-koln`; never empty."""
    return _APART.sub("-", plain(name))[:_LONGEST_ID].replace("_", "-").strip("-") or "x"


def in_words(folder: str) -> str:
    """The name of a folder as one of a competition: `village-cup_2026` gives `Village Cup 2026`."""
    spelt = UNPRINTABLE.sub(" ", folder.encode(errors="replace").decode()).replace("-", " ").replace("_", " ")
    return " ".join(part[:1].upper() + part[1:] for part in spelt.split()) or "Cup"


@lru_cache(maxsize=4096)
def words(name: str) -> frozenset[str]:
    """What tells a team from others: the words of its name, without accents, numbers and `FC`."""
    every = _APART.split(plain(name))
    own = [word for word in every if word and not (word in _CLUB_WORDS or word.isdecimal())]
    return frozenset(own or filter(None, every)) or frozenset({name})


def short(name: str) -> str:
    """A club's name as people say it: `FC Bayern München` gives `Bayern München`; `FC 08` stays."""
    parts = name.split()
    kept = [part for part in parts if part in _SAID or not (part in _CLUB or _SINCE.fullmatch(part))]
    told = " ".join(kept)
    return told if len(plain(told)) > 3 or len(kept) == len(parts) else name


def shorts(names: Iterable[str]) -> Iterator[str]:
    """The short name of each; a name stays whole where two would be called the same."""
    every = list(names)
    told = [short(name) for name in every]
    times = Counter(told)
    for name, shortened in zip(every, told, strict=True):
        yield shortened if times[shortened] == 1 else name


class Unused:
    """Ids and codes that are given to one only."""

    def __init__(self, ids: Iterable[str] = (), codes: Iterable[str] = ()) -> None:
        self.ids, self.codes = set(ids), set(codes)
        self.last: dict[str, int] = {}
        """The last number that was given after each base."""

    def id(self, name: str) -> str:
        """An id for a name; the second one of the same gets a number."""
        wanted = slug(name)
        return self.numbered(f"{wanted}-", first=wanted)

    def numbered(self, base: str, first: str | None = None) -> str:
        """The first id that is free: `first` where it is given, then the base with a number."""
        if first is not None and first not in self.ids:
            self.ids.add(first)
            return first
        number = self.last.get(base, 0 if first is None else 1) + 1
        while f"{base}{number}" in self.ids:
            number += 1
        self.last[base] = number
        self.ids.add(f"{base}{number}")
        return f"{base}{number}"

    def code(self, name: str) -> str:
        """Three letters for a short name that no name before has: Real Madrid REA, then Real Betis RBE."""
        found = first = next(_codes(name))
        if first in self.codes:
            found = next((code for code in islice(_codes(name), 24) if code not in self.codes), first)
        self.codes.add(found)
        return found


def _codes(name: str) -> Iterator[str]:
    parts = [part for part in _APART.split(plain(name).upper()) if part] or [name.strip()[:3].upper() or "X"]
    whole = "".join(parts)
    yield whole[:3]
    if len(parts) > 2:
        yield "".join(part[0] for part in parts[:3])
    if len(parts) > 1:
        yield parts[0][0] + parts[-1][:2]
        yield parts[0][:2] + parts[-1][0]
    for third in whole[3:]:
        yield whole[:2] + third
    for number in range(1, 100):
        yield f"{whole[: 3 - len(str(number))]}{number}"
