"""What a spoiled competition.toml gets: a line a fault, with file, line, path, reason and the likely mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HUGE = "9" * 5000
LONG = "a" * 10_000_000
MILAN, ROMA = "[teams.milan]", "[teams.roma]"
QF1, SF2 = 'teams = ["milan", "roma"]', 'teams = [{ winner = "qf1" }, { winner = "qf3" }]'
LEG = 'kickoff = 2024-04-11T21:00:00+02:00, venue = "San Siro, Milan"'
BYE = "[ties.b]\nround = 'qf'\nteams = ['roma', { bye = true }]\n\n"
FINAL = "legs = [{ kickoff = 2024-05-22T21:00:00+02:00"

NOT_TOML = {
    "a string not closed": ('name = "AC Milan"', 'name = "AC Milan', '"AC Milan', "not TOML"),
    "a list not closed": (QF1, 'teams = ["milan", "roma"', "legs = [", "not TOML"),
    "no equals sign": ("half_minutes = 45", "half_minutes 45", "half_minutes 45", "not TOML"),
    "a bare word": ("half_minutes = 45", "half_minutes = forty", "forty", "not TOML"),
    "a table twice": (ROMA, MILAN, '[teams.milan]\nname = "Roma"', "twice"),
    "a key twice": ('code = "MIL"', 'name = "Milan"', 'name = "Milan"', "not TOML"),
    "a newline in a string": ('name = "AC Milan"', 'name = "AC\nMilan"', '"AC', "not TOML"),
    "a NUL in the file": ('"AC Milan"', '"AC\0Milan"', '"AC', "not TOML"),
    "a raw escape sequence": ('"AC Milan"', '"AC\x1b[2JMilan"', '"AC', "not TOML"),
    "a bad offset": (LEG, LEG.replace("+02:00", "+99:00"), "+99:00", "not TOML"),
    "a 13th month": (LEG, LEG.replace("2024-04", "2024-13"), "2024-13", "not TOML"),
    "a huge integer": ("half_minutes = 45", f"half_minutes = {HUGE}", "half_minutes", "digits"),
    "brackets nested 5000 deep": ("half_minutes = 45", f"x = {'[' * 5000}{']' * 5000}", "[[[[", "nested"),
}
"""What is not TOML at all: old words, new words, words on the line told, words of the reason."""

WRONG_KEYS = {
    "an unknown key": ('code = "MIL"', 'cod = "MIL"', "cod =", 'teams.milan.cod: unknown key "cod"'),
    "an unknown key, mended": ('code = "MIL"', 'cod = "MIL"', "cod =", 'did you mean "code"?'),
    "an unknown rule": ("half_minutes", "half_minute", "half_minute =", 'did you mean "half_minutes"?'),
    "an unknown rule of a round": ("{ legs = 1 }", "{ leg = 1 }", "leg = 1", "rounds.final.rules.leg"),
    "an unknown table": ("[teams.milan]\n", "[tems.a]\n\n[teams.milan]\n", "[tems.a]", 'mean "teams"?'),
    "an unknown key of a leg": (LEG, LEG.replace("venue", "venu"), "venu =", 'mean "venue"?'),
    "an unknown key of a slot": (SF2, SF2.replace('"qf1"', '"qf1", x = 1'), "x = 1", "ties.sf2.teams.0.x"),
    "no name": ('name = "AC Milan"\n', "", MILAN, '"name" is missing'),
    "no teams in a tie": (f"{QF1}\n", "", "[ties.qf1]", '"teams" is missing'),
    "a newline in a key": ("season =", '"a\\nb" = 1\nseason =', '"a\\nb"', "unknown key"),
    "an escape in a key": ("season =", '"\\u001b[31m" = 1\nseason =', "\\u001b", "unknown key"),
    "a 10 MB key": ("season =", f'"{LONG}" = 1\nseason =', "aaaa", "unknown key"),
}

WRONG_VALUES = {
    "a number for a name": ('name = "AC Milan"', "name = 5", "name = 5", "5 is not text"),
    "true for a code": ('code = "MIL"', "code = true", "code = true", "true is not text"),
    "an empty name": ('name = "AC Milan"', 'name = ""', 'name = ""', "empty"),
    "text for minutes": ("half_minutes = 45", 'half_minutes = "45"', '"45"', "not a whole number"),
    "a fraction for minutes": ("half_minutes = 45", "half_minutes = 45.5", "45.5", "not a whole number"),
    "true for minutes": ("half_minutes = 45", "half_minutes = true", "half_minutes", "not a whole number"),
    "minus for minutes": ("half_minutes = 45", "half_minutes = -45", "-45", "greater than"),
    "a huge hexadecimal": ("half_minutes = 45", f"half_minutes = 0x{'f' * 5000}", "half_minutes", ""),
    "three legs by the rules": ("legs = 2", "legs = 3", "legs = 3", "write 1 or 2"),
    "true legs by the rules": ("legs = 2", "legs = true", "legs = true", "write 1 or 2"),
    "text for true": ("shootout = true", 'shootout = "true"', '"true"', "neither true nor false"),
    "no such order": ('"ABAB"', '"ABBB"', '"ABBB"', 'not allowed here; write "ABAB" or "ABBA"'),
    "no such away goals": ('away_goals = "none"', "away_goals = false", "away_goals", "not allowed here"),
    "format 2": ("format = 1", "format = 2", "format = 2", "2 is not allowed here; write 1"),
    "a colour by name": ('"#FB090B"', '"red"', '"red"', 'not a colour; write "#" and six'),
    "a colour of five digits": ('"#FB090B"', '"#FB090"', '"#FB090"', "not a colour"),
    "a code of four letters": ('code = "MIL"', 'code = "MILA"', '"MILA"', "write three letters"),
    "players in one string": (
        'players = ["Matteo Gabbia", "Rafael Leão"]',
        'players = "Leão"',
        '"Leão"',
        "list",
    ),
    "a date in quotes": (LEG, LEG.replace("2024-04-11T21:00:00+02:00", '"2024-04-11"'), '"2024-04', "quotes"),
    "a number for a kick-off": (LEG, LEG.replace("2024-04-11T21:00:00+02:00", "21"), "= 21", "not a date"),
    "a list of tables for a team": (MILAN, "[[teams.milan]]", "[[teams.milan]]", "teams.milan: a list"),
    "a 10 MB name": ('name = "AC Milan"', f'name = "{LONG}"', "aaaa", "10,000,000 characters"),
    "lists nested 480 deep": ("legs = 2", f"legs = {'[' * 480}{']' * 480}", "[[[[", ""),
    "tables nested 300 deep": ("legs = 2", f"legs = {'{a=' * 300}1{'}' * 300}", "{a={a", ""),
    "a line feed in a name": ('"AC Milan"', '"AC\\nMilan"', '"AC', "control character (U+000A)"),
    "an escape in a name": ('"AC Milan"', '"AC\\u001b[2J"', '"AC', "control character (U+001B)"),
    "a C1 control in a name": ('"AC Milan"', '"AC\\u009b2J"', '"AC', "control character (U+009B)"),
    "a delete in a name": ('"AC Milan"', '"AC\\u007f"', '"AC', "control character (U+007F)"),
    "a bidi override in a name": ('"AC Milan"', '"AC \\u202enaliM"', '"AC', "control character (U+202E)"),
    "a raw bidi override": ('"AC Milan"', '"AC \u202enaliM"', '"AC', "control character (U+202E)"),
    "a bidi isolate in a player": ('"Rafael Leão"', '"Leão\\u2067"', "Leão", "control character (U+2067)"),
}

WRONG_DRAWS = {
    "an unknown team": (QF1, QF1.replace("roma", "rmoa"), "rmoa", 'no team "rmoa"; did you mean "roma"?'),
    "an unknown round": ('round = "qf"', 'round = "qff"', '"qff"', 'no round "qff"; did you mean "qf"?'),
    "an unknown tie": (SF2, SF2.replace("qf3", "qf5"), '"qf5"', 'ties.sf2.teams: no tie "qf5"'),
    "a team against itself": (QF1, 'teams = ["roma", "roma"]', '["roma", "roma"]', "cannot play itself"),
    "one team": (QF1, 'teams = ["milan"]', '["milan"]', "write two"),
    "three teams": (QF1, 'teams = ["milan", "roma", "benfica"]', '"benfica"]', "too many"),
    "no place in a tie": (QF1, 'teams = ["milan", 7]', '["milan", 7]', "not a place in a tie"),
    "a winner used twice": (SF2, SF2.replace("qf3", "qf1"), '{ winner = "qf1" }, {', "already plays"),
    "a tie fed by itself": (SF2, SF2.replace('winner = "qf3"', 'loser = "sf2"'), '"sf2"', "waits for itself"),
    "three legs": (FINAL, f"legs = [{{}}, {{}}, {FINAL[8:]}", "legs = [{}", "3 legs where the rules say 1"),
    "a home side not drawn": (LEG, f'{LEG}, home = "rome"', '"rome"', 'no team "rome"'),
    "a home side of another tie": (LEG, f'{LEG}, home = "benfica"', '= "benfica"', "does not play in"),
    "legs of a bye": (QF1, 'teams = ["milan", { bye = true }]', f"legs = [\n  {{ {LEG}", "bye has no legs"),
    "the loser of a bye": (
        "[ties.final]",
        f"{BYE}[ties.c]\nround = 'sf'\nteams = ['milan', {{ loser = 'b' }}]\n\n[ties.final]",
        "loser = 'b'",
        '"b" is a bye and has no loser',
    ),
    "two byes": (
        "[ties.final]",
        '[ties.b]\nround = "qf"\nteams = [{ bye = true }, { bye = true }]\n\n[ties.final]',
        "[{ bye = true }, { bye",
        "both sides are byes",
    ),
}

FAULTS = NOT_TOML | WRONG_KEYS | WRONG_VALUES | WRONG_DRAWS


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_draw_is_told_in_one_line(
    fault: str, spoil: Callable[..., Path], told_once: Callable[..., None]
) -> None:
    """One fault, one line on standard error: the file and line it stands on, what is wrong; exit code 1."""
    old, new, at, says = FAULTS[fault]
    told_once(spoil("competition.toml", old, new), at, says)


def test_ties_that_wait_for_each_other_are_told_as_a_circle(
    spoil: Callable[..., Path], told_once: Callable[..., None]
) -> None:
    """Each semi-final fed by the other's loser is one fault, and the circle is named."""
    spoil("competition.toml", '{ winner = "qf4" }', '{ loser = "sf2" }')
    draw = spoil("competition.toml", '{ winner = "qf1" }', '{ loser = "sf1" }')
    told_once(draw, 'loser = "sf2"', "waits for itself: sf1 from sf2 from sf1")


def test_a_value_is_not_proposed_in_its_own_place(
    spoil: Callable[..., Path], scoreboard: Callable[..., Any], cup: Path
) -> None:
    """The mend of `legs = "2"` is not `"2"`."""
    spoil("competition.toml", "legs = 2", 'legs = "2"')
    answer = scoreboard("results", cup)
    assert "write 1 or 2" in answer.err
    assert 'did you mean "2"' not in answer.err
