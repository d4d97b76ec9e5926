"""A small school for the tests of the equality checklist."""

from __future__ import annotations

from datetime import date
from typing import Any

from senco_cli.model.access_arrangements import AccessArrangements
from senco_cli.model.adjustments import Adjustments
from senco_cli.model.calendar import Calendar
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.equality import PupilEquality, SchoolEquality
from senco_cli.model.exclusion import Exclusion
from senco_cli.model.pupil import Pupil
from senco_cli.model.restrictive_intervention import RestrictiveIntervention
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.school_duties import SchoolDuties
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff
from senco_cli.model.views import Views
from senco_cli.rules.equality.shown import PupilFacts, SchoolFacts
from senco_cli.rules.equality.standing import Standing, pupil_standings, school_standings
from senco_cli.rules.school_days import SchoolDays

ON = date(2026, 11, 21)
NINE = (
    *("sen-provision", "resources", "cost", "effectiveness", "practicability"),
    *("effect-of-disability", "health-and-safety", "standards", "interests-of-others"),
)
SETTINGS = {
    "record_format": "1",
    "school": {"name": "Larkfield Primary School", "phase": "primary", "head": "Mr J. Pemberton", "senco": "h6k3n"},
}


def school(*, answers: list[dict[str, str]] | None = None, duties: dict[str, Any] | None = None) -> SchoolRecords:
    """A school with a SENCO, and the answers and days given."""
    return SchoolRecords(
        Settings.model_validate(SETTINGS),
        Calendar.model_validate({"years": []}),
        {"h6k3n": Staff.model_validate({"name": "Mrs R. Tillotson", "role": "senco"})},
        duties=SchoolDuties.model_validate(duties) if duties else None,
        equality=SchoolEquality.model_validate({"answers": answers}) if answers else None,
    )


def file(
    key: str = "k7m2q",
    *,
    pupil: dict[str, Any] | None = None,
    plan: dict[str, Any] | None = None,
    equality: dict[str, Any] | None = None,
    adjustments: list[dict[str, Any]] | None = None,
    arrangements: dict[str, Any] | None = None,
    views: list[dict[str, Any]] | None = None,
    exclusions: tuple[str, ...] = (),
    restraints: tuple[str, ...] = (),
    status: str = "K",
) -> PupilFile:
    """A pupil with SEN support and what else is given."""
    usual = {
        "name": {"legal_forename": "Amara", "legal_surname": "Okafor"},
        "date_of_birth": "2016-11-03",
        "sen_status": [{"status": status, "from": "2024-01-10"}],
    }
    return PupilFile(
        key,
        Pupil.model_validate({**usual, **(pupil or {})}),
        EhcPlan.model_validate({"plan_first_made_on": "2024-01-10", **plan}) if plan is not None else None,
        equality=PupilEquality.model_validate(equality) if equality else None,
        adjustments=Adjustments.model_validate({"adjustments": adjustments}) if adjustments else None,
        access_arrangements=AccessArrangements.model_validate(arrangements) if arrangements else None,
        views=Views.model_validate({"views": views}) if views else None,
        exclusions={
            day: Exclusion.model_validate({"type": "suspension", "from": day, "to": day}) for day in exclusions
        },
        restrictive_interventions={
            day: RestrictiveIntervention.model_validate({"happened_on": day}) for day in restraints
        },
    )


def adjustment(**fields: Any) -> dict[str, Any]:
    """An adjustment in place, looked at a month ago."""
    usual = {
        "what": "Radio aid",
        "kind": "auxiliary-aid",
        "disadvantage": "Misses the ends of words",
        "state": "in-place",
        "started_on": "2026-01-12",
        "reviews": [{"reviewed_on": "2026-10-20", "effect": "Answers more"}],
        "paid_by": "school",
    }
    return {**usual, **fields}


def of_pupil(item: str, of: PupilFile, *, on: date = ON) -> Standing:
    """Where one duty stands for a pupil."""
    return next(each for each in pupil_standings(PupilFacts(of, school(), on)) if each.duty.id == item)


def of_school(item: str, records: SchoolRecords, *pupils: PupilFile, on: date = ON) -> Standing:
    """Where one duty stands for a school."""
    facts = SchoolFacts(records, pupils, on, SchoolDays(records.calendar))
    return next(each for each in school_standings(facts) if each.duty.id == item)
