"""`python -m scoreboard`, and the console script."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line."""
    # What start-up makes is there to stay: looking through it for garbage is a tenth of a short
    # command's time. The commands that run on turn the collector on again.
    gc.disable()
    from scoreboard.cli import run

    run()


if __name__ == "__main__":
    main()
