"""The player of a log: where in it the screen is, how fast it goes on, and what time it is there."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from scoreboard.board import Board
from scoreboard.events import instant
from scoreboard.playback import Evening, Moment, Playback

_IDLE: Final = 1.0
"""Seconds that the screen rests where nothing is being played, before the next match begins."""
SPEEDS: Final = (1.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0)
"""How fast the clock can be made to run."""


class Player:
    """Plays a log. It reads no clock: `tick` is told how many seconds have gone by."""

    def __init__(self, playback: Playback, speed: float = 60.0) -> None:
        self.playback, self.speed = playback, speed
        self.playing = len(playback) > 0
        self.number = 0
        """How many moments there have been."""
        self.board: Board = playback.at(0)
        self._clock = playback.when(0)
        self._rested = 0.0
        self._staged = True

    @property
    def clock(self) -> datetime | None:
        """The time it is on the screen, in the offset of the log; None where no time is known."""
        return self._clock

    @property
    def ended(self) -> bool:
        """Whether all of the log has been played."""
        return self.number >= len(self.playback)

    @property
    def moment(self) -> Moment | None:
        """The last thing that happened; None at the beginning."""
        return self.playback.moments[self.number - 1] if self.number else None

    @property
    def evening(self) -> Evening | None:
        """The evening that it is."""
        return self.playback.evening(self.number)

    def tick(self, seconds: float) -> bool:
        """Let time go by, and say whether anything happened. A pause between two evenings is passed over."""
        if not self.playing or seconds <= 0:
            return False
        if self._clock is None or not self._on():
            self._rested += seconds
            if self._rested < min(_IDLE, self._to_wait()):
                return False
            return self._go(self._together(self.number + 1))
        left = instant(self.playback.moments[-1].when) - instant(self._clock)
        self._clock += min(timedelta(seconds=seconds * self.speed), left)
        return self._go(self.playback.number_at(self._clock), at=self._clock)

    def step(self, step: int, *, of_note: bool = False) -> bool:
        """Go on (1) or back (-1) by one event, or to the next one of note, and wait there."""
        self.playing = False
        return self._go(self.playback.next_event(self.number, step, of_note=of_note), staged=of_note)

    def seek(self, number: int) -> bool:
        """Go to a moment, counted from 0."""
        return self._go(max(0, min(number, len(self.playback))))

    def seek_time(self, when: datetime) -> bool:
        """Go to a time of day."""
        return self._go(self.playback.number_at(when), at=when)

    def toggle(self) -> None:
        """Pause, or go on; at the end, begin again."""
        if self.ended:
            self.seek(0)
        self.playing = not (self.playing or self.ended)

    def faster(self, step: int) -> None:
        """Go on at the next speed up (1) or down (-1)."""
        slower = [speed for speed in SPEEDS if speed < self.speed]
        faster = [speed for speed in SPEEDS if speed > self.speed]
        self.speed = (faster or [self.speed])[0] if step > 0 else (slower or [self.speed])[-1]

    def _go(self, number: int, at: datetime | None = None, *, staged: bool = True) -> bool:
        self._clock = at or self.playback.when(number)
        if number == self.number and staged == self._staged:
            return False
        self.number, self._rested, self._staged = number, 0.0, staged
        self.board = self.playback.at(number, staged=staged)
        if self.ended:
            self._clock, self.playing = self.playback.when(number), False
        return True

    def _on(self) -> bool:
        """Whether a match is being played. One whose end nobody entered is not, once the evening is over."""
        evening = self.evening
        over = self.number and evening is not None and self.number == evening.end
        return not over and any(tie.live for tie in self.board.ties.values())

    def _together(self, number: int) -> int:
        """The number of moments once all that happen at the same time as that one have happened."""
        when = self.playback.when(number)
        return number if when is None else max(number, self.playback.number_at(when))

    def _to_wait(self) -> float:
        """The seconds until the next moment at this speed."""
        following = self.playback.when(self.number + 1)
        if following is None or self._clock is None:
            return _IDLE
        return max((following - self._clock).total_seconds() / self.speed, 0.0)
