"""One pupil of a transfer file: what is taken of it, and what is left behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from senco_cli.exchange.cells.dates import Kind, NotADay
from senco_cli.exchange.cells.names import NotAName, case_doubt, read_one_name
from senco_cli.exchange.ctf.contents import CtfPupil, known
from senco_cli.exchange.ctf.further import attendance_of, circumstances_of, contacts_of
from senco_cli.exchange.ctf.safe_xml import Element
from senco_cli.exchange.ctf.sen_rows import needs_of, statuses_of
from senco_cli.exchange.ctf.values import ctf_day, is_blank
from senco_cli.exchange.report import Said
from senco_cli.exchange.shipped import code_meant
from senco_cli.model.uln import UNKNOWN
from senco_cli.model.uln import doubt as uln_doubt
from senco_cli.model.upn import faults

INCLUDES = ("contacts", "attendance", "circumstances")
_NAMES = {"legal_forename": ("forename",), "legal_surname": ("surname",)}
_USED_NAMES = {"known_as": ("preferredforename",), "preferred_surname": ("preferredsurname",)}
_TAKEN = {"upn", "uniquelearnernumber", "surname", "forename", "dob", "basicdetails", "senhistory"}
_TAKEN_OF_BASIC = {"formerupn", "preferredsurname", "preferredforename", "ncyearactual"}
_TAKEN_OF_SEN = {"sen", "senneeds"}
_TAKEN_OF_NEEDS = {"senneed"}
_UPN_LIKE = re.compile(r"[A-Z0-9]{9,15}")


def read_pupil(
    element: Element,
    place: int,
    *,
    today: date,
    include: Collection[str] = (),
    own_codes: Collection[str] = (),
    as_written: bool = False,
) -> CtfPupil:
    """One pupil; `include` are the parts to take beside who it is, the year and SEN, `own_codes` as for a UPN.

    Names all in capitals are mended, unless the file has them `as_written` in somebody's records.
    """
    said: list[Said] = []
    basic = element.one("basicdetails") or Element("", "")
    numbers = _Numbers(own_codes, said)
    born = _birth(element.value("dob"), today, said)
    statuses, said_of_statuses = statuses_of(element.one("senhistory"), today=today)
    needs, said_of_needs = needs_of(element.one("senhistory"), today=today)
    contacts = contacts_of(element) if "contacts" in include else ()
    attendance = attendance_of(element) if "attendance" in include else ()
    circumstances = circumstances_of(element, today=today) if "circumstances" in include else ()
    former = [numbers.upn(each.text, "former_upns") for each in (*basic.all("formerupn"), *element.all("formerupn"))]
    return CtfPupil(
        place,
        names=dict(_names(element, basic, said, as_written=as_written)),
        date_of_birth=born,
        upn=numbers.upn(element.value("upn"), "upn"),
        former_upns=tuple(dict.fromkeys(each for each in former if each)),
        uln=numbers.uln(element.value("uniquelearnernumber")),
        year=_year(basic.value("ncyearactual") or element.value("ncyearactual"), said),
        statuses=statuses,
        needs=needs,
        contacts=contacts,
        attendance=attendance,
        circumstances=circumstances,
        left=_left(element, basic, include),
        said=(*said, *said_of_statuses, *said_of_needs),
    )


class _Numbers:
    """Numbers as they are taken, with the doubts about them said."""

    def __init__(self, own_codes: Collection[str], said: list[Said]) -> None:
        self._own_codes = own_codes
        self._said = said

    def upn(self, text: str, about: str) -> str | None:
        number = re.sub(r"\s", "", text).upper()
        if is_blank(number):
            if about == "upn":
                self._said.append(Said("missing", about, "the file has no UPN (census error 1500)"))
            return None
        if not _UPN_LIKE.fullmatch(number) or not any(c.isdigit() for c in number):
            self._said.append(Said("refused", about, "is not a UPN"))
            return None
        for fault in faults(number, own_codes=self._own_codes):
            which = "UPN" if about == "upn" else "former UPN"
            error = f" (census error {fault.error})" if fault.error else ""
            self._said.append(Said("doubtful", about, f"the {which} {fault.sentence}{error}; taken as it is"))
        return number

    def uln(self, text: str) -> str | None:
        number = re.sub(r"\s", "", text)
        if is_blank(number) or number == UNKNOWN:
            return None
        wrong = uln_doubt(number)
        if wrong and not number.isdecimal():
            self._said.append(Said("refused", "uln", "the unique learner number is not ten figures"))
            return None
        if wrong:
            sentence = f"the unique learner number {wrong} (census error 1575); taken as it is"
            self._said.append(Said("doubtful", "uln", sentence))
        return number


def _names(element: Element, basic: Element, said: list[Said], *, as_written: bool) -> Iterator[tuple[str, str]]:
    given = {name: element.value(*path) or basic.value(*path) for name, path in _NAMES.items()}
    given |= {name: basic.value(*path) for name, path in _USED_NAMES.items()}
    # TJ beside Smith are initials; TJ beside SMITH is a system that writes everything in capitals.
    shouted = not as_written and all(text == text.upper() for text in given.values())
    for name, text in given.items():
        if not text:
            continue
        try:
            spelt = read_one_name(text)
        except NotAName as fault:
            said.append(Said("refused", name, f"a name {fault.reason}"))
            continue
        doubtful = case_doubt(text) if shouted else None
        if doubtful:
            said.append(Said("doubtful", name, doubtful))
        yield name, spelt if shouted else text


def _birth(text: str, today: date, said: list[Said]) -> date | None:
    if is_blank(text):
        return None
    try:
        return ctf_day(text, Kind.BIRTH, today=today)
    except NotADay as fault:
        said.append(Said("refused", "date_of_birth", f"the date of birth {fault.reason}"))
        return None


def _year(text: str, said: list[Said]) -> str | None:
    if not text:
        return None
    meant = code_meant("nc_year", text.lstrip("0") or text)
    if meant is None:
        said.append(Said("refused", "year", "the year group is none that is known"))
    return meant.code if meant else None


def _left(element: Element, basic: Element, include: Collection[str]) -> Counter[str]:
    left: Counter[str] = Counter()
    sen = element.one("senhistory") or Element("", "")
    needs = sen.one("senneeds") or Element("", "")
    for holder, taken in (
        (element, _TAKEN),
        (basic, _TAKEN_OF_BASIC),
        (sen, _TAKEN_OF_SEN),
        (needs, _TAKEN_OF_NEEDS),
    ):
        for child in holder.children:
            part = known()["parts"].get(child.key, {})
            if child.key not in taken and part.get("include") not in include and _says(child):
                left[child.name] += _count(child, part.get("each"))
    return left


def _says(element: Element) -> bool:
    return bool(element.text.strip()) or any(_says(child) for child in element.children)


def _count(element: Element, each: str | None) -> int:
    """How many entries of the name `each` a part holds; one where it holds something else."""
    return (_entries(element, each) or 1) if each else 1


def _entries(element: Element, name: str) -> int:
    return sum(1 if child.key == name else _entries(child, name) for child in element.children)
