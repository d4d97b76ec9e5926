"""Days that cannot be: in the wrong order, or still to come for something that has happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

PUPIL = "pupils/k7m2q/pupil.yaml"
PLAN = "pupils/p3x9d/ehc-plan.yaml"
LAST = "pupils/p3x9d/reviews/2026-01-21.yaml"
NEXT = "pupils/p3x9d/reviews/2027-01-20.yaml"
CYCLE = "pupils/k7m2q/cycles/2026-09-07.yaml"
DONE = "pupils/k7m2q/cycles/2026-01-12.yaml"
PROVISION = "provision/r5w7q.yaml"
ASSISTANT = "staff/t4n8c.yaml"


@pytest.mark.parametrize(
    ("path", "change", "at"),
    [
        (PUPIL, "admitted_on: 2016-09-05", ("admitted_on",)),
        (PUPIL, "left_on: 2020-07-21", ("left_on",)),
        (PUPIL, "sen_status: [{status: K, from: 2024-03-18, to: 2023-03-18}]", ("sen_status", 0, "to")),
        (PUPIL, "needs: [{type: SLCN, rank: 1, from: 2025-01-06, to: 2024-12-20}]", ("needs", 0, "to")),
        (PLAN, "final_plan_on: 2023-04-11", ("final_plan_on",)),
        (PLAN, "ceased_on: 2023-04-11", ("ceased_on",)),
        (LAST, "report_sent_on: 2026-01-20", ("report_sent_on",)),
        (LAST, "la_decision_notice_on: 2025-02-16", ("la_decision_notice_on",)),
        (
            LAST,
            "la_decision_notice_on: 2026-02-16, amendment_notice_on: ~, final_plan_on: 2026-02-15",
            ("final_plan_on",),
        ),
        (NEXT, "notice_given_on: 2027-01-21", ("meeting_on",)),
        (CYCLE, "review_by: 2026-07-10", ("review_by",)),
        (DONE, "review: {held_on: 2025-07-08}", ("review", "held_on")),
        (PROVISION, "to: 2026-09-11", ("to",)),
        (PROVISION, "pupils: [{pupil: k7m2q, joined_on: 2026-10-05, left_on: 2026-10-02}]", ("pupils", 0, "left_on")),
        (
            PROVISION,
            "pupils: [{pupil: k7m2q, entry: {value: 7, taken_on: 2026-09-15}, exit: {value: 9, taken_on: 2025-12-11}}]",
            ("pupils", 0, "exit", "taken_on"),
        ),
        (ASSISTANT, "left_on: 2020-07-21", ("left_on",)),
        (
            ASSISTANT,
            "qualifications: [{name: HLTA, started_on: 2024-09-02, gained_on: 2023-07-21}]",
            ("qualifications", 0, "gained_on"),
        ),
    ],
)
def test_days_in_the_wrong_order_are_found(found: Found, path: str, change: str, at: tuple[str | int, ...]) -> None:
    finding = found("days-out-of-order", f"{path}: {{{change}}}")

    assert (finding.path, finding.at, finding.tier) == (path, at, "record")


def test_somebody_invited_after_the_meeting_is_found(found: Found) -> None:
    people = "[{role: parent, invited_on: 2025-12-10}, {role: head, invited_on: 2026-01-22}]"
    finding = found("days-out-of-order", f"{LAST}: {{invited: {people}}}")

    assert finding.at == ("invited", 1, "invited_on")
    assert finding.sentence == "invited_on is later than meeting_on; one of the two is mistyped"


def test_advice_sent_round_before_it_was_asked_for_is_found(found: Found) -> None:
    people = "[{role: health, advice_asked_on: 2025-12-10, advice_circulated_on: 2025-12-09}]"
    finding = found("days-out-of-order", f"{LAST}: {{invited: {people}}}")

    assert finding.at == ("invited", 0, "advice_circulated_on")


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ("accessibility_plan: {from: 2027-04-01, to: 2026-03-31}", ("accessibility_plan", "to")),
        (
            "policies: [{name: SEND policy, reviewed_on: 2026-05-12, review_by: 2026-05-11}]",
            ("policies", 0, "review_by"),
        ),
    ],
)
def test_days_of_the_schools_own_duties_are_looked_at_too(found: Found, change: str, at: tuple[str | int, ...]) -> None:
    assert found("days-out-of-order", f"school/duties.yaml: {{{change}}}").at == at


def test_a_publication_still_to_come_is_found(found: Found) -> None:
    duties = "school/duties.yaml: {equality_information_published_on: 2027-02-27}"

    assert found("day-in-future", duties).at == ("equality_information_published_on",)


def test_the_schools_own_days_may_lie_ahead(silent: Silent) -> None:
    series = "exam_series: [{series: summer, year: 2027, evidence_by: 2027-01-22}]"

    silent("day-in-future", f"school/duties.yaml: {{{series}, accessibility_plan: {{to: 2027-03-31}}}}")


def test_a_meeting_before_the_plan_names_both_fields_and_both_files(found: Found) -> None:
    finding = found("days-out-of-order", f"{PLAN}: {{plan_first_made_on: 2026-02-01, final_plan_on: 2026-02-01}}")

    assert (finding.path, finding.at) == (LAST, ("meeting_on",))
    assert f"meeting_on is earlier than plan_first_made_on in {PLAN}" in finding.sentence


def test_a_meeting_held_on_a_day_to_come_names_both_fields(found: Found) -> None:
    sentence = found("day-in-future", f"{NEXT}: {{held: yes}}").sentence

    assert "held is yes, but meeting_on is 2027-01-20, which is to come" in sentence


def test_no_date_of_birth_is_told(found: Found) -> None:
    sentence = found("days-out-of-order", f"{PUPIL}: {{admitted_on: 2016-09-05}}").sentence

    assert sentence == "admitted_on is earlier than date_of_birth; one of the two is mistyped"


def test_a_day_may_be_first_and_last(silent: Silent) -> None:
    changes = (
        f"{PUPIL}: {{sen_status: [{{status: K, from: 2024-03-18, to: 2024-03-18}}]}}\n{PROVISION}: {{to: 2026-09-14}}"
    )

    silent("days-out-of-order", changes)


@pytest.mark.parametrize(
    ("path", "change", "at"),
    [
        (
            PUPIL,
            "sen_status: [{status: K, from: 2024-03-18, parents_told_on: 2062-03-20}]",
            ("sen_status", 0, "parents_told_on"),
        ),
        (PUPIL, "date_of_birth: 2071-05-06, admitted_on: ~", ("date_of_birth",)),
        (LAST, "la_decision_notice_on: 2062-02-16", ("la_decision_notice_on",)),
        (NEXT, "held: yes", ("held",)),
        (NEXT, "invited: [{role: health, advice_received_on: 2026-11-22}]", ("invited", 0, "advice_received_on")),
        (DONE, "review: {held_on: 2062-07-08}", ("review", "held_on")),
        (
            PROVISION,
            "pupils: [{pupil: k7m2q, entry: {value: 71, taken_on: 2062-09-15}}]",
            ("pupils", 0, "entry", "taken_on"),
        ),
        (ASSISTANT, "training: [{title: Signing, completed_on: 2027-01-04}]", ("training", 0, "completed_on")),
        (
            PLAN,
            "sections: {K: [{author: Dr Osei, discipline: psychology, dated: 2027-01-04}]}",
            ("sections", "K", 0, "dated"),
        ),
    ],
)
def test_what_has_happened_on_a_day_to_come_is_found(
    found: Found, path: str, change: str, at: tuple[str | int, ...]
) -> None:
    finding = found("day-in-future", f"{path}: {{{change}}}")

    assert (finding.path, finding.at, finding.tier) == (path, at, "record")


@pytest.mark.parametrize(
    "changes",
    [
        f"{PUPIL}: {{left_on: 2027-07-21, transfer: {{kind: primary-to-secondary, moves_on: 2027-09-01}}}}",
        f"{PUPIL}: {{sen_status: [{{status: K, from: 2024-03-18, to: 2026-12-18, parents_told_on: 2026-11-21}}]}}",
        f"{PROVISION}: {{from: 2027-01-05, to: 2027-03-25, pupils: [{{pupil: k7m2q, joined_on: 2027-01-12}}]}}",
        f"{ASSISTANT}: {{left_on: 2027-07-21}}",
        f"{PLAN}: {{ceased_on: 2027-07-21}}",
    ],
)
def test_what_is_planned_may_be_to_come(silent: Silent, changes: str) -> None:
    silent("day-in-future", changes)
