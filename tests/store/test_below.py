from __future__ import annotations

import os
from pathlib import Path

import pytest

from senco_cli.store.below import look_below
from senco_cli.store.plain_files import read_plain, read_straight
from senco_cli.store.records import load_pupil

FOLDER = "pupils/k7m2q"
PUPIL = b"name: {legal_forename: Amara, legal_surname: Okafor}\ndate_of_birth: 2015-11-03\n"
needs_links = pytest.mark.skipif(os.name != "posix", reason="links need a privilege elsewhere")


@pytest.fixture
def pupil(tmp_path: Path) -> Path:
    folder = tmp_path / "school" / FOLDER
    (folder / "cycles").mkdir(parents=True)
    (folder / "pupil.yaml").write_bytes(PUPIL)
    (folder / "cycles" / "2026-09-07.yaml").write_bytes(b"from: 2026-09-07\nreview_by: 2026-12-01\n")
    (folder / "letter.pdf").write_bytes(b"")
    (folder / ".hidden.yaml").write_bytes(b"")
    return folder


def test_what_lies_below_a_folder_is_seen_at_once(pupil: Path) -> None:
    below = look_below(pupil.parents[1], FOLDER)
    assert {folder: set(names) for folder, names in below.names.items()} == {
        FOLDER: {"pupil.yaml", "cycles", "letter.pdf"},
        f"{FOLDER}/cycles": {"2026-09-07.yaml"},
    }
    assert set(below.yaml) == {f"{FOLDER}/pupil.yaml", f"{FOLDER}/cycles/2026-09-07.yaml"}
    assert below.is_straight


def test_nothing_lies_below_a_folder_that_is_not_there_or_is_a_file(pupil: Path) -> None:
    for folder in ("pupils/x7m2q", f"{FOLDER}/pupil.yaml"):
        assert look_below(pupil.parents[1], folder) == ({}, (), False, {})


@needs_links
@pytest.mark.parametrize("at", ["cycles", "cycles/2026-09-07.yaml", ".", ".."])
def test_a_link_anywhere_is_noticed_and_what_lies_behind_it_in_the_folder_is_read_all_the_same(
    pupil: Path, at: str
) -> None:
    root, place = pupil.parents[1], (pupil / at).resolve()
    there = root / "elsewhere"
    place.rename(there)
    place.symlink_to(there)
    assert not look_below(root, FOLDER).is_straight
    file = load_pupil(root, "k7m2q").file
    assert file and list(file.cycles) == ["2026-09-07"]


@needs_links
def test_a_link_that_has_come_since_is_not_followed(pupil: Path, tmp_path: Path) -> None:
    root, path = pupil.parents[1], f"{FOLDER}/pupil.yaml"
    assert read_straight(root, path) == read_plain(root, path) == PUPIL
    (tmp_path / "outside.yaml").write_bytes(PUPIL)
    (pupil / "pupil.yaml").unlink()
    (pupil / "pupil.yaml").symlink_to(tmp_path / "outside.yaml")
    with pytest.raises(OSError, match="symbolic link"):
        read_straight(root, path)
