"""`senco import csv --compare`: what the management system and the records say differently, and nothing written."""

from __future__ import annotations

import json
from pathlib import Path

from support import Senco


def test_the_census_file_of_the_records_differs_from_them_in_nothing(senco: Senco, practice: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        assert senco("export", "census", "--out", name, cwd=practice).status == 0
        ran = senco("import", name[2:], name, "--compare", cwd=practice)
        assert (ran.status, "nothing differs" in ran.err) == (0, True), ran.err


def test_differences_are_listed_for_programs_and_nothing_is_written(senco: Senco, practice: Path) -> None:
    senco("export", "census", "--out", "a.csv", cwd=practice)
    text = (practice / "a.csv").read_text(encoding="utf-8-sig")
    (practice / "b.csv").write_text(text.replace("Finlay,2018-03-27,3,K", "Finlay,2018-03-27,3,E"), encoding="utf-8")
    before = {path: path.read_bytes() for path in practice.rglob("*.yaml")}
    ran = senco("import", "csv", "b.csv", "--compare", "--format", "json", cwd=practice)
    assert json.loads(ran.out) == [
        {
            "what": "SEN status",
            "pupil": "g8f4w",
            "name": "Finlay Drummond",
            "row": 7,
            "in_file": "E",
            "in_records": "K",
        }
    ]
    assert ran.status == 1
    assert {path: path.read_bytes() for path in practice.rglob("*.yaml")} == before
