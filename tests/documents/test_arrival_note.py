"""The note for the first days of a pupil who comes: what is missing is said, and what to do goes with the status."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from senco_cli.documents.arrival_note import ArrivalNote, Before, build
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings

ON = date(2026, 11, 21)
SCHOOL = SchoolRecords(
    Settings.model_validate({"record_format": "1", "school": {"name": "Larkfield", "phase": "primary"}})
)


def note(text: str, before: Before | None = None) -> ArrivalNote:
    head = "name: {legal_forename: Wren, legal_surname: Abbotsley}\ndate_of_birth: 2018-03-09\n"
    pupil = Pupil.model_validate(yaml.load(head + text, Loader=yaml.BaseLoader))
    return build(PupilFile("b4c5d", pupil), SCHOOL, on=ON, due=(), before=before)


def test_what_nobody_has_written_down_is_missing() -> None:
    assert set(note("").missing) == {
        "the UPN; ask the office",
        "the SEN status here: senco set-status b4c5d K",
        "the class",
        "who knows the pupil best here (key worker)",
        "who has parental responsibility",
        "what helps, and what is to be known at once",
    }


@pytest.mark.parametrize(
    ("status", "said", "unsaid"),
    [
        ("E", "Tell the authority", "begin a cycle"),
        ("K", "begin a cycle", "Tell the authority"),
        ("N", "", "provision"),
    ],
)
def test_what_to_do_goes_with_the_status(status: str, said: str, unsaid: str) -> None:
    steps = " ".join(note(f"sen_status: [{{status: {status}, from: 2026-11-23}}]\nadmitted_on: 2026-11-23").to_do)
    assert said in steps and unsaid not in steps


def test_the_status_is_that_of_the_first_day_also_where_it_is_still_to_come() -> None:
    found = note("sen_status: [{status: K, from: 2026-12-01}]\nadmitted_on: 2026-12-01\nneeds: [{type: ASD, rank: 1}]")
    assert (found.status, found.since) == ("SEN support", date(2026, 12, 1))
    assert found.needs == ("Autistic spectrum disorder (ASD)",)


def test_a_receipt_is_owed_only_where_a_bundle_came() -> None:
    assert any("receipt" in step for step in note("", Before("Fennelside")).to_do)
    assert not any("receipt" in step for step in note("").to_do)
