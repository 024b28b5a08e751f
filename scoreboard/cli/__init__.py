"""The commands. None of them but the app itself imports Textual."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from scoreboard import __version__
from scoreboard.cli.adding import add
from scoreboard.cli.reading import check, log, results, schema
from scoreboard.cli.screen import open_app, watch
from scoreboard.store import DataError, NotSaved, Refused

_OPEN = "open"


class _Commands(TyperGroup):
    """The commands by name; anything else is the folder that the app opens."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        own = {*self.commands, *(name for option in self.get_params(ctx) for name in option.opts), "--help"}
        if not args or args[0] not in own:
            args = [_OPEN, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    name="scoreboard",
    cls=_Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """A live scoreboard for knockout football.

    scoreboard [FOLDER] opens the screen: a competition's bracket, its ties and its log.
    Without FOLDER it opens a personal copy of the Europa League quarter-finals of April 2024.
    """
    if version:
        typer.echo(f"scoreboard {__version__}")
        raise typer.Exit


app.command(_OPEN, hidden=True)(open_app)
for command in (watch, results, check, log, add, schema):
    app.command()(command)


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process: 0 fine, 1 the data has problems, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        sys.exit(app(arguments, prog_name="scoreboard", standalone_mode=False) or 0)
    except TyperException as error:
        message = " ".join(error.format_message().split())
        _fail(
            f"scoreboard: {message[:1].lower()}{message[1:].rstrip('.')}; see scoreboard --help",
            error.exit_code,
        )
    except DataError as error:
        _fail("\n".join(str(problem) for problem in error.problems), 1)
    except (NotSaved, Refused) as error:
        _fail(f"refused: {error}" if isinstance(error, Refused) else str(error), 1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)


def _fail(message: str, code: int) -> None:
    typer.echo(message, err=True)
    sys.exit(code)
