"""Make a record folder: a school's own, or a copy of the practice school."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from senco_cli.errors import SencoError
from senco_cli.model.kinds import place_of
from senco_cli.model.settings import RECORD_FORMAT, Settings
from senco_cli.store import git, merge_driver
from senco_cli.store.files import make_folder
from senco_cli.store.folder import MARKER
from senco_cli.store.git_files import ATTRIBUTES, IGNORE, with_attributes, with_ignored
from senco_cli.store.journal import recover
from senco_cli.store.layout import new_record, schema_line
from senco_cli.store.schemas import write_schemas
from senco_cli.store.shipped import practice_school
from senco_cli.store.transaction import transaction

_READ_ME = """These are the special educational needs records of a school, kept with senco.

Every file is plain text. Open the folder in a terminal and type `senco` to see what can be done;
`senco check` says whether everything can be read. The files hold personal data about children:
do not put this folder where others can open it, and do not send parts of it by e-mail.
"""
_CALENDAR = """# When the school is open. Fill in your own days, then type `senco check`.
# years:
#   - academic_year: 2026/27
#     terms:
#       - {name: autumn, from: 2026-09-02, to: 2026-12-18, half_term: {from: 2026-10-26, to: 2026-10-30}}
#     inset_days: [2026-09-01]
# closures:
#   - {from: 2026-11-10, to: 2026-11-10, why: boiler}
years: []
"""


class FolderInUse(SencoError):
    """The folder holds something already."""

    def __init__(self, folder: Path, *, what: str) -> None:
        super().__init__(f'"{folder}" {what}; nothing was changed', hint="give a folder that does not exist yet")


class InsideRecords(SencoError):
    """A record folder would be made within another."""

    def __init__(self, folder: Path, *, outer: Path) -> None:
        super().__init__(
            f'"{folder}" lies inside the record folder "{outer}"; nothing was changed',
            hint="cd ..   and give the same command again, so that the new folder stands beside that one",
        )


class FolderRefused(SencoError):
    """The operating system does not let the folder be made."""

    def __init__(self, folder: Path, *, reason: str) -> None:
        super().__init__(
            f'"{folder}" cannot be made: {reason}', hint="give a folder in a place that is yours, such as Documents"
        )


@dataclass(frozen=True, slots=True)
class NewFolder:
    """The folder that was made; `history` says whether git keeps one."""

    root: Path
    files: int
    history: bool


def init_school(root: Path, *, name: str, phase: str, environment: Mapping[str, str]) -> NewFolder:
    """Make an empty record folder for a school. Raises FolderInUse, InsideRecords or FolderRefused."""
    settings = {"record_format": str(RECORD_FORMAT), "school": {"name": name, "phase": phase}}
    files = {
        "senco.yaml": new_record(Settings, "senco.yaml", settings),
        "calendar.yaml": (_schema_of_calendar() + _CALENDAR).encode("utf-8"),
    }
    return _make(root, files, message="init records", environment=environment)


def init_practice(root: Path, *, environment: Mapping[str, str]) -> NewFolder:
    """Make a copy of the practice school that may be written to. Raises as `init_school` does."""
    source = practice_school()
    files = {}
    for directory, folders, names in os.walk(source):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        for name in names:
            path = Path(directory, name)
            if not name.startswith("."):
                files[path.relative_to(source).as_posix()] = path.read_bytes()
    files["senco.yaml"] = _may_be_written(files["senco.yaml"])
    files = {path: _with_schema(path, data) for path, data in files.items()}
    return _make(root, files, message="init practice school", environment=environment)


def _make(root: Path, files: dict[str, bytes], *, message: str, environment: Mapping[str, str]) -> NewFolder:
    try:
        # One that was cut off half-way is taken back, so that it can be begun again.
        recover(root, environment=environment)
        _refuse_used(root)
        make_folder(root)
    except OSError as error:
        raise FolderRefused(root, reason=error.strerror or type(error).__name__) from error
    if git.available(environment):
        git.init(root, environment=environment)
        merge_driver.install(root, environment=environment)
    everything = {
        IGNORE: with_ignored(None),
        ATTRIBUTES: with_attributes(None),
        "READ-ME.txt": _READ_ME.encode("utf-8"),
        **files,
    }
    with transaction(root, message=message, environment=environment) as tx:
        for path, data in everything.items():
            tx.write(path, data, expected=None)
    write_schemas(root)
    return NewFolder(root, len(files), tx.result.history)


def _refuse_used(root: Path) -> None:
    if (root / MARKER).is_file():
        raise FolderInUse(root, what="is a record folder already")
    outer = next((folder for folder in root.resolve().parents if (folder / MARKER).is_file()), None)
    if outer is not None:
        raise InsideRecords(root, outer=outer)
    if root.exists() and not root.is_dir():
        raise FolderInUse(root, what="is a file")
    if root.exists() and any(entry.name not in (".git", ".senco") for entry in root.iterdir()):
        raise FolderInUse(root, what="is not empty")


def _may_be_written(settings: bytes) -> bytes:
    lines = settings.splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(b"for_reading_only"))


def _with_schema(path: str, data: bytes) -> bytes:
    place = place_of(path)
    return schema_line(place.kind, path).encode("utf-8") + data if place else data


def _schema_of_calendar() -> str:
    from senco_cli.model.calendar import Calendar

    return schema_line(Calendar, "calendar.yaml")
