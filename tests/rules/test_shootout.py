"""Penalty shoot-outs, held against an independent count of everything that may still happen."""

from __future__ import annotations

from functools import cache
from itertools import product

import pytest
from building import goal, kicks, one_match, play, whistle

from scoreboard.rules.shootout import Shootout, Tally, can_end, leader, turn
from scoreboard.rules.sides import Side
from scoreboard.rules.tie import By, Outcome

ORDERS = {"ABAB": "AB" * 40, "ABBA": "ABBA" * 20}


class Brute:
    """Law 10 by hand: play on to the end of the kicks that are due, in every way they can go.

    A state is (kicks of A, scored by A, kicks of B, scored by B). The kicks due are `best_of` a side, or
    in sudden death the pair that has begun.
    """

    def __init__(self, best_of: int) -> None:
        self.best_of = best_of
        self.endings = cache(self._endings)

    def _endings(self, a: int, a_scored: int, b: int, b_scored: int) -> frozenset[str]:
        """Who can still be ahead once the kicks that are due have been taken: A, B or neither (=)."""
        due = max(self.best_of, a, b)
        if a == b == due:
            return frozenset("=" if a_scored == b_scored else "A" if a_scored > b_scored else "B")
        found: frozenset[str] = frozenset()
        for scored in (0, 1):
            if a < due:
                found |= self.endings(a + 1, a_scored + scored, b, b_scored)
            if b < due:
                found |= self.endings(a, a_scored, b + 1, b_scored + scored)
        return found

    def winner(self, a: int, a_scored: int, b: int, b_scored: int) -> str | None:
        """The side that wins in every continuation, None where there are two ends or a pair to come."""
        endings = self.endings(a, a_scored, b, b_scored)
        return next(iter(endings)) if endings in ({"A"}, {"B"}) else None


def letter(side: Side | None) -> str | None:
    """A for the side that kicks first, B for the other."""
    return None if side is None else "AB"[side]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("best_of", [1, 2, 3, 4, 5, 7])
def test_a_shootout_is_decided_exactly_when_nothing_can_change_it(order: str, best_of: int) -> None:
    """Every sequence up to 12 kicks: decided when, and only when, no continuation has another winner."""
    brute = Brute(best_of)
    seen = 0
    going = [(Shootout(Side.FIRST, best_of=best_of, order=order), (0, 0, 0, 0))]
    for number in range(13):
        follow = []
        for shootout, (a, a_scored, b, b_scored) in going:
            winner = brute.winner(a, a_scored, b, b_scored)
            assert letter(shootout.winner) == winner
            assert shootout.score == (a_scored, b_scored)
            seen += 1
            if winner is not None:
                assert (shootout.next, shootout.must_score, shootout.to_win_it) == (None, False, False)
                assert not shootout.sudden_death
                continue
            due = ORDERS[order][number]
            assert letter(shootout.next) == due
            after = {}
            for scored in (0, 1):
                step = (1, scored, 0, 0) if due == "A" else (0, 0, 1, scored)
                state = (a + step[0], a_scored + step[1], b + step[2], b_scored + step[3])
                after[scored] = brute.winner(*state)
                follow.append((shootout.after(Side("AB".index(due)), bool(scored)), state))
            other = "B" if due == "A" else "A"
            assert shootout.must_score == (after[0] == other)
            assert shootout.to_win_it == (after[1] == due)
            assert shootout.sudden_death == (a >= best_of and b >= best_of)
        going = list(dict.fromkeys(follow))
    assert seen > 12


def test_every_single_sequence_of_ten_kicks() -> None:
    """All 1,024 ways that ten kicks can go, one by one and without sharing states, ABAB."""
    brute = Brute(5)
    for sequence in product((True, False), repeat=10):
        shootout, tally = Shootout(Side.FIRST), [0, 0, 0, 0]
        for number, scored in enumerate(sequence):
            if shootout.winner is not None:
                break
            shootout = shootout.after(Side(number % 2), scored)
            tally[2 * (number % 2)] += 1
            tally[2 * (number % 2) + 1] += scored
            assert letter(shootout.winner) == brute.winner(*tally)


def test_abba_swaps_the_sides_in_every_other_pair() -> None:
    """The order of the ABBA trial of 2017: A, B B, A A, B B, A."""
    assert "".join("AB"[turn(number, "ABBA")] for number in range(8)) == "ABBAABBA"


def test_abab_alternates() -> None:
    """The order of the Laws: one side, then the other."""
    assert "".join("AB"[turn(number)] for number in range(6)) == "ABABAB"


def test_three_nil_up_with_two_kicks_left_is_decided() -> None:
    """Three scored against three missed: the other side can reach two at most."""
    assert leader(Tally(3, 3), Tally(3, 0)) is Side.FIRST


def test_two_goals_behind_with_two_kicks_left_is_not_decided() -> None:
    """Three scored against one of three: two more would level it."""
    assert leader(Tally(3, 3), Tally(3, 1)) is None


