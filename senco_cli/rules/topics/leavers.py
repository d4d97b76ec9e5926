"""What follows a pupil who leaves, and how long the last school keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from senco_cli.rules.case import PupilCase, has_come
from senco_cli.rules.event import Event
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.topics._records import NO_CONDITIONS, Conditions, Discharges, Triggers
from senco_cli.rules.words import long_day

_CP_UNKNOWN = "Whether there is such a file is not known; write it at child_protection_file in the pupil's record."


def left(case: PupilCase) -> Iterator[Event]:
    """The pupil ceased to be registered at the school."""
    on = case.leaves_on
    if on:
        yield Event(on, case.file.path(), case.file.pupil, f"The pupil's last day on the roll is {long_day(on)}.")


def left_with_child_protection_file(case: PupilCase) -> Iterator[Event]:
    """The pupil left, or after leaving at the end of a term the new term began; unless there is no such file."""
    on, pupil = case.leaves_on, case.file.pupil
    if on is None or pupil.child_protection_file is False:
        return
    remarks = () if pupil.child_protection_file else (_CP_UNKNOWN,)
    begins = _new_term(case, on)
    said = f"The pupil's last day on the roll is {long_day(on)}."
    if begins:
        said = f"{said} That ends a term, and the next one begins on {long_day(begins)}."
    yield Event(begins or on, case.file.path(), pupil, said, remarks=remarks, law_on=on)


def born(case: PupilCase) -> Iterator[Event]:
    """The birth of a pupil who has left, from which the years of keeping the record count."""
    on = case.leaves_on
    if has_come(on, case.today):
        # The day of birth itself stays out of the sentence.
        said = "The years count from the pupil's date of birth."
        yield Event(case.file.pupil.date_of_birth, case.file.path(), case.file.pupil, said, law_on=on)


def file_and_ctf_sent(case: PupilCase, _event: Event, _due: Reckoned) -> bool:
    """The educational record and the common transfer file have been sent."""
    pupil = case.file.pupil
    return has_come(pupil.file_sent_on, case.today) and has_come(pupil.ctf_sent_on, case.today)


def child_protection_file_sent(case: PupilCase, _event: Event, _due: Reckoned) -> bool:
    """The child protection file has been sent."""
    return has_come(case.file.pupil.child_protection_file_sent_on, case.today)


def file_passed_on(case: PupilCase, _event: Event, _due: Reckoned) -> bool:
    """The record has gone to the next school, which keeps it from then on."""
    return has_come(case.file.pupil.file_sent_on, case.today)


def _new_term(case: PupilCase, left_on: date) -> date | None:
    """The first school day of the term after the one that `left_on` ends; None where it ends none."""
    years = case.school.calendar.years if case.school.calendar else ()
    terms = [term for year in years for term in year.terms]
    following = case.days.next_school_day(left_on)
    is_within = any(term.from_on <= left_on and following <= term.to_on for term in terms)
    begins = any(term.from_on <= following <= term.to_on for term in terms)
    return following if begins and not is_within else None


TRIGGERS: Triggers = MappingProxyType(
    {
        "pupil.left_on": left,
        "pupil.left_with_child_protection_file": left_with_child_protection_file,
        "pupil.date_of_birth": born,
    }
)
CONDITIONS: Conditions = NO_CONDITIONS
DISCHARGES: Discharges = MappingProxyType(
    {
        "pupil.file_and_ctf_sent": file_and_ctf_sent,
        "pupil.child_protection_file_sent": child_protection_file_sent,
        "pupil.file_passed_on": file_passed_on,
    }
)
