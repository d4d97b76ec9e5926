"""What a column's heading says that it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from senco_cli.exchange.closeness import closest
from senco_cli.exchange.shipped import code_meant, shipped
from senco_cli.exchange.text import one_line, squeeze
from senco_cli.model.codes import code_set

LEAVE = "leave"
_DOUBTFUL = frozenset({"ehc_plan", "sen_support"})
_CLOSE = 0.84
_SHORTEST_CLOSE = 4
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_PERSON = re.compile(r"^(?:(?:the\s+)?(?:pupil|student|child|learner)(?:['’]?s)?|is|has)\b[\s:_-]*", re.IGNORECASE)
_TAIL = re.compile(
    r"[\s(]*(?:y\s*/\s*n|yes\s*/\s*no|\?|\*|:|t\s*/\s*f|indicator|status|eligible|flag)[)\s]*$", re.IGNORECASE
)
_TOGETHER = re.compile(r"[/,&+\n|]|\band\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a column may hold; `title` is for people."""

    name: str
    title: str


@cache
def fields() -> Mapping[str, Field]:
    """Everything a column may hold, by name; each circumstance and each type of need is one, by its code."""
    named = [Field(row["field"], row["title"]) for row in shipped("column_aliases.yaml")["fields"]]
    codes = (*code_set("circumstance").codes, *code_set("type_of_need").codes)
    flags = [Field(code.code, code.name) for code in codes]
    return {field.name: field for field in (*named, *flags)}


@cache
def recognise(heading: str) -> tuple[str, ...]:
    """The fields that a heading is a known name of, likeliest first."""
    known = _by_heading()
    for variant in _variants(heading):
        if variant in known:
            return known[variant]
    return ("circumstances",) if _names_circumstances(heading) else ()


@cache
def nearly(heading: str) -> tuple[str, ...]:
    """The fields of the known heading that is spelt almost like this one."""
    known = _by_heading()
    long_enough = _long_headings()
    for variant in _variants(heading):
        if len(variant) >= _SHORTEST_CLOSE:
            found = closest(variant, [h for h in long_enough if _may_be(h, variant)], at_least=_CLOSE)
            if found:
                return known[found]
    return ()


def is_doubtful(field: str) -> bool:
    """Whether a heading of this field may well be over something else, so that the cells have to agree with it."""
    return field in _DOUBTFUL or code_set("type_of_need").get(field) is not None


def date_order_in(heading: str) -> bool | None:
    """Whether a heading like `DOB (dd/mm/yyyy)` puts the day first; None where it says nothing."""
    squeezed = squeeze(heading)
    if "ddmm" in squeezed:
        return True
    return False if "mmdd" in squeezed else None


def _variants(heading: str) -> tuple[str, ...]:
    whole = one_line(heading)
    bare = _BRACKETS.sub(" ", whole)
    forms = [whole, bare, _PERSON.sub("", bare)]
    forms += [_TAIL.sub("", form) for form in forms]
    return tuple(dict.fromkeys(squeezed for form in forms if (squeezed := squeeze(form))))


def _names_circumstances(heading: str) -> bool:
    parts = [part for part in _TOGETHER.split(heading) if part.strip()]
    return len(parts) > 1 and all(code_meant("circumstance", part) for part in parts)


@cache
def _by_heading() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in shipped("column_aliases.yaml")["fields"]:
        for heading in (row["field"], *row["headings"]):
            _add(found, heading, row["field"])
    for code in code_set("circumstance").codes:
        for heading in (code.code, code.name, *code.also):
            _add(found, heading, code.code)
    for code in code_set("type_of_need").codes:
        for heading in (code.code, code.name):
            _add(found, heading, code.code)
    return found


def _add(found: dict[str, tuple[str, ...]], heading: str, field: str) -> None:
    squeezed = squeeze(heading)
    already = found.get(squeezed, ())
    if field not in already:
        found[squeezed] = (*already, field)


@cache
def _long_headings() -> tuple[str, ...]:
    found = _by_heading().items()
    return tuple(heading for heading, names in found if len(heading) >= _SHORTEST_CLOSE and not is_doubtful(names[0]))


def _may_be(known: str, typed: str) -> bool:
    # A figure tells two headings apart (Need 2, Need 3), and so does a word more (Learner, Learner ID).
    if _figures(known) != _figures(typed):
        return False
    return abs(len(known) - len(typed)) < 2 or not (known in typed or typed in known)


def _figures(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
