"""One cycle of assess, plan, do and review for a pupil with SEN support."""

from typing import Annotated, ClassVar

from pydantic import Field

from senco_cli.model.base import Part, Record
from senco_cli.model.types import CodeFrom, Day, Key, Text, YesNo


class Baseline(Part):
    """Where the pupil stands at the start."""

    measure: Text
    """What was measured, with the test's edition."""
    value: Text
    """The result, as text."""
    taken_on: Day | None = None
    """When."""


class Assess(Part):
    """What was found out."""

    concern: Text | None = None
    """What gives concern."""
    raised_by: Text | None = None
    """Who raised it."""
    baselines: tuple[Baseline, ...] = ()
    """Where the pupil stands."""
    teacher_view: Text | None = None
    """The teacher's view."""
    parent_view: Text | None = None
    """The parents' view."""
    pupil_view: Text | None = None
    """The pupil's view."""
    specialist_view: Text | None = None
    """What a specialist found."""


class Outcome(Part):
    """One outcome that is aimed at, and what became of it."""

    id: Text
    """A number to refer to it by, like 1."""
    outcome: Text
    """What will be different for the pupil."""
    measure: Text | None = None
    """How it will be seen."""
    target: Text | None = None
    """What is to be reached."""
    by: Day | None = None
    """By when."""
    result: Annotated[str, CodeFrom("outcome_result")] | None = None
    """met, partly or not-met."""
    evidence: Text | None = None
    """What shows it."""


class Plan(Part):
    """What was agreed."""

    agreed_on: Day | None = None
    """The day it was agreed with parents and pupil."""
    outcomes: tuple[Outcome, ...] = ()
    """What is aimed at."""
    adjustments: tuple[Text, ...] = ()
    """Adjustments in class."""
    provision: tuple[Key, ...] = ()
    """Keys of the provision records."""
    given_to_parents_on: Day | None = None
    """The day the parents were given the record of it."""


class Do(Part):
    """What happened."""

    notes: tuple[Text, ...] = ()
    """What was done, changed or missed."""


class ReviewStage(Part):
    """What came of it."""

    held_on: Day
    """The day of the review."""
    with_parents: YesNo | None = None
    """Whether the parents took part."""
    parent_view: Text | None = None
    """The parents' view."""
    pupil_view: Text | None = None
    """The pupil's view."""
    impact: Text | None = None
    """What the support has changed."""
    next_step: Annotated[str, CodeFrom("next_step")] | None = None
    """What comes next."""
    given_to_parents_on: Day | None = None
    """The day the parents were given the record of it."""


class Cycle(Record):
    """One assess-plan-do-review cycle."""

    kind: ClassVar[str] = "cycle"
    title: ClassVar[str] = "cycle"
    path: ClassVar[str] = "pupils/{pupil}/cycles/{key}.yaml"

    from_on: Day = Field(alias="from")
    """The day the cycle began; also the file's name."""
    review_by: Day | None = None
    """The day of the review, as the plan records it."""
    led_by: Key | None = None
    """Key of the teacher who leads it."""
    assess: Assess | None = None
    """Assess."""
    plan: Plan | None = None
    """Plan."""
    # Only a YAML key and a field; no reader of YAML takes it for anything but text.
    do: Do | None = None
    """Do."""
    review: ReviewStage | None = None
    """Review; empty until it is held."""
