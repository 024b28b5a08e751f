"""Match lines in all their forms: two teams, a score between them or behind them, and what else they hold."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from football_samples import match, unread

from scoreboard.formats.football_txt.match_lines import Club, teams_in
from scoreboard.formats.football_txt.scores import Told

ROMA, MILAN = Club("AS Roma", "ITA"), Club("AC Milan", "ITA")
TWO_ONE = Told((1, 0), (2, 1))


@pytest.mark.parametrize(
    "line",
    [
        "    21.00  AS Roma (ITA)   v AC Milan (ITA)   2-1 (1-0)",
        "           AS Roma (ITA) v AC Milan (ITA) 2-1 (1-0)",
        "\tAS Roma (ITA)\tv\tAC Milan (ITA)\t2-1 (1-0)",
        "  AS Roma (Ita) vs. AC Milan (Ita)  2-1 (1-0)",
        "  AS Roma (ITA)  2-1 (1-0)  AC Milan (ITA)",
        "  AS Roma (ITA) 2:1 (1:0) AC Milan (ITA)",
        "  AS Roma (ITA)   AC Milan (ITA)   2-1 (1-0)",
        "(63) AS Roma (ITA)  2-1 (1-0)  AC Milan (ITA)",
        "  AS Roma (ITA)  2-1 (1-0)  AC Milan (ITA) [A]",
        "  AS  Roma (ITA)  v  AC  Milan (ITA)   2-1 (1-0)   # a comment",
        "AS Roma (ITA) v AC Milan (ITA) 2-1 (1-0)  // another",
    ],
)
def test_one_match_in_many_ways(line: str) -> None:
    """Tabs and blanks, the score last or in the middle, numbers, notes and comments."""
    found = match(line)
    assert (found.home, found.away, found.told) == (ROMA, MILAN, TWO_ONE)


def test_a_line_with_all_that_a_line_can_have() -> None:
    """Number, day, hour, score, ground."""
    final = match(
        "(64) Sun Jul/11 2010 20:30  Netherlands  0-1 a.e.t. (0-0)  Spain  @ Soccer City, Johannesburg"
    )
    assert final.number == 64
    assert final.kickoff == datetime(2010, 7, 11, 20, 30)
    assert (final.home.name, final.away.name) == ("Netherlands", "Spain")
    assert final.told == Told(None, (0, 0), (0, 1))
    assert final.venue == "Soccer City, Johannesburg"


def test_a_ground_told_with_the_date() -> None:
    """It is that of the matches below."""
    final = match(
        "June 20 @ Beograd, Crvena zvezda\nCzechoslovakia  2-2 a.e.t., 5-3 pen.  West Germany",
        above="= Euro 1976",
    )
    assert (final.venue, final.kickoff) == ("Beograd, Crvena zvezda", date(1976, 6, 20))
    assert final.told.shootout == (5, 3)


@pytest.mark.parametrize(
    ("home", "away"),
    [
        ("1. FC Köln", "FC Schalke 04"),
        ("Brighton & Hove Albion", "Bodø/Glimt"),
        ("BV Borussia 09 Dortmund", "1. FSV Mainz 05"),
        ("St. Patrick's Athletic", "Ki-Klaksvík"),
        ("Boca Juniors (Buenos Aires)", "Dnipro-1"),
        ("Śląsk Wrocław", "Ferencvárosi TC"),
        ("Vasco da Gama", "Volos"),
        ("浦和レッズ", "Аль-Хиляль"),
    ],
)
@pytest.mark.parametrize(
    "line", ["    21.00  {} v {}   1-0", "  {}  1-0  {}", "  {} v {}   @ Wembley", "  {} v {}"]
)
def test_names_hold_digits_dots_and_signs(home: str, away: str, line: str) -> None:
    """Whatever form the line has."""
    found = match(line.format(home, away))
    assert (found.home, found.away) == (Club(home), Club(away))


@pytest.mark.parametrize("name", ["[/]", "[bold]Reds[/bold]", "[@click=app.quit]x[/]", "FC [AET]"])
def test_hostile_names_are_names(name: str) -> None:
    """They are data, not markup and no status."""
    found = match(f"    21.00  {name} v Milan   2-1 (1-0)")
    assert (found.home.name, found.told) == (name, TWO_ONE)
    found = match(f"    21.00  Milan v {name}   2-1 (1-0)")
    assert (found.away.name, found.told) == (name, TWO_ONE)


@pytest.mark.parametrize(
    "line", ["  Roma  -  Milan", "  Roma v Milan", "  Roma v Milan  [postponed]", "  Roma v Milan [awarded]"]
)
def test_a_match_without_a_score(line: str) -> None:
    """It is to come, or was not played."""
    found = match(line)
    assert (found.home.name, found.away.name, found.told.played) == ("Roma", "Milan", False)
    assert bool(found.told.status) == ("[" in line)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("    21.00  Roma v Milan  2-", '"2-" is no score'),
        ("    21.00  Roma v Milan  2-1 (3-0)", "3-0 cannot become 2-1"),
        ("    21.00  Roma v Milan  [rained off]", '"rained off" in brackets is not known'),
        ("    25.00  Roma v Milan  2-1", '"25.00" is no time of day'),
        ("    Roma", "neither a round (» Final), a date, a match nor goals"),
        ("    Roma  2-1 (1-0)", "neither a round (» Final), a date, a match nor goals"),
        ("    21.00  (ITA) v Milan  2-1", "neither a round (» Final), a date, a match nor goals"),
        ("    2-1 v 1-0", "neither a round (» Final), a date, a match nor goals"),
        ("    Roma v Roma  2-1", '"Roma" cannot play itself'),
        ("    Ro\x07ma v Milan  2-1", "control characters"),
        ("    Ro\x00ma v Milan  2-1", "control characters"),
        ("    \u202eRoma v Milan  2-1", "control characters"),
        (f"    {'Roma ' * 100} v Milan  2-1", "longer than any line of a match"),
    ],
)
def test_a_line_that_cannot_be_read_is_told(line: str, says: str) -> None:
    """By its number; the lines around it are read."""
    (told,) = unread(f"= Cup 2024/25\n» Final\n{line}\n  Lyon v Nice  1-0\n")
    assert told[0] == 3
    assert says in told[1]


def test_a_match_before_any_round_is_told() -> None:
    """With what is missing."""
    assert unread("= Cup 2024/25\n    21.00  Roma v Milan  2-1\n» Final\n") == [
        (2, "a match before any round; put a heading such as » Final over it")
    ]


def test_no_teams_in_a_line_without_two_sides() -> None:
    """What stands alone is none."""
    assert teams_in("Roma") is None
    assert teams_in("") is None
