"""The copies of originals in a pupil's `files/`: whether each is there, unchanged, and named in the index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from senco_cli.model.document_index import FILES_FOLDER, Documents, copy_path, is_file_name
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.store.strays import RECORD_FAULT

ATTRIBUTES = ".gitattributes"
# Git turns the line ends of what it takes for text, and a letter saved as text would no longer be what was filed.
AS_BINARY = f"pupils/*/{FILES_FOLDER}/** binary\n".encode("ascii")
_NOT_OURS = frozenset(("thumbs.db", "desktop.ini"))


def attributes_with_files(held: bytes | None) -> bytes:
    """What `.gitattributes` has to hold so that git leaves the copies alone, byte for byte."""
    text = held or b""
    if AS_BINARY.strip() in (line.strip() for line in text.splitlines()):
        return text
    return text + (b"" if text in (b"",) or text.endswith(b"\n") else b"\n") + AS_BINARY


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece. Raises OSError."""
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def file_faults(root: Path, pupil: str, index: Documents | None) -> Iterator[Finding]:
    """What is wrong with the copies of one pupil's originals; `index` is None where the pupil has none.

    Reads every copy whole, so it is for judging the records and not for looking at them.
    """
    path = path_of(Documents, pupil=pupil)
    named = set()
    for place, entry in enumerate(index.documents if index else ()):
        if entry.file is None:
            continue
        named.add(entry.file)
        wrong = _wrong(root / copy_path(pupil, entry.file), entry.file, entry.sha256)
        if wrong:
            at = "sha256" if entry.sha256 is None else "file"
            yield Finding(RECORD_FAULT, "record", path, ("documents", place, at), wrong.format(pupil=pupil))
    yield from _unnamed(root, pupil, named)


def _wrong(copy: Path, name: str, sha256: str | None) -> str | None:
    if copy.is_symlink():
        return f"{name} in {FILES_FOLDER}/ is a link; put the file itself in its place"
    try:
        found = digest_of(copy)
    except FileNotFoundError:
        return f"{name} is not in {FILES_FOLDER}/; {_PUT_BACK}"
    except OSError as error:
        return f"{name} in {FILES_FOLDER}/ cannot be opened: {error.strerror or 'unknown reason'}"
    if sha256 is None:
        return f"is missing, so nobody can tell whether {name} is unchanged; {_PUT_BACK}"
    return None if found == sha256 else f"{name} is no longer what was filed; {_PUT_BACK}"


_PUT_BACK = "senco add-document {pupil} --file ORIGINAL   puts it back"


def _unnamed(root: Path, pupil: str, named: set[str]) -> Iterator[Finding]:
    folder = copy_path(pupil, "").rstrip("/")
    others = 0
    for name in _names_in(root / folder):
        if name in named:
            continue
        if is_file_name(name):
            # It may be a copy whose entry was lost, and then there is no other: nobody is told to take it away.
            path = f"{folder}/{name}"
            sentence = f"is in no index; senco add-document {pupil} --file {path}   files it"
            yield Finding(RECORD_FAULT, "record", path, (), sentence)
        else:
            others += 1
    if others:
        # A file that somebody put there by hand may have a child's name.
        files = "a file that is" if others == 1 else f"{others} files that are"
        sentence = f"holds {files} in no index; file each with senco add-document {pupil} --file, then take it away"
        yield Finding(RECORD_FAULT, "record", folder, (), sentence)


def _names_in(folder: Path) -> Iterator[str]:
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return
    yield from (name for name in names if not name.startswith(".") and name.casefold() not in _NOT_OURS)
