"""A record in words, line by line, for any kind there is."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel

from senco_cli.model.codes import code_set
from senco_cli.model.types import CodeFrom, Written, parse_pounds, pounds_text

_MOST_ON_A_LINE = 9


def lines(part: BaseModel, *, skip: frozenset[str] = frozenset(), depth: int = 0) -> Iterator[tuple[int, str]]:
    """The filled-in fields of a record, each with its depth: codes by their names, days as people write them.

    A field that is for machines alone is declared with `repr=False`, and left out.
    """
    hints = typing.get_type_hints(type(part), include_extras=True)
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if name in skip or not field.repr or value is None or value == ():
            continue
        label = (field.alias or name).replace("_", " ")
        if isinstance(value, BaseModel):
            yield depth, f"{label}:"
            yield from lines(value, depth=depth + 1)
        elif isinstance(value, tuple):
            yield from _list_lines(label, value, hints[name], depth)
        else:
            yield depth, f"{label}: {in_words(value, hints[name])}"


def in_words(value: Any, hint: Any) -> str:
    """One value in words."""
    if isinstance(value, date):
        return f"{value:%a} {value.day} {value:%b %Y}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    marks = list(_marks(hint))
    names = [mark.code_set for mark in marks if isinstance(mark, CodeFrom)]
    if names and isinstance(value, str):
        name = code_set(names[0]).name_of(value)
        return name if name == value else f"{name} ({value})"
    if any(isinstance(mark, Written) and mark.parse is parse_pounds for mark in marks):
        return f"£{pounds_text(value)}"
    return str(value)


def _list_lines(label: str, values: tuple[Any, ...], hint: Any, depth: int) -> Iterator[tuple[int, str]]:
    if isinstance(values[0], BaseModel):
        yield depth, f"{label}:"
        for value in values:
            yield from _entry_lines(value, depth + 1)
        return
    words = [in_words(value, hint) for value in values]
    if sum(map(len, words)) < 70:
        yield depth, f"{label}: {', '.join(words)}"
        return
    yield depth, f"{label}:"
    for word in words:
        yield depth + 1, f"- {word}"


def _entry_lines(part: BaseModel, depth: int) -> Iterator[tuple[int, str]]:
    """One entry of a list: a line where it is plain, a block of lines where it is long or holds lists of its own."""
    found = list(lines(part))
    if len(found) <= _MOST_ON_A_LINE and not any(below for below, _line in found):
        yield depth, "- " + "; ".join(line for _below, line in found)
        return
    for number, (below, line) in enumerate(found):
        yield (depth + 1 + below, line) if number else (depth, f"- {line}")


def _marks(hint: Any) -> Iterator[Any]:
    yield from getattr(hint, "__metadata__", ())
    for argument in typing.get_args(hint):
        if not isinstance(argument, str):
            yield from _marks(argument)
