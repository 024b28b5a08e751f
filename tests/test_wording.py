"""The sentences people read, word for word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from building import (
    award,
    decision,
    drawn,
    ended,
    extra_time,
    goal,
    kicks,
    ninety_minutes,
    one_match,
    play,
    result,
    status,
    two_legs,
    void,
    whistle,
)

from scoreboard.board import Board
from scoreboard.dates import kick_off
from scoreboard.rules.bracket import Unsettled
from scoreboard.rules.needs import needs
from scoreboard.rules.sides import Side
from scoreboard.wording import (
    bye_line,
    clock,
    headline,
    need,
    next_kick,
    result_lines,
    scoreline,
    short_handed,
    side_name,
    unsettled,
)


def told(board: Board, tie: str = "tie") -> str | None:
    """The headline of a tie."""
    return headline(board.competition, board.ties[tie])


def lines(board: Board, number: int = 0, tie: str = "tie") -> list[str]:
    """The result lines of a match."""
    return result_lines(board.competition, board.ties[tie], number)


def velodrome(*events) -> Board:
    """Benfica 2-1 Marseille, and these events."""
    return play(two_legs("Benfica", "Marseille"), result("tie.1", (2, 1)), *events)


def shootout(series: str) -> Board:
    """The shoot-out in Marseille after these kicks."""
    return velodrome(
        goal("tie.2", "Marseille", "79"),
        ninety_minutes("tie.2"),
        extra_time("tie.2"),
        whistle("tie.2", "shootout", first="benfica"),
        kicks("tie.2", "Benfica", "Marseille", series),
    )


def final(*events, **rules) -> Board:
    """France v Italy, a single match, after these events."""
    return play(one_match("France", "Italy", **rules), *events)


def test_nothing_is_told_before_the_first_kick_off() -> None:
    """A tie not begun has no headline."""
    assert told(play(two_legs("Milan", "Roma"))) is None


def test_a_lead_on_aggregate() -> None:
    """Roma two up in the second leg after a 1-0."""
    goals = [goal("tie.2", "Roma", "12"), goal("tie.2", "Roma", "22")]
    board = play(two_legs("Milan", "Roma"), result("tie.1", (0, 1)), goals)
    assert told(board) == "Roma lead 3-0 on agg"


def test_level_on_aggregate() -> None:
    """Moumbagna, 79'."""
    assert told(velodrome(goal("tie.2", "Marseille", "79"))) == "Level 2-2 on agg"


def test_a_win_on_aggregate() -> None:
    """Liverpool 0-3, 1-0: the winner's goals first."""
    board = play(two_legs("Liverpool", "Atalanta"), result("tie.1", (0, 3)), result("tie.2", (0, 1)))
    assert told(board) == "Atalanta win 3-1 on agg"


def test_a_win_on_penalties() -> None:
    """Marseille, the winner's kicks first."""
    assert told(shootout("xoooooxo")) == "Marseille win 4-2 on penalties"


def test_a_lead_in_the_shootout() -> None:
    """After three kicks each, and level after two kicks."""
    assert told(shootout("xooooo")) == "Marseille lead 3-2 on penalties"
    assert told(shootout("oo")) == "Level 1-1 on penalties"


def test_a_win_on_away_goals() -> None:
    """Bayern 2-3 Paris, Paris 0-1 Bayern (2021)."""
    board = play(
        two_legs("Bayern", "Paris", away_goals="extra_time"), result("tie.1", (2, 3)), result("tie.2", (0, 1))
    )
    assert told(board) == "Paris win on away goals (agg 3-3)"


def test_a_lead_on_away_goals() -> None:
    """The same before the final whistle: level, and who is ahead all the same."""
    board = play(
        two_legs("Bayern", "Paris", away_goals="extra_time"),
        result("tie.1", (2, 3)),
        goal("tie.2", "Bayern", "40"),
    )
    assert told(board) == "Level 3-3 on agg, Paris lead on away goals"


def test_a_win_after_extra_time_over_two_legs() -> None:
    """2-2, then 2-1 after extra time: the contract's sentence."""
    board = play(
        two_legs("Bayern", "Real Madrid"), result("tie.1", (2, 2)), result("tie.2", (1, 1), extra_time=(2, 1))
    )
    assert told(board) == "Real Madrid win 4-3 on agg after extra time"


def test_a_single_match_has_no_aggregate() -> None:
    """Atalanta win 3-0, after extra time where it was."""
    assert told(final(result("tie.1", (3, 0)))) == "France win 3-0"
    assert told(final(result("tie.1", (0, 0), extra_time=(0, 2)))) == "Italy win 2-0 after extra time"


