"""Numbers and days of a table's cells: words to read, with the value that a spreadsheet calculates with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from markupsafe import Markup, escape

from senco_cli.documents.wording import day_text, minutes_text, money_text, number_text
from senco_cli.rules.costing import Amount


def money_value(sum_of: Amount | int) -> Markup | str:
    """Money as `money_text` writes it; a sum of which a part is missing is words only, never a number."""
    amount = sum_of if isinstance(sum_of, Amount) else Amount(sum_of)
    if amount.pence is None or amount.missing:
        return money_text(amount)
    return _data("money", Decimal(amount.pence) / 100, money_text(amount))


def minutes_value(minutes: Fraction | int, *, places: int = 0) -> Markup:
    """Minutes as `minutes_text` writes them."""
    return _data("minutes", Decimal(round(Fraction(minutes) * 10)) / 10, minutes_text(minutes, places=places))


def number_value(number: Decimal | int, *, signed: bool = False, places: int = 0) -> Markup:
    """A number as `number_text` writes it."""
    return _data("number", Decimal(number), number_text(number, signed=signed, places=places))


def percent_value(per_cent: Decimal | int) -> Markup:
    """Per cent, where 100 is the whole: `45%`."""
    return _data("percent", Decimal(per_cent), f"{number_text(per_cent)}%")


def day_value(day: date, style: Literal["long", "short", "brief", "letter"] = "short") -> Markup:
    """A day as `day_text` writes it."""
    return Markup(f'<time datetime="{day.isoformat()}">{escape(day_text(day, style))}</time>')


def _data(unit: str, value: Decimal, text: str) -> Markup:
    return Markup(f'<data class="{unit}" value="{value:f}">{escape(text)}</data>')
