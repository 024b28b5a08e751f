"""A goal is told at once and loudly, a goal taken back just as loudly; and what can be turned off."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from textual.command import Command, CommandList
from waiting import until

from scoreboard.app import Scoreboard
from scoreboard.app.panes.bracket import BracketPane
from scoreboard.app.panes.log import LogPane
from scoreboard.app.settings import Settings, load, save
from scoreboard.events import Disallowed, Goal, Void, Whistle
from scoreboard.store import Folder

NOW = datetime.fromisoformat("2024-05-02T21:20:00+02:00")
KICK_OFF = datetime.fromisoformat("2024-05-02T21:00:00+02:00")


def told(app: Scoreboard) -> list[tuple[str, str]]:
    """The titles and texts of the toasts so far."""
    return [(toast.title, toast.message) for toast in app._notifications]


def found(app: Scoreboard) -> list[str | None]:
    """What the open palette offers, the best first."""
    rows = [option for rows in app.screen.query(CommandList) for option in rows.options]
    return [row.hit.text for row in rows if isinstance(row, Command)]


@pytest.fixture
def app(cup: Path, tmp_path: Path) -> Scoreboard:
    """The app on the first leg of a semi-final that has kicked off."""
    Folder(cup).append(Whistle(match="sf1.1", period="first_half", at=KICK_OFF))
    return Scoreboard(Folder(cup), now=lambda: NOW, settings_file=tmp_path / "conf" / "settings.toml")


async def test_a_goal_is_told(app: Scoreboard, cup: Path) -> None:
    """A toast with score, scorer and minute, and the tie lit up."""
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        Folder(cup).append(Goal(match="sf1.1", team="marseille", minute="11", player="Faris Moumbagna"))
        await until(pilot, lambda: bool(told(app)))
        assert told(app) == [("GOAL", "Marseille 1-0 Atalanta, Moumbagna 11'")]
        assert app.screen.query_one(BracketPane).flashing == {"sf1"}


async def test_a_goal_taken_back_is_told_just_as_loudly(app: Scoreboard, cup: Path) -> None:
    """The referee disallows it, then the scorer takes the disallowing back: two more toasts."""
    folder = Folder(cup)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        goal = folder.append(Goal(match="sf1.1", team="marseille", minute="11")).event
        await until(pilot, lambda: len(told(app)) == 1)
        refused = folder.append(Disallowed(match="sf1.1", target=goal.id, minute="12")).event
        await until(pilot, lambda: len(told(app)) == 2)
        folder.append(Void(match="sf1.1", target=refused.id))
        await until(pilot, lambda: len(told(app)) == 3)
    assert told(app)[1:] == [("NO GOAL", "Marseille 0-0 Atalanta"), ("CORRECTION", "Marseille 1-0 Atalanta")]


async def test_the_aggregate_is_told_in_the_second_leg(cup: Path) -> None:
    """In the second leg the toast ends with the aggregate, home side first."""
    folder = Folder(cup)
    before = folder.board.as_of(datetime.fromisoformat("2024-04-18T22:36:00+02:00"))
    after = folder.board.as_of(datetime.fromisoformat("2024-04-18T22:39:00+02:00"))
    from scoreboard.telling import news

    assert [item.text for item in news(before, after)] == ["Marseille 1-0 Benfica, Moumbagna 79', agg 2-2"]


async def test_what_is_turned_off_stays_off(app: Scoreboard, cup: Path) -> None:
    """Toasts and flash off: a goal changes the board and nothing else, also after a restart."""
    file = app.settings_file
    assert file is not None
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        app.toggle("toasts")
        app.toggle("flash")
        Folder(cup).append(Goal(match="sf1.1", team="marseille", minute="11"))
        await until(pilot, lambda: app.main.board.match("sf1.1").score == (1, 0))
        assert told(app) == []
        assert not app.screen.query_one(BracketPane).flashing
    again = Scoreboard(Folder(cup), settings_file=file)
    assert (again.settings.toasts, again.settings.flash, again.settings.bell) == (False, False, True)


async def test_a_theme_that_was_chosen_is_kept(app: Scoreboard, cup: Path) -> None:
    """The theme is in the settings file after it was chosen."""
    async with app.run_test(size=(120, 36)) as pilot:
        app.theme = "nord"
        await pilot.pause()
    assert app.settings_file is not None
    assert load(app.settings_file)[0].theme == "nord"
    assert Scoreboard(Folder(cup), settings_file=app.settings_file).theme == "nord"


async def test_keys_can_be_remapped(cup: Path, tmp_path: Path) -> None:
    """A binding's id in the settings file gives it another key."""
    file = tmp_path / "settings.toml"
    save(Settings(keys={"log.filter": "z"}), file)
    app = Scoreboard(Folder(cup), settings_file=file)
    async with app.run_test(size=(120, 36)) as pilot:
        log = app.screen.query_one(LogPane)
        before = log.filter
        await pilot.press("f")
        assert log.filter is before
        await pilot.press("z")
        assert log.filter is not before


