"""A provision: what is given to whom, by whom, how often, at what cost, and whether it works."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from senco_cli.model.base import Part, Record
from senco_cli.model.scale import ConfidenceRange
from senco_cli.model.scale_values import Value
from senco_cli.model.types import Amount, CodeFrom, Day, Key, Pence, Share, Text, Whole


class Session(Part):
    """One kind of session in the week; most provisions have one, some have group and individual ones."""

    minutes: Whole
    """Minutes of one session."""
    per_week: Amount
    """Sessions a week; 0.5 is once a fortnight."""
    given_to: Literal["group", "each-pupil"] = "group"
    """group: all together; each-pupil: every pupil has one of their own."""


class Delivery(Part):
    """Somebody who delivers the provision."""

    staff: Key
    """Key of the member of staff."""
    share: Share | None = None
    """Part of the sessions this person is in, from 0 to 1; 1 when empty."""


class Measure(Part):
    """What is measured at entry and at exit."""

    name: Text
    """The test or scale, with its edition."""
    unit: Text | None = None
    """standard score, words a minute, reading age in months ..."""
    better: Literal["higher", "lower"] = "higher"
    """Which way is progress."""
    scale: Key | None = None
    """The scale it is on, like reading-age or sdq-teacher-total, where it is one that senco knows."""


class Result(Part):
    """One value of the measure."""

    value: Value
    """The value; an age as years and months, like 7:04."""
    taken_on: Day
    """The day it was taken."""
    confidence: ConfidenceRange | None = None
    """The confidence range, where the test gives one."""
    at_limit: Literal["floor", "ceiling"] | None = None
    """floor or ceiling, where the test has no lower or no higher score to give."""


class Member(Part):
    """One pupil's part in the provision."""

    pupil: Key
    """Key of the pupil."""
    joined_on: Day | None = None
    """First day, where later than the provision's."""
    left_on: Day | None = None
    """Last day, where earlier than the provision's."""
    entry: Result | None = None
    """The measure at entry."""
    exit: Result | None = None
    """The measure at exit."""
    target: Value | None = None
    """The value expected at exit."""
    outcome: Annotated[str, CodeFrom("outcome_result")] | None = None
    """Whether the expected outcome was met."""
    note: Text | None = None
    """Anything about this pupil's part."""


class Cost(Part):
    """What the provision costs beside the hours of the school's staff."""

    hourly_rate: Pence | None = None
    """Cost of an hour where it is not the rate of the staff, a bought-in service for instance."""
    rate_contains: Text | None = None
    """What that rate contains."""
    rate_code: Text | None = None
    """Its code in the authority's table of rates, where the settings name one, like A."""
    resources: Pence | None = None
    """Materials, licences and training for the whole run."""
    resources_are: Text | None = None
    """What they are."""


class Provision(Record):
    """One provision."""

    kind: ClassVar[str] = "provision"
    title: ClassVar[str] = "provision"
    path: ClassVar[str] = "provision/{key}.yaml"

    title_: Text = Field(alias="title")
    """What it is called."""
    area_of_need: Annotated[str, CodeFrom("area_of_need")]
    """The broad area of need it serves."""
    layer: Annotated[str, CodeFrom("provision_layer")]
    """Universal, targeted, specialist."""
    description: Text | None = None
    """What happens in it."""
    intended_outcome: Text | None = None
    """What is to be different for the pupils afterwards."""
    delivered_by: tuple[Delivery, ...] = ()
    """Who delivers it."""
    given_at: Text | None = None
    """The school before at which it was given; no result of it is owed here. Empty for our own."""
    delivered_by_others: Text | None = None
    """A service from outside that delivers it."""
    place: Text | None = None
    """Where it happens."""
    group_size: Whole | None = None
    """How many pupils a group has room for."""
    sessions: tuple[Session, ...] = ()
    """How long and how often."""
    from_on: Day = Field(alias="from")
    """First day."""
    to_on: Day | None = Field(None, alias="to")
    """Last day; empty while open-ended."""
    weeks: Whole | None = None
    """Weeks it runs, where fewer than its days have school weeks."""
    review_by: Day | None = None
    """The day by which its effect is looked at."""
    measure: Measure | None = None
    """What is measured."""
    pupils: tuple[Member, ...] = ()
    """The pupils in it."""
    cost: Cost | None = None
    """Cost beside the staff's hours."""
    notes: Text | None = None
    """Anything else."""
