"""Numbers of the law and of guidance that are no time limits: dated data, one file each, found by being there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from senco_cli.model.shipped import shipped_folder
from senco_cli.rules.rule import Source


@dataclass(frozen=True, slots=True)
class ThresholdVersion:
    """A threshold as it stood from one day to another; `status` and `verified` are the words of rules."""

    in_force_from: date
    in_force_to: date | None
    value: Decimal
    status: str
    sources: tuple[Source, ...]
    verified: str
    checked_on: date
    note: str | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether it was written from memory and has not been checked."""
        return self.verified == "memory"


@dataclass(frozen=True, slots=True)
class Threshold:
    """One threshold: `counts` says in words what it is a number of."""

    id: str
    title: str
    counts: str
    unit: str
    versions: tuple[ThresholdVersion, ...]

    def on(self, day: date) -> ThresholdVersion | None:
        """The version in force on a day; None where none was."""
        held = (each for each in self.versions if each.in_force_from <= day)
        return next((each for each in held if each.in_force_to is None or day <= each.in_force_to), None)


@cache
def thresholds() -> Mapping[str, Threshold]:
    """Every threshold by its id, in the order of their files."""
    read = (_threshold(row) for _name, row in shipped_folder("rules/thresholds"))
    return MappingProxyType({each.id: each for each in read})


def threshold_on(id: str, day: date) -> ThresholdVersion | None:
    """The version of a threshold in force on a day."""
    return thresholds()[id].on(day)


def _threshold(data: Mapping[str, Any]) -> Threshold:
    return Threshold(
        id=data["id"],
        title=data["title"],
        counts=data["counts"],
        unit=data["unit"],
        versions=tuple(_version(row) for row in data["versions"]),
    )


def _version(row: Mapping[str, Any]) -> ThresholdVersion:
    return ThresholdVersion(
        in_force_from=date.fromisoformat(row["in_force_from"]),
        in_force_to=date.fromisoformat(row["in_force_to"]) if row.get("in_force_to") else None,
        value=Decimal(row["value"]),
        status=row["status"],
        sources=tuple(Source(each["kind"], each["title"], each.get("href")) for each in row["source"]),
        verified=row["verified"],
        checked_on=date.fromisoformat(row["checked_on"]),
        note=row.get("note"),
    )
