"""What somebody sees whose records hold what no record should: a sentence each, at once, and nothing is run or lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from support import Senco

from senco_cli.store.folder import PathRefused, locked, private_folder
from senco_cli.store.scratch import clear_left

GOOD = (
    b"name: {legal_forename: Ann, legal_surname: Example}\ndate_of_birth: 2016-02-03\n"
    b"sen_status:\n  - {status: N, from: 2022-09-01}\n"
)
# What the file of a pupil holds, and what `senco check` says of it after the path.
FILES: Mapping[str, tuple[bytes, str]] = {
    "alias bomb": (b"a: &a [x, x]\nb: [*a, *a]\n", ':1: a text cannot begin with &; put it in double quotes: "&..."'),
    "merge key": (b"b: {x: y}\nname:\n  <<: *b\n", ':3: a text cannot begin with *; put it in double quotes: "*..."'),
    "tag that runs Python": (b"name: !!python/object/apply:os.system [ls]\n", ":1: a text cannot begin with !; put it"),
    "field twice": (GOOD + b"class: 4B\nclass: 5A\n", ':6: "class" stands here a second time, after line 5; keep only'),
    "brackets in brackets": (b"name: " + b"[" * 100_000, ":1: more than 32 levels stand inside one another here"),
    "fields in fields": (b"".join(b" " * n + b"a:\n" for n in range(200)), ":33: more than 32 levels stand inside"),
    "NUL": (GOOD + b"class: 4\0B\n", ":5: an invisible character (U+0000) stands here; delete it and type the text"),
    "only NULs": (bytes(5000), ":1: the file is not UTF-8 text; in Notepad choose File, Save as"),
    "UTF-32": (GOOD.decode().encode("utf-32"), ":1: the file is not UTF-8 text; in Notepad choose File, Save as"),
    "windows-1252": (GOOD + b"class: Si\xe2n\n", ":5: a character here is not UTF-8; in Notepad choose File, Save as"),
    "tabs": (b"name:\n\tlegal_forename: Ann\n", ":2: this line is indented with a tab; use spaces instead"),
    "terminal escape": (GOOD + b"class: \x1b]0;x\x07\n", ":5: an invisible character (U+001B) stands here; delete it"),
    "escaped escape": (GOOD + b'class: "\\x1b[2J"\n', ":5: class: has an invisible character in it; type the text"),
    "half a character": (GOOD + b'class: "\\ud800"\n', ":5: half of a character stands here, written as \\uD800 or"),
    "two records": (GOOD + b"---\n" + GOOD, ":5: a second record begins here; keep one record in a file"),
    "brackets for a name": (b"? [a, b]\n: c\n", ":1: a field's name must be plain text, without brackets or a list in"),
    "nothing": (b"", ":1: is empty; write at least name and date_of_birth"),
    "a fault in each line": (b"".join(b"x%d: y\n" % n for n in range(400)), ": and 302 more faults"),
}
READ_AS_THEY_ARE = {
    "byte order mark": b"\xef\xbb\xbf" + GOOD,
    "UTF-16": GOOD.decode().encode("utf-16"),
    "line ends of Windows": GOOD.replace(b"\n", b"\r\n"),
    "line ends of an old Mac": GOOD.replace(b"\n", b"\r"),
    "a long line": GOOD + b"class: " + b"x" * 500_000 + b"\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records of one pupil, with no history."""
    root = tmp_path_factory.mktemp("school")
    (root / "senco.yaml").write_bytes(b"record_format: 1\nschool: {name: Larkfield School, phase: primary}\n")
    (root / "pupils" / "k7m2q").mkdir(parents=True)
    return root


@pytest.fixture
def record(folder: Path) -> Path:
    """The file of that pupil, which is not there yet."""
    path = folder / "pupils" / "k7m2q" / "pupil.yaml"
    path.unlink(missing_ok=True)
    return path


@pytest.mark.parametrize(("data", "said"), FILES.values(), ids=FILES)
def test_a_record_that_is_none_is_a_sentence_in_every_command(
    record: Path, senco: Senco, data: bytes, said: str
) -> None:
    record.write_bytes(data)
    root = record.parents[2]
    checked = senco("check", cwd=root)
    assert checked.status == 1
    assert any(said in line and line.startswith("pupils/k7m2q/pupil.yaml") for line in checked.out.splitlines())
    assert len(checked.out.splitlines()) < 120
    for words in (["list"], ["show", "k7m2q"], ["review-due"], ["export", "register", "--stdout"]):
        ran = senco(*words, cwd=root)
        assert ran.status in (0, 1, 3), (words, ran.err)
        assert "\x1b" not in ran.out + ran.err and "\0" not in ran.out + ran.err
    senco("edit", "k7m2q", "--set", "class=4B", "--dry-run", cwd=root)
    assert record.read_bytes() == data


@pytest.mark.parametrize("data", READ_AS_THEY_ARE.values(), ids=READ_AS_THEY_ARE)
def test_what_windows_and_old_programs_write_is_read_as_it_is_meant(record: Path, senco: Senco, data: bytes) -> None:
    record.write_bytes(data)
    shown = senco("list", "--format", "json", cwd=record.parents[2])
    assert shown.status == 0 and "Example" in shown.out, shown.err


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


@pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices of POSIX")
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_sparse, "the file is larger than 1 MB; a record is plain text and far smaller"),
        (os.mkfifo, "it is no file but a device or a pipe"),
        (lambda path: path.symlink_to("/dev/zero"), "it is a link that leads out of the record folder"),
        (lambda path: path.symlink_to("/etc/hostname"), "it is a link that leads out of the record folder"),
        (lambda path: path.symlink_to(path), "cannot be opened: "),
        (lambda path: path.mkdir(), "is a folder, and ought to be a file"),
    ],
    ids=["200 MB", "pipe", "device", "link out", "link to itself", "folder"],
)
def test_what_is_no_plain_file_in_the_folder_is_never_read(
    record: Path, senco: Senco, tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    make(record)
    root = record.parents[2]
    checked = senco("check", cwd=root)
    assert checked.status == 1 and said in checked.out
    assert senco("show", "k7m2q", cwd=root).status == 1
    refused = senco("edit", "k7m2q", "--set", "class=4B", cwd=root)
    assert refused.status == 3
    if not said.startswith("the file is larger"):
        assert senco("backup", "--out", str(tmp_path / "backup.zip"), cwd=root).status in (0, 3)
    record.rmdir() if record.is_dir() else record.unlink()


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege elsewhere")
def test_a_pupils_folder_that_is_a_link_out_is_neither_read_nor_written(
    record: Path, senco: Senco, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "pupil.yaml").write_bytes(GOOD)
    place = record.parents[1] / "t4n8c"
    place.symlink_to(outside)
    record.write_bytes(GOOD)
    root = record.parents[2]
    assert "it is a link that leads out of the record folder" in senco("check", cwd=root).out
    for words in (["edit", "t4n8c", "--set", "class=4B"], ["set-status", "t4n8c", "K", "--from", "2026-01-05"]):
        assert senco(*words, cwd=root).status == 3
    assert (outside / "pupil.yaml").read_bytes() == GOOD
    place.unlink()


@pytest.mark.parametrize("name", ["../../x.html", "CON.html", "nul", "a:b.html", "a.html.", "map.html "])
def test_a_document_is_not_called_what_some_computers_cannot_call_a_file(
    record: Path, senco: Senco, tmp_path: Path, name: str
) -> None:
    record.write_bytes(GOOD)
    ran = senco("export", "register", "--out", name, cwd=record.parents[2])
    if name.startswith(".."):
        assert ran.status == 0
        (record.parents[2] / name).unlink()
    else:
        assert ran.status == 3 and "some computers" in ran.err


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege elsewhere")
def test_a_private_corner_that_is_a_link_is_not_followed(senco: Senco, school: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (school / ".senco").rename(outside)
    (school / ".senco").symlink_to(outside)
    before = sorted(outside.rglob("*"))
    refused = senco("edit", "settings", "--set", "school.name=Larkfield", cwd=school)
    assert refused.status == 3 and '".senco" cannot be written: it is a link' in refused.err
    assert sorted(outside.rglob("*")) == before


def as_a_pipe(place: Path) -> None:
    os.mkfifo(place)


def as_a_link(place: Path) -> None:
    place.symlink_to(place.parents[2])


def as_what_has_no_end(place: Path) -> None:
    place.symlink_to("/dev/zero")


@pytest.mark.skipif(os.name != "posix", reason="links and pipes are made otherwise elsewhere")
@pytest.mark.parametrize("path", ["journal", "git", ".gitignore", "journal/open.json", "scratch", "unsaved"])
@pytest.mark.parametrize("put", [as_a_pipe, as_a_link, as_what_has_no_end])
def test_what_stands_in_place_of_our_working_files_is_neither_followed_nor_waited_for(
    put: Callable[[Path], None], path: str, tmp_path: Path
) -> None:
    private_folder(tmp_path)
    place = tmp_path / ".senco" / path
    place.parent.mkdir(exist_ok=True)
    place.unlink(missing_ok=True)
    put(place)
    with pytest.raises(PathRefused, match=f'".senco/{path}" cannot be written: ') as refused, locked(tmp_path):
        pass
    assert str(place) in (refused.value.hint or "")


@pytest.mark.skipif(os.name != "posix", reason="pipes are made otherwise elsewhere")
def test_pipes_among_what_is_cleared_away_are_not_waited_for(tmp_path: Path) -> None:
    corner = tmp_path / ".senco" / "scratch"
    (corner / "feed").mkdir(parents=True)
    os.mkfifo(corner / "feed" / "elsewhere")
    os.mkfifo(corner / "beef")
    clear_left(tmp_path)
    assert not list(corner.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="pipes are made otherwise elsewhere")
def test_doctor_names_what_keeps_everything_from_being_saved(senco: Senco, school: Path) -> None:
    shutil.rmtree(school / ".senco")
    os.mkfifo(school / ".senco")
    ran = senco("doctor", cwd=school)
    assert ran.status == 1 and 'MEND  nothing can be saved: ".senco" cannot be written' in ran.out


def test_a_forged_note_of_an_unfinished_write_is_not_followed(senco: Senco, school: Path, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_bytes(b"mine\n")
    note = (
        '{"version": 1, "token": "TOKEN", "history": false, "head": null, "made": [], "target": null, "entries": '
        '[{"path": "PATH", "before": "cHduZWQ=", "mode": null, "after": "HELD"}]}'
    )
    from senco_cli.store.files import digest

    for path, token in (("../precious", "feed"), ("senco.yaml", "x/../../*")):
        forged = note.replace("PATH", path).replace("TOKEN", token).replace("HELD", digest(b"mine\n"))
        (school / ".senco" / "journal" / "open.json").write_text(forged, encoding="utf-8")
        refused = senco("list", cwd=school)
        assert refused.status == 3 and "cannot be read" in refused.err
        assert target.read_bytes() == b"mine\n"
