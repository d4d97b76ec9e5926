"""Advice about a pupil from somebody outside the class: who gave it, when it came, and what became of it."""

from datetime import date
from typing import Annotated, ClassVar

from senco_cli.model.base import Part, Record
from senco_cli.model.types import CodeFrom, Day, Key, Text

SETTLED = frozenset(("done", "not-done"))


class Recommendation(Part):
    """One thing that was recommended, and what became of it."""

    text: Text
    """What is recommended, in the words of the advice."""
    section: Annotated[str, CodeFrom("plan_section")] | None = None
    """The section of an EHC plan it belongs in: B for a need, F for provision ..."""
    state: Annotated[str, CodeFrom("recommendation_state")] | None = None
    """to-do, doing, done or not-done; none while nobody has decided."""
    who: Text | None = None
    """Who sees to it: the key of a member of staff, or in words."""
    done_on: Day | None = None
    """The day it was done, or was in place."""
    why_not: Text | None = None
    """Why it is not done."""

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done, or decided on."""
        return self.state not in SETTLED


class Advice(Record):
    """One piece of advice about a pupil."""

    kind: ClassVar[str] = "advice"
    title: ClassVar[str] = "advice"
    path: ClassVar[str] = "pupils/{pupil}/advice/{key}.yaml"

    role: Annotated[str, CodeFrom("advice_role")]
    """In what part it was given."""
    name: Text | None = None
    """Who gave it."""
    organisation: Text | None = None
    """For whom they work."""
    purpose: Annotated[str, CodeFrom("advice_purpose")] | None = None
    """What it is for: annual-review, needs-assessment, sen-support ..."""
    review: Key | None = None
    """The review it is for: the day that is filed under."""
    asked_on: Day | None = None
    """The day it was asked for."""
    assessed_on: Day | None = None
    """The day the pupil was seen or assessed."""
    dated: Day | None = None
    """The day that stands on it."""
    received_on: Day | None = None
    """The day it came."""
    circulated_on: Day | None = None
    """The day it went to everybody who is to have it."""
    document: Key | None = None
    """The key of the original in the index of documents."""
    summary: Text | None = None
    """What it says, in a few sentences."""
    recommendations: tuple[Recommendation, ...] = ()
    """What it recommends, one entry each."""
    notes: Text | None = None
    """Anything else."""

    @property
    def since(self) -> date | None:
        """The day from which its recommendations are known: it came, or else it is dated."""
        return self.received_on or self.dated
