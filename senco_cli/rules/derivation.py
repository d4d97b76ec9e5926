"""How a day comes about, in sentences that a parent can follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from senco_cli.model.phrases import how_many
from senco_cli.rules.counting import METHODS
from senco_cli.rules.day_moves import day_moves
from senco_cli.rules.event import Event
from senco_cli.rules.holiday_cover import cover_words
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.rule import DUTY_HOLDERS, OUTSIDE, Counting, Rule, RuleVersion
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.words import DAYS, MONTHS, long_day

_WHO_SAYS = {
    "statute": "The law says so",
    "code": "The SEND Code of Practice asks for it; it says should, not must",
    "guidance": "Guidance asks for it",
    "practice": "This is good practice, not law, and rests on",
    "proposed": "This is proposed law, which counts for nothing yet. It stands in",
}
# Where nothing that was read is itself the law, or the Code.
_AS_TOLD_IN = {
    "statute": "The law asks for it, as is told in",
    "code": "The SEND Code of Practice asks for it; it says should, not must. That is told in",
}
# What a duty stands on, by its status; sources of other kinds only quote or explain it.
_STANDS_ON = {"statute": ("legislation", "case"), "code": ("code",)}
_DOUBT = {
    "secondary": "The text itself was not read for this rule; it rests on sources that quote or cite it.",
    "memory": "This rule was written from memory and has not been checked against the text.",
    "derived": "No text sets this day; it is worked out from other days or stands in the school's own record.",
}
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_CLOSED = {
    "weekend": "on a weekend",
    "bank holiday": "a bank holiday",
    "half term": "in half term",
    "INSET day": "an INSET day",
    "holiday": "in the school holidays",
}


def derivation(
    rule: Rule,
    version: RuleVersion,
    *,
    event: Event,
    due: Reckoned,
    plan_by: date | None,
    days: SchoolDays,
    buffer: int,
    needs_cover: bool = False,
) -> tuple[str, ...]:
    """The sentences for one deadline: event, counting and result, other readings, the day to plan for, sources.

    `plan_by` is None where nobody at the school plans for it; `needs_cover` says that the day to plan for is over.
    """
    return (
        event.said,
        *event.remarks,
        _must(version, event=event, due=due),
        *_readings(version, due),
        *_planning(due.legal_due, plan_by, days=days, buffer=buffer, needs_cover=needs_cover),
        *closing(rule, version, event.holder or rule.duty_holder),
    )


@cache
def closing(rule: Rule, version: RuleVersion, holder: str = "") -> tuple[str, ...]:
    """What holds for every deadline of a rule: whose duty it is, who says so, how far that was checked.

    `holder` is the one of this deadline, where an event says whose duty it is.
    """
    return tuple(_closing(rule, version, holder or rule.duty_holder))


@cache
def must(version: RuleVersion) -> str:
    """What a rule asks and how it counts, up to the day: The answer must come within 15 days of that day."""
    text = version.must.format_map(version.numbers)
    counted = f"{text} {counting_words(version.counting)}" if version.counting else text
    if version.or_later is None:
        return counted
    other = counting_words(version.or_later).replace("that day", version.or_later.words)
    return f"{counted} or, if that is later, {other}"


def _closing(rule: Rule, version: RuleVersion, holder: str) -> Iterator[str]:
    tracked = "; the school keeps track" if holder in OUTSIDE else ""
    yield f"It is for {DUTY_HOLDERS[holder]} to do{tracked}."
    if version.note:
        yield version.note
    if rule.reminder:
        yield "This is a reminder: no duty is broken if the day passes."
    if rule.local:
        yield f"This is a rule of the school's own, in {rule.local}."
    yield f"{_who_says(version)}: {_told_sources(version)}."
    if version.verified in _DOUBT:
        yield _DOUBT[version.verified]


def _who_says(version: RuleVersion) -> str:
    kinds = _STANDS_ON.get(version.status, ())
    is_quoted = any(source.kind in kinds for source in version.sources)
    return _WHO_SAYS[version.status] if is_quoted or not kinds else _AS_TOLD_IN[version.status]


def _told_sources(version: RuleVersion) -> str:
    kinds = _STANDS_ON.get(version.status, ())
    main = [source.title for source in version.sources if source.kind in kinds]
    other = [source.title for source in version.sources if source.kind not in kinds]
    return "; see also ".join("; ".join(titles) for titles in (main, other) if titles)


def counting_words(counting: Counting) -> str:
    """How a way of counting goes with its numbers: within 12 months starting with that day."""
    method, numbers = METHODS[counting.method], counting.numbers
    number = how_many(numbers["n"], method.unit) if "n" in numbers else ""
    fixed = f"{numbers['day_of_month']} {MONTHS[numbers['month'] - 1]}" if "day_of_month" in numbers else ""
    fixed += f" {numbers['year']}" if "year" in numbers else ""
    if "weekday" in numbers:
        fixed = f"{_ORDINALS[numbers['nth'] - 1]} {DAYS[numbers['weekday'] - 1]} of {MONTHS[numbers['month'] - 1]}"
    return method.words.format(n=number, date=fixed)


def _must(version: RuleVersion, *, event: Event, due: Reckoned) -> str:
    if version.days_by_year is not None and due.legal_due is None:
        return f"{must(version)}. The day for {event.on.year} is not known: it was not published when this was checked."
    if due.legal_due is None or due.legal_due == event.on:
        return f"{must(version)}."
    if due.counted_to is not None and version.moved_by:
        moved = f"that is {long_day(due.counted_to)}; {day_moves()[version.moved_by].words}"
        return f"{must(version)}: {moved}. So the last day is {long_day(due.legal_due)}."
    return f"{must(version)}, so the last day is {long_day(due.legal_due)}."


def _readings(version: RuleVersion, due: Reckoned) -> Iterator[str]:
    if due.opens_on:
        yield f"The window opens on {long_day(due.opens_on)}."
    if due.outer_due and version.outer:
        yield f"{version.outer.words} {long_day(due.outer_due)}; the earlier day is the safe one."


def _planning(
    legal_due: date | None, plan_by: date | None, *, days: SchoolDays, buffer: int, needs_cover: bool
) -> Iterator[str]:
    if legal_due is None:
        return
    if not days.knows(legal_due):
        yield "The school's calendar does not reach that day; Monday to Friday counts as open, bank holidays apart."
    closed = days.why_closed(legal_due)
    if closed:
        why = _CLOSED.get(closed, f"a day on which the school is closed ({closed})")
        yield f"That day is {why}, which moves nothing to a later day."
    if plan_by is None:
        return
    if needs_cover:
        yield cover_words(legal_due, days=days)
    elif buffer:
        yield f"With {how_many(buffer, 'school day')} in hand, plan for {long_day(plan_by)}."
    elif plan_by == legal_due:
        yield "Plan for the day itself; the school is open."
    else:
        yield f"Plan for {long_day(plan_by)}, the last school day before it."
