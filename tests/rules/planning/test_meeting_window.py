"""The days on which one pupil's meeting can be held."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from planned_school import CALENDAR, day, pupil, school, to_secondary

from senco_cli.model.school import PupilFile
from senco_cli.rules.case import pupil_case
from senco_cli.rules.planning import MeetingWindow, meeting_options
from senco_cli.rules.planning.meeting_day import NOTICE, PAPERS, Fitness
from senco_cli.rules.school_days import SchoolDays


def window(file: PupilFile, *, today: str = "2026-09-15", calendar: str = CALENDAR, **fields: Any) -> MeetingWindow:
    records = school(calendar, **fields)
    return meeting_options(pupil_case(file, records, today=day(today), days=SchoolDays(records.calendar)))


def proposed(found: MeetingWindow) -> list[str]:
    return [proposal.day.on.isoformat() for proposal in found.proposals]


# Example 8: the strict day is a Sunday.
def test_the_latest_day_and_the_school_day_before_it() -> None:
    found = window(pupil(plan={"last_review_decision_on": "2026-07-03"}, **to_secondary()))

    assert (found.latest_on, found.last_school_day_on) == (day("2026-11-22"), day("2026-11-20"))
    assert (found.advised.from_on, found.advised.to_on) == (None, day("2026-10-23"))


def test_the_earliest_day_leaves_two_clear_weeks_from_today() -> None:
    # Notice on Tuesday 15 September, two clear weeks, Wednesday 30 September.
    assert window(pupil()).earliest_on == day("2026-09-30")


def test_the_advised_days_come_first() -> None:
    found = window(pupil(plan={"last_review_decision_on": "2026-07-03"}, **to_secondary()))

    # From 30 September; the reports of 12 to 16 October would fall due in half term.
    assert proposed(found)[:8] == [
        "2026-09-30",
        "2026-10-01",
        "2026-10-02",
        "2026-10-05",
        "2026-10-06",
        "2026-10-07",
        "2026-10-08",
        "2026-10-09",
    ]
    assert found.proposals[0].notes == ("There is less time left to ask for advice than is good.",)


def test_a_day_that_is_not_at_its_best_says_why() -> None:
    found = window(pupil(plan={"last_review_decision_on": "2026-07-03"}, **to_secondary()))
    (half_term,) = [proposal for proposal in found.proposals if proposal.day.on == day("2026-10-14")]

    assert any("closed (half term)" in note for note in half_term.notes)


def test_a_latest_day_that_cannot_be_reached_any_more_is_said_and_later_days_are_proposed() -> None:
    found = window(pupil(plan={"last_review_decision_on": "2025-10-03"}))

    assert found.is_late
    assert found.latest_on == day("2026-09-04")
    assert proposed(found)[0] == "2026-09-30"
    assert any("Friday 4 September 2026, cannot be reached any more" in remark for remark in found.remarks)


def test_an_arranged_meeting_is_named_and_can_be_moved() -> None:
    found = window(pupil(reviews=({"meeting_on": "2026-12-01"},)))

    assert found.arranged_on == (day("2026-12-01"),)
    assert found.latest_on == day("2027-02-02")


def test_after_a_meeting_that_waits_for_its_decision_the_window_is_that_of_the_next() -> None:
    found = window(pupil(reviews=({"meeting_on": "2026-09-10"},)))

    assert found.latest_on == day("2027-08-12")
    assert any("waits for the authority's decision" in remark for remark in found.remarks)


def test_without_a_plan_in_force_there_is_nothing_to_propose() -> None:
    found = window(pupil(plan={"ceased_on": "2026-09-01"}))

    assert (found.limits, found.latest_on, found.proposals) == ((), None, ())
    assert found.remarks == ("There is no EHC plan in force, so no review of one is due.",)


def test_no_day_after_the_pupil_has_left_is_proposed() -> None:
    # Late already, and here for another four weeks.
    found = window(pupil(plan={"last_review_decision_on": "2025-09-20"}, left_on="2026-10-09"))

    assert proposed(found)[-1] == "2026-10-09"


def test_days_that_the_calendar_does_not_reach_are_named() -> None:
    found = window(pupil(plan={"last_review_decision_on": "2026-07-03"}), calendar="")

    assert any("calendar does not reach" in remark for remark in found.remarks)


@settings(max_examples=60, deadline=None)
@given(
    decided=st.dates(day("2025-09-01"), day("2026-12-31")),
    after=st.integers(0, 300),
    moves=st.booleans(),
)
def test_every_proposal_is_lawful_or_known_to_be_late(decided: Any, after: int, moves: bool) -> None:
    records = school()
    days = SchoolDays(records.calendar)
    today = decided.fromordinal(decided.toordinal() + after)
    file = pupil(plan={"last_review_decision_on": decided.isoformat()}, **(to_secondary() if moves else {}))
    found = meeting_options(pupil_case(file, records, today=today, days=days))

    for proposal in found.proposals:
        meeting = proposal.day
        steps = {step.rule: step for step in meeting.steps}
        assert days.is_school_day(meeting.on)
        assert meeting.fitness <= Fitness.NEEDS_COVER
        assert min(steps[NOTICE].legal_by, steps[PAPERS].legal_by) >= today
        assert found.is_late or (found.latest_on is not None and meeting.on <= found.latest_on)
