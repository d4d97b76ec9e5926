"""A provision of a map as a record, and laid over one that is there, without taking anything away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from senco_cli.exchange.merging.trees import Tree, entries
from senco_cli.exchange.provision_map.lines import Line
from senco_cli.exchange.provision_map.people import Names, Naming
from senco_cli.exchange.provision_map.results import (
    NO_EXIT_DAY,
    NOBODY,
    ONE_VALUE,
    cost_of,
    joined,
    member_of,
    tells_of_effect,
    values_told,
)
from senco_cli.exchange.staff_names import staff_meant
from senco_cli.exchange.text import squeeze

SKIP = "skip"
_GUESSED = {"area_of_need": "area", "layer": "layer"}
UNNAMED = "no measure is named; called by the heading of its values"
BY_DEFAULT = "no first day is given; taken as the one that was said for all"
_BETWEEN_STAFF = re.compile(r"[,/&;\n]|\band\b")


@dataclass(frozen=True, slots=True)
class Answers:
    """Who is who: pupils and staff of the records, and what somebody said.

    `staff` are names by key; `people` are, by name (squeezed), the key of a pupil or SKIP; with `whole_names` a name
    that one pupil alone has is that pupil.
    """

    names: Names
    staff: Mapping[str, str]
    people: Mapping[str, str]
    whole_names: bool = False


@dataclass(slots=True)
class Met:
    """What is met on the way through the lines."""

    left_out: list[tuple[int, str]] = field(default_factory=list)
    whole: dict[str, Naming] = field(default_factory=dict)
    waiting: dict[Naming, tuple[int, ...]] = field(default_factory=dict)
    lacking: dict[str, tuple[int, ...]] = field(default_factory=dict)
    assumed: list[tuple[int, str]] = field(default_factory=list)
    staff: dict[str, tuple[int, ...]] = field(default_factory=dict)
    not_taken: list[tuple[int, str]] = field(default_factory=list)


def tree_of(group: Sequence[Line], answers: Answers, met: Met) -> Tree:
    """The record of a provision by its lines; whom and what it met on the way is put into `met`."""
    first = group[0]
    members: dict[str, Tree] = {}
    workers: dict[str, None] = {}
    notes: dict[str, None] = {}
    sessions = _sessions(first)
    for line in group:
        for member in _members(line, list(_pupils(line, answers, met)), met):
            known_part = members.setdefault(member["pupil"], member)
            members[member["pupil"]], told = joined(known_part, member)
            met.not_taken += [(line.row, told.replace("the record has", "an earlier row has"))] if told else []
        known, unknown = _workers(line, answers.staff, met)
        workers |= dict.fromkeys(known)
        notes |= dict.fromkeys((*line.notes, *unknown))
    weeks = first.weeks or next((dose.weeks for dose in first.doses if dose.weeks), None)
    tree = {
        "title": first.title,
        "area_of_need": first.area,
        "layer": first.layer,
        "description": first.description,
        "intended_outcome": first.outcome,
        "delivered_by": [{"staff": key} for key in workers],
        "place": first.place,
        "group_size": str(first.group_size) if first.group_size and first.group_size > 1 else None,
        "sessions": sessions,
        "from": first.from_on.isoformat() if first.from_on else None,
        "to": first.to_on.isoformat() if first.to_on else None,
        "weeks": str(weeks) if weeks else None,
        "review_by": first.review_by.isoformat() if first.review_by else None,
        "measure": _measure(group, met),
        "pupils": list(members.values()),
        "cost": cost_of(group),
        "notes": "\n".join(notes) or None,
    }
    return {name: value for name, value in tree.items() if value not in (None, [])}


def laid_over(old: Tree, tree: Tree, line: Line, met: Met) -> Tree:
    """The recorded provision with what the map says; nothing of it goes, and a start that was only assumed stays."""
    found = dict(old)
    for name, value in tree.items():
        if (name == "from" and BY_DEFAULT in line.assumed) or (_GUESSED.get(name) in line.guessed and name in old):
            continue
        if name == "pupils":
            found[name] = _members_joined(entries(old, name), value, line, met)
        elif name == "delivered_by":
            have = {str(each.get("staff")) for each in entries(old, name)}
            found[name] = [*(old.get(name) or []), *(each for each in value if each["staff"] not in have)]
        elif name == "cost":
            found[name] = {**(old.get(name) or {}), **value}
        elif name == "notes":
            before = str(old.get("notes") or "")
            fresh = [note for note in str(value).split("\n") if squeeze(note) not in squeeze(before)]
            found[name] = "\n".join([*([before] if before else []), *fresh])
        elif name == "measure":
            found[name] = old.get("measure") or value
        elif not _says_the_same(name, old.get(name), value):
            found[name] = value
    return found


def _members(line: Line, keys: Sequence[str], met: Met) -> Iterator[Tree]:
    """The pupils of a line, with the values at entry and exit where they can only be one pupil's."""
    if not tells_of_effect(line):
        yield from ({"pupil": key} for key in keys)
    elif len(keys) == 1:
        member, said = member_of(line, keys[0])
        lost = [each for each in said if each == NO_EXIT_DAY]
        met.not_taken += [(line.row, each) for each in lost]
        met.assumed += [(line.row, each) for each in said if each not in lost]
        yield member
    else:
        line.notes.append(f"Row {line.row}: {values_told(line)}")
        met.not_taken.append((line.row, ONE_VALUE if keys else NOBODY))
        yield from ({"pupil": key} for key in keys)


