"""A file as a new competition: its rounds, rules, ids, names and log."""

from __future__ import annotations

from datetime import datetime

import pytest
from football_samples import (
    LEIPZIG_2022,
    SAMPLES,
    SPRING_2012,
    SPRING_2019,
    WORLD_CUP_2022,
    board_from,
    board_of,
    document,
    doubts,
    imported,
)

from scoreboard.formats.football_txt.importing import NothingToImport
from scoreboard.minute import Minute

CUP = "= Cup 2024/25\n"
LEAGUE_PHASE = (
    "» League, Matchday 1\n  Roma 1-0 Milan\n  Lyon 2-0 Nice\n"
    "» League, Matchday 2\n  Nice 1-0 Milan\n  Lyon 2-0 Roma\n"
)
KNOCKOUT = "» Semi-finals\n  Roma 1-0 Milan\n  Lyon 2-0 Nice\n» Final\n  Roma 0-1 Lyon\n"


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_is_imported_checks_without_refusals(sample: str) -> None:
    """Nothing in the log goes against the rules that were given to the competition."""
    assert doubts(board_from(SAMPLES[sample])) == []


def test_name_season_and_rules() -> None:
    """Two legs are the rule where most ties have two; the final has its own."""
    draw = imported(SPRING_2019).draw
    assert (draw["name"], draw["season"]) == ("UEFA Champions League", "2018/19")
    assert draw["rules"] == {"legs": 2, "away_goals": "extra_time"}
    assert draw["rounds"] == {
        "qf": {"name": "Quarter-finals"},
        "sf": {"name": "Semi-finals"},
        "final": {"name": "Final", "rules": {"legs": 1}},
    }


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("= UEFA Champions League 2018/19", "UEFA Champions League"),
        ("= UEFA Champions League - Finals 2018/19", "UEFA Champions League"),
        ("= Champions League 2018-19 - Knockout", "Champions League"),
        ("= DFB Pokal 2018/19  # no. 76", "DFB Pokal"),
        ("= 2018/19", "Cup"),
        ("# Champions League 2018/19", "Champions League"),
        ("", "Cup"),
    ],
)
def test_the_name_of_a_competition(title: str, name: str) -> None:
    """The title without its season and without the part of the competition that the file holds."""
    draw = imported(f"{title}\n» Final\n  Roma 0-1 Lyon\n", hint="2018-19 cl").draw
    assert (draw["name"], draw["season"]) == (name, "2018/19")


def test_name_and_season_may_be_told() -> None:
    """They stand over the title."""
    draw = imported(SPRING_2019, name="My Cup", season="2019").draw
    assert (draw["name"], draw["season"]) == ("My Cup", "2019")


def test_teams_with_ids_short_names_codes_and_countries() -> None:
    """As one would write them by hand."""
    assert imported(LEIPZIG_2022).draw["teams"] == {
        "leipzig": {"name": "RB Leipzig", "short": "Leipzig", "code": "LEI", "country": "GER"},
        "spartak-moskva": {"name": "Spartak Moskva", "code": "SPA", "country": "RUS"},
        "atalanta": {"name": "Atalanta BC", "short": "Atalanta", "code": "ATA", "country": "ITA"},
        "bayer-leverkusen": {
            "name": "Bayer 04 Leverkusen", "short": "Bayer Leverkusen", "code": "BAY", "country": "GER"
        },
    }  # fmt: skip


def test_legs_with_their_kick_offs_and_grounds() -> None:
    """Hours as they are told, days alone where no hour is."""
    draw = imported(WORLD_CUP_2022).draw
    assert draw["ties"]["final"]["legs"] == [
        {"kickoff": datetime(2022, 12, 18, 18), "venue": "Lusail Stadium, Lusail"}
    ]


@pytest.mark.parametrize(
    ("title", "day", "rule"),
    [
        ("= CL 2008/09", "Tue Apr/28 2009", "extra_time"),
        ("= CL 2020/21", "Tue Mar/9 2021", "extra_time"),
        ("= CL 2021/22", "Tue Jun/22 2021", "extra_time"),
        ("= CL 2021/22", "Tue Jul/6 2021", "none"),
        ("= EL 2023/24", "Thu Apr/11 2024", "none"),
        ("= European Cup 1955/56", "Apr/4 1956", "none"),
        ("= CL 2018/19", "", "extra_time"),
        ("= CL 2022/23", "", "none"),
        ("= CL", "", "none"),
    ],
)
def test_away_goals_by_the_day_of_the_first_match(title: str, day: str, rule: str) -> None:
    """From 1965 to June 2021; by the season where no match has a day, and not at all without both."""
    text = f"{title}\n» Final\n{f'  {day}' if day else ''}\n  Roma 0-1 Lyon\n"
    assert imported(text).draw["rules"]["away_goals"] == rule
    assert imported(text, away_goals="normal_time").draw["rules"]["away_goals"] == "normal_time"


