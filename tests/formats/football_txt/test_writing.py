"""A board as Football.TXT, for others to read."""

from __future__ import annotations

import pytest
from all_sorts import every_kind, hostile
from building import (
    award,
    decision,
    drawn,
    ended,
    extra_time,
    goal,
    kicks,
    ninety_minutes,
    play,
    result,
    status,
    whistle,
)
from football_samples import (
    EURO_1968,
    SAMPLES,
    WORLD_CUP_2022,
    board_from,
    doubts,
    imported,
    unread,
    winners,
)

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.formats.football_txt.reading import read
from scoreboard.formats.football_txt.writing import football_txt


def bare(board: Board) -> str:
    """The text without what is kept for ourselves."""
    return football_txt(board, whole=False)


def final(**rules: object) -> Competition:
    """A final of Roma and Milan."""
    return drawn({"final": {"teams": ["roma", "milan"]}}, "Roma", "Milan", legs=1, **rules)


def line(board: Board) -> str:
    """The line of the match, its blanks made single, and the lines below it."""
    lines = bare(board).split("» final\n")[1].splitlines()
    return "\n".join(" ".join(each.split()) for each in lines)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_bare_file_reads_back_to_the_same_results(sample: str) -> None:
    """Winners and scores, teams and grounds, goals and kick-offs."""
    board = board_from(SAMPLES[sample])
    text = bare(board)
    again = board_from(text)
    assert again.competition.title == board.competition.title
    assert {tie: found for tie, found in winners(again).items() if found} == {
        tie: found for tie, found in winners(board).items() if found
    }
    played = [match for _, match in again.matches() if match.started]
    assert [match.score for match in played] == [match.score for _, match in board.matches() if match.started]
    assert bare(again).split("» Semi")[0] == text.split("» Semi")[0]
    assert doubts(again) == []


def test_the_whole_of_a_small_file() -> None:
    """Title, rounds, days, hours, grounds, goals; the year once."""
    text = (
        "= Cup 2023/24\n"
        "\n"
        "» Semi-finals\n"
        "  Thu Apr/18 2024\n"
        "    21.00  AS Roma (ITA)           v AC Milan (ITA)           2-1 (1-0)  @ Stadio Olimpico\n"
        "           [Mancini 12', Dybala 22' (pen.); Gabbia 85']\n"
        "           Lyon                    v Nice                     0-1\n"
        "\n"
        "» Final\n"
        "  Wed May/22\n"
        "           AS Roma (ITA)           v Nice\n"
    )
    assert bare(board_from(text)) == text.replace("           Lyon   ", "    21.00  Lyon   ")


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ([], "Roma v Milan"),
        ([result("final.1", (2, 1))], "Roma v Milan 2-1"),
        ([result("final.1", (2, 1), half_time=(1, 0))], "Roma v Milan 2-1 (1-0)"),
        ([result("final.1", (1, 1), extra_time=(2, 1))], "Roma v Milan 2-1 a.e.t. (1-1)"),
        (
            [result("final.1", (1, 1), half_time=(0, 1), extra_time=(2, 2), shootout=(5, 4))],
            "Roma v Milan 5-4 pen. 2-2 a.e.t. (1-1, 0-1)",
        ),
        ([result("final.1", (1, 1), shootout=(4, 5))], "Roma v Milan 4-5 pen. 1-1"),
        ([award("final.1", 3, 0)], "Roma v Milan 3-0 [awarded]"),
        ([status("final.1", "postponed")], "Roma v Milan [postponed]"),
        ([status("final.1", "delayed")], "Roma v Milan"),
        ([whistle("final.1", "first_half"), status("final.1", "abandoned")], "Roma v Milan [abandoned]"),
        ([whistle("final.1", "first_half"), goal("final.1", "Roma", "9")], "Roma v Milan # 1-0, first half"),
        (
            [ninety_minutes("final.1"), extra_time("final.1"), kicks("final.1", "Roma", "Milan", "oxoxox")],
            "Roma v Milan 3-0 pen. 0-0 a.e.t. (0-0, 0-0)",
        ),
        (
            [status("final.1", "cancelled"), decision("final", "Milan", "walkover")],
            "Roma v Milan [cancelled]\n# Milan win: walkover",
        ),
        (
            [*ninety_minutes("final.1"), goal("final.1", "Milan", "90+3", "Leão"), ended("final.1")],
            "Roma v Milan 0-1 (0-0)\n[-; Leão 90+3']",
        ),
        (
            [
                goal("final.1", "Roma", "5", "Dybala", type="penalty"),
                goal("final.1", "Roma", "9", "Dybala"),
                goal("final.1", "Milan", "11", "Mancini", type="own_goal"),
                result("final.1", (2, 1)),
            ],
            "Roma v Milan 2-1 (2-1)\n[Dybala 5' (pen.), 9'; Mancini 11' (o.g.)]",
        ),
        ([goal("final.1", "Roma", "5"), result("final.1", (1, 0))], "Roma v Milan 1-0 (1-0)\n[N.N. 5']"),
        ([goal("final.1", "Roma", "5"), result("final.1", (2, 0))], "Roma v Milan 2-0"),
    ],
)  # fmt: skip
def test_a_match_at_every_stage(events: list[object], told: str) -> None:
    """What is not over yet is told in a comment; goals stand where they make the score."""
    assert line(play(final(), *events)) == told  # type: ignore[arg-type]


