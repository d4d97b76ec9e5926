"""Where the record folder is, what may be written inside it, and whose turn it is to write."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from senco_cli.errors import SencoError
from senco_cli.store.files import (
    LOOK_WHETHER_THERE,
    TEMPORARY_PREFIX,
    create,
    is_away,
    is_file_everywhere,
    make_folder,
    read,
    write_scratch,
)

MARKER = "senco.yaml"
PRIVATE = ".senco"
LOCK_SECONDS = 10.0
VARIABLE = "SENCO_RECORDS"
_ALL = b"*\n"
_SHUT = "cannot be looked into: you are not allowed to"
_ASK = "ask whoever the folder belongs to, or whoever looks after this computer, to let you in"

_FOLDERS = (PRIVATE, *(f"{PRIVATE}/{name}" for name in ("journal", "scratch", "git", "editing", "unsaved")))
_FILES = tuple(f"{PRIVATE}/{name}" for name in (".gitignore", "lock", "journal/open.json"))
# "git~1" is the short name by which Windows also reaches ".git".
_RESERVED = frozenset({".git", "git~1", PRIVATE})


class NoRecordFolder(SencoError):
    """No folder of records was given and none was found."""

    def __init__(self, start: Path) -> None:
        if unreachable := _unreachable(start):
            super().__init__(f'the folder "{start}" {unreachable}', hint=LOOK_WHETHER_THERE)
            return
        if _is_shut(start):
            super().__init__(f'the folder "{start}" {_SHUT}', hint=_ASK)
            return
        if (start / "pupils").is_dir():
            is_there = os.path.lexists(start / MARKER)
            what = f"what is called {MARKER} is no file" if is_there else f"{MARKER} is gone"
            away = "move it away, then   " if is_there else ""
            back = f'{away}git -C "{start}" restore {MARKER}   brings it back from the history'
            super().__init__(f'"{start}" looks like a record folder, but {what}', hint=back)
            return
        begin = "senco init FOLDER"
        # Cloned from a place to which nobody had given anything yet.
        if os.path.lexists(start / ".git"):
            begin = f"git pull   if others have given their records since it was cloned   or   {begin}"
        super().__init__(
            f'there is no {MARKER} in "{start}", in a folder above it, or in "{start / "records"}"', hint=begin
        )


class NotARecordFolder(SencoError):
    """The folder that was asked for holds no records."""

    def __init__(self, given: Path, *, said_by: str) -> None:
        hint = f'senco init "{given}"'
        if given.name == MARKER:
            fault, hint = "is a file inside a record folder", f'give its folder: {said_by} "{given.parent}"'
        elif _is_there(given) and not given.is_dir():
            fault, hint = "is a file, not a folder", f"{said_by} FOLDER"
        elif _is_shut(given):
            fault, hint = _SHUT, _ASK
        elif unreachable := _unreachable(given):
            fault, hint = unreachable, LOOK_WHETHER_THERE
        elif _is_there(given):
            fault = f"is not a record folder: it holds no {MARKER}"
        else:
            fault = "does not exist"
            if not _is_there(given.parent):
                hint = "look whether the name is right, and whether the disk or stick that it lies on is there"
        super().__init__(f'{said_by} "{given}" {fault}', hint=hint)


class FolderBusy(SencoError):
    """Another senco has been writing to the folder for longer than we wait."""

    def __init__(self, root: Path) -> None:
        super().__init__(
            f'another senco is writing to "{root}"', hint="wait until it has finished, then give the same command again"
        )


class CannotWrite(SencoError):
    """The operating system does not let us write to the folder at all."""

    def __init__(self, root: Path, *, reason: str, hint: str = "senco doctor") -> None:
        super().__init__(f'the folder "{root}" cannot be written to: {reason}', hint=hint)


class PathRefused(SencoError):
    """A path that does not lie plainly inside the record folder."""

    def __init__(self, path: str, *, reason: str, hint: str | None = None) -> None:
        super().__init__(f'"{path}" cannot be written: {reason}', hint=hint)


def find_root(start: Path, *, given: Path | None, environment: Mapping[str, str]) -> Path:
    """The record folder to work on: the one given, else `SENCO_RECORDS`, else the nearest at or above `start`.

    `start` is absolute. As a last resort `start/records` is taken, so that a checkout shows its own example.
    Raises NotARecordFolder for a folder that was asked for, NoRecordFolder when none was.
    """
    if given is not None:
        return _asked_for(start / given, said_by="--records")
    if named := environment.get(VARIABLE):
        return _asked_for(start / named, said_by=VARIABLE)
    for folder in (start, *start.parents, start / "records"):
        if _is_marked(folder):
            return folder
    raise NoRecordFolder(start)


def inside(root: Path, path: str) -> Path:
    """The place of `path`, written with forward slashes and relative to `root`.

    Raises PathRefused if it leads out of the folder, through a link, or to git's files or ours.
    """
    parts = path.split("/")
    if any(part in ("", ".", "..") for part in parts):
        raise PathRefused(path, reason="it is not a plain path inside the record folder")
    # Windows takes ".git." and ".GIT " for ".git".
    if any(part.casefold().rstrip(". ") in _RESERVED for part in parts):
        raise PathRefused(path, reason="it belongs to git or to senco itself")
    if not all(is_file_everywhere(part) for part in parts):
        raise PathRefused(path, reason="some computers do not allow a file of that name")
    # Equal only if no part of the way is a link, which git would refuse to look behind.
    if Path(os.path.realpath(root / path)) != Path(os.path.realpath(root)).joinpath(*parts):
        raise PathRefused(path, reason="it goes through a link", hint="put the file itself in the link's place")
    return root / path


def private_folder(root: Path) -> Path:
    """The folder for senco's own working files, made if need be, which git is told to leave alone.

    Raises PathRefused where something else stands in its place, or in that of what is kept in it.
    """
    folder = root / PRIVATE
    if fault := private_fault(root):
        raise fault
    if not folder.exists() and (foreign := foreign_fault(root)):
        raise foreign
    ignore = folder / ".gitignore"
    if read(ignore) != _ALL:
        make_folder(folder)
        write_scratch(ignore, _ALL)
    return folder


def foreign_fault(root: Path) -> CannotWrite | None:
    """That the records are another user's, who could open nothing that we write there; None where they are ours."""
    try:
        is_foreign = os.name == "posix" and (root / MARKER).stat().st_uid != os.geteuid() and not _shares_owner(root)
    except OSError:
        return None
    if not is_foreign:
        return None
    reason = "it belongs to another user of this computer, who could not open what you write there"
    return CannotWrite(root, reason=reason, hint="work as that user; or share the records: senco sync --help")


