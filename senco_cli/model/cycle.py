"""One cycle of assess, plan, do and review for a pupil with SEN support."""

from typing import Annotated, ClassVar

from pydantic import Field

from senco_cli.model.base import Part, Record
from senco_cli.model.types import CodeFrom, Day, Key, Text, YesNo


class Baseline(Part):
    """Where the pupil stands at the start."""

    measure: Text = Field(description="What was measured, with the test's edition.")
    value: Text = Field(description="The result, as text.")
    taken_on: Day | None = Field(None, description="When.")


class Assess(Part):
    """What was found out."""

    concern: Text | None = Field(None, description="What gives concern.")
    raised_by: Text | None = Field(None, description="Who raised it.")
    baselines: tuple[Baseline, ...] = Field((), description="Where the pupil stands.")
    teacher_view: Text | None = Field(None, description="The teacher's view.")
    parent_view: Text | None = Field(None, description="The parents' view.")
    pupil_view: Text | None = Field(None, description="The pupil's view.")
    specialist_view: Text | None = Field(None, description="What a specialist found.")


class Outcome(Part):
    """One outcome that is aimed at, and what became of it."""

    id: Text = Field(description="A number to refer to it by, like 1.")
    outcome: Text = Field(description="What will be different for the pupil.")
    measure: Text | None = Field(None, description="How it will be seen.")
    target: Text | None = Field(None, description="What is to be reached.")
    by: Day | None = Field(None, description="By when.")
    result: Annotated[str, CodeFrom("outcome_result")] | None = Field(None, description="met, partly or not-met.")
    evidence: Text | None = Field(None, description="What shows it.")


class Plan(Part):
    """What was agreed."""

    agreed_on: Day | None = Field(None, description="The day it was agreed with parents and pupil.")
    outcomes: tuple[Outcome, ...] = Field((), description="What is aimed at.")
    adjustments: tuple[Text, ...] = Field((), description="Adjustments in class.")
    provision: tuple[Key, ...] = Field((), description="Keys of the provision records.")
    given_to_parents_on: Day | None = Field(None, description="The day the parents were given the record of it.")


class Do(Part):
    """What happened."""

    notes: tuple[Text, ...] = Field((), description="What was done, changed or missed.")


class ReviewStage(Part):
    """What came of it."""

    held_on: Day = Field(description="The day of the review.")
    with_parents: YesNo | None = Field(None, description="Whether the parents took part.")
    parent_view: Text | None = Field(None, description="The parents' view.")
    pupil_view: Text | None = Field(None, description="The pupil's view.")
    impact: Text | None = Field(None, description="What the support has changed.")
    next_step: Annotated[str, CodeFrom("next_step")] | None = Field(None, description="What comes next.")
    given_to_parents_on: Day | None = Field(None, description="The day the parents were given the record of it.")


class Cycle(Record):
    """One assess-plan-do-review cycle."""

    kind: ClassVar[str] = "cycle"
    title: ClassVar[str] = "cycle"
    path: ClassVar[str] = "pupils/{pupil}/cycles/{key}.yaml"

    from_on: Day = Field(alias="from", description="The day the cycle began; also the file's name.")
    review_by: Day | None = Field(None, description="The day of the review, as the plan records it.")
    led_by: Key | None = Field(None, description="Key of the teacher who leads it.")
    assess: Assess | None = Field(None, description="Assess.")
    plan: Plan | None = Field(None, description="Plan.")
    # Only a YAML key and a field; no reader of YAML takes it for anything but text.
    do: Do | None = Field(None, description="Do.")
    review: ReviewStage | None = Field(None, description="Review; empty until it is held.")
