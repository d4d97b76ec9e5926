"""A day that is earlier than another which it has to follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from senco_cli.model.base import Part, Record
from senco_cli.model.cycle import Cycle
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.finding import Finding
from senco_cli.model.provision import Member, Provision
from senco_cli.model.pupil import Need, Pupil, SenStatus
from senco_cli.model.review import Invitee, Review
from senco_cli.model.school import PupilFile
from senco_cli.model.staff import Qualification, Staff
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._parts import field_names, parts, pupil_records, school_records

INFO = CheckInfo(
    name="days-out-of-order",
    title="days in the wrong order",
    tier="record",
    source="senco: nothing ends before it begins",
    why="One of the two is mistyped, and every date counted from it is wrong.",
)

# Earlier field, later field; a dot leads into a part of the part.
ORDER: dict[type[Part], tuple[tuple[str, str], ...]] = {
    Pupil: (
        ("date_of_birth", "admitted_on"),
        ("date_of_birth", "looked_after_since"),
        ("admitted_on", "left_on"),
    ),
    SenStatus: (("from_on", "to_on"),),
    Need: (("from_on", "to_on"),),
    EhcPlan: (
        ("plan_first_made_on", "final_plan_on"),
        ("plan_first_made_on", "last_review_meeting_on"),
        ("last_review_meeting_on", "last_review_decision_on"),
        ("plan_first_made_on", "ceased_on"),
        ("consultation_received_on", "consultation_answered_on"),
        ("first_direct_payment_on", "direct_payment_reviewed_on"),
    ),
    Cycle: (("from_on", "review_by"), ("from_on", "review.held_on")),
    Review: (
        ("advice_asked_on", "advice_circulated_on"),
        ("meeting_on", "report_sent_on"),
        ("meeting_on", "la_decision_notice_on"),
        ("meeting_on", "amendment_notice_on"),
        ("amendment_notice_on", "amendment_served_on"),
        ("amendment_notice_on", "final_plan_on"),
    ),
    Invitee: (("advice_asked_on", "advice_received_on"), ("advice_received_on", "advice_circulated_on")),
    Provision: (("from_on", "to_on"), ("from_on", "review_by")),
    Member: (("joined_on", "left_on"), ("entry.taken_on", "exit.taken_on")),
    Staff: (("started_on", "left_on"),),
    Qualification: (("started_on", "gained_on"),),
}


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    for path, record in pupil_records(file):
        yield from _out_of_order(path, record)


def check_school(context: Context) -> Iterator[Finding]:
    for path, record in school_records(context):
        yield from _out_of_order(path, record)


def _out_of_order(path: str, record: Record) -> Iterator[Finding]:
    for at, part in parts(record):
        for earlier, later in ORDER.get(type(part), ()):
            (name, first), (later_name, second) = _field(part, earlier), _field(part, later)
            if first and second and second < first:
                # The days themselves stay out of the sentence: one may be a date of birth.
                yield INFO.finding(
                    path,
                    at=(*at, *later_name),
                    sentence=f"{' '.join(later_name)} is earlier than {' '.join(name)}; one of the two is mistyped",
                )


def _field(part: Part, name: str) -> tuple[tuple[str, ...], date | None]:
    """A field of a part, or of a part in it, as its file names it, and the day it holds."""
    step, _, rest = name.partition(".")
    value = getattr(part, step)
    here = field_names(type(part))[step]
    if not rest:
        return (here,), value
    below, day = _field(value, rest) if value else ((rest,), None)
    return (here, *below), day
