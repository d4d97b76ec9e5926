"""What a record type says of its fields, in words."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.markdown import anchor, code, link
from senco_cli.model import document_index, letterhead, scale_values, types
from senco_cli.model.codes import CodeSet, code_set
from senco_cli.model.meanings import meanings

_FEW_CODES = 8
# One word for the type of a single value, and one for a list of them.
WORDS: tuple[tuple[Any, str, str], ...] = (
    (types.Day, "day", "days"),
    (types.Text, "text", "texts"),
    (types.Whole, "whole number", "whole numbers"),
    (types.Number, "number", "numbers"),
    (scale_values.Value, "number, or years and months", "numbers, or years and months"),
    (types.Amount, "number from 0 up", "numbers from 0 up"),
    (types.Share, "number from 0 to 1", "numbers from 0 to 1"),
    (types.Percent, "number from 0 to 100", "numbers from 0 to 100"),
    (types.Pence, "pounds and pence", "sums in pounds and pence"),
    (types.YesNo, "yes or no", "yes or no, each"),
    (types.Key, "key", "keys"),
    (types.AcademicYear, "academic year", "academic years"),
    (letterhead.Colour, "colour, like `0f4c5c`", "colours"),
    (letterhead.Typeface, "name of a typeface", "names of typefaces"),
    (letterhead.LogoPath, "place of a picture", "places of pictures"),
    (document_index.FileName, "text that senco gives", "texts that senco gives"),
    (document_index.Digest, "text that senco gives", "texts that senco gives"),
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the YAML, dotted from the record down, and what is known of it."""

    name: str
    path: str
    meaning: str
    type_words: str
    required: str
    code_set: str | None
    part: type[BaseModel] | None


def fields_of(model: type[BaseModel], *, below: str = "", codes_page: str = "../codes.md") -> Iterator[Field]:
    """The fields of a record or of a part of one, in their order; `below` is the dotted name of the part."""
    hints = typing.get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        hint = _without_none(hints[name])
        alias = info.alias or name
        path = f"{below}.{alias}" if below else alias
        yield Field(
            name=alias,
            path=path,
            meaning=meanings(model).get(name, ""),
            type_words=_type_words(hint, path=path, codes_page=codes_page),
            required=_required(info),
            code_set=code_set_of(hint),
            part=part_of(hint),
        )


def parts_of(model: type[BaseModel], *, below: str = "") -> Iterator[tuple[Field, type[BaseModel]]]:
    """Every field that has fields of its own, each followed by those within it."""
    for field in fields_of(model, below=below):
        if field.part is not None:
            yield field, field.part
            yield from parts_of(field.part, below=field.path)


@cache
def all_fields(model: type[BaseModel]) -> tuple[Field, ...]:
    """Every field of a record, those of its parts included."""
    within = (field for outer, part in parts_of(model) for field in fields_of(part, below=outer.path))
    return (*fields_of(model), *within)


def part_of(hint: Any) -> type[BaseModel] | None:
    """The record part that a type holds, or holds a list of."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    return next((found for argument in typing.get_args(hint) if (found := part_of(argument))), None)


def code_set_of(hint: Any) -> str | None:
    """The name of the code set that a type takes its codes from."""
    for mark in getattr(hint, "__metadata__", ()):
        if isinstance(mark, types.CodeFrom):
            return mark.code_set
    return next((found for argument in typing.get_args(hint) if (found := code_set_of(argument))), None)


def _type_words(hint: Any, *, path: str, codes_page: str) -> str:
    is_list = typing.get_origin(hint) is tuple
    inner = typing.get_args(hint)[0] if is_list else hint
    if part_of(inner):
        fields = link("fields of its own", f"#{anchor(path)}")
        return f"list; each entry has {fields}" if is_list else fields
    name = code_set_of(inner)
    if name:
        return _codes_words(code_set(name), is_list=is_list, codes_page=codes_page)
    if typing.get_origin(inner) is Literal:
        return " or ".join(code(each) for each in typing.get_args(inner))
    one, many = next((one, many) for known, one, many in WORDS if _narrows(inner, known))
    return f"list of {many}" if is_list else one


def _narrows(hint: Any, known: Any) -> bool:
    """Whether a type is a known one, or that with a limit of its own such as a lowest value."""
    marks = getattr(known, "__metadata__", ())
    return bool(hint == known or (marks and getattr(hint, "__metadata__", ())[: len(marks)] == marks))


def _codes_words(codes: CodeSet, *, is_list: bool, codes_page: str) -> str:
    where = link(codes.title, f"{codes_page}#{anchor(codes.title)}")
    words = f"list of codes from {where}" if is_list else f"code from {where}"
    few = len(codes.codes) <= _FEW_CODES
    return f"{words}: {', '.join(code(each.code) for each in codes.codes)}" if few else words


def _required(info: FieldInfo) -> str:
    if info.is_required():
        return "yes"
    if isinstance(info.default, bool):
        return f"no; {'yes' if info.default else 'no'} when left out"
    if info.default_factory is None and info.default not in (None, ()):
        return f"no; {code(str(info.default))} when left out"
    return "no"


def _without_none(hint: Any) -> Any:
    arguments = typing.get_args(hint)
    if type(None) not in arguments:
        return hint
    rest = [argument for argument in arguments if argument is not type(None)]
    return rest[0] if len(rest) == 1 else hint
