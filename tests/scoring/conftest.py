"""What tests of scoring share."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[2] / "fixtures"
sys.path.append(str(Path(__file__).parents[1] / "app"))


@pytest.fixture
def cup(tmp_path: Path) -> Path:
    """A copy of the default fixture that a test may write to."""
    return Path(shutil.copytree(FIXTURES / "uel-2023-24", tmp_path / "cup"))


@pytest.fixture
def before_the_evening(cup: Path) -> Path:
    """The first legs are played; it is the afternoon of 18 April 2024."""
    blocks = (cup / "events.toml").read_text(encoding="utf-8").split("[[event]]\n")[1:]
    first_legs = [block for block in blocks if '.1"' in block.splitlines()[0]]
    (cup / "events.toml").write_text("".join(f"[[event]]\n{block}" for block in first_legs), encoding="utf-8")
    return cup
