"""The steps around a meeting and how well its day suits, in the example school year."""

from __future__ import annotations

import pytest
from planned_school import day, school

from senco_cli.rules.planning.meeting_day import Fitness, MeetingDay, meeting_day, strains
from senco_cli.rules.school_days import SchoolDays


def meeting(on: str, *, today: str = "2026-09-02", buffer: int = 0) -> MeetingDay:
    return meeting_day(day(on), today=day(today), days=SchoolDays(school().calendar), buffer=buffer)


# Example 6.
def test_the_steps_are_those_of_the_law() -> None:
    found = {step.rule: (step.legal_by, step.outer_by) for step in meeting("2027-01-20").steps}

    assert found == {
        "AR-REQ-ADVICE": (day("2026-12-09"), None),
        "AR-NOTICE": (day("2027-01-05"), day("2027-01-06")),
        "AR-CIRC": (day("2027-01-05"), day("2027-01-06")),
        "AR-REPORT": (day("2027-02-03"), None),
        "AR-DECIDE": (day("2027-02-17"), None),
    }


@pytest.mark.parametrize(
    ("on", "fitness"),
    [
        ("2026-11-24", Fitness.GOOD),
        # On a Monday the papers are due on the Sunday before the two weeks: that is only a weekend.
        ("2026-11-23", Fitness.GOOD),
        # Papers in the autumn half term; report in it; report in the Christmas holidays.
        ("2026-11-11", Fitness.STRAINED),
        ("2026-10-13", Fitness.STRAINED),
        ("2026-12-17", Fitness.STRAINED),
        # After the last day of term nobody is there to write the report.
        ("2026-12-18", Fitness.NEEDS_COVER),
        ("2026-11-21", Fitness.CLOSED),
        ("2026-10-27", Fitness.CLOSED),
        ("2027-01-04", Fitness.CLOSED),
    ],
)
def test_a_day_suits_the_better_the_fewer_steps_fall_into_holidays(on: str, fitness: Fitness) -> None:
    assert meeting(on).fitness is fitness


@pytest.mark.parametrize(
    ("today", "fitness"),
    [
        ("2026-12-18", Fitness.STRAINED),
        ("2026-12-19", Fitness.NEEDS_COVER),
        ("2026-12-23", Fitness.NEEDS_COVER),
        ("2026-12-24", Fitness.TOO_SHORT),
    ],
)
def test_papers_due_in_the_holidays_have_to_go_out_before_them(today: str, fitness: Fitness) -> None:
    # Papers for Thursday 7 January are due on Wednesday 23 December; the last school day is Friday 18 December.
    assert meeting("2027-01-07", today=today).fitness is fitness


def test_only_a_meeting_on_monday_has_its_papers_due_on_a_weekend() -> None:
    week = [meeting(f"2026-11-{number}") for number in (23, 24, 25, 26, 27)]

    assert [found.needs_a_weekend for found in week] == [True, False, False, False, False]


def test_the_day_to_plan_for_is_a_school_day_before_the_school_s_buffer() -> None:
    report = meeting("2026-12-09", buffer=2).step("AR-REPORT")

    assert report is not None
    assert (report.legal_by, report.school_day_by) == (day("2026-12-23"), day("2026-12-18"))
    assert report.plan_by == day("2026-12-16")


def test_a_buffer_never_plans_the_report_for_before_the_meeting() -> None:
    report = meeting("2026-12-16", buffer=5).step("AR-REPORT")

    assert report is not None
    assert report.plan_by == day("2026-12-18")


@pytest.mark.parametrize(("today", "is_hurried"), [("2026-10-13", False), ("2026-10-14", True)])
def test_less_than_six_weeks_are_few_for_advice(today: str, is_hurried: bool) -> None:
    assert meeting("2026-11-24", today=today).is_hurried == is_hurried


def test_what_is_hard_is_said_with_the_step_and_the_reason() -> None:
    ((_, said),) = strains(meeting("2026-10-13"), today=day("2026-09-02"))

    assert said == (
        "“Send the report to the authority and everyone invited” falls due on Tuesday 27 October 2026, while the "
        "school is closed (half term); plan for Friday 23 October 2026."
    )


def test_holiday_cover_is_named_where_it_is_needed() -> None:
    ((_, said),) = strains(meeting("2026-12-18"), today=day("2026-09-02"))

    assert said.endswith("and there is no school day for it after the meeting: needs holiday cover.")
