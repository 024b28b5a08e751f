"""What a user has set: kept in one TOML file in the platform's configuration folder."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from scoreboard.text import Record, Text, Yes

FILE: Final = "settings.toml"


class Settings(Record):
    """The settings, each with what holds where nothing is set."""

    theme: Text = "floodlight"
    toasts: Yes = True
    """Whether a goal is told in a toast."""
    bell: Yes = True
    """Whether a goal rings the terminal's bell."""
    flash: Yes = True
    """Whether a goal flashes its tie."""
    title: Yes = True
    """Whether the terminal's title carries the score of the selected tie."""
    ascii: Yes = False
    name: Text | None = None
    """The name that goes with what this user enters; the login name if there is none."""
    keys: dict[str, Text] = {}
    """Other keys for bindings, by the binding's id: `"log.filter" = "ctrl+f"`."""


def default_file() -> Path:
    """Where the settings are kept."""
    from platformdirs import user_config_path

    return user_config_path("scoreboard") / FILE


def load(file: Path) -> tuple[Settings, str]:
    """The settings, and what is wrong with their file where it cannot be read as it is."""
    try:
        return Settings.model_validate(tomllib.loads(file.read_text(encoding="utf-8"))), ""
    except FileNotFoundError:
        return Settings(), ""
    except OSError as error:
        return Settings(), f"{file}: {(error.strerror or str(error)).lower()}"
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in fault["loc"])
        return Settings(), f"{file}: {key}: {fault['msg'].lower()}; the settings are left as they come"
    except ValueError as error:
        return Settings(), f"{file}: not TOML: {error}; the settings are left as they come"


def save(settings: Settings, file: Path) -> None:
    """Keep the settings. Raises OSError."""
    import tomli_w

    file.parent.mkdir(parents=True, exist_ok=True)
    begun = file.with_name(f"{file.name}.new")
    begun.write_text(tomli_w.dumps(settings.model_dump(exclude_none=True)), encoding="utf-8")
    begun.replace(file)
