"""Dates and times as Football.TXT writes them: `Tue Feb/14 2012`, `[Feb/14]`, `Sat Dec 3`, `20.45`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Final, NamedTuple

_DAYS: Final = {
    "mo": 0, "tu": 1, "di": 1, "we": 2, "mi": 2, "th": 3, "do": 3, "fr": 4, "sa": 5, "su": 6, "so": 6,
}  # fmt: skip
_MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "mär": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip
_MONTH: Final = "|".join(_MONTHS)
DATE: Final = re.compile(
    rf"""(?:(?P<weekday>mon?|tue?|di|wed?|mi|thu?|do|fri?|sat?|sun?|so)[a-z]*\.?,?\s+)?
    (?: (?P<month>{_MONTH})[a-zä]*\.?(?:/|[ ])\s*(?P<day>\d{{1,2}})(?!\d|[-–:.]\d)
    |   (?P<day_first>\d{{1,2}})\.?[ /](?P<month_last>{_MONTH})[a-zä]*\.?
    |   (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
    |   (?P<day_number>\d{{1,2}})(?P<sign>[./-])(?P<month_number>\d{{1,2}})
        (?:(?P=sign)(?P<short_year>(?:18|19|20)?\d{{2}})|(?<=\.\d)\.|(?<=\.\d\d)\.)
    )
    (?:,?\s+(?P<year>(?:18|19|20)\d{{2}}))?(?=\s|\]|$)""",
    re.IGNORECASE | re.VERBOSE,
)
"""A date: `Tue Feb/14 2012`, `Sat Dec 3`, `3. Dez`, `2012-02-14`, `14.02.2012`, `14/2/12`, `14.2.`"""
_OFFSET: Final = r"(?:UTC|GMT)\s?(?P<offset>[-+−±]\d{1,2})(?::?(?P<half>\d{2}))?"
TIME: Final = re.compile(
    rf"(?P<hour>\d{{1,2}})[.:h](?P<minute>\d{{2}})(?:\s*\(?{_OFFSET}\)?|\s+(?P<zone>CES?T|UTC|GMT)(?=\s))?"
    r"(?:\s*\(\d{1,2}[.:]\d{2}[^()]*\))?(?=\s)"
)
"""A time of day, its offset where that is told; what it is elsewhere may stand behind it."""
OFFSET: Final = re.compile(rf"\(?{_OFFSET}\)?")
_ZONES: Final = {"CET": 1, "CEST": 2}
_SEASON: Final = re.compile(r"\b((?:18|19|20)\d{2})(?:\s?[/–-]\s?(\d{4}|\d{2}))?(?!\d)")


class Season(NamedTuple):
    """The season of a file: how it is written, and the years in which it begins and ends."""

    written: str
    first: int
    last: int

    @classmethod
    def find(cls, words: str) -> Season | None:
        """The season that a title or a file's name tells: `2023/24`, `2023-24`, `2026`."""
        found = _SEASON.search(words.replace("_", " "))
        if found is None:
            return None
        first = int(found[1])
        if found[2] is None:
            return cls(found[1], first, first)
        last = first - first % 100 + int(found[2][-2:])
        last += 100 if last < first else 0
        return (
            cls(f"{first}/{found[2][-2:]}", first, last) if last - first < 2 else cls(found[1], first, first)
        )

    @classmethod
    def of(cls, day: date) -> Season:
        """The season that a day belongs to, where nothing else tells."""
        return cls("", day.year, day.year + 1) if day.month > 6 else cls("", day.year - 1, day.year)


@dataclass(slots=True)
class Calendar:
    """What year it is in a file, which tells that now and then only."""

    season: Season | None = None
    year: int | None = None
    latest: date | None = None

    @property
    def knows_year(self) -> bool:
        """Whether anything has told which years a date can be in."""
        return self.season is not None or self.year is not None

    def day(self, found: re.Match[str]) -> date | None:
        """The day of a date as DATE finds it; None for a day that does not exist, or where no year is known.

        Without a year it is in the one told last, or in one of the season's; the day of the week decides.
        """
        if found["iso"]:
            return self._seen(_day(int(found["iso"][:4]), int(found["iso"][5:7]), int(found["iso"][8:])))
        if found["month_number"]:
            month, day = int(found["month_number"]), int(found["day_number"])
        else:
            month = _MONTHS[(found["month"] or found["month_last"])[:3].lower()]
            day = int(found["day"] or found["day_first"])
        if year := found["year"] or found["short_year"]:
            century = "" if len(year) == 4 else "20"
            return self._seen(_day(int(century + year), month, day))
        possible = [each for each in (_day(year, month, day) for year in self._years(month)) if each]
        if found["weekday"]:
            weekday = _DAYS[found["weekday"][:2].lower()]
            possible = [each for each in possible if each.weekday() == weekday] or possible
        return self._seen(possible[0], told=False) if possible else None

    def _seen(self, day: date | None, *, told: bool = True) -> date | None:
        if day is not None:
            self.latest = day
            if told or self.year is not None:
                self.year = day.year
            self.season = self.season or Season.of(day)
        return day

    def _years(self, month: int) -> list[int]:
        """The years that a date without one may be in, the likely ones first."""
        years: list[int] = []
        if self.season is not None:
            by_month = self.season.first if month > 6 else self.season.last
            years = [by_month, self.season.first, self.season.last]
        if self.year is not None:
            near = [self.year, self.year + 1, self.year - 1]
            forward = self.latest is not None and self.latest.month <= month
            years = near + years if forward or not years else years + near
        return list(dict.fromkeys(years))


def time_of(found: re.Match[str]) -> time | None:
    """The time of day that TIME has found, with its offset if told; None where there is no such time."""
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour == 24 and not minute:
        hour = 0
    return time(hour, minute, tzinfo=offset_of(found)) if hour < 24 and minute < 60 else None


def offset_of(found: re.Match[str]) -> timezone | None:
    """The offset from UTC that is told."""
    if (zone := found.groupdict().get("zone")) is not None:
        return timezone(timedelta(hours=_ZONES.get(zone.upper(), 0)))
    if not found["offset"]:
        return None
    hours = int(found["offset"].replace("−", "-").replace("±", ""))
    minutes = int(found["half"] or 0)
    offset = timedelta(hours=hours, minutes=-minutes if hours < 0 else minutes)
    return timezone(offset) if abs(offset) < timedelta(hours=24) else None


def kick_off(day: date | None, at: time | None) -> date | None:
    """A kick-off: a datetime, the day alone where the time is not known, None where the day is not."""
    return datetime.combine(day, at) if day is not None and at is not None else day


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
