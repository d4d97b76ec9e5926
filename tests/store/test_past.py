"""An earlier state is read from git into a folder that only its owner can read and that nothing leaves behind."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dated_history import as_made_on, git

from senco_cli.store import scratch
from senco_cli.store.past import PastFolder
from senco_cli.store.past_state import NoPast, held_then, newest_on, touched_after
from senco_cli.store.transaction import ANY, transaction

Environment = Mapping[str, str]
RECORD = "provision/b2c3d.yaml"


@pytest.fixture
def dated(root: Path, environment: Environment) -> Path:
    """A folder begun on 4 September 2026 and changed on 5 October."""
    as_made_on(root, "2026-09-04")
    with transaction(root, message="edit settings", environment=environment) as tx:
        tx.write("senco.yaml", b"format: 2\n", expected=ANY)
        tx.delete("provision/t4n8c.yaml", expected=ANY)
    as_made_on(root, "2026-10-05")
    return root


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2026, 9, 4), b"format: 1\n"),
        (date(2026, 10, 4), b"format: 1\n"),
        (date(2026, 10, 5), b"format: 2\n"),
        (date(2026, 11, 1), b"format: 2\n"),
    ],
)
def test_the_last_change_by_the_end_of_the_day_counts(
    dated: Path, environment: Environment, day: date, held: bytes
) -> None:
    past = PastFolder(day, environment)
    assert (past.of(dated) / "senco.yaml").read_bytes() == held
    past.close()


def test_what_was_deleted_since_is_there_again(dated: Path, environment: Environment) -> None:
    past = PastFolder(date(2026, 9, 30), environment)
    assert (past.of(dated) / "provision" / "t4n8c.yaml").read_bytes() == b"title: Phonics\n"
    past.close()
    assert not (dated / "provision").exists()


def test_an_edit_that_the_history_does_not_hold_is_not_of_that_day(dated: Path, environment: Environment) -> None:
    (dated / "senco.yaml").write_bytes(b"format: 3\n")
    past = PastFolder(date(2026, 10, 5), environment)
    assert (past.of(dated) / "senco.yaml").read_bytes() == b"format: 2\n"
    past.close()
    assert (dated / "senco.yaml").read_bytes() == b"format: 3\n"


@pytest.fixture(params=["memory", "disk"])
def memory(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place that the system keeps in memory; on a disk there is none."""
    place = tmp_path / "memory"
    if request.param == "memory":
        place.mkdir()
    monkeypatch.setattr(scratch, "_MEMORY", place)
    return place


