"""Days that set time limits off and are not in the records: what is not known, and the command that enters it."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.years import academic_year, academic_year_start
from senco_cli.rules.case import PupilCase, SchoolCase
from senco_cli.rules.missing_triggers import missing_triggers
from senco_cli.rules.next_step import Unknown
from senco_cli.rules.review_steps import unknowns
from senco_cli.rules.school_events import HAS_NO_SENCO_RULE, is_nasenco, sencos

_ONCE = (
    (
        "sen_information_report.published_on",
        "when the SEN information report was last published",
        "information-report-published",
    ),
    ("accessibility_plan.from_on", "when the accessibility plan began", "accessibility-plan-began"),
    (
        "equality_information_published_on",
        "when equality information was last published",
        "equality-information-published",
    ),
    (
        "equality_objectives_published_on",
        "when equality objectives were last published",
        "equality-objectives-published",
    ),
)


# Which national tests the pupils of a school sit, and in which schools pupils sit public examinations.
_TESTS = {
    "infant": ("phonics",),
    "junior": ("key-stage-2", "multiplication"),
    "primary": ("key-stage-2", "multiplication", "phonics"),
    "middle": ("key-stage-2",),
    "all-through": ("key-stage-2", "multiplication", "phonics"),
}
_WITH_EXAMS = ("secondary", "all-through", "post-16")


def pupil_unknowns(case: PupilCase) -> tuple[Unknown, ...]:
    """What is not known of a pupil, so that the days that rest on it cannot be shown."""
    return (*unknowns(case), *_of_support(case), *missing_triggers(case))


def school_unknowns(case: SchoolCase) -> tuple[Unknown, ...]:
    """What is not known of the whole school."""
    return tuple(_of_school(case))


def _of_support(case: PupilCase) -> Iterator[Unknown]:
    key, cycles = case.file.key, case.file.cycles
    if not case.support or case.file.pupil.support_review_by:
        return
    open_cycles = [name for name, cycle in sorted(cycles.items()) if not case.has_been_reviewed(cycle)]
    if not open_cycles:
        yield Unknown("when the support is next reviewed: no cycle is open", f"edit {key} --what cycle --new")
    elif not any(cycles[name].review_by for name in open_cycles):
        command = f"edit {key} --what cycle --key {open_cycles[-1]} --set review_by=DATE"
        yield Unknown("when the cycle that is open is to be reviewed", command)


def _of_school(case: SchoolCase) -> Iterator[Unknown]:
    for field, what, event in _ONCE:
        found: object = case.school.duties
        for name in field.split("."):
            found = getattr(found, name, None)
        if found is None:
            yield Unknown(what, f"record {event} DATE")
    yield from _of_tests(case)
    yield from _of_exams(case)
    for policy in case.school.duties.policies if case.school.duties else ():
        if policy.review_by is None:
            command = f'record policy-review-day-set DATE --set "name={policy.name}"'
            yield Unknown(f"when the {policy.name} is next reviewed", command)
    if not any(True for _ in sencos(case)) and case.school.settings.school.phase not in HAS_NO_SENCO_RULE:
        yield Unknown("who the SENCO is", "add-staff --role senco")
    for key, senco in sencos(case):
        for place, course in enumerate(senco.qualifications, start=1):
            if is_nasenco(course) and course.started_on is None and course.gained_on is None:
                command = f"edit {key} --set qualifications.{place}.started_on=DATE"
                yield Unknown("when the SENCO began the National Award", command)
        if senco.became_senco_on is None:
            what = "when the SENCO first became one, so whether a qualification is needed"
            yield Unknown(what, f"edit {key} --set became_senco_on=DATE")
    if not case.school.calendar:
        yield Unknown("when the school is open: there is no calendar", "edit calendar")
    elif not any(year.academic_year == academic_year(case.today) for year in case.school.calendar.years):
        yield Unknown(f"the terms of {academic_year(case.today)}: they are not in the calendar", "edit calendar")


def _of_tests(case: SchoolCase) -> Iterator[Unknown]:
    wanted = _TESTS.get(case.school.settings.school.phase, ())
    entered = case.school.duties.key_stage_tests if case.school.duties else ()
    year = academic_year_start(case.today) + 1
    missing = [test for test in wanted if not any((each.test, each.year) == (test, year) for each in entered)]
    if missing:
        fields = [
            f"--set key_stage_tests.{place}.{name}={value}"
            for place, test in enumerate(missing, start=len(entered) + 1)
            for name, value in (("test", test), ("year", year))
        ]
        what = f"whether pupils sit the national tests of {year} ({', '.join(missing)})"
        yield Unknown(what, f"edit school-duties {' '.join(fields)}")


def _of_exams(case: SchoolCase) -> Iterator[Unknown]:
    entered = case.school.duties.exam_series if case.school.duties else ()
    year = academic_year_start(case.today) + 1
    is_known = any((each.series, each.year) == ("summer", year) for each in entered)
    if case.school.settings.school.phase in _WITH_EXAMS and not is_known:
        command = f"record exam-evidence-day-set DATE --set series=summer --set year={year}"
        yield Unknown(f"whether candidates in the summer series of {year} have access arrangements", command)
