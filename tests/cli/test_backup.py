"""`backup` and `restore`: everything comes back, damage is found, and nothing lies where it could be read or lost."""

from __future__ import annotations

import errno
import json
import os
import random
import stat
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest
from support import Senco

from senco_cli.store import archive, backup
from senco_cli.store import git as git_program
from senco_cli.store.archive import BackupDamaged, may_be_restored, verified


@pytest.fixture
def kept(senco: Senco, practice: Path, tmp_path: Path) -> Path:
    """A backup of the practice school."""
    file = tmp_path / "kept.zip"
    assert senco("backup", "--out", str(file), cwd=practice).status == 0
    return file


def sealed(path: Path) -> None:
    """Seal a zip as a backup is sealed, whatever it holds."""
    with zipfile.ZipFile(path, "a") as zipped:
        zipped.comment = b"0" * 64
    data = path.read_bytes()[:-64]
    path.write_bytes(data + sha256(data).hexdigest().encode())


def forged(path: Path, held: dict[str, bytes], **said: object) -> Path:
    """A backup that somebody else wrote, with true digests of what it holds."""
    listed = {name: {"sha256": sha256(data).hexdigest(), "size": len(data)} for name, data in held.items()}
    manifest = {"format": 1, "made_at": "x", "senco": "x", "head": None, "branch": None, "parts": listed, **said}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in held.items():
            zipped.writestr(name, data)
        zipped.writestr("manifest.json", json.dumps(manifest))
    sealed(path)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a record folder but git's and senco's own."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        name: path.read_bytes()
        for path in found
        if not (name := path.relative_to(folder).as_posix()).startswith((".git/", ".senco/", "_schemas/"))
    }


def git(folder: Path, *words: str) -> str:
    """What git says of a folder."""
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True).stdout


def test_everything_comes_back_with_the_whole_history_and_work_goes_on(
    senco: Senco, practice: Path, tmp_path: Path
) -> None:
    assert senco("edit", "sian", "--set", "class=4C", cwd=practice).status == 0
    (practice / "calendar.yaml").write_bytes((practice / "calendar.yaml").read_bytes() + b"# by hand\n")
    (practice / "_templates").mkdir()
    (practice / "_templates" / "letter.html.j2").write_text("x", encoding="utf-8")
    assert senco("backup", "--out", "../b.zip", cwd=practice).status == 0
    ran = senco("restore", "b.zip", "--into", "again")
    assert ran.status == 0, ran.err
    again = tmp_path / "again"
    assert contents(again) == contents(practice)
    assert git(again, "log", "--format=%H %s") == git(practice, "log", "--format=%H %s")
    assert git(again, "status", "--short") == git(practice, "status", "--short")
    assert senco("undo", "--yes", cwd=again).status == 0
    assert senco("history", "sian", cwd=again).status == 0


