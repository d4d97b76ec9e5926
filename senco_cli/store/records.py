"""Reading the record folder: every record as it is, or every fault in it; nothing skipped, nothing read as empty."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from senco_cli.model.base import Record
from senco_cli.model.calendar import Calendar
from senco_cli.model.cycle import Cycle
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.faults import validate
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of, place_of
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff
from senco_cli.store.yaml_reader import line_of, read

R = TypeVar("R", bound=Record)
RECORD_FAULT = "record"
_KIND_FOLDERS = ("staff", "provision", "school", "pupils")
_READ_TOGETHER = (Settings, Calendar, Staff, Provision, Pupil, EhcPlan, Cycle, Review)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[R]):
    """One file as it was read: its bytes, its text as a tree, and the record or the faults in it."""

    path: str
    data: bytes
    tree: Any
    record: R | None
    faults: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class LoadedSchool:
    """What all pupils share; `records` is None only where the settings themselves cannot be read."""

    records: SchoolRecords | None
    faults: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class LoadedPupil:
    """One pupil's folder; `file` is None where `pupil.yaml` cannot be read, `label` tells whose it is all the same."""

    key: str
    file: PupilFile | None
    label: str
    faults: tuple[Finding, ...] = field(default=())

    @property
    def unreadable(self) -> frozenset[str]:
        """Paths of the records of this pupil that could not be read."""
        return frozenset(fault.path for fault in self.faults)


def load(root: Path, path: str, kind: type[R]) -> Loaded[R]:
    """Read one record; a file that cannot be opened is a fault like any other."""
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        fault = Finding(RECORD_FAULT, "record", path, (), f"cannot be opened: {error.strerror or 'unknown reason'}")
        return Loaded(path, b"", None, None, (fault,))
    return parse(data, path, kind)


def parse(data: bytes, path: str, kind: type[R]) -> Loaded[R]:
    """Read one record from its bytes; all its faults come together, with their lines."""
    document = read(data)
    if document.faults:
        found = tuple(
            Finding(RECORD_FAULT, "record", path, (), fault.sentence, fault.line) for fault in document.faults
        )
        return Loaded(path, data, document.tree, None, found)
    record, faults = validate(kind, document.tree)
    found = tuple(
        Finding(RECORD_FAULT, "record", path, fault.at, fault.sentence, line_of(data, fault.at)) for fault in faults
    )
    return Loaded(path, data, document.tree, record, tuple(sorted(found, key=lambda fault: fault.line or 0)))


def load_school(root: Path) -> LoadedSchool:
    """Read settings, calendar, staff and provision."""
    settings = load(root, path_of(Settings), Settings)
    faults = list(settings.faults)
    calendar = None
    if (root / path_of(Calendar)).exists():
        loaded_calendar = load(root, path_of(Calendar), Calendar)
        calendar = loaded_calendar.record
        faults.extend(loaded_calendar.faults)
    staff = _load_folder(root, "staff", Staff, faults)
    provisions = _load_folder(root, "provision", Provision, faults)
    if settings.record is None:
        return LoadedSchool(None, tuple(faults))
    return LoadedSchool(
        SchoolRecords(settings=settings.record, calendar=calendar, staff=staff, provisions=provisions), tuple(faults)
    )


def pupil_keys(root: Path) -> tuple[str, ...]:
    """The keys of all pupils: the folders below `pupils/`, in order."""
    return tuple(sorted(entry.name for entry in _entries(root / "pupils") if entry.is_dir()))


def record_keys(root: Path, folder: str) -> tuple[str, ...]:
    """The keys of the records in one folder, such as `staff`: the names of its files, in order."""
    return tuple(
        sorted(entry.name.removesuffix(".yaml") for entry in _entries(root / folder) if entry.name.endswith(".yaml"))
    )


def each_pupil(root: Path) -> Iterator[LoadedPupil]:
    """Every pupil, one at a time, so that a large school does not have to fit in memory."""
    for key in pupil_keys(root):
        yield load_pupil(root, key)


def load_pupil(root: Path, key: str) -> LoadedPupil:
    """Read everything about one pupil."""
    loaded = load(root, path_of(Pupil, pupil=key), Pupil)
    faults = list(loaded.faults)
    plan_path = path_of(EhcPlan, pupil=key)
    plan = None
    if (root / plan_path).exists():
        loaded_plan = load(root, plan_path, EhcPlan)
        plan = loaded_plan.record
        faults.extend(loaded_plan.faults)
    cycles = _load_folder(root, f"pupils/{key}/cycles", Cycle, faults)
    reviews = _load_folder(root, f"pupils/{key}/reviews", Review, faults)
    label = name_in(loaded.tree) or key
    if loaded.record is None:
        return LoadedPupil(key, None, label, tuple(faults))
    file = PupilFile(key=key, pupil=loaded.record, plan=plan, cycles=cycles, reviews=reviews)
    return LoadedPupil(key, file, label, tuple(faults))


def load_tree(root: Path, path: str) -> Any:
    """The text of one record as a tree, as far as it can be read at all."""
    try:
        return read((root / path).read_bytes()).tree
    except OSError:
        return None


def name_in(tree: Any) -> str | None:
    """The pupil's name from a tree that may be faulty anywhere else; None where even that is not there."""
    name = tree.get("name") if isinstance(tree, dict) else None
    if not isinstance(name, dict):
        return None
    forename = name.get("known_as") or name.get("legal_forename")
    surname = name.get("preferred_surname") or name.get("legal_surname")
    parts = [part for part in (forename, surname) if isinstance(part, str) and part]
    return " ".join(parts) or None


def record_paths(root: Path) -> tuple[str, ...]:
    """The paths of all files that stand where a record lives, in order."""
    return tuple(path for path in _yaml_files(root) if place_of(path))


def other_faults(root: Path) -> Iterator[Finding]:
    """The faults in records of kinds that are read neither with the school nor with a pupil."""
    for path in record_paths(root):
        place = place_of(path)
        if place and place.kind not in _READ_TOGETHER:
            yield from load(root, path, place.kind).faults


def stray_paths(root: Path) -> tuple[str, ...]:
    """YAML files among the records that no command reads: misnamed, copied, or left by a sync program."""
    return tuple(path for path in _yaml_files(root) if not place_of(path))


def _yaml_files(root: Path) -> Sequence[str]:
    found = [entry.name for entry in _entries(root) if entry.name in ("senco.yaml", "calendar.yaml")]
    for folder in _KIND_FOLDERS:
        for directory, _subfolders, names in os.walk(root / folder):
            below = Path(directory).relative_to(root).as_posix()
            found.extend(f"{below}/{name}" for name in names if name.lower().endswith((".yaml", ".yml")))
    return sorted(found)


def _load_folder(root: Path, folder: str, kind: type[R], faults: list[Finding]) -> dict[str, R]:
    found: dict[str, R] = {}
    for entry in sorted(_entries(root / folder), key=lambda each: each.name):
        if entry.name.endswith(".yaml") and entry.is_file():
            loaded = load(root, f"{folder}/{entry.name}", kind)
            faults.extend(loaded.faults)
            if loaded.record is not None:
                found[entry.name.removesuffix(".yaml")] = loaded.record
    return found


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except (FileNotFoundError, NotADirectoryError):
        return []
