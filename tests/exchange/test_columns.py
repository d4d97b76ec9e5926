"""Which column of a table holds what, how that was understood, and a mapping that can be kept for the next file."""

from __future__ import annotations

import pytest
from exchange.registers import TODAY, written

from senco_cli.exchange.columns import Column, ColumnMapping, How, understand_columns
from senco_cli.exchange.headings import fields, nearly, recognise
from senco_cli.exchange.mapping import NotAMapping, SavedMapping, read_mapping
from senco_cli.exchange.table_file import read_table

# The headings of domain/formats.md section 5.1, and the plain variations of them.
ALIASES = {
    "upn": ["UPN", "Unique Pupil Number", "UPN No.", "upn"],
    "legal_surname": ["Surname", "Last name", "Legal surname", "SURNAME", "Pupil Surname", "Family name"],
    "legal_forename": ["Forename", "First name", "Legal Forename", "Student First Name"],
    "known_as": ["Preferred forename", "Known as", "Preferred Name"],
    "full_name": ["Full name", "Name", "Pupil name", "Student Name", "Child's name", "Surname, Forename"],
    "date_of_birth": ["DOB", "D.O.B.", "Date of birth", "DoB", "Birth date", "DOB (dd/mm/yyyy)"],
    "year": ["Year", "Year group", "NCY", "NC year", "Year taught in", "Yr", "Yr Grp"],
    "class": ["Class", "Reg", "Reg group", "Tutor group", "Form", "Tutor Group", "Registration group"],
    "sen_status": ["SEN status", "SEN code", "SEN provision", "SEN stage", "SEND", "K/E", "SEND Status", "SEN K/E"],
    "status_from": ["SEN Status Start", "SEN start date", "Start date", "SEN status from"],
    "added_on": ["Date added", "Date added to register", "Added to SEN register"],
    "main_need": ["Primary need", "Main need", "SEN type", "SEN need", "Area of need", "Need 1", "Primary SEN need"],
    "other_needs": ["Secondary need", "Other needs", "Other needs / diagnosis", "Need 2", "Additional needs"],
    "diagnoses": ["Diagnosis", "Diagnoses", "Medical diagnosis"],
    "pupil-premium": ["PP", "Pupil premium", "Pupil Premium?", "PP Y/N", "Pupil Premium Indicator"],
    "free-school-meals": ["FSM", "Free school meals", "FSM eligible"],
    "english-as-additional-language": ["EAL", "English as an additional language", "EAL (Y/N)"],
    "looked-after": ["LAC", "CLA", "Child in care", "Looked after"],
    "circumstances": ["PP/LAC/EAL", "PP, LAC & EAL", "EAL / FSM", "Vulnerable groups"],
    "attendance": ["Attendance %", "Attendance", "% attendance", "Att %"],
    "support_review_by": ["Review date", "Review due", "Next Review", "Date of next review"],
    "last_review_meeting_on": ["Last review", "Date EHC plan last reviewed"],
    "plan_first_made_on": ["EHCP date", "Date initial EHC plan issued", "EHCP issued"],
    "final_plan_on": ["Date updated EHC plan issued", "Current EHCP date"],
    "key_worker": ["Key worker", "Key Worker", "Keyworker", "Key adult"],
    "external_agencies": ["External agencies", "Agencies involved"],
    "what_helps": ["Strategies", "What helps", "Classroom strategies"],
    "admitted_on": ["Admission date", "Date of entry"],
    "notes": ["Notes", "Comments"],
}  # fmt: skip


def mapping_of(*rows: list[str], given: SavedMapping | None = None, told: bool = False) -> ColumnMapping:
    table = read_table(written(*rows).encode(), headings=given.columns if given else ())
    return understand_columns(table, today=TODAY, given=given, told=told)


def understood(*rows: list[str]) -> dict[str, tuple[str | None, How]]:
    return {column.heading: (column.field, column.how) for column in mapping_of(*rows).columns}


@pytest.mark.parametrize(("field", "heading"), [(field, each) for field, some in ALIASES.items() for each in some])
def test_a_heading_of_the_kind_that_schools_use_is_known(field: str, heading: str) -> None:
    assert field in recognise(heading)


