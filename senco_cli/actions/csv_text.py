"""Rows as CSV that a spreadsheet opens without taking text for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

_NUMBER = re.compile(r"[+-]?[\d ]+(?:\.\d+)?")


def csv_lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> list[str]:
    """The names of the columns, then each row, as lines with their ends."""
    import csv

    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append), lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return lines


def _cell(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(str(each) for each in value)
    text = "" if value is None else str(value)
    # A leading tab or apostrophe would change the value; a space before the sign keeps Excel from calculating.
    return f" {text}" if text.startswith(("=", "+", "-", "@")) and not _NUMBER.fullmatch(text) else text
