"""What the records show of the school's own duties; pupils are counted, and named by key only."""

from __future__ import annotations

from typing import Any

import pytest
from rules.equality_school import adjustment, file, of_school, school

PLAN = {"accessibility_plan": {"from": "2024-04-01", "to": "2027-03-31"}}
PUBLISHED = {"equality_information_published_on": "2026-02-27", "equality_objectives_published_on": "2024-03-22"}
CONSIDERED = {"disability": [{"result": "no", "reasons": "Short", "considered_on": "2026-10-02"}]}


def test_the_pupils_of_whom_nothing_was_considered_are_counted_and_named_by_key() -> None:
    found = of_school("E01", school(), file("k7m2q", equality=CONSIDERED), file("p3x9d"), file("r2v7t", status="N"))
    assert found.gap == "missing" and found.shown
    assert "for 1 of 2 pupils" in found.shown.says and "p3x9d" in found.shown.says
    assert "Amara" not in found.shown.says and "r2v7t" not in found.shown.says


@pytest.mark.parametrize(
    ("duties", "gap"),
    [
        (PLAN, "open"),
        ({}, "missing"),
        ({"accessibility_plan": {"from": "2023-04-01", "to": "2026-03-31"}}, "missing"),
        ({"accessibility_plan": {"from": "2023-11-01"}}, "missing"),
    ],
)
def test_the_accessibility_plan_is_in_force_and_no_older_than_three_years(duties: dict[str, Any], gap: str) -> None:
    assert of_school("E28", school(duties=duties)).gap == gap


@pytest.mark.parametrize(
    ("days", "gap"),
    [
        (PUBLISHED, "open"),
        ({**PUBLISHED, "equality_information_published_on": "2025-11-20"}, "missing"),
        ({**PUBLISHED, "equality_objectives_published_on": "2022-11-20"}, "missing"),
        ({"equality_information_published_on": "2026-02-27"}, "missing"),
        ({}, "missing"),
    ],
)
def test_information_is_published_each_year_and_objectives_each_four(days: dict[str, str], gap: str) -> None:
    assert of_school("E36", school(duties=days)).gap == gap


def test_suspensions_of_the_last_year_ask_for_the_list_before_them() -> None:
    assert of_school("E17", school(), file(exclusions=("2026-06-18",))).gap == "missing"
    assert of_school("E17", school(), file(exclusions=("2025-06-18",))).gap is None


def test_refusals_and_reviews_of_every_pupil_are_taken_together() -> None:
    good, bad = file("k7m2q", adjustments=[adjustment()]), file("p3x9d", adjustments=[adjustment(state="refused")])
    refusals = of_school("E34", school(), good, bad)
    assert refusals.gap == "missing" and refusals.shown and "p3x9d" in refusals.shown.says
    assert of_school("E34", school(), good).gap is None
    assert of_school("E35", school(), good).gap == "open"


def test_training_without_a_day_in_the_last_year_is_a_gap() -> None:
    assert of_school("E30", school()).gap == "missing"
