"""A request for somebody's data or records, or a complaint."""

from typing import Annotated, ClassVar

from senco_cli.model.base import Record
from senco_cli.model.types import CodeFrom, Day, Text


class Request(Record):
    """One request for a pupil's data or record, or one complaint."""

    kind: ClassVar[str] = "request"
    title: ClassVar[str] = "request"
    path: ClassVar[str] = "pupils/{pupil}/requests/{key}.yaml"

    type: Annotated[str, CodeFrom("request_type")]
    """subject-access, educational-record, data-complaint or complaint."""
    received_on: Day
    """The day it came; also the file's name."""
    asked_by: Text | None = None
    """Who asked."""
    identity_asked_on: Day | None = None
    """The day proof of identity, or other information the search needs, was asked for."""
    identity_proved_on: Day | None = None
    """The day it came."""
    acknowledged_on: Day | None = None
    """The day it was acknowledged."""
    extended_on: Day | None = None
    """The day the person was told that the answer takes longer."""
    answered_on: Day | None = None
    """The day it was answered."""
    notes: Text | None = None
    """Anything else."""
