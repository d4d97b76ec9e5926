"""A significant use of force, seclusion or restraint."""

from typing import ClassVar

from senco_cli.model.base import Record
from senco_cli.model.types import Day, Text


class RestrictiveIntervention(Record):
    """One significant use of force, seclusion or restraint: the days, and no narrative."""

    kind: ClassVar[str] = "restrictive-intervention"
    title: ClassVar[str] = "restrictive intervention"
    path: ClassVar[str] = "pupils/{pupil}/restrictive-interventions/{key}.yaml"

    happened_on: Day
    """The day it happened; also the file's name."""
    recorded_on: Day | None = None
    """The day the written record was made."""
    parents_told_on: Day | None = None
    """The day it was reported to the parents."""
    note: Text | None = None
    """A short fact, such as where the full record is kept; the account itself stands there."""
