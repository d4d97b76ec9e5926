"""How files look: what was put there since is seen, whatever the disk keeps of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from senco_cli.index import stamps


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
