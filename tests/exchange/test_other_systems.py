"""Registers as other systems and people make them: the same three pupils, each time in another shape."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import openpyxl
import pytest
from exchange.registers import TODAY, proposed, written
from exchange.workbook.workbooks import saved, workbook
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from senco_cli.exchange.columns import understand_columns
from senco_cli.exchange.headings import recognise
from senco_cli.exchange.proposal import Add, Proposal
from senco_cli.exchange.register import propose
from senco_cli.exchange.table_file import read_table

UPN = "P207000016049"
EXPECTED = {
    ("Okafor", "Amara", "2015-11-03", "K", "SLCN"),
    ("O'Brien", "Zoë", "2016-02-29", "E", "ASD"),
    ("Nguyễn", "Minh", "2014-06-30", "N", ""),
}


def taken(proposal: Proposal) -> set[tuple[str, ...]]:
    """What of each new pupil every shape has."""
    assert not proposal.questions
    return {_taken(add) for add in proposal.adds}


def _taken(add: Add) -> tuple[str, ...]:
    tree: dict[str, Any] = add.pupil
    name = tree["name"]
    status = tree.get("sen_status", [{"status": "N"}])[-1]["status"]
    needs = tree.get("needs", [{"type": ""}])
    return name["legal_surname"], name["legal_forename"], tree["date_of_birth"], status, needs[0]["type"]


def from_sheet(
    *rows: Sequence[Any], change: Callable[[Worksheet], None] | None = None, **more: Any
) -> set[tuple[str, ...]]:
    table = read_table(workbook(*rows, change=change, **more))
    return taken(propose(table, understand_columns(table, today=TODAY), existing=(), today=TODAY, day_first=True))


def from_text(text: str, encoding: str = "utf-8") -> set[tuple[str, ...]]:
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else b""
    return taken(proposed(mark + text.encode(encoding), day_first=True))


LIKE_ARBOR = (
    ("Legal First Name", "Legal Last Name", "Date of Birth", "UPN", "SEN Status", "SEN Need Type 1", "Year Group"),
    ("Amara", "Okafor", "03 Nov 2015", UPN, "SEN Support", "Speech, Language and Communication Needs", "Year 6"),
    ("Zoë", "O'Brien", "29 Feb 2016", "", "EHCP", "Autistic Spectrum Disorder", "Year 5"),
    ("Minh", "Nguyễn", "30 Jun 2014", "", "Monitoring", "", "Year 7"),
)
LIKE_SIMS = (
    ("Surname", "Forename", "DOB", "Unique Pupil Number", "Reg", "NC Year", "SEN Status Code", "Need Type 1"),
    ("Okafor", "Amara", "03/11/2015", UPN, "6B", "6", "K", "SLCN"),
    ("O'Brien", "Zoë", "29/02/2016", "", "5S", "5", "E", "ASD"),
    ("Nguyễn", "Minh", "30/06/2014", "", "7A", "7", "N", ""),
)
LIKE_BROMCOM = (
    ("Student Name", "Date Of Birth", "Tutor Group", "SEN Provision Code", "Primary SEN Need Code", "Start Date"),
    ("OKAFOR, Amara", "2015-11-03", "6B", "K - SEN Support", "SLCN", "2022-01-10"),
    ("O'BRIEN, Zoë", "2016-02-29", "5S", "E - EHC Plan", "ASD", "2024-03-18"),
    ("NGUYỄN, Minh", "2014-06-30", "7A", "N - No SEN", "", ""),
)
LIKE_SCHOLARPACK = (
    ("Pupil", "D.O.B.", "Class", "SEN stage", "Primary need", "Secondary need"),
    ("Amara Okafor", "3.11.2015", "6B", "SS", "SLCN - Speech, Language and Communication Needs", ""),
    ("Zoë O'Brien", "29.2.2016", "5S", "EHC", "ASD - Autistic Spectrum Disorder", ""),
    ("Minh Nguyễn", "30.6.2014", "7A", "cause for concern", "", ""),
)
SYSTEMS = [LIKE_ARBOR, LIKE_SIMS, LIKE_BROMCOM, LIKE_SCHOLARPACK]


@pytest.mark.parametrize("rows", SYSTEMS)
@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(",", "utf-8"), (",", "utf-8-sig"), (";", "utf-8-sig"), ("\t", "utf-16-le"), ("\t", "utf-16"), ("|", "utf-8")],
)
def test_every_system_is_read_whatever_it_is_saved_with(rows: Any, delimiter: str, encoding: str) -> None:
    assert from_text(written(*rows, delimiter=delimiter), encoding) == EXPECTED


@pytest.mark.parametrize("rows", SYSTEMS)
def test_every_system_is_read_from_a_workbook(rows: Any) -> None:
    assert from_sheet(*rows) == EXPECTED


def test_windows_1252_is_read_where_its_letters_suffice() -> None:
    rows = [row for row in LIKE_SIMS if row[0] != "Nguyễn"]
    assert from_text(written(*rows, delimiter=";"), "cp1252") == {each for each in EXPECTED if each[0] != "Nguyễn"}


def test_a_sheet_as_people_keep_it_with_titles_two_headings_bands_and_totals() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:H1")
        sheet.merge_cells("A3:C3")
        sheet.merge_cells("D3:E3")
        sheet.row_dimensions[7].hidden = True
        sheet.column_dimensions["C"].hidden = True

    found = from_sheet(
        ("SEND REGISTER - CONFIDENTIAL",),
        (),
        ("Pupil", None, None, "SEN", None, "Notes"),
        ("Surname", "Forename", "DOB", "status", "need", None),
        ("Year 6",),
        ("OKAFOR", "Amara", date(2015, 11, 3), "K", "SLCN", "Overlays"),
        ("O'BRIEN", "Zoë", date(2016, 2, 29), "EHCP", "ASC", None),
        (),
        ("NGUYỄN", "Minh", date(2014, 6, 30), "watch list", None, None),
        ("Total", 3),
        change=change,
    )
    assert found == EXPECTED


def test_numbers_as_text_and_text_as_numbers_are_the_same() -> None:
    head = ("Surname", "Forename", "DOB", "UPN", "Class", "Year", "SEN", "Need")
    rows = (
        ("Okafor", "Amara", 42311, UPN, 6, 6, "K", "SLCN"),
        ("O'Brien", "Zoë", "42429", "", "5", 5.0, "E", "ASD"),
        ("Nguyễn", "Minh", date(2014, 6, 30), "", 7, "7", "N", None),
    )
    assert from_sheet(head, *rows) == EXPECTED


def test_bare_numbers_of_days_count_from_the_workbook_s_own_first_day() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(("Surname", "Forename", "DOB"), ("Okafor", "Amara", None))))
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    # 1462 days lie between the two counts.
    book.active["C2"] = 42311 - 1462
    table = read_table(saved(book))
    found = propose(table, understand_columns(table, today=TODAY), existing=(), today=TODAY)
    assert [add.pupil["date_of_birth"] for add in found.adds] == ["2015-11-03"]


def test_a_diagnosis_is_kept_as_one_and_never_becomes_a_type_of_need() -> None:
    table = read_table(workbook(LIKE_SIMS[0], (*LIKE_SIMS[1][:7], "Dyslexia")))
    found = propose(table, understand_columns(table, today=TODAY), existing=(), today=TODAY)
    (add,) = found.adds
    assert add.pupil["diagnoses"] == [{"name": "Dyslexia"}]
    assert "needs" not in add.pupil
    assert any("kept as a diagnosis" in remark.sentence for remark in found.remarks)


SEEDS = """UPN;Unique Pupil Number;Surname;Last name;Legal surname;Forename;First name;Preferred forename;Full name;Name
DOB;Date of birth;Year;Year group;NCY;NC year;Year taught in;Class;Reg;Reg group;Tutor group;Form;SEN status;SEN code
SEN provision;SEN stage;SEND;Primary need;Main need;SEN type;SEN need;Area of need;Secondary need;PP;Pupil premium;FSM
EAL;LAC;CLA;Child in care;Attendance %;Date added;Review date;EHCP date;Key worker;External agencies;SEN primary need
Date initial EHC plan issued;Date updated EHC plan issued;Date EHC plan last reviewed"""


@pytest.mark.parametrize("heading", SEEDS.replace("\n", ";").split(";"))
def test_every_heading_that_schools_are_known_to_use_is_known(heading: str) -> None:
    assert recognise(heading)
    assert recognise(heading.upper())
    assert recognise(f"Pupil {heading}") or heading in ("Name", "Full name", "Year", "Child in care")


@given(st.lists(st.dates(date(2008, 9, 1), date(2022, 8, 31)), min_size=1, max_size=6), st.booleans())
def test_days_are_never_guessed(born: list[date], day_first: bool) -> None:
    order = "%d/%m/%Y" if day_first else "%m/%d/%Y"
    rows = [("Okafor", f"Amara{chr(97 + place)}", each.strftime(order)) for place, each in enumerate(born)]
    found = proposed(written(("Surname", "Forename", "DOB"), *rows))
    plain = any(each.day > 12 for each in born)
    same = all(each.day == each.month for each in born)
    assert bool(found.ambiguous_dates) == (not plain and not same)
    if plain or same:
        assert [add.pupil["date_of_birth"] for add in found.adds] == [each.isoformat() for each in born]
