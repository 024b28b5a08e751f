"""Whole matches entered by real key presses, slips and all."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hands import Hands

from scoreboard.board import Board
from scoreboard.events import Card, Event, Goal, Kick, Whistle
from scoreboard.rules.tie import By
from scoreboard.store import Folder, load
from scoreboard.wording import result_lines

KICK_OFF = datetime.fromisoformat("2024-04-18T21:00:00+02:00")


def outcomes(board: Board) -> list[object]:
    """Scores, aggregates, shoot-outs, winners and who plays whom, of every tie."""
    return [
        (tie.id, tie.teams, [match.score for match in tie.matches], tie.aggregate, tie.penalties, tie.outcome)
        for tie in board.ties.values()
    ]


async def test_the_evening_of_18_april_2024(before_the_evening: Path) -> None:
    """Four second legs at once, two slips mended on the way: the default fixture comes out of it."""
    evening = load(Path(__file__).parents[2] / "fixtures" / "uel-2023-24")
    events = [event for event in evening.log if event.place.endswith(".2")]
    hands = Hands(before_the_evening, KICK_OFF)
    async with hands.app.run_test(size=(120, 40)) as hands.pilot:
        for event in events:
            if isinstance(event, Goal) and event.player == "Paulo Dybala":
                await a_goal_for_the_wrong_side(hands, event)
            await hands.enter(event)
            if isinstance(event, Card) and event.player == "Zeki Çelik":
                await a_minute_that_was_misheard(hands, event)
        assert outcomes(hands.app.main.board) == outcomes(evening)
        assert hands.app.main.board == hands.app.desk.board
        shown = "\n".join(strip.text for strip in hands.app.screen._compositor.render_strips())
        for words in (
            "Marseille win 4-2 on penalties",
            "▸ Marseille       1  1   2  (4)",
            "▸ Atalanta        3  0   3",
        ):
            assert words in shown
    saved = load(before_the_evening)
    assert outcomes(saved) == outcomes(evening)
    told = [
        result_lines(board.competition, board.ties[f"qf{number}"], 1)
        for board in (saved, evening)
        for number in range(1, 5)
    ]
    assert told[:4] == told[4:]
    mine, theirs = (
        [
            (event.kind, vars(board.as_entered(event)).get("minute"), vars(event).get("player"))
            for event in board.log
            if event.kind in ("goal", "card", "substitution", "kick")
            and event.id in board.standing_ids(board.place_of(event))
        ]
        for board in (saved, evening)
    )
    assert mine == theirs


async def a_goal_for_the_wrong_side(hands: Hands, goal: Goal) -> None:
    """The scorer presses `a` for `h`, sees it, and takes it back."""
    hands.now = goal.at or hands.now
    await hands.go_to(goal.place)
    before = hands.app.main.board.match(goal.place).score
    await hands.press("g", "a", "enter")
    assert hands.app.main.board.match(goal.place).score != before
    await hands.press("u")
    assert hands.app.main.board.match(goal.place).score == before


async def a_minute_that_was_misheard(hands: Hands, card: Card) -> None:
    """The card was entered in the wrong minute, and is put right twice over in the log."""
    await hands.press("l", "home", "enter", "tab")
    await hands.type("13")
    await hands.press("enter")
    entry = next(event for event in hands.app.main.board.log if vars(event).get("player") == "Zeki Çelik")
    assert str(vars(hands.app.main.board.as_entered(entry))["minute"]) == "13"
    await hands.press("u")
    assert vars(hands.app.main.board.as_entered(entry))["minute"] == card.minute


def draw(folder: Path, teams: dict[str, str], legs: int) -> Path:
    """A folder with one tie between two teams."""
    named = "\n".join(f'[teams.{team}]\nname = "{name}"' for team, name in teams.items())
    folder.mkdir()
    (folder / "competition.toml").write_text(
        f'name = "Cup"\n[rules]\nlegs = {legs}\n{named}\n[rounds.final]\nname = "Final"\n'
        f'[ties.final]\nround = "final"\nteams = {list(teams)}\n'.replace("'", '"'),
        encoding="utf-8",
    )
    return folder


def happened(match: str, *what: str) -> list[Event]:
    """Events told in short: `first_half`, `arg 23 Lionel Messi`, `arg 23 Lionel Messi (pen)`, `fra o`."""
    events: list[Event] = []
    at = KICK_OFF
    for words in what:
        at += timedelta(minutes=1)
        begin, _, rest = words.partition(" ")
        signed = {"match": match, "at": at}
        if not rest:
            first = {"first": begin.removeprefix("shootout:")} if begin.startswith("shootout:") else {}
            events.append(Whistle.model_validate({**signed, "period": begin.partition(":")[0], **first}))
        elif rest[0] in "ox":
            outcome = "scored" if rest[0] == "o" else "saved"
            named = {"player": rest[2:]} if rest[2:] else {}
            events.append(Kick.model_validate({**signed, "team": begin, "outcome": outcome, **named}))
        else:
            minute, _, player = rest.partition(" ")
            penalty = player.endswith(" (pen)")
            how = (
                {"player": player.removesuffix(" (pen)"), "type": "penalty"}
                if penalty
                else {"player": player}
            )
            events.append(Goal.model_validate({**signed, "team": begin, "minute": minute, **how}))
    return events


async def test_the_world_cup_final_of_2022(tmp_path: Path) -> None:
    """Argentina 3-3 France after extra time, 2-2 after 90 minutes, 4-2 on penalties."""
    folder = draw(tmp_path / "cup", {"arg": "Argentina", "fra": "France"}, 1)
    final = happened(
        "final.1", "first_half", "arg 23 Lionel Messi (pen)", "arg 36 Angel Di Maria", "half_time",
        "second_half", "fra 80 Kylian Mbappe (pen)", "fra 81 Kylian Mbappe", "full_time",
        "extra_first_half", "extra_half_time", "extra_second_half", "arg 108 Lionel Messi",
        "fra 118 Kylian Mbappe (pen)", "extra_full_time", "shootout:fra", "fra o Kylian Mbappe",
        "arg o Lionel Messi", "fra x Kingsley Coman", "arg o Paulo Dybala", "fra x",
        "arg o Leandro Paredes", "fra o", "arg o Gonzalo Montiel", "ended",
    )  # fmt: skip
    hands = Hands(folder, KICK_OFF)
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        for event in final:
            await hands.enter(event)
    tie = load(folder).ties["final"]
    match = tie.matches[0]
    assert (match.full_time, match.extra_time, tie.penalties) == ((2, 2), (3, 3), (4, 2))
    assert (tie.winner, tie.outcome and tie.outcome.by) == ("arg", By.PENALTIES)
    assert [kick.player for kick in match.kicks][-1] == "gonzalo montiel"


async def test_panathinaikos_and_ajax_2024(tmp_path: Path) -> None:
    """0-1 and 0-1 at the end of 120 minutes of the second leg, and 34 kicks: 13-12."""
    folder = draw(tmp_path / "cup", {"pao": "Panathinaikos", "ajax": "Ajax"}, 2)
    first = happened(
        "final.1", "first_half", "half_time", "second_half", "ajax 44 Bertrand Traore", "full_time", "ended"
    )
    # Seventeen kicks a side: twelve pairs scored, four missed, and the last pair decides it.
    series = "oo oo xx oo oo oo xx oo oo xx oo oo oo xx oo oo xo".split()  # noqa: SIM905
    kicks = [f"{team} {mark}" for pair in series for team, mark in zip(("pao", "ajax"), pair, strict=True)]
    second = happened(
        "final.2", "first_half", "half_time", "second_half", "pao 89 Tete", "full_time",
        "extra_first_half", "extra_half_time", "extra_second_half", "extra_full_time", "shootout:pao", *kicks,
        "ended",
    )  # fmt: skip
    hands = Hands(folder, KICK_OFF)
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        for event in [*first, *second]:
            await hands.enter(event)
        assert not hands.app.main.scoring.can("goal")  # type: ignore[union-attr]
    tie = load(folder).ties["final"]
    assert [match.score for match in tie.matches] == [(0, 1), (0, 1)]
    assert (tie.aggregate, tie.matches[1].extra_time) == ((1, 1), (0, 1))
    assert len(tie.matches[1].kicks) == 34
    assert (tie.winner, tie.penalties) == ("ajax", (12, 13))


@pytest.mark.parametrize(("side", "score"), [("h", (1, 0)), ("a", (0, 1))])
async def test_three_keys_for_a_goal(cup: Path, side: str, score: tuple[int, int]) -> None:
    """`g`, the side, enter: on the board and in the file, at the minute of the clock."""
    hands = Hands(cup, KICK_OFF)
    async with hands.app.run_test(size=(120, 36)) as hands.pilot:
        await hands.go_to("sf1.1")
        await hands.press("k", "enter")
        hands.now += timedelta(minutes=22, seconds=30)
        await hands.press("g", side, "enter")
        assert hands.app.main.board.match("sf1.1").score == score
    saved = Folder(cup).board.log[-1]
    assert (saved.kind, str(vars(saved)["minute"]), saved.by, saved.at) == ("goal", "23", "anna", hands.now)
