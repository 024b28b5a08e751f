"""An app that stands still: the board of one moment, the clock stopped, nothing from outside let in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

from scoreboard.app.app import Scoreboard
from scoreboard.board import Board
from scoreboard.events import instant
from scoreboard.playback import Playback
from scoreboard.store import Folder

SCREENS: Final = ("bracket", "tie", "log", "help")
"""The panes that a still can have in focus, and the screens over them."""


def still(
    path: str | Path,
    moment: datetime | None = None,
    *,
    tie: str | None = None,
    leg: int | None = None,
    screen: str = "bracket",
    theme: str | None = None,
    ascii: bool = False,
    no_color: bool = False,
    scoring: bool = False,
    replay: bool = False,
) -> Scoreboard:
    """The app on a competition's folder as it was at a moment; by default, as the log leaves it.

    `tie` is the one to select and `leg` the match of it, from 1; `screen` is one of SCREENS. The clock shows
    the moment and does not run. A moment without an offset is in that of the log. With `scoring` the scorer's
    keys act, on the whole log of the folder; the moment is then that of the clock alone. With `replay` it is
    the log played back that has come to the moment, by default to its end, and plays no further by itself.
    Raises DataError where the folder cannot be read, and ValueError for a tie or screen that is not there.
    """
    folder = Folder(Path(path))
    board = folder.board
    if moment is not None:
        playback = Playback(board)
        moment = playback.zoned(moment)
        board = board if scoring or replay else playback.as_of(moment)
    if tie is not None and tie not in board.ties:
        raise ValueError(f"no tie {tie}")
    if screen not in SCREENS:
        raise ValueError(f"no screen {screen}; there are {', '.join(SCREENS)}")
    stopped = moment or _last(board)
    outside = os.environ.pop("NO_COLOR", None)
    if no_color:
        os.environ["NO_COLOR"] = "1"
    try:
        app = (
            _replay(folder, stopped, ascii)
            if replay
            else Scoreboard(
                folder,
                ascii=ascii,
                now=lambda: stopped,
                board=board,
                follow=False,
                writes=scoring,
                scoring=scoring,
                by="scorer",
            )
        )
    finally:
        os.environ.pop("NO_COLOR", None)
        if outside is not None:
            os.environ["NO_COLOR"] = outside
    app.animation_level = "none"
    if theme is not None:
        app.theme = theme
    app.begin_at(tie, leg, screen)
    return app


def picture(app: Scoreboard, size: tuple[int, int], press: Sequence[str] = ()) -> str:
    """The screen of an app as an SVG, `size` being its columns and rows, after some keys were pressed."""
    drawn: list[str] = []

    async def draw(pilot: object) -> None:
        for _ in range(3):
            await pilot.pause()  # type: ignore[attr-defined]
        if press:
            await pilot.press(*press)  # type: ignore[attr-defined]
            await pilot.pause()  # type: ignore[attr-defined]
        drawn.append(app.export_screenshot(title=app.folder.board.competition.title))
        app.exit()

    app.run(headless=True, size=size, auto_pilot=draw)
    return drawn[0]


def _replay(folder: Folder, moment: datetime, ascii: bool) -> Scoreboard:
    """The log played back, its clock stopped."""
    from scoreboard.app.replay import Replay

    return Replay(folder, begin=moment, ascii=ascii, seconds=lambda: 0.0)


def _last(board: Board) -> datetime:
    """When the last event was entered; where no event says so, the end of the last day of play."""
    entered = [instant(event.at) for event in board.log if event.at is not None]
    return max(entered) if entered else _last_day(board)


def _last_day(board: Board) -> datetime:
    """The last kick-off of a match begun, else the first of the draw; of a date alone its last minute."""
    begun: list[datetime] = []
    to_come: list[datetime] = []
    for tie in board.ties.values():
        for match, leg in zip(tie.matches, board.competition.legs(tie.id), strict=True):
            if leg.kickoff is not None:
                (begun if match.started else to_come).append(_latest(leg.kickoff))
    if begun or to_come:
        return max(begun) if begun else min(to_come)
    return datetime(2024, 4, 18, 21, 0, tzinfo=UTC)


def _latest(kickoff: date) -> datetime:
    """The latest moment that a kick-off can stand for."""
    return instant(kickoff if isinstance(kickoff, datetime) else datetime.combine(kickoff, time(23, 59)))
