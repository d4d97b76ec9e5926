"""Costs beside the money there is: the threshold, top-up by days, the budget of a day, hours that a sum pays for."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_cli.model.pupil import TopUp
from senco_cli.model.settings import NotionalBudget, OwnThreshold
from senco_cli.rules.costing import Amount, Missing
from senco_cli.rules.funding import (
    against,
    budget_on,
    hours_bought,
    needs_threshold,
    statements,
    top_up_between,
)

FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)
A_RATE = (Missing("rate", "ta"),)


def top_up(per_year: str, first: str, last: str | None = None) -> TopUp:
    return TopUp.model_validate({"from": first, "to": last, "per_year": per_year})


def falls_on_the_year(*each: TopUp) -> int | None:
    return top_up_between(each, FIRST, LAST, rounding="half-up")


# Vector C6 of the published worked figures: one hour a week of an assistant costs £634.53 in a year.
@pytest.mark.parametrize(("pounds", "hours"), [(6_000, "9.46"), (12_700, "20.01")])
def test_a_sum_pays_for_so_many_hours_a_week(pounds: int, hours: str) -> None:
    assert float(hours_bought(pounds * 100, 634_53)) == pytest.approx(float(hours), abs=0.006)


def test_the_threshold_is_that_of_the_guidance() -> None:
    held = needs_threshold((), date(2026, 11, 21))
    assert held and held.pence == 6000_00 and held.version and held.version.verified == "secondary"
    assert needs_threshold((), date(2012, 1, 1)) is None


def test_the_school_s_own_threshold_of_a_year_comes_before_senco_s_and_counts_for_that_year_alone() -> None:
    own = OwnThreshold.model_validate(
        {"from": "2027-04-01", "to": "2028-03-31", "amount": "6200.00", "given_in": "the authority's formula"}
    )
    held = needs_threshold((own,), date(2027, 4, 1))
    assert held and (held.pence, held.version, held.given_in) == (6200_00, None, "the authority's formula")
    before = needs_threshold((own,), date(2027, 3, 31))
    assert before and before.pence == 6000_00


def test_a_cost_is_below_or_above_and_says_by_how_much() -> None:
    below = against(Amount(4_500_00), 6_000_00)
    assert (below.per_cent, below.over, below.under) == (Decimal(75), None, Amount(1_500_00))
    above = against(Amount(7_200_00), 6_000_00)
    assert (above.per_cent, above.over, above.under) == (Decimal(120), Amount(1_200_00), None)
    at_it = against(Amount(6_000_00), 6_000_00)
    assert (at_it.per_cent, at_it.over, at_it.under) == (Decimal(100), None, Amount(0))


def test_a_cost_of_which_a_part_is_missing_is_never_below() -> None:
    partly = against(Amount(4_500_00, A_RATE), 6_000_00)
    assert (partly.per_cent, partly.over, partly.under) == (Decimal(75), None, None)
    assert against(Amount(7_000_00, A_RATE), 6_000_00).over == Amount(1_000_00, A_RATE)
    nothing = against(Amount(None, A_RATE), 6_000_00)
    assert (nothing.per_cent, nothing.over, nothing.under) == (None, None, None)


@given(st.integers(0, 5_000_000), st.integers(1, 2_000_000))
def test_cost_less_what_is_above_or_with_what_is_below_is_the_threshold(pence: int, threshold: int) -> None:
    found = against(Amount(pence), threshold)
    over, under = found.over, found.under
    assert (over is None) != (under is None)
    assert pence - (over.pence or 0 if over else 0) + (under.pence or 0 if under else 0) == threshold


def test_top_up_counts_by_the_days_that_lie_in_the_year() -> None:
    assert falls_on_the_year() is None
    assert falls_on_the_year(top_up("3650", "2025-09-01")) == 3650_00
    assert falls_on_the_year(top_up("3650", "2025-09-01", "2026-08-31")) is None
    assert falls_on_the_year(top_up("3650", "2025-09-01", "2026-09-10")) == 100_00
    assert falls_on_the_year(top_up("3650", "2027-08-31")) == 10_00
    assert falls_on_the_year(top_up("3650", "2027-09-01")) is None
    assert falls_on_the_year(top_up("3650", "2024-09-01", "2026-09-10"), top_up("7300", "2026-09-11")) == 7_200_00


@given(st.integers(0, 364), st.integers(0, 2_000_000))
def test_a_top_up_split_on_any_day_comes_to_the_same(days: int, pence: int) -> None:
    split = FIRST + timedelta(days=days)
    pounds = f"{pence // 100}.{pence % 100:02d}"
    parts = (
        top_up(pounds, "2026-01-01", (split - timedelta(days=1)).isoformat()),
        top_up(pounds, split.isoformat()),
    )
    assert falls_on_the_year(*parts) == falls_on_the_year(top_up(pounds, "2026-01-01")) == pence


def test_the_budget_is_that_of_the_day() -> None:
    years = [("2025-04-01", "2026-03-31", "50000"), ("2026-04-01", "2027-03-31", "61400")]
    budgets = [NotionalBudget.model_validate({"from": a, "to": b, "amount": c}) for a, b, c in years]
    for day, amount in ((date(2026, 3, 31), 50_000_00), (date(2026, 4, 1), 61_400_00)):
        held = budget_on(budgets, day)
        assert held and held.amount == amount
    assert budget_on(budgets, date(2027, 4, 1)) is None


def test_what_the_sums_mean_has_a_source_unless_it_is_about_the_page() -> None:
    assert {each.side for each in statements()} == {"means", "means-not", "places"}
    for each in statements():
        assert (each.source is None) == (each.verified is None)
        assert each.source or "this page" in each.says
