"""Days as registers write them, and which way round a column has them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_cli.exchange.cells.dates import Kind, NotADay, Order, order_of, read_day

TODAY = date(2026, 11, 21)
BIRTHDAYS = st.dates(min_value=date(2002, 1, 1), max_value=date(2026, 11, 1))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(cell: str, kind: Kind = Kind.PAST, *, day_first: bool = True) -> date:
    return read_day(cell, kind, today=TODAY, day_first=day_first).day


def reason(cell: str, kind: Kind = Kind.PAST) -> str:
    with pytest.raises(NotADay) as caught:
        read_day(cell, kind, today=TODAY)
    return caught.value.reason


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("13-Oct-2012", date(2012, 10, 13)),
        ("16.11.12", date(2012, 11, 16)),
        ("03/04/2012", date(2012, 4, 3)),
        ("13/06/26", date(2026, 6, 13)),
        ("2015-11-03", date(2015, 11, 3)),
        ("2015/11/03", date(2015, 11, 3)),
        ("3rd November 2015", date(2015, 11, 3)),
        ("Tue 3 Nov 2015", date(2015, 11, 3)),
        ("November 3, 2015", date(2015, 11, 3)),
        ("03/11/2015 00:00:00", date(2015, 11, 3)),
        ("2015-11-03T00:00:00", date(2015, 11, 3)),
        ("20151103", date(2015, 11, 3)),
        ("03112015", date(2015, 11, 3)),
        ("'03/11/2015", date(2015, 11, 3)),
        ("1 Sept 2020", date(2020, 9, 1)),
    ],
)
def test_days_are_read_in_every_shape_that_registers_have(cell: str, expected: date) -> None:
    assert day(cell) == expected


@given(BIRTHDAYS, st.sampled_from("/.-"), st.booleans())
def test_a_day_in_figures_is_the_day_that_was_written(born: date, mark: str, short: bool) -> None:
    year = f"{born.year % 100:02d}" if short else f"{born.year}"
    assert day(f"{born.day:02d}{mark}{born.month:02d}{mark}{year}", Kind.BIRTH) == born
    assert day(f"{born.day}{mark}{born.month}{mark}{year}", Kind.BIRTH) == born


@given(BIRTHDAYS)
def test_a_day_written_month_first_is_the_same_day_when_that_is_known(born: date) -> None:
    assert day(f"{born.month}/{born.day}/{born.year}", Kind.BIRTH, day_first=False) == born


@given(BIRTHDAYS, st.sampled_from([" ", "-", "/", ". "]), st.sampled_from([MONTHS, LONG_MONTHS]), st.booleans())
def test_a_day_with_the_month_in_letters_is_the_day_that_was_written(
    born: date, mark: str, months: tuple[str, ...], capitals: bool
) -> None:
    text = f"{born.day}{mark}{months[born.month - 1]}{mark}{born.year}"
    assert day(text.upper() if capitals else text, Kind.BIRTH) == born


@given(BIRTHDAYS)
def test_the_number_that_excel_keeps_for_a_day_is_that_day(born: date) -> None:
    # Excel counts from 1900 and takes that year for a leap year, so that 1 March 1900 is 61.
    serial = (born - date(1900, 3, 1)).days + 61
    assert day(str(serial), Kind.BIRTH) == born
    assert day(f"{serial}.0", Kind.BIRTH) == born


@given(st.dates(min_value=date(2010, 1, 1), max_value=date(2026, 12, 31)))
def test_a_month_alone_is_its_first_day_and_says_so(some_day: date) -> None:
    found = read_day(f"{MONTHS[some_day.month - 1]} {some_day.year}", Kind.PAST, today=TODAY)
    assert found.day == some_day.replace(day=1)
    assert found.precision == "month"
    assert found.assumed is not None and "first day" in found.assumed
    assert found.agrees_with(some_day)


def test_a_month_in_figures_or_with_a_short_year_is_a_month_too() -> None:
    assert read_day("06/2023", Kind.PAST, today=TODAY).precision == "month"
    assert day("Oct-23") == date(2023, 10, 1)
    assert day("Sept 2023") == date(2023, 9, 1)


def test_a_month_is_no_date_of_birth() -> None:
    assert reason("Jun 2015", Kind.BIRTH) == "gives a month only; a date of birth needs the day"


@given(st.dates(min_value=date(2024, 1, 1), max_value=date(2031, 12, 31)))
def test_a_day_without_a_year_is_the_next_such_day_ahead(today: date) -> None:
    found = read_day("w/b 12 Apr", Kind.AHEAD, today=today)
    assert (found.day.month, found.day.day) == (4, 12)
    assert 0 < (found.day - today).days <= 366
    assert found.assumed is not None
    assert today.isoformat() in found.assumed and "first day of a week" in found.assumed


def test_a_day_without_a_year_is_refused_where_it_is_not_ahead() -> None:
    assert reason("12 Apr") == "gives no year"
    assert reason("12 Apr", Kind.BIRTH) == "gives no year"


def test_the_twenty_ninth_of_february_without_a_year_waits_for_a_leap_year() -> None:
    assert day("29 Feb", Kind.AHEAD) == date(2028, 2, 29)


def test_a_yearless_day_agrees_with_itself_in_any_year() -> None:
    found = read_day("w/c 12/04", Kind.AHEAD, today=TODAY)
    assert found.agrees_with(date(2026, 4, 12))
    assert not found.agrees_with(date(2027, 4, 13))


def test_a_short_year_is_read_so_that_the_pupil_can_be_at_school() -> None:
    assert day("21.06.13", Kind.BIRTH) == date(2013, 6, 21)
    assert day("01/09/08", Kind.BIRTH) == date(2008, 9, 1)
    assert reason("21.06.98", Kind.BIRTH) == "is too long ago for anybody at school"


def test_birth_in_the_future_is_refused() -> None:
    assert reason("01/12/2026", Kind.BIRTH) == "lies in the future"


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("Spring term", "names a part of the school year, not a day"),
        ("Autumn 2", "names a part of the school year, not a day"),
        ("half-term", "names a part of the school year, not a day"),
        ("TBC", "says that the day is not settled"),
        ("2022", "gives a year only"),
        ("2025/26", "gives a year only"),
        ("31/02/2015", "there is no such day"),
        ("04/13/2015", "has the month first, unlike the rest of the column"),
        ("see Mrs Adeyemi about the next one", "is a note, not a day"),
        ("soon", "is not a day that can be read"),
        ("03/11/1915", "is too far from today to be meant"),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(cell: str, why: str) -> None:
    assert reason(cell) == why


def test_no_reason_repeats_the_cell() -> None:
    for cell in ("31/02/2015", "Okafor", "Jun 2015", "21.06.98"):
        assert cell not in reason(cell, Kind.BIRTH)


def test_one_day_above_twelve_settles_the_order_of_a_column() -> None:
    assert order_of(["03/04/2012", "29/10/2010"]) is Order.DAY_FIRST
    assert order_of(["03/04/2012", "10/29/2010"]) is Order.MONTH_FIRST
    assert order_of(["03/04/2012", "16.11.12", "13-Oct-2012"]) is Order.DAY_FIRST


def test_days_that_could_be_either_leave_the_order_open() -> None:
    assert order_of(["03/04/2012", "05/06/2013", "2015-11-23"]) is Order.EITHER


def test_a_day_that_is_the_same_both_ways_leaves_nothing_open() -> None:
    assert order_of(["04/04/2012", "2015-11-23", "13-Oct-2012", "Jun 2026"]) is Order.NO_SUCH_DAYS


@given(st.lists(BIRTHDAYS, min_size=1, max_size=8), st.booleans())
def test_an_order_that_is_settled_is_the_one_that_was_written(days: list[date], day_first: bool) -> None:
    written = [f"{d.day}/{d.month}/{d.year}" if day_first else f"{d.month}/{d.day}/{d.year}" for d in days]
    found = order_of(written)
    if any(d.day > 12 for d in days):
        assert found is (Order.DAY_FIRST if day_first else Order.MONTH_FIRST)
    else:
        assert found in (Order.EITHER, Order.NO_SUCH_DAYS)
