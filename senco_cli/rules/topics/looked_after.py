"""The personal education plan of a looked-after child."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from senco_cli.model.calendar import Term
from senco_cli.model.phrases import small_first
from senco_cli.rules.case import PupilCase, has_come
from senco_cli.rules.event import Event
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.topics._records import NO_CONDITIONS, Conditions, Discharges, Triggers
from senco_cli.rules.words import long_day


def became_looked_after(case: PupilCase) -> Iterator[Event]:
    """The pupil became looked after, and still is."""
    on = _looked_after_since(case)
    if on:
        yield Event(on, case.file.path(), case.file.pupil, f"The pupil became looked after on {long_day(on)}.")


def looked_after_in_term(case: PupilCase) -> Iterator[Event]:
    """A term in which the pupil is looked after, up to its last day: the term that began last."""
    since = _looked_after_since(case)
    found = _term(case) if since else None
    if since is None or found is None or found[1].to_on < since:
        return
    year, term = found
    said = f"The {small_first(term.name)} term of {year} ends on {long_day(term.to_on)}."
    yield Event(term.to_on, case.file.path(), case.file.pupil, said, occasion=f"{year} {term.name}")


def pep_started(case: PupilCase, event: Event, _due: Reckoned) -> bool:
    """The personal education plan was begun, or reviewed, since the pupil became looked after."""
    pupil = case.file.pupil
    return any(_is_between(day, event.on, case.today) for day in (pupil.pep_started_on, pupil.pep_reviewed_on))


def pep_reviewed_in_term(case: PupilCase, _event: Event, _due: Reckoned) -> bool:
    """The personal education plan was begun or reviewed in the term."""
    found = _term(case)
    pupil = case.file.pupil
    days = (pupil.pep_started_on, pupil.pep_reviewed_on)
    return found is not None and any(_is_between(day, found[1].from_on, case.today) for day in days)


def _looked_after_since(case: PupilCase) -> date | None:
    pupil = case.file.pupil
    return None if "previously-looked-after" in pupil.circumstances else pupil.looked_after_since


def _term(case: PupilCase) -> tuple[str, Term] | None:
    years = case.school.calendar.years if case.school.calendar else ()
    begun = [(year.academic_year, term) for year in years for term in year.terms if term.from_on <= case.today]
    return max(begun, key=lambda each: each[1].from_on, default=None)


def _is_between(day: date | None, first: date, today: date) -> bool:
    return day is not None and first <= day and has_come(day, today)


TRIGGERS: Triggers = MappingProxyType(
    {"pupil.looked_after_since": became_looked_after, "pupil.looked_after_in_term": looked_after_in_term}
)
CONDITIONS: Conditions = NO_CONDITIONS
DISCHARGES: Discharges = MappingProxyType(
    {"pupil.pep_started": pep_started, "pupil.pep_reviewed_in_term": pep_reviewed_in_term}
)
