"""The papers around a review meeting, made from the records: invitations, requests for advice, forms and agenda."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from senco_cli.actions.built import Built, Kind
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.review_invite import INVITE, proposed_invitees
from senco_cli.actions.review_people import find_people, said_of
from senco_cli.actions.review_pick import ChosenReview, pick_review
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.review_papers.advice_request import AdviceRequests, gaps_of_requests, request_to
from senco_cli.documents.review_papers.agenda import agenda_of, gaps_of_agenda
from senco_cli.documents.review_papers.invitation import Invitations, Letter, gaps_of_letters, letters_to
from senco_cli.documents.review_papers.meeting import Gap, ReviewMeeting, meeting_of
from senco_cli.documents.review_papers.progress import outcomes_asked, provisions_asked, review_before
from senco_cli.documents.review_papers.views_form import Whose, gaps_of_form, views_form
from senco_cli.errors import SencoError
from senco_cli.model.finding import Finding
from senco_cli.model.review import Invitee, Review
from senco_cli.rules.case import goes_ahead
from senco_cli.rules.due import pupil_deadlines
from senco_cli.store.records import load_pupil

INVITATION = Kind("review-invitation", "review-invitation.html.j2", "invitations")
ADVICE_REQUEST = Kind("review-advice-request", "review-advice-request.html.j2", "asked")
AGENDA = Kind("review-agenda", "review-agenda.html.j2", "agenda")
# The family and the child are asked for their views, on forms of their own, and the SENCO is who asks.
_NOT_ASKED = frozenset({"parent", "young-person", "child", "senco"})


class AllAdviceHere(SencoError):
    """Everybody invited from outside the family has sent their advice."""

    def __init__(self, chosen: ChosenReview) -> None:
        super().__init__(
            f"nobody invited to the review of {chosen.review.meeting_on.isoformat()} has advice still to send "
            f"(pupil {chosen.file.key})",
            hint="add --to ROLE   to make the form again, or add somebody with senco review-invite",
        )


class NoMeetingToCome(SencoError):
    """No pupil of those asked for has a review whose meeting is to come."""

    def __init__(self, *, within: timedelta | None = None) -> None:
        when = "" if within is None else f" in the next {within.days} days"
        super().__init__(
            f"no review with a meeting to come{when} is in that part of the school",
            hint="senco review-plan PUPIL" if within is None else "leave --within away, or name a longer time",
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """One review as its papers see it: everybody on its list, and after them who must be on it and is not yet."""

    chosen: ChosenReview
    meeting: ReviewMeeting
    faults: tuple[Finding, ...]
    unlisted: tuple[str, ...]

    @property
    def people(self) -> tuple[Invitee, ...]:
        """Everybody a paper may go to."""
        return self.chosen.review.invited


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Built[Any]):
    """One paper, and what it leaves a line for."""

    gaps: tuple[Gap, ...]


def open_review(workspace: Workspace, pupil: str, *, meeting: date | None, advice_by: date | None = None) -> Opened:
    """The review that is to come, else the last one under way. Raises what `pick_review` raises."""
    found = pick_review(workspace, pupil, step=INVITE, meeting=meeting)
    missing = [each for each in proposed_invitees(found) if not each.is_listed]
    more = [
        Invitee.model_validate({"role": each.role, **({"name": each.name} if each.name else {})}) for each in missing
    ]
    everybody = found.review.model_copy(update={"invited": (*found.review.invited, *more)})
    chosen = replace(found, review=everybody)
    _, of_school = open_school(workspace)
    return Opened(
        chosen,
        meeting_of(chosen.case, everybody, advice_by=advice_by),
        (*of_school, *load_pupil(workspace.root, pupil).faults),
        tuple(said_of(each) for each in more),
    )


def with_meeting_to_come(
    workspace: Workspace, keys: Sequence[str], *, within: timedelta | None = None
) -> tuple[str, ...]:
    """The pupils with a review whose meeting is today or later, within the span where one is given.

    Those whose record cannot be read are among them.

    Raises NoMeetingToCome where there is nobody.
    """
    files = {key: load_pupil(workspace.root, key).file for key in keys}
    first = workspace.today
    last = date.max if within is None else first + within
    found = tuple(key for key, file in files.items() if file is None or _is_met(file.reviews.values(), first, last))
    if not found:
        raise NoMeetingToCome(within=within)
    return found


def _is_met(reviews: Iterable[Review], first: date, last: date) -> bool:
    return any(goes_ahead(each) and first <= each.meeting_on <= last for each in reviews)


def invitations(opened: Opened, *, to: Sequence[str] = ()) -> Paper:
    """The letters to everybody, or only to some. Raises NotInvited."""
    letters = _letters(opened, to=to)
    if not to:
        # Nobody writes a letter to themselves.
        letters = tuple(each for each in letters if each.role != "senco")
    view = Invitations(opened.meeting, letters)
    gaps = gaps_of_letters(opened.meeting, letters)
    return _paper(INVITATION, opened, view, gaps, to=letters)


def advice_requests(opened: Opened, *, to: Sequence[str] = ()) -> Paper:
    """The requests to everybody outside the family who has not sent advice. Raises NotInvited and AllAdviceHere."""
    letters = _letters(opened, to=to)
    if not to:
        letters = tuple(each for each in letters if each.role not in _NOT_ASKED and not each.thanks)
    if not letters:
        raise AllAdviceHere(opened.chosen)
    file = opened.chosen.file
    last = review_before(file, opened.chosen.review)
    outcomes, provisions = outcomes_asked(file, last), provisions_asked(file, last)
    requests = tuple(request_to(each, outcomes, provisions) for each in letters)
    view = AdviceRequests(opened.meeting, requests, last.meeting_on if last else None)
    gaps = gaps_of_requests(view)
    return _paper(ADVICE_REQUEST, opened, view, gaps, to=letters)


def one_each(paper: Paper) -> Mapping[str, Paper]:
    """The letters or requests of a paper one by one, by what their files are told apart by; the faults are not."""
    view, parts = paper.view, dict[str, object]()
    if isinstance(view, Invitations):
        parts = {each.slug: replace(view, letters=(each,)) for each in view.letters}
    elif isinstance(view, AdviceRequests):
        parts = {each.to.slug: replace(view, requests=(each,)) for each in view.requests}
    return {slug: replace(paper, view=part, faults=()) for slug, part in parts.items()}


def views_paper(opened: Opened, whose: Whose, *, is_large: bool = False) -> Paper:
    """The form for the views of the child, the parents or the teacher; `is_large` is the child's in large print."""
    chosen = opened.chosen
    form = views_form(whose, opened.meeting, chosen.file, chosen.school, chosen.review)
    return _paper(views_form_kind(whose, is_large=is_large), opened, form, gaps_of_form(form))


