"""A partial transfer file of pupils who leave: who they are, the year group, and the history of SEN with its needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from senco_cli.exchange.ctf.contents import OURS, known
from senco_cli.model.pupil import Need, Pupil, SenStatus
from senco_cli.model.school_numbers import laestab_figures
from senco_cli.model.settings import School
from senco_cli.model.years import academic_year_start, year_taught

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

UNKNOWN, OUTSIDE = "XXXXXXX", "MMMMMMM"
_DESCRIBED = "Partial: identity, year group and SEN only; not checked against the official schema"
LABEL = (
    "Written by senco from the SENCO's records. A PARTIAL file, with identity, year group and SEN only. "
    "It was NOT CHECKED against the official schema of the common transfer file."
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LAST = 999


@dataclass(frozen=True, slots=True)
class Omitted:
    """What the records hold and a transfer file has no place for, in words, and of how many pupils."""

    words: str
    pupils: int


def file_name(source: str, destination: str, *, taken: Collection[str] = ()) -> str:
    """The name that transfer files have: seven places each for sender and receiver, and the first number not taken.

    Source: suppliers' pages on the naming of transfer files (secondary).
    """
    names = (f"{source}_CTF_{destination}_{number:03d}.xml" for number in range(1, _LAST + 1))
    in_use = {name.casefold() for name in taken}
    return next((name for name in names if name.casefold() not in in_use), f"{source}_CTF_{destination}_{_LAST}.xml")


def ctf_bytes(pupils: Sequence[Pupil], school: School, *, destination: str, today: date) -> bytes:
    """The file in UTF-8; `school` has a number of seven figures, `destination` has seven places."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    root = Element("CTfile")
    _header(SubElement(root, "Header"), school, destination, today)
    holder = SubElement(root, "CTFpupilData")
    for pupil in pupils:
        _pupil(SubElement(holder, "Pupil"), pupil, today)
    indent(root)
    return f"{_DECLARATION}<!-- {LABEL} -->\n{tostring(root, encoding='unicode')}\n".encode()


def omitted(pupils: Sequence[Pupil]) -> tuple[Omitted, ...]:
    """What of the identity and the SEN of these pupils a transfer file has no place for."""
    holders = {
        "earlier UPNs beyond the last": [len(pupil.former_upns) > 1 for pupil in pupils],
        "reasons for a status": [any(each.reason for each in pupil.sen_status) for pupil in pupils],
        "descriptions of needs": [any(each.description for each in pupil.needs) for pupil in pupils],
        "diagnoses": [bool(pupil.diagnoses) for pupil in pupils],
        "profiles": [pupil.profile is not None for pupil in pupils],
    }
    return tuple(Omitted(words, sum(each)) for words, each in holders.items() if any(each))


def _header(header: Element, school: School, destination: str, today: date) -> None:
    figures = laestab_figures(school.laestab or "") or ""
    _texts(
        header,
        DocumentName="Common Transfer File",
        CTFversion=known()["written_version"],
        DateTime=f"{today.isoformat()}T00:00:00",
        DocumentQualifier="partial",
        DataDescriptor=_DESCRIBED,
        SupplierID=OURS,
    )
    _texts(
        _within(header, "SourceSchool"),
        LEA=figures[:3],
        Estab=figures[3:],
        URN=school.urn,
        SchoolName=school.name,
        AcademicYear=str(academic_year_start(today)),
    )
    _texts(_within(header, "DestSchool"), LEA=destination[:3], Estab=destination[3:])


def _pupil(element: Element, pupil: Pupil, today: date) -> None:
    name = pupil.name
    _texts(
        element,
        UPN=pupil.upn,
        UniqueLearnerNumber=pupil.uln,
        Surname=name.legal_surname,
        Forename=name.legal_forename,
        DOB=pupil.date_of_birth.isoformat(),
    )
    _texts(
        _within(element, "BasicDetails"),
        FormerUPN=pupil.former_upns[-1] if pupil.former_upns else None,
        PreferredSurname=name.preferred_surname,
        PreferredForename=name.known_as,
        NCyearActual=year_taught(pupil.date_of_birth, today, taught=pupil.year_taught),
    )
    if pupil.sen_status or pupil.needs:
        history = _within(element, "SENhistory")
        for status in sorted(pupil.sen_status, key=lambda each: each.from_on, reverse=True):
            _status(_within(history, "SEN"), status, left_on=pupil.left_on)
        if pupil.needs:
            holder = _within(history, "SENneeds")
            for need in sorted(pupil.needs, key=lambda each: (each.to_on is not None, each.rank)):
                _need(_within(holder, "SENneed"), need)


def _status(element: Element, status: SenStatus, *, left_on: date | None) -> None:
    # What ends with the last day on this roll goes on elsewhere; with an end the next school would take SEN to be over.
    ends = None if status.to_on == left_on else status.to_on
    _texts(element, StartDate=status.from_on.isoformat(), SENprovision=status.status, EndDate=_day(ends))


def _need(element: Element, need: Need) -> None:
    days = {"NeedStartDate": _day(need.from_on), "NeedEndDate": _day(need.to_on)}
    _texts(element, **days, SENtypeRank=str(need.rank), SENtype=need.type)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _texts(parent: Element, **texts: str | None) -> None:
    for name, text in _given(texts):
        _within(parent, name).text = text


def _given(texts: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    return ((name, text) for name, text in texts.items() if text)


def _within(parent: Element, name: str) -> Element:
    from xml.etree.ElementTree import SubElement

    return SubElement(parent, name)
