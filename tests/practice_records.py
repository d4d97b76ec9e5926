"""The example school in `records/`, read with nothing of senco but its record types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

import yaml
from support import A_SATURDAY, REPOSITORY, TEXTS

from senco_cli.model.base import Record
from senco_cli.model.calendar import Calendar
from senco_cli.model.cycle import Cycle
from senco_cli.model.document_index import is_copy_path
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.kinds import place_of
from senco_cli.model.provision import Member, Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.review import Review
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff

RECORDS = REPOSITORY / "records"
FORTNIGHT = timedelta(days=14)

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Found:
    """One record with where it was found."""

    path: str
    pupil: str | None
    key: str | None
    record: Record


@cache
def everything() -> tuple[Found, ...]:
    """Every file of the example school; one that is no valid record fails the test that asks."""
    found = []
    for file in sorted(path for path in RECORDS.rglob("*") if path.is_file()):
        path = file.relative_to(RECORDS).as_posix()
        if is_copy_path(path):
            continue
        place = place_of(path)
        assert place is not None, f"{path} is no record"
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=TEXTS)
        found.append(Found(path, place.pupil, place.key, place.kind.model_validate(data)))
    return tuple(found)


def of_kind(kind: type[R]) -> Iterator[tuple[Found, R]]:
    """The records of one kind."""
    return ((each, each.record) for each in everything() if isinstance(each.record, kind))


@cache
def settings() -> Settings:
    """The settings."""
    return next(record for _, record in of_kind(Settings))


@cache
def calendar() -> Calendar:
    """The calendar."""
    return next(record for _, record in of_kind(Calendar))


@cache
def pupils() -> dict[str, Pupil]:
    """The pupils by key."""
    return {str(found.pupil): pupil for found, pupil in of_kind(Pupil)}


@cache
def plans() -> dict[str, EhcPlan]:
    """The EHC plans by pupil."""
    return {str(found.pupil): plan for found, plan in of_kind(EhcPlan)}


@cache
def provisions() -> dict[str, Provision]:
    """The provisions by key."""
    return {str(found.key): provision for found, provision in of_kind(Provision)}


@cache
def staff() -> dict[str, Staff]:
    """The members of staff by key."""
    return {str(found.key): member for found, member in of_kind(Staff)}


def reviews_of(pupil: str) -> dict[str, Review]:
    """A pupil's reviews by file name."""
    return {str(found.key): review for found, review in of_kind(Review) if found.pupil == pupil}


def cycles_of(pupil: str) -> list[Cycle]:
    """A pupil's cycles."""
    return [cycle for found, cycle in of_kind(Cycle) if found.pupil == pupil]


def with_status(status: str) -> list[str]:
    """The pupils on roll who have a status on the practice day."""
    return [
        key
        for key, pupil in pupils().items()
        if pupil.is_on_roll(A_SATURDAY) and (now := pupil.status_on(A_SATURDAY)) and now.status == status
    ]


def is_running(provision: Provision, member: Member, day: date) -> bool:
    """Whether somebody's part in a provision holds `day`."""
    first = max(provision.from_on, member.joined_on or provision.from_on)
    ends = [end for end in (provision.to_on, member.left_on) if end]
    return first <= day and all(day <= end for end in ends)


def is_school_day(day: date) -> bool:
    """Whether the school is open by its own calendar; bank holidays inside a term are not looked at."""
    terms = [term for year in calendar().years for term in year.terms]
    halves = [term.half_term for term in terms if term.half_term]
    shut = [*halves, *calendar().closures]
    inset = [each for year in calendar().years for each in year.inset_days]
    return (
        day.weekday() < 5
        and any(term.from_on <= day <= term.to_on for term in terms)
        and not any(span.from_on <= day <= span.to_on for span in shut)
        and day not in inset
    )
