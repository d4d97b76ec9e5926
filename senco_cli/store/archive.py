"""The one file of a backup: a zip with a digest of every part, and one of the whole as its last 64 characters."""

from __future__ import annotations

import hashlib
import json
import re
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Final

from senco_cli.errors import SencoError
from senco_cli.model.bad_zip import BAD_ZIP
from senco_cli.store.files import create, is_file_everywhere, make_folder

MANIFEST: Final = "manifest.json"
BUNDLE: Final = "history.bundle"
RECORDS: Final = "records/"
FORMAT: Final = 1
_SEAL: Final = 64
_PIECE: Final = 1 << 20
# Records shrink to about a fifth; what would grow a hundred times is no backup.
_MOST_GROWTH, _SMALL = 100, 64 << 20
# An original or the history, which is small already or, like a scan, could shrink so far that it looks like a trap.
_KEPT_AS_IT_IS: Final = 1 << 20
_MOST_MANIFEST: Final = 256 << 20
# What a manifest that is no manifest makes of reading it.
_WRONG: Final = (KeyError, TypeError, AttributeError, RecursionError)
_PRIVATE: Final = frozenset({".git", "git~1", ".senco"})


class BackupDamaged(SencoError):
    """A file is no backup, or is not what it was when it was made."""

    def __init__(self, path: Path, *, reason: str, hint: str = "use another copy of it, or an older backup") -> None:
        super().__init__(f'"{path}" cannot be trusted as a backup: {reason}', hint=hint)
        self.reason = reason


class _MadeByNewer(Exception):
    """The backup is of a form that came later than this senco."""


@dataclass(frozen=True, slots=True)
class Part:
    """The content of one part: its SHA-256 and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; `head` is the newest commit and `branch` what it is called, None without one."""

    made_at: str
    senco: str
    head: str | None
    branch: str | None
    parts: Mapping[str, Part]

    @property
    def records(self) -> tuple[str, ...]:
        """The paths of the files of the record folder."""
        return tuple(name.removeprefix(RECORDS) for name in self.parts if name.startswith(RECORDS))


def may_be_restored(path: str) -> bool:
    """Whether a path can be made again on any computer, within the folder it is restored to."""
    return all(
        part not in ("", ".", "..") and is_file_everywhere(part) and part.casefold() not in _PRIVATE
        for part in path.split("/")
    )


def write(file: BinaryIO, sources: Iterable[tuple[str, Path]], *, about: Callable[[dict[str, Part]], Manifest]) -> None:
    """Write the parts, what is said of them, and the seal."""
    parts: dict[str, Part] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as zipped:
        for name, path in sources:
            info = _info(name, is_large=path.stat().st_size > _KEPT_AS_IT_IS)
            with path.open("rb") as source, zipped.open(info, "w", force_zip64=True) as target:
                parts[name] = _copied(source, target)
        zipped.writestr(_info(MANIFEST), json.dumps({"format": FORMAT, **asdict(about(parts))}, indent=1))
        zipped.comment = b"0" * _SEAL
    size = file.seek(0, 2)
    seal = _digest_of(file, size - _SEAL)
    file.seek(size - _SEAL)
    file.write(seal.encode("ascii"))


def verified(path: Path) -> Manifest:
    """What the backup says of itself, once every byte of it has been found to be as it was. Raises BackupDamaged."""
    with _opened(path) as (zipped, manifest):
        for name, part in manifest.parts.items():
            with zipped.open(name) as source:
                if _copied(source, None) != part:
                    raise BackupDamaged(path, reason="a part of it is not what it was")
        return manifest


def extract(path: Path, folder: Path) -> Manifest:
    """Write the records of a verified backup, and its history as one file beside them, into a new folder.

    Raises BackupDamaged or OSError.
    """
    manifest = verified(path)
    with zipfile.ZipFile(path) as zipped:
        for name, part in manifest.parts.items():
            target = folder / PurePosixPath(name)
            make_folder(target.parent)
            with zipped.open(name) as source, create(target) as file:
                if _copied(source, file) != part:
                    raise BackupDamaged(path, reason="it was changed while it was read")
    return manifest


@contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """A backup whose seal, names and sizes have been judged, open for reading."""
    if not path.is_file():
        reason = "it is a folder" if path.is_dir() else "it is no file" if path.exists() else "it cannot be found"
        raise BackupDamaged(path, reason=reason, hint="give the file that senco backup wrote, with the folder it is in")
    try:
        _judge_seal(path)
        with zipfile.ZipFile(path) as zipped:
            yield zipped, _judged(path, zipped)
    except _MadeByNewer as fault:
        hint = "restore it with that senco, or a newer one; senco --version says which this is"
        raise BackupDamaged(path, reason="a newer senco than this one made it", hint=hint) from fault
    except (*BAD_ZIP, *_WRONG) as fault:
        raise BackupDamaged(path, reason="it is not in the form that senco backup writes") from fault
    except OSError as fault:
        raise BackupDamaged(path, reason=fault.strerror or "it cannot be opened") from fault


def _judge_seal(path: Path) -> None:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(size - _SEAL, 0))
        if file.read(_SEAL) != _digest_of(file, size - _SEAL).encode("ascii"):
            raise BackupDamaged(path, reason="it is damaged, cut off, or was not made by senco backup")


def _judged(path: Path, zipped: zipfile.ZipFile) -> Manifest:
    entries = zipped.infolist()
    most = _SMALL + _MOST_GROWTH * path.stat().st_size
    if sum(entry.file_size for entry in entries) > most or zipped.getinfo(MANIFEST).file_size > _MOST_MANIFEST:
        raise BackupDamaged(path, reason="it would grow to more than any records")
    if any(stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG) for entry in entries):
        raise BackupDamaged(path, reason="it holds a link or something else that is no file")
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise BackupDamaged(path, reason="it holds one file twice")
    manifest = _read_manifest(zipped.read(MANIFEST))
    if {*manifest.parts, MANIFEST} != set(names):
        raise BackupDamaged(path, reason="it does not hold the files that it says it holds")
    for name in manifest.parts:
        if name != BUNDLE and not (name.startswith(RECORDS) and may_be_restored(name.removeprefix(RECORDS))):
            raise BackupDamaged(path, reason="it holds a file that would lie outside the record folder")
    return manifest


def _read_manifest(data: bytes) -> Manifest:
    said = json.loads(data)
    if isinstance(said["format"], int) and said["format"] > FORMAT:
        raise _MadeByNewer
    if said["format"] != FORMAT:
        raise ValueError
    head, branch = said["head"], said["branch"]
    # What is shown of it goes to a terminal.
    if not all(re.fullmatch(r"[\w.:+ -]{1,60}", said[name]) for name in ("made_at", "senco")):
        raise ValueError
    # Both become words of a command line.
    if head is not None and not re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", head):
        raise ValueError
    if branch is not None and not re.fullmatch(r"refs/heads/[A-Za-z0-9][\w./-]*", branch):
        raise ValueError
    parts = {str(name): Part(str(part["sha256"]), int(part["size"])) for name, part in said["parts"].items()}
    return Manifest(str(said["made_at"]), str(said["senco"]), head, branch, parts)


def _info(name: str, *, is_large: bool = False) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_STORED if is_large else zipfile.ZIP_DEFLATED
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    return info


def _copied(source: IO[bytes], target: IO[bytes] | None) -> Part:
    digest, size = hashlib.sha256(), 0
    for piece in _pieces(source):
        digest.update(piece)
        size += len(piece)
        if target is not None:
            target.write(piece)
    return Part(digest.hexdigest(), size)


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    while piece := source.read(_PIECE):
        yield piece


def _digest_of(file: BinaryIO, size: int) -> str:
    digest, left = hashlib.sha256(), max(size, 0)
    file.seek(0)
    while left and (piece := file.read(min(_PIECE, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest()
