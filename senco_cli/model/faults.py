"""From the text of a record to the record, or to every fault in it in words."""

from __future__ import annotations

import re
import typing
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from senco_cli.model.base import Record
from senco_cli.model.meanings import meanings
from senco_cli.model.phrases import listed

R = TypeVar("R", bound=Record)
At = tuple[str | int, ...]


# What somebody typed for a field's name; anything else in its place may be a child's name.
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_]*")


class Fault(NamedTuple):
    """One thing that keeps a record from being read: where in it, and what to do.

    `at` is the place as it may be said aloud; `within` is the entry itself, where that holds what may be a name.
    """

    at: At
    sentence: str
    within: At | None = None

    @property
    def place(self) -> At:
        """Where in the file it is, to be looked up and never said."""
        return self.at if self.within is None else self.within


def validate(kind: type[R], tree: object) -> tuple[R | None, tuple[Fault, ...]]:
    """The record that a tree of text holds, or None and all its faults, in the order of the file's fields."""
    if tree is None:
        return None, (Fault((), f"is empty; write at least {listed(_required(kind))}"),)
    if not isinstance(tree, dict):
        first = next(iter(_names(kind)))
        return None, (Fault((), f"has no fields; write one a line, like `{first}: ...`"),)
    try:
        return kind.model_validate(tree), ()
    except ValidationError as error:
        return None, tuple(_fault(kind, tree, each) for each in error.errors(include_url=False, include_input=False))


def place_words(at: At) -> str:
    """A place in a record as a person counts: `needs 2, type`."""
    words: list[str] = []
    for step in at:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words)


def _fault(kind: type[Record], tree: object, error: Any) -> Fault:
    at: At = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        return _unknown_field(kind, at)
    return Fault(at, _sentence(kind, tree, at, error))


def _sentence(kind: type[Record], tree: object, at: At, error: Any) -> str:
    match error["type"]:
        case "missing" if _stands_empty(tree, at):
            return f"is empty; write something after the colon. {_meaning(kind, at)}".rstrip()
        case "missing":
            return f"is missing; write `{at[-1]}:` here. {_meaning(kind, at)}".rstrip()
        case "tuple_type" | "list_type":
            return "should be a list; begin each entry on a line of its own with a hyphen and a space"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"should have fields of its own, written like {_example(kind, at)}"
        case "literal_error":
            return f"is not one of the words allowed here; write {error['ctx']['expected']}".replace("'", "")
        case "string_too_short" | "too_short":
            return "is empty; write something or take the line out"
        case _:
            return str(error["msg"])


def _unknown_field(kind: type[Record], at: At) -> Fault:
    owner = _model_at(kind, at[:-1])
    known = _names(owner) if owner else []
    name = str(at[-1])
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1, cutoff=0.6)
    whose = _article(kind.title) if owner is kind else "this part of the record"
    if any(unicodedata.category(c) in ("Cf", "Zs") and c != " " for c in name):
        sentence = "the name of the field on this line has an invisible character in it; type the whole line again"
        return Fault(at[:-1], sentence, within=at)
    if close:
        return Fault(at, f"is not a field of {whose}; did you mean {close[0]}?")
    if _FIELD_NAME.fullmatch(name):
        return Fault(at, f"is not a field of {whose}; its fields are {', '.join(known)}")
    sentence = f"the field on this line is not one of {whose}; its fields are {', '.join(known)}"
    return Fault(at[:-1], sentence, within=at)


def _stands_empty(tree: Any, at: At) -> bool:
    for step in at[:-1]:
        tree = tree[step]
    return isinstance(tree, dict) and at[-1] in tree


def _example(kind: type[Record], at: At) -> str:
    model = _model_at(kind, at)
    fields = (_required(model) or _names(model)[:1]) if model else []
    return "{" + ", ".join(f"{name}: ..." for name in fields) + "}"


def _article(title: str) -> str:
    if title.endswith("s"):
        return title
    return f"an {title}" if title[0] in "aeiouE" else f"a {title}"


def _meaning(kind: type[Record], at: At) -> str:
    owner = _model_at(kind, at[:-1])
    if owner is None:
        return ""
    fields = owner.model_fields.items()
    return next((meanings(owner).get(name, "") for name, field in fields if (field.alias or name) == at[-1]), "")


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


def _names(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _required(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items() if field.is_required()]
