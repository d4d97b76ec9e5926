"""`senco add-year`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated

import typer

from senco_cli.cli import answers
from senco_cli.cli.ask import ask
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

Days = tuple[date, date]
Read = Callable[[str, str], Days | None]

_BETWEEN = re.compile(r"\s*(?:\.\.|\bto\b|\buntil\b|–)\s*", re.IGNORECASE)
_SPAN = "first and last day, like 2027-09-02..2027-12-17"


class YearOptions(WriteOptions):
    """What can be typed about an academic year; each term and half term is its first and its last day."""

    year: Annotated[
        str | None, typer.Argument(metavar="[YEAR]", help="Like 2027/28; asked for, the next one offered.")
    ] = None
    autumn: Annotated[str | None, typer.Option("--autumn", metavar="DATE..DATE", help="The autumn term.")] = None
    autumn_half: Annotated[
        str | None, typer.Option("--autumn-half", metavar="DATE..DATE", help="Its half term; none for none.")
    ] = None
    spring: Annotated[str | None, typer.Option("--spring", metavar="DATE..DATE", help="The spring term.")] = None
    spring_half: Annotated[
        str | None, typer.Option("--spring-half", metavar="DATE..DATE", help="Its half term; none for none.")
    ] = None
    summer: Annotated[str | None, typer.Option("--summer", metavar="DATE..DATE", help="The summer term.")] = None
    summer_half: Annotated[
        str | None, typer.Option("--summer-half", metavar="DATE..DATE", help="Its half term; none for none.")
    ] = None
    inset: Annotated[
        list[str] | None,
        typer.Option("--inset", metavar="DATE", help="A staff training day, without pupils; may be repeated."),
    ] = None


def add_year(typed: YearOptions) -> int:
    """Write down an academic year in the calendar: terms, half terms and staff training days, asked one by one.

    Bank holidays need no entry. Single days are changed later with senco edit calendar.
    """
    from senco_cli.actions import add_year as action

    session, workspace = typed.begin()
    year = _year(session, typed.year, offered=action.next_year(workspace))
    action.refuse_twice(workspace, year)
    terms: list[action.NewTerm] = []
    for name in action.TERMS:
        low = name.lower()
        after = terms[-1].last if terms else None
        days = _asked(session, getattr(typed, low), f"{name} term", f"--{low}", partial(_term, year=year, after=after))
        assert days
        half = _asked(session, getattr(typed, f"{low}_half"), f"Its half term ({low})", f"--{low}-half", _within(days))
        terms.append(action.NewTerm(name, *days, half))
    inset = _inset(session, typed.inset, year)
    prepared = action.prepare_year(workspace, year, terms, inset_days=inset)
    if answers.finish(session, workspace, prepared, said=f"added {year} to the calendar", yes=typed.yes):
        session.print("next: senco check   and, for the meetings of that year,   senco review-plan --year " + year)
    return 0


def _year(session: Session, typed: str | None, *, offered: str) -> str:
    def read(answer: str) -> str:
        match = re.fullmatch(r"(\d{4})/(\d{2})", answer.strip(), re.ASCII)
        if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
            raise UsageError("that is not an academic year", hint=f"write it like {offered}")
        return answer.strip()

    return (
        read(typed) if typed is not None else ask(session, "Academic year", option="YEAR", read=read, default=offered)
    )


def _asked(session: Session, typed: str | None, question: str, option: str, read: Read) -> Days | None:
    if typed is not None:
        return read(option, typed)
    may_lack = ", or Return for none" if option.endswith("-half") else ""
    hint = f"{option} DATE..DATE"
    return ask(session, f"{question}: {_SPAN}{may_lack}", option=hint, read=partial(read, question.lower()))


def _term(option: str, typed: str, *, year: str, after: date | None) -> Days:
    first, last = _span(option, typed)
    for day in (first, last):
        _refuse_other_year(option, day, year)
    if after and first <= after:
        raise UsageError(f"{option}: begins before the term before it has ended", hint="write its first day again")
    return first, last


def _within(term: Days) -> Read:
    def read(option: str, typed: str) -> Days | None:
        if not typed.strip() or typed.strip().casefold() == "none":
            return None
        first, last = _span(option, typed)
        if not (term[0] <= first and last <= term[1]):
            raise UsageError(f"{option}: is not within its term", hint=f"days from {term[0]} to {term[1]}")
        return first, last

    return read


def _span(option: str, typed: str) -> Days:
    parts = _BETWEEN.split(typed.strip())
    if len(parts) != 2:
        raise UsageError(f"{option}: that is not two days", hint="write first..last, like 2027-09-02..2027-12-17")
    first, last = (parse_day_option(option, each) for each in parts)
    if last < first:
        raise UsageError(f"{option}: ends before it begins", hint="write the earlier day first")
    return first, last


def _inset(session: Session, typed: list[str] | None, year: str) -> tuple[date, ...]:
    def read(answer: str) -> tuple[date, ...]:
        days = [parse_day_option("staff training days", each) for each in answer.split(",") if each.strip()]
        for day in days:
            _refuse_other_year("staff training days", day, year)
        return tuple(dict.fromkeys(days))

    if typed is not None or not session.can_ask:
        return read(",".join(typed or ()))
    return ask(session, "Staff training days, with commas (Return for none)", option="--inset DATE", read=read)


def _refuse_other_year(option: str, day: date, year: str) -> None:
    from senco_cli.model.years import academic_year

    if academic_year(day) != year:
        raise UsageError(f"{option}: {day.isoformat()} is not in {year}", hint="the year is from September to August")
