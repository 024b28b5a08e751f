"""Pydantic's errors in the words of the files: a path, a reason and the likely mend, one line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, NamedTuple

from pydantic import ValidationError

from scoreboard.competition import Bye, Competition, Leg, LoserOf, Round, Rules, Team, Tie, WinnerOf
from scoreboard.events import KINDS
from scoreboard.text import UNPRINTABLE, did_you_mean, quoted

Path = tuple[str | int, ...]
"""Keys and indexes from the root of a document."""


class Fault(NamedTuple):
    """A place in a document, as keys and indexes, and what is wrong there."""

    path: Path
    reason: str


Language = Literal["TOML", "JSON"]
"""What a document is written in, for mends that show how."""


class Written(NamedTuple):
    """How a language writes what a mend shows."""

    table: str
    moment: str
    slot: str
    """A place in a tie."""


_WRITTEN: Final = {
    "TOML": Written(
        "a table",
        "2024-04-18T21:00:00+02:00, without quotes",
        '{ winner = "TIE" }, { loser = "TIE" } or { bye = true }',
    ),
    "JSON": Written(
        "an object",
        '"2024-04-18T21:00:00+02:00"',
        '{"winner": "TIE"}, {"loser": "TIE"} or {"bye": true}',
    ),
}


def explain(error: ValidationError, document: Any, language: Language = "TOML") -> list[Fault]:
    """The faults that pydantic found in a document: a draw, or the list of a log's blocks. Each once."""
    found: dict[Fault, None] = {}
    for fault in error.errors(include_url=False):
        if fault["type"] == "default_factory_not_called":
            continue
        absent = fault["type"] in ("missing", "extra_forbidden")
        path = _in_document(fault["loc"], document, absent=absent)
        reason = _reason(fault, path, document, _WRITTEN[language])
        found[Fault((*path, "kind") if fault["type"] == "union_tag_invalid" else path, reason)] = None
    return list(found)


def _in_document(location: Iterable[str | int], document: Any, *, absent: bool) -> Path:
    """Where pydantic's location points in the document: its names for the branches of unions left out.

    The last part of it is a key that is `absent` from the document or strange to it, or it is in there.
    """
    parts = [part for part in location if part != "[key]"]
    path: list[str | int] = []
    named = False
    for part in parts[:-1] if absent else parts:
        if _names_a_branch(path) and not named:
            named = True
            continue
        child = _child(document, part)
        if child is not _NOWHERE:
            path.append(part)
            document, named = child, False
    return (*path, parts[-1]) if absent else tuple(path)


def _names_a_branch(path: list[str | int]) -> bool:
    """Whether pydantic puts the kind of an event, or of a place in a tie, after this path."""
    match path:
        case [int()] | ["ties", _, "teams", int()]:
            return True
        case _:
            return False


_NOWHERE: Final = object()


def _child(document: Any, part: str | int) -> Any:
    if isinstance(document, Mapping):
        return document.get(part, _NOWHERE)
    if isinstance(document, list) and isinstance(part, int) and part < len(document):
        return document[part]
    return _NOWHERE


_FEW: Final = {"legs": "1 or 2", "format": "1"}
"""The keys that take few numbers, and which."""


