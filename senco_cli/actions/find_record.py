"""Find the record that somebody means: a pupil's, or a provision, a member of staff, settings or calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from senco_cli.actions.find_pupil import NoPupils, NoSuchPupil, SeveralPupils, and_unreadable, find_pupil
from senco_cli.errors import SencoError
from senco_cli.index.progress import Progress, no_progress
from senco_cli.model.base import Record
from senco_cli.model.kinds import KINDS, kind_named, path_of, place_of
from senco_cli.model.names import matches
from senco_cli.model.provision import Provision
from senco_cli.model.staff import Staff
from senco_cli.store.pupil_folders import load_tree
from senco_cli.store.records import record_keys

_NAMED_BY: Mapping[str, tuple[type[Record], str]] = {"provision": (Provision, "title"), "staff": (Staff, "name")}


@dataclass(frozen=True, slots=True)
class Target:
    """One record: its path, its kind, and whose it is."""

    path: str
    kind: type[Record]
    pupil: str | None = None


class NoSuchRecord(SencoError):
    """Nothing fits what was typed."""

    def __init__(self, *, unreadable: int = 0) -> None:
        super().__init__(
            "no pupil, provision or member of staff has that key or name" + and_unreadable(unreadable),
            hint="senco list   or   senco list --what provision",
        )


class SeveralRecords(SencoError):
    """More than one provision or member of staff fits; `found` has what each is called beside it."""

    def __init__(self, found: Sequence[tuple[Target, str]]) -> None:
        keys = ", ".join(Path(target.path).stem for target, _label in found)
        super().__init__(f"{len(found)} records fit: {keys}", hint="type the key")
        self.found = tuple(found)


class NoneOfThatKind(SencoError):
    """The pupil has no record of the kind, or none that is filed under that day."""

    def __init__(self, pupil: str, kind: str, *, key: str | None = None, there: Sequence[str] = ()) -> None:
        if there:
            sentence = f"pupil {pupil} has no {kind} filed under {key}"
            hint = f"--key {there[-1]}" + (f"   or one of {', '.join(there[:-1])}" if there[1:] else "")
        else:
            sentence, hint = f"pupil {pupil} has no {kind}", f"senco edit {pupil} --what {kind} --new"
        super().__init__(sentence, hint=hint)


class NoSuchProvision(SencoError):
    """No provision has the key or title."""

    def __init__(self) -> None:
        super().__init__("no provision has that key or title", hint="senco list --what provision")


def find_shared(root: Path, typed: str) -> Target:
    """The settings, calendar, provision or member of staff that `typed` means.

    Raises NoSuchRecord or SeveralRecords.
    """
    kind = kind_named(typed)
    if kind is not None and "{" not in kind.path:
        return Target(kind.path, kind)
    found = _the_one((*_fitting(root, typed, "provision"), *_fitting(root, typed, "staff")))
    if found is None:
        raise NoSuchRecord
    return found


def find_provision(root: Path, typed: str) -> str:
    """The key of the provision that `typed` means. Raises NoSuchProvision or SeveralRecords."""
    found = _the_one(_fitting(root, typed, "provision"))
    if found is None:
        raise NoSuchProvision
    return Path(found.path).stem


def _fitting(root: Path, typed: str, folder: str) -> tuple[tuple[Target, str], ...]:
    """The provisions, or members of staff, that fit, each with what it is called; one alone where its key was typed."""
    of_kind, field = _NAMED_BY[folder]
    found = []
    for key in record_keys(root, folder):
        target = Target(path_of(of_kind, key=key), of_kind)
        if key == typed:
            return ((target, key),)
        tree = load_tree(root, target.path)
        name = tree.get(field) if isinstance(tree, dict) else None
        if isinstance(name, str) and matches(typed, name):
            found.append((target, name))
    return tuple(found)


def _the_one(found: Sequence[tuple[Target, str]]) -> Target | None:
    if len(found) > 1:
        raise SeveralRecords(found)
    return found[0][0] if found else None


def find_any(root: Path, typed: str, *, keeps_index: bool = False, progress: Progress = no_progress) -> str | Target:
    """A pupil's key, or the target of another record; a pupil's name comes first.

    Raises SeveralPupils, SeveralRecords or NoSuchRecord.
    """
    try:
        return find_pupil(root, typed, keeps_index=keeps_index, progress=progress).key
    except SeveralPupils:
        raise
    except NoPupils:
        return find_shared(root, typed)
    except NoSuchPupil as nobody:
        try:
            return find_shared(root, typed)
        except NoSuchRecord:
            raise NoSuchRecord(unreadable=nobody.unreadable) from None


def find_of_pupil(root: Path, pupil: str, kind: type[Record], *, key: str | None = None) -> Target:
    """One of a pupil's records; of cycles and reviews the newest unless a key is given.

    Raises NoneOfThatKind.
    """
    if "{key}" in kind.path:
        keys = record_keys(root, Path(path_of(kind, pupil=pupil, key="x")).parent.as_posix())
        if not keys or (key and key not in keys):
            raise NoneOfThatKind(pupil, kind.kind, key=key, there=keys)
        return Target(path_of(kind, pupil=pupil, key=key or keys[-1]), kind, pupil)
    path = path_of(kind, pupil=pupil)
    if not (root / path).exists():
        raise NoneOfThatKind(pupil, kind.kind)
    return Target(path, kind, pupil)


def pupil_kinds() -> tuple[type[Record], ...]:
    """The kinds of record that belong to a pupil."""
    return tuple(kind for kind in KINDS if "{pupil}" in kind.path)


def pupil_targets(root: Path, pupil: str) -> tuple[Target, ...]:
    """All records of one pupil, the pupil's own first, then by kind and newest first."""
    found: list[Target] = []
    for kind in pupil_kinds():
        if "{key}" not in kind.path:
            path = path_of(kind, pupil=pupil)
            found.extend([Target(path, kind, pupil)] if (root / path).exists() else [])
            continue
        folder = Path(path_of(kind, pupil=pupil, key="x")).parent.as_posix()
        paths = [path_of(kind, pupil=pupil, key=key) for key in reversed(record_keys(root, folder))]
        found.extend(Target(path, kind, pupil) for path in paths if place_of(path))
    return tuple(found)
