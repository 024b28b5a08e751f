"""Share cards: the evening as people post it, and names that Markdown would take for its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from building import award, drawn, goal, ninety_minutes, play, result, status, two_legs, whistle
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.formats.cards import escaped, markdown_cards, text_cards
from scoreboard.text import UNPRINTABLE

MARSEILLE = """\
UEFA Europa League 2023/24 · Quarter-final
Marseille 1-0 Benfica (after extra time)
Moumbagna 79'
Agg 2-2 · Marseille win 4-2 on penalties
Marseille go through · Semi-final v Atalanta
Thu 18 Apr 2024, 21:00 · Stade Vélodrome, Marseille · half-time 0-0
First leg: Benfica 2-1 Marseille
Benfica: Silva 16', Di María 52'
Marseille: Aubameyang 67'
Thu 11 Apr 2024, 21:00 · Estádio da Luz, Lisbon · half-time 1-0
"""

IN_MARKDOWN = """\
## UEFA Europa League 2023/24 · Quarter-final

### Marseille 1-0 Benfica (after extra time)

- Moumbagna 79'
- **Agg 2-2 · Marseille win 4-2 on penalties**
- Marseille go through · Semi-final v Atalanta
- Thu 18 Apr 2024, 21:00 · Stade Vélodrome, Marseille · half-time 0-0

First leg: **Benfica 2-1 Marseille**

