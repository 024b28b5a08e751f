"""The README's pictures: made anew without arguments; `--check` tells which are not current."""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from scoreboard.testing import picture, still

HERE = Path(__file__).parent
FIXTURES = HERE.parent / "fixtures"
FIXTURE = FIXTURES / "uel-2023-24"
SCORING = ("g", "h", "tab", "tab", *"moum")
BEFORE_THE_GOAL = 58
"""The id of Marseille's goal in the 79th minute."""
PICTURES: dict[str, tuple[dict[str, Any], tuple[int, int]]] = {
    "evening": ({"moment": "2024-04-18T22:39:00+02:00", "tie": "qf4"}, (120, 40)),
    "shoot-out": ({"moment": "2024-04-18T23:41:30+02:00", "tie": "qf4"}, (120, 46)),
    "morning-after-light": ({"tie": "qf2", "theme": "afternoon"}, (120, 40)),
    "medium": ({"moment": "2024-04-18T22:39:00+02:00", "tie": "qf4", "screen": "tie"}, (80, 24)),
    "scoring": ({"moment": "2024-04-18T22:37:05+02:00", "tie": "qf4", "scoring": True}, (120, 36)),
    "narrow": ({"moment": "2024-04-18T22:39:00+02:00", "tie": "qf4", "screen": "tie"}, (60, 20)),
    "replay": ({"moment": "2024-04-18T22:39:00+02:00", "replay": True}, (120, 36)),
    "ucl-2024-25": ({"folder": "ucl-2024-25", "tie": "r16-6"}, (120, 40)),
    "world-cup-2026": ({"folder": "world-cup-2026", "tie": "final"}, (120, 40)),
}
"""Each with what `still` takes, and its columns and rows; without a folder it is of the default fixture."""


def drawn(name: str) -> str:
    """The picture as it should be now."""
    how, size = PICTURES[name]
    moment = how.get("moment")
    how = {**how, "moment": moment and datetime.fromisoformat(moment)}
    folder = FIXTURES / how.pop("folder", FIXTURE.name)
    if not how.get("scoring"):
        return picture(still(folder, **how), size)
    with tempfile.TemporaryDirectory() as place:
        return picture(still(evening_until(BEFORE_THE_GOAL, Path(place) / "cup"), **how), size, SCORING)


def evening_until(event_id: int, folder: Path) -> Path:
    """A copy of the fixture whose log ends before an event."""
    shutil.copytree(FIXTURE, folder)
    log = (FIXTURE / "events.toml").read_text(encoding="utf-8")
    end = log.index(f"id = {event_id}\n")
    (folder / "events.toml").write_text(log[: log.rindex("[[event]]", 0, end)], encoding="utf-8")
    return folder


def main(check: bool) -> int:
    """Make the pictures, or compare them with the files; give the exit code."""
    old = []
    for name in PICTURES:
        file, svg = HERE / f"{name}.svg", drawn(name)
        if not check:
            file.write_text(svg, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != svg:
            old.append(file.name)
    if old:
        sys.stderr.write(
            f"not current: {', '.join(old)}; look at what changed and run {Path(__file__).name}\n"
        )
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
