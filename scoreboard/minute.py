"""When in a match something happened: the period and the minute, both in the order of play."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from scoreboard.text import quoted

_WRITTEN: Final = re.compile(r"([1-9][0-9]{0,2})(?:\+([1-9][0-9]?))?")
PATTERN: Final = f"^{_WRITTEN.pattern}$"
"""How a minute is written, as a regular expression: `79`, `45+2`."""


class Period(StrEnum):
    """The periods of play and the breaks between them, in the order of a match."""

    FIRST_HALF = "first_half"
    HALF_TIME = "half_time"
    SECOND_HALF = "second_half"
    FULL_TIME = "full_time"
    EXTRA_FIRST_HALF = "extra_first_half"
    EXTRA_HALF_TIME = "extra_half_time"
    EXTRA_SECOND_HALF = "extra_second_half"
    EXTRA_FULL_TIME = "extra_full_time"
    SHOOTOUT = "shootout"
    ENDED = "ended"

    @property
    def rank(self) -> int:
        """Its place in the match, from 0 (first half) to 9 (ended)."""
        return _RANK[self]

    @property
    def in_play(self) -> bool:
        """Whether the ball is in play and the clock runs: the four halves."""
        return self in _HALVES


_RANK: Final = {period: rank for rank, period in enumerate(Period)}
_HALVES: Final = frozenset(
    {Period.FIRST_HALF, Period.SECOND_HALF, Period.EXTRA_FIRST_HALF, Period.EXTRA_SECOND_HALF}
)


class Minute(NamedTuple):
    """A minute of play as football counts them: the first minute is 1, stoppage time is added to it.

    `Minute(90, 3)` is written `90+3`. In a file it is that text, or a bare whole number.
    """

    minute: int
    stoppage: int = 0

    @classmethod
    def parse(cls, written: str) -> Minute:
        """The minute that is written `79` or `90+3`. Raises ValueError for anything else."""
        return _parse(written)

    def period(self, half: int = 45, extra_half: int = 15) -> Period:
        """The half it lies in, where a half has `half` minutes and one of extra time `extra_half`."""
        if self.minute <= half:
            return Period.FIRST_HALF
        if self.minute <= 2 * half:
            return Period.SECOND_HALF
        if self.minute <= 2 * half + extra_half:
            return Period.EXTRA_FIRST_HALF
        return Period.EXTRA_SECOND_HALF

    @property
    def ordinal(self) -> str:
        """As a sentence has it: `79th`, `22nd`, `90+3rd`."""
        number = self.stoppage or self.minute
        teens = number % 100 in (11, 12, 13)
        return f"{self}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"

    def __str__(self) -> str:
        return f"{self.minute}+{self.stoppage}" if self.stoppage else str(self.minute)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _read, serialization=core_schema.to_string_ser_schema(when_used="always")
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "anyOf": [
                {"type": "string", "pattern": PATTERN},
                {"type": "integer", "minimum": 1, "maximum": 999},
            ],
            "examples": ["79", "45+2", "90+3", 105],
        }


def end_of(period: Period, half: int = 45, extra_half: int = 15) -> int | None:
    """The minute at which a half of play ends and its stoppage time begins; None for a break."""
    return {
        Period.FIRST_HALF: half,
        Period.SECOND_HALF: 2 * half,
        Period.EXTRA_FIRST_HALF: 2 * half + extra_half,
        Period.EXTRA_SECOND_HALF: 2 * half + 2 * extra_half,
    }.get(period)


@lru_cache(maxsize=1024)
def _parse(written: str) -> Minute:
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError(f"{quoted(written)} is not a minute; write 79 or 90+3")
    minute, stoppage = found.groups()
    return Minute(int(minute), int(stoppage or 0))


def _read(value: object) -> Minute:
    if isinstance(value, Minute):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str):
        try:
            return _parse(value)
        except ValueError as error:
            raise PydanticCustomError("minute", "{reason}", {"reason": str(error)}) from None
    raise PydanticCustomError("minute", 'a minute is written "79" or "90+3"')
