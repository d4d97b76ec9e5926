"""A bundle as a file: what was packed comes out, and a file made to do harm is refused in a sentence."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.exchange.bundle.manifest import BundleRefused, Manifest, PackedFile, Sender, digest, manifest_bytes
from senco_cli.exchange.bundle.packing import is_safe, packed, refuse_too_large, unpacked
from senco_cli.model.document_index import Documents

FILES = {"records/pupil.yaml": b"name: x\n", "originals/0b85570bfa2e0c3b.pdf": b"%PDF"}


def listing(files: Mapping[str, bytes]) -> Manifest:
    listed = tuple(PackedFile(path, "a file", digest(data), len(data)) for path, data in files.items())
    return Manifest(date(2026, 11, 21), Sender("Larkfield"), None, "k7m2q", listed, ())


def zip_of(files: Mapping[str, bytes], *, manifest: Manifest | None = None, mode: int = 0o100600) -> bytes:
    """A zip file as somebody else may make one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in {"manifest.json": manifest_bytes(manifest or listing(files)), **files}.items():
            entry = zipfile.ZipInfo(path)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (mode if path in files else stat.S_IFREG | 0o600) << 16
            archive.writestr(entry, data)
    return out.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(BundleRefused) as caught:
        unpacked(data)
    return caught.value.sentence


def test_what_was_packed_comes_out_and_the_same_content_is_the_same_file() -> None:
    data = packed(listing(FILES), FILES)
    assert unpacked(data).files == FILES
    assert unpacked(data).manifest == listing(FILES)
    assert packed(listing(FILES), FILES) == data


@given(
    st.dictionaries(st.sampled_from(["records/a.yaml", "records/b/c.yaml", "originals/d.pdf"]), st.binary(max_size=50))
)
@settings(max_examples=40)
def test_packing_and_unpacking_loses_nothing(files: dict[str, bytes]) -> None:
    assert unpacked(packed(listing(files), files)).files == files


@pytest.mark.parametrize(
    "path",
    [
        "../../evil.yaml",
        "records/../../evil.yaml",
        "/etc/passwd",
        "C:/evil.yaml",
        "records\\..\\evil.yaml",
        "records//pupil.yaml",
        "records/NUL.yaml",
        "records/con",
        "records/COM1.txt",
        "records/trailing.",
        "records/space ",
        "records/a:b",
        "records/./a",
        "records/a\x1b[31m",
        "",
    ],
)
def test_a_name_that_leads_out_or_is_none_on_some_computer_is_refused(path: str) -> None:
    assert not is_safe(path)
    if path:
        assert "leads out of the bundle" in refused(zip_of({path: b"x"}))


def test_links_and_devices_are_refused() -> None:
    for kind in (stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO):
        assert "a link or a device" in refused(zip_of({"records/pupil.yaml": b"/etc/passwd"}, mode=kind | 0o777))


def test_a_file_that_fills_the_disk_is_refused_before_it_is_unpacked() -> None:
    assert "made to fill a disk" in refused(zip_of({"records/pupil.yaml": b"\0" * 5_000_000}))


def test_more_files_than_anybody_has_are_refused() -> None:
    assert "more than 5000 files" in refused(zip_of({f"records/{number}": b"" for number in range(5001)}))


def test_what_is_not_on_the_list_or_missing_or_changed_is_refused() -> None:
    more = {**FILES, "records/extra.yaml": b"x"}
    assert "has files in it that its manifest.json does not list (1)" in refused(zip_of(more, manifest=listing(FILES)))
    assert "lacks files that its manifest.json lists (1)" in refused(zip_of(FILES, manifest=listing(more)))
    other = {**FILES, "records/pupil.yaml": b"name: y\n"}
    assert "has been changed since" in refused(zip_of(other, manifest=listing(FILES)))
    longer = {**FILES, "records/pupil.yaml": b"name: x\nand more"}
    assert "longer than it says" in refused(zip_of(longer, manifest=listing(FILES)))
    twice = listing(FILES)
    assert "twice" in refused(zip_of(FILES, manifest=replace(twice, files=(*twice.files, twice.files[0]))))


def test_two_files_of_one_name_are_refused() -> None:
    assert "two files of one name" in refused(zip_of({"records/a.yaml": b"", "records/A.yaml": b""}))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no zip file, or is damaged"),
        (b"%PDF-1.7", "is no zip file, or is damaged"),
        (packed(listing(FILES), FILES)[:-30], "is no zip file, or is damaged"),
    ],
)
def test_what_is_no_zip_file_is_refused(data: bytes, said: str) -> None:
    assert said in refused(data)


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        (b"not json", "cannot be read"),
        (b"[" * 100_000, "cannot be read"),
        (b"{}", "was not made by senco"),
        (b'{"senco_transfer_bundle": 2}', "newer senco"),
        (b'{"senco_transfer_bundle": 1}', "something is missing"),
    ],
)
def test_a_list_that_cannot_be_understood_is_refused(manifest: bytes, said: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("manifest.json", manifest)
    assert said in refused(out.getvalue())


def test_a_zip_file_of_anything_else_is_no_bundle() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("holiday.txt", "x")
    assert "has no manifest.json" in refused(out.getvalue())


def test_the_list_can_be_read_by_a_person() -> None:
    tree = json.loads(manifest_bytes(listing(FILES)))
    assert tree["sender"]["name"] == "Larkfield"
    assert [each["path"] for each in tree["files"]] == list(FILES)


def test_a_bundle_that_nobody_could_take_in_is_not_made() -> None:
    refuse_too_large(200_000_000, {"originals/film.mp4": 200_000_000}, of="k7m2q")
    with pytest.raises(BundleRefused, match=r"260 MB in 2 files.*film\.mp4 \(259 MB\)") as refused:
        refuse_too_large(260_000_000, {"originals/film.mp4": 259_000_000, "page.html": 9}, of="k7m2q")
    assert f"--what {Documents.kind} " in str(refused.value.hint)
