"""From a file's bytes to its text, whatever the program that saved it took for granted."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from senco_cli.errors import SencoError

_SAVE_AS_CSV = 'open it in the program it came from, save it as "CSV UTF-8 (comma delimited)" and import that file'
_BINARY = (
    (b"%PDF", "is a PDF, which holds no table"),
    (b"{\\rtf", "is a word-processor document"),
)
_WORKBOOKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
_HEAD = 2_000
_MARKUP = ("<!doctype", "<html", "<table", "<?xml")
# An accented letter of UTF-8, read as windows-1252, begins with one of these.
_READ_TWICE = ("Ã", "Å", "Ä", "áº", "á»")


class NotATable(SencoError):
    """The file holds no table of text."""

    def __init__(self, fault: str, *, hint: str = _SAVE_AS_CSV) -> None:
        super().__init__(f"the file {fault}", hint=hint)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and the encoding it was in, in words."""

    text: str
    encoding: str


def is_workbook(data: bytes) -> bool:
    """Whether the bytes begin as a workbook does, and not as text."""
    return data.startswith(_WORKBOOKS)


def decode(data: bytes) -> Decoded:
    """The text of the bytes of a spreadsheet saved as text. Raises NotATable."""
    if not data.strip(b" \t\r\n\x00"):
        raise NotATable("is empty", hint="save the register again and import the new file")
    for start, what in _BINARY:
        if data.startswith(start):
            raise NotATable(what)
    decoded = _by_mark(data) or _without_mark(data)
    if "<ctfile" in decoded.text[:_HEAD].casefold():
        raise NotATable("is a common transfer file, not a register", hint="senco import ctf FILE")
    if decoded.text.lstrip().casefold().startswith(_MARKUP):
        raise NotATable("is a web page or XML, not a table of text")
    if "\x00" in decoded.text:
        raise NotATable("is not text")
    if not decoded.text.strip():
        raise NotATable("is empty", hint="save the register again and import the new file")
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    if data.startswith(codecs.BOM_UTF8):
        text = _try(data, "utf-8-sig")
        return None if text is None else _mended(Decoded(text, "UTF-8 with a byte order mark"))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # A file cut short in the middle of a character still has the rest of its rows.
        return Decoded(data.decode("utf-16", errors="replace"), "UTF-16")
    return None


def _without_mark(data: bytes) -> Decoded:
    if b"\x00" in data:
        return _wide(data)
    text = _try(data, "utf-8")
    if text is not None:
        return _mended(Decoded(text, "plain ASCII" if text.isascii() else "UTF-8"))
    text = _try(data.removeprefix(codecs.BOM_UTF8), "cp1252")
    if text is not None:
        return Decoded(text, "windows-1252")
    return Decoded(data.decode("latin-1"), "ISO 8859-1")


def _wide(data: bytes) -> Decoded:
    even, odd = data[0::2].count(0), data[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > len(data) // 4 and not others:
            text = _try(data, encoding)
            if text is not None:
                return Decoded(text, "UTF-16 without a byte order mark")
    raise NotATable("is not text")


def _mended(decoded: Decoded) -> Decoded:
    """The text of UTF-8 that a program had read as windows-1252 and saved as UTF-8 again: `SiÃ¢n` is Siân."""
    if not any(mark in decoded.text for mark in _READ_TWICE):
        return decoded
    try:
        text = decoded.text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return decoded
    return Decoded(text, "UTF-8 saved twice over, put right")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
