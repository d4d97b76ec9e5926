"""The days of a term or half term that a provision map names, by the school's own calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

from senco_cli.exchange.text import one_line
from senco_cli.model.calendar import Calendar, Term

_NAMED = re.compile(
    r"(?P<name>autumn|aut|spring|spr|summer|sum)\s*(?:term)?\s*(?P<half>[12])?\s*(?:term)?\s*(?P<year>20\d{2})?"
)
_NAMES = {"aut": "autumn", "spr": "spring", "sum": "summer"}
_DAY = timedelta(days=1)
Days = tuple[date, date]


def term_days(text: str, calendar: Calendar | None, *, today: date) -> Days | None:
    """The first and last day of the term that a text names, of the school year of `today` where it gives no year."""
    match = _NAMED.fullmatch(one_line(text).casefold())
    if match is None or calendar is None:
        return None
    name = _NAMES.get(match["name"], match["name"])
    terms = [term for year in calendar.years for term in year.terms if term.name.casefold().startswith(name)]
    if match["year"]:
        terms = [term for term in terms if term.from_on.year == int(match["year"])]
    else:
        # The one of that name that ended last before today is half a year away; the one at hand is meant.
        terms = sorted(terms, key=lambda term: abs((term.from_on - today).days))[:1]
    return _half(terms[0], match["half"]) if terms else None


def current_term(calendar: Calendar | None, *, today: date) -> Days | None:
    """The term that `today` is in; None in the holidays or without a calendar."""
    terms = [term for year in calendar.years for term in year.terms] if calendar else []
    return next(((term.from_on, term.to_on) for term in terms if term.from_on <= today <= term.to_on), None)


def _half(term: Term, half: str | None) -> Days:
    if half and term.half_term:
        first = (term.from_on, term.half_term.from_on - _DAY)
        return first if half == "1" else (term.half_term.to_on + _DAY, term.to_on)
    return term.from_on, term.to_on
