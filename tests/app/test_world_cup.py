"""A bracket of thirty-two on the screen: later rounds move together where the whole is too high."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.geometry import Offset

from scoreboard.app import Scoreboard
from scoreboard.app.panes.bracket import BracketPane
from scoreboard.store import Folder

FIXTURES = Path(__file__).parents[2] / "fixtures"
THE_DAY_AFTER = datetime(2026, 7, 20, 12, 0, tzinfo=UTC)


def world_cup(tie: str = "final", **how: bool) -> Scoreboard:
    """The app on the World Cup the day after the final, a tie of it selected."""
    app = Scoreboard(
        Folder(FIXTURES / "world-cup-2026"), now=lambda: THE_DAY_AFTER, follow=False, writes=False, **how
    )
    app.begin_at(tie, None, "bracket")
    return app


def bracket_of(app: Scoreboard) -> str:
    """What is in view of the bracket pane."""
    rows = [strip.text for strip in app.screen._compositor.render_strips()]
    region = app.screen.query_one(BracketPane).region
    return "\n".join(row[region.x : region.right] for row in rows[region.y : region.bottom])


@pytest.mark.parametrize("size", [(120, 36), (160, 45)])
async def test_the_way_to_the_final_is_seen_at_once(size: tuple[int, int]) -> None:
    """Quarter-finals and semi-finals stand beside the final; a sign says that more came before."""
    app = world_cup()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = bracket_of(app)
    for tie in ("qf1", "qf2", "qf3", "qf4", "sf1", "sf2", "final", "third"):
        assert f" {tie} " in shown
    assert "◂ Quarter-finals" in shown
    assert "r16" not in shown


async def test_going_back_brings_the_earlier_rounds() -> None:
    """Left of the final are the semi-finals and so on to the round of 32; right again leads back."""
    app = world_cup()
    async with app.run_test(size=(120, 36)) as pilot:
        seen = []
        for key in ("left", "left", "left", "left"):
            await pilot.press(key)
            await pilot.pause()
            shown = bracket_of(app)
            seen.append(app.main.selected)
            feeders = app.screen.query_one(BracketPane).plan.feeders[app.main.selected]
            assert all(f" {feeder} " in shown for feeder in feeders)
        assert [re.sub(r"\d+$", "", tie) for tie in seen] == ["sf", "qf", "r16-", "r32-"]
        assert "◂" not in shown
        await pilot.press("right", "right", "right", "right")
        await pilot.pause()
        assert app.main.selected == "final"
        assert "◂ Quarter-finals" in bracket_of(app)


async def test_a_click_goes_to_the_tie_that_is_seen_there() -> None:
    """With rounds left out a click on a box still selects what the box shows, and brings what fed it."""
    app = world_cup()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        rows = bracket_of(app).splitlines()
        y = next(number for number, row in enumerate(rows) if " qf3 " in row)
        await pilot.click(BracketPane, Offset(rows[y].index(" qf3 ") + 4, y + 1))
        await pilot.pause()
        assert app.main.selected == "qf3"
        shown = bracket_of(app)
    assert all(f" {tie} " in shown for tie in ("r16-3", "r16-4", "qf3")), shown


async def test_the_pane_keeps_its_height() -> None:
    """Whatever rounds are left out, the panes below do not move."""
    app = world_cup("r32-1")
    heights = set()
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(5):
            await pilot.pause()
            heights.add(app.screen.query_one(BracketPane).outer_size.height)
            await pilot.press("right")
    assert heights == {20}


async def test_plain_ascii_has_a_sign_for_earlier_rounds() -> None:
    """`--ascii` draws it as `<`."""
    app = world_cup(ascii=True)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert "< Quarter-finals" in bracket_of(app)


async def test_nothing_is_left_out_of_a_list() -> None:
    """At 80 columns the bracket is a list of all ties, and the list goes back to the first."""
    app = world_cup()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*["up"] * 40)
        await pilot.pause()
        assert app.main.selected == "r32-3"
        assert "Round of 32" in bracket_of(app)


async def test_the_log_takes_its_form_from_the_first_frame() -> None:
    """At 80 columns an event has a line; nothing waits for a key to be drawn so."""
    app = world_cup()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = [strip.text for strip in app.screen._compositor.render_strips()]
    assert any("Spain 1-0 Argentina  Ferran Torres" in row for row in shown)


async def test_a_list_goes_down_no_further_than_it_must() -> None:
    """The selected tie stands on the last line in view, whatever the list was laid out for before."""
    app = world_cup()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        pane = app.screen.query_one(BracketPane)
        assert pane.scroll_offset.y + pane.size.height == pane.drawing.regions["final"].bottom
