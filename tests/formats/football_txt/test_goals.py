"""Lists of goals under a match, in both dialects."""

from __future__ import annotations

import pytest

from scoreboard.formats.football_txt.goals import read_goals


def told(text: str, score: tuple[int, int], *, extra_time: bool = False) -> list[str]:
    """The goals in words: home ones, `|`, away ones."""
    home, away = read_goals(text, score, extra_time=extra_time)
    shown = [[f"{goal.player or '?'} {goal.minute} {goal.type}" for goal in side] for side in (home, away)]
    return [*shown[0], "|", *shown[1]]


def test_goals_of_both_sides() -> None:
    """Bayern 2-1 Real, April 2012."""
    assert told("Ribéry 17' Gómez 90'; Özil 53'", (2, 1)) == [
        "Ribéry 17 open_play", "Gómez 90 open_play", "|", "Özil 53 open_play"
    ]  # fmt: skip


def test_several_goals_of_one_player_and_a_penalty() -> None:
    """Real 2-1 Bayern, a week later: the name stands once."""
    assert told("Ronaldo 6' (pen.), 14'; Robben 27' (pen.)", (2, 1)) == [
        "Ronaldo 6 penalty", "Ronaldo 14 open_play", "|", "Robben 27 penalty"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Drogba 88'", (1, 0)),
        ("Drogba 88'", (0, 1)),
        ("-; Drogba 88'", (0, 1)),
        ("; Drogba 88'", (0, 1)),
        ("–; Drogba 88'", (0, 1)),
        ("Drogba 88", (1, 0)),
        ("Drogba 88.", (1, 0)),
        ("Drogba  88’", (1, 0)),
        ("Drogba, 88'", (1, 0)),
        ("Drogba 88';", (1, 0)),
    ],
)
def test_a_single_goal_whoever_scored_it(text: str, score: tuple[int, int]) -> None:
    """With a dash for the side that scored none, without it, and with marks of all sorts."""
    goals = [*told(text, score)]
    goals.remove("|")
    assert goals == ["Drogba 88 open_play"]


@pytest.mark.parametrize("mark", ["(o.g.)", "(og)", "og", "(o.g)", "(own goal)", "(OG)"])
def test_an_own_goal_is_with_the_side_whose_score_goes_up(mark: str) -> None:
    """Argentina 2-1 Australia, 2022: Enzo Fernández of Argentina scored for Australia."""
    goals = told(f"Messi 35' Álvarez 57'; Enzo Fernández 77' {mark}", (2, 1))
    assert goals[-1] == "Enzo Fernández 77 own_goal"


@pytest.mark.parametrize("mark", ["(pen.)", "(pen)", "(p)", "pen.", "(penalty)", "(PK)"])
def test_a_penalty_by_all_its_marks(mark: str) -> None:
    """Mbappé in the final of 2022."""
    assert told(f"Mbappé 80'{mark}", (0, 1)) == ["|", "Mbappé 80 penalty"]


def test_stoppage_time() -> None:
    """Stamford Bridge and the Camp Nou, 2012; Lusail, 2022."""
    assert told("Drogba 45+2'", (1, 0))[0] == "Drogba 45+2 open_play"
    assert told("Torres 90'+2'", (1, 0))[0] == "Torres 90+2 open_play"
    assert told("Weghorst 83', 90+11'", (2, 0))[1] == "Weghorst 90+11 open_play"
    assert told("Neymar 105+1'", (1, 0), extra_time=True)[0] == "Neymar 105+1 open_play"


def test_minutes_after_the_ninetieth() -> None:
    """Without extra time they are stoppage time; with it they are minutes of it, up to the 120th."""
    assert told("Solskjær 93'", (1, 0))[0] == "Solskjær 90+3 open_play"
    assert told("Götze 113'", (1, 0), extra_time=True)[0] == "Götze 113 open_play"
    assert told("Platt 122'", (1, 0), extra_time=True)[0] == "Platt 120+2 open_play"
    assert told("Nobody 999'", (1, 0))[0] == "Nobody 90+99 open_play"


def test_a_scorer_whom_nobody_names() -> None:
    """N.N. stands for the name."""
    assert told("N.N. 5', Riva 12'", (2, 0)) == ["? 5 open_play", "Riva 12 open_play", "|"]


@pytest.mark.parametrize(
    ("text", "score", "says"),
    [
        ("Riva 12'", (2, 0), "the goals make 1-0 where the score is 2-0"),
        ("Riva 12'; Džajić 39'", (2, 0), "the goals make 1-1 where the score is 2-0"),
        ("Riva 12' Anastasi", (2, 0), '"Anastasi" is no goal; write Ronaldo 6'),
        ("Italy win on the toss of a coin", (0, 0), "is no goal"),
        ("Riva 0'", (1, 0), "is no goal"),
        ("x" * 300 + " 12'", (1, 0), "is too long for a name"),
    ],
)
def test_what_is_no_list_of_goals(text: str, score: tuple[int, int], says: str) -> None:
    """Too few, on the wrong side, without a minute, or none at all."""
    with pytest.raises(ValueError, match=r".") as reason:
        read_goals(text, score, extra_time=False)
    assert says in str(reason.value)
    assert len(str(reason.value)) < 200
