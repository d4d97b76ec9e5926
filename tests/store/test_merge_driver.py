"""Git itself merges records through senco, in a folder that has been told so, and as text in one that has not."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from senco_cli.store import git, merge_driver
from senco_cli.store.conflicts import split
from senco_cli.store.merge_driver import Installed

Environment = Mapping[str, str]
RECORD = "provision/t4n8c.yaml"
TEXT = "title: Phonics\nlog:\n  - one\nplace: Library\n"


def commit(root: Path, text: str, who: str, environment: Environment) -> None:
    (root / RECORD).write_bytes(text.encode())
    author = ("-c", f"user.name={who}", "-c", f"user.email={who.lower()}@example.org")
    git.run(root, *author, "commit", "--quiet", "--all", "-m", "change", environment=environment)


@pytest.fixture
def branches(root: Path, environment: Environment) -> Path:
    """A folder whose branch `theirs` and own branch both changed one record; the driver is this very Python."""
    (root / ".gitattributes").write_bytes(b"*.yaml text eol=lf\n" + merge_driver.ATTRIBUTE)
    git.run(root, "add", ".gitattributes", environment=environment)
    commit(root, TEXT, "Ann", environment)
    git.run(root, "branch", "theirs", environment=environment)
    commit(root, TEXT.replace("- one", "- one\n  - ours").replace("Library", "Hall"), "Ann", environment)
    git.run(root, "checkout", "--quiet", "theirs", environment=environment)
    commit(root, TEXT.replace("- one", "- one\n  - theirs").replace("Library", "Room 4"), "Ben", environment)
    git.run(root, "checkout", "--quiet", "-", environment=environment)
    return root


def merge(root: Path, environment: Environment) -> int:
    author = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    words = ("merge", "--quiet", "--no-edit", "theirs")
    return git.run(root, *author, *words, environment=environment, allow=(0, 1)).status


def test_git_merges_a_record_through_senco(branches: Path, environment: Environment) -> None:
    line = f'"{sys.executable.replace(chr(92), "/")}" -m senco_cli merge-driver %O %A %B %P'
    git.run(branches, "config", "merge.senco.driver", line, environment=environment)
    here = {**environment, "PYTHONPATH": str(Path(__file__).parents[2])}
    assert merge(branches, here) == 0
    plain, notes = split((branches / RECORD).read_text(encoding="utf-8"))
    assert plain == "title: Phonics\nlog:\n  - one\n  - ours\n  - theirs\nplace: Hall\n"
    assert [(note.where, note.here.value, note.other.value, note.by) for note in notes] == [
        (("place",), "Hall", "Room 4", "Ben")
    ]


def test_a_machine_without_the_driver_merges_as_text_and_says_where_it_cannot(
    branches: Path, environment: Environment
) -> None:
    assert merge(branches, environment) == 1
    assert "<<<<<<<" in (branches / RECORD).read_text(encoding="utf-8")


def test_the_driver_is_installed_missing_or_gone(root: Path, environment: Environment, tmp_path: Path) -> None:
    def found(**extra: str) -> Installed:
        return merge_driver.installed(root, environment={**environment, **extra})

    assert found() is Installed.NO
    merge_driver.install(root, environment=environment)
    assert found() is Installed.NO
    (root / ".gitattributes").write_bytes(merge_driver.with_attribute(b"*.yaml text eol=lf"))
    assert (root / ".gitattributes").read_bytes() == b"*.yaml text eol=lf\n*.yaml merge=senco\n"
    assert found() is Installed.YES
    git.run(
        root, "config", "merge.senco.driver", f'"{tmp_path}/no such senco" merge-driver %O', environment=environment
    )
    assert found() is Installed.GONE


def test_without_senco_on_the_path_the_driver_is_the_python_that_runs_now(
    root: Path, environment: Environment, tmp_path: Path
) -> None:
    only_git = tmp_path / "bin"
    only_git.mkdir()
    import shutil

    program = shutil.which("git", path=environment["PATH"])
    assert program
    (only_git / Path(program).name).symlink_to(program)
    merge_driver.install(root, environment={**environment, "PATH": str(only_git)})
    line = git.run(root, "config", "--get", "merge.senco.driver", environment=environment).text
    assert line == f'"{sys.executable.replace(chr(92), "/")}" -m senco_cli merge-driver %O %A %B %P'


def test_the_attribute_is_written_once() -> None:
    once = merge_driver.with_attribute(None)
    assert once == b"*.yaml merge=senco\n" and merge_driver.with_attribute(once) == once


def test_called_in_any_other_way_than_git_does_it_says_whom_it_is_for(root: Path, environment: Environment) -> None:
    for words in ([], ["a"], ["no", "such", "files", RECORD]):
        with pytest.raises(merge_driver.WrongCall, match="is for git"):
            merge_driver.drive(words, environment=environment, cwd=root)
