"""A tie as a report tells it, word for word."""

from __future__ import annotations

import pytest
from building import (
    amend,
    award,
    card,
    decision,
    disallowed,
    drawn,
    goal,
    kicks,
    ninety_minutes,
    one_match,
    play,
    result,
    score,
    two_legs,
    void,
    whistle,
)

from scoreboard.board import Board
from scoreboard.reporting import dismissals, goes_on, leg_name, round_name, scorers, verdict
from scoreboard.wording import as_it_stands, state_without_clock, surname


def told(board: Board, number: int = 0) -> list[str]:
    """Who scored in a match of the tie."""
    return scorers(board.competition, board.ties["tie"], number)


def final(*events) -> Board:
    """France v Italy, a single match, after these events."""
    return play(one_match("France", "Italy"), *events)


def velodrome(*events) -> Board:
    """Benfica 2-1 Marseille, and these events."""
    return play(two_legs("Benfica", "Marseille"), result("tie.1", (2, 1)), *events)


@pytest.mark.parametrize(
    ("player", "name"),
    [
        ("Faris Moumbagna", "Moumbagna"),
        ("Ángel Di María", "Di María"),
        ("Charles De Ketelaere", "De Ketelaere"),
        ("Donny van de Beek", "van de Beek"),
        ("Trent Alexander-Arnold", "Alexander-Arnold"),
        ("Vinícius Júnior", "Vinícius Júnior"),
        ("Son Heung-min", "Son Heung-min"),
        ("Otávio", "Otávio"),
        ("Di María", "Di María"),
        ("F. Moumbagna", "Moumbagna"),
        (" ", " "),
    ],
)
def test_a_player_goes_by_the_surname(player: str, name: str) -> None:
    """With the small words that belong to it, and whole where the last word is no surname."""
    assert surname(player) == name


def test_each_side_has_its_scorers() -> None:
    """A line a side, named, the goals of a player together, in the order of play whatever the log's."""
    board = final(
        goal("tie.1", "Italy", "90+3", "Mario Balotelli"),
        goal("tie.1", "France", "14", "Antoine Griezmann"),
        goal("tie.1", "France", "6", "Kylian Mbappé", type="penalty", assist="Antoine Griezmann"),
        goal("tie.1", "France", "60", "Kylian Mbappé"),
        ninety_minutes("tie.1"),
    )
    assert told(board) == ["France: Mbappé 6' (pen.), 60', Griezmann 14'", "Italy: Balotelli 90+3'"]


def test_where_one_side_scored_it_needs_no_name() -> None:
    """The score says whose goals they are."""
    assert told(final(goal("tie.1", "Italy", "9", "Mario Balotelli"))) == ["Balotelli 9'"]


def test_an_own_goal_stands_with_the_side_it_counts_for() -> None:
    """Marked, and apart from the goals that the same player scored at the other end."""
    board = final(
        goal("tie.1", "France", "20", "Giorgio Chiellini", type="own_goal"),
        goal("tie.1", "Italy", "70", "Giorgio Chiellini"),
    )
    assert told(board) == ["France: Chiellini 20' (o.g.)", "Italy: Chiellini 70'"]


def test_two_players_of_one_surname_are_named_in_full() -> None:
    """Inzaghi and Inzaghi."""
    board = final(
        goal("tie.1", "Italy", "9", "Filippo Inzaghi"),
        goal("tie.1", "Italy", "12", "Simone Inzaghi"),
        goal("tie.1", "Italy", "30", "Luca Toni"),
    )
    assert told(board) == ["Filippo Inzaghi 9', Simone Inzaghi 12', Toni 30'"]


def test_a_goal_of_nobody_known_is_still_a_goal() -> None:
    """It is not taken for one more of the player before it."""
    board = final(
        goal("tie.1", "Italy", "9", "Luca Toni"),
        goal("tie.1", "Italy", "12"),
        goal("tie.1", "Italy", "30", type="penalty"),
        goal("tie.1", "Italy", "31", type="own_goal"),
    )
    assert told(board) == ["Toni 9', goal 12', penalty 30', own goal 31'"]


