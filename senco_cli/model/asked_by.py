"""Who asks for a field of a record: the census, a regulation, the Code, a document, or the school itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from senco_cli.model.shipped import shipped


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks for fields; `verified` says how far the source was read, None where there is none to read."""

    id: str
    name: str
    meaning: str
    source: str
    verified: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer to "who asks for it": the asker, and the place in its text where one is known."""

    asker: Asker
    where: str | None = None
    verified: str | None = None


@cache
def askers() -> Mapping[str, Asker]:
    """Everybody who asks for a field, by id, in the order of the data."""
    return MappingProxyType({id: Asker(id=id, **row) for id, row in _data()["askers"].items()})


@cache
def entries(kind: str) -> Mapping[str, tuple[Asked, ...]]:
    """The fields of one kind of record that have an entry of their own; a part of a field is `needs.rank`."""
    fields = _data()["fields"].get(kind, {})
    return MappingProxyType({field: tuple(_asked(row) for row in rows) for field, rows in fields.items()})


def asked_by(kind: str, field: str) -> tuple[Asked, ...]:
    """Who asks for a field, by its dotted name in the YAML; empty where nothing is known.

    A part without an entry of its own is asked for as its whole.
    """
    known = entries(kind)
    while field not in known and "." in field:
        field = field.rpartition(".")[0]
    return known.get(field, ())


def _asked(row: str | Mapping[str, str]) -> Asked:
    if isinstance(row, str):
        row = {"who": row}
    asker = askers()[row["who"]]
    return Asked(asker, row.get("where"), row.get("verified", asker.verified))


@cache
def _data() -> Any:
    return shipped("model/asked_by.yaml")
