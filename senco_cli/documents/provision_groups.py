"""The rows of a provision map in groups: by area of need, layer, class or year group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from senco_cli.documents.people import Person
from senco_cli.documents.provision_parts import Group, GroupBy, Row
from senco_cli.model.codes import code_set
from senco_cli.model.order import natural
from senco_cli.rules.costing import add, apportion

TITLES: Mapping[GroupBy, str] = MappingProxyType(
    {
        "area": "broad area of need",
        "layer": "layer of provision",
        "class": "class",
        "year": "year group",
        "staff": "member of staff",
    }
)
NOBODY = "No pupil recorded"
OfPupils = Literal["class", "year", "stage"]


def groups_of(rows: Sequence[Row], group_by: GroupBy) -> tuple[Group, ...]:
    """The rows by layer, or otherwise by area of need, in the order of the code set."""
    is_layer = group_by == "layer"
    grouping = code_set("provision_layer" if is_layer else "area_of_need")
    names = {row.key: row.layer if is_layer else row.area for row in rows}
    by_name = {code.name: [row for row in rows if names[row.key] == code.name] for code in grouping.codes}
    return _groups({name: members for name, members in by_name.items() if members})


def groups_of_pupils(rows: Sequence[Row], group_by: OfPupils) -> tuple[Group, ...]:
    """The rows by class, year group or key stage: in each those with pupils of it, and of these pupils' parts only.

    What is recorded without a pupil comes last, in a group of its own.
    """
    everybody = {line.person.key: line.person for row in rows for line in row.lines}
    names: dict[str, set[str]] = {}
    for person in sorted(everybody.values(), key=lambda each: _order(each, group_by)):
        names.setdefault(_name(person, group_by), set()).add(person.key)
    by_name = {name: [*_parts(rows, keys)] for name, keys in names.items()}
    unshared = [row for row in rows if not row.lines]
    return _groups({**by_name, **({NOBODY: unshared} if unshared else {})})


def _name(person: Person, group_by: OfPupils) -> str:
    if group_by == "class":
        return person.class_name or "No class recorded"
    if group_by == "stage":
        year = code_set("nc_year").get(person.year or "")
        return (year.group or year.name).replace("-", " ").capitalize() if year else "Key stage not known"
    return person.year_name or "Year group not known"


def _order(person: Person, group_by: OfPupils) -> tuple[int, tuple[tuple[str, int], ...], str]:
    return person.order[0], natural(_name(person, group_by)), person.key


def _parts(rows: Iterable[Row], keys: set[str]) -> Iterable[Row]:
    for row in rows:
        lines = tuple(line for line in row.lines if line.person.key in keys)
        if lines:
            yield replace(
                row,
                lines=lines,
                to_date=add(line.to_date for line in lines),
                whole=add(line.whole for line in lines),
                year=add(line.year for line in lines),
            )


def _groups(by_name: Mapping[str, Sequence[Row]]) -> tuple[Group, ...]:
    known = {name: add(row.whole for row in members).pence for name, members in by_name.items()}
    parts = _per_cents({name: pence for name, pence in known.items() if pence is not None})
    return tuple(
        Group(
            name=name,
            rows=tuple(members),
            pupils_now=len({line.person.key for row in members for line in row.lines if line.is_in}),
            staff_minutes_now=sum((row.staff_minutes_now for row in members), Fraction(0)),
            to_date=add(row.to_date for row in members),
            whole=add(row.whole for row in members),
            year=add(row.year for row in members),
            per_cent=parts.get(name),
        )
        for name, members in by_name.items()
    )


def _per_cents(pence: Mapping[str, int]) -> Mapping[str, int]:
    whole = sum(pence.values())
    return apportion({name: Fraction(100 * part, whole) for name, part in pence.items()}, 100) if whole else {}
