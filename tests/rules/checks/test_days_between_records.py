"""Days in two records, or in one, that cannot both be right: before birth, before the draft, before the decision."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

PUPIL = "pupils/k7m2q/pupil.yaml"
PLAN = "pupils/p3x9d/ehc-plan.yaml"
LAST = "pupils/p3x9d/reviews/2026-01-21.yaml"
CYCLE = "pupils/k7m2q/cycles/2026-01-12.yaml"
ASSESSMENT = "pupils/p3x9d/assessments/2024-01-08.yaml"
ASKED = "type: needs-assessment, request_received_on: 2023-10-09"


@pytest.mark.parametrize(
    ("path", "change", "at"),
    [
        (PUPIL, "diagnoses: [{name: Hearing loss, made_on: 2016-05-06}]", ("diagnoses", 0, "made_on")),
        (PUPIL, "sen_status: [{status: K, from: 2014-03-18, parents_told_on: 2024-03-20}]", ("sen_status", 0, "from")),
        ("pupils/k7m2q/exclusions/2016-09-07.yaml", "type: suspension, from: 2016-09-07, to: 2026-09-08", ("from",)),
    ],
)
def test_what_is_older_than_the_pupil_names_both_fields_and_both_files(
    found: Found, path: str, change: str, at: tuple[str | int, ...]
) -> None:
    finding = found("days-clash-between-records", f"{path}: {{{change}}}")

    assert (finding.path, finding.at, finding.tier) == (path, at, "record")
    assert finding.sentence == f"{at[-1]} is earlier than date_of_birth in {PUPIL}; one of the two is mistyped"


def test_the_pupils_own_days_are_told_once(found: Found, silent: Silent) -> None:
    change = f"{PUPIL}: {{admitted_on: 2016-09-05}}"

    found("days-out-of-order", change)
    silent("days-clash-between-records", change)


@pytest.mark.parametrize("field", ["draft_served_on", "request_received_on"])
def test_a_plan_before_its_draft_or_its_request_names_both_fields_and_both_files(found: Found, field: str) -> None:
    late = f"type: needs-assessment, request_received_on: 2023-10-09, {field}: 2024-03-02"
    finding = found("days-clash-between-records", f"{ASSESSMENT}: {{{late}}}")

    assert (finding.path, finding.at) == (PLAN, ("plan_first_made_on",))
    assert finding.sentence == f"plan_first_made_on is earlier than {field} in {ASSESSMENT}; one of the two is mistyped"


@pytest.mark.parametrize(
    "changes",
    [
        f"{ASSESSMENT}: {{{ASKED}, draft_served_on: 2024-02-12, final_plan_on: 2024-03-01}}",
        # Another assessment of somebody who has a plan already.
        f"{ASSESSMENT}: {{type: re-assessment, request_received_on: 2026-09-07}}",
        # Refused or withdrawn, or of a plan that has ended since: the plan came out of another assessment.
        f"{ASSESSMENT}: {{{ASKED}, draft_served_on: 2024-03-02, withdrawn_on: 2024-03-04}}",
        f"{ASSESSMENT}: {{type: needs-assessment, request_received_on: 2026-09-07, decision: refuse}}",
        f"{ASSESSMENT}: {{type: needs-assessment, request_received_on: 2026-09-07}}\n{PLAN}: {{ceased_on: 2026-07-21}}",
    ],
)
def test_what_can_be_is_left_alone(silent: Silent, changes: str) -> None:
    silent("days-clash-between-records", changes)


def test_amendments_before_the_decision_name_both_fields(found: Found) -> None:
    amended = "la_decision: amend, la_decision_notice_on: 2026-02-16, amendment_notice_on: 2026-02-13"
    finding = found("amendments-before-decision", f"{LAST}: {{{amended}}}")

    assert (finding.path, finding.at, finding.tier) == (LAST, ("amendment_notice_on",), "record")
    assert finding.sentence.startswith("amendment_notice_on is earlier than la_decision_notice_on;")


@pytest.mark.parametrize("sent", ["2026-02-16", "2026-02-18"])
def test_amendments_with_the_decision_or_after_it_are_left_alone(silent: Silent, sent: str) -> None:
    amended = f"la_decision: amend, la_decision_notice_on: 2026-02-16, amendment_notice_on: {sent}"

    silent("amendments-before-decision", f"{LAST}: {{{amended}}}")
