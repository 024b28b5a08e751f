"""Where the default competition is: in the package, and the user's own copy of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

DEFAULT: Final = "uel-2023-24"


def default_fixture() -> Path:
    """The default competition as it comes with the package, or with the checkout it is run from."""
    package = Path(__file__).resolve().parent.parent
    carried = package / "fixtures" / DEFAULT
    return carried if carried.is_dir() else package.parent / "fixtures" / DEFAULT


def personal_copy() -> Path:
    """The user's own copy of the default competition, made at the first call.

    Where none can be made it is the fixture itself.
    """
    from platformdirs import user_data_path

    source, own = default_fixture(), user_data_path("scoreboard") / DEFAULT
    if not own.is_dir():
        begun = own.with_name(f"{DEFAULT}.new")
        try:
            shutil.copytree(source, begun, dirs_exist_ok=True)
            begun.rename(own)
        except OSError:
            return own if own.is_dir() else source
    return own


def login_name() -> str | None:
    """The name under which the user is logged in, where the system tells."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None


def place_for_unsaved(competition: Path, stamp: str) -> Path:
    """A file outside the competition's folder, which could not be written to."""
    from platformdirs import user_data_path

    return user_data_path("scoreboard") / "unsaved" / f"{competition.resolve().name}-{stamp}.toml"
