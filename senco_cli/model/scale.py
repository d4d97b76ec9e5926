"""A scale that something is measured on: its unit, which way is progress, its ends and its bands."""

from typing import Annotated, Literal

from pydantic import Field

from senco_cli.model.base import Part
from senco_cli.model.scale_values import Value
from senco_cli.model.types import CodeFrom, Key, Number, Percent, Text, Whole, YesNo


class Band(Part):
    """One band of a scale, both ends included."""

    name: Text = Field(description="What the band is called.")
    from_value: Value = Field(alias="from", description="Its lowest value.")
    to_value: Value = Field(alias="to", description="Its highest value.")


class Scale(Part):
    """Any scale: one that comes with senco, or one of the school's own."""

    id: Key = Field(description="The short name by which results refer to it, like swimming-badges.")
    name: Text = Field(description="What it is called.")
    unit: Text | None = Field(None, description="What one step of it is: points, words a minute ...")
    kind: Annotated[str, CodeFrom("scale_kind")] = Field("points", description="What kind of scale it is.")
    better: Literal["higher", "lower", "neither"] = Field("higher", description="Which way is progress.")
    minimum: Value | None = Field(None, description="The lowest value there is.")
    maximum: Value | None = Field(None, description="The highest value there is.")
    whole: YesNo = Field(False, description="Whether there are whole numbers only.")
    needs_test: YesNo = Field(
        False, description="Whether a result means something only with the name and the edition of its test."
    )
    mean: Number | None = Field(None, description="Of a standardised score: the mean of the age group, mostly 100.")
    standard_deviation: Number | None = Field(None, description="Of a standardised score: mostly 15.")
    items: Whole | None = Field(None, description="How many questions it has, where some may be left unanswered.")
    items_needed: Whole | None = Field(None, description="How many of them have to be answered.")
    bands: tuple[Band, ...] = Field((), description="Its bands, if it has any.")
    group: Text | None = Field(None, description="Under which heading it is offered.")
    note: Text | None = Field(None, description="What has to be known to read it.")
    source: Text | None = Field(None, description="Where it is published, and its bands.")
    verified: Literal["primary", "secondary", "memory"] | None = Field(
        None, description="How far that source was read; empty for a scale of one's own."
    )


class ConfidenceRange(Part):
    """The range in which the true score lies, as the test's manual gives it."""

    from_value: Value = Field(alias="from", description="Its lower end.")
    to_value: Value = Field(alias="to", description="Its upper end.")
    percent: Percent | None = Field(None, description="How sure: 90 or 95 per cent.")
