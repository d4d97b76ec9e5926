"""Days, money, minutes and numbers as they stand on a page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from senco_cli.documents.wording import (
    count_text,
    day_text,
    decimals,
    hours_text,
    listed_text,
    minutes_text,
    money_text,
    number_text,
)
from senco_cli.model.age import age_of
from senco_cli.rules.costing import Amount, Missing


def test_a_day_is_written_long_or_short() -> None:
    assert day_text(date(2026, 3, 12)) == "Thursday 12 March 2026"
    assert day_text(date(2026, 9, 1), "short") == "1 Sep 2026"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (1_234_50, "£1,234.50"),
        (5, "£0.05"),
        (Amount(0), "£0.00"),
        (Amount(51_60, (Missing("rate", "ta"),)), "at least £51.60"),
        (Amount(None, (Missing("sessions"),)), "not known"),
    ],
)
def test_money_is_pounds_and_pence_and_says_what_is_missing(amount: Amount | int, text: str) -> None:
    assert money_text(amount) == text


@pytest.mark.parametrize(
    ("minutes", "figures", "hours"),
    [
        (240, "240", "4 h"),
        (Fraction(45, 2), "22.5", "23 min"),
        (Fraction(100, 3), "33.3", "33 min"),
        (1711, "1,711", "28 h 31 min"),
        (0, "0", "0 min"),
    ],
)
def test_minutes_are_figures_or_hours(minutes: Fraction | int, figures: str, hours: str) -> None:
    assert minutes_text(minutes) == figures
    assert hours_text(minutes) == hours


def test_in_a_column_the_points_of_numbers_stand_below_each_other() -> None:
    hours = [Decimal("15.0"), Decimal("0.375"), None, Decimal("1200.83")]
    most = decimals(hours)
    assert [number_text(each, places=most) for each in hours if each is not None] == ["15.000", "0.375", "1,200.830"]
    assert number_text(Decimal("-2"), places=1) == "\N{MINUS SIGN}2.0"
    assert (decimals([3, Decimal("2.0")]), decimals([None]), decimals([])) == (0, 0, 0)
    minutes = [Fraction(45, 2), Fraction(620)]
    assert [minutes_text(each, places=decimals(minutes)) for each in minutes] == ["22.5", "620.0"]


@pytest.mark.parametrize(
    ("number", "plain", "signed"),
    [("9", "9", "+9"), ("-3.50", "−3.5", "−3.5"), ("0", "0", "0"), ("100", "100", "+100"), ("1E+2", "100", "+100")],
)
def test_a_number_has_no_idle_zeros_and_a_true_minus(number: str, plain: str, signed: str) -> None:
    assert number_text(Decimal(number)) == plain
    assert number_text(Decimal(number), signed=True) == signed


def test_one_is_singular() -> None:
    assert [count_text(n, "pupil") for n in (0, 1, 2)] == ["0 pupils", "1 pupil", "2 pupils"]
    assert count_text(2, "child", "children") == "2 children"


def test_an_age_is_written_as_years_and_months() -> None:
    assert number_text(age_of(7, 4)) == "7:04"
    assert number_text(age_of(8, 1) - age_of(7, 4), signed=True) == "+9"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([], ""),
        (["one"], "one"),
        (["reading", "writing"], "reading; writing"),
        (["It just takes a bit.", "My cousins"], "It just takes a bit. My cousins."),
        (["Time; count to ten", "A picture"], "Time; count to ten. A picture."),
        (['Asking "do you understand?"', "Copying"], 'Asking "do you understand?" Copying.'),
    ],
)
def test_several_things_are_parted_by_semicolons_unless_they_are_sentences(lines: list[str], text: str) -> None:
    assert listed_text(lines) == text
