"""What one process saw of a pupil's folder serves another for as long as it is so, and not a moment longer."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from senco_cli.index.seen import Looking, look_again
from senco_cli.index.stamps import look_at_pupil
from senco_cli.store.below import look_below

KEY = "k7m2q"
LONG_AGO = 1_600_000_000


@pytest.fixture
def pupil(tmp_path: Path) -> Path:
    folder = tmp_path / "pupils" / KEY
    (folder / "cycles").mkdir(parents=True)
    for name in ("pupil.yaml", "views.yaml", "cycles/2026-09-07.yaml"):
        (folder / name).write_bytes(b"from: 2026-09-07\n")
    return folder


@pytest.fixture
def root(tmp_path: Path, long_ago: None) -> Path:
    return tmp_path


def looked_at(root: Path, *keys: str) -> dict[str, bytes]:
    looking = Looking(root, keys)
    while looking.look_at_one():
        pass
    return looking.seen


def test_it_is_the_very_same_as_to_look_now(root: Path, pupil: Path) -> None:
    seen = looked_at(root, KEY)
    group, below = look_again(root, KEY, seen)
    now, below_now = look_at_pupil(root, KEY)
    assert group._replace(looked=0) == now._replace(looked=0)
    assert group.looked < now.looked
    assert below
    assert below_now
    assert below[:3] == below_now[:3]


def add(folder: Path) -> None:
    (folder / "measures.yaml").write_bytes(b"")


def add_below(folder: Path) -> None:
    (folder / "cycles" / "2026-10-01.yaml").write_bytes(b"")


def take_away(folder: Path) -> None:
    (folder / "cycles" / "2026-09-07.yaml").unlink()


def replace(folder: Path) -> None:
    (folder / "new").write_bytes(b"from: 2026-09-08\n")
    (folder / "new").replace(folder / "views.yaml")


def write_into(folder: Path) -> None:
    (folder / "pupil.yaml").write_bytes(b"from: 2026-09-08\n")


def take_all(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


@pytest.mark.parametrize("change", [add, add_below, take_away, replace, write_into, take_all])
def test_what_has_changed_since_is_looked_at_anew(root: Path, pupil: Path, change: Callable[[Path], None]) -> None:
    for path in (pupil, pupil / "cycles", pupil / "pupil.yaml"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    seen = looked_at(root, KEY)
    change(pupil)
    _, below = look_again(root, KEY, seen)
    assert below
    assert {folder: sorted(names) for folder, names in below.names.items()} == {
        folder: sorted(names) for folder, names in look_below(root, f"pupils/{KEY}").names.items()
    }
    assert look_again(root, KEY, seen)[0].stamps == look_at_pupil(root, KEY)[0].stamps


def test_what_proves_nothing_is_not_passed_on(tmp_path: Path, pupil: Path) -> None:
    # Written a moment ago, and not there.
    assert looked_at(tmp_path, KEY, "x7m2q") == {}


def test_no_more_are_looked_at_than_another_process_should_hold(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("senco_cli.index.seen._MOST", 3)
    keys = ["c2ccc", "c3ccc", "c4ccc", "c5ccc"]
    for key in keys:
        (root / "pupils" / key).mkdir(parents=True)
    assert list(looked_at(root, *keys)) == keys[:3]
