"""Whether what an event names was drawn and happened."""

from __future__ import annotations

import pytest
from building import amend, decision, disallowed, goal, note, play, result, void, whistle

from scoreboard.events import Event, Goal
from scoreboard.rules.names import misnamed, place_of


def wrong(board, event: Event) -> list[str]:
    """The keys of an event that name what is not there."""
    return [each.key for each in misnamed(event, board.competition, board.log.find)]


def why(board, event: Event) -> str:
    """The reason given for the one key that is wrong."""
    (each,) = misnamed(event, board.competition, board.log.find)
    return each.reason


def in_match(match: str) -> Goal:
    """A goal of Marseille in some match."""
    return goal(match, "marseille", "79")


def test_what_was_drawn_is_known(evening) -> None:
    """Marseille play in qf4.2 and in the semi-final, which they have reached."""
    assert wrong(evening, in_match("qf4.2")) == []
    assert wrong(evening, in_match("sf1.1")) == []


def test_an_unknown_match_with_the_likely_mend(evening) -> None:
    """A slip of the finger in a match is told with the match that was meant."""
    assert why(evening, in_match("fq4.2")) == 'no match "fq4.2"; did you mean "qf4.2"?'


@pytest.mark.parametrize(
    ("match", "legs"),
    [("qf4.3", "qf4 has 2 legs, not 3"), ("final.2", "final has 1 leg, not 2")],
)
def test_a_leg_that_there_is_not(evening, match: str, legs: str) -> None:
    """A third leg, or a second one of the final, is told with how many there are and the likely mend."""
    mend = "where there is one more, add it to legs in the draw"
    assert why(evening, in_match(match)) == f'no match "{match}": {legs}; {mend}'


def test_an_unknown_team_with_the_likely_mend(evening) -> None:
    """The likely team is one of the two that play."""
    told = why(evening, goal("qf4.2", "marsielle", "79"))
    assert told == 'no team "marsielle"; did you mean "marseille"?'


def test_a_team_of_another_match(evening) -> None:
    """Roma do not play in qf4."""
    assert why(evening, goal("qf4.2", "roma", "79")) == (
        '"roma" does not play in qf4.2 (benfica v marseille)'
    )


def test_the_team_that_kicks_first_is_looked_at(evening) -> None:
    """Also the shoot-out's first side must play."""
    assert wrong(evening, whistle("qf4.2", "shootout", first="roma")) == ["first"]


def test_a_decision_names_a_tie_and_one_of_its_sides(evening) -> None:
    """An unknown tie, and a winner that does not play in it."""
    assert wrong(evening, decision("qf9", "roma", "walkover")) == ["tie"]
    assert wrong(evening, decision("qf4", "roma", "walkover")) == ["winner"]


def test_a_correction_needs_an_earlier_event(evening) -> None:
    """Event 999 is not there to be taken back."""
    assert why(evening, void(999)) == "no event 999 before this one"


def test_an_event_does_not_correct_itself(evening) -> None:
    """A hand-written void that targets its own id, or a later one, is wrong."""
    itself = void(58).model_copy(update={"id": 58})
    assert wrong(evening, itself) == ["target"]


def test_only_goals_are_disallowed(evening) -> None:
    """A booking cannot be disallowed (event 40 is António Silva's yellow card)."""
    assert "only a goal can be disallowed" in why(evening, disallowed(40, "41"))
    assert wrong(evening, disallowed(58, "80")) == []


def test_a_correction_stands_in_the_match_of_its_target(evening) -> None:
    """Event 58, Moumbagna's goal, is of qf4.2, not of qf1.2."""
    told = why(evening, void(58).model_copy(update={"match": "qf1.2"}))
    assert told == "event 58 belongs to qf4.2, not to qf1.2"


def test_a_correction_without_a_match_belongs_to_that_of_its_target(evening) -> None:
    """A void of a void of a goal belongs to the goal's match."""
    board = play(evening, void(58))
    assert place_of(void(board.log.last_id), board.log.find) == "qf4.2"


def test_a_correction_of_a_decision_belongs_to_its_tie(evening) -> None:
    """A decision taken back belongs to the tie."""
    board = play(evening, decision("sf1", "marseille", "walkover"))
    assert place_of(void(board.log.last_id), board.log.find) == "sf1"


def test_an_amendment_changes_keys_that_the_kind_has(evening) -> None:
    """A goal has an assist and no outcome; a slip is told with the likely key."""
    assert wrong(evening, amend(58, assist="Amine Harit")) == []
    assert wrong(evening, amend(58, outcome="saved")) == ["outcome"]
    assert 'did you mean "player"' in why(evening, amend(58, playr="Moumbagna"))


def test_an_amendment_keeps_to_what_the_key_may_hold(evening) -> None:
    """The 79th minute is not "late"."""
    assert wrong(evening, amend(58, minute="late")) == ["minute"]


def test_an_amendment_names_a_team_that_plays(evening) -> None:
    """The goal can become Benfica's, not Roma's."""
    assert wrong(evening, amend(58, team="benfica")) == []
    assert wrong(evening, amend(58, team="roma")) == ["team"]


def test_an_amendment_changes_something(evening) -> None:
    """An amendment without a key to change is wrong."""
    assert "changes nothing" in why(evening, amend(58))


def test_corrections_are_taken_back_not_amended(evening) -> None:
    """A void is voided; amending it is wrong."""
    board = play(evening, void(58))
    assert wrong(board, amend(board.log.last_id, minute="80")) == ["target"]


def test_a_needed_key_is_not_taken_away(evening) -> None:
    """A goal without a team is none."""
    assert wrong(evening, amend(58, team="")) == ["team"]


@pytest.mark.parametrize("event", [note("sf2.1", "sold out"), result("final.1", (3, 0))])
def test_what_names_no_team_needs_only_its_match(evening, event: Event) -> None:
    """A note or a result names a match alone."""
    assert wrong(evening, event) == []
