"""Days that set time limits off and are not in the records: what is not known, and the command that enters it."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.rules.case import PupilCase, SchoolCase
from senco_cli.rules.review_steps import Unknown, unknowns
from senco_cli.rules.school_events import sencos

_EDIT = "edit school-duties --set {field}=DATE"
_ONCE = (
    ("sen_information_report.published_on", "when the SEN information report was last published"),
    ("accessibility_plan.from", "when the accessibility plan began"),
    ("equality_information_published_on", "when equality information was last published"),
    ("equality_objectives_published_on", "when equality objectives were last published"),
)


def pupil_unknowns(case: PupilCase) -> tuple[Unknown, ...]:
    """What is not known of a pupil, so that the days that rest on it cannot be shown."""
    return (*unknowns(case), *_of_support(case))


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
    for field, what in _ONCE:
        found: object = case.school.duties
        for name in field.split("."):
            found = getattr(found, "from_on" if name == "from" else name, None)
        if found is None:
            yield Unknown(what, _EDIT.format(field=field))
    for key, senco in sencos(case):
        if senco.became_senco_on is None:
            what = "when the SENCO first became one, so whether a qualification is needed"
            yield Unknown(what, f"edit {key} --set became_senco_on=DATE")
    if not case.school.calendar:
        yield Unknown("when the school is open: there is no calendar", "edit calendar")
