"""Lists of teams: a name a line, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoreboard.competition import Competition
from scoreboard.files.problems import DataError
from scoreboard.formats.team_list import TeamList, read_team_list
from scoreboard.text import UNPRINTABLE


def written(folder: Path, content: str | bytes) -> Path:
    """A file with a list."""
    file = folder / "teams.txt"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def problems(file: Path) -> list[str]:
    """What is wrong with a list, a line each, without the name of the file."""
    with pytest.raises(DataError) as wrong:
        read_team_list(file)
    return [str(problem).removeprefix(str(file)) for problem in wrong.value.problems]


def test_a_name_a_line_is_enough(tmp_path: Path) -> None:
    """Blank lines, remarks, a BOM, Windows line ends and spaces around a name are no teams."""
    file = written(tmp_path, "\ufeff# The strongest first\r\n\r\n  Riverside Reds \r\n\t# resting\r\nBlues")
    assert read_team_list(file).teams() == {
        "riverside-reds": {"name": "Riverside Reds", "code": "RIV"},
        "blues": {"name": "Blues", "code": "BLU"},
    }


def test_short_name_and_code_are_made_from_the_name() -> None:
    """Clubs are called without FC, and the second one gets another code."""
    listed = TeamList()
    for name in ("Real Madrid CF", "Real Betis", "1. FC Köln"):
        listed.enter(name)
    assert listed.teams() == {
        "real-madrid": {"name": "Real Madrid CF", "short": "Real Madrid", "code": "REA"},
        "real-betis": {"name": "Real Betis", "code": "RBE"},
        "koln": {"name": "1. FC Köln", "short": "Köln", "code": "KOL"},
    }


def test_short_name_and_code_can_be_given() -> None:
    """Behind bars; one may be left out; nobody else gets them."""
    listed = TeamList()
    for line in ("Harbour Blues | Blues | BLU", "FC Blues", "Bluebirds", "Whites || WIT", "Greens|Grün"):
        listed.enter(line)
    assert listed.teams() == {
        "blues": {"name": "Harbour Blues", "short": "Blues", "code": "BLU"},
        "fc-blues": {"name": "FC Blues", "code": "FCB"},
        "bluebirds": {"name": "Bluebirds", "code": "BLE"},
        "whites": {"name": "Whites", "code": "WIT"},
        "grun": {"name": "Greens", "short": "Grün", "code": "GRU"},
    }


def test_everything_that_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    """One line each, in the order of the file, whatever the kind of fault."""
    lines = [
        b"Reds | Reds | RED", b"# remark", b"reds", b"Blues\x1b[2J", b"x" * 501, b"M\xfcnchen", b"| B | C",
        b"A|B|C|D", b"Greens | | GREEN", b"Pinks | | RED", b"Whites | Reds", b"Greys \xe2\x80\xae",
    ]  # fmt: skip
    assert problems(written(tmp_path, b"\n".join(lines))) == [
        ':3: "reds" is listed already, in line 1; leave one of them out',
        ':4: "Blues\\u001b[2J" holds a control character (U+001B); take it out',
        ":5: 501 characters are too many; write at most 500",
        ":6: byte 0xfc is not UTF-8; save the file with that encoding",
        ":7: the name is missing; write Name | short | CODE, or the name alone",
        ":8: 4 parts are too many; write Name | short | CODE",
        ':9: "GREEN" is not a code; write three letters, as in "B04"',
        ':10: the code "RED" is taken already, in line 1; write another one',
        ':11: the short name "Reds" is taken already, in line 1; write another one',
        ':12: "Greys \\u202e" holds a control character (U+202E); take it out',
    ]


@pytest.mark.parametrize("twin", ["KÖLN", "Köln  ", "Ko\u0308ln", "köln"])
def test_one_name_in_two_spellings_is_one_team(twin: str) -> None:
    """Small letters, spaces, and an accent written as a sign of its own make no other team."""
    listed = TeamList()
    listed.enter("Köln")
    with pytest.raises(ValueError, match="is listed already"):
        listed.enter(twin)
    assert len(listed) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [("", "no team in it"), ("# Reds\n\n", "no team in it"), ("Reds\n", "only one team in it")],
)
def test_fewer_than_two_teams_are_no_competition(content: str, told: str, tmp_path: Path) -> None:
    """An empty list, one of remarks, one of a single name."""
    assert problems(written(tmp_path, content)) == [f": {told}; write two at least, one a line"]


def test_256_teams_are_the_most(tmp_path: Path) -> None:
    """One more is one problem, at its line, however many follow."""
    names = [f"Team {number}" for number in range(400)]
    assert len(read_team_list(written(tmp_path, "\n".join(names[:256])))) == 256
    assert problems(written(tmp_path, "\n".join(names))) == [":257: 400 teams are too many; a draw takes 256"]


def test_256_typed_teams_are_the_most_too() -> None:
    """The same where there is no file."""
    listed = TeamList()
    for number in range(256):
        listed.enter(f"Team {number}")
    with pytest.raises(ValueError, match="256 teams already"):
        listed.enter("Reds")


def test_a_file_that_is_no_list_is_not_read_whole() -> None:
    """A file without an end is told."""
    (told,) = problems(Path("/dev/zero"))
    assert told == ": more than 1,000,000 bytes; that is no list of teams"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Nor is a folder a list."""
    assert problems(tmp_path / "teams.txt") == [": no such file"]
    assert problems(tmp_path) == [": is a folder, not a file"]


def test_a_sign_that_is_no_letter_is_left_out_of_an_id() -> None:
    """Python takes a number in a circle for part of a word, and the file does not."""
    listed = TeamList()
    for name in ("Reds ❶", "❷", "日本"):
        listed.enter(name)
    assert list(listed.teams()) == ["reds", "x", "日本"]


names = st.text(min_size=1, max_size=70).filter(
    lambda name: name.strip() and not UNPRINTABLE.search(name) and "|" not in name
)


@given(st.lists(names, min_size=2, max_size=20))
def test_any_names_give_a_draw_that_can_be_read(listed_names: list[str]) -> None:
    """In whatever script: each team has an id, a short name and a code that the file may hold."""
    listed = TeamList()
    for name in listed_names:
        try:
            listed.enter(name)
        except ValueError as reason:
            assert "is listed already" in str(reason)  # noqa: PT017
    teams = listed.teams()
    assert len(teams) == len(listed)
    Competition.model_validate({"name": "Cup", "teams": teams})
