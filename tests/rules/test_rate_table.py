"""An authority's rates and caps: the published table gives the worked figures."""

from __future__ import annotations

from fractions import Fraction

import pytest

from senco_cli.rules.rate_table import TOTAL, TableCost, cost_by_table, rate_tables, weekly_of_year

BRISTOL = rate_tables()["bristol-2022"]


def cost(**hours: Fraction | int) -> TableCost:
    return cost_by_table(BRISTOL, hours, rounding="half-up")


def a_year(hours: int) -> Fraction:
    return weekly_of_year(BRISTOL, hours)


@pytest.mark.parametrize(
    ("hours", "pence"),
    [
        ({"A": 25}, 15_902_25),
        ({"A": a_year(18)}, 251_64),
        ({"A": Fraction(1, 2)}, 318_05),
        ({"F": 15}, 2_013_38),
        ({"F": a_year(24)}, 70_80),
        ({"G": a_year(7)}, 560_00),
        ({"K": 3}, 0),
    ],
)
def test_the_published_rates_give_the_worked_figures(hours: dict[str, Fraction | int], pence: int) -> None:
    assert cost(**hours) == TableCost(pence, (), ())


def test_half_a_penny_goes_as_the_school_says() -> None:
    assert cost_by_table(BRISTOL, {"A": Fraction(1, 2)}, rounding="half-even").pence == 318_04


def test_over_the_cap_of_all_codes_there_is_a_flag_and_no_cost() -> None:
    assert cost(A=25, F=15) == TableCost(None, (TOTAL,), ())
    assert cost(A=25, F=10).over == ()


def test_over_the_cap_of_one_code_there_is_a_flag_and_a_cost() -> None:
    found = cost(A=26)
    assert found.over == ("A",) and found.pence == round(Fraction("13.98") * 26 * Fraction("45.5") * 100)


def test_what_is_priced_by_itself_has_no_cost_here() -> None:
    assert cost(A=1, Q=2) == TableCost(None, (), ("Q",))


def test_a_code_that_is_not_in_the_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        cost(Z=1)


def test_every_table_says_where_it_comes_from() -> None:
    for table in rate_tables().values():
        assert table.source and table.href.startswith("https://") and table.verified in ("primary", "secondary")
        assert all(code.name for code in table.codes.values())
