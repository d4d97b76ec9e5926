"""What stands on a support plan for parents: frozen values, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ViewOnPlan:
    """What somebody said; `whose` in words, like `Siân` or `Parents`."""

    whose: str
    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """Where the pupil stands: what was measured, and the result."""

    measure: str
    value: str
    taken_on: date | None


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """One outcome; `result` and `evidence` are None until it is reviewed."""

    number: str
    outcome: str
    measure: str | None
    target: str | None
    by: date | None
    result: str | None
    evidence: str | None


@dataclass(frozen=True, slots=True)
class DoesLine:
    """Something that is done: what, who does it, how often, and until when; the day is None where it has no end."""

    what: str
    who: str
    often: str
    until: date | None
    for_what: str | None = None


@dataclass(frozen=True, slots=True)
class LastTime:
    """How the cycle before went."""

    began_on: date
    reviewed_on: date | None
    outcomes: tuple[OutcomeLine, ...]
    impact: str | None
    next_step: str | None


@dataclass(frozen=True, slots=True)
class OwedLine:
    """What the school must do, where it is written, and the sign behind a text that was not itself read."""

    says: str
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SupportPlan:
    """The page. `called` is the name people use; `missing` says first what is not recorded.

    `review_by` is the day of the next meeting, None where none is set or the meeting has been held. `reviewed_on` and
    what came of it stand on the page when it has.
    """

    key: str
    school: str
    on: date
    name: str
    called: str
    place: str
    began_on: date
    status: str | None
    needs: tuple[str, ...]
    concern: str | None
    points: tuple[StartingPoint, ...]
    views: tuple[ViewOnPlan, ...]
    outcomes: tuple[OutcomeLine, ...]
    does: tuple[DoesLine, ...]
    in_class: tuple[str, ...]
    done: tuple[str, ...]
    last: LastTime | None
    reviewed_on: date | None
    impact: str | None
    next_step: str | None
    review_by: date | None
    led_by: str | None
    agreed_on: date | None
    missing: tuple[str, ...]
    owed: tuple[OwedLine, ...]
    marks: tuple[tuple[str, str], ...]
    signs: tuple[tuple[str, str | None], ...]

    @property
    def is_late(self) -> bool:
        """Whether the day of the meeting has passed without a review."""
        return self.review_by is not None and self.review_by < self.on

    @property
    def has_results(self) -> bool:
        """Whether any outcome has a result already."""
        return any(each.result for each in self.outcomes)
