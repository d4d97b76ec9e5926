"""A whole transfer file: from its bytes to what it says, with every oddity told and none of them fatal."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from senco_cli.exchange.cells.dates import Kind, NotADay
from senco_cli.exchange.ctf.contents import OURS, CtfFile, CtfPupil, Header, SchoolNamed, known
from senco_cli.exchange.ctf.decoded import decode
from senco_cli.exchange.ctf.pupil import read_pupil
from senco_cli.exchange.ctf.safe_xml import Element, NotATransferFile, read_elements
from senco_cli.exchange.ctf.values import ctf_day, is_blank, whole
from senco_cli.model.school_numbers import laestab_figures, laestab_for_people

NAME = re.compile(r"[0-9]{3}[0-9A-Z]{4}_CTF_(?:[0-9]{3}[0-9A-Z]{4}|X{7}|M{7})_[0-9]{3}\.xml", re.IGNORECASE)
_VERSION = re.compile(r"\s*([0-9]{1,3})(?:\.[0-9]{1,3})?\s*")
_TRANSFER = "Common Transfer File"


def read_ctf(
    data: bytes,
    *,
    today: date,
    name: str | None = None,
    include: Collection[str] = (),
    own_codes: Collection[str] = (),
    own_laestab: str | None = None,
) -> CtfFile:
    """What a transfer file says; `name` is the file's own name, `include` the parts to take beside the usual ones.

    `own_laestab` is the number of the school that reads it. Raises NotATransferFile.
    """
    text, odd = decode(data)
    pupils: list[CtfPupil] = []

    def take(element: Element, root: Element) -> None:
        ours = root.value("header", "supplierid") == OURS
        place = len(pupils) + 1
        pupils.append(read_pupil(element, place, today=today, include=include, own_codes=own_codes, as_written=ours))

    root = read_elements(text, kept="pupil", take=take)
    if not pupils:
        raise NotATransferFile("is a common transfer file with no pupil in it")
    header = _header(root.one("header") or Element("", ""), today)
    return CtfFile(header, tuple(pupils), (*odd, *_odd(header, root, name), *_elsewhere(header, own_laestab)))


def _header(head: Element, today: date) -> Header:
    version = head.value("ctfversion")
    year = whole(head.value("sourceschool", "academicyear")[:4])
    return Header(
        version=version or None,
        made_on=_day(head.value("datetime"), today),
        academic_year=year if year and abs(year - today.year) < 30 else None,
        is_partial=head.value("documentqualifier").casefold() == "partial",
        supplier=head.value("supplierid") or None,
        source=_school(head.one("sourceschool")),
        destination=_school(head.one("destschool")),
    )


def _school(school: Element | None) -> SchoolNamed:
    if school is None:
        return SchoolNamed()
    number = f"{school.value('lea')}{school.value('estab')}"
    urn = school.value("urn")
    return SchoolNamed(
        name=school.value("schoolname") or None,
        laestab=None if is_blank(number) else laestab_for_people(number),
        urn=None if is_blank(urn) else urn,
    )


def _odd(header: Header, root: Element, name: str | None) -> list[str]:
    odd: list[str] = []
    oldest, newest = int(known()["oldest_version"]), int(known()["newest_version"])
    match = _VERSION.fullmatch(header.version or "")
    if match is None:
        odd.append("does not say which version it is; it was read as the others are")
    elif not oldest <= int(match[1]) <= newest:
        odd.append(f"is version {match[1]}; senco knows {oldest} to {newest}, and read what it could")
    kind = (root.one("header") or Element("", "")).value("documentname")
    if kind and kind.casefold() != _TRANSFER.casefold():
        odd.append("calls itself something other than a Common Transfer File")
    if name is not None and not NAME.fullmatch(name):
        odd.append("has another name than a common transfer file has, like 8012000_CTF_8014001_001.xml")
    return odd


def _elsewhere(header: Header, own_laestab: str | None) -> list[str]:
    to, own = header.destination.laestab, laestab_figures(own_laestab or "")
    if to is None or own is None or laestab_figures(to) == own:
        return []
    return [f"is made out to another school, {to}; yours is {laestab_for_people(own)}"]


def _day(text: str, today: date) -> date | None:
    try:
        return ctf_day(text, Kind.PAST, today=today) if text else None
    except NotADay:
        return None
