"""What holds for every plan of a year, whatever the pupils."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from planned_school import AUTHORITIES, day, pupil, school, to_secondary

from senco_cli.model.school import PupilFile
from senco_cli.rules.planning import YearPlan, plan_year, planning_year
from senco_cli.rules.planning.earliest_first import earliest_first
from senco_cli.rules.planning.meeting_day import OF_THE_SCHOOL, Fitness, meeting_day
from senco_cli.rules.school_days import SchoolDays

SCHOOL = school()
DAYS = SchoolDays(SCHOOL.calendar)
YEAR, FIRST, LAST = "2026/27", day("2026-09-01"), day("2027-08-31")
EVERY_DAY = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
LETTERS = "bcdfghjkmnpq"
MONDAY = day("2026-08-31")


@dataclass(frozen=True)
class Problem:
    """A year to plan."""

    files: Sequence[PupilFile]
    today: date
    most: int
    blocked: frozenset[date]

    def plan(self, files: Sequence[PupilFile] | None = None, *, most: int | None = None) -> YearPlan:
        """The plan, for other pupils or another number a week if these are given."""
        return plan_year(
            self.files if files is None else files,
            planning_year(
                YEAR,
                SCHOOL,
                today=self.today,
                days=DAYS,
                most_per_week=self.most if most is None else most,
                blocked=self.blocked,
            ),
        )


@st.composite
def pupils(draw: st.DrawFn, key: str) -> PupilFile:
    # A few days are drawn often, so that many pupils ask for the same weeks.
    often = st.sampled_from([day("2025-12-18"), day("2026-03-03"), day("2026-06-30")])
    decided = draw(often | st.dates(day("2025-08-20"), day("2026-08-31")))
    plan = {"last_review_decision_on": decided.isoformat(), "local_authority": draw(st.sampled_from(AUTHORITIES))}
    meeting = draw(st.none() | st.none() | st.dates(FIRST, LAST))
    reviews = ({"meeting_on": meeting.isoformat()},) if meeting else ()
    return pupil(key, plan=plan, reviews=reviews, **(to_secondary() if draw(st.booleans()) else {}))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Up to a dozen pupils, a day to plan on, few meetings a week and some weeks blocked."""
    number = draw(st.integers(1, len(LETTERS)))
    weeks = draw(st.sets(st.integers(0, 46), max_size=25))
    return Problem(
        files=[draw(pupils(f"b7bb{letter}")) for letter in LETTERS[:number]],
        today=draw(st.dates(day("2026-07-01"), day("2027-03-01"))),
        most=draw(st.integers(1, 3)),
        blocked=frozenset(MONDAY + timedelta(weeks=week, days=number) for week in weeks for number in range(5)),
    )


laws = settings(max_examples=25, deadline=None)


def week_of(on: date) -> date:
    return on - timedelta(days=on.weekday())


@laws
@given(problems())
def test_no_week_has_more_than_the_number_but_for_what_was_arranged(problem: Problem) -> None:
    found = problem.plan()
    arranged = Counter(week_of(each.on) for each in found.arranged)
    placed = Counter(week_of(each.on) for each in found.placed)

    assert all(arranged[week] + number <= problem.most for week, number in placed.items())
    assert {week.monday: (week.arranged, week.planned) for week in found.weeks if week.meetings} == {
        week: (arranged[week], placed[week]) for week in arranged.keys() | placed.keys()
    }


@laws
@given(problems())
def test_no_meeting_is_placed_on_a_closed_or_blocked_day_or_without_notice(problem: Problem) -> None:
    for placed in problem.plan().placed:
        assert DAYS.is_school_day(placed.on) and placed.on not in problem.blocked
        assert FIRST <= placed.on <= LAST
        for by in (placed.notice_by, placed.papers_by):
            assert by is not None and DAYS.is_school_day(by) and problem.today <= by < placed.on
        assert placed.report_by is not None and DAYS.is_school_day(placed.report_by) and placed.report_by > placed.on


