"""From a transfer file's bytes to its text, whatever it says of its own encoding."""

from __future__ import annotations

import codecs
import re

from senco_cli.exchange.ctf.safe_xml import LARGEST, NotATransferFile

_DECLARED = re.compile(r"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_WORDS = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "windows-1252", "iso8859-1": "ISO 8859-1"}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BINARY = (
    (b"PK\x03\x04", "is a zip file", "take the .xml file out of it first, and import that"),
    (b"\xd0\xcf\x11\xe0", "is an old Office document", ""),
    (b"%PDF", "is a PDF", ""),
)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a transfer file, and what is odd about how it was saved. Raises NotATransferFile."""
    if len(data) > LARGEST:
        raise too_large()
    if not data.strip(b" \t\r\n\x00"):
        raise NotATransferFile("is empty")
    for start, what, hint in _BINARY:
        if data.startswith(start):
            raise NotATransferFile(what, hint=hint) if hint else NotATransferFile(what)
    text, odd = _text(data)
    text = text.lstrip("\ufeff \t\r\n")
    if _FORBIDDEN.search(text):
        text = _FORBIDDEN.sub("", text)
        odd = (*odd, "invisible characters that XML does not allow were left out")
    if not text.startswith("<"):
        raise NotATransferFile("is no XML")
    return text, odd


def too_large() -> NotATransferFile:
    """The refusal of a file that is too large to be what it says."""
    return NotATransferFile(f"is larger than any common transfer file ({LARGEST // 1_000_000} MB)")


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    plain = data.removeprefix(codecs.BOM_UTF8)
    wide = _wide(data)
    if wide:
        return _with_doubt(data.decode(wide, errors="replace"), "utf-16")
    for encoding in ("utf-8", "cp1252"):
        try:
            text = plain.decode(encoding)
        except UnicodeDecodeError:
            continue
        return (text, ()) if text.isascii() else _with_doubt(text, encoding)
    return _with_doubt(plain.decode("latin-1"), "iso8859-1")


def _wide(data: bytes) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}.get(data[:2])


def _with_doubt(text: str, found: str) -> tuple[str, tuple[str, ...]]:
    """The text, and what to say where its first line speaks of another encoding than the one it is in."""
    match = _DECLARED.match(text.lstrip("\ufeff"))
    declared = match[1] if match else "UTF-8"
    try:
        said = codecs.lookup(declared).name
    except LookupError:
        said = ""
    # Every file in the one that has no control characters where the other has letters is in both.
    same = {"cp1252": ("cp1252", "iso8859-1"), "iso8859-1": ("cp1252", "iso8859-1")}.get(found, (found,))
    if said.removesuffix("-le").removesuffix("-be") in same:
        return text, ()
    words = _WORDS[found]
    return text, (f"says that it is in {declared}, but is in {words}; read as {words}",)
