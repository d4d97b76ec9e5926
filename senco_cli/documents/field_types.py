"""What a page's values are made of: the fields of each type, what they hold, and what is said of them."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from senco_cli.model.meanings import meanings

# A value of which nothing is known, so that nothing in it can be called wrong.
ANY: Any = typing.Any


@dataclass(frozen=True, slots=True)
class Field:
    """One field by its name: its type, and what it is in a sentence where that is written somewhere."""

    name: str
    kind: Any
    about: str = ""


@cache
def fields_of(kind: Any) -> Mapping[str, Field]:
    """The fields, and what is worked out from them, of a record or of a part of a page; empty for anything else."""
    if not isinstance(kind, type):
        return {}
    about: Mapping[str, str] = {}
    if is_dataclass(kind):
        names = [each.name for each in fields(kind)]
    elif issubclass(kind, BaseModel):
        names, about = list(kind.model_fields), meanings(kind)
    elif issubclass(kind, tuple) and hasattr(kind, "_fields"):
        names = list(kind._fields)
    else:
        return {}
    hints = _hints(kind)
    found = {name: Field(name, hints.get(name, ANY), about.get(name) or _said(hints.get(name))) for name in names}
    for name, worked_out in _properties(kind):
        found[name] = Field(name, _hints(worked_out.fget).get("return", ANY), _first_line(worked_out.__doc__))
    return found


def bare(kind: Any) -> Any:
    """The type without what is said of it and without "or nothing"; ANY where it may be one of several."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, types.UnionType):
        kinds = {bare(each) for each in get_args(kind) if each is not type(None)}
        return kinds.pop() if len(kinds) == 1 else ANY
    return kind if get_origin(kind) is not typing.Literal else str


def may_be_nothing(kind: Any) -> bool:
    """Whether the value may be missing."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    return get_origin(kind) in (Union, types.UnionType) and type(None) in get_args(kind)


def element_of(kind: Any) -> Any:
    """What a loop over the value gives: the entries of a list, the names of a mapping; ANY where it is not known."""
    kind = bare(kind)
    arguments = get_args(kind)
    if get_origin(kind) is tuple:
        return arguments[0] if len(arguments) == 2 and arguments[1] is Ellipsis else ANY
    return arguments[0] if arguments and _is_iterable(kind) else ANY


def entry_of(kind: Any) -> Any:
    """What stands in the value under a number or a name that is not known before."""
    kind = bare(kind)
    if _is_mapping(kind):
        return get_args(kind)[1] if get_args(kind) else ANY
    return element_of(kind)


def is_several(kind: Any) -> bool:
    """Whether the value is a list of entries."""
    return bare(kind) is not ANY and _is_iterable(bare(kind)) and not _is_mapping(bare(kind))


def attribute(kind: Any, name: str) -> Any | None:
    """The type of a field of the value; None where the value has no such field."""
    kind = bare(kind)
    if kind is ANY:
        return ANY
    known = fields_of(kind)
    if known:
        return known[name].kind if name in known else (ANY if hasattr(kind, name) else None)
    origin = get_origin(kind) or kind
    if _is_mapping(kind):
        arguments = get_args(kind)
        return ANY if hasattr(origin, name) or not arguments else arguments[1]
    return ANY if not isinstance(origin, type) or hasattr(origin, name) else None


def names_in(kind: Any) -> tuple[str, ...]:
    """The names that may follow a dot behind the value."""
    kind = bare(kind)
    return tuple(fields_of(kind)) or tuple(name for name in dir(get_origin(kind) or kind) if not name.startswith("_"))


def pairs_of(kind: Any) -> Any:
    """What `.items()` of a mapping gives."""
    arguments = get_args(bare(kind))
    return Iterable[tuple[arguments]] if _is_mapping(bare(kind)) and len(arguments) == 2 else ANY  # type: ignore[valid-type]


def type_words(kind: Any) -> str:
    """A type as somebody reads it who does not write programs: `text`, `a day`, `a list of Row`."""
    plain = bare(kind)
    end = ", or nothing" if may_be_nothing(kind) else ""
    if plain is ANY:
        return f"a value{end}"
    if is_several(plain):
        return f"a list of {_noun(element_of(plain))}{end}"
    if _is_mapping(plain):
        return f"values by name, each {type_words(get_args(plain)[1])}{end}"
    return f"{_noun(plain, one=True)}{end}"


def _noun(kind: Any, *, one: bool = False) -> str:
    plain = bare(kind)
    nouns = {"str": "text", "int": "a number", "Decimal": "a number", "Fraction": "a number", "float": "a number"}
    nouns |= {"date": "a day", "bool": "yes or no"}
    many = {"a number": "numbers", "a day": "days", "yes or no": "yes or no", "text": "texts"}
    name = getattr(plain, "__name__", "values") if plain is not ANY else "values"
    noun = nouns.get(name)
    if noun:
        return noun if one else many[noun]
    return name if fields_of(plain) else "values"


def _properties(kind: type) -> Iterable[tuple[str, property]]:
    for each in reversed(kind.__mro__):
        # What the libraries give to every record is of no use on a page.
        if each.__module__.startswith("senco_cli."):
            yield from ((name, v) for name, v in vars(each).items() if isinstance(v, property) and name[0] != "_")


def _hints(thing: type | Callable[..., Any] | None) -> Mapping[str, Any]:
    if thing is None:
        return {}
    try:
        return get_type_hints(thing, include_extras=True)
    except NameError:
        return {}


def _said(kind: Any) -> str:
    said = [each for each in getattr(kind, "__metadata__", ()) if isinstance(each, str)]
    return said[0] if said else ""


def _first_line(text: str | None) -> str:
    return (text or "").strip().split("\n")[0]


def _is_mapping(kind: Any) -> bool:
    origin = get_origin(kind) or kind
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _is_iterable(kind: Any) -> bool:
    origin = get_origin(kind) or kind
    return isinstance(origin, type) and issubclass(origin, Iterable) and origin is not str and not fields_of(kind)
