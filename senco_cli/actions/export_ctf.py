"""A partial common transfer file of pupils who leave, for the next school's system."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.errors import SencoError
from senco_cli.exchange.ctf.writing import OUTSIDE, UNKNOWN, Omitted, ctf_bytes, file_name, omitted
from senco_cli.model.finding import Finding
from senco_cli.model.pupil import Pupil
from senco_cli.model.school_numbers import laestab_figures
from senco_cli.model.settings import School
from senco_cli.store.records import load_pupil

UNKNOWN_WORD, OUTSIDE_WORD = "unknown", "outside"


class NoSchoolNumber(SencoError):
    """A transfer file begins with the school's own number, and the settings do not have it."""

    def __init__(self) -> None:
        super().__init__(
            "the school's number is not in the settings, and a transfer file is named by it",
            hint="senco edit settings --set school.laestab=820/1234   with the school's own number",
        )


class NotADestination(SencoError):
    """What was given as the next school is no number of one."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f'"{typed}" is no number of a school',
            hint=f"three figures for the authority and four for the school, like 820/1234; {UNKNOWN_WORD} where it is "
            f"not known; {OUTSIDE_WORD} for an independent school or one outside England",
        )


class NobodyToWrite(SencoError):
    """None of the pupils has a record that can be read."""

    def __init__(self) -> None:
        super().__init__("no pupil of these has a record that can be read; nothing was written", hint="senco check")


@dataclass(frozen=True, slots=True)
class BuiltCtf:
    """The file, who is in it, what it has no place for, and every fault met on the way."""

    data: bytes
    source: str
    destination: str
    keys: tuple[str, ...]
    without_upn: tuple[str, ...]
    omitted: tuple[Omitted, ...]
    faults: tuple[Finding, ...]

    def name_in(self, folder: Path) -> str:
        """The name of the file: sender, receiver, and the first number that the folder does not have."""
        taken = [each.name for each in folder.glob("*_CTF_*")] if folder.is_dir() else []
        return file_name(self.source, self.destination, taken=taken)


def destination_of(typed: str) -> str:
    """The seven places for the next school, by its number or a word for none. Raises NotADestination."""
    words = {UNKNOWN_WORD: UNKNOWN, UNKNOWN.casefold(): UNKNOWN, OUTSIDE_WORD: OUTSIDE, OUTSIDE.casefold(): OUTSIDE}
    found = words.get(typed.strip().casefold()) or laestab_figures(typed)
    if found is None:
        raise NotADestination(typed)
    return found


def build_ctf(workspace: Workspace, keys: Sequence[str], *, destination: str) -> BuiltCtf:
    """The transfer file of the pupils in the order of the keys. Raises NoSchoolNumber and NobodyToWrite."""
    settings, found = open_school(workspace)
    school = settings.settings.school
    pupils: dict[str, Pupil] = {}
    faults = [fault for fault in found if fault.path == "senco.yaml"]
    for key in keys:
        loaded = load_pupil(workspace.root, key)
        if loaded.file is not None:
            pupils[key] = loaded.file.pupil
        faults += [fault for fault in loaded.faults if fault.path.endswith("/pupil.yaml")]
    source = _source(school)
    if not pupils:
        raise NobodyToWrite
    everybody = tuple(pupils.values())
    return BuiltCtf(
        data=ctf_bytes(everybody, school, destination=destination, today=workspace.today),
        source=source,
        destination=destination,
        keys=tuple(pupils),
        without_upn=tuple(key for key, pupil in pupils.items() if not pupil.upn),
        omitted=omitted(everybody),
        faults=tuple(faults),
    )


def _source(school: School) -> str:
    figures = laestab_figures(school.laestab or "")
    if figures is None:
        raise NoSchoolNumber
    return figures
