"""Days that cannot be in assessments, disputes, exclusions, requests and interventions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

PUPIL = "pupils/k7m2q/pupil.yaml"
PLAN = "pupils/p3x9d/ehc-plan.yaml"
ASKED = "type: needs-assessment, request_received_on: 2026-09-07"
LETTER = "about: contents, decision_sent_on: 2026-09-07"
OUT = "type: suspension, from: 2026-09-07"
ACCESS = "type: subject-access, received_on: 2026-09-07"
HAPPENED = "happened_on: 2026-09-07"


@pytest.mark.parametrize(
    ("folder", "fields", "at"),
    [
        ("assessments", f"{ASKED}, decision_notice_on: 2026-09-04", "decision_notice_on"),
        ("assessments", f"{ASKED}, final_plan_on: 2026-09-04", "final_plan_on"),
        ("assessments", f"{ASKED}, advice_asked_on: 2026-10-05, advice_sent_on: 2026-10-02", "advice_sent_on"),
        ("disputes", f"{LETTER}, appeal_lodged_on: 2026-09-04", "appeal_lodged_on"),
        ("disputes", f"{LETTER}, mediation_asked_on: 2026-10-05, mediation_held_on: 2026-10-02", "mediation_held_on"),
        ("disputes", "about: discrimination, conduct_on: 2026-09-07, claim_started_on: 2026-09-04", "claim_started_on"),
        ("exclusions", f"{OUT}, to: 2026-09-04", "to"),
        ("exclusions", f"{OUT}, board_told_on: 2026-09-08, board_met_on: 2026-09-07", "board_met_on"),
        ("assessments", f"{ASKED}, advice_asked_on: 2026-10-05, no_plan_notice_on: 2026-10-02", "no_plan_notice_on"),
        ("assessments", f"{ASKED}, draft_served_on: 2026-10-05, final_plan_on: 2026-10-02", "final_plan_on"),
        ("disputes", f"{LETTER}, mediation_held_on: 2026-10-05, ended_on: 2026-10-02", "ended_on"),
        ("disputes", f"{LETTER}, mediation_certificate_on: 2026-10-05, ended_on: 2026-10-02", "ended_on"),
        ("exclusions", f"{OUT}, board_met_on: 2026-09-04", "board_met_on"),
        ("exclusions", f"{OUT}, board_decision_given_on: 2026-09-04", "board_decision_given_on"),
        (
            "exclusions",
            f"{OUT}, parents_told_on: 2026-09-08, representations_made_on: 2026-09-07",
            "representations_made_on",
        ),
        ("requests", f"{ACCESS}, answered_on: 2026-09-04", "answered_on"),
        ("restrictive-interventions", f"{HAPPENED}, recorded_on: 2026-09-04", "recorded_on"),
    ],
)
def test_a_day_before_the_one_it_follows_is_found(found: Found, folder: str, fields: str, at: str) -> None:
    path = f"pupils/k7m2q/{folder}/2026-09-07.yaml"
    finding = found("days-out-of-order", f"{path}: {{{fields}}}")

    assert (finding.path, finding.at) == (path, (at,))


@pytest.mark.parametrize(
    ("path", "fields", "at"),
    [
        (PUPIL, "pep_started_on: 2026-09-07, pep_reviewed_on: 2026-09-04", "pep_reviewed_on"),
        (PUPIL, "looked_after_since: 2016-09-07", "looked_after_since"),
        (
            PLAN,
            "moved_authority_on: 2026-09-07, new_authority_told_family_on: 2026-09-04",
            "new_authority_told_family_on",
        ),
    ],
)
def test_so_is_one_in_the_pupils_or_the_plans_record(found: Found, path: str, fields: str, at: str) -> None:
    assert found("days-out-of-order", f"{path}: {{{fields}}}").at == (at,)


@pytest.mark.parametrize(
    ("folder", "fields", "at"),
    [
        ("assessments", f"{ASKED}, decision_notice_on: 2026-11-22", "decision_notice_on"),
        ("disputes", f"{LETTER}, mediation_held_on: 2026-11-22", "mediation_held_on"),
        ("exclusions", f"{OUT}, board_met_on: 2026-11-22", "board_met_on"),
        ("requests", f"{ACCESS}, answered_on: 2026-11-22", "answered_on"),
        ("restrictive-interventions", f"{HAPPENED}, parents_told_on: 2026-11-22", "parents_told_on"),
    ],
)
def test_what_has_happened_cannot_be_still_to_come(found: Found, folder: str, fields: str, at: str) -> None:
    path = f"pupils/k7m2q/{folder}/2026-09-07.yaml"

    assert found("day-in-future", f"{path}: {{{fields}}}").at == (at,)


def test_a_suspension_may_last_into_days_to_come(silent: Silent) -> None:
    silent(
        "day-in-future", "pupils/k7m2q/exclusions/2026-11-20.yaml: {type: suspension, from: 2026-11-20, to: 2026-11-24}"
    )
