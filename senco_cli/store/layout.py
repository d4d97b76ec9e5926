"""How a new record is laid out as YAML: the schema line for editors, and which texts stand without quotes."""

from __future__ import annotations

import typing
from functools import cache
from typing import Any

from pydantic import BaseModel

from senco_cli.model.base import Record
from senco_cli.model.types import CodeFrom, Written, parse_key, parse_text
from senco_cli.store.yaml_editor import dump
from senco_cli.store.yaml_writer import Bare

SCHEMA_FOLDER = "_schemas"


def new_record(kind: type[Record], path: str, tree: dict[str, Any]) -> bytes:
    """The bytes of a new record: the line by which editors check it, then its fields."""
    return (schema_line(kind, path) + dump(marked(kind, tree))).encode("utf-8")


def schema_line(kind: type[Record], path: str) -> str:
    """The comment by which VS Code and other editors find the schema of a record at `path`."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{SCHEMA_FOLDER}/{kind.kind}.json\n"


def marked(kind: type[BaseModel], tree: Any) -> Any:
    """The tree with every text that the model takes for a day, number, code or yes and no marked to stand bare."""
    if not isinstance(tree, dict):
        return tree
    annotations = _annotations(kind)
    return {name: _marked_value(annotations.get(name), value) for name, value in tree.items()}


def marked_at(kind: type[BaseModel], at: tuple[str | int, ...], value: Any) -> Any:
    """As `marked`, for a value that is to stand at `at` in a record of `kind`."""
    if not at:
        return marked(kind, value)
    annotation: Any = _annotations(kind).get(str(at[0]))
    for step in at[1:]:
        model = None if isinstance(step, int) else next(iter(_models(annotation)), None)
        annotation = _annotations(model).get(str(step)) if model else annotation
    return _marked_value(annotation, value)


def _marked_value(annotation: Any, value: Any) -> Any:
    if isinstance(value, str):
        # Years and months such as 7:04 would be a number of base sixty to a reader of YAML 1.1.
        is_bare = annotation is not None and _is_bare(annotation) and ":" not in value
        return Bare(value) if is_bare else value
    if isinstance(value, list):
        return [_marked_value(annotation, each) for each in value]
    model = next(iter(_models(annotation)), None)
    return marked(model, value) if model else value


@cache
def _annotations(kind: type[BaseModel]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind, include_extras=True)
    return {field.alias or name: hints[name] for name, field in kind.model_fields.items()}


def _is_bare(annotation: Any) -> bool:
    if typing.get_origin(annotation) is typing.Literal:
        return True
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, CodeFrom):
            return True
        if isinstance(mark, Written):
            return mark.parse not in (parse_text, parse_key)
    return any(_is_bare(argument) for argument in typing.get_args(annotation) if not isinstance(argument, str))


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in typing.get_args(annotation) for model in _models(argument)]
