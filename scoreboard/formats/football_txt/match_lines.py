"""Match lines of Football.TXT: two teams, and the score between them or behind them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from scoreboard.formats.football_txt.scores import PAIR, SCORE

_FOOTNOTE: Final = re.compile(r"\s*\[[A-Za-z0-9]{1,2}\]$")
_NO_NAME: Final = re.compile(r"\s*|[\s,:()–-]*\d[\d\s,:()–-]*")
_GAP: Final = re.compile(r"\s{3,}")
_VERSUS: Final = re.compile(r"\s+vs?\.?\s+")
_MIDDLE: Final = re.compile(rf"(?P<home>\S.*?)\s+(?P<score>{SCORE})\s+(?P<away>\S.*)$", re.IGNORECASE)
_SCORE_LAST: Final = re.compile(
    rf"(?P<home>\S.*?)\s{{2,}}(?P<away>\S.*?)\s{{2,}}(?P<score>{SCORE})$", re.IGNORECASE
)
_DASHED: Final = re.compile(rf"(?P<home>\S.*?)\s+[-–]\s+(?P<away>\S.*?)\s+(?P<score>{SCORE})$", re.IGNORECASE)
_NOT_PLAYED: Final = re.compile(r"(?P<home>\S.*?)\s+[-–]\s+(?P<away>\S.*)$")
_NO_NAME_ENDS: Final = re.compile(rf"\s(?:{PAIR}(?!\w)|\[[A-Za-z. ]{{4,}}\]$)")
"""What no name holds: a score, or a word in brackets."""
_SCORE_AFTER: Final = re.compile(rf"\s+(?=(?:{PAIR}(?!\w)|\[[A-Za-z. ]{{4,}}\]))|\s{{2,}}(?=\[)")
_COUNTRY: Final = re.compile(r"\s*\(([A-Za-z]{2,3})\)$")
_STATUS_BEHIND: Final = re.compile(r"\s+(\[(?:[^\[\]]{4,}|[a-z.]{2,3})\])$")
NOT_DRAWN: Final = re.compile(
    r"""n\.?\s?n\.? | tb[acd] | to[ ]be[ ](?:announced|determined|decided) | \?+ | -+
    | [123][A-L](?:/?[A-L])* | [A-L][123]
    | (?:winners?|losers?|runners?[- ]up|[123](?:st|nd|rd)|best[ ]third)\b.*""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands where no team is known yet."""


class Club(NamedTuple):
    """A side of a match as the file names it: its name, and the letters of its country or nothing."""

    name: str
    country: str = ""


def ends_with_score(name: str) -> bool:
    """Whether what is taken for a name has a score at its end, a single space before it."""
    return name[-1] in "0123456789.)]" and _NO_NAME_ENDS.search(name) is not None


def teams_in(rest: str) -> tuple[Club, str, Club] | None:
    """The home side, the score as it is written, and the away side; None where a line has no two sides."""
    score, status = "", ""
    rest = _GAP.sub("  ", rest)
    if behind := _STATUS_BEHIND.search(rest):
        status, rest = behind[1], rest[: behind.start()]
    sides = _VERSUS.split(rest, maxsplit=1)
    if len(sides) == 2:
        home, away = sides
        if found := _SCORE_AFTER.search(away):
            away, score = away[: found.start()], away[found.end() :]
    elif found := _DASHED.match(rest) or _SCORE_LAST.match(rest) or _MIDDLE.match(rest):
        home, score, away = found["home"], found["score"], found["away"]
    elif found := _NOT_PLAYED.match(rest):
        home, away = found["home"], found["away"]
    else:
        return None
    clubs = _club(home), _club(away)
    if not all(can_be_name(club.name) for club in clubs):
        return None
    return clubs[0], f"{score} {status}".strip(), clubs[1]


def can_be_name(words: str) -> bool:
    """Whether words can name a side: they are no score, and no numbers alone."""
    return _NO_NAME.fullmatch(words) is None


def _club(words: str) -> Club:
    """A side, the letters of its country apart, spaces made single, and the mark of a footnote left out."""
    words = _FOOTNOTE.sub("", " ".join(words.split())) or words
    country = _COUNTRY.search(words)
    return Club(words[: country.start()], country[1].upper()) if country else Club(words)
