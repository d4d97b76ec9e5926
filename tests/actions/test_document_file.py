"""Documents as files: what they are called, and that none is overwritten unasked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from senco_cli.actions.built import document_name
from senco_cli.actions.document_file import FileThere, write_document
from senco_cli.actions.workspace import Workspace

ON = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ((), "week-sheet-2026-11-21.html"),
        ((None, "", "6B"), "week-sheet-6B-2026-11-21.html"),
        (("4B/5", "a b"), "week-sheet-4B-5-a-b-2026-11-21.html"),
        (("../x",), "week-sheet----x-2026-11-21.html"),
    ],
)
def test_a_name_tells_the_parts_and_the_day_and_leads_into_no_other_folder(parts: tuple[str, ...], name: str) -> None:
    assert document_name("week-sheet", parts, on=ON, ending="html") == name


def test_a_file_that_is_there_is_overwritten_only_when_asked(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "records", ON)
    path = tmp_path / "new" / "page.html"
    write_document(workspace, path, b"first", force=False)
    with pytest.raises(FileThere, match="is there already; nothing was written"):
        write_document(workspace, path, b"second", force=False)
    assert path.read_bytes() == b"first"
    write_document(workspace, path, b"second", force=True)
    assert path.read_bytes() == b"second"
