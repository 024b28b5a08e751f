"""What a scorer enters, and how it is mended: one story each."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hands import Hands
from textual.pilot import Pilot
from waiting import until

from scoreboard.app.commands import ENTRIES
from scoreboard.events import Goal, Whistle
from scoreboard.minute import Period
from scoreboard.rules.clock import minute_at
from scoreboard.store import Folder, load

KICK_OFF = datetime.fromisoformat("2024-05-02T21:00:00+02:00")
NOW = KICK_OFF + timedelta(minutes=12, seconds=30)


@pytest.fixture
def hands(cup: Path) -> Hands:
    """A scorer at the first leg of a semi-final, in the 13th minute."""
    Folder(cup).append(Whistle(match="sf1.1", period="first_half", at=KICK_OFF, by="anna"))
    return Hands(cup, NOW)


def last(hands: Hands) -> dict[str, object]:
    """The keys of the newest event on disk."""
    return load(hands.app.folder.path).log[-1].as_block()


async def test_an_own_goal_has_an_opponent_as_its_scorer(hands: Hands) -> None:
    """With type own goal the names are those of the other side."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("g", "h", "tab", "tab", "tab", "tab", "right", "right", "shift+tab", "shift+tab")
        await hands.type("scam")
        assert hands.draft.suggestions()[0] == "Gianluca Scamacca"
        await hands.press("enter")
    assert (last(hands)["team"], last(hands)["type"], last(hands)["player"]) == (
        "marseille", "own_goal", "Gianluca Scamacca",
    )  # fmt: skip


async def test_a_name_is_completed_or_taken_as_typed(hands: Hands) -> None:
    """The marked name is saved; with the arrow down it is the one that was typed."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("g", "h", "tab", "tab")
        await hands.type("Harit")
        await hands.press("enter")
        assert last(hands)["player"] == "Amine Harit"
        await hands.press("g", "h", "tab", "tab")
        await hands.type("Harit")
        await hands.press("down", "enter")
        assert last(hands)["player"] == "Harit"
        await hands.press("g", "h", "tab", "tab")
        await hands.type("harit")
        assert hands.draft.suggestions()[:2] == ["Harit", "Amine Harit"] or hands.draft.suggestions()[:2] == [
            "Amine Harit", "Harit",
        ]  # fmt: skip


async def test_the_outlook_says_what_would_follow(velodrome: Path) -> None:
    """Before enter: score, aggregate, and that it would be extra time."""
    hands = Hands(velodrome, datetime.fromisoformat("2024-04-18T22:37:05+02:00"))
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.go_to("qf4.2")
        await hands.press("g", "h")
        assert hands.said == "→ Marseille 1-0 Benfica, agg 2-2: extra time as it stands"
        await hands.press("a")
        assert hands.said == "→ Marseille 0-1 Benfica, agg 1-3: Benfica go through as it stands"


@pytest.fixture
def velodrome(cup: Path) -> Path:
    """The evening before Marseille's goal in the 79th minute."""
    log = (cup / "events.toml").read_text(encoding="utf-8")
    end = log.index("id = 58\n")
    (cup / "events.toml").write_text(log[: log.rindex("[[event]]", 0, end)], encoding="utf-8")
    return cup


async def test_a_doubt_is_told_and_let_through(velodrome: Path) -> None:
    """Çelik, sent off in the 31st minute, scores."""
    hands = Hands(velodrome, datetime.fromisoformat("2024-04-18T22:37:05+02:00"))
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.go_to("qf1.2")
        await hands.press("g", "h", "tab", "tab")
        await hands.type("celik")
        await hands.press("tab")
        assert hands.said.endswith("doubtful: Zeki Çelik was sent off in the 31st minute")
        await hands.press("enter")
        assert "doubtful: Zeki Çelik was sent off in the 31st minute" in hands.said
    assert last(hands)["player"] == "Zeki Çelik"


