"""What is known of one field of a record, by its name in the file."""

from __future__ import annotations

import typing
from typing import Any

from pydantic.fields import FieldInfo

from senco_cli.model.base import Record
from senco_cli.model.meanings import meanings
from senco_cli.model.types import CodeFrom


def code_set_of(kind: type[Record], name: str) -> str | None:
    """The name of the code set that a field takes its codes from; None for any other field."""
    for attribute, field in kind.model_fields.items():
        if (field.alias or attribute) == name:
            return next(_code_sets(typing.get_type_hints(kind, include_extras=True)[attribute]), None)
    return None


def is_required(kind: type[Record], name: str) -> bool:
    """Whether a record cannot be without the field."""
    field = _field(kind, name)
    return field is not None and field.is_required()


def meaning_of(kind: type[Record], name: str) -> str:
    """What a field means, in words; its name where nobody has said so."""
    said = meanings(kind)
    return next((said[each] for each, field in kind.model_fields.items() if (field.alias or each) == name), name)


def _field(kind: type[Record], name: str) -> FieldInfo | None:
    return next((field for each, field in kind.model_fields.items() if (field.alias or each) == name), None)


def _code_sets(hint: Any) -> typing.Iterator[str]:
    for mark in getattr(hint, "__metadata__", ()):
        if isinstance(mark, CodeFrom):
            yield mark.code_set
    for argument in typing.get_args(hint):
        if not isinstance(argument, str):
            yield from _code_sets(argument)
