"""The table of keys: in every mode a key does what it says, or is dimmed and does nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hands import Hands
from waiting import until

from scoreboard.app.panes.log import LogPane
from scoreboard.events import Goal, Whistle
from scoreboard.store import Folder

NOW = datetime.fromisoformat("2024-05-02T21:12:30+02:00")
MATCH = {
    "watching": "sf1.1",
    "never": "sf1.1",
    "before": "sf2.1",
    "live": "sf1.1",
    "over": "qf1.2",
    "kicks": "sf1.2",
}
"""The match in hand in each mode. `never` is an app that cannot write, `asking` has a goal begun."""
SCORER = ("g", "x", "v", "y", "r", "s", "d", "n", "k", "u", "ctrl+r", "e", "delete")
NAMES = {"[": "left_square_bracket", "]": "right_square_bracket", "?": "question_mark"}


def ids(hands: Hands) -> int:
    """How many entries the log has."""
    return len(hands.app.desk.board.log)


def state(hands: Hands) -> object:
    """All that a key might change."""
    main = hands.app.main
    log = main.query_one(LogPane)
    focused = main.focused.id if main.focused else None
    draft = dict(hands.draft.values) if main.asking else None
    return main.board, main.selected, main.number, focused, log.filter, main.scores, draft, hands.app.screen


async def begin(hands: Hands, mode: str) -> None:
    """Bring the app into a mode."""
    assert hands.pilot is not None
    await until(hands.pilot, lambda: hands.app.main.scores or mode == "never")
    if mode in ("live", "asking"):
        await hands.go_to("sf1.1")
    elif mode == "kicks":
        await hands.go_to("sf1.2")
    elif mode in MATCH:
        await hands.go_to(MATCH[mode])
    if mode == "asking":
        await hands.press("g")
    if mode == "watching":
        await hands.press("e")


@pytest.fixture
def prepared(cup: Path) -> Path:
    """A semi-final whose first leg is on, and one whose second leg has come to penalties."""
    folder = Folder(cup)
    signed = {"by": "anna", "at": NOW.replace(minute=0)}
    folder.append(Whistle(match="sf1.1", period="first_half", **signed))
    folder.append(Goal(match="sf1.1", team="marseille", minute="3", **signed))
    return cup


async def to_penalties(hands: Hands) -> None:
    """Play on to the shoot-out of the second leg."""
    await hands.go_to("sf1.1")
    await hands.press("g", "a", "enter", *["k", "enter"] * 4)
    await hands.go_to("sf1.2")
    await hands.press(*["k", "enter"] * 8, "k", "enter", "h", "enter", "g")


ACTS: dict[str, tuple[str, ...]] = {
    "watching": ("b", "t", "l", "f", "1", "[", "]", "e", "?"),
    "never": ("b", "t", "l", "f", "1", "[", "]", "?"),
    "before": ("b", "t", "l", "f", "1", "[", "]", "e", "?", "g", "x", "v", "y", "r", "s", "n", "k"),
    "live": ("b", "t", "l", "f", "1", "[", "]", "e", "?", "g", "x", "v", "y", "r", "s", "d", "n", "k", "u"),
    "over": ("b", "t", "l", "f", "1", "[", "]", "e", "?", "y", "r", "d", "n"),
    "kicks": ("b", "t", "l", "f", "1", "[", "]", "e", "?", "g", "x", "v", "y", "r", "s", "d", "n", "u"),
    "asking": ("h", "a", "left", "right", "+", "-", "?"),
}
ALL = ("b", "t", "l", "f", "1", "[", "]", "?", *SCORER[:-1])


@pytest.mark.parametrize("mode", ACTS)
async def test_every_key_in_every_mode(prepared: Path, mode: str) -> None:
    """Those of the mode act; all others are dimmed, and pressing them changes nothing."""
    hands = Hands(prepared, NOW, writes=mode != "never")
    async with hands.app.run_test(size=(120, 40)) as hands.pilot:
        if mode == "kicks":
            await to_penalties(hands)
        await begin(hands, mode)
        bindings = hands.app.main.active_bindings
        for key in ALL:
            name = NAMES.get(key, key)
            able = name in bindings and bindings[name].enabled
            assert able is (key in ACTS[mode]), (mode, key)
            if not able and key not in ("h", "a"):
                before = state(hands)
                await hands.press(name)
                assert state(hands) == before, (mode, key)


Effect = Callable[[Hands], object]


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        ("b", lambda hands: hands.app.main.focused and hands.app.main.focused.id),
        ("t", lambda hands: hands.app.main.focused and hands.app.main.focused.id),
        ("f", lambda hands: hands.app.main.query_one(LogPane).filter),
        ("1", lambda hands: hands.app.main.selected),
        ("]", lambda hands: hands.app.main.number),
        ("e", lambda hands: hands.app.main.scores),
        ("u", ids),
        ("delete", ids),
        ("?", lambda hands: hands.app.screen),
        *(
            (key, lambda hands: hands.app.main.asking)
            for key in ("g", "x", "v", "y", "r", "s", "d", "n", "k", "enter")
        ),
    ],
)
async def test_what_a_key_does_while_scoring(prepared: Path, key: str, changed: Effect) -> None:
    """In a match that is on, from the newest line of its log."""
    hands = Hands(prepared, NOW)
    async with hands.app.run_test(size=(120, 40)) as hands.pilot:
        await hands.go_to("sf1.1")
        await hands.press("l", "home")
        if key == "1":
            await hands.go_to("sf2.1")
        before = changed(hands)
        await hands.press(NAMES.get(key, key))
        assert changed(hands) != before


@pytest.mark.parametrize(("key", "outcome"), [("g", "scored"), ("x", "missed"), ("v", "saved")])
async def test_kicks_of_a_shoot_out(prepared: Path, key: str, outcome: str) -> None:
    """One key a kick, for the side whose turn it is; `d` is a retake and `u` takes it back."""
    hands = Hands(prepared, NOW)
    async with hands.app.run_test(size=(120, 40)) as hands.pilot:
        await to_penalties(hands)
        match = hands.app.desk.board.match("sf1.2")
        taken = len(match.kicks)
        await hands.press(key)
        kicks = hands.app.desk.board.match("sf1.2").kicks
        assert (len(kicks), kicks[-1].outcome, kicks[-1].team) == (taken + 1, outcome, match.away)
        await hands.press("d")
        assert len(hands.app.desk.board.match("sf1.2").kicks) == taken
        await hands.press(key, "u")
        assert len(hands.app.desk.board.match("sf1.2").kicks) == taken
        await hands.press("ctrl+r")
        assert len(hands.app.desk.board.match("sf1.2").kicks) == taken + 1


@pytest.mark.parametrize(
    ("keys", "minute"),
    [
        (("plus",), "14"),
        (("minus", "minus"), "11"),
        (("tab", "plus"), "14"),
        (("tab", "up", "up"), "15"),
        (("tab", "4", "5", "plus", "2"), "45+2"),
    ],
)
async def test_the_minute(prepared: Path, keys: tuple[str, ...], minute: str) -> None:
    """Filled in from the clock, counted on and back, or typed; in its field `+` types once one has begun."""
    hands = Hands(prepared, NOW)
    async with hands.app.run_test(size=(120, 40)) as hands.pilot:
        await hands.go_to("sf1.1")
        await hands.press("g")
        assert hands.draft.values["minute"] == "13"
        await hands.press(*keys)
        assert hands.draft.values["minute"] == minute
