"""One row laid over the records of one pupil, or over none: the records as they would be, and what there is to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from senco_cli.exchange.child import Child
from senco_cli.exchange.merging.further_parts import contacts_part, places_part, sessions_part
from senco_cli.exchange.merging.histories import need_history_part, status_history_part
from senco_cli.exchange.merging.plan_parts import plan_part, review_part
from senco_cli.exchange.merging.pupil_parts import (
    attendance_part,
    circumstances_part,
    diagnoses_part,
    identity_part,
    name_part,
    needs_part,
    school_part,
    texts_part,
)
from senco_cli.exchange.merging.status_history import latest_status, status_part, watch_part
from senco_cli.exchange.merging.trees import Part, Tree, day_in, entries, laid_over
from senco_cli.exchange.report import Said
from senco_cli.model.base import Record
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.pupil import Pupil


@dataclass(frozen=True, slots=True)
class LaidOver:
    """A pupil's records with what a row says; `plan` is None where there is none to have."""

    pupil: Tree
    plan: Tree | None
    said: tuple[Said, ...]


def lay_over(child: Child, pupil: Tree, plan: Tree | None, *, today: date, staff: Mapping[str, str]) -> LaidOver:
    """The records of a pupil with what the row says; laying the same row over the result changes nothing."""
    status = status_history_part(pupil, child) if child.status_history else status_part(pupil, child, today=today)
    parts = [
        name_part(pupil, child),
        identity_part(pupil, child),
        school_part(pupil, child, today=today, staff=staff),
        circumstances_part(pupil, child),
        status,
        watch_part(pupil, child, today=today),
        _needs(pupil, child, status, today),
        diagnoses_part(pupil, child),
        places_part(pupil, child),
        contacts_part(pupil, child),
        attendance_part(pupil, child, today=today),
        sessions_part(pupil, child),
        texts_part(pupil, child),
    ]
    found = laid_over(pupil, parts, _fields(Pupil))
    latest = latest_status(found)
    review = review_part(found, child, status=latest)
    of_plan = plan_part(plan, child, status=latest)
    said = [each for part in (*parts, review, of_plan) for each in part.said]
    new_plan = laid_over(plan or {}, [of_plan], _fields(EhcPlan))
    return LaidOver(
        laid_over(found, [review], _fields(Pupil)),
        new_plan or None,
        (*said, *_status_missing(child, found, latest, today)),
    )


def _needs(pupil: Tree, child: Child, status: Part, today: date) -> Part:
    if not child.need_history:
        return needs_part(pupil, child, today=today)
    statuses = entries({**pupil, **status.fields}, "sen_status")
    return need_history_part(pupil, child, statuses=statuses, today=today)


def _status_missing(child: Child, found: Tree, latest: str | None, today: date) -> tuple[Said, ...]:
    ends = [day_in(entry, "to") for entry in entries(found, "sen_status")]
    if child.status_history and ends and all(end is not None and end < today for end in ends):
        return (Said("missing", "status", "no SEN status lasts to today; senco set-status adds the present one"),)
    tells_of_needs = child.needs or child.need_history or child.diagnoses or child.plan_made
    if latest or child.status or not tells_of_needs:
        return ()
    return (Said("missing", "status", "no SEN status that could be taken; senco set-status adds it"),)


def _fields(kind: type[Record]) -> list[str]:
    return [field.alias or name for name, field in kind.model_fields.items()]
