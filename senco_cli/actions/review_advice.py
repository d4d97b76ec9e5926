"""Advice and information for a review: asked for, come, and sent to everybody invited, person by person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.actions.review_people import EVERYBODY, find_people
from senco_cli.actions.review_pick import ChosenReview, Step
from senco_cli.actions.review_write import Recorded, record
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, setting
from senco_cli.errors import SencoError
from senco_cli.model.review import Invitee, Review

ADVICE = Step("the advice", lambda _review: True, comes_before_meeting=True)


class NobodyToAskForAdvice(SencoError):
    """Everybody was meant, and nobody of them is concerned."""

    def __init__(self, chosen: ChosenReview) -> None:
        pupil = chosen.file.key
        super().__init__(
            f"nobody on the list of the review of {chosen.review.meeting_on.isoformat()} is concerned (pupil {pupil}); "
            "advice comes from, and goes to, the people invited",
            hint=f"senco review-invite {pupil}   or   senco review-advice {pupil} --from all --asked DATE   first",
        )


@dataclass(frozen=True, slots=True)
class AdviceDays:
    """The days to write down; None for what has not happened or is recorded."""

    asked_on: date | None = None
    received_on: date | None = None
    circulated_on: date | None = None


def record_advice(workspace: Workspace, chosen: ChosenReview, *, of: Sequence[str], days: AdviceDays) -> Recorded:
    """Write the days down for the people whom the roles or names mean; for `all`, for the review as a whole too.

    Of everybody, those have their advice circulated whose advice was asked for or came, and a day that one person has
    already stays. Raises NotInvited or NobodyToAskForAdvice.
    """
    is_everybody = any(each.strip().casefold() == EVERYBODY for each in of)
    edits: list[Edit] = []
    for place in find_people(chosen, of):
        edits += _edits(chosen.review.invited[place], place, days=days, is_everybody=is_everybody)
    fields: dict[str, str | None] = {}
    if is_everybody:
        fields = {"advice_asked_on": _text(days.asked_on), "advice_circulated_on": _text(days.circulated_on)}
    if not edits and not any(fields.values()):
        raise NobodyToAskForAdvice(chosen)
    return record(workspace, chosen, fields, message="record review advice", edits=edits)


def waiting_for(review: Review) -> tuple[Invitee, ...]:
    """Those whose advice was asked for and has not come."""
    return tuple(each for each in review.invited if each.advice_asked_on and not each.advice_received_on)


def _edits(person: Invitee, place: int, *, days: AdviceDays, is_everybody: bool) -> list[Edit]:
    given = {
        "advice_asked_on": days.asked_on,
        "advice_received_on": days.received_on,
        "advice_circulated_on": days.circulated_on,
    }
    was_asked = person.advice_asked_on or person.advice_received_on or days.asked_on
    if is_everybody and not was_asked:
        return []
    return [
        setting(Review, ("invited", place, field), day.isoformat())
        for field, day in given.items()
        if day and not (is_everybody and getattr(person, field))
    ]


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
