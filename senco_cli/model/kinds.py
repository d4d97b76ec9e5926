"""The kinds of record there are; paths, editor schemas, `show`, `edit` and `check` follow from this list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from senco_cli.model.access_arrangements import AccessArrangements
from senco_cli.model.adjustments import Adjustments
from senco_cli.model.advice import Advice
from senco_cli.model.assessment import Assessment
from senco_cli.model.base import Record
from senco_cli.model.calendar import Calendar
from senco_cli.model.contact_log import ContactLog
from senco_cli.model.cycle import Cycle
from senco_cli.model.dispute import Dispute
from senco_cli.model.document_index import Documents
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.equality import PupilEquality, SchoolEquality
from senco_cli.model.exclusion import Exclusion
from senco_cli.model.key_pattern import KEY_PATTERN
from senco_cli.model.measures import Measures
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.request import Request
from senco_cli.model.restrictive_intervention import RestrictiveIntervention
from senco_cli.model.review import Review
from senco_cli.model.school_duties import SchoolDuties
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff
from senco_cli.model.views import Views

KINDS: tuple[type[Record], ...] = (
    Settings,
    Calendar,
    Staff,
    Provision,
    Pupil,
    EhcPlan,
    Cycle,
    Review,
    Measures,
    Views,
    Assessment,
    Dispute,
    Exclusion,
    Request,
    RestrictiveIntervention,
    Adjustments,
    AccessArrangements,
    ContactLog,
    Advice,
    Documents,
    PupilEquality,
    SchoolDuties,
    SchoolEquality,
)


class Place(NamedTuple):
    """What a path in the record folder holds: the kind of record, whose it is, and its own key."""

    kind: type[Record]
    pupil: str | None
    key: str | None


def place_of(path: str) -> Place | None:
    """What the relative POSIX path `path` holds; None for a file that is no record or is not named by a key."""
    for kind in _kinds_by_place().get(_telling(path), ()):
        match = _pattern(kind.path).fullmatch(path)
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


@cache
def _kinds_by_place() -> Mapping[tuple[int, str], list[type[Record]]]:
    kinds: dict[tuple[int, str], list[type[Record]]] = {}
    for kind in KINDS:
        kinds.setdefault(_telling(kind.path), []).append(kind)
    return kinds


def _telling(path: str) -> tuple[int, str]:
    """How deep a path is, and the part of it that holds no key."""
    parts = path.split("/")
    return len(parts), parts[2 if len(parts) > 2 else 0]


@cache
def _pattern(path: str) -> re.Pattern[str]:
    keys = re.sub(r"\\\{(pupil|key)\\\}", rf"(?P<\1>{KEY_PATTERN})", re.escape(path))
    return re.compile(keys)
