"""A table out of a file: its headings, its rows numbered as a spreadsheet shows them, and what was left out."""

from __future__ import annotations

import pytest
from exchange.registers import written
from hypothesis import given
from hypothesis import strategies as st

from senco_cli.exchange.decoding import NotATable
from senco_cli.exchange.table import NoHeadings, Table
from senco_cli.exchange.table_file import read_table
from senco_cli.exchange.text import column_letter

HEADINGS = ["Surname", "Forename", "DOB", "SEN status", "Strategies"]
AMARA = ["Okafor", "Amara", "03/11/2015", "K", "Overlays"]
ZOE = ["O'Brien", "Zoë", "29/02/2016", "E", "Seat at front, near the board"]


def table(*rows: list[str], delimiter: str = ",") -> Table:
    return read_table(written(*rows, delimiter=delimiter).encode())


def left_out(found: Table) -> dict[str, tuple[int, ...]]:
    return {notice.sentence: notice.rows for notice in found.notices}


@pytest.mark.parametrize(("delimiter", "name"), [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "pipe")])
def test_the_delimiter_is_found_out(delimiter: str, name: str) -> None:
    found = table(HEADINGS, AMARA, ZOE, delimiter=delimiter)
    assert found.source.endswith(f", {name}")
    assert [list(row.cells) for row in found.rows] == [AMARA, ZOE]


def test_the_line_that_tells_excel_the_delimiter_is_no_row() -> None:
    found = read_table(("sep=;\r\n" + written(HEADINGS, AMARA, delimiter=";")).encode())
    assert found.source.endswith(", semicolon")
    assert found.rows[0].number == 2


def test_a_delimiter_that_stands_in_the_cells_too_misleads_nobody() -> None:
    busy = ["Okafor", "Amara", "03/11/2015", "K", "a; b; c; d; e; f; g; h"]
    assert table(HEADINGS, busy, busy, busy).source.endswith(", comma")


def test_titles_and_blank_rows_above_the_headings_are_skipped_and_rows_keep_their_numbers() -> None:
    found = table(["SEND REGISTER Autumn 2026"], [], HEADINGS, AMARA, ZOE)
    assert found.heading_rows == (3,)
    assert [row.number for row in found.rows] == [4, 5]


def test_a_cell_of_several_lines_is_one_row_as_in_a_spreadsheet() -> None:
    found = table(HEADINGS, [*AMARA[:4], "Movement breaks\nTime out card"], ZOE)
    assert found.rows[0].cells[4] == "Movement breaks\nTime out card"
    assert found.rows[1].number == 3


@pytest.mark.parametrize(
    "total", [["Total: 62"], ["Total", "62"], ["Count", "", "", "K: 12"], ["Number of pupils", "62"], ["TOTAL = 62"]]
)
def test_a_total_is_left_out_and_told(total: list[str]) -> None:
    found = table(HEADINGS, AMARA, total)
    assert len(found.rows) == 1
    assert left_out(found)["a total, not a pupil; left out"] == (3,)


def test_a_pupil_with_the_surname_count_is_no_total() -> None:
    found = table(HEADINGS, ["Count", "Basil", "03/11/2015", "K", ""])
    assert len(found.rows) == 1


def test_blank_rows_and_headings_over_again_are_left_out_and_told() -> None:
    found = table(HEADINGS, AMARA, [], HEADINGS, ZOE, ["", "", ""])
    assert [row.number for row in found.rows] == [2, 5]
    assert left_out(found)["blank, left out"] == (3, 6)
    assert left_out(found)["the headings over again, left out"] == (4,)


def test_a_line_of_text_below_or_between_the_pupils_is_left_out_and_told() -> None:
    found = table(HEADINGS, ["Year 5"], AMARA, ["* seen by the educational psychologist"])
    assert [row.number for row in found.rows] == [3]
    assert left_out(found)["a line of text, not a row of the table; left out"] == (2, 4)


def test_headings_over_two_rows_are_put_together() -> None:
    found = table(
        ["Register 2026", "", "", "", ""],
        ["", "", "SEN", "", "Review"],
        ["Surname", "Date of birth", "Status", "Start", "Next"],
        ["Okafor", "03/11/2015", "K", "13/01/2024", "01/02/2027"],
    )
    assert found.heading_rows == (2, 3)
    assert found.headings == ("Surname", "Date of birth", "SEN Status", "Start", "Next Review")


def test_headings_below_that_mean_nothing_do_not_hide_those_that_do() -> None:
    found = table(
        ["Child", "", "DOB", "SEN status", "Hours"],
        ["First", "Last", "", "", "in class"],
        ["Zoë", "Rao", "03/11/2015", "K", "4"],
    )
    assert found.headings == ("Child First", "Child Last", "DOB", "SEN status", "in class")
    assert [row.cells[0] for row in found.rows] == ["Zoë"]


def test_a_row_of_pupils_below_the_headings_is_no_second_row_of_them() -> None:
    found = table(["Name", "SEN", "Need", "PP", "EHCP"], ["Rao, Noor", "K", "SLCN", "PP", "EHCP"])
    assert [row.cells[0] for row in found.rows] == ["Rao, Noor"]


def test_a_heading_split_over_two_rows_is_one() -> None:
    found = table(
        ["", "", "Date of", "SEN", "Key"],
        ["Surname", "Forename", "birth", "status", "worker"],
        [*AMARA[:4], "Mr Stott"],
    )
    assert found.headings == ("Surname", "Forename", "Date of birth", "SEN status", "Key worker")


