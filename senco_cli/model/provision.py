"""A provision: what is given to whom, by whom, how often, at what cost, and whether it works."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from senco_cli.model.base import Part, Record
from senco_cli.model.scale import ConfidenceRange
from senco_cli.model.scale_values import Value
from senco_cli.model.types import Amount, CodeFrom, Day, Key, Pence, Share, Text, Whole


class Session(Part):
    """One kind of session in the week; most provisions have one, some have group and individual ones."""

    minutes: Whole = Field(description="Minutes of one session.")
    per_week: Amount = Field(description="Sessions a week; 0.5 is once a fortnight.")
    given_to: Literal["group", "each-pupil"] = Field(
        "group", description="group: all together; each-pupil: every pupil has one of their own."
    )


class Delivery(Part):
    """Somebody who delivers the provision."""

    staff: Key = Field(description="Key of the member of staff.")
    share: Share | None = Field(None, description="Part of the sessions this person is in, from 0 to 1; 1 when empty.")


class Measure(Part):
    """What is measured at entry and at exit."""

    name: Text = Field(description="The test or scale, with its edition.")
    unit: Text | None = Field(None, description="standard score, words a minute, reading age in months ...")
    better: Literal["higher", "lower"] = Field("higher", description="Which way is progress.")
    scale: Key | None = Field(
        None, description="The scale it is on, like reading-age or sdq-teacher-total, where it is one that senco knows."
    )


class Result(Part):
    """One value of the measure."""

    value: Value = Field(description="The value; an age as years and months, like 7:04.")
    taken_on: Day = Field(description="The day it was taken.")
    confidence: ConfidenceRange | None = Field(None, description="The confidence range, where the test gives one.")
    at_limit: Literal["floor", "ceiling"] | None = Field(
        None, description="floor or ceiling, where the test has no lower or no higher score to give."
    )


class Member(Part):
    """One pupil's part in the provision."""

    pupil: Key = Field(description="Key of the pupil.")
    joined_on: Day | None = Field(None, description="First day, where later than the provision's.")
    left_on: Day | None = Field(None, description="Last day, where earlier than the provision's.")
    entry: Result | None = Field(None, description="The measure at entry.")
    exit: Result | None = Field(None, description="The measure at exit.")
    target: Value | None = Field(None, description="The value expected at exit.")
    outcome: Annotated[str, CodeFrom("outcome_result")] | None = Field(
        None, description="Whether the expected outcome was met."
    )
    note: Text | None = Field(None, description="Anything about this pupil's part.")


class Cost(Part):
    """What the provision costs beside the hours of the school's staff."""

    hourly_rate: Pence | None = Field(
        None, description="Cost of an hour where it is not the rate of the staff, a bought-in service for instance."
    )
    rate_contains: Text | None = Field(None, description="What that rate contains.")
    rate_code: Text | None = Field(
        None, description="Its code in the authority's table of rates, where the settings name one, like A."
    )
    resources: Pence | None = Field(None, description="Materials, licences and training for the whole run.")
    resources_are: Text | None = Field(None, description="What they are.")


class Provision(Record):
    """One provision."""

    kind: ClassVar[str] = "provision"
    title: ClassVar[str] = "provision"
    path: ClassVar[str] = "provision/{key}.yaml"

    title_: Text = Field(alias="title", description="What it is called.")
    area_of_need: Annotated[str, CodeFrom("area_of_need")] = Field(description="The broad area of need it serves.")
    layer: Annotated[str, CodeFrom("provision_layer")] = Field(description="Universal, targeted, specialist.")
    description: Text | None = Field(None, description="What happens in it.")
    intended_outcome: Text | None = Field(None, description="What is to be different for the pupils afterwards.")
    delivered_by: tuple[Delivery, ...] = Field((), description="Who delivers it.")
    given_at: Text | None = Field(
        None, description="The school before at which it was given; no result of it is owed here. Empty for our own."
    )
    delivered_by_others: Text | None = Field(None, description="A service from outside that delivers it.")
    place: Text | None = Field(None, description="Where it happens.")
    group_size: Whole | None = Field(None, description="How many pupils a group has room for.")
    sessions: tuple[Session, ...] = Field((), description="How long and how often.")
    from_on: Day = Field(alias="from", description="First day.")
    to_on: Day | None = Field(None, alias="to", description="Last day; empty while open-ended.")
    weeks: Whole | None = Field(None, description="Weeks it runs, where fewer than its days have school weeks.")
    review_by: Day | None = Field(None, description="The day by which its effect is looked at.")
    measure: Measure | None = Field(None, description="What is measured.")
    pupils: tuple[Member, ...] = Field((), description="The pupils in it.")
    cost: Cost | None = Field(None, description="Cost beside the staff's hours.")
    notes: Text | None = Field(None, description="Anything else.")
