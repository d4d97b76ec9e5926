"""`check --restore`: the last version that could be read beside the fault, and put back whole or in part."""

from __future__ import annotations

from pathlib import Path

import pytest
from dated_history import KEZIAH, change, git
from support import Senco


@pytest.fixture
def broken(practice: Path) -> Path:
    """A quote that was never closed, and a class changed as well."""
    change(practice, KEZIAH, "upn: T000999920573", 'upn: "T000999920573')
    change(practice, KEZIAH, "class: 6B", "class: 6D")
    return practice


def text(root: Path) -> str:
    return (root / KEZIAH).read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", ["80", "140"])
def test_both_versions_stand_beside_each_other_within_the_screen(senco: Senco, broken: Path, columns: str) -> None:
    ran = senco("check", "--restore", "--take", "nothing", cwd=broken, COLUMNS=columns)
    assert ran.status == 1
    (row,) = [line for line in ran.out.splitlines() if " ! " in line]
    assert row.index("upn: T000999920573") < row.index(" ! ") < row.index('upn: "T000999920573')
    assert max(map(len, ran.out.splitlines())) <= int(columns)
    assert 'upn: "T000999920573' in text(broken)


def test_the_part_at_fault_is_put_back_and_the_rest_stays(senco: Senco, broken: Path) -> None:
    ran = senco("check", "--restore", "--take", "part", cwd=broken)
    assert ran.status == 0, ran.err
    assert "upn: T000999920573\n" in text(broken)
    assert "class: 6D" in text(broken)
    assert "the part at fault alone" in ran.out


def test_the_whole_version_is_put_back(senco: Senco, broken: Path) -> None:
    before = git(broken, "show", f"HEAD:{KEZIAH}")
    assert senco("check", "--restore", "--take", "whole", cwd=broken).status == 0
    assert text(broken) == before


def test_what_stood_there_is_in_the_history_and_can_be_had_again(senco: Senco, broken: Path) -> None:
    spoiled = text(broken)
    senco("check", "--restore", "--yes", cwd=broken)
    assert git(broken, "show", f"HEAD~1:{KEZIAH}") == spoiled
    assert git(broken, "log", "-1", "--format=%s").strip() == "restore pupil (x6t4d)"
    assert senco("undo", "--yes", cwd=broken).status == 0
    assert text(broken) == spoiled


def test_a_field_that_does_not_fit_is_put_back_alone(senco: Senco, practice: Path) -> None:
    change(practice, KEZIAH, "date_of_birth: 2016-05-05", "date_of_birth: 5 May 2016")
    change(practice, KEZIAH, "class: 6B", "class: 6D")
    assert senco("check", "--restore", "--yes", cwd=practice).status == 0
    assert "date_of_birth: 2016-05-05" in text(practice)
    assert "class: 6D" in text(practice)


