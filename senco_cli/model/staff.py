"""A member of staff: role, hours, rate and what the rate contains, qualifications, training."""

from typing import Annotated, ClassVar

from senco_cli.model.base import Part, Record
from senco_cli.model.types import Amount, CodeFrom, Day, Pence, Text, YesNo


class Qualification(Part):
    """A qualification begun or gained."""

    name: Text
    """Its name, like NPQ for SENCOs."""
    started_on: Day | None = None
    """The day the course began."""
    gained_on: Day | None = None
    """The day it was gained."""


class Training(Part):
    """One piece of training."""

    title: Text
    """What it was about."""
    completed_on: Day
    """The day it was completed."""
    provider: Text | None = None
    """Who gave it."""


class Staff(Record):
    """One person who works with pupils."""

    kind: ClassVar[str] = "staff"
    title: ClassVar[str] = "member of staff"
    path: ClassVar[str] = "staff/{key}.yaml"

    name: Text
    """The name as colleagues write it, like Mrs F. Adeyemi."""
    role: Annotated[str, CodeFrom("staff_role")]
    """What the person does."""
    hours_per_week: Amount | None = None
    """Contracted hours a week."""
    hourly_rate: Pence | None = None
    """Cost of one hour to the school, in pounds and pence."""
    rate_contains: Text | None = None
    """What the rate contains: pay only, on-costs, holiday pay ... Printed with every cost."""
    started_on: Day | None = None
    """First day at this school."""
    left_on: Day | None = None
    """Last day at this school."""
    qualified_teacher: YesNo | None = None
    """Whether the person is a qualified teacher."""
    became_senco_on: Day | None = None
    """The day the person first became a SENCO at any school."""
    qualifications: tuple[Qualification, ...] = ()
    """Qualifications that matter for SEN."""
    training: tuple[Training, ...] = ()
    """Training completed."""
