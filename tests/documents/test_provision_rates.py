"""What provision comes to by an authority's table of rates, where the settings name one."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from documents.example import Example

from senco_cli.documents.provision_map_view import Selection
from senco_cli.documents.provision_rates import RatesPage
from senco_cli.documents.templates import environment, render

ALONE = [{"minutes": 300, "per_week": "5", "given_to": "each-pupil"}]


def by_bristol(example: Example, *, weeks_per_year: int = 38) -> Example:
    told = {"rate_table": "bristol-2022", "weeks_per_year": weeks_per_year}
    costs = example.records.settings.costs.model_copy(update=told)
    settings = example.records.settings.model_copy(update={"costs": costs})
    return replace(example, records=replace(example.records, settings=settings))


def coded(example: Example, code: str, *, weeks_per_year: int = 38, **fields: Any) -> RatesPage:
    held = example.with_provision("alone", pupils=[{"pupil": "h6b2s"}], cost={"rate_code": code}, **fields)
    found = by_bristol(held, weeks_per_year=weeks_per_year).map(selection=Selection(pupil="h6b2s")).rates
    assert found is not None
    return found


def test_without_a_table_in_the_settings_nothing_is_counted_by_one(example: Example) -> None:
    assert example.map().rates is None


def test_a_whole_year_counts_by_its_hours_a_week(example: Example) -> None:
    # Vector C7 of the published figures: 25 hours a week of code A.
    (line,) = coded(example, "a", sessions=ALONE, weeks_per_year=14).lines
    assert line.hours == (("A", Fraction(25)),)
    assert (line.cost.pence, line.remarks) == (15_902_25, ())


def test_what_is_shorter_is_spread_over_the_paid_weeks(example: Example) -> None:
    # 14 weeks of the example's only term, an hour each: 14 hours a year at £13.98.
    (line,) = coded(example, "A").lines
    assert line.hours == (("A", Fraction(14) / Fraction("45.5")),)
    assert line.cost.pence == 195_72


def test_hours_beyond_the_caps_are_said_and_over_the_cap_of_all_there_is_no_cost(example: Example) -> None:
    most = [{"minutes": 300, "per_week": "8", "given_to": "each-pupil"}]
    (line,) = coded(example, "A", sessions=most, weeks_per_year=14).lines
    assert line.cost.pence is None
    assert [each.split(":")[0] for each in line.remarks] == [
        "A",
        "more than the 35 hours a week that all codes may come to",
    ]


def test_a_provision_without_a_code_of_the_table_is_named(example: Example) -> None:
    found = coded(example, "Z", title="Somebody beside Theo")
    assert found.lines == () and "Somebody beside Theo" in found.without_code


def test_it_stands_on_the_map_with_the_names_of_its_codes(example: Example) -> None:
    held = example.with_provision("alone", pupils=[{"pupil": "h6b2s"}], cost={"rate_code": "A"}, sessions=ALONE)
    page = render(environment(), "provision-map.html.j2", {"map": by_bristol(held, weeks_per_year=14).map()})
    assert "By the authority’s table of rates" in page and "A: One-to-one teaching assistant." in page
    assert "A 25 h" in page and "£15,902.25" in page
