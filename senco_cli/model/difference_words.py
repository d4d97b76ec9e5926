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
from senco_cli.model.types import CodeFrom, Written, parse_pounds

_SHORT = 48
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_IN_CAPITALS = frozenset(("sen", "ehc", "upn", "uln", "la", "ctf", "pep"))
_WORDS: Mapping[str, str] = MappingProxyType({"from": "first day", "to": "last day", "class_name": "class"})
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


def field_words(name: str) -> str:
    """A field's name as words: `sen_status` is SEN status."""
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
    return day_words(raw) if _DAY.fullmatch(raw) else raw


def said_short(raw: Any, hint: Any) -> str | None:
    """As `said`, and None for what is too long to stand in a sentence about something else."""
    words = said(raw, hint)
    return words if len(words) <= _SHORT and "\n" not in words else None


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
    first = next((each for each, field in fields.items() if field.is_required and isinstance(entry.get(each), str)), "")
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
