"""Penalty shoot-outs, decided kick by kick (Laws of the Game, Law 10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from scoreboard.rules.sides import Pair, Side

Order = Literal["ABAB", "ABBA"]


@dataclass(frozen=True, slots=True)
class Tally:
    """One side of a shoot-out so far."""

    kicks: int = 0
    scored: int = 0

    def best(self, of: int) -> int:
        """The most this side can still have scored when both have taken `of` kicks."""
        return self.scored + max(of - self.kicks, 0)

    def after(self, scored: bool) -> Tally:
        """The tally with one more kick."""
        return Tally(self.kicks + 1, self.scored + scored)


def leader(first: Tally, second: Tally, best_of: int = 5) -> Side | None:
    """The side that cannot be caught any more, or None while the shoot-out goes on.

    Within the first `best_of` pairs a side has won once its score exceeds the best the other can reach;
    after that, once both have taken the same number of kicks and one has scored more.
    """
    rounds = max(best_of, first.kicks, second.kicks)
    if first.scored > second.best(rounds):
        return Side.FIRST
    if second.scored > first.best(rounds):
        return Side.SECOND
    return None


def turn(kick: int, order: Order = "ABAB") -> Side:
    """Who takes kick number `kick`, counted from 0: the side that went first, or the second.

    ABAB alternates; in ABBA the sides swap their places in every other pair of kicks.
    """
    pair, second = divmod(kick, 2)
    swapped = order == "ABBA" and pair % 2 == 1
    return Side(second != swapped)


@dataclass(frozen=True, slots=True)
class Shootout:
    """A shoot-out so far. Pairs and sides are those of the tie's `teams`, whoever kicks first."""

    first: Side | None = None
    """The side that kicks first, None until that is known."""
    tallies: tuple[Tally, Tally] = (Tally(), Tally())
    best_of: int = 5
    order: Order = "ABAB"

    def after(self, side: Side, scored: bool) -> Shootout:
        """The shoot-out after one more kick by `side`, in turn or not. The first kick tells who is first."""
        tally = self.tallies[side].after(scored)
        pair = (tally, self.tallies[1]) if side is Side.FIRST else (self.tallies[0], tally)
        return replace(self, tallies=pair, first=side if self.first is None else self.first)

    @property
    def score(self) -> Pair:
        """Kicks scored."""
        return self.tallies[0].scored, self.tallies[1].scored

    @property
    def kicks(self) -> int:
        """Kicks taken by both sides together."""
        return self.tallies[0].kicks + self.tallies[1].kicks

    @property
    def winner(self) -> Side | None:
        """The side that has won, None while it goes on."""
        return leader(*self.tallies, self.best_of)

    @property
    def next(self) -> Side | None:
        """The side that kicks next; None once it is decided, or before anyone knows who goes first.

        Where the log has kicks out of turn, the side that is behind in kicks goes on.
        """
        if self.first is None or self.winner is not None:
            return None
        taken = [turn(kick, self.order) for kick in range(self.kicks)]
        if taken.count(Side.FIRST) == self.tallies[self.first].kicks:
            due = turn(self.kicks, self.order)
        else:
            due = Side(self.tallies[self.first].kicks > self.tallies[self.first.other].kicks)
        return self.first if due is Side.FIRST else self.first.other

    @property
    def must_score(self) -> bool:
        """Whether the next kick, not scored, loses the shoot-out."""
        return self.next is not None and self.after(self.next, scored=False).winner is self.next.other

    @property
    def to_win_it(self) -> bool:
        """Whether the next kick, scored, wins the shoot-out."""
        return self.next is not None and self.after(self.next, scored=True).winner is self.next

    @property
    def sudden_death(self) -> bool:
        """Whether the first kicks of both sides are over and it goes on pair by pair."""
        return self.winner is None and min(tally.kicks for tally in self.tallies) >= self.best_of


def can_end(score: Pair, best_of: int = 5, order: Order = "ABAB") -> bool:
    """Whether a shoot-out can end with a score: 4-2 can, 6-1 cannot, for it is over before.

    From sudden death on every score with one goal between the sides can come about.
    """
    high, low = max(score), min(score)
    return high == low + 1 or (high, low) in _ends(best_of, order)


@cache
def _ends(best_of: int, order: Order) -> frozenset[Pair]:
    """The scores, higher first, with which the first `best_of` kicks of both sides can decide it."""
    found: set[Pair] = set()
    open_states = {Shootout(first=Side.FIRST, best_of=best_of, order=order)}
    for kick in range(2 * best_of):
        side = turn(kick, order)
        after = {state.after(side, scored) for state in open_states for scored in (True, False)}
        found |= {(max(state.score), min(state.score)) for state in after if state.winner is not None}
        open_states = {state for state in after if state.winner is None}
    return frozenset(found)
