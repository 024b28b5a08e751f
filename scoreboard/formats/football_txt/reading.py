"""A Football.TXT file into its rounds and matches, line by line; what cannot be read is told.

Both dialects are read: `Team (CCC) v Team (CCC)  2-1 (1-0)` of the files since 2020, and
`Team  2-1 (1-0)  Team  @ Ground` of the older ones and of national teams.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final, NamedTuple

from scoreboard.formats.football_txt.dates import (
    DATE,
    OFFSET,
    TIME,
    Calendar,
    Season,
    kick_off,
    offset_of,
    time_of,
)
from scoreboard.formats.football_txt.goals import Sides, read_goals
from scoreboard.formats.football_txt.headings import MARKED, Heading, heading
from scoreboard.formats.football_txt.match_lines import (
    NOT_DRAWN,
    Club,
    can_be_name,
    ends_with_score,
    teams_in,
)
from scoreboard.formats.football_txt.scores import (
    NO_RESULT,
    PAIR,
    Told,
    kicks_in,
    read_score,
    with_kicks,
)
from scoreboard.text import UNPRINTABLE, quoted


@dataclass(slots=True)
class Fixture:
    """A match line, and the goals under it."""

    line: int
    home: Club
    away: Club
    told: Told = NO_RESULT
    kickoff: date | None = None
    venue: str = ""
    leg: int | None = None
    """From 1, where the heading over it names one."""
    replay: bool = False
    """Whether the heading over it says that it is a replay."""
    number: int | None = None
    """The number by which later matches refer to it: `Winner Match 45`."""
    goals: Sides | None = None


@dataclass(slots=True)
class Round:
    """A round and its matches in the order of the file; several headings may tell of one."""

    heading: Heading
    line: int
    matches: list[Fixture] = field(default_factory=list)


class Remark(NamedTuple):
    """Something about a line, from 1, that the reader of the file should know."""

    line: int
    reason: str


@dataclass(slots=True)
class Document:
    """What a Football.TXT file holds."""

    title: str = ""
    season: Season | None = None
    rounds: dict[str, Round] = field(default_factory=dict)
    """By id, in the order of the file."""
    unread: list[Remark] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)
    """How many lines of each kind were read and have no place in a competition: line-ups, definitions."""


LONGEST: Final = 500
"""Characters of a line, as of any name in a competition. Longer ones are not looked at."""
_PLAIN: Final = re.compile(
    r"[ \t]+(\d{1,2}[.:]\d{2}[ \t]+)?(\S.*?)(?: \(([A-Za-z]{2,3})\))?"
    r"[ \t]+v[ \t]+(\S.*?)(?: \(([A-Za-z]{2,3})\))?(?:[ \t]{2,}([\d\[].*))?$"
)
"""A match line as most are: indented, perhaps a time, `Team (CCC) v Team (CCC)`, two spaces, a score."""
_TITLE: Final = re.compile(r"=+\s*(.+?)\s*=*\s*$")
_COMMENT: Final = re.compile(r"(?:\s+|^)(?:#|//).*$")
_NUMBERED: Final = re.compile(r"\s*\((\d{1,3})\)\s+")
_PROPERTY: Final = re.compile(r"\s*[^\W\d][\w .'’&/-]{0,40}:(?:\s|$)")
_GOALS: Final = re.compile(r"\s*Goals?:\s*(.*)$", re.IGNORECASE)
_PLACE_FIRST: Final = re.compile(r"@ (\S.*?)\s{2,}")
_BEGINS_WITH_SCORE: Final = re.compile(rf"{PAIR}\s+\D")
"""As a line does that goes on with the kicks of a shoot-out."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_DEFINITION: Final = re.compile(r"\s\|\s")
_MOST_GOAL_LINES: Final = 12


def read(text: str, hint: str = "") -> Document:
    """Everything in a file's text. Raises nothing: what cannot be read is in `unread`, with its line.

    `hint`, such as the file's name, tells the season where the text does not.
    """
    reader = _Reader(Season.find(hint))
    for number, line in enumerate(text.split("\n"), start=1):
        reader.take(number, line.rstrip())
    return reader.done()


