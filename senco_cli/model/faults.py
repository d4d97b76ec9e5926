"""From the text of a record to the record, or to every fault in it in words."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from senco_cli.model.base import Record

R = TypeVar("R", bound=Record)
At = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that keeps a record from being read: where in it, and what to do."""

    at: At
    sentence: str


def validate(kind: type[R], tree: object) -> tuple[R | None, tuple[Fault, ...]]:
    """The record that a tree of text holds, or None and all its faults, in the order of the file's fields."""
    if tree is None:
        return None, (Fault((), f"is empty; a {kind.title} has at least {_required(kind)}"),)
    if not isinstance(tree, dict):
        return None, (Fault((), f"is not a {kind.title}; write one field a line, like `{_first_field(kind)}: ...`"),)
    try:
        return kind.model_validate(tree), ()
    except ValidationError as error:
        return None, tuple(_fault(kind, each) for each in error.errors(include_url=False, include_input=True))


def place_words(at: At) -> str:
    """A place in a record as a person counts: `needs 2, type`."""
    words: list[str] = []
    for step in at:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words)


def _fault(kind: type[Record], error: Any) -> Fault:
    at: At = tuple(error["loc"])
    return Fault(at, _sentence(kind, at, error))


def _sentence(kind: type[Record], at: At, error: Any) -> str:
    match error["type"]:
        case "missing":
            return f"is missing; {_meaning(kind, at)}"
        case "extra_forbidden":
            return _unknown_field(kind, at)
        case "tuple_type" | "list_type":
            return "should be a list; begin each entry on a line of its own with a hyphen and a space"
        case "model_type" | "model_attributes_type" | "dict_type":
            return "should have fields of its own, one a line and further to the right, like `name: text`"
        case "literal_error":
            return f"is not one of the words allowed here; write {error['ctx']['expected']}".replace("'", "")
        case "string_too_short":
            return "is empty; write something or take the line out"
        case _:
            return str(error["msg"])


def _unknown_field(kind: type[Record], at: At) -> str:
    owner = _model_at(kind, at[:-1])
    known = [field.alias or name for name, field in owner.model_fields.items()] if owner else []
    close = get_close_matches(str(at[-1]), known, n=1, cutoff=0.6)
    owner_name = kind.title if owner is kind else "this part of the record"
    if close:
        return f"is not a field of {_article(owner_name)}; did you mean {close[0]}?"
    return f"is not a field of {_article(owner_name)}; its fields are {', '.join(known)}"


def _article(title: str) -> str:
    if title.startswith("this"):
        return title
    return f"an {title}" if title[0] in "aeiouE" else f"a {title}"


def _meaning(kind: type[Record], at: At) -> str:
    owner = _model_at(kind, at[:-1])
    for name, field in owner.model_fields.items() if owner else ():
        if (field.alias or name) == at[-1]:
            return f"write `{at[-1]}:` here. {field.description}"
    return "write it here"


def _model_at(kind: type[BaseModel], at: At) -> type[BaseModel] | None:
    """The model that the place `at` is part of, walking field annotations; None where the walk ends in text."""
    model: type[BaseModel] | None = kind
    for step in at:
        if isinstance(step, int) or model is None:
            continue
        found = next((f for name, f in model.model_fields.items() if (f.alias or name) == step), None)
        model = next(_models_in(found.annotation), None) if found else None
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _models_in(argument)


def _required(kind: type[Record]) -> str:
    names = [field.alias or name for name, field in kind.model_fields.items() if field.is_required()]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _first_field(kind: type[Record]) -> str:
    name, field = next(iter(kind.model_fields.items()))
    return field.alias or name
