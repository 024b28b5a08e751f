"""Keys in turn: each is done with before the next one is looked at.

Textual hands a key to whatever has the focus at that moment. Keys that come in one go, typed fast or held up
on their way through SSH, would all go to the same widget, though the first of them moves the focus: of
`g h enter` the `h` would be lost. So the next key waits until a message that follows the one before has come
all the way up.
"""

from __future__ import annotations

from collections import deque
from typing import Final

from textual.app import App
from textual.events import Event, Key
from textual.message import Message

_ROUNDS: Final = 3
"""How often a follower goes up: behind the key, behind what the key has sent, behind what that has sent."""
_PATIENCE: Final = 0.25
"""Seconds after which the next key goes on where a follower was lost with the widget that it was sent to."""


class KeysInTurn(App[None]):
    """An app in which a key waits for the one before."""

    class Follower(Message):
        """Goes up from the widget with the focus, behind the key that went there."""

        def __init__(self, key: int, rounds: int) -> None:
            super().__init__()
            self.key, self.rounds = key, rounds

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[Key] = deque()
        self._key = 0
        self._busy = False

    @property
    def keys_done(self) -> int:
        """How many keys have been looked at and are done with."""
        return self._key - self._busy

    async def on_event(self, event: Event) -> None:
        """Keep a key that comes while another one is on its way."""
        if not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._busy:
            self._typed.append(event)
        else:
            await self._look_at(event)

    async def on_keys_in_turn_follower(self, message: Follower) -> None:
        """Send the next follower, or look at the next key."""
        if message.key == self._key and self._busy:
            if message.rounds:
                self._send_follower(message.rounds - 1)
            else:
                await self._next_key()

    async def _look_at(self, key: Key) -> None:
        self._busy = True
        self._key += 1
        number = self._key
        await super().on_event(key)
        self._send_follower(_ROUNDS - 1)
        self.set_timer(_PATIENCE, lambda: self._lost(number))

    def _send_follower(self, rounds: int) -> None:
        target = self.focused or (self.screen if self.screen_stack else self)
        if not target.post_message(self.Follower(self._key, rounds)):
            self.post_message(self.Follower(self._key, rounds))

    async def _lost(self, number: int) -> None:
        if self._busy and number == self._key:
            await self._next_key()

    async def _next_key(self) -> None:
        self._busy = False
        if self._typed:
            await self._look_at(self._typed.popleft())
