"""An EHC needs assessment or re-assessment, from the request to the final plan."""

from typing import Annotated, ClassVar

from senco_cli.model.base import Record
from senco_cli.model.types import CodeFrom, Day, Text


class Assessment(Record):
    """One EHC needs assessment or re-assessment of a pupil."""

    kind: ClassVar[str] = "assessment"
    title: ClassVar[str] = "assessment"
    path: ClassVar[str] = "pupils/{pupil}/assessments/{key}.yaml"

    type: Annotated[str, CodeFrom("assessment_type")]
    """needs-assessment or re-assessment."""
    asked_by: Annotated[str, CodeFrom("assessment_asked_by")] | None = None
    """Who asked for it; la where the authority decided on a re-assessment by itself."""
    request_received_on: Day | None = None
    """The day the authority received the request; also the file's name."""
    decision: Annotated[str, CodeFrom("assessment_decision")] | None = None
    """Whether the authority assesses or refuses."""
    decision_notice_on: Day | None = None
    """The day the authority notified its decision, or made it where nobody had asked."""
    advice_asked_on: Day | None = None
    """The day the authority's request for advice came."""
    advice_sent_on: Day | None = None
    """The day the school sent its advice."""
    no_plan_notice_on: Day | None = None
    """The day the authority notified that it makes no plan."""
    draft_served_on: Day | None = None
    """The day the family received the draft plan."""
    representations_made_on: Day | None = None
    """The day the family answered the draft."""
    final_plan_on: Day | None = None
    """The day the final plan was sent."""
    withdrawn_on: Day | None = None
    """The day the request was withdrawn."""
    exceptions_claimed: tuple[Annotated[str, CodeFrom("assessment_exception")], ...] = ()
    """Exceptions to the times that the authority relies on."""
    notes: Text | None = None
    """Anything else."""
