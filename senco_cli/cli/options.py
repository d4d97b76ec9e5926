"""Options that many commands share, and the small readers of what is typed for them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from senco_cli.errors import UsageError

# As far as records go; the model says the same, but importing it takes longer than many a command.
_FIRST_YEAR, _LAST_YEAR = 1900, 2200

RecordsOption = Annotated[
    Path | None, typer.Option("--records", metavar="FOLDER", help="The record folder; else found from here.")
]
OnOption = Annotated[str | None, typer.Option("--on", metavar="DATE", help="Take this day (year-month-day) for today.")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask; write.")]
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
    """The day typed for an option: year-month-day, or day/month/year as people write it in England."""
    text = typed.strip()
    day_first = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text, re.ASCII)
    if day_first:
        text = f"{day_first[3]}-{int(day_first[2]):02d}-{int(day_first[1]):02d}"
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise NotADay(option)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NotADay(option) from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise UsageError(
            f"{option}: that day is not of our time", hint=f"write a year from {_FIRST_YEAR} to {_LAST_YEAR}"
        )
    return day


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
