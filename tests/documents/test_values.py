"""What a spreadsheet calculates with beside what a reader sees."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from senco_cli.documents.render.blocks import Table
from senco_cli.documents.render.parsing import blocks_of
from senco_cli.documents.values import day_value, minutes_value, money_value, number_value, percent_value
from senco_cli.rules.costing import Amount, Missing


def read_back(cell: str) -> tuple[str, object, str | None]:
    (table,) = blocks_of(f"<table><tbody><tr><td>{cell}</td></tr></tbody></table>")
    assert isinstance(table, Table)
    ((found,),) = table.body
    return found.text, found.value, found.unit


def test_money_is_pounds_to_the_penny() -> None:
    assert read_back(money_value(123450)) == ("£1,234.50", Decimal("1234.5"), "money")


def test_a_sum_with_a_part_missing_is_no_number() -> None:
    assert read_back(money_value(Amount(123450, missing=(Missing("rate"),)))) == ("at least £1,234.50", None, None)
    assert read_back(money_value(Amount(None))) == ("not known", None, None)


def test_minutes_numbers_per_cent_and_days() -> None:
    assert read_back(minutes_value(Fraction(45, 2))) == ("22.5", Decimal("22.5"), "minutes")
    assert read_back(number_value(Decimal("-3.50"))) == ("−3.5", Decimal("-3.5"), "number")
    assert read_back(percent_value(45)) == ("45%", Decimal(45), "percent")
    assert read_back(day_value(date(2026, 11, 21))) == ("21 Nov 2026", date(2026, 11, 21), "day")
