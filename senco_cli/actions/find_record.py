"""Find the record that somebody means: a pupil's, or a provision, a member of staff, settings or calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from senco_cli.actions.find_pupil import NoPupils, NoSuchPupil, SeveralPupils, find_pupil
from senco_cli.errors import SencoError
from senco_cli.model.base import Record
from senco_cli.model.kinds import KINDS, kind_named, path_of, place_of
from senco_cli.model.names import matches
from senco_cli.model.provision import Provision
from senco_cli.model.staff import Staff
from senco_cli.store.records import load_tree, record_keys


@dataclass(frozen=True, slots=True)
class Target:
    """One record: its path, its kind, and whose it is."""

    path: str
    kind: type[Record]
    pupil: str | None = None

    @property
    def exists_for_pupil(self) -> bool:
        """Whether it belongs to a pupil."""
        return self.pupil is not None


class NoSuchRecord(SencoError):
    """Nothing fits what was typed."""

    def __init__(self) -> None:
        super().__init__(
            "no pupil, provision or member of staff has that key or name",
            hint="senco list   or   senco list --what provision",
        )


class SeveralRecords(SencoError):
    """More than one provision or member of staff fits."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__(f"{len(keys)} records fit: {', '.join(keys)}", hint="type the key")


class NoneOfThatKind(SencoError):
    """The pupil has no record of the kind."""

    def __init__(self, pupil: str, kind: str) -> None:
        super().__init__(f"pupil {pupil} has no {kind}", hint=f"senco edit {pupil} --what {kind} --new")


def find_shared(root: Path, typed: str) -> Target:
    """The settings, calendar, provision or member of staff that `typed` means.

    Raises NoSuchRecord or SeveralRecords.
    """
    kind = kind_named(typed)
    if kind is not None and "{" not in kind.path:
        return Target(kind.path, kind)
    found = []
    for folder, of_kind, field in (("provision", Provision, "title"), ("staff", Staff, "name")):
        for key in record_keys(root, folder):
            path = path_of(of_kind, key=key)
            if key == typed:
                return Target(path, of_kind)
            tree = load_tree(root, path)
            name = tree.get(field) if isinstance(tree, dict) else None
            if isinstance(name, str) and matches(typed, name):
                found.append(Target(path, of_kind))
    if len(found) > 1:
        raise SeveralRecords([Path(target.path).stem for target in found])
    if not found:
        raise NoSuchRecord
    return found[0]


def find_any(root: Path, typed: str) -> str | Target:
    """A pupil's key, or the target of another record; a pupil's name comes first.

    Raises SeveralPupils, SeveralRecords or NoSuchRecord.
    """
    try:
        return find_pupil(root, typed).key
    except SeveralPupils:
        raise
    except (NoSuchPupil, NoPupils):
        return find_shared(root, typed)


def find_of_pupil(root: Path, pupil: str, kind: type[Record], *, key: str | None = None) -> Target:
    """One of a pupil's records; of cycles and reviews the newest unless a key is given.

    Raises NoneOfThatKind.
    """
    if "{key}" in kind.path:
        keys = record_keys(root, Path(path_of(kind, pupil=pupil, key="x")).parent.as_posix())
        if not keys or (key and key not in keys):
            raise NoneOfThatKind(pupil, kind.kind)
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
