"""From the rows of a table to what each says about a child, with every cell that was not taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from senco_cli.exchange.cells.by_field import read_cell
from senco_cli.exchange.cells.reading import Clues
from senco_cli.exchange.child import Child
from senco_cli.exchange.columns import Column, ColumnMapping
from senco_cli.exchange.day_orders import DayOrders, day_orders
from senco_cli.exchange.diagnosis_answers import with_types
from senco_cli.exchange.packed import packed
from senco_cli.exchange.report import LeftBehind, Refusal, Remark, column_about, refusal, remark
from senco_cli.exchange.table import Row, Table
from senco_cli.exchange.text import squeeze

_PAST = ("plan_made", "plan_now", "last_review")
_IN_LIFE = ("status_from", "added_on", *_PAST, "admitted_on")


@dataclass(frozen=True, slots=True)
class RowsRead:
    """Every row as a child, in order, and what there is to tell."""

    children: Sequence[Child]
    refusals: tuple[Refusal, ...]
    remarks: tuple[Remark, ...]
    left_behind: tuple[LeftBehind, ...]
    open_orders: tuple[Column, ...]


def read_rows(table: Table, mapping: ColumnMapping, *, today: date, day_first: bool | None) -> RowsRead:
    """What every row says."""
    orders = day_orders(table, mapping, day_first=day_first)
    clues = {column.index: _clues(column, table, orders, today) for column in mapping.columns if column.field}
    columns = _names_apart_first(mapping.columns)
    refusals: list[Refusal] = []
    remarks: list[Remark] = list(orders.remarks)

    def children() -> Iterator[Child]:
        for row in table.rows:
            child, not_taken, said = _read_row(row, columns, mapping, clues, today=today)
            refusals.extend(not_taken)
            remarks.extend(said)
            yield child

    found = packed(children())
    return RowsRead(
        children=found,
        refusals=tuple(refusals),
        remarks=tuple(remarks),
        left_behind=tuple(_left_behind(table, mapping)),
        open_orders=orders.open,
    )


def _clues(column: Column, table: Table, orders: DayOrders, today: date) -> Clues:
    return Clues(
        today,
        day_first=orders.day_first.get(column.index, True),
        speaks_of_diagnoses="diagnos" in squeeze(column.heading),
        first_day=table.first_day,
        speaks_of_years=any(each in squeeze(column.heading) for each in ("year", "yr")),
        fractions=column.field == "attendance" and _are_fractions(table.column(column.index)),
    )


def _are_fractions(cells: Sequence[str]) -> bool:
    numbers = [float(cell) for cell in cells if cell.replace(".", "", 1).isdecimal()]
    return bool(numbers) and max(numbers) <= 1


def _left_behind(table: Table, mapping: ColumnMapping) -> list[LeftBehind]:
    found = []
    for column in mapping.columns:
        filled = 0 if column.field else len(table.column(column.index))
        if filled:
            reason = column.note or f"{column.how.value}; nothing of it was taken"
            found.append(LeftBehind(column.letter, column.heading, filled, reason))
    return found


def _read_row(
    row: Row, columns: Sequence[Column], mapping: ColumnMapping, clues: Mapping[int, Clues], *, today: date
) -> tuple[Child, list[Refusal], list[Remark]]:
    values: dict[str, Any] = {}
    refusals: list[Refusal] = []
    remarks: list[Remark] = []
    for column in columns:
        cell = row.cells[column.index]
        if column.field is None or not cell:
            continue
        found = with_types(read_cell(column.field, cell, clues[column.index]), mapping.diagnoses)
        refusals += [refusal(row.number, column, each.reason, each.part or cell) for each in found.refused]
        remarks += [remark(row.number, column, comment) for comment in found.comments]
        _add(values, found.values)
    child, reasons = _sound(Child(row.number, **_ranked(values)), today)
    for about, reason in reasons:
        place = column_about(mapping, about)
        if place:
            refusals.append(refusal(row.number, place, reason, row.cells[place.index]))
    return child, refusals, remarks


def _names_apart_first(columns: Sequence[Column]) -> list[Column]:
    # Where a name stands both whole and in parts, the parts are surer.
    return sorted(columns, key=lambda column: column.field == "full_name")


def _add(values: dict[str, Any], more: Mapping[str, Any]) -> None:
    for name, value in more.items():
        if isinstance(value, tuple):
            values[name] = tuple(dict.fromkeys((*values.get(name, ()), *value)))
        elif values.get(name) is None:
            values[name] = value


def _ranked(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the ranks of columns of their own given to the main need and to the first of the others."""
    found = dict(values)
    rank = found.pop("need_rank", None)
    if rank and "main_needs" in found:
        found["main_needs"] = tuple(replace(need, rank=need.rank or rank) for need in found["main_needs"])
    other, others = found.pop("other_rank", None), found.get("further_needs")
    if other and others:
        found["further_needs"] = (replace(others[0], rank=others[0].rank or other), *others[1:])
    return found


def _sound(child: Child, today: date) -> tuple[Child, list[tuple[str, str]]]:
    """The child without what cannot be, and what was taken away: the value's name and the reason."""
    gone: dict[str, str] = {}
    for name in _IN_LIFE:
        found = getattr(child, name)
        if found and child.date_of_birth and found.day < child.date_of_birth:
            gone[name] = "lies before the date of birth"
        elif found and name in _PAST and found.day > today:
            gone[name] = "lies in the future"
    status = child.status or ("E" if child.has_plan else "K" if child.on_support else None)
    for name, said, code in (("has_plan", child.has_plan, "E"), ("on_support", child.on_support, "K")):
        if said is not None and status is not None and said != (status == code):
            gone[name] = f"does not agree with the row's SEN status, {status}"
    without: dict[str, Any] = dict.fromkeys(gone)
    return replace(child, **without, status=status), list(gone.items())
