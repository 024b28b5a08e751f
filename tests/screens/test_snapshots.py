"""Pictures of every pane and layout: looked at before they were accepted, and the same ever since."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from textual.app import App

from scoreboard.events import Card, Goal, Whistle
from scoreboard.store import Folder
from scoreboard.testing import still

Compare = Callable[..., bool]
FIXTURES = Path(__file__).parents[2] / "fixtures"
EVENING = FIXTURES / "uel-2023-24"
SIZES = [(60, 20), (80, 24), (120, 36), (160, 45)]
MOMENTS = {
    "before-kick-off": "2024-04-18T20:30:00+02:00",
    "first-half": "2024-04-18T21:32:00+02:00",
    "half-time": "2024-04-18T21:52:00+02:00",
    "level": "2024-04-18T22:39:00+02:00",
    "extra-time": "2024-04-18T23:10:00+02:00",
    "penalties-begin": "2024-04-18T23:37:45+02:00",
    "penalties-second-pair": "2024-04-18T23:41:30+02:00",
    "penalties-to-win-it": "2024-04-18T23:43:10+02:00",
    "decided": "2024-04-19T07:00:00+02:00",
}
LOOKS: dict[str, dict[str, object]] = {
    "light": {"theme": "afternoon"},
    "no-colour": {"no_color": True},
    "ascii": {"ascii": True},
    "nord": {"theme": "nord"},
}


def at(moment: str, tie: str = "qf4", **how: object) -> App[None]:
    """The evening at one of its moments."""
    return still(EVENING, datetime.fromisoformat(MOMENTS[moment]), tie=tie, **how)  # type: ignore[arg-type]


@pytest.fixture
def cup(tmp_path: Path) -> Path:
    """A copy of the evening that a test may write to."""
    return Path(shutil.copytree(EVENING, tmp_path / "cup"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", ["bracket", "tie", "log"])
def test_panes_at_all_sizes(snap_compare: Compare, screen: str, size: tuple[int, int]) -> None:
    """Each pane in focus in each layout, with the tie level in the 81st minute."""
    assert snap_compare(at("level", screen=screen), terminal_size=size)


@pytest.mark.parametrize("moment", MOMENTS)
def test_stages_of_a_tie(snap_compare: Compare, moment: str) -> None:
    """A tie from before its second leg to the last kick of the shoot-out."""
    assert snap_compare(at(moment, screen="tie"), terminal_size=(120, 40))


@pytest.mark.parametrize("size", [(60, 20), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("look", LOOKS)
def test_looks(snap_compare: Compare, look: str, size: tuple[int, int]) -> None:
    """The light theme, no colour, plain ASCII, and a theme of Textual's."""
    assert snap_compare(at("level", screen="tie", **LOOKS[look]), terminal_size=size)


def test_the_first_leg(snap_compare: Compare) -> None:
    """The other leg of the same tie."""
    assert snap_compare(at("decided", leg=1, screen="tie"), terminal_size=(120, 36))


def test_help(snap_compare: Compare) -> None:
    """The keys."""
    assert snap_compare(at("decided", screen="help"), terminal_size=(80, 24))


def test_the_final(snap_compare: Compare) -> None:
    """A competition that has been played to its end."""
    assert snap_compare(still(FIXTURES / "uel-2023-24-final", tie="final"), terminal_size=(120, 36))


