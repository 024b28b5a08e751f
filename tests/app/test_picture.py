"""The picture of a tie's course, sign by sign."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from building import ended, goal, ninety_minutes, one_match, play, two_legs, whistle
from rich.cells import cell_len
from textual.color import Color

from scoreboard.app.course import pictured
from scoreboard.app.fitting import Piece
from scoreboard.app.glyphs import ASCII, UNICODE, Glyphs
from scoreboard.app.sheet import Sheet
from scoreboard.app.themes import DARK, LIGHT, seen
from scoreboard.board import Board
from scoreboard.rules.course import course

PARIS = [("tie.1", "PSG", minute) for minute in ("18", "40", "55", "72")]
CAMP_NOU = [("tie.2", "Barcelona", minute) for minute in ("3", "40", "50", "88", "90+1", "90+5")]
REMONTADA = [*PARIS, *CAMP_NOU, ("tie.2", "PSG", "62")]


@pytest.fixture
def remontada() -> Board:
    """Paris Saint-Germain 4-0 Barcelona, Barcelona 6-1 Paris Saint-Germain, in 2017."""
    board = play(two_legs("PSG", "Barcelona"), ninety_minutes("tie.1"), ended("tie.1"))
    board = play(board, ninety_minutes("tie.2"), ended("tie.2"))
    return play(board, [goal(*scored) for scored in REMONTADA])


def lines(board: Board, width: int = 78, glyphs: Glyphs = UNICODE, number: int = 0) -> list[list[Piece]]:
    """The lines of a picture."""
    tie = board.ties["tie"]
    told = course(tie)
    assert told is not None
    return list(pictured(told, tie, number, board.competition, width, glyphs))


def text(drawn: list[list[Piece]]) -> list[str]:
    """Lines without their styles and without what is blank at their ends."""
    return ["".join(piece for piece, _ in line).rstrip() for line in drawn]


def test_a_tie_turned_around(remontada: Board) -> None:
    """Eleven goals, each with a mark of its own, the last three side by side although two fell at 180."""
    assert text(lines(remontada)) == [
        "        PSG +4               ┊        ●──────┼─┐             ┊",
        "        PSG +3               ┊   ●────┘      │ ●───────────┐ ┊",
        "        PSG +2              ●────┘           │             ●───┐   ●──────┐",
        "        PSG +1      ●───────┘┊               │               ┊ ●───┘      ●┐",
        "         level ─────┘╌╌╌╌╌╌╌╌┊╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌│╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┊╌╌╌╌╌╌╌╌╌╌╌╌╌●┐",
        "  Barcelona +1               ┊               │               ┊              ●",
        "               1st leg       HT               2nd leg        HT",
    ]


def test_in_plain_ascii(remontada: Board) -> None:
    """Cell for cell the same picture."""
    plain, drawn = text(lines(remontada, glyphs=ASCII)), text(lines(remontada))
    assert all(line.isascii() for line in plain)
    signs = str.maketrans("─┘┐│┼┤┊╌●", "-++|++:.o")
    assert plain == [line.translate(signs) for line in drawn]


def test_where_it_stands_is_told_without_colour(remontada: Board) -> None:
    """The name beside the row that the tie ended on stands out, as does the leg whose sheet this is."""
    drawn = lines(remontada, number=1)
    assert [line[0][1] for line in drawn].index("tie--headline") == 5
    assert [piece.strip() for piece, style in drawn[-1] if style == "tie--text"] == ["2nd leg"]


def test_a_match_that_goes_on_is_drawn_as_far_as_it_has_come() -> None:
    """To the end of the first leg; then to half-time in the second, where the line points on."""
    board = play(two_legs("Roma", "Milan"), ninety_minutes("tie.1"), ended("tie.1"))
    board = play(board, goal("tie.1", "Roma", "60"), whistle("tie.2", "first_half"))
    assert text(lines(board, 60))[0] == "   Roma +1            ┊   ●───────┤           ┊"
    board = play(board, goal("tie.2", "Roma", "10"), goal("tie.2", "Milan", "20"))
    board = play(board, whistle("tie.2", "half_time"))
    assert text(lines(board, 60))[1] == "   Roma +1            ┊   ●───────┼──┘  ●─────▸"


def test_never_more_than_seven_lines() -> None:
    """Eight goals up in one leg and eight down in the other: some rows stand for several goals."""
    board = play(two_legs("Roma", "Milan"), [goal("tie.1", "Roma", str(10 * n)) for n in range(1, 9)])
    board = play(board, [goal("tie.2", "Milan", str(5 * n)) for n in range(1, 17)])
    drawn = text(lines(board, 54))
    assert len(drawn) <= 7
    assert drawn[0].startswith("   Roma +8 ")
    assert drawn[-2].startswith("  Milan +8 ")
    assert sum(line.count("●") for line in drawn) == 24


def test_goals_close_together_stay_in_their_half() -> None:
    """Three goals in stoppage time before the interval, one after it: all on their side of half-time."""
    board = play(one_match("Roma", "Milan"), goal("tie.1", "Roma", "46"))
    board = play(board, [goal("tie.1", "Roma", f"45+{n}") for n in (1, 2, 3)])
    rows = text(lines(board, 54))
    half_time = rows[-1].index("HT")
    assert [row.index("●") - half_time for row in reversed(rows[:4])] == [-2, -1, 0, 1]


def test_more_goals_than_there_are_cells() -> None:
    """Australia 31-0 American Samoa, 2001, in a pane of 48: no picture rather than a wrong one."""
    board = play(two_legs("Australia", "Samoa"), [goal("tie.1", "Australia", "45+1") for _ in range(31)])
    assert lines(board, 48) == []


def test_without_a_goal_there_is_nothing_to_show() -> None:
    """A goalless match has no picture."""
    assert lines(play(one_match("Roma", "Milan"), ninety_minutes("tie.1"))) == []


@pytest.mark.parametrize("name", ["[@click=app.quit]x[/]", "浦和レッズ", "مرحبا بكم", "x" * 60])
def test_names_are_names(name: str) -> None:
    """Markup, wide letters, letters from right to left and long names: every row is as wide as the others."""
    board = play(one_match("Roma", "Milan"), goal("tie.1", "Milan", "9"))
    team = board.competition.teams["milan"].model_copy(update={"name": name, "short": name})
    competition = board.competition.model_copy(update={"teams": {**board.competition.teams, "milan": team}})
    board = play(competition, goal("tie.1", "Milan", "9"), goal("tie.1", "Roma", "80"))
    widths = {cell_len("".join(piece for piece, _ in line)) for line in lines(board, 54)}
    assert len(widths) == 1
    assert widths.pop() <= 54


@pytest.mark.parametrize(("height", "shown"), [(14, True), (13, False), (10, False), (9, True)])
def test_no_pane_scrolls_for_the_picture_alone(height: int, shown: bool) -> None:
    """Ten lines without it, fourteen with it: it is left out where only the ten can be seen at once."""
    board = play(one_match("Roma", "Milan"), ninety_minutes("tie.1"), goal("tie.1", "Roma", "9"))
    sheet = Sheet(board, board.ties["tie"], 0, datetime.now(UTC), UNICODE, 54, True, height, False)
    assert any("1st half" in piece for line in sheet.lines() for piece, _ in line) == shown


def test_a_replay_has_no_picture() -> None:
    """The sheet of a replay does not show the course of the match before it."""
    board = play(one_match("Reds", "Blues", replay=True), ninety_minutes("tie.1"), goal("tie.1", "Reds", "9"))
    board = play(board, goal("tie.1", "Blues", "10"), ended("tie.1"), goal("tie.2", "Reds", "7"))
    sheet = Sheet(board, board.ties["tie"], 1, datetime.now(UTC), UNICODE, 54, True, 50, True)
    assert not any("level" in piece for line in sheet.lines() for piece, _ in line)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("colour", ["#000000", "#7A263A", "#8E1F2F", "#FDE100", "#FFFFFF", "#E32221"])
def test_a_teams_colour_can_be_seen(colour: str, theme: object) -> None:
    """Maroon on the dark theme and yellow on the light one are moved towards the text, red is left alone."""
    background, foreground = Color.parse(theme.background), Color.parse(theme.foreground)  # type: ignore[attr-defined]
    drawn = seen(Color.parse(colour), background, foreground)
    assert abs(drawn.brightness - background.brightness) >= 0.25
    if colour == "#E32221":
        assert drawn == Color.parse(colour)
