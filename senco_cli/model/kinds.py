"""The kinds of record there are; paths, editor schemas, `show`, `edit` and `check` follow from this list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from senco_cli.model.base import Record
from senco_cli.model.calendar import Calendar
from senco_cli.model.cycle import Cycle
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.review import Review
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff

KINDS: tuple[type[Record], ...] = (Settings, Calendar, Staff, Provision, Pupil, EhcPlan, Cycle, Review)


@dataclass(frozen=True, slots=True)
class Place:
    """What a path in the record folder holds: the kind of record, whose it is, and its own key."""

    kind: type[Record]
    pupil: str | None
    key: str | None


def place_of(path: str) -> Place | None:
    """What the relative POSIX path `path` holds; None for a file that is no record."""
    for kind in KINDS:
        match = re.fullmatch(_pattern(kind.path), path)
        if match:
            found = match.groupdict()
            return Place(kind=kind, pupil=found.get("pupil"), key=found.get("key"))
    return None


def path_of(kind: type[Record], *, pupil: str | None = None, key: str | None = None) -> str:
    """The relative POSIX path of one record of `kind`."""
    return kind.path.format(pupil=pupil, key=key)


def kind_named(name: str) -> type[Record] | None:
    """The kind with this name, like `ehc-plan`."""
    return next((kind for kind in KINDS if kind.kind == name), None)


def _pattern(path: str) -> str:
    return re.sub(r"\\\{(pupil|key)\\\}", r"(?P<\1>[^/]+)", re.escape(path))
