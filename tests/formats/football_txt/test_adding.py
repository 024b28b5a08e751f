"""A newer file on a competition that is there: what is new is added, what people entered stays."""

from __future__ import annotations

import re

import pytest
from building import ended, goal, ninety_minutes, play, result, status, whistle
from football_samples import (
    EURO_1968,
    LEIPZIG_2022,
    SAMPLES,
    SPRING_2012,
    SPRING_2019,
    WORLD_CUP_2022,
    WORLD_CUP_TO_COME,
    board_from,
    document,
    imported,
    winners,
)

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.formats.draw_text import draw_of
from scoreboard.formats.football_txt.adding import Added, import_more

CUP = "= Cup 2024/25\n"
FIRST_LEGS = "» Semi-finals, 1st Leg\n  Roma 2-1 Milan\n  Lyon 2-0 Nice\n"
SECOND_LEGS = "» Semi-finals, 2nd Leg\n  Milan 2-0 Roma\n  Nice 0-0 Lyon\n"
SCORE = re.compile(r" \d-\d.*")
FINAL = "» Final\n  Lyon 1-0 Milan\n"


def more(board: Board, text: str) -> Added:
    """What a text, read whole, adds to a board."""
    return import_more(document(text), board)


def after(board: Board, added: Added) -> Board:
    """The board with what was added."""
    draw = draw_of(board.competition)
    for name, tables in added.tables.items():
        draw[name] = {**draw.get(name, {}), **tables}
    return play(Board.of(Competition.model_validate(draw), board.log), added.events)


def told(added: Added) -> list[str]:
    """The remarks on it."""
    return [remark.reason for remark in added.remarks]


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_same_file_again_adds_nothing(sample: str) -> None:
    """Neither to the draw nor to the log."""
    added = more(board_from(SAMPLES[sample]), SAMPLES[sample])
    assert (added.tables, added.events) == ({}, [])


def test_second_legs_are_added_to_their_ties() -> None:
    """First legs, then both, then the final: the same board as from the last file alone."""
    board = board_from(CUP + FIRST_LEGS)
    added = more(board, CUP + FIRST_LEGS + SECOND_LEGS)
    assert added.tables == {}
    assert [event.place for event in added.events] == ["sf1.2", "sf2.2"]
    board = after(board, added)
    added = more(board, CUP + FIRST_LEGS + SECOND_LEGS + FINAL.replace("1-0", "v"))
    assert list(added.tables) == ["rounds", "ties"]
    assert added.tables["rounds"] == {"final": {"name": "Final", "rules": {"legs": 1}}}
    assert added.tables["ties"]["final"]["teams"] == [{"winner": "sf2"}, {"winner": "sf1"}]
    board = after(board, added)
    board = after(board, more(board, CUP + FIRST_LEGS + SECOND_LEGS + FINAL))
    assert winners(board) == winners(board_from(CUP + FIRST_LEGS + SECOND_LEGS + FINAL))


def test_a_file_grows_with_the_season() -> None:
    """The spring of 2019 match by match, rounds coming as they are drawn: in the end all is there, once."""
    whole = board_from(SPRING_2019)
    lines = SPRING_2019.splitlines()
    board: Board | None = None
    for played in range(4, len(lines) + 1):
        to_come = "\n".join(lines[played:]).partition("»")[0]
        text = "\n".join([*lines[:played], SCORE.sub("", to_come)])
        board = after(board, more(board, text)) if board else board_from(text)
    assert board is not None
    assert winners(board) == winners(whole)
    assert len(board.log) == len(whole.log)
    assert {match.id: match.score for _, match in board.matches()} == {
        match.id: match.score for _, match in whole.matches()
    }


def test_second_legs_that_nothing_told_of() -> None:
    """First legs under a bare heading were single matches; with two legs in the rules the second ones fit."""
    first, both = (CUP + legs.replace(", 1st Leg", "") for legs in (FIRST_LEGS, FIRST_LEGS + SECOND_LEGS))
    both = both.replace("» Semi-finals, 2nd Leg\n", "")
    board = board_from(first)
    added = more(board, both)
    assert told(added) == [
        f"{tie} has no match for it; add one to its legs in competition.toml" for tie in ("sf1", "sf2")
    ]
    draw = {**draw_of(board.competition), "rules": {"legs": 2}}
    board = Board.of(Competition.model_validate(draw), board.log)
    assert winners(after(board, more(board, both))) == winners(board_from(both))


