"""Measure all rules over one pupil, and over the pupils of a large school, besides loading them.

Run as `python tests/benchmarks/all_rules.py [--pupils 1000 10000] [--runs 7]`. Nothing here passes or fails: what is
printed is the time on the processor of the fastest run, which other work on the machine disturbs least. A record

- `support` has SEN support and two cycles;
- `plan` has an EHC plan, a review behind it whose plan waits to be amended, one under way, two cycles, and a promise of
  the authority in the log of contacts;
- `all` has besides a move to the next school, a looked-after child, a healthcare plan, a re-assessment, a dispute, a
  suspension and a subject access request: every clock at once, which no school has for every pupil.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import yaml
from support import TEXTS

from senco_cli.model.assessment import Assessment
from senco_cli.model.calendar import Calendar
from senco_cli.model.contact_log import ContactLog
from senco_cli.model.cycle import Cycle
from senco_cli.model.dispute import Dispute
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.exclusion import Exclusion
from senco_cli.model.pupil import Pupil
from senco_cli.model.request import Request
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.rules.due import pupil_deadlines
from senco_cli.rules.rule_data import all_rules
from senco_cli.rules.school_days import SchoolDays

TODAY = date(2026, 11, 21)
KINDS = ("support", "plan", "all")
SCHOOL = """
record_format: 1
school: {name: Measuring School, phase: all-through}
"""
CALENDAR = """
years:
  - academic_year: 2026/27
    terms:
      - {name: autumn, from: 2026-09-02, to: 2026-12-18, half_term: {from: 2026-10-26, to: 2026-10-30}}
      - {name: spring, from: 2027-01-05, to: 2027-03-25, half_term: {from: 2027-02-15, to: 2027-02-19}}
      - {name: summer, from: 2027-04-12, to: 2027-07-21, half_term: {from: 2027-05-31, to: 2027-06-04}}
"""


def pupil(number: int, kind: str) -> PupilFile:
    """One pupil with a record of one of `KINDS`."""
    key, moved = f"k{number:04d}", timedelta(days=number % 300)
    born = date(2010 + number % 10, 1 + number % 12, 1 + number % 28)
    about = {"name": {"legal_forename": "Ada", "legal_surname": f"Brook {number}"}, "date_of_birth": str(born)}
    cycles = {
        name: Cycle.model_validate({"from": name, "review_by": str(date.fromisoformat(name) + timedelta(days=80))})
        for name in ("2026-01-12", "2026-09-07")
    }
    if kind == "support":
        told = {"status": "K", "from": "2024-03-18", "parents_told_on": "2024-03-18"}
        return PupilFile(key, Pupil.model_validate({**about, "sen_status": [told]}), cycles=cycles)
    meeting = TODAY - timedelta(days=40) + timedelta(days=number % 90)
    transfer = {"kind": "primary-to-secondary", "moves_on": "2027-09-01"}
    promise = {"what": "Send the report", "who": "la", "by": "2026-11-27"}
    call = {"happened_on": "2026-11-10", "with": "Casework team", "how": "call", "about": "Draft"} | {
        "promised": [promise]
    }
    with_plan = PupilFile(
        key,
        Pupil.model_validate({**about, "sen_status": [{"status": "E", "from": "2024-03-18"}]}),
        plan=EhcPlan.model_validate({"plan_first_made_on": str(date(2024, 1, 12) + moved)}),
        cycles=cycles,
        reviews={
            "2025-11-20": Review.model_validate(_held("2025-11-20")),
            str(meeting): Review.model_validate({"type": "annual", "meeting_on": str(meeting)}),
        },
        contact_log=ContactLog.model_validate({"contacts": [call]}),
    )
    return with_plan if kind == "plan" else _with_everything(with_plan, {**about, "transfer": transfer}, moved=moved)


def _with_everything(file: PupilFile, about: dict[str, object], *, moved: timedelta) -> PupilFile:
    more = {
        "sen_status": [{"status": "E", "from": "2024-03-18"}],
        "circumstances": ["looked-after"],
        "looked_after_since": "2024-01-08",
        "health_care_plan_reviewed_on": str(TODAY - moved),
    }
    return replace(
        file,
        pupil=Pupil.model_validate({**about, **more}),
        assessments={"1": Assessment.model_validate({"type": "re-assessment", "request_received_on": "2026-11-09"})},
        disputes={"1": Dispute.model_validate({"about": "contents", "decision_sent_on": "2026-11-02"})},
        exclusions={
            "1": Exclusion.model_validate({"type": "suspension", "from": "2026-11-09", "to": "2026-11-11"}),
        },
        requests={"1": Request.model_validate({"type": "subject-access", "received_on": "2026-11-09"})},
    )


def _held(meeting: str) -> dict[str, str]:
    return {"type": "annual", "meeting_on": meeting, "held": "yes", "report_sent_on": "2025-12-01"} | {
        "la_decision": "amend",
        "la_decision_notice_on": "2025-12-12",
        "amendment_notice_on": "2025-12-12",
    }


def fastest(measured: Callable[[], object], *, runs: int) -> float:
    """The fastest of several runs, in seconds on the processor."""
    taken = []
    for _ in range(runs):
        began = time.process_time()
        measured()
        taken.append(time.process_time() - began)
    return min(taken)


def all_of(files: list[PupilFile], school: SchoolRecords) -> int:
    """How many deadlines are open for the pupils, with the school's days worked out afresh."""
    days = SchoolDays(school.calendar)
    return sum(len(pupil_deadlines(file, school, today=TODAY, days=days)) for file in files)


def main() -> None:
    """Make the pupils, apply the rules, print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pupils", type=int, nargs="+", default=[1000, 10000])
    options.add_argument("--runs", type=int, default=7)
    given = options.parse_args()
    school = SchoolRecords(
        settings=Settings.model_validate(yaml.load(SCHOOL, Loader=TEXTS)),
        calendar=Calendar.model_validate(yaml.load(CALENDAR, Loader=TEXTS)),
    )
    print(f"{len(all_rules())} rules; today is {TODAY}")
    print(f"{'records':<8} {'pupils':>7} {'deadlines':>10} {'seconds':>8} {'ms a pupil':>11}")
    for kind in KINDS:
        for number in (1, *given.pupils):
            files = [pupil(each, kind) for each in range(number)]
            found = all_of(files, school)
            # One pupil takes too little time to measure by itself.
            times = 200 if number == 1 else 1
            days = SchoolDays(school.calendar)
            work = partial(_repeated, files[0], school, days, times) if number == 1 else partial(all_of, files, school)
            took = fastest(work, runs=given.runs) / times
            each_ms = took * 1000 / number
            print(f"{kind:<8} {number:>7} {found:>10} {took:8.4f} {each_ms:11.3f}", flush=True)


def _repeated(file: PupilFile, school: SchoolRecords, days: SchoolDays, times: int) -> None:
    for _ in range(times):
        pupil_deadlines(file, school, today=TODAY, days=days)


if __name__ == "__main__":
    main()
