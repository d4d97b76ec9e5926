"""The parts of records with their places, for checks that look at fields of every kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from senco_cli.model.base import Part, Record
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Provision
from senco_cli.model.school import PupilFile
from senco_cli.model.school_duties import SchoolDuties
from senco_cli.model.staff import Staff
from senco_cli.rules.check import Context, Place


def pupil_records(file: PupilFile) -> Iterator[tuple[str, Record]]:
    """Every record of one pupil with its path."""
    yield file.path(), file.pupil
    one_each: tuple[Record | None, ...] = (
        file.plan,
        file.adjustments,
        file.access_arrangements,
        file.equality,
        file.contact_log,
        file.documents,
        file.measures,
        file.views,
    )
    for one in one_each:
        if one:
            yield path_of(type(one), pupil=file.key), one
    several: tuple[Mapping[str, Record], ...] = (
        file.cycles,
        file.reviews,
        file.assessments,
        file.disputes,
        file.exclusions,
        file.requests,
        file.restrictive_interventions,
        file.advice,
    )
    for records in several:
        for name, record in records.items():
            yield path_of(type(record), pupil=file.key, key=name), record


def school_records(context: Context) -> Iterator[tuple[str, Record]]:
    """Every member of staff, every provision and the school's duties with their paths."""
    if context.school.duties:
        yield path_of(SchoolDuties), context.school.duties
    for key, staff in context.school.staff.items():
        yield path_of(Staff, key=key), staff
    for key, provision in context.school.provisions.items():
        yield path_of(Provision, key=key), provision


def parts(part: Part, *, at: Place = ()) -> Iterator[tuple[Place, Part]]:
    """A record and every part in it, each with its place."""
    yield at, part
    for field, name in field_names(type(part)).items():
        value = getattr(part, field)
        if isinstance(value, Part):
            yield from parts(value, at=(*at, name))
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, Part):
                    yield from parts(item, at=(*at, name, number))


@cache
def field_names(kind: type[Part]) -> Mapping[str, str]:
    """The fields of a kind of part, each with its name as a record file writes it."""
    return {field: info.alias or field for field, info in kind.model_fields.items()}
