"""What an annual review pack asks for and the records do not hold: what, whose it is, and how to write it down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from senco_cli.documents.annual_review.facts import Facts
from senco_cli.documents.annual_review.invitations import named
from senco_cli.documents.annual_review.lines import InvitedLine, MissingLine, ProvisionLine, SentLine
from senco_cli.documents.annual_review.view import AnnualReview
from senco_cli.model.phrases import listed, small_first
from senco_cli.rules.planning.meeting_day import NOTICE, PAPERS, REPORT

SENCO, TEACHER, AUTHORITY = "SENCO", "Class teacher", "Local authority"
_AMEND = "amend"


@dataclass(frozen=True, slots=True)
class _Gap:
    """One thing that is missing; `rule` is the step by whose day it is wanted."""

    section: str
    what: str
    owner: str
    command: str
    rule: str


def missing(view: AnnualReview, facts: Facts) -> Iterator[MissingLine]:
    """Everything that is missing, in the order of the sections."""
    found = [*_before_and_after(view, facts), *(_of_report(view, facts) if facts.is_report else ())]
    for gap in sorted(found, key=lambda each: each.section):
        by = facts.due(gap.rule)
        command = gap.command.format(pupil=facts.file.key, review=facts.key, meeting=facts.review.meeting_on)
        # The steps look for a review whose report is still to go out, unless they are told which one.
        if facts.review.report_sent_on and command.startswith("review-") and "--meeting" not in command:
            command = f"{command} --meeting {facts.review.meeting_on}"
        yield MissingLine(gap.section, gap.what, gap.owner, command, by, facts.has_passed(by))


def _before_and_after(view: AnnualReview, facts: Facts) -> Iterator[_Gap]:
    yield from _about(view)
    yield from _people(view, facts)
    yield from _voices(view)
    yield from _plan(view)
    yield from _evidence(view)
    yield from _life(view)


def _about(view: AnnualReview) -> Iterator[_Gap]:
    plan, meeting = view.plan, view.meeting
    if plan.first_made_on is None:
        yield _Gap("A", "the plan itself and the day it was made", SENCO, "edit {pupil} --what ehc-plan --new", PAPERS)
    elif plan.local_authority is None:
        command = "edit {pupil} --what ehc-plan --set local_authority=NAME"
        yield _Gap("A", "the authority that maintains the plan", SENCO, command, PAPERS)
    if view.pupil.upn is None:
        yield _Gap("A", "the unique pupil number", "School office", "edit {pupil} --set upn=NUMBER", PAPERS)
    if not view.is_report:
        open_ones = [("time", meeting.time), ("place", meeting.place), ("chair", meeting.chair)]
        names = [name for name, value in open_ones if value is None]
        if names:
            what = f"the {listed(names)} of the meeting"
            yield _Gap("A", what, SENCO, "review-notes {pupil} --part meeting", NOTICE)


def _people(view: AnnualReview, facts: Facts) -> Iterator[_Gap]:
    not_listed = [each for each in view.invited if not each.is_invited]
    if not_listed:
        what = f"an invitation for {_parts(not_listed)}, who must be invited"
        yield _Gap("B", what, SENCO, "review-invite {pupil}", NOTICE)
    not_told = [each for each in view.invited if each.is_invited and each.invited_on is None]
    if not_told and facts.review.notice_given_on is None:
        what = f"the day {_people_of(not_told)} had the invitation"
        yield _Gap("B", what, SENCO, "review-invite {pupil} --sent DATE", NOTICE)
    for each in view.invited:
        if each.advice_asked_on and each.advice_received_on is None:
            command = "review-advice {pupil} --from ROLE --received DATE"
            yield _Gap("B", f"the advice that {named(each)} was asked for", named(each), command, PAPERS)
    here = [each for each in view.invited if each.advice_received_on and each.advice_circulated_on is None]
    if here and facts.review.advice_circulated_on is None:
        what = f"the day the advice of {_people_of(here)} went to everybody invited"
        yield _Gap("B", what, SENCO, "review-advice {pupil} --from all --circulated DATE", PAPERS)


def _voices(view: AnnualReview) -> Iterator[_Gap]:
    if not any(each.for_this_review for each in view.child.views):
        who = f"the views of {view.pupil.forename} for this review"
        command = "add-view {pupil} --whose child --for annual-review --record {review}"
        yield _Gap("C", who, "Whoever the child talks to best", command, PAPERS)
    if not any(each.for_this_review for each in view.parents.views):
        command = "add-view {pupil} --whose parents --for annual-review --record {review}"
        yield _Gap("D", "the views of the parents for this review", "Parents", command, PAPERS)
    unasked = [small_first(each.about) for each in view.parents.wishes if each.answer is None]
    if unasked:
        what = f"whether the parents want {listed(unasked, link='or')}"
        yield _Gap("D", what, "Parents", "review-notes {pupil} --part wishes", PAPERS)


def _plan(view: AnnualReview) -> Iterator[_Gap]:
    into_plan = "edit {pupil} --what ehc-plan"
    if not view.outcomes:
        yield _Gap("E", "the outcomes of section E in the words of the plan", SENCO, into_plan, PAPERS)
    unseen = [each.number for each in view.outcomes if each.progress is None or each.evidence is None]
    if unseen:
        what = f"progress and what shows it: {', '.join(unseen)}"
        yield _Gap("E", what, TEACHER, "review-notes {pupil} --part outcomes", PAPERS)
    if not view.provision.lines:
        yield _Gap("F", "the provision of section F in the words of the plan", SENCO, into_plan, PAPERS)
    for section, lines in _lines_by_section(view):
        undelivered = [each.number for each in lines if each.delivered is None and each.hours_delivered is None]
        if undelivered:
            what = f"what was delivered: {', '.join(undelivered)}"
            yield _Gap(section, what, SENCO, "review-notes {pupil} --part provisions", PAPERS)
        no_effect = [each.number for each in lines if each.effect is None]
        if no_effect:
            what = f"what it has changed: {', '.join(no_effect)}"
            yield _Gap(section, what, TEACHER, "review-notes {pupil} --part provisions", PAPERS)


def _evidence(view: AnnualReview) -> Iterator[_Gap]:
    if view.attainment.summary is None:
        what = "attainment and the rate of progress, in a few sentences"
        yield _Gap("G", what, TEACHER, "review-notes {pupil} --part updates", PAPERS)
    if not view.attainment.measures:
        yield _Gap("G", "any result over time", TEACHER, "add-measure {pupil}", PAPERS)
    if view.attendance.percent is None:
        yield _Gap("H", "attendance", "School office", "set-attendance {pupil}", PAPERS)


def _life(view: AnnualReview) -> Iterator[_Gap]:
    health = view.health
    if (health.needs or health.provision or health.care_plan_on) and health.update is None:
        yield _Gap("J", "what is new about health", "Health service", "review-notes {pupil} --part updates", PAPERS)
    if (health.social_needs or health.social_provision) and health.social_update is None:
        yield _Gap("J", "what is new about social care", "Social care", "review-notes {pupil} --part updates", PAPERS)
    unsaid = [each.theme.lower() for each in view.adulthood.themes if each.now is None and each.support is None]
    if view.adulthood.is_required and unsaid:
        what = f"preparing for adulthood: {listed(unsaid)}"
        yield _Gap("K", what, SENCO, "review-notes {pupil} --part adulthood", PAPERS)
    if view.placement.transfer and view.placement.next_school is None:
        yield _Gap("L", "the school that is wanted next", "Parents", "review-notes {pupil} --part placement", PAPERS)
    budget = view.budget
    if (budget.has_budget == "Yes" or budget.direct_payments) and budget.update is None:
        what = "how the personal budget is used"
        yield _Gap("M", what, "Parents and authority", "review-notes {pupil} --part updates", PAPERS)


def _of_report(view: AnnualReview, facts: Facts) -> Iterator[_Gap]:
    if view.meeting.held is None:
        yield _Gap("A", "whether the meeting was held", SENCO, "review-held {pupil}", REPORT)
    elif any(each.is_invited and each.attended is None for each in view.invited):
        unknown = [each for each in view.invited if each.is_invited and each.attended is None]
        command = "review-held {pupil} --attended ROLE --meeting {meeting}"
        yield _Gap("B", f"whether {_people_of(unknown)} came", SENCO, command, REPORT)
    no_word = [each.number for each in view.outcomes if each.keep is None]
    if no_word:
        what = f"whether the outcome still fits: {', '.join(no_word)}"
        yield _Gap("E", what, "The meeting", "review-notes {pupil} --part outcomes", REPORT)
    for section, lines in _lines_by_section(view):
        no_next = [each.number for each in lines if each.next is None]
        if no_next:
            what = f"keep, change or stop: {', '.join(no_next)}"
            yield _Gap(section, what, "The meeting", "review-notes {pupil} --part provisions", REPORT)
    if view.placement.suitable is None:
        what = "whether the school is right for the pupil"
        yield _Gap("L", what, "The meeting", "review-notes {pupil} --part placement", REPORT)
    yield from _of_decision(view, facts)


def _of_decision(view: AnnualReview, facts: Facts) -> Iterator[_Gap]:
    found = view.recommendation
    if found.recommendation is None:
        yield _Gap("N", "the recommendation", "The meeting", "review-report {pupil} --recommendation CODE", REPORT)
    if facts.review.recommendation == _AMEND and not found.sections:
        what = "the amendments that are proposed, by section of the plan"
        yield _Gap("N", what, "The meeting", "review-notes {pupil} --part amendments", REPORT)
    if found.differences is None and not found.opinions:
        what = "where anybody differs from the school; None where nobody does"
        yield _Gap("N", what, "The meeting", "review-notes {pupil} --part updates", REPORT)
    if not view.follow_up.actions:
        yield _Gap("O", "who does what by when", "The meeting", "review-notes {pupil} --part actions", REPORT)
    unsent = [each for each in view.follow_up.sent_to if each.sent_on is None]
    if unsent:
        what = f"the day the report went to {_people_of(unsent)}"
        head = "Head teacher"
        yield _Gap("O", what, head, "review-notes {pupil} --part sent", REPORT)


def _lines_by_section(view: AnnualReview) -> tuple[tuple[str, tuple[ProvisionLine, ...]], ...]:
    """Every line of provision, by the section of the pack it stands in."""
    return (("F", view.provision.lines), ("J", (*view.health.provision, *view.health.social_provision)))


def _people_of(lines: Iterable[InvitedLine | SentLine]) -> str:
    return "; ".join(each.name or each.role for each in lines)


def _parts(lines: Iterable[InvitedLine]) -> str:
    return listed([f"the {small_first(each.role)}" for each in lines])
