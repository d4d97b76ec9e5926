"""What a provision map says of effect and cost: values at entry and exit, and money, as a record takes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from senco_cli.exchange.merging.trees import Tree
from senco_cli.exchange.shipped import code_meant
from senco_cli.exchange.text import one_line
from senco_cli.model.scale_values import parse_value
from senco_cli.model.types import parse_pounds, pounds_text

if TYPE_CHECKING:
    from senco_cli.exchange.provision_map.lines import Line

RESULTS = ("entry", "exit", "target", "result")
RESULT_DAYS = ("entry_on", "exit_on")
SUMS = ("hourly_rate", "resources")
WORKED_OUT = ("total_cost", "by_staff")
_POUNDS = re.compile(r"\s*£?\s*(.+?)\s*(?:(?:an?|per|/|p)\s*(?:hour|hr|h))?\s*", re.IGNORECASE)
_WHY_WORKED_OUT = {
    "total_cost": "senco works a cost out from hours and rates; kept in the notes as it is written",
    "by_staff": "senco counts the time of named staff by their sessions; kept in the notes as it is written",
}
ONE_VALUE = "gives one value for several pupils, which belongs to none of them alone; kept in the notes"
NOBODY = "gives a value at entry or exit and no pupil that is known; kept in the notes"
NO_EXIT_DAY = "gives a value at exit and no day for it, nor a last day; kept in the pupil's note"
ENTRY_DAY = "no day is given for the value at entry; taken as the first day of the provision"
EXIT_DAY = "no day is given for the value at exit; taken as the last day of the provision"


def take(line: Line, name: str, cell: str) -> str | None:
    """Put a value, a sum or a code of the cell into the line; why not, where it cannot be."""
    text = one_line(cell)
    if name in _WHY_WORKED_OUT:
        return _WHY_WORKED_OUT[name]
    if name == "rate_code":
        line.values[name] = text
        return None
    if name == "result":
        code = code_meant("outcome_result", text)
        if code:
            line.values[name] = code.code
        return None if code else "is no result that is known: met, partly met, not met; kept in the notes"
    read, why = _READERS["money" if name in SUMS else "value"]
    try:
        line.values[name] = read(text)
    except PydanticCustomError:
        return f"{why}; kept in the notes as it is written"
    return None


def cost_of(lines: Sequence[Line]) -> Tree | None:
    """The cost of a provision, by the first of its lines that gives each part."""
    found: Tree = {}
    for line in lines:
        for name in (*SUMS, "rate_code"):
            if name in line.values:
                found.setdefault(name, line.values[name])
    return found or None


def tells_of_effect(line: Line) -> bool:
    """Whether a line has a value at entry or exit, one that is aimed at, or a result."""
    return any(name in line.values for name in RESULTS)


def values_told(line: Line) -> str:
    """The values of a line in words, for the notes."""
    return "; ".join(f"{name} {line.values[name]}" for name in RESULTS if name in line.values)


def member_of(line: Line, key: str) -> tuple[Tree, list[str]]:
    """One pupil's part with the values at entry and exit, and what was assumed or could not be taken."""
    member: Tree = {"pupil": key}
    said: list[str] = []
    days: dict[str, tuple[date | None, date | None, str]] = {
        "entry": (line.days.get("entry_on"), line.from_on, ENTRY_DAY),
        "exit": (line.days.get("exit_on"), line.to_on, EXIT_DAY),
    }
    for name, (given, otherwise, assumed) in days.items():
        if name not in line.values:
            continue
        day = given or otherwise
        if day is None:
            member["note"] = f"{name}: {line.values[name]}"
            said.append(NO_EXIT_DAY)
            continue
        member[name] = {"value": line.values[name], "taken_on": day.isoformat()}
        if given is None:
            said.append(assumed)
    for name, field in (("target", "target"), ("result", "outcome")):
        if name in line.values:
            member[field] = line.values[name]
    return member, said


def joined(old: Tree, new: Tree) -> tuple[Tree, str | None]:
    """A pupil's part in the records with what a map adds; what stands there stays, and is told where it differs."""
    both = [name for name in (*RESULTS, "outcome", "note") if name in old and name in new]
    differs = [name for name in both if not _same(old[name], new[name])]
    told = f"the record has another {' and '.join(differs)} for the pupil, and keeps it" if differs else None
    return {**new, **old}, told


def _same(old: object, new: object) -> bool:
    if isinstance(old, dict) and isinstance(new, dict):
        return all(str(old.get(name)) == str(value) for name, value in new.items())
    return str(old) == str(new)


def _value(text: str) -> str:
    return str(parse_value(text.removesuffix("%").rstrip()))


def _money(text: str) -> str:
    match = _POUNDS.fullmatch(text)
    return pounds_text(parse_pounds(_two_places(match[1] if match else text)))


def _two_places(text: str) -> str:
    # A workbook holds £12.50 as 12.5.
    return f"{text}0" if re.fullmatch(r"[\d,]+\.\d", text) else text


_READERS: Mapping[str, tuple[Callable[[str], str], str]] = {
    "value": (_value, "is neither a number, like 85, nor years and months, like 7:04"),
    "money": (_money, "is no sum of money, like 17.20"),
}
