"""`senco record` for what concerns the whole school: one command a day, with or without a record of it yet."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from support import Senco

from senco_cli.model.record_events import record_events
from senco_cli.model.school_duties import SchoolDuties
from senco_cli.store.records import load

DUTIES = "school/duties.yaml"
SUMMER = ("--set", "series=summer", "--set", "year=2027")
VALUES = {
    "series": "summer",
    "test": "key-stage-2",
    "year": "2027",
    "academic_year": "2026/27",
    "term": "spring",
    "name": "SEND policy",
}
OF_SCHOOL = [event for event in record_events().values() if event.kind == SchoolDuties.kind]


def duties(root: Path) -> SchoolDuties:
    found = load(root, DUTIES, SchoolDuties).record
    assert found
    return found


def test_the_schools_own_exam_day_is_one_command(senco: Senco, practice: Path) -> None:
    ran = senco("record", "exam-evidence-day-set", "2027-01-22", *SUMMER, cwd=practice)

    assert ran.status == 0, ran.err
    (series,) = duties(practice).exam_series
    assert (series.series, series.year, str(series.evidence_by)) == ("summer", 2027, "2027-01-22")
    assert "due: Fri 22 Jan 2027: Have the evidence for access arrangements ready (the SENCO)" in ran.out
    assert "next: The evidence for exam access arrangements was complete: senco record exam-evidence-ready" in ran.out
    listed = senco("review-due", "--within", "52w", "--format", "csv", cwd=practice).out
    assert "JC-OWN" in listed and "JC-AAO" in listed


def test_another_day_goes_into_the_entry_that_is_there(senco: Senco, practice: Path) -> None:
    senco("record", "exam-evidence-day-set", "2027-01-22", *SUMMER, cwd=practice)
    senco("record", "exam-evidence-day-set", "2027-01-15", *SUMMER, cwd=practice)
    ran = senco("record", "exam-evidence-ready", "2026-11-20", *SUMMER, cwd=practice)

    assert ran.status == 0, ran.err
    (series,) = duties(practice).exam_series
    assert (str(series.evidence_by), str(series.evidence_ready_on)) == ("2027-01-15", "2026-11-20")


def test_the_commit_names_the_event_and_nothing_else(senco: Senco, practice: Path) -> None:
    senco("record", "policy-reviewed", "2026-11-20", "--set", "name=SEND policy", cwd=practice)

    log = subprocess.run(["git", "log", "-1", "--format=%s"], cwd=practice, capture_output=True, text=True, check=True)
    assert log.stdout == "record policy-reviewed (duties)\n"


@pytest.mark.parametrize("event", OF_SCHOOL, ids=lambda event: event.name)
def test_every_event_can_be_entered_where_there_is_no_record_yet(senco: Senco, school: Path, event: object) -> None:
    (name, by) = (event.name, event.by)  # type: ignore[attr-defined]
    more = [word for each in by for word in ("--set", f"{each}={VALUES[each]}")]
    ran = senco("record", name, "2026-11-20", *more, "--on", "2026-11-21", cwd=school)

    assert ran.status == 0, ran.err
    assert "2026-11-20" in (school / DUTIES).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("equality-objectives-published", "amara", "2026-01-01"), "concerns the whole school: leave the pupil out"),
        (("equality-objectives-published", "2026-11-22"), "2026-11-22 is still to come: today is 2026-11-21"),
        (("equality-objectives-published", "2020-01-01"), "has equality_objectives_published_on 2024-03-22 already"),
        (("census-sent", "2026-11-20", "--set", "pupil=amara"), "does not belong to census-sent"),
        (("census-sent", "2026-11-20", "--set", "academic_year=2026/27", "--set", "term=easter"), "autumn"),
        (("census-sent", "2026-11-20"), "needs an answer, and there is no terminal to ask on"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    senco: Senco, practice: Path, words: tuple[str, ...], said: str
) -> None:
    before = (practice / DUTIES).read_bytes()
    ran = senco("record", *words, cwd=practice)

    assert ran.status != 0 and said in ran.err
    assert (practice / DUTIES).read_bytes() == before


def test_what_tells_one_entry_from_another_is_asked_for(senco: Senco, practice: Path) -> None:
    ran = senco("record", "census-sent", "2026-11-20", cwd=practice, typed="2026/27\nspring\n")

    assert ran.status == 0, ran.err
    assert [each.term for each in duties(practice).census] == ["autumn", "spring"]


def test_a_dry_run_writes_nothing(senco: Senco, practice: Path) -> None:
    before = (practice / DUTIES).read_bytes()
    ran = senco("record", "exam-evidence-day-set", "2027-01-22", *SUMMER, "--dry-run", cwd=practice)

    assert "+exam_series:" in ran.out
    assert (practice / DUTIES).read_bytes() == before
