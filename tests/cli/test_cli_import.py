"""`scoreboard import`: a Football.TXT file becomes a folder, and a newer one adds to it."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from football_samples import LEIPZIG_2022, SPRING_2012, SPRING_2019, WORLD_CUP_TO_COME

from scoreboard.store import load

Command = Callable[..., Any]
Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the competition goes."""
    return tmp_path / "made" / "cup"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Put a text, or bytes, in a file."""

    def put(text: str | bytes, name: str = "cup.txt") -> Path:
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return put


def contents(folder: Path) -> dict[str, bytes]:
    """The two files, byte by byte."""
    return {file.name: file.read_bytes() for file in folder.glob("*.toml")}


def test_a_file_becomes_a_competition(write: Write, folder: Path, scoreboard: Command) -> None:
    """What came in is told, and how to open it; it checks clean."""
    answer = scoreboard("import", write(SPRING_2019), "-o", folder)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "UEFA Champions League 2018/19: Quarter-finals, Semi-finals, Final",
        "7 ties, 13 results, 0 goals",
        f"open it with: scoreboard {folder}",
    ]
    assert load(folder).ties["final"].winner == "liverpool"
    assert scoreboard("check", folder).code == 0


def test_how_lines_were_read_that_may_not_be_meant_is_told(
    write: Write, folder: Path, scoreboard: Command
) -> None:
    """With file and line; everything was read, so the exit code is 0."""
    file = write(SPRING_2012)
    answer = scoreboard("import", file, "-o", folder)
    assert answer.code == 0
    assert answer.errors == [f'{file}:15: "FC Barcelona" is taken for "Barcelona"']
    assert "3 ties, 5 results, 13 goals" in answer.out


def test_lines_that_cannot_be_read_are_told_and_the_rest_is_there(
    write: Write, folder: Path, scoreboard: Command
) -> None:
    """Each with file and line, and how many; exit code 1."""
    text = SPRING_2019.replace("2-0 (2-0)", "2-0 (3-0)", 1).replace("3-0 (1-0)", "[rained off]", 1)
    file = write(text)
    answer = scoreboard("import", file, "-o", folder)
    assert answer.code == 1
    assert answer.errors == [
        f"{file}:5: 3-0 cannot become 2-0",
        f'{file}:21: "rained off" in brackets is not known; write awarded, cancelled, postponed, abandoned',
        f"{file}: 2 lines could not be read, the rest is in {folder}",
    ]
    assert len(load(folder).ties) == 7


def test_what_is_left_out_is_counted(write: Write, folder: Path, scoreboard: Command) -> None:
    """Definitions and line-ups."""
    file = write(WORLD_CUP_TO_COME)
    assert scoreboard("import", file, "-o", folder).errors == [f"{file}: 2 lines of definitions left out"]


def test_the_same_file_again_changes_no_byte(write: Write, folder: Path, scoreboard: Command) -> None:
    """Of neither file."""
    for text in (SPRING_2019, SPRING_2012, LEIPZIG_2022):
        shutil.rmtree(folder, ignore_errors=True)
        scoreboard("import", write(text), "-o", folder)
        before = contents(folder)
        answer = scoreboard("import", write(text), "-o", folder)
        assert (answer.code, answer.out) == (0, "nothing new\n")
        assert contents(folder) == before


def test_a_newer_file_adds_to_the_end(write: Write, folder: Path, scoreboard: Command) -> None:
    """The draw keeps its comments byte for byte, the log what was entered; new lines are told."""
    early, _, late = SPRING_2019.partition("» Final\n")
    scoreboard("import", write(early), "-o", folder)
    draw, log = folder / "competition.toml", folder / "events.toml"
    draw.write_text("# my notes\n" + draw.read_text() + "# to be continued")
    was = contents(folder)
    answer = scoreboard("import", write(f"{early}» Final\n{late}"), "-o", folder)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[:2] == ["1 new round: final", "1 new tie: final"]
    assert "Tottenham Hotspur 0-2 Liverpool" in answer.out.splitlines()[2]
    assert draw.read_bytes().startswith(was["competition.toml"] + b"\n")
    assert log.read_bytes().startswith(was["events.toml"])
    assert load(folder).ties["final"].winner == "liverpool"


def test_goals_scored_live_stay(write: Write, folder: Path, scoreboard: Command) -> None:
    """The final was scored by hand; the file brings the result, and tells what it does not agree with."""
    before = SPRING_2012.replace("3-4 pen. 1-1 a.e.t. (1-1, )", "-").replace("[Müller 83'; Drogba 88']", "")
    scoreboard("import", write(before), "-o", folder)
    for team, minute, player in (("bayern-munchen", "83", "T. Müller"), ("chelsea", "88", "D. Drogba")):
        scoreboard("add", folder, "final.1", "goal", "--team", team, "--minute", minute, "--player", player)
    answer = scoreboard("import", write(SPRING_2012), "-o", folder)
    assert answer.code == 0
    board = load(folder)
    goals = [event.player for event in board.match("final.1").timeline if event.kind == "goal"]
    assert goals == ["T. Müller", "D. Drogba"]
    assert board.ties["final"].winner == "chelsea"
    scoreboard("add", folder, "final.1", "note", "--text", "What a night")
    assert scoreboard("import", write(SPRING_2012), "-o", folder).out == "nothing new\n"


def test_a_result_entered_by_hand_stays_and_is_told(write: Write, folder: Path, scoreboard: Command) -> None:
    """With the line of the file; nothing is added."""
    scoreboard("import", write(SPRING_2019.replace("0-2 (0-1)", "")), "-o", folder)
    scoreboard("add", folder, "final.1", "result", "--full-time", "1-2")
    answer = scoreboard("import", write(SPRING_2019), "-o", folder)
    assert (answer.code, answer.out) == (0, "nothing new\n")
    (error,) = answer.errors
    assert error.startswith(f"{folder.parent.parent / 'cup.txt'}:29: final.1 ended 0-2 in the file")
    assert error.endswith("1-2 in the log; the log stands")


def test_only_some_rounds(write: Write, folder: Path, scoreboard: Command) -> None:
    """By name or id, again and again; the rest can be added later."""
    scoreboard("import", write(SPRING_2019), "-o", folder, "--round", "Semi-finals", "--round", "final")
    assert list(load(folder).competition.rounds) == ["sf", "final"]
    answer = scoreboard("import", write(SPRING_2019), "-o", folder, "--round", "xyz")
    assert answer.code == 1
    assert 'no round "xyz"; there are "Quarter-finals", "Semi-finals", "Final"' in answer.err


def test_rules_and_names_by_flags(write: Write, folder: Path, scoreboard: Command) -> None:
    """Away goals that do not count leave two ties open which they decided."""
    flags = ("--away-goals", "none", "--name", "My Cup", "--season", "2019")
    assert scoreboard("import", write(SPRING_2019), "-o", folder, *flags).code == 0
    board = load(folder)
    assert board.competition.title == "My Cup 2019"
    assert board.competition.rules.away_goals == "none"


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (("--name", "\x1b[2J"), "--name: "),
        (("--name", ""), "--name: "),
        (("--season", "x" * 501), "--season: 501 characters"),
        (("--away-goals", "sometimes"), "--away-goals"),
        ((), "-o"),
    ],
)
def test_wrong_use_makes_nothing(
    flags: tuple[str, ...], says: str, write: Write, folder: Path, scoreboard: Command
) -> None:
    """Exit code 2, one printable line."""
    answer = scoreboard("import", write(SPRING_2019), *(("-o", folder) if flags else ()), *flags)
    assert (answer.code, answer.out) == (2, "")
    (error,) = answer.errors
    assert says in error
    assert error.isprintable()
    assert not folder.parent.exists()


def test_a_competition_that_is_there_keeps_its_name(write: Write, folder: Path, scoreboard: Command) -> None:
    """So a name beside it is wrong use."""
    scoreboard("import", write(SPRING_2019), "-o", folder)
    before = contents(folder)
    answer = scoreboard("import", write(SPRING_2019), "-o", folder, "--name", "My Cup")
    assert answer.code == 2
    assert "has its own; leave it out" in answer.err
    assert contents(folder) == before


WAYS: dict[str, bytes] = {
    "UTF-8 with a mark": b"\xef\xbb\xbf" + SPRING_2019.encode(),
    "Windows line ends": SPRING_2019.replace("\n", "\r\n").encode(),
    "old Macintosh line ends": SPRING_2019.replace("\n", "\r").encode(),
    "no line end at the end": SPRING_2019.rstrip().encode(),
    "tabs": SPRING_2019.replace("    ", "\t").encode(),
}


@pytest.mark.parametrize("way", WAYS)
def test_ways_to_save_a_file(way: str, write: Write, folder: Path, scoreboard: Command) -> None:
    """They make no difference."""
    answer = scoreboard("import", write(WAYS[way]), "-o", folder)
    assert (answer.code, answer.err) == (0, "")
    assert load(folder).competition.title == "UEFA Champions League 2018/19"
    assert load(folder).ties["final"].winner == "liverpool"


BAD: dict[str, tuple[bytes | None, str]] = {
    "not there": (None, ": no such file"),
    "empty": (b"", ": no match of any round in it"),
    "Latin-1": (SPRING_2012.encode("latin-1", "replace"), ":6: byte 0xfc is not UTF-8"),
    "UTF-16": (SPRING_2012.encode("utf-16"), ":1: byte 0xff is not UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", ":1: byte 0x89 is not UTF-8"),
    "NUL bytes": (b"\x00" * 50 + b"\n" + b"\x00" * 50, ": no match of any round in it"),
    "one long line": (b"x" * 200_000, ": no match of any round in it"),
    "a letter": (b"Dear Anna,\n\nthe final was 2-1.\n", ": no match of any round in it"),
    "a league": (b"= L 2024/25\n\xc2\xbb Matchday 1\n  Roma 1-0 Milan\n", ": no knockout round in it"),
    "too large": (b"#\n" * 17_000_000, ": is larger than 32 MB, and no competition"),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_file_makes_nothing(
    fault: str, write: Write, folder: Path, tmp_path: Path, scoreboard: Command
) -> None:
    """Exit code 1, one line or a line for each line, printable, and no folder."""
    content, says = BAD[fault]
    file = write(content) if content is not None else tmp_path / "cup.txt"
    answer = scoreboard("import", file, "-o", folder)
    assert (answer.code, answer.out) == (1, "")
    assert answer.errors[-1].startswith(f"{file}{says}")
    assert all(error.startswith(str(file)) and error.isprintable() for error in answer.errors)
    assert max(map(len, answer.errors)) < 300 + len(str(file))
    assert not folder.parent.exists()


def test_a_folder_in_place_of_the_file(tmp_path: Path, folder: Path, scoreboard: Command) -> None:
    """It is one."""
    answer = scoreboard("import", tmp_path, "-o", folder)
    assert (answer.code, answer.errors) == (1, [f"{tmp_path}: is a folder, not a file"])


def test_a_folder_that_is_no_competition_is_not_touched(
    write: Write, tmp_path: Path, scoreboard: Command
) -> None:
    """Nor is a file: exit code 1, one line, everything as it was."""
    file = write(SPRING_2019)
    for place in (tmp_path, file):
        answer = scoreboard("import", file, "-o", place)
        assert (answer.code, answer.out) == (1, "")
        assert answer.errors == [f"{place}: is there already; name a folder that is not"]
    assert file.read_text() == SPRING_2019
    assert list(tmp_path.iterdir()) == [file]


def test_a_competition_with_a_fault_is_not_added_to(write: Write, folder: Path, scoreboard: Command) -> None:
    """Its fault is told, as everywhere."""
    scoreboard("import", write(SPRING_2019.partition("» Final")[0]), "-o", folder)
    draw = folder / "competition.toml"
    draw.write_text(draw.read_text().replace('"porto"', '"prto"'))
    before = contents(folder)
    answer = scoreboard("import", write(SPRING_2019), "-o", folder)
    assert answer.code == 1
    assert 'no team "prto"; did you mean "porto"?' in answer.err
    assert contents(folder) == before


def test_a_place_that_cannot_be_written(
    write: Write, folder: Path, scoreboard: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below a file, and where nobody may write: one line, and nothing half made."""
    file = write(SPRING_2019)
    answer = scoreboard("import", file, "-o", file / "cup")
    assert (answer.code, len(answer.errors)) == (1, 1)

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as disk:
        disk.setattr("tempfile.mkdtemp", refuse)
        answer = scoreboard("import", file, "-o", folder)
    assert (answer.code, answer.errors) == (1, [f"{folder}: not made: permission denied"])
    assert not folder.exists()


