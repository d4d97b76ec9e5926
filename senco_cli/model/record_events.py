"""The events whose days `senco record` enters: which field of which record holds each, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as of
from functools import cache
from types import MappingProxyType
from typing import Any

from senco_cli.model.shipped import shipped


@dataclass(frozen=True, slots=True)
class RecordEvent:
    """One event in words.

    `field` is named as the file names it; `begins` says that it begins a new record. `only` are the values by which the
    record it goes into is known, `sets` the fields that are written with it, `asks` those to ask for. With `recurs` it
    takes the place of an older day. `by` are the fields that tell the entries of a list apart: the day goes into the
    entry that has them, or into a new one. `clears` are fields that belonged to the older day it takes the place of.
    """

    name: str
    says: str
    kind: str
    field: str
    begins: bool = False
    recurs: bool = False
    only: Mapping[str, str] = of(default_factory=dict)
    sets: Mapping[str, str] = of(default_factory=dict)
    asks: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()


@cache
def record_events() -> Mapping[str, RecordEvent]:
    """Every event by its name, in the order of the data."""
    return MappingProxyType({name: _event(name, row) for name, row in shipped("model/record_events.yaml").items()})


def _event(name: str, row: Mapping[str, Any]) -> RecordEvent:
    return RecordEvent(
        name=name,
        says=row["says"],
        kind=row["kind"],
        field=row["field"],
        begins=row.get("begins") == "yes",
        recurs=row.get("recurs") == "yes",
        only=MappingProxyType(dict(row.get("only", {}))),
        sets=MappingProxyType(dict(row.get("sets", {}))),
        asks=tuple(row.get("asks", ())),
        by=tuple(row.get("by", ())),
        next=tuple(row.get("next", ())),
        clears=tuple(row.get("clears", ())),
    )
