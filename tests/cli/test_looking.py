"""`list`, `show`, `history`, `check`, `doctor` on the practice school and on spoiled records."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from support import REPOSITORY, Senco

SIAN = Path("pupils/g2x7p/pupil.yaml")


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_list_filters_and_each_filter_narrows(senco: Senco, practice: Path) -> None:
    def keys(*words: str) -> set[str]:
        return {row["key"] for row in json.loads(senco("list", *words, "--format", "json", cwd=practice).out)}

    everybody = keys()
    assert keys("--status", "K") | keys("--status", "E") | keys("--status", "N") == everybody
    assert keys("--status", "EHCP") == keys("--status", "E")
    assert "g2x7p" in keys("--need", "hearing impairment")
    assert keys("--year", "6") == keys("--year", "Y6") == keys("--year", "Year 6")
    assert keys("--class", "6b") <= keys("--year", "6")
    assert keys("--circumstance", "LAC") < everybody
    assert keys("--staff", "Adeyemi") < everybody
    assert everybody < keys("--all")


def test_a_pupil_whose_record_cannot_be_read_stays_in_every_list(senco: Senco, practice: Path) -> None:
    spoil(practice / SIAN, "date_of_birth:", "date_of_brith:")
    ran = senco("list", "--status", "N", "--year", "6", cwd=practice)
    assert ran.status == 1
    assert "O'Brien-Nguyễn" in ran.out and "cannot be read" in ran.out
    assert "practice/pupils/g2x7p/pupil.yaml:" not in ran.out
    assert "date_of_brith: is not a field of a pupil; did you mean date_of_birth?" in ran.err


def test_faults_come_all_at_once_with_file_line_and_remedy(senco: Senco, practice: Path) -> None:
    text = (practice / SIAN).read_text(encoding="utf-8")
    lines = [
        "date_of_birth: 2015-02-30" if line.startswith("date_of_birth") else line.replace("class:", "klass:")
        for line in text.splitlines()
    ]
    (practice / SIAN).write_text("\n".join(lines) + "\nwatch_from: soon\n", encoding="utf-8")
    ran = senco("check", "--skip", "status-missing", cwd=practice)
    number = lines.index("date_of_birth: 2015-02-30") + 1
    assert (
        f"{SIAN.as_posix()}:{number}: date_of_birth: 2015-02-30 is not a day; "
        "write it as 2015-02-28 (year-month-day)" in ran.out
    )
    assert "klass: is not a field of a pupil; did you mean class?" in ran.out
    assert f"{SIAN.as_posix()}:{len(lines) + 1}: watch_from: is not a day" in ran.out


def test_a_file_that_is_no_yaml_is_a_fault_with_its_line(senco: Senco, practice: Path) -> None:
    (practice / SIAN).write_text("name: {legal_forename: A\nclass: 4B\n", encoding="utf-8")
    ran = senco("review-due", cwd=practice)
    assert ran.status == 1
    assert f"{SIAN.as_posix()}:" in ran.err
    assert "dates that rest on what cannot be read are not in the list" in ran.err


def test_a_copied_file_is_not_passed_over_in_silence(senco: Senco, practice: Path) -> None:
    (practice / "pupils/g2x7p/pupil - Copy.yaml").write_bytes((practice / SIAN).read_bytes())
    ran = senco("check", cwd=practice)
    assert "pupils/g2x7p/pupil - Copy.yaml" in ran.out
    assert "is not where any record lives" in ran.out


def test_show_holds_records_provision_and_dates(senco: Senco, practice: Path) -> None:
    ran = senco("show", "--full", "Siân", cwd=practice)
    assert ran.status == 0, ran.err
    assert ran.out.startswith("Siân O'Brien-Nguyễn (g2x7p, Y4)")
    for heading in ("EHC plan –", "review –", "provision\n", "dates\n"):
        assert heading in ran.out


@pytest.mark.parametrize("typed", ["sian", "SIÂN", "o'brien", "obrien nguyen", "nguyen", "g2x7p", "sian-obrien-nguyen"])
def test_any_part_of_a_name_finds_the_pupil(senco: Senco, practice: Path, typed: str) -> None:
    assert senco("show", "--full", typed, cwd=practice).out.startswith("Siân O'Brien-Nguyễn (g2x7p")


def test_words_of_a_name_need_no_quotes(senco: Senco, practice: Path) -> None:
    assert senco("show", "--full", "amara", "okafor", cwd=practice).out.startswith("Amara Okafor")


def test_what_nobody_is_called_is_not_repeated(senco: Senco, practice: Path) -> None:
    ran = senco("show", "--full", "Zebedee", cwd=practice)
    assert ran.status == 3
    assert "Zebedee" not in ran.err


def test_show_finds_provision_and_staff_too(senco: Senco, practice: Path) -> None:
    assert "provision/t4n8c.yaml" in senco("show", "--full", "t4n8c", cwd=practice).out
    assert "staff/" in senco("show", "--full", "Adeyemi", cwd=practice).out


def test_check_is_silent_and_zero_when_all_is_well(senco: Senco, school: Path) -> None:
    senco(
        "add-pupil",
        "--forename",
        "Wren",
        "--surname",
        "Abbotsley",
        "--born",
        "2018-03-09",
        "--status",
        "N",
        "--since",
        "2022-09-01",
        "--yes",
        cwd=school,
    )
    ran = senco("check", cwd=school)
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_check_only_and_skip_and_formats(senco: Senco, practice: Path) -> None:
    only = json.loads(senco("check", "--only", "pupil-in-no-provision", "--format", "json", cwd=practice).out)
    assert only and {finding["check"] for finding in only} == {"pupil-in-no-provision"}
    skipped = senco("check", "--strict", "--skip", "pupil-in-no-provision", "--format", "json", cwd=practice)
    assert "pupil-in-no-provision" not in {finding["check"] for finding in json.loads(skipped.out)}
    for line in senco("check", "--strict", "--format", "github", cwd=practice).out.splitlines():
        assert line.startswith(("::error file=", "::warning file=", "::notice file="))


def test_check_names_nobody(senco: Senco, practice: Path) -> None:
    out = senco("check", "--strict", cwd=practice).out
    rows = json.loads(senco("list", "--all", "--format", "json", cwd=practice).out)
    words = {word for row in rows for word in row["name"].split() if len(word) > 3}
    assert not [word for word in words if f" {word} " in out]


def test_an_unknown_check_is_told_the_nearest(senco: Senco, practice: Path) -> None:
    ran = senco("check", "--only", "need-mising", cwd=practice)
    assert ran.status == 2
    assert "need-missing" in ran.err


def test_doctor_says_what_is_in_order_and_writes_the_schemas(senco: Senco, practice: Path) -> None:
    (practice / "_schemas/pupil.json").unlink()
    ran = senco("doctor", cwd=practice)
    assert ran.status == 0, ran.out
    assert (practice / "_schemas/pupil.json").exists()
    assert "1 brought up to date" in ran.out


def test_doctor_takes_hand_edits_into_the_history(senco: Senco, practice: Path) -> None:
    spoil(practice / SIAN, "class: 4B", "class: 4C")
    assert "1 record" in senco("doctor", cwd=practice).out
    assert senco("doctor", "--mend", cwd=practice).status == 0
    assert "edit 1 record by hand" in senco("history", cwd=practice).out
    told = senco("history", "sian", cwd=practice).out
    assert "class: 4B to 4C" in told
    assert "; by hand)" in told


def test_without_git_everything_works_with_a_plain_warning(senco: Senco, tmp_path: Path) -> None:
    made = senco("init", "--practice", "p", cwd=tmp_path, PATH="")
    assert made.status == 0, made.err
    assert "no history" in made.err
    folder = tmp_path / "p"
    ran = senco("edit", "sian", "--set", "class=4C", cwd=folder, PATH="")
    assert ran.status == 0
    assert "cannot be undone" in ran.err
    assert "class: 4C" in (folder / SIAN).read_text(encoding="utf-8")
    assert senco("undo", cwd=folder, PATH="").status == 3


def test_the_copy_in_the_checkout_is_for_reading(senco: Senco) -> None:
    ran = senco("edit", "sian", "--set", "class=4C", cwd=REPOSITORY)
    assert ran.status == 3
    assert "senco init --practice" in ran.err
    read = senco("list", cwd=REPOSITORY)
    assert read.status == 0
    assert "practice school: today is taken to be Saturday 21 November 2026" in read.err


def test_the_day_given_stands_above_the_practice_date(senco: Senco, practice: Path) -> None:
    ran = senco("review-due", "--on", "2027-01-15", cwd=practice)
    assert "practice school" not in ran.err
    assert senco("--on", "2027-01-15", "review-due", cwd=practice).out == ran.out


def test_a_history_begun_later_takes_everything_in(senco: Senco, tmp_path: Path) -> None:
    assert senco("init", "--practice", "p", cwd=tmp_path, PATH="").status == 0
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path / "p", check=True)
    ran = senco("doctor", "--mend", cwd=tmp_path / "p")
    assert ran.status == 0, ran.out + ran.err
    records = [*(tmp_path / "p").rglob("*.yaml"), *(tmp_path / "p").rglob("files/*")]
    assert f"taken into the history: {len(records)} records" in ran.out
    assert "changed by hand" not in senco("doctor", cwd=tmp_path / "p").out


def test_what_was_deleted_by_hand_is_said_with_the_way_back(senco: Senco, tmp_path: Path) -> None:
    assert senco("init", "--practice", "p", cwd=tmp_path).status == 0
    for record in sorted((tmp_path / "p" / "pupils").rglob("cycles/*.yaml"))[:2]:
        record.unlink()
    said = senco("doctor", "--mend", cwd=tmp_path / "p").out
    assert "taken into the history: nothing, it held everything" in said
    assert "2 files were deleted by hand, and the history still has what stood there" in said
    assert "senco check --restore" in said


def test_every_record_of_a_practice_school_tells_an_editor_where_its_schema_is(practice: Path) -> None:
    records = [path for path in practice.rglob("*.yaml") if ".senco" not in path.parts]
    assert len(records) > 100
    for path in records:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert (path.parent / first.partition("=")[2]).resolve().is_file(), path