def test_goals_taken_back_have_no_scorer() -> None:
    """Disallowed by the referee, taken back by the operator; one amended reads as amended."""
    board = final(
        goal("tie.1", "Italy", "9", "Luca Toni"),
        goal("tie.1", "Italy", "12", "Andrea Pirlo"),
        goal("tie.1", "Italy", "30", "Fabio Grosso"),
        disallowed(1, "10", "offside"),
        void(2),
        amend(3, minute="31"),
    )
    assert told(board) == ["Grosso 31'"]


def test_a_result_alone_names_nobody() -> None:
    """Nor does a score told by one who joined late, nor a match not begun."""
    assert told(final(result("tie.1", (2, 1)))) == []
    assert told(final(score("tie.1", "55", 2, 0))) == []
    assert told(final()) == []


def test_the_goals_of_a_match_that_was_awarded_are_not_told() -> None:
    """They would add up to another score."""
    assert told(final(goal("tie.1", "Italy", "9", "Luca Toni"), award("tie.1", 3, 0))) == []


def test_who_was_sent_off() -> None:
    """By a red card or a second yellow, and not by a first one; the side where nobody is named."""
    board = final(
        card("tie.1", "France", "110", "Zinedine Zidane", "red"),
        card("tie.1", "Italy", "20", "Luca Toni", "yellow"),
        card("tie.1", "Italy", "80", None, "second_yellow"),
    )
    assert dismissals(board.competition, board.ties["tie"], 0) == "Sent off: Italy 80', Zidane (France) 110'"
    assert dismissals(board.competition, final().ties["tie"], 0) is None


@pytest.mark.parametrize(
    ("name", "one"),
    [("Quarter-finals", "Quarter-final"), ("Semi-Finals", "Semi-Final"), ("Final", "Final"),
     ("Round of 16", "Round of 16"), ("Knockout play-offs", "Knockout play-off"), ("Ties", "Ties")],
)  # fmt: skip
def test_the_round_of_one_tie(name: str, one: str) -> None:
    """One of the quarter-finals is a quarter-final."""
    cup = drawn({"qf1": {"teams": ["milan", "roma"]}}, "Milan", "Roma")
    rounds = {"qf": cup.rounds["qf"].model_copy(update={"name": name})}
    assert round_name(cup.model_copy(update={"rounds": rounds}), "qf1") == one


def test_the_legs_by_name() -> None:
    """First, second; a single match has no name, its replay has."""
    legs = velodrome().ties["tie"]
    assert [leg_name(legs, number) for number in (0, 1)] == ["First leg", "Second leg"]
    cup = play(one_match("Reds", "Blues", replay=True)).ties["tie"]
    assert [leg_name(cup, number) for number in (0, 1)] == ["", "Replay"]


LEVEL = [goal("tie.2", "Marseille", "79"), ninety_minutes("tie.2"), whistle("tie.2", "shootout")]
FOUR_TWO = kicks("tie.2", "Benfica", "Marseille", "xooooooo")
VERDICTS = [
    (velodrome(), "Benfica lead 2-1 on agg"),
    (velodrome(result("tie.2", (2, 0))), "Marseille win 3-2 on agg"),
    (velodrome(LEVEL[0]), "Level 2-2 on agg"),
    (velodrome(*LEVEL, FOUR_TWO[:2]), "Agg 2-2 · Marseille lead 1-0 on penalties"),
    (velodrome(*LEVEL, FOUR_TWO[:8], result("tie.2", (1, 0), extra_time=(1, 0), shootout=(4, 2))),
     "Agg 2-2 · Marseille win 4-2 on penalties"),
    (velodrome(result("tie.2", (0, 0)), decision("tie", "Marseille", "reinstated")),
     "Agg Benfica 2-1 Marseille · Marseille win: reinstated"),
    (play(two_legs("Benfica", "Marseille"), decision("tie", "Benfica", "walkover")), "Benfica win: walkover"),
    (play(two_legs("Benfica", "Marseille")), None),
    (final(goal("tie.1", "Italy", "9")), None),
    (final(result("tie.1", (1, 1))), "Level 1-1, penalties next"),
    (final(result("tie.1", (2, 1))), "France win 2-1"),
    (final(result("tie.1", (1, 1), extra_time=(1, 1), shootout=(3, 5))), "Italy win 5-3 on penalties"),
]  # fmt: skip


