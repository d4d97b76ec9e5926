"""Requests for advice for a review: what is asked of each, the lines of the plan that concern them, and a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from senco_cli.documents.review_papers.invitation import Letter, gaps_of_letters
from senco_cli.documents.review_papers.meeting import Gap, ReviewMeeting
from senco_cli.documents.review_papers.progress import OutcomeAsked, ProvisionAsked
from senco_cli.model.shipped import shipped


@dataclass(frozen=True, slots=True)
class AdviceRequest:
    """What is asked of one person; `is_whole` says that the whole plan is shown and not only what concerns them."""

    to: Letter
    outcomes: tuple[OutcomeAsked, ...]
    provisions: tuple[ProvisionAsked, ...]
    is_whole: bool

    @property
    def has_plan(self) -> bool:
        """Whether the records hold any line of the plan to ask about."""
        return bool(self.outcomes or self.provisions)


@dataclass(frozen=True, slots=True)
class AdviceRequests:
    """The requests of one review; `last_on` is the day of the last review's meeting."""

    meeting: ReviewMeeting
    requests: tuple[AdviceRequest, ...]
    last_on: date | None


def request_to(letter: Letter, outcomes: Sequence[OutcomeAsked], provisions: Sequence[ProvisionAsked]) -> AdviceRequest:
    """What is asked of one person: the provision that concerns them, and the outcomes that it serves."""
    theirs = tuple(each for each in provisions if concerns(letter.role, each))
    if not theirs:
        return AdviceRequest(letter, tuple(outcomes), tuple(provisions), is_whole=True)
    served = {number.casefold() for each in theirs for number in each.outcomes}
    of_them = tuple(each for each in outcomes if each.number.casefold() in served)
    return AdviceRequest(letter, of_them or tuple(outcomes), theirs, is_whole=False)


def concerns(role: str, provision: ProvisionAsked) -> bool:
    """Whether a line of the plan concerns somebody with this part in the review."""
    data = _concerns().get(role, {})
    text = provision.text.casefold()
    return provision.section in data.get("sections", ()) or any(word in text for word in data.get("words", ()))


def gaps_of_requests(made: AdviceRequests) -> Iterator[Gap]:
    """What the requests leave a line for."""
    yield from gaps_of_letters(made.meeting, [each.to for each in made.requests])
    if made.requests and not any(each.has_plan for each in made.requests):
        yield Gap("the outcomes and provision in the plan", f"edit {made.meeting.pupil} --what ehc-plan")


@cache
def _concerns() -> Mapping[str, Mapping[str, Sequence[str]]]:
    found: Mapping[str, Mapping[str, Sequence[str]]] = shipped("documents/review_papers/concerns.yaml")
    return found
