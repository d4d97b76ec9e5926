"""Cells that say who a child is and where in the school: names, UPN, date of birth, year group."""

from __future__ import annotations

import re

from senco_cli.exchange.cells.dates import Kind, NotADay, read_day
from senco_cli.exchange.cells.names import NotAName, case_doubt, read_full_name, read_one_name
from senco_cli.exchange.cells.reading import Clues, Comment, Reading, refused
from senco_cli.exchange.shipped import code_meant
from senco_cli.exchange.text import one_line
from senco_cli.model.uln import UNKNOWN
from senco_cli.model.uln import doubt as uln_doubt
from senco_cli.model.upn import doubt

_YEAR = re.compile(r"(?:(?:nc\s*)?(?:year|yr|y)\.?\s*)?0*(\d{1,2})(?:\.0+)?", re.IGNORECASE)
_SHORT_NAME = 2
_ULN_LIKE = re.compile(r"[0-9]{8,12}")
_UPN_LIKE = re.compile(r"[A-Z0-9]{9,15}")


def full_name(cell: str, _clues: Clues) -> Reading:
    """Forename and surname, and perhaps the name the child is known by."""
    try:
        name = read_full_name(cell)
    except NotAName as fault:
        return refused(fault.reason)
    values = {"legal_forename": name.forename, "legal_surname": name.surname, "known_as": name.known_as}
    comments: list[Comment] = []
    if name.assumed:
        comments.append(Comment("assumed", name.assumed))
    if name.doubt:
        comments.append(Comment("doubtful", name.doubt))
    return Reading({key: value for key, value in values.items() if value}, comments=tuple(comments))


def one_name(name: str, cell: str, _clues: Clues) -> Reading:
    """One part of a name."""
    try:
        spelt = read_one_name(cell)
    except NotAName as fault:
        return refused(fault.reason)
    doubtful = case_doubt(cell)
    return Reading({name: spelt}, comments=(Comment("doubtful", doubtful),) if doubtful else ())


def upn(name: str, cell: str, _clues: Clues) -> Reading:
    """A unique pupil number; a doubtful one is taken and doubted."""
    number = re.sub(r"[\s'‘’-]", "", cell).upper()
    if not _UPN_LIKE.fullmatch(number) or not any(c.isdigit() for c in number):
        return refused("is not a UPN")
    wrong = doubt(number)
    return Reading({name: number}, comments=(Comment("doubtful", f"the UPN {wrong}; taken as it is"),) if wrong else ())


def uln(cell: str, _clues: Clues) -> Reading:
    """A unique learner number; a doubtful one is taken and doubted, the one for nobody is not."""
    number = re.sub(r"[\s'‘’-]", "", cell)
    wrong = uln_doubt(number)
    if number == UNKNOWN or not _ULN_LIKE.fullmatch(number):
        return refused(wrong or "is not a unique learner number")
    comment = Comment("doubtful", f"the unique learner number {wrong}; taken as it is")
    return Reading({"uln": number}, comments=(comment,) if wrong else ())


def birth(cell: str, clues: Clues) -> Reading:
    """A date of birth."""
    try:
        found = read_day(cell, Kind.BIRTH, today=clues.today, day_first=clues.day_first, first_day=clues.first_day)
    except NotADay as fault:
        return refused(fault.reason)
    return Reading({"date_of_birth": found.day})


def class_name(cell: str, clues: Clues) -> Reading:
    """A class; `Year 3` is a year group under a heading that speaks of years, and one by its words under any."""
    name = one_line(cell)
    match = _YEAR.fullmatch(name)
    meant = code_meant("nc_year", match.group(1) if match else name)
    if meant and clues.speaks_of_years:
        return Reading({"year": meant.code})
    # A class may be called 3, M or X without being of that year group.
    tells = meant and len(name) > _SHORT_NAME
    return Reading({"class_name": name, "year": meant.code} if meant and tells else {"class_name": name})


def year(cell: str, _clues: Clues) -> Reading:
    """A year group, in words or figures."""
    match = _YEAR.fullmatch(one_line(cell))
    meant = code_meant("nc_year", match.group(1) if match else cell)
    return Reading({"year": meant.code}) if meant else refused("is not a year group")