def _members_joined(old: Sequence[Tree], new: Sequence[Tree], line: Line, met: Met) -> list[Tree]:
    given = {str(each["pupil"]): each for each in new}
    found: list[Tree] = []
    for member in old:
        more = given.pop(str(member.get("pupil")), {})
        both, told = joined(member, more)
        met.not_taken += [(line.row, told)] if told else []
        found.append(both)
    return [*found, *given.values()]


def _measure(group: Sequence[Line], met: Met) -> Tree | None:
    named = next((line.measure for line in group if line.measure), None)
    if named:
        return {"name": named}
    line = next((line for line in group if line.measured_as), None)
    if line is None:
        return None
    met.assumed.append((line.row, UNNAMED))
    return {"name": line.measured_as}


def _says_the_same(name: str, old: Any, new: Any) -> bool:
    if name != "sessions":
        return squeeze(str(old or "")) == squeeze(str(new))
    known = [each for each in old or [] if isinstance(each, dict)]
    return [_plain_session(each) for each in known] == [_plain_session(each) for each in new]


def _plain_session(session: Tree) -> dict[str, str]:
    return {"given_to": "group", **{name: str(value) for name, value in session.items()}}


def _sessions(line: Line) -> list[Tree]:
    found: list[Tree] = []
    for dose in line.doses:
        if not (dose.minutes and dose.per_week_text):
            if dose.minutes or dose.per_week:
                line.notes.append(f"How long and how often: {dose.words}")
            continue
        session = {"minutes": str(dose.minutes), "per_week": dose.per_week_text}
        one_each = dose.each_pupil or (line.each_pupil and len(line.doses) == 1)
        found.append({**session, "given_to": "each-pupil"} if one_each else session)
    return found


def _pupils(line: Line, answers: Answers, met: Met) -> Iterator[str]:
    people = line.people or (answers.names.people_in(line.people_text) if line.people_text else [])
    for person in people:
        answer = answers.people.get(squeeze(person.name))
        if answer:
            if answer != SKIP:
                yield answer
            continue
        naming = answers.names.meant(person)
        if naming.sure:
            yield naming.keys[0]
        elif naming.whole:
            met.whole[naming.name] = naming
            if answers.whole_names:
                yield naming.keys[0]
        else:
            met.waiting[naming] = tuple(dict.fromkeys((*met.waiting.get(naming, ()), line.row)))


def _workers(line: Line, staff: Mapping[str, str], met: Met) -> tuple[list[str], list[str]]:
    known: list[str] = []
    unknown: list[str] = []
    for cell in line.staff:
        for name in filter(None, (each.strip() for each in _BETWEEN_STAFF.split(cell))):
            key = staff_meant(name, staff)
            if key:
                known.append(key)
            else:
                unknown.append(f"Delivered by: {name}")
                met.staff[name] = tuple(dict.fromkeys((*met.staff.get(name, ()), line.row)))
    return known, unknown
