"""Reading the record folder: every record as it is, or every fault in it; nothing skipped, nothing read as empty."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from senco_cli.model.base import Record
from senco_cli.model.calendar import Calendar
from senco_cli.model.equality import SchoolEquality
from senco_cli.model.faults import validate
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of, place_of
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.school_duties import SchoolDuties
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff
from senco_cli.store.below import Below, look_below
from senco_cli.store.plain_files import read_plain, read_straight
from senco_cli.store.pupil_folders import FolderUnreadable, entries, is_key, is_pupil, name_in, pupil_keys, why
from senco_cli.store.pupil_records import ONE_OF, SEVERAL_OF
from senco_cli.store.strays import RECORD_FAULT, misnamed_at_top, strays, yaml_below
from senco_cli.store.yaml_reader import line_of, read

R = TypeVar("R", bound=Record)
Reading = Callable[[Path, str], bytes]
_MOST_FAULTS = 100
_SHARED_FOLDERS = ("staff", "provision", "school")
# The file, or the folder, that a kind of record has in a pupil's own.
_NAME_BELOW_PUPIL = {kind: kind.path.split("/")[2] for kind in (*ONE_OF.values(), *SEVERAL_OF.values())}
_FILES_BELOW_PUPIL = frozenset((path_of(Pupil).split("/")[2], *(_NAME_BELOW_PUPIL[kind] for kind in ONE_OF.values())))


class Loaded(NamedTuple, Generic[R]):
    """One file as it was read: its bytes, its text as a tree, and the record or the faults in it."""

    path: str
    data: bytes
    tree: Any
    record: R | None
    faults: tuple[Finding, ...]


class LoadedSchool(NamedTuple):
    """What all pupils share; `records` is None only where the settings themselves cannot be read."""

    records: SchoolRecords | None
    faults: tuple[Finding, ...]


class LoadedPupil(NamedTuple):
    """One pupil's folder; `file` is None where `pupil.yaml` cannot be read, `label` tells whose it is all the same."""

    key: str
    file: PupilFile | None
    label: str
    faults: tuple[Finding, ...] = ()

    @property
    def unreadable(self) -> frozenset[str]:
        """Paths of the records of this pupil that could not be read."""
        return frozenset(fault.path for fault in self.faults)


def load(root: Path, path: str, kind: type[R], *, reading: Reading = read_plain) -> Loaded[R]:
    """Read one record; a file that cannot be opened is a fault like any other."""
    try:
        data = reading(root, path)
    except OSError as error:
        return Loaded(path, b"", None, None, (Finding(RECORD_FAULT, "record", path, (), why(error)),))
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
    if record is not None:
        return Loaded(path, data, document.tree, record, ())
    # Each line is looked for from the top, so that a file with a fault in every line would take very long.
    found = tuple(
        Finding(RECORD_FAULT, "record", path, fault.at, fault.sentence, line_of(data, fault.place))
        for fault in faults[:_MOST_FAULTS]
    )
    if len(faults) > _MOST_FAULTS:
        more = f"and {len(faults) - _MOST_FAULTS} more faults"
        found += (Finding(RECORD_FAULT, "record", path, (), more, max(fault.line or 0 for fault in found)),)
    return Loaded(path, data, document.tree, record, tuple(sorted(found, key=lambda fault: fault.line or 0)))


def load_school(root: Path) -> LoadedSchool:
    """Read settings, calendar, staff, provision and the school's duties. Raises FolderUnreadable."""
    settings = load(root, path_of(Settings), Settings)
    faults = list(settings.faults)
    calendar = _load_if_there(root, path_of(Calendar), Calendar, faults)
    duties = _load_if_there(root, path_of(SchoolDuties), SchoolDuties, faults)
    equality = _load_if_there(root, path_of(SchoolEquality), SchoolEquality, faults)
    staff = _load_folder(root, "staff", Staff, faults)
    provisions = _load_folder(root, "provision", Provision, faults)
    faults.extend((*_no_folders(root, ("pupils", *_SHARED_FOLDERS)), *_school_strays(root)))
    if settings.record is None:
        return LoadedSchool(None, tuple(faults))
    records = SchoolRecords(
        settings=settings.record,
        calendar=calendar,
        staff=staff,
        provisions=provisions,
        duties=duties,
        equality=equality,
    )
    return LoadedSchool(records, tuple(faults))


def record_keys(root: Path, folder: str) -> tuple[str, ...]:
    """The keys of the records in one folder, such as `staff`: the names of its files, in order."""
    return _keys_in(entry.name for entry in entries(root, folder))


def each_pupil(root: Path) -> Iterator[LoadedPupil]:
    """Every pupil, one at a time, so that a large school does not have to fit in memory."""
    for key in pupil_keys(root):
        yield load_pupil(root, key)


