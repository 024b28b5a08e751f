"""What is wrong with a competition's files: where, what, and the likely mend."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from scoreboard.text import quoted

if TYPE_CHECKING:
    from scoreboard.rules.ruling import Ruling


class Problem(NamedTuple):
    """One fault in one file. As text: `fixtures/x/competition.toml:14: ties.qf1.teams: no team "rmoa"`."""

    file: Path
    reason: str
    """What is wrong, and where it is known, the likely mend."""
    line: int | None = None
    """From 1; None where no line is at fault."""
    path: str = ""
    """The key, with dots: `ties.qf1.teams`."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return ": ".join(part for part in (place, self.path, self.reason) if part)


def dotted(path: Iterable[str | int]) -> str:
    """A path of keys as a problem shows it: with dots, and in quotes where a key is no plain one."""
    return ".".join(str(key) if _PLAIN.fullmatch(str(key)) else quoted(str(key)) for key in path)


_PLAIN: Final = re.compile(r"[\w-]{1,60}")


class DataError(Exception):
    """The files of a competition cannot be read as they are. Carries every problem, not the first one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class NotSaved(Exception):
    """An event did not reach the disk, and the log is as it was. Says why in one line."""


class Refused(Exception):
    """The rules do not allow an event now. Carries the rulings, refusals first."""

    def __init__(self, rulings: tuple[Ruling, ...]) -> None:
        self.rulings = rulings
        super().__init__(
            "; ".join(f"{ruling.reason} ({ruling.rule})" for ruling in rulings if ruling.refused)
        )
