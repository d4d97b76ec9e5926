"""`senco import csv` asks about a diagnosis, and never turns one into a type of need by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import Senco

HEADINGS = "Surname,Forename,DOB,Class,SEN status,Date added,Diagnosis\n"
REGISTER = HEADINGS + (
    "Abbotsley,Wren,29/03/2018,3W,K,16/11/2026,Dyslexia\n"
    "Brook,Ada,30/04/2018,3W,K,16/11/2026,dyslexia; ADHD\n"
    "Cole,Kit,31/05/2018,3W,K,16/11/2026,\n"
)


@pytest.fixture
def register(school: Path) -> Path:
    file = school / "r.csv"
    file.write_text(REGISTER, encoding="utf-8")
    return file


def records(school: Path) -> str:
    return "\n".join(sorted(each.read_text(encoding="utf-8") for each in (school / "pupils").glob("*/pupil.yaml")))


def test_return_keeps_every_diagnosis_as_a_diagnosis_only(senco: Senco, school: Path, register: Path) -> None:
    ran = senco("import", "csv", register.name, cwd=school, typed="\n\ny\n")
    assert ran.status == 0, ran.err
    assert "Dyslexia (2 pupils) [keep]" in ran.err
    assert "ADHD (1 pupil) [keep]" in ran.err
    assert "needs:" not in records(school)
    assert records(school).lower().count("name: dyslexia") == 2


def test_a_type_of_need_is_recorded_beside_the_diagnosis_where_somebody_says_so(
    senco: Senco, school: Path, register: Path
) -> None:
    ran = senco("import", "csv", register.name, cwd=school, typed="nonsense\nspld\n\ny\n")
    assert ran.status == 0, ran.err
    assert "is not known" in ran.err
    assert records(school).count("type: SPLD") == 2
    assert records(school).lower().count("name: dyslexia") == 2


def test_what_was_said_is_remembered_and_not_asked_again(senco: Senco, school: Path, register: Path) -> None:
    senco("import", "csv", register.name, cwd=school, typed="SPLD\n\ny\n")
    more = REGISTER + "Dale,Ivy,01/06/2018,3W,K,16/11/2026,DYSLEXIA\n"
    register.write_text(more, encoding="utf-8")
    ran = senco("import", "csv", register.name, cwd=school, typed="y\n")
    assert ran.status == 0, ran.err
    assert "[keep]" not in ran.err
    assert records(school).count("type: SPLD") == 3


def test_without_an_answer_it_is_kept_and_said(senco: Senco, school: Path, register: Path) -> None:
    ran = senco("import", "csv", register.name, "--yes", cwd=school)
    assert ran.status == 0, ran.err
    assert "kept as diagnoses only: Dyslexia (2 pupils); ADHD (1 pupil)" in ran.out
    assert "--diagnosis" in ran.out
    assert "needs:" not in records(school)


def test_an_option_answers_in_place_of_the_prompt(senco: Senco, school: Path, register: Path) -> None:
    said = ("--diagnosis", "dyslexia=SPLD", "--diagnosis", "adhd=keep")
    ran = senco("import", "csv", register.name, *said, cwd=school, typed="y\n")
    assert ran.status == 0, ran.err
    assert "kept as diagnoses only" not in ran.out
    assert records(school).count("type: SPLD") == 2


@pytest.mark.parametrize("wrong", ["dyslexia", "=SPLD", "dyslexia=", "dyslexia=PINK"])
def test_an_option_that_is_no_answer_is_refused(senco: Senco, school: Path, register: Path, wrong: str) -> None:
    ran = senco("import", "csv", register.name, "--diagnosis", wrong, "--yes", cwd=school)
    assert ran.status == 2
    assert "--diagnosis" in ran.err
    assert not (school / "pupils").exists()


@pytest.mark.parametrize("told", ["[Dyslexia]", "{Dyslexia: PINK}"])
def test_a_mapping_with_a_wrong_answer_is_refused(senco: Senco, school: Path, register: Path, told: str) -> None:
    (school / "m.yaml").write_text(f"columns: {{Surname: legal_surname}}\ndiagnoses: {told}\n", encoding="utf-8")
    ran = senco("import", "csv", register.name, "--mapping", "m.yaml", "--yes", cwd=school)
    assert ran.status != 0
    assert "diagnoses" in ran.err


def test_an_option_for_a_diagnosis_that_is_not_in_the_file_is_told(senco: Senco, school: Path, register: Path) -> None:
    ran = senco("import", "csv", register.name, "--dry-run", "--diagnosis", "dyspraxia=keep", cwd=school)
    assert '--diagnosis: the file has no diagnosis "dyspraxia"; it has ADHD' in ran.err
