"""Nothing of the environment gets into a picture."""

from __future__ import annotations

import pytest

OUTSIDE = ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS", "COLORTERM", "COLUMNS", "LINES")


@pytest.fixture(autouse=True)
def _shut_out_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the terminal of the developer says, the picture is the same."""
    for name in OUTSIDE:
        monkeypatch.delenv(name, raising=False)
