"""What a string from a file may hold, and how one is quoted in a sentence."""

import re
from collections.abc import Iterable
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema
from pydantic_core.core_schema import bool_schema, int_schema, str_schema

_UNPRINTABLE: Final = r"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
"""Control characters (C0, C1), line separators, and the bidi overrides that reorder what follows them."""

UNPRINTABLE: Final = re.compile(f"[{_UNPRINTABLE}]")
PRINTABLE: Final = f"^[^{_UNPRINTABLE}]*$"


class Exactly:
    """An annotation with the schema itself, which pydantic need not work out from constraints one by one."""

    def __init__(self, schema: CoreSchema) -> None:
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """What pydantic asks for."""
        return self.schema


Text = Annotated[str, Exactly(str_schema(min_length=1, max_length=500, pattern=PRINTABLE))]
"""Words people wrote: a name, a note. Data, never markup."""

Id = Annotated[str, Exactly(str_schema(min_length=1, max_length=60, pattern=r"^[\w-]+$"))]
"""The name by which a team, a round or a tie is referred to: letters, digits, `-` and `_`."""

MatchId = Annotated[str, Exactly(str_schema(max_length=70, pattern=r"^[\w-]+\.[1-9][0-9]?$"))]
"""A match: its tie's id, a dot, and the number of the leg, from 1."""

Yes = Annotated[bool, Exactly(bool_schema(strict=True))]
"""True or false, and no number for them."""


def whole(at_least: int, at_most: int | None = None) -> Any:
    """The annotation of a whole number within bounds; `True` and `2.0` are none."""
    return Exactly(int_schema(strict=True, ge=at_least, le=at_most))


_LONGEST_NUMBER: Final = 256
"""Bits. Python refuses to write out the largest numbers at all."""


class Record(BaseModel):
    """The base of all that is read from the two files: unchangeable, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def quoted(value: object, longest: int = 60) -> str:
    """A value as a sentence quotes it: in double quotes where it is text, cut short, nothing unprintable."""
    if isinstance(value, int) and value.bit_length() > _LONGEST_NUMBER:
        return "a number that large"
    if not isinstance(value, str):
        return _cut(str(value), longest)
    return f'"{_cut(UNPRINTABLE.sub(_escape, value[: longest + 1]), longest)}"'


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean "roma"?` for the nearest of the `known` words, or nothing where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word[:60], [name for name in known if len(name) <= 60], n=1, cutoff=0.6)
    return f"; did you mean {quoted(near[0])}?" if near else ""


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