@pytest.mark.parametrize("text", ["theme = 3", "colour = true", "theme = ", "\x00"])
async def test_a_broken_settings_file_is_told(cup: Path, tmp_path: Path, text: str) -> None:
    """The app opens with the settings as they come, and says what is wrong with the file."""
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    app = Scoreboard(Folder(cup), settings_file=file)
    assert app.settings == Settings()
    assert str(file) in app.settings_problem


async def test_what_is_scrolled_back_holds_still(app: Scoreboard, cup: Path) -> None:
    """Reading further down the log, a new event moves nothing but is counted; at the top it is seen."""
    async with app.run_test(size=(120, 36)) as pilot:
        log = app.screen.query_one(LogPane)
        await pilot.press("l", *["down"] * 20)
        await until(pilot, lambda: log.scroll_offset.y > 0)
        under = log.at(log.cursor).id
        Folder(cup).append(Goal(match="sf1.1", team="marseille", minute="11"))
        await until(pilot, lambda: log.unseen == 1)
        assert log.at(log.cursor).id == under
        assert log.border_subtitle == "1 new above"
        await pilot.press("home")
        await until(pilot, lambda: log.unseen == 0)


async def test_the_palette_finds_a_tie(app: Scoreboard) -> None:
    """Typing a team's name in the palette goes to its tie."""
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.press(*"liverpool v")
        await until(pilot, lambda: found(app)[:1] == ["Quarter-finals: Liverpool v Atalanta (qf2.1)"])
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.main)
        await until(pilot, lambda: app.main.selected == "qf2")
        assert app.main.number == 0


async def test_the_palette_leaves_for_a_replay(app: Scoreboard) -> None:
    """Playing the log back closes the app, which says that it is to be opened again after that."""
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.press(*"play the")
        await until(pilot, lambda: found(app)[:1] == ["Play the log back from its start"])
        await pilot.press("enter")
        await until(pilot, lambda: app.plays_back)
    assert app.return_code == 0


async def test_resizing_while_events_arrive(app: Scoreboard, cup: Path) -> None:
    """From large to tiny and back with goals coming in: nothing is raised, and it ends where it began."""
    folder = Folder(cup)
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.press("b")
        selected = app.main.selected
        for minute, (width, height) in enumerate(
            [(120, 36), (80, 24), (60, 20), (40, 12), (90, 20), (200, 60)], 1
        ):
            folder.append(Goal(match="sf1.1", team="atalanta", minute=str(minute)))
            await pilot.resize_terminal(width, height)
            await pilot.pause(0.05)
        await until(pilot, lambda: app.main.board.match("sf1.1").score == (0, 6))
        assert app.main.selected == selected
        assert not app.screen.query_one(BracketPane).compact
