"""What may be entered now: each refusal and each doubt, with the rule that it names."""

from __future__ import annotations

import pytest
from building import (
    award,
    card,
    change,
    decision,
    ended,
    extra_time,
    goal,
    kick,
    kicks,
    missed,
    ninety_minutes,
    note,
    one_match,
    play,
    result,
    score,
    status,
    two_legs,
    whistle,
)

from scoreboard.board import Board
from scoreboard.events import Event
from scoreboard.rules.ruling import Rule

REFUSED, DOUBT = True, False
MOUMBAGNA = goal("tie.2", "Marseille", "79", "Faris Moumbagna")


def says(board: Board, event: Event) -> list[tuple[bool, Rule]]:
    """Refused or doubtful, and the rule, for each objection."""
    return [(ruling.refused, ruling.rule) for ruling in board.judge(event)]


def reasons(board: Board, event: Event) -> list[str]:
    """The objections in words."""
    return [ruling.reason for ruling in board.judge(event)]


def velodrome(*events) -> Board:
    """Benfica 2-1 Marseille, and these events."""
    return play(two_legs("Benfica", "Marseille"), result("tie.1", (2, 1)), *events)


def after_extra_time(*events) -> Board:
    """2-2 on aggregate after extra time in Marseille, and these events."""
    return velodrome(MOUMBAGNA, ninety_minutes("tie.2"), extra_time("tie.2"), *events)


def live(*events) -> Board:
    """The second half in Marseille, and these events."""
    periods = ("first_half", "half_time", "second_half")
    return velodrome([whistle("tie.2", period) for period in periods], *events)


@pytest.mark.parametrize(
    "event",
    [
        MOUMBAGNA,
        goal("tie.2", "Benfica", "90+3"),
        goal("tie.2", "Benfica", "20", "Rafa Silva"),
        missed("tie.2", "Benfica", "60"),
        card("tie.2", "Benfica", "60", "Ángel Di María", "yellow"),
        card("tie.2", "Benfica", "60", "Ángel Di María", "red"),
        change("tie.2", "Benfica", "61", "David Neres", "João Mário"),
        score("tie.2", "60", 1, 0),
        status("tie.2", "suspended"),
        note("tie.2", "floodlights out"),
        whistle("tie.2", "full_time"),
        decision("tie", "Benfica", "walkover"),
        award("tie.2", 3, 0),
        result("tie.2", (1, 0), extra_time=(1, 0), shootout=(4, 2)),
    ],
    ids=lambda event: event.kind,
)
def test_what_football_allows_is_fine(event: Event) -> None:
    """In the second half of the second leg nothing speaks against these."""
    assert live().judge(event) == ()


def test_an_unknown_team_is_refused() -> None:
    """A goal of a team that was not drawn, with the likely mend."""
    assert says(live(), goal("tie.2", "Marseile", "79")) == [(REFUSED, Rule.NAMES)]
    assert "marseille" in reasons(live(), goal("tie.2", "Marseile", "79"))[0]


def test_a_team_that_does_not_play_in_the_match_is_refused(evening) -> None:
    """Roma score no goal in the semi-final of Marseille and Atalanta."""
    assert says(evening, goal("sf1.1", "Roma", "10")) == [(REFUSED, Rule.NAMES)]


def test_a_winner_that_does_not_play_in_the_tie_is_refused(evening) -> None:
    """The organiser cannot put Roma through from the semi-final of Marseille and Atalanta."""
    assert says(evening, decision("sf1", "Roma", "walkover")) == [(REFUSED, Rule.NAMES)]


@pytest.mark.parametrize("event", [goal("sf1.1", "Marseille", "1"), whistle("sf1.1", "first_half")])
def test_a_match_needs_both_its_teams(velodrome, event: Event) -> None:
    """The semi-final cannot begin before its teams are known."""
    assert says(velodrome, event) == [(REFUSED, Rule.TEAMS)]


def test_a_match_without_teams_can_be_postponed(velodrome) -> None:
    """The day of a semi-final may move before anybody has qualified for it."""
    assert says(velodrome, status("sf1.1", "postponed")) == []


def test_a_goal_before_the_kick_off_is_doubtful() -> None:
    """No kick-off is in the log: let through with a warning."""
    assert says(velodrome(), goal("tie.2", "Marseille", "1")) == [(DOUBT, Rule.KICK_OFF)]


def test_a_scorer_who_joins_late_needs_no_kick_off() -> None:
    """The score told in the 60th minute is fine without any whistle."""
    assert says(velodrome(), score("tie.2", "60", 1, 0)) == []


