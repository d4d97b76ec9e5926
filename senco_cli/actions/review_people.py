"""The people of a review: who they are by role or name, and who of them came."""

from __future__ import annotations

from collections.abc import Sequence

from senco_cli.actions.review_pick import ChosenReview
from senco_cli.actions.write import Edit, setting
from senco_cli.errors import SencoError
from senco_cli.model.codes import code_set
from senco_cli.model.names import matches
from senco_cli.model.review import Invitee, Review

EVERYBODY = "all"


class NotInvited(SencoError):
    """Nobody on the list of the review has that role or name."""

    def __init__(self, chosen: ChosenReview) -> None:
        roles = ", ".join(dict.fromkeys(person.role for person in chosen.review.invited)) or "nobody yet"
        super().__init__(
            f"nobody invited to the review of {chosen.review.meeting_on.isoformat()} has that role or name; "
            f"invited: {roles}",
            hint=f"senco review-invite {chosen.file.key} --who ROLE=NAME   adds somebody",
        )


def find_people(chosen: ChosenReview, typed: Sequence[str]) -> tuple[int, ...]:
    """The places in the list of everybody whom roles or names mean; `all` is everybody. Raises NotInvited."""
    found: list[int] = []
    for each in typed:
        places = _places(chosen.review.invited, each.strip())
        if not places:
            raise NotInvited(chosen)
        found.extend(places)
    return tuple(sorted(set(found)))


def marking_attendance(chosen: ChosenReview, attended: Sequence[str]) -> list[Edit]:
    """The edits that say of everybody invited whether they came. Raises NotInvited."""
    came = find_people(chosen, attended)
    answers = ("yes" if place in came else "no" for place in range(len(chosen.review.invited)))
    return [setting(Review, ("invited", place, "attended"), answer) for place, answer in enumerate(answers)]


def said_of(person: Invitee) -> str:
    """A role in words, for a sentence that holds no name."""
    return code_set("review_invitee").name_of(person.role)


def _places(invited: Sequence[Invitee], typed: str) -> list[int]:
    if typed.casefold() == EVERYBODY:
        return list(range(len(invited)))
    code = code_set("review_invitee").find(typed)
    by_role = [place for place, person in enumerate(invited) if code and person.role == code.code]
    return by_role or [place for place, person in enumerate(invited) if person.name and matches(typed, person.name)]
