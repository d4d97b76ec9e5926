"""The year groups that a register shows, believed only where its rows agree with the dates of birth."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from senco_cli.exchange.child import Child
from senco_cli.exchange.packed import packed
from senco_cli.exchange.shipped import code_meant
from senco_cli.model.years import nc_year_number, nc_year_of_code

_CLASS = re.compile(r"(?:year|yr|y)?\s*(\d{1,2}|r)\s*[a-z]{1,3}", re.IGNORECASE)
_ALMOST_ALL = 0.8
_FEWEST = 3
OTHER_YEAR = "the year groups are those of another school year than today's; none was taken"


def with_years(children: Sequence[Child], *, today: date) -> tuple[Sequence[Child], str | None]:
    """The children with the year groups that can be believed, and what to say where they cannot.

    A file from another school year has everybody a year off, and then nobody is out of their year. Where no column
    gives the year, classes such as 9A do, if almost all of them agree with the dates of birth.
    """
    if any(child.year for child in children):
        steps = Counter(step for child in children if (step := _step(child, child.year, today)) is not None)
        usual, rows = steps.most_common(1)[0] if steps else (0, 0)
        if usual and rows >= _FEWEST and rows * 2 > steps.total():
            return packed(replace(child, year=None) for child in children), OTHER_YEAR
        return children, None
    shown = {child.row: _year_of_class(child.class_name) for child in children}
    told = [step for child in children if (step := _step(child, shown[child.row], today)) is not None]
    if len(told) < _FEWEST or told.count(0) < len(told) * _ALMOST_ALL:
        return children, None
    return packed(replace(child, year=shown[child.row]) for child in children), None


def _step(child: Child, year: str | None, today: date) -> int | None:
    number = nc_year_of_code(year) if year else None
    if number is None or child.date_of_birth is None:
        return None
    return number - nc_year_number(child.date_of_birth, today)


def _year_of_class(name: str | None) -> str | None:
    match = _CLASS.fullmatch(name.strip()) if name else None
    meant = code_meant("nc_year", match.group(1)) if match else None
    return meant.code if meant else None
