"""Terms that overlap, an academic year that is there twice, and a half term outside its term."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.calendar import Calendar, Span
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.rules.check import CheckInfo, Context, Place

INFO = CheckInfo(
    name="calendar-unsound",
    title="days in the calendar that cannot all be so",
    tier="record",
    source="senco: plan-by days are counted in school days, and the calendar says which days those are",
    why="A day that is counted wrongly puts off what should be done before it.",
)


def check_school(context: Context) -> Iterator[Finding]:
    calendar = context.school.calendar
    if calendar:
        yield from _years(calendar)
        yield from _overlaps(calendar)
        yield from _half_terms(calendar)


def _years(calendar: Calendar) -> Iterator[Finding]:
    seen = set()
    for place, year in enumerate(calendar.years):
        if year.academic_year in seen:
            at: Place = ("years", place, "academic_year")
            yield _finding(at, f"{year.academic_year} is there twice; put its terms together under one entry")
        seen.add(year.academic_year)


def _overlaps(calendar: Calendar) -> Iterator[Finding]:
    terms = [
        (term, ("years", place, "terms", number))
        for place, year in enumerate(calendar.years)
        for number, term in enumerate(year.terms)
    ]
    for index, (term, at) in enumerate(terms):
        earlier = next((each for each, _ in terms[:index] if _meet(each, term)), None)
        if earlier:
            yield _finding(
                (*at, "from"),
                f"the term from {term.from_on} overlaps with the one from {earlier.from_on} to {earlier.to_on}; "
                "mend the days of one of them",
            )


def _half_terms(calendar: Calendar) -> Iterator[Finding]:
    for place, year in enumerate(calendar.years):
        for number, term in enumerate(year.terms):
            half = term.half_term
            if half and not (term.from_on <= half.from_on and half.to_on <= term.to_on):
                yield _finding(
                    ("years", place, "terms", number, "half_term"),
                    f"the half term from {half.from_on} to {half.to_on} is not within its term, which is from "
                    f"{term.from_on} to {term.to_on}; mend one of them",
                )


def _meet(one: Span, other: Span) -> bool:
    return one.from_on <= other.to_on and other.from_on <= one.to_on


def _finding(at: Place, sentence: str) -> Finding:
    return INFO.finding(path_of(Calendar), at=at, sentence=sentence)
