"""Sections J to M of an annual review pack: health and care, adulthood, the school, and personal budgets."""

from __future__ import annotations

from collections.abc import Iterable

from senco_cli.documents.annual_review.about import covers_adulthood, next_school
from senco_cli.documents.annual_review.facts import Facts, name_of, yes_no
from senco_cli.documents.annual_review.lines import NumberedLine, ThemeLine, VisitLine
from senco_cli.documents.annual_review.progress import plan_lines
from senco_cli.documents.annual_review.view import (
    AdulthoodSection,
    BudgetSection,
    HealthSection,
    PlacementSection,
)
from senco_cli.documents.annual_review.voices import wish
from senco_cli.model.codes import code_set
from senco_cli.model.ehc_plan import PlanNeed
from senco_cli.model.review_notes import PlacementReview

THEMES = "adulthood_theme"
_BUDGET = "personal-budget"
_NOTHING = PlacementReview.model_validate({})


def health_section(facts: Facts) -> HealthSection:
    """Health and social care: the sections of the plan, what became of them, and what is new."""
    text = facts.sections
    social = (("H1", text.social_care_provision_1), ("H2", text.social_care_provision_2))
    return HealthSection(
        needs=_needs(text.health_needs),
        provision=tuple(plan_lines("G", text.health_provision, facts)),
        care_plan_on=facts.file.pupil.health_care_plan_reviewed_on,
        update=facts.review.health,
        social_needs=_needs(text.social_care_needs),
        social_provision=tuple(line for name, lines in social for line in plan_lines(name, lines, facts)),
        social_update=facts.review.social_care,
    )


def adulthood_section(facts: Facts) -> AdulthoodSection:
    """The four themes where the law asks for them, or where something is said of one."""
    said = {each.theme: each for each in facts.review.adulthood}
    is_required = covers_adulthood(facts)
    themes = tuple(
        ThemeLine(code.name, said[code.code].now, said[code.code].support)
        if code.code in said
        else ThemeLine(code.name, None, None)
        for code in code_set(THEMES).codes
    )
    return AdulthoodSection(is_required, themes if said or is_required else ())


def placement_section(facts: Facts) -> PlacementSection:
    """The present school, the next one, and the way there."""
    placement, transfer = facts.review.placement or _NOTHING, facts.file.pupil.transfer
    return PlacementSection(
        suitable=yes_no(placement.suitable),
        reason=placement.reason,
        transfer=name_of("phase_transfer", transfer.kind) if transfer else None,
        moves_on=transfer.moves_on if transfer else None,
        plan_due=facts.transfer_due(),
        next_school=next_school(facts),
        transition=placement.transition,
        visits=tuple(VisitLine(each.school, each.visit_on, each.with_whom, each.note) for each in placement.visits),
        transport=placement.transport,
    )


def budget_section(facts: Facts) -> BudgetSection:
    """Personal budget and direct payments: what there is, and what is wished for."""
    plan, asked = facts.file.plan, wish(_BUDGET, facts)
    return BudgetSection(
        has_budget=yes_no(plan.personal_budget) if plan else None,
        direct_payments=facts.sections.direct_payments,
        first_payment_on=plan.first_direct_payment_on if plan else None,
        reviewed_on=plan.direct_payment_reviewed_on if plan else None,
        update=facts.review.personal_budget,
        wish=asked if asked.answer or asked.words else None,
    )


def _needs(needs: Iterable[PlanNeed]) -> tuple[NumberedLine, ...]:
    return tuple(NumberedLine(each.id, each.need) for each in needs)
