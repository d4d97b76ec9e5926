"""The copies of originals: what is wrong with them is found whatever they hold."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from senco_cli.model.document_index import Document, Documents, file_name
from senco_cli.store.kept_files import attributes_with_files, file_faults

BINARY = b"pupils/*/files/** binary\n"


def filed(root: Path, data: bytes) -> tuple[Path, Documents]:
    """A copy with its index, as they are when all is well."""
    digest = hashlib.sha256(data).hexdigest()
    name = file_name(digest, ".pdf")
    folder = root / "pupils/k7m2q/files"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name, Documents(
        documents=(Document(id="d3k7m", title="Letter", what="letter", file=name, sha256=digest),)
    )


def sentences(root: Path, index: Documents | None) -> list[str]:
    return [fault.sentence for fault in file_faults(root, "k7m2q", index)]


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=4000), other=st.binary(max_size=4000))
def test_a_copy_is_sound_exactly_while_it_holds_what_was_filed(tmp_path: Path, data: bytes, other: bytes) -> None:
    copy, index = filed(tmp_path, data)
    assert sentences(tmp_path, index) == []
    copy.write_bytes(other)
    assert bool(sentences(tmp_path, index)) == (other != data)
    copy.unlink()
    (missing,) = sentences(tmp_path, index)
    assert "is not in files/" in missing and "senco add-document k7m2q --file" in missing


def test_a_link_is_no_copy(tmp_path: Path) -> None:
    copy, index = filed(tmp_path, b"x")
    copy.rename(tmp_path / "elsewhere")
    try:
        copy.symlink_to(tmp_path / "elsewhere")
    except OSError:
        pytest.skip("links need a right of their own here")
    assert "is a link" in sentences(tmp_path, index)[0]


def test_an_entry_without_its_digest_cannot_vouch_for_its_file(tmp_path: Path) -> None:
    _, index = filed(tmp_path, b"x")
    bare = index.documents[0].model_copy(update={"sha256": None})
    (fault,) = file_faults(tmp_path, "k7m2q", Documents(documents=(bare,)))
    assert (fault.at, "unchanged" in fault.sentence) == (("documents", 0, "sha256"), True)


def test_what_the_computer_leaves_in_a_folder_is_no_document(tmp_path: Path) -> None:
    copy, index = filed(tmp_path, b"x")
    for name in ("Thumbs.db", "desktop.ini", ".DS_Store", ".senco-tmp-1-x.pdf"):
        (copy.parent / name).write_bytes(b"x")
    assert sentences(tmp_path, index) == []
    assert len(sentences(tmp_path, None)) == 1


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        (None, BINARY),
        (b"", BINARY),
        (b"*.yaml text", b"*.yaml text\n" + BINARY),
        (b"*.yaml text\n", b"*.yaml text\n" + BINARY),
        (b"a b\r\n" + BINARY.replace(b"\n", b"\r\n"), b"a b\r\n" + BINARY.replace(b"\n", b"\r\n")),
    ],
)
def test_git_is_told_once_to_leave_the_copies_alone(held: bytes | None, wanted: bytes) -> None:
    assert attributes_with_files(held) == wanted