def views_form_kind(whose: Whose, *, is_large: bool = False) -> Kind:
    """The kind of such a form."""
    name = f"{whose}-large" if is_large else whose
    return Kind(f"review-views-form-{name}", f"review-views-{name}.html.j2", "form")


def agenda(opened: Opened) -> Paper:
    """The agenda of the meeting."""
    chosen, case = opened.chosen, opened.chosen.case
    deadlines = pupil_deadlines(chosen.file, chosen.school, today=case.today, days=case.days, rules=case.rules)
    view = agenda_of(
        opened.meeting,
        people=opened.people,
        letters=_letters(opened, to=()),
        outcomes=outcomes_asked(chosen.file, review_before(chosen.file, chosen.review)),
        deadlines=deadlines,
    )
    return _paper(AGENDA, opened, view, gaps_of_agenda(view))


def _paper(kind: Kind, opened: Opened, view: object, gaps: Iterable[Gap], *, to: Sequence[Letter] = ()) -> Paper:
    whom = to[0].slug if len(to) == 1 else None
    return Paper(kind=kind, view=view, faults=opened.faults, parts=(opened.chosen.file.key, whom), gaps=tuple(gaps))


def _letters(opened: Opened, *, to: Sequence[str]) -> tuple[Letter, ...]:
    letters = letters_to(opened.people, opened.chosen.file.pupil)
    return tuple(letters[place] for place in find_people(opened.chosen, to)) if to else letters
