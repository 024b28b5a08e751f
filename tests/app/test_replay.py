"""A log played back on the screen: every pane as it was, by a clock that the test turns."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from playing import EVENING, FIXTURES, at, cut, opened, replay, rows
from textual.command import CommandList
from textual.widgets import Static
from textual.widgets._toast import Toast
from waiting import until

from scoreboard.app.panes.bracket import BracketPane
from scoreboard.app.panes.log import LogPane
from scoreboard.app.replay import Replay
from scoreboard.app.replaybar import ReplayBar
from scoreboard.app.screens.help import HelpScreen
from scoreboard.events import Whistle
from scoreboard.store import Folder

GOAL = 58
"""The number of Marseille's goal in the 79th minute."""


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (160, 45)])
async def test_the_end_is_the_screen_that_opening_shows(size: tuple[int, int]) -> None:
    """Played to its end at six hundred times, it shows what the app shows the morning after."""
    morning = []
    async with opened(EVENING, size) as (app, pilot):
        for pane in ("b", "t", "l"):
            await pilot.press(pane)
            await pilot.pause()
            morning.append(rows(app.main))
    async with replay(size=size, speed=600) as evening:
        await evening.play(60, tick=0.5)
        assert evening.app.player.ended
        assert (evening.selected, evening.app.main.number) == (app.main.selected, app.main.number)
        shown = []
        for pane in ("b", "t", "l"):
            await evening.press(pane)
            shown.append(rows(evening.app.main))
        assert shown == morning
        assert evening.app.main.board == app.main.board


async def test_back_from_the_end_by_keys(tmp_path: Path) -> None:
    """`,` a dozen times and more: each time the panes are those of a log that ends there."""
    async with replay(begin=at("23:59:00")) as evening:
        for events in range(86, 74, -1):
            await evening.press("comma")
            assert evening.number == events
            place = cut(EVENING, events, tmp_path / str(events))
            clock = evening.app.player.clock
            async with opened(place, tie=evening.selected, moment=clock) as (app, _):
                assert rows(evening.app.main) == rows(app.main), events


async def test_on_again_by_keys() -> None:
    """Back to the goal and on again: the same panes as before."""
    async with replay(begin=at("22:47:17")) as evening:
        await evening.press("comma", "comma")
        before = rows(evening.app.main)
        await evening.press("comma", "full_stop")
        assert rows(evening.app.main) == before


async def test_it_begins_where_it_is_asked_to() -> None:
    """From 22:37:20: the goal has just fallen, in the tie that is shown, and the clock says so."""
    async with replay(begin=at("22:37:20")) as evening:
        assert (evening.number, evening.selected) == (GOAL, "qf4")
        shown = "\n".join(rows(evening.app.main))
        assert "79'   GOAL          Marseille 1-0 Benfica" in shown
        assert "22:37" in str(evening.app.main.query_one("#heading").render())
        assert "REPLAY" in str(evening.app.main.query_one("#heading").render())


async def test_space_pauses_and_goes_on() -> None:
    """While it is paused the clock stands, on the screen too; then it goes on from there."""
    async with replay(begin=at("22:36:40")) as evening:
        await evening.press("space")
        before = rows(evening.app.main), evening.bar
        assert "paused" in evening.bar
        assert "space Play" in evening.keys
        await evening.play(30)
        assert (rows(evening.app.main), evening.bar) == before
        await evening.press("space")
        assert "x60" in evening.bar
        assert "space Pause" in evening.keys
        await evening.play(1)
        assert (evening.number, evening.app.player.clock) == (GOAL, at("22:37:40"))


async def test_at_the_end_space_begins_again() -> None:
    """The bar says that it has ended, the key that it would play."""
    async with replay(begin=at("23:43:50")) as evening:
        await evening.play(1)
        assert "ended" in evening.bar
        assert "space Play" in evening.keys
        await evening.press("space")
        assert (evening.app.player.clock, evening.app.player.playing) == (at("21:00:02", 11), True)


async def test_a_program_that_was_stopped_goes_on_where_it_was() -> None:
    """An hour in which the terminal was held up is not an hour of the evening."""
    async with replay(begin=at("22:00:00")) as evening:
        await evening.play(3600, tick=3600)
        assert evening.app.player.clock == at("22:01:00")


async def test_to_goals_and_back() -> None:
    """`>` to the goals in Rome and London, `<` back; the tie in which they fell is shown."""
    async with replay(begin=at("22:37:20")) as evening:
        told = []
        for key in ("greater_than_sign", "greater_than_sign", "less_than_sign", "less_than_sign"):
            await evening.press(key)
            told.append((evening.number, evening.selected))
        assert told == [(59, "qf1"), (60, "qf3"), (59, "qf1"), (GOAL, "qf4")]
        assert not evening.app.player.playing