def test_a_full_disk_leaves_what_was_there(write: Write, folder: Path, process: Command) -> None:
    """The disk takes a kilobyte and no more: no folder; later no half of a tie, and nothing beside."""

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    answer = process("import", write(SPRING_2019), "-o", folder, preexec_fn=little_room)
    assert (answer.code, answer.errors) == (1, [f"{folder}: not made: file too large"])
    assert list(folder.parent.iterdir()) == []
    process("import", write(SPRING_2019.partition("» Final")[0]), "-o", folder)
    before = contents(folder)
    answer = process("import", write(SPRING_2019), "-o", folder, preexec_fn=little_room)
    assert answer.code == 1
    assert len(answer.errors) == 1
    assert contents(folder) == before
    assert {file.suffix for file in folder.iterdir()} <= {".toml", ".lock"}


def test_a_hundred_thousand_lines_take_bounded_memory(write: Write, folder: Path, process: Command) -> None:
    """Half a gigabyte will do: the first bad lines are told, the others counted, the ties are there."""
    sorts = [
        "    21.00  Roma{0} v Milan{0}  2-1 (1-0)\n",
        "    N.N. v N.N.\n",
        "    [Dybala 12'\n",
        "» Torneo {0}\n",
        "  Thu Apr/{1}\n",
        "\x07\n",
        *["neither here nor there\n"] * 44,
    ]
    lines = (sorts[number % 50].format(number, number % 31) for number in range(100_000))
    file = write("= Cup 2024/25\n» Final\n" + "".join(lines))

    def half_a_gigabyte() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29))

    answer = process("import", file, "-o", folder, preexec_fn=half_a_gigabyte)
    assert (answer.code, "Traceback" in answer.err) == (1, False)
    assert len(answer.errors) < 500
    assert "lines more, from line" in answer.err
    assert answer.errors[-1].endswith(f"lines could not be read, the rest is in {folder}")
    assert max(map(len, answer.out.splitlines())) < 1000
    assert len(load(folder).ties) == 2000