def _reason(fault: Any, path: Path, document: Any, written: Written) -> str:
    given, context = fault.get("input"), fault.get("ctx") or {}
    key = str(path[-1]) if path else ""
    match fault["type"]:
        case "missing":
            return f"{quoted(key)} is missing" if isinstance(path[-1], str) else "too few entries; write two"
        case "extra_forbidden":
            return f"unknown key {quoted(key)}{did_you_mean(key, _known(path[:-1], document))}"
        case "union_tag_not_found":
            return f'"kind" is missing; write one of {", ".join(KINDS)}'
        case "union_tag_invalid":
            kind = str(context.get("tag", ""))
            near = did_you_mean(kind, KINDS) or f"; write one of {', '.join(KINDS)}"
            return f"no kind {quoted(kind)}{near}"
        case "literal_error" | "enum":
            return _not_one_of(given, str(context.get("expected", "")), written)
        case "string_pattern_mismatch":
            return _unfit_text(str(given), str(context.get("pattern", "")))
        case "string_too_long" if key == "code":
            return f'{quoted(given)} is not a code; write three letters, as in "B04"'
        case "string_too_long":
            return f"{len(str(given)):,} characters are too many; write at most {context.get('max_length')}"
        case "string_too_short":
            return "empty; write some text, or leave the key out"
        case "string_unicode":
            return "holds a byte that is not UTF-8; write it in that encoding"
        case "string_type":
            return f"{_shown(given, written)} is not text; write it in double quotes"
        case "int_type" | "int_from_float" | "less_than_equal" | "greater_than_equal" if key in _FEW:
            return f"{_shown(given, written)} is not allowed here; write {_FEW[key]}"
        case "int_type" | "int_from_float":
            return f"{_shown(given, written)} is not a whole number; write it without quotes or decimals"
        case "bool_type":
            return f"{_shown(given, written)} is neither true nor false; write one of them without quotes"
        case "date_type" | "datetime_type":
            return f"{_shown(given, written)} is not a date and time; write {written.moment}"
        case "less_than_equal" | "greater_than_equal":
            if "le" in context:
                return f"{_shown(given, written)} is too large; write a number less than {context['le'] + 1}"
            return f"{_shown(given, written)} is too small; write a number greater than {context['ge'] - 1}"
        case "too_long":
            return f"{context.get('actual_length')} entries are too many; write {context.get('max_length')}"
        case "tuple_type" | "list_type":
            return f"{_shown(given, written)} is not a list; write it in square brackets"
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"{_shown(given, written)} is not {written.table}"
        case "slot":
            return f"not a place in a tie; write a team's id, {written.slot}"
        case _:
            message = str(fault["msg"])
            return message[:1].lower() + message[1:] if message.startswith("Input") else message


def _not_one_of(given: Any, expected: str, written: Written) -> str:
    """`expected` is pydantic's list of what may stand there: `'none', 'full' or 2`."""
    words = expected.replace("'", '"').replace("True", "true")
    known = expected.replace(" or ", ", ").replace("'", "").split(", ")
    near = did_you_mean(given, known) if isinstance(given, str) and given not in known else ""
    return f"{_shown(given, written)} is not allowed here; write {words}{near}"


def _unfit_text(given: str, pattern: str) -> str:
    if unprintable := UNPRINTABLE.search(given):
        code = f"U+{ord(unprintable[0]):04X}"
        return f"{quoted(given)} holds a control character ({code}); take it out"
    if pattern.startswith("^#"):
        return f'{quoted(given)} is not a colour; write "#" and six hexadecimal digits, as in "#E32221"'
    if r"\." in pattern:
        return f'{quoted(given)} is not a match; write a tie\'s id, a dot and the leg, as in "qf4.2"'
    return f"{quoted(given)} is not an id; write letters, digits, - and _ only"


def _shown(given: Any, written: Written) -> str:
    match given:
        case bool():
            return str(given).lower()
        case None:
            return "null"
        case str() | int() | float():
            return quoted(given)
        case Mapping():
            return written.table
        case list() | tuple():
            return "a list"
        case _:
            return quoted(str(given))


def _known(path: Path, document: Any) -> list[str]:
    """The keys that may stand in the table at a path."""
    match path:
        case (*_, "rules"):
            return list(Rules.model_fields)
        case ("teams", _):
            return list(Team.model_fields)
        case ("rounds", _):
            return list(Round.model_fields)
        case ("ties", _):
            return list(Tie.model_fields)
        case ("ties", _, "legs", *_):
            return list(Leg.model_fields)
        case ("ties", _, "teams", *_):
            return [*WinnerOf.model_fields, *LoserOf.model_fields, *Bye.model_fields]
        case (int() as number,):
            kind = KINDS.get(str(document[number].get("kind")))
            return list(kind.model_fields) if kind else []
        case ():
            return list(Competition.model_fields)
        case _:
            return []
