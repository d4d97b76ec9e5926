"""What the census asks besides status and types of need, in a file and in the records: places, funding, ranks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from senco_cli.exchange.child import Child
from senco_cli.model.pupil import Pupil
from senco_cli.rules.census.taking import census_day, next_census

RANK_COLUMNS = ("need_rank", "other_rank")


def census_differences(
    child: Child, pupil: Pupil, columns: Collection[str], today: date
) -> Iterator[tuple[str, str, str]]:
    """What differs, with what the file and the records say; a blank and a no are the same.

    Of funding that begins or ends before the next census the file may have the one or the other.
    """
    # An export for the office speaks of the day of the census, one for the day of today.
    top_up = _has_top_up(pupil, today)
    if "top_up" in columns and bool(child.top_up) == _has_top_up(pupil, census_day(next_census(today), today)):
        top_up = bool(child.top_up)
    held = {
        "sen_unit": ("SEN unit", child.sen_unit, pupil.sen_unit),
        "resourced_provision": ("resourced provision", child.resourced_provision, pupil.resourced_provision),
        "top_up": ("top-up funding", child.top_up, top_up),
    }
    for field, (what, in_file, in_records) in held.items():
        if field in columns and bool(in_file) != bool(in_records):
            yield what, _said(in_file), _said(in_records)
    if any(field in columns for field in RANK_COLUMNS):
        yield from _ranks(child, pupil, today)


def _has_top_up(pupil: Pupil, day: date) -> bool:
    return any(each.from_on <= day and (each.to_on is None or day <= each.to_on) for each in pupil.top_up)


def _ranks(child: Child, pupil: Pupil, today: date) -> Iterator[tuple[str, str, str]]:
    recorded = {need.type: need.rank for need in pupil.needs_on(today)}
    for need in child.needs:
        if need.type in recorded and need.rank != recorded[need.type]:
            yield f"rank of {need.type}", str(need.rank or ""), str(recorded[need.type])


def _said(answer: bool | None) -> str:
    return "" if answer is None else "yes" if answer else "no"
