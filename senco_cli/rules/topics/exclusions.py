"""Suspensions and permanent exclusions: what sets their times off, and how their school days add up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from senco_cli.model.exclusion import Exclusion
from senco_cli.model.kinds import path_of
from senco_cli.model.years import academic_year
from senco_cli.rules.case import PupilCase, has_come
from senco_cli.rules.event import Event
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.topics._excluded_days import days_in_term, days_in_year, runs
from senco_cli.rules.topics._records import Conditions, Discharges, Triggers, with_day
from senco_cli.rules.words import long_day

_HAS_SOCIAL_WORKER = {"looked-after", "child-in-need"}


def began(case: PupilCase) -> Iterator[Event]:
    """A suspension or permanent exclusion began."""
    for path, record, on in with_day(case, case.file.exclusions, "from_on"):
        what = "permanent exclusion" if record.type == "permanent" else "suspension"
        yield Event(on, path, record, f"The {what} began on {long_day(on)}.", remarks=_total(case, record))


def board_told(case: PupilCase) -> Iterator[Event]:
    """The governing board was told of it."""
    for path, record, on in with_day(case, case.file.exclusions, "board_told_on"):
        yield Event(on, path, record, f"The board was told on {long_day(on)}.", remarks=_total(case, record))


def board_decision_given(case: PupilCase) -> Iterator[Event]:
    """The board's decision was given in writing."""
    for path, record, on in with_day(case, case.file.exclusions, "board_decision_given_on"):
        yield Event(on, path, record, f"The board's decision was given in writing on {long_day(on)}.")


def review_applied(case: PupilCase) -> Iterator[Event]:
    """An independent review was applied for."""
    for path, record, on in with_day(case, case.file.exclusions, "review_applied_on"):
        yield Event(on, path, record, f"A review was applied for on {long_day(on)}.")


def run_began(case: PupilCase) -> Iterator[Event]:
    """The first of one or more suspensions or exclusions began that follow one another without a school day between."""
    for run in runs(case):
        first, last = run[0][1], run[-1][1]
        said = f"The suspension or exclusion began on {long_day(first.from_on)}."
        if len(run) > 1:
            said = f"{said} The next began on {long_day(last.from_on)} with no school day between; they are one."
        # What shows that education was arranged may stand in any of them.
        key, record = next((each for each in run if each[1].education_from_on), run[-1])
        path = path_of(Exclusion, pupil=case.file.key, key=key)
        holder = "la" if last.type == "permanent" else "school"
        yield Event(first.from_on, path, record, said, holder=holder)


def year_of_suspensions(case: PupilCase) -> Iterator[Event]:
    """An academic year in which the pupil has been suspended, with the school days that add up."""
    total = days_in_year(case, case.today)
    of_year = [
        (key, record)
        for key, record in case.file.exclusions.items()
        if record.type == "suspension" and academic_year(record.from_on) == academic_year(case.today)
    ]
    if total and of_year:
        key, record = max(of_year, key=lambda each: each[1].from_on)
        said = f"Suspensions of {academic_year(case.today)} add up to {_count(total)} so far."
        path = path_of(Exclusion, pupil=case.file.key, key=key)
        yield Event(record.from_on, path, record, said, occasion=academic_year(case.today))


def is_of_type(_case: PupilCase, event: Event, _due: Reckoned, value: str) -> bool:
    """It is a suspension, or a permanent exclusion."""
    return isinstance(event.record, Exclusion) and event.record.type == value


def grave_or_over(case: PupilCase, event: Event, _due: Reckoned, value: str) -> bool:
    """It is permanent, loses the pupil an examination, or takes the school days of the term over this number."""
    record = event.record
    return isinstance(record, Exclusion) and (_is_grave(record) or days_in_term(case, record) > int(value))


def up_to_days(case: PupilCase, event: Event, _due: Reckoned, value: str) -> bool:
    """It is no such case, and the school days of the term come to this number at most."""
    record = event.record
    return isinstance(record, Exclusion) and not _is_grave(record) and days_in_term(case, record) <= int(value)


def has_representations(_case: PupilCase, event: Event, _due: Reckoned, _value: str) -> bool:
    """The parents have made representations."""
    return isinstance(event.record, Exclusion) and event.record.representations_made_on is not None


def lasts_to_due(case: PupilCase, event: Event, due: Reckoned, _value: str) -> bool:
    """It, with what follows on it, lasts to the day that is counted, or nobody knows its end."""
    record = event.record
    run = next((run for run in runs(case) if any(each is record for _, each in run)), ())
    last = run[-1][1].to_on if run else None
    return last is None or due.legal_due is None or last >= due.legal_due


def everybody_told(case: PupilCase, event: Event, _due: Reckoned) -> bool:
    """The parents, the governing board and the authority have been told."""
    record = event.record
    days = (record.parents_told_on, record.board_told_on, record.la_told_on) if isinstance(record, Exclusion) else ()
    return bool(days) and all(has_come(day, case.today) for day in days)


def parents_and_authority_told(case: PupilCase, event: Event, _due: Reckoned) -> bool:
    """The parents and the authority have been told, and the social worker of a child who has one."""
    record = event.record
    if not isinstance(record, Exclusion):
        return False
    days = [record.parents_told_on, record.la_told_on]
    if _HAS_SOCIAL_WORKER & set(case.file.pupil.circumstances):
        days.append(record.social_worker_told_on)
    return all(has_come(day, case.today) for day in days)


def is_over(case: PupilCase, event: Event, _due: Reckoned) -> bool:
    """Nothing of it, nor of what follows on it, is still to come."""
    ends = [run[-1][1].to_on for run in runs(case) if any(each is event.record for _, each in run)]
    return bool(ends) and all(end is not None and end < case.today for end in ends)


def _is_grave(record: Exclusion) -> bool:
    return record.type == "permanent" or record.lost_exam is True


def _total(case: PupilCase, record: Exclusion) -> tuple[str, ...]:
    if record.type == "permanent":
        return ()
    return (f"With it, suspensions of the term add up to {_count(days_in_term(case, record))}.",)


def _count(days: Decimal) -> str:
    number = f"{days.normalize():f}"
    return f"{number} school day{'' if number == '1' else 's'}"


TRIGGERS: Triggers = MappingProxyType(
    {
        "exclusion.from": began,
        "exclusion.board_told_on": board_told,
        "exclusion.board_decision_given_on": board_decision_given,
        "exclusion.review_applied_on": review_applied,
        "exclusion.run_began_on": run_began,
        "exclusion.academic_year": year_of_suspensions,
    }
)
CONDITIONS: Conditions = MappingProxyType(
    {
        "exclusion_type": is_of_type,
        "grave_or_days_in_term_over": grave_or_over,
        "days_in_term_up_to": up_to_days,
        "representations": has_representations,
        "lasts_until": lasts_to_due,
    }
)
DISCHARGES: Discharges = MappingProxyType(
    {
        "exclusion.everybody_told": everybody_told,
        "exclusion.parents_and_authority_told": parents_and_authority_told,
        "exclusion.is_over": is_over,
    }
)
