"""Last days that move on: the Tribunal's rule and the next working day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.rules.counting import is_working_day
from senco_cli.rules.day_moves import day_moves

ANY_DAY = st.dates(date(2024, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2026-12-24", "2026-12-24"),
        ("2026-12-25", "2027-01-04"),
        ("2027-01-01", "2027-01-04"),
        ("2025-12-30", "2026-01-02"),
        ("2026-07-31", "2026-07-31"),
        ("2026-08-01", "2026-09-01"),
        ("2026-08-31", "2026-09-01"),
        ("2026-11-21", "2026-11-23"),
        ("2027-03-26", "2027-03-30"),
    ],
)
def test_the_tribunals_last_day_leaves_christmas_and_august_out(last: str, expected: str) -> None:
    assert day_moves()["tribunal"].moved(date.fromisoformat(last)) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("last", "expected"), [("2026-08-14", "2026-08-14"), ("2026-08-31", "2026-09-01"), ("2026-12-26", "2026-12-29")]
)
def test_the_next_working_day_knows_weekends_and_bank_holidays_only(last: str, expected: str) -> None:
    assert day_moves()["next-working-day"].moved(date.fromisoformat(last)) == date.fromisoformat(expected)


@pytest.mark.parametrize("name", day_moves())
@settings(max_examples=80)
@given(last=ANY_DAY, later=st.integers(0, 400))
def test_a_day_moves_to_an_open_one_never_back_and_never_past_another(name: str, last: date, later: int) -> None:
    move = day_moves()[name]
    moved = move.moved(last)

    assert moved >= last and is_working_day(moved) and move.moved(moved) == moved
    assert moved <= move.moved(date.fromordinal(last.toordinal() + later))