class _Reader:
    """Takes lines in order, and remembers the round, the day and the time that the next one needs."""

    def __init__(self, season: Season | None) -> None:
        self.document = Document()
        self.hint = season
        self.calendar = Calendar(season)
        self.heading: Heading | None = None
        self.round: Round | None = None
        self.day: date | None = None
        self.time: time | None = None
        self.venue = ""
        """Where the matches of the day are played, where the line of the date says so."""
        self.match: Fixture | None = None
        self.open_goals: list[tuple[int, str]] | None = None
        """The lines of a list of goals that is not closed yet, with their numbers."""
        self.dated = True
        self.in_property = False
        self.comment = ""

    def take(self, number: int, line: str) -> None:
        """Take the next line."""
        if "\t" in line:
            line = line.replace("\t", "    ")
        if not line:
            self.in_property = False
        elif len(line) > LONGEST or UNPRINTABLE.search(line):
            self._unread(
                number, "longer than any line of a match" if len(line) > LONGEST else "control characters"
            )
        elif self.open_goals is not None:
            self._goals(number, line)
        elif (found := _PLAIN.match(line)) and self._plain(number, found):
            return
        else:
            self._other(number, line)

    def done(self) -> Document:
        """The document, after the last line."""
        while self.open_goals is not None:
            self._never_closed(self.open_goals)
        document = self.document
        document.title = document.title or self.comment
        document.season = document.season or self.hint
        return document

    def _plain(self, number: int, found: re.Match[str]) -> bool:
        """A match line as most are; False where there is more on it than that."""
        clock, home, home_country, away, away_country, score = found.groups()
        behind = found.string[found.end(2) :]
        if "  " in home or "  " in away or "@" in behind or "#" in behind or home[0] == "(":
            return False
        if not (can_be_name(home) and can_be_name(away)) or (score is None and ends_with_score(away)):
            return False
        if clock is not None:
            hour, minute = int(clock[:2].rstrip(".:")), int(clock.strip()[-2:])
            if hour > 23 or minute > 59:
                return False
            self.time = time(hour, minute)
        elif found.start(2) < 7:
            self.time = None
        try:
            told = read_score(score.strip()) if score else NO_RESULT
        except ValueError as error:
            self._unread(number, str(error))
            return True
        self._add(
            Fixture(
                number,
                Club(home, home_country or ""),
                Club(away, away_country or ""),
                told,
                kick_off(self.day, self.time),
            )
        )
        return True

    def _other(self, number: int, line: str) -> None:
        """Any line but a plain match: title, comment, heading, date, goals, or a match with more on it."""
        if line.lstrip().startswith("#"):
            self._remember(line)
            return
        line = _COMMENT.sub("", line) if "#" in line or "//" in line else line
        if not line.strip():
            return
        if line.startswith("=") and (title := _TITLE.match(line)):
            self._title(title[1])
        elif _DEFINITION.search(line):
            self.document.passed["definitions"] += 1
        elif self._date(number, line) or self._goes_on(line):
            return
        elif (goals := _GOALS.match(line)) and self.match is not None:
            self._begin_goals(number, f"[{goals[1]}]" if goals[1] else "")
        elif line.lstrip()[0] in "[(" and not _NUMBERED.match(line):
            self._begin_goals(number, line)
        elif (found := heading(line)) and not self._has_score(line):
            self._heading(number, found)
        elif _PROPERTY.match(line) or not self._match(number, line):
            self._rest(number, line)

    def _remember(self, line: str) -> None:
        """A comment: one before the first round may be what stands for a title."""
        words = line.strip("# \t")
        if not self.comment and words and not self.document.rounds and ":" not in words:
            self.comment = words
            self._season(words)

    def _goes_on(self, line: str) -> bool:
        """Whether a line goes on with a property, as a line-up of several lines does."""
        plain = line.strip()
        if not self.in_property or line[0] not in " \t":
            return False
        if not _BEGINS_WITH_SCORE.match(plain) and (self._has_score(line) or TIME.match(plain)):
            return False
        if plain[0] in "[(" or MARKED.match(line):
            return False
        self.document.passed["line-ups, cards and referees"] += 1
        return True

    def _title(self, words: str) -> None:
        words = re.split(r"\s+#|\s{2,}", words)[0].strip(" =")
        if not self.document.title:
            self.document.title = words
            self._season(words)

    def _season(self, words: str) -> None:
        season = Season.find(words)
        if season is not None and self.document.season is None:
            self.document.season = season
            self.calendar.season = season if self.calendar.year is None else self.calendar.season

    def _date(self, number: int, line: str) -> bool:
        """A line that holds a date and nothing else."""
        bare, at_sign, venue = line.strip().partition(" @ ")
        bare = bare[1:-1] if bare.startswith("[") and bare.endswith("]") else bare
        found = DATE.match(bare.strip())
        if found is None or found.end() != len(bare.strip()) or "  " in venue.strip():
            return False
        self.day, self.time, self.venue = self._day(number, found), None, venue.strip() if at_sign else ""
        return True

    def _day(self, number: int, found: re.Match[str]) -> date | None:
        """The day of a date; where there is none that is told, of a year that is not known only once."""
        day = self.calendar.day(found)
        if day is None and self.calendar.knows_year:
            self._unread(number, f"{quoted(found[0])} is no day")
        elif day is None and self.dated:
            self.dated = False
            self._unread(number, f"the year of {quoted(found[0])} is not known; tell it above: = Cup 2024/25")
        return day

    def _heading(self, number: int, found: Heading) -> None:
        if found.replay and not found.id:
            if self.round is None:
                self._unread(number, "replays before any round; put a heading such as » Final over them")
                return
            found = self.round.heading._replace(replay=True)
        self.heading, self.match, self.in_property = found, None, False
        self.round = self.document.rounds.setdefault(found.id, Round(found, number))

    def _has_score(self, line: str) -> bool:
        return re.search(rf"\s{PAIR}(?:\s|$)", line) is not None

    def _match(self, number: int, line: str) -> bool:
        """A match line with more on it: a number, a date, a ground, the score between the teams."""
        own = _NUMBERED.match(line)
        rest = (line[own.end() :] if own else line).strip()
        day, at, venue, offset = self.day, None, self.venue, None
        if (dated := DATE.match(rest)) and dated.end() < len(rest):
            day, self.time, rest = self._day(number, dated), None, rest[dated.end() :].strip()
            if place := _PLACE_FIRST.match(rest):
                venue, rest = place[1], rest[place.end() :]
        if timed := TIME.match(rest):
            at, rest = time_of(timed), rest[timed.end() :].strip()
            self.time = at
            if at is None:
                self._unread(number, f"{quoted(timed[0].strip())} is no time of day")
        rest, at_sign, ground = rest.partition(" @ ")
        if at_sign:
            where = OFFSET.search(ground)
            offset = offset_of(where) if where else None
            venue = re.sub(r"\s+", " ", ground[: where.start()] if where else ground).strip(" ,")
        teams = teams_in(rest.strip())
        if teams is None or not (own or dated or line[0] in " \t" or timed or at_sign or self.heading):
            return False
        home, score, away = teams
        if at is None and self.time is not None and line[:7].isspace():
            at = self.time
        if at is not None and offset is not None and at.tzinfo is None:
            at = at.replace(tzinfo=offset)
        try:
            told = read_score(score) if score else NO_RESULT
        except ValueError as error:
            self._unread(number, str(error))
            return True
        match = Fixture(
            number, home, away, told, kick_off(day, at), venue, number=int(own[1]) if own else None
        )
        self._add(match)
        return True

    def _add(self, match: Fixture) -> None:
        self.in_property = False
        if self.round is None or self.heading is None:
            self._unread(match.line, "a match before any round; put a heading such as » Final over it")
            return
        if match.home == match.away and not NOT_DRAWN.fullmatch(match.home.name):
            self._unread(match.line, f"{quoted(match.home.name)} cannot play itself")
            return
        match.leg, match.replay = self.heading.leg, self.heading.replay
        self.round.matches.append(match)
        self.match = match

    def _rest(self, number: int, line: str) -> None:
        """A line-up or another property of a match, or a line that goes on with one; else it is not read."""
        if _PROPERTY.match(line) and not line.rstrip().endswith(":"):
            self.in_property = True
            self.document.passed["line-ups, cards and referees"] += 1
        elif self.in_property and line[0] in " \t":
            self.document.passed["line-ups, cards and referees"] += 1
        elif line[0] not in " \t" and line.endswith(":") and len(line) < 60 and _LETTER.search(line):
            self._heading(number, heading(f"» {line}") or Heading("x", line, None, True))
        else:
            self._unread(number, "neither a round (» Final), a date, a match nor goals")

    def _begin_goals(self, number: int, line: str) -> None:
        if self.match is None:
            self._unread(number, "goals without a match before them")
            return
        self.open_goals = []
        self._goals(number, line)

    def _goals(self, number: int, line: str) -> None:
        """A line of a list of goals, which is read once its bracket is closed."""
        parts = self.open_goals or []
        parts.append((number, line))
        text = " ".join(part.strip() for _, part in parts).strip()
        if not text or text.count("[") > text.count("]") or text.count("(") > text.count(")"):
            self.open_goals = parts
            if len(parts) > _MOST_GOAL_LINES:
                self._never_closed(parts)
            return
        self.open_goals = None
        match = self.match
        if match is None:
            return
        try:
            if kicks := kicks_in(text):
                match.told = with_kicks(match.told, kicks)
                return
            match.goals = read_goals(
                text[1:-1] if text[0] in "[(" else text,
                match.told.score,
                extra_time=match.told.extra_time is not None,
            )
        except ValueError as error:
            self._unread(parts[0][0], f"goals left out: {error}")

    def _never_closed(self, parts: list[tuple[int, str]]) -> None:
        """Give up on a list of goals, and read the lines below its first one for what they are."""
        (begun, _), *below = parts
        self.open_goals = None
        self._unread(begun, "a list of goals without its closing bracket")
        for number, line in below:
            self.take(number, line)

    def _unread(self, number: int, reason: str) -> None:
        self.document.unread.append(Remark(number, reason))
