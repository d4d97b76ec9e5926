"""Rows as CSV that a spreadsheet opens without taking text for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

_SIGNS = frozenset("=+-@")
_NUMBER = re.compile(r"[+-]?[\d ]+(?:\.\d+)?")


def csv_lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> list[str]:
    """The names of the columns, then each row, as lines with their ends."""
    import csv

    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append), lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(_cells(map(row.get, columns)) for row in rows)
    return lines


def _cells(values: Iterable[Any]) -> list[str]:
    # Most are plain text, of which a large school has millions.
    return [value if value.__class__ is str and value[:1] not in _SIGNS else _cell(value) for value in values]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(str(each) for each in value)
    text = str(value)
    # A leading tab or apostrophe would change the value; a space before the sign keeps Excel from calculating.
    return f" {text}" if text[:1] in _SIGNS and not _NUMBER.fullmatch(text) else text
