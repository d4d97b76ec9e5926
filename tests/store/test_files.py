"""A file is replaced whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from senco_cli.store import files


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
