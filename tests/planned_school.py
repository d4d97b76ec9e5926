"""Pupils with EHC plans, and schools with years, for planning review meetings."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import yaml
from support import TEXTS

from senco_cli.model.calendar import Calendar
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.pupil import Pupil
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings

# The example school year of the worked examples, with the years before and after it.
CALENDAR = """
years:
  - academic_year: 2025/26
    terms:
      - {name: Autumn, from: 2025-09-02, to: 2025-12-19, half_term: {from: 2025-10-27, to: 2025-10-31}}
      - {name: Spring, from: 2026-01-05, to: 2026-03-27, half_term: {from: 2026-02-16, to: 2026-02-20}}
      - {name: Summer, from: 2026-04-13, to: 2026-07-21, half_term: {from: 2026-05-25, to: 2026-05-29}}
  - academic_year: 2026/27
    terms:
      - {name: Autumn, from: 2026-09-02, to: 2026-12-18, half_term: {from: 2026-10-26, to: 2026-10-30}}
      - {name: Spring, from: 2027-01-04, to: 2027-03-25, half_term: {from: 2027-02-15, to: 2027-02-19}}
      - {name: Summer, from: 2027-04-12, to: 2027-07-21, half_term: {from: 2027-05-31, to: 2027-06-04}}
    inset_days: [2027-01-04]
  - academic_year: 2027/28
    terms:
      - {name: Autumn, from: 2027-09-02, to: 2027-12-17, half_term: {from: 2027-10-25, to: 2027-10-29}}
      - {name: Spring, from: 2028-01-04, to: 2028-03-31, half_term: {from: 2028-02-21, to: 2028-02-25}}
      - {name: Summer, from: 2028-04-18, to: 2028-07-21, half_term: {from: 2028-05-29, to: 2028-06-02}}
"""
AUTHORITIES = ("Norringshire", "Tilveston", "Eastmarsh", "Westmarsh", "Carrick Vale", "Ormsea", "Hallowdale")
_CONSONANTS = "bcdfghjkmnpqrstvwxz"


def day(text: str) -> date:
    """A day from its text."""
    return date.fromisoformat(text)


def school(calendar: str = CALENDAR, **settings: Any) -> SchoolRecords:
    """A school; every other authority counts the review year from the meeting."""
    counting = ("decision", "meeting")
    authorities = [
        {"name": name, "review_year_counts_from": counting[number % 2]} for number, name in enumerate(AUTHORITIES)
    ]
    basics = {"record_format": "1", "school": {"name": "Larkfield School", "phase": "all-through"}}
    return SchoolRecords(
        settings=Settings.model_validate({**basics, "local_authorities": authorities, **settings}),
        calendar=Calendar.model_validate(yaml.load(calendar, Loader=TEXTS)) if calendar else None,
    )


def pupil(
    key: str = "k7m2q",
    *,
    plan: Mapping[str, Any] | None = None,
    reviews: tuple[Mapping[str, Any], ...] = (),
    **fields: Any,
) -> PupilFile:
    """A pupil whose plan was last reviewed with a decision on 3 March 2026, unless `plan` says otherwise."""
    basics = {"name": {"legal_forename": "Siân", "legal_surname": "O'Brien"}, "date_of_birth": "2016-08-31"}
    made = {"plan_first_made_on": "2022-03-01", "local_authority": "Norringshire"}
    last = {"last_review_decision_on": "2026-03-03"} if plan is None else plan
    return PupilFile(
        key=key,
        pupil=Pupil.model_validate({**basics, **fields}),
        plan=EhcPlan.model_validate({**made, **last}),
        reviews={each["meeting_on"]: Review.model_validate({"type": "annual", **each}) for each in reviews},
    )


def to_secondary(moves_on: str = "2027-09-01") -> Mapping[str, Any]:
    """A move to secondary school."""
    return {"transfer": {"kind": "primary-to-secondary", "moves_on": moves_on}}


def many_pupils(number: int, *, seed: int = 1) -> list[PupilFile]:
    """Pupils of seven authorities, one in six of whom moves on next September; the same for the same seed.

    Their last reviews ended on days from October 2025 to the middle of July 2026.
    """
    chance = random.Random(seed)
    ended = [day("2025-10-06") + timedelta(days=each) for each in range(285)]
    return [
        pupil(
            _key(each),
            plan={
                "local_authority": AUTHORITIES[each % len(AUTHORITIES)],
                "last_review_decision_on": chance.choice(ended).isoformat(),
            },
            **(to_secondary() if each % 6 == 0 else {}),
        )
        for each in range(number)
    ]


def _key(number: int) -> str:
    letters = []
    for _ in range(4):
        number, rest = divmod(number, len(_CONSONANTS))
        letters.append(_CONSONANTS[rest])
    return f"{letters[0]}7{''.join(letters[1:])}"
