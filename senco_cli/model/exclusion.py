"""A suspension or permanent exclusion, with everything that has to follow it."""

from typing import Annotated, ClassVar

from pydantic import Field

from senco_cli.model.base import Record
from senco_cli.model.types import Amount, CodeFrom, Day, Text, YesNo


class Exclusion(Record):
    """One suspension or permanent exclusion of a pupil."""

    kind: ClassVar[str] = "exclusion"
    title: ClassVar[str] = "exclusion"
    path: ClassVar[str] = "pupils/{pupil}/exclusions/{key}.yaml"

    type: Annotated[str, CodeFrom("exclusion_type")]
    """suspension or permanent."""
    from_on: Day = Field(alias="from")
    """The first day of it; also the file's name."""
    to_on: Day | None = Field(None, alias="to")
    """The last day; empty for a permanent exclusion."""
    school_days: Amount | None = None
    """How many school days, with half days; counted from the calendar where left out."""
    lost_exam: YesNo | None = None
    """Whether a public examination or national curriculum test is missed because of it."""
    parents_told_on: Day | None = None
    """The day the parents were told, with period and reasons."""
    la_told_on: Day | None = None
    """The day the authority was told."""
    board_told_on: Day | None = None
    """The day the governing board was told."""
    social_worker_told_on: Day | None = None
    """The day the social worker and the virtual school head were told, where there are any."""
    notice_given_on: Day | None = None
    """The day of the written notice about education and about public places."""
    education_from_on: Day | None = None
    """The day full-time education elsewhere began."""
    representations_made_on: Day | None = None
    """The day the parents made representations."""
    board_met_on: Day | None = None
    """The day the board considered reinstatement."""
    board_decision_given_on: Day | None = None
    """The day the board's decision was given in writing."""
    review_applied_on: Day | None = None
    """The day an independent review was applied for; by post, the second working day after."""
    panel_began_on: Day | None = None
    """The day the review panel began."""
    withdrawn_on: Day | None = None
    """The day it was withdrawn, or the pupil reinstated."""
    notes: Text | None = None
    """Anything else."""
