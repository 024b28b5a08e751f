"""The evening of 18 April 2024, as the papers had it."""

from __future__ import annotations

import pytest
from building import ROOT, board_in

from scoreboard.rules.tie import By
from scoreboard.wording import headline, in_results_order, result_lines

REPORT = """\
Atalanta 0 Liverpool 1 (Atalanta win 3-1 on agg)
Marseille 1 Benfica 0 (Agg 2-2)
Marseille win 4-2 on penalties
Roma 2 AC Milan 1 (Roma win 3-1 on agg)
West Ham United 1 Bayer 04 Leverkusen 1 (Leverkusen win 3-1 on agg)
"""


def test_the_report_word_for_word(evening) -> None:
    """The second legs of the quarter-finals make the report's block of five lines."""
    lines = [
        line
        for tie, number in in_results_order(evening)
        if tie.id.startswith("qf") and number == 1
        for line in result_lines(evening.competition, tie, number)
    ]
    assert lines == REPORT.splitlines()


@pytest.mark.parametrize(
    ("tie", "winner", "by"),
    [
        ("qf1", "roma", By.AGGREGATE),
        ("qf2", "atalanta", By.AGGREGATE),
        ("qf3", "leverkusen", By.AGGREGATE),
        ("qf4", "marseille", By.PENALTIES),
    ],
)
def test_who_goes_through_and_why(evening, tie: str, winner: str, by: By) -> None:
    """Roma, Atalanta and Leverkusen on aggregate, Marseille on penalties."""
    assert (evening.ties[tie].winner, evening.ties[tie].outcome.by) == (winner, by)


def test_the_first_legs(evening) -> None:
    """A week before: 0-1, 0-3, 2-0 and 2-1, with their half-times."""
    first_legs = [evening.match(f"qf{number}.1") for number in (1, 2, 3, 4)]
    assert [match.score for match in first_legs] == [(0, 1), (0, 3), (2, 0), (2, 1)]
    assert [match.half_time for match in first_legs] == [(0, 1), (0, 1), (0, 0), (1, 0)]


def test_the_second_legs(evening) -> None:
    """Roma 2-1, Atalanta 0-1, West Ham 1-1, Marseille 1-0, with their half-times."""
    second_legs = [evening.match(f"qf{number}.2") for number in (1, 2, 3, 4)]
    assert [match.score for match in second_legs] == [(2, 1), (0, 1), (1, 1), (1, 0)]
    assert [match.half_time for match in second_legs] == [(2, 0), (0, 1), (1, 0), (0, 0)]
    assert [match.extra_played for match in second_legs] == [False, False, False, True]


def test_the_night_at_the_velodrome(evening) -> None:
    """1-0 after ninety minutes and after 120, 2-2 on aggregate, 2-4 in kicks, Benfica first."""
    tie, match = evening.ties["qf4"], evening.match("qf4.2")
    assert (match.full_time, match.extra_time) == ((1, 0), (1, 0))
    assert (tie.aggregate, tie.penalties) == ((2, 2), (2, 4))
    assert match.first_kicker == "benfica"
    assert [kick.outcome for kick in match.kicks if kick.team == "benfica"] == [
        "woodwork",
        "scored",
        "scored",
        "saved",
    ]


def test_roma_finished_with_ten(evening) -> None:
    """Çelik saw red in the 31st minute."""
    assert evening.match("qf1.2").players == (10, 11)


def test_the_semi_finals_are_drawn(evening) -> None:
    """Marseille v Atalanta and Roma v Leverkusen; the final is open."""
    assert evening.ties["sf1"].teams == ("marseille", "atalanta")
    assert evening.ties["sf2"].teams == ("roma", "leverkusen")
    assert evening.ties["final"].teams == (None, None)
    assert evening.match("sf1.2").home == "atalanta"


def test_what_followed() -> None:
    """The second fixture: Atalanta 4-1, Leverkusen 4-2, and Atalanta 3-0 in Dublin."""
    board = board_in(ROOT / "fixtures" / "uel-2023-24-final")
    told = [headline(board.competition, board.ties[tie]) for tie in ("sf1", "sf2", "final")]
    assert told == ["Atalanta win 4-1 on agg", "Leverkusen win 4-2 on agg", "Atalanta win 3-0"]
    assert board.match("final.1").half_time == (2, 0)
