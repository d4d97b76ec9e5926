"""What a person types in a field, and what becomes of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from senco_cli.model.types import Amount, Number, Pence, Percent, Share, Text, Whole, YesNo, parse_day, parse_pounds


def sentence(kind: Any, typed: object) -> str:
    """What is said of a value that a type refuses."""
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(typed)
    (error,) = refused.value.errors()
    return str(error["msg"])


def day_sentence(typed: object) -> str:
    """What is said of a value that is no day."""
    with pytest.raises(PydanticCustomError) as refused:
        parse_day(typed)
    return refused.value.message()


@given(day=st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_of_our_time_is_read_as_it_is_written(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("typed", "suggested"), [("2015-02-30", "2015-02-28"), ("2016-02-30", "2016-02-29"), ("2015-04-00", "2015-04-01")]
)
def test_a_day_that_its_month_has_not_is_told_the_nearest(typed: str, suggested: str) -> None:
    assert day_sentence(typed) == f"{typed} is not a day; write it as {suggested} (year-month-day)"


@pytest.mark.parametrize(
    "typed",
    [
        "03/11/2015",
        "2015-11-3",
        "2015-13-11",
        "0215-11-03",
        "2015-11-03T00:00",
        "２０１５-１１-０３",
        "٢٠١٥-١١-٠٣",
        "Amara",
    ],
)
def test_what_may_be_a_date_of_birth_or_a_name_is_not_repeated(typed: str) -> None:
    said = day_sentence(typed)
    assert "is not a day" in said
    assert typed not in said


@pytest.mark.parametrize("typed", ["", None, 20151103, ["2015-11-03"], {"year": "2015"}])
def test_what_is_no_text_is_no_day(typed: object) -> None:
    assert "is not a day" in day_sentence(typed)


@pytest.mark.parametrize(
    ("typed", "pence"), [("17.20", 1720), ("£1,200", 120000), ("£1,200.05", 120005), ("45", 4500), ("0.00", 0)]
)
def test_pounds_are_read_as_pence(typed: str, pence: int) -> None:
    assert parse_pounds(typed) == pence


@pytest.mark.parametrize("typed", ["12.5", "-5", "1.200,00", "£ 12", "1e3", "1200p", "１２", "12,00", "9" * 12])
def test_what_is_no_sum_of_money_is_refused(typed: str) -> None:
    assert sentence(Pence, typed) == "is not a sum of money; write pounds and pence, like 17.20"


@pytest.mark.parametrize("typed", ["1e9", "1E999999", "NaN", "Infinity", "1_000", "1,5", "½", "twice", "３", "9" * 12])
def test_only_figures_with_a_point_are_a_number(typed: str) -> None:
    assert sentence(Number, typed) == "is not a number; write it in figures, like 32.5"


@given(number=st.decimals(-99999, 99999, places=3))
def test_a_number_is_read_to_the_last_place(number: Decimal) -> None:
    assert TypeAdapter(Number).validate_python(f"{number:f}") == number


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        (Amount, "-0.5", "is less than nothing; write a number from 0 up"),
        (Share, "1.01", "is more than the whole; write a number from 0 to 1, like 0.5"),
        (Share, "-1", "is less than nothing; write a number from 0 up"),
        (Percent, "100.5", "is more than 100 per cent; write a number from 0 to 100"),
        (Whole, "-1", "is not a whole number; write it in figures, like 12"),
        (Whole, "20 mins", "is not a whole number; write it in figures, like 12"),
        (YesNo, "y", "is neither yes nor no; write yes or no"),
        (YesNo, "1", "is neither yes nor no; write yes or no"),
        (Text, "red\x1b[31m", "has an invisible character in it; type the text again"),
        (Text, ["a"], "is not text; put the whole of it in double quotes"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_in_words(kind: Any, typed: object, said: str) -> None:
    assert sentence(kind, typed) == said


@pytest.mark.parametrize("typed", ["NO", "Null", "12:30", "7E1", "10.10", "01632 070123", "👩‍👧", "two\nlines"])
def test_text_stays_text_whatever_another_program_would_take_it_for(typed: str) -> None:
    assert TypeAdapter(Text).validate_python(typed) == typed
