"""A small school for the documents."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from senco_cli.documents.provision_map import build
from senco_cli.documents.provision_map_view import ProvisionMap
from senco_cli.model.calendar import Calendar
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff

ON = date(2026, 11, 21)


class OpenWeekdays:
    """Open from Monday to Friday but at half term and from Christmas."""

    def is_school_day(self, day: date) -> bool:
        half_term = date(2026, 10, 26) <= day <= date(2026, 10, 30)
        return day.weekday() < 5 and not half_term and day <= date(2026, 12, 18)


@dataclass(frozen=True)
class Example:
    """The records of a school, and the map that is made of them on Saturday 21 November 2026."""

    records: SchoolRecords
    pupils: tuple[PupilFile, ...]
    calendar: OpenWeekdays = field(default_factory=OpenWeekdays)

    def map(self, **options: Any) -> ProvisionMap:
        return build(self.records, self.pupils, **{"on": ON, "calendar": self.calendar, **options})

    def with_provision(self, key: str, **fields: Any) -> Example:
        provisions = {**self.records.provisions, key: provision(**fields)}
        records = SchoolRecords(self.records.settings, self.records.calendar, self.records.staff, provisions)
        return replace(self, records=records)

    def only(self, *keys: str) -> Example:
        provisions = {key: self.records.provisions[key] for key in keys}
        records = SchoolRecords(self.records.settings, self.records.calendar, self.records.staff, provisions)
        return replace(self, records=records)


def provision(**fields: Any) -> Provision:
    usual = {
        "title": "Talk Boost",
        "area_of_need": "communication-and-interaction",
        "layer": "targeted",
        "from": "2026-09-07",
        "to": "2026-12-18",
        "delivered_by": [{"staff": "ta"}],
        "sessions": [{"minutes": 60, "per_week": "1"}],
    }
    return Provision.model_validate({name: value for name, value in {**usual, **fields}.items() if value is not None})


def pupil(key: str, forename: str, surname: str, **fields: Any) -> PupilFile:
    usual = {
        "name": {"legal_forename": forename, "legal_surname": surname},
        "date_of_birth": "2019-05-14",
        "admitted_on": "2022-09-05",
        "class": "3B",
        "sen_status": [{"status": "K", "from": "2024-09-02"}],
    }
    return PupilFile(key=key, pupil=Pupil.model_validate({**usual, **fields}))


PUPILS = (
    pupil("k7m2q", "Amara", "Okafor"),
    pupil("p3x9d", "Siân", "O'Brien-Nguyễn", date_of_birth="2018-01-30", **{"class": "4A"}),
    pupil("t4n8c", "Bobby", "<script>alert(1)</script>"),
    pupil("r2v6h", "Noah", "Whitfield", date_of_birth="2022-03-31", **{"class": "RB"}),
    pupil("w5z3j", "Ada", "Lane", left_on="2026-10-23"),
    pupil("d9f4g", "Ivy", "Marsh", sen_status=[{"status": "N", "from": "2024-09-02"}]),
    pupil("h6b2s", "Theo", "Quill", sen_status=[{"status": "E", "from": "2024-09-02"}]),
)

STAFF = {
    "ta": {
        "name": "Mrs F. Adeyemi",
        "role": "teaching-assistant",
        "hourly_rate": "17.20",
        "rate_contains": "pay, on-costs and holiday pay",
    },
    "teacher": {"name": "Miss K. Underhill", "role": "teacher", "hourly_rate": "38.60"},
    "mentor": {"name": "Mr D. Hale", "role": "learning-mentor"},
}


def _read(value: str, on: str, then: str | None = None, then_on: str = "2026-11-16") -> dict[str, Any]:
    entry = {"entry": {"value": value, "taken_on": on}}
    return {**entry, "exit": {"value": then, "taken_on": then_on}} if then else entry


LANGUAGE = {
    "title": "Language programme",
    "description": "Listening, vocabulary and telling stories.",
    "layer": "targeted",
    "sessions": [
        {"minutes": 30, "per_week": "3"},
        {"minutes": 15, "per_week": "2", "given_to": "each-pupil"},
    ],
    "group_size": 6,
    "place": "Library",
    "review_by": "2026-12-11",
    "intended_outcome": "Joins in at story time and follows two-part instructions.",
    "measure": {"name": "Picture vocabulary scale", "unit": "standard score"},
    "cost": {"resources": "100.00", "resources_are": "handbook"},
    "pupils": [
        {"pupil": "k7m2q", **_read("78", "2026-09-08", "87"), "target": "85"},
        {"pupil": "p3x9d", **_read("81.5", "2026-09-08", "80"), "outcome": "not-met"},
        {"pupil": "t4n8c", **_read("84", "2026-10-06", "84"), "joined_on": "2026-10-05"},
    ],
}
WORRIES = {
    "title": "Talking about worries",
    "area_of_need": "social-emotional-and-mental-health",
    "layer": "targeted-plus",
    "sessions": [{"minutes": 40, "per_week": "1", "given_to": "each-pupil"}],
    "delivered_by": [{"staff": "mentor"}],
    "from": "2026-09-14",
    "to": None,
    "intended_outcome": "Names a worry and somebody to tell.",
    "measure": {"name": "Questionnaire, teacher form", "unit": "points", "better": "lower"},
    "pupils": [{"pupil": "k7m2q", **_read("19", "2026-09-14", "15", "2026-11-09"), "outcome": "on-track"}],
}
THERAPY = {
    "title": "Speech and language therapy",
    "layer": "specialist",
    "delivered_by": [],
    "delivered_by_others": "Fernshire therapy service",
    "sessions": [{"minutes": 30, "per_week": "0.5", "given_to": "each-pupil"}],
    "from": "2026-11-02",
    "to": "2026-12-18",
    "cost": {"hourly_rate": "62.00", "rate_contains": "agreement price, travel included"},
    "pupils": [{"pupil": "r2v6h"}, {"pupil": "zz999"}],
}
NUMBER = {
    "title": "Number catch-up",
    "area_of_need": "cognition-and-learning",
    "to": "2026-10-16",
    "sessions": [{"minutes": 30, "per_week": "3"}],
    "delivered_by": [{"staff": "ta"}, {"staff": "teacher", "share": "0.25"}],
    "intended_outcome": "Adds and takes away within 20.",
    "pupils": [{"pupil": "w5z3j"}, {"pupil": "p3x9d"}],
}
WORDS = {
    "title": "Words before the lesson",
    "area_of_need": "cognition-and-learning",
    "layer": "universal",
    "delivered_by": [{"staff": "teacher"}],
    "sessions": [{"minutes": 15, "per_week": "5"}],
    "intended_outcome": "Uses the week's words in class.",
}


def example_school() -> Example:
    """Five provisions, seven pupils, three staff."""
    settings = {"record_format": 1, "school": {"name": "Fernbrook Primary School", "phase": "primary"}}
    autumn = {"name": "Autumn", "from": "2026-09-02", "to": "2026-12-18"}
    calendar = {"years": [{"academic_year": "2026/27", "terms": [autumn]}]}
    kinds: dict[str, dict[str, Any]] = {"v1": LANGUAGE, "v2": WORRIES, "v3": THERAPY, "v4": NUMBER, "v5": WORDS}
    records = SchoolRecords(
        Settings.model_validate(settings),
        Calendar.model_validate(calendar),
        {key: Staff.model_validate(fields) for key, fields in STAFF.items()},
        {key: provision(**fields) for key, fields in kinds.items()},
    )
    return Example(records, PUPILS)
