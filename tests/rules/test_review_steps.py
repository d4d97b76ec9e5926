"""What is next in a pupil's reviews: worked out from law.md's chain of steps, not from the code."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.pupil import Pupil
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.rules.case import pupil_case
from senco_cli.rules.due import pupil_deadlines
from senco_cli.rules.next_step import NextStep
from senco_cli.rules.review_steps import next_steps, unknowns
from senco_cli.rules.school_days import SchoolDays

SCHOOL = SchoolRecords(
    settings=Settings.model_validate({"record_format": "1", "school": {"name": "Larkfield", "phase": "primary"}})
)
MEETING = "2027-01-20"
TOLD = {"notice_given_on": "2027-01-04", "advice_asked_on": "2026-11-30", "advice_circulated_on": "2027-01-05"}
DONE = {
    "held": "yes",
    "report_sent_on": "2027-02-03",
    "la_decision": "amend",
    "la_decision_notice_on": "2027-02-17",
    "amendment_notice_on": "2027-02-17",
    "final_plan_on": "2027-04-14",
}


def file_with(born: str = "2017-05-14", **fields: Any) -> PupilFile:
    pupil = {
        "name": {"legal_forename": "A", "legal_surname": "B"},
        "date_of_birth": born,
        "sen_status": [{"status": "E", "from": "2026-02-18"}],
    }
    review = {"type": "annual", "meeting_on": MEETING, **fields}
    return PupilFile(
        key="t4v8n",
        pupil=Pupil.model_validate(pupil),
        plan=EhcPlan.model_validate({"plan_first_made_on": "2026-02-18"}),
        reviews={MEETING: Review.model_validate(review)},
    )


def steps(file: PupilFile, today: str) -> tuple[NextStep, ...]:
    days, on = SchoolDays(None), date.fromisoformat(today)
    case = pupil_case(file, SCHOOL, today=on, days=days)
    return next_steps(case, pupil_deadlines(file, SCHOOL, today=on, days=days))


def rules(file: PupilFile, today: str) -> list[str | None]:
    return [step.rule for step in steps(file, today)]


def test_before_the_meeting_the_steps_of_regulation_20_come_in_turn() -> None:
    assert rules(file_with(), "2026-12-20")[:2] == ["AR-REQ-ADVICE", "AR-NOTICE"]
    told = {name: day for name, day in TOLD.items() if name != "advice_circulated_on"}
    assert rules(file_with(**told), "2027-01-04") == ["AR-CIRC"]
    (hold,) = steps(file_with(**TOLD), "2027-01-06")
    assert (hold.what, hold.by, hold.duty_holder) == ("Hold the review meeting", date(2027, 1, 20), "school")


def test_asking_for_advice_is_never_late_and_hides_no_duty() -> None:
    found = steps(file_with(), "2027-01-10")
    assert [step.is_late(date(2027, 1, 10)) for step in found if step.rule == "AR-REQ-ADVICE"] == [False]
    assert {"AR-NOTICE", "AR-CIRC"} <= {step.rule for step in found}


def test_after_the_meeting_the_chain_goes_from_report_to_final_plan() -> None:
    done: dict[str, str] = {"held": "yes"}
    assert rules(file_with(**TOLD, **done), "2027-01-21") == ["AR-REPORT"]
    done["report_sent_on"] = "2027-02-03"
    assert rules(file_with(**TOLD, **done), "2027-02-04") == ["AR-DECIDE"]
    done |= {"la_decision": "amend", "la_decision_notice_on": "2027-02-17"}
    assert rules(file_with(**TOLD, **done), "2027-02-17") == ["AR-AMEND-NOTICE"]
    done["amendment_notice_on"] = "2027-02-17"
    (final,) = steps(file_with(**TOLD, **done), "2027-02-18")
    assert (final.rule, final.by, final.duty_holder) == ("AR-FINAL", date(2027, 4, 14), "la")


def test_the_authority_s_lateness_does_not_wait_for_the_school_s() -> None:
    found = steps(file_with(**TOLD, held="yes"), "2027-03-01")
    assert [(step.rule, step.is_late(date(2027, 3, 1))) for step in found] == [("AR-REPORT", True), ("AR-DECIDE", True)]


def test_when_all_is_done_the_next_meeting_is_to_be_planned() -> None:
    (step,) = steps(file_with(**TOLD, **DONE), "2027-05-01")
    # The year ends on 16 February 2028, and the authority needs four weeks before that.
    assert (step.rule, step.by) == ("AR-LATEST-MEET", date(2028, 1, 19))
    assert step.command == "review-plan t4v8n"


def test_a_meeting_arranged_too_late_is_late_since_its_last_day() -> None:
    (step,) = steps(file_with(**TOLD | {"notice_given_on": "2027-01-05"}, meeting_on="2027-02-10"), "2027-02-01")
    # Finished by 17 February 2027; the meeting four weeks before.
    assert (step.what, step.by) == ("Hold the review meeting", date(2027, 1, 20))
    assert step.is_late(date(2027, 2, 1))


def test_without_a_plan_there_is_no_step_and_the_plan_is_not_known() -> None:
    file = PupilFile(key="t4v8n", pupil=file_with().pupil)
    case = pupil_case(file, SCHOOL, today=date(2027, 1, 1), days=SchoolDays(None))
    assert next_steps(case, ()) == ()
    assert [each.what for each in unknowns(case)] == ["the day the EHC plan was first made"]


def test_a_move_in_the_last_year_that_nobody_wrote_down_is_not_known() -> None:
    case = pupil_case(file_with(born="2016-05-14"), SCHOOL, today=date(2026, 11, 21), days=SchoolDays(None))
    assert [each.what for each in unknowns(case)] == ["the day of the move to the next school"]


@given(on=st.dates(date(2026, 9, 1), date(2028, 12, 31)), number=st.integers(0, len(DONE)))
@settings(max_examples=100)
def test_a_plan_in_force_always_has_a_next_step_or_something_not_known(on: date, number: int) -> None:
    done = dict(list(DONE.items())[:number])
    file = file_with(**TOLD, **done)
    case = pupil_case(file, SCHOOL, today=on, days=SchoolDays(None))
    found = next_steps(case, pupil_deadlines(file, SCHOOL, today=on, days=SchoolDays(None)))
    assert found or unknowns(case)
