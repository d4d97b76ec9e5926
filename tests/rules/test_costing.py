"""Costs: the published worked figures, and the laws that totals and shares keep."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.model.provision import Provision
from senco_cli.model.staff import Staff
from senco_cli.rules.costing import (
    Amount,
    Missing,
    ProvisionCost,
    Week,
    add,
    apportion,
    dose,
    provision_cost,
    pupils_in,
    round_pence,
    run_weeks,
    school_weeks,
    staffing_of,
    time_cost,
)

BRISTOL_WEEKS = Fraction("45.5")
AN_HOUR = {"minutes": 60, "per_week": "1"}


class Weekdays:
    """A school that is open on every weekday but those of its holidays."""

    def __init__(self, *holidays: tuple[str, str]) -> None:
        self.holidays = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in holidays]

    def is_school_day(self, day: date) -> bool:
        return day.weekday() < 5 and not any(first <= day <= last for first, last in self.holidays)


def provision(**fields: Any) -> Provision:
    given_fields = {
        "title": "Talk Boost",
        "area_of_need": "communication-and-interaction",
        "layer": "targeted",
        "from": "2026-09-07",
        "delivered_by": [{"staff": "ta"}],
        "sessions": [AN_HOUR],
        "pupils": [{"pupil": "a"}],
    }
    return Provision.model_validate({**given_fields, **fields})


def staff(**rates: str | None) -> dict[str, Staff]:
    return {
        key: Staff.model_validate({"name": "A member of staff", "role": "teaching-assistant", "hourly_rate": rate})
        for key, rate in rates.items()
    }


def weeks(number: int, first: date = date(2026, 9, 7)) -> tuple[Week, ...]:
    mondays = (first + timedelta(weeks=n) for n in range(number))
    return tuple(Week(monday, monday + timedelta(days=4)) for monday in mondays)


def cost(record: Provision, number_of_weeks: int = 38, *, rate: str = "17.20", **options: Any) -> ProvisionCost:
    return provision_cost(record, weeks(number_of_weeks), staff=staff(ta=rate), **{"rounding": "half-up", **options})


def pupils(number: int) -> list[dict[str, str]]:
    return [{"pupil": f"p{n}"} for n in range(number)]


@pytest.mark.parametrize(
    ("vector", "number_of_weeks", "number_of_pupils", "each"),
    [("C1", 38, 1, 653_60), ("C2", 38, 4, 163_40), ("C3", 12, 1, 206_40), ("C4", 12, 4, 51_60)],
)
def test_one_hour_a_week_costs_what_senco_practice_says(
    vector: str, number_of_weeks: int, number_of_pupils: int, each: int
) -> None:
    found = cost(provision(pupils=pupils(number_of_pupils)), number_of_weeks)
    assert set(found.shares.values()) == {each}
    assert found.total == Amount(each * number_of_pupils)


def test_c5_a_price_for_the_year_is_shared_by_four() -> None:
    found = cost(provision(sessions=[], cost={"resources": "655.00"}, pupils=pupils(4)))
    assert set(found.shares.values()) == {163_75}


@pytest.mark.parametrize(
    ("vector", "hours_in_all", "rate", "pence"),
    [
        ("C7", 25 * BRISTOL_WEEKS, 13_98, 15_902_25),
        ("C8", Fraction(18), 13_98, 251_64),
        ("C10", 15 * BRISTOL_WEEKS, 2_95, 2_013_38),
        ("C11 group", Fraction(24), 2_95, 70_80),
        ("C11 commissioned", Fraction(7), 80_00, 560_00),
    ],
)
def test_the_rates_of_an_authority_give_the_published_sums(
    vector: str, hours_in_all: Fraction, rate: int, pence: int
) -> None:
    assert round_pence(time_cost(hours_in_all * 60, rate), "half-up") == pence


def test_c9_half_a_penny_goes_up_or_to_the_even_penny() -> None:
    exact = time_cost(BRISTOL_WEEKS * 30, 13_98)
    assert exact == Fraction("31804.5")
    assert round_pence(exact, "half-up") == 318_05
    assert round_pence(exact, "half-even") == 318_04


def test_the_rounding_of_the_settings_is_that_of_the_total() -> None:
    one_week_of_half_a_penny = provision(sessions=[{"minutes": 1, "per_week": "1"}])
    assert cost(one_week_of_half_a_penny, 1, rate="0.30").total == Amount(1)
    assert cost(one_week_of_half_a_penny, 1, rate="0.30", rounding="half-even").total == Amount(0)


def test_c13_a_language_programme_of_group_and_single_sessions_takes_240_staff_minutes_a_week() -> None:
    record = provision(
        sessions=[
            {"minutes": 30, "per_week": "3"},
            {"minutes": 15, "per_week": "2", "given_to": "each-pupil"},
        ],
        pupils=pupils(5),
    )
    amount = dose(record.sessions)
    assert amount.session_minutes(5) == 240
    assert amount.pupil_minutes == 120
    found = cost(record, 20, rate="15.00")
    assert found.total == Amount(4 * 20 * 15_00)
    assert set(found.shares.values()) == {240_00}


def test_a_fortnightly_session_counts_half_a_week() -> None:
    assert dose(provision(sessions=[{"minutes": 45, "per_week": "0.5"}]).sessions).together == Fraction(45, 2)


def test_a_pupil_who_joins_late_shares_only_the_sessions_held_since() -> None:
    record = provision(pupils=[{"pupil": "first"}, {"pupil": "late", "joined_on": "2026-10-05"}])
    found = cost(record, 10, rate="12.00")
    # Four weeks alone at £12, then six weeks at £6 each: by calendar days the shares would be other ones.
    assert found.shares == {"first": 4 * 12_00 + 6 * 6_00, "late": 6 * 6_00}
    assert found.total == Amount(120_00)


def test_a_pupil_who_leaves_early_shares_to_the_week_of_leaving() -> None:
    record = provision(pupils=[{"pupil": "stays"}, {"pupil": "leaves", "left_on": "2026-09-16"}])
    assert cost(record, 3, rate="12.00").shares == {"stays": 6_00 + 6_00 + 12_00, "leaves": 12_00}


def test_a_pupil_who_left_and_came_back_is_one_pupil() -> None:
    back = [{"pupil": "a", "left_on": "2026-09-11"}, {"pupil": "a", "joined_on": "2026-09-21"}, {"pupil": "b"}]
    assert cost(provision(pupils=back), 3, rate="12.00").shares == {"a": 12_00, "b": 24_00}


def test_weeks_with_nobody_in_the_group_cost_nothing() -> None:
    found = cost(provision(pupils=[{"pupil": "a", "left_on": "2026-09-18"}]), 10, rate="12.00")
    assert (found.weeks, found.total) == (2, Amount(24_00))


def test_a_provision_without_recorded_pupils_costs_the_school_and_nobody_has_a_share() -> None:
    found = cost(provision(pupils=[], cost={"resources": "5.00"}), 10, rate="12.00")
    assert (found.total, found.unshared, found.shares) == (Amount(125_00), 125_00, {})


def test_resources_are_shared_evenly_among_everybody_who_was_ever_in_it() -> None:
    record = provision(
        sessions=[],
        cost={"resources": "90.00"},
        pupils=[{"pupil": "a"}, {"pupil": "b", "left_on": "2026-09-11"}, {"pupil": "never", "joined_on": "2027-03-01"}],
    )
    assert cost(record, 10).shares == {"a": 45_00, "b": 45_00, "never": 0}


def test_to_date_counts_the_weeks_that_have_begun_and_all_of_the_resources() -> None:
    record = provision(cost={"resources": "10.00"})
    assert cost(record, 10, rate="12.00", up_to=date(2026, 9, 13)).total == Amount(22_00)
    assert cost(record, 10, rate="12.00", up_to=date(2026, 9, 14)).total == Amount(34_00)
    assert cost(record, 10, rate="12.00", up_to=date(2026, 9, 1)).total == Amount(0)


def test_the_rate_of_a_bought_in_service_stands_for_the_rates_of_staff() -> None:
    record = provision(cost={"hourly_rate": "80.00"}, delivered_by=[], delivered_by_others="Speech therapy service")
    assert cost(record, 7).total == Amount(560_00)


def test_two_who_deliver_together_both_cost_and_a_share_counts_in_part() -> None:
    record = provision(delivered_by=[{"staff": "ta"}, {"staff": "teacher", "share": "0.25"}])
    rates = staff(ta="16.00", teacher="40.00")
    assert staffing_of(record, rates).hourly_rate == 26_00
    assert staffing_of(record, rates).people == Fraction(5, 4)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"delivered_by": [{"staff": "unpaid"}]}, Missing("rate", "unpaid")),
        ({"delivered_by": [{"staff": "nobody"}]}, Missing("staff", "nobody")),
        ({"delivered_by": []}, Missing("deliverer")),
        ({"delivered_by": [], "delivered_by_others": "Therapy service"}, Missing("service")),
        ({"sessions": []}, Missing("sessions")),
        ({"sessions": [], "cost": {"hourly_rate": "80.00"}}, Missing("sessions")),
    ],
)
def test_a_cost_that_is_not_known_is_none_and_says_why(fields: dict[str, Any], why: Missing) -> None:
    found = provision_cost(provision(**fields), weeks(10), staff=staff(ta="17.20", unpaid=None), rounding="half-up")
    assert found.total == Amount(None, (why,))
    assert found.share_of("a") == Amount(None, (why,))


def test_a_rate_of_nothing_is_known() -> None:
    assert cost(provision(cost={"hourly_rate": "0.00"})).total == Amount(0)


def test_a_cost_known_in_part_gives_the_part_and_what_is_missing() -> None:
    record = provision(delivered_by=[{"staff": "ta"}, {"staff": "unpaid"}])
    found = provision_cost(record, weeks(1), staff=staff(ta="17.20", unpaid=None), rounding="half-up")
    assert found.total == Amount(17_20, (Missing("rate", "unpaid"),))
    resources_only = cost(provision(delivered_by=[], cost={"resources": "50.00"}))
    assert resources_only.total == Amount(50_00, (Missing("deliverer"),))


def test_a_sum_is_what_is_known_and_keeps_what_is_missing() -> None:
    rate = Missing("rate", "unpaid")
    assert add([Amount(1_00), Amount(None, (rate,)), Amount(2_00)]) == Amount(3_00, (rate,))
    assert add([Amount(None, (rate,)), Amount(None, (rate,))]) == Amount(None, (rate,))
    assert add([]) == Amount(0)


def test_an_odd_penny_goes_to_one_pupil_so_that_the_lines_add_up() -> None:
    found = cost(provision(pupils=pupils(3)), 1, rate="10.00")
    assert sorted(found.shares.values()) == [3_33, 3_33, 3_34]
    assert apportion({"a": Fraction("0.2"), "b": Fraction("0.7"), "c": Fraction("0.1")}, 1) == {"a": 0, "b": 1, "c": 0}


AUTUMN = Weekdays(("2026-10-26", "2026-10-30"), ("2026-12-21", "2027-01-04"))


def test_a_week_counts_when_it_has_a_school_day_of_the_run() -> None:
    found = school_weeks(date(2026, 10, 23), date(2026, 11, 3), calendar=AUTUMN)
    assert found == (Week(date(2026, 10, 23), date(2026, 10, 23)), Week(date(2026, 11, 2), date(2026, 11, 3)))


def test_the_run_from_september_to_christmas_leaves_half_term_out() -> None:
    record = provision(to="2026-12-18")
    assert len(run_weeks(record, date(2026, 11, 21), weeks_per_year=38, calendar=AUTUMN)) == 14


def test_a_run_is_capped_by_the_weeks_its_record_states() -> None:
    record = provision(to="2026-12-18", weeks=10)
    found = run_weeks(record, date(2026, 11, 21), weeks_per_year=38, calendar=AUTUMN)
    assert len(found) == 10
    assert found[-1].last == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("from_on", "first_week"),
    [("2026-09-07", "2026-09-07"), ("2024-09-02", "2026-09-01"), ("2027-05-03", "2027-05-03")],
)
def test_a_provision_without_an_end_is_costed_for_the_weeks_of_a_year(from_on: str, first_week: str) -> None:
    found = run_weeks(provision(**{"from": from_on}), date(2026, 11, 21), weeks_per_year=38, calendar=AUTUMN)
    assert len(found) == 38
    assert found[0].first == date.fromisoformat(first_week)
    assert all(earlier.last < later.first for earlier, later in pairwise(found))


def test_a_pupil_is_in_it_only_between_joining_and_leaving_and_while_it_runs() -> None:
    record = provision(to="2026-12-18", pupils=[{"pupil": "a"}, {"pupil": "b", "left_on": "2026-10-09"}])
    assert pupils_in(record, date(2026, 10, 9)) == ("a", "b")
    assert pupils_in(record, date(2026, 10, 10)) == ("a",)
    assert pupils_in(record, date(2026, 12, 19)) == ()


days = st.dates(date(2026, 9, 1), date(2026, 12, 31))
members = st.lists(
    st.builds(
        lambda pupil, joined, left: {"pupil": pupil, "joined_on": joined, "left_on": left},
        st.sampled_from([f"p{n}" for n in range(7)]),
        st.none() | days,
        st.none() | days,
    ),
    max_size=9,
)
sessions = st.lists(
    st.builds(
        lambda minutes, per_week, given_to: {"minutes": minutes, "per_week": per_week, "given_to": given_to},
        st.integers(1, 90),
        st.sampled_from(["0.5", "1", "2.5", "3", "5"]),
        st.sampled_from(["group", "each-pupil"]),
    ),
    max_size=3,
)
pounds = st.integers(0, 9999).map(lambda pence: f"{pence // 100}.{pence % 100:02d}")
provisions = st.builds(
    lambda pupils, sessions, resources, share: provision(
        pupils=pupils,
        sessions=sessions,
        cost={"resources": resources},
        delivered_by=[{"staff": "ta", "share": share}],
    ),
    members,
    sessions,
    st.none() | pounds,
    st.sampled_from([None, "0.5", "0.33"]),
)


@settings(max_examples=100, deadline=None)
@given(provisions, pounds, st.sampled_from(["half-up", "half-even"]), st.none() | days)
def test_the_lines_of_the_pupils_add_up_to_the_total(
    record: Provision, rate: str, rounding: Any, up_to: date | None
) -> None:
    found = cost(record, 14, rate=rate, rounding=rounding, up_to=up_to)
    assert sum(found.shares.values()) + found.unshared == (found.total.pence or 0)
    assert all(share >= 0 for share in found.shares.values())


@settings(max_examples=50, deadline=None)
@given(provisions, pounds, days, days)
def test_the_cost_to_date_never_falls_and_never_passes_the_whole_run(
    record: Provision, rate: str, one: date, other: date
) -> None:
    earlier, later = sorted((one, other))
    sums = [cost(record, 14, rate=rate, up_to=day).total.pence or 0 for day in (earlier, later, None)]
    assert sums == sorted(sums)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.fractions(0, 50, max_denominator=60), min_size=1, max_size=8))
def test_a_whole_share_is_less_than_a_penny_from_the_exact_one(exact: list[Fraction]) -> None:
    named = {str(n): share for n, share in enumerate(exact)}
    found = apportion(named, round_pence(sum(exact, Fraction(0)), "half-up"))
    assert all(abs(found[name] - share) < 1 for name, share in named.items())
