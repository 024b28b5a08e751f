"""`scoreboard results`: result lines, and all ties as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]

REPORT = """\
Atalanta 0 Liverpool 1 (Atalanta win 3-1 on agg)
Marseille 1 Benfica 0 (Agg 2-2)
Marseille win 4-2 on penalties
Roma 2 AC Milan 1 (Roma win 3-1 on agg)
West Ham United 1 Bayer 04 Leverkusen 1 (Leverkusen win 3-1 on agg)
"""

QF4 = {
    "id": "qf4", "round": "qf", "teams": ["benfica", "marseille"],
    "legs": [
        {"id": "qf4.1", "home": "benfica", "away": "marseille", "period": "ended", "score": [2, 1],
         "half_time": [1, 0], "full_time": [2, 1], "extra_time": None},
        {"id": "qf4.2", "home": "marseille", "away": "benfica", "period": "ended", "score": [1, 0],
         "half_time": [0, 0], "full_time": [1, 0], "extra_time": [1, 0]},
    ],
    "aggregate": [2, 2], "shootout": [2, 4], "winner": "marseille", "decided_by": "penalties",
    "headline": "Marseille win 4-2 on penalties",
}  # fmt: skip


def test_the_second_legs_print_as_the_report_had_them(cup: Path, process: Command) -> None:
    """`results --round qf --leg 2` gives the report's five lines, and nothing else."""
    answer = process("results", cup, "--round", "qf", "--leg", "2")
    assert answer == (0, REPORT, "")


def test_the_first_legs_come_before_the_second(cup: Path, scoreboard: Command) -> None:
    """Without `--leg` a round's results go by kick-off, then the home side's name."""
    lines = scoreboard("results", cup, "--round", "qf").out.splitlines()
    assert lines[0] == "AC Milan 0 Roma 1"
    assert "".join(f"{line}\n" for line in lines[4:]) == REPORT


def test_a_tie_as_json_is_the_object_of_the_contract(cup: Path, scoreboard: Command) -> None:
    """qf4: two legs, the aggregate, the shoot-out, who won and by what."""
    found = json.loads(scoreboard("results", cup, "--json").out)
    assert list(found) == ["competition", "season", "ties"]
    assert (found["competition"], found["season"]) == ("UEFA Europa League", "2023/24")
    assert [tie["id"] for tie in found["ties"]] == ["qf1", "qf2", "qf3", "qf4", "sf1", "sf2", "final"]
    assert found["ties"][3] == QF4
    assert list(found["ties"][3]) == list(QF4)


def test_what_is_not_played_is_null(cup: Path, scoreboard: Command) -> None:
    """A semi-final to come knows its teams, and no period, score, aggregate, winner or headline."""
    sf1 = json.loads(scoreboard("results", cup, "--json").out)["ties"][4]
    assert sf1["teams"] == ["marseille", "atalanta"]
    assert [leg["home"] for leg in sf1["legs"]] == ["marseille", "atalanta"]
    for leg in sf1["legs"]:
        assert {leg[key] for key in ("period", "score", "half_time", "full_time", "extra_time")} == {None}
    assert {sf1[key] for key in ("aggregate", "shootout", "winner", "decided_by")} == {None}


def test_a_side_that_is_not_known_is_null(cup: Path, scoreboard: Command) -> None:
    """The final has no teams yet, nor has its match."""
    final = json.loads(scoreboard("results", cup, "--json").out)["ties"][-1]
    assert final["teams"] == [None, None]
    assert (final["legs"][0]["home"], final["legs"][0]["away"]) == (None, None)


def test_json_of_a_round_has_only_its_ties(cup: Path, scoreboard: Command) -> None:
    """`--round` goes with `--json`."""
    found = json.loads(scoreboard("results", cup, "--json", "--round", "sf").out)
    assert [tie["id"] for tie in found["ties"]] == ["sf1", "sf2"]


@pytest.mark.parametrize("flags", [(), ("--json",)], ids=["lines", "json"])
def test_an_unknown_round_is_wrong_use(cup: Path, scoreboard: Command, flags: tuple[str, ...]) -> None:
    """Exit code 2, one line, and the round that may have been meant."""
    answer = scoreboard("results", cup, "--round", "qff", *flags)
    assert (answer.code, answer.out) == (2, "")
    (error,) = answer.errors
    assert 'no round "qff"; did you mean "qf"?' in error


def test_a_competition_before_its_first_match_has_no_scores(cup: Path, scoreboard: Command) -> None:
    """Without a log nothing is printed as if it were played."""
    (cup / "events.toml").unlink()
    answer = scoreboard("results", cup, "--json")
    assert answer.code == 0
    for tie in json.loads(answer.out)["ties"]:
        assert {leg["score"] for leg in tie["legs"]} == {None}


def test_a_torn_log_prints_its_results_and_a_notice(cup: Path, scoreboard: Command) -> None:
    """The results go to standard output, the notice to standard error, and the exit code is fine."""
    with (cup / "events.toml").open("a") as log:
        log.write('\n[[event]]\nmatch = "qf4')
    answer = scoreboard("results", cup, "--round", "qf", "--leg", "2")
    assert (answer.code, answer.out) == (0, REPORT)
    (notice,) = answer.errors
    assert "events.toml" in notice


def test_a_round_by_its_name(scoreboard: Command, cup: Path) -> None:
    """`--round Quarter-finals` is as good as `--round qf`, in small letters too."""
    by_id = scoreboard("results", cup, "--round", "qf")
    assert scoreboard("results", cup, "--round", "Quarter-finals") == by_id
    assert scoreboard("results", cup, "--round", "quarter-finals") == by_id


def test_a_round_that_there_is_not(scoreboard: Command, cup: Path) -> None:
    """Where no round is near, all are named."""
    answer = scoreboard("results", cup, "--round", "xyz")
    assert answer.code == 2
    assert 'no round "xyz"; there are qf, sf, final' in answer.err


def test_a_lone_match_won_on_penalties_without_extra_time(scoreboard: Command, cup: Path) -> None:
    """Who won it is said once, under the score."""
    scoreboard("add", cup, "sf1.1", "result", "--full-time", "1-0")
    scoreboard("add", cup, "sf1.2", "result", "--full-time", "1-0", "--shootout", "5-4")
    scoreboard("add", cup, "sf2.1", "result", "--full-time", "1-0")
    scoreboard("add", cup, "sf2.2", "result", "--full-time", "2-0")
    scoreboard("add", cup, "final.1", "result", "--full-time", "1-1", "--shootout", "4-3")
    lines = scoreboard("results", cup, "--round", "final").out.splitlines()
    assert lines == ["Atalanta 1 Bayer 04 Leverkusen 1", "Atalanta win 4-3 on penalties"]
