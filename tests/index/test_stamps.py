"""How files look: what was put there since is seen, whatever the disk keeps of it."""

from __future__ import annotations

from pathlib import Path

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
