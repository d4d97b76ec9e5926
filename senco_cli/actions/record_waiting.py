"""Which of several records of a pupil waits for the day of an event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType

from senco_cli.errors import SencoError
from senco_cli.model.assessment import Assessment
from senco_cli.model.base import Record
from senco_cli.model.dispute import Dispute
from senco_cli.model.exclusion import Exclusion
from senco_cli.model.record_events import RecordEvent, record_events
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


class SeveralOpen(SencoError):
    """An event would end one of several records that are open, and nobody can be asked which; `found` are their keys.

    Each comes with what it is about, where the record says so.
    """

    def __init__(self, event: str, pupil: str, found: Sequence[Kept]) -> None:
        self.found = tuple((PurePosixPath(path).stem, getattr(record, "about", None)) for path, record in found)
        super().__init__(
            f"{event} could end any of {len(found)} records of pupil {pupil} that are open: "
            f"{', '.join(key for key, _about in self.found)}",
            hint=f"--key {self.found[-1][0]}   or another of them",
        )


def refuse_several(fitting: Sequence[Kept], event: RecordEvent, *, pupil: str, on: date) -> None:
    """Raise SeveralOpen where the event ends a record and more than one is open on the day."""
    if fitting and event.field in _ENDED_BY.get(type(fitting[0][1]), ()):
        found = [each for each in fitting if getattr(each[1], event.field, None) is None and _is_open(each[1], on)]
        if len(found) > 1:
            raise SeveralOpen(event.name, pupil, found)


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
