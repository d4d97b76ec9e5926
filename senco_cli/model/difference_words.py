"""The words for fields, entries and values of a record, from its text alone."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from senco_cli.model.codes import code_set
from senco_cli.model.identity import IDENTITY
from senco_cli.model.types import CodeFrom, Written, parse_day, parse_pounds

_SHORT = 48
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# The name of a code is said whole: it is what was chosen.
_LONGEST_CODE = 120
_IN_CAPITALS = frozenset(("sen", "ehc", "upn", "uln", "la", "ctf", "pep", "senco", "gcse"))
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "from": "first day",
        "to": "last day",
        "class_name": "class",
        "former_upns": "former UPNs",
        "part_time_timetables": "part-time timetables",
        "section_f": "section F",
        "education_from_on": "other education from",
        "aao_reference": "Access arrangements online reference",
    }
)
# The ends of a range of values, which are no days.
_ENDS: Mapping[str, str] = MappingProxyType({"from": "lower end", "to": "upper end"})
_SINGULAR: Mapping[str, str] = MappingProxyType({"diagnoses": "diagnosis", "invited": "invitation", "wishes": "wish"})
# What tells an entry from its neighbours, where it is neither a number of its own nor its first field alone.
_CALLED: Mapping[str, str] = MappingProxyType(
    {
        "LoggedContact": "contact with {with} on {happened_on}",
        "Member": "pupil {pupil}",
        "Need": "need {type}",
        "SenStatus": "SEN status {status} from {from}",
        "Diagnosis": "diagnosis {name}",
        "Document": "document “{title}”",
        "Session": "sessions of {minutes} minutes",
    }
)


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What a field holds: its annotation, whether it is a list, must be there, and is for people to read."""

    hint: Any
    is_list: bool
    is_required: bool
    is_shown: bool


Fields = Mapping[str, FieldShape]


@cache
def fields_of(model: type[BaseModel]) -> Fields:
    """The fields of a model by their names in the file."""
    hints = typing.get_type_hints(model, include_extras=True)
    return {
        field.alias or name: FieldShape(hints[name], _is_tuple(hints[name]), field.is_required(), bool(field.repr))
        for name, field in model.model_fields.items()
    }


def models_in(hint: Any) -> tuple[type[BaseModel], ...]:
    """The models that an annotation names."""
    return tuple(_models(hint))


def field_words(name: str, hint: Any = None) -> str:
    """A field's name as words: `sen_status` is SEN status; `hint` is what it holds, where that is known."""
    if hint is not None and name in _ENDS and not is_day(hint):
        return _ENDS[name]
    return _WORDS.get(name) or " ".join(w.upper() if w in _IN_CAPITALS else w for w in name.split("_") if w)


def singular(words: str) -> str:
    """One of what a list is called: outcomes, outcome."""
    *before, last = words.split(" ")
    if last in _SINGULAR:
        last = _SINGULAR[last]
    elif last.endswith("ies"):
        last = last[:-3] + "y"
    elif last.endswith("s") and not last.endswith(("ss", "us")):
        last = last[:-1]
    return " ".join([*before, last])


def said(raw: Any, hint: Any) -> str:
    """A value's text in words: days as people write them, codes by name, sums with their sign."""
    if not isinstance(raw, str):
        return "several things"
    names = [mark.code_set for mark in _marks(hint) if isinstance(mark, CodeFrom)]
    if names:
        return code_set(names[0]).name_of(raw)
    if any(isinstance(mark, Written) and mark.parse is parse_pounds for mark in _marks(hint)):
        return raw if raw.startswith("£") else f"£{raw}"
    if _DAY.fullmatch(raw):
        return day_words(raw)
    return raw.replace("-", " ") if raw in _choices(hint) else raw


def is_day(hint: Any) -> bool:
    """Whether a field holds a day."""
    return any(isinstance(mark, Written) and mark.parse is parse_day for mark in _marks(hint))


def said_short(raw: Any, hint: Any) -> str | None:
    """As `said`, and None for what is too long to stand in a sentence about something else."""
    words = said(raw, hint)
    most = _LONGEST_CODE if any(isinstance(mark, CodeFrom) for mark in _marks(hint)) else _SHORT
    return words if len(words) <= most and "\n" not in words else None


