"""The SEN columns of a census as CSV and Excel: who, in which order, which codes, and nothing taken for a number."""

from __future__ import annotations

import csv
import io

import openpyxl
from rules.census.conftest import SCHOOL, Taking
from rules.census.conftest import taking as taking  # the fixture
from rules.census.test_of_pupil import E, K, N, sen

from senco_cli.exchange.census_file import census_csv, census_rows, census_xlsx, headings


def _named(forename: str, surname: str, of: str) -> str:
    return f"name: {{legal_forename: {forename!r}, legal_surname: {surname!r}}}\n{of}"


def test_pupils_come_by_surname_with_the_two_types_ranked_first(taking: Taking) -> None:
    many = sen("K", "MLD 3", "SLCN 1", "ASD 2")
    census = taking(_named("Zoe", "Young", K), _named("Ann", "Ábel", many), _named("Bo", "Nowak", N))
    rows = census_rows(census)
    assert (rows[0]["SEN type 1 ranking"], rows[0]["SEN type 2 ranking"], rows[1]["SEN type 1 ranking"]) == (
        "1",
        "2",
        "",
    )
    assert [(row["Surname"], row["SEN provision"], row["SEN type 1"], row["SEN type 2"]) for row in rows] == [
        ("Ábel", "K", "SLCN", "ASD"),
        ("Nowak", "N", "", ""),
        ("Young", "K", "SLCN", ""),
    ]


def test_only_the_spring_census_has_types_and_units(taking: Taking) -> None:
    assert "SEN type 1" in headings(taking(K)) and "SEN unit" in headings(taking(K))
    autumn = taking(K, term="autumn")
    assert not {"SEN type 1", "SEN unit"} & {*headings(autumn), *census_rows(autumn)[0]}
    assert "SEN unit" not in headings(taking(K, school="name: Larkfield, phase: special"))


def test_an_indicator_is_given_where_it_is_known_and_for_pupils_with_sen(taking: Taking) -> None:
    said = census_rows(taking(K + "sen_unit: yes\n", N, K.replace("needs", "sen_unit: none\nneeds")))
    assert [row["SEN unit"] for row in said] == ["True", "", "False"]
    unsaid = SCHOOL.replace("sen_unit: no", "roll: 5")
    assert census_rows(taking("sen_unit: none\n" + K, school=unsaid))[0]["SEN unit"] == ""


def test_csv_is_read_by_excel_as_it_was_written(taking: Taking) -> None:
    data = census_csv(taking(_named("Siân", "O'Brien-Nguyễn", E)))
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
    row = next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert (row["Surname"], row["UPN"], row["Date of birth"]) == ("O'Brien-Nguyễn", "H801200001001", "2016-02-29")


def test_a_name_that_is_a_formula_is_not_calculated(taking: Taking) -> None:
    census = taking(_named("=1+1", "@SUM(A1)", K))
    assert b" =1+1" in census_csv(census) and b" @SUM(A1)" in census_csv(census)
    sheet = openpyxl.load_workbook(io.BytesIO(census_xlsx(census))).active
    assert sheet["E2"].value == "=1+1" and sheet["E2"].data_type == "s"


def test_every_cell_of_the_workbook_is_text(taking: Taking) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(census_xlsx(taking(K + "uln: '0123456789'\n", N)))).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"} and {cell.number_format for cell in cells} == {"@"}
    assert sheet["C2"].value == "0123456789" and sheet["G2"].value == "6"
    assert sheet.freeze_panes == "A2"
