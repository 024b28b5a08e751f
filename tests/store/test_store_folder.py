"""Opening a competition's folder and adding to its log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scoreboard.events import KINDS, Event
from scoreboard.store import DataError, Folder, Refused, load

Remark = Callable[..., Event]


def test_a_folder_opens_with_its_draw_and_its_log(cup: Path, played: int) -> None:
    """The quarter-finals as played, and Marseille through on penalties."""
    board = load(cup)
    assert board.competition.title == "UEFA Europa League 2023/24"
    assert len(board.log) == played
    assert board.ties["qf4"].winner == "marseille"


def test_a_folder_opens_by_its_path_as_text(cup: Path) -> None:
    """A developer passes the path as a string."""
    assert load(str(cup)) == load(cup)


def test_a_draw_without_a_log_is_a_competition_before_its_first_match(drawn: Path) -> None:
    """No events.toml is an empty log, and opening makes no file."""
    assert len(load(drawn).log) == 0
    assert [file.name for file in drawn.iterdir()] == ["competition.toml"]


def test_an_empty_log_takes_its_first_event(drawn: Path, remark: Remark) -> None:
    """A log of no bytes begins with event 1, on its first line."""
    (drawn / "events.toml").touch()
    assert Folder(drawn).append(remark()).event.id == 1
    assert (drawn / "events.toml").read_bytes().startswith(b"[[event]]\n")


def test_a_block_without_id_at_the_end_gets_the_next_number(cup: Path, remark: Remark, played: int) -> None:
    """A person writes a block by hand and leaves the id out: it is the next, and the program goes on."""
    with (cup / "events.toml").open("a") as log:
        log.write('\n[[event]]\nmatch = "qf4.2"\nkind = "note"\ntext = "by hand"\n')
    folder = Folder(cup)
    assert folder.notices == ()
    assert folder.board.log.last_id == played + 1
    assert folder.append(remark()).event.id == played + 2
    assert [event.id for event in load(cup).log][-2:] == [played + 1, played + 2]


def test_a_log_without_any_ids_is_numbered_from_one(drawn: Path) -> None:
    """A log written by hand alone needs no ids."""
    note = '[[event]]\nmatch = "qf4.2"\nkind = "note"\ntext = "by hand"\n'
    (drawn / "events.toml").write_text("\n".join([note] * 3))
    assert [event.id for event in load(drawn).log] == [1, 2, 3]


def test_ids_may_leave_gaps(cup: Path, remark: Remark, played: int) -> None:
    """After event 4000 comes 4001, whatever came before."""
    log = cup / "events.toml"
    log.write_text(log.read_text().replace(f"id = {played}\n", "id = 4000\n"))
    assert Folder(cup).append(remark()).event.id == 4001


@pytest.mark.parametrize("back", [1, 40], ids=["the one before", "an old one"])
def test_ids_must_rise(cup: Path, back: int, played: int) -> None:
    """An id that was used before is told at its own line."""
    log = cup / "events.toml"
    log.write_text(log.read_text().replace(f"id = {played}\n", f"id = {played - back}\n"))
    line = len(log.read_text().splitlines())
    with pytest.raises(DataError) as caught:
        load(cup)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.path) == (log, line, f"event {played - back}.id")


def test_the_store_gives_the_id(cup: Path, remark: Remark, played: int) -> None:
    """Whatever id an event comes with, the log gives it the next."""
    assert Folder(cup).append(remark(id=4)).event.id == played + 1


def test_an_entry_leaves_the_draw_alone(cup: Path, remark: Remark) -> None:
    """The competition's file keeps every byte, its comments too."""
    before = (cup / "competition.toml").read_bytes()
    assert b"\n# The teams. Their players are" in before
    Folder(cup).append(remark())
    assert (cup / "competition.toml").read_bytes() == before


def test_an_entry_leaves_the_remarks_in_the_log_alone(cup: Path, remark: Remark, played: int) -> None:
    """Comments at the head and at the end of the log stay where they are, one without a newline too."""
    log = cup / "events.toml"
    log.write_bytes(log.read_bytes() + b"\n# half an hour to go")
    before = log.read_bytes()
    Folder(cup).append(remark())
    assert log.read_bytes().startswith(before)
    assert len(load(cup).log) == played + 1


