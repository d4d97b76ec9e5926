"""A disagreement with the authority or the school: mediation, an appeal, a claim of disability discrimination."""

from typing import Annotated, ClassVar

from senco_cli.model.base import Record
from senco_cli.model.types import CodeFrom, Day, Text


class Dispute(Record):
    """One decision that a family may appeal against, or one claim of discrimination."""

    kind: ClassVar[str] = "dispute"
    title: ClassVar[str] = "dispute"
    path: ClassVar[str] = "pupils/{pupil}/disputes/{key}.yaml"

    about: Annotated[str, CodeFrom("dispute_about")]
    """What it is about."""
    decision_sent_on: Day | None = None
    """The date of the authority's decision letter; also the file's name."""
    mediation_adviser_contacted_on: Day | None = None
    """The day the family contacted the mediation adviser."""
    mediation_declined_on: Day | None = None
    """The day the family told the adviser that it does not want mediation."""
    mediation_certificate_on: Day | None = None
    """The date of the mediation certificate."""
    mediation_asked_on: Day | None = None
    """The day the family asked for mediation."""
    mediation_held_on: Day | None = None
    """The day of the mediation."""
    appeal_lodged_on: Day | None = None
    """The day the Tribunal received the appeal."""
    conduct_on: Day | None = None
    """Of a claim of discrimination: the day of the conduct."""
    claim_started_on: Day | None = None
    """The day the claim of discrimination was started."""
    ended_on: Day | None = None
    """The day it was settled, withdrawn or decided."""
    notes: Text | None = None
    """Anything else."""