@laws
@given(problems())
def test_papers_and_reports_fall_on_school_days_or_the_plan_says_why_not(problem: Problem) -> None:
    for placed in problem.plan().placed:
        steps = [step for step in placed.day.steps if step.rule in OF_THE_SCHOOL]
        fall_on_closed = [step for step in steps if step.legal_by - step.school_day_by > timedelta(days=2)]
        assert len(placed.strains) >= len(fall_on_closed)


@laws
@given(problems())
def test_whoever_is_late_or_has_no_place_is_listed_with_a_reason(problem: Problem) -> None:
    found = problem.plan()
    listed = {each.pupil for each in found.not_met}

    assert {placed.pupil for placed in found.placed if placed.is_late} <= listed
    assert all(each.reason for each in found.not_met)
    days = {placed.pupil: placed.on for placed in found.placed}
    assert all(each.on == days.get(each.pupil) for each in found.not_met if each.kind in ("late", "not-placed"))


@laws
@given(problems())
def test_everybody_with_a_plan_is_accounted_for_once(problem: Problem) -> None:
    found = problem.plan()
    placed = [each.pupil for each in found.placed]
    has_a_place = {*placed, *(each.pupil for each in found.arranged)}
    is_named = {each.pupil for each in found.not_met} | {each.pupil for each in found.ahead}

    assert len(placed) == len(set(placed))
    # Every last decision was before the year, so that everybody needs a meeting in it.
    assert has_a_place | is_named == {file.key for file in problem.files}


@laws
@given(problems())
def test_as_many_are_in_time_as_any_plan_could_have(problem: Problem) -> None:
    found = problem.plan()
    usable = [on for on in EVERY_DAY if on not in problem.blocked and is_usable(on, problem.today)]
    weeks = sorted({week_of(on) for on in usable})
    arranged = Counter(week_of(each.on) for each in found.arranged)
    had_to_be_placed = {each.pupil: each.latest_on for each in found.not_met if each.kind in ("late", "not-placed")}
    had_to_be_placed |= {each.pupil: each.latest_on for each in found.placed}
    windows = []
    for latest in had_to_be_placed.values():
        in_time = [weeks.index(week_of(on)) for on in usable if on <= latest]
        if in_time:
            windows.append((in_time[0], in_time[-1]))
    best = earliest_first(windows, [max(problem.most - arranged[week], 0) for week in weeks])

    assert sum(not placed.is_late for placed in found.placed) == len(windows) - best.count(None)


def is_usable(on: date, today: date) -> bool:
    return meeting_day(on, today=today, days=DAYS, buffer=0).fitness <= Fitness.STRAINED


@laws
@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(problem: Problem, chance: Random) -> None:
    shuffled = list(problem.files)
    chance.shuffle(shuffled)

    assert problem.plan(shuffled) == problem.plan()


@laws
@given(problems())
def test_a_pupil_more_moves_at_most_one_other_out_of_each_week(problem: Problem) -> None:
    assume(not problem.files[0].reviews)
    before = {placed.pupil: week_of(placed.on) for placed in problem.plan(problem.files[1:]).placed}
    after = {placed.pupil: week_of(placed.on) for placed in problem.plan().placed}
    left = [week for key, week in before.items() if after.get(key) != week]

    assert len(left) == len(set(left))


@laws
@given(problems())
def test_the_number_said_to_be_enough_is_enough_and_one_less_is_not(problem: Problem) -> None:
    found = problem.plan()
    enough = found.enough_per_week
    full = [each for each in found.not_met if each.kind in ("late", "not-placed") and each.reason.endswith("is full.")]

    assert bool(full) == (enough is not None)
    if enough:
        assert problem.plan(most=enough).enough_per_week is None
        assert problem.plan(most=enough - 1).enough_per_week == enough


@laws
@given(problems())
def test_unblocking_helps_where_the_plan_says_so(problem: Problem) -> None:
    found = problem.plan()
    late = [each for each in found.not_met if each.kind in ("late", "not-placed")]
    named = [helped for each in late for helped in each.helps if helped.kind == "unblock"]
    for helped in named[:2]:
        freed = Problem(problem.files, problem.today, problem.most, problem.blocked - set(helped.days))
        still_late = [each for each in freed.plan().not_met if each.kind in ("late", "not-placed")]
        assert len(still_late) < len(late)
