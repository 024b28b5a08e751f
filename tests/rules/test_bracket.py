"""Winners and losers into their places, and what a change unsettles."""

from __future__ import annotations

from building import decision, drawn, ended, goal, kicks, ninety_minutes, play, result, void, whistle

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.rules.bracket import Unsettled, projected
from scoreboard.rules.sides import Side
from scoreboard.rules.tie import By, Outcome


def euro_1968() -> Competition:
    """Italy, the Soviet Union, Yugoslavia and England; semi-finals, third place, final with a replay."""
    return drawn(
        {
            "sf1": {"teams": ["italy", "soviet-union"]},
            "sf2": {"teams": ["yugoslavia", "england"]},
            "third": {"teams": [{"loser": "sf2"}, {"loser": "sf1"}]},
            "final": {
                "teams": [{"winner": "sf1"}, {"winner": "sf2"}],
                "legs": [{}, {}],
                "rules": {"replay": True},
            },
        },
        *("Italy", "Soviet Union", "Yugoslavia", "England"),
        legs=1,
        shootout=False,
    )


def cup_of_1872() -> Competition:
    """The last four of the first FA Cup, Queen's Park there with a bye."""
    return drawn(
        {
            "qf1": {"teams": ["queens-park", {"bye": True}]},
            "sf1": {"teams": [{"winner": "qf1"}, "wanderers"], "legs": [{}, {}]},
            "sf2": {"teams": ["crystal-palace", "royal-engineers"], "legs": [{}, {}]},
            "final": {"teams": [{"winner": "sf1"}, {"winner": "sf2"}]},
        },
        *("Queen's Park", "Wanderers", "Crystal Palace", "Royal Engineers"),
        legs=1,
        extra_time="none",
        shootout=False,
        replay=True,
    )


def projections(board: Board, tie: str) -> tuple[str | None, str | None]:
    """Who would take the open places of a tie."""
    return projected(board.competition, tie, board.ties)


def test_winners_and_losers_take_their_places() -> None:
    """Italy by the coin, Yugoslavia 1-0: they meet in the final, England and the Soviet Union for third."""
    board = play(
        euro_1968(),
        result("sf1.1", (0, 0), extra_time=(0, 0)),
        decision("sf1", "Italy", "coin toss"),
        result("sf2.1", (1, 0)),
    )
    assert board.ties["final"].teams == ("italy", "yugoslavia")
    assert board.ties["third"].teams == ("england", "soviet-union")


def test_the_third_place_tie_feeds_nobody_and_is_decided_like_any_other() -> None:
    """England 2-0 Soviet Union: third by the score."""
    board = play(
        euro_1968(),
        decision("sf1", "Italy", "coin toss"),
        result("sf2.1", (1, 0)),
        result("third.1", (2, 0)),
    )
    assert (board.ties["third"].winner, board.ties["third"].outcome.by) == ("england", By.SCORE)
    assert board.competition.onward["third"] == ()


def test_places_not_decided_yet_are_open() -> None:
    """Before the semi-finals nobody is in the final, which cannot be begun."""
    board = play(euro_1968())
    assert board.ties["final"].teams == (None, None)
    assert (board.match("final.1").home, board.match("final.1").away) == (None, None)


def test_a_bye_goes_through_without_a_match() -> None:
    """Queen's Park are in the semi-final of 1872 from the start; the bye has no match and no loser."""
    board = play(cup_of_1872())
    tie = board.ties["qf1"]
    assert (tie.outcome, tie.loser, tie.matches) == (Outcome(Side.FIRST, By.BYE), None, ())
    assert board.ties["sf1"].teams == ("queens-park", "wanderers")


def test_a_bye_in_the_first_place_lets_the_second_through() -> None:
    """The bye may be named first: the other side goes through."""
    draw = drawn({"qf1": {"teams": [{"bye": True}, "wanderers"]}}, "Wanderers")
    assert play(draw).ties["qf1"].winner == "wanderers"


def test_a_bye_for_a_winner_not_known_yet_waits() -> None:
    """A bye for the winner of another tie lets nobody through before that winner is known."""
    draw = drawn(
        {"qf1": {"teams": ["roma", "milan"]}, "sf1": {"teams": [{"winner": "qf1"}, {"bye": True}]}},
        *("Roma", "Milan"),
        legs=1,
    )
    assert play(draw).ties["sf1"].winner is None
    assert play(draw, result("qf1.1", (1, 0))).ties["sf1"].winner == "roma"


def test_the_first_cup_to_the_end() -> None:
    """Queen's Park withdraw, Palace lose a replay 0-3, Wanderers win the first final 1-0."""
    board = play(
        cup_of_1872(),
        result("sf1.1", (0, 0)),
        decision("sf1", "Wanderers", "Queen's Park could not afford a replay"),
        result("sf2.1", (0, 0)),
        result("sf2.2", (3, 0)),
        result("final.1", (1, 0)),
    )
    assert board.ties["sf2"].outcome == Outcome(Side.SECOND, By.REPLAY)
    assert board.ties["final"].teams == ("wanderers", "royal-engineers")
    assert board.ties["final"].winner == "wanderers"