def test_the_board_follows_the_entry(cup: Path) -> None:
    """Once appended, the goal is on the board and on disk alike."""
    folder = Folder(cup)
    for keys in (
        {"kind": "period", "period": "first_half"},
        {"kind": "goal", "team": "atalanta", "minute": "4"},
    ):
        folder.append(entered({"match": "sf1.1", **keys}))
    assert folder.board.match("sf1.1").score == (0, 1)
    assert load(cup) == folder.board


def test_what_the_rules_refuse_is_not_written(cup: Path) -> None:
    """A goal in a match that has ended is refused, names its rule, and leaves the log as it was."""
    before = (cup / "events.toml").read_bytes()
    folder = Folder(cup)
    goal = entered({"match": "qf4.2", "kind": "goal", "team": "benfica", "minute": "90"})
    with pytest.raises(Refused, match=r"has ended.*\(.*Law 7\)"):
        folder.append(goal)
    assert (cup / "events.toml").read_bytes() == before
    assert folder.board == load(cup)


def test_a_doubt_comes_with_the_saved_event(cup: Path) -> None:
    """A goal before the kick-off is in the log is saved, and the doubt told."""
    goal = entered({"match": "sf1.1", "kind": "goal", "team": "atalanta", "minute": "4"})
    saved = Folder(cup).append(goal)
    assert [doubt.refused for doubt in saved.doubts] == [False]
    assert load(cup).match("sf1.1").goals == (0, 1)


def test_an_entry_tells_what_it_unsettles(cup: Path) -> None:
    """Benfica are reinstated when the first semi-final has begun: that tie is named."""
    folder = Folder(cup)
    folder.append(entered({"match": "sf1.1", "kind": "period", "period": "first_half"}))
    saved = folder.append(
        entered({"tie": "qf4", "kind": "decision", "winner": "benfica", "reason": "appeal"})
    )
    assert [tie.tie for tie in saved.unsettled] == ["sf1"]


def test_what_another_wrote_is_read_before_the_rules_are_asked(cup: Path, remark: Remark) -> None:
    """Two scorers end the same match: the second is refused, though their board did not show the end yet."""
    anna, bert = Folder(cup), Folder(cup)
    whistle = {"match": "sf1.1", "kind": "period"}
    anna.append(entered({**whistle, "period": "first_half"}))
    anna.append(entered({**whistle, "period": "ended"}))
    with pytest.raises(Refused, match="has ended"):
        bert.append(entered({**whistle, "period": "ended"}))
    assert bert.board == anna.board


def test_an_entry_on_a_log_that_cannot_be_read_is_not_made(cup: Path, remark: Remark) -> None:
    """Somebody spoiled the log by hand: nothing is appended to it until it is mended."""
    folder, log = Folder(cup), cup / "events.toml"
    spoiled = log.read_bytes().replace(b'kind = "kick"', b'kind = "kik"', 1)
    log.write_bytes(spoiled)
    with pytest.raises(DataError, match='no kind "kik"'):
        folder.append(remark())
    assert log.read_bytes() == spoiled


def test_no_entry_makes_a_folder(cup: Path, remark: Remark) -> None:
    """A folder that went away while it was open is not made again by an entry."""
    from scoreboard.store import NotSaved

    folder = Folder(cup)
    cup.rename(cup.with_name("elsewhere"))
    with pytest.raises(NotSaved, match="the folder is gone"):
        folder.append(remark())
    assert not cup.exists()


def test_all_faults_of_both_files_are_told_at_once(cup: Path) -> None:
    """Two faults in the draw and two in the log make four problems, each with its file and line."""
    draw, log = cup / "competition.toml", cup / "events.toml"
    draw.write_text(draw.read_text().replace('"roma"]', '"rmoa"]').replace('code = "MIL"', 'code = "MILA"'))
    log.write_text(
        log.read_text().replace('minute = "16"', 'minute = "0"', 1).replace('"Rafa Silva"', "79", 1)
    )
    with pytest.raises(DataError) as caught:
        load(cup)
    told = {(problem.file.name, problem.line) for problem in caught.value.problems}
    expected = {(draw.name, "rmoa"), (draw.name, "MILA"), (log.name, '"0"'), (log.name, "= 79")}
    assert told == {(name, _line(cup / name, words)) for name, words in expected}
    assert len(caught.value.problems) == 4


def _line(file: Path, words: str) -> int:
    return next(n for n, line in enumerate(file.read_text().splitlines(), 1) if words in line)


def entered(keys: dict[str, Any]) -> Event:
    """The event with these keys."""
    return KINDS[keys["kind"]].model_validate(keys)
