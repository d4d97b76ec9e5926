"""`senco import csv` on registers that schools really have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import REPOSITORY, Senco

GIVEN = REPOSITORY / "tests" / "exchange" / "data"
SYSTEM, OWN = GIVEN / "register-system-export.csv", GIVEN / "register-own-spreadsheet.csv"


def pupils(senco: Senco, school: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(senco("list", "--format", "json", cwd=school).out)
    return rows


@pytest.mark.parametrize(("file", "number"), [(SYSTEM, 62), (OWN, 48)])
def test_every_pupil_of_the_register_becomes_a_record_that_can_be_read(
    senco: Senco, school: Path, file: Path, number: int
) -> None:
    ran = senco("import", "csv", str(file), "--yes", cwd=school)
    assert ran.status == 0, ran.err
    rows = pupils(senco, school)
    assert len(rows) == number
    assert all(row["readable"] and row["status"] in ("K", "E") for row in rows)


@pytest.mark.parametrize("file", [SYSTEM, OWN])
def test_the_same_file_again_changes_nothing(senco: Senco, school: Path, file: Path) -> None:
    senco("import", "csv", str(file), "--yes", cwd=school)
    before = senco("history", cwd=school).out
    ran = senco("import", "csv", str(file), "--yes", cwd=school)
    assert ran.status == 0
    assert "nothing to write" in ran.out
    assert senco("history", cwd=school).out == before


def test_an_import_is_one_commit_that_names_nobody_and_can_be_undone(senco: Senco, school: Path) -> None:
    senco("import", "csv", str(OWN), "--yes", cwd=school)
    assert "import csv register (48 added, 0 changed)" in senco("history", "--most", "1", cwd=school).out
    assert senco("undo", "--yes", cwd=school).status == 0
    assert pupils(senco, school) == []


def test_it_shows_each_column_and_asks_before_it_writes(senco: Senco, school: Path) -> None:
    ran = senco("import", "csv", str(OWN), "--diagnosis", "keep", cwd=school, typed="n\n")
    for heading in ("D.O.B.", "Tutor group", "K/E", "Primary area of need", "PP/LAC/EAL"):
        assert heading in ran.out
    assert "Add 48 and change 0?" in ran.err
    assert not (school / "pupils").exists()


def test_every_cell_it_cannot_take_is_told_with_row_column_and_reason(senco: Senco, school: Path) -> None:
    out = " ".join(senco("import", "csv", str(OWN), "--dry-run", cwd=school).out.split())
    assert "column I (Review due): names a part of the school year, not a day" in out
    assert '"Spring term"' in out
    assert "kept as a diagnosis, not turned into a type of need" in out
    assert not (school / "pupils").exists()


def test_without_a_terminal_it_wants_a_yes(senco: Senco, school: Path) -> None:
    ran = senco("import", "csv", str(OWN), cwd=school)
    assert ran.status == 2
    assert "--yes" in ran.err


def test_a_title_row_a_total_row_and_odd_letters_are_no_trouble(senco: Senco, school: Path) -> None:
    ran = senco("import", "csv", str(SYSTEM), "--yes", cwd=school)
    assert "row 64: a total, not a pupil" in ran.out
    names = {str(row["name"]) for row in pupils(senco, school)}
    assert {"Elodie Brontë", "Siân Gallagher", "Kwame Ó Conaill"} <= names or "Elodie Brontë" in names


def test_a_changed_cell_changes_that_field_and_leaves_the_author_s_hand(senco: Senco, school: Path) -> None:
    first = school / "register.csv"
    first.write_text("Surname,Forename,DOB,Class,SEN status,Date added\nAbbotsley,Wren,09/03/2018,3W,K,16/11/2026\n")
    senco("import", "csv", "register.csv", "--yes", cwd=school)
    (folder,) = (school / "pupils").iterdir()
    record = folder / "pupil.yaml"
    record.write_text(record.read_text(encoding="utf-8") + "# typed by hand\nnotes: likes trams\n", encoding="utf-8")
    first.write_text("Surname,Forename,DOB,Class,SEN status,Date added\nAbbotsley,Wren,09/03/2018,4W,K,16/11/2026\n")
    ran = senco("import", "csv", "register.csv", "--yes", cwd=school)
    assert "class: 3W becomes 4W" in ran.out
    text = record.read_text(encoding="utf-8")
    assert "class: 4W" in text
    assert text.endswith("# typed by hand\nnotes: likes trams\n")


def test_the_mapping_is_kept_for_next_time_and_can_be_given(senco: Senco, school: Path) -> None:
    register = school / "r.csv"
    register.write_text("Child,Born,Zone\nWren Abbotsley,09/03/2018,3W\nAda Brook,10/04/2018,3W\n")
    mapping = school / "m.yaml"
    mapping.write_text("columns: {Child: full_name, Born: date_of_birth, Zone: class}\n")
    told = senco("import", "csv", "r.csv", "--mapping", "m.yaml", "--dates", "day-first", "--yes", cwd=school)
    assert told.status == 0, told.err
    again = senco("import", "csv", "r.csv", "--dry-run", cwd=school)
    assert "as the time before" in again.out
    assert [row["class"] for row in pupils(senco, school)] == ["3W", "3W"]


def test_days_that_could_be_either_way_round_are_asked_and_not_guessed(senco: Senco, school: Path) -> None:
    register = school / "r.csv"
    register.write_text("Surname,Forename,DOB\nAbbotsley,Wren,03/04/2018\nBrook,Ada,05/06/2018\n")
    assert senco("import", "csv", "r.csv", "--yes", cwd=school).status == 2
    ran = senco("import", "csv", "r.csv", cwd=school, typed="2\ny\n")
    assert ran.status == 0, ran.err
    assert "born 2018-03-04" in ran.out


def test_a_near_name_with_the_same_birthday_is_a_question(senco: Senco, school: Path) -> None:
    add = ("--forename", "Wren", "--surname", "Abbotsley", "--born", "2018-03-29")
    senco("add-pupil", *add, "--status", "K", "--since", "2026-11-16", "--need", "SLCN", "--yes", cwd=school)
    register = school / "r.csv"
    register.write_text("Surname,Forename,DOB,Class\nAbbotsly,Wren,29/03/2018,3W\n")
    waits = senco("import", "csv", "r.csv", "--yes", cwd=school)
    assert waits.status == 1
    assert len(pupils(senco, school)) == 1
    ran = senco("import", "csv", "r.csv", cwd=school, typed="1\ny\n")
    assert ran.status == 0, ran.err
    assert [row["class"] for row in pupils(senco, school)] == ["3W"]


def test_an_import_never_deletes_and_says_who_is_not_in_the_file(senco: Senco, practice: Path) -> None:
    register = practice / "r.csv"
    register.write_text("Surname,Forename,DOB\nAbbotsley,Wren,29/03/2018\n")
    before = len(pupils(senco, practice))
    ran = senco("import", "csv", "r.csv", "--yes", cwd=practice)
    assert "In the records and not in the file" in ran.out
    assert "(g2x7p)" in ran.out
    assert len(pupils(senco, practice)) == before + 1


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "empty"), (b"PK\x03\x04rest", "damaged"), (b"just some words\nand more\n", "heading")],
)
def test_what_is_no_register_is_refused_with_what_to_do(senco: Senco, school: Path, data: bytes, said: str) -> None:
    (school / "r.csv").write_bytes(data)
    ran = senco("import", "csv", "r.csv", "--yes", cwd=school)
    assert ran.status == 3
    assert said in ran.err
    assert "try:" in ran.err


def test_a_file_that_is_not_there(senco: Senco, school: Path) -> None:
    ran = senco("import", "csv", "nothing.csv", cwd=school)
    assert ran.status == 3
    assert "cannot be opened" in ran.err


def test_of_a_whole_school_only_those_with_sen_can_be_taken(senco: Senco, school: Path) -> None:
    register = school / "r.csv"
    register.write_text(
        "Surname,Forename,DOB,SEN status\nAbbotsley,Wren,29/03/2018,K\nBrook,Ada,30/04/2018,N\nIves,Kit,30/05/2018,\n"
    )
    everybody = senco("import", "csv", "r.csv", "--dry-run", cwd=school)
    assert "3 to add" in everybody.out and "--sen-only" in everybody.out
    ran = senco("import", "csv", "r.csv", "--sen-only", "--yes", cwd=school)
    assert ran.status == 0, ran.err
    assert [row["name"] for row in pupils(senco, school)] == ["Wren Abbotsley"]


def test_a_file_of_which_every_row_is_left_out_is_not_said_to_be_in_the_records(senco: Senco, school: Path) -> None:
    (school / "r.csv").write_text("Surname,Forename,DOB,Class\nAbbotsley,Wren,,3W\n", encoding="utf-8")
    ran = senco("import", "csv", "r.csv", "--yes", cwd=school)
    assert "nothing to write: everything in the file was left out" in ran.out
    assert "already" not in ran.out


def test_a_preview_asks_which_way_round_the_days_are_and_shows_them_so(senco: Senco, school: Path) -> None:
    (school / "r.csv").write_text("Surname,Forename,DOB\nAbbotsley,Wren,03/04/2018\n", encoding="utf-8")
    asked = senco("import", "csv", "r.csv", "--dry-run", cwd=school, typed="month-first\n")
    assert "born 2018-03-04" in asked.out
    alone = senco("import", "csv", "r.csv", "--dry-run", cwd=school)
    assert "born 2018-04-03" in alone.out
    assert "nothing tells whether the day or the month comes first" in " ".join(alone.out.split())
    refused = senco("import", "csv", "r.csv", "--yes", cwd=school)
    assert refused.status == 2
    assert not (school / "pupils").exists() or not list((school / "pupils").iterdir())
