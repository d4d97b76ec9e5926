"""Cases that a second reader of the law worked out by hand, from the records to the days, without the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import TEXTS

from senco_cli.model.calendar import Calendar
from senco_cli.model.cycle import Cycle
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.pupil import Pupil
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.due import pupil_deadlines
from senco_cli.rules.rule import Rule
from senco_cli.rules.rule_data import all_rules
from senco_cli.rules.school_days import SchoolDays

CASES = Path(__file__).parent / "independent_cases"
TODAY = "2026-11-21"
ABOUT_A_CASE = {"given", "on", "calendar", "buffer", "counts_from", "expect", "absent", "reminders", "why"}
RECORDS = {"pupil", "plan", "reviews", "cycles"}

AUTUMN = """
years:
  - academic_year: 2026/27
    terms:
      - {name: Autumn, from: 2026-09-02, to: 2026-12-18, half_term: {from: 2026-10-26, to: 2026-10-30}}
"""
THREE_YEARS = """
years:
  - academic_year: 2025/26
    terms:
      - {name: Autumn, from: 2025-09-02, to: 2025-12-19, half_term: {from: 2025-10-27, to: 2025-10-31}}
      - {name: Spring, from: 2026-01-06, to: 2026-03-27, half_term: {from: 2026-02-16, to: 2026-02-20}}
      - {name: Summer, from: 2026-04-13, to: 2026-07-21, half_term: {from: 2026-05-25, to: 2026-05-29}}
    inset_days: [2025-09-01, 2025-10-24, 2026-01-05, 2026-06-01]
  - academic_year: 2026/27
    terms:
      - {name: Autumn, from: 2026-09-02, to: 2026-12-18, half_term: {from: 2026-10-26, to: 2026-10-30}}
      - {name: Spring, from: 2027-01-05, to: 2027-03-25, half_term: {from: 2027-02-15, to: 2027-02-19}}
      - {name: Summer, from: 2027-04-12, to: 2027-07-21, half_term: {from: 2027-05-31, to: 2027-06-04}}
    inset_days: [2026-09-01, 2026-10-23, 2027-01-04, 2027-06-07]
  - academic_year: 2027/28
    terms:
      - {name: Autumn, from: 2027-09-02, to: 2027-12-17, half_term: {from: 2027-10-25, to: 2027-10-29}}
      - {name: Spring, from: 2028-01-05, to: 2028-03-31, half_term: {from: 2028-02-21, to: 2028-02-25}}
      - {name: Summer, from: 2028-04-18, to: 2028-07-21, half_term: {from: 2028-05-29, to: 2028-06-02}}
    inset_days: [2027-09-01, 2027-10-22, 2028-06-05]
closures:
  - {from: 2027-05-06, to: 2027-05-06, why: polling station}
"""
CALENDARS = {"three years": THREE_YEARS, "autumn": AUTUMN, "none": ""}
PUPIL = {
    "name": {"legal_forename": "Ada", "legal_surname": "Brook"},
    "date_of_birth": "2017-03-03",
    "sen_status": [{"status": "E", "from": "2022-01-10"}],
}


def text(source: str) -> Any:
    """YAML with every scalar as text, as the loader of records gives it."""
    return yaml.load(source, Loader=TEXTS)


def read_cases() -> Iterator[Mapping[str, Any]]:
    """Every case of every file."""
    for path in sorted(CASES.glob("*.yaml")):
        yield from text(path.read_text(encoding="utf-8"))


ALL_CASES = tuple(read_cases())


def named(case: Mapping[str, Any]) -> str:
    return str(case["given"])


def deadlines(case: Mapping[str, Any]) -> Mapping[str, list[Deadline]]:
    """What the engine finds for the records of one case, by rule."""
    calendar = CALENDARS[case.get("calendar", "three years")]
    authority = {"name": "Northmoor", "review_year_counts_from": case.get("counts_from", "decision")}
    settings = {
        "record_format": "1",
        "school": {"name": "Larkfield School", "phase": "all-through"},
        "local_authorities": [authority],
        "days_of_buffer": case.get("buffer", "0"),
    }
    school = SchoolRecords(
        settings=Settings.model_validate(settings),
        calendar=Calendar.model_validate(text(calendar)) if calendar else None,
        provisions={},
    )
    file = PupilFile(
        key="k7m2q",
        pupil=Pupil.model_validate({**PUPIL, **case.get("pupil", {})}),
        plan=EhcPlan.model_validate(case["plan"]) if "plan" in case else None,
        cycles={each["from"]: Cycle.model_validate(each) for each in case.get("cycles", [])},
        reviews={each["meeting_on"]: Review.model_validate(each) for each in case.get("reviews", [])},
    )
    today = date.fromisoformat(case.get("on", TODAY))
    found: dict[str, list[Deadline]] = {}
    for deadline in pupil_deadlines(file, school, today=today, days=SchoolDays(school.calendar)):
        found.setdefault(deadline.rule, []).append(deadline)
    return found


def days_of(deadline: Deadline) -> list[str]:
    """The legal day, the day to plan for where the duty is the school's, and that of the later reading, if any."""
    return [day.isoformat() for day in (deadline.legal_due, deadline.plan_by, deadline.outer_due) if day]


@pytest.mark.parametrize("case", ALL_CASES, ids=named)
def test_the_days_are_those_worked_out_by_hand(case: Mapping[str, Any]) -> None:
    found = deadlines(case)
    expected = case.get("expect", {})

    assert {rule: [days_of(each) for each in found.get(rule, [])] for rule in expected} == {
        rule: [days] for rule, days in expected.items()
    }, case["why"]
    assert not set(case.get("absent", [])) & set(found), case["why"]


@pytest.mark.parametrize("case", [case for case in ALL_CASES if "reminders" in case], ids=named)
def test_what_breaks_no_duty_is_a_reminder(case: Mapping[str, Any]) -> None:
    reminders = {rule for rule, found in deadlines(case).items() if any(each.reminder for each in found)}

    assert reminders == set(case["reminders"]), case["why"]


def test_every_case_is_whole_and_says_why() -> None:
    ids = {rule.id for rule in all_rules()}

    assert len({case["given"] for case in ALL_CASES}) == len(ALL_CASES) > 100
    for case in ALL_CASES:
        assert set(case) <= ABOUT_A_CASE | RECORDS, case["given"]
        assert case["why"] and ("expect" in case or "absent" in case), case["given"]
        assert {*case.get("expect", {}), *case.get("absent", []), *case.get("reminders", [])} <= ids, case["given"]


def test_every_rule_on_reviews_transfers_and_support_is_in_some_case() -> None:
    seen = {rule for case in ALL_CASES for rule in case.get("expect", {})}
    ours = {rule.id for rule in all_rules() if rule.id.startswith(("AR-", "PT-", "SS-"))}

    assert ours - seen == {"AR-LIST"}


def in_force(rule: Rule) -> bool:
    return any(version.status != "proposed" for version in rule.versions)
