"""What of a transfer file is taken only when somebody asks for it: contacts, attendance, circumstances."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from senco_cli.exchange.cells.dates import Kind, NotADay
from senco_cli.exchange.child import ContactRead
from senco_cli.exchange.ctf.contents import YearOfAttendance, known
from senco_cli.exchange.ctf.safe_xml import Element
from senco_cli.exchange.ctf.values import ctf_day, is_blank, whole, yes_or_no

_ADDRESS_NAMES = ("saon", "paon", "street", "locality", "town", "administrativearea", "posttown")
_ADDRESS_LINES = ("addressline1", "addressline2", "addressline3", "addressline4", "addressline5")


def contacts_of(pupil: Element) -> tuple[ContactRead, ...]:
    """The contacts in the order that the file ranks them in; one without a name is nobody to tell things to."""
    holder = pupil.one("contacts")
    contacts = sorted(holder.all("contact") if holder else (), key=lambda each: whole(each.value("order")) or 99)
    return tuple(found for each in contacts if (found := _contact(each, pupil)))


def attendance_of(pupil: Element) -> tuple[YearOfAttendance, ...]:
    """The sessions of each academic year, those of two schools in one year added up."""
    holder = pupil.one("attendance")
    sums: dict[int, list[list[int | None]]] = defaultdict(list)
    names = ("sessionspossible", "sessionsattended", "sessionsauthorised", "sessionsunauthorised")
    for row in holder.all("yeardata") if holder else ():
        year, possible = whole(row.value("year")), whole(row.value("sessionspossible"))
        if year and possible:
            sums[year].append([whole(row.value(name)) for name in names])
    return tuple(_year(year, rows) for year, rows in sorted(sums.items()))


def circumstances_of(pupil: Element, *, today: date) -> tuple[str, ...]:
    """The circumstances that the file says a pupil is in now."""
    return tuple(_circumstances(pupil, today))


def _circumstances(pupil: Element, today: date) -> Iterator[str]:
    fsm = pupil.one("fsmhistory")
    if any(_lasts(row.value("fsmenddate"), today) for row in (fsm.all("fsminstance") if fsm else ())):
        yield "free-school-meals"
    if yes_or_no(pupil.value("lookedafter", "incare")) or yes_or_no(pupil.value("lookedafter")):
        yield "looked-after"
    if yes_or_no(pupil.value("basicdetails", "servicechild")):
        yield "service-child"


def _lasts(end: str, today: date) -> bool:
    try:
        return not end or ctf_day(end, Kind.PAST, today=today) >= today
    except NotADay:
        return False


def _year(year: int, rows: list[list[int | None]]) -> YearOfAttendance:
    possible, attended, authorised, unauthorised = (
        None if any(number is None for number in column) else sum(number or 0 for number in column)
        for column in zip(*rows, strict=True)
    )
    return YearOfAttendance(year, possible or 0, attended, authorised, unauthorised)


def _contact(contact: Element, pupil: Element) -> ContactRead | None:
    name = " ".join(part for part in (contact.value(each) for each in ("title", "forename", "surname")) if part)
    if not contact.value("surname") and not contact.value("forename"):
        return None
    letters = contact.value("relationship")
    holder = contact.one("phones")
    phones = [each.value("phoneno") for each in (holder.all("phone") if holder else ())]
    same = yes_or_no(contact.value("address", "addressaspupil"))
    address = pupil.one("address") if same else contact.one("address")
    return ContactRead(
        name=name,
        relationship=str(known()["relationships"].get(letters.casefold(), letters)) or "not said",
        parental_responsibility=yes_or_no(contact.value("responsibility")),
        phone=next((phone for phone in phones if phone and not is_blank(phone)), None),
        email=contact.value("email") or None,
        address=_address(address) if address else None,
    )


def _address(address: Element) -> str | None:
    inner = address.one("bs7666address") or address
    lines = address.one("addresslines") or address
    named = [inner.value(name) for name in _ADDRESS_NAMES] if inner is not address else []
    # A house number and its street are one line: 11 Alder Lane.
    parts = named or [lines.value(name) for name in _ADDRESS_LINES]
    parts += [address.value("county"), address.value("postcode")]
    joined = ", ".join(part for part in parts if part and not is_blank(part))
    return re.sub(r"(?<![^ ,])(\d+[A-Za-z]?), ", r"\1 ", joined) or None
