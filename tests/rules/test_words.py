"""Days in words."""

from __future__ import annotations

from datetime import date

from senco_cli.rules.words import long_day


def test_a_day_is_written_as_a_letter_writes_it() -> None:
    assert long_day(date(2027, 1, 9)) == "Saturday 9 January 2027"
    assert long_day(date(2026, 12, 28)) == "Monday 28 December 2026"
