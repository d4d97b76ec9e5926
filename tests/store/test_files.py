"""A file is replaced whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from senco_cli.store import files

as_if_elsewhere = pytest.mark.skipif(os.name != "posix", reason="plays another system")


@given(st.binary(max_size=2000), st.none() | st.binary(max_size=2000))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_what_is_read_byte_for_byte(tmp_path: Path, data: bytes, before: bytes | None) -> None:
    path = tmp_path / "record.yaml"
    if before is not None:
        path.write_bytes(before)
    files.atomic_write(path, data)
    assert files.read(path) == data
    assert [found.name for found in tmp_path.iterdir()] == ["record.yaml"]


def test_a_file_that_is_not_there_reads_as_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert files.read(tmp_path / "nothing") is None
    assert files.read(tmp_path / "file" / "below") is None
    assert files.read(tmp_path / "file") == b""


def test_the_digest_is_sha256() -> None:
    assert files.digest(b"abc") == hashlib.sha256(b"abc").hexdigest()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "record.yaml"
    path.touch()
    path.chmod(mode)
    files.atomic_write(path, b"new")
    assert files.mode_of(path) == mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_new_file_is_for_its_owner_only_and_so_is_a_new_folder(tmp_path: Path) -> None:
    files.make_folder(tmp_path / "pupils" / "k7m2q")
    files.atomic_write(tmp_path / "pupils" / "k7m2q" / "record.yaml", b"new")
    found = [files.mode_of(path) for path in sorted(tmp_path.rglob("*"))]
    assert found == [0o700, 0o700, 0o600]


def stubborn(times: int) -> Callable[..., Any]:
    """An os.replace that a virus scanner gets in the way of."""
    left = [times]
    real = os.replace

    def replace(*arguments: Any, **options: Any) -> None:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "Access is denied")
        real(*arguments, **options)

    return replace


def test_a_file_held_for_a_moment_by_another_program_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", stubborn(3))
    files.atomic_write(tmp_path / "record.yaml", b"new")
    assert files.read(tmp_path / "record.yaml") == b"new"


def test_a_file_held_for_longer_is_given_up_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "record.yaml").write_bytes(b"old")
    monkeypatch.setattr(files, "_PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(os, "replace", stubborn(-1))
    with pytest.raises(PermissionError):
        files.atomic_write(tmp_path / "record.yaml", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"record.yaml": b"old"}


@as_if_elsewhere
def test_a_reader_on_windows_waits_for_a_virus_scanner_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "record.yaml").write_bytes(b"old")
    real, left = Path.read_bytes, [2]

    def read_bytes(path: Path) -> bytes:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "The process cannot access the file")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    with pytest.raises(PermissionError):
        files.read(tmp_path / "record.yaml")
    monkeypatch.setattr(os, "name", "nt")
    found = files.read(tmp_path / "record.yaml")
    monkeypatch.undo()
    assert found == b"old"


@as_if_elsewhere
def test_on_windows_a_file_that_is_read_only_leaves_nothing_that_cannot_be_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "record.yaml"
    given: list[int] = []
    monkeypatch.setattr(Path, "chmod", lambda _path, mode: given.append(mode))
    files.stage(place, b"new", token="a0", mode=0o644)
    monkeypatch.setattr(os, "name", "nt")
    files.stage(place, b"new", token="b1", mode=0o444)
    monkeypatch.undo()
    assert given == [0o644]


def test_on_windows_a_file_that_stands_open_in_word_is_said_to() -> None:
    denied = PermissionError(13, "Access is denied")
    assert "another program has it open" in files.why_not(denied, system="win32")
    assert files.why_not(denied, system="linux") == "Access is denied"
    assert files.why_not(OSError(28, "No space left on device"), system="win32") == "No space left on device"


@as_if_elsewhere
@pytest.mark.parametrize(("number", "is_fault"), [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True)])
def test_a_network_disk_need_not_know_how_to_sync_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, is_fault: bool
) -> None:
    def fsync(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError) if is_fault else nullcontext():
        files.sync_folder(tmp_path)


@as_if_elsewhere
def test_a_folder_is_the_same_by_whatever_path(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "records")
    assert files.is_same_folder(tmp_path / "link", tmp_path / "records")
    assert not files.is_same_folder(tmp_path, tmp_path / "records")
    assert not files.is_same_folder(tmp_path / "gone", tmp_path / "records")


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_an_interrupt_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    (tmp_path / "record.yaml").write_bytes(b"old")

    def interrupted(*arguments: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.atomic_write(tmp_path / "record.yaml", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"record.yaml": b"old"}


def test_the_content_is_on_the_disk_before_the_file_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    def noted(name: str, real: Callable[..., None]) -> Callable[..., None]:
        def step(*arguments: Any) -> None:
            steps.append(name)
            real(*arguments)

        return step

    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, noted(name, getattr(os, name)))
    files.atomic_write(tmp_path / "record.yaml", b"new")
    assert steps[:2] == ["fsync", "replace"]


def test_the_sweep_takes_only_old_temporary_files_of_ours(tmp_path: Path) -> None:
    (tmp_path / "pupils").mkdir()
    (tmp_path / ".git").mkdir()
    old = tmp_path / "pupils" / f"{files.TEMPORARY_PREFIX}1-pupil.yaml"
    young = tmp_path / "pupils" / f"{files.TEMPORARY_PREFIX}2-pupil.yaml"
    record = tmp_path / "pupils" / "pupil.yaml"
    theirs = tmp_path / ".git" / f"{files.TEMPORARY_PREFIX}3"
    for path in (old, young, record, theirs):
        path.touch()
    for path in (old, record, theirs):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert files.sweep(tmp_path) == 1
    assert not old.exists()
    assert young.exists() and record.exists() and theirs.exists()


@pytest.mark.skipif(os.name != "posix", reason="pipes are made otherwise elsewhere")
def test_a_pipe_or_a_device_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        for read in (files.read, files.read_there):
            with pytest.raises(OSError, match="it is no file but a device or a pipe"):
                read(path)
    assert files.read(tmp_path / "gone") is None
    with pytest.raises(FileNotFoundError):
        files.read_there(tmp_path / "gone")


@pytest.mark.parametrize(("number", "is_borne"), [(errno.EPERM, True), (errno.ENOSYS, True), (errno.EIO, False)])
def test_a_disk_that_keeps_no_permissions_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, is_borne: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "chmod", refuse)
    with nullcontext() if is_borne else pytest.raises(OSError):
        files.set_mode(tmp_path, 0o700)


def test_a_stick_that_was_pulled_out_is_told_from_a_file_that_is_not_there() -> None:
    gone, missing, nothing = OSError(errno.EIO, ""), OSError(errno.ENOENT, ""), OSError("no number")
    assert [files.is_away(error) for error in (gone, missing, nothing)] == [True, False, False]
