"""The last Friday in June of the academic year in which somebody turns 16, and whose the rights are after it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_cli.rules.compulsory_school_age import is_young_person, last_day_of_school_age
from senco_cli.rules.counting import anniversary

BORN = st.dates(date(1985, 1, 1), date(2040, 12, 31))
FRIDAY = 4


@pytest.mark.parametrize(
    ("born", "last"),
    [
        # Sixteen in the autumn before the leaving date: section 8(3)(c).
        ("2010-09-01", "2027-06-25"),
        ("2011-03-14", "2027-06-25"),
        # Sixteen on the leaving date itself: section 8(3)(b).
        ("2011-06-25", "2027-06-25"),
        # Sixteen after it and before the next school year: section 8(3)(a).
        ("2011-06-26", "2027-06-25"),
        ("2011-08-31", "2027-06-25"),
        # The next day belongs to the next school year.
        ("2011-09-01", "2028-06-30"),
        # The Friday of 1998 that the department named, 26 June, for somebody of that year.
        ("1982-01-05", "1998-06-26"),
        ("2012-02-29", "2028-06-30"),
    ],
)
def test_school_age_ends_on_the_last_friday_in_june(born: str, last: str) -> None:
    assert last_day_of_school_age(date.fromisoformat(born)) == date.fromisoformat(last)


def test_rights_pass_on_the_day_after_the_leaving_date() -> None:
    born = date(2011, 3, 14)

    assert not is_young_person(born, date(2027, 6, 25))
    assert is_young_person(born, date(2027, 6, 26))


def test_a_young_person_is_under_25() -> None:
    born = date(2011, 3, 14)

    assert is_young_person(born, date(2036, 3, 13))
    assert not is_young_person(born, date(2036, 3, 14))


@given(BORN)
def test_it_is_the_last_friday_in_june_of_the_year_of_the_sixteenth_birthday(born: date) -> None:
    last = last_day_of_school_age(born)
    birthday = anniversary(born, 16)

    assert (last.month, last.weekday()) == (6, FRIDAY)
    assert (last + timedelta(weeks=1)).month == 7
    assert date(last.year - 1, 9, 1) <= birthday <= date(last.year, 8, 31)


@given(BORN, st.integers(0, 400))
def test_whoever_is_born_later_never_leaves_earlier(born: date, days: int) -> None:
    assert last_day_of_school_age(born) <= last_day_of_school_age(born + timedelta(days=days))
