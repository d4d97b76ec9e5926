"""What a record folder tells git: what is no part of its history, and what is never taken for text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from senco_cli.store.kept_files import AS_BINARY
from senco_cli.store.merge_driver import ATTRIBUTE

IGNORE: Final = ".gitignore"
ATTRIBUTES: Final = ".gitattributes"
_MADE: Final = ("html", "htm", "docx", "pdf", "xlsx", "csv", "ics", "json", "txt", "xml", "zip")
_HEADING: Final = b"# Made anew by senco at will, so not part of the history; copies of originals always are.\n"
_IGNORED: Final = ("_schemas/", ".senco/", *(f"*.{ending}" for ending in _MADE))
# Git goes by the last line that fits, so these stand below the others.
_BELOW: Final = ("!READ-ME.txt", "!/_templates/**", "!/pupils/*/files/**", ".senco-tmp-*")
_ATTRIBUTE_LINES: Final = (b"*.yaml text eol=lf\n", ATTRIBUTE, AS_BINARY)


def with_ignored(held: bytes | None) -> bytes:
    """What `.gitignore` has to hold, after what it holds already."""
    if held is None:
        return _HEADING + b"".join(f"{line}\n".encode() for line in (*_IGNORED, *_BELOW))
    there = _lines_of(held)
    if there.issuperset(line.encode() for line in (*_IGNORED, *_BELOW)):
        return held
    missing = [line for line in _IGNORED if line.encode() not in there]
    return _ended(held) + b"".join(f"{line}\n".encode() for line in (*missing, *_BELOW))


def with_attributes(held: bytes | None) -> bytes:
    """What `.gitattributes` has to hold, after what it holds already."""
    return _with_lines(held or b"", _ATTRIBUTE_LINES)


def _with_lines(held: bytes, lines: Iterable[bytes]) -> bytes:
    there = _lines_of(held)
    missing = b"".join(line for line in lines if line.strip() not in there)
    return (_ended(held) if missing else held) + missing


def _lines_of(held: bytes) -> set[bytes]:
    return {line.strip() for line in held.splitlines()}


def _ended(held: bytes) -> bytes:
    return held + b"\n" if held and not held.endswith(b"\n") else held
