"""The command line. No command but those that open the screen imports Textual."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from scoreboard.files.problems import DataError, NotSaved, Refused

COMMANDS: Final = {
    "edit": "scoreboard.cli.screen",
    "watch": "scoreboard.cli.screen",
    "replay": "scoreboard.cli.screen",
    "results": "scoreboard.cli.reading",
    "check": "scoreboard.cli.checking",
    "log": "scoreboard.cli.reading",
    "add": "scoreboard.cli.adding",
    "new": "scoreboard.cli.making",
    "export": "scoreboard.cli.handing_on",
    "schema": "scoreboard.cli.checking",
    "screenshot": "scoreboard.cli.picture",
    "import": "scoreboard.cli.bringing_in",
}
"""Each command's module, where it is the function of that name; imported when the command is called."""

_OPEN: Final = "open"


class _Commands(TyperGroup):
    """The commands by name; anything else is the folder that the app opens."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        own = {*COMMANDS, *(name for option in self.get_params(ctx) for name in option.opts), "-h", "--help"}
        if not ctx.resilient_parsing and (not args or args[0] not in own):
            args = [_OPEN, *args]
        return super().parse_args(ctx, args)


def _version(asked: bool) -> None:
    if asked:
        from scoreboard import __version__

        typer.echo(f"scoreboard {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    """A live scoreboard for knockout football.

    scoreboard [FOLDER] opens the screen: a competition's bracket, its ties and its log.
    Without FOLDER it opens a personal copy of the Europa League quarter-finals of April 2024.
    With --ascii it draws with plain ASCII.
    """


def command_line(arguments: list[str]) -> typer.Typer:
    """The command that the arguments call for; all of them for help and completion."""
    app = typer.Typer(
        name="scoreboard",
        cls=_Commands,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    called = arguments[0] if arguments else ""
    completing = any(name.endswith("_COMPLETE") for name in os.environ)
    for name in [called] if called in COMMANDS and not completing else COMMANDS:
        function = f"{name}_" if iskeyword(name) else name
        app.command(name)(getattr(import_module(COMMANDS[name]), function))
    if called not in COMMANDS:
        from scoreboard.cli.screen import open_app

        app.command(_OPEN, hidden=True)(open_app)
    return app


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process: 0 fine, 1 the data has problems, 2 wrong use."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = command_line(arguments)(arguments, prog_name="scoreboard", standalone_mode=False) or 0
        sys.stdout.flush()
        sys.exit(code)
    except TyperException as error:
        message = (
            " ".join(error.format_message().split())
            .removeprefix("Invalid value: ")
            .replace(": Value error, ", ": ")
        )
        called = f" {arguments[0]}" if arguments and arguments[0] in COMMANDS else ""
        told = f"{message[:1].lower()}{message[1:].rstrip('.')}"
        _fail(f"scoreboard: {told}; see scoreboard{called} --help", error.exit_code)
    except DataError as error:
        _fail("\n".join(str(problem) for problem in error.problems), 1)
    except (NotSaved, Refused) as error:
        _fail(str(error), 1)
    except BrokenPipeError:
        _drop_output()
        sys.exit(1)
    except OSError as error:
        _drop_output()
        _fail(f"scoreboard: {(error.strerror or str(error)).lower()}", 1)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)


def _drop_output() -> None:
    """Let what cannot be written go, so that Python does not try again when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _fail(message: str, code: int) -> None:
    typer.echo(message, err=True)
    sys.exit(code)