@pytest.mark.parametrize(
    "event",
    [
        goal("tie.2", "Marseille", "90+5"),
        missed("tie.2", "Marseille", "90+5"),
        change("tie.2", "Marseille", "90+5", "Amine Harit", "Bamo Meïté"),
        score("tie.2", "90+5", 1, 0),
        kick("tie.2", "Marseille"),
        whistle("tie.2", "second_half"),
        status("tie.2", "abandoned"),
    ],
    ids=lambda event: event.kind,
)
def test_a_match_that_has_ended_takes_no_more(event: Event) -> None:
    """Benfica are through, the match has ended: refused, and told how to mend it."""
    board = live(whistle("tie.2", "full_time"), ended("tie.2"))
    assert (REFUSED, Rule.ENDED) in says(board, event)
    assert "Marseille v Benfica has ended; take back its end first" in reasons(board, event)


def test_a_card_after_the_end_is_fine() -> None:
    """Dumfries was sent off after the last kick at Lusail: cards are shown until all have left."""
    board = after_extra_time(kicks("tie.2", "Benfica", "Marseille", "xoxoxo"), ended("tie.2"))
    assert says(board, card("tie.2", "Benfica", "120+9", "Nicolás Otamendi", "yellow")) == []


@pytest.mark.parametrize("what", ["postponed", "suspended", "abandoned", "cancelled"])
def test_a_goal_in_a_match_called_off_is_doubtful(what: str) -> None:
    """Nothing happens while a match is off; a delay alone is no matter."""
    assert says(live(status("tie.2", what)), MOUMBAGNA) == [(DOUBT, Rule.BROKEN_OFF)]
    assert says(live(status("tie.2", "delayed")), MOUMBAGNA) == []


def test_periods_do_not_go_backwards() -> None:
    """Half-time cannot follow full-time."""
    board = live(whistle("tie.2", "full_time"))
    assert says(board, whistle("tie.2", "half_time")) == [(REFUSED, Rule.PERIODS)]


def test_a_level_tie_that_ends_at_full_time_is_doubtful() -> None:
    """2-2 on aggregate at full-time and the end is blown: extra time should follow."""
    board = live(MOUMBAGNA, whistle("tie.2", "full_time"))
    assert says(board, ended("tie.2")) == [(DOUBT, Rule.PERIODS)]
    assert "extra time should follow" in reasons(board, ended("tie.2"))[0]


def test_a_level_tie_that_ends_without_a_full_time_whistle_is_doubtful_too() -> None:
    """The same with the full-time whistle left out: still level, still doubtful."""
    assert [refused for refused, _ in says(live(MOUMBAGNA), ended("tie.2"))] == [DOUBT]


def test_the_first_leg_may_end_level() -> None:
    """A draw in the first leg is nothing to remark on."""
    board = play(two_legs("Benfica", "Marseille"), ninety_minutes("tie.1"))
    assert says(board, ended("tie.1")) == []


@pytest.mark.parametrize(("minute", "rule"), [("78+2", Rule.MINUTES), ("44+1", Rule.MINUTES)])
def test_stoppage_time_in_mid_half_is_doubtful(minute: str, rule: Rule) -> None:
    """78+2 is no minute of football."""
    assert says(live(), goal("tie.2", "Marseille", minute)) == [(DOUBT, rule)]


def test_a_minute_after_the_last_is_doubtful() -> None:
    """The 123rd minute is written 120+3."""
    board = velodrome(MOUMBAGNA, ninety_minutes("tie.2"), whistle("tie.2", "extra_second_half"))
    assert says(board, goal("tie.2", "Marseille", "123")) == [(DOUBT, Rule.MINUTES)]
    assert "120+3" in reasons(board, goal("tie.2", "Marseille", "123"))[0]


def test_minute_200_is_refused() -> None:
    """No stoppage time is that long: it is another number."""
    board = velodrome(MOUMBAGNA, ninety_minutes("tie.2"), whistle("tie.2", "extra_second_half"))
    assert says(board, goal("tie.2", "Marseille", "200")) == [(REFUSED, Rule.MINUTES)]


def test_minute_93_in_normal_time_is_doubtful() -> None:
    """A scorer who types 93 in stoppage time meant 90+3."""
    assert says(live(), goal("tie.2", "Marseille", "93")) == [(DOUBT, Rule.EXTRA_TIME)]
    assert "90+3" in reasons(live(), goal("tie.2", "Marseille", "93"))[0]


def test_the_second_leg_before_the_first_is_doubtful() -> None:
    """A kick-off in Marseille while Lisbon is still being played."""
    board = play(two_legs("Benfica", "Marseille"), whistle("tie.1", "first_half"))
    assert says(board, whistle("tie.2", "first_half")) == [(DOUBT, Rule.LEGS)]


