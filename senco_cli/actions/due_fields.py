"""What programs are given of each date that is due: the fields of JSON and CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from senco_cli.actions.csv_text import csv_lines
from senco_cli.actions.due_json import deadline_row

if TYPE_CHECKING:
    from senco_cli.actions.due_list import Due

_NAMES = (
    "rule",
    "what",
    "kind",
    "key",
    "pupil",
    "year",
    "legal_due",
    "plan_by",
    "needs_holiday_cover",
    "outer_due",
    "days_left",
    "duty_holder",
    "status",
    "verified",
    "source",
    "trigger",
    "trigger_on",
    "record",
    "reminder",
)


def as_json(due: Due) -> Mapping[str, Any]:
    """One date with its sources and how it comes about."""
    row = deadline_row(due.deadline)
    fields = as_fields(row, key=due.key, pupil=due.pupil, year=due.year, days_left=due.days_left)
    sources = [{"title": source.title, "href": source.href} for source in due.deadline.sources]
    return {**dict(zip(_NAMES, fields, strict=True)), "sources": sources, "why": list(due.deadline.derivation)}


def csv_heading() -> str:
    """The line of CSV that says what stands in the others."""
    return csv_lines([_NAMES])[0]


def as_fields(
    row: Sequence[Any], *, key: str | None, pupil: str | None, year: str | None, days_left: int | None
) -> Sequence[Any]:
    """The fields of a deadline, given as the row that JSON keeps, and of the pupil whom it concerns."""
    rule, title, kind, path, trigger, trigger_on, legal_due, plan_by, outer_due, holder, status, verified = row[:12]
    sources, _, reminder, _, detail, needs_holiday_cover = row[12:]
    return (
        rule,
        f"{title}: {detail}" if detail else title,
        kind,
        key,
        pupil,
        year,
        legal_due,
        plan_by,
        needs_holiday_cover,
        outer_due,
        days_left,
        holder,
        status,
        verified,
        sources[0][1] if sources else None,
        trigger,
        trigger_on,
        path,
        reminder,
    )
