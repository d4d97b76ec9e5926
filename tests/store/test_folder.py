"""Which folder is worked on, what may be written in it, and who may write."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import filelock
import pytest

from senco_cli.errors import SencoError
from senco_cli.store import folder
from senco_cli.store.folder import (
    CannotWrite,
    FolderBusy,
    NoRecordFolder,
    NotARecordFolder,
    PathRefused,
    find_root,
    inside,
    locked,
    private_folder,
)


def school(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "senco.yaml").touch()
    return folder


def test_the_folder_given_wins_over_everything(tmp_path: Path) -> None:
    given, named, here = school(tmp_path / "given"), school(tmp_path / "named"), school(tmp_path / "here")
    assert find_root(here, given=given, environment={"SENCO_RECORDS": str(named)}) == given


def test_the_environment_wins_over_the_folder_one_stands_in(tmp_path: Path) -> None:
    named, here = school(tmp_path / "named"), school(tmp_path / "here")
    assert find_root(here, given=None, environment={"SENCO_RECORDS": str(named)}) == named


def test_an_empty_variable_counts_as_not_set(tmp_path: Path) -> None:
    here = school(tmp_path / "here")
    assert find_root(here, given=None, environment={"SENCO_RECORDS": ""}) == here


def test_a_relative_folder_is_taken_from_where_one_stands(tmp_path: Path) -> None:
    school(tmp_path / "a" / "school")
    assert find_root(tmp_path / "a", given=Path("school"), environment={}) == tmp_path / "a" / "school"
    assert find_root(tmp_path, given=None, environment={"SENCO_RECORDS": "a/school"}) == tmp_path / "a" / "school"


def test_the_nearest_marked_folder_above_is_found(tmp_path: Path) -> None:
    school(tmp_path / "outer")
    inner = school(tmp_path / "outer" / "inner")
    deep = inner / "pupils" / "k7m2q"
    deep.mkdir(parents=True)
    assert find_root(deep, given=None, environment={}) == inner


def test_a_folder_called_records_is_the_last_resort(tmp_path: Path) -> None:
    records = school(tmp_path / "checkout" / "records")
    assert find_root(tmp_path / "checkout", given=None, environment={}) == records
    school(tmp_path / "outer")
    school(tmp_path / "outer" / "inner" / "records")
    assert find_root(tmp_path / "outer" / "inner", given=None, environment={}) == tmp_path / "outer"


def test_when_nothing_is_found_it_says_where_it_looked_and_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(NoRecordFolder) as caught:
        find_root(tmp_path, given=None, environment={})
    assert caught.value.sentence == (
        f'there is no senco.yaml in "{tmp_path}", in a folder above it, or in "{tmp_path / "records"}"'
    )
    assert caught.value.hint == "senco init FOLDER"


def test_a_clone_of_a_place_that_was_empty_is_told_how_to_have_what_came_since(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(NoRecordFolder) as caught:
        find_root(tmp_path, given=None, environment={})
    assert caught.value.hint and caught.value.hint.startswith("git pull ")


def test_a_folder_named_senco_yaml_is_no_marker(tmp_path: Path) -> None:
    (tmp_path / "senco.yaml").mkdir()
    with pytest.raises(NoRecordFolder):
        find_root(tmp_path, given=None, environment={})


def refusal(start: Path, given: Path) -> NotARecordFolder:
    with pytest.raises(NotARecordFolder) as caught:
        find_root(start, given=given, environment={})
    return caught.value


def test_a_given_folder_without_the_marker_is_refused_even_inside_a_school(tmp_path: Path) -> None:
    here = school(tmp_path / "here")
    (here / "pupils").mkdir()
    error = refusal(here, here / "pupils")
    assert error.sentence == f'--records "{here / "pupils"}" is not a record folder: it holds no senco.yaml'
    assert error.hint == f'senco init "{here / "pupils"}"'


def test_a_given_folder_that_is_not_there_is_refused_in_its_own_words(tmp_path: Path) -> None:
    assert refusal(tmp_path, Path("nowhere")).sentence == f'--records "{tmp_path / "nowhere"}" does not exist'


def test_a_given_file_is_refused_in_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "register.csv").touch()
    assert refusal(tmp_path, Path("register.csv")).sentence == (
        f'--records "{tmp_path / "register.csv"}" is a file, not a folder'
    )


def test_whoever_gives_the_marker_file_is_told_to_give_its_folder(tmp_path: Path) -> None:
    here = school(tmp_path / "here")
    assert refusal(tmp_path, here / "senco.yaml").hint == f'give its folder: --records "{here}"'


def test_a_wrong_variable_is_named_in_the_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotARecordFolder, match=r'^SENCO_RECORDS ".*nowhere" does not exist$'):
        find_root(tmp_path, given=None, environment={"SENCO_RECORDS": "nowhere"})


@pytest.mark.parametrize("path", ["senco.yaml", "pupils/k7m2q/pupil.yaml", ".gitignore", ".gitattributes", "a b/é.pdf"])
def test_a_plain_path_inside_the_folder_is_taken(tmp_path: Path, path: str) -> None:
    assert inside(tmp_path, path) == tmp_path / path


OUTSIDE = ("", "/etc/passwd", "../x.yaml", "pupils/../../x", "pupils/./x", "pupils//x", "pupils/", ".")
FOREIGN = ("C:/x", "C:x", "pupils\\x", "..\\x", "x.yaml:stream", "a\nb", "a\0b", "x?", "//server/share")
RESERVED = (".git/config", ".GIT/config", "sub/.git/hooks/x", ".git./x", "GIT~1/x", ".senco/lock", ".Senco/x")


@pytest.mark.parametrize("path", [*OUTSIDE, *FOREIGN, *RESERVED])
def test_a_path_that_leads_elsewhere_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(PathRefused):
        inside(tmp_path, path)


@pytest.mark.skipif(os.name == "nt", reason="links need rights that not everybody has on Windows")
def test_a_link_is_refused_wherever_it_points(tmp_path: Path) -> None:
    root = tmp_path / "school"
    (root / "pupils").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (root / "out").symlink_to(tmp_path / "elsewhere")
    (root / "in").symlink_to(root / "pupils")
    (root / "file.yaml").symlink_to(tmp_path / "elsewhere" / "file.yaml")
    for path in ("out/x.yaml", "in/x.yaml", "file.yaml"):
        with pytest.raises(PathRefused, match="goes through a link"):
            inside(root, path)


@pytest.mark.skipif(os.name == "nt", reason="links need rights that not everybody has on Windows")
def test_the_record_folder_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert inside(tmp_path / "link", "pupils/x.yaml") == tmp_path / "link" / "pupils" / "x.yaml"


def test_git_is_told_to_leave_our_working_files_alone(tmp_path: Path) -> None:
    assert (private_folder(tmp_path) / ".gitignore").read_bytes() == b"*\n"
    assert private_folder(tmp_path) == tmp_path / ".senco"


def test_only_one_can_hold_the_folder(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(FolderBusy, match="another senco"), locked(tmp_path, wait_seconds=0):
        pass
    with locked(tmp_path, wait_seconds=0):
        pass


def test_whoever_deletes_our_working_files_lets_no_second_in(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows deletes no file that is held")
    with locked(tmp_path):
        shutil.rmtree(tmp_path / ".senco")
        with pytest.raises(FolderBusy), locked(tmp_path, wait_seconds=0):
            pass
    with locked(tmp_path, wait_seconds=0):
        pass


def test_the_folder_is_given_back_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path):
        raise KeyError
    with locked(tmp_path, wait_seconds=0):
        pass


def test_a_folder_that_cannot_be_written_to_is_a_sentence_not_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_lock: filelock.FileLock) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(filelock.FileLock, "acquire", refused)
    with pytest.raises(CannotWrite, match="cannot be written to: Read-only file system"), locked(tmp_path):
        pass


def test_records_that_lost_their_settings_are_not_told_to_begin_anew(tmp_path: Path) -> None:
    (tmp_path / "pupils").mkdir()
    with pytest.raises(NoRecordFolder, match=r"senco\.yaml is gone") as gone:
        find_root(tmp_path, given=None, environment={})
    (tmp_path / "senco.yaml").mkdir()
    with pytest.raises(NoRecordFolder, match=r"what is called senco\.yaml is no file"):
        find_root(tmp_path, given=None, environment={})
    assert "restore senco.yaml" in (gone.value.hint or "")


@pytest.mark.parametrize("given", [None, Path("shut")])
def test_a_folder_that_lets_nobody_in_is_not_said_to_be_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: Path | None
) -> None:
    shut = tmp_path / "shut"
    shut.mkdir()
    stat = Path.stat

    def refuse(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.parent == shut:
            raise PermissionError(errno.EACCES, "Permission denied")
        return stat(path, follow_symlinks=follow_symlinks)

    # Whoever runs the tests as the owner of everything is let in everywhere.
    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(SencoError, match='shut" cannot be looked into: you are not allowed to'):
        find_root(shut if given is None else tmp_path, given=given, environment={})


def test_a_folder_on_a_stick_that_is_gone_is_not_to_be_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "stat", pulled)
    for given, error in ((tmp_path, NotARecordFolder), (None, NoRecordFolder)):
        with pytest.raises(error) as refused:
            find_root(tmp_path, given=given, environment={})
        assert "cannot be reached: Input/output error" in refused.value.sentence
        assert str(refused.value.hint).startswith("look whether the disk")
    monkeypatch.undo()
    with pytest.raises(NotARecordFolder) as refused:
        find_root(tmp_path, given=tmp_path / "STICK" / "records", environment={})
    assert "senco init" not in str(refused.value.hint)


@pytest.mark.skipif(os.name == "nt", reason="who owns a file is another matter there")
def test_nothing_is_written_that_shuts_out_whose_folder_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = school(tmp_path / "school")
    monkeypatch.setattr(os, "geteuid", lambda: (root / "senco.yaml").stat().st_uid + 1)
    # What is written on most sticks belongs to one user, whoever writes.
    with locked(root):
        pass
    monkeypatch.setattr(folder, "_shares_owner", lambda _root: False)
    with pytest.raises(CannotWrite) as refused, locked(root):
        pass
    assert "belongs to another user" in refused.value.sentence
    with locked(root, writes=False):
        pass
    shutil.rmtree(root / ".senco")
    with pytest.raises(CannotWrite):
        private_folder(root)
    assert [path.name for path in root.iterdir()] == ["senco.yaml"]
