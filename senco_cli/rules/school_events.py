"""The events of the whole school that set time limits off: its terms, provision, staff, publications and series."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from senco_cli.model.base import Part
from senco_cli.model.calendar import Calendar
from senco_cli.model.kinds import path_of
from senco_cli.model.phrases import small_first
from senco_cli.model.provision import Provision
from senco_cli.model.school_duties import SchoolDuties
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Qualification, Staff
from senco_cli.model.years import FIRST_MONTH, academic_year, academic_year_start
from senco_cli.rules.case import SchoolCase
from senco_cli.rules.events import Event
from senco_cli.rules.words import long_day

# Regulation 49 is about mainstream schools and maintained nursery schools.
HAS_NO_SENCO_RULE = ("special", "alternative", "post-16")
_DUTIES = path_of(SchoolDuties)
_TESTS = {
    "key-stage-2": "key stage 2 tests",
    "multiplication": "multiplication tables check",
    "phonics": "phonics check",
}


def term_begins(case: SchoolCase) -> Iterator[Event]:
    """A term begins."""
    for year in case.school.calendar.years if case.school.calendar else ():
        for term in year.terms:
            said = f"The {small_first(term.name)} term of {year.academic_year} begins on "
            occasion = f"{year.academic_year} {term.name}"
            yield Event(term.from_on, path_of(Calendar), term, f"{said}{long_day(term.from_on)}.", occasion=occasion)


def provision_ends(case: SchoolCase) -> Iterator[Event]:
    """A provision reaches its last day."""
    for key, provision in case.school.provisions.items():
        if provision.to_on:
            said = f"The provision's last day is {long_day(provision.to_on)}."
            yield Event(provision.to_on, path_of(Provision, key=key), provision, said)


def provision_review(case: SchoolCase) -> Iterator[Event]:
    """The effect of a provision is to be looked at, before its last day."""
    for key, provision in case.school.provisions.items():
        on = provision.review_by
        if on and (provision.to_on is None or on < provision.to_on):
            said = f"The provision's effect is to be looked at by {long_day(on)}."
            yield Event(on, path_of(Provision, key=key), provision, said)


def school_year(case: SchoolCase) -> Iterator[Event]:
    """An academic year, the one of today and the next."""
    start = academic_year_start(case.today)
    for on in (date(start, FIRST_MONTH, 1), date(start + 1, FIRST_MONTH, 1)):
        year = academic_year(on)
        yield _event(case, on, f"The academic year is {year}.", occasion=year)


def information_report_published(case: SchoolCase) -> Iterator[Event]:
    """The SEN information report was last published."""
    report = case.school.duties.sen_information_report if case.school.duties else None
    yield from _once(case, report.published_on if report else None, "The SEN information report was last published on")


def information_changed(case: SchoolCase) -> Iterator[Event]:
    """Something that the SEN information report tells has changed."""
    report = case.school.duties.sen_information_report if case.school.duties else None
    on = report.content_changed_on if report else None
    yield from _once(case, on, "Something that the SEN information report tells changed on")


def accessibility_plan_begins(case: SchoolCase) -> Iterator[Event]:
    """The accessibility plan in force began."""
    plan = case.school.duties.accessibility_plan if case.school.duties else None
    yield from _once(case, plan.from_on if plan else None, "The accessibility plan began on")


def accessibility_plan_ends(case: SchoolCase) -> Iterator[Event]:
    """The accessibility plan reaches the last day that it names."""
    plan = case.school.duties.accessibility_plan if case.school.duties else None
    yield from _once(case, plan.to_on if plan else None, "The accessibility plan names as its last day")


def equality_information_published(case: SchoolCase) -> Iterator[Event]:
    """Information on the equality duty was last published."""
    on = case.school.duties.equality_information_published_on if case.school.duties else None
    yield from _once(case, on, "Information on the equality duty was last published on")


def equality_objectives_published(case: SchoolCase) -> Iterator[Event]:
    """Equality objectives were last published."""
    on = case.school.duties.equality_objectives_published_on if case.school.duties else None
    yield from _once(case, on, "Equality objectives were last published on")


def allergy_policy_reviewed(case: SchoolCase) -> Iterator[Event]:
    """The allergy policy was last reviewed."""
    on = case.school.duties.allergy_policy_reviewed_on if case.school.duties else None
    yield from _once(case, on, "The allergy policy was last reviewed on")


def policy_review(case: SchoolCase) -> Iterator[Event]:
    """A policy has a day for its next review."""
    for policy in case.school.duties.policies if case.school.duties else ():
        if policy.review_by:
            said = f"The school has set the review of “{policy.name}” for {long_day(policy.review_by)}."
            yield Event(policy.review_by, _DUTIES, policy, said, occasion=policy.name)


def became_senco(case: SchoolCase) -> Iterator[Event]:
    """The person who is SENCO first became one, at any school."""
    for key, senco in sencos(case):
        if senco.became_senco_on:
            said = f"The SENCO first became one on {long_day(senco.became_senco_on)}."
            yield Event(senco.became_senco_on, path_of(Staff, key=key), senco, said)


def nasenco_begun(case: SchoolCase) -> Iterator[Event]:
    """The person who is SENCO began the older National Award, the NASENCO."""
    for key, senco in sencos(case):
        for course in senco.qualifications:
            if is_nasenco(course) and course.started_on:
                said = f"The SENCO began the National Award for SEN Co-ordination on {long_day(course.started_on)}."
                yield Event(course.started_on, path_of(Staff, key=key), senco, said)


def exam_series(case: SchoolCase) -> Iterator[Event]:
    """Candidates with access arrangements sit an examination series."""
    for series in case.school.duties.exam_series if case.school.duties else ():
        autumn = series.series == "november"
        if academic_year_start(case.today) <= series.year - (not autumn):
            name = f"{series.series} {series.year}"
            said = f"The school has candidates with access arrangements in the series of {name.capitalize()}."
            yield Event(date(series.year, 1, 1), _DUTIES, series, said, occasion=name)


def exam_evidence_day(case: SchoolCase) -> Iterator[Event]:
    """The school has set a day of its own by which the evidence for access arrangements has to be there."""
    for series in case.school.duties.exam_series if case.school.duties else ():
        if series.evidence_by:
            name = f"{series.series} {series.year}"
            said = f"For the series of {name.capitalize()} the school has set {long_day(series.evidence_by)}."
            yield Event(series.evidence_by, _DUTIES, series, said, occasion=name)


def key_stage_tests(case: SchoolCase) -> Iterator[Event]:
    """The school takes part in national tests."""
    for tests in case.school.duties.key_stage_tests if case.school.duties else ():
        if academic_year_start(case.today) < tests.year:
            name = f"{tests.test} {tests.year}"
            said = f"The school takes part in the {_TESTS[tests.test]} of {tests.year}."
            yield Event(date(tests.year, 1, 1), _DUTIES, tests, said, occasion=name)


SCHOOL_TRIGGERS: Mapping[str, Callable[[SchoolCase], Iterator[Event]]] = MappingProxyType(
    {
        "term.from": term_begins,
        "provision.to": provision_ends,
        "provision.review_by": provision_review,
        "school.academic_year": school_year,
        "sen_information_report.published_on": information_report_published,
        "sen_information_report.content_changed_on": information_changed,
        "accessibility_plan.from": accessibility_plan_begins,
        "accessibility_plan.to": accessibility_plan_ends,
        "equality.information_published_on": equality_information_published,
        "equality.objectives_published_on": equality_objectives_published,
        "allergy_policy.reviewed_on": allergy_policy_reviewed,
        "policy.review_by": policy_review,
        "senco.became_senco_on": became_senco,
        "senco.nasenco_started_on": nasenco_begun,
        "exam_series.year": exam_series,
        "exam_series.evidence_by": exam_evidence_day,
        "key_stage_tests.year": key_stage_tests,
    }
)


def is_nasenco(course: Qualification) -> bool:
    """Whether a qualification is the older National Award for SEN Co-ordination."""
    name = course.name.casefold()
    return "nasenco" in name or "national award" in name


def sencos(case: SchoolCase) -> Iterator[tuple[str, Staff]]:
    """The keys and records of those who are SENCO today, where the rule on their qualification binds the school."""
    settings = case.school.settings.school
    if settings.phase in HAS_NO_SENCO_RULE:
        return
    for key, person in case.school.staff.items():
        is_senco = person.role == "senco" or key == settings.senco
        if is_senco and (person.left_on is None or person.left_on >= case.today):
            yield key, person


def _once(case: SchoolCase, on: date | None, said: str) -> Iterator[Event]:
    if on:
        yield _event(case, on, f"{said} {long_day(on)}.")


def _event(case: SchoolCase, on: date, said: str, *, occasion: str = "") -> Event:
    record: Part = case.school.duties or case.school.settings
    path = _DUTIES if case.school.duties else path_of(Settings)
    return Event(on, path, record, said, occasion=occasion)