def test_every_field_is_known_by_its_own_name_and_has_a_title() -> None:
    for name, field in fields().items():
        assert name in recognise(name)
        assert field.title


def test_no_heading_stands_under_two_fields_but_those_whose_cells_tell_which() -> None:
    from senco_cli.exchange.headings import _by_heading

    several = {heading for heading, names in _by_heading().items() if len(names) > 1}
    assert several == {"name", "year", "sen", "send", "ehcp", "ehcplan"}


def test_the_letters_of_a_need_are_a_heading_only_over_ticks() -> None:
    ticked = understood(["Surname", "DOB", "SLCN", "K"], ["Okafor", "03/11/2015", "x", "x"])
    assert (ticked["SLCN"][0], ticked["K"][0]) == ("SLCN", "sen_support")
    told = understood(["Surname", "DOB", "SEMH", "SEN support"], ["Okafor", "03/11/2015", "can be anxious", "in class"])
    assert (told["SEMH"][0], told["SEN support"][0]) == (None, None)


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Surnmae", "legal_surname"), ("Forname", "legal_forename"), ("Preffered forename", "known_as"),
     ("Attendence %", "attendance"), ("Primery need", "main_need"), ("Stratergies", "what_helps")],
)  # fmt: skip
def test_a_heading_spelt_almost_right_is_understood(heading: str, field: str) -> None:
    assert not recognise(heading)
    assert nearly(heading) == (field,)


@pytest.mark.parametrize(
    "heading", ["Gender", "Ethnicity", "House", "Need 77", "Learner ID", "Parent name", "Surname of carer"]
)
def test_a_heading_of_something_else_is_not_guessed(heading: str) -> None:
    assert not recognise(heading)
    assert not nearly(heading)


def test_columns_are_understood_by_heading_and_the_others_are_left() -> None:
    found = understood(["Surname", "Forename", "DOB", "Eye colour"], ["Okafor", "Amara", "03/11/2015", "brown"])
    assert found["DOB"] == ("date_of_birth", How.HEADING)
    assert found["Eye colour"] == (None, How.NOT)


ROWS = [
    ["Okafor, Amara", "03/11/2015", "K", "H801200001001", "SLCN"],
    ["Rao, Noor", "30/09/2015", "E", "B801200005001", "MLD"],
    ["Tran, Leila", "26/06/2019", "k", "Z801209809069", "ASC"],
    ["Nowak, Mei", "05/04/2020", "EHCP", "G335311012004", "VI"],
]


def test_columns_without_a_heading_that_says_so_are_understood_by_their_cells() -> None:
    found = understood(["Strategies", "Attendance", "p", "q", "r", "s", "t"], *[["", "", *row] for row in ROWS])
    assert {heading: found[heading] for heading in "pqrst"} == {
        "p": ("full_name", How.CONTENT),
        "q": ("date_of_birth", How.CONTENT),
        "r": ("sen_status", How.CONTENT),
        "s": ("upn", How.CONTENT),
        "t": ("main_need", How.CONTENT),
    }


def test_a_column_of_noes_is_no_column_of_statuses() -> None:
    found = understood(["Surname", "Forename", "Glasses"], *[["Okafor", "Amara", "N"]] * 5)
    assert found["Glasses"] == (None, How.NOT)


def test_a_heading_with_two_meanings_is_told_by_the_cells() -> None:
    def one(heading: str, *cells: str) -> str | None:
        rows = [["Okafor", "Amara", cell] for cell in cells]
        return understood(["Surname", "Forename", heading], *rows)[heading][0]

    assert one("EHCP", "Y", "N", "N") == "ehc_plan"
    assert one("EHCP?", "Y", "N", "applied") == "ehc_plan"
    assert one("EHCP", "N", "N", "N") == "ehc_plan"
    assert one("EHCP", "13/06/26", "01/06/23", "") == "plan_first_made_on"
    assert one("EHCP", "K", "EHCP", "K") == "sen_status"
    assert one("SEN", "K", "E", "N") == "sen_status"
    assert one("SEN", "MLD", "SLCN", "ASD") == "main_need"
    assert one("Year", "Year 5", "6", "R") == "year"
    assert one("Year", "5A", "6B", "RA") == "class"


