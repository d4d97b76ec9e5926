"""One step of a review that is next, and a day that is not known, as everything above the rules sees them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

# The steps of the law in the order in which they are taken, each with the command that writes it down.
BEFORE_MEETING: Mapping[str, str] = MappingProxyType(
    {
        "AR-REQ-ADVICE": "review-advice {pupil} --from all --asked DATE",
        "AR-NOTICE": "review-invite {pupil} --sent DATE",
        "AR-CIRC": "review-advice {pupil} --from all --circulated DATE",
    }
)
AFTER_MEETING: Mapping[str, str] = MappingProxyType(
    {
        "AR-REPORT": "review-report {pupil} --sent DATE",
        "AR-DECIDE": "review-decision {pupil} keep|amend|cease --notice DATE",
        "AR-AMEND-NOTICE": "review-amendment {pupil} --sent DATE",
        "AR-FINAL": "review-final {pupil} --sent DATE",
    }
)
MEETING: Mapping[str, str] = MappingProxyType(
    {"AR-LATEST-MEET": "review-plan {pupil}", "PT-MEET": "review-plan {pupil}"}
)
HOLD, WAS_IT_HELD = "Hold the review meeting", "Say whether the review meeting was held"
HOLD_COMMAND = "review-held {pupil} --held DATE"


class NextStep(NamedTuple):
    """One step that is next in a review, or in having one.

    `by` is the legal day, None where no law sets one; `command` writes the step down. `path` is the record of the
    review, and `meeting_on` its meeting; None where there is no review yet. `reminder` marks a step that breaks no duty
    when its day passes.
    """

    what: str
    duty_holder: str
    by: date | None
    command: str
    rule: str | None = None
    path: str | None = None
    meeting_on: date | None = None
    reminder: bool = False

    def is_late(self, today: date) -> bool:
        """Whether the legal day of a duty has passed."""
        return self.by is not None and self.by < today and not self.reminder


class Unknown(NamedTuple):
    """A day that sets a time limit off and is not in the records, in words, and the command that enters it."""

    what: str
    command: str
