"""Every way in which a zip file can be damaged is among what its readers catch."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.model.bad_zip import BAD_ZIP_IN_MEMORY

WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def packed(how: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        archive.writestr("word/document.xml", b"<document>" + bytes(range(256)) * 4)
    return out.getvalue()


def read(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            archive.read(name)


@pytest.mark.parametrize("how", WAYS)
def test_a_part_that_was_cut_into_is_caught(how: int) -> None:
    data = bytearray(packed(how))
    data[60:90] = bytes(30)
    with pytest.raises(BAD_ZIP_IN_MEMORY):
        read(bytes(data))


@settings(max_examples=100)
@given(st.sampled_from(WAYS), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=6))
def test_whatever_byte_is_changed(how: int, changed: list[tuple[int, int]]) -> None:
    data = bytearray(packed(how))
    for at, value in changed:
        # Both ends hold what says how to read the rest.
        data[(at if at < 200 else -at) % len(data)] = value
    with suppress(*BAD_ZIP_IN_MEMORY):
        read(bytes(data))
