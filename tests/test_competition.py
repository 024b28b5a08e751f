"""The draw: rules key by key, names, places, and everything that cannot be, told at once."""

from __future__ import annotations

from typing import Any

import pytest
from building import drawn, two_legs
from pydantic import ValidationError

from scoreboard.competition import Competition, Rules, Team


def draw(**changes: Any) -> dict[str, Any]:
    """A small draw in order: Roma v Milan, with some tables changed."""
    return {
        "name": "Cup",
        "teams": {"roma": {"name": "Roma"}, "milan": {"name": "AC Milan"}},
        "rounds": {"qf": {"name": "Quarter-finals"}, "final": {"name": "Final"}},
        "ties": {"qf1": {"round": "qf", "teams": ["roma", "milan"]}},
        **changes,
    }


def faults(given: dict[str, Any]) -> list[tuple[str, str]]:
    """Every fault of a draw as its path and its reason."""
    with pytest.raises(ValidationError) as raised:
        Competition.model_validate(given)
    return [(".".join(map(str, error["loc"])), error["msg"]) for error in raised.value.errors()]


def tie(teams: list[Any], **more: Any) -> dict[str, Any]:
    """A draw with one tie of these teams."""
    return draw(ties={"qf1": {"round": "qf", "teams": teams, **more}})


def test_the_rules_of_today_are_the_default() -> None:
    """Two legs of ninety minutes, no away goals, full extra time, five kicks in turn, no replay."""
    assert Rules().model_dump() == {
        "legs": 2,
        "half_minutes": 45,
        "extra_half_minutes": 15,
        "away_goals": "none",
        "extra_time": "full",
        "shootout": True,
        "shootout_kicks": 5,
        "shootout_order": "ABAB",
        "replay": False,
    }


def test_rules_are_overridden_key_by_key() -> None:
    """The competition's, then the round's, then the tie's; each key alone."""
    given = draw(rules={"away_goals": "extra_time", "shootout_order": "ABBA"})
    given["rounds"]["qf"]["rules"] = {"legs": 1, "away_goals": "normal_time"}
    given["ties"]["qf1"]["rules"] = {"legs": 2}
    rules = Competition.model_validate(given).tie_rules("qf1")
    assert (rules.legs, rules.away_goals, rules.shootout_order) == (2, "normal_time", "ABBA")


def test_a_default_written_out_overrides_too() -> None:
    """The final's own `away_goals = "none"` stands although it is the default."""
    given = draw(rules={"away_goals": "extra_time"})
    given["rounds"]["qf"]["rules"] = {"away_goals": "none"}
    assert Competition.model_validate(given).tie_rules("qf1").away_goals == "none"


def test_names_that_are_not_given() -> None:
    """AC Milan: the short name is the full one, the code its first letters."""
    milan = Team(name="AC Milan")
    assert (milan.short, milan.code) == ("AC Milan", "ACM")


def test_the_code_comes_from_the_short_name() -> None:
    """Bayer 04 Leverkusen, in short Leverkusen: LEV; accents are left out of São Paulo's."""
    assert Team(name="Bayer 04 Leverkusen", short="Leverkusen").code == "LEV"
    assert Team(name="São Paulo").code == "SAO"


@pytest.mark.parametrize("name", ["[/]", "[AET]", "[@click=app.quit]x[/]", "1. FC Köln", "Ω"])
def test_any_printable_name_will_do(name: str) -> None:
    """Names are data: brackets and other signs make a team like any other."""
    assert Team(name=name).short == name


@pytest.mark.parametrize("name", ["Ro\nma", "Ro\x1b[31mma", "Ro\x9bma", "Ro\u202ema", "Ro\u2066ma", ""])
def test_control_characters_and_bidi_overrides_are_refused(name: str) -> None:
    """What could move the cursor or turn the text round is refused in every string."""
    with pytest.raises(ValidationError):
        Team(name=name)


def test_a_misspelt_team_with_the_likely_mend() -> None:
    """No team "rmoa"; did you mean "roma"?"""
    assert faults(tie(["rmoa", "milan"])) == [("ties.qf1.teams", 'no team "rmoa"; did you mean "roma"?')]


