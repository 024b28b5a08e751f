"""The dates of Football.TXT, which name the year now and then only."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from football_samples import match, matches, unread

from scoreboard.formats.football_txt.dates import DATE, TIME, Calendar, Season, time_of


def day(written: str, calendar: Calendar | None = None) -> date | None:
    """The day of a date."""
    found = DATE.fullmatch(written)
    assert found is not None, written
    return (calendar or Calendar(Season("2023/24", 2023, 2024))).day(found)


@pytest.mark.parametrize(
    "written",
    [
        "Thu Apr/18 2024", "Apr/18", "Thu Apr 18", "April 18", "18 April", "18. Apr", "Do 18.4.",
        "18.04.2024", "18/4/24", "2024-04-18", "Thursday Apr/18 2024", "Th 18/4/24",
    ],
)  # fmt: skip
def test_ways_to_write_the_18th_of_april_2024(written: str) -> None:
    """In English and German, the month as a word or a number, with the year or without."""
    assert day(written) == date(2024, 4, 18)


@pytest.mark.parametrize(
    ("words", "season"),
    [
        ("UEFA Champions League 2018/19", ("2018/19", 2018, 2019)),
        ("2018-19 cl", ("2018/19", 2018, 2019)),
        ("2018-2019", ("2018/19", 2018, 2019)),
        ("1999/00", ("1999/00", 1999, 2000)),
        ("World Cup 2022", ("2022", 2022, 2022)),
        ("Euro 1968 # Italy", ("1968", 1968, 1968)),
        ("2019_20 cup", ("2019", 2019, 2019)),
    ],
)
def test_the_season_of_a_title(words: str, season: tuple[str, int, int]) -> None:
    """Of two years, or of one."""
    assert Season.find(words) == season


def test_no_season_in_a_title_without_a_year() -> None:
    """Numbers of other kinds are none."""
    assert Season.find("Cup of the 32 clubs, no. 71") is None


def test_the_season_decides_where_no_date_has_a_year() -> None:
    """Autumn is in its first year, spring in its second."""
    text = "= Cup 2011/12\n» Round 1\n[Oct/25]\n  A v B\n» Round 2\n[Dec/20]\n  C v D\n[Feb/14]\n  E v F\n"
    assert [each.kickoff for each in matches(text)] == [
        date(2011, 10, 25), date(2011, 12, 20), date(2012, 2, 14)
    ]  # fmt: skip


def test_the_day_of_the_week_decides_where_the_season_began_in_june() -> None:
    """The preliminary round of 2018/19 was played on Tuesday 26 June 2018, and May was 2019."""
    text = "= CL 2018/19\n» Preliminary round\n[Tue Jun/26]\n  A v B\n» Final\n[Sat Jun/1]\n  C v D\n"
    assert [each.kickoff for each in matches(text)] == [date(2018, 6, 26), date(2019, 6, 1)]


def test_a_year_told_once_holds_until_the_new_year() -> None:
    """December is followed by January of the next year, without its being said."""
    text = "= Cup\n» Round 1\n  Sat Dec/29 2018\n  A v B\n  Tue Jan/8\n  C v D\n  Wed May/8\n  E v F\n"
    assert [each.kickoff for each in matches(text)] == [
        date(2018, 12, 29), date(2019, 1, 8), date(2019, 5, 8)
    ]  # fmt: skip


def test_a_file_in_the_order_of_its_groups_goes_back_in_time() -> None:
    """A round listed path by path: the autumn of the second path is that of the first."""
    text = (
        "= Cup 2024/25\n» Round 1\n  Thu Oct/24 2024\n  A v B\n"
        "  Thu Jan/30 2025\n  C v D\n  Thu Oct/24\n  E v F\n"
    )
    assert matches(text)[2].kickoff == date(2024, 10, 24)


def test_the_name_of_the_file_tells_the_season_where_the_text_does_not() -> None:
    """As `1960-61/cl.txt` does."""
    (semi_final,) = matches("Semi-finals\n\n[May/3]\n  Barcelona  1-0  Hamburg\n", "1960-61 cl")
    assert semi_final.kickoff == date(1961, 5, 3)


def test_a_day_that_does_not_exist_is_told() -> None:
    """30 February: the match is there, its day is not."""
    text = "= Cup 2023/24\n» Final\n  Fri Feb/30\n    20.45  Milan v Roma  2-1\n"
    assert unread(text) == [(3, '"Fri Feb/30" is no day')]


def test_a_year_that_nothing_tells_is_asked_for_once() -> None:
    """Two dates, one line."""
    text = "= Cup\n» Final\n[Apr/12]\n  Milan v Roma  2-1\n[Apr/19]\n  Roma v Milan  1-0\n"
    assert unread(text) == [(3, 'the year of "Apr/12" is not known; tell it above: = Cup 2024/25')]


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("20.45 ", time(20, 45)),
        ("20:45 ", time(20, 45)),
        ("20h45 ", time(20, 45)),
        ("24:00 ", time(0)),
        ("12:00 UTC-7 ", time(12, tzinfo=timezone(-timedelta(hours=7)))),
        ("21:30 UTC+5:30 ", time(21, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))),
        ("15:00 UTC−3:30 ", time(15, tzinfo=timezone(-timedelta(hours=3, minutes=30)))),
        ("20:45 CEST ", time(20, 45, tzinfo=timezone(timedelta(hours=2)))),
        ("20:45 CET (19:45 UTC±0) ", time(20, 45, tzinfo=timezone(timedelta(hours=1)))),
        ("20:45 UTC ", time(20, 45, tzinfo=UTC)),
        ("25:00 ", None),
        ("20:75 ", None),
    ],
)
def test_times_of_day(written: str, at: time | None) -> None:
    """With an offset where that is told."""
    found = TIME.match(written)
    assert found is not None
    assert time_of(found) == at


def test_a_kick_off_has_the_offset_of_its_ground() -> None:
    """Russia 2018: the offset stands behind the ground."""
    uruguay = match(
        "(49) Sat Jun/30 21:00  Uruguay  2-1 (1-0)  Portugal  @ Fisht Stadium, Sochi (UTC+3)",
        "Round of 16",
        "= World Cup 2018",
    )
    assert uruguay.kickoff == datetime(2018, 6, 30, 21, tzinfo=timezone(timedelta(hours=3)))
    assert uruguay.venue == "Fisht Stadium, Sochi"


def test_the_hour_above_holds_for_matches_without_one() -> None:
    """Eleven spaces in place of it; less indented there is none."""
    text = (
        "= Cup 2023/24\n» Semi-finals\n  Thu Apr/18\n"
        "    21.00  Roma v Milan  2-1\n           Marseille v Benfica  1-0\n  Lyon v Nice  0-0\n"
    )
    hours = [each.kickoff.strftime("%H:%M") for each in matches(text) if isinstance(each.kickoff, datetime)]
    assert hours == ["21:00", "21:00"]
    assert matches(text)[2].kickoff == date(2024, 4, 18)
