"""A small school for the papers that staff, governors and parents read, with names that try to break a page."""

from __future__ import annotations

from datetime import date
from typing import Any

from senco_cli.model.adjustments import Adjustments
from senco_cli.model.calendar import Calendar
from senco_cli.model.cycle import Cycle
from senco_cli.model.document_index import Documents
from senco_cli.model.equality import PupilEquality
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff
from senco_cli.model.views import Views

ON = date(2026, 11, 21)
SCRIPT = "<script>alert(1)</script> & <b>"


def school(**provisions: dict[str, Any]) -> SchoolRecords:
    """Larkfield, its SENCO and a teaching assistant, and the provisions given."""
    settings = {
        "record_format": 1,
        "school": {"name": "Larkfield Primary School", "phase": "primary", "senco": "h6k3n", "head": "Mr J. Pemberton"},
    }
    autumn = {"name": "Autumn", "from": "2026-09-02", "to": "2026-12-18"}
    return SchoolRecords(
        Settings.model_validate(settings),
        Calendar.model_validate({"years": [{"academic_year": "2026/27", "terms": [autumn]}]}),
        {
            "h6k3n": Staff.model_validate({"name": "Mrs R. Tillotson", "role": "senco"}),
            "n2h8f": Staff.model_validate({"name": "Mrs F. Adeyemi", "role": "teaching-assistant"}),
        },
        {key: Provision.model_validate(fields) for key, fields in provisions.items()},
    )


def pupil(
    key: str = "k7m2q",
    forename: str = "Amara",
    surname: str = "Okafor",
    *,
    status: str | None = "K",
    needs: tuple[str, ...] = (),
    cycles: dict[str, dict[str, Any]] | None = None,
    views: list[dict[str, Any]] | None = None,
    documents: list[dict[str, Any]] | None = None,
    adjustments: list[dict[str, Any]] | None = None,
    confidentiality: list[dict[str, Any]] | None = None,
    class_name: str | None = "4B",
    **fields: Any,
) -> PupilFile:
    """A pupil of Year 4 with what is given, and nothing else."""
    usual: dict[str, Any] = {
        "name": {"legal_forename": forename, "legal_surname": surname},
        "date_of_birth": "2018-03-03",
        "class": class_name,
        "sen_status": [{"status": status, "from": "2024-01-10"}] if status else [],
        "needs": [{"type": code, "rank": rank} for rank, code in enumerate(needs, start=1)],
    }
    return PupilFile(
        key,
        Pupil.model_validate({**usual, **fields}),
        cycles={day: Cycle.model_validate({"from": day, **parts}) for day, parts in (cycles or {}).items()},
        views=Views.model_validate({"views": views}) if views else None,
        documents=Documents.model_validate({"documents": documents}) if documents else None,
        adjustments=Adjustments.model_validate({"adjustments": adjustments}) if adjustments else None,
        equality=PupilEquality.model_validate({"confidentiality": confidentiality}) if confidentiality else None,
    )


def in_place(what: str, **fields: Any) -> dict[str, Any]:
    """An adjustment that is in place."""
    return {"what": what, "kind": "adjustment", "disadvantage": "Tires", "state": "in-place", **fields}
