"""What is due before a move to the next phase of education, from the worked examples of the law."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from senco_cli.rules.deadline import Deadline

Due = Callable[..., dict[str, Deadline]]

PLAN = "plan: {plan_first_made_on: 2022-03-01, last_review_decision_on: 2026-07-03%s}\n"
TO_SECONDARY = "pupil: {transfer: {kind: primary-to-secondary, moves_on: 2027-09-01}}\n"
TO_COLLEGE = "pupil: {date_of_birth: 2011-08-31, transfer: {kind: secondary-to-post-16, moves_on: %s-09-01}}\n"


def day(text: str) -> date:
    return date.fromisoformat(text)


# Example 8.
def test_the_plan_of_a_pupil_going_to_secondary_is_final_before_15_february(due: Due) -> None:
    found = due(PLAN % "" + TO_SECONDARY, on="2026-10-01")
    final, meet = found["PT-OTHER"], found["PT-MEET"]

    assert (final.legal_due, final.outer_due) == (day("2027-02-14"), day("2027-02-15"))
    assert (final.kind, final.duty_holder, final.verified) == ("phase-transfer", "la", "primary")
    assert (meet.legal_due, meet.outer_due, meet.plan_by) == (day("2026-11-22"), day("2026-11-23"), day("2026-11-20"))
    assert (meet.trigger, meet.trigger_on, meet.path) == ("rule.PT-OTHER", day("2027-02-14"), "pupils/k7m2q/pupil.yaml")


# Example 11, and the leap year.
@pytest.mark.parametrize(
    ("year", "legal", "published", "meet", "meet_published"),
    [
        ("2027", "2027-03-30", "2027-03-31", "2027-01-05", "2027-01-06"),
        ("2028", "2028-03-30", "2028-03-31", "2028-01-06", "2028-01-07"),
    ],
)
def test_the_plan_of_a_pupil_going_to_college_is_final_before_31_march(
    due: Due, year: str, legal: str, published: str, meet: str, meet_published: str
) -> None:
    found = due(PLAN % "" + TO_COLLEGE % year)

    assert "PT-OTHER" not in found
    assert (found["PT-P16"].legal_due, found["PT-P16"].outer_due) == (day(legal), day(published))
    assert (found["PT-MEET"].legal_due, found["PT-MEET"].outer_due) == (day(meet), day(meet_published))


def test_a_day_in_the_holidays_is_not_moved_and_the_meeting_is_planned_for(due: Due) -> None:
    # 30 March 2027 is in the Easter holidays; the meeting twelve weeks earlier, on 5 January, is on a school day.
    found = due(PLAN % "" + TO_COLLEGE % "2027")
    assert (found["PT-P16"].legal_due, found["PT-P16"].plan_by) == (day("2027-03-30"), None)
    assert (found["PT-MEET"].legal_due, found["PT-MEET"].plan_by) == (day("2027-01-05"), day("2027-01-05"))


def test_a_move_between_post_16_institutions_needs_five_months(due: Due) -> None:
    moving = "pupil: {transfer: {kind: post-16-to-post-16, moves_on: 2027-07-31}}\n"
    found = due(PLAN % "" + moving)

    assert found["PT-P16P16"].legal_due == day("2027-02-28")
    assert found["PT-MEET"].legal_due == day("2026-12-06")


@pytest.mark.parametrize(
    "kind",
    ["early-years-to-school", "infant-to-junior", "primary-to-middle", "primary-to-secondary", "middle-to-secondary"],
)
def test_every_other_move_has_the_february_day(due: Due, kind: str) -> None:
    moving = f"pupil: {{transfer: {{kind: {kind}, moves_on: 2027-09-01}}}}\n"

    assert due(PLAN % "" + moving)["PT-OTHER"].legal_due == day("2027-02-14")


def test_a_move_concerns_only_pupils_with_a_plan_in_force(due: Due) -> None:
    assert due(TO_SECONDARY) == {}
    assert due(PLAN % ", ceased_on: 2026-10-01" + TO_SECONDARY) == {}


def test_the_final_plan_that_names_the_next_school_ends_it(due: Due) -> None:
    named = due(PLAN % ", transfer_plan_final_on: 2027-02-12" + TO_SECONDARY, on="2027-02-12")

    assert not {"PT-OTHER", "PT-MEET"} & set(named)
    assert "PT-OTHER" in due(PLAN % ", transfer_plan_final_on: 2027-02-12" + TO_SECONDARY, on="2027-02-11")


@pytest.mark.parametrize(("final_on", "shown"), [("2026-02-13", True), ("2026-02-14", False)])
def test_a_final_plan_from_an_earlier_move_does_not_end_this_one(due: Due, final_on: str, shown: bool) -> None:
    assert ("PT-OTHER" in due(PLAN % f", transfer_plan_final_on: {final_on}" + TO_SECONDARY)) == shown


def test_a_plan_that_is_late_stays_overdue_until_the_move(due: Due) -> None:
    assert due(PLAN % "" + TO_SECONDARY, on="2027-09-01")["PT-OTHER"].legal_due == day("2027-02-14")
    assert not {"PT-OTHER", "PT-MEET"} & set(due(PLAN % "" + TO_SECONDARY, on="2027-09-02"))


@pytest.mark.parametrize(("made_on", "shown"), [("2027-02-14", True), ("2027-02-15", False)])
def test_a_plan_made_after_the_day_could_not_be_reviewed_by_it(due: Due, made_on: str, shown: bool) -> None:
    found = due(f"plan: {{plan_first_made_on: {made_on}}}\n{TO_SECONDARY}", on="2027-03-01")

    assert {"PT-OTHER" in found, "PT-MEET" in found} == {shown}


@pytest.mark.parametrize(
    ("review", "on", "shown"),
    [
        ("type: phase-transfer, meeting_on: 2026-11-20", "2026-10-01", False),
        ("type: annual, meeting_on: 2026-11-22", "2026-10-01", False),
        ("type: annual, meeting_on: 2026-11-23", "2026-10-01", True),
        ("type: annual, meeting_on: 2026-11-23", "2026-11-24", False),
        ("type: phase-transfer, meeting_on: 2026-11-20, cancelled_on: 2026-09-30", "2026-10-01", True),
        ("type: interim, meeting_on: 2026-11-20", "2026-10-01", True),
        # A phase-transfer review within a year of 14 February 2027, and a day outside it.
        ("type: phase-transfer, meeting_on: 2026-02-14, la_decision_notice_on: 2026-03-02", "2026-10-01", False),
        ("type: phase-transfer, meeting_on: 2026-02-13, la_decision_notice_on: 2026-03-02", "2026-10-01", True),
        # Any other full review in the academic year of the 14 February, and one in the year before.
        ("type: early, meeting_on: 2026-09-01, la_decision_notice_on: 2026-09-28", "2026-10-01", False),
        ("type: annual, meeting_on: 2026-08-31, la_decision_notice_on: 2026-09-28", "2026-10-01", True),
    ],
)
def test_the_meeting_is_asked_for_until_one_looks_to_the_move(due: Due, review: str, on: str, shown: bool) -> None:
    assert ("PT-MEET" in due(PLAN % "" + TO_SECONDARY + f"reviews: [{{{review}}}]", on=on)) == shown
