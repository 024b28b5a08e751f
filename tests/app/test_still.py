"""Stills: which moment one shows where nobody says."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoreboard.testing import still

FIXTURES = Path(__file__).parents[2] / "fixtures"


def shown(folder: Path) -> str:
    """The date and time on the clock of a still."""
    return f"{still(folder).now():%Y-%m-%d %H:%M}"


def test_a_log_entered_live_stands_at_its_last_entry() -> None:
    """The evening ended with the last kick of the shoot-out, whatever is still to be played."""
    assert shown(FIXTURES / "uel-2023-24") == "2024-04-18 23:43"


def test_a_log_entered_later_stands_on_its_last_day() -> None:
    """No event of the World Cup says when it was entered: it is the evening of the final."""
    assert shown(FIXTURES / "world-cup-2026") == "2026-07-19 23:59"


@pytest.mark.parametrize(
    ("kickoff", "moment"),
    [("2026-05-02T15:00:00+01:00", "2026-05-02 15:00"), ("2026-05-02", "2026-05-02 23:59")],
)
def test_a_draw_stands_on_its_first_day(tmp_path: Path, kickoff: str, moment: str) -> None:
    """Nothing is played yet: the clock shows the first kick-off, or its day where the hour is not known."""
    (tmp_path / "competition.toml").write_text(
        f"""
name = "The Small Cup"
[teams.reds]
name = "Reds"
[teams.blues]
name = "Blues"
[rounds.final]
name = "Final"
[ties.final]
round = "final"
teams = ["reds", "blues"]
legs = [{{ kickoff = {kickoff} }}, {{ kickoff = 2026-05-09 }}]
""",
        encoding="utf-8",
    )
    assert shown(tmp_path) == moment
