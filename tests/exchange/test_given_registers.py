"""The two registers that every import has to take whole: a system's export, and a SENCO's own spreadsheet."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, timedelta
from functools import cache
from io import StringIO

import pytest
from exchange.registers import DATA, TODAY, proposed, recorded

from senco_cli.exchange.proposal import Add, Proposal
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.pupil import Pupil
from senco_cli.model.years import nc_year_code, nc_year_number

EXPORT = (DATA / "register-system-export.csv").read_bytes()
OWN = (DATA / "register-own-spreadsheet.csv").read_bytes()
BOTH = pytest.mark.parametrize(("data", "pupils"), [(EXPORT, 62), (OWN, 48)], ids=["export", "own"])
NAMES_OF_NEEDS = {
    "Physical Disability": "PD", "Hearing Impairment": "HI", "Autistic Spectrum Disorder": "ASD",
    "Speech, Language and Communication Needs": "SLCN", "Moderate Learning Difficulty": "MLD",
    "Vision Impairment": "VI", "Specific Learning Difficulty": "SPLD", "Other Difficulty/Disability": "OTH",
    "Social, Emotional and Mental Health": "SEMH",
    "SEN support but no specialist assessment of type of need": "NSA",
}  # fmt: skip


@cache
def of(data: bytes) -> Proposal:
    return proposed(data)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def added(proposal: Proposal, row: int) -> Add:
    return next(add for add in proposal.adds if add.row == row)


@BOTH
def test_every_pupil_is_taken_and_every_record_is_sound(data: bytes, pupils: int) -> None:
    proposal = of(data)
    assert len(proposal.adds) == pupils == len(proposal.outcomes)
    assert not proposal.left_behind and not proposal.ambiguous_dates and proposal.is_settled
    for add in proposal.adds:
        Pupil.model_validate(add.pupil)
        if add.plan:
            EhcPlan.model_validate(add.plan)


@BOTH
def test_importing_it_again_changes_nothing_on_that_day_and_on_any_later_one(data: bytes, pupils: int) -> None:
    existing = recorded(of(data))
    for later in (0, 1, 200, 290):
        again = proposed(data, existing=existing, today=TODAY + timedelta(days=later))
        assert len(again.same) == pupils == len(again.outcomes)
        assert not again.not_in_file
        assert {remark.kind for remark in again.remarks} <= {"missing", "noted"}


def test_the_export_is_taken_field_by_field() -> None:
    rows = rows_of(EXPORT.decode("cp1252"))
    for number, (row, add) in enumerate(zip(rows, of(EXPORT).adds, strict=False), start=2):
        pupil = Pupil.model_validate(add.pupil)
        assert add.row == number
        assert (pupil.name.legal_surname, pupil.name.legal_forename) == (row["Legal Surname"], row["Legal Forename"])
        assert f"{pupil.date_of_birth:%d/%m/%Y}" == row["DOB"]
        assert pupil.upn == row["UPN"]
        assert pupil.class_name == row["Reg"]
        (status,) = pupil.sen_status
        assert status.status == row["SEN Status"][0]
        assert f"{status.from_on:%d/%m/%Y}" == row["SEN Status Start"]
        expected = [NAMES_OF_NEEDS[row[each]] for each in ("Need 1", "Need 2") if row[each]]
        assert [(need.type, need.rank) for need in pupil.needs] == [(code, n) for n, code in enumerate(expected, 1)]
        assert ("pupil-premium" in pupil.circumstances) == (row["PP"] == "Y")
        assert ("english-as-additional-language" in pupil.circumstances) == (row["EAL"] == "Y")
        assert pupil.attendance is not None and str(pupil.attendance.percent) == row["Attendance %"]
        assert (add.key_worker or "") == row["Key Worker"]
        review = f"{pupil.support_review_by:%d/%m/%Y}" if pupil.support_review_by else ""
        assert review == ("" if status.status == "E" else row["Next Review"])
        assert pupil.year_taught is None


def test_the_total_of_the_export_is_no_pupil() -> None:
    assert all(add.row != 64 for add in of(EXPORT).adds)


def test_the_review_day_of_a_plan_is_told_and_not_taken() -> None:
    refused = {refusal.row for refusal in of(EXPORT).refusals}
    plans = {number for number, row in enumerate(rows_of(EXPORT.decode("cp1252")), 2) if row["SEN Status"][:1] == "E"}
    assert refused == plans
    assert len(plans) == 11


def test_plans_without_a_day_are_told_and_may_have_the_day_of_the_status_if_somebody_says_so() -> None:
    proposal = of(EXPORT)
    assert len(proposal.plans_undated) == 11
    assert not any(add.plan for add in proposal.adds)
    dated = proposed(EXPORT, plans_from_status=True)
    assert not dated.plans_undated
    assert {add.row: add.plan for add in dated.adds if add.plan}[14] == {"plan_first_made_on": "2023-03-26"}
    afterwards = proposed(EXPORT, existing=recorded(proposal), plans_from_status=True)
    assert len(afterwards.changes) == 11 and len(afterwards.same) == 51


def test_key_workers_are_found_among_the_staff_and_the_others_are_named() -> None:
    staff = {"s1": "Mr D. Stott", "a1": "Mrs F. Adeyemi"}
    proposal = proposed(EXPORT, staff=staff)
    assert Counter(add.pupil.get("key_worker") for add in proposal.adds)["s1"] == 21
    assert list(proposal.unknown_key_workers) == ["Miss Kaur"]
    assert len(proposal.unknown_key_workers["Miss Kaur"]) == 13
    again = proposed(EXPORT, existing=recorded(proposal), staff={**staff, "k1": "Miss Kaur"})
    assert {edit.at for change in again.changes for edit in change.edits} == {("key_worker",)}
    assert len(again.changes) == 13


def test_the_spreadsheet_is_taken_by_name_date_of_birth_and_class() -> None:
    first, second, third = (Pupil.model_validate(added(of(OWN), row).pupil) for row in (4, 5, 13))
    assert (first.name.legal_surname, first.name.legal_forename) == ("Pritchard", "Leila")
    assert (second.name.legal_surname, second.name.legal_forename) == ("O'Brien-Nguyễn", "Dmitri")
    assert (third.name.legal_surname, third.name.legal_forename) == ("Al-Amin", "Zoë")
    assert [p.date_of_birth for p in (first, second, third)] == [
        date(2012, 10, 13),
        date(2012, 4, 3),
        date(2013, 6, 15),
    ]
    assert [p.class_name for p in (first, second, third)] == ["9A", "10C", "9B"]


def test_the_classes_of_the_spreadsheet_agree_with_the_years_of_age() -> None:
    for add in of(OWN).adds:
        pupil = Pupil.model_validate(add.pupil)
        year = nc_year_code(nc_year_number(pupil.date_of_birth, TODAY))
        assert pupil.class_name is not None and pupil.class_name[:-1] == (pupil.year_taught or year)


def test_the_words_for_a_status_are_told_apart() -> None:
    pupils = [Pupil.model_validate(add.pupil) for add in of(OWN).adds]
    assert Counter(pupil.sen_status[0].status for pupil in pupils) == {"K": 32, "E": 16}


def test_needs_and_diagnoses_of_one_cell_go_their_own_ways() -> None:
    pupils = {add.row: Pupil.model_validate(add.pupil) for add in of(OWN).adds}
    assert [need.type for need in pupils[28].needs] == ["VI", "SPLD", "ASD"]
    assert [need.type for need in pupils[7].needs] == ["SPLD", "SEMH"]
    names = Counter(diagnosis.name for pupil in pupils.values() for diagnosis in pupil.diagnoses)
    assert names == {"dyslexia": 19, "ADHD": 13}
    assert pupils[6].diagnoses[0].certainty == "being-assessed"
    assert pupils[4].diagnoses[0].made_by == "EP report 2024"
    told = [remark for remark in of(OWN).remarks if remark.sentence.startswith("kept as a diagnosis")]
    assert len(told) == 32


def test_the_day_of_the_plan_is_taken_as_the_first_and_that_is_said_once() -> None:
    plans = {add.row: add.plan for add in of(OWN).adds if add.plan}
    assert len(plans) == 16
    assert plans[4] == {"plan_first_made_on": "2026-06-13"}
    said = [remark for remark in of(OWN).remarks if remark.row is None]
    assert [(remark.column_letter, remark.kind) for remark in said] == [("H", "assumed")]


def test_a_month_is_its_first_day_for_sen_support_and_the_day_of_the_plan_for_a_plan() -> None:
    starts = {add.row: add.pupil["sen_status"][0]["from"] for add in of(OWN).adds}
    assert starts[12] == "2025-03-01"
    assert starts[4] == "2026-06-13"
    said = {remark.row: remark for remark in of(OWN).remarks if remark.taken and remark.column_letter in ("G", "H")}
    assert set(said) == set(starts)
    assert said[12].taken == "2025-03-01" and "first day" in said[12].sentence


def test_what_the_review_column_says_is_taken_where_it_is_a_day_of_sen_support() -> None:
    reviews = {add.row: add.pupil.get("support_review_by") for add in of(OWN).adds}
    assert reviews[12] == "2026-12-24"
    assert reviews[17] == "2027-10-22"
    assert reviews[13] is None
    reasons = {refusal.row: refusal for refusal in of(OWN).refusals}
    assert reasons[13].reason == "names a part of the school year, not a day"
    assert (reasons[13].column_letter, reasons[13].heading, reasons[13].text) == ("I", "Review due", "Spring term")
    assert sum(1 for refusal in of(OWN).refusals if refusal.text == "Spring term") == 16


def test_strategies_and_circumstances_are_taken() -> None:
    pupils = {add.row: Pupil.model_validate(add.pupil) for add in of(OWN).adds}
    helping = {row: pupil.profile.what_helps for row, pupil in pupils.items() if pupil.profile}
    assert helping[6] == ("Movement breaks", "Time out card")
    assert helping[5] == ("Overlays, enlarged text",)
    assert helping[13] == ("Seat at front", "chunk instructions, check understanding")
    told = Counter(code for pupil in pupils.values() for code in pupil.circumstances)
    assert told == {"pupil-premium": 14, "english-as-additional-language": 6, "looked-after": 1}