def test_an_unknown_round() -> None:
    """A tie of a round that there is not."""
    assert faults(draw(ties={"qf1": {"round": "finl", "teams": ["roma", "milan"]}})) == [
        ("ties.qf1.round", 'no round "finl"; did you mean "final"?')
    ]


def test_an_unknown_tie_to_come_from() -> None:
    """The winner of a tie that there is not."""
    assert faults(tie(["roma", {"winner": "xyz"}])) == [("ties.qf1.teams", 'no tie "xyz"')]


def test_all_faults_at_once() -> None:
    """A misspelt team, an unknown key and an unknown rule are all told in one go."""
    given = tie(["rmoa", "milan"], venue="Roma")
    given["rules"] = {"away_goals": "double"}
    assert {path for path, _ in faults(given)} == {"ties.qf1.teams", "ties.qf1.venue", "rules.away_goals"}


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (tie(["roma", "roma"]), "cannot play itself"),
        (tie([{"bye": True}, {"bye": True}]), "both sides are byes"),
        (tie(["roma", {"bye": True}], legs=[{}]), "a bye has no legs"),
        (tie(["roma", "milan"], legs=[{}, {}, {}]), "3 legs where the rules say 2"),
        (tie(["roma", "milan"], legs=[{"home": "roam"}]), 'no team "roam"; did you mean "roma"?'),
        (tie(["roma", {"winner": "qf1"}]), "waits for itself"),
    ],
)
def test_what_cannot_be_drawn(given: dict[str, Any], reason: str) -> None:
    """Each of these is one fault, with its reason."""
    (fault,) = faults(given)
    assert reason in fault[1]


def test_two_ties_that_wait_for_each_other() -> None:
    """A circle of ties is one fault."""
    circle = {
        "qf1": {"round": "qf", "teams": ["roma", {"winner": "qf2"}]},
        "qf2": {"round": "qf", "teams": ["milan", {"winner": "qf1"}]},
    }
    ((_, reason),) = faults(draw(ties=circle))
    assert reason == "waits for itself: qf1 from qf2 from qf1"


def test_a_winner_goes_on_to_one_tie_only() -> None:
    """The winner of qf1 cannot play in both semi-finals."""
    ties = {
        "qf1": {"round": "qf", "teams": ["roma", "milan"]},
        "sf1": {"round": "final", "teams": [{"winner": "qf1"}, "roma"]},
        "sf2": {"round": "final", "teams": [{"winner": "qf1"}, "milan"]},
    }
    assert faults(draw(ties=ties)) == [("ties.sf2.teams", 'the winner of "qf1" already plays in "sf1"')]


def test_a_bye_has_no_loser() -> None:
    """Nobody can come from losing a bye."""
    ties = {
        "qf1": {"round": "qf", "teams": ["roma", {"bye": True}]},
        "sf1": {"round": "final", "teams": [{"loser": "qf1"}, "milan"]},
    }
    assert faults(draw(ties=ties)) == [("ties.sf1.teams", '"qf1" is a bye and has no loser')]


def test_a_replay_is_one_more_leg() -> None:
    """With replay = true a single match may have a second entry in legs."""
    given = draw(rules={"legs": 1, "replay": True})
    given["ties"]["qf1"]["legs"] = [{}, {}]
    assert len(Competition.model_validate(given).legs("qf1")) == 2


def test_legs_not_arranged_yet_are_there() -> None:
    """A tie drawn without dates has its two matches, with their ids."""
    assert list(two_legs("Roma", "Milan").matches) == ["tie.1", "tie.2"]


def test_a_later_tie_may_stand_first_in_the_file() -> None:
    """The final is written above the semi-finals: each is worked out after those that feed it."""
    draw = drawn(
        {
            "final": {"teams": [{"winner": "sf1"}, {"winner": "sf2"}]},
            "sf1": {"teams": ["roma", "milan"]},
            "sf2": {"teams": ["inter", "lazio"]},
        },
        *("Roma", "Milan", "Inter", "Lazio"),
    )
    order = list(draw.in_order())
    assert order.index("final") == 2
    assert draw.onward == {"final": (), "sf1": ("final",), "sf2": ("final",)}


def test_the_title_has_the_season() -> None:
    """Name and season; the name alone where no season is given."""
    assert Competition(name="FA Cup", season="1871/72").title == "FA Cup 1871/72"
    assert Competition(name="FA Cup").title == "FA Cup"
