"""What became of a record is told with names in place of the keys of members of staff."""

from __future__ import annotations

from pathlib import Path

import pytest

from senco_cli.actions.told_changes import staff_names, tell

SIAN, SAM = "Siân O'Brien-Nguyễn", "Sam Okoro"
STAFF = {"j8d5c": SIAN, "head": SAM}
CYCLE = "pupils/k7m2q/cycles/2026-09-07.yaml"


def told(path: str, before: str, after: str) -> list[str]:
    """The sentences about two states of a file."""
    return [each.sentence for each in tell(path, before.encode(), after.encode(), pupil="k7m2q", staff=STAFF)]


def test_who_leads_and_who_knows_the_pupil_best_are_told_by_their_names() -> None:
    found = told("pupils/k7m2q/pupil.yaml", "key_worker: j8d5c\n", "key_worker: head\n")
    assert f"key worker: {SIAN} to {SAM}" in found
    found = told(CYCLE, "led_by: head\n", "led_by: n2h8f\n")
    assert any(each.endswith(f"led by: {SAM} to n2h8f") for each in found), found


def test_a_word_that_is_also_a_key_stays_where_no_person_is_meant() -> None:
    found = told("pupils/k7m2q/pupil.yaml", "notes: j8d5c\n", "notes: head\n")
    assert "notes: j8d5c to head" in found


@pytest.mark.parametrize(("other", "expected"), [("Lee Marsh", "Jo Ashby"), ("Jo Ashby", "Jo Ashby (b7bbb)")])
def test_two_of_one_name_are_told_apart(tmp_path: Path, other: str, expected: str) -> None:
    (tmp_path / "staff").mkdir(exist_ok=True)
    (tmp_path / "staff" / "b7bbb.yaml").write_text("name: Jo Ashby\n", encoding="utf-8")
    (tmp_path / "staff" / "c7ccc.yaml").write_text(f"name: {other}\n", encoding="utf-8")
    (tmp_path / "staff" / "d7ddd.yaml").write_text("name: [of, no, use]\n", encoding="utf-8")
    assert staff_names(tmp_path)["b7bbb"] == expected
    assert "d7ddd" not in staff_names(tmp_path)
