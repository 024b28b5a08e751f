"""Minutes and periods."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pydantic import TypeAdapter, ValidationError

from scoreboard.minute import Minute, Period, end_of

READ = TypeAdapter(Minute)


@pytest.mark.parametrize("written", ["1", "45", "45+2", "79", "90+11", "105+1", "120+1", "120"])
def test_a_minute_is_written_as_it_was_read(written: str) -> None:
    """A minute read from a file is written back in the same letters."""
    assert str(Minute.parse(written)) == written


@pytest.mark.parametrize("written", ["", "0", "90+", "+3", "90+0", "90 + 3", "079", "90'", "-5", "1000", "٤"])
def test_what_is_no_minute_is_refused(written: str) -> None:
    """Anything that football does not write as a minute is refused, and told how to write one."""
    with pytest.raises(ValueError, match=r"is not a minute; write 79 or 90\+3"):
        Minute.parse(written)


def test_a_bare_whole_number_is_read_too() -> None:
    """`minute = 79` in a file is the 79th minute."""
    assert READ.validate_python(79) == Minute(79)


@pytest.mark.parametrize("value", [0, -1, True, 79.5, None, ["79"]])
def test_other_values_are_no_minutes(value: object) -> None:
    """A minute is a text or a whole number from 1, nothing else."""
    with pytest.raises(ValidationError):
        READ.validate_python(value)


def test_stoppage_time_comes_before_the_next_half() -> None:
    """The minutes of a match are in order: 45, 45+1, 45+9, 46, 90, 90+11, 91, 105+1, 106, 120+1."""
    order = ["1", "45", "45+1", "45+9", "46", "90", "90+11", "91", "105+1", "106", "120+1"]
    minutes = [Minute.parse(written) for written in order]
    assert all(earlier < later for earlier, later in pairwise(minutes))


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("1", Period.FIRST_HALF),
        ("45+2", Period.FIRST_HALF),
        ("46", Period.SECOND_HALF),
        ("90+11", Period.SECOND_HALF),
        ("91", Period.EXTRA_FIRST_HALF),
        ("105+1", Period.EXTRA_FIRST_HALF),
        ("106", Period.EXTRA_SECOND_HALF),
        ("120+1", Period.EXTRA_SECOND_HALF),
    ],
)
def test_the_period_is_read_from_the_minute(written: str, period: Period) -> None:
    """45+2 is first half, 46 second half, 91 and later extra time."""
    assert Minute.parse(written).period() is period


def test_shorter_halves_move_the_periods() -> None:
    """With halves of 40 minutes and 10 of extra time the 41st is second half and the 91st its last ten."""
    periods = [Minute(minute).period(40, 10) for minute in (40, 41, 81, 91)]
    assert periods == [
        Period.FIRST_HALF,
        Period.SECOND_HALF,
        Period.EXTRA_FIRST_HALF,
        Period.EXTRA_SECOND_HALF,
    ]


def test_halves_end_at_45_90_105_and_120() -> None:
    """Stoppage time is counted from the end of each half; a break has none."""
    ends = [end_of(period) for period in Period]
    assert ends == [45, None, 90, None, 105, None, 120, None, None, None]


def test_periods_are_in_the_order_of_a_match() -> None:
    """From the first half to the end every period has the next rank."""
    assert [period.rank for period in Period] == list(range(10))


def test_the_clock_runs_in_the_four_halves_only() -> None:
    """In breaks, in the shoot-out and after the end no minute is played."""
    assert [period.value for period in Period if period.in_play] == [
        "first_half",
        "second_half",
        "extra_first_half",
        "extra_second_half",
    ]


@pytest.mark.parametrize(
    ("written", "ordinal"),
    [
        ("1", "1st"),
        ("11", "11th"),
        ("22", "22nd"),
        ("79", "79th"),
        ("90+3", "90+3rd"),
        ("90+11", "90+11th"),
        ("112", "112th"),
    ],
)
def test_a_sentence_counts_minutes_in_ordinals(written: str, ordinal: str) -> None:
    """The 79th, the 22nd, the 90+3rd minute."""
    assert Minute.parse(written).ordinal == ordinal
