"""What shows in the records that a duty of the whole school is done, and the conditions on which one holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from senco_cli.model.provision import Member, Provision
from senco_cli.model.school_duties import ExamSeries, KeyStageTests
from senco_cli.model.staff import Qualification, Staff
from senco_cli.rules.case import SchoolCase, has_come
from senco_cli.rules.events import Event
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.school_events import is_nasenco


def results_recorded(_case: SchoolCase, event: Event, _due: Reckoned) -> bool:
    """Everybody who was in the provision to its end has an outcome or a measure at exit."""
    members = _to_the_end(event)
    return bool(members) and all(member.outcome or member.exit for member in members)


def ended(case: SchoolCase, event: Event, _due: Reckoned) -> bool:
    """The provision has had its last day."""
    provision = event.record
    return isinstance(provision, Provision) and provision.to_on is not None and provision.to_on < case.today


def ended_without_pupils(case: SchoolCase, event: Event, due: Reckoned) -> bool:
    """The provision has had its last day and nobody was in it, so that there is nothing to record."""
    return ended(case, event, due) and not _to_the_end(event)


def autumn_census_done(case: SchoolCase, event: Event, _due: Reckoned) -> bool:
    """The autumn census of the academic year has been sent."""
    return _census_done(case, event, "autumn")


def spring_census_done(case: SchoolCase, event: Event, _due: Reckoned) -> bool:
    """The spring census of the academic year has been sent."""
    return _census_done(case, event, "spring")


def summer_census_done(case: SchoolCase, event: Event, _due: Reckoned) -> bool:
    """The summer census of the academic year has been sent."""
    return _census_done(case, event, "summer")


def change_published(case: SchoolCase, event: Event, _due: Reckoned) -> bool:
    """The change has been published since, by itself or with the whole report."""
    report = case.school.duties.sen_information_report if case.school.duties else None
    days = (report.published_on, report.change_published_on) if report else ()
    return any(day is not None and event.on <= day <= case.today for day in days)


def plan_ends_before(case: SchoolCase, _event: Event, due: Reckoned) -> bool:
    """The accessibility plan names a last day that is no later, and that day is shown instead."""
    plan = case.school.duties.accessibility_plan if case.school.duties else None
    return bool(plan and plan.to_on and due.legal_due and plan.to_on <= due.legal_due)


def senco_qualified(case: SchoolCase, event: Event, due: Reckoned) -> bool:
    """The SENCO holds the NPQ for SENCOs, or a NASENCO begun and gained in time to count."""
    return any(has_come(each.gained_on, case.today) for each in _courses_that_count(event, due, by=case.today))


def senco_course_begun(case: SchoolCase, event: Event, due: Reckoned) -> bool:
    """The SENCO has begun a course that still counts."""
    return any(has_come(each.started_on, case.today) for each in _courses_that_count(event, due, by=case.today))


def event_before(_case: SchoolCase, event: Event, _due: Reckoned, value: str) -> bool:
    """What sets it off was before this day."""
    return event.on < date.fromisoformat(value)


def series_is(_case: SchoolCase, event: Event, _due: Reckoned, value: str) -> bool:
    """The examination series is this one; `other` is any but the summer series."""
    series = event.record.series if isinstance(event.record, ExamSeries) else None
    return series == value or (value == "other" and series is not None and series != "summer")


def tests_are(_case: SchoolCase, event: Event, _due: Reckoned, value: str) -> bool:
    """The national tests are these."""
    return isinstance(event.record, KeyStageTests) and event.record.test == value


def has_plans(case: SchoolCase, _event: Event, _due: Reckoned, value: str) -> bool:
    """Some pupil of the school has an EHC plan (yes), or none has one (no)."""
    return case.has_plans == (value == "yes")


SCHOOL_DISCHARGES: Mapping[str, Callable[[SchoolCase, Event, Reckoned], bool]] = MappingProxyType(
    {
        "provision.results_recorded": results_recorded,
        "provision.ended": ended,
        "provision.ended_without_pupils": ended_without_pupils,
        "census.autumn_done": autumn_census_done,
        "census.spring_done": spring_census_done,
        "census.summer_done": summer_census_done,
        "sen_information_report.change_published": change_published,
        "accessibility_plan.ends_before": plan_ends_before,
        "senco.qualified": senco_qualified,
        "senco.course_begun": senco_course_begun,
    }
)
SCHOOL_CONDITIONS: Mapping[str, Callable[[SchoolCase, Event, Reckoned, str], bool]] = MappingProxyType(
    {"event_before": event_before, "series": series_is, "test": tests_are, "has_plans": has_plans}
)


def _census_done(case: SchoolCase, event: Event, term: str) -> bool:
    done = case.school.duties.census if case.school.duties else ()
    return any(
        (each.academic_year, each.term) == (event.occasion, term) and has_come(each.done_on, case.today)
        for each in done
    )


def _courses_that_count(event: Event, due: Reckoned, *, by: date) -> list[Qualification]:
    courses = event.record.qualifications if isinstance(event.record, Staff) else ()
    return [each for each in courses if _is_npq(each) or (is_nasenco(each) and _counts(each, due, by=by))]


def _is_npq(course: Qualification) -> bool:
    name = course.name.casefold()
    return ("npq" in name or "national professional qualification" in name) and "sen" in name


def _counts(course: Qualification, due: Reckoned, *, by: date) -> bool:
    # A course begun or gained a day too late is no qualification any more: regulation 49(7)(a).
    begun_in_time = course.started_on is None or course.started_on < due.days["nasenco_started_before"]
    return begun_in_time and (course.gained_on or by) < due.days["nasenco_gained_before"]


def _to_the_end(event: Event) -> list[Member]:
    provision = event.record
    if not isinstance(provision, Provision) or provision.given_at:
        # What was given at another school is not for this one to judge.
        return []
    return [
        member
        for member in provision.pupils
        if member.left_on is None or (provision.to_on is not None and member.left_on >= provision.to_on)
    ]