def test_the_side_that_goes_first_wins_nothing_before_the_other_answers() -> None:
    """Sudden death: ahead after six kicks to five is not yet won."""
    assert leader(Tally(6, 6), Tally(5, 5)) is None


def test_the_first_kick_tells_who_goes_first() -> None:
    """Where nobody said who begins, nobody is next until the first kick; then it is the other side's."""
    fresh = Shootout()
    assert fresh.next is None
    assert fresh.after(Side.SECOND, True).next is Side.FIRST


def test_after_kicks_out_of_turn_the_side_behind_in_kicks_goes_on() -> None:
    """The log has two Benfica kicks in a row: Marseille are due, and due once more."""
    shootout = Shootout(Side.FIRST).after(Side.FIRST, True).after(Side.FIRST, False)
    assert shootout.next is Side.SECOND
    assert shootout.after(Side.SECOND, True).next is Side.SECOND


@pytest.mark.parametrize(
    ("match", "first", "second", "series", "score"),
    [
        ("Marseille v Benfica 2024", "Benfica", "Marseille", "xooooo" + "xo", (2, 4)),
        ("Netherlands v Argentina 2022", "Netherlands", "Argentina", "xoxooo" + "oxoo", (3, 4)),
        ("Argentina v France 2022", "France", "Argentina", "ooxoxo" + "oo", (2, 4)),
        ("Italy v France 2006", "Italy", "France", "ooox" + "ooooo", (5, 3)),
        ("England v Italy 2020", "Italy", "England", "ooxoox" + "oxxx", (3, 2)),
    ],
)
def test_famous_shootouts_end_with_their_last_kick(
    match: str, first: str, second: str, series: str, score: tuple[int, int]
) -> None:
    """Real shoot-outs are over with the kick that ended them and not before."""
    shootout = Shootout(Side.FIRST)
    for number, each in enumerate(series):
        assert shootout.winner is None
        shootout = shootout.after(Side(number % 2), each == "o")
    assert shootout.score == score
    assert shootout.winner is Side(score[1] > score[0])


def test_the_fixtures_shootout_in_words_of_the_law() -> None:
    """At 2-3 a miss by António Silva does not lose it yet; after it Luis Henrique kicks to win it."""
    silva = Shootout(Side.FIRST, (Tally(3, 2), Tally(3, 3)))
    assert not silva.must_score
    henrique = silva.after(Side.FIRST, False)
    assert (henrique.next, henrique.to_win_it, henrique.sudden_death) == (Side.SECOND, True, False)
    assert henrique.after(Side.SECOND, True).winner is Side.SECOND


def test_goals_in_a_shootout_count_in_no_score() -> None:
    """Italy 1-1 France, Berlin 2006: eight kicks scored, and the score is still 1-1."""
    board = play(
        one_match("Italy", "France"),
        [goal("tie.1", "France", "7", "Zinedine Zidane", type="penalty")],
        [goal("tie.1", "Italy", "19", "Marco Materazzi")],
        [whistle("tie.1", p) for p in ("full_time", "extra_first_half", "extra_full_time", "shootout")],
        kicks("tie.1", "Italy", "France", "oooxooooo"),
    )
    tie = board.ties["tie"]
    assert board.match("tie.1").score == (1, 1)
    assert tie.penalties == (5, 3)
    assert tie.outcome == Outcome(Side.FIRST, By.PENALTIES)


def test_a_shootout_of_three_kicks_and_abba_follow_the_competition() -> None:
    """With shootout_kicks 3 and ABBA, two scored against two missed has won with the fourth kick."""
    board = play(
        one_match("Reds", "Blues", extra_time="none", shootout_kicks=3, shootout_order="ABBA"),
        [whistle("tie.1", "full_time"), whistle("tie.1", "shootout", first="blues")],
    )
    for team, scored in (("Blues", True), ("Reds", False), ("Reds", False)):
        assert board.ties["tie"].outcome is None
        board = play(board, kicks("tie.1", team, team, "o" if scored else "x"))
    assert board.ties["tie"].shootout.next is Side.SECOND
    board = play(board, kicks("tie.1", "Blues", "Blues", "o"))
    assert board.ties["tie"].outcome == Outcome(Side.SECOND, By.PENALTIES)


@pytest.mark.parametrize(
    "score", [(3, 0), (4, 2), (4, 1), (5, 3), (5, 4), (1, 0), (11, 10), (13, 12), (0, 3)]
)
def test_scores_that_shootouts_have_ended_with(score: tuple[int, int]) -> None:
    """Ukraine beat Switzerland 3-0 in 2006, Panathinaikos lost to Ajax 12-13 in 2024."""
    assert can_end(score)


@pytest.mark.parametrize("score", [(6, 1), (4, 0), (5, 2), (5, 5), (0, 0), (7, 5)])
def test_scores_that_no_shootout_can_end_with(score: tuple[int, int]) -> None:
    """It is over before, or not yet."""
    assert not can_end(score)
