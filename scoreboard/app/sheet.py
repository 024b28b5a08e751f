"""The match sheet: the lines of the tie pane, from the score on top to the other leg at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from rich.cells import cell_len

from scoreboard.app.course import LEGS, NARROWEST, pictured
from scoreboard.app.fitting import Piece, fit, fit_end, in_the_middle, pad_left
from scoreboard.app.glyphs import Glyphs, big
from scoreboard.app.spine import spine
from scoreboard.board import Board
from scoreboard.dates import kick_off
from scoreboard.rules.course import course
from scoreboard.rules.sides import HOME, Side, swap
from scoreboard.rules.tie import By, TieState
from scoreboard.wording import (
    as_it_stands,
    headline,
    match_names,
    next_kick,
    scoreline,
    short_handed,
    side_name,
    state_in_words,
)

Line = list[Piece]
BLANK: Line = []


class Sheet(NamedTuple):
    """What a match sheet is drawn from."""

    board: Board
    tie: TieState
    number: int
    """The match, from 0."""
    now: datetime
    glyphs: Glyphs
    width: int
    tall: bool
    """Whether there is room for big digits."""
    height: int
    """The lines that can be seen without scrolling."""
    early: bool
    """Whether the picture of the tie stands before what happened, not at the end."""

    def lines(self) -> list[Line]:
        """All lines from the top.

        The picture of the tie stands at the end, but not where the pane would have to scroll for it alone.
        """
        picture = list(self._picture())
        told = list(self._told(picture if self.early else ()))
        if self.early or not picture:
            return told
        whole = [*told, *([BLANK] if told[-1] else ()), *picture]
        return told if len(told) <= self.height < len(whole) else whole

    def _told(self, picture: Iterable[Line] = ()) -> Iterator[Line]:
        match, leg = self.tie.matches[self.number], self.board.competition.legs(self.tie.id)[self.number]
        yield from self._score()
        if told := headline(self.board.competition, self.tie):
            yield self._middle(told, "tie--decided" if self.tie.outcome else "tie--headline")
        state = state_in_words(match, self.now, self.glyphs.dot) or kick_off(leg)
        if not self._said_by_headline():
            yield self._middle(state, "tie--live" if match.live else "tie--quiet")
        if fewer := short_handed(self.board.competition, self.tie, self.number):
            yield self._middle(fewer, "tie--fewer")
        yield BLANK
        parts = (self._shootout(), self._as_it_stands(), picture, spine(match, self.width, self.glyphs))
        for part in map(list, parts):
            if part:
                yield from part
                yield BLANK
        yield from self._other_legs()

    def _said_by_headline(self) -> bool:
        """Whether the headline tells how this match ended: after extra time, on penalties."""
        outcome = self.tie.outcome
        if outcome is None or self.number != self.tie.deciding:
            return False
        return outcome.by in (By.EXTRA_TIME, By.GOLDEN_GOAL, By.SILVER_GOAL, By.PENALTIES)

    def _score(self) -> Iterator[Line]:
        """The running score, in big digits where there is room, and the aggregate under it."""
        match = self.tie.matches[self.number]
        rows = [" v "]
        if match.score is not None:
            score = f"{match.score[0]}-{match.score[1]}"
            dashed = score.replace("-", f" {self.glyphs.dash} ")
            rows = list(big(score, self.glyphs)) if self.tall else [dashed]
        rows = [f"   {row}   " for row in rows]
        half = max((self.width - cell_len(rows[0])) // 2 - 2, 3)
        competition = self.board.competition
        names = [match_names(competition, self.tie, self.number, form) for form in ("name", "short", "code")]
        home, away = (fit_end(half, [form[side] for form in names]) for side in Side)
        for place, row in enumerate(rows):
            if place != len(rows) // 2:
                yield [(" " * (half + 2), "tie--text"), (row, "tie--score")]
                continue
            yield [
                (f"{pad_left(half, home)} ", "tie--name"),
                self._bar(match.home),
                (row, "tie--score"),
                self._bar(match.away),
                (f" {away}", "tie--name"),
            ]
        if self.tie.aggregate is not None and 1 < len(self.tie.legs) > self.number:
            home_first = self.tie.homes[self.number] is HOME
            goals = self.tie.aggregate if home_first else swap(self.tie.aggregate)
            total = f"  {goals[0]} {self.glyphs.dash} {goals[1]}  "
            yield [(pad_left(max((self.width - cell_len(total)) // 2, 0), "agg") + total, "tie--text")]

    def _bar(self, team: str | None) -> Piece:
        """A team's colour, one cell of it."""
        colour = self.board.competition.teams[team].colour if team else None
        return (self.glyphs.bar, colour) if colour else (" ", "tie--text")

    def _shootout(self) -> Iterator[Line]:
        """The shoot-out kick by kick, the side that went first on top, and who kicks next."""
        tie, glyphs = self.tie, self.glyphs
        if tie.shootout is None or self.number != tie.deciding:
            return
        kicks = tie.matches[self.number].kicks
        first = tie.shootout.first or Side.FIRST
        names = [side_name(self.board.competition, tie, side) for side in (first, first.other)]
        room = min(max(cell_len(name) for name in names), 20)
        pairs = max(tie.rules.shootout_kicks, *(tally.kicks for tally in tie.shootout.tallies))
        for side, name in zip((first, first.other), names, strict=True):
            taken = [
                glyphs.goal if kick.scored else glyphs.miss for kick in kicks if kick.team == tie.teams[side]
            ]
            left = 0 if tie.shootout.winner else pairs - len(taken)
            signs = [*taken, *(glyphs.open for _ in range(left))]
            space = "  " if room + 3 * pairs + 8 <= self.width else ""
            marks = space.join(signs)
            line = f"  {fit(room, [name])}  {marks:<{(len(space) + 1) * pairs}} {tie.shootout.score[side]:>2}"
            lost = tie.shootout.winner is side.other
            yield [(line, "tie--quiet" if lost else "tie--headline")]
        following = next_kick(self.board.competition, tie, tie.shootout)
        last = kicks[-1].player if kicks else None
        if following:
            yield [(f"  {following}", "tie--decided")]
        elif last is not None:
            yield [(f"  last kick: {last}", "tie--quiet")]

    def _as_it_stands(self) -> Iterator[Line]:
        """What would follow if it ended now, and what each side needs."""
        follows, needed = as_it_stands(self.board.competition, self.tie)
        _, in_short = as_it_stands(self.board.competition, self.tie, "code")
        if follows:
            yield [(f"  {follows}", "tie--headline")]
        for forms in zip(needed, in_short, strict=True):
            yield [(fit_end(self.width, [f"  {told}" for told in forms]), "tie--text")]

    def _other_legs(self) -> Iterator[Line]:
        for other in range(len(self.tie.matches)):
            if other == self.number:
                continue
            name = "Replay" if other >= len(self.tie.legs) else LEGS[other]
            line = scoreline(self.board.competition, self.tie, other)
            if self.tie.matches[other].score is None:
                line = f"{line}, {kick_off(self.board.competition.legs(self.tie.id)[other])}"
            yield [(fit_end(self.width, [f"  {name}  {line}"]), "tie--quiet")]

    def _picture(self) -> Iterator[Line]:
        """The course of the tie where there is room for it; a replay is no part of that."""
        if not self.tall or self.width < NARROWEST or self.number >= len(self.tie.legs):
            return
        told = course(self.tie, self.now)
        if told is not None:
            yield from pictured(told, self.tie, self.number, self.board.competition, self.width, self.glyphs)

    def _middle(self, words: str, style: str) -> Line:
        return [(in_the_middle(self.width, words), style)]


def bye(board: Board, tie: TieState) -> Line:
    """The one line of a tie without a match."""
    return [(headline(board.competition, tie) or "Bye", "tie--headline")]