def _shares_owner(root: Path) -> bool:
    # All that lies on a stick belongs to whoever the system says, whoever wrote it.
    tried = root / f"{TEMPORARY_PREFIX}{os.urandom(8).hex()}"
    try:
        with create(tried) as file:
            return os.fstat(file.fileno()).st_uid == (root / MARKER).stat().st_uid
    finally:
        with suppress(OSError):
            tried.unlink()


def private_fault(root: Path) -> PathRefused | None:
    """The first of senco's own working folders and files in whose place something else stands, as what refuses it."""
    for folders, is_right, kind in ((_FOLDERS, stat.S_ISDIR, "folder"), (_FILES, stat.S_ISREG, "plain file")):
        for path in folders:
            place = root / path
            try:
                mode = place.lstat().st_mode
            except OSError:
                continue
            # A folder that somebody else made could lead us, and what we clear away, to any other.
            if stat.S_ISLNK(mode):
                return PathRefused(path, reason="it is a link", hint=f'delete the link "{place}"')
            if not is_right(mode):
                return PathRefused(path, reason=f"what stands there is no {kind}", hint=f'delete "{place}"')
    return None


@contextmanager
def locked(root: Path, *, wait_seconds: float = LOCK_SECONDS, writes: bool = True) -> Iterator[None]:
    """Hold the folder's one lock, which the operating system gives back even if we are killed.

    Raises FolderBusy after `wait_seconds`, CannotWrite if there is no way to lock, or, where `writes`, the records are
    another user's.
    """
    from senco_cli.store.folder_lock import held

    if writes and (fault := foreign_fault(root)):
        raise fault
    with ExitStack() as ours:
        try:
            ours.enter_context(held(root, private=private_folder, wait_seconds=wait_seconds))
        except TimeoutError:
            raise FolderBusy(root) from None
        except OSError as fault:
            raise CannotWrite(root, reason=fault.strerror or type(fault).__name__) from fault
        yield


def _asked_for(folder: Path, *, said_by: str) -> Path:
    if not _is_marked(folder):
        raise NotARecordFolder(folder, said_by=said_by)
    return folder


def _is_marked(folder: Path) -> bool:
    try:
        return (folder / MARKER).is_file()
    except OSError:
        return False


def _is_shut(folder: Path) -> bool:
    try:
        (folder / MARKER).stat()
    except PermissionError:
        return True
    except OSError:
        return False
    return False


def _unreachable(folder: Path) -> str | None:
    try:
        folder.stat()
    except OSError as error:
        return f"cannot be reached: {error.strerror}" if is_away(error) else None
    return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