def test_headings_with_more_of_them_below_are_put_together() -> None:
    found = table(
        ["Surname", "Forename", "DOB", "Needs", ""], ["", "", "", "Primary", "Secondary"], [*AMARA[:3], "MLD", "HI"]
    )
    assert found.heading_rows == (1, 2)
    assert found.headings[:3] == ("Surname", "Forename", "DOB")
    assert [row.number for row in found.rows] == [3]


def test_a_row_of_data_is_never_taken_for_more_headings() -> None:
    found = table(["Surname", "Forename", "DOB", "Flags", "Foo"], ["Okafor", "Amara", "03/11/2015", "PP", "EAL"])
    assert found.heading_rows == (1,)
    assert len(found.rows) == 1


def test_codes_in_the_cells_are_never_taken_for_headings() -> None:
    busy = ["Okafor, Amara", "K", "SLCN", "MLD", "PP", "EAL", "LAC"]
    found = table(["Name", "Born", "Wave", "More", "A", "B", "C"], ["Rao, Noor", *busy[1:]], busy)
    assert found.heading_rows == (1,)
    assert len(found.rows) == 2


def test_no_two_headings_are_the_same() -> None:
    pupils = [["Okafor", "Amara", "MLD", "HI", "", ""]] * 3
    found = table(["Surname", "Forename", "Need", "Need", "", ""], ["Rao", "Noor", "MLD", "HI", "x", ""], *pupils)
    assert found.headings == ("Surname", "Forename", "Need", "Need (2)")
    with_notes = table(["Surname", "Forename", "", "DOB"], ["Okafor", "Amara", "x", "03/11/2015"])
    assert with_notes.headings[2] == "(no heading, column C)"


def test_rows_that_are_too_long_or_too_short_are_told_and_kept() -> None:
    found = table(HEADINGS, [*AMARA, "loose"], ZOE[:3], AMARA)
    assert len(found.rows) == 3
    told = left_out(found)
    assert told["has more cells than there are headings; what stands beyond them was left out"] == (2,)
    assert told["has fewer cells than there are headings; the rest was taken as blank"] == (3,)
    assert found.rows[1].cells == (*ZOE[:3], "", "")


def test_a_missing_quotation_mark_is_told() -> None:
    lines = ["Surname,Forename,DOB,SEN status,Strategies", 'Okafor,Amara,03/11/2015,K,"Overlays']
    lines += ["Rao,Noor,04/11/2015,K,none", "Tran,Leila,05/11/2015,K,none", 'Nowak,Mei,06/11/2015,K,"Time out"']
    found = read_table("\n".join(lines).encode())
    assert any("quotation mark" in sentence for sentence in left_out(found))


def test_cells_are_freed_of_what_nobody_typed() -> None:
    found = table(HEADINGS, ["Okafor\u00a0", "\u200bAmara", '="03/11/2015"', " K ", "a\tb\x0bc"])
    assert found.rows[0].cells == ("Okafor", "Amara", "03/11/2015", "K", "a bc")


def test_letters_of_two_parts_become_one_letter() -> None:
    assert table(HEADINGS, ["Nguyê\u0303n", *AMARA[1:]]).rows[0].cells[0] == "Nguyễn"


@pytest.mark.parametrize("text", ["a,b,c\n1,2,3\n", "Smith\nBrown\n", "Surname\nSmith\n"])
def test_a_file_without_headings_that_are_known_is_refused(text: str) -> None:
    with pytest.raises(NoHeadings) as caught:
        read_table(text.encode())
    assert caught.value.hint is not None and "Surname" in caught.value.hint


def test_headings_that_a_mapping_knows_are_enough() -> None:
    found = read_table(b"Wer,Wann,Was\nOkafor Amara,2015-11-03,K\n", headings=["Wer", "Wann", "Was"])
    assert found.heading_rows == (1,)


def test_headings_that_are_all_misspelt_are_found_still() -> None:
    found = table(["Surnmae", "Forname", "Date of brith"], AMARA[:3])
    assert found.heading_rows == (1,)


def test_a_quotation_mark_that_is_never_closed_in_a_long_file_is_refused() -> None:
    with pytest.raises(NotATable) as caught:
        read_table(("Surname,Forename\n" + 'Okafor,"' + "Amara\n" * 40_000).encode())
    assert "never closed" in caught.value.sentence


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [column_letter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=12).map(
    lambda text: "x" + " ".join(text.split())
)


@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_what_was_written_in_the_cells_is_what_is_read(rows: list[list[str]], delimiter: str) -> None:
    import unicodedata

    found = read_table(written(HEADINGS, *rows, delimiter=delimiter).encode("utf-8"))
    expected = [[unicodedata.normalize("NFC", cell).strip() for cell in row] for row in rows]
    assert [list(row.cells) for row in found.rows] == expected


@given(st.lists(st.sampled_from([AMARA, ZOE, [], HEADINGS, ["Total", "2"], ["Year 5"]]), max_size=12))
def test_every_row_is_kept_or_told_exactly_once(rows: list[list[str]]) -> None:
    found = table(HEADINGS, *rows)
    told = [number for notice in found.notices for number in notice.rows]
    assert sorted([*told, *(row.number for row in found.rows)]) == list(range(2, len(rows) + 2))
