"""Values as people type them: numbers, and ages in years and months."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from senco_cli.model.age import Age, age_of
from senco_cli.model.provision import Result
from senco_cli.model.scale_values import parse_value


@pytest.mark.parametrize(
    "typed", ["7:04", "7:4", " 7:04 ", "7;04", "7 years 4 months", "7 years, 4 months", "7y 4m", "7y4m", "88 months"]
)
def test_an_age_is_understood_as_people_write_it(typed: str) -> None:
    value = parse_value(typed)
    assert isinstance(value, Age)
    assert value == 88
    assert (str(value), f"{value}") == ("7:04", "7:04")


@pytest.mark.parametrize(("typed", "value"), [("88", "88"), ("32.5", "32.5"), ("-3", "-3"), (".5", "0.5")])
def test_a_number_stays_a_number(typed: str, value: str) -> None:
    assert parse_value(typed) == Decimal(value)
    assert not isinstance(parse_value(typed), Age)


@pytest.mark.parametrize("typed", ["", "7:12", "7:99", "7-04", "seven", "7:04:00", "1e3", "7 / 4", "٧:٠٤", "NaN"])
def test_what_is_neither_is_refused(typed: str) -> None:
    with pytest.raises(PydanticCustomError, match="neither a number"):
        parse_value(typed)


@given(st.integers(0, 99), st.integers(0, 11))
def test_an_age_that_is_written_reads_back_as_the_same(years: int, months: int) -> None:
    age = age_of(years, months)
    assert parse_value(str(age)) == age == years * 12 + months


def test_a_record_keeps_an_age_an_age() -> None:
    result = Result.model_validate({"value": "7:04", "taken_on": "2026-07-01"})
    assert str(result.value) == "7:04"
    assert result.model_dump()["value"] == "7:04"
