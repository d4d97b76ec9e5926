"""A school with one pupil whose plan is reviewed on 20 January 2027, for the papers around the meeting."""

from __future__ import annotations

from datetime import date
from typing import Any

from senco_cli.documents.review_papers.meeting import ReviewMeeting, meeting_of
from senco_cli.model.calendar import Calendar
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.pupil import Pupil
from senco_cli.model.review import Invitee, Review
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff
from senco_cli.model.views import Views
from senco_cli.rules.case import PupilCase, pupil_case
from senco_cli.rules.school_days import SchoolDays

TODAY = date(2026, 12, 1)
# The example year of the domain's worked examples: the spring term begins on 5 January, after a day for training.
TERMS = [
    {"name": "Autumn", "from": "2026-09-02", "to": "2026-12-18"},
    {"name": "Spring", "from": "2027-01-05", "to": "2027-03-25"},
]
SETTINGS: dict[str, Any] = {
    "record_format": "1",
    "school": {
        "name": "Larkfield Primary School",
        "phase": "primary",
        "head": "Mr J. Pemberton",
        "senco": "h6k3n",
        "address": "1 Ropewalk Lane, Merrowhythe",
        "phone": "01632 960140",
        "email": "office@larkfield.example",
    },
    "local_authorities": [{"name": "Norringshire County Council", "advice_service": "Norringshire SENDIASS"}],
}
SCHOOL = SchoolRecords(
    Settings.model_validate(SETTINGS),
    Calendar.model_validate({"years": [{"academic_year": "2026/27", "terms": TERMS}]}),
    {"h6k3n": Staff.model_validate({"name": "Mrs R. Tillotson", "role": "senco"})},
)
SECTIONS: dict[str, Any] = {
    "E": [
        {"id": "E1", "outcome": "Follows instructions of three parts.", "by": "2027-07-21"},
        {"id": "E2", "outcome": "Walks to the hall with a frame.", "by": "2027-07-21"},
    ],
    "F": [
        {"id": "F1", "provision": "A speech and language therapist, 45 minutes a fortnight.", "outcomes": ["E1"]},
        {"id": "F2", "provision": "A laptop with text-to-speech in every lesson.", "outcomes": ["E1"]},
        {"id": "F3", "provision": "A physiotherapist's programme, daily.", "outcomes": ["E2"]},
    ],
    "G": [{"id": "G1", "provision": "Hearing tested once a year.", "outcomes": ["E1"]}],
    "H2": [{"id": "H2a", "provision": "A day of play in each holiday.", "outcomes": ["E2"]}],
}
CONTACTS: list[dict[str, Any]] = [
    {
        "name": "Ngozi Okafor",
        "relationship": "mother",
        "address": "2 Mill Row",
        "language": "Igbo",
        "interpreter": "yes",
    },
    {"name": "Chidi Okafor", "relationship": "father", "address": "2 Mill Row"},
]
EVERYBODY: list[dict[str, Any]] = [
    {"role": "parent", "name": "Ngozi and Chidi Okafor"},
    {"role": "head", "name": "Mr J. Pemberton"},
    {"role": "la-education-officer", "name": "Priya Saldanha"},
    {"role": "health", "name": "Community children's nursing", "advice_received_on": "2026-11-30"},
    {"role": "la-social-care"},
    {"role": "child", "name": "Amara"},
    {"role": "senco", "name": "Mrs R. Tillotson"},
    {"role": "speech-and-language-therapist", "name": "Ms N. Farquharson, city service", "reply": "coming"},
]
LAST: dict[str, Any] = {
    "type": "annual",
    "meeting_on": "2026-01-27",
    "held": "yes",
    "views": [
        {"whose": "child", "text": "I like art."},
        {"whose": "mother", "text": "Spelling is a tearful subject."},
        {"whose": "foster carer", "text": "Keep Mondays plain."},
    ],
    "outcomes": [{"outcome": "e1", "progress": "partly", "evidence": "Two parts of three"}],
    "provisions": [{"provision": "F1", "effect": "Longer sentences", "next": "keep"}],
}
GATHERED: list[dict[str, Any]] = [
    {"whose": "father", "gathered_on": "2026-01-20", "record": "2026-01-27", "text": "No bottom set."},
    {"whose": "mother", "gathered_on": "2026-03-02", "for": "other", "text": "About the father, in confidence."},
]


def case(
    *,
    on: date = TODAY,
    pupil: dict[str, Any] | None = None,
    plan: dict[str, Any] | None = None,
    school: SchoolRecords = SCHOOL,
    bare: bool = False,
    **review: Any,
) -> tuple[PupilCase, Review]:
    """A pupil and the review of 20 January 2027; `bare` is one of whom next to nothing is recorded."""
    about = {
        "name": {"legal_forename": "Amara", "legal_surname": "Okafor"},
        "date_of_birth": "2016-11-03",
        **({} if bare else {"contacts": CONTACTS, "class": "5B"}),
        **(pupil or {}),
    }
    sections = {} if bare else {"local_authority": "Norringshire County Council", "sections": SECTIONS}
    made = EhcPlan.model_validate({"plan_first_made_on": "2024-03-18", **sections, **(plan or {})})
    given = {} if bare else {"invited": EVERYBODY}
    now = Review.model_validate({"type": "annual", "meeting_on": "2027-01-20", **given, **review})
    reviews = {} if bare else {"2026-01-27": Review.model_validate(LAST)}
    file = PupilFile(
        "k7m2q",
        Pupil.model_validate(about),
        made,
        reviews={**reviews, "2027-01-20": now},
        views=None if bare else Views.model_validate({"views": GATHERED}),
    )
    return pupil_case(file, school, today=on, days=SchoolDays(school.calendar)), now


def meeting(**changes: Any) -> ReviewMeeting:
    """The meeting of that review."""
    return meeting_of(*case(**changes))


def invitee(role: str, name: str | None = None, **fields: Any) -> Invitee:
    """Somebody invited."""
    return Invitee.model_validate({"role": role, **({"name": name} if name else {}), **fields})
