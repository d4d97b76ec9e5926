"""What makes an entry of a list the same entry in two copies of a record; entries that nothing names go by content."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel

from senco_cli.model import (
    adjustments,
    advice,
    calendar,
    cycle,
    document_index,
    ehc_plan,
    equality,
    letterhead,
    provision,
    pupil,
    review,
    review_notes,
    scale,
    school_duties,
    settings,
    staff,
)

# The fields as they are written in a file. A log that may have two entries of one day has none of its own.
IDENTITY: Final[Mapping[type[BaseModel], tuple[str, ...]]] = {
    adjustments.Factor: ("factor",),
    advice.Recommendation: ("text",),
    calendar.SchoolYear: ("academic_year",),
    calendar.Term: ("name",),
    cycle.Outcome: ("id",),
    document_index.Document: ("id",),
    ehc_plan.PlanNeed: ("id",),
    ehc_plan.PlanOutcome: ("id",),
    ehc_plan.PlanProvision: ("id",),
    equality.DutyAnswer: ("item", "answered_on"),
    letterhead.SignOff: ("document",),
    provision.Delivery: ("staff",),
    provision.Member: ("pupil",),
    pupil.Contact: ("name",),
    pupil.Diagnosis: ("name",),
    pupil.Need: ("type",),
    pupil.PartTimeTimetable: ("from",),
    pupil.SenStatus: ("from",),
    pupil.TopUp: ("from",),
    review.Invitee: ("role", "name"),
    review.OutcomeProgress: ("outcome",),
    review_notes.AdulthoodTheme: ("theme",),
    review_notes.ParentWish: ("about",),
    review_notes.PlacementVisit: ("school",),
    review_notes.ProvisionProgress: ("provision",),
    review_notes.ReportSent: ("role", "name"),
    scale.Scale: ("id",),
    school_duties.CensusDone: ("academic_year", "term"),
    school_duties.ExamSeries: ("series", "year"),
    school_duties.KeyStageTests: ("test", "year"),
    school_duties.Policy: ("name",),
    settings.LocalAuthority: ("name",),
    settings.NotionalBudget: ("from",),
    staff.Qualification: ("name",),
    staff.Training: ("title", "completed_on"),
}


def identity_at(kind: type[BaseModel] | None, at: tuple[str, ...]) -> tuple[str, ...]:
    """The fields by which the entries of the list at `at` are told apart; none for entries that go by content.

    `at` names fields only, without the positions of entries on the way. `kind` is None for a file of no known kind.
    """
    model = kind
    for name in at:
        if model is None:
            return ()
        found = next((field for own, field in model.model_fields.items() if (field.alias or own) == name), None)
        model = next(_models(found.annotation), None) if found else None
    return IDENTITY.get(model, ()) if model else ()


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _models(argument)
