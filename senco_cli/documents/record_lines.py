"""Any record in words: its fields with what they hold, codes by their names and days as people write them."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

from senco_cli.documents.wording import day_text
from senco_cli.model.codes import code_set
from senco_cli.model.phrases import capital_first, small_first
from senco_cli.model.types import CodeFrom

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_KEPT = {"la": "authority", "id": "number"} | {
    name: name.upper() for name in ("upn", "uln", "ehc", "sen", "ctf", "pep")
}
# What only finds a file, or an entry of another list.
_NOT_SHOWN = frozenset(("sha256",))


@dataclass(frozen=True, slots=True)
class FactOnPage:
    """One field in words."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ListOnPage:
    """A list of a record, each entry with its fields."""

    title: str
    entries: tuple[tuple[FactOnPage, ...], ...]


@dataclass(frozen=True, slots=True)
class RecordOnPage:
    """One record: what stands in it once, and its lists."""

    title: str
    facts: tuple[FactOnPage, ...]
    lists: tuple[ListOnPage, ...]


def record_on_page(title: str, kind: type[BaseModel], tree: Mapping[str, Any]) -> RecordOnPage:
    """A record from its tree of text, in the order of the tree."""
    facts: list[FactOnPage] = []
    lists: list[ListOnPage] = []
    for label, value, model, codes in _fields(kind, tree):
        if _is_list_of_parts(value):
            lists.append(ListOnPage(label, tuple(tuple(_facts(model, each)) for each in value)))
        elif isinstance(value, Mapping):
            nested = record_on_page(label, model or BaseModel, value)
            facts += [FactOnPage(_within(label, each.label), each.value) for each in nested.facts]
            lists += [ListOnPage(_within(label, each.title), each.entries) for each in nested.lists]
        else:
            facts.append(FactOnPage(label, _words(value, codes)))
    return RecordOnPage(title, tuple(facts), tuple(lists))


def day_in_words(text: str) -> str:
    """A day of a record as people write it; any other text as it is."""
    return day_text(date.fromisoformat(text), "short") if _DAY.fullmatch(text) else text


def label_of(name: str) -> str:
    """A field's name as a person says it: `made_on` is `Made on`."""
    words = " ".join(_KEPT.get(word, word) for word in name.split("_"))
    return capital_first(words)


def _facts(kind: type[BaseModel] | None, tree: Mapping[str, Any]) -> Iterator[FactOnPage]:
    """The fields of one entry, what is nested in it written out behind its own label."""
    for label, value, model, codes in _fields(kind, tree):
        if isinstance(value, Mapping):
            yield FactOnPage(label, _written_out(model, value))
        elif _is_list_of_parts(value):
            yield FactOnPage(
                label, "; ".join(f"({number}) {_written_out(model, each)}" for number, each in enumerate(value, 1))
            )
        else:
            yield FactOnPage(label, _words(value, codes))


def _within(label: str, inner: str) -> str:
    """The name of a part of a part; the sections of a plan are known by their letters."""
    return f"Section {inner}" if label == "Sections" else f"{label}: {_begun_small(inner)}"


def _begun_small(label: str) -> str:
    return label if label[:2].isupper() else small_first(label)


def _written_out(kind: type[BaseModel] | None, tree: Mapping[str, Any]) -> str:
    return ", ".join(f"{_begun_small(each.label)}: {each.value}" for each in _facts(kind, tree))


def _fields(
    kind: type[BaseModel] | None, tree: Mapping[str, Any]
) -> Iterator[tuple[str, Any, type[BaseModel] | None, str | None]]:
    known = _known(kind) if kind and kind is not BaseModel else {}
    for name, value in tree.items():
        if value in (None, "", [], {}) or name in _NOT_SHOWN:
            continue
        model, codes = known.get(name, (None, None))
        yield label_of(name), value, model, codes


@cache
def _known(kind: type[BaseModel]) -> Mapping[str, tuple[type[BaseModel] | None, str | None]]:
    hints = typing.get_type_hints(kind, include_extras=True)
    return {
        info.alias or name: (next(_models(hints[name]), None), next(_code_sets(hints[name]), None))
        for name, info in kind.model_fields.items()
    }


def _models(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for argument in typing.get_args(hint):
        yield from _models(argument)


def _code_sets(hint: Any) -> Iterator[str]:
    yield from (mark.code_set for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, CodeFrom))
    for argument in typing.get_args(hint):
        if not isinstance(argument, str):
            yield from _code_sets(argument)


def _is_list_of_parts(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, Mapping) for each in value)


def _words(value: Any, codes: str | None) -> str:
    if isinstance(value, list):
        return "; ".join(_words(each, codes) for each in value)
    text = str(value)
    if codes:
        return code_set(codes).name_of(text)
    return day_in_words(text)
