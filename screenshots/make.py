"""The README's pictures: made anew without arguments; `--check` tells which are not current."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from scoreboard.testing import picture, still

HERE = Path(__file__).parent
FIXTURE = HERE.parent / "fixtures" / "uel-2023-24"
PICTURES: dict[str, tuple[dict[str, Any], tuple[int, int]]] = {
    "evening": ({"moment": "2024-04-18T22:39:00+02:00", "tie": "qf4"}, (120, 40)),
    "shoot-out": ({"moment": "2024-04-18T23:41:30+02:00", "tie": "qf4"}, (120, 40)),
    "morning-after-light": ({"tie": "qf2", "theme": "afternoon"}, (120, 40)),
    "medium": ({"moment": "2024-04-18T22:39:00+02:00", "tie": "qf4", "screen": "tie"}, (80, 24)),
    "narrow": ({"moment": "2024-04-18T22:39:00+02:00", "tie": "qf4", "screen": "tie"}, (60, 20)),
}


def drawn(name: str) -> str:
    """The picture as it should be now."""
    how, size = PICTURES[name]
    moment = how.get("moment")
    return picture(still(FIXTURE, **{**how, "moment": moment and datetime.fromisoformat(moment)}), size)


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