def test_extra_time_in_a_first_leg_is_refused() -> None:
    """Extra time is for the last leg."""
    board = play(two_legs("Benfica", "Marseille"), ninety_minutes("tie.1"))
    assert says(board, whistle("tie.1", "extra_first_half")) == [(REFUSED, Rule.EXTRA_TIME)]


def test_extra_time_in_a_tie_not_level_is_doubtful() -> None:
    """Benfica lead 2-1 on aggregate: why extra time?"""
    board = live(whistle("tie.2", "full_time"))
    assert says(board, whistle("tie.2", "extra_first_half")) == [(DOUBT, Rule.EXTRA_TIME)]


def test_extra_time_where_the_rules_have_none_is_doubtful() -> None:
    """The rules say none; the log may say otherwise."""
    board = play(one_match("City", "Arsenal", extra_time="none"), ninety_minutes("tie.1"))
    assert says(board, whistle("tie.1", "extra_first_half")) == [(DOUBT, Rule.EXTRA_TIME)]


def test_a_goal_after_a_golden_goal_is_refused() -> None:
    """Trezeguet's goal ended the final of Euro 2000 at once: an Italian goal in the 105th cannot be."""
    board = play(
        one_match("France", "Italy", extra_time="golden_goal"),
        ninety_minutes("tie.1"),
        whistle("tie.1", "extra_first_half"),
        goal("tie.1", "France", "103", "David Trezeguet"),
    )
    assert says(board, goal("tie.1", "Italy", "105")) == [(REFUSED, Rule.SUDDEN_GOAL)]
    assert says(board, whistle("tie.1", "ended")) == []


def test_a_goal_after_a_silver_goal_has_decided_is_refused() -> None:
    """Greece won at half-time of extra time: a Czech goal of the 110th minute cannot be."""
    board = play(
        one_match("Greece", "Czech Republic", extra_time="silver_goal"),
        ninety_minutes("tie.1"),
        whistle("tie.1", "extra_first_half"),
        goal("tie.1", "Greece", "105+1", "Traianos Dellas"),
    )
    assert says(board, goal("tie.1", "Czech Republic", "105+2")) == []
    board = play(board, whistle("tie.1", "extra_half_time"))
    assert says(board, goal("tie.1", "Czech Republic", "110")) == [(REFUSED, Rule.SUDDEN_GOAL)]


def test_kicks_before_a_shootout_are_refused() -> None:
    """In the second half there is no kick to take."""
    assert says(live(MOUMBAGNA), kick("tie.2", "Marseille")) == [(REFUSED, Rule.SHOOTOUT)]


def test_a_shootout_in_a_first_leg_is_refused() -> None:
    """Kicks are for the last leg."""
    board = play(two_legs("Benfica", "Marseille"), ninety_minutes("tie.1"))
    assert says(board, whistle("tie.1", "shootout")) == [(REFUSED, Rule.SHOOTOUT)]


def test_a_shootout_in_a_tie_not_level_is_refused() -> None:
    """Benfica lead on aggregate: no kicks."""
    assert says(live(whistle("tie.2", "full_time")), whistle("tie.2", "shootout")) == [
        (REFUSED, Rule.SHOOTOUT)
    ]


def test_a_shootout_where_the_rules_have_none_is_doubtful() -> None:
    """Italy and the Soviet Union drew lots in 1968; kicks would have been against the rules."""
    board = play(
        one_match("Italy", "Soviet Union", shootout=False), ninety_minutes("tie.1"), extra_time("tie.1")
    )
    assert says(board, whistle("tie.1", "shootout")) == [(DOUBT, Rule.SHOOTOUT)]


def test_a_shootout_before_extra_time_is_doubtful() -> None:
    """Level at full-time under rules with extra time: kicks at once are let through with a warning."""
    board = live(MOUMBAGNA, whistle("tie.2", "full_time"))
    assert [refused for refused, _ in says(board, whistle("tie.2", "shootout"))] == [DOUBT]


def test_after_extra_time_the_shootout_is_fine() -> None:
    """Level after extra time: the whistle of the shoot-out, and either side may begin."""
    board = after_extra_time()
    assert says(board, whistle("tie.2", "shootout", first="benfica")) == []
    assert says(board, kick("tie.2", "Marseille")) == []


def test_it_is_benficas_kick() -> None:
    """Benfica kick first: a Marseille kick is refused, and the reason says whose turn it is."""
    board = after_extra_time(whistle("tie.2", "shootout", first="benfica"))
    assert says(board, kick("tie.2", "Marseille")) == [(REFUSED, Rule.TURNS)]
    assert reasons(board, kick("tie.2", "Marseille")) == ["it is Benfica's kick"]


