"""Looking into originals for the names of other children, as far as their kind allows."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from senco_cli.exchange.bundle.mentions import Others
from senco_cli.model.bad_zip import BAD_ZIP_IN_MEMORY

_TEXT = frozenset((".txt", ".md", ".csv", ".rtf", ".eml", ".html", ".htm"))
_PACKED = frozenset((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"))
_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r"</(?:w:p|a:p|text:p|text:h|si|row|c)>")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_MOST = 40_000_000


def can_be_read(ending: str) -> bool:
    """Whether the words of such a file can be read, so that finding nobody in it means something."""
    return ending in _TEXT or ending in _PACKED


def named_in(data: bytes, ending: str, others: Others) -> tuple[tuple[str, ...], bool]:
    """The keys of other pupils whom an original may name, and whether that is sure."""
    found: set[str] = set()
    for text in _texts(data, ending):
        whose, is_sure = others.in_text(text)
        if is_sure:
            return whose, True
        found.update(whose)
    return tuple(sorted(found)), False


def _texts(data: bytes, ending: str) -> Iterator[str]:
    yield _decoded(data) if ending in _TEXT else " ".join(_plain_runs(data))
    if ending in _PACKED:
        yield from _members(data)
    elif ending == ".pdf":
        yield from (" ".join(_plain_runs(each)) for each in _inflated(data))


def _members(data: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for each in packed.infolist():
                if each.file_size <= _MOST and each.filename.endswith((".xml", ".rels", ".txt", ".html")):
                    text = packed.read(each).decode("utf-8", "replace")
                    # A name may be cut into runs, and then only the tags stand between its letters.
                    yield _TAG.sub("", _PARAGRAPH.sub("\n", text))
                    yield _TAG.sub(" ", text)
    except BAD_ZIP_IN_MEMORY:
        return


def _inflated(data: bytes) -> Iterator[bytes]:
    for match in _STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(match[1], _MOST)
        except zlib.error:
            continue


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _plain_runs(data: bytes) -> Iterator[str]:
    for match in re.finditer(rb"[\x20-\x7e]{3,}", data):
        yield match[0].decode("ascii")
