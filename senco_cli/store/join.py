"""Bringing what others wrote into the folder: every file merged, one commit, or all as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from senco_cli.errors import SencoError
from senco_cli.model.kinds import place_of
from senco_cli.model.phrases import how_many
from senco_cli.store import files, git, git_objects, hand_edits, journal, work_tree
from senco_cli.store.files import Change
from senco_cli.store.folder import PathRefused, inside, locked
from senco_cli.store.git_objects import FILE_MODES, Blob
from senco_cli.store.history import show_all
from senco_cli.store.interrupts import interrupts_held
from senco_cli.store.merge_driver import author_of
from senco_cli.store.merge_record import Author, Result, gone_on_one_side, merge_records
from senco_cli.store.steps import blobs
from senco_cli.store.transaction import carry_out

JOIN_TRAILER: Final = "Senco-Sync"
_LISTS: Final = (".gitattributes", ".gitignore")
# What stands for bytes that are no UTF-8.
_NO_TEXT: Final = "\ufffd"


class CannotJoin(SencoError):
    """What others wrote cannot be brought in; the folder is as it was."""


@dataclass(frozen=True)
class Joined:
    """What was brought in: which files, how many places to decide, and where a second version of a file stands."""

    paths: tuple[str, ...] = ()
    undecided: int = 0
    beside: tuple[str, ...] = ()


@dataclass
class _Plan:
    """The files as they are to be, by path, with their content; None for one that goes."""

    files: dict[str, tuple[Blob, bytes | None]] = field(default_factory=dict)
    undecided: int = 0
    beside: list[str] = field(default_factory=list)


class _Contents(NamedTuple):
    """What a path holds in the three commits of a merge; None where there is no such file."""

    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


@dataclass(frozen=True)
class _Sides:
    """The three commits of a merge, and the folder they are in."""

    root: Path
    base: str
    ours: str
    theirs: str
    environment: Mapping[str, str]

    def contents(self, paths: Iterable[str]) -> dict[str, _Contents]:
        """What each of these paths holds in the three."""
        names = {path: [f"{commit}:{path}" for commit in (self.base, self.ours, self.theirs)] for path in paths}
        held = blobs(self.root, chain.from_iterable(names.values()), environment=self.environment)
        return {path: _Contents(*map(held.get, each)) for path, each in names.items()}


def join(root: Path, theirs: str, *, environment: Mapping[str, str]) -> Joined:
    """Bring the commit `theirs` into the folder. Raises CannotJoin, or NotSaved if the disk or git refused."""
    with locked(root), interrupts_held():
        journal.recover_locked(root, environment=environment)
        hand_edits.keep_locked(root, (".",), environment=environment)
        ours = git.head(root, environment=environment)
        base = git_objects.merge_base(root, ours, theirs, environment=environment) if ours else None
        if ours is None or base is None:
            raise CannotJoin(
                "these records and those of the shared place have no beginning in common",
                hint='git clone ADDRESS "shared-records"   begins from those there; keep this folder too',
            )
        if base == theirs:
            return Joined()
        sides = _Sides(root, base, ours, theirs, environment)
        plan = _plan(sides)
        target = theirs if base == ours else _merge_commit(sides, plan)
        _carry_out(sides, plan, target)
        return Joined(tuple(plan.files), plan.undecided, tuple(plan.beside))


def _plan(sides: _Sides) -> _Plan:
    there = git_objects.changes(sides.root, sides.base, sides.theirs, environment=sides.environment)
    here = git_objects.changes(sides.root, sides.base, sides.ours, environment=sides.environment)
    plan = _Plan()
    for path, blob in there.items():
        _refuse_strange(sides, path, blob)
    new = [path for path in there if path not in here]
    contents = show_all(sides.root, sides.theirs, new, environment=sides.environment) if new else {}
    both = sides.contents(path for path, blob in there.items() if path in here and here[path] != blob)
    for path, blob in there.items():
        if path not in here:
            plan.files[path] = (blob, contents[path])
        elif path in both:
            _merge(sides, plan, path, both[path], mode=here[path].mode or blob.mode or FILE_MODES[0])
    return plan


def _refuse_strange(sides: _Sides, path: str, blob: Blob) -> None:
    """Raise CannotJoin for what is no plain file with a name that every computer can write."""
    fault = hint = None
    try:
        inside(sides.root, path)
    except PathRefused as refused:
        fault, hint = refused.sentence, refused.hint
    if _NO_TEXT in path:
        fault = f'"{path}" comes under a name that is no text'
    elif blob.mode is not None and blob.mode not in FILE_MODES:
        fault = f'"{path}" comes as a link or a folder of git\'s own, and records are plain files'
    if fault:
        giver = author_of(sides.root, sides.theirs, path, environment=sides.environment).name
        way_out = f"have {giver or 'whoever gave it'} delete it and share that; nothing comes in before"
        raise CannotJoin(fault, hint=hint or way_out)


def _merge(sides: _Sides, plan: _Plan, path: str, held: _Contents, *, mode: str) -> None:
    _, ours, theirs = held
    if path.endswith(".yaml"):
        result = _merged_record(sides, path, held)
        plan.undecided += result.undecided
        _put(sides, plan, path, result.data, mode=mode)
    elif ours is None or theirs is None:
        _put(sides, plan, path, ours if theirs is None else theirs, mode=mode)
    elif path in _LISTS:
        _put(sides, plan, path, _lines_of_both(ours, theirs), mode=mode)
    elif ours != theirs:
        place = PurePosixPath(path)
        other = str(place.with_name(f"{place.stem} (other version){place.suffix}"))
        inside(sides.root, other)
        _put(sides, plan, other, theirs, mode=mode)
        plan.beside.append(other)


def _merged_record(sides: _Sides, path: str, held: _Contents) -> Result:
    base, ours, theirs = held

    def who(commit: str) -> Author:
        return author_of(sides.root, commit, path, environment=sides.environment)

    if ours is None:
        return gone_on_one_side(theirs or b"", author=who(sides.ours))
    if theirs is None:
        return gone_on_one_side(ours, author=who(sides.theirs))
    return merge_records(path, base, ours, theirs, author=lambda: who(sides.theirs))


def _put(sides: _Sides, plan: _Plan, path: str, data: bytes | None, *, mode: str) -> None:
    if data is not None:
        sha = git_objects.keep_blob(sides.root, data, environment=sides.environment)
        plan.files[path] = (Blob(mode, sha), data)


def _lines_of_both(ours: bytes, theirs: bytes) -> bytes:
    end = b"" if not ours or ours.endswith(b"\n") else b"\n"
    known = ours.splitlines()
    return ours + end + b"".join(line + b"\n" for line in theirs.splitlines() if line not in known)


def _merge_commit(sides: _Sides, plan: _Plan) -> str:
    count = how_many(len(plan.files), "file")
    return git_objects.commit_of(
        sides.root,
        sides.ours,
        {path: blob for path, (blob, _data) in plan.files.items()},
        parents=(sides.ours, sides.theirs),
        message=f"sync {count}\n\n{JOIN_TRAILER}: 1\n",
        environment=sides.environment,
    )


def _carry_out(sides: _Sides, plan: _Plan, target: str) -> None:
    root, environment = sides.root, sides.environment
    _refuse_unsaved(sides, plan)
    changes = tuple(Change(path, files.read(root / path), data) for path, (_blob, data) in plan.files.items())

    def commit() -> str:
        git_objects.move_head(root, old=sides.ours, new=target, why="senco sync", environment=environment)
        if plan.files:
            work_tree.unstage(root, tuple(plan.files), environment=environment)
        return target

    carry_out(root, changes, commit=commit, history=True, environment=environment, target=target)


def _refuse_unsaved(sides: _Sides, plan: _Plan) -> None:
    """What is in the way and in no commit would be lost: other files than records, which nobody has committed."""
    dirty = work_tree.changed(sides.root, tuple(plan.files), environment=sides.environment) if plan.files else ()
    known = git_objects.paths_in(sides.root, sides.ours, environment=sides.environment)
    ignored = [
        path
        for path, (_blob, data) in plan.files.items()
        if path not in dirty
        and (held := files.read(sides.root / path)) not in (None, data)
        and held is not None
        and path not in known
    ]
    if found := (*dirty, *ignored):
        if place_of(found[0]):
            raise CannotJoin(f'"{found[0]}" was changed by hand in this very moment', hint="senco sync   once more")
        raise CannotJoin(
            f'"{found[0]}" was changed by hand, is no record, and has come from somebody else too',
            hint="give your file another name, then senco sync again",
        )
