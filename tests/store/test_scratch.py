"""Where working files lie, and that none of them outlives the command."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from senco_cli.store import scratch


def test_to_look_back_needs_no_leave_to_write(
    plain_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_root: Path) -> scratch.Scratch:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(scratch, "open_scratch", refuse)
    memory = tmp_path / "memory"
    memory.mkdir()
    monkeypatch.setattr(scratch, "_MEMORY", memory)
    killed = scratch.open_in_memory(plain_root, room=1)
    (killed.folder / "of a child.yaml").touch()
    # The system gives back the lock of whoever is killed.
    killed._lock.release()
    made = scratch.open_in_memory(plain_root, room=1)
    assert made.folder.is_dir() and not killed.folder.exists()
    made.close()
    assert list(memory.iterdir()) == []
    assert [path.name for path in plain_root.iterdir()] == ["senco.yaml"]
