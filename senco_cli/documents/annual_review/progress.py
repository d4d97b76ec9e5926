"""Sections E and F of an annual review pack: progress towards the outcomes, and what became of the provision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from senco_cli.documents.annual_review.facts import Facts, in_words, name_of, yes_no
from senco_cli.documents.annual_review.lines import (
    AdjustmentLine,
    DeliveryLine,
    OutcomeLine,
    ProvisionLine,
    TargetLine,
)
from senco_cli.documents.annual_review.view import ProvisionSection
from senco_cli.documents.provision_words import deliverers, dose_words, state_words
from senco_cli.documents.wording import day_text
from senco_cli.model.ehc_plan import PlanOutcome, PlanProvision
from senco_cli.model.provision import Provision
from senco_cli.model.review import OutcomeProgress, Review
from senco_cli.model.review_notes import ProvisionProgress, ShortTermTarget
from senco_cli.rules.costing import Amount, Week, add, provision_cost, run_weeks

_IN_PLACE = "in-place"


def outcomes(facts: Facts) -> Iterator[OutcomeLine]:
    """Every outcome of the plan in its order, then what was reviewed that is not in it."""
    listed = facts.sections.outcomes
    for outcome in listed:
        yield _outcome(outcome.id, outcome, facts)
    numbers = {each.id for each in listed}
    for each in facts.review.outcomes:
        if each.outcome not in numbers:
            yield _outcome(each.outcome, None, facts)


def provision_section(facts: Facts) -> ProvisionSection:
    """Section F of the plan line by line, with its cost as far as it is known."""
    lines = tuple(plan_lines("F", facts.sections.special_educational_provision, facts))
    # One provision may deliver several lines, and costs once.
    keys = dict.fromkeys(key for each in facts.sections.special_educational_provision for key in each.delivered_by)
    costs = [cost for cost in (_cost(key, facts) for key in keys) if cost]
    return ProvisionSection(
        lines=lines,
        cost=add(costs) if costs else None,
        cost_note=_cost_note(facts) if costs else None,
        adjustments=tuple(_adjustments(facts)),
    )


def plan_lines(section: str, specified: Iterable[PlanProvision], facts: Facts) -> Iterator[ProvisionLine]:
    """The lines of one section of the plan, with what was found of each."""
    for line in specified:
        yield _provision(section, line.id, line, facts)
    if section == "F":
        known = {each.id for each in _every_line(facts)}
        for found in facts.review.provisions:
            if found.provision not in known:
                yield _provision(section, found.provision, None, facts)


def _every_line(facts: Facts) -> Iterator[PlanProvision]:
    text = facts.sections
    yield from text.special_educational_provision
    yield from text.health_provision
    yield from text.social_care_provision_1
    yield from text.social_care_provision_2


def _outcome(number: str, outcome: PlanOutcome | None, facts: Facts) -> OutcomeLine:
    now = _found(facts.review, number) or OutcomeProgress.model_validate({"outcome": number})
    last = _found(facts.previous, number)
    serving = [each.id for each in facts.sections.special_educational_provision if number in each.outcomes]
    return OutcomeLine(
        number=number,
        outcome=outcome.outcome if outcome else None,
        by=outcome.by if outcome else None,
        needs=outcome.needs if outcome else (),
        provisions=tuple(serving),
        baseline=now.baseline,
        last_progress=_progress(last),
        last_evidence=last.evidence if last else None,
        last_on=facts.previous.meeting_on if last and facts.previous else None,
        progress=_progress(now),
        evidence=now.evidence,
        keep=yes_no(now.keep),
        revised=now.revised,
        targets=tuple(TargetLine(each.target, each.by) for each in now.targets),
        targets_text="\n".join(map(_target, now.targets)) or None,
    )


def _target(each: ShortTermTarget) -> str:
    return f"{each.target.rstrip('.')}, by {day_text(each.by, 'letter')}" if each.by else each.target


def _found(review: Review | None, number: str) -> OutcomeProgress | None:
    return next((each for each in review.outcomes if each.outcome == number), None) if review else None


def _progress(found: OutcomeProgress | None) -> str | None:
    return name_of("outcome_result", found.progress) if found and found.progress else None


def _provision(section: str, number: str, line: PlanProvision | None, facts: Facts) -> ProvisionLine:
    nothing = ProvisionProgress.model_validate({"provision": number})
    found = next((each for each in facts.review.provisions if each.provision == number), nothing)
    keys = line.delivered_by if line else ()
    costs = [cost for cost in (_cost(key, facts) for key in keys) if cost]
    return ProvisionLine(
        section=section,
        number=number,
        specified=line.provision if line else None,
        hours_specified=line.hours_per_week if line else None,
        outcomes=line.outcomes if line else (),
        deliveries=tuple(_deliveries(keys, facts)),
        hours_delivered=found.hours_per_week,
        delivered=found.delivered,
        by_whom=_by_whom(found, facts),
        effect=found.effect,
        next=name_of("review_provision", found.next_step) if found.next_step else None,
        changed_to=found.changed_to,
        cost=add(costs) if costs else None,
    )


def _by_whom(found: ProvisionProgress, facts: Facts) -> str | None:
    return in_words([*(facts.school.staff_name(key) for key in found.delivered_by), found.delivered_by_others])


def _deliveries(keys: Iterable[str], facts: Facts) -> Iterator[DeliveryLine]:
    for key in keys:
        provision = facts.school.provisions.get(key)
        if provision is None:
            continue
        weeks = len(_weeks(provision, facts))
        yield DeliveryLine(
            title=provision.title_,
            dose=dose_words(provision, weeks),
            by_whom=", ".join(deliverers(provision, facts.school.staff)),
            state=state_words(provision, facts.until),
            cost=_cost(key, facts),
        )


def _weeks(provision: Provision, facts: Facts) -> tuple[Week, ...]:
    conventions = facts.school.settings.costs
    return run_weeks(provision, facts.until, weeks_per_year=conventions.weeks_per_year, calendar=facts.case.days)


def _cost(key: str, facts: Facts) -> Amount | None:
    """What falls on the pupil of the whole run of a provision; None where the pupil has no part in it."""
    provision, pupil = facts.school.provisions.get(key), facts.file.key
    if provision is None or all(member.pupil != pupil for member in provision.pupils):
        return None
    rounding = facts.school.settings.costs.rounding
    cost = provision_cost(provision, _weeks(provision, facts), staff=facts.school.staff, rounding=rounding)
    share = cost.share_of(pupil)
    return share if share.pence is not None else None


def _cost_note(facts: Facts) -> str:
    contains = facts.school.settings.costs.rate_contains
    return f"The cost is this pupil's part of each whole run{f'; rates contain {contains}' if contains else ''}."


def _adjustments(facts: Facts) -> Iterator[AdjustmentLine]:
    for each in facts.file.adjustments.adjustments if facts.file.adjustments else ():
        if each.state == _IN_PLACE:
            yield AdjustmentLine(each.what, each.started_on, each.reviews[-1].effect if each.reviews else None)
