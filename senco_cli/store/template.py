"""An empty record of any kind for an editor: what is required to fill in, everything else as comments."""

from __future__ import annotations

import textwrap
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from senco_cli.model.base import Record
from senco_cli.model.codes import code_set
from senco_cli.model.meanings import meanings
from senco_cli.model.types import CodeFrom

_WIDTH = 100


def template(kind: type[Record]) -> str:
    """The text of a new record: each field under a comment that says what it is and which codes there are."""
    out = [f"# A new {kind.title}. Fill in the fields that stand here; take the # away from others you need."]
    hints = typing.get_type_hints(kind, include_extras=True)
    for name, field in kind.model_fields.items():
        out.append("")
        out.extend(_about(meanings(kind).get(name, ""), hints[name]))
        out.extend(_lines(field.alias or name, hints[name], required=field.is_required()))
    return "\n".join(out) + "\n"


def _about(meaning: str, hint: Any) -> Iterator[str]:
    yield from textwrap.wrap(_words(meaning, hint), _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _words(meaning: str, hint: Any) -> str:
    codes = [mark.code_set for mark in _marks(hint) if isinstance(mark, CodeFrom)]
    one_of = f" One of {', '.join(code.code for code in code_set(codes[0]).codes)}." if codes else ""
    return meaning + one_of


def _lines(name: str, hint: Any, *, required: bool) -> Iterator[str]:
    before = "" if required else "# "
    model = next(_models(hint), None)
    if model is None:
        yield f"{before}{name}: {'[]' if _is_list(hint) else ''}".rstrip()
        return
    yield f"{before}{name}:"
    start = "  - " if _is_list(hint) else "    "
    hints, told = typing.get_type_hints(model, include_extras=True), meanings(model)
    for part, field in model.model_fields.items():
        line = f"{before}{start}{field.alias or part}:"
        yield f"{line:<34}  # {_remark(told.get(part, ''), hints[part])}".rstrip(" #")
        start = "    "


def _remark(meaning: str, hint: Any) -> str:
    model = next(_models(hint), None)
    if model is None:
        return _words(meaning, hint)
    sample = "{" + ", ".join(f"{each.alias or name}: ..." for name, each in model.model_fields.items()) + "}"
    return f"{meaning} Written like {f'[{sample}]' if _is_list(hint) else sample}"


def _is_list(hint: Any) -> bool:
    return typing.get_origin(hint) is tuple or any(
        typing.get_origin(argument) is tuple for argument in typing.get_args(hint)
    )


def _models(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for argument in typing.get_args(hint):
        yield from _models(argument)


def _marks(hint: Any) -> Iterator[Any]:
    yield from getattr(hint, "__metadata__", ())
    for argument in typing.get_args(hint):
        if not isinstance(argument, str):
            yield from _marks(argument)
