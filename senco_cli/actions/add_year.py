"""Write down an academic year in the school's calendar: its terms, half terms and staff training days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from senco_cli.actions.entries import read_list, with_entry
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Prepared
from senco_cli.errors import SencoError
from senco_cli.model.calendar import Calendar, SchoolYear
from senco_cli.model.years import FIRST_MONTH, academic_year, academic_year_start

TERMS = ("Autumn", "Spring", "Summer")


class YearAlreadyThere(SencoError):
    """The calendar has the academic year already."""

    def __init__(self, year: str) -> None:
        super().__init__(
            f"the calendar has {year} already; nothing was added", hint="senco edit calendar   changes its days"
        )


@dataclass(frozen=True, slots=True)
class NewTerm:
    """One term by its first and last day, and the first and last day of its half term."""

    name: str
    first: date
    last: date
    half_term: tuple[date, date] | None = None


def next_year(workspace: Workspace) -> str:
    """The first academic year from today's on that the calendar does not have."""
    there = {each.academic_year for each in _years(workspace)}
    start = academic_year_start(workspace.today)
    years = (academic_year(date(year, FIRST_MONTH, 1)) for year in range(start, start + len(there) + 1))
    return next(year for year in years if year not in there)


def refuse_twice(workspace: Workspace, year: str) -> None:
    """Raise YearAlreadyThere, or RecordHasFaults where the calendar cannot be read."""
    if any(each.academic_year == year for each in _years(workspace)):
        raise YearAlreadyThere(year)


def prepare_year(workspace: Workspace, year: str, terms: Sequence[NewTerm], *, inset_days: Sequence[date]) -> Prepared:
    """The calendar with the year. Raises YearAlreadyThere, RecordHasFaults and WouldNotLoad."""
    refuse_twice(workspace, year)
    entry = {"academic_year": year, "terms": [_term(each) for each in terms], "inset_days": sorted(inset_days)}
    return Prepared(with_entry(workspace, Calendar, None, "years", entry), f"add academic year {year}")


def _years(workspace: Workspace) -> Sequence[SchoolYear]:
    calendar = read_list(workspace, Calendar, None)
    return calendar.years if calendar else ()


def _term(term: NewTerm) -> dict[str, Any]:
    half = term.half_term
    return {
        "name": term.name,
        "from": term.first,
        "to": term.last,
        "half_term": {"from": half[0], "to": half[1]} if half else None,
    }
