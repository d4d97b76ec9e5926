"""Academic years and year groups."""

from __future__ import annotations

from datetime import date, timedelta

FIRST_MONTH = 9
# Kinds of school whose last year is the same everywhere; a pupil of another kind moves on when their plan says.
_LAST_YEAR = {"infant": "2", "junior": "6", "primary": "6", "secondary": "11"}


def academic_year_start(day: date) -> int:
    """The calendar year in which the academic year that holds `day` began; it begins on 1 September."""
    year = day.year
    return year if day >= date(year, FIRST_MONTH, 1) else year - 1


def academic_year(day: date) -> str:
    """The academic year that holds `day`, like 2026/27."""
    start = academic_year_start(day)
    return f"{start}/{(start + 1) % 100:02d}"


def academic_year_days(day: date) -> tuple[date, date]:
    """The first and the last day of the academic year that holds `day`."""
    start = academic_year_start(day)
    return date(start, FIRST_MONTH, 1), date(start + 1, FIRST_MONTH, 1) - timedelta(days=1)


def nc_year_number(date_of_birth: date, day: date) -> int:
    """The year group by age on `day`: 0 is Reception, -1 nursery, 1 Year 1 and so on.

    Source: school starting age guidance; the year of birth also runs from 1 September.
    """
    return academic_year_start(day) - academic_year_start(date_of_birth) - 5


def nc_year_code(number: int) -> str:
    """The census code of a year group number: 0 is R, -1 N2, -2 N1, -3 E2, lower E1, above 14 is 14."""
    early = {0: "R", -1: "N2", -2: "N1", -3: "E2"}
    if number > 0:
        return str(min(number, 14))
    return early.get(number, "E1")


def nc_year_of_code(code: str) -> int | None:
    """The number of a year group code; None for X, which follows no year."""
    early = {"R": 0, "N2": -1, "N1": -2, "E2": -3, "E1": -4}
    if code in early:
        return early[code]
    return int(code) if code.isdigit() else None


def year_taught(date_of_birth: date, day: date, *, taught: str | None) -> str:
    """The year group code a pupil is taught in: the recorded one, else the one of their age."""
    return taught or nc_year_code(nc_year_number(date_of_birth, day))


def last_year_of(phase: str) -> str | None:
    """The code of the year group after which all pupils leave a school of this phase; None where that is not one."""
    return _LAST_YEAR.get(phase)
