"""What is missing on a provision map or has to be looked at, put before everything else on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from senco_cli.documents.people import Person
from senco_cli.documents.provision_parts import Conventions, Gap, Row
from senco_cli.documents.wording import count_text, day_text
from senco_cli.model.calendar import Calendar
from senco_cli.model.years import academic_year


def find_gaps(
    rows: Sequence[Row],
    *,
    on: date,
    without: Sequence[Person],
    conventions: Conventions,
    calendar: Calendar | None,
) -> tuple[Gap, ...]:
    """Every gap that has something in it, those about pupils first."""
    found = (
        ("Pupil without a record", _unknown_pupils(rows)),
        ("Not on roll, but still in a provision", _pupils_gone(rows)),
        ("In no provision on this day", _number_without(without)),
        ("Cost not known", _costs(rows, is_known=False)),
        ("Cost known only in part", _costs(rows, is_known=True)),
        ("No intended outcome", (row.title for row in rows if row.intended_outcome is None)),
        ("No measure", (row.title for row in rows if row.measure is None)),
        ("No value at entry", _without_entry(rows)),
        ("Ended, but no value at exit", _without_exit(rows)),
        ("Review of the effect overdue", _reviews_passed(rows, on)),
        ("Ended before this day", (_with_day(row, row.to_on) for row in rows if row.state == "ended")),
        ("More pupils than the group has room for (costed as one group)", _crowded(rows)),
        ("Hourly rate that does not say what it contains", (r.who for r in conventions.rates if not r.contains)),
        ("School year without a calendar, so its weeks may be miscounted", _years_without(rows, on, calendar)),
    )
    gaps = (Gap(title, tuple(items)) for title, items in found)
    return tuple(gap for gap in gaps if gap.items)


def _unknown_pupils(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        yield from (f"{line.person.key} ({row.title})" for line in row.lines if not line.person.is_known)


def _pupils_gone(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        for line in row.lines:
            if line.is_in and line.person.is_known and not line.person.is_on_roll:
                yield f"{line.person.label} ({row.title})"


def _number_without(without: Sequence[Person]) -> Iterator[str]:
    if without:
        yield f"{count_text(len(without), 'pupil')}, named under Pupils"


def _costs(rows: Sequence[Row], *, is_known: bool) -> Iterator[str]:
    titles: dict[str, list[str]] = {}
    for row in rows:
        for note in row.cost_notes if (row.group_whole.pence is not None) == is_known else ():
            titles.setdefault(note, []).append(row.title)
    return (f"{note} ({', '.join(those)})" for note, those in titles.items())


def _without_entry(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        number = sum(1 for line in row.lines if line.entry is None)
        if row.measure and row.state != "not begun" and number:
            yield f"{row.title} ({count_text(number, 'pupil')})"


def _without_exit(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        number = sum(1 for line in row.lines if line.exit is None)
        if row.measure and row.state == "ended" and number:
            yield f"{row.title} ({count_text(number, 'pupil')})"


def _reviews_passed(rows: Sequence[Row], on: date) -> Iterator[str]:
    return (_with_day(row, row.review_by) for row in rows if row.review_by and row.review_by < on)


def _crowded(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if row.group_size and row.pupils_now > row.group_size:
            yield f"{row.title} ({count_text(row.pupils_now, 'pupil')}, room for {row.group_size})"


def _years_without(rows: Sequence[Row], on: date, calendar: Calendar | None) -> Iterator[str]:
    known = {year.academic_year for year in calendar.years if year.terms} if calendar else set()
    counted = {academic_year(day) for row in rows for day in (row.from_on if row.to_on else on, row.to_on or on)}
    return iter(sorted(counted - known))


def _with_day(row: Row, day: date | None) -> str:
    return f"{row.title} ({day_text(day, 'short')})" if day else row.title
