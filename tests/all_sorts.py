"""Boards with all that a board can hold, for tests of what hands them on."""

from __future__ import annotations

from datetime import UTC, date, datetime

from building import (
    amend,
    award,
    card,
    change,
    decision,
    disallowed,
    drawn,
    ended,
    goal,
    kicks,
    missed,
    ninety_minutes,
    note,
    play,
    result,
    score,
    status,
    void,
    whistle,
)

from scoreboard.board import Board
from scoreboard.competition import Competition

EVENING = datetime.fromisoformat("2024-04-18T22:36:40+02:00")
HOSTILE = (
    "[/]",
    "[AET]",
    "[@click=app.quit]x[/]",
    "#~ [[event]]",
    "» Final",
    "Roma v Milan  2-1",
    'A "B" \\ C',
    "2-1",
)


def every_kind() -> Board:
    """A cup with an event of every kind, moments of every sort, a bye, and a place of a loser."""
    ties = {
        "sf1": {
            "teams": ["milan", "roma"],
            "legs": [
                {
                    "kickoff": datetime.fromisoformat("2024-04-11T21:00:00+02:00"),
                    "venue": 'San "Siro" \\ Milan',
                },
                {"kickoff": datetime.fromisoformat("2024-04-18T21:00:00"), "home": "roma"},
            ],
            "rules": {"away_goals": "extra_time"},
        },
        "sf2": {"teams": ["lyon", {"bye": True}]},
        "final": {"teams": [{"winner": "sf1"}, {"winner": "sf2"}], "legs": [{"kickoff": date(2024, 5, 22)}]},
        "third": {"teams": [{"loser": "sf1"}, "benfica"], "rules": {"legs": 1}},
    }
    cup = drawn(ties, "Milan", "Roma", "Lyon", "Benfica")
    return play(
        cup,
        whistle("sf1.1", "first_half", at=EVENING, by="anna"),
        goal("sf1.1", "Milan", "45+2", "Rafael Leão", assist="<b>&amp;", at=EVENING.astimezone(UTC)),
        goal("sf1.1", "Roma", "60", "Zeki Çelik", type="own_goal", at=EVENING.replace(microsecond=250)),
        disallowed(3, "61", "offside"),
        amend(2, minute=45, player="", note="after VAR"),
        card("sf1.1", "Roma", "70", None, "second_yellow"),
        change("sf1.1", "Roma", "71", "Tammy Abraham", "Romelu Lukaku"),
        missed("sf1.1", "Milan", "80", "woodwork"),
        note("sf1.1", "Smoke on the pitch", "81"),
        note("sf1.1", "\N{SOCCER BALL} 進球"),
        score("sf1.1", "85", 2, 0),
        void(6),
        void(12),
        status("sf1.1", "abandoned"),
        award("sf1.1", 3, 0, "the crowd"),
        [*ninety_minutes("sf1.2"), whistle("sf1.2", "shootout", first="roma")],
        kicks("sf1.2", "Roma", "Milan", "ox"),
        ended("sf1.2"),
        result("third.1", (1, 1), half_time=(0, 1), extra_time=(2, 1), shootout=(4, 2)),
        decision("sf1", "Roma", "coin toss"),
    )


def hostile() -> Board:
    """A cup of teams whose names look like markup, headings, comments and scores."""
    pairs = zip(HOSTILE[::2], HOSTILE[1::2], strict=True)
    teams = {f"t{number}": {"name": name, "country": "X]"} for number, name in enumerate(HOSTILE)}
    ties = {
        f"qf{number}": {"round": "qf", "teams": [f"t{2 * number}", f"t{2 * number + 1}"]}
        for number, _ in enumerate(pairs)
    }
    cup = Competition.model_validate(
        {
            "name": "= [/] Cup",
            "season": "# 2024",
            "rules": {"legs": 1},
            "teams": teams,
            "rounds": {"qf": {"name": "» #~ lines above: 0"}},
            "ties": ties,
        }
    )
    return play(
        cup,
        goal("qf0.1", "t0", "12", "[/] 12'; (o.g.)"),
        note("qf0.1", "x" * 250 + '"' * 250),
        result("qf0.1", (1, 0)),
        result("qf1.1", (2, 1)),
    )
