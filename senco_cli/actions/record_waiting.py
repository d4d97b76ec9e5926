"""Which of several records of a pupil waits for the day of an event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from senco_cli.model.assessment import Assessment
from senco_cli.model.base import Record
from senco_cli.model.dispute import Dispute
from senco_cli.model.exclusion import Exclusion
from senco_cli.model.record_events import record_events
from senco_cli.model.request import Request
from senco_cli.model.review import Review

Kept = tuple[str, Record]

# Once one of these days is past, the record waits for nothing more while another one is open.
_ENDED_BY: Mapping[type[Record], tuple[str, ...]] = MappingProxyType(
    {
        Assessment: ("withdrawn_on", "no_plan_notice_on", "final_plan_on"),
        Dispute: ("ended_on",),
        Exclusion: ("withdrawn_on",),
        Request: ("answered_on",),
    }
)


def likeliest(fitting: Sequence[Kept], field: str, *, on: date) -> Kept | None:
    """The newest record that is open on the day and has none in `field`, or has that day; else the newest without one.

    `fitting` comes oldest first, and `field` is named as the model names it. None where all have another day.
    """
    waiting = [each for each in fitting if getattr(each[1], field) is None]
    is_open = [each for each in waiting if _is_open(each[1], on)]
    same = [each for each in fitting if getattr(each[1], field) == on]
    return next((each for each in (*is_open[:-2:-1], *same[:-2:-1], *waiting[:-2:-1])), None)


def not_overtaken(fitting: Sequence[Kept], on: date) -> Sequence[Kept]:
    """Of reviews, which follow one another, only the last whose meeting was by that day; of other kinds all."""
    reviews = [(record.meeting_on, path, record) for path, record in fitting if isinstance(record, Review)]
    begun = sorted((each for each in reviews if each[0] <= on), key=lambda each: each[:2])
    return [(path, record) for _, path, record in begun[-1:]] if reviews else fitting


def _is_open(record: Record, on: date) -> bool:
    ended = [getattr(record, field) for field in _ENDED_BY.get(type(record), ())]
    if isinstance(record, Assessment) and record.decision == "refuse":
        ended.append(record.decision_notice_on)
    began = [getattr(record, field) for field in _begun_by(type(record))]
    return not any(day and day < on for day in ended) and not any(day and day > on for day in began)


def _begun_by(kind: type[Record]) -> set[str]:
    names = {each.field for each in record_events().values() if each.begins and each.kind == kind.kind}
    return {name for name, info in kind.model_fields.items() if (info.alias or name) in names}
