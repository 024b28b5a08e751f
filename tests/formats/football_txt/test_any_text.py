"""Any text at all: mutated samples are read without an error, and what is imported holds together."""

from __future__ import annotations

import pytest
from all_sorts import every_kind
from football_samples import SAMPLES, SPRING_2019, WORLD_CUP_TO_COME, board_from, board_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.formats.draw_text import draw_of
from scoreboard.formats.football_txt.adding import import_more
from scoreboard.formats.football_txt.importing import NothingToImport, import_new
from scoreboard.formats.football_txt.kept import read_kept, without_kept
from scoreboard.formats.football_txt.reading import read
from scoreboard.formats.football_txt.writing import football_txt
from scoreboard.text import UNPRINTABLE

WORDS = (
    "W49", "L62", " v ", "[awarded]", "[cancelled]", "[abandoned]", " a.e.t.", " pen.", " 3-3", "99-99",
    "(1-0)", "» Final", "» Round 1", "» Semi-finals, 2nd Leg", "[3-3 on penalties]", "999'", "45+99'",
    "N.N.", "(o.g.)", "Replay", "\t", "\x00", "\x1b[2J", "\u202e", "\u2028", "\x85", "x" * 600,
    "Sat Feb/30", "[Jan/1 2021]", "//", "#", "[", "]", "(", ")", ";", "Ä", "0", "@", "|", "=",
    "» ", "Winner Match 50", "\r",
)  # fmt: skip
Change = tuple[str, float, float, str]
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["cut", "put", "over", "delete line", "double line", "swap lines", "word in line"]),
        st.floats(0, 1, exclude_max=True),
        st.floats(0, 1, exclude_max=True),
        st.one_of(st.sampled_from(WORDS), st.text(max_size=4)),
    ),
    max_size=12,
)


def mutated(text: str, changes: list[Change]) -> str:
    """The text after these changes, each at places given as parts of its length."""
    for what, first, second, word in changes:
        at = int(first * len(text))
        lines = text.split("\n")
        one, other = int(first * len(lines)), int(second * len(lines))
        match what:
            case "cut":
                text = text[:at] + text[at + int(second * 40) :]
            case "put":
                text = text[:at] + word + text[at:]
            case "over":
                text = text[:at] + word + text[at + len(word) :]
            case "delete line":
                text = "\n".join(lines[:one] + lines[one + 1 :])
            case "double line":
                text = "\n".join(lines[:other] + lines[one : one + 1] + lines[other:])
            case "swap lines":
                lines[one], lines[other] = lines[other], lines[one]
                text = "\n".join(lines)
            case _:
                lines[one] = lines[one].replace("-", word, 1)
                text = "\n".join(lines)
    return text


def extended(board: Board, text: str) -> Board:
    """The board with what a text adds to it; every event passes the rules as it is entered."""
    try:
        added = import_more(read(text), board)
    except NothingToImport:
        return board
    draw = draw_of(board.competition)
    for name, tables in added.tables.items():
        draw[name] = {**draw.get(name, {}), **tables}
    board = Board.of(Competition.model_validate(draw), board.log)
    for event in added.events:
        assert not any(ruling.refused for ruling in board.judge(event))
        board = board.apply(event)
    return board


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(SAMPLES)), CHANGES, CHANGES)
def test_a_mutated_file_is_read_or_told(sample: str, changes: list[Change], later: list[Change]) -> None:
    """It gives a competition and a log that hold together, or nothing; a later file can be added to it.

    The same file again adds nothing. What is left unread has a line of the file and one printable reason.
    """
    text = mutated(SAMPLES[sample], changes)
    document = read(text)
    for remark in document.unread:
        assert 1 <= remark.line <= text.count("\n") + 1
        assert not UNPRINTABLE.search(remark.reason)
        assert len(remark.reason) < 250
    try:
        found = import_new(document)
    except NothingToImport:
        return
    assert not any(UNPRINTABLE.search(remark.reason) for remark in found.remarks)
    board = board_of(found)
    again = import_more(read(text), board)
    assert (again.tables, again.events) == ({}, [])
    extended(board, mutated(text, later))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_characters_at_all(text: str) -> None:
    """Nothing raises, and a text without rounds is nothing to import."""
    document = read(f"= Cup 2024/25\n{text}")
    if not document.rounds:
        with pytest.raises(NothingToImport):
            import_new(document)


@settings(max_examples=100, deadline=None)
@given(CHANGES)
def test_a_spoilt_file_of_our_own_is_told_from_its_lines(changes: list[Change]) -> None:
    """What is kept in it may be anything by then."""
    text = mutated(football_txt(every_kind()), changes)
    read(without_kept(text))
    kept = read_kept(text)
    assert kept is None or kept.first_line <= text.count("\n") + 2


def test_a_thousand_ties_are_found_again() -> None:
    """A cup of ten rounds, from its file and from the same file again."""
    rounds, teams = [], list(range(1024))
    while len(teams) > 1:
        ties = zip(teams[::2], teams[1::2], strict=True)
        rounds.append(f"» Round of {len(teams)}\n" + "".join(f"  Team {a} 2-1 Team {b}\n" for a, b in ties))
        teams = teams[::2]
    text = "= Cup 2024/25\n" + "".join(rounds)
    board = board_from(text)
    assert len(board.ties) == 1023
    assert len(list(board.ties.values())[-1].teams) == 2
    assert sum(len(tie.feeders) for tie in board.competition.ties.values()) == 1022
    assert extended(board, text) == board


def test_files_that_are_cut_off_anywhere() -> None:
    """Every beginning of a file is read, and its ties are linked as far as they go."""
    for sample in (SPRING_2019, WORLD_CUP_TO_COME):
        for end in range(0, len(sample), 37):
            document = read(sample[:end])
            try:
                board_of(import_new(document))
            except NothingToImport:
                assert end < 350
