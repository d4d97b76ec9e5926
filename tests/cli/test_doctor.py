"""`doctor` about the computer and the folder as files, each with what to do."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest
from support import Senco

from senco_cli.actions.doctor_machine import git_too_old
from senco_cli.store import folder_state
from senco_cli.store.encryption import by_bitlocker, by_device_mapper, by_filevault
from senco_cli.store.git_files import with_attributes, with_ignored
from senco_cli.store.synced import synced_by

BITLOCKER = """BitLocker Drive Encryption: Configuration Tool version 10.0.19041
Volume C: [Windows]
[OS Volume]

    Size:                 475.72 GB
    BitLocker Version:    {version}
    Conversion Status:    {conversion}
    Percentage Encrypted: {percent}
    Protection Status:    Protection {state}
    Lock Status:          Unlocked
"""


def subjects(folder: Path) -> list[str]:
    """The subjects of all commits."""
    log = ["git", "log", "--format=%s"]
    return subprocess.run(log, cwd=folder, capture_output=True, text=True, check=True).stdout.splitlines()


def test_bitlocker_filevault_and_device_mapper_are_understood() -> None:
    on = BITLOCKER.format(version="2.0", conversion="Fully Encrypted", percent="100.0%", state="On")
    off = BITLOCKER.format(version="None", conversion="Fully Decrypted", percent="0.0%", state="Off")
    assert (by_bitlocker(on), by_bitlocker(off)) == (True, False)
    denied = "ERROR: An attempt to access a required resource was denied."
    assert (by_bitlocker(denied), by_bitlocker("")) == (None, None)
    assert (by_filevault("FileVault is On.\n"), by_filevault("FileVault is Off.\n")) == (True, False)
    assert by_filevault("FileVault is Off.\nEncryption in progress: Percent completed = 12.3\n") is True
    assert by_filevault("") is None
    assert by_device_mapper(["LVM-abc", "CRYPT-LUKS2-0123-root", None]) is True
    assert by_device_mapper([None]) is False
    assert by_device_mapper([]) is None


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        *(("OneDrive - Larkfield School/records", "OneDrive"), ("OneDrive/x", "OneDrive"), ("Dropbox/r", "Dropbox")),
        *(("Dropbox (Larkfield)/r", "Dropbox"), ("Library/Mobile Documents/com~apple~CloudDocs/r", "iCloud")),
        *(
            ("Library/CloudStorage/GoogleDrive-a@example.org/My Drive/r", "Google Drive"),
            ("Google Drive/r", "Google Drive"),
        ),
        *(("Documents/records", None), ("my-dropbox-notes/records", None), ("onedriver", None), ("boxes", None)),
    ],
)
def test_a_folder_that_a_program_copies_is_told_by_its_name(folder: str, program: str | None, tmp_path: Path) -> None:
    assert synced_by(tmp_path / folder, environment={}) == program


def test_a_folder_that_a_program_copies_is_told_by_marks_and_variables(tmp_path: Path) -> None:
    records = tmp_path / "Work" / "records"
    records.mkdir(parents=True)
    assert synced_by(records, environment={"OneDriveCommercial": str(tmp_path / "Work")}) == "OneDrive"
    assert synced_by(records, environment={"ONEDRIVE": str(tmp_path / "Other")}) is None
    # In a home folder this is where Dropbox keeps its settings.
    (tmp_path / ".dropbox").mkdir()
    assert synced_by(records, environment={}) is None
    (tmp_path / "Work" / ".dropbox").write_text("{}", encoding="utf-8")
    assert synced_by(records, environment={}) == "Dropbox"


def test_the_history_of_a_copied_folder_can_be_kept_elsewhere_and_work_goes_on(
    senco: Senco, practice: Path, tmp_path: Path
) -> None:
    records = practice.rename(tmp_path / "OneDrive")
    before = senco("doctor", cwd=records)
    assert before.status == 1
    assert "senco doctor --history-to FOLDER" in before.out
    history = tmp_path / "Histories" / "school"
    ran = senco("doctor", "--history-to", str(history), cwd=records)
    assert ran.status == 0, ran.out + ran.err
    assert "the history does not" in ran.out
    assert (records / ".git").is_file()
    assert senco("edit", "sian", "--set", "class=4D", cwd=records).status == 0
    assert len(subjects(records)) == 2
    assert senco("undo", "--yes", cwd=records).status == 0
    assert senco("backup", "--drill", cwd=records).status == 0
    assert "not shared with anybody" in senco("sync", cwd=records).err
    if os.name == "posix":
        assert stat.S_IMODE(history.stat().st_mode) == 0o700


@pytest.mark.parametrize("place", ["practice/history", "there", "Dropbox/history"])
def test_the_history_is_not_moved_to_where_it_would_not_help(
    place: str, senco: Senco, practice: Path, tmp_path: Path
) -> None:
    (tmp_path / "there").mkdir()
    ran = senco("doctor", "--history-to", str(tmp_path / place), cwd=practice)
    assert ran.status == 3
    assert (practice / ".git").is_dir()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_folder_that_others_may_look_into_is_closed(senco: Senco, practice: Path) -> None:
    assert "open to others" not in senco("doctor", cwd=practice).out
    practice.chmod(0o755)
    (practice / "senco.yaml").chmod(0o644)
    # What git has made for the tests is open too, where they are run by somebody who keeps nothing closed.
    is_open = sum(bool(path.lstat().st_mode & 0o077) for path in (practice, *practice.rglob("*")))
    ran = senco("doctor", cwd=practice)
    assert ran.status == 1 and f"{is_open} files and folders are open to others" in ran.out
    assert senco("doctor", "--mend", cwd=practice).status == 0
    assert stat.S_IMODE((practice / "senco.yaml").stat().st_mode) == 0o600


def test_names_that_differ_only_by_capital_letters(senco: Senco, practice: Path) -> None:
    (practice / "staff" / "a.txt").touch()
    (practice / "staff" / "A.txt").touch()
    if len([*(practice / "staff").glob("[aA].txt")]) == 1:
        pytest.skip("this disk takes them for one")
    assert "1 file differs from another only by capital letters" in senco("doctor", cwd=practice).out


def test_a_clock_that_is_wrong() -> None:
    assert folder_state.clock_fault(None, now=1_000_000_000.0)
    assert folder_state.clock_fault(1_800_200_000.0, now=1_800_000_000.0)
    assert folder_state.clock_fault(1_800_000_100.0, now=1_800_000_000.0) is None
    assert folder_state.clock_fault(None, now=1_800_000_000.0) is None


def test_settings_that_start_programs_are_named(senco: Senco, practice: Path) -> None:
    for name in ("filter.x.clean", "diff.x.textconv", "core.hooksPath"):
        subprocess.run(["git", "config", name, "x"], cwd=practice, check=True)
    out = senco("doctor", cwd=practice).out
    assert "core.hookspath, diff.x.textconv, filter.x.clean" in out
    assert "merge.senco" not in out


def test_a_git_that_is_too_old() -> None:
    assert git_too_old("2.25.4") and git_too_old("1.9")
    assert git_too_old("2.26.0") is None and git_too_old("2.39.5.windows.1") is None and git_too_old("3.0") is None


def test_there_is_nothing_to_mend_after_init(senco: Senco, school: Path) -> None:
    assert senco("doctor", "--mend", cwd=school).status == 0
    assert subjects(school) == ["init records"]


def test_exports_stay_out_of_the_history_and_originals_go_in(senco: Senco, practice: Path) -> None:
    (practice / "map.html").touch()
    (practice / "list.csv").touch()
    original = practice.parent / "letter.pdf"
    original.write_bytes(b"%PDF-1.4 a letter")
    ran = senco(
        "add-document", "sian", "--file", str(original), "--title", "x", "--what", "letter", "--yes", cwd=practice
    )
    assert ran.status == 0, ran.err
    untracked = ["git", "status", "--short", "--untracked-files=all"]
    assert subprocess.run(untracked, cwd=practice, capture_output=True, check=True).stdout == b""


def test_what_git_is_told_is_added_once_and_what_stands_there_stays() -> None:
    assert with_ignored(with_ignored(b"mine")) == with_ignored(b"mine")
    assert with_ignored(b"mine").startswith(b"mine\n")
    assert with_attributes(with_attributes(b"*.x binary")) == with_attributes(b"*.x binary")
    assert with_ignored(with_ignored(None)) == with_ignored(None)


def test_a_new_kind_of_export_is_ignored_and_the_copies_of_originals_are_still_not() -> None:
    older = with_ignored(None).replace(b"*.xml\n", b"")
    lines = with_ignored(older).splitlines()
    assert lines.index(b"*.xml") < max(place for place, line in enumerate(lines) if line == b"!/pupils/*/files/**")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_disk_that_forgets_permissions_is_called_that_and_nothing_counts_as_closed(
    senco: Senco, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    monkeypatch.setattr(folder_state, "_lets_others", lambda _path: True)
    assert folder_state.close_to_others(practice) == 0
    ran = senco("doctor", cwd=practice)
    assert ran.status == 0 and "this disk or stick cannot keep others out" in ran.out and "--mend" not in ran.out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_folder_that_nothing_can_be_saved_in_is_named(practice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shut = practice / "pupils"
    assert not folder_state.is_read_only(practice)
    monkeypatch.setattr(os, "access", lambda place, *_: Path(place) != shut)
    assert folder_state.shut_to_us(practice) == "pupils"
