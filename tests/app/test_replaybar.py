"""The bar of a replay: where in the evening it is, where the goals fell, and a click to go there."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from building import FINAL
from playing import Evening, at, replay
from textual.geometry import Offset

from scoreboard.app.replaybar import ReplayBar

SIZES = [(60, 20), (80, 24), (120, 36), (160, 45)]
GOALS = ["21:06:43", "21:11:47", "21:12:42", "21:21:40", "22:37:15", "22:42:46", "22:46:35"]
"""When the goals of 18 April were entered."""
SIGNS = "━─●◆"

KICK_OFF = 'kind = "period"\nperiod = "first_half"\nat = 2024-05-04T15:00:00Z\n'
END = 'kind = "period"\nperiod = "ended"\nat = 2024-05-04T17:00:00Z\n'
GOAL = 'kind = "goal"\nteam = "reds"\nminute = "{0}"\nat = 2024-05-04T15:{0}:00Z\n'


def folder(place: Path, *blocks: str) -> Path:
    """A final between Reds and Blues, with these events."""
    (place / "competition.toml").write_text(FINAL, encoding="utf-8")
    log = [f'[[event]]\nmatch = "final.1"\n{block}id = {number}\n' for number, block in enumerate(blocks, 1)]
    (place / "events.toml").write_text("\n".join(log), encoding="utf-8")
    return place


def line(evening: Evening, signs: str = SIGNS) -> tuple[int, str]:
    """Where the line begins on the bar, and the line."""
    (found,) = re.finditer(f"[{signs}]{{8,}}", evening.bar)
    return found.start(), found.group()


def cell(when: datetime, cells: int) -> int:
    """The cell of the line in which a time of 18 April stands."""
    begins, ends = at("21:00:03"), at("23:43:58")
    return round((when - begins) / (ends - begins) * (cells - 1))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_goals_stand_where_they_fell(size: tuple[int, int]) -> None:
    """Seven on 18 April, and the sign for now where it is; the bar fills its line and no more."""
    async with replay(begin=at("22:10:00"), size=size) as evening:
        _, drawn = line(evening)
        goals = {cell(at(goal), len(drawn)) for goal in GOALS}
        here = cell(at("22:10:00"), len(drawn))
        expected = ["━" if number < here else "─" for number in range(len(drawn))]
        for goal in goals:
            expected[goal] = "●"
        expected[here] = "◆"
        assert drawn == "".join(expected)
        assert len(evening.bar) == size[0]
        assert evening.bar.rstrip().endswith("51/87")


async def test_from_one_end_to_the_other() -> None:
    """At the first whistle it stands on the first cell, at the last one on the last."""
    async with replay(begin=at("21:00:03")) as evening:
        assert line(evening)[1].index("◆") == 0
        assert evening.bar.startswith(" ► x60     21:00 ◆")
        await evening.press("end")
        assert line(evening)[1].endswith("◆")
        assert "◆ 23:43  ·  evening 2 of 2  ·  87/87" in evening.bar


async def test_the_line_stays_in_its_place() -> None:
    """Playing, paused or at the end, after one event or eighty: it has the same cells."""
    async with replay(begin=at("21:00:03")) as evening:
        places = set()
        for key in ("ctrl+right", "space", "home", "full_stop", "end", "comma"):
            await evening.press(key)
            start, drawn = line(evening)
            places.add((start, len(drawn)))
        assert len(places) == 1


async def test_where_the_heading_has_no_room_the_bar_tells_the_time() -> None:
    """At 60 columns it begins with what time it is; which evening it is goes without saying."""
    async with replay(begin=at("22:10:00"), size=(60, 20)) as evening:
        assert evening.bar.startswith(" ► x60     22:10 ")
        assert "evening" not in evening.bar


async def test_the_first_evening_has_its_own_line() -> None:
    """On 11 April it runs from that evening's first whistle to its last, with that evening's goals."""
    async with replay(begin=at("21:20:00", 11)) as evening:
        assert "evening 1 of 2" in evening.bar
        assert " 21:00 ━" in evening.bar
        assert "─ 22:54" in evening.bar
        _, drawn = line(evening)
        assert 6 <= drawn.count("●") <= 9


async def test_a_goal_that_was_disallowed_or_taken_back_has_no_mark(tmp_path: Path) -> None:
    """Three goals were entered; the one that counted is marked."""
    blocks = [
        KICK_OFF,
        GOAL.format("10"),
        GOAL.format("30"),
        GOAL.format("50"),
        'kind = "disallowed"\ntarget = 2\nminute = "11"\nat = 2024-05-04T15:52:00Z\n',
        'kind = "void"\ntarget = 4\nat = 2024-05-04T15:53:00Z\n',
        END,
    ]
    async with replay(folder(tmp_path, *blocks)) as evening:
        _, drawn = line(evening)
        assert [number for number, sign in enumerate(drawn) if sign == "●"] == [
            round(0.25 * (len(drawn) - 1))
        ]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_click_goes_there(size: tuple[int, int]) -> None:
    """On the first cell, on a goal, on the last cell; a goal that is clicked has fallen."""
    async with replay(begin=at("22:10:00"), size=size) as evening:
        start, drawn = line(evening)

        async def click(number: int) -> None:
            await evening.pilot.click(ReplayBar, Offset(start + number, 0))
            await evening.pilot.pause()

        await click(cell(at("22:37:15"), len(drawn)))
        assert evening.app.main.board.match("qf4.2").score == (1, 0)
        await click(0)
        assert (evening.number, evening.app.player.clock) == (30, at("21:00:03"))
        await click(len(drawn) - 1)
        assert (evening.number, evening.app.player.clock) == (87, at("23:43:58"))
        half = (at("23:43:58") - at("21:00:03")) * ((len(drawn) // 2) / (len(drawn) - 1))
        await click(len(drawn) // 2)
        assert evening.app.player.clock is not None
        assert abs(evening.app.player.clock - (at("21:00:03") + half)) < timedelta(seconds=1)


async def test_a_click_beside_the_line_does_nothing() -> None:
    """The speed and the numbers are no places to go to."""
    async with replay(begin=at("22:10:00")) as evening:
        for column in (2, 10, 100, 118):
            await evening.pilot.click(ReplayBar, Offset(column, 0))
            await evening.pilot.pause()
            assert (evening.number, evening.app.player.clock) == (51, at("22:10:00"))


async def test_plain_ascii() -> None:
    """`--ascii` draws it with signs that are told apart: behind, before, goal, now."""
    async with replay(begin=at("22:10:00"), ascii=True) as evening:
        assert evening.bar.isascii()
        assert evening.bar.startswith(" > x60     21:00 =")
        drawn = line(evening, "=oV-")[1]
        assert drawn.count("V") == 1
        assert set(drawn) == set("=-oV")
        await evening.press("space")
        assert evening.bar.startswith(" = paused  21:00 =")
        await evening.press("end")
        assert evening.bar.startswith(" # ended   21:00 =")


async def test_without_colour_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR: what is behind and what is to come, goals and now are signs, not shades."""
    async with replay(begin=at("22:10:00")) as evening:
        coloured = evening.bar
    monkeypatch.setenv("NO_COLOR", "1")
    async with replay(begin=at("22:10:00")) as evening:
        assert evening.app.no_color
        assert evening.bar == coloured