@pytest.mark.parametrize("rule", ["golden", "silver"])
def test_a_golden_and_a_silver_goal(rule: str) -> None:
    """France 2-1 Italy, Rotterdam 2000."""
    board = final(result("tie.1", (1, 1), extra_time=(2, 1)), extra_time=f"{rule}_goal")
    assert told(board) == f"France win 2-1 with a {rule} goal"


def test_what_comes_next_in_a_level_tie() -> None:
    """At full-time extra time is next, after it penalties, and with no step left a decision."""
    board = final(ninety_minutes("tie.1"))
    assert told(board) == "Level 0-0, extra time next"
    assert told(play(board, extra_time("tie.1"))) == "Level 0-0, penalties next"
    assert told(final(ninety_minutes("tie.1"), extra_time("tie.1"), shootout=False)) == (
        "Level 0-0, awaiting a decision"
    )


def test_a_decision_and_its_reason() -> None:
    """Who is put through and why; the winner of a final wins."""
    draw = drawn(
        {"sf1": {"teams": ["italy", "france"]}, "final": {"teams": [{"winner": "sf1"}, "spain"]}},
        *("Italy", "France", "Spain"),
        legs=1,
    )
    board = play(draw, decision("sf1", "Italy", "coin toss"), decision("final", "Spain", "walkover"))
    assert told(board, "sf1") == "Italy go through: coin toss"
    assert told(board, "final") == "Spain win: walkover"


def test_a_bye() -> None:
    """One side and its bye, in the headline and as a result line."""
    draw = drawn(
        {"qf1": {"teams": ["roma", {"bye": True}]}, "sf1": {"teams": [{"winner": "qf1"}, "milan"]}},
        *("Roma", "Milan"),
    )
    board = play(draw)
    assert told(board, "qf1") == "Roma go through with a bye"
    assert bye_line(draw, board.ties["qf1"]) == "Roma (bye)"


def test_an_award_in_words() -> None:
    """Münster 1-3 Wolfsburg, awarded 2-0, with the reason on the result line."""
    board = play(
        one_match("Münster", "Wolfsburg"), result("tie.1", (1, 3)), award("tie.1", 2, 0, "ineligible")
    )
    assert told(board) == "Münster win 2-0 (awarded)"
    assert lines(board)[0].startswith("Münster 2 Wolfsburg 0 (awarded: ineligible")


def test_result_lines_of_a_tie_on_penalties_are_two() -> None:
    """The score with the aggregate, then who won."""
    assert lines(shootout("xoooooxo"), 1) == [
        "Marseille 1 Benfica 0 (Agg 2-2)",
        "Marseille win 4-2 on penalties",
    ]


def test_a_first_leg_has_the_score_alone() -> None:
    """Benfica 2 Marseille 1."""
    assert lines(velodrome(), 0) == ["Benfica 2 Marseille 1"]


def test_a_single_match_has_its_score_alone() -> None:
    """Nothing to add to a final won by its score."""
    assert lines(final(result("tie.1", (3, 0)))) == ["France 3 Italy 0"]


def test_a_match_to_come_has_its_date(evening) -> None:
    """Semi-final and final, with names or with where the sides come from."""
    assert lines(evening, 0, "sf1") == ["Marseille v Atalanta (Thu 2 May 2024, 21:00)"]
    assert lines(evening, 0, "final") == ["Winner of SF1 v Winner of SF2 (Wed 22 May 2024, 21:00)"]


def test_a_date_without_an_hour_and_none_at_all() -> None:
    """A date alone, and a match not arranged."""
    draw = drawn(
        {"tie": {"teams": ["roma", "milan"], "legs": [{"kickoff": datetime(2024, 5, 2).date()}, {}]}},
        "Roma",
        "Milan",
    )
    assert [kick_off(leg) for leg in draw.legs("tie")] == ["Thu 2 May 2024", "date to be arranged"]


def test_an_abandoned_match_says_so() -> None:
    """The score, and that it was abandoned."""
    board = final(goal("tie.1", "France", "9"), status("tie.1", "abandoned"))
    assert lines(board)[0].startswith("France 1 Italy 0 (abandoned")


def test_scorelines() -> None:
    """Home first; `v` before kick-off; the kicks behind the score, home first too."""
    board = velodrome()
    assert scoreline(board.competition, board.ties["tie"], 1) == "Marseille v Benfica"
    board = shootout("xoooooxo")
    assert scoreline(board.competition, board.ties["tie"], 1) == "Marseille 1-0 Benfica (4-2 on penalties)"
    assert scoreline(board.competition, board.ties["tie"], 1, (0, 0)) == "Marseille 0-0 Benfica"


