"""An authority's table of rates: what so many hours a week cost by it, unless they pass its caps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from senco_cli.model.shipped import shipped_folder
from senco_cli.rules.costing import Rounding, round_pence

TOTAL = "all codes"


@dataclass(frozen=True, slots=True)
class RateCode:
    """One code: `rate` in pounds an hour, None where each is priced by itself; `weekly_cap` in hours, None for none."""

    code: str
    name: str
    rate: Decimal | None
    weekly_cap: Decimal | None


@dataclass(frozen=True, slots=True)
class RateTable:
    """All codes of an authority; a rate is paid for `paid_weeks`, and `weekly_cap` holds for all codes together."""

    id: str
    title: str
    paid_weeks: Decimal
    weekly_cap: Decimal
    source: str
    href: str
    verified: str
    checked_on: date
    codes: Mapping[str, RateCode]


@dataclass(frozen=True, slots=True)
class TableCost:
    """Pence a year, None where hours pass the cap of all codes or a code has no price of its own.

    `over` names the codes whose hours pass their cap, `TOTAL` the cap of all together; `unpriced` those without price.
    """

    pence: int | None
    over: tuple[str, ...]
    unpriced: tuple[str, ...]


def cost_by_table(
    table: RateTable, hours_per_week: Mapping[str, Fraction | Decimal | int], *, rounding: Rounding
) -> TableCost:
    """What so many hours a week of each code cost in a year. Raises KeyError for a code that the table does not have.

    The cap of one code is only said; over the cap of all together there is no cost. Rounded once, at the end.
    """
    hours = {table.codes[code]: Fraction(number) for code, number in hours_per_week.items()}
    over = [each.code for each, number in hours.items() if each.weekly_cap is not None and number > each.weekly_cap]
    if sum(hours.values(), Fraction(0)) > table.weekly_cap:
        over.append(TOTAL)
    unpriced = tuple(each.code for each, number in hours.items() if each.rate is None and number)
    if TOTAL in over or unpriced:
        return TableCost(None, tuple(over), unpriced)
    a_week = sum((number * Fraction(each.rate or 0) for each, number in hours.items()), Fraction(0))
    return TableCost(round_pence(a_week * Fraction(table.paid_weeks) * 100, rounding), tuple(over), unpriced)


def weekly_of_year(table: RateTable, hours_a_year: Fraction | int) -> Fraction:
    """The hours a week that hours a year count as: the table divides them by its paid weeks."""
    return Fraction(hours_a_year) / Fraction(table.paid_weeks)


@cache
def rate_tables() -> Mapping[str, RateTable]:
    """Every rate table by its id, one file each, found by being there."""
    return MappingProxyType({row["id"]: _table(**row) for _name, row in shipped_folder("rules/rate_tables")})


def _table(*, codes: list[dict[str, str]], **row: str) -> RateTable:
    return RateTable(
        id=row["id"],
        title=row["title"],
        paid_weeks=Decimal(row["paid_weeks"]),
        weekly_cap=Decimal(row["weekly_cap"]),
        source=row["source"],
        href=row["href"],
        verified=row["verified"],
        checked_on=date.fromisoformat(row["checked_on"]),
        codes=MappingProxyType({each["code"]: _code(each) for each in codes}),
    )


def _code(row: Mapping[str, str]) -> RateCode:
    rate, cap = row.get("rate"), row.get("weekly_cap")
    return RateCode(row["code"], row["name"], Decimal(rate) if rate else None, Decimal(cap) if cap else None)
