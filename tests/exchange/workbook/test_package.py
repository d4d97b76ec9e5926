"""A workbook as a zip of XML parts, opened so that a hostile or damaged one does no harm."""

from __future__ import annotations

import pytest
from exchange.workbook.workbooks import AMARA, HEADINGS, SHEET, packed, patched, unpacked, with_shared_texts, workbook

from senco_cli.exchange.decoding import NotATable
from senco_cli.exchange.table_file import read_table
from senco_cli.exchange.workbook.package import HostileWorkbook, NotAWorkbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
ENCRYPTED = OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600


@pytest.mark.parametrize(
    ("data", "what", "way_out"),
    [
        (OLE, "an old Excel workbook (.xls)", "Save As"),
        (ENCRYPTED, "protected by a password", "clear the password"),
        (
            packed({"content.xml": b"<a/>"}),
            "OpenDocument spreadsheet (.ods)",
            "Excel Workbook (.xlsx)",
        ),
        (packed({"Index/Document.iwa": b"x"}), "Numbers spreadsheet", "Export To, Excel"),
        (packed({"xl/workbook.bin": b"x"}), "binary Excel workbook (.xlsb)", "Save As"),
        (packed({"word/document.xml": b"<a/>"}), "Word document", "Excel"),
        (packed({"a.txt": b"x"}), "no workbook in it", "Save As"),
        (workbook(HEADINGS, AMARA)[:900], "damaged", "save it as a new file"),
    ],
)
def test_what_is_no_excel_workbook_is_refused_with_what_to_do(data: bytes, what: str, way_out: str) -> None:
    with pytest.raises(NotAWorkbook) as caught:
        read_table(data)
    assert what in caught.value.sentence
    assert caught.value.hint is not None and way_out in caught.value.hint


def test_a_sheet_cut_short_is_refused() -> None:
    parts = unpacked(workbook(HEADINGS, AMARA))
    with pytest.raises(NotAWorkbook, match="damaged"):
        read_table(packed({**parts, SHEET: parts[SHEET][:-30]}))


@pytest.mark.parametrize(("part", "root"), [(SHEET, "<worksheet"), ("xl/workbook.xml", "<workbook")])
def test_a_document_type_is_refused_and_its_entities_are_not_read(part: str, root: str) -> None:
    data = patched(workbook(HEADINGS, AMARA), part, (f"{root} ", f'<!DOCTYPE a [<!ENTITY b "boo">]>{root} '))
    with pytest.raises(HostileWorkbook, match="document type"):
        read_table(data)


def test_entities_within_entities_are_refused_before_they_grow() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    data = with_shared_texts(HEADINGS, AMARA)
    strings = unpacked(data)["xl/sharedStrings.xml"].decode()
    root = strings[strings.rindex("?>") + 2 :] if "?>" in strings else strings
    grown = root.replace("Okafor", "&l11;")
    with pytest.raises(NotATable):
        read_table(packed({**unpacked(data), "xl/sharedStrings.xml": f"<!DOCTYPE sst [{laughs}]>{grown}".encode()}))


def test_a_part_that_would_unpack_to_a_size_out_of_all_proportion_is_refused_unread() -> None:
    parts = unpacked(workbook(HEADINGS, AMARA))
    with pytest.raises(HostileWorkbook, match="out of all proportion"):
        read_table(packed({**parts, "xl/sharedStrings.xml": b" " * 30_000_000}))


def test_thousands_of_parts_are_refused() -> None:
    parts = unpacked(workbook(HEADINGS, AMARA))
    with pytest.raises(HostileWorkbook, match="parts"):
        read_table(packed({**parts, **{f"xl/media/{n}": b"" for n in range(10_001)}}))


def test_no_word_of_the_file_is_in_a_refusal() -> None:
    entity = "<!DOCTYPE worksheet [<!ENTITY a 'Okafor'>]>"
    data = patched(workbook(HEADINGS, AMARA), SHEET, ("<worksheet", f"{entity}<worksheet"))
    with pytest.raises(HostileWorkbook) as caught:
        read_table(data)
    assert "Okafor" not in str(caught.value)
