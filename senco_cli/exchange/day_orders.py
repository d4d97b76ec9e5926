"""Which way round the days of each column are, by the column itself, its heading, its neighbours, or an answer."""

from __future__ import annotations

from dataclasses import dataclass

from senco_cli.exchange.cells.by_field import is_day
from senco_cli.exchange.cells.dates import Order, order_of
from senco_cli.exchange.cells.reading import Comment
from senco_cli.exchange.columns import Column, ColumnMapping
from senco_cli.exchange.headings import date_order_in
from senco_cli.exchange.report import Remark, remark
from senco_cli.exchange.table import Table

_SETTLED = (Order.DAY_FIRST, Order.MONTH_FIRST)


@dataclass(frozen=True, slots=True)
class DayOrders:
    """By column: whether the day comes first. `open` are the columns of which nothing says so."""

    day_first: dict[int, bool]
    open: tuple[Column, ...]
    remarks: tuple[Remark, ...]


def day_orders(table: Table, mapping: ColumnMapping, *, day_first: bool | None) -> DayOrders:
    """The order of every column of days.

    A day above 12 settles a column; columns that none settles follow their heading, then the other columns of the
    file, then `day_first`. One that is still open is read day first for the time being, and has to be asked about.
    """
    columns = [column for column in mapping.columns if column.field and is_day(column.field)]
    orders = {column.index: order_of(table.column(column.index)) for column in columns}
    settled = {index: order is Order.DAY_FIRST for index, order in orders.items() if order in _SETTLED}
    told = mapping.day_first if day_first is None else day_first
    neighbours = set(settled.values())
    found = dict.fromkeys(orders, True) | settled
    still_open: list[Column] = []
    remarks: list[Remark] = []
    for column in columns:
        if orders[column.index] is not Order.EITHER:
            continue
        heading = date_order_in(column.heading)
        if heading is not None or (told is not None and len(neighbours) != 1):
            found[column.index] = bool(told) if heading is None else heading
        elif len(neighbours) == 1:
            found[column.index] = next(iter(neighbours))
            remarks.append(remark(None, column, _like_neighbours(day_first=found[column.index])))
        else:
            still_open.append(column)
    return DayOrders(found, tuple(still_open), tuple(remarks))


def order_told(column: Column, table: Table) -> str | None:
    """Which way round the days of a column are, in words, where the column itself tells."""
    order = order_of(table.column(column.index)) if column.field and is_day(column.field) else None
    return order.value if order in _SETTLED else None


def _like_neighbours(*, day_first: bool) -> Comment:
    first = "day" if day_first else "month"
    sentence = f"no day here is above 12; taken with the {first} first, like the other days of the file"
    return Comment("assumed", sentence)