def test_no_kick_after_the_last() -> None:
    """Luis Henrique has won it 4-2: a ninth kick is refused, the end is fine."""
    board = after_extra_time(
        whistle("tie.2", "shootout", first="benfica"), kicks("tie.2", "Benfica", "Marseille", "xoooooxo")
    )
    assert says(board, kick("tie.2", "Benfica")) == [(REFUSED, Rule.DECIDED)]
    assert reasons(board, kick("tie.2", "Benfica")) == ["the shoot-out is decided: Marseille have won it 4-2"]
    assert says(board, ended("tie.2")) == []


def test_a_shootout_does_not_end_undecided() -> None:
    """After three kicks the match cannot be over."""
    board = after_extra_time(kicks("tie.2", "Benfica", "Marseille", "xoo"))
    assert says(board, ended("tie.2")) == [(REFUSED, Rule.DECIDED)]


@pytest.mark.parametrize(
    "event",
    [
        goal("tie.2", "Marseille", "85", "Chancel Mbemba"),
        goal("tie.2", "Marseille", "85", "Faris Moumbagna", assist="Chancel Mbemba"),
        goal("tie.2", "Benfica", "85", "Chancel Mbemba", type="own_goal"),
        missed("tie.2", "Marseille", "85", player="Chancel Mbemba"),
        card("tie.2", "Marseille", "85", "Chancel Mbemba", "yellow"),
        change("tie.2", "Marseille", "85", "Chancel Mbemba", "Amir Murillo"),
        change("tie.2", "Marseille", "85", "Amine Harit", "Chancel Mbemba"),
    ],
    ids=["goal", "assist", "own goal", "penalty", "card", "taken off", "brought on"],
)
def test_a_dismissed_player_takes_no_further_part(event: Event) -> None:
    """Mbemba is sent off in the 50th minute: whatever he does in the 85th is doubtful."""
    board = live(card("tie.2", "Marseille", "50", "Chancel Mbemba", "red"))
    assert (DOUBT, Rule.DISMISSED) in says(board, event)
    assert "Chancel Mbemba was sent off in the 50th minute" in reasons(board, event)


def test_a_dismissed_player_takes_no_kick() -> None:
    """Sent off in extra time, he cannot take a kick either."""
    board = after_extra_time(card("tie.2", "Benfica", "115", "Florentino", "red"))
    assert (DOUBT, Rule.DISMISSED) in says(board, kick("tie.2", "Benfica", player="Florentino"))


def test_what_a_player_did_before_his_dismissal_is_fine() -> None:
    """A goal of the 40th minute, entered after the red card of the 50th."""
    board = live(card("tie.2", "Marseille", "50", "Chancel Mbemba", "red"))
    assert says(board, goal("tie.2", "Marseille", "40", "Chancel Mbemba")) == []


def test_a_namesake_of_the_other_side_is_another_man() -> None:
    """One Silva is sent off, the other side's Silva scores."""
    board = live(card("tie.2", "Benfica", "50", "Silva", "red"))
    assert says(board, goal("tie.2", "Marseille", "60", "Silva")) == []


def test_a_second_yellow_needs_a_first() -> None:
    """No first booking is in the log: doubtful; with one it is fine."""
    second = card("tie.2", "Marseille", "70", "Chancel Mbemba", "second_yellow")
    assert says(live(), second) == [(DOUBT, Rule.SECOND_YELLOW)]
    assert says(live(card("tie.2", "Marseille", "45+2", "Chancel Mbemba", "yellow")), second) == []


def test_a_second_plain_yellow_is_doubtful() -> None:
    """A man booked already is booked again: it should be a second yellow."""
    board = live(card("tie.2", "Marseille", "45+2", "Chancel Mbemba", "yellow"))
    again = card("tie.2", "Marseille", "70", "Chancel Mbemba", "yellow")
    assert says(board, again) == [(DOUBT, Rule.SECOND_YELLOW)]


def test_a_player_taken_off_does_not_score() -> None:
    """Ounahi went off in the 59th minute."""
    board = live(change("tie.2", "Marseille", "59", "Azzedine Ounahi", "Faris Moumbagna"))
    assert says(board, goal("tie.2", "Marseille", "79", "Azzedine Ounahi")) == [(DOUBT, Rule.SUBSTITUTED)]
    assert says(board, goal("tie.2", "Marseille", "50", "Azzedine Ounahi")) == []
    assert says(board, MOUMBAGNA) == []


def test_nobody_comes_on_twice() -> None:
    """Moumbagna is on the field already."""
    board = live(change("tie.2", "Marseille", "59", "Azzedine Ounahi", "Faris Moumbagna"))
    again = change("tie.2", "Marseille", "75", "Iliman Ndiaye", "Faris Moumbagna")
    assert (DOUBT, Rule.SUBSTITUTED) in says(board, again)