def test_a_shoot_out_is_home_side_first() -> None:
    """Marseille v Benfica, 2024: the tie's first team kicked away from home."""
    cup = drawn({"final": {"teams": ["roma", "milan"]}}, "Roma", "Milan")
    board = play(
        cup, result("final.1", (1, 0)), result("final.2", (1, 0), extra_time=(1, 0), shootout=(2, 4))
    )
    assert line(board).endswith("Milan v Roma 2-4 pen. 1-0 a.e.t. (1-0)")
    assert board.ties["final"].winner == "roma"


def test_many_goals_take_several_lines() -> None:
    """They read back to the same list."""
    scorers = [goal("final.1", "Roma", str(n), f"Somebody Number {'I' * n}") for n in range(1, 10)]
    scorers += [goal("final.1", "Milan", str(n), f"Another Number {'I' * n}") for n in range(11, 15)]
    text = bare(play(final(), scorers, result("final.1", (9, 4))))
    assert unread(text) == []
    (match,) = read(text).rounds["final"].matches
    assert match.goals is not None
    assert [goal.player for goal in match.goals[1]] == [event.player for event in scorers[9:]]
    assert text.splitlines()[-2].endswith(";")


def test_byes_are_told_in_comments() -> None:
    """Football.TXT has no line for them."""
    text = bare(every_kind())
    assert "  # Lyon: bye" in text or "# Lyon" in text
    assert unread(text) == []


def test_replays_and_coins_read_back() -> None:
    """Euro 1968."""
    assert winners(board_from(bare(board_from(EURO_1968)))) == winners(board_from(EURO_1968))


def test_places_that_are_open_are_not_drawn_yet() -> None:
    """`Winner of SF1` is nobody's name."""
    board = Board.of(board_from(WORLD_CUP_2022).competition)
    found = imported(bare(board))
    assert set(found.draw["rounds"]) >= {"r16"}
    assert len(found.draw["teams"]) == 16


def test_names_that_look_like_something_else_are_written_all_the_same() -> None:
    """What cannot be read back from the lines is kept below them; nothing fails."""
    text = bare(hostile())
    assert "[@click=app.quit]x[/]" in text
    read(text)


def test_ties_to_come_are_named_by_the_matches_they_wait_for(evening: Board) -> None:
    """The final of the default fixture is not known yet; read back, its places are those of the winners."""
    text = bare(evening)
    assert "Winner Match 11         v Winner Match 12" in text
    assert board_from(text).competition.ties["final"].feeders == ("sf1", "sf2")
