"""The program's own colours, dark and light, and what it adds to everybody else's themes."""

from __future__ import annotations

from typing import Final

from textual.color import Color
from textual.theme import Theme

DARK: Final = Theme(
    name="floodlight",
    primary="#4cc38a",
    secondary="#6cb6ff",
    accent="#f2c14e",
    foreground="#e4eaee",
    background="#0e1316",
    surface="#151c20",
    panel="#1d272c",
    success="#57d08b",
    warning="#f2c14e",
    error="#e5534b",
    dark=True,
    variables={"line": "#64737c", "quiet": "#97a5ad", "footer-key-foreground": "#f2c14e"},
)
LIGHT: Final = Theme(
    name="afternoon",
    primary="#1b7f4d",
    secondary="#1f5fa8",
    accent="#8a5a00",
    foreground="#17211c",
    background="#f6f7f3",
    surface="#ffffff",
    panel="#e4e9e2",
    success="#1b7f4d",
    warning="#8a5a00",
    error="#b3261e",
    dark=False,
    variables={"line": "#8a968f", "quiet": "#56635c", "footer-key-foreground": "#8a5a00"},
)
THEMES: Final = (DARK, LIGHT)
FALLBACKS: Final = {"line": "#808a90", "quiet": "#8b969c"}
"""The variables of ours that other themes lack: greys that can be read on dark and on light."""

_APART: Final = 0.25
"""The difference in brightness, of 1 from black to white, at which a sign of a cell is seen well."""


def seen(colour: Color, background: Color, text: Color) -> Color:
    """A team's colour, moved towards that of the text as far as it must be to stand out from the background.

    A background of the terminal's own is not known: there the colour stays as it is.
    """
    if background.ansi is not None:
        return colour
    steps = [colour.blend(text, part / 5) for part in range(5)]
    clear = (step for step in steps if abs(step.brightness - background.brightness) >= _APART)
    return next(clear, text)


def known_themes() -> list[str]:
    """The names of our themes and of Textual's."""
    from textual.theme import BUILTIN_THEMES

    return [theme.name for theme in THEMES] + list(BUILTIN_THEMES)
