"""The headings of Football.TXT: which round follows, which leg of it, and whether it is a knockout round."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from scoreboard.formats.naming import plain, slug


class Heading(NamedTuple):
    """A round as its heading tells it."""

    id: str
    name: str
    """In words of ours where it is a round that we have words for: `Quarter-finals`."""
    leg: int | None
    """The leg, from 1, where the heading names one."""
    table: bool
    """Whether its matches make a table, and nobody is knocked out: a group, a matchday."""
    numbered: bool = False
    """Whether it has a number for a name, as rounds of a cup and of a league both may."""
    replay: bool = False
    """Whether its matches are replays."""


MARKED: Final = re.compile(r"\s*(?:[»▪●■►•]+|::)\s*(\S.*)$")
"""A heading with its sign before it."""
_BARE: Final = re.compile(
    r"""(?:\(\d+\)\s*)?
    (?: (?:\d+(?:st|nd|rd|th|\.)|first|second|third|fourth|fifth|sixth) \s+ (?:(?:qual|prelim)\w*\s+)? round\b
    |   (?:round|runde|group|gruppe|matchday|spieltag|league|replays?|final|finals|knock-?out)\b
    |   (?:eighth|quarter|semi)[ -]?finals?\b | (?:achtel|viertel|halb|sechzehntel)?finale?\b
    |   (?:extra[ ]|pre-?)?(?:qual|prelim)\w*\b | play-?offs?\b | last[ ]\d+ | 1/\d+
    |   third[- ]place | match[ ]for | spiel[ ]um | endspiel | bronze | regular[ ]season | intermediate
    |   zwischenrunde | (?:champions|league)[ ]path | super[ ]?cup
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""A heading without a sign: it begins with a word that rounds have in their names."""
_NUMBER: Final = re.compile(r"^\(\d+\)\s*")
_LEG: Final = re.compile(
    r"""[\s,–-]* \b (?: (?P<first>1st|first|hin) | (?P<second>2nd|second|return|rück) | (?P<number>[12])\. )?
    \s? (?:leg|spiel)s? \b \s? (?P<after>[12])? \s* $
    | [\s,–-]+ matchday[ ](?P<matchday>[12]) $""",
    re.IGNORECASE | re.VERBOSE,
)
_REPLAY: Final = re.compile(r"[\s,–-]*\breplays?$", re.IGNORECASE)
_STAGE: Final = re.compile(
    r"^(?:finals?|knock-?out(?: (?:stage|phase|round))?|final stage)\s*[,:–-]\s*(?=\S)", re.IGNORECASE
)
_TABLE: Final = re.compile(
    r"(?:group|gruppe|grupo|gruppo|poule|matchday|league(?! path)|liga|regular season)\b|(?:\d+\. )?spieltag",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"round \d+|\d+(?:\.|st|nd|rd|th) (?:round|runde)|runde \d+", re.IGNORECASE)
_ORDINALS: Final = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6"}
_ORDINAL: Final = re.compile(r"(\d+)(?:st|nd|rd|th)")
_KNOWN: Final[tuple[tuple[re.Pattern[str], str, str], ...]] = tuple(
    (re.compile(pattern), round_id, name)
    for pattern, round_id, name in (
        (r"finals?|finale|endspiel|grand final", "final", "Final"),
        (r"semi ?finals?|halbfinale|1 2 finals?", "sf", "Semi-finals"),
        (r"quarter ?finals?|viertelfinale|1 4 finals?", "qf", "Quarter-finals"),
        (r"eighth ?finals?|achtelfinale|1 8 finals?|last 16", "r16", "Round of 16"),
        (r"sechzehntelfinale|1 16 finals?|last 32", "r32", "Round of 32"),
        (r"round of (\d+)", "r{}", "Round of {}"),
        (
            r"(?:match for )?(?:the )?3 place(?: (?:match|play ?off))?|spiel um (?:den )?platz 3",
            "third",
            "Third place",
        ),
        (r"(?:knockout )?(?:round )?play ?offs?(?: round)?", "po", "Play-offs"),
        (r"qual\w* round (\d+)|qual\w* (\d+) round|(\d+) qual\w* round", "q{}", "Qualifying round {}"),
        (r"(?:extra )?preliminary round", "prelim", "Preliminary round"),
        (r"round (\d+)|(\d+) round|(\d+) runde|runde (\d+)", "round-{}", "Round {}"),
    )
)


def heading(line: str) -> Heading | None:
    """The round that a line announces, None for a line that is no heading.

    Its name is empty for the replays of the round before.
    """
    marked = MARKED.match(line)
    if marked is not None:
        words = marked[1].strip().rstrip(":").strip()
        return _heading(words) if words else None
    return _heading(line.strip().rstrip(":").strip()) if _BARE.match(line) else None


@lru_cache(maxsize=1024)
def _heading(words: str) -> Heading:
    name = _NUMBER.sub("", words)
    leg, found = None, _LEG.search(name)
    if found is not None and not (found["matchday"] and _TABLE.match(name)):
        leg = 1 if found["first"] else 2 if found["second"] else None
        told = found["number"] or found["after"] or found["matchday"]
        leg, name = int(told) if told else leg, name[: found.start()].strip()
    replay = _REPLAY.search(name)
    if replay is not None:
        name = name[: replay.start()].strip()
    name = _STAGE.sub("", name) or name
    table = _TABLE.match(name) is not None and leg is None
    parts = re.split(r"[-/. ]+", plain(name).strip())
    small = " ".join(_ORDINALS.get(part) or _ORDINAL.sub(r"\1", part) for part in parts).strip()
    for pattern, round_id, known in _KNOWN:
        if matched := pattern.fullmatch(small):
            number = next((group for group in matched.groups() if group), "")
            numbered = _NUMBERED.fullmatch(name) is not None
            return Heading(round_id.format(number), known.format(number), leg, table, numbered, bool(replay))
    if replay is not None and not name:
        return Heading("", "", None, False, replay=True)
    return Heading(slug(name), name or words, leg, table, replay=bool(replay))