def load_pupil(root: Path, key: str, *, below: Below | None = None) -> LoadedPupil:
    """Read everything about one pupil, with what is in the folder that nothing reads.

    `below` is what was seen in the folder a moment ago, if anybody has looked.
    """
    folder = f"pupils/{key}"
    try:
        below = below or look_below(root, folder)
    except OSError as error:
        return LoadedPupil(key, None, key, (Finding(RECORD_FAULT, "record", folder, (), why(error)),))
    reading = read_straight if below.is_straight else read_plain
    loaded = load(root, path_of(Pupil, pupil=key), Pupil, reading=reading)
    faults = list(loaded.faults)
    # Most pupils have few of the many kinds, and to ask for each costs more than to read those.
    there = below.names.get(folder, ())
    one_each: dict[str, Any] = {
        name: _load(root, path_of(kind, pupil=key), kind, faults, reading=reading)
        if _NAME_BELOW_PUPIL[kind] in there
        else None
        for name, kind in ONE_OF.items()
    }
    several: dict[str, Any] = {
        name: _load_folder(root, f"{folder}/{_NAME_BELOW_PUPIL[kind]}", kind, faults, below=below)
        for name, kind in SEVERAL_OF.items()
        if _NAME_BELOW_PUPIL[kind] in there
    }
    places = {name: f"{folder}/{_NAME_BELOW_PUPIL[SEVERAL_OF[name]]}" for name in several}
    faults.extend(_no_folders(root, [place for place in places.values() if place not in below.names]))
    read = {f"{folder}/{name}" for name in there if name in _FILES_BELOW_PUPIL}
    read.update(f"{place}/{name}.yaml" for kind, place in places.items() for name in several[kind])
    faults[:0] = strays(below.yaml, read=read)
    label = name_in(loaded.tree) or key
    if loaded.record is None:
        return LoadedPupil(key, None, label, tuple(faults))
    file = PupilFile(key=key, pupil=loaded.record, **one_each, **several)
    return LoadedPupil(key, file, label, tuple(faults))


def record_paths(root: Path) -> tuple[str, ...]:
    """The paths of all files that stand where a record lives, in order. Raises FolderUnreadable."""
    return tuple(sorted((*shared_paths(root), *(path for path in _yaml_paths(root, "pupils") if place_of(path)))))


def shared_paths(root: Path) -> tuple[str, ...]:
    """The paths of all files that stand where a record lives that is no pupil's, in order. Raises FolderUnreadable."""
    at_top = [entry.name for entry in entries(root, ".")]
    below = [path for folder in _SHARED_FOLDERS for path in _yaml_paths(root, folder)]
    return tuple(sorted(path for path in (*at_top, *below) if place_of(path)))


def all_strays(root: Path) -> tuple[Finding, ...]:
    """Every YAML file among the records that no command reads."""
    below = (each for key in pupil_keys(root) for each in strays(_yaml_paths(root, f"pupils/{key}")))
    return (*_school_strays(root), *below)


def _school_strays(root: Path) -> tuple[Finding, ...]:
    """What nothing reads outside the pupils' own folders."""
    in_pupils = [f"pupils/{entry.name}" for entry in entries(root, "pupils") if not is_pupil(entry)]
    shared = [path for folder in _SHARED_FOLDERS for path in _yaml_paths(root, folder)]
    misplaced = [path for place in in_pupils for path in _yaml_paths(root, place)]
    return strays([*misnamed_at_top(root), *shared, *misplaced])


def _no_folders(root: Path, folders: Iterable[str]) -> Iterator[Finding]:
    """Those that stand where a folder of records belongs and are none, so that they would read as empty ones."""
    # Where Windows may make no links, git writes a link down as a small file.
    sentence = "is a file or a broken link, and ought to be a folder with records; put the folder back"
    for folder in folders:
        if os.path.lexists(root / folder) and not (root / folder).is_dir():
            yield Finding(RECORD_FAULT, "record", folder, (), sentence)


def _yaml_paths(root: Path, folder: str) -> Sequence[str]:
    try:
        return yaml_below(root, folder)
    except OSError as error:
        raise FolderUnreadable(folder, reason=why(error)) from error


def _load_if_there(root: Path, path: str, kind: type[R], faults: list[Finding]) -> R | None:
    return _load(root, path, kind, faults) if (root / path).exists() else None


def _load(root: Path, path: str, kind: type[R], faults: list[Finding], *, reading: Reading = read_plain) -> R | None:
    loaded = load(root, path, kind, reading=reading)
    faults.extend(loaded.faults)
    return loaded.record


def _load_folder(
    root: Path, folder: str, kind: type[R], faults: list[Finding], *, below: Below | None = None
) -> dict[str, R]:
    """The records in one folder by their keys; `below` is what was seen there, if anybody has looked."""
    below = below or _look_below(root, folder)
    reading = read_straight if below.is_straight else read_plain
    # What lies behind a link was not looked at.
    keys = _keys_in(below.names[folder]) if folder in below.names else record_keys(root, folder)
    found: dict[str, R] = {}
    for key in keys:
        record = _load(root, f"{folder}/{key}.yaml", kind, faults, reading=reading)
        if record is not None:
            found[key] = record
    return found


def _look_below(root: Path, folder: str) -> Below:
    try:
        return look_below(root, folder)
    except OSError as error:
        raise FolderUnreadable(folder, reason=why(error)) from error


def _keys_in(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(key for key in map(_key_in, names) if key))


def _key_in(name: str) -> str | None:
    key = name.removesuffix(".yaml")
    return key if key != name and is_key(key) else None
