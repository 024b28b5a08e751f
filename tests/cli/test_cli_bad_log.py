"""What a spoiled events.toml gets: one line a fault, with file, line, path, reason and the likely mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

LONG = "a" * 10_000_000
HEADER = "[[event]]  # the block"
GOAL = 'minute = "16"\nplayer = "Rafa Silva"'


def block(**keys: str) -> str:
    """A block of the log with these keys as they are written."""
    return f"\n{HEADER}\n" + "".join(f"{key} = {value}\n" for key, value in keys.items()) + "id = 900\n"


def goal(**keys: str) -> str:
    """A block with a goal of Marseille, and other keys in its place."""
    return block(**{"match": '"qf4.2"', "kind": '"goal"', "team": '"marseille"', "minute": '"80"', **keys})


NOT_TOML = {
    "a string not closed": (goal(player='"Harit'), '"Harit', "not TOML"),
    "a key twice": (goal(type='"penalty"\ntype = "penalty"'), 'type = "penalty"\nid', "not TOML"),
    "a bad offset": (goal(at="2024-04-18T22:36:40+99:00"), "+99:00", "not TOML"),
    "an escape that is none": (goal(player=r'"a\qb"'), r"\q", "not TOML"),
    "a huge integer": (goal(minute="9" * 5000), "minute = 9999", "digits"),
    "brackets nested 5000 deep": (goal(minute="[" * 5000 + "]" * 5000), "[[[[", "nested"),
    "a stray table": ("\n[teams.roma]\nx = 1\n", "[teams.roma]", "[[event]]"),
}
"""What is not TOML, or no log: the block at the end, words on the line told, words of the reason."""

WRONG_MINUTES = {
    "minute 91+": ('"91+"', "not a minute; write 79 or 90+3"),
    "minute 0": ('"0"', "not a minute"),
    "bare minute 0": ("0", "not a minute"),
    "minute 90+0": ('"90+0"', "not a minute"),
    "a minus minute": ("-5", "not a minute"),
    "a true minute": ("true", "minute is written"),
    "a fraction of a minute": ("45.5", "minute is written"),
    "a minute of four digits": ('"1000"', "not a minute"),
    "an empty minute": ('""', "not a minute"),
    "a minute of other digits": ('"٧٩"', "not a minute"),
    "a huge minute": (f"0x{'f' * 5000}", ""),
    "a minute nested 480 deep": ("[" * 480 + "]" * 480, ""),
}

WRONG_KEYS = {
    "an unknown key": (goal(plyer='"Harit"'), "plyer", 'event 900.plyer: unknown key "plyer"'),
    "an unknown key, mended": (goal(plyer='"Harit"'), "plyer", 'did you mean "player"?'),
    "a key of another kind": (goal(card='"red"'), 'card = "red"\nid', 'unknown key "card"'),
    "no kind": (goal().replace('kind = "goal"\n', ""), HEADER, '"kind" is missing'),
    "an unknown kind": (goal(kind='"gaol"'), '"gaol"', 'no kind "gaol"; did you mean "goal"?'),
    "a number for a kind": (goal(kind="3"), "kind = 3", "write one of period, goal"),
    "no team": (goal().replace('team = "marseille"\nminute = "80"\n', 'minute = "80"\n'), HEADER, "missing"),
    "no minute": (goal().replace('minute = "80"\n', 'note = "no minute"\n'), HEADER, "missing"),
    "an escape in a key": (goal(**{'"\\u001b[31m"': "1"}), "\\u001b", "unknown key"),
}

WRONG_VALUES = {
    "a number for a player": (goal(player="10"), "player = 10", "10 is not text"),
    "a list for a player": (goal(player='["Harit"]'), '["Harit"]', "a list is not text"),
    "true for a team": (goal(team="true"), "team = true", "true is not text"),
    "no such type": (goal(type='"own goal"'), '"own goal"', 'did you mean "own_goal"?'),
    "a date in quotes": (goal(at='"2024-04-18T22:36:40+02:00"'), 'at = "', "event 900.at"),
    "a date alone": (goal(at="2024-04-18"), "at = 2024-04-18\n", "event 900.at"),
    "a date in quotes at a whistle": (
        block(match='"sf1.1"', kind='"period"', period='"first_half"', at='"2024-05-02"'),
        '"2024-05-02"',
        "event 900.at",
    ),
    "a bad minute of a card": (
        block(match='"qf4.2"', kind='"card"', card='"red"', team='"benfica"', minute='"0x"'),
        '"0x"',
        "event 900.minute",
    ),
    "a bad note of a status": (
        block(match='"sf1.1"', kind='"status"', status='"postponed"', note="77"),
        "note = 77",
        "event 900.note: 77 is not text",
    ),
    "a match without its leg": (goal(match='"qf4"'), '"qf4"', "not a match; write a tie's id, a dot"),
    "one goal for a pair": (block(match='"sf1.1"', kind='"result"', full_time="[7]"), "[7]", "write two"),
    "three goals for a pair": (
        block(match='"sf1.1"', kind='"result"', full_time="[7, 8, 9]"),
        "[7, 8, 9]",
        "too many",
    ),
    "minus one goal": (block(match='"sf1.1"', kind='"result"', full_time="[-7, 0]"), "[-7", "greater than"),
    "a hundred goals": (block(match='"sf1.1"', kind='"result"', full_time="[100, 0]"), "[100", "less than"),
    "an award without reason": (
        block(match='"sf1.1"', kind='"award"', home="33", away="0"),
        HEADER,
        "missing",
    ),
    "a minus id": (goal().replace("id = 900", "id = -1"), "id = -1", "greater than"),
    "a true id": (goal().replace("id = 900", "id = true"), "id = true", "not a whole number"),
    "a huge hexadecimal id": (goal().replace("id = 900", f"id = 0x{'f' * 5000}"), "id = 0xff", ""),
    "a 10 MB player": (goal(player=f'"{LONG}"'), "aaaa", "10,000,000 characters"),
    "a line feed in a note": (goal(note='"in\\nout"'), '"in', "control character (U+000A)"),
    "an escape in a player": (goal(player='"\\u001b[2J"'), "[2J", "control character (U+001B)"),
    "a C1 control in a player": (goal(player='"\\u009b2J"'), "2J", "control character (U+009B)"),
    "a bidi override in a player": (goal(player='"\\u202dtiraH"'), "tiraH", "control character (U+202D)"),
    "a raw bidi override": (goal(player='"\u202etiraH"'), "tiraH", "control character (U+202E)"),
}

WRONG_NAMES = {
    "an unknown match": (goal(match='"qf9.2"'), '"qf9.2"', 'event 900.match: no match "qf9.2"; did you mean'),
    "a third leg": (goal(match='"qf4.3"'), '"qf4.3"', "qf4 has 2 legs, not 3"),
    "an unknown team": (goal(team='"marselle"'), "marselle", 'no team "marselle"; did you mean "marseille"?'),
    "a team of another tie": (goal(team='"roma"'), 'team = "roma"\nminute = "80"', "does not play in qf4.2"),
    "an unknown team to kick first": (
        block(match='"sf1.1"', kind='"period"', period='"shootout"', first='"romma"'),
        "romma", 'no team "romma"; did you mean "roma"?'),
    "an unknown tie": (
        block(tie='"qf9"', kind='"decision"', winner='"roma"', reason='"toss"'), '"qf9"', 'no tie "qf9"'),
    "a target that is not there": (block(kind='"void"', target="899"), "target = 899", "no event 899 before"),
    "a huge target": (block(kind='"void"', target=f"0x{'f' * 5000}"), "target = 0xff", ""),
    "itself for a target": (block(kind='"void"', target="900"), "target = 900", "no event 900 before"),
    "a card disallowed": (
        block(kind='"disallowed"', minute='"40"', target="40"), "target = 40",
        "only a goal can be disallowed"),
    "a correction of another match": (
        block(match='"sf1.1"', kind='"void"', target="5"), 'match = "sf1.1"', "event 5 belongs to qf4.1"),
    "an amendment of a key the kind has not": (
        block(kind='"amend"', target="5", outcome='"saved"'), 'outcome = "saved"\nid = 900', "has no key"),
    "an amendment of nothing": (block(kind='"amend"', target="5"), "target = 5\n", "changes nothing"),
    "an amendment to no minute": (
        block(kind='"amend"', target="5", minute='"0"'), '"0"', 'event 900.minute: "0" is not a minute'),
    "an amendment to control characters": (
        block(kind='"amend"', target="5", player='"\\u001b[2J"'), "[2J", "control character (U+001B)"),
    "an amendment to a number": (
        block(kind='"amend"', target="5", player="10"), "player = 10", "10 is not text"),
}  # fmt: skip

FAULTS = (
    NOT_TOML
    | {
        name: (goal(minute=minute), f"minute = {minute}", why)
        for name, (minute, why) in WRONG_MINUTES.items()
    }
    | WRONG_KEYS
    | WRONG_VALUES
    | WRONG_NAMES
)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_log_is_told_in_one_line(
    fault: str, spoil: Callable[..., Path], told_once: Callable[..., None]
) -> None:
    """One fault, one line on standard error: the file and line it stands on, what is wrong; exit code 1."""
    new, at, says = FAULTS[fault]
    told_once(spoil("events.toml", None, new), at, says)


@pytest.mark.parametrize(
    ("again", "says"), [(9, "taken already"), (5, "comes after")], ids=["the same", "falling"]
)
def test_an_id_that_does_not_rise_is_told(
    again: int, says: str, spoil: Callable[..., Path], told_once: Callable[..., None]
) -> None:
    """An id that was used before is told where it is used again."""
    log = spoil("events.toml", "id = 10\n", f"id = {again} # again\n")
    told_once(log, "# again", says)
