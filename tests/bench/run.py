"""The numbers, each beside a floor that is measured in the same run: `python tests/bench/run.py`.

With the names of modules (`processes`, `boards`, `folders`, `imports`, `screens`) only those. It tells and
never fails: a machine that is busy misses a limit without anything being wrong.
"""

# ruff: noqa: T201
from __future__ import annotations

import sys

import boards
import folders
import imports
import processes
import screens
from timing import Row, table

MODULES = {
    "processes": processes,
    "boards": boards,
    "folders": folders,
    "imports": imports,
    "screens": screens,
}


def main(names: list[str]) -> None:
    """Measure and print one table."""
    measured: list[Row] = []
    for name in names or MODULES:
        for row in MODULES[name].rows():
            measured.append(row)
            print(f"{row.name} ...", file=sys.stderr)
    print(table(measured))


if __name__ == "__main__":
    main(sys.argv[1:])
