"""Records as a person would type them, and what is still due by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

import pytest
import yaml
from support import TEXTS

from senco_cli.model.access_arrangements import AccessArrangements
from senco_cli.model.adjustments import Adjustments
from senco_cli.model.assessment import Assessment
from senco_cli.model.base import Record
from senco_cli.model.calendar import Calendar
from senco_cli.model.contact_log import ContactLog
from senco_cli.model.cycle import Cycle
from senco_cli.model.dispute import Dispute
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.exclusion import Exclusion
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.request import Request
from senco_cli.model.restrictive_intervention import RestrictiveIntervention
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.school_duties import SchoolDuties
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff
from senco_cli.rules.case import SchoolCase, pupil_case
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.due import pupil_deadlines, school_deadlines
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.unknowns import pupil_unknowns, school_unknowns

R = TypeVar("R", bound=Record)
TODAY = "2026-11-21"

# The example school year of the worked examples.
CALENDAR = """
years:
  - academic_year: 2026/27
    terms:
      - {name: Autumn, from: 2026-09-02, to: 2026-12-18, half_term: {from: 2026-10-26, to: 2026-10-30}}
      - {name: Spring, from: 2027-01-04, to: 2027-03-25, half_term: {from: 2027-02-15, to: 2027-02-19}}
      - {name: Summer, from: 2027-04-12, to: 2027-07-21, half_term: {from: 2027-05-31, to: 2027-06-04}}
    inset_days: [2027-01-04]
"""
# A pupil of Year 6 with an EHC plan; what a test gives for `pupil`, `plan` and so on is laid over it.
PUPIL = {
    "name": {"legal_forename": "Siân", "legal_surname": "O'Brien-Nguyễn"},
    "date_of_birth": "2016-08-31",
    "sen_status": [{"status": "E", "from": "2022-01-10"}],
}
SUPPORTED = {"sen_status": [{"status": "K", "from": "2022-01-10", "parents_told_on": "2022-01-10"}]}


def read(text: str) -> Any:
    """YAML with every scalar as text, as the loader of records gives it."""
    return yaml.load(text, Loader=TEXTS) or {}


def numbered(kind: type[R], rows: list[Any]) -> dict[str, R]:
    """Records of one kind under keys that only tell them apart."""
    return {str(number): kind.model_validate(row) for number, row in enumerate(rows, start=1)}


def pupil_file(records: Mapping[str, Any]) -> PupilFile:
    """One pupil's file from `pupil`, `plan`, and lists such as `cycles` and `reviews`."""
    return PupilFile(
        key="k7m2q",
        pupil=Pupil.model_validate({**PUPIL, **records.get("pupil", {})}),
        plan=EhcPlan.model_validate(records["plan"]) if "plan" in records else None,
        cycles={each["from"]: Cycle.model_validate(each) for each in records.get("cycles", [])},
        reviews={each["meeting_on"]: Review.model_validate(each) for each in records.get("reviews", [])},
        assessments=numbered(Assessment, records.get("assessments", [])),
        disputes=numbered(Dispute, records.get("disputes", [])),
        contact_log=ContactLog.model_validate({"contacts": records["contacts"]}) if "contacts" in records else None,
        exclusions=numbered(Exclusion, records.get("exclusions", [])),
        requests=numbered(Request, records.get("requests", [])),
        restrictive_interventions=numbered(RestrictiveIntervention, records.get("restrictive_interventions", [])),
        adjustments=Adjustments.model_validate({"adjustments": records.get("adjustments", [])}),
        access_arrangements=AccessArrangements.model_validate({"examinations": records.get("examinations", [])}),
    )


def school_records(text: str, calendar: str | None) -> SchoolRecords:
    """A school with `settings`, `staff`, `provision` and `duties`."""
    records = read(text)
    basics = {"record_format": "1", "school": {"name": "Larkfield Primary School", "phase": "primary"}}
    return SchoolRecords(
        settings=Settings.model_validate({**basics, **records.get("settings", {})}),
        calendar=Calendar.model_validate(read(calendar)) if calendar else None,
        staff={key: Staff.model_validate(each) for key, each in records.get("staff", {}).items()},
        provisions={key: Provision.model_validate(each) for key, each in records.get("provision", {}).items()},
        duties=SchoolDuties.model_validate(records["duties"]) if "duties" in records else None,
    )


@pytest.fixture(scope="session")
def days() -> SchoolDays:
    """The school days of the example school year."""
    return SchoolDays(Calendar.model_validate(read(CALENDAR)))


@pytest.fixture(scope="session")
def all_due() -> Callable[..., tuple[Deadline, ...]]:
    """What is due for one pupil by records in YAML."""

    def all_due(text: str, on: str = TODAY, school: str = "", calendar: str | None = CALENDAR) -> tuple[Deadline, ...]:
        records = school_records(school, calendar)
        today = date.fromisoformat(on)
        return pupil_deadlines(pupil_file(read(text)), records, today=today, days=SchoolDays(records.calendar))

    return all_due


@pytest.fixture(scope="session")
def due(all_due: Callable[..., tuple[Deadline, ...]]) -> Callable[..., dict[str, Deadline]]:
    """What is due for one pupil by the ids of the rules, each of which must occur once."""

    def due(text: str, on: str = TODAY, **more: Any) -> dict[str, Deadline]:
        found = all_due(text, on, **more)
        by_rule = {deadline.rule: deadline for deadline in found}
        assert len(by_rule) == len(found), [deadline.rule for deadline in found]
        return by_rule

    return due


@pytest.fixture(scope="session")
def school_due() -> Callable[..., tuple[Deadline, ...]]:
    """What is due for the school as a whole by records in YAML."""

    def school_due(
        text: str = "", on: str = TODAY, calendar: str | None = CALENDAR, has_plans: bool = True
    ) -> tuple[Deadline, ...]:
        records = school_records(text, calendar)
        days = SchoolDays(records.calendar)
        return school_deadlines(records, today=date.fromisoformat(on), days=days, has_plans=has_plans)

    return school_due


@pytest.fixture(scope="session")
def pupil_not_known() -> Callable[..., dict[str, str]]:
    """What is not known of one pupil by records in YAML, each with the command that enters it."""

    def pupil_not_known(text: str, on: str = TODAY) -> dict[str, str]:
        school = school_records("", CALENDAR)
        days = SchoolDays(school.calendar)
        case = pupil_case(pupil_file(read(text)), school, today=date.fromisoformat(on), days=days)
        return {each.what: each.command for each in pupil_unknowns(case)}

    return pupil_not_known


@pytest.fixture(scope="session")
def school_not_known() -> Callable[..., dict[str, str]]:
    """What is not known of the school as a whole by records in YAML, each with the command that enters it."""

    def school_not_known(text: str = "", calendar: str | None = CALENDAR, on: str = TODAY) -> dict[str, str]:
        school = school_records(text, calendar)
        case = SchoolCase(school=school, today=date.fromisoformat(on), days=SchoolDays(school.calendar))
        return {each.what: each.command for each in school_unknowns(case)}

    return school_not_known
