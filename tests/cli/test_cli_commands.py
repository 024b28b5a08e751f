"""What all commands have in common, and the schema of the two files."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scoreboard import __version__
from scoreboard.cli import COMMANDS
from scoreboard.competition import Competition, Leg, Round, Rules, Team, Tie
from scoreboard.events import KINDS

Command = Callable[..., Any]
FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(command: str, scoreboard: Command) -> None:
    """An example that can be copied stands whole on a line of its own, or after `Example:`."""
    answer = scoreboard(command, "--help")
    assert (answer.code, answer.err) == (0, "")
    examples = [line.partition(f"scoreboard {command}")[2] for line in answer.out.splitlines()[1:]]
    assert any(example.strip() for example in examples)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "schema"])
def test_a_missing_word_is_named_as_the_help_names_it(command: str, scoreboard: Command) -> None:
    """Not by its type or by our own name for it, but as FOLDER or FILE."""
    word = "FILE" if command == "import" else "FOLDER"
    answer = scoreboard(command)
    assert answer.code == 2
    assert f"missing argument '{word}" in answer.err
    assert word in scoreboard(command, "--help").out.splitlines()[0]


def test_the_examples_of_add_stand_on_lines_of_their_own(scoreboard: Command) -> None:
    """An example broken in the middle of a flag cannot be copied."""
    lines = [line.strip() for line in scoreboard("add", "--help").out.splitlines()]
    assert "scoreboard add cup qf4.2 period --period half_time" in lines


def test_the_help_lists_every_command(scoreboard: Command) -> None:
    """`scoreboard --help` names them all."""
    answer = scoreboard("--help")
    assert answer.code == 0
    for command in COMMANDS:
        assert f"  {command} " in answer.out


def test_the_version_is_told(scoreboard: Command) -> None:
    """`--version` prints it and stops."""
    assert scoreboard("--version") == (0, f"scoreboard {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [("results",), ("results", "{cup}", "--leg", "x"), ("results", "{cup}", "--leg", "0"), ("schema", "x"),
     ("results", "{cup}", "--no-such-flag"), ("check",), ("add", "{cup}"), ("results", "{cup}", "more")],
    ids=" ".join,
)  # fmt: skip
def test_wrong_use_is_one_line_and_exit_code_2(
    arguments: tuple[str, ...], cup: Path, scoreboard: Command
) -> None:
    """Too few words, too many, and words that are none."""
    answer = scoreboard(*(argument.format(cup=cup) for argument in arguments))
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.errors) == 1


def test_a_misspelt_command_is_wrong_use(scoreboard: Command) -> None:
    """`scoreboard reslts` is no folder: the command that was meant is named."""
    answer = scoreboard("reslts")
    assert answer.code == 2
    assert 'did you mean "results"?' in answer.err


@pytest.mark.parametrize("command", ["results", "check", "log", "add", "new"])
def test_no_command_without_a_screen_imports_textual(command: str, cup: Path, process: Command) -> None:
    """Neither Textual nor Rich is loaded where only lines are printed."""
    more = {"add": ("qf4.2", "note", "--text", "x"), "new": ("--team=Reds", "--team=Blues")}.get(command, ())
    folder = cup.with_name("new-cup") if command == "new" else cup
    answer = process(command, folder, *more, python=("-X", "importtime"))
    assert answer.code == 0
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in answer.errors}
    assert "scoreboard" in imported
    assert imported.isdisjoint({"textual", "rich"})


def test_the_schema_needs_no_textual_either(process: Command) -> None:
    """Nor does the schema."""
    answer = process("schema", python=("-X", "importtime"))
    assert "textual" not in answer.err


@pytest.mark.parametrize("command", ["results", "log", "check"])
def test_a_terminal_without_unicode_gets_no_traceback(command: str, cup: Path, process: Command) -> None:
    """Names with letters that ASCII has not are printed as well as can be."""
    plain = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    answer = process(command, cup, env=plain)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.count("\n") > 5 or command == "check"


def test_errors_in_a_terminal_without_unicode_get_no_traceback(
    cup: Path, spoil: Callable[..., Path], process: Command
) -> None:
    """An error that quotes such a name is one line all the same."""
    spoil("events.toml", 'minute = "16"', 'minute = "Çelik"')
    plain = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    answer = process("results", cup, env=plain)
    assert answer.code == 1
    assert len(answer.errors) == 1


def test_output_to_a_pipe_has_no_colour(cup: Path, process: Command) -> None:
    """No escape sequence, whatever the terminal is said to be."""
    coloured = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "FORCE_COLOR": "1"}
    for command in (("results", cup), ("log", cup), ("results", cup, "--round", "x"), ("--help",)):
        answer = process(*command, env=coloured)
        assert "\x1b" not in answer.out + answer.err


@pytest.fixture
def schemas(scoreboard: Command) -> dict[str, Any]:
    """The schemas of the two files, as they are printed."""
    found: dict[str, Any] = json.loads(scoreboard("schema").out)
    return found


def test_each_file_has_its_schema(schemas: dict[str, Any], scoreboard: Command) -> None:
    """Both without a name, one with it."""
    assert list(schemas) == ["competition.toml", "events.toml"]
    for name in ("competition", "events"):
        assert json.loads(scoreboard("schema", name).out) == schemas[f"{name}.toml"]


def test_every_reference_of_a_schema_leads_somewhere(schemas: dict[str, Any]) -> None:
    """No `$ref` dangles, and each schema says which dialect it is in."""
    for schema in schemas.values():
        assert schema["$schema"].startswith("https://json-schema.org/")
        for reference in references(schema):
            assert reference.removeprefix("#/$defs/") in schema["$defs"]


def test_the_schema_has_every_kind_with_every_key(schemas: dict[str, Any]) -> None:
    """Each kind's definition has all its keys, asks for those it needs, and lets in no other but to amend."""
    events = schemas["events.toml"]
    by_kind = {
        definition["properties"]["kind"]["const"]: definition
        for definition in events["$defs"].values()
        if "kind" in definition.get("properties", {})
    }
    assert set(by_kind) == set(KINDS)
    for kind, definition in by_kind.items():
        assert set(definition["properties"]) == set(KINDS[kind].model_fields)
        needed = {key for key, field in KINDS[kind].model_fields.items() if field.is_required()}
        assert needed <= set(definition["required"]) <= needed | {"kind"}
        assert definition["additionalProperties"] is (kind == "amend")


@pytest.mark.parametrize("model", [Rules, Team, Round, Tie, Leg])
def test_the_schema_has_every_key_of_the_draw(model: Any, schemas: dict[str, Any]) -> None:
    """Every table of the draw has all its keys and no other."""
    draw = schemas["competition.toml"]
    assert set(draw["properties"]) == set(Competition.model_fields)
    table = draw["$defs"][model.__name__]
    assert set(table["properties"]) == set(model.model_fields)
    assert table["additionalProperties"] is False


@pytest.mark.parametrize("fixture", ["uel-2023-24", "uel-2023-24-final"])
def test_the_schema_lets_the_fixtures_own_events_in(fixture: str, schemas: dict[str, Any]) -> None:
    """Every block of a real log has only keys of its kind's definition, and all that it requires."""
    definitions = schemas["events.toml"]["$defs"].values()
    by_kind = {found["properties"]["kind"]["const"]: found for found in definitions if "properties" in found}
    for block in tomllib.loads((FIXTURES / fixture / "events.toml").read_text())["event"]:
        definition = by_kind[block["kind"]]
        assert set(definition["required"]) <= set(block) <= set(definition["properties"])


def references(schema: Any) -> Iterator[str]:
    """Every `$ref` in a schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from references(part)
