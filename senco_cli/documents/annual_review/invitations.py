"""Section B of an annual review pack, and who has the report: everybody invited, and each step against its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from senco_cli.documents.annual_review.facts import INTERIM, Facts, name_of
from senco_cli.documents.annual_review.lines import InvitedLine, SentLine, SourceLine, StepLine
from senco_cli.model.codes import code_set
from senco_cli.model.review import Invitee
from senco_cli.model.review_notes import ReportSent
from senco_cli.rules.compulsory_school_age import is_young_person
from senco_cli.rules.planning.meeting_day import ASK, DECIDE, NOTICE, PAPERS, REPORT, Step
from senco_cli.rules.rule import DUTY_HOLDERS

SIGNS = {"primary": "", "secondary": "*", "memory": "**", "derived": "***"}
_AFTER = (REPORT, DECIDE)
_LAW = ("statute",)
_PARENT, _YOUNG_PERSON, _CHILD = "parent", "young-person", "child"


def steps(facts: Facts) -> Iterator[StepLine]:
    """The steps of the review, in order; none for a lighter review, to which the time limits do not apply."""
    if facts.review.type == INTERIM:
        return
    for step in facts.meeting_day.steps:
        if facts.is_report or step.rule not in _AFTER:
            yield _step(step, facts)


def invited(facts: Facts) -> tuple[InvitedLine, ...]:
    """Everybody invited, and whoever must be and is not yet, those whom the law names first."""
    order = [code.code for code in code_set("review_invitee").codes]
    found = [(each.role, _invited(each, facts)) for each in facts.review.invited]
    found += [(role, _not_invited(role)) for role in not_listed(facts)]
    found.sort(key=lambda each: order.index(each[0]))
    return tuple(line for _, line in found)


def not_listed(facts: Facts) -> tuple[str, ...]:
    """The parts that must be invited and are not on the list."""
    if facts.review.type == INTERIM:
        return ()
    listed = {each.role for each in facts.review.invited}
    is_grown = is_young_person(facts.file.pupil.date_of_birth, facts.review.meeting_on)
    left_out = _PARENT if is_grown else _YOUNG_PERSON
    codes = code_set("review_invitee").codes
    return tuple(each.code for each in codes if each.group == "must" and each.code not in {*listed, left_out})


def sent_to(facts: Facts) -> tuple[SentLine, ...]:
    """Everybody invited and everybody the report was sent to, with its day; none before the meeting."""
    if not facts.is_report:
        return ()
    review = facts.review
    left = list(review.sent_to)
    # One day for all of them is recorded where nobody wrote down each.
    for_all = review.report_sent_on if not review.sent_to else None
    lines = [_sent(each, _taken(left, each), for_all=for_all) for each in review.invited]
    return (*lines, *(SentLine(_role(each.role), each.name, each.sent_on, _way(each)) for each in left))


def named(line: InvitedLine) -> str:
    """Somebody invited by name and part, or by the part alone."""
    return f"{line.name} ({line.role})" if line.name else line.role


def sign_of(verified: str | None) -> str:
    """The sign behind a source that was not itself read."""
    return SIGNS.get(verified or "primary", "")


def _step(step: Step, facts: Facts) -> StepLine:
    done_on = _done_on(step.rule, facts)
    last = step.outer_by or step.legal_by
    rule = facts.case.rules.named(step.rule)
    is_late = (done_on or facts.today) > last and not (done_on is None and _is_unrecorded(step, facts))
    return StepLine(
        title=step.title,
        holder=DUTY_HOLDERS[rule.duty_holder] if rule else "",
        due=step.legal_by,
        done_on=done_on,
        state=_state(step, done_on, facts),
        is_law=step.status in _LAW,
        is_late=is_late and step.status in _LAW,
        sources=tuple(SourceLine(each.title, each.href, sign_of(step.verified)) for each in step.sources[:1]),
    )


def _state(step: Step, done_on: date | None, facts: Facts) -> str:
    is_law = step.status in _LAW
    if done_on is None:
        if _is_unrecorded(step, facts):
            return "not recorded"
        late = "late: not done" if is_law else "not done"
        return late if facts.today > (step.outer_by or step.legal_by) else "to come"
    if done_on <= step.legal_by:
        return "in time"
    if not is_law:
        return "later than advised"
    return "in time by the wider reading" if step.outer_by and done_on <= step.outer_by else "late"


def _is_unrecorded(step: Step, facts: Facts) -> bool:
    """Whether nothing written may only mean that nobody wrote it down: the meeting it comes before is over."""
    return step.rule not in _AFTER and facts.review.meeting_on < facts.today


def _done_on(rule: str, facts: Facts) -> date | None:
    review = facts.review
    if rule == ASK:
        return review.advice_asked_on or _first(each.advice_asked_on for each in review.invited)
    if rule == NOTICE:
        return review.notice_given_on or _all(each.invited_on for each in review.invited)
    if rule == PAPERS:
        came = [each for each in review.invited if each.advice_asked_on or each.advice_received_on]
        return review.advice_circulated_on or _all(each.advice_circulated_on for each in came)
    if rule == REPORT:
        return review.report_sent_on
    return review.la_decision_notice_on or review.amendment_notice_on


def _first(days: Iterator[date | None]) -> date | None:
    return min((day for day in days if day), default=None)


def _all(days: Iterator[date | None]) -> date | None:
    """The last of some days; None until there are all of them."""
    every = list(days)
    return None if not every or None in every else max(day for day in every if day)


def _invited(person: Invitee, facts: Facts) -> InvitedLine:
    code = code_set("review_invitee").get(person.role)
    papers = facts.meeting_day.step(PAPERS) if facts.review.type != INTERIM else None
    last = (papers.outer_by or papers.legal_by) if papers else None
    sent = person.advice_circulated_on
    return InvitedLine(
        role=_role(person.role),
        name=person.name,
        must=code is not None and code.group == "must",
        is_invited=True,
        source=code.source if code else None,
        invited_on=person.invited_on,
        reply=person.reply,
        attended=person.attended if facts.is_report else None,
        advice_asked_on=person.advice_asked_on,
        advice_received_on=person.advice_received_on,
        advice_circulated_on=sent,
        advice_was_late=sent is not None and last is not None and sent > last,
    )


def _not_invited(role: str) -> InvitedLine:
    code = code_set("review_invitee").get(role)
    source = code.source if code else None
    return InvitedLine(_role(role), None, True, False, source, None, None, None, None, None, None, False)


def _taken(left: list[ReportSent], person: Invitee) -> ReportSent | None:
    """The entry of somebody invited, by part and name or else by the part alone, taken out of the list."""
    found = [each for each in left if each.role == person.role]
    exact = next((each for each in found if each.name == person.name), None)
    entry = exact or next((each for each in found if each.name is None or person.name is None), None)
    if entry:
        left.remove(entry)
    return entry


def _sent(person: Invitee, entry: ReportSent | None, *, for_all: date | None) -> SentLine:
    return SentLine(
        role=_role(person.role),
        name=person.name,
        sent_on=entry.sent_on if entry else for_all,
        how=_way(entry) if entry else None,
    )


def _way(entry: ReportSent) -> str | None:
    return name_of("sending_way", entry.how) if entry.how else None


def _role(role: str) -> str:
    return name_of("review_invitee", role)