def test_the_log_is_in_the_order_in_which_it_happened() -> None:
    """Whatever the order of the file: goals by the minute, matches by day and hour, ids rising."""
    log = imported(SPRING_2012).log
    assert [block["id"] for block in log] == list(range(1, len(log) + 1))
    assert [
        (block["match"], block["kind"], block.get("minute"), block.get("player"), block.get("type"))
        for block in log[:8]
    ] == [
        ("sf1.1", "goal", "17", "Ribéry", None),
        ("sf1.1", "goal", "53", "Özil", None),
        ("sf1.1", "goal", "90", "Gómez", None),
        ("sf1.1", "result", None, None, None),
        ("sf2.1", "goal", "45+2", "Drogba", None),
        ("sf2.1", "result", None, None, None),
        ("sf2.2", "goal", "35", "Busquets", None),
        ("sf2.2", "goal", "43", "Iniesta", None),
    ]


def test_goals_and_result_are_one_score() -> None:
    """The goals explain the result, they are not added to it."""
    board = board_from(WORLD_CUP_2022)
    final = board.match("final.1")
    assert (final.score, final.full_time, final.half_time) == ((3, 3), (2, 2), (2, 0))
    assert board.ties["final"].penalties == (4, 2)
    assert [goal.minute for goal in final.timeline if goal.kind == "goal"][-1] == Minute(118)


def test_tables_are_passed_over() -> None:
    """A file with a league phase: the knockout rounds are what is wanted."""
    draw = imported(CUP + LEAGUE_PHASE + KNOCKOUT).draw
    assert list(draw["rounds"]) == ["sf", "final"]


def test_a_league_of_numbered_rounds_is_a_table() -> None:
    """In a league everybody plays on; in a cup half of them do."""
    league = "» Round 1\n  Roma 1-0 Milan\n  Lyon 2-0 Nice\n» Round 2\n  Nice 1-0 Milan\n  Lyon 2-0 Roma\n"
    cup = "» Round 1\n  Roma 1-0 Milan\n  Lyon 2-0 Nice\n» Round 2\n  Lyon 2-0 Roma\n"
    with pytest.raises(NothingToImport, match='no knockout round in it; it holds "Round 1", "Round 2"'):
        imported(CUP + league)
    assert list(imported(CUP + cup).draw["ties"]) == ["round-1-1", "round-1-2", "round-2-1"]


@pytest.mark.parametrize("named", ["sf", "Semi-finals", "semi-finals", "SEMI-FINALS"])
def test_rounds_are_chosen_by_name_or_id(named: str) -> None:
    """In the order of the file, whatever the order of the wish."""
    assert list(imported(CUP + KNOCKOUT, rounds=[named]).draw["ties"]) == ["sf1", "sf2"]
    assert list(imported(CUP + KNOCKOUT, rounds=["final", named]).draw["rounds"]) == ["sf", "final"]


@pytest.mark.parametrize(
    ("text", "rounds", "says"),
    [
        (KNOCKOUT, ["semi-final"], 'no round "semi-final"; did you mean "Semi-finals"?'),
        (KNOCKOUT, ["xyz"], 'no round "xyz"; there are "Semi-finals", "Final"'),
        (LEAGUE_PHASE + KNOCKOUT, ["League, Matchday 1"], "is a table, and knocks nobody out"),
        (LEAGUE_PHASE, [], 'no knockout round in it; it holds "League, Matchday 1"'),
        ("", [], "no match of any round in it"),
        ("» Final\n", [], "no match of any round in it"),
        ("» Final\n  N.N. v N.N.\n", [], "no tie of its knockout rounds is drawn yet"),
    ],
)
def test_nothing_to_import_says_why(text: str, rounds: list[str], says: str) -> None:
    """In one line, with what there is."""
    with pytest.raises(NothingToImport) as told:
        imported(CUP + text, rounds=rounds)
    assert says in str(told.value).replace("semi-finals", "Semi-finals")


def test_a_round_that_is_not_drawn_yet_is_no_round() -> None:
    """Its heading alone makes none; an undrawn final is told."""
    found = imported(CUP + "» Semi-finals\n  Roma v Milan\n  Lyon v Nice\n» Final\n")
    assert list(found.draw["rounds"]) == ["sf"]
    assert {tie.next for tie in board_of(found).ties.values()} == {None}


def test_ids_of_rounds_with_long_names_are_short_enough() -> None:
    """A heading that fills the line, and a team that does."""
    found = imported(f"{CUP}» {'Torneo ' * 40}\n  {'Club ' * 40}Roma v Milan  1-0\n")
    assert all(len(name) <= 60 for table in ("teams", "rounds", "ties") for name in found.draw[table])
    assert board_of(found).competition.name == "Cup"


def test_reading_needs_no_year_for_what_it_does_not_date() -> None:
    """Without any date the log follows the file."""
    log = imported(CUP + KNOCKOUT).log
    assert [block["match"] for block in log] == ["sf1.1", "sf2.1", "final.1"]
    assert "kickoff" not in str(imported(CUP + KNOCKOUT).draw)
    assert document(CUP + KNOCKOUT).unread == []