def test_a_place_that_was_not_drawn_is_filled() -> None:
    """N.N. gives way to a name."""
    early = CUP + "» Semi-finals\n  Roma v Milan\n  N.N. v Lyon\n"
    board = board_from(early)
    assert list(board.ties) == ["sf1"]
    added = more(board, early.replace("N.N.", "Nice"))
    assert list(added.tables["teams"]) == ["nice", "lyon"]
    assert added.tables["ties"] == {"sf2": {"round": "sf", "teams": ["nice", "lyon"]}}
    assert added.remarks == []


def test_matches_that_waited_for_others_are_played() -> None:
    """The World Cup when the semi-finals were to come, and when it was over: no tie twice."""
    board = board_from(WORLD_CUP_TO_COME)
    added = more(board, WORLD_CUP_2022)
    assert added.tables == {}
    assert winners(after(board, added)) == winners(board_from(WORLD_CUP_2022))


def test_ties_that_wait_are_found_by_whom_they_wait_for() -> None:
    """`W61 v W62` again, though its two teams have become known meanwhile."""
    board = board_from(WORLD_CUP_TO_COME)
    board = play(board, result("sf1.1", (3, 0)), result("sf2.1", (2, 0)))
    added = more(board, WORLD_CUP_TO_COME)
    assert (added.tables, added.events, added.remarks) == ({}, [], [])


def test_teams_and_ties_that_were_renamed_are_found() -> None:
    """Somebody has given other ids, a nicer short name, and a name to the round."""
    draw = imported(SPRING_2012).draw
    teams = {"bayern" if key == "bayern-munchen" else key: table for key, table in draw["teams"].items()}
    teams["bayern"] = {**teams["bayern"], "short": "Bayern", "colour": "#DC052D"}
    ties = {
        {"sf1": "madrid", "sf2": "london", "final": "home-final"}[key]: {
            **table,
            "teams": [
                "bayern" if slot == "bayern-munchen"
                else {"winner": {"sf1": "madrid", "sf2": "london"}[slot["winner"]]} if isinstance(slot, dict)
                else slot
                for slot in table["teams"]
            ],
        }
        for key, table in draw["ties"].items()
    }  # fmt: skip
    rounds = {**draw["rounds"], "final": {"name": "Finale dahoam", "rules": {"legs": 1}}}
    board = Board.of(Competition.model_validate({**draw, "teams": teams, "ties": ties, "rounds": rounds}))
    added = more(board, SPRING_2012)
    assert added.tables == {}
    assert winners(after(board, added)) == {
        "madrid": ("Bayern", "penalties"),
        "london": ("Chelsea", "aggregate"),
        "home-final": ("Chelsea", "penalties"),
    }


def test_a_team_that_the_newer_file_spells_otherwise_is_found() -> None:
    """By its short name, or by the words of its name."""
    board = board_from(CUP + "» Final\n  FC Bayern München v 1. FC Köln\n")
    for name in ("Bayern München", "Bayern Munchen FC", "FC BAYERN MÜNCHEN"):
        added = more(board, f"{CUP}» Final\n  {name} 1-0 Köln\n")
        assert added.tables == {}
        assert [event.place for event in added.events] == ["final.1"]


def test_two_clubs_of_one_name_stay_two() -> None:
    """Their countries tell them apart."""
    text = CUP + "» Semi-finals\n  Rangers (SCO) v Milan (ITA)  1-0\n  Rangers (HKG) v Lyon (FRA)  2-0\n"
    board = board_from(text)
    assert len(board.competition.teams) == 4
    assert more(board, text).tables == {}


