"""Football.TXT of 900 ties into a competition, beside one regular expression a line of the same file."""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from timing import Row, in_turn

from scoreboard.formats.draw_text import draw_text, log_text
from scoreboard.formats.football_txt.importing import import_new
from scoreboard.formats.football_txt.reading import read

TIES = (480, 240, 120, 60)
"""The ties of each round."""
_MATCH = re.compile(
    r"\s+(?:(\d+)[.](\d+)\s+)?(.+?) \((\w+)\)\s+v (.+?) \((\w+)\)\s+(?:(\d+)-(\d+) pen\. )?(\d+)-(\d+)"
    r"(?: a\.e\.t\.)?(?: \((\d+)-(\d+)(?:, (\d+)-(\d+))?\))?$"
)
_BEGIN = (
    "Ash",
    "Birch",
    "Clay",
    "Dun",
    "Elm",
    "Fox",
    "Glen",
    "Hazel",
    "Iron",
    "Kirk",
    "Lark",
    "Mill",
    "North",
    "Oak",
)
_END = (
    "bridge",
    "bury",
    "combe",
    "dale",
    "field",
    "ford",
    "ham",
    "hurst",
    "ley",
    "mere",
    "stead",
    "ton",
    "well",
    "wick",
)
_KIND = ("Athletic", "City", "Rovers", "Town", "United")


def rows() -> Iterator[Row]:
    """The rows of this module."""
    with tempfile.TemporaryDirectory(prefix="scoreboard-bench-") as name:
        file = Path(name) / "2022-23_cup.txt"
        file.write_text(football_txt(), encoding="utf-8")

        def floor() -> None:
            with file.open(encoding="utf-8") as lines:
                for line in lines:
                    _MATCH.match(line)

        def whole() -> None:
            imported = import_new(read(file.read_text(encoding="utf-8")))
            draw_text(imported.draw)
            log_text(imported.log)

        yield in_turn("import 900 ties: the file's lines read", floor, lambda: read(file.read_text("utf-8")))
        yield in_turn("import 900 ties: to the texts of both files", floor, whole, 3.0)


def football_txt(seed: int = 1) -> str:
    """A cup of 900 ties over two legs, winners going on from round to round."""
    chance = random.Random(seed)
    names = [f"{one}{two} {kind}" for one in _BEGIN for two in _END for kind in _KIND]
    teams = chance.sample(names, 2 * TIES[0])
    lines = ["= Big Cup 2022/23"]
    for number, ties in enumerate(TIES, start=1):
        pairs = [(teams[2 * tie], teams[2 * tie + 1]) for tie in range(ties)]
        goals = [(chance.randint(0, 3), chance.randint(0, 3)) for _ in pairs]
        lines += ["", f"» Round {number}", f"  Tue {('Sep', 'Oct', 'Nov', 'Dec')[number - 1]}/6 2022"]
        lines += (
            _line(tie, *pair, f"{home}-{away} (0-0)") for tie, (pair, (home, away)) in _each(pairs, goals)
        )
        lines.append(f"  Tue {('Sep', 'Oct', 'Nov', 'Dec')[number - 1]}/13")
        teams = []
        for tie, ((first, second), (ahead, behind)) in _each(pairs, goals):
            home, away = chance.randint(0, 3), chance.randint(0, 3)
            level = home + behind == away + ahead
            score = f"4-2 pen. {home}-{away} a.e.t. ({home}-{away}, 0-0)" if level else f"{home}-{away} (0-0)"
            lines.append(_line(tie, second, first, score))
            teams.append(second if level or home + behind > away + ahead else first)
    return "\n".join(lines) + "\n"


def _each(
    pairs: list[tuple[str, str]], goals: list[tuple[int, int]]
) -> Iterator[tuple[int, tuple[tuple[str, str], tuple[int, int]]]]:
    return enumerate(zip(pairs, goals, strict=True))


def _line(tie: int, home: str, away: str, score: str) -> str:
    time = "21.00  " if tie % 8 == 0 else "       "
    return f"    {time}{home + ' (ENG)':<24} v {away + ' (ENG)':<24}  {score}"
