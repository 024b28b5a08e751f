"""Which tie a replay shows: the one in which something happens, without a jump at every whistle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from scoreboard.board import Board
from scoreboard.events import Status, Whistle
from scoreboard.playback import Moment

_STAYS: Final = 2.0
"""Seconds that a tie is shown before another one may take its place."""


class Following:
    """Goes from tie to tie with the action.

    A goal, a dismissal or a kick calls for its tie; several matches end or begin within seconds, so a whistle
    calls only where nothing is on in the tie that is shown. Whatever calls waits until what is shown has been
    seen.
    """

    def __init__(self) -> None:
        self.on = True
        """Whether it follows; no more once another tie was chosen by hand."""
        self._stood = _STAYS
        self._called = ""

    def tie(self, board: Board, shown: str, moments: Iterable[Moment], seconds: float) -> str:
        """The tie to show now that these moments have come and so many seconds have gone by."""
        self._stood += seconds
        if not self.on:
            return shown
        busy = _live(board, shown)
        for moment in moments:
            if moment.of_note and not (busy and isinstance(moment.event, Whistle | Status)):
                self._called = moment.tie
        if not self._called or (busy and self._stood < _STAYS):
            return shown
        return self.show(self._called)

    def show(self, tie: str) -> str:
        """Show a tie at once, as where a moment was sought by hand."""
        self._stood, self._called = 0.0, ""
        return tie


def last_call(board: Board, moments: Sequence[Moment]) -> str:
    """The tie of the last goal, dismissal or kick in a match that is on, else of the last moment; or none."""
    for moment in reversed(moments):
        if moment.of_note and not isinstance(moment.event, Whistle | Status) and _live(board, moment.tie):
            return moment.tie
    return moments[-1].tie if moments else ""


def _live(board: Board, tie: str) -> bool:
    return tie in board.ties and board.ties[tie].live
