"""Duties as they stand in their files, read strictly: every fault of every file is told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from senco_cli.errors import SencoError
from senco_cli.model.shipped import shipped, shipped_folder
from senco_cli.rules.data_faults import choice_faults, is_day, name_faults
from senco_cli.rules.duty import APPLIES, AREAS, OWNERS, Basis, Duty, Statement
from senco_cli.rules.rule import SOURCE_KINDS, VERIFIED

_DUTY = {
    "id", "title", "area", "question", "evidence", "applies", "owner", "look_again_months", "checked_on", "source",
}  # fmt: skip
_STATEMENTS = "duty_statements.yaml"


class DutyDataError(SencoError):
    """Files of duties that cannot be understood, with everything that is wrong in them."""

    def __init__(self, faults: Mapping[str, Sequence[str]]) -> None:
        super().__init__(
            "\n    ".join(f'duty file "{name}": {"; ".join(said)}' for name, said in faults.items()),
            hint="install senco again   this is a fault of senco and not of your records",
        )
        self.faults = faults


@cache
def all_duties() -> tuple[Duty, ...]:
    """Every duty there is, by being there, in the order of their ids.

    Raises DutyDataError, which holds every fault of all the files, where one cannot be understood.
    """
    files = {f"{name}.yaml": data for name, data in shipped_folder("rules/duties")}
    return tuple(sorted(duties_from(files), key=lambda duty: duty.id))


def duty_named(id: str) -> Duty | None:
    """The duty with this id, in capitals or not; None where there is none."""
    return next((duty for duty in all_duties() if duty.id == id.strip().upper()), None)


def duties_of(*, pupil: bool) -> tuple[Duty, ...]:
    """The duties that are asked of a pupil, or of the school, area by area."""
    order = list(AREAS)
    asked = (duty for duty in all_duties() if duty.question(of_pupil=pupil))
    return tuple(sorted(asked, key=lambda duty: (order.index(duty.area), duty.id)))


def duties_from(data: Mapping[str, Any]) -> tuple[Duty, ...]:
    """The duties that the data of several files, by their names, says; every scalar is text. Raises DutyDataError."""
    faults = {name: tuple(duty_faults(each)) for name, each in sorted(data.items())}
    ids = Counter(each.get("id") for each in data.values() if isinstance(each, Mapping))
    for name, each in data.items():
        if isinstance(each, Mapping) and ids[each.get("id")] > 1:
            faults[name] += (f'another file has the id "{each.get("id")}" too',)
    if any(faults.values()):
        raise DutyDataError({name: said for name, said in faults.items() if said})
    return tuple(_duty(each) for each in data.values())


def duty_faults(data: Any) -> Iterator[str]:
    """What is wrong with the data of one duty, in words."""
    if not isinstance(data, Mapping):
        yield "it is no list of fields"
        return
    yield from name_faults(data, must=_DUTY, may={"note"})
    yield from choice_faults(data, "area", AREAS)
    yield from choice_faults(data, "applies", APPLIES)
    yield from choice_faults(data, "owner", OWNERS)
    question = data.get("question")
    if not isinstance(question, Mapping) or not question:
        yield "question asks nothing; it has pupil, school or both"
    else:
        yield from name_faults(question, may={"pupil", "school"})
    if not str(data.get("look_again_months", "1")).isdecimal():
        yield f'look_again_months "{data["look_again_months"]}" is not a whole number'
    if "checked_on" in data and not is_day(data["checked_on"]):
        yield f'checked_on "{data["checked_on"]}" is not a day'
    yield from _source_faults(data.get("source"))


@cache
def statements() -> tuple[Statement, ...]:
    """What the duty asks and does not ask, in the order of the page. Raises DutyDataError."""
    rows = shipped(f"rules/{_STATEMENTS}")
    faults = tuple(fault for row in rows for fault in _statement_faults(row))
    if faults:
        raise DutyDataError({_STATEMENTS: faults})
    return tuple(Statement(row["side"], row["says"], _basis(row["source"])) for row in rows)


def _statement_faults(row: Mapping[str, Any]) -> Iterator[str]:
    yield from name_faults(row, must={"side", "says", "source"})
    yield from choice_faults(row, "side", ("asks", "asks-not"))
    yield from _source_faults(row.get("source"))


def _source_faults(sources: Any) -> Iterator[str]:
    if not isinstance(sources, list) or not sources:
        yield "it has no source"
        return
    for source in sources:
        yield from name_faults(source, must={"kind", "title", "verified"}, may={"href"})
        yield from choice_faults(source, "kind", SOURCE_KINDS)
        yield from choice_faults(source, "verified", VERIFIED)


def _duty(data: Mapping[str, Any]) -> Duty:
    return Duty(
        id=data["id"],
        title=data["title"],
        area=data["area"],
        of_pupil=data["question"].get("pupil"),
        of_school=data["question"].get("school"),
        evidence=data["evidence"],
        applies=data["applies"],
        owner=data["owner"],
        look_again_months=int(data["look_again_months"]),
        basis=_basis(data["source"]),
        checked_on=date.fromisoformat(data["checked_on"]),
        note=data.get("note"),
    )


def _basis(sources: Sequence[Mapping[str, str]]) -> tuple[Basis, ...]:
    return tuple(Basis(each["kind"], each["title"], each["verified"], each.get("href")) for each in sources)
