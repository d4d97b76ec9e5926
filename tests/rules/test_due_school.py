"""What is due for the school as a whole: its terms and its provisions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from senco_cli.rules.deadline import Deadline

SchoolDue = Callable[..., tuple[Deadline, ...]]

PROVISION = """
provision:
  t4n8c:
    title: Talking in small groups
    area_of_need: communication-and-interaction
    layer: targeted
    from: 2026-09-14
"""


def day(text: str) -> date:
    return date.fromisoformat(text)


def provision(more: str) -> str:
    return PROVISION + "".join(f"    {line}\n" for line in more.split("; "))


def of(found: tuple[Deadline, ...], kind: str) -> list[tuple[str, date | None]]:
    return [(deadline.rule, deadline.legal_due) for deadline in found if deadline.kind == kind]


def test_the_authoritys_list_is_looked_for_before_each_term_to_come(school_due: SchoolDue) -> None:
    # Spring begins on Monday 4 January with an INSET day, summer on Monday 12 April.
    found = school_due()

    assert of(found, "annual-review") == [("AR-LIST", day("2026-12-20")), ("AR-LIST", day("2027-03-28"))]
    assert found[0].outer_due == day("2026-12-21")
    assert (found[0].pupil, found[0].path, found[0].plan_by) == (None, "calendar.yaml", None)


def test_the_list_is_no_longer_looked_for_when_it_has_come_or_the_term_has_begun(school_due: SchoolDue) -> None:
    calendar = """
    years:
      - academic_year: 2026/27
        terms: [{name: Spring, from: 2027-01-05, to: 2027-03-25%s}]
    """

    come = school_due(on="2026-12-18", calendar=calendar % ", review_list_received_on: 2026-12-18")

    assert len(of(school_due(on="2027-01-05", calendar=calendar % ""), "annual-review")) == 1
    assert of(school_due(on="2027-01-06", calendar=calendar % ""), "annual-review") == []
    assert of(come, "annual-review") == []


def test_without_a_calendar_there_are_no_terms(school_due: SchoolDue) -> None:
    assert of(school_due(calendar=None), "annual-review") == []


def test_a_provision_that_reaches_its_last_day_is_shown(school_due: SchoolDue) -> None:
    found = school_due(provision("to: 2026-12-19; pupils: [{pupil: k7m2q}]"), calendar=None)

    assert of(found, "provision") == [("PV-END", day("2026-12-19"))]
    assert (found[0].pupil, found[0].path, found[0].plan_by) == (None, "provision/t4n8c.yaml", day("2026-12-18"))
    assert (found[0].status, found[0].duty_holder) == ("practice", "school")


def test_an_open_ended_provision_has_no_last_day(school_due: SchoolDue) -> None:
    assert of(school_due(provision("pupils: [{pupil: k7m2q}]"), calendar=None), "provision") == []


@pytest.mark.parametrize(
    ("pupils", "on", "shown"),
    [
        ("[{pupil: k7m2q}]", "2027-01-15", True),
        ("[{pupil: k7m2q, outcome: met}]", "2026-11-21", False),
        ("[{pupil: k7m2q, exit: {value: 91, taken_on: 2026-12-17}}]", "2027-01-15", False),
        ("[{pupil: k7m2q, outcome: met}, {pupil: p3x9d}]", "2027-01-15", True),
        ("[{pupil: k7m2q, outcome: met}, {pupil: p3x9d, left_on: 2026-11-13}]", "2027-01-15", False),
        ("[{pupil: k7m2q, left_on: 2026-12-18}]", "2027-01-15", True),
        ("[]", "2026-12-18", True),
        ("[]", "2026-12-19", False),
    ],
)
def test_a_provisions_end_is_done_when_the_results_of_its_pupils_are_recorded(
    school_due: SchoolDue, pupils: str, on: str, shown: bool
) -> None:
    found = school_due(provision(f"to: 2026-12-18; pupils: {pupils}"), on=on, calendar=None)

    assert of(found, "provision") == ([("PV-END", day("2026-12-18"))] if shown else [])


def test_what_was_given_at_the_school_before_owes_no_result_here(school_due: SchoolDue) -> None:
    elsewhere = provision("to: 2026-12-18; given_at: Larkfield; pupils: [{pupil: k7m2q}]")
    assert of(school_due(elsewhere, on="2027-01-15", calendar=None), "provision") == []


@pytest.mark.parametrize(
    ("more", "on", "expected"),
    [
        ("review_by: 2026-11-27", "2026-11-21", [("PV-REVIEW", "2026-11-27")]),
        ("review_by: 2026-11-20", "2026-11-21", [("PV-REVIEW", "2026-11-20")]),
        (
            "to: 2026-12-18; review_by: 2026-11-27",
            "2026-11-21",
            [("PV-REVIEW", "2026-11-27"), ("PV-END", "2026-12-18")],
        ),
        # On its last day or later a review is one with the end.
        ("to: 2026-12-18; review_by: 2026-12-18", "2026-11-21", [("PV-END", "2026-12-18")]),
        ("to: 2026-11-06; review_by: 2026-10-23", "2026-11-21", [("PV-END", "2026-11-06")]),
    ],
)
def test_a_provision_is_looked_at_on_its_review_day_while_it_runs(
    school_due: SchoolDue, more: str, on: str, expected: list[tuple[str, str]]
) -> None:
    found = school_due(provision(f"{more}; pupils: [{{pupil: k7m2q}}]"), on=on, calendar=None)

    assert of(found, "provision") == [(rule, day(due)) for rule, due in expected]


def test_a_school_without_any_plan_is_sent_no_list_of_reviews(school_due: SchoolDue) -> None:
    assert of(school_due(has_plans=True), "annual-review") != []
    assert of(school_due(has_plans=False), "annual-review") == []
