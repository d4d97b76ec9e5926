"""Options that many commands share, and the small readers of what is typed for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from senco_cli.errors import UsageError

# As far as records go; the model says the same, but importing it takes longer than many a command.
_FIRST_YEAR, _LAST_YEAR = 1900, 2200

_IN_FIGURES = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_IN_WORDS = re.compile(
    r"(?:(?P<weekday>[A-Za-z]+),? )?(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-Za-z]+)\.?,? (?P<year>\d{4}|\d{2})",
    re.ASCII,
)
_LETTERS, _TWO_FIGURES = 3, 2
# Nobody in a school's records of pupils is older than this century, and no plan reaches into its second half.
_CENTURY, _LAST_OF_THIS_CENTURY = 2000, 49

RecordsOption = Annotated[
    Path | None, typer.Option("--records", metavar="FOLDER", help="The record folder; else found from here.")
]
OnOption = Annotated[str | None, typer.Option("--on", metavar="DATE", help="Take this day (year-month-day) for today.")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask; write.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")]


class ListFormat(StrEnum):
    """How a list is shown."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class DaysFormat(StrEnum):
    """How a list of days is shown."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    ICS = "ics"


FormatOption = Annotated[ListFormat, typer.Option("--format", help="A table to read, or JSON or CSV for programs.")]
DaysFormatOption = Annotated[
    DaysFormat,
    typer.Option(
        "--format",
        help="A table to read, JSON or CSV for programs, or ics for a calendar: an event on each plan-by day, "
        "or on the legal day once the plan-by day has passed.",
    ),
]


class NotADay(UsageError):
    """Text that is no calendar day; it is not repeated, because it may be a date of birth."""

    def __init__(self, option: str) -> None:
        super().__init__(f"{option}: that is not a day", hint="write it year-month-day, like 2026-11-21")


def parse_day_option(option: str, typed: str) -> date:
    """The day typed for an option: year-month-day, or day, month, year as people write them in England.

    `22/4/2018`, `22.4.18`, `3 Nov 2015` and `Tuesday 3rd November 2015` are days too.
    """
    text = " ".join(typed.split())
    year_first = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text, re.ASCII)
    try:
        day = date(*map(int, year_first.groups())) if year_first else _day_first(option, text)
    except ValueError:
        raise NotADay(option) from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise UsageError(
            f"{option}: that day is not of our time", hint=f"write a year from {_FIRST_YEAR} to {_LAST_YEAR}"
        )
    return day


def _day_first(option: str, text: str) -> date:
    from senco_cli.rules.words import DAYS, MONTHS

    in_figures = _IN_FIGURES.fullmatch(text)
    if in_figures:
        return date(_year(option, in_figures[4]), int(in_figures[3]), int(in_figures[1]))
    in_words = _IN_WORDS.fullmatch(text)
    month = _place(in_words["month"], MONTHS) if in_words else None
    if in_words is None or month is None:
        raise NotADay(option)
    day = date(_year(option, in_words["year"]), month + 1, int(in_words["day"]))
    weekday = in_words["weekday"]
    if weekday and _place(weekday, DAYS) != day.weekday():
        raise NotADay(option)
    return day


def _place(typed: str, names: Sequence[str]) -> int | None:
    """The place of a name that begins as it was typed, with three letters at least."""
    found = [place for place, name in enumerate(names) if name.lower().startswith(typed.lower())]
    return found[0] if len(found) == 1 and len(typed) >= _LETTERS else None


def _year(option: str, typed: str) -> int:
    if len(typed) > _TWO_FIGURES:
        return int(typed)
    if int(typed) > _LAST_OF_THIS_CENTURY:
        raise UsageError(f"{option}: the century of that year is not clear", hint="write the year with four figures")
    return _CENTURY + int(typed)


def parse_on(typed: str | None) -> date | None:
    """The day typed for `--on`."""
    return None if typed is None else parse_day_option("--on", typed)


def parse_span(option: str, typed: str) -> timedelta:
    """A span of days or weeks: `60`, `60d`, `6w`."""
    match = re.fullmatch(r"(\d{1,4})\s*(d|day|days|w|week|weeks)?", typed.strip().lower(), re.ASCII)
    if match is None:
        raise UsageError(f'{option}: "{typed}" is not a span of time', hint="write days or weeks, like 60d or 6w")
    number = int(match[1])
    return timedelta(weeks=number) if (match[2] or "d").startswith("w") else timedelta(days=number)
