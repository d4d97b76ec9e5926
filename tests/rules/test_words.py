"""Days and numbers in words."""

from __future__ import annotations

from datetime import date

from senco_cli.rules.words import how_many, listed, long_day


def test_a_day_is_written_as_a_letter_writes_it() -> None:
    assert long_day(date(2027, 1, 9)) == "Saturday 9 January 2027"
    assert long_day(date(2026, 12, 28)) == "Monday 28 December 2026"


def test_one_thing_is_not_written_in_the_plural() -> None:
    assert how_many(1, "week") == "1 week"
    assert how_many(12, "week") == "12 weeks"
    assert how_many(0, "meeting") == "0 meetings"


def test_the_last_of_several_things_comes_after_and() -> None:
    assert listed(("a",)) == "a"
    assert listed(("a", "b")) == "a and b"
    assert listed(("a", "b", "c")) == "a, b and c"
    assert listed(()) == ""
