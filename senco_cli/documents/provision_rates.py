"""What each pupil's provision costs by the authority's own table of rates, beside what it costs the school."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from senco_cli.documents.people import Person
from senco_cli.documents.provision_parts import Row
from senco_cli.model.provision import Provision
from senco_cli.model.school import SchoolRecords
from senco_cli.model.years import academic_year_days
from senco_cli.rules.costing import Amount, SchoolCalendar, Week, dose, pupils_between, run_weeks
from senco_cli.rules.rate_table import TOTAL, RateTable, TableCost, cost_by_table, rate_tables, weekly_of_year


@dataclass(frozen=True, slots=True)
class RateLine:
    """One pupil: hours a week by code, the cost in a year, and the caps of the table that the hours pass, in words."""

    person: Person
    hours: tuple[tuple[str, Fraction], ...]
    cost: Amount
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RatesPage:
    """The lines in the order of names, and the titles of provisions in which no code of the table stands."""

    table: RateTable
    lines: tuple[RateLine, ...]
    without_code: tuple[str, ...]

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """The codes that occur, with their names."""
        used = dict.fromkeys(code for line in self.lines for code, _hours in line.hours)
        return tuple((code, self.table.codes[code].name) for code in sorted(used))


def rates_page(rows: Sequence[Row], school: SchoolRecords, *, on: date, calendar: SchoolCalendar) -> RatesPage | None:
    """The rows by the table of rates that the settings name; None where they name none that senco knows."""
    table = rate_tables().get(school.settings.costs.rate_table or "")
    if table is None:
        return None
    hours: dict[str, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    people: dict[str, Person] = {}
    without = []
    for row in rows:
        provision = school.provisions[row.key]
        code = _code(provision, table)
        if code is None:
            without.append(row.title)
            continue
        for line in row.lines:
            weekly = _hours_a_week(provision, line.person.key, table, school, on=on, calendar=calendar)
            if weekly:
                people[line.person.key] = line.person
                hours[line.person.key][code] += weekly
    rounding = school.settings.costs.rounding
    lines = (_line(people[key], of, table, cost_by_table(table, of, rounding=rounding)) for key, of in hours.items())
    return RatesPage(table, tuple(sorted(lines, key=lambda line: line.person.order)), tuple(without))


def _code(provision: Provision, table: RateTable) -> str | None:
    written = provision.cost.rate_code if provision.cost else None
    code = written.strip().upper() if written else None
    return code if code in table.codes else None


def _hours_a_week(
    provision: Provision, pupil: str, table: RateTable, school: SchoolRecords, *, on: date, calendar: SchoolCalendar
) -> Fraction:
    """The pupil's hours in a week of the whole school year; those of a shorter time are spread as the table does it."""
    weeks_per_year = school.settings.costs.weeks_per_year
    weekly = dose(provision.sessions).pupil_minutes / 60
    weeks = run_weeks(provision, on, weeks_per_year=weeks_per_year, calendar=calendar)
    held = sum(
        1 for week in weeks if _is_of_year(week, on) and pupil in pupils_between(provision, week.first, week.last)
    )
    return weekly if held >= weeks_per_year else weekly_of_year(table, weekly * held)


def _is_of_year(week: Week, on: date) -> bool:
    first, last = academic_year_days(on)
    return first <= week.first <= last


def _line(person: Person, hours: Mapping[str, Fraction], table: RateTable, cost: TableCost) -> RateLine:
    remarks = [_over(code, table) for code in cost.over]
    remarks += [f"{code} is priced by itself" for code in cost.unpriced]
    return RateLine(person, tuple(sorted(hours.items())), Amount(cost.pence), tuple(remarks))


def _over(code: str, table: RateTable) -> str:
    if code == TOTAL:
        return (
            f"more than the {table.weekly_cap.normalize():f} hours a week that all codes may come to: no cost is given"
        )
    cap = table.codes[code].weekly_cap
    assert cap is not None
    return f"{code}: more than the {cap.normalize():f} hours a week of the table"
