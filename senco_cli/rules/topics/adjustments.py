"""Reasonable adjustments: what was agreed and is not in place yet, and the days on which their effect is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from senco_cli.model.adjustments import Adjustment, Adjustments
from senco_cli.model.kinds import path_of
from senco_cli.rules.case import PupilCase
from senco_cli.rules.event import Event
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.topics._records import NO_CONDITIONS, Conditions, Discharges, Triggers
from senco_cli.rules.words import long_day


def agreed(case: PupilCase) -> Iterator[Event]:
    """An adjustment was agreed and has not begun."""
    for number, each in _adjustments(case):
        if each.state == "agreed" and each.decided_on:
            said = f"It was agreed on {long_day(each.decided_on)}."
            yield Event(each.decided_on, _path(case), each, said, occasion=str(number), detail=each.what)


def review_by(case: PupilCase) -> Iterator[Event]:
    """An adjustment in place, or agreed, has a day by which its effect is looked at."""
    for number, each in _adjustments(case):
        if each.state in ("agreed", "in-place") and each.review_by:
            said = f"Its effect is to be looked at by {long_day(each.review_by)}."
            yield Event(each.review_by, _path(case), each, said, occasion=str(number), detail=each.what)


def looked_at(case: PupilCase, event: Event, _due: Reckoned) -> bool:
    """A look at its effect is recorded on the day that was set, or later."""
    reviews = event.record.reviews if isinstance(event.record, Adjustment) else ()
    return any(event.on <= each.reviewed_on <= case.today for each in reviews)


def _adjustments(case: PupilCase) -> Iterator[tuple[int, Adjustment]]:
    record = case.file.adjustments
    yield from enumerate(record.adjustments if record else (), start=1)


def _path(case: PupilCase) -> str:
    return path_of(Adjustments, pupil=case.file.key)


TRIGGERS: Triggers = MappingProxyType({"adjustment.decided_on": agreed, "adjustment.review_by": review_by})
CONDITIONS: Conditions = NO_CONDITIONS
DISCHARGES: Discharges = MappingProxyType({"adjustment.looked_at": looked_at})