def mended_words(old: str, new: str) -> str | None:
    """What changed in a text that is too long for a sentence, where that is in one place and short."""
    was, now = old.split(), new.split()
    first = next((at for at, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]), None)
    first = min(len(was), len(now)) if first is None else first
    last = 0
    while last < min(len(was), len(now)) - first and was[-1 - last] == now[-1 - last]:
        last += 1
    if not first and not last:
        return None
    gone, come = (" ".join(words[first : len(words) - last]) for words in (was, now))
    if max(len(gone), len(come)) > _SHORT or not (gone or come):
        return "added to" if first == len(was) and come else None
    if gone and come:
        return f"“{gone}” to “{come}”"
    return f"“{come}” added" if come else f"“{gone}” taken out"


def day_words(text: str) -> str:
    """A day as people write it, 12 March 2026; any other text as it is."""
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return text
    return text if day is None else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def entry_words(name: str, model: type[BaseModel], entry: Any, *, place: int) -> str:
    """What an entry of a list is called: by its number in the record, by what tells it apart, else by its place."""
    one = singular(field_words(name))
    if not isinstance(entry, dict):
        return f"{one} {place + 1}"
    fields = fields_of(model)
    values = {each: said(value, fields[each].hint) for each, value in entry.items() if each in fields and value}
    pattern = _CALLED.get(model.__name__)
    if pattern and all(part in values for part in re.findall(r"\{(\w+)\}", pattern)):
        return re.sub(r"\{(\w+)\}", lambda match: values[match[1]], pattern)
    if "id" in values:
        return f"{one} {values['id']}"
    asked = [each for each, field in fields.items() if field.is_required]
    named_by = [each for each in IDENTITY.get(model, ()) if each in fields]
    first = next((each for each in (*named_by, *asked) if isinstance(entry.get(each), str)), "")
    if first and is_day(fields[first].hint):
        return f"{one} {'from' if first == 'from' else 'of'} {values[first]}" if first in values else one
    short = said_short(entry[first], fields[first].hint) if first else None
    day = next((text for text in entry.values() if isinstance(text, str) and _DAY.fullmatch(text)), None)
    of_day = f" of {day_words(day)}" if day and day != entry.get(first) else ""
    return f"{one} “{short}”{of_day}" if short else f"{one} {place + 1}"


def status_words(old: Sequence[Any], new: Sequence[Any]) -> tuple[str, str | None, str | None] | None:
    """`SEN status K to E`, with what each status is called, where one came to a history or the last one went."""
    known = all(isinstance(each, dict) and isinstance(each.get("status"), str) for each in (*old, *new))
    alike = known and all(_began_alike(*pair) for pair in zip(old, new, strict=False))
    if not alike or abs(len(new) - len(old)) != 1:
        return None
    was, now = (history[-1]["status"] if history else None for history in (old, new))
    codes = code_set("sen_provision")
    before, after = (codes.name_of(code) if code else None for code in (was, now))
    if len(new) < len(old):
        return f"SEN status {was} taken out" + (f", so that it is {now} again" if now else ""), before, after
    since = new[-1].get("from")
    change = f"SEN status {was} to {now}" if was else f"SEN status {now}"
    return change + (f" from {day_words(since)}" if isinstance(since, str) else ""), before, after


def _began_alike(one: Any, other: Any) -> bool:
    # The day an old status ended is part of the change to the new one.
    return all(one.get(name) == other.get(name) for name in {*one, *other} - {"to"})


def _is_tuple(hint: Any) -> bool:
    if typing.get_origin(hint) is tuple:
        return True
    return any(_is_tuple(argument) for argument in typing.get_args(hint) if not isinstance(argument, str))


def _models(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for argument in typing.get_args(hint):
        if not isinstance(argument, str):
            yield from _models(argument)


def _marks(hint: Any) -> Iterator[Any]:
    yield from getattr(hint, "__metadata__", ())
    for argument in typing.get_args(hint):
        if not isinstance(argument, str):
            yield from _marks(argument)


def _choices(hint: Any) -> frozenset[str]:
    """The words that a field may hold, where they are no codes with names."""
    if typing.get_origin(hint) is typing.Literal:
        return frozenset(each for each in typing.get_args(hint) if isinstance(each, str))
    return frozenset().union(*(_choices(each) for each in typing.get_args(hint) if not isinstance(each, str)))