@pytest.mark.parametrize(("board", "words"), VERDICTS, ids=[str(words) for _, words in VERDICTS])
def test_how_a_tie_stands(board: Board, words: str | None) -> None:
    """The aggregate stands before it only where it is another score; a lone match's score is enough."""
    assert verdict(board.competition, board.ties["tie"]) == words


CUP = drawn(
    {
        "sf1": {"teams": ["milan", "roma"], "rules": {"legs": 1}},
        "sf2": {"teams": ["lyon", "benfica"], "rules": {"legs": 1}},
        "sf3": {"teams": ["porto", {"bye": True}]},
        "third": {"teams": [{"loser": "sf1"}, {"loser": "sf2"}]},
        "final": {"teams": [{"winner": "sf2"}, {"winner": "sf1"}]},
        "super": {"teams": [{"winner": "sf3"}, {"bye": True}]},
    },
    "Milan", "Roma", "Lyon", "Benfica", "Porto",
)  # fmt: skip


def next_of(tie: str, *events) -> str | None:
    """Where the winner of a tie of that cup goes on to."""
    board = play(CUP, *events)
    return goes_on(board.competition, board.ties, board.ties[tie])


def test_the_winner_goes_on_to_the_final_not_to_the_third_place() -> None:
    """Against whoever is known of the other side."""
    assert next_of("sf1", result("sf1.1", (0, 1))) == "Roma go through · final v Winner of SF2"
    both = (result("sf1.1", (0, 1)), result("sf2.1", (3, 1)))
    assert next_of("sf1", *both) == "Roma go through · final v Lyon"
    assert next_of("sf2", *both) == "Lyon go through · final v Roma"


def test_nobody_goes_on_before_it_is_decided_or_from_the_last_tie() -> None:
    """No sentence then."""
    assert next_of("sf1") is None
    assert next_of("sf1", goal("sf1.1", "Roma", "9")) is None
    assert next_of("final", result("sf1.1", (0, 1)), decision("final", "Roma", "walkover")) is None


def test_what_the_headline_has_said_is_not_said_again() -> None:
    """A bye and a decision say already that they go through; a bye is nobody to meet."""
    assert next_of("sf3") == "Next: super"
    assert next_of("sf1", decision("sf1", "Milan", "coin toss")) == "Next: final v Winner of SF2"


def test_as_it_stands_is_told_of_the_leg_that_decides() -> None:
    """What would follow, unless somebody would go through; what each side needs; nothing in a first leg."""
    level = velodrome(goal("tie.2", "Marseille", "79"))
    assert as_it_stands(level.competition, level.ties["tie"]) == (
        "As it stands: extra time",
        ["Benfica: 1 goal puts them through", "Marseille: 1 goal puts them through"],
    )
    ahead = velodrome()
    assert as_it_stands(ahead.competition, ahead.ties["tie"]) == (
        None,
        ["Benfica go through as it stands", "Marseille: 1 goal brings extra time, 2 put them through"],
    )
    first = play(two_legs("Benfica", "Marseille"), goal("tie.1", "Benfica", "16"))
    assert as_it_stands(first.competition, first.ties["tie"]) == (None, [])


def test_the_state_of_a_match_without_a_clock() -> None:
    """Its period while it is on; nothing before it and after it, where the score is enough."""
    assert state_without_clock(final().ties["tie"], 0) is None
    assert state_without_clock(final(whistle("tie.1", "first_half")).ties["tie"], 0) == "first half"
    assert state_without_clock(final(award("tie.1", 3, 0, "no team")).ties["tie"], 0) == "awarded: no team"
    assert state_without_clock(final(result("tie.1", (2, 1))).ties["tie"], 0) is None


def test_a_lone_match_of_which_the_score_says_it_all() -> None:
    """Between "Milan 2-1 Roma" and "Milan go through", "Milan win 2-1" would say it a third time."""
    board = play(CUP, result("sf1.1", (2, 1)))
    assert verdict(board.competition, board.ties["sf1"]) is None
    assert goes_on(board.competition, board.ties, board.ties["sf1"]) is not None