@pytest.mark.parametrize("pane", ["b", "t", "l"])
async def test_home_and_end_from_any_pane(pane: str) -> None:
    """They go to the ends of the evening, not of the list that has the focus."""
    async with replay(begin=at("22:37:20")) as evening:
        await evening.press(pane, "end")
        assert evening.app.player.ended
        await evening.press("home")
        assert (evening.number, evening.app.main.query_one(LogPane).events) == (0, [])


async def test_it_goes_with_the_action() -> None:
    """Minutes apart, goals in Marseille, Rome and London: each tie is shown when its goal falls."""
    async with replay(begin=at("22:37:00")) as evening:
        told = []
        for _ in range(14):
            await evening.play(1)
            told.append(evening.selected)
        assert list(dict.fromkeys(told)) == ["qf4", "qf1", "qf3"]


async def test_at_speed_it_does_not_flicker() -> None:
    """At six hundred the two goals are 0.4 seconds apart: what is shown is shown for two at least."""
    async with replay(begin=at("22:37:00"), speed=600) as evening:
        told = []
        for _ in range(15):
            await evening.play(0.1)
            told.append(evening.selected)
        assert set(told) == {"qf4"}


async def test_a_whistle_calls_nobody_away() -> None:
    """Half-time in Bergamo, London and Rome: Rome, where the last card was, stays on the screen."""
    async with replay(begin=at("21:44:00")) as evening:
        assert evening.selected == "qf1"
        await evening.play(6)
        assert (evening.number, evening.selected) == (46, "qf1")


async def test_when_a_tie_is_over_the_next_is_shown() -> None:
    """After the last whistles in London and Rome it is Marseille, where extra time begins."""
    async with replay(begin=at("22:47:00")) as evening:
        assert evening.selected == "qf3"
        await evening.play(13)
        assert (evening.number, evening.selected) == (70, "qf4")


@pytest.mark.parametrize(
    ("keys", "tie"),
    [
        (["b", "down"], "qf2"),
        (["2"], "qf2"),
        (["left_square_bracket"], "qf4"),
        (["l", "down", "down", "down", "down", "down", "down", "enter"], None),
    ],
    ids=["arrows", "number", "leg", "log"],
)
async def test_a_tie_chosen_by_hand_stays(keys: list[str], tie: str | None) -> None:
    """Whichever way it was chosen, the goals in Rome and London do not take it away; End does."""
    async with replay(begin=at("22:37:20")) as evening:
        assert "0 Follow" not in evening.keys
        await evening.press(*keys)
        chosen = evening.selected, evening.app.main.number
        assert tie in (None, evening.selected)
        assert "0 Follow" in evening.keys
        await evening.play(11)
        assert evening.number > 60
        assert (evening.selected, evening.app.main.number) == chosen
        await evening.press("less_than_sign")
        assert (evening.selected, evening.app.main.number) == chosen
        await evening.press("end")
        assert evening.selected == "qf4"
        await evening.press("comma", "less_than_sign")
        assert "0 Follow" not in evening.keys


async def test_following_again() -> None:
    """`0` goes back to where something has happened, and on with it."""
    async with replay(begin=at("22:37:20")) as evening:
        await evening.press("b", "down", "0")
        assert evening.selected == "qf4"
        await evening.play(11)
        assert evening.selected == "qf3"


async def test_nothing_can_be_entered(tmp_path: Path) -> None:
    """The scorer's keys do nothing, and not a byte or a file changes on disk."""
    cup = Path(shutil.copytree(EVENING, tmp_path / "cup"))
    before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in cup.iterdir()}
    async with replay(cup, begin=at("22:37:20")) as evening:
        await evening.press("l")
        shown = rows(evening.app.main)
        for key in ("e", "g", "k", "u", "x", "v", "y", "r", "s", "d", "n", "ctrl+r", "delete"):
            await evening.pilot.press(key, "enter")
            assert (evening.app.main.scores, evening.app.main.scoring) == (False, None), key
        await evening.pilot.pause()
        assert rows(evening.app.main) == shown
    assert {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in cup.iterdir()} == before


async def test_what_is_entered_meanwhile_is_not_shown(tmp_path: Path) -> None:
    """A replay is of the log as it was when it was opened."""
    cup = Path(shutil.copytree(EVENING, tmp_path / "cup"))
    async with replay(cup, begin=at("23:59:00")) as evening:
        Folder(cup).append(Whistle(match="sf1.1", period="first_half"))
        await evening.play(3)
        assert evening.number == len(evening.app.main.board.log) == 87