def test_a_byte_that_changed_anywhere_is_found(kept: Path) -> None:
    data = kept.read_bytes()
    chance = random.Random(5)
    places = [0, 1, 10, len(data) - 1, len(data) - 64, len(data) - 65, *chance.sample(range(len(data)), 60)]
    for place in places:
        kept.write_bytes(data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :])
        with pytest.raises(BackupDamaged):
            verified(kept)
    for length in (0, 1, 63, 64, 65, len(data) // 2, len(data) - 1):
        kept.write_bytes(data[:length])
        with pytest.raises(BackupDamaged):
            verified(kept)
    kept.write_bytes(data)
    assert verified(kept).records


def test_a_damaged_backup_restores_nothing(senco: Senco, kept: Path, tmp_path: Path) -> None:
    data = bytearray(kept.read_bytes())
    data[len(data) // 2] ^= 1
    kept.write_bytes(bytes(data))
    before = sorted(tmp_path.iterdir())
    ran = senco("restore", str(kept), "--into", "again")
    assert ran.status == 3
    assert "cannot be trusted" in ran.err
    assert sorted(tmp_path.iterdir()) == before
    assert senco("backup", "--check", str(kept)).status == 3


@pytest.mark.parametrize(
    "path",
    [
        *("../x.yaml", "/x.yaml", "a/../../x", "C:/x", "a\\b", "a//b", "./a", "a/.", "CON", "aux.yaml", "a/Lpt1.txt"),
        *(
            ".git/hooks/pre-commit",
            "GIT~1/config",
            ".GIT /config",
            "a/.git/config",
            ".senco/lock",
            "a\nb",
            "a.",
            "COM¹",
        ),
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(path: str, tmp_path: Path, senco: Senco) -> None:
    assert not may_be_restored(path)
    file = forged(tmp_path / "forged.zip", {f"records/{path}": b"x"})
    ran = senco("restore", str(file), "--into", "again")
    assert ran.status == 3, ran.err
    assert not (tmp_path / "again").exists()


def test_links_bombs_doubles_and_strange_manifests_are_refused(tmp_path: Path) -> None:
    link = tmp_path / "link.zip"
    info = zipfile.ZipInfo("records/a")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(link, "w") as zipped:
        zipped.writestr(info, "/etc/passwd")
        zipped.writestr("manifest.json", "{}")
    sealed(link)
    strange = [
        link,
        forged(tmp_path / "bomb.zip", {"records/a": bytes(200_000_000)}),
        forged(tmp_path / "option.zip", {"records/a": b""}, head="--upload-pack=x"),
        forged(tmp_path / "branch.zip", {"records/a": b""}, head="0" * 40, branch="refs/heads/--x y"),
        forged(tmp_path / "format.zip", {"records/a": b""}, format=0),
        forged(tmp_path / "terminal.zip", {"records/a": b""}, senco="\x1b[2J"),
        forged(tmp_path / "parts.zip", {"records/a": b""}, parts=[]),
        forged(tmp_path / "more.zip", {"records/a": b""}, parts={}),
        forged(tmp_path / "other.zip", {"elsewhere/a": b""}),
    ]
    for file in strange:
        with pytest.raises(BackupDamaged):
            verified(file)
    assert verified(forged(tmp_path / "sound.zip", {"records/a": b""})).records == ("a",)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"format": 2}, "a newer senco than this one made it"),
        ({"head": "0" * 40, "branch": "refs/heads/a..b"}, "its history is not the one that it names"),
    ],
)
def test_what_is_wrong_with_a_backup_is_said_of_its_own_file(
    said: dict[str, object], fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_git(_folder: Path, *words: str, **_given: object) -> SimpleNamespace:
        return SimpleNamespace(status=int("check-ref-format" in words))

    monkeypatch.setattr(git_program, "run", as_git)
    monkeypatch.setattr(git_program, "available", lambda _environment: "2.40")
    monkeypatch.setattr(Path, "chmod", lambda *_given: None)
    file = forged(tmp_path / "forged.zip", {"records/a": b"", "history.bundle": b""}, **said)
    with pytest.raises(BackupDamaged, match=f"forged.zip.*{fault}"):
        backup.restore(file, tmp_path / "again", environment={})
    assert not (tmp_path / "again").exists()


@pytest.mark.skipif(os.name != "posix", reason="pipes are made otherwise elsewhere")
def test_what_is_no_file_is_no_backup_and_a_whole_disk_is_no_folder_for_one(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")
    for name, reason in (("pipe.zip", "it is no file"), (".", "it is a folder"), ("gone.zip", "it cannot be found")):
        with pytest.raises(BackupDamaged, match=reason):
            verified(tmp_path / name)
    with pytest.raises(backup.RestoreRefused, match="whole disk"):
        backup.restore(tmp_path / "b.zip", Path("/"), environment={})


def test_a_scan_that_would_shrink_to_next_to_nothing_is_no_bomb(tmp_path: Path) -> None:
    (tmp_path / "scan.bmp").write_bytes(bytes(70 << 20))
    with (tmp_path / "b.zip").open("w+b") as file:
        archive.write(
            file,
            [("records/scan.bmp", tmp_path / "scan.bmp")],
            about=lambda parts: archive.Manifest("x", "x", None, None, parts),
        )
    assert verified(tmp_path / "b.zip").records == ("scan.bmp",)


def test_of_a_folder_whose_history_is_damaged_the_records_are_kept_and_an_older_backup_too(
    senco: Senco, school: Path, tmp_path: Path
) -> None:
    (school / ".git" / "config").write_bytes(b"[core")
    ran = senco("backup", "--out", "../b.zip", cwd=school)
    assert ran.status == 0 and "the history is not in the backup: git's settings cannot be read" in ran.err
    held = (tmp_path / "b.zip").read_bytes()
    ran = senco("backup", "--out", "../b.zip", "--force", cwd=school)
    assert ran.status == 3 and "was not replaced" in ran.err and (tmp_path / "b.zip").read_bytes() == held


def test_a_backup_that_cannot_be_read_back_is_not_kept(
    senco: Senco, practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(path: Path) -> archive.Manifest:
        raise BackupDamaged(path, reason="a part of it is not what it was")

    monkeypatch.setattr(archive, "verified", damaged)
    ran = senco("backup", "--out", "../b.zip", cwd=practice)
    assert ran.status == 3 and "no backup was written to" in ran.err and ".senco-tmp" not in ran.err
    assert not (tmp_path / "b.zip").exists()


def test_no_hook_and_no_setting_comes_back(senco: Senco, practice: Path, tmp_path: Path) -> None:
    hook = practice / ".git" / "hooks" / "post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n", encoding="utf-8")
    hook.chmod(0o755)
    git(practice, "config", "core.fsmonitor", f"touch {tmp_path}/ran")
    assert senco("backup", "--out", "../b.zip", cwd=practice).status == 0
    assert senco("restore", "b.zip", "--into", "again").status == 0
    assert not (tmp_path / "ran").exists()
    assert not (tmp_path / "again" / ".git" / "hooks" / "post-checkout").exists()
    assert "fsmonitor" not in (tmp_path / "again" / ".git" / "config").read_text(encoding="utf-8")


def test_a_backup_goes_beside_the_folder_under_a_name_of_its_own_and_nothing_else_is_left(
    senco: Senco, practice: Path, tmp_path: Path
) -> None:
    before = {path.name for path in (practice / ".senco").iterdir()}
    ran = senco("backup", cwd=practice)
    assert ran.status == 0, ran.err
    made = [path.name for path in tmp_path.iterdir() if path != practice]
    assert len(made) == 1 and made[0].startswith("senco-backup-2026-11-21-")
    assert "not encrypted" in ran.out
    usual = {".gitignore", "lock", "git", "journal", "scratch"}
    assert {path.name for path in (practice / ".senco").iterdir()} <= before | usual


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_backup_and_what_is_restored_are_for_their_owner_only(senco: Senco, kept: Path, tmp_path: Path) -> None:
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert senco("restore", str(kept), "--into", "again").status == 0
    found = [path for path in (tmp_path / "again").rglob("*") if ".git/" not in path.as_posix()]
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (tmp_path / "again", *found)} == {0}


def test_nothing_is_overwritten_unasked(senco: Senco, practice: Path, kept: Path, tmp_path: Path) -> None:
    before = kept.read_bytes()
    assert senco("backup", "--out", str(kept), cwd=practice).status == 3
    assert kept.read_bytes() == before
    assert senco("backup", "--out", str(kept), "--force", cwd=practice).status == 0
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").touch()
    assert senco("restore", str(kept), "--into", "full").status == 3
    (tmp_path / "empty").mkdir()
    assert senco("restore", str(kept), "--into", "empty").status == 0
    assert senco("restore", str(kept), "--into", str(practice / "again")).status == 3


def test_neither_goes_where_a_program_copies_it_elsewhere(
    senco: Senco, practice: Path, kept: Path, tmp_path: Path
) -> None:
    (tmp_path / "OneDrive - Larkfield").mkdir()
    ran = senco("backup", "--out", str(tmp_path / "OneDrive - Larkfield" / "b.zip"), cwd=practice)
    assert ran.status == 3 and "OneDrive copies elsewhere" in ran.err
    ran = senco("restore", str(kept), "--into", str(tmp_path / "OneDrive - Larkfield" / "r"))
    assert ran.status == 3 and "OneDrive copies elsewhere" in ran.err
    ran = senco("backup", "--out", str(practice / "b.zip"), cwd=practice)
    assert ran.status == 3 and "lost with it" in ran.err


def test_the_drill_compares_everything_and_leaves_nothing(senco: Senco, practice: Path, tmp_path: Path) -> None:
    before = contents(practice)
    ran = senco("backup", "--drill", cwd=practice)
    assert ran.status == 0, ran.err
    assert "all is the same" in ran.out
    assert contents(practice) == before and [*tmp_path.iterdir()] == [practice]
    assert not (practice / ".senco" / "drill").exists()


def test_the_drill_says_so_when_something_comes_back_otherwise(
    senco: Senco, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = archive.extract

    def spoiling(path: Path, folder: Path) -> archive.Manifest:
        manifest = original(path, folder)
        (folder / "records" / "calendar.yaml").write_text("years: []\n", encoding="utf-8")
        return manifest

    monkeypatch.setattr(archive, "extract", spoiling)
    ran = senco("backup", "--drill", cwd=practice)
    assert ran.status == 1
    assert "1 file came back otherwise" in ran.out


def test_without_git_the_records_are_kept_and_it_is_said(senco: Senco, practice: Path, tmp_path: Path) -> None:
    ran = senco("backup", "--out", "../b.zip", cwd=practice, PATH="")
    assert ran.status == 0 and "git was not found" in ran.err
    ran = senco("restore", "b.zip", "--into", "again", PATH="")
    assert ran.status == 0 and "no history" in ran.err
    assert contents(tmp_path / "again") == contents(practice)


def test_a_history_of_which_only_a_part_was_ever_fetched_does_not_keep_the_records_from_being_backed_up(
    senco: Senco, practice: Path, tmp_path: Path
) -> None:
    (practice / ".git" / "shallow").write_text(f"{'0' * 40}\n", encoding="ascii")
    ran = senco("backup", "--out", str(tmp_path / "b.zip"), cwd=practice)
    assert ran.status == 0 and "only a part of it was ever fetched" in ran.err


def test_of_a_disk_that_may_only_be_read_a_backup_is_made_elsewhere(
    senco: Senco, practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a stick becomes that begins to fail."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    before = contents(practice)
    monkeypatch.setattr("senco_cli.store.folder_lock.held", refuse)
    monkeypatch.setattr("senco_cli.store.scratch.open_scratch", refuse)
    refused = senco("backup", "--out", str(tmp_path / "kept.zip"), cwd=practice)
    assert refused.status == 3
    assert "cannot be written to" in refused.err
    for module in ("backup", "scratch"):
        monkeypatch.setattr(f"senco_cli.store.{module}.is_read_only", lambda _root: True)
    assert senco("backup", "--out", str(tmp_path / "kept.zip"), cwd=practice).status == 0
    assert "all is the same" in senco("backup", "--drill", cwd=practice).out
    monkeypatch.undo()
    assert senco("restore", str(tmp_path / "kept.zip"), "--into", str(tmp_path / "again")).status == 0
    assert contents(tmp_path / "again") == before
