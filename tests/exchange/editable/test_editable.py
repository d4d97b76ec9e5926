"""A register that goes out to be edited and comes back, without the command line."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import openpyxl
import pytest
from exchange.registers import TODAY, pupil
from exchange.workbook.workbooks import AMARA as A_ROW
from exchange.workbook.workbooks import HEADINGS, saved, workbook
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from senco_cli.exchange.editable.columns import BY_FIELD, COLUMNS, EditableRow, cells_of
from senco_cli.exchange.editable.proposing import EditedProposal, Side, Step, answered, new_rows, propose_edited
from senco_cli.exchange.editable.reading import NotOurs, read_edited
from senco_cli.exchange.editable.writing import editable_workbook
from senco_cli.exchange.matching import ExistingPupil
from senco_cli.exchange.merging.trees import Tree

CLASS: dict[str, Any] = {"class": "6B"}
STAFF = {"p6c4w": "Mrs A. Stott", "q7g2d": "Mr C. Doyle"}
AMARA = pupil(
    upn="P207000016049",
    sen_status=[{"status": "K", "from": "2022-01-10"}],
    needs=[{"type": "SLCN", "rank": "1", "from": "2022-01-10"}, {"type": "MLD", "rank": "2"}],
    circumstances=["pupil-premium", "english-as-additional-language"],
    key_worker="p6c4w",
    attendance={"percent": "95.2", "to": "2026-11-13"},
    profile={"what_helps": ["Instructions one at a time", "Time to answer; count to ten"]},
    external_agencies=["Speech and language therapy"],
    notes="First line\nSecond line",
    **CLASS,
)
ZOE = pupil(
    "O'Brien",
    "Zoë",
    "2016-02-29",
    key="p3x9d",
    plan={"plan_first_made_on": "2024-03-18", "local_authority": "Fennshire"},
    sen_status=[{"status": "E", "from": "2024-03-18"}],
)
PUPILS = (AMARA, ZOE)
Change = Callable[[Worksheet, Mapping[str, int]], Any]


def made(pupils: Sequence[ExistingPupil] = PUPILS) -> bytes:
    rows = [EditableRow(each.key, cells_of(each, STAFF, today=TODAY)) for each in pupils]
    return editable_workbook(rows, school="Larkfield", staff=list(STAFF.values()), on=TODAY)


def edited(change: Change, pupils: Sequence[ExistingPupil] = PUPILS) -> bytes:
    """The workbook with its register changed; columns by field, rows from 2."""
    book = openpyxl.load_workbook(io.BytesIO(made(pupils)))
    change(book["Register"], {column.field: place for place, column in enumerate(COLUMNS, start=2)})
    return saved(book)


def setting(field: str, value: object, row: int = 2) -> Change:
    def change(sheet: Worksheet, columns: Mapping[str, int]) -> None:
        # openpyxl leaves a cell as it is that is to hold None.
        sheet.cell(row, columns[field]).value = value

    return change


def proposed(
    data: bytes, records: Sequence[ExistingPupil] = PUPILS, clashes: Mapping[tuple[str, str], Side] | None = None
) -> EditedProposal:
    found = read_edited(data)
    assert found is not None
    return propose_edited(found, records, staff=STAFF, today=TODAY, clashes=clashes)


def steps(data: bytes, **more: Any) -> dict[tuple[str | int, ...], object]:
    return {step.at: step.new for each in proposed(data, **more).pupils for step in each.steps}


def test_what_goes_out_and_comes_back_untouched_changes_nothing() -> None:
    assert proposed(made()) == EditedProposal((), (), (), (), ())
    assert proposed(edited(lambda sheet, columns: None)) == EditedProposal((), (), (), (), ())


def test_the_same_records_make_the_same_bytes() -> None:
    assert made() == made()


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"]), min_size=1, max_size=30)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=3), st.dates(date(2005, 1, 1), TODAY), st.sampled_from("NKE"))
def test_whatever_stands_in_the_records_comes_back_as_it_was(
    name: str, notes: str, helps: list[str], born: date, status: str
) -> None:
    one = pupil(
        name,
        "Amara",
        born.isoformat(),
        notes=notes,
        sen_status=[{"status": status, "from": "2024-01-01"}],
        profile={"what_helps": helps},
    )
    assert proposed(made([one]), [one]).pupils == ()


@pytest.mark.parametrize(
    ("field", "value", "at", "new"),
    [
        ("class", "6C", ("class",), "6C"),
        ("class", 6, ("class",), "6"),
        ("upn", None, ("upn",), None),
        ("known_as", "Ami", ("name", "known_as"), "Ami"),
        ("date_of_birth", date(2015, 3, 11), ("date_of_birth",), "2015-03-11"),
        ("date_of_birth", "13/11/2015", ("date_of_birth",), "2015-11-13"),
        ("key_worker", "Mr C. Doyle", ("key_worker",), "q7g2d"),
        ("key_worker", "Doyle", ("key_worker",), "q7g2d"),
        ("circumstances", "Pupil premium", ("circumstances",), ["pupil-premium"]),
        ("watch_from", date(2026, 9, 7), ("watch_from",), "2026-09-07"),
        ("external_agencies", "Speech and language therapy; EP", ("external_agencies",), "EP"),
        ("notes", None, ("notes",), None),
        ("support_review_by", date(2027, 2, 1), ("support_review_by",), "2027-02-01"),
    ],
)
def test_an_edited_cell_changes_its_field(field: str, value: object, at: tuple[str, ...], new: object) -> None:
    assert steps(edited(setting(field, value))) == {at: new}


def test_a_cell_is_shown_old_and_new() -> None:
    (one,) = proposed(edited(setting("class", "6C"))).pupils
    assert [(cell.heading, cell.before, cell.after) for cell in one.shown] == [("Class", "6B", "6C")]
    assert (one.row, one.key) == (2, "k7m2q")


def test_a_status_that_is_new_ends_the_one_before() -> None:
    data = edited(
        lambda sheet, columns: (
            setting("status", "N")(sheet, columns),
            setting("status_from", date(2026, 11, 2))(sheet, columns),
        )
    )
    assert steps(data) == {
        ("sen_status", 0, "to"): "2026-11-01",
        ("sen_status",): {"status": "N", "from": "2026-11-02"},
    }
    (one,) = proposed(edited(setting("status", "E"))).pupils
    assert Step("pupil.yaml", ("sen_status",), {"status": "E", "from": TODAY.isoformat()}, adds_item=True) in one.steps
    assert any("begins today" in sentence for sentence in one.said)


def test_a_need_that_is_gone_ends_and_the_others_move_up() -> None:
    found = steps(edited(setting("need_1", None)))
    assert found == {("needs", 0, "to"): "2026-11-20", ("needs", 1, "rank"): "1"}
    swapped = edited(
        lambda sheet, columns: (setting("need_1", "MLD")(sheet, columns), setting("need_2", "SLCN")(sheet, columns))
    )
    assert steps(swapped) == {("needs", 0, "rank"): "2", ("needs", 1, "rank"): "1"}
    added = steps(edited(setting("need_3", "ASD")))
    assert added == {("needs",): {"type": "ASD", "rank": "3", "from": TODAY.isoformat()}}


def test_an_attendance_is_counted_to_today() -> None:
    assert steps(edited(setting("attendance", 91.5))) == {
        ("attendance", "percent"): "91.5",
        ("attendance", "to"): TODAY.isoformat(),
    }
    assert steps(edited(setting("attendance", None))) == {("attendance",): None}


def test_a_plan_is_made_where_its_first_day_is_given_and_only_with_status_e() -> None:
    refused = proposed(edited(setting("plan_first_made_on", date(2026, 11, 2))))
    assert refused.refused == ((2, "EHC plan first made", "only a pupil with status E has a plan"),)

    def given(sheet: Worksheet, columns: Mapping[str, int]) -> None:
        for field, value in (
            ("status", "E"),
            ("plan_first_made_on", date(2026, 11, 2)),
            ("local_authority", "Fennshire"),
        ):
            setting(field, value)(sheet, columns)

    (one,) = proposed(edited(given)).pupils
    assert one.plan == {"plan_first_made_on": "2026-11-02", "local_authority": "Fennshire"}


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("legal_surname", None, "cannot be empty"),
        ("date_of_birth", "03/04/2016", "reads as two days"),
        ("date_of_birth", "soon", "not a day"),
        ("status", "S", "no longer"),
        ("status", "maybe", "not an SEN status"),
        ("status", None, "not an SEN status"),
        ("need_1", "dyslexia", "no type of need"),
        ("need_1", "BESD", "no longer"),
        ("circumstances", "Pupil premium; rich", "not known"),
        ("key_worker", "Nobody Here", "not among the staff"),
        ("attendance", "a lot", "not a percentage"),
        ("attendance", 120, "more than 100"),
    ],
)
def test_a_cell_that_cannot_be_is_told_and_nothing_else_of_it_is_taken(field: str, value: object, reason: str) -> None:
    found = proposed(edited(setting(field, value)))
    assert found.pupils == ()
    ((row, heading, said),) = found.refused
    assert (row, heading) == (2, BY_FIELD[field].heading)
    assert reason in said


def changed(one: ExistingPupil, **fields: object) -> ExistingPupil:
    tree: Tree = {**one.pupil, **fields}
    return ExistingPupil(one.key, tree, one.plan)


def test_a_cell_that_the_records_changed_meanwhile_is_a_clash() -> None:
    data, records = edited(setting("class", "6C")), (changed(AMARA, **{"class": "6D"}), ZOE)
    found = proposed(data, records)
    ((clash),) = found.clashes
    assert (clash.cell.before, clash.cell.after, clash.cell.recorded) == ("6B", "6C", "6D")
    assert found.pupils == ()
    assert steps(data, records=records, clashes=answered(found.clashes, "file")) == {("class",): "6C"}
    assert proposed(data, records, answered(found.clashes, "records")) == EditedProposal((), (), (), (), ())


def test_a_formula_without_a_result_empties_nothing_and_is_told() -> None:
    def change(sheet: Worksheet, columns: Mapping[str, int]) -> None:
        sheet.cell(2, columns["class"]).value = '="6"&"C"'
        sheet.cell(2, columns["notes"]).value = "New"

    found = proposed(edited(change))
    assert [step.at for each in found.pupils for step in each.steps] == [("notes",)]
    assert [row for row, reason in found.rows_refused if "without a result" in reason] == [2]


def test_what_only_the_records_changed_stays_and_what_both_changed_alike_is_no_clash() -> None:
    records = (changed(AMARA, **{"class": "6D"}), ZOE)
    assert proposed(made(), records) == EditedProposal((), (), (), (), ())
    assert proposed(edited(setting("class", "6D")), records) == EditedProposal((), (), (), (), ())
    assert steps(edited(setting("notes", "New")), records=records) == {("notes",): "New"}


def test_a_row_without_a_key_is_new_and_one_that_is_gone_deletes_nobody() -> None:
    def change(sheet: Worksheet, columns: Mapping[str, int]) -> None:
        sheet.delete_rows(2)
        for field, value in (
            ("legal_surname", "Newcombe"),
            ("legal_forename", "Ada"),
            ("date_of_birth", date(2018, 5, 6)),
        ):
            sheet.cell(3, columns[field]).value = value

    data = edited(change)
    assert proposed(data).gone == ("k7m2q",)
    found = read_edited(data)
    assert found is not None
    table, mapping = new_rows(found) or pytest.fail("there is a new row")
    assert [row.cells[1:5] for row in table.rows] == [("Newcombe", "Ada", "", "2018-05-06")]
    assert mapping.field_of("Status since") == "status_from"


def test_rows_may_be_sorted_and_columns_moved_or_taken_out() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made()))
    sheet = book["Register"]
    rows = [[(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows(min_row=1, max_row=3)]
    for number, row in enumerate((rows[0], rows[2], rows[1]), start=1):
        for place, (value, shown_as) in enumerate([row[0], *reversed(row[2:])], start=1):
            sheet.cell(number, place).value, sheet.cell(number, place).number_format = value, shown_as
        sheet.cell(number, len(row)).value = None
    assert proposed(saved(book)) == EditedProposal((), (), (), (), ())


def test_a_sheet_sorted_without_its_keys_is_refused_row_by_row() -> None:
    def swap(sheet: Worksheet, columns: Mapping[str, int]) -> None:
        for place in range(2, len(COLUMNS) + 2):
            first, second = sheet.cell(2, place), sheet.cell(3, place)
            first.value, second.value = second.value, first.value

    found = proposed(edited(swap))
    assert found.pupils == ()
    assert [row for row, _ in found.rows_refused] == [2, 3]
    assert "sorted without its keys" in found.rows_refused[0][1]


@pytest.mark.parametrize(("key", "reason"), [("k7m2q", "has the key of row 2"), ("zzzzz", "no pupil's in the records")])
def test_a_key_that_is_another_s_or_nobody_s_is_refused(key: str, reason: str) -> None:
    def change(sheet: Worksheet, columns: Mapping[str, int]) -> None:
        sheet.cell(4, 1).value = key
        sheet.cell(4, columns["legal_surname"]).value = "Copied"

    found = proposed(edited(change))
    ((row, said),) = found.rows_refused
    assert row == 4
    assert reason in said


def test_another_workbook_is_not_taken_for_one_of_ours() -> None:
    assert read_edited(workbook(HEADINGS, A_ROW)) is None
    assert read_edited(b"Surname,Forename\nOkafor,Amara\n") is None


def test_one_that_lost_its_keys_or_came_from_another_version_is_refused() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made()))
    book["Register"].delete_cols(1)
    with pytest.raises(NotOurs, match="Key"):
        read_edited(saved(book))
    other = openpyxl.load_workbook(io.BytesIO(made()))
    other["_senco"]["B1"] = "99"
    with pytest.raises(NotOurs, match="another version"):
        read_edited(saved(other))


def test_keys_are_locked_codes_are_lists_texts_are_text_and_days_are_days() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made()))
    sheet = book["Register"]
    columns = {column.field: place for place, column in enumerate(COLUMNS, start=2)}
    assert sheet.protection.sheet
    assert sheet["A2"].protection.locked
    assert not sheet.cell(2, columns["class"]).protection.locked
    assert sheet.cell(2, columns["class"]).number_format == "@"
    assert sheet.cell(2, columns["upn"]).data_type == "s"
    assert sheet.cell(2, columns["date_of_birth"]).is_date
    assert sheet.cell(2, columns["attendance"]).value == 95.2
    lists = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation if each.type == "list"}
    assert len(lists) == 5
    assert all(source.startswith("Codes!") for source in lists.values())
    assert book["_senco"].sheet_state == "veryHidden"


def test_a_cell_below_the_last_pupil_is_open_and_is_what_its_column_is() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made()))["Register"]
    letters = {column.field: sheet.cell(1, place).column_letter for place, column in enumerate(COLUMNS, start=2)}
    assert not sheet.column_dimensions[letters["class"]].protection.locked
    assert sheet.column_dimensions[letters["upn"]].number_format == "@"
    assert sheet.column_dimensions[letters["date_of_birth"]].number_format == "dd/mm/yyyy"
    assert sheet.column_dimensions["A"].protection.locked


def test_a_cell_that_looks_like_a_formula_is_text() -> None:
    one = pupil("=1+1", "Amara", notes='=HYPERLINK("http://x.example")')
    book = openpyxl.load_workbook(io.BytesIO(made([one])))
    assert book["Register"]["B2"].data_type == "s"
    assert proposed(made([one]), [one]).pupils == ()
