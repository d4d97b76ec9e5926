"""A year of review meetings, laid out for a whole school."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from senco_cli.model.school import PupilFile
from senco_cli.rules.planning.meeting_day import NOTICE, PAPERS, REPORT, MeetingDay, strains
from senco_cli.rules.planning.year import PlanningYear, monday_of
from senco_cli.rules.planning.year_layout import lay_out
from senco_cli.rules.planning.year_needs import ahead_of, needs_of
from senco_cli.rules.planning.year_reasons import Layout, enough_per_week, not_met, why_there
from senco_cli.rules.planning.year_result import Arranged, NotMet, Placed, Week, YearPlan

_WEEK = tuple(timedelta(days=day) for day in range(7))


def plan_year(files: Iterable[PupilFile], year: PlanningYear) -> YearPlan:
    """One meeting for each pupil whose plan needs one in an academic year, on lawful days with room.

    Meetings that stand in the records stay and take their place in the load of their week. As many meetings are in
    time as can be; what cannot be met is told with its reason. The order of the files does not matter, and with the
    same records the same plan comes out; a pupil more moves at most one other meeting out of each week.
    """
    needs = [needs_of(file, year) for file in sorted(files, key=lambda file: file.key)]
    jobs = [each.job for each in needs if each.job]
    arranged = [meeting for each in needs for meeting in each.arranged]
    day_of = lay_out(jobs, year, arranged=Counter(meeting.on for meeting in arranged))
    layout = Layout(jobs, day_of, Counter(monday_of(meeting.on) for meeting in arranged), year)
    enough = enough_per_week(layout)
    waiting = [ahead_of(job.pupil, job.limits[0]) for job in jobs if job.pupil not in day_of and job.can_wait]
    unmet = (*(each for need in needs for each in need.not_met), *not_met(layout, enough=enough))
    return YearPlan(
        academic_year=year.academic_year,
        most_per_week=year.most_per_week,
        placed=tuple(sorted(_placed(layout), key=lambda each: (each.on, each.pupil))),
        arranged=tuple(sorted(arranged, key=lambda each: (each.on, each.pupil))),
        not_met=tuple(sorted(unmet, key=_by_urgency)),
        ahead=tuple(sorted([*(each for need in needs for each in need.ahead), *waiting], key=lambda each: each.pupil)),
        weeks=tuple(_weeks(layout, arranged)),
        enough_per_week=enough,
    )


def _placed(layout: Layout) -> Iterator[Placed]:
    per_week = layout.arranged + Counter(monday_of(day.on) for day in layout.day_of.values())
    for job in layout.jobs:
        day = layout.day_of.get(job.pupil)
        if day:
            yield Placed(
                pupil=job.pupil,
                on=day.on,
                latest_on=job.latest_on,
                limits=job.limits,
                day=day,
                notice_by=_plan_by(day, NOTICE),
                papers_by=_plan_by(day, PAPERS),
                report_by=_plan_by(day, REPORT),
                strains=tuple(sentence for _, sentence in strains(day, today=layout.year.today)),
                why=why_there(job, day, meetings=per_week[monday_of(day.on)], year=layout.year),
            )


def _plan_by(day: MeetingDay, rule: str) -> date | None:
    step = day.step(rule)
    return step.plan_by if step else None


def _by_urgency(each: NotMet) -> tuple[date, str, str]:
    return (each.latest_on, each.pupil, each.rule)


def _weeks(layout: Layout, arranged: Iterable[Arranged]) -> Iterator[Week]:
    year = layout.year
    planned = Counter(monday_of(day.on) for day in layout.day_of.values())
    open_days = {day.on for day in year.meeting_days}
    held = {meeting.on for meeting in arranged}
    first, last = min(open_days | held), max(open_days | held)
    monday = monday_of(first)
    while monday <= last:
        of_week = [monday + day for day in _WEEK]
        at_school = [day for day in of_week if day in open_days]
        yield Week(
            monday=monday,
            school_days=len(at_school),
            blocked_days=sum(day in year.blocked for day in at_school),
            arranged=layout.arranged[monday],
            planned=planned[monday],
            closed=None if at_school else _why_closed(of_week, year),
        )
        monday += timedelta(weeks=1)


def _why_closed(of_week: Iterable[date], year: PlanningYear) -> str:
    reasons = Counter(year.days.why_closed(day) or "" for day in of_week)
    del reasons["weekend"]
    return reasons.most_common(1)[0][0]
