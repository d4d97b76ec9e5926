"""Restrictive interventions, and individual healthcare plans."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from senco_cli.model.restrictive_intervention import RestrictiveIntervention
from senco_cli.rules.case import PupilCase, has_come
from senco_cli.rules.event import Event
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.topics._records import NO_CONDITIONS, Conditions, Discharges, Triggers, with_day
from senco_cli.rules.words import long_day


def intervention(case: PupilCase) -> Iterator[Event]:
    """There was a significant use of force, seclusion or restraint."""
    for path, record, on in with_day(case, case.file.restrictive_interventions, "happened_on"):
        yield Event(on, path, record, f"It happened on {long_day(on)}.")


def health_care_plan_reviewed(case: PupilCase) -> Iterator[Event]:
    """The individual healthcare plan was made or last reviewed."""
    on = case.file.pupil.health_care_plan_reviewed_on
    if on:
        said = f"The individual healthcare plan was last reviewed on {long_day(on)}."
        yield Event(on, case.file.path(), case.file.pupil, said)


def recorded_and_told(case: PupilCase, event: Event, _due: Reckoned) -> bool:
    """It has been recorded and reported to the parents."""
    record = event.record
    if not isinstance(record, RestrictiveIntervention):
        return False
    return has_come(record.recorded_on, case.today) and has_come(record.parents_told_on, case.today)


TRIGGERS: Triggers = MappingProxyType(
    {
        "restrictive_intervention.happened_on": intervention,
        "pupil.health_care_plan_reviewed_on": health_care_plan_reviewed,
    }
)
CONDITIONS: Conditions = NO_CONDITIONS
DISCHARGES: Discharges = MappingProxyType({"restrictive_intervention.recorded_and_told": recorded_and_told})