def test_a_leader_is_projected_into_the_next_round(velodrome) -> None:
    """Benfica lead 2-1 after the first leg: they would meet the winners of qf2 as it stands."""
    assert projections(velodrome, "sf1") == ("benfica", None)


def test_a_level_tie_projects_nobody(velodrome) -> None:
    """Moumbagna makes it 2-2: nobody is expected in the semi-final."""
    board = play(velodrome, whistle("qf4.2", "first_half"), goal("qf4.2", "marseille", "79"))
    assert projections(board, "sf1") == (None, None)


def test_a_tie_not_begun_projects_nobody(uel) -> None:
    """Before the first kick-off no semi-final has anybody in it."""
    assert projections(play(uel), "sf1") == (None, None)


def test_a_side_that_is_known_is_not_projected(evening) -> None:
    """Marseille and Atalanta are through for certain: no place is open."""
    assert projections(evening, "sf1") == (None, None)
    assert evening.ties["sf1"].teams == ("marseille", "atalanta")


def test_a_loser_is_projected_for_third_place() -> None:
    """England are 0-1 down: as it stands they play for third place."""
    board = play(euro_1968(), whistle("sf2.1", "first_half"), goal("sf2.1", "Yugoslavia", "87"))
    assert projections(board, "third") == ("england", None)


def through_on_penalties() -> Board:
    """Benfica v Marseille 2-2, 2-4 on penalties, and their semi-final with three events."""
    draw = drawn(
        {"qf4": {"teams": ["benfica", "marseille"]}, "sf1": {"teams": [{"winner": "qf4"}, "atalanta"]}},
        *("Benfica", "Marseille", "Atalanta"),
    )
    return play(
        draw,
        result("qf4.1", (2, 1)),
        goal("qf4.2", "Marseille", "79", "Faris Moumbagna"),
        [*ninety_minutes("qf4.2"), whistle("qf4.2", "extra_full_time")],
        whistle("qf4.2", "shootout", first="benfica"),
        kicks("qf4.2", "Benfica", "Marseille", "xoooooxo"),
        ended("qf4.2"),
        whistle("sf1.1", "first_half"),
        goal("sf1.1", "Atalanta", "11", "Gianluca Scamacca"),
        goal("sf1.1", "Marseille", "20", "Chancel Mbemba"),
    )


def test_voiding_a_goal_tells_what_it_unsettles() -> None:
    """Without Moumbagna's goal Benfica go through; the semi-final has three events already."""
    board = through_on_penalties()
    assert board.unsettled_by(void(2)) == (
        Unsettled("sf1", ("marseille", "atalanta"), ("benfica", "atalanta"), 3),
    )


def test_after_the_void_the_semi_final_is_benficas() -> None:
    """The semi-final has Benfica at home; Marseille's goal in it counts for nobody."""
    board = play(through_on_penalties(), void(2))
    assert board.ties["qf4"].winner == "benfica"
    assert board.match("sf1.1").home == "benfica"
    assert board.match("sf1.1").score == (0, 1)


def test_undoing_the_void_settles_all_again() -> None:
    """The void is taken back: every tie is as before."""
    board = through_on_penalties()
    unsettled = play(board, void(2))
    assert play(unsettled, void(unsettled.log.last_id)).ties == board.ties


def test_a_goal_that_sends_nobody_else_through_unsettles_nothing() -> None:
    """Another goal in the semi-final leaves the sides of every tie as they are."""
    board = through_on_penalties()
    assert board.unsettled_by(goal("sf1.1", "Marseille", "50")) == ()


def test_a_later_tie_without_events_is_not_unsettled(evening) -> None:
    """The semi-final is not begun: Benfica in Marseille's place unsettles nothing that was entered."""
    moumbagna = next(e for e in evening.log if getattr(e, "player", None) == "Faris Moumbagna")
    assert evening.unsettled_by(void(moumbagna.id)) == ()
    assert play(evening, void(moumbagna.id)).ties["sf1"].teams == ("benfica", "atalanta")


def test_a_change_runs_through_to_the_final(evening) -> None:
    """Marseille through the semi-final into the final; with the goal voided Benfica are in both."""
    board = play(evening, result("sf1.1", (2, 0)), result("sf1.2", (0, 0)), whistle("final.1", "first_half"))
    assert board.ties["final"].teams[0] == "marseille"
    moumbagna = next(e for e in board.log if getattr(e, "player", None) == "Faris Moumbagna")
    changed = board.unsettled_by(void(moumbagna.id))
    assert [(each.tie, each.before[0], each.after[0]) for each in changed] == [
        ("sf1", "marseille", "benfica"),
        ("final", "marseille", "benfica"),
    ]


def test_a_named_home_side_stands_over_the_order() -> None:
    """Ground not ready: the second leg is played at the first team's as well, the pairs follow."""
    legs = [{"home": "roma"}, {"home": "roma"}]
    draw = drawn({"tie": {"teams": ["roma", "milan"], "legs": legs}}, "Roma", "Milan")
    board = play(draw, result("tie.1", (1, 0)), result("tie.2", (2, 3)))
    assert board.ties["tie"].aggregate == (3, 3)
    assert board.match("tie.2").home == "roma"
