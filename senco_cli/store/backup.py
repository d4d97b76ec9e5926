"""A backup of a record folder with its whole history, in one file, and putting it back elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from senco_cli.errors import SencoError
from senco_cli.store import archive, files, git, git_trust, journal, merge_driver
from senco_cli.store.archive import BackupDamaged, Manifest
from senco_cli.store.folder import MARKER, CannotWrite, locked
from senco_cli.store.folder_state import is_read_only
from senco_cli.store.layout import SCHEMA_FOLDER
from senco_cli.store.scratch import clear_left, noted, open_beside, scratch_or_apart
from senco_cli.store.synced import synced_by

_MADE_ANEW: Final = frozenset({SCHEMA_FOLDER, ".senco"})
_OF_SYSTEMS: Final = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


class BackupRefused(SencoError):
    """No backup can be written there."""


class RestoreRefused(SencoError):
    """A backup cannot be put there."""


class _OtherHistory(Exception):
    """The history in a backup is not what the backup says of it."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was written and read back; `left_out` counts links and files no other computer could take.

    `without_history` says why there is no history in it; None where there is.
    """

    path: Path
    manifest: Manifest
    left_out: int
    without_history: str | None


def back_up(root: Path, out: Path, *, force: bool, made_at: str, version: str, environment: Mapping[str, str]) -> Made:
    """Write a backup to `out` and read it back. Raises BackupRefused, FolderBusy, GitFailed or BackupDamaged."""
    _refuse_place(root, out, force=force, environment=environment)
    return _written(root, out, made_at=made_at, version=version, environment=environment)


def drill(root: Path, *, made_at: str, version: str, environment: Mapping[str, str]) -> tuple[Made, int, bool]:
    """Make a backup, put it back, and compare: the backup, how many files differ, and whether the history is the same.

    All of it goes to the folder's private corner and away again.
    """
    with scratch_or_apart(root) as corner:
        made = _written(root, corner / "drill.zip", made_at=made_at, version=version, environment=environment)
        restored = corner / "restored"
        restore(made.path, restored, environment=environment, is_drill=True)
        differ = sum(
            files.read(restored / path) != files.read(root / path) for path in made.manifest.records
        ) + _missing(root, made)
        # What is in the history is compared down to the last byte by comparing the name of its newest commit.
        head = git.head(restored, environment=environment) if made.manifest.head else None
        if head:
            git.run(restored, "fsck", "--no-progress", "--connectivity-only", environment=environment)
        return made, differ, head == made.manifest.head


def restore(path: Path, folder: Path, *, environment: Mapping[str, str], is_drill: bool = False) -> Manifest:
    """Put a backup into a folder that is not there or is empty; whole or not at all.

    Raises RestoreRefused, BackupDamaged or GitFailed.
    """
    if os.path.ismount(folder):
        raise RestoreRefused(
            f'"{folder}" is a whole disk or stick; nothing was restored', hint=f'--into "{folder / "records"}"'
        )
    clear_left(folder.absolute())
    if not is_drill:
        _refuse_target(folder, environment=environment)
    try:
        files.make_folder(folder.absolute().parent)
        waiting = open_beside(folder.absolute())
    except OSError as fault:
        raise _not_restored(folder, fault) from fault
    try:
        manifest = archive.extract(path, waiting.folder)
        made = waiting.folder / archive.RECORDS.rstrip("/")
        if manifest.head and git.available(environment):
            try:
                _bring_history(made, waiting.folder / archive.BUNDLE, manifest, environment=environment)
            except _OtherHistory as fault:
                raise BackupDamaged(path, reason="its history is not the one that it names") from fault
        if folder.exists():
            folder.rmdir()
        # A virus scanner may still look at what was unpacked.
        files.put(made, folder)
        return manifest
    except OSError as fault:
        raise _not_restored(folder, fault) from fault
    finally:
        waiting.close()


def _not_restored(folder: Path, fault: OSError) -> RestoreRefused:
    if isinstance(fault, TimeoutError):
        return RestoreRefused(f'another senco is restoring to "{folder}"', hint="wait until it has finished")
    return RestoreRefused(
        f'nothing was restored to "{folder}": {fault.strerror or type(fault).__name__}',
        hint="--into a folder that does not exist yet, on a disk with room for it",
    )


def _written(root: Path, out: Path, *, made_at: str, version: str, environment: Mapping[str, str]) -> Made:
    temporary = files.temporary_of(out, token=os.urandom(8).hex())
    try:
        files.make_folder(out.parent)
        with noted(root, temporary):
            with _held_still(root, environment=environment), scratch_or_apart(root) as corner:
                bundle = corner / archive.BUNDLE
                without, head, branch = _kept_history(root, out, bundle, environment=environment)
                paths, left_out = _paths(root)
                sources = [(f"{archive.RECORDS}{path}", root / path) for path in paths]
                with files.create(temporary) as file:
                    archive.write(
                        file,
                        [*sources, *([(archive.BUNDLE, bundle)] if head else [])],
                        about=lambda parts: Manifest(made_at, version, head, branch, parts),
                    )
                    file.flush()
                    os.fsync(file.fileno())
            manifest = _read_back(temporary, out)
            files.put(temporary, out)
            files.sync_folder(out.parent)
    except OSError as fault:
        raise BackupRefused(
            f'no backup was written to "{out}": {fault.strerror or type(fault).__name__}',
            hint="--out FILE   in a folder that is yours, on a disk with room for it",
        ) from fault
    return Made(out, manifest, left_out, without)


@contextmanager
def _held_still(root: Path, *, environment: Mapping[str, str]) -> Iterator[None]:
    """Let nobody write for the length of a block, what was cut off having been put right."""
    with ExitStack() as ours:
        try:
            ours.enter_context(locked(root, writes=False))
        except CannotWrite:
            # A failing stick turns into one that may only be read, and then a backup is what it needs.
            if not is_read_only(root):
                raise
        else:
            journal.recover_locked(root, environment=environment)
        yield


def _read_back(temporary: Path, out: Path) -> Manifest:
    try:
        return archive.verified(temporary)
    except BackupDamaged as fault:
        what = f'no backup was written to "{out}": read back, it was not as it should be ({fault.reason})'
        raise BackupRefused(what, hint="--out FILE   on another disk or stick; this one may be failing") from fault


def _kept_history(
    root: Path, out: Path, bundle: Path, *, environment: Mapping[str, str]
) -> tuple[str | None, str | None, str | None]:
    # Whose history is damaged needs a backup of the records more than ever, and the older one of both.
    try:
        return _history(root, bundle, environment=environment)
    except git.HistoryDamaged as fault:
        if out.exists():
            hint = "--out another-name   because that one may still hold the history"
            raise BackupRefused(f'"{out}" was not replaced: {fault.sentence}', hint=hint) from fault
        return fault.sentence, None, None


def _history(root: Path, bundle: Path, *, environment: Mapping[str, str]) -> tuple[str | None, str | None, str | None]:
    """Why there is none, else the newest commit and its branch, with the whole history written to `bundle`."""
    if git.available(environment) is None:
        return "git was not found", None, None
    top = git.work_tree_of(root, environment=environment)
    if top is None:
        return "this folder keeps none", None, None
    if not files.is_same_folder(top, root):
        return "it is kept by a larger folder; back that one up too", None, None
    head = git.head(root, environment=environment)
    if head is None:
        return "it holds nothing yet", None, None
    if _is_in_part(root, environment=environment):
        return "only a part of it was ever fetched to this computer", None, None
    branch = git.run(root, "symbolic-ref", "--quiet", "HEAD", environment=environment, allow=(0, 1)).text or None
    git.run(root, "bundle", "create", "--quiet", str(bundle), "HEAD", "--all", environment=environment)
    files.set_mode(bundle, files.OWNER_ONLY)
    return None, head, branch


def _is_in_part(root: Path, *, environment: Mapping[str, str]) -> bool:
    """Whether somebody made the folder by a clone that left out older changes, or contents."""
    if git.run(root, "rev-parse", "--is-shallow-repository", environment=environment).text == "true":
        return True
    return any(name.endswith(".promisor") for name in dict(git_trust.settings_of(root, environment=environment).own))


def _paths(root: Path) -> tuple[list[str], int]:
    """The files of the folder in order, and how many things in it are left out."""
    found: list[str] = []
    left_out = 0
    for directory, folders, names in os.walk(root, onerror=_raise):
        below = "" if directory == str(root) else Path(directory).relative_to(root).as_posix() + "/"
        # A whole repository within would be another's history.
        folders[:] = sorted(name for name in folders if name != ".git" and (below or name not in _MADE_ANEW))
        for name in sorted(names):
            path = f"{below}{name}"
            is_ours = name == ".git" or name.startswith(files.TEMPORARY_PREFIX) or name.casefold() in _OF_SYSTEMS
            if is_ours:
                continue
            place = Path(directory, name)
            # A pipe would be waited for without end.
            if place.is_symlink() or not place.is_file() or not archive.may_be_restored(path):
                left_out += 1
            else:
                found.append(path)
        left_out += sum(Path(directory, name).is_symlink() for name in folders)
    return found, left_out


def _missing(root: Path, made: Made) -> int:
    return len(set(_paths(root)[0]) ^ set(made.manifest.records))


def _bring_history(folder: Path, bundle: Path, manifest: Manifest, *, environment: Mapping[str, str]) -> None:
    def run(*words: str) -> None:
        git.run(folder, *words, environment=environment, protocols="file")

    assert manifest.head
    # Neither a template of the computer nor anything in the backup can bring a hook or a setting.
    run("init", "--quiet", "--template=")
    files.set_mode(folder / ".git", files.OWNER_ONLY_FOLDER)
    run("fetch", "--quiet", "--no-auto-maintenance", "--update-head-ok", str(bundle), "+refs/*:refs/*")
    if manifest.branch:
        if git.run(folder, "check-ref-format", manifest.branch, environment=environment, allow=(0, 1)).status:
            raise _OtherHistory
        run("symbolic-ref", "HEAD", manifest.branch)
    else:
        run("fetch", "--quiet", str(bundle), "HEAD")
        run("update-ref", "--no-deref", "HEAD", manifest.head)
    if git.head(folder, environment=environment) != manifest.head:
        raise _OtherHistory
    run("reset", "--quiet")
    merge_driver.install(folder, environment=environment)


def _refuse_place(root: Path, out: Path, *, force: bool, environment: Mapping[str, str]) -> None:
    hint = "--out FILE   on an encrypted disk that the school backs up"
    if out.resolve().is_relative_to(root.resolve()):
        raise BackupRefused("a backup within the record folder would be lost with it", hint=hint)
    if out.is_dir():
        raise BackupRefused(f'"{out}" is a folder', hint=f'--out "{out / "senco-backup.zip"}"')
    if out.exists() and not force:
        raise BackupRefused(f'"{out}" is there already; nothing was written', hint="add --force, or --out another-name")
    if program := synced_by(out.parent, environment=environment):
        raise BackupRefused(
            f"the backup would lie in a folder that {program} copies elsewhere, and it is not encrypted", hint=hint
        )


def _refuse_target(folder: Path, *, environment: Mapping[str, str]) -> None:
    hint = "--into a folder that does not exist yet"
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RestoreRefused(f'"{folder}" holds something already; nothing was restored', hint=hint)
    if any((each / MARKER).is_file() for each in folder.resolve().parents):
        raise RestoreRefused(f'"{folder}" lies inside a record folder; nothing was restored', hint=hint)
    if program := synced_by(folder, environment=environment):
        raise RestoreRefused(
            f"the records would lie in a folder that {program} copies elsewhere, where histories break",
            hint=f"{hint}, on the computer's own disk",
        )


def _raise(error: OSError) -> None:
    raise error
