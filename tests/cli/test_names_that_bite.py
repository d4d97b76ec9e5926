"""A name that another program would take for a command is a name in every output, and steers nothing."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from support import Senco

NAMES = {
    "shell": "$(touch ran) `touch ran`; touch ran",
    "HTML": "<script>alert(1)</script><b>&amp;",
    "Jinja": "{{ 7 * 7 }}{% include 'x' %}",
    "Rich": "Ann [red]x[/red] [link=file:///etc]y[/link]",
    "formula": "=HYPERLINK(1+1)",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)",
    "calendar": "Ann;X=1,Y:END:VEVENT\\nBEGIN:VALARM",
    "turned round": "Ann \u202egnp.exe",
    "typst": '#panic("x") $x$ \\ @ref *_',
}


@pytest.fixture
def school_of(school: Path, senco: Senco) -> Path:
    """A school with one pupil, whose name is still to be given."""
    words = (
        "--forename",
        "Ann",
        "--surname",
        "Example",
        "--born",
        "2016-02-03",
        "--status",
        "E",
        "--since",
        "2024-09-02",
    )
    added = senco("add-pupil", *words, "--need", "SLCN", "--plan-made-on", "2025-01-10", "--yes", cwd=school)
    assert added.status == 0, added.err
    return school


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_it_stands_in_every_output_as_it_is_written_in_the_record(school_of: Path, senco: Senco, name: str) -> None:
    root = school_of
    given = senco("edit", "Ann", "--set", f"name.legal_forename={name}", cwd=root)
    assert given.status == 0, given.err
    key = next((root / "pupils").iterdir()).name
    rows = json.loads(senco("list", "--format", "json", cwd=root).out)
    assert any(name in str(value) for value in rows[0].values())
    listed = list(csv.reader(io.StringIO(senco("list", "--format", "csv", cwd=root).out)))
    cells = [cell for cell in listed[1] if name in cell]
    assert cells and not any(cell[0] in "=+-@" for cell in cells)
    assert key in senco("list", cwd=root).out
    assert senco("show", key, cwd=root).status in (0, 1)
    page = senco("export", "register", "--stdout", "--format", "html", cwd=root)
    assert page.status in (0, 1) and "<script>alert" not in page.out and "49" not in page.out.split("<body")[1][:200]
    for ending in ("docx", "xlsx", "txt"):
        made = senco("export", "register", "--out", f"made.{ending}", cwd=root)
        assert made.status in (0, 1), made.err
    with zipfile.ZipFile(root / "made.xlsx") as book:
        sheets = "".join(book.read(part).decode() for part in book.namelist() if "worksheets/sheet" in part)
    assert "<f>" not in sheets or "HYPERLINK" not in sheets
    days = senco("review-due", "--format", "ics", cwd=root).out
    assert days.count("BEGIN:VALARM") == days.count("END:VALARM")
    assert not any(line.startswith(("X=1", "END:VEVENT\\n")) for line in days.splitlines())
    assert not (root / "ran").exists() and not (root.parent / "ran").exists()


def test_what_turns_text_round_or_steers_a_terminal_does_not_reach_it(school_of: Path, senco: Senco) -> None:
    assert senco("edit", "Ann", "--set", f"name.legal_forename={NAMES['turned round']}", cwd=school_of).status == 0
    record = next(school_of.glob("pupils/*/pupil.yaml"))
    record.write_bytes(record.read_bytes() + b'nonsense: "\\x1b]0;x\\x07"\n')
    for words in (["list"], ["show", "Example"], ["check"]):
        ran = senco(*words, cwd=school_of)
        assert "\u202e" not in ran.err and "\x1b" not in ran.out + ran.err
