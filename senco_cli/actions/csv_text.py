"""Rows as CSV that a spreadsheet opens without taking text for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace
from typing import Any

_SIGNS = frozenset("=+-@")
# Written as nothing, as year-month-day, and as they are.
_PLAIN = frozenset((type(None), date, bool, int))
_NUMBER = re.compile(r"[+-]?[\d ]+(?:\.\d+)?")


def csv_lines(rows: Iterable[Iterable[Any]]) -> list[str]:
    """Each row as a line with its end."""
    import csv

    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append), lineterminator="\r\n")
    writer.writerows(map(_cells, rows))
    return lines


def _cells(values: Iterable[Any]) -> list[Any]:
    # Most are plain text, of which a large school has millions, or what the writer knows how to write.
    return [
        value if (value[:1] not in _SIGNS if value.__class__ is str else value.__class__ in _PLAIN) else _cell(value)
        for value in values
    ]


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(str(each) for each in value)
    text = str(value)
    # A leading tab or apostrophe would change the value; a space before the sign keeps Excel from calculating.
    return f" {text}" if text[:1] in _SIGNS and not _NUMBER.fullmatch(text) else text