- Benfica: Silva 16', Di María 52'
- Marseille: Aubameyang 67'
- Thu 11 Apr 2024, 21:00 · Estádio da Luz, Lisbon · half-time 1-0
"""


def lines(board: Board, *ties: str) -> list[str]:
    """The lines of the text cards of some ties, of all where none are named."""
    return text_cards(board, ties or board.ties).splitlines()


def test_marseille_as_people_post_it(evening: Board) -> None:
    """The result, who scored, how it was decided, who goes through; then when and where, and Lisbon."""
    assert text_cards(evening, ["qf4"]) == MARSEILLE


def test_marseille_in_markdown(evening: Board) -> None:
    """The same lines under a heading, what decided it in bold."""
    assert markdown_cards(evening, ["qf4"]) == IN_MARKDOWN


def test_a_red_card_is_on_the_card(evening: Board) -> None:
    """Çelik went after half an hour in Rome; yellow cards are left out."""
    told = lines(evening, "qf1")
    assert told[1:6] == [
        "Roma 2-1 AC Milan", "Roma: Mancini 12', Dybala 22'", "AC Milan: Gabbia 85'",
        "Sent off: Çelik (Roma) 31'", "Roma win 3-1 on agg",
    ]  # fmt: skip


def test_a_tie_to_come_has_its_dates(evening: Board) -> None:
    """Both legs, with what is known of them, and no score."""
    assert lines(evening, "sf1") == [
        "UEFA Europa League 2023/24 · Semi-final",
        "Marseille v Atalanta",
        "Thu 2 May 2024, 21:00",
        "Second leg: Atalanta v Marseille",
        "Thu 9 May 2024, 21:00",
    ]


def test_a_final_without_its_sides_says_where_they_come_from(evening: Board) -> None:
    """Nobody knows yet who plays in Dublin."""
    assert lines(evening, "final")[1:] == ["Winner of SF1 v Winner of SF2", "Wed 22 May 2024, 21:00 · Dublin"]


def test_a_tie_that_is_on_tells_what_each_side_needs(evening: Board) -> None:
    """At 23:20 in Marseille: the period, for the minute needs a clock, and what a goal would do."""
    late = evening.as_of(datetime.fromisoformat("2024-04-18T23:20:00+02:00"))
    assert lines(late, "qf4")[:8] == [
        "UEFA Europa League 2023/24 · Quarter-final, second leg",
        "Marseille 1-0 Benfica (extra time, second half)",
        "Moumbagna 79'",
        "Level 2-2 on agg",
        "As it stands: penalties",
        "Benfica: 1 goal puts them through",
        "Marseille: 1 goal puts them through",
        "Thu 18 Apr 2024, 21:00 · Stade Vélodrome, Marseille · half-time 0-0",
    ]


def test_a_shoot_out_tells_who_kicks_next() -> None:
    """And what hangs on it, with the aggregate that led there."""
    board = play(
        two_legs("Benfica", "Marseille"),
        result("tie.1", (2, 1)),
        goal("tie.2", "Marseille", "79"),
        ninety_minutes("tie.2"),
        whistle("tie.2", "shootout", first="benfica"),
    )
    assert lines(board)[1:5] == [
        "Marseille 1-0 Benfica (penalties)",
        "goal 79'",
        "Agg 2-2 · Level 0-0 on penalties",
        "next: Benfica",
    ]


def test_between_the_legs_the_first_is_told_and_the_second_dated(evening: Board) -> None:
    """On the morning of 12 April: Benfica lead, and Marseille know what they need."""
    told = lines(evening.as_of(datetime.fromisoformat("2024-04-12T10:00:00+02:00")), "qf4")
    assert told[0] == "UEFA Europa League 2023/24 · Quarter-final, first leg"
    assert told[4:7] == [
        "Benfica lead 2-1 on agg",
        "Benfica go through as it stands",
        "Marseille: 1 goal brings extra time, 2 put them through",
    ]
    assert told[-2:] == [
        "Second leg: Marseille v Benfica", "Thu 18 Apr 2024, 21:00 · Stade Vélodrome, Marseille",
    ]  # fmt: skip


def test_half_time_is_not_told_twice() -> None:
    """While it is half-time the score is the score at half-time."""
    board = play(
        two_legs("Benfica", "Marseille"), goal("tie.1", "Benfica", "16"), ninety_minutes("tie.1")[:2]
    )
    assert lines(board)[1:3] == ["Benfica 1-0 Marseille (half-time)", "goal 16'"]
    assert not any("half-time 1-0" in line for line in lines(board))


def test_matches_that_do_not_go_as_planned() -> None:
    """Postponed, abandoned, awarded: said behind the score, or the lack of one."""
    cup = two_legs("Benfica", "Marseille")
    assert lines(play(cup, status("tie.1", "postponed")))[1] == "Benfica v Marseille (postponed)"
    board = play(cup, whistle("tie.1", "first_half"), status("tie.1", "abandoned"))
    assert lines(board)[1] == "Benfica 0-0 Marseille (abandoned)"
    assert lines(play(cup, award("tie.1", 3, 0, "no show")))[1] == "Benfica 3-0 Marseille (awarded: no show)"


def test_a_match_not_arranged_says_so() -> None:
    """A leg without a date is a leg to come."""
    assert lines(play(two_legs("Benfica", "Marseille")))[1:] == [
        "Benfica v Marseille",
        "date to be arranged",
        "Second leg: Marseille v Benfica",
        "date to be arranged",
    ]


def test_a_bye_takes_a_line() -> None:
    """And tells where it leads."""
    cup = drawn(
        {"sf1": {"teams": ["porto", {"bye": True}]}, "final": {"teams": ["roma", {"winner": "sf1"}]}},
        "Porto",
        "Roma",
    )
    assert lines(play(cup), "sf1") == ["Cup · sf", "Porto go through with a bye", "Next: final v Roma"]
    assert "### Porto go through with a bye\n\n- Next: final v Roma\n" in markdown_cards(play(cup), ["sf1"])


def test_a_whole_competition_goes_by_rounds(evening: Board) -> None:
    """A heading a round, an empty line between cards, the rounds in the order of the draw."""
    told = lines(evening)
    assert [line for line in told if " 2023/24 · " in line] == [
        "UEFA Europa League 2023/24 · Quarter-finals",
        "UEFA Europa League 2023/24 · Semi-finals",
        "UEFA Europa League 2023/24 · Final",
    ]
    cards = text_cards(evening, evening.ties).split("\n\n")
    assert "\n".join(MARSEILLE.splitlines()[1:]) in cards
    assert lines(evening, "sf1", "qf4", "qf1") == lines(evening, "qf1", "qf4", "sf1")


def test_a_competition_without_ties_has_its_title() -> None:
    """Nothing to tell but its name."""
    cup = Competition.model_validate({"name": "Cup * 1"})
    assert text_cards(Board.of(cup), []) == "Cup * 1\n"
    assert markdown_cards(Board.of(cup), []) == "## Cup \\* 1\n"


def shown(markdown: str) -> list[str]:
    """What a reader sees of Markdown: the text of each heading, paragraph and item."""
    told = []
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        assert block.type not in (
            "html_block",
            "code_block",
            "fence",
            "hr",
            "ordered_list_open",
            "table_open",
        )
        for piece in block.children or ():
            assert piece.type in ("text", "text_special", "strong_open", "strong_close"), piece
        if block.type == "inline":
            told.append("".join(piece.content for piece in block.children or ()))
    return told


HOSTILE = [
    "*Bold* _FC_ **United**", "[/]", "[AET]", "[@click=app.quit]x[/]", "[a](http://b.example)", "![a](b)",
    "<script>alert(1)</script>", "<b>", "&amp; &lt; &#42;", "A | B", "# Heading", "## 1", "`code`", "``",
    "~~~", "~~struck~~", "back\\slash \\* \\", "1. FC Köln", "1) FC", "- dash", "+ plus", "= equals", "---",
    "***", "___", "> quote", "-", "1.", "2024. Club", "===", "www.example.com", "$x$", "a_b_c", "trailing #",
    "* * *", "    indented", "  two  spaces  ",
]  # fmt: skip


def cup_of(name: str) -> Board:
    """A tie with a name for everything: competition, round, sides, venue, players, reasons."""
    draw: dict[str, Any] = {
        "name": name,
        "season": name,
        "teams": {"a": {"name": name}, "b": {"name": f"{name}2", "short": name}},
        "rounds": {"r": {"name": name}},
        "ties": {"t": {"round": "r", "teams": ["a", "b"], "legs": [{"venue": name}, {"venue": name}]}},
    }
    return play(
        Competition.model_validate(draw),
        goal("t.1", "a", "9", name, assist=name),
        goal("t.1", "b", "10", name),
        ninety_minutes("t.1"),
        award("t.2", 3, 0, name),
    )


def as_seen(text: str) -> list[str]:
    """Lines of plain text as Markdown shows them, spaces closed up."""
    return [
        line
        for line in (" ".join(filter(None, line.split(" "))).strip() for line in text.splitlines())
        if line
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_come_out_of_markdown_as_they_are(name: str) -> None:
    """Rendered, the Markdown shows line for line what the plain card says, and nothing is markup but ours."""
    board = cup_of(name)
    assert shown(markdown_cards(board, ["t"])) == as_seen(text_cards(board, ["t"]))


@settings(max_examples=300, deadline=None)
@given(st.text("*_[]<>|#`\\~&;:!()-+=.1 ax\"'$^{}@/\u00a0é", min_size=1, max_size=14).filter(str.strip))
def test_any_name_comes_out_of_markdown_as_it_is(name: str) -> None:
    """Whatever signs it is made of, alone on a line, in bold, and in a heading."""
    assert UNPRINTABLE.search(name) is None
    (seen,) = as_seen(name)
    assert shown(f"## {escaped(name)}\n\n- {escaped(name)}\n- **{escaped(name)}**\n") == [seen] * 3