def test_the_folder_a_file_lies_in_tells_the_season(
    tmp_path: Path, folder: Path, scoreboard: Command
) -> None:
    """As published files have it: `1960-61/cl.txt`."""
    (tmp_path / "1960-61").mkdir()
    file = tmp_path / "1960-61" / "cl.txt"
    file.write_text("Final\n\n[May/31]\n  Benfica  3-2  Barcelona  @ Wankdorf, Bern\n")
    assert scoreboard("import", file, "-o", folder).code == 0
    board = load(folder)
    assert board.competition.title == "Cup 1960/61"
    kickoff = board.competition.legs("final")[0].kickoff
    assert kickoff is not None
    assert kickoff.isoformat() == "1961-05-31"


def test_import_draws_no_screen(write: Write, folder: Path, process: Command) -> None:
    """So nothing that draws is loaded."""
    answer = process("import", write(SPRING_2019), "-o", folder, python=("-X", "importtime"))
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in answer.errors}
    assert imported.isdisjoint({"textual", "rich"})


def test_the_folder_is_open_to_others(write: Write, folder: Path, scoreboard: Command) -> None:
    """As any folder one makes, not as a temporary one."""
    scoreboard("import", write(SPRING_2019), "-o", folder)
    assert folder.stat().st_mode & 0o777 == 0o755
    assert list(folder.parent.iterdir()) == [folder]