@pytest.mark.parametrize("size", [(120, 45), (160, 45)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("moment", ["level", "decided"])
def test_the_course_of_a_tie(snap_compare: Compare, moment: str, size: tuple[int, int]) -> None:
    """On a high screen the goals of 180 or 210 minutes are drawn, as far as the tie has come."""
    assert snap_compare(at(moment), terminal_size=size)


@pytest.mark.parametrize("look", LOOKS)
def test_the_course_in_other_looks(snap_compare: Compare, look: str) -> None:
    """Roma's maroon and Milan's red in the light theme, without colour, in plain ASCII and in nord."""
    assert snap_compare(at("decided", "qf1", **LOOKS[look]), terminal_size=(120, 45))


def test_the_course_at_the_end(snap_compare: Compare) -> None:
    """On a screen that is less high it stands last, where it fits: the final, a single match."""
    assert snap_compare(still(FIXTURES / "uel-2023-24-final", tie="final"), terminal_size=(120, 40))


def test_hostile_names(snap_compare: Compare, cup: Path) -> None:
    """Names that look like markup, or that are long, Arabic, Japanese or full of accents, are names."""
    draw = cup / "competition.toml"
    text = draw.read_text(encoding="utf-8")
    for name, other in {
        "Marseille": "[@click=app.quit]x[/]",
        "Benfica": "[/]",
        "Roma": "浦和レッズ",
        "AC Milan": "مرحبا بكم",
        "Liverpool": "[AET]",
        "Atalanta": "x" * 60,
    }.items():
        text = text.replace(f'name = "{name}"', f'name = "{other}"')
    draw.write_text(text, encoding="utf-8")
    assert snap_compare(still(cup, tie="qf4", screen="tie"), terminal_size=(120, 36))


def test_ten_men_and_a_goal_taken_back(snap_compare: Compare, cup: Path) -> None:
    """A dismissal, and a goal that the referee disallowed, struck through in tie and log."""
    folder = Folder(cup)
    entered = datetime.fromisoformat("2024-05-02T21:00:00+02:00")
    folder.append(Whistle(match="sf1.1", period="first_half", at=entered))
    goal = folder.append(
        Goal(match="sf1.1", team="marseille", minute="11", player="Faris Moumbagna", at=entered)
    )
    folder.append(
        Card(match="sf1.1", team="atalanta", minute="20", player="Berat Djimsiti", card="red", at=entered)
    )
    disallowed = {
        "match": "sf1.1",
        "kind": "disallowed",
        "target": goal.event.id,
        "minute": "12",
        "at": entered,
    }
    from scoreboard.events import read

    folder.append(read({**disallowed, "reason": "offside"}))
    assert snap_compare(still(cup, tie="sf1", screen="tie"), terminal_size=(120, 36))


@pytest.mark.parametrize(("teams", "size"), [(32, (120, 36)), (64, (160, 45))])
def test_a_large_bracket(snap_compare: Compare, tmp_path: Path, teams: int, size: tuple[int, int]) -> None:
    """Thirty-two teams, and sixty-four: the bracket scrolls, and the selected tie is in view."""
    lines = ['name = "The Long Cup"', "[rules]", "legs = 1"]
    lines += [f'[teams.t{n}]\nname = "Team {n}"' for n in range(1, teams + 1)]
    names = ["r64", "r32", "r16", "qf", "sf", "final"][-(teams.bit_length() - 1) :]
    lines += [f'[rounds.{name}]\nname = "{name.upper()}"' for name in names]
    for depth, name in enumerate(names):
        for n in range(teams >> depth + 1):
            before = names[depth - 1]
            sides = [f'"t{2 * n + 1}"', f'"t{2 * n + 2}"']
            if depth:
                sides = [f'{{ winner = "{before}-{2 * n + 1}" }}', f'{{ winner = "{before}-{2 * n + 2}" }}']
            lines.append(f'[ties.{name}-{n + 1}]\nround = "{name}"\nteams = [{", ".join(sides)}]')
    (tmp_path / "competition.toml").write_text("\n".join(lines), encoding="utf-8")
    assert snap_compare(still(tmp_path, tie="qf-3"), terminal_size=size)


def test_a_broken_file(snap_compare: Compare, cup: Path) -> None:
    """An edit that does not parse is told in a strip under the last good board."""
    app = still(cup, tie="qf4")
    app.folder.path = Path("cup")

    async def break_it(pilot: object) -> None:
        app.main.tell_problem('cup/events.toml:523: event 58.minute: "[/]" is not a minute; write 79 or 90+3')
        await pilot.pause()  # type: ignore[attr-defined]

    assert snap_compare(app, terminal_size=(120, 36), run_before=break_it)


def test_third_place_and_a_bye(snap_compare: Compare, tmp_path: Path) -> None:
    """The losers' match stands under the final; a bye goes straight through."""
    (tmp_path / "competition.toml").write_text(
        """
name = "The Small Cup"
[rules]
legs = 1
[teams.reds]
name = "Reds"
[teams.blues]
name = "Blues"
[teams.greens]
name = "Greens"
[rounds.sf]
name = "Semi-finals"
[rounds.third]
name = "Third place"
[rounds.final]
name = "Final"
[ties.sf1]
round = "sf"
teams = ["reds", "blues"]
[ties.sf2]
round = "sf"
teams = ["greens", { bye = true }]
[ties.final]
round = "final"
teams = [{ winner = "sf1" }, { winner = "sf2" }]
[ties.third]
round = "third"
teams = [{ loser = "sf1" }, { bye = true }]
""",
        encoding="utf-8",
    )
    (tmp_path / "events.toml").write_text(
        '[[event]]\nmatch = "sf1.1"\nkind = "result"\nfull_time = [2, 1]\nid = 1\n', encoding="utf-8"
    )
    assert snap_compare(still(tmp_path, tie="final"), terminal_size=(120, 36))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_entering_a_goal(snap_compare: Compare, cup: Path, size: tuple[int, int]) -> None:
    """A goal in the semi-final, its scorer half typed: the score stands above, the outlook below."""
    app = semi_final(cup)
    press = ["g", "h", "tab", "tab", *"moum"]
    assert snap_compare(app, terminal_size=size, press=press)


def test_scoring_before_anything_is_entered(snap_compare: Compare, cup: Path) -> None:
    """A fresh match says what to press first."""
    moment = datetime.fromisoformat("2024-05-02T20:55:00+02:00")
    assert snap_compare(still(cup, moment, tie="sf1", scoring=True), terminal_size=(80, 24))


def test_the_page_on_scoring(snap_compare: Compare, cup: Path) -> None:
    """It fits one screen."""
    assert snap_compare(semi_final(cup), terminal_size=(80, 24), press=["question_mark"])


def test_an_entry_that_is_refused(snap_compare: Compare, cup: Path) -> None:
    """A goal in a minute that the first leg does not have: it says why, and the form stays open."""
    press = ["g", "h", "tab", *"150", "enter"]
    assert snap_compare(semi_final(cup), terminal_size=(120, 36), press=press)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_replay_in_the_middle_of_the_evening(snap_compare: Compare, size: tuple[int, int]) -> None:
    """Paused after Marseille's goal: what has been and what is to come, on the bar over the keys."""
    app = still(EVENING, datetime.fromisoformat(MOMENTS["level"]), replay=True)
    assert snap_compare(app, terminal_size=size, press=["t", "space"])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_replay_at_its_end(snap_compare: Compare, size: tuple[int, int]) -> None:
    """Everything has happened, and the key plays it again."""
    assert snap_compare(still(EVENING, replay=True), terminal_size=size)


@pytest.mark.parametrize("look", LOOKS)
def test_a_replay_in_other_looks(snap_compare: Compare, look: str) -> None:
    """Playing, another tie chosen by hand: the bar's signs in the light theme, without colour, in ASCII."""
    moment = datetime.fromisoformat(MOMENTS["level"])
    app = still(EVENING, moment, replay=True, **LOOKS[look])  # type: ignore[arg-type]
    assert snap_compare(app, terminal_size=(120, 36), press=["2"])


def test_the_page_on_a_replay(snap_compare: Compare) -> None:
    """It fits one screen."""
    app = still(EVENING, datetime.fromisoformat(MOMENTS["level"]), replay=True)
    assert snap_compare(app, terminal_size=(80, 24), press=["question_mark"])


def semi_final(cup: Path) -> App[None]:
    """The app on a semi-final that has been on for a while, the scorer's keys acting."""
    kick_off = datetime.fromisoformat("2024-05-02T21:00:00+02:00")
    Folder(cup).append(Whistle(match="sf1.1", period="first_half", at=kick_off))
    moment = datetime.fromisoformat("2024-05-02T21:12:30+02:00")
    return still(cup, moment, tie="sf1", screen="tie", scoring=True)
