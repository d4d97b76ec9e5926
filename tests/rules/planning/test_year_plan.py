"""A year laid out: who meets when, what stands, what cannot be met and what would help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

import pytest
from planned_school import CALENDAR, day, many_pupils, pupil, school, to_secondary

from senco_cli.model.school import PupilFile
from senco_cli.rules.planning import NotMet, YearPlan, plan_year, planning_year
from senco_cli.rules.planning.year import NoTermsInCalendar
from senco_cli.rules.school_days import SchoolDays

# With a decision on 3 March 2026 the next meeting is due by 2 February 2027.
DUE_BY_FEBRUARY = {"last_review_decision_on": "2026-03-03"}
DUE_BY_OCTOBER = {"last_review_decision_on": "2025-11-14"}
# Due by 26 November 2026.
DUE_BY_NOVEMBER = {"last_review_decision_on": "2025-12-25"}


def plan(
    files: Iterable[PupilFile],
    *,
    today: str = "2026-09-02",
    year: str = "2026/27",
    most: int = 2,
    blocked: Collection[str] = (),
    calendar: str = CALENDAR,
    **settings: Any,
) -> YearPlan:
    records = school(calendar, **settings)
    return plan_year(
        files,
        planning_year(
            year,
            records,
            today=day(today),
            days=SchoolDays(records.calendar),
            most_per_week=most,
            blocked=[day(each) for each in blocked],
        ),
    )


def days_of(found: YearPlan) -> dict[str, str]:
    return {placed.pupil: placed.on.isoformat() for placed in found.placed}


def only(found: YearPlan) -> NotMet:
    (unmet,) = found.not_met
    return unmet


def each_day(first: str, last: str) -> list[str]:
    number = range(day(first).toordinal(), day(last).toordinal() + 1)
    return [type(day(first)).fromordinal(each).isoformat() for each in number]


def test_each_meeting_comes_with_its_days() -> None:
    (placed,) = plan([pupil()]).placed

    # Eight to ten months after 3 March; from 7 December on, the report would fall due in the holidays.
    assert day("2026-11-03") <= placed.on <= day("2026-12-04")
    assert placed.latest_on == day("2027-02-02")
    assert placed.notice_by == placed.papers_by == placed.on.fromordinal(placed.on.toordinal() - 15)
    assert placed.report_by == placed.on.fromordinal(placed.on.toordinal() + 14)
    assert placed.why[0] == "The review year asks for a meeting by Tuesday 2 February 2027."
    assert "It keeps to good practice: “Meet early enough to be able to move the meeting”." in placed.why
    assert placed.why[-1] == "The week has 1 of at most 2 meetings."
    assert not placed.is_late and not placed.strains


def test_a_move_is_planned_before_the_autumn_half_term() -> None:
    (placed,) = plan([pupil(**to_secondary())]).placed

    assert placed.is_transfer
    assert placed.latest_on == day("2026-11-22")
    assert placed.on <= day("2026-10-23")


def test_one_meeting_serves_the_review_year_and_the_move() -> None:
    found = plan([pupil(plan=DUE_BY_FEBRUARY, **to_secondary())])

    assert [limit.rule for limit in found.placed[0].limits] == ["PT-MEET", "AR-LATEST-MEET"]
    assert len(found.placed) == 1


def test_why_a_meeting_stands_there_names_what_comes_first() -> None:
    by_move, by_year = pupil("m7bbb", **to_secondary()), pupil("b7bbb", plan=DUE_BY_OCTOBER, **to_secondary())
    why = {placed.pupil: placed.why[0] for placed in plan([by_move, by_year]).placed}

    assert why == {
        "m7bbb": "The move to the next phase asks for a meeting by Sunday 22 November 2026.",
        "b7bbb": "The review year asks for a meeting by Friday 16 October 2026.",
    }


def test_moves_go_first_where_not_all_can_be_in_time() -> None:
    # Both are due in the one week that is left.
    moving = pupil("m7bbb", plan={"last_review_decision_on": "2026-07-03"}, **to_secondary())
    other = pupil("b7bbb", plan={"last_review_decision_on": "2025-12-21"})
    found = plan([moving, other], today="2026-11-02", most=1)

    assert days_of(found)["m7bbb"] <= "2026-11-20"
    assert only(found).pupil == "b7bbb"


def test_meetings_that_are_arranged_stay_and_take_their_place() -> None:
    arranged = [pupil(f"b7bb{letter}", reviews=({"meeting_on": "2026-11-17"},)) for letter in "bc"]
    found = plan([*arranged, pupil("d7bbb", plan=DUE_BY_NOVEMBER)], today="2026-11-02")
    week = next(week for week in found.weeks if week.monday == day("2026-11-16"))

    assert [(each.pupil, each.on) for each in found.arranged] == [
        ("b7bbb", day("2026-11-17")),
        ("b7bbc", day("2026-11-17")),
    ]
    assert (week.arranged, week.planned, week.meetings) == (2, 0, 2)
    assert "2026-11-23" <= days_of(found)["d7bbb"] <= "2026-11-26"


def test_an_interim_review_takes_its_place_but_is_no_annual_review() -> None:
    found = plan([pupil(reviews=({"meeting_on": "2026-11-17", "type": "interim"},))])

    assert len(found.arranged) == len(found.placed) == 1


def test_a_cancelled_meeting_takes_no_place() -> None:
    cancelled = {"meeting_on": "2026-11-17", "cancelled_on": "2026-09-01"}
    found = plan([pupil(reviews=(cancelled,))])

    assert (len(found.arranged), len(found.placed)) == (0, 1)


def test_a_meeting_held_this_year_needs_no_other() -> None:
    held = {"meeting_on": "2026-09-29", "la_decision_notice_on": "2026-10-27"}
    found = plan([pupil(reviews=(held,))], today="2026-11-02")

    assert (found.placed, found.not_met, found.ahead) == ((), (), ())


def test_a_meeting_arranged_too_late_is_told_with_the_day_to_move_it_to() -> None:
    late = only(plan([pupil(reviews=({"meeting_on": "2027-02-09"},))]))

    assert (late.kind, late.rule, late.on) == ("arranged-late", "AR-LATEST-MEET", day("2027-02-09"))
    assert late.reason == (
        "The meeting is arranged for Tuesday 9 February 2027; the review meeting has to be held by "
        "Tuesday 2 February 2027."
    )
    assert late.helps[0].sentence == "Move it to Tuesday 2 February 2027 or earlier."


def test_a_meeting_arranged_in_time_for_the_year_may_be_too_late_for_the_move() -> None:
    late = only(plan([pupil(reviews=({"meeting_on": "2027-01-20"},), **to_secondary())]))

    assert (late.kind, late.rule) == ("arranged-late", "PT-MEET")


def test_a_week_is_never_filled_beyond_what_stands_in_it() -> None:
    arranged = [pupil(f"b7bb{letter}", reviews=({"meeting_on": "2026-11-17"},)) for letter in "bcd"]
    found = plan([*arranged, pupil("f7bbb", plan=DUE_BY_NOVEMBER)], most=1, today="2026-11-02")

    assert "2026-11-16" not in days_of(found).values()
    assert next(week for week in found.weeks if week.monday == day("2026-11-16")).meetings == 3


def test_equal_needs_are_spread_evenly_over_good_weeks() -> None:
    found = plan([pupil(f"b7bb{letter}") for letter in "bcdfghjk"], most=5)

    # Four weeks between half term and Christmas have papers and report on school days; a fifth has its Monday only.
    assert sorted(week.planned for week in found.weeks if week.planned) == [2, 2, 2, 2]


def test_within_a_week_the_days_are_spread_and_monday_comes_last() -> None:
    blocked = [each for each in each_day("2026-09-02", "2027-02-05") if not "2026-11-23" <= each <= "2026-11-27"]
    found = plan([pupil(f"b7bb{letter}") for letter in "bcdf"], most=4, blocked=blocked)

    assert sorted(days_of(found).values()) == ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]


def test_a_week_with_one_good_day_does_not_put_all_its_meetings_on_that_day() -> None:
    # Papers for Monday 9 November are due before half term, those of the other days in it.
    blocked = [each for each in each_day("2026-09-02", "2027-02-05") if not "2026-11-09" <= each <= "2026-11-13"]
    found = plan([pupil(f"b7bb{letter}") for letter in "bcdfghjk"], most=10, blocked=blocked)

    assert sorted(Counter(days_of(found).values()).items())[0] == ("2026-11-09", 2)
    assert max(Counter(days_of(found).values()).values()) == 2


def test_a_small_school_follows_good_practice_and_a_large_one_spreads_its_load() -> None:
    few, many = [pupil(f"b7bb{letter}") for letter in "bc"], [pupil(f"{x}7bb{y}") for x in "bcdfghjk" for y in "bcdfgh"]
    advised = (day("2026-11-03"), day("2027-01-03"))

    assert all(advised[0] <= placed.on <= advised[1] for placed in plan(few, most=40).placed)
    assert not all(advised[0] <= placed.on <= advised[1] for placed in plan(many, most=40).placed)


def test_full_weeks_are_the_reason_and_a_greater_number_would_help() -> None:
    # Due by Thursday 26 November; with notice on Friday 6 November, the week of the 23rd is left.
    files = [pupil(f"b7bb{letter}", plan=DUE_BY_NOVEMBER) for letter in "bcdf"]
    found = plan(files, most=1, today="2026-11-06")
    late = [each for each in found.not_met if each.kind == "late"]

    assert len(late) == 4 - 1
    assert found.enough_per_week == 4
    assert {each.reason for each in late} == {
        "Every week with a day left in time, from Monday 23 November 2026 to Thursday 26 November 2026, is full."
    }
    assert [(each.kind, each.per_week) for each in late[0].helps] == [("raise", 4)]


def test_a_greater_number_counts_the_meetings_that_stand_in_the_week() -> None:
    arranged = [pupil(f"b7bb{letter}", reviews=({"meeting_on": "2026-11-25"},)) for letter in "bcd"]
    found = plan([*arranged, pupil("f7bbb", plan=DUE_BY_NOVEMBER)], most=1, today="2026-11-06")

    assert found.enough_per_week == 4


def test_a_pupil_more_among_many_alike_moves_few() -> None:
    alike = [pupil(f"{first}7bb{last}") for first in "bcdfg" for last in "bcdfgh"]
    before = days_of(plan(alike, most=8))
    after = days_of(plan([*alike, pupil("b7aaa")], most=8))

    # A meeting that gives way can push on one in another week, and one day within a week another.
    assert len([key for key, on in before.items() if after[key] != on]) <= 6


def test_blocked_days_are_the_reason_and_which_to_unblock() -> None:
    days = each_day("2026-09-01", "2026-11-26")
    late = only(plan([pupil(plan=DUE_BY_NOVEMBER)], blocked=days, today="2026-10-30"))

    assert late.reason == (
        "Every school day left in time, from Tuesday 17 November 2026 to Thursday 26 November 2026, is blocked."
    )
    assert late.helps[0].kind == "unblock"
    assert late.helps[0].days[0] == day("2026-11-17") and late.helps[0].days[-1] == day("2026-11-26")


def test_unblocking_would_help_where_the_other_weeks_are_full() -> None:
    files = [pupil(f"b7bb{letter}", plan=DUE_BY_NOVEMBER) for letter in "bc"]
    late = only(plan(files, most=1, today="2026-11-02", blocked=each_day("2026-11-16", "2026-11-20")))

    assert [each.kind for each in late.helps] == ["raise", "unblock"]
    assert late.helps[1].days == tuple(day(f"2026-11-{number}") for number in (17, 18, 19, 20))


def test_holiday_cover_would_help_where_the_only_days_left_need_somebody_in_the_holidays() -> None:
    # Due by Friday 8 January 2027; papers for the days after the holidays are due from Tuesday 22 December.
    late = only(plan([pupil(plan={"last_review_decision_on": "2026-02-06"})], today="2026-12-21"))

    assert "in the holidays" in late.reason
    assert late.helps[0].kind == "holiday-cover"
    assert late.helps[0].sentence.startswith("Needs holiday cover")
    assert day("2027-01-08") in late.helps[0].days


def test_a_day_whose_papers_fall_into_a_holiday_is_better_than_a_late_one() -> None:
    (placed,) = plan([pupil(plan={"last_review_decision_on": "2026-02-06"})], today="2026-12-14").placed

    assert not placed.is_late
    assert placed.papers_by == day("2026-12-18")
    assert any("closed" in sentence for sentence in placed.strains)


def test_a_latest_day_that_is_over_is_the_reason() -> None:
    late = only(plan([pupil(plan={"last_review_decision_on": "2025-09-05"})]))

    assert late.kind == "late"
    assert late.reason.startswith("The latest day, Friday 7 August 2026, cannot be reached any more: ")
    assert late.on is not None and late.on <= day("2026-09-18")


def test_a_late_meeting_is_held_as_soon_as_can_be() -> None:
    (placed,) = plan([pupil(plan={"last_review_decision_on": "2025-09-05"})], today="2026-09-08", most=10).placed

    # Notice on Tuesday 8 September, two clear weeks, Wednesday 23 September.
    assert placed.on == day("2026-09-23")


def test_no_room_in_the_whole_year_leaves_a_pupil_without_a_place() -> None:
    unplaced = only(plan([pupil()], most=0))

    assert (unplaced.kind, unplaced.on) == ("not-placed", None)
    assert unplaced.helps[0].per_week == 1


def test_what_still_can_be_held_before_the_year_begins_is_not_put_off_into_it() -> None:
    early = only(plan([pupil(plan={"last_review_decision_on": "2025-08-10"})], today="2026-06-01"))

    assert early.kind == "earlier-year"
    assert early.reason.startswith("The review meeting has to be held by Sunday 12 July 2026, before the year")


def test_a_review_arranged_before_the_year_makes_the_next_one_due_in_it() -> None:
    file = pupil(plan={"last_review_decision_on": "2025-08-01"}, reviews=({"meeting_on": "2026-06-30"},))
    (placed,) = plan([file], today="2026-06-01").placed

    # Counted from the meeting, because the decision is not made yet: 29 June 2027, less four weeks.
    assert placed.latest_on == day("2027-06-01")
    assert "2027-03-01" <= placed.on.isoformat() <= "2027-04-30"


def test_a_meeting_due_in_the_first_days_of_the_next_year_is_held_before_the_summer() -> None:
    first_made = pupil(plan={"plan_first_made_on": "2026-10-08"})
    (placed,) = plan([first_made], today="2026-11-02").placed

    assert placed.latest_on == day("2027-09-09")
    assert placed.on <= day("2027-07-21")


def test_a_pupil_who_has_a_meeting_this_year_is_only_named_for_that() -> None:
    held = {"meeting_on": "2026-09-15", "la_decision_notice_on": "2026-10-08"}
    found = plan([pupil(reviews=(held,))], today="2026-11-02")

    assert (found.placed, found.not_met) == ((), ())
    assert [(each.pupil, each.latest_on) for each in found.ahead] == [("k7m2q", day("2027-09-09"))]


def test_a_meeting_due_later_in_the_next_year_is_left_to_it() -> None:
    found = plan([pupil(plan={"plan_first_made_on": "2026-11-08"})], today="2026-11-20")

    assert (found.placed, found.not_met, found.ahead) == ((), (), ())


@pytest.mark.parametrize(
    "fields",
    [
        {"plan": {**DUE_BY_FEBRUARY, "ceased_on": "2026-09-01"}},
        {"left_on": "2026-08-31"},
        # The review year ends after the pupil has left.
        {"left_on": "2027-02-12"},
    ],
)
def test_nothing_is_planned_for_who_needs_no_meeting_here(fields: dict[str, Any]) -> None:
    found = plan([pupil(**fields)])

    assert (found.placed, found.not_met) == ((), ())


def test_a_pupil_who_joins_in_the_year_meets_after_joining() -> None:
    # By good practice the meeting would be before 3 January.
    (placed,) = plan([pupil(admitted_on="2027-01-20")]).placed

    assert day("2027-01-20") <= placed.on <= placed.latest_on


def test_a_meeting_that_was_due_before_joining_is_for_the_other_school() -> None:
    found = plan([pupil(plan=DUE_BY_NOVEMBER, admitted_on="2027-01-05")])

    assert (found.placed, found.not_met) == ((), ())


def test_the_school_s_buffer_moves_the_days_to_plan_for() -> None:
    (placed,) = plan([pupil()], days_of_buffer="2").placed

    assert placed.report_by is not None
    assert placed.report_by < placed.on.fromordinal(placed.on.toordinal() + 14)


def test_every_week_of_the_school_year_is_there_with_its_load() -> None:
    found = plan([pupil()], blocked=["2026-09-10"])
    by_monday = {week.monday.isoformat(): week for week in found.weeks}

    assert (found.weeks[0].monday, found.weeks[-1].monday) == (day("2026-08-31"), day("2027-07-19"))
    assert len(found.weeks) == 47
    assert (by_monday["2026-09-07"].school_days, by_monday["2026-09-07"].blocked_days) == (5, 1)
    assert by_monday["2026-10-26"].closed == "half term"
    assert by_monday["2026-12-28"].closed == "holiday"
    assert by_monday["2027-01-04"].school_days == 4
    assert sum(week.planned for week in found.weeks) == 1


@pytest.mark.parametrize("calendar", ["", CALENDAR.split("  - academic_year: 2027/28")[0]])
def test_a_year_without_its_terms_is_not_guessed_at(calendar: str) -> None:
    with pytest.raises(NoTermsInCalendar) as raised:
        plan([pupil()], year="2027/28", calendar=calendar)

    assert (str(raised.value), raised.value.hint) == (
        'the calendar does not hold all terms of "2027/28"',
        "senco edit calendar",
    )


# The same steps as for a few pupils, many thousand times.
@pytest.mark.unwatched
def test_a_large_school_with_seven_authorities_says_what_cannot_be_met_and_what_is_enough() -> None:
    files = many_pupils(450)
    tight, enough = plan(files, today="2026-07-20", most=16), plan(files, today="2026-07-20", most=17)

    assert (only(tight).kind, tight.enough_per_week) == ("late", 17)
    assert (enough.not_met, enough.enough_per_week) == ((), None)
    assert len(tight.placed) == len(enough.placed) == 450
    assert max(week.meetings for week in tight.weeks) <= 16


def test_no_sentence_names_a_pupil() -> None:
    found = plan([pupil(), pupil("m7bbb", plan=DUE_BY_NOVEMBER, **to_secondary())], most=1, today="2026-11-06")

    assert "Siân" not in repr(found) and "O'Brien" not in repr(found)