def test_a_name_beside_a_surname_is_the_forename() -> None:
    assert understood(["Name", "Surname", "DOB"], ["Amara", "Okafor", "03/11/2015"])["Name"][0] == "legal_forename"


def test_the_second_column_of_one_thing_is_left_and_says_why() -> None:
    found = mapping_of(["Surname", "Legal surname", "DOB", "Class", "Reg"], ["Oka", "Okafor", "03/11/2015", "5A", "5A"])
    by_heading: dict[str, Column] = {column.heading: column for column in found.columns}
    assert by_heading["Legal surname"].field == "legal_surname"
    assert by_heading["Surname"].field is None
    assert by_heading["Surname"].note == "column B holds that already"
    assert by_heading["Reg"].note == "column D holds that already"


def test_several_columns_of_needs_are_all_taken() -> None:
    found = mapping_of(["Name", "DOB", "Need 1", "Need 2", "Need 3"], ["Okafor, Amara", "03/11/2015", "HI", "VI", "PD"])
    assert [column.letter for column in found.of("other_needs")] == ["D", "E"]


def test_a_mapping_that_is_kept_gives_the_same_columns_next_time() -> None:
    rows = [["Name", "DOB", "x", "Eye colour"], *[[row[0], row[1], row[2], "brown"] for row in ROWS]]
    first = mapping_of(*rows)
    kept = read_mapping(first.saved(day_first=True).tree())
    again = mapping_of(*rows, given=kept)
    assert [column.field for column in again.columns] == [column.field for column in first.columns]
    assert {column.how for column in again.columns} == {How.SAVED}
    assert again.day_first is True


def test_a_mapping_that_is_given_overrides_the_headings() -> None:
    given = SavedMapping({"Notes": "what_helps", "Class": "leave"})
    found = mapping_of(
        ["Name", "DOB", "Class", "NOTES"], ["Okafor, Amara", "03/11/2015", "5A", "x"], given=given, told=True
    )
    assert [(column.field, column.how) for column in found.columns[2:]] == [
        (None, How.TOLD),
        ("what_helps", How.TOLD),
    ]


def test_an_unknown_field_in_a_mapping_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(NotAMapping) as caught:
        read_mapping({"columns": {"Name": "surname"}})
    assert '"surname"' in caught.value.sentence
    assert caught.value.hint is not None and "legal_surname" in caught.value.hint
    with pytest.raises(NotAMapping) as caught:
        read_mapping({"columns": {"Name": "zzzzzz"}})
    assert caught.value.hint is not None and "full_name" in caught.value.hint


@pytest.mark.parametrize(
    "tree", [None, [], {}, {"columns": []}, {"columns": {}, "dates": "backwards"}, {"columns": {}, "x": "y"}]
)
def test_what_is_no_mapping_is_refused(tree: object) -> None:
    with pytest.raises(NotAMapping):
        read_mapping(tree)


@pytest.mark.parametrize("day_first", [True, False, None])
def test_a_mapping_is_the_same_after_it_was_written_and_read(day_first: bool | None) -> None:
    kept = SavedMapping({"Name": "full_name", "Foo": "leave"}, day_first)
    assert read_mapping(kept.tree()) == kept


def test_a_list_of_needs_beside_the_main_one_holds_the_further_ones() -> None:
    needs = [["Rao", "ASD", "1. ASD; 2. HI"], ["Oak", "MLD", "1. MLD"]]
    found = understood(["Surname", "Primary SEN Need", "SEN Needs"], *needs)
    assert (found["Primary SEN Need"][0], found["SEN Needs"][0]) == ("main_need", "other_needs")


def test_a_watch_list_among_the_statuses_does_not_hide_them() -> None:
    levels = [["Rao", "Noor", "SS"], ["Oak", "Bo", "EHCP"], ["Elm", "Di", "Monitoring"], ["Ash", "Al", "Concern"]]
    assert understood(["Surname", "Forename", "Level"], *levels)["Level"] == ("sen_status", How.CONTENT)
