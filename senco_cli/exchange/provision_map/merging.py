"""A provision of a map as a record, and laid over one that is there, without taking anything away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from senco_cli.exchange.merging.trees import Tree, entries
from senco_cli.exchange.provision_map.lines import Line
from senco_cli.exchange.provision_map.people import Names, Naming
from senco_cli.exchange.staff_names import staff_meant
from senco_cli.exchange.text import squeeze

SKIP = "skip"
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


def tree_of(group: Sequence[Line], answers: Answers, met: Met) -> Tree:
    """The record of a provision by its lines; whom and what it met on the way is put into `met`."""
    first = group[0]
    keys: dict[str, None] = {}
    workers: dict[str, None] = {}
    notes: dict[str, None] = {}
    sessions = _sessions(first)
    for line in group:
        keys |= dict.fromkeys(_pupils(line, answers, met))
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
        "measure": {"name": first.measure} if first.measure else None,
        "pupils": [{"pupil": key} for key in keys],
        "notes": "\n".join(notes) or None,
    }
    return {name: value for name, value in tree.items() if value not in (None, [])}


def laid_over(old: Tree, tree: Tree, line: Line) -> Tree:
    """The recorded provision with what the map says; nothing of it goes, and a start that was only assumed stays."""
    found = dict(old)
    for name, value in tree.items():
        if name == "from" and BY_DEFAULT in line.assumed:
            continue
        if name in ("pupils", "delivered_by"):
            mark = "pupil" if name == "pupils" else "staff"
            have = {str(each.get(mark)) for each in entries(old, name)}
            found[name] = [*(old.get(name) or []), *(each for each in value if each[mark] not in have)]
        elif name == "notes":
            before = str(old.get("notes") or "")
            fresh = [note for note in str(value).split("\n") if squeeze(note) not in squeeze(before)]
            found[name] = "\n".join([*([before] if before else []), *fresh])
        elif name == "measure":
            found[name] = old.get("measure") or value
        elif not _says_the_same(name, old.get(name), value):
            found[name] = value
    return found


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
