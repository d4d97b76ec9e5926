"""What a column holds that has no heading to tell, by its cells."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from senco_cli.exchange.cells.by_field import read_cell
from senco_cli.exchange.cells.reading import Clues
from senco_cli.model.upn import doubt
from senco_cli.model.years import nc_year_number

_MOST = 0.8
_FEWEST = 3
_YOUNGEST, _OLDEST = -2, 14


def field_by_content(cells: Sequence[str], have: Collection[str], clues: Clues) -> str | None:
    """The field that the cells of a column can only be; None where that is not plain, or there is such a column."""
    if len(cells) < _FEWEST:
        return None
    for field, is_one in _TESTS.items():
        if field not in have and sum(1 for cell in cells if is_one(cell, clues)) >= len(cells) * _MOST:
            if field == "full_name" and "legal_surname" in have:
                continue
            return field
    return None


def _is_upn(cell: str, _clues: Clues) -> bool:
    number = cell.replace(" ", "").upper()
    return len(number) == 13 and (doubt(number) or "begins").startswith("begins")


def _is_birth(cell: str, clues: Clues) -> bool:
    born = read_cell("date_of_birth", cell, clues).values.get("date_of_birth")
    return born is not None and _YOUNGEST <= nc_year_number(born, clues.today) <= _OLDEST


def _is_sen(cell: str, clues: Clues) -> bool:
    # A column of N alone may say no to anything.
    read = read_cell("sen_status", cell, clues).values
    return read.get("status") in ("K", "E") or bool(read.get("watched"))


def _is_need(cell: str, clues: Clues) -> bool:
    found = read_cell("main_need", cell, clues)
    return not found.refused and bool(found.values.get("main_needs"))


def _is_name(cell: str, clues: Clues) -> bool:
    return "," in cell and not read_cell("full_name", cell, clues).refused and not _is_need(cell, clues)


_TESTS = {
    "upn": _is_upn,
    "date_of_birth": _is_birth,
    "sen_status": _is_sen,
    "main_need": _is_need,
    "full_name": _is_name,
}
