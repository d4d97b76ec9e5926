"""How files look: what was put there since is seen, whatever the disk keeps of it."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from senco_cli.index import keeping, stamps
from senco_cli.index.helper import CAN_SPLIT


def test_a_new_name_in_a_folder_is_seen_where_the_disk_leaves_the_times_of_the_folder_alone(tmp_path: Path) -> None:
    """As Windows does on a memory stick."""
    folder = tmp_path / "cycles"
    folder.mkdir()
    # Of what was looked at only the size may tell.
    before = stamps._stat_with_names(f"{folder}/").st_size
    (folder / "2026-09-07.yaml").write_bytes(b"")
    one = stamps._stat_with_names(f"{folder}/").st_size
    (folder / "2026-09-07.yaml").rename(folder / "2026-09-08.yaml")
    other = stamps._stat_with_names(f"{folder}/").st_size
    assert len({before, one, other}) == 3


def test_of_a_file_time_and_size_are_enough(tmp_path: Path) -> None:
    (tmp_path / "pupil.yaml").write_bytes(b"name: {}\n")
    assert stamps._stat_with_names(f"{tmp_path}/pupil.yaml").st_size == len(b"name: {}\n")


def test_a_process_that_stands_in_the_folder_sees_what_any_other_sees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "larkfield"
    (folder / "pupils").mkdir(parents=True)
    (folder / "senco.yaml").write_bytes(b"record_format: 1\n")
    paths = ["pupils/", "senco.yaml", "nobody.yaml", "pupils/Siân/"]
    seen = stamps.stamps_of(folder, paths)
    assert seen
    assert stamps.stamps_here(folder, [os.fsencode(path) for path in paths]) == seen
    assert stamps.stamps_here(tmp_path / "gone", [b"senco.yaml"]) is None


@pytest.fixture
def school(tmp_path: Path) -> Path:
    root = tmp_path / "larkfield"
    (root / "pupils" / "k7m2q" / "cycles").mkdir(parents=True)
    (root / "pupils" / "k7m2q" / "files" / "scans").mkdir(parents=True)
    for name in ("pupil.yaml", "adjustments.yaml", ".swp", "cycles/2026-09-07.yaml", "files/scans/letter.pdf"):
        (root / "pupils" / "k7m2q" / name).write_bytes(b"")
    return root


def test_a_pupil_is_looked_at_once_and_the_records_and_the_hidden_are_seen_but_not_the_copies_of_originals(
    school: Path,
) -> None:
    group, below = stamps.look_at_pupil(school, "k7m2q")
    assert group.paths == (
        "pupils/k7m2q/pupil.yaml",
        "pupils/k7m2q/",
        "pupils/k7m2q/cycles/",
        "pupils/k7m2q/files/",
        "pupils/k7m2q/.swp",
        "pupils/k7m2q/adjustments.yaml",
        "pupils/k7m2q/cycles/2026-09-07.yaml",
    )
    assert below is not None
    assert sorted(below.names["pupils/k7m2q"]) == ["adjustments.yaml", "cycles", "files", "pupil.yaml"]
    assert stamps.group_of(school, "k7m2q").paths == group.paths


@pytest.mark.skipif(os.name != "posix", reason="such names cannot be there elsewhere")
@pytest.mark.parametrize("name", ["a\nb.yaml", "cycles/\x1b[31m.yaml", "adjustments.yaml.", "pipe"])
def test_what_cannot_be_written_down_proves_nothing(school: Path, name: str) -> None:
    place = school / "pupils" / "k7m2q" / name
    if name == "pipe":
        os.mkfifo(place)
    elif name.endswith("."):
        place.symlink_to("adjustments.yaml")
    else:
        place.write_bytes(b"")
    group, below = stamps.look_at_pupil(school, "k7m2q")
    assert not group.paths
    assert not group.stamps
    assert below is not None


def test_of_a_folder_that_is_gone_nothing_is_proved(school: Path) -> None:
    group, below = stamps.look_at_pupil(school, "x7m2q")
    assert (group.paths, group.stamps) == ((), b"")
    assert below is not None
    assert not below.entries


@pytest.mark.skipif(not CAN_SPLIT, reason="the system cannot split a process")
@pytest.mark.parametrize("fate", ["well", "killed", "nobody may look"])
def test_half_of_many_is_looked_at_by_another_process_to_the_same_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fate: str
) -> None:
    monkeypatch.setattr(keeping, "_WORTH_TWO", 3)
    monkeypatch.setattr("senco_cli.index.child.can_run", lambda: 2)
    for number in range(5):
        (tmp_path / f"{number}.yaml").write_bytes(b"x" * number)
    paths = [f"{number}.yaml" for number in range(7)]
    right, here, stamps_of = stamps.stamps_of(tmp_path, paths), os.getpid(), stamps.stamps_of

    def look(root: Path, those: Sequence[str]) -> bytes | None:
        if os.getpid() != here and fate == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        return None if os.getpid() != here and fate == "nobody may look" else stamps_of(root, those)

    monkeypatch.setattr(keeping, "stamps_of", look)
    assert keeping._stamps_of_many(tmp_path, paths) == right
