"""A day on which something has happened, and which is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from senco_cli.model.base import Record
from senco_cli.model.finding import Finding
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._parts import field_names, parts, pupil_records, school_records

INFO = CheckInfo(
    name="day-in-future",
    title="something that has happened on a day to come",
    tier="record",
    source="senco: a field that ends in _on says on which day something happened",
    why="The year is mistyped most of the time, and a duty then looks done that is not.",
)

# Days that people write down before they come.
MAY_BE_PLANNED = frozenset(
    [
        *("from_on", "to_on", "admitted_on", "left_on", "joined_on", "moves_on", "meeting_on", "started_on"),
        *("ceased_on", "became_senco_on", "first_direct_payment_on", "expires_on", "visit_on"),
    ]
)
HAVE_HAPPENED = frozenset(("date_of_birth", "dated", "looked_after_since", "watch_from"))


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    for path, record in pupil_records(file):
        yield from _in_future(path, record, context=context)
        if isinstance(record, Review) and record.held and record.meeting_on > context.today:
            sentence = f"held is yes, but meeting_on is {record.meeting_on}, which is to come; mend one of the two"
            yield INFO.finding(path, at=("held",), sentence=sentence)


def check_school(context: Context) -> Iterator[Finding]:
    for path, record in school_records(context):
        yield from _in_future(path, record, context=context)


def _in_future(path: str, record: Record, *, context: Context) -> Iterator[Finding]:
    for at, part in parts(record):
        for field, name in field_names(type(part)).items():
            value = getattr(part, field)
            if isinstance(value, date) and value > context.today and _has_happened(field):
                yield INFO.finding(
                    path, at=(*at, name), sentence=f"{name} is still to come; mend it, or leave it out until then"
                )


def _has_happened(field: str) -> bool:
    return field in HAVE_HAPPENED or (field.endswith("_on") and field not in MAY_BE_PLANNED)
