"""Every field that a column may hold, with the reader of its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache, partial

from senco_cli.exchange.cells import identity, sen
from senco_cli.exchange.cells.dates import Kind, NotADay, read_day
from senco_cli.exchange.cells.reading import (
    Clues,
    Comment,
    Reader,
    Reading,
    Refused,
    is_blank,
    refused,
    says_none,
    text,
)
from senco_cli.exchange.shipped import code_meant, word, words
from senco_cli.exchange.text import one_line, squeeze
from senco_cli.model.codes import code_set

# The field, then what it is for a child and what kind of day it is.
DAYS: Mapping[str, tuple[str, Kind]] = {
    "status_from": ("status_from", Kind.PAST),
    "added_on": ("added_on", Kind.PAST),
    "support_review_by": ("next_review", Kind.AHEAD),
    "last_review_meeting_on": ("last_review", Kind.PAST),
    "plan_first_made_on": ("plan_made", Kind.PAST),
    "final_plan_on": ("plan_now", Kind.PAST),
    "admitted_on": ("admitted_on", Kind.PAST),
    "left_on": ("left_on", Kind.PAST),
}
# More than one column may hold these; of any other field there is one column.
SEVERAL = frozenset({"other_needs", "diagnoses", "circumstances", "what_helps", "external_agencies", "notes"})
_SAID_WHERE_USED = frozenset({"status_from", "added_on"})
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?")
_ITEMS = re.compile(r"\s*[;\n•·▪●|]\s*")
_SHORT_ITEMS = re.compile(r"\s*[;,\n•·▪●|]\s*")
_BULLET = re.compile(r"^(?:[-*–]|\d{1,2}[.)])\s+")


@lru_cache(maxsize=8192)
def read_cell(field: str, cell: str, clues: Clues) -> Reading:
    """What a cell of a column that holds `field` says; a blank one says nothing."""
    return Reading() if is_blank(cell) else _readers()[field](cell, clues)


def is_day(field: str) -> bool:
    """Whether a column of this field holds days."""
    return field == "date_of_birth" or field in DAYS


def _day(name: str, kind: Kind, cell: str, clues: Clues) -> Reading:
    if says_none(cell):
        return Reading()
    try:
        found = read_day(cell, kind, today=clues.today, day_first=clues.day_first, first_day=clues.first_day)
    except NotADay as fault:
        return refused(fault.reason)
    # What was assumed about a start is said where the start is used: the day of a plan may be better.
    if found.assumed is None or name in _SAID_WHERE_USED:
        return Reading({name: found})
    return Reading({name: found}, comments=(Comment("assumed", found.assumed, found.day.isoformat()),))


def _flag(code: str, cell: str, clues: Clues) -> Reading:
    said = word(cell)
    if said in words("yes"):
        return Reading({"circumstances": (code,)})
    if said in words("no"):
        return Reading({"denied": (code,)})
    found = _circumstances(cell, clues)
    return found if not found.refused else refused("is neither yes nor no")


def _circumstances(cell: str, _clues: Clues) -> Reading:
    if word(cell) in words("no"):
        return Reading()
    if word(cell) in words("yes"):
        return refused("says yes, but not to which of them")
    found: list[str] = []
    unknown: list[Refused] = []
    for part in re.split(r"\s*[;,/+&\n|]\s*", cell):
        whole = code_meant("circumstance", part)
        several = [code_meant("circumstance", each) for each in part.split()]
        if whole:
            found.append(whole.code)
        elif several and all(several):
            found += [each.code for each in several if each]
        elif not is_blank(part):
            unknown.append(Refused("is not a circumstance that is known", part))
    return Reading({"circumstances": tuple(dict.fromkeys(found))}, tuple(unknown))


def _attendance(cell: str, clues: Clues) -> Reading:
    match = _PERCENT.fullmatch(one_line(cell))
    number = Decimal(match.group(1).replace(",", ".")) if match else None
    if number is None:
        return refused("is not a percentage")
    if clues.fractions and not cell.rstrip().endswith("%"):
        number = (number * 100).normalize()
    if number > 100:
        return refused("is more than 100 per cent")
    return Reading({"attendance": f"{number:f}"})


def _items(name: str, cell: str, _clues: Clues, *, separators: re.Pattern[str] = _ITEMS) -> Reading:
    if says_none(cell):
        return Reading()
    items = [one_line(_BULLET.sub("", piece.strip())) for piece in separators.split(cell)]
    return Reading({name: tuple(dict.fromkeys(item for item in items if squeeze(item)))})


def _notes(cell: str, _clues: Clues) -> Reading:
    return Reading({"notes": (cell,)})


@cache
def _readers() -> Mapping[str, Reader]:
    readers: dict[str, Reader] = {
        "full_name": identity.full_name,
        "date_of_birth": identity.birth,
        "upn": partial(identity.upn, "upn"),
        "former_upn": partial(identity.upn, "former_upn"),
        "uln": identity.uln,
        "year": identity.year,
        "class": identity.class_name,
        "sen_status": sen.status,
        "ehc_plan": sen.has_plan,
        "sen_support": sen.on_support,
        "need_rank": partial(sen.need_rank, "need_rank"),
        "other_rank": partial(sen.need_rank, "other_rank"),
        "sen_unit": partial(sen.flag, "sen_unit"),
        "resourced_provision": partial(sen.flag, "resourced_provision"),
        "top_up": sen.top_up,
        "main_need": partial(sen.needs, "main_needs"),
        "other_needs": partial(sen.needs, "further_needs"),
        "diagnoses": sen.diagnoses,
        "circumstances": _circumstances,
        "attendance": _attendance,
        "key_worker": partial(text, "key_worker"),
        "local_authority": partial(text, "local_authority"),
        "what_helps": partial(_items, "what_helps"),
        "external_agencies": partial(_items, "agencies", separators=_SHORT_ITEMS),
        "notes": _notes,
    }
    names = ("legal_forename", "legal_surname", "known_as", "preferred_surname")
    readers |= {name: partial(identity.one_name, name) for name in names}
    readers |= {column: partial(_day, name, kind) for column, (name, kind) in DAYS.items()}
    readers |= {code.code: partial(_flag, code.code) for code in code_set("circumstance").codes}
    readers |= {code.code: partial(sen.one_need, code.code) for code in code_set("type_of_need").codes}
    return readers
