"""A scale that something is measured on: its unit, which way is progress, its ends and its bands."""

from typing import Annotated, Literal

from pydantic import Field

from senco_cli.model.base import Part
from senco_cli.model.scale_values import Value
from senco_cli.model.types import CodeFrom, Key, Number, Percent, Text, Whole, YesNo


class Band(Part):
    """One band of a scale, both ends included."""

    name: Text
    """What the band is called."""
    from_value: Value = Field(alias="from")
    """Its lowest value."""
    to_value: Value = Field(alias="to")
    """Its highest value."""


class Scale(Part):
    """Any scale: one that comes with senco, or one of the school's own."""

    id: Key
    """The short name by which results refer to it, like swimming-badges."""
    name: Text
    """What it is called."""
    unit: Text | None = None
    """What one step of it is: points, words a minute ..."""
    kind: Annotated[str, CodeFrom("scale_kind")] = "points"
    """What kind of scale it is."""
    better: Literal["higher", "lower", "neither"] = "higher"
    """Which way is progress."""
    minimum: Value | None = None
    """The lowest value there is."""
    maximum: Value | None = None
    """The highest value there is."""
    whole: YesNo = False
    """Whether there are whole numbers only."""
    needs_test: YesNo = False
    """Whether a result means something only with the name and the edition of its test."""
    mean: Number | None = None
    """Of a standardised score: the mean of the age group, mostly 100."""
    standard_deviation: Number | None = None
    """Of a standardised score: mostly 15."""
    items: Whole | None = None
    """How many questions it has, where some may be left unanswered."""
    items_needed: Whole | None = None
    """How many of them have to be answered."""
    bands: tuple[Band, ...] = ()
    """Its bands, if it has any."""
    group: Text | None = None
    """Under which heading it is offered."""
    note: Text | None = None
    """What has to be known to read it."""
    source: Text | None = None
    """Where it is published, and its bands."""
    verified: Literal["primary", "secondary", "memory"] | None = None
    """How far that source was read; empty for a scale of one's own."""


class ConfidenceRange(Part):
    """The range in which the true score lies, as the test's manual gives it."""

    from_value: Value = Field(alias="from")
    """Its lower end."""
    to_value: Value = Field(alias="to")
    """Its upper end."""
    percent: Percent | None = None
    """How sure: 90 or 95 per cent."""
