"""What tests of the app share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture
def cup(tmp_path: Path) -> Path:
    """A copy of the default fixture that a test may write to."""
    return Path(shutil.copytree(FIXTURES / "uel-2023-24", tmp_path / "cup"))
