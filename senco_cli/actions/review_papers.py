"""The papers around a review meeting, made from the records: invitations, requests for advice, forms and agenda."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from senco_cli.actions.document_file import document_name
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.review_invite import INVITE, proposed_invitees
from senco_cli.actions.review_people import find_people, said_of
from senco_cli.actions.review_pick import Chosen, pick_review
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

# The family and the child are asked for their views, on forms of their own, and the SENCO is who asks.
_NOT_ASKED = frozenset({"parent", "young-person", "child", "senco"})


class AllAdviceHere(SencoError):
    """Everybody invited from outside the family has sent their advice."""

    def __init__(self, chosen: Chosen) -> None:
        super().__init__(
            f"nobody invited to the review of {chosen.review.meeting_on.isoformat()} has advice still to send "
            f"(pupil {chosen.file.key})",
            hint="add --to ROLE   to make the form again, or add somebody with senco review-invite",
        )


class NoMeetingToCome(SencoError):
    """No pupil of those asked for has a review whose meeting is to come."""

    def __init__(self) -> None:
        super().__init__(
            "no review with a meeting to come is in that part of the school", hint="senco review-plan PUPIL"
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """One review as its papers see it: everybody on its list, and after them who must be on it and is not yet."""

    chosen: Chosen
    meeting: ReviewMeeting
    faults: tuple[Finding, ...]
    unlisted: tuple[str, ...]

    @property
    def people(self) -> tuple[Invitee, ...]:
        """Everybody a paper may go to."""
        return self.chosen.review.invited


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: what it is called, its template and its view, and what it leaves a line for; `slug` tells it apart."""

    document: str
    template: str
    view: Mapping[str, Any]
    gaps: tuple[Gap, ...]
    slug: str = ""

    def name(self, opened: Opened, *, ending: str) -> str:
        """A name for its file, with the pupil's key and nobody's name."""
        parts = (opened.chosen.file.key, self.slug)
        return document_name(self.document, parts, on=opened.meeting.written_on, ending=ending)


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


def with_meeting_to_come(workspace: Workspace, keys: Sequence[str]) -> tuple[str, ...]:
    """The pupils with a review whose meeting is today or later, and those whose record cannot be read.

    Raises NoMeetingToCome where there is nobody.
    """
    files = {key: load_pupil(workspace.root, key).file for key in keys}
    found = tuple(key for key, file in files.items() if file is None or _is_met(file.reviews.values(), workspace.today))
    if not found:
        raise NoMeetingToCome
    return found


def _is_met(reviews: Iterable[Review], today: date) -> bool:
    return any(goes_ahead(each) and each.meeting_on >= today for each in reviews)


def invitations(opened: Opened, *, to: Sequence[str] = ()) -> Paper:
    """The letters to everybody, or only to some. Raises NotInvited."""
    letters = _letters(opened, to=to)
    if not to:
        # Nobody writes a letter to themselves.
        letters = tuple(each for each in letters if each.role != "senco")
    view = Invitations(opened.meeting, letters)
    gaps = tuple(gaps_of_letters(opened.meeting, letters))
    slug = letters[0].slug if len(letters) == 1 else ""
    return Paper("review-invitation", "review-invitation.html.j2", {"invitations": view}, gaps, slug)


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
    gaps = tuple(gaps_of_requests(view))
    slug = letters[0].slug if len(letters) == 1 else ""
    return Paper("review-advice-request", "review-advice-request.html.j2", {"asked": view}, gaps, slug)


def one_each(paper: Paper) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The letters or requests of a paper one by one, each with what its file is told apart by."""
    for name, view in paper.view.items():
        if isinstance(view, Invitations):
            for letter in view.letters:
                yield letter.slug, {name: replace(view, letters=(letter,))}
        elif isinstance(view, AdviceRequests):
            for request in view.requests:
                yield request.to.slug, {name: replace(view, requests=(request,))}


def views_paper(opened: Opened, whose: Whose, *, is_large: bool = False) -> Paper:
    """The form for the views of the child, the parents or the teacher; `is_large` is the child's in large print."""
    chosen = opened.chosen
    form = views_form(whose, opened.meeting, chosen.file, chosen.school, chosen.review)
    name = f"{whose}-large" if is_large else whose
    return Paper("review-views-form", f"review-views-{name}.html.j2", {"form": form}, tuple(gaps_of_form(form)), name)


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
    gaps = tuple(gaps_of_agenda(view))
    return Paper("review-agenda", "review-agenda.html.j2", {"agenda": view}, gaps)


def _letters(opened: Opened, *, to: Sequence[str]) -> tuple[Letter, ...]:
    letters = letters_to(opened.people, opened.chosen.file.pupil)
    return tuple(letters[place] for place in find_people(opened.chosen, to)) if to else letters
