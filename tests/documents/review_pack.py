"""Review packs for tests: a pupil with much, and one with next to nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from senco_cli.documents.annual_review.build import build
from senco_cli.documents.annual_review.view import AnnualReview, Stage
from senco_cli.documents.templates import environment, render
from senco_cli.model.document_index import Documents
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.pupil import Pupil
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.rules.case import pupil_case
from senco_cli.rules.school_days import SchoolDays

ON = date(2026, 11, 21)
KEY = "b3c4d"
LITTLE: dict[str, Any] = {"type": "annual", "meeting_on": "2027-01-19"}
SCHOOL = {"record_format": "1", "school": {"name": "Fennelside", "phase": "primary", "head": "Mr J. Pemberton"}}


def pupil(**more: Any) -> Pupil:
    """A pupil of Year 6."""
    name = {"legal_forename": "Bea", "legal_surname": "Ash"}
    return Pupil.model_validate({"name": name, "date_of_birth": "2016-01-15", **more})


def plan(**sections: Any) -> EhcPlan:
    """A plan made in 2025."""
    return EhcPlan.model_validate({"plan_first_made_on": "2025-02-03", "sections": sections})


def pack(
    review: dict[str, Any],
    *,
    of: Pupil | None = None,
    plan: EhcPlan | None = None,
    earlier: dict[str, Any] | None = None,
    stage: Stage | None = None,
    on: date = ON,
    documents: dict[str, Any] | None = None,
    **more: Any,
) -> AnnualReview:
    """The pack of one review."""
    reviews = {"now": Review.model_validate(review)}
    if earlier:
        reviews["then"] = Review.model_validate(earlier)
    index = Documents.model_validate(documents) if documents else None
    file = PupilFile(key=KEY, pupil=of or pupil(), plan=plan, reviews=reviews, documents=index, **more)
    school = SchoolRecords(Settings.model_validate(SCHOOL))
    case = pupil_case(file, school, today=on, days=SchoolDays(None))
    return build(case, "now", reviews["now"], stage=stage)


def page(view: AnnualReview) -> str:
    """The pack as HTML."""
    return render(environment(), "annual-review.html.j2", {"review": view})
