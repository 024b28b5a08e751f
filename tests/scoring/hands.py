"""A scorer's hands: events entered by pressing the keys that a person would press."""

from __future__ import annotations

import asyncio
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.events import Key
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from scoreboard.app import Scoreboard
from scoreboard.app.entry.draft import Draft
from scoreboard.app.entry.forms import Ask
from scoreboard.app.entry.names import plain
from scoreboard.events import Card, Event, Goal, Kick, MissedPenalty, Note, Substitution, Whistle
from scoreboard.store import Folder

_TURNS = 200_000
ASIDE = 20
"""Keys after which something that should come round in a choice has not."""


class Hands:
    """Presses keys in an app, at moments of its own."""

    def __init__(self, folder: Path, now: datetime, by: str = "anna", **how: Any) -> None:
        self.now = now
        how = {"follow": False, **how}
        self.app = Scoreboard(Folder(folder), now=lambda: self.now, scoring=True, by=by, **how)
        self.pilot: Pilot[None] | None = None

    @property
    def draft(self) -> Draft:
        """What is being filled in."""
        scoring = self.app.main.scoring
        assert scoring is not None
        assert scoring.bar.draft is not None
        return scoring.bar.draft

    @property
    def said(self) -> str:
        """The last line of the entry bar."""
        return str(self.app.main.query_one("#outlook").render())

    async def press(self, *keys: str) -> None:
        """Press keys in one go, as they come over a slow line, and wait until the app is done with them."""
        done = self.app.keys_done + len(keys)
        for key in keys:
            self.app.post_message(key_event(key))
        for _ in range(_TURNS):
            await asyncio.sleep(0)
            if self.app.keys_done >= done:
                return
        raise AssertionError(f"the keys {keys} were never done with")

    async def type(self, words: str) -> None:
        """Type words, letter by letter."""
        await self.press(*(_character_to_key(letter) for letter in words))

    async def go_to(self, match: str) -> None:
        """Go to a match: to its tie with the arrows in the bracket, to its leg with the brackets."""
        main = self.app.main
        tie, _, leg = match.partition(".")
        await self.go_to_tie(tie)
        while main.number is not None and main.number != int(leg) - 1:
            key = "right_square_bracket" if main.number < int(leg) - 1 else "left_square_bracket"
            await self.press(key)

    async def go_to_tie(self, tie: str) -> None:
        """Go to a tie with the arrows in the bracket."""
        main = self.app.main
        if main.selected != tie:
            plan = main.query_one("#bracket").plan  # type: ignore[attr-defined]
            await self.press("b")
            for key, way in (("left", 0), ("right", 0), ("up", 1), ("down", 1)):
                for _ in range(ASIDE):
                    here, there = plan.places[main.selected][way], plan.places[tie][way]
                    if not ((there < here) if key in ("left", "up") else (there > here)):
                        break
                    await self.press(key)
        assert main.selected == tie

    async def enter(self, event: Event) -> None:
        """Enter an event at its moment."""
        self.now = event.at or self.now
        await self.go_to(event.place)
        before = len(self.app.desk.board.log)
        match event:
            case Kick(player=player, outcome=outcome):
                if player:
                    await self.press("tab")
                    await self.type(plain(player))
                    await self.press("enter")
                await self.press({"scored": "g", "saved": "v"}.get(outcome, "x"))
            case Whistle(period="shootout", first=first):
                await self.press("k", "enter", self.side(event, first or ""), "enter")
            case Whistle():
                await self.press("k")
                await self.fill(event)
            case _:
                await self.press(_KEYS[type(event)])
                await self.fill(event)
        assert len(self.app.desk.board.log) == before + 1, (event, self.said)

    async def fill(self, event: Event, *, save: bool = True) -> None:
        """Fill the form in, field by field, and save it."""
        block = event.as_block()
        wanted = {key: str(value) for key, value in block.items()}
        last = max((n for n, each in enumerate(self.draft.form.fields) if wanted.get(each.key)), default=0)
        for number, each in enumerate(self.draft.form.fields[: last + 1]):
            if number:
                await self.press("tab")
            value = wanted.get(each.key, "")
            if not value or self.draft.values.get(each.key) == value:
                continue
            if each.ask is Ask.SIDE:
                await self.press(self.side(event, value))
            elif each.ask is Ask.CHOICE:
                for _ in range(ASIDE):
                    if self.draft.values.get(each.key) == value:
                        break
                    await self.press("right")
            else:
                await self.type(plain(value) if each.ask is Ask.PLAYER else value)
        if save:
            await self.press("enter")

    def side(self, event: Event, team: str) -> str:
        """The key for a team's side."""
        match = self.app.desk.board.match(event.place)
        return "h" if team == match.home else "a"


def key_event(key: str) -> Key:
    """The event of a key by its name, with the character that it types."""
    try:
        return Key(key, unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key))))
    except KeyError:
        return Key(key, key if len(key) == 1 else None)


_KEYS: dict[type[Event], str] = {
    Goal: "g",
    Card: "y",
    Substitution: "s",
    MissedPenalty: "x",
    Note: "n",
}
