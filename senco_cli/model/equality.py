"""The equality checklist as it was answered: for the school and for one pupil, year after year."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, ClassVar

from senco_cli.model.base import Part, Record
from senco_cli.model.types import CodeFrom, Day, Text


class DutyAnswer(Part):
    """One answer to one item of the checklist, on one day; a later answer does not take it away."""

    item: Text
    """The item of the checklist, like E04."""
    result: Annotated[str, CodeFrom("duty_answer")]
    """yes, part, no or na."""
    evidence: Text | None = None
    """What shows it, or why it is so, in words."""
    owner: Text | None = None
    """Who sees to it."""
    by: Day | None = None
    """The day by which what is missing is to be done."""
    answered_on: Day
    """The day of the answer."""
    answered_by: Text | None = None
    """Who answered."""


class DisabilityConsidered(Part):
    """One time that somebody considered whether the pupil is disabled in the sense of the Act."""

    result: Annotated[str, CodeFrom("disability_considered")]
    """yes, no or being-considered."""
    reasons: Text
    """The reasons, in a sentence or two."""
    considered_on: Day
    """The day it was considered."""
    considered_by: Text | None = None
    """Who considered it."""


class ConfidentialityRequest(Part):
    """A request that the disability is kept confidential."""

    asked_by: Text
    """Whose request it is: a parent, or the pupil who understands enough."""
    asked_on: Day
    """The day it was made."""
    what: Text | None = None
    """What is to be kept from whom."""
    effect_explained_on: Day | None = None
    """The day it was explained which adjustments it stands in the way of."""
    effect: Text | None = None
    """Which adjustments it stands in the way of."""
    withdrawn_on: Day | None = None
    """The day it was taken back."""


class SchoolEquality(Record):
    """The answers of the school to the equality checklist."""

    kind: ClassVar[str] = "school-equality"
    title: ClassVar[str] = "equality checklist of the school"
    path: ClassVar[str] = "school/equality.yaml"

    answers: tuple[DutyAnswer, ...] = ()
    """Every answer, the newest of an item counts."""


class PupilEquality(Record):
    """What the Equality Act asks the school to consider for one pupil."""

    kind: ClassVar[str] = "pupil-equality"
    title: ClassVar[str] = "equality checklist of the pupil"
    path: ClassVar[str] = "pupils/{pupil}/equality.yaml"

    disability: tuple[DisabilityConsidered, ...] = ()
    """Each time it was considered whether the pupil is disabled, in order."""
    confidentiality: tuple[ConfidentialityRequest, ...] = ()
    """Requests that the disability is kept confidential."""
    answers: tuple[DutyAnswer, ...] = ()
    """Every answer, the newest of an item counts."""

    def considered_by(self, day: date) -> DisabilityConsidered | None:
        """What was considered last by that day; None where nothing is recorded."""
        found = (each for each in self.disability if each.considered_on <= day)
        return max(found, key=lambda each: each.considered_on, default=None)


def newest_answers(answers: Iterable[DutyAnswer]) -> Mapping[str, tuple[int, DutyAnswer]]:
    """The answer to each item that counts, with its place in the list: the newest, of one day the last written."""
    found: dict[str, tuple[int, DutyAnswer]] = {}
    for place, answer in enumerate(answers):
        item = answer.item.upper()
        if item not in found or found[item][1].answered_on <= answer.answered_on:
            found[item] = (place, answer)
    return found
