"""What is due around an EHC needs assessment or a re-assessment, from the worked examples of the law."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from senco_cli.rules.deadline import Deadline

Due = Callable[..., dict[str, Deadline]]
SUPPORTED = "pupil: {sen_status: [{status: K, from: 2022-01-10, parents_told_on: 2022-01-10}]}\n"
ASKED = SUPPORTED + "assessments: [{type: needs-assessment, request_received_on: 2027-01-04%s}]"
PLAN = "plan: {plan_first_made_on: 2022-03-01, last_review_decision_on: 2026-10-01%s}\n"
AGAIN = PLAN + "assessments: [{type: re-assessment%s}]"


def day(text: str) -> date:
    return date.fromisoformat(text)


def of_assessment(found: dict[str, Deadline]) -> dict[str, date | None]:
    return {id: each.legal_due for id, each in found.items() if each.kind == "assessment"}


# Example 14.
def test_a_request_on_4_january_sets_off_six_sixteen_and_twenty_weeks(due: Due) -> None:
    found = of_assessment(due(ASKED % "", on="2027-01-05"))

    assert found == {"NA-6": day("2027-02-15"), "NA-16": day("2027-04-26"), "NA-20": day("2027-05-24")}


# Example 16.
def test_the_schools_advice_is_due_after_six_weeks_easter_or_not(due: Due) -> None:
    advice = due(
        ASKED % ", decision: assess, decision_notice_on: 2027-02-12, advice_asked_on: 2027-03-01", on="2027-03-02"
    )

    assert (advice["NA-ADV"].legal_due, advice["NA-ADV"].plan_by) == (day("2027-04-12"), day("2027-04-12"))
    assert "NA-6" not in advice


def test_each_answer_ends_what_it_answers(due: Due) -> None:
    agreed = ", decision: assess, decision_notice_on: 2027-02-12"
    drafted = agreed + ", draft_served_on: 2027-04-01"

    assert set(of_assessment(due(ASKED % agreed, on="2027-04-05"))) == {"NA-16", "NA-20"}
    assert of_assessment(due(ASKED % drafted, on="2027-04-05")) == {
        "NA-DRAFT": day("2027-04-15"),
        "NA-20": day("2027-05-24"),
    }
    assert set(of_assessment(due(ASKED % drafted, on="2027-04-16"))) == {"NA-20"}
    assert of_assessment(due(ASKED % f"{drafted}, final_plan_on: 2027-05-20", on="2027-05-25")) == {}


@pytest.mark.parametrize(
    "ended",
    [
        ", decision: refuse, decision_notice_on: 2027-02-12",
        ", decision: assess, decision_notice_on: 2027-02-12, no_plan_notice_on: 2027-04-20",
        ", withdrawn_on: 2027-02-01",
    ],
)
def test_a_request_that_is_refused_withdrawn_or_ends_without_a_plan_asks_for_nothing_more(due: Due, ended: str) -> None:
    assert of_assessment(due(ASKED % ended, on="2027-06-01")) == {}


def test_an_exception_that_is_claimed_is_said_and_moves_no_day(due: Due) -> None:
    found = due(ASKED % ", exceptions_claimed: [c]", on="2027-01-05")["NA-6"]

    assert found.legal_due == day("2027-02-15")
    assert any("exception c (exceptional personal circumstances)" in sentence for sentence in found.derivation)


# Example 35.
def test_a_re_assessment_is_decided_in_fifteen_days_and_ends_fourteen_weeks_after(due: Due) -> None:
    asked = AGAIN % ("", ", request_received_on: 2027-03-01")
    notified = AGAIN % ("", ", request_received_on: 2027-03-01, decision: assess, decision_notice_on: 2027-03-16")

    assert of_assessment(due(asked, on="2027-03-02")) == {"RA-15": day("2027-03-16")}
    assert of_assessment(due(notified, on="2027-03-17")) == {"RA-14": day("2027-06-22")}


def test_the_authoritys_own_decision_to_re_assess_runs_from_itself(due: Due) -> None:
    own = AGAIN % ("", ", asked_by: la, decision: assess, decision_notice_on: 2027-03-16")

    assert of_assessment(due(own, on="2027-03-17")) == {"RA-14": day("2027-06-22")}


def test_a_re_assessment_asked_for_within_six_months_may_be_refused_as_too_soon(due: Due) -> None:
    asked = ", request_received_on: 2027-02-27"
    soon = due(AGAIN % (", last_assessed_on: 2026-08-31", asked), on="2027-02-27")
    later = due(AGAIN % (", last_assessed_on: 2026-08-27", asked), on="2027-02-27")

    assert soon["RA-6M"].legal_due == day("2027-02-28") and soon["RA-6M"].reminder
    assert "RA-6M" not in later
