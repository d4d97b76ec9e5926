"""What programs are given of each date that is due: the fields of JSON and CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from senco_cli.actions.csv_text import csv_lines

if TYPE_CHECKING:
    from senco_cli.actions.due_list import Due

_FIELDS = (
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
    sources = [{"title": source.title, "href": source.href} for source in due.deadline.sources]
    return {**_fields(due), "sources": sources, "why": list(due.deadline.derivation)}


def as_csv(items: Iterable[Due], *, order: Callable[[Due], Any]) -> str:
    """All dates in an order, beginning with the names of the columns; a line is all that is held of each."""
    orders: list[Any] = []

    def rows() -> Iterator[Mapping[str, Any]]:
        for due in items:
            orders.append(order(due))
            yield _fields(due)

    head, *lines = csv_lines(rows(), _FIELDS)
    return "".join((head, *(lines[place] for place in sorted(range(len(lines)), key=orders.__getitem__))))


def _fields(due: Due) -> Mapping[str, Any]:
    deadline = due.deadline
    return {
        "rule": deadline.rule,
        "what": f"{deadline.title}: {deadline.detail}" if deadline.detail else deadline.title,
        "kind": deadline.kind,
        "key": due.key,
        "pupil": due.pupil,
        "year": due.year,
        "legal_due": deadline.legal_due,
        "plan_by": deadline.plan_by,
        "needs_holiday_cover": deadline.needs_holiday_cover,
        "outer_due": deadline.outer_due,
        "days_left": due.days_left,
        "duty_holder": deadline.duty_holder,
        "status": deadline.status,
        "verified": deadline.verified,
        "source": deadline.sources[0].title if deadline.sources else None,
        "trigger": deadline.trigger,
        "trigger_on": deadline.trigger_on,
        "record": deadline.path,
        "reminder": deadline.reminder,
    }