class TestWhatPeopleEntered:
    """It stays, and where the file says otherwise that is told."""

    @pytest.fixture
    def live(self) -> Board:
        """Roma 2-1 Milan is known; Milan are at home and lead 1-0, scored by hand."""
        board = board_from(CUP + FIRST_LEGS)
        first_half, *_ = ninety_minutes("sf1.2")
        return play(board, first_half, goal("sf1.2", "Milan", "12", "Leão"))

    def test_a_result_ends_a_match_that_was_scored_live(self, live: Board) -> None:
        """The goal stays as it was entered, once."""
        text = CUP + FIRST_LEGS + SECOND_LEGS.replace("Roma\n", "Roma\n   [Somebody Else 13', 15']\n")
        board = after(live, more(live, text))
        match = board.match("sf1.2")
        assert (match.score, match.ended) == ((2, 0), True)
        assert [event.player for event in match.timeline if event.kind == "goal"] == ["Leão"]

    def test_goals_come_with_the_result_where_none_were_entered(self) -> None:
        """A kick-off alone was entered."""
        board = play(board_from(CUP + FIRST_LEGS), whistle("sf1.2", "first_half"))
        text = CUP + FIRST_LEGS + SECOND_LEGS.replace("Roma\n", "Roma\n   [Leão 13', 15']\n")
        match = after(board, more(board, text)).match("sf1.2")
        assert [event.player for event in match.timeline if event.kind == "goal"] == ["Leão", "Leão"]

    def test_more_goals_than_the_file_has(self, live: Board) -> None:
        """The log stands, and the match is not ended over it."""
        board = play(live, goal("sf1.2", "Milan", "30"), goal("sf1.2", "Milan", "31"))
        added = more(board, CUP + FIRST_LEGS + SECOND_LEGS)
        assert [event.place for event in added.events] == ["sf2.2"]
        assert told(added) == [
            "sf1.2 ended 2-0 in the file; the log has 3-0, and stands until goals are taken back"
        ]

    def test_another_result_than_the_file_has(self) -> None:
        """It was entered by hand."""
        board = play(board_from(CUP + FIRST_LEGS), result("sf1.2", (1, 1)))
        added = more(board, CUP + FIRST_LEGS + SECOND_LEGS)
        assert told(added) == ["sf1.2 ended 2-0 in the file, 1-1 in the log; the log stands"]
        assert added.remarks[0].line == 6

    def test_another_shoot_out_than_the_file_has(self) -> None:
        """Home first, as the line has it."""
        text = CUP + "» Final\n  Roma 3-4 pen. 1-1 a.e.t. (1-1, 0-0) Milan\n"
        other = text.replace("3-4", "2-4")
        (remark,) = told(more(board_from(other), text))
        assert "ended 1-1, 3-4 on penalties in the file, 1-1, 2-4 on penalties in the log" in remark

    def test_another_status_than_the_file_has(self) -> None:
        """It was played in the log, and put off in the file."""
        board = board_from(CUP + FINAL)
        added = more(
            board,
            CUP
            + FINAL.replace("1-0", "v")
            .replace("\n", "  [postponed]\n")
            .replace("Final  [postponed]", "Final"),
        )
        assert added.events == []
        assert told(added) == ["final.1 is postponed in the file; the log says otherwise, and stands"]

    def test_the_same_status_is_nothing_new(self) -> None:
        """Put off here and there."""
        board = play(board_from(CUP + FINAL.replace("1-0", "v")), status("final.1", "postponed"))
        added = more(board, CUP + "» Final\n  Lyon v Milan  [postponed]\n")
        assert (added.events, added.remarks) == ([], [])

    def test_another_kick_off_than_the_file_has(self) -> None:
        """The program never rewrites the draw: what to change is told."""
        board = board_from(CUP + "» Final\n  Sat May/24 2025\n    21.00  Lyon v Milan\n")
        added = more(board, CUP + "» Final\n  Sun May/25 2025\n    18.30  Lyon v Milan\n")
        assert (added.tables, added.events) == ({}, [])
        (remark,) = told(added)
        assert remark.startswith("the kick-off of final.1 is 2025-05-25 18:30:00, ")
        assert remark.endswith("competition.toml says 2025-05-24 21:00:00; change it there")

    def test_a_day_alone_agrees_with_any_hour_of_it(self) -> None:
        """The file has lost the hour, or the draw has none yet."""
        hour = CUP + "» Final\n  Sat May/24 2025\n    21.00  Lyon v Milan\n"
        day = hour.replace("    21.00", "  ")
        assert told(more(board_from(hour), day)) == []
        assert told(more(board_from(day), hour)) == []

    def test_a_third_match_for_which_there_is_no_place(self) -> None:
        """A replay has to be drawn by hand."""
        board = board_from(CUP + "» Final\n  Roma 1-1 Milan\n")
        added = more(board, CUP + "» Final\n  Roma 1-1 Milan\n» Final, Replay\n  Milan 1-0 Roma\n")
        assert added.events == []
        assert told(added) == ["final has no match for it; add one to its legs in competition.toml"]

    def test_the_file_goes_on_with_another_winner_than_the_log(self) -> None:
        """Roma are in the final by the log; the result of Milan's final is not theirs."""
        board = play(board_from(CUP + FIRST_LEGS), result("sf1.2", (1, 1)), result("sf2.2", (0, 0)))
        added = more(board, CUP + FIRST_LEGS + SECOND_LEGS + FINAL)
        assert winners(after(board, added)) == {
            "sf1": ("Roma", "aggregate"), "sf2": ("Lyon", "aggregate"), "final": None
        }  # fmt: skip
        assert told(added) == [
            "sf1.2 ended 2-0 in the file, 1-1 in the log; the log stands",
            "final.1 is left out: the log has other teams in it",
        ]

    def test_the_file_goes_on_where_the_log_does_not_know_yet(self) -> None:
        """The second leg is still being played here, with more goals than in the file."""
        board = play(board_from(CUP + FIRST_LEGS), result("sf2.2", (0, 0)), whistle("sf1.2", "first_half"))
        board = play(board, goal("sf1.2", "Roma", "12"))
        added = more(board, CUP + FIRST_LEGS + SECOND_LEGS + FINAL)
        assert after(board, added).match("final.1").score is None
        assert told(added)[-1].startswith("final.1 is left out: ")

    def test_a_decision_that_the_log_knows_is_not_taken_again(self) -> None:
        """Italy's coin; and where the log has the other side through, that is told."""
        board = board_from(EURO_1968)
        assert more(board, EURO_1968).events == []
        log = [
            event.model_copy(update={"winner": "soviet-union"} if event.kind == "decision" else {})
            for event in board.log
        ]
        added = more(Board.of(board.competition, log), EURO_1968)
        assert "Italy go on from sf1 in the file; the log says otherwise, and stands" in told(added)

    def test_a_decision_comes_once_the_next_round_is_drawn(self) -> None:
        """Spartak v Leipzig: called off in March, decided when Leipzig appear in the quarter-finals."""
        early = LEIPZIG_2022.partition("» Viertelfinale")[0]
        board = board_from(early)
        assert winners(board)["r16-1"] is None
        board = after(board, more(board, LEIPZIG_2022))
        assert winners(board) == winners(board_from(LEIPZIG_2022))


def test_a_place_that_is_given_to_another_tie() -> None:
    """Somebody drew the final by hand under another name: the file's has no place, which is told."""
    draw = imported(WORLD_CUP_TO_COME).draw
    ties = {("grand" if key == "final" else key): table for key, table in draw["ties"].items()}
    ties["grand"] = {**ties["grand"], "round": "grand"}
    rounds = {**draw["rounds"], "grand": {"name": "Grand final"}}
    board = Board.of(Competition.model_validate({**draw, "ties": ties, "rounds": rounds}))
    added = more(board, WORLD_CUP_TO_COME)
    assert "ties" not in added.tables
    assert "final is left out: its places are given to another tie" in told(added)


def test_a_match_that_ended_by_hand_is_not_ended_again() -> None:
    """Whistle by whistle, with the file's score."""
    board = play(
        board_from(CUP + FINAL.replace("1-0", "v")),
        ninety_minutes("final.1"), goal("final.1", "Lyon", "80"), ended("final.1"),
    )  # fmt: skip
    assert more(board, CUP + FINAL).events == []