def test_a_record_that_is_gone_comes_back(senco: Senco, practice: Path) -> None:
    before = text(practice)
    (practice / KEZIAH).unlink()
    ran = senco("check", "--restore", "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert text(practice) == before


def test_all_that_was_deleted_by_hand_comes_back_originals_too(senco: Senco, practice: Path) -> None:
    gone = sorted(path for path in (practice / "pupils/k7m2q").rglob("*") if path.is_file())
    before = [path.read_bytes() for path in gone]
    for path in gone:
        path.unlink()
    assert "files deleted by hand since: senco check --restore" in senco("history", "k7m2q", cwd=practice).err
    ran = senco("check", "--restore", "--yes", cwd=practice)
    assert ran.status == 0 and [path.read_bytes() for path in gone] == before
    # There is no change to take back, and an undo would take back another.
    assert "undo" not in ran.err and not git(practice, "status", "--porcelain")


def test_what_was_meant_to_be_deleted_stays_gone_and_can_be_had_again(senco: Senco, practice: Path) -> None:
    paths = [path for path in (practice / "pupils/k7m2q").rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in paths}
    for path in paths:
        path.unlink()
    ran = senco("check", "--restore", "--take", "gone", cwd=practice)
    assert ran.status == 0, ran.err
    assert sorted(ran.out.split("stays gone: ")[1:])
    assert git(practice, "log", "-1", "--format=%s").strip() == f"delete {len(paths)} records"
    assert git(practice, "status", "--porcelain") == ""
    assert "nothing to restore" in senco("check", "--restore", cwd=practice).err
    assert senco("undo", "--yes", cwd=practice).status == 0
    assert {path: path.read_bytes() for path in paths} == before


def test_one_that_is_to_stay_gone_is_named_by_its_kind_and_key(senco: Senco, practice: Path) -> None:
    (practice / KEZIAH).unlink()
    ran = senco("check", "--restore", cwd=practice, typed="gone\n")
    assert ran.status == 0 and f"stays gone: {KEZIAH}" in ran.out, ran.err
    assert git(practice, "log", "-1", "--format=%s").strip() == "delete pupil (x6t4d)"


def test_what_cannot_be_read_is_not_made_to_go_with_what_was_deleted(senco: Senco, broken: Path) -> None:
    (broken / "calendar.yaml").unlink()
    spoiled = text(broken)
    ran = senco("check", "--restore", "--take", "gone", cwd=broken)
    assert ran.status == 1 and "stays gone: calendar.yaml" in ran.out
    assert text(broken) == spoiled
    assert git(broken, "diff", "--name-only", "HEAD").split() == [KEZIAH]


def test_a_dry_run_leaves_the_history_without_the_deletion(senco: Senco, practice: Path) -> None:
    (practice / "calendar.yaml").unlink()
    before = git(practice, "rev-parse", "HEAD")
    ran = senco("check", "--restore", "--take", "gone", "--dry-run", cwd=practice)
    assert ran.status == 1 and "would stay gone: calendar.yaml" in ran.out
    assert git(practice, "rev-parse", "HEAD") == before


def test_a_hook_that_refuses_a_deletion_leaves_all_as_it_was(senco: Senco, practice: Path) -> None:
    (practice / "calendar.yaml").unlink()
    hook = practice / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    git(practice, "config", "senco.trust", str(practice))
    before = git(practice, "rev-parse", "HEAD")
    ran = senco("check", "--restore", "--take", "gone", cwd=practice)
    assert ran.status == 3 and "Traceback" not in ran.err and ran.err.count("senco:") == 1
    assert git(practice, "rev-parse", "HEAD") == before
    assert git(practice, "status", "--porcelain").split() == ["D", "calendar.yaml"]


def test_somebody_at_a_terminal_is_asked(senco: Senco, broken: Path) -> None:
    ran = senco("check", "--restore", cwd=broken, typed="whole\n")
    assert ran.status == 0, ran.err
    assert "class: 6B" in text(broken)


def test_without_a_terminal_the_option_is_named(senco: Senco, broken: Path) -> None:
    ran = senco("check", "--restore", cwd=broken)
    assert ran.status == 2
    assert "--take part, whole, gone or nothing" in ran.err


def test_a_record_that_never_could_be_read_is_left(senco: Senco, practice: Path) -> None:
    (practice / "staff" / "b3c4d.yaml").write_text("name: [\n", encoding="utf-8")
    ran = senco("check", "--restore", "--yes", cwd=practice)
    assert ran.status == 1
    assert "no version of it in the history that could be read" in ran.out
    assert (practice / "staff" / "b3c4d.yaml").read_text(encoding="utf-8") == "name: [\n"


def test_a_dry_run_shows_and_changes_nothing(senco: Senco, broken: Path) -> None:
    before = text(broken)
    ran = senco("check", "--restore", "--yes", "--dry-run", cwd=broken)
    assert '-upn: "T000999920573' in ran.out
    assert text(broken) == before


def test_where_all_can_be_read_there_is_nothing_to_do(senco: Senco, practice: Path) -> None:
    ran = senco("check", "--restore", cwd=practice)
    assert ran.status == 0
    assert "nothing to restore" in ran.err


def test_its_options_are_its_own(senco: Senco, practice: Path) -> None:
    assert senco("check", "--yes", cwd=practice).status == 2