async def test_a_log_that_was_cut_off_is_told_and_left_alone(tmp_path: Path) -> None:
    """What can be read is played; the notice stands under the panes, and the torn end in the file."""
    cup = Path(shutil.copytree(EVENING, tmp_path / "cup"))
    log = cup / "events.toml"
    log.write_bytes(log.read_bytes() + b'\n[[event]]\nmatch = "qf4')
    before = log.read_bytes()
    async with replay(cup) as evening:
        assert "cut off" in evening.app.main.problem
        await evening.press("end")
        assert evening.number == 87
    assert log.read_bytes() == before
    assert [file.name for file in cup.iterdir() if "torn" in file.name] == []


async def test_goals_are_told_where_there_is_time_to_read() -> None:
    """At ten times the speed Marseille's goal has its toast, over the bar and not on it."""
    async with replay(begin=at("22:37:10"), speed=10, toasts=True) as evening:
        await evening.play(1)
        for _ in range(3):
            await evening.pilot.pause()
        (toast,) = evening.app.screen.query(Toast)
        assert toast.region.height > 0
        assert toast.region.bottom <= evening.app.main.query_one(ReplayBar).region.y


async def test_at_speed_ties_flash_and_no_toast_piles_up() -> None:
    """At three hundred a goal lights its tie up, and that is all."""
    async with replay(begin=at("22:37:10"), speed=300, toasts=True) as evening:
        await evening.play(0.2)
        assert evening.app.main.query_one(BracketPane).flashing == {"qf4"}
        await evening.pilot.pause()
        assert len(evening.app.screen.query(Toast)) == 0


async def test_goals_between_the_stages_of_other_matches_are_told() -> None:
    """Three matches of the World Cup at once, known by goals and results: Japan's goal lights its tie up."""
    begin = datetime.fromisoformat("2026-06-29T15:27:30+00:00")
    async with replay(FIXTURES / "world-cup-2026", begin=begin) as evening:
        await evening.play(1)
        assert evening.app.main.query_one(BracketPane).flashing == {"r32-2"}
        assert "Brazil 0-1 Japan" in rows(evening.app.main, LogPane)[0]


async def test_the_log_holds_still_while_it_is_read() -> None:
    """Scrolled back, a step takes the newest line away and the line under the cursor stays the same."""
    async with replay(begin=at("22:47:20"), size=(80, 24)) as evening:
        log = evening.app.main.query_one(LogPane)
        await evening.press("l", *["down"] * 20)
        under, shown = log.at(log.cursor), rows(evening.app.main, LogPane)
        for key, unseen in (("comma", 0), ("comma", 0), ("full_stop", 1), ("full_stop", 2)):
            await evening.press(key)
            assert log.at(log.cursor) is under
            assert rows(evening.app.main, LogPane) == shown
            assert log.unseen == unseen
        await evening.press("home")
        assert (log.cursor, log.scroll_offset.y) == (0, 0)


async def test_help_begins_with_the_keys_of_the_replay() -> None:
    """`?` names them; a page further are those that one always has, without scoring."""
    async with replay(begin=at("22:37:20"), size=(80, 24)) as evening:
        await evening.press("question_mark")
        assert isinstance(evening.app.screen, HelpScreen)
        page = _text(evening.app.screen)
        for key in ("space", ", .", "< >", "home end", "ctrl+left", "0"):
            assert re.search(rf"^ *{re.escape(key)} {{2,}}\S", page, re.MULTILINE), key
        await evening.press("tab")
        page = _text(evening.app.screen)
        assert "between ties; along the log" in page
        assert "scoring" not in page
        assert "the page on the replay" in page


def _text(screen: HelpScreen) -> str:
    return str(screen.query_one("#help-text", Static).render())


async def test_the_palette_finds_the_keys_by_name() -> None:
    """Whoever does not know the key finds what it does."""
    async with replay(begin=at("22:37:20")) as evening:
        await evening.press("ctrl+p", *(_key(letter) for letter in "next goal"))
        await until(
            evening.pilot,
            lambda: "On to the next goal, card, whistle or kick (>)" in _offers(evening.app),
        )
        await evening.press(*["backspace"] * 9)
        wanted = {
            "Pause (space)",
            "Play faster (^→)",
            "Play slower (^←)",
            "Back to the event before (,)",
            "To the start of the log (home)",
            "To the end of the log (end)",
        }
        await until(evening.pilot, lambda: wanted <= set(_offers(evening.app)))


def _key(letter: str) -> str:
    return "space" if letter == " " else letter


def _offers(app: Replay) -> list[str]:
    if not app.screen.query(CommandList):
        return []
    options = app.screen.query_one(CommandList).options
    return [hit.text or "" for option in options if (hit := getattr(option, "hit", None))]


async def test_the_clock_may_come_once_more_after_the_end() -> None:
    """Quitting while it plays: a look at the clock when the panes are gone does nothing."""
    async with replay(begin=at("22:36:40")) as evening:
        number = evening.number
    evening.seconds.now += 1
    evening.app.play_on()
    assert evening.number == number