def test_a_side_not_known_yet_is_named_by_its_source(evening) -> None:
    """Winner of SF1, in a narrow place W SF1."""
    final = evening.ties["final"]
    assert side_name(evening.competition, final, Side.FIRST) == "Winner of SF1"
    assert side_name(evening.competition, final, Side.SECOND, "code") == "W SF2"


def test_what_each_side_needs() -> None:
    """Level, behind, and through as it stands."""
    board = velodrome(goal("tie.2", "Marseille", "79"))
    tie = board.ties["tie"]
    both = [need(board.competition, tie, side, needs(tie)[side]) for side in Side]
    assert both == ["Benfica: 1 goal puts them through", "Marseille: 1 goal puts them through"]
    board = velodrome(whistle("tie.2", "first_half"))
    tie = board.ties["tie"]
    both = [need(board.competition, tie, side, needs(tie)[side]) for side in Side]
    assert both == [
        "Benfica go through as it stands",
        "Marseille: 1 goal brings extra time, 2 put them through",
    ]


@pytest.mark.parametrize(
    ("series", "words"),
    [
        ("", "next: Benfica"),
        ("x", "next: Marseille"),
        ("xooooox", "next: Marseille, to win it"),
        ("xoxo", "next: Benfica"),
        ("xoxoo", "next: Marseille"),
        ("xoxooo", "next: Benfica, must score"),
        ("oooooooooo", "next: Benfica, sudden death"),
        ("ooooooooooo", "next: Marseille, sudden death, must score"),
        ("oooooooooox", "next: Marseille, sudden death, to win it"),
        ("xooooooo", "next: Benfica, must score"),
    ],
)
def test_who_kicks_next_and_what_hangs_on_it(series: str, words: str) -> None:
    """The side, and must score, to win it or sudden death."""
    board = shootout(series)
    tie = board.ties["tie"]
    assert next_kick(board.competition, tie, tie.shootout) == words


def test_nobody_kicks_next_when_it_is_decided() -> None:
    """Marseille have won."""
    board = shootout("xoooooxo")
    assert next_kick(board.competition, board.ties["tie"], board.ties["tie"].shootout) is None


def test_what_an_entry_unsettles(evening) -> None:
    """The contract's sentence, with the events counted."""
    change = Unsettled("sf1", ("marseille", "atalanta"), ("benfica", "atalanta"), 3)
    words = unsettled(evening.competition, change)
    assert words == "Benfica go through instead of Marseille; SF1 already has 3 events"
    assert unsettled(evening.competition, change._replace(events=1)).endswith("SF1 already has 1 event")


KICK_OFF = datetime(2024, 4, 18, 19, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("period", "played", "words"),
    [("first_half", 45, "45+1'"), ("second_half", 33, "79'"), ("extra_first_half", 0, "91'")],
)
def test_the_clock_shows_footballs_minute(period: str, played: int, words: str) -> None:
    """After 45:00 it is 45+1; 78:00 is the 79th minute."""
    board = final(whistle("tie.1", period, at=KICK_OFF))
    assert clock(board.match("tie.1"), KICK_OFF + timedelta(minutes=played)) == words


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        ([], ""),
        (["half_time"], "HT"),
        (["full_time"], "FT"),
        (["full_time", "ended"], "FT"),
        (["extra_half_time"], "ET HT"),
        (["extra_full_time", "ended"], "AET"),
        (["shootout"], "pens"),
    ],
)
def test_the_clock_between_and_after(periods: list[str], words: str) -> None:
    """HT, FT, AET, pens; nothing before the kick-off."""
    board = final([whistle("tie.1", period) for period in periods])
    assert clock(board.match("tie.1"), KICK_OFF) == words


def test_the_clock_of_a_match_that_does_not_go_as_planned() -> None:
    """Suspended, awarded, and decided on penalties."""
    assert clock(
        final(whistle("tie.1", "first_half"), status("tie.1", "suspended")).match("tie.1"), KICK_OFF
    ) == ("suspended")
    assert clock(final(award("tie.1", 3, 0)).match("tie.1"), KICK_OFF) == "awarded"
    assert clock(play(shootout("xoooooxo"), ended("tie.2")).match("tie.2"), KICK_OFF) == "pens"


def test_a_goal_taken_back_leaves_no_trace_in_the_headline() -> None:
    """The goal is voided: Benfica lead again."""
    board = velodrome(goal("tie.2", "Marseille", "79"), void(2), whistle("tie.2", "second_half"))
    assert told(board) == "Benfica lead 2-1 on agg"


def test_ten_men_are_told(evening: Board) -> None:
    """Roma played an hour with ten after Çelik's red card; nobody was sent off in Marseille."""
    assert short_handed(evening.competition, evening.ties["qf1"], 1) == "Roma with 10 players"
    assert short_handed(evening.competition, evening.ties["qf4"], 1) is None
