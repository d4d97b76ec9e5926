"""An annual review pack from the records: every section, and first what is missing in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from senco_cli.documents.annual_review.about import about_meeting, about_plan, about_pupil, signature
from senco_cli.documents.annual_review.advice import advice_section
from senco_cli.documents.annual_review.attainment import attainment_section
from senco_cli.documents.annual_review.attendance import attendance_section
from senco_cli.documents.annual_review.facts import Facts
from senco_cli.documents.annual_review.form_particulars import family, parent, review_days, school_details
from senco_cli.documents.annual_review.invitations import SIGNS, invited, sign_of, steps
from senco_cli.documents.annual_review.life import (
    adulthood_section,
    budget_section,
    health_section,
    placement_section,
)
from senco_cli.documents.annual_review.lines import Heading, SourceLine
from senco_cli.documents.annual_review.missing import missing
from senco_cli.documents.annual_review.progress import outcomes, provision_section
from senco_cli.documents.annual_review.proposals import action_section, recommendation_section
from senco_cli.documents.annual_review.view import AnnualReview, Stage
from senco_cli.documents.annual_review.voices import child_section, parent_section
from senco_cli.documents.annual_review.whole_texts import whole_texts
from senco_cli.model.review import Review
from senco_cli.rules.case import PupilCase
from senco_cli.rules.review_sections import review_sections
from senco_cli.rules.rule import VERIFIED


def build(
    case: PupilCase, key: str, review: Review, *, stage: Stage | None = None, unreadable: Iterable[str] = ()
) -> AnnualReview:
    """The pack of one review; without a stage the report once the meeting was held, and the papers for it before."""
    facts = Facts(case, key, review, stage or stage_of(review, case))
    view = AnnualReview(
        stage=facts.stage,
        school=facts.school.settings.school.name,
        senco=signature(facts)[0],
        head=signature(facts)[1],
        on=facts.today,
        missing=(),
        headings=_headings(),
        marks=(),
        pupil=about_pupil(facts),
        first_parent=parent(facts, 1),
        second_parent=parent(facts, 2),
        contacts=family(facts),
        school_details=school_details(facts),
        days=review_days(facts),
        plan=about_plan(facts),
        meeting=about_meeting(facts),
        steps=tuple(steps(facts)),
        invited=invited(facts),
        child=child_section(facts),
        parents=parent_section(facts),
        outcomes=tuple(outcomes(facts)),
        provision=provision_section(facts),
        attainment=attainment_section(facts),
        attendance=attendance_section(facts),
        advice=advice_section(facts),
        health=health_section(facts),
        adulthood=adulthood_section(facts),
        placement=placement_section(facts),
        budget=budget_section(facts),
        recommendation=recommendation_section(facts),
        follow_up=action_section(facts),
        unreadable=tuple(unreadable),
    )
    return replace(view, missing=tuple(missing(view, facts)), marks=_marks(view), whole=whole_texts(view))


def stage_of(review: Review, case: PupilCase) -> Stage:
    """Whether a review is before or after its meeting."""
    return "after" if review.held or review.meeting_on < case.today else "before"


def _headings() -> Mapping[str, Heading]:
    return {
        each.letter: Heading(
            each.letter,
            each.title,
            each.asks,
            tuple(SourceLine(basis.title, basis.href, sign_of(basis.verified)) for basis in each.basis),
        )
        for each in review_sections().values()
    }


def _marks(view: AnnualReview) -> tuple[tuple[str, str], ...]:
    """What the signs behind the sources mean that stand on the page."""
    sources = [each for heading in view.headings.values() for each in heading.sources]
    sources += [each for step in view.steps for each in step.sources]
    used = {each.mark for each in sources}
    return tuple((sign, VERIFIED[verified]) for verified, sign in SIGNS.items() if sign and sign in used)