async def test_a_refusal_names_the_rule_and_keeps_the_form(hands: Hands) -> None:
    """Extra time in a first leg: nothing is saved, and the scorer can mend the minute."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        before = len(hands.app.desk.board.log)
        await hands.press("g", "h", "tab")
        await hands.type("110")
        await hands.press("enter")
        assert "is in extra time" in hands.said
        assert "(extra time is for a tie that is level after its last leg (Law 10))" in hands.said
        assert len(hands.app.desk.board.log) == before
        await hands.press("backspace", "enter")
        assert last(hands)["minute"] == "11"


async def test_a_line_of_the_log_is_amended_in_its_place(hands: Hands) -> None:
    """Another scorer and another minute; the goal keeps its place, and the log says what was changed."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("g", "h", "enter", "g", "a", "enter", "l", "home", "down", "enter", "tab")
        await hands.type("9")
        await hands.press("tab")
        await hands.type("moum")
        await hands.press("enter")
        goals = [hands.app.main.board.as_entered(e) for e in hands.app.main.board.log if e.kind == "goal"][
            -2:
        ]
        assert [(goal.team, str(goal.minute), goal.player) for goal in goals if isinstance(goal, Goal)] == [
            ("marseille", "9", "Faris Moumbagna"),
            ("atalanta", "13", None),
        ]
        assert last(hands)["kind"] == "amend"
        shown = "\n".join(strip.text for strip in hands.app.screen._compositor.render_strips())
        assert "CHANGED" in shown


async def test_a_scorer_is_taken_off_a_goal(hands: Hands) -> None:
    """Emptying a field of an entry takes the key away."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("g", "h", "tab", "tab")
        await hands.type("moum")
        await hands.press("enter", "l", "home", "enter", "tab", "tab", "delete", "enter")
        goal = next(e for e in reversed(list(hands.app.main.board.log)) if isinstance(e, Goal))
        assert vars(hands.app.main.board.as_entered(goal))["player"] is None


async def test_mending_an_old_entry_blocks_nothing(hands: Hands) -> None:
    """A goal is taken back from an older line; the next one is three keys as always, and undo takes that."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("g", "h", "enter", "g", "a", "enter", "l", "home", "down", "delete")
        assert hands.app.main.board.match("sf1.1").score == (0, 1)
        await hands.press("g", "a", "enter")
        assert hands.app.main.board.match("sf1.1").score == (0, 2)
        await hands.press("u")
        assert hands.app.main.board.match("sf1.1").score == (0, 1)


async def test_undo_does_not_rewind_the_clock(hands: Hands) -> None:
    """Forty seconds after the goal it is taken back: the clock shows what it would have shown."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("g", "h", "enter")
        hands.now += timedelta(minutes=3)
        await hands.press("u")
        assert str(minute_at(hands.app.main.board.match("sf1.1"), hands.now)) == "16"


async def test_undo_belongs_to_the_match_in_hand(hands: Hands) -> None:
    """A goal here, a kick-off there: undo there takes the kick-off back, undo here the goal."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("g", "h", "enter")
        await hands.go_to("sf2.1")
        await hands.press("k", "enter", "u")
        assert not hands.app.main.board.match("sf2.1").started
        await hands.go_to("sf1.1")
        await hands.press("u")
        assert hands.app.main.board.match("sf1.1").score == (0, 0)


