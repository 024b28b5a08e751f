"""The first screen: three panes that follow one selection, and the files."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Static
from waiting import until

from scoreboard.app import Scoreboard
from scoreboard.app.panes.bracket import BracketPane
from scoreboard.app.panes.log import LogPane
from scoreboard.app.panes.tie import TiePane
from scoreboard.app.screens.help import HelpScreen
from scoreboard.events import Goal
from scoreboard.store import Folder

MORNING = datetime(2024, 4, 19, 7, 0, tzinfo=UTC)
SHORT = (120, 34)
"""Cells of a screen without room for big digits."""
HOSTILE = ["[/]", "[AET]", "[@click=app.quit]x[/]", "مرحبا بكم", "浦和レッズ", "Żółć é", "x" * 60]


def scoreboard(folder: Path) -> Scoreboard:
    """The app on a folder, its clock standing on the morning after."""
    return Scoreboard(Folder(folder), now=lambda: MORNING)


def drawn(app: Scoreboard) -> str:
    """All that is on the screen, line by line."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def test_opens_on_the_tie_that_was_decided_last(cup: Path) -> None:
    """Opened the morning after, it shows who went through and why without a key being pressed."""
    app = scoreboard(cup)
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: "Marseille win 4-2 on penalties" in drawn(app))
        shown = drawn(app)
    assert re.search(r"▸ Marseille +1 +1 +2 +\(4\)", shown)
    assert "Winner of SF1" in shown


async def test_arrows_move_and_the_other_panes_follow(cup: Path) -> None:
    """Down from qf4 is qf2, which feeds the same semi-final; tie and log are its own."""
    app = scoreboard(cup)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("down")
        assert app.main.selected == "qf2"
        assert "Atalanta win 3-1 on agg" in drawn(app)
        assert str(pilot.app.screen.query_one(TiePane).border_title).startswith("Tie · QF2 · second leg")
        log = pilot.app.screen.query_one(LogPane)
        await pilot.press("f")
        assert {event.place for event in log.events} == {"qf2.1", "qf2.2"}
        await pilot.press("right", "right")
        assert app.main.selected == "final"
        await pilot.press("left", "down")
        assert app.main.selected == "sf2"


async def test_brackets_change_the_leg(cup: Path) -> None:
    """`[` goes to the first leg and `]` back to the second; beyond them it stays."""
    app = scoreboard(cup)
    async with app.run_test(size=SHORT) as pilot:
        await pilot.press("left_square_bracket", "left_square_bracket")
        assert app.main.number == 0
        await until(pilot, lambda: "Benfica ▌   2 – 1   ▌ Marseille" in drawn(app))
        await pilot.press("right_square_bracket", "right_square_bracket")
        assert app.main.number == 1


async def test_the_filter_goes_round(cup: Path) -> None:
    """`f` shows this tie, then the goals of all, then everything again."""
    app = scoreboard(cup)
    async with app.run_test(size=(120, 36)) as pilot:
        log = pilot.app.screen.query_one(LogPane)
        every = len(app.folder.board.log)
        assert len(log.events) == every
        await pilot.press("f")
        assert {event.place for event in log.events} == {"qf4.1", "qf4.2"}
        await pilot.press("f")
        assert all(isinstance(event, Goal) for event in log.events)
        assert len(log.events) == 16
        await pilot.press("f")
        assert len(log.events) == every


async def test_the_newest_event_is_on_top(cup: Path) -> None:
    """The log begins with the end of the match."""
    app = scoreboard(cup)
    async with app.run_test(size=(120, 36)):
        log = app.screen.query_one(LogPane)
        assert log.at(0) == app.folder.board.log[-1]
        assert log.at(len(log.events) - 1) == app.folder.board.log[0]


async def test_an_event_of_another_program_appears(cup: Path) -> None:
    """What another program appends to the log is on the screen without a key being pressed."""
    app = scoreboard(cup)
    async with app.run_test(size=SHORT) as pilot:
        await pilot.press("right")
        Folder(cup).append(Goal(match="sf1.1", team="marseille", minute="20", player="Faris Moumbagna"))
        await until(pilot, lambda: "Marseille lead 1-0 on agg" in drawn(app))
        assert "Marseille ▌   1 – 0   ▌ Atalanta" in drawn(app)


async def test_a_broken_edit_keeps_the_board_and_is_told(cup: Path) -> None:
    """An edit that does not parse is told with its line, the board stays; mending it clears the strip."""
    app = scoreboard(cup)
    log = cup / "events.toml"
    good = log.read_text(encoding="utf-8")
    async with app.run_test(size=(120, 36)) as pilot:
        strip = app.screen.query_one("#problem", Static)
        log.write_text(good.replace('minute = "79"', 'minute = "[/]"'), encoding="utf-8")
        await until(pilot, lambda: '"[/]" is not a minute' in " ".join(drawn(app).split()))
        assert strip.display
        assert "Marseille win 4-2 on penalties" in drawn(app)
        log.write_text(good, encoding="utf-8")
        await until(pilot, lambda: not strip.display)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (160, 45)])
async def test_names_are_data(cup: Path, name: str, size: tuple[int, int]) -> None:
    """A team may be called anything: the name is shown as it is, and nothing in it acts or styles."""
    draw = cup / "competition.toml"
    text = draw.read_text(encoding="utf-8").replace('name = "Marseille"', f'name = "{name}"', 1)
    draw.write_text(text, encoding="utf-8")
    app = scoreboard(cup)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: name[:3] in drawn(app))
        assert app.is_running


async def test_help_opens_and_closes(cup: Path) -> None:
    """`?` shows the keys, escape goes back."""
    app = scoreboard(cup)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "ctrl+p" in drawn(app)
        await pilot.press("escape")
        assert app.screen is app.main


async def test_q_quits(cup: Path) -> None:
    """`q` ends the app."""
    app = scoreboard(cup)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


async def test_a_click_selects_a_tie(cup: Path) -> None:
    """The mouse selects the tie under it."""
    app = scoreboard(cup)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.click(BracketPane, offset=(50, 6))
        assert app.main.selected == "sf1"


async def test_an_empty_competition_opens(tmp_path: Path) -> None:
    """A competition without a tie is a blank screen, not an error."""
    (tmp_path / "competition.toml").write_text('name = "Nothing yet"\n', encoding="utf-8")
    app = scoreboard(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("down", "right", "left_square_bracket", "f", "1")
        assert "Nothing yet" in drawn(app)


@pytest.mark.parametrize("width", range(60, 131, 7))
async def test_no_score_is_cut(cup: Path, width: int) -> None:
    """At any width the aggregate and the kicks of a tie in view stand whole."""
    app = scoreboard(cup)
    async with app.run_test(size=(width, 40)) as pilot:
        await pilot.press("b")
        await until(pilot, lambda: re.search(r" 2 +\(4\)", drawn(app)) is not None)
        assert re.search(r" 2 +\(2\)", drawn(app))
