"""What is due where a plan may cease or moves to another authority, from the worked examples of the law."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from senco_cli.rules.deadline import Deadline

Due = Callable[..., dict[str, Deadline]]


def day(text: str) -> date:
    return date.fromisoformat(text)


# Example 36, and a transfer a day after the review.
@pytest.mark.parametrize(
    ("reviewed", "expected"), [("2026-09-20", "2027-09-19"), ("2026-05-01", "2027-07-09"), ("2027-04-09", "2028-04-08")]
)
def test_the_new_authority_reviews_by_the_later_of_two_days(due: Due, reviewed: str, expected: str) -> None:
    plan = (
        f"plan: {{plan_first_made_on: 2022-03-01, last_review_decision_on: {reviewed}, moved_authority_on: 2027-04-10}}"
    )
    found = due(plan, on="2027-04-12")

    assert found["MV-REV"].legal_due == day(expected)
    assert found["MV-6"].legal_due == day("2027-05-22")
    assert any(
        "or, if that is later, within 3 months starting with the day of the transfer" in each
        for each in found["MV-REV"].derivation
    )


def test_without_a_review_the_year_counts_from_the_making_of_the_plan(due: Due) -> None:
    found = due("plan: {plan_first_made_on: 2026-10-01, moved_authority_on: 2027-04-10}", on="2027-04-12")

    assert found["MV-REV"].legal_due == day("2027-09-30")


def test_a_review_after_the_transfer_ends_it(due: Due) -> None:
    plan = "plan: {plan_first_made_on: 2022-03-01, last_review_decision_on: 2027-05-03, moved_authority_on: 2027-04-10}"

    assert "MV-REV" not in due(plan, on="2027-05-04")


def test_the_old_authority_has_fifteen_working_days_beginning_with_the_one_it_learned(due: Due) -> None:
    learned = "plan: {plan_first_made_on: 2026-01-10, authority_learned_of_move_on: 2027-03-15%s}"

    assert due(learned % "", on="2027-03-15")["MV-OLD"].legal_due == day("2027-04-06")
    assert "MV-OLD" not in due(learned % ", moved_authority_on: 2027-03-30", on="2027-03-30")


def test_ceasing_is_a_duty_to_answer_without_a_day(due: Due) -> None:
    plan = "plan: {plan_first_made_on: 2026-01-10, ceasing_consultation_received_on: 2026-11-02%s}"

    assert due(plan % "")["CE-CONSULT"].legal_due is None
    assert "CE-CONSULT" not in due(plan % ", ceasing_consultation_answered_on: 2026-11-20")
