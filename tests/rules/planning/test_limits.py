"""The last days for a meeting, from the worked examples of the law."""

from __future__ import annotations

import pytest
from planned_school import day, pupil, school, to_secondary

from senco_cli.model.school import PupilFile
from senco_cli.rules.case import pupil_case
from senco_cli.rules.planning.limits import Limit, limits_of
from senco_cli.rules.school_days import SchoolDays

DECIDED = {"last_review_decision_on": "2026-07-03"}


def limits(file: PupilFile, *, today: str = "2026-09-15", before: str | None = None) -> dict[str, Limit]:
    records = school()
    case = pupil_case(file, records, today=day(today), days=SchoolDays(records.calendar))
    return {limit.rule: limit for limit in limits_of(case, before=day(before or today))}


# Examples 1, 3 and 4: the authority's four weeks are taken off the last day of the review year.
@pytest.mark.parametrize(
    ("plan", "today", "ends", "last", "outer"),
    [
        ({"plan_first_made_on": "2026-01-10"}, "2026-09-15", "2027-01-09", "2026-12-12", "2026-12-13"),
        ({"last_review_decision_on": "2027-01-08"}, "2027-03-05", "2028-01-07", "2027-12-10", "2027-12-11"),
        ({"plan_first_made_on": "2024-02-29"}, "2024-09-15", "2025-02-28", "2025-01-31", None),
    ],
)
def test_the_meeting_leaves_the_authority_its_four_weeks(
    plan: dict[str, str], today: str, ends: str, last: str, outer: str | None
) -> None:
    found = limits(pupil(plan=plan), today=today)["AR-LATEST-MEET"]

    assert (found.ends_on, found.last_on) == (day(ends), day(last))
    assert found.outer_on == (day(outer) if outer else None)


# Examples 8 and 11.
@pytest.mark.parametrize(
    ("kind", "moves_on", "last", "outer"),
    [
        ("primary-to-secondary", "2027-09-01", "2026-11-22", "2026-11-23"),
        ("secondary-to-post-16", "2027-09-01", "2027-01-05", "2027-01-06"),
        ("secondary-to-post-16", "2028-09-01", "2028-01-06", "2028-01-07"),
        ("post-16-to-post-16", "2027-07-31", "2026-12-06", None),
    ],
)
def test_a_move_asks_for_a_meeting_twelve_weeks_before_its_day(
    kind: str, moves_on: str, last: str, outer: str | None
) -> None:
    found = limits(pupil(plan=DECIDED, transfer={"kind": kind, "moves_on": moves_on}))["PT-MEET"]

    assert (found.last_on, found.outer_on) == (day(last), day(outer) if outer else None)


def test_the_earliest_limit_comes_first() -> None:
    records = school()
    case = pupil_case(
        pupil(plan=DECIDED, **to_secondary()), records, today=day("2026-09-15"), days=SchoolDays(records.calendar)
    )

    assert [limit.rule for limit in limits_of(case, before=day("2026-09-15"))] == ["PT-MEET", "AR-LATEST-MEET"]


def test_some_authorities_count_from_the_meeting_which_is_earlier() -> None:
    held = {"meeting_on": "2026-03-03", "la_decision_notice_on": "2026-03-24"}

    by_decision = limits(pupil(plan={"local_authority": "Norringshire"}, reviews=(held,)))["AR-LATEST-MEET"]
    by_meeting = limits(pupil(plan={"local_authority": "Tilveston"}, reviews=(held,)))["AR-LATEST-MEET"]

    assert (by_decision.ends_on, by_meeting.ends_on) == (day("2027-03-23"), day("2027-03-02"))


def test_a_meeting_without_a_decision_begins_the_next_year_by_its_own_day() -> None:
    waiting = {"meeting_on": "2026-07-08"}
    found = limits(pupil(plan={"last_review_decision_on": "2025-08-01"}, reviews=(waiting,)))["AR-LATEST-MEET"]

    assert (found.ends_on, found.opens_on) == (day("2027-07-07"), day("2026-07-09"))
    assert any("decision on it is not recorded" in sentence for sentence in found.because)


def test_a_meeting_still_to_come_leaves_the_limit_where_it_is() -> None:
    arranged = {"meeting_on": "2026-10-08"}
    found = limits(pupil(plan={"last_review_decision_on": "2025-12-01"}, reviews=(arranged,)))["AR-LATEST-MEET"]

    assert found.ends_on == day("2026-11-30")


def test_nothing_is_asked_for_without_a_plan_in_force() -> None:
    assert limits(pupil(plan={**DECIDED, "ceased_on": "2026-08-31"}, **to_secondary())) == {}


def test_what_falls_due_after_the_pupil_has_left_is_not_asked_for() -> None:
    leaving = pupil(plan=DECIDED, left_on="2027-06-30", **to_secondary())

    assert set(limits(leaving)) == {"PT-MEET"}


@pytest.mark.parametrize(
    ("review", "is_asked"),
    [
        ({"type": "annual", "meeting_on": "2026-09-10"}, False),
        ({"type": "phase-transfer", "meeting_on": "2026-06-10"}, False),
        # In Year 5 an annual review looks to no move.
        ({"type": "annual", "meeting_on": "2026-06-10"}, True),
        ({"type": "interim", "meeting_on": "2026-09-10"}, True),
        ({"type": "annual", "meeting_on": "2026-09-10", "cancelled_on": "2026-09-09"}, True),
    ],
)
def test_a_move_asks_for_no_second_meeting(review: dict[str, str], is_asked: bool) -> None:
    found = limits(pupil(plan={"last_review_decision_on": "2026-01-09"}, reviews=(review,), **to_secondary()))

    assert ("PT-MEET" in found) == is_asked


def test_a_move_that_has_taken_place_asks_for_nothing() -> None:
    assert "PT-MEET" not in limits(pupil(plan=DECIDED, **to_secondary("2026-09-01")))


def test_the_final_plan_for_the_move_ends_the_asking() -> None:
    named = pupil(plan={**DECIDED, "transfer_plan_final_on": "2026-09-10"}, **to_secondary())

    assert "PT-MEET" not in limits(named)
