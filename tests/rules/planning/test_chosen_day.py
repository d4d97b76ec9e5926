"""What a chosen day breaks, with its rule and the day that would have been right."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planned_school import CALENDAR, day, pupil, school, to_secondary

from senco_cli.model.school import PupilFile
from senco_cli.rules.case import pupil_case
from senco_cli.rules.planning import Broken, meeting_options, what_breaks
from senco_cli.rules.planning.meeting_day import Fitness
from senco_cli.rules.school_days import SchoolDays

# The review year ends on 2 March 2027, so the meeting is due by 2 February.
FILE = pupil()
MOVING = pupil(plan={"last_review_decision_on": "2026-07-03"}, **to_secondary())


def breaks(
    on: str, file: PupilFile = FILE, *, today: str = "2026-09-15", calendar: str = CALENDAR
) -> dict[str, Broken]:
    records = school(calendar)
    days = SchoolDays(records.calendar)
    found = what_breaks(pupil_case(file, records, today=day(today), days=days), meeting_on=day(on))
    by_rule = {each.rule or each.about: each for each in found}
    assert len(by_rule) == len(found), [each.sentence for each in found]
    return by_rule


def test_a_good_day_breaks_nothing() -> None:
    assert breaks("2026-11-24") == {}


def test_too_little_notice_names_the_day_it_was_due_and_the_first_that_leaves_enough() -> None:
    found = breaks("2026-09-29")["AR-NOTICE"]

    # By the lenient reading, which counts the day of the meeting, notice today would do.
    assert (found.weight, found.by, found.better_on) == ("hard", day("2026-09-14"), day("2026-09-30"))
    assert "lenient reading" in found.sentence
    assert (found.status, found.verified) == ("statute", "primary")
    assert any("regulation 20(3)" in source.title for source in found.sources)


def test_notice_that_no_reading_allows_breaks_the_law() -> None:
    found = breaks("2026-09-28")

    assert {found["AR-NOTICE"].weight, found["AR-CIRC"].weight} == {"breaks"}
    assert found["AR-CIRC"].better_on == day("2026-09-30")


def test_steps_that_were_taken_in_time_break_nothing() -> None:
    arranged = {"meeting_on": "2026-09-23", "notice_given_on": "2026-09-07", "advice_circulated_on": "2026-09-09"}
    found = breaks("2026-09-23", pupil(reviews=(arranged,)))

    # The papers went out a day late by the strict reading.
    assert "AR-NOTICE" not in found
    assert (found["AR-CIRC"].weight, found["AR-CIRC"].by) == ("hard", day("2026-09-08"))
    assert "was done on Wednesday 9 September 2026" in found["AR-CIRC"].sentence


def test_everybody_invited_one_by_one_is_notice_too() -> None:
    people = ({"role": "parent", "invited_on": "2026-09-04"}, {"role": "head", "invited_on": "2026-09-08"})
    arranged = {"meeting_on": "2026-09-23", "invited": people}

    assert "AR-NOTICE" not in breaks("2026-09-23", pupil(reviews=(arranged,)))


def test_after_the_latest_day_the_authority_lacks_its_time() -> None:
    found = breaks("2027-02-09")["AR-LATEST-MEET"]

    assert (found.weight, found.by, found.better_on) == ("hard", day("2027-02-02"), day("2027-02-02"))


def test_by_the_anniversary_one_day_more_is_a_lenient_reading() -> None:
    assert "Wednesday 3 February 2027 by the lenient reading" in breaks("2027-02-03")["AR-LATEST-MEET"].sentence


def test_after_the_review_year_the_law_is_broken() -> None:
    found = breaks("2027-03-09")["AR-NEXT"]

    assert (found.weight, found.by, found.better_on) == ("breaks", day("2027-03-02"), day("2027-02-02"))
    assert (found.status, found.verified) == ("statute", "secondary")


# Example 8.
def test_after_the_day_of_the_move_the_better_day_is_the_school_day_before() -> None:
    found = breaks("2026-11-24", MOVING)["PT-MEET"]

    assert (found.weight, found.by, found.better_on) == ("hard", day("2026-11-22"), day("2026-11-20"))


def test_after_15_february_the_law_on_the_move_is_broken() -> None:
    assert breaks("2027-02-23", MOVING)["PT-OTHER"].weight == "breaks"


def test_a_closed_day_says_why_and_which_day_is_near() -> None:
    half_term, weekend = breaks("2026-10-28")["closed"], breaks("2026-11-21")["closed"]

    assert "the school is closed: half term" in half_term.sentence
    assert half_term.better_on == day("2026-10-23")
    assert "it is a weekend" in weekend.sentence
    assert weekend.better_on == day("2026-11-20")


def test_a_report_that_falls_into_a_holiday_has_to_be_planned_earlier() -> None:
    found = breaks("2026-12-09", today="2026-10-01")["AR-REPORT"]

    assert (found.weight, found.by) == ("hard", day("2026-12-18"))
    assert "Wednesday 23 December 2026, while the school is closed (holiday)" in found.sentence
    assert found.better_on == day("2026-12-04")


def test_papers_that_nobody_is_there_to_send_need_holiday_cover() -> None:
    found = breaks("2027-01-07", today="2026-12-21")["AR-CIRC"]

    assert found.weight == "hard"
    assert "needs holiday cover" in found.sentence


def test_a_meeting_before_the_authority_has_decided_on_the_last_one() -> None:
    waiting = pupil(plan={"last_review_decision_on": "2025-10-10"}, reviews=({"meeting_on": "2026-09-03"},))
    found = breaks("2026-11-24", waiting)["AR-DECIDE"]

    assert (found.weight, found.by) == ("hard", day("2026-10-01"))
    assert "it is due by Thursday 1 October 2026" in found.sentence


def test_a_meeting_beside_another_that_is_arranged() -> None:
    found = breaks("2026-11-24", pupil(reviews=({"meeting_on": "2026-12-01"},)))

    assert found["other-meeting"].sentence == "A meeting is arranged already, for Tuesday 1 December 2026."


def test_a_day_in_the_past_is_for_the_record() -> None:
    found = breaks("2026-09-10")

    assert set(found) == {"past"}
    assert found["past"].weight == "breaks"
    assert "is in the past" in found["past"].sentence


def test_good_practice_is_told_apart_from_law() -> None:
    late, early = breaks("2027-01-20")["GP-IN-HAND"], breaks("2026-10-06")["GP-NOT-EARLY"]

    assert {late.weight, early.weight} == {"advice"}
    assert (late.by, late.better_on) == (day("2027-01-03"), day("2026-12-18"))
    assert (early.by, early.better_on) == (day("2026-11-03"), day("2026-11-04"))


def test_advice_that_nobody_can_keep_any_more_is_not_given() -> None:
    assert "GP-HALF-TERM" in breaks("2026-11-19", MOVING, today="2026-10-23")
    assert "GP-HALF-TERM" not in breaks("2026-11-19", MOVING, today="2026-10-24")


def test_the_near_day_is_none_that_a_limit_rules_out() -> None:
    # Monday is nearer to Sunday 22 November, but after the latest day for the move.
    assert breaks("2026-11-22", MOVING)["closed"].better_on == day("2026-11-20")


def test_less_than_six_weeks_for_advice_is_against_good_practice() -> None:
    assert breaks("2026-10-20", MOVING)["AR-REQ-ADVICE"].weight == "advice"


def test_a_pupil_who_leaves_before_or_has_no_plan() -> None:
    leaving, ended = pupil(left_on="2026-11-20"), pupil(plan={"ceased_on": "2026-09-01"})

    assert "on Friday 20 November 2026" in breaks("2026-11-24", leaving)["pupil"].sentence
    assert "no EHC plan in force" in breaks("2026-11-24", ended)["plan"].sentence


def test_days_beyond_the_calendar_are_not_taken_for_school_days() -> None:
    assert "calendar does not reach" in breaks("2026-11-24", calendar="")["calendar"].sentence


@pytest.mark.parametrize("on", ["1990-01-01", "2026-02-28", "2039-12-31"])
def test_no_day_is_refused(on: str) -> None:
    assert breaks(on)


@settings(max_examples=60, deadline=None)
@given(decided=st.dates(day("2025-10-01"), day("2026-08-31")), number=st.integers(0, 400), moves=st.booleans())
def test_a_proposed_day_in_time_breaks_nothing_and_any_other_day_has_a_reason(
    decided: Any, number: int, moves: bool
) -> None:
    records = school()
    days, today = SchoolDays(records.calendar), day("2026-09-15")
    file = pupil(plan={"last_review_decision_on": decided.isoformat()}, **(to_secondary() if moves else {}))
    case = pupil_case(file, records, today=today, days=days)
    window = meeting_options(case)
    on = today.fromordinal(today.toordinal() + number)
    found = what_breaks(case, meeting_on=on)
    proposal = next((each for each in window.proposals if each.day.on == on), None)

    if proposal and not window.is_late:
        assert not [each for each in found if each.weight == "breaks"]
        assert bool([each for each in found if each.weight == "hard"]) == (proposal.day.fitness > Fitness.GOOD)
        assert bool([each for each in found if each.weight == "advice"]) == (
            proposal.day.is_hurried or not proposal.is_advised
        )
    else:
        assert found
