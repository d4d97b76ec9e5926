"""What was measured of a pupil over time, on any scale: tests, questionnaires, observations."""

from typing import Annotated, ClassVar, Literal

from senco_cli.model.base import Part, Record
from senco_cli.model.scale import ConfidenceRange, Scale
from senco_cli.model.scale_values import Value
from senco_cli.model.types import CodeFrom, Day, Key, Text, Whole


class MeasuredResult(Part):
    """One result: a value on a scale, or words where the scale has no score."""

    scale: Key
    """The scale: one that comes with senco, or one of the school's or this record's own."""
    value: Value | None = None
    """The value; an age as years and months, like 7:04."""
    text: Text | None = None
    """What was seen, where the scale has no score."""
    taken_on: Day
    """The day it was taken."""
    taken_by: Text | None = None
    """Who took it."""
    test: Text | None = None
    """The name of the test."""
    edition: Text | None = None
    """Which edition of it."""
    form: Text | None = None
    """Which of its forms, where it has several."""
    context: Annotated[str, CodeFrom("measure_context")] | None = None
    """Why then: entry, exit, baseline or review."""
    provision: Key | None = None
    """Key of the provision it is the entry or exit of."""
    confidence: ConfidenceRange | None = None
    """The confidence range, where the test gives one."""
    at_limit: Literal["floor", "ceiling"] | None = None
    """floor or ceiling, where the test has no lower or no higher score to give."""
    items_answered: Whole | None = None
    """How many questions were answered, where not all; the value is then scaled up already."""
    note: Text | None = None
    """Anything that has to be known to read it."""


class Measures(Record):
    """All that was measured of one pupil, beside the entry and exit that stand in the provision records."""

    kind: ClassVar[str] = "measures"
    title: ClassVar[str] = "list of measures"
    path: ClassVar[str] = "pupils/{pupil}/measures.yaml"

    scales: tuple[Scale, ...] = ()
    """Scales made for this pupil alone."""
    results: tuple[MeasuredResult, ...] = ()
    """One entry a result."""
