"""The log in memory."""

from __future__ import annotations

import pytest
from building import note

from scoreboard.log import Log


def entry(number: int):
    """A remark with an id."""
    return note("qf1.1", f"remark {number}").model_copy(update={"id": number})


def test_entries_come_out_in_the_order_they_went_in() -> None:
    """A log of a thousand entries, added one by one, lists them all in order."""
    log = Log()
    for number in range(1, 1001):
        log = log.add(entry(number))
    assert [event.id for event in log] == list(range(1, 1001))
    assert len(log) == 1000


def test_adding_one_by_one_is_the_same_as_all_at_once() -> None:
    """However the entries came, two logs with the same entries are equal."""
    entries = [entry(number) for number in range(1, 601)]
    log = Log()
    for each in entries:
        log = log.add(each)
    assert log == Log.of(entries)


def test_adding_leaves_the_log_before_as_it_was() -> None:
    """A log never changes: the one before an entry does not have it."""
    before = Log.of([entry(1)])
    before.add(entry(2))
    assert [event.id for event in before] == [1]


@pytest.mark.parametrize("late", [0, 3, 7])
def test_ids_rise(late: int) -> None:
    """An entry whose id is not higher than all others cannot be added."""
    with pytest.raises(ValueError, match="ids rise"):
        Log.of([entry(3), entry(7)]).add(entry(late))


def test_an_entry_is_found_by_its_id() -> None:
    """Ids may have gaps (a hand edit); those that are there are found, the others are not."""
    log = Log.of(entry(number) for number in range(10, 3000, 7))
    assert [log.find(number) is not None for number in (10, 17, 2999)] == [True] * 3
    assert [log.find(number) for number in (0, 9, 11, 3000)] == [None] * 4


def test_an_empty_log_has_nothing() -> None:
    """Before the first entry there is no last id and nothing to find."""
    log = Log()
    assert (len(log), log.last_id, log.find(1), list(log), list(log.since(0))) == (0, 0, None, [], [])


@pytest.mark.parametrize("since", [0, 1, 255, 256, 257, 512, 599, 600])
def test_what_is_new_since_an_id(since: int) -> None:
    """A follower who has read up to an id gets exactly the later entries."""
    log = Log.of(entry(number) for number in range(1, 601))
    assert [event.id for event in log.since(since)] == list(range(since + 1, 601))


def test_an_entry_by_its_place_in_the_log() -> None:
    """The first, the last and every other entry can be asked for by its index."""
    log = Log.of(entry(number) for number in range(1, 601))
    assert [log[0].id, log[256].id, log[-1].id] == [1, 257, 600]
    with pytest.raises(IndexError):
        log[600]
