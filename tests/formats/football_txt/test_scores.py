"""The scores of match lines, in every form that is met, and what is none."""

from __future__ import annotations

import pytest

from scoreboard.formats.football_txt.scores import Told, kicks_in, read_score, with_kicks

FORMS: dict[str, Told] = {
    "2-1 (1-0)": Told((1, 0), (2, 1)),
    "0-0": Told(None, (0, 0)),
    "2:1 (1:0)": Told((1, 0), (2, 1)),
    "2–1 (1–0)": Told((1, 0), (2, 1)),
    "10-0 (4-0)": Told((4, 0), (10, 0)),
    "4-1 a.e.t. (3-1, 1-0)": Told((1, 0), (3, 1), (4, 1)),
    "4-1 aet (3-1, 1-0)": Told((1, 0), (3, 1), (4, 1)),
    "1-0 a.e.t. (0-0)": Told(None, (0, 0), (1, 0)),
    "4-1 a.e.t. (3-1, )": Told(None, (3, 1), (4, 1)),
    "3-1 a.e.t. (3-1, 1-1, 0-1)": Told((0, 1), (1, 1), (3, 1)),
    "2-1 a.e.t.": Told(None, None, (2, 1)),
    "2-1 [aet]": Told(None, None, (2, 1)),
    "2:2 2:3nV": Told(None, (2, 2), (2, 3)),
    "4-3 pen. 1-0 a.e.t. (1-0, 1-0)": Told((1, 0), (1, 0), (1, 0), (4, 3)),
    "1-3 pen. 2-1 a.e.t. (2-1, )": Told(None, (2, 1), (2, 1), (1, 3)),
    "1-1 a.e.t. (1-1, 0-1), 3-4 pen.": Told((0, 1), (1, 1), (1, 1), (3, 4)),
    "2-2 a.e.t., 5-3 pen.": Told(None, None, (2, 2), (5, 3)),
    "5-4 pen. 5-5 (3-2)": Told((3, 2), (5, 5), None, (5, 4)),
    "3-0    [awarded]": Told(None, (3, 0), status="awarded"),
    "[awarded]": Told(status="awarded"),
    "[cancelled]": Told(status="cancelled"),
    "[postponed]": Told(status="postponed"),
    "1-0 [abandoned]": Told(None, (1, 0), status="abandoned"),
    "[w/o]": Told(status="walkover"),
    "0-0  [agg 3-0]": Told(None, (0, 0)),
    "2-1 (1-0) [A]": Told((1, 0), (2, 1)),
}


@pytest.mark.parametrize("written", FORMS)
def test_a_score_and_what_it_tells(written: str) -> None:
    """Half-time, full-time, extra time, shoot-out and status, each where it belongs."""
    assert read_score(written) == FORMS[written]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("2-", '"2-" is no score; write 2-1 (1-0)'),
        ("2-1 (1-0", '"2-1 (1-0" is no score'),
        ("2-1 3-1", '"2-1 3-1" is no score'),
        ("abandoned", '"abandoned" is no score'),
        ("1-0 (2-0)", "2-0 cannot become 1-0"),
        ("3-1 a.e.t. (1-2, 0-1)", "1-2 cannot become 3-1"),
        ("4-4 pen. 1-1 a.e.t. (1-1)", "a shoot-out cannot end 4-4"),
        ("2-1 [lost]", '"lost" in brackets is not known; write awarded, cancelled'),
    ],
)
def test_what_is_no_score_is_told(written: str, says: str) -> None:
    """With what was written, and how it should be."""
    with pytest.raises(ValueError, match=r".") as told:
        read_score(written)
    assert says in str(told.value)


def test_the_score_at_the_end_leaves_the_shoot_out_apart() -> None:
    """That of extra time where there was one; 0-0 of a match to come."""
    assert read_score("4-3 pen. 2-1 a.e.t. (1-1, 0-0)").score == (2, 1)
    assert read_score("2-1 (1-0)").score == (2, 1)
    assert Told().score == (0, 0)
    assert not Told().played


def test_a_shoot_out_told_in_words_under_the_match() -> None:
    """Boca Juniors in São Paulo in 2000: 2-2 on aggregate; 2-4 on penalties."""
    assert kicks_in("[2-2 on aggregate; 2-4 on penalties]") == (2, 4)
    assert kicks_in("[Palermo 12' (pen.)]") is None
    assert with_kicks(read_score("0-0"), (2, 4)).shootout == (2, 4)


@pytest.mark.parametrize(
    ("told", "kicks", "says"),
    [(Told(), (4, 2), "no score of the match"), (Told(full_time=(0, 0)), (3, 3), "cannot end 3-3")],
)
def test_a_shoot_out_in_words_that_cannot_have_been(told: Told, kicks: tuple[int, int], says: str) -> None:
    """Without a match, or without a winner."""
    with pytest.raises(ValueError, match=says):
        with_kicks(told, kicks)
