"""Slips of whoever wrote the file or gave the command: a name misspelt, another competition's file."""

from __future__ import annotations

import pytest
from football_samples import board_from, document, imported, winners

from scoreboard.formats.football_txt.adding import import_more
from scoreboard.formats.football_txt.importing import NothingToImport

CUP = "= Village Cup 2025/26\n"
SEMI_FINALS = "» Semi-finals\n  Harbour Blues 2-1 Reds\n  Whites 3-0 Greens\n"
LEGS = """\
» Semi-finals
  Reds 2-1 Harbour Blues
  Harbor Blues 2-0 Reds
  Whites 1-0 Greens
  Greens 1-1 Whites
"""


def remarks(text: str) -> list[str]:
    """What the import of a text remarks on."""
    return [remark.reason for remark in imported(text).remarks]


def test_a_finalist_of_nearly_the_name_of_a_winner() -> None:
    """Harbor Blues come from no semi-final, and Harbour Blues won theirs: it is asked, nothing is guessed."""
    text = CUP + SEMI_FINALS + "» Final\n  Harbor Blues 1-0 Whites\n"
    told = '"Harbour Blues" won theirs and play no more: the same team?'
    assert f'"Harbor Blues" come from no tie before, and {told}' in remarks(text)
    assert imported(text).draw["ties"]["final"]["teams"] == ["harbor-blues", {"winner": "sf2"}]


def test_a_finalist_with_a_name_of_its_own() -> None:
    """Nobody asks whether Oaks are Harbour Blues."""
    assert remarks(CUP + SEMI_FINALS + "» Final\n  Oaks 1-0 Whites\n") == []


def test_one_tie_though_its_second_leg_misspells_a_team() -> None:
    """The same opponents at home and away: Harbor Blues are Harbour Blues, who win 3-2."""
    assert '"Harbor Blues" is taken for "Harbour Blues"' in remarks(CUP + LEGS)
    assert winners(board_from(CUP + LEGS))["sf1"] == ("Harbour Blues", "aggregate")


def test_a_score_between_dashes() -> None:
    """`Reds - Blues 2:1 n.V.` is Reds against Blues, with a score after extra time."""
    board = board_from(CUP + "» Final\n  Reds - Blues  2:1 n.V. (1:1, 0:1)\n")
    match = board.match("final.1")
    assert (match.half_time, match.full_time, match.extra_time) == ((0, 1), (1, 1), (2, 1))


def test_the_label_behind_the_brackets_is_that_of_the_score_before_them() -> None:
    """2-1 (1-1, 0-1) a.e.t. says what 2-1 a.e.t. (1-1, 0-1) does."""
    board = board_from(CUP + "» Final\n  Reds v Blues  2-1 (1-1, 0-1) a.e.t.\n")
    assert (board.match("final.1").full_time, board.match("final.1").extra_time) == ((1, 1), (2, 1))


def test_a_final_that_is_drawn_before_its_semi_finals_are_told() -> None:
    """The finalists are known and nothing else: their places are linked, and nothing is decided yet."""
    board = board_from(CUP + "» Semi-finals\n  Reds v Blues\n  Whites v Greens\n» Final\n  Blues v Whites\n")
    assert len(board.log) == 0
    assert board.competition.ties["final"].feeders == ("sf1", "sf2")


@pytest.mark.parametrize(
    "other",
    [
        "= Village Cup 2024/25\n" + SEMI_FINALS,
        "= Town Cup 2025/26\n» Semi-finals\n  Lions 2-1 Tigers\n  Bears 3-0 Wolves\n",
    ],
    ids=["another season", "other teams"],
)
def test_the_file_of_another_competition(other: str) -> None:
    """Nothing of it gets into the folder."""
    board = board_from(CUP + SEMI_FINALS)
    with pytest.raises(NothingToImport, match="name another folder"):
        import_more(document(other), board)


def test_what_is_drawn_in_the_folder_is_not_told_as_undrawn() -> None:
    """An export names no finalists yet; the folder has its final, so there is nothing to tell."""
    board = board_from(CUP + "» Semi-finals\n  Reds v Blues\n  Whites v Greens\n» Final\n  Blues v Whites\n")
    newer = CUP + "» Semi-finals\n  Reds 1-0 Blues\n  Whites v Greens\n» Final\n  N.N. v N.N.\n"
    assert import_more(document(newer), board).remarks == []
