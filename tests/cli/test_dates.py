"""`senco dates`: every rule with what it rests on, the school's own marked."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from support import Senco

from senco_cli.rules.rule_data import all_rules

OWN = """\
id: LA-SUMMARY
title: Give the parents a summary
kind: annual-review
trigger: review.meeting_on
shown_until: due
duty_holder: school
versions:
  - in_force_from: 2026-09-01
    method: days_after
    n: 5
    must: Our authority asks for a summary
    status: practice
    source:
      - {kind: guidance, title: What Norringshire expects}
    verified: primary
    checked_on: 2026-12-01
"""


def listed(senco: Senco, *words: str) -> list[dict[str, Any]]:
    ran = senco("dates", "--format", "json", *words)
    assert ran.status == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)
    return found


def with_own(school: Path, text: str = OWN, name: str = "summary.yaml") -> Path:
    (school / "_rules").mkdir(exist_ok=True)
    (school / "_rules" / name).write_text(text, encoding="utf-8")
    return school


def test_every_rule_is_listed_with_all_that_is_known_of_it(senco: Senco, school: Path) -> None:
    found = listed(senco, "--records", str(school))

    assert {each["id"] for each in found} == {rule.id for rule in all_rules()}
    (notice,) = [each for each in found if each["id"] == "AR-NOTICE"]
    assert (notice["status"], notice["duty_holder"], notice["verified"]) == ("statute", "school", "primary")
    assert (notice["in_force_from"], notice["in_force_to"], notice["local"]) == ("2014-09-01", None, None)
    assert "at least 2 weeks before that day, neither end counted" in notice["counts"]
    assert notice["source"] == ["SEND Regulations 2014, regulation 20(3)"]


@pytest.mark.parametrize(
    ("option", "value", "field"),
    [("--kind", "whole-school", "kind"), ("--status", "code", "status"), ("--holder", "la", "duty_holder")],
)
def test_a_filter_leaves_only_what_it_names(senco: Senco, school: Path, option: str, value: str, field: str) -> None:
    found = listed(senco, "--records", str(school), option, value)

    assert found and {each[field] for each in found} == {value}


def test_proposed_law_is_listed_by_itself_and_called_never_due(senco: Senco, school: Path) -> None:
    found = listed(senco, "--records", str(school), "--proposed")

    assert {"PR-ISP", "MC-ALL"} <= {each["id"] for each in found}
    assert {each["status"] for each in found} == {"proposed"}
    shown = senco("dates", "--records", str(school), "--proposed").out
    assert "proposed from 2029-09-01; never due" in shown and "proposed from a day not known; never due" in shown


def test_what_is_new_since_a_day_is_what_was_checked_or_began_since(senco: Senco, school: Path) -> None:
    with_own(school)

    assert [each["id"] for each in listed(senco, "--records", str(school), "--changed-since", "2026-11-30")] == [
        "LA-SUMMARY"
    ]
    assert len(listed(senco, "--records", str(school), "--changed-since", "2014-09-01")) > len(all_rules())


def test_a_rule_of_the_school_is_marked(senco: Senco, school: Path) -> None:
    with_own(with_own(school), OWN.replace("LA-SUMMARY", "AR-REPORT"), "report.yaml")

    found = {each["id"]: each for each in listed(senco, "--records", str(school), "--kind", "annual-review")}
    assert (found["LA-SUMMARY"]["local"], found["LA-SUMMARY"]["replaces"]) == ("_rules/summary.yaml", False)
    assert (found["AR-REPORT"]["local"], found["AR-REPORT"]["replaces"]) == ("_rules/report.yaml", True)
    shown = " ".join(senco("dates", "--records", str(school)).out.split())
    assert "the school's own rule, in _rules/summary.yaml" in shown and "summary.yaml, over" not in shown
    assert "in _rules/report.yaml, over the one that comes with senco" in shown


def test_no_line_is_wider_than_the_screen(senco: Senco, school: Path) -> None:
    shown = senco("dates", "--records", str(school)).out

    assert max(len(line) for line in shown.splitlines()) <= 80
    assert "How it counts" in senco("dates", "--records", str(school), COLUMNS="160").out


def test_the_csv_has_a_line_for_each_rule(senco: Senco, school: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(senco("dates", "--records", str(school), "--format", "csv").out)))

    assert {row["id"] for row in rows} == {rule.id for rule in all_rules()}


def test_the_rules_can_be_looked_up_without_a_record_folder(senco: Senco, tmp_path: Path) -> None:
    ran = senco("dates", "--kind", "whole-school", cwd=tmp_path)

    assert ran.status == 0 and "SI-REPORT" in ran.out


@pytest.mark.parametrize("option", ["--kind", "--status", "--holder"])
def test_what_is_not_known_is_refused_with_what_is(senco: Senco, school: Path, option: str) -> None:
    ran = senco("dates", "--records", str(school), option, "nonsense")

    assert ran.status == 2
    assert f'{option}: "nonsense" is not known' in ran.err and "one of " in ran.err


def test_faults_in_the_school_s_own_rules_come_all_at_once_with_their_lines(senco: Senco, school: Path) -> None:
    with_own(school, OWN.replace("kind: annual-review", "kind: yearly").replace("n: 5", "n: five"))
    with_own(school, "id: [unclosed\n", "broken.yaml")

    checked = senco("check", "--records", str(school))
    assert checked.status == 1
    assert '_rules/summary.yaml:3: kind: kind "yearly" is not one of' in checked.out
    assert '_rules/summary.yaml:10: versions 1, n: n "five" is not a whole number' in checked.out
    assert "_rules/broken.yaml:" in checked.out
    listing = senco("dates", "--records", str(school), "--format", "json")
    assert listing.status == 1 and "_rules/summary.yaml:3" in listing.err
    assert "LA-SUMMARY" not in listing.out


@pytest.mark.parametrize("name", ["summary.yml", "summary.yaml.txt", "Summary.YAML"])
def test_a_rule_file_of_another_ending_is_told_of_and_does_not_count(senco: Senco, school: Path, name: str) -> None:
    with_own(school, name=name)

    checked = senco("check", "--records", str(school))
    assert checked.status == 1 and f"_rules/{name}: rename it so that it ends in .yaml" in checked.out
    assert "LA-SUMMARY" not in senco("dates", "--records", str(school), "--format", "csv").out


def test_what_is_new_names_the_file_of_a_rule_of_the_school(senco: Senco, school: Path) -> None:
    shown = senco("dates", "--records", str(with_own(school)), "--changed-since", "2026-11-30").out

    assert "the school's own rule, in _rules/summary.yaml" in " ".join(shown.split())


def test_a_rule_typed_by_hand_goes_into_the_history_with_the_next_change(senco: Senco, practice: Path) -> None:
    with_own(practice)
    assert senco("record", "equality-information-published", "2026-11-20", cwd=practice).status == 0

    log = subprocess.run(
        ["git", "log", "--format=%s", "--", "_rules"], cwd=practice, capture_output=True, text=True, check=True
    )
    assert log.stdout == "edit 1 record by hand\n"
    # Undoing the change leaves the rule where it is.
    assert senco("undo", "--yes", cwd=practice).status == 0
    assert (practice / "_rules" / "summary.yaml").exists()


def test_without_rules_of_its_own_a_school_is_not_told_of_any(senco: Senco, school: Path) -> None:
    assert "_rules" not in senco("check", "--records", str(school)).out


def test_planning_advice_stands_apart_from_the_dates_with_its_source(senco: Senco, school: Path) -> None:
    rows = json.loads(senco("dates", "--planning", "--format", "json", "--records", str(school)).out)
    assert {row["status"] for row in rows} == {"practice"} and all(row["source"] for row in rows)
    (own,) = (row for row in rows if row["own"])
    assert own["id"] == "GP-NOT-EARLY" and "senco's own proposal" in own["source"][0]

    listed = senco("dates", "--records", str(school)).out
    assert "Planning advice: nobody owes these days" in listed
    assert "not before 8 months after the review year began" in listed
    assert "Planning advice" not in senco("dates", "--status", "statute", "--records", str(school)).out


def test_what_was_only_looked_at_again_stands_apart_from_what_is_new_in_the_law(senco: Senco) -> None:
    new, _, looked_at = senco("dates", "--changed-since", "2026-04-01").out.partition("Only looked at again")

    assert "RQ-DPC" in new and "from 2026-06-19" in new and "RI-REC" in new
    assert "AR-FIRST" in looked_at and "AR-FIRST" not in new and "RQ-DPC" not in looked_at