async def test_a_disallowed_goal(hands: Hands) -> None:
    """`d` takes the latest goal; with an arrow the one before."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("g", "h", "enter", "g", "a", "enter", "d", "enter")
        assert hands.app.main.board.match("sf1.1").score == (1, 0)
        await hands.press("u", "d", "right", "enter")
        assert hands.app.main.board.match("sf1.1").score == (0, 1)


async def command(hands: Hands, name: str) -> None:
    """Choose a command of the palette by its words."""
    assert hands.pilot is not None
    await hands.press("ctrl+p")
    await until(hands.pilot, lambda: hands.app.screen is not hands.app.main)
    await hands.type(ENTRIES[name])
    from textual.command import Command, CommandList

    def first() -> str | None:
        rows = [option for rows in hands.app.screen.query(CommandList) for option in rows.options]
        return next((str(row.hit.text) for row in rows if isinstance(row, Command)), None)

    await until(hands.pilot, lambda: first() == ENTRIES[name])
    await hands.press("enter")
    await until(hands.pilot, lambda: hands.app.main.asking)


async def test_the_clock_is_set(hands: Hands) -> None:
    """The clock in the ground shows 23:40: the minute follows, also after a restart."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await command(hands, "clock")
        await hands.type("23:40")
        await hands.press("enter")
        hands.now += timedelta(seconds=25)
        await hands.press("g", "h", "enter")
        assert last(hands)["minute"] == "25"
    again = load(hands.app.folder.path).match("sf1.1")
    assert str(minute_at(again, hands.now)) == "25"


async def test_joining_late(cup: Path) -> None:
    """It is 2-0 in the 55th minute: the score stands and the clock runs on from there."""
    hands = Hands(cup, NOW)
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.go_to("sf2.1")
        await command(hands, "score")
        await hands.type("2-0")
        await hands.press("tab")
        await hands.type("55")
        await hands.press("enter")
        match = hands.app.main.board.match("sf2.1")
        assert (match.score, match.period) == ((2, 0), "second_half")
        hands.now += timedelta(minutes=5)
        await hands.press("g", "a", "enter")
        assert last(hands)["minute"] == "60"
    assert load(cup).match("sf2.1").score == (2, 1)


async def test_a_match_that_is_broken_off_and_taken_up_again(hands: Hands) -> None:
    """Suspended in the 13th minute, and taken up half an hour later in that minute."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await command(hands, "suspended")
        await hands.press("enter")
        assert not hands.app.main.board.match("sf1.1").live
        hands.now += timedelta(minutes=30)
        await hands.press("k", "enter")
        match = hands.app.main.board.match("sf1.1")
        assert (match.live, str(minute_at(match, hands.now))) == (True, "13")


@pytest.mark.parametrize(
    ("name", "typed", "kind"),
    [
        ("result", ("2-1",), "result"),
        ("award", ("3-0", "fielded a suspended player"), "award"),
        ("decision", ("h", "coin toss"), "decision"),
        ("abandoned", ("floodlights",), "status"),
    ],
)
async def test_what_has_no_key_is_in_the_palette(
    hands: Hands, name: str, typed: tuple[str, ...], kind: str
) -> None:
    """A result, an award, a decision, and a match that was abandoned."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await command(hands, name)
        for number, words in enumerate(typed):
            if number:
                await hands.press("tab")
            await hands.type(words)
        await hands.press("enter")
    assert last(hands)["kind"] == kind


async def test_watching_cannot_write(cup: Path) -> None:
    """With `watch` neither `e` nor any other key writes."""
    before = (cup / "events.toml").read_bytes()
    hands = Hands(cup, NOW, writes=False)
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.go_to_tie("sf1")
        await hands.press("e", "k", "enter", "g", "h", "enter", "u", "l", "delete")
        assert not hands.app.main.scores
    assert (cup / "events.toml").read_bytes() == before


async def test_e_switches(cup: Path) -> None:
    """`e` starts and stops; while it is off a goal key does nothing."""
    hands = Hands(cup, NOW)
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.go_to("sf1.1")
        await hands.press("e", "g", "h", "enter")
        assert not hands.app.main.board.match("sf1.1").started
        await hands.press("t", "e", "k", "enter")
        assert hands.app.main.board.match("sf1.1").started