async def test_one_evening_is_not_counted(tmp_path: Path) -> None:
    """A final: the bar does not say that it is the first evening of one."""
    async with replay(folder(tmp_path, KICK_OFF, GOAL.format("30"), END)) as evening:
        assert "evening" not in evening.bar
        assert evening.bar.endswith(" 17:00  0/3 ")


async def test_a_log_without_times_has_no_line(tmp_path: Path) -> None:
    """How far it is, is all that can be told; a click finds nothing to go to."""
    goals = [f'kind = "goal"\nteam = "reds"\nminute = "{minute}"\n' for minute in (10, 20)]
    async with replay(folder(tmp_path, *goals)) as evening:
        assert evening.bar == " ► x60     0/2 "
        await evening.play(1.2)
        assert evening.bar == " ► x60     1/2 "
        await evening.pilot.click(ReplayBar, Offset(20, 0))
        await evening.press("full_stop")
        assert evening.bar == " ■ ended   2/2 "


async def test_a_single_moment_has_a_line_all_the_same(tmp_path: Path) -> None:
    """An evening of one event has no length."""
    async with replay(folder(tmp_path, KICK_OFF)) as evening:
        _, drawn = line(evening)
        assert drawn.endswith("◆")
        await evening.press("end")
        assert "1/1" in evening.bar


async def test_it_follows_the_width() -> None:
    """Made narrower, the line is shorter and the goals are where they fell."""
    async with replay(begin=at("22:10:00"), size=(160, 45)) as evening:
        await evening.pilot.resize_terminal(80, 24)
        await evening.pilot.pause()
        assert len(evening.bar) == 80
        _, drawn = line(evening)
        assert drawn[cell(at("22:37:15"), len(drawn))] == "●"
