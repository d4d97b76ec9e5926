"""What a common transfer file says, part by part, before any of it is laid over records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from senco_cli.exchange.child import ContactRead, NeedPeriod, StatusPeriod
from senco_cli.exchange.report import Said
from senco_cli.exchange.shipped import shipped

# The supplier of the files that senco writes.
OURS = "senco"


@dataclass(frozen=True, slots=True)
class SchoolNamed:
    """A school as the head of a file names it; None where it does not."""

    name: str | None = None
    laestab: str | None = None
    urn: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a file: `made_on` is the day it was written, `academic_year` the calendar year that year began in."""

    version: str | None = None
    made_on: date | None = None
    academic_year: int | None = None
    is_partial: bool = False
    supplier: str | None = None
    source: SchoolNamed = field(default_factory=SchoolNamed)
    destination: SchoolNamed = field(default_factory=SchoolNamed)


@dataclass(frozen=True, slots=True)
class YearOfAttendance:
    """The sessions of one academic year, by the calendar year it began in."""

    year: int
    possible: int
    attended: int | None
    authorised: int | None
    unauthorised: int | None


@dataclass(frozen=True, slots=True)
class CtfPupil:
    """One pupil of a file, `place` counted from 1; everything here was taken, and `said` is what there is to say.

    `left` counts what was not taken, by the name of the element; `year` is the code of the year taught when the file
    was made.
    """

    place: int
    names: Mapping[str, str] = field(default_factory=dict)
    date_of_birth: date | None = None
    upn: str | None = None
    former_upns: tuple[str, ...] = ()
    uln: str | None = None
    year: str | None = None
    statuses: tuple[StatusPeriod, ...] = ()
    needs: tuple[NeedPeriod, ...] = ()
    contacts: tuple[ContactRead, ...] = ()
    attendance: tuple[YearOfAttendance, ...] = ()
    circumstances: tuple[str, ...] = ()
    left: Counter[str] = field(default_factory=Counter)
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class CtfFile:
    """A whole file; `odd` is what is odd about it as a file, in sentences that follow "the file"."""

    header: Header
    pupils: tuple[CtfPupil, ...]
    odd: tuple[str, ...] = ()


@cache
def known() -> Mapping[str, Any]:
    """What senco knows of transfer files: versions, words for their parts, letters for relationships."""
    found: Mapping[str, Any] = shipped("ctf/elements.yaml")
    return found


def words_of(element: str) -> str:
    """What an element holds, in words; one that is not known goes by its own name."""
    part = known()["parts"].get(element.casefold())
    return str(part["words"]) if part else element
