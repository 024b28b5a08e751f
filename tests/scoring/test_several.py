"""Two scorers on one folder, each in an app of their own."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import datetime
from pathlib import Path

from hands import Hands
from waiting import until

from scoreboard.events import Goal
from scoreboard.store import Folder, load

NOW = datetime.fromisoformat("2024-05-02T21:12:30+02:00")
EACH = 200


def screen(hands: Hands) -> str:
    """What is on the screen, the lines for keys and entries apart."""
    lines = [strip.text for strip in hands.app.screen._compositor.render_strips()]
    return "\n".join(lines[1:-2])


async def test_two_apps_score_two_matches_at_once(cup: Path) -> None:
    """200 events each: none lost, none twice, and both screens are equal at the end."""
    anna, bert = Hands(cup, NOW, "anna", follow=True), Hands(cup, NOW, "bert", follow=True)

    async def score(hands: Hands, match: str) -> None:
        async with hands.app.run_test(size=(120, 40)) as hands.pilot:
            await hands.go_to(match)
            await hands.press("k", "enter")
            for number in range(EACH - 1):
                await hands.press("g", "ha"[number % 2], "enter")
            done.append(hands)
            await until(hands.pilot, lambda: len(done) == 2 and not hands.app.desk.unsaved)
            await until(hands.pilot, lambda: anna.app.main.board == bert.app.main.board)
            await hands.go_to("sf1.1")
            await hands.press("b")
            await hands.pilot.pause()
            shown.append(screen(hands))
            await until(hands.pilot, lambda: len(shown) == 2)

    done: list[Hands] = []
    shown: list[str] = []
    await asyncio.gather(score(anna, "sf1.1"), score(bert, "sf2.1"))
    assert shown[0] == shown[1]
    board = load(cup)
    assert board == anna.app.main.board
    goals = Counter(event.by for event in board.log if isinstance(event, Goal) and event.by)
    assert goals == {"anna": EACH - 1, "bert": EACH - 1}
    assert board.match("sf1.1").score == (EACH // 2, EACH // 2 - 1) == board.match("sf2.1").score


async def test_each_undoes_only_their_own(cup: Path) -> None:
    """Bert's goal came last; Anna's undo takes back hers."""
    hands = Hands(cup, NOW, "anna", follow=True)
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.go_to("sf1.1")
        await hands.press("k", "enter", "g", "h", "enter")
        Folder(cup).append(Goal(match="sf1.1", team="atalanta", minute="12", by="bert"))
        await until(hands.pilot, lambda: hands.app.main.board.match("sf1.1").score == (1, 1))
        await hands.press("u")
        assert load(cup).match("sf1.1").score == (0, 1)
        await hands.press("ctrl+r")
        assert load(cup).match("sf1.1").score == (1, 1)