def test_the_folder_is_gone_when_it_is_closed(dated: Path, environment: Environment, memory: Path) -> None:
    past = PastFolder(date(2026, 10, 5), environment)
    folder = past.of(dated)
    assert folder.is_relative_to(memory if memory.exists() else dated)
    past.close()
    assert not folder.exists()
    assert list((dated / ".senco" / "scratch").iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such permissions")
def test_only_the_owner_can_look_into_it(dated: Path, environment: Environment, memory: Path) -> None:
    del memory
    past = PastFolder(date(2026, 9, 4), environment)
    folder = past.of(dated)
    modes = {path.stat().st_mode & 0o077 for path in (folder, *folder.rglob("*"))}
    past.close()
    assert modes == {0}


def test_what_a_killed_senco_left_is_cleared_away_and_what_is_in_use_stays(
    dated: Path, environment: Environment, memory: Path
) -> None:
    other = PastFolder(date(2026, 9, 4), environment)
    in_use = other.of(dated)
    left = dated / ".senco" / "scratch" / "0123456789abcdef"
    left.mkdir()
    (left / "senco.yaml").write_bytes(b"format: 1\n")
    left.with_suffix(".lock").touch()
    in_memory = memory / ".senco-tmp-0123"
    in_memory.mkdir(parents=True)
    (in_memory / "senco.yaml").write_bytes(b"format: 1\n")
    (left / "elsewhere").write_bytes(os.fsencode(in_memory))
    scratch.clear_left(dated)
    assert not left.exists() and not in_memory.exists()
    assert (in_use / "senco.yaml").exists()
    other.close()


@pytest.mark.parametrize("name", ["pupils", ".senco-tmp-0123"])
def test_a_note_of_a_stranger_leads_to_no_folder_of_ours(dated: Path, tmp_path: Path, name: str, memory: Path) -> None:
    del memory
    folder = tmp_path / name
    folder.mkdir()
    (folder / "pupil.yaml").write_bytes(b"format: 1\n")
    left = dated / ".senco" / "scratch" / "0123456789abcdef"
    left.mkdir(parents=True)
    (left / "elsewhere").write_bytes(os.fsencode(folder))
    scratch.clear_left(dated)
    assert (folder / "pupil.yaml").exists() and not left.exists()


def test_a_file_that_was_begun_in_memory_goes_too(dated: Path, memory: Path) -> None:
    memory.mkdir(exist_ok=True)
    begun = memory / ".senco-tmp-0123-map.html"
    begun.write_bytes(b"half a map")
    left = dated / ".senco" / "scratch" / "0123456789abcdef"
    left.mkdir(parents=True)
    (left / "elsewhere").write_bytes(os.fsencode(begun))
    scratch.clear_left(dated)
    assert not begun.exists()


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege elsewhere")
def test_a_link_in_the_history_leads_nowhere(root: Path, environment: Environment, tmp_path: Path) -> None:
    from dated_history import git

    (root / "staff").symlink_to(tmp_path)
    git(root, "add", "staff")
    git(root, "commit", "--quiet", "-m", "a link")
    as_made_on(root, "2026-10-05")
    past = PastFolder(date(2026, 10, 5), environment)
    assert not (past.of(root) / "staff").exists()
    past.close()


def test_what_two_people_wrote_side_by_side_on_a_day_is_all_of_that_day(dated: Path, environment: Environment) -> None:
    def of_person(text: str, day: str) -> str:
        (dated / RECORD).parent.mkdir(exist_ok=True)
        (dated / RECORD).write_text(f"title: Counting\n{text}\n", encoding="utf-8")
        git(dated, "add", RECORD)
        git(dated, "commit", "--quiet", "-m", "change")
        return as_made_on(dated, day)

    begun = of_person("layer: targeted", "2026-10-05")
    here = of_person("layer: targeted\nplace: Hall", "2026-10-06")
    git(dated, "checkout", "--quiet", "--detach", begun)
    there = of_person("layer: targeted\ngroup_size: 4", "2026-10-07")
    git(dated, "merge", "--quiet", "--strategy=ours", "--no-edit", here)
    as_made_on(dated, "2026-10-09")
    past = PastFolder(date(2026, 10, 8), environment)
    then = (past.of(dated) / RECORD).read_text(encoding="utf-8")
    past.close()
    assert sorted(then.splitlines()) == ["group_size: 4", "layer: targeted", "place: Hall", "title: Counting"]
    (dated / RECORD).write_text(then, encoding="utf-8")
    both = newest_on(dated, date(2026, 10, 8), environment=environment)
    assert [entry.sha for entry in both] == [there, here]
    files, held = touched_after(dated, both, [RECORD], environment=environment)
    assert [held[file.before or ""].decode() for file in files] == [then]


def test_one_file_that_no_list_looks_into_is_had_from_the_history(dated: Path, environment: Environment) -> None:
    def then(path: str, day: date) -> bytes | None:
        return held_then(dated, path, day, environment=environment)

    assert then("provision/t4n8c.yaml", date(2026, 9, 4)) == b"title: Phonics\n"
    assert then("provision/t4n8c.yaml", date(2026, 10, 5)) is None
    assert then("../school/senco.yaml", date(2026, 9, 4)) is None


def test_a_day_before_the_first_is_said_with_the_first(dated: Path, environment: Environment) -> None:
    with pytest.raises(NoPast, match="begins on 4 September 2026, after the day"):
        newest_on(dated, date(2026, 9, 3), environment=environment)


def test_without_git_nothing_is_known_of_the_past(plain_root: Path, without_git: Environment) -> None:
    with pytest.raises(NoPast, match="keeps no history"):
        newest_on(plain_root, date(2026, 9, 3), environment=without_git)


@pytest.fixture
def of_two(root: Path, environment: Environment) -> Path:
    """Two pupils and what belongs to neither, as on 4 September 2026."""
    for key, surname in (("k7m2q", "Okafor"), ("x6t4d", "Bonsu")):
        with transaction(root, message=f"add pupil {key}", environment=environment) as tx:
            tx.write(f"pupils/{key}/pupil.yaml", f"name: {surname}\n".encode(), expected=ANY)
            tx.write(f"pupils/{key}/cycles/2026-09-01.yaml", b"outcomes: []\n", expected=ANY)
    as_made_on(root, "2026-09-04")
    return root


def holds(typed: str, records: Mapping[str, bytes]) -> list[str]:
    return [key for key, data in records.items() if typed.encode() in data]


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("k7m2q", {"k7m2q"}),
        (" K7M2Q ", {"k7m2q"}),
        ("Bonsu", {"x6t4d"}),
        ("name", {"k7m2q", "x6t4d"}),
        ("nobody", {"k7m2q", "x6t4d"}),
        ("", {"k7m2q", "x6t4d"}),
    ],
)
def test_of_the_pupils_only_those_are_there_who_are_meant(
    of_two: Path, environment: Environment, typed: str, there: set[str]
) -> None:
    past = PastFolder(date(2026, 9, 4), environment, typed=lambda: typed, fitting=holds)
    folder = past.of(of_two)
    assert {path.name for path in (folder / "pupils").iterdir()} == there
    assert all((folder / "pupils" / key / "cycles" / "2026-09-01.yaml").is_file() for key in there)
    assert (folder / "senco.yaml").is_file()
    past.close()


def test_a_file_that_the_system_writes_in_parts_is_whole(
    dated: Path, environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    class InParts(io.FileIO):
        def write(self, data: Any, /) -> int:
            return super().write(bytes(data)[:3])

    with monkeypatch.context() as patched:
        patched.setattr(os, "fdopen", lambda descriptor, *_words, **_named: InParts(descriptor, "wb"))
        past = PastFolder(date(2026, 10, 5), environment)
        folder = past.of(dated)
    assert (folder / "senco.yaml").read_bytes() == b"format: 2\n"
    past.close()
