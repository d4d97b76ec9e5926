"""`senco check --census`: the numbered rules of a census on the records, as a SENCO sees them."""

from __future__ import annotations

import json
from pathlib import Path

from support import Senco


def test_the_practice_school_is_right_for_the_spring_census_and_the_rest_of_its_roll_is_counted_as_n(
    senco: Senco, practice: Path
) -> None:
    ran = senco("check", "--census", "spring", cwd=practice)
    assert ran.out == ""
    assert "180 are not in the records and have to be N in the return" in ran.err
    assert ran.status == 0


def test_what_breaks_a_rule_is_told_with_file_line_number_and_what_to_do(senco: Senco, practice: Path) -> None:
    record = practice / "pupils/k7m2q/pupil.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("rank: 1", "rank: 2"), encoding="utf-8")
    ran = senco("check", "--census", "spring", cwd=practice)
    assert "pupils/k7m2q/pupil.yaml:" in ran.out
    assert "error 2160: the only type of need" in ran.out or "error 2165: two types" in ran.out
    assert "senco edit k7m2q" in ran.out
    assert "1 error" in ran.err
    assert ran.status == 1
    assert "2160" not in senco("check", "--census", "autumn", cwd=practice).out


def test_findings_are_json_for_programs(senco: Senco, practice: Path) -> None:
    found = json.loads(senco("check", "--census", "autumn", "--format", "json", cwd=practice).out)
    assert [(each["number"], each["severity"], each["pupil"]) for each in found] == [("2120", "error", "r7d2h")]


def test_one_rule_can_be_asked_for_or_left_out(senco: Senco, practice: Path) -> None:
    assert senco("check", "--census", "autumn", "--skip", "2120", cwd=practice).status == 0
    assert senco("check", "--census", "autumn", "--only", "1510", cwd=practice).status == 0
    ran = senco("check", "--census", "autumn", "--only", "9", cwd=practice)
    assert (ran.status, ran.err.splitlines()[-2:]) == (
        2,
        ['senco: "9" is not the number of a census rule', "  try: senco check --census spring --list"],
    )


def test_a_roll_smaller_than_the_records_is_a_finding(senco: Senco, practice: Path) -> None:
    ran = senco("check", "--census", "spring", "--roll", "20", cwd=practice)
    assert "more than the roll of 20" in ran.err
    assert ran.status == 1


def test_the_rules_can_be_listed_and_say_how_far_their_text_was_read(senco: Senco, practice: Path) -> None:
    listed = senco("check", "--census", "spring", "--list", cwd=practice).out
    assert "2170" in listed and "memory" in listed
    assert "2210" not in listed


def test_the_roll_is_of_a_census(senco: Senco, practice: Path) -> None:
    ran = senco("check", "--roll", "200", cwd=practice)
    assert ran.status == 2
    assert "--roll goes with --census" in ran.err
