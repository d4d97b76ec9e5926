"""The reasonable adjustments and auxiliary aids of a pupil: considered, agreed, in place, refused or ended."""

from typing import Annotated, ClassVar

from senco_cli.model.base import Part, Record
from senco_cli.model.types import CodeFrom, Day, Pence, Text


class Factor(Part):
    """What one of the factors of reasonableness came to."""

    factor: Annotated[str, CodeFrom("reasonableness_factor")]
    """Which factor was weighed."""
    finding: Text
    """What it came to, in a sentence."""


class AdjustmentReview(Part):
    """One look at whether an adjustment does what it is for."""

    reviewed_on: Day
    """The day it was looked at."""
    effect: Text
    """What it has changed for the pupil, in a sentence."""
    by: Text | None = None
    """Who looked at it."""


class Adjustment(Part):
    """One reasonable adjustment or auxiliary aid, from the first thought to its end."""

    what: Text
    """What is done otherwise, or which aid is given."""
    kind: Annotated[str, CodeFrom("adjustment_kind")]
    """adjustment or auxiliary-aid."""
    disadvantage: Text
    """The disadvantage it takes away or makes less."""
    state: Annotated[str, CodeFrom("adjustment_state")]
    """considered, agreed, in-place, refused or ended."""
    needs: tuple[Annotated[str, CodeFrom("type_of_need")], ...] = ()
    """The types of need it answers."""
    used_in: tuple[Annotated[str, CodeFrom("adjustment_used_in")], ...] = ()
    """Where it is used: lessons, trips, tests-and-exams ..."""
    asked_by: Text | None = None
    """Who asked for it, or saw that it is needed."""
    asked_on: Day | None = None
    """The day it was asked for."""
    family_asked_on: Day | None = None
    """The day the pupil or a parent was asked what the disadvantage is."""
    decided_on: Day | None = None
    """The day it was agreed or refused."""
    decided_by: Text | None = None
    """Who decided."""
    reason: Text | None = None
    """Why it was agreed or refused, in a sentence."""
    factors: tuple[Factor, ...] = ()
    """Of a refusal: what each of the nine factors came to."""
    started_on: Day | None = None
    """The day it was put in place."""
    staff_told_on: Day | None = None
    """The day those who have to carry it out were told."""
    review_by: Day | None = None
    """The day by which it is looked at next."""
    reviews: tuple[AdjustmentReview, ...] = ()
    """Each look at its effect, in order."""
    ended_on: Day | None = None
    """The last day it was in place."""
    why_ended: Text | None = None
    """Why it ended."""
    cost: Pence | None = None
    """What it costs, in pounds and pence."""
    paid_by: Annotated[str, CodeFrom("adjustment_paid_by")] | None = None
    """Who pays; never the pupil or the family."""
    section_f: tuple[Text, ...] = ()
    """Numbers of the provision in section F of the plan that it overlaps with, like F2."""
    notes: Text | None = None
    """Anything else."""


class Adjustments(Record):
    """All reasonable adjustments and auxiliary aids of one pupil, those refused and ended included."""

    kind: ClassVar[str] = "adjustments"
    title: ClassVar[str] = "list of adjustments"
    path: ClassVar[str] = "pupils/{pupil}/adjustments.yaml"

    adjustments: tuple[Adjustment, ...] = ()
    """One entry an adjustment or aid."""
