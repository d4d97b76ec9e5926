"""Which column of a provision map holds what, by its heading, and which rows of a file can be the headings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from senco_cli.errors import SencoError
from senco_cli.exchange.closeness import closest
from senco_cli.exchange.provision_map.cells import read_area
from senco_cli.exchange.shipped import shipped
from senco_cli.exchange.table import Table
from senco_cli.exchange.text import column_letter, one_line, squeeze

LEAVE = "leave"
WAVES = {"wave_1": "universal", "wave_2": "targeted", "wave_3": "specialist"}
AREAS = (
    "cognition-and-learning",
    "communication-and-interaction",
    "social-emotional-and-mental-health",
    "sensory-and-physical",
)
_SEVERAL = frozenset({"staff", "role", "dose", "notes", "total_cost", "by_staff"})
_CLOSE, _SHORTEST_CLOSE = 0.88, 6
_UNKNOWN = "not understood"
_SAMPLE, _FEWEST = 60, 2
_TELLING = frozenset({"title", *WAVES})


class NotAColumn(SencoError):
    """What was said about a column cannot be used."""


@dataclass(frozen=True, slots=True)
class ProvisionColumn:
    """One column; `field` is None where it is left behind."""

    index: int
    heading: str
    field: str | None
    how: str

    @property
    def letter(self) -> str:
        """The letter over the column in a spreadsheet."""
        return column_letter(self.index)

    @property
    def holds(self) -> str | None:
        """What the column holds, in words."""
        return titles()[self.field] if self.field else None


@cache
def titles() -> Mapping[str, str]:
    """Everything a column may hold, in words, by its name."""
    return {row["field"]: row["title"] for row in shipped("provision_words.yaml")["fields"]}


@cache
def known_headings() -> Mapping[str, str]:
    """The field of every heading that is known, squeezed."""
    found: dict[str, str] = {}
    for row in shipped("provision_words.yaml")["fields"]:
        for heading in (row["title"], *row["headings"]):
            found.setdefault(squeeze(heading), row["field"])
    return found


def tells_of_provision(headings: Sequence[str]) -> bool:
    """Whether a row of headings is that of a provision map."""
    return any(known_headings().get(squeeze(heading)) in _TELLING for heading in headings)


def understand(
    table: Table, told: Mapping[str, str], *, kept: Mapping[str, str] | None = None
) -> tuple[ProvisionColumn, ...]:
    """What each column holds; `told` are fields, or `leave`, by heading or letter, and go before everything else.

    `kept` is by heading what they were the time before. Raises NotAColumn.
    """
    given, before = _checked(table, told), _checked(table, kept or {})
    found: list[ProvisionColumn] = []
    for index, heading in enumerate(table.headings):
        field, how = _field(heading, [each.field for each in found if each.field])
        if how == _UNKNOWN and _holds_areas(table, index):
            field, how = "area", "what its cells hold"
        if index in given:
            field, how = given[index], "as told"
        elif index in before:
            field, how = before[index], "as the time before"
        field = None if field == LEAVE else field
        found.append(ProvisionColumn(index, heading, field, how))
    return tuple(found)


def _field(heading: str, taken: Collection[str]) -> tuple[str | None, str]:
    known = known_headings()
    squeezed = squeeze(one_line(heading))
    field, how = known.get(squeezed), "heading"
    if field is None and len(squeezed) >= _SHORTEST_CLOSE:
        near = closest(squeezed, [each for each in known if len(each) >= _SHORTEST_CLOSE], at_least=_CLOSE)
        field, how = (known[near] if near else None), "heading spelt almost so"
    if field in taken and field not in _SEVERAL:
        return None, "another column holds that already"
    return (field, how) if field else (None, _UNKNOWN)


def _holds_areas(table: Table, index: int) -> bool:
    """Whether nothing but areas of need stands in a column, and no other heading speaks of them."""
    named = {known_headings().get(squeeze(one_line(heading))) for heading in table.headings}
    cells = table.column(index, most=_SAMPLE)
    return len(cells) >= _FEWEST and "area" not in named and all(read_area(cell) for cell in cells)


def _checked(table: Table, told: Mapping[str, str]) -> dict[int, str]:
    by_name = {squeeze(heading): index for index, heading in enumerate(table.headings)}
    by_letter = {column_letter(index).casefold(): index for index in range(len(table.headings))}
    found: dict[int, str] = {}
    for name, field in told.items():
        index = by_name.get(squeeze(name), by_letter.get(name.strip().casefold()))
        if index is None:
            raise NotAColumn(f'the table has no column "{name}"', hint="name it by its heading or its letter, like C")
        if field != LEAVE and field not in titles():
            raise NotAColumn(
                f'"{field}" is not something a column can hold', hint=f"use one of {', '.join(titles())}, leave"
            )
        found[index] = field
    return found
