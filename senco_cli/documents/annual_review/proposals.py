"""Sections N and O of an annual review pack: what is recommended, and who does what by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from senco_cli.documents.annual_review.facts import Facts, name_of
from senco_cli.documents.annual_review.invitations import sent_to
from senco_cli.documents.annual_review.lines import ActionLine, AmendedSection, AmendmentLine, DifferenceLine
from senco_cli.documents.annual_review.view import ActionSection, RecommendationSection
from senco_cli.model.codes import code_set
from senco_cli.model.review import ReviewAction

_STOP, _TAKEN_OUT = "stop", "To be taken out of the plan."


def recommendation_section(facts: Facts) -> RecommendationSection:
    """What the review recommends; before the meeting only what is proposed so far."""
    review, sections = facts.review, tuple(_amended(facts))
    if not facts.is_report:
        return RecommendationSection(None, sections, None, (), None, None)
    return RecommendationSection(
        recommendation=_code("review_recommendation", review.recommendation),
        sections=sections,
        differences=review.differences,
        opinions=tuple(DifferenceLine(each.who, each.about, each.view, each.school_view) for each in review.opinions),
        decision=_code("review_decision", review.la_decision),
        decision_on=review.la_decision_notice_on,
    )


def action_section(facts: Facts) -> ActionSection:
    """What was agreed now and last time, what else was promised, and who has the report."""
    now = facts.review.actions if facts.is_report else ()
    earlier = facts.previous.actions if facts.previous else ()
    return ActionSection(
        actions=tuple(_actions(now, facts)),
        earlier=tuple(_actions(earlier, facts)),
        promises=tuple(_promises(facts)),
        report_sent_on=facts.review.report_sent_on if facts.is_report else None,
        sent_to=sent_to(facts),
    )


def _code(codes: str, code: str | None) -> str | None:
    return name_of(codes, code) if code else None


def _amended(facts: Facts) -> Iterator[AmendedSection]:
    written = tuple(_written(facts))
    told = {(section, line.item) for section, line in written}
    # What was written of an item by itself stands for it; what the walk through the plan found is not told twice.
    implied = [
        each for each in (*_from_outcomes(facts), *_from_provision(facts)) if (each[0], each[1].item) not in told
    ]
    for code in code_set("plan_section").codes:
        lines = [line for section, line in (*written, *implied) if section == code.code]
        if lines:
            yield AmendedSection(code.code, code.name, tuple(sorted(lines, key=_in_order)))


def _written(facts: Facts) -> Iterator[tuple[str, AmendmentLine]]:
    now = _plan_words(facts)
    for each in facts.review.amendments:
        words = now.get((each.section, each.item or ""))
        yield each.section, AmendmentLine(each.item, words, each.words, each.reason, each.evidence)


def _from_outcomes(facts: Facts) -> Iterator[tuple[str, AmendmentLine]]:
    now = _plan_words(facts)
    for each in facts.review.outcomes:
        if each.revised or each.keep is False:
            words = each.revised or _TAKEN_OUT
            reason = name_of("outcome_result", each.progress) if each.progress else None
            yield "E", AmendmentLine(each.outcome, now.get(("E", each.outcome)), words, reason, each.evidence)


def _from_provision(facts: Facts) -> Iterator[tuple[str, AmendmentLine]]:
    now = _plan_words(facts)
    for each in facts.review.provisions:
        section = next((section for section, item in now if item == each.provision and section != "E"), "F")
        if each.changed_to or each.next_step == _STOP:
            words = each.changed_to or _TAKEN_OUT
            yield section, AmendmentLine(each.provision, now.get((section, each.provision)), words, each.effect, None)


def _plan_words(facts: Facts) -> Mapping[tuple[str, str], str]:
    """What the plan says now, by section and number."""
    text = facts.sections
    needs = (("B", text.special_educational_needs), ("C", text.health_needs), ("D", text.social_care_needs))
    provision = (
        ("F", text.special_educational_provision),
        ("G", text.health_provision),
        ("H1", text.social_care_provision_1),
        ("H2", text.social_care_provision_2),
    )
    return {
        **{(name, each.id): each.need for name, of in needs for each in of},
        **{("E", each.id): each.outcome for each in text.outcomes},
        **{(name, each.id): each.provision for name, of in provision for each in of},
    }


def _in_order(line: AmendmentLine) -> tuple[bool, int, str]:
    number = "".join(character for character in line.item or "" if character.isdigit())
    return line.item is None, int(number or 0), line.item or ""


def _actions(actions: Iterable[ReviewAction], facts: Facts) -> Iterator[ActionLine]:
    for each in actions:
        is_late = each.done_on is None and facts.has_passed(each.by)
        yield ActionLine(each.what, each.who, each.by, each.done_on, is_late)


def _promises(facts: Facts) -> Iterator[ActionLine]:
    for contact in facts.file.contact_log.contacts if facts.file.contact_log else ():
        for each in contact.promised:
            if each.kept_on is None and contact.happened_on <= facts.until:
                who = name_of("promised_by", each.who)
                yield ActionLine(each.what, who, each.by, None, facts.has_passed(each.by))