async def test_what_is_begun_stays_with_its_match(hands: Hands) -> None:
    """A click on another tie while a goal is entered changes nothing: it goes where it was begun."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        assert isinstance(hands.pilot, Pilot)
        await hands.press("g", "h")
        await hands.pilot.click("#bracket", offset=(12, 4))
        await hands.pilot.pause()
        assert hands.app.main.selected == "sf1"
        await hands.press("enter")
        assert hands.app.main.board.match("sf1.1").score == (1, 0)


async def test_the_outlook_follows_what_others_enter(hands: Hands) -> None:
    """Somebody else's goal comes in while one is entered: what would follow is told anew."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("g", "h")
        assert hands.said == "→ Marseille 1-0 Atalanta"
        Folder(hands.app.folder.path).append(Goal(match="sf1.1", team="atalanta", minute="13", by="bert"))
        hands.app.refresh_board()
        assert hands.said == "→ Marseille 1-1 Atalanta"


async def test_a_slip_of_g_and_enter_is_no_goal(hands: Hands) -> None:
    """Without a side nothing is saved, and it says which keys choose one."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("g", "enter")
        assert hands.app.main.board.match("sf1.1").score == (0, 0)
        assert hands.said == "team: h for the home side, a for the away side"


async def test_an_own_goal_by_one_key(hands: Hands) -> None:
    """`o` with the side; the scorer is then looked for among the opponents."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("g", "h", "o", "tab", "tab")
        await hands.type("scam")
        await hands.press("enter")
    assert (last(hands)["type"], last(hands)["player"]) == ("own_goal", "Gianluca Scamacca")


async def test_a_form_is_not_lost_to_q(hands: Hands) -> None:
    """`q` with a goal begun neither quits nor closes the form."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("g", "h", "q")
        assert hands.app.is_running
        await hands.press("enter")
        assert hands.app.main.board.match("sf1.1").score == (1, 0)


async def test_taking_back_a_whistle_asks_where_more_follows(hands: Hands) -> None:
    """The kick-off with a goal after it: asked once, and done as it was said."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("g", "h", "enter", "l", "home", "down", "delete")
        assert "1 event entered after the first half whistle would stay in the log" in hands.said
        await hands.press("escape")
        assert hands.app.main.board.match("sf1.1").kicked_off(Period.FIRST_HALF) == KICK_OFF
        await hands.press("l", "home", "down", "delete", "enter")
        assert hands.app.main.board.match("sf1.1").kicked_off(Period.FIRST_HALF) is None
        assert hands.app.main.board.match("sf1.1").score == (1, 0)


async def test_a_goal_that_another_scorer_has_entered_is_doubtful(hands: Hands) -> None:
    """The same side and minute: told before it is saved."""
    Folder(hands.app.folder.path).append(Goal(match="sf1.1", team="marseille", minute="13", by="bert"))
    hands.app.folder.refresh()
    hands.app.main.board = hands.app.desk.board
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("g", "h")
        assert "a goal for Marseille in the 13th minute is in the log already, entered by bert" in hands.said


async def test_another_leg_has_other_keys(hands: Hands) -> None:
    """`]` goes to the leg to come: its whistle is the kick-off, and the bar says so."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.press("right_square_bracket")
        assert hands.said.startswith("press k for the kick-off")
        await hands.pilot.pause()
        assert "Kick-off" in str(hands.app.main.query_one("#keys").render())


async def test_another_note_for_a_suspended_match(hands: Hands) -> None:
    """Amending what was said of it leaves it suspended, whatever other ways there are to break off."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await command(hands, "suspended")
        await hands.press("enter", "l", "home", "enter")
        await hands.type("floodlights")
        await hands.press("enter")
        status = hands.app.main.board.match("sf1.1").status
        assert status is not None
        assert (status.status, status.note) == ("suspended", "floodlights")


async def test_a_key_of_the_line_can_be_clicked(hands: Hands) -> None:
    """A click on `g Goal` begins a goal."""
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        assert isinstance(hands.pilot, Pilot)
        await hands.pilot.pause()
        line = str(hands.app.main.query_one("#keys").render())
        await hands.pilot.click("#keys", offset=(line.index("Goal"), 0))
        await until(hands.pilot, lambda: hands.app.main.asking)
