"""Advice about a pupil from somebody outside the class: who gave it, when it came, and what became of it."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from senco_cli.model.base import Part, Record
from senco_cli.model.types import CodeFrom, Day, Key, Text

SETTLED = frozenset(("done", "not-done"))


class Recommendation(Part):
    """One thing that was recommended, and what became of it."""

    text: Text = Field(description="What is recommended, in the words of the advice.")
    section: Annotated[str, CodeFrom("plan_section")] | None = Field(
        None, description="The section of an EHC plan it belongs in: B for a need, F for provision ..."
    )
    state: Annotated[str, CodeFrom("recommendation_state")] | None = Field(
        None, description="to-do, doing, done or not-done; none while nobody has decided."
    )
    who: Text | None = Field(None, description="Who sees to it: the key of a member of staff, or in words.")
    done_on: Day | None = Field(None, description="The day it was done, or was in place.")
    why_not: Text | None = Field(None, description="Why it is not done.")

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done, or decided on."""
        return self.state not in SETTLED


class Advice(Record):
    """One piece of advice about a pupil."""

    kind: ClassVar[str] = "advice"
    title: ClassVar[str] = "advice"
    path: ClassVar[str] = "pupils/{pupil}/advice/{key}.yaml"

    role: Annotated[str, CodeFrom("advice_role")] = Field(description="In what part it was given.")
    name: Text | None = Field(None, description="Who gave it.")
    organisation: Text | None = Field(None, description="For whom they work.")
    purpose: Annotated[str, CodeFrom("advice_purpose")] | None = Field(
        None, description="What it is for: annual-review, needs-assessment, sen-support ..."
    )
    review: Key | None = Field(None, description="The review it is for: the day that is filed under.")
    asked_on: Day | None = Field(None, description="The day it was asked for.")
    assessed_on: Day | None = Field(None, description="The day the pupil was seen or assessed.")
    dated: Day | None = Field(None, description="The day that stands on it.")
    received_on: Day | None = Field(None, description="The day it came.")
    circulated_on: Day | None = Field(None, description="The day it went to everybody who is to have it.")
    document: Key | None = Field(None, description="The key of the original in the index of documents.")
    summary: Text | None = Field(None, description="What it says, in a few sentences.")
    recommendations: tuple[Recommendation, ...] = Field((), description="What it recommends, one entry each.")
    notes: Text | None = Field(None, description="Anything else.")

    @property
    def since(self) -> date | None:
        """The day from which its recommendations are known: it came, or else it is dated."""
        return self.received_on or self.dated
