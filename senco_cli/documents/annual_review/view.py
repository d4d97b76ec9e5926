"""What stands in an annual review pack: frozen values, one part a section, in the order A to O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from senco_cli.documents.annual_review.form_values import PersonLine, ReviewDays, SchoolDetails, WholeTexts
from senco_cli.documents.annual_review.lines import (
    ActionLine,
    AdjustmentLine,
    AdviceLine,
    AmendedSection,
    ArrangementLine,
    Chart,
    DifferenceLine,
    Heading,
    InvitedLine,
    MeasureLine,
    MissingLine,
    NumberedLine,
    OutcomeLine,
    ProvisionLine,
    SentLine,
    StepLine,
    ThemeLine,
    ViewLine,
    VisitLine,
    WishLine,
)
from senco_cli.rules.costing import Amount

Stage = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class AboutPupil:
    """Section A: who the pupil is."""

    key: Annotated[str, "The key of the pupil's record."]
    name: Annotated[str, "Forename and surname as people use them."]
    forename: Annotated[str, "The forename people use."]
    surname: Annotated[str, "The surname people use."]
    legal_name: Annotated[str, "Forename and surname as on the birth certificate."]
    legal_forename: Annotated[str, "The forename by itself, as on the birth certificate."]
    legal_surname: Annotated[str, "The surname by itself, as on the birth certificate."]
    known_as: Annotated[str | None, "The forename people use, where it is another."]
    home_address: Annotated[str | None, "Where the pupil lives: the first address among the parents'."]
    date_of_birth: Annotated[date, "The day the pupil was born."]
    upn: Annotated[str | None, "Unique pupil number."]
    uln: Annotated[str | None, "Unique learner number, which is asked for from the age of 14."]
    year: Annotated[str, "The year group the pupil is taught in on the day of the meeting."]
    class_name: Annotated[str | None, "Class or tutor group."]
    is_looked_after: Annotated[bool, "Whether the pupil is looked after by an authority."]
    looked_after_since: Annotated[date | None, "Since when."]
    is_young_person: Annotated[bool, "Whether the rights are the young person's on the day of the meeting."]
    needs: Annotated[tuple[str, ...], "Types of need, the main one first."]
    diagnoses: Annotated[tuple[str, ...], "Diagnoses, in the words of their reports."]
    access_needs: Annotated[tuple[str, ...], "Interpreters, and what anybody needs to take part."]
    languages: Annotated[tuple[str, ...], "The languages of parents who want another than English."]
    parents: Annotated[tuple[str, ...], "Parents and carers, by name and relationship."]


@dataclass(frozen=True, slots=True)
class AboutPlan:
    """Section A: the plan that is reviewed."""

    local_authority: Annotated[str | None, "The authority that maintains the plan."]
    case_officer: Annotated[str | None, "The authority's officer for it."]
    first_made_on: Annotated[date | None, "The day the plan was first made."]
    final_on: Annotated[date | None, "The day of the plan now in force."]
    last_meeting_on: Annotated[date | None, "The meeting of the last review."]
    last_decision_on: Annotated[date | None, "The authority's decision after it."]
    school: Annotated[str | None, "The school that section I names."]
    school_type: Annotated[str | None, "Its type."]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Section A: the review and its meeting."""

    key: Annotated[str, "The key of the review: the day it is filed under."]
    type: Annotated[str, "Annual review, early review, phase-transfer review or interim review."]
    also: Annotated[tuple[str, ...], "What else makes it a special one: Year 9 or later, under five."]
    on: Annotated[date, "The day of the meeting."]
    time: Annotated[str | None, "When it begins."]
    place: Annotated[str | None, "Where it is."]
    chair: Annotated[str | None, "Who leads it."]
    held: Annotated[bool | None, "Whether it took place."]


@dataclass(frozen=True, slots=True)
class ChildSection:
    """Section C: the child's or young person's views."""

    views: Annotated[tuple[ViewLine, ...], "What they said, for this review first."]
    in_plan: Annotated[tuple[ViewLine, ...], "What section A of the plan says now."]
    strengths: Annotated[tuple[str, ...], "What the pupil is good at."]
    important_to: Annotated[tuple[str, ...], "What is important to the pupil."]
    what_works: Annotated[tuple[str, ...], "What works."]
    what_does_not_work: Annotated[tuple[str, ...], "What does not work."]
    aspirations: Annotated[str | None, "Hopes for the future."]


@dataclass(frozen=True, slots=True)
class ParentSection:
    """Section D: the parents' views and wishes."""

    views: Annotated[tuple[ViewLine, ...], "What they said, for this review first."]
    in_plan: Annotated[tuple[ViewLine, ...], "What section A of the plan says now."]
    wishes: Annotated[tuple[WishLine, ...], "What a review asks them, each with their answer."]


@dataclass(frozen=True, slots=True)
class ProvisionSection:
    """Section F: the provision of the plan."""

    lines: Annotated[tuple[ProvisionLine, ...], "Each line of section F."]
    cost: Annotated[Amount | None, "What all of it costs as far as is known."]
    cost_note: Annotated[str | None, "What the cost contains."]
    adjustments: Annotated[tuple[AdjustmentLine, ...], "Reasonable adjustments and auxiliary aids in place."]


@dataclass(frozen=True, slots=True)
class AttainmentSection:
    """Section G: attainment, progress, and arrangements in tests."""

    summary: Annotated[str | None, "Attainment and rate of progress in a few sentences."]
    measures: Annotated[tuple[MeasureLine, ...], "Each measure, first and last result."]
    charts: Annotated[tuple[Chart, ...], "The measures with more than one result, to be drawn."]
    arrangements: Annotated[tuple[ArrangementLine, ...], "Access arrangements in examinations and tests."]


@dataclass(frozen=True, slots=True)
class AttendanceSection:
    """Section H: attendance and what has changed."""

    percent: Annotated[Decimal | None, "Attendance in per cent."]
    to: Annotated[date | None, "The day up to which it was counted."]
    missed: Annotated[str | None, "Sessions missed, with and without leave."]
    possible_sessions: Annotated[int | None, "Sessions the pupil could have come to."]
    authorised_absences: Annotated[int | None, "Sessions missed with leave."]
    unauthorised_absences: Annotated[int | None, "Sessions missed without leave."]
    part_time: Annotated[tuple[str, ...], "Part-time timetables since the last review."]
    exclusions: Annotated[tuple[str, ...], "Suspensions and exclusions since the last review."]
    interventions: Annotated[tuple[date, ...], "Days of restrictive interventions since the last review."]
    changed_circumstances: Annotated[str | None, "What has changed, a risk of exclusion among it."]


@dataclass(frozen=True, slots=True)
class AdviceSection:
    """Section I: professional advice since the last review."""

    advice: Annotated[tuple[AdviceLine, ...], "Each piece of advice."]
    documents: Annotated[tuple[str, ...], "Other documents for this review."]
    in_plan: Annotated[tuple[NumberedLine, ...], "Section K of the plan: advice that it rests on."]
    holds_restricted: Annotated[bool, "Whether a document is held that is not for everybody."]


@dataclass(frozen=True, slots=True)
class HealthSection:
    """Section J: health and social care."""

    needs: Annotated[tuple[NumberedLine, ...], "Section C of the plan."]
    provision: Annotated[tuple[ProvisionLine, ...], "Section G of the plan, with what became of it."]
    care_plan_on: Annotated[date | None, "The day the individual healthcare plan was last reviewed."]
    update: Annotated[str | None, "What is new about health."]
    social_needs: Annotated[tuple[NumberedLine, ...], "Section D of the plan."]
    social_provision: Annotated[tuple[ProvisionLine, ...], "Sections H1 and H2, with what became of them."]
    social_update: Annotated[str | None, "What is new about social care."]


@dataclass(frozen=True, slots=True)
class AdulthoodSection:
    """Section K: preparing for adulthood."""

    is_required: Annotated[bool, "Whether the law asks for it in this year group."]
    themes: Annotated[tuple[ThemeLine, ...], "The four themes; empty where it is not asked for and nothing is said."]


@dataclass(frozen=True, slots=True)
class PlacementSection:
    """Section L: the school, the next one, and the way there."""

    suitable: Annotated[str | None, "Yes or No: whether the present school is right."]
    reason: Annotated[str | None, "Why."]
    transfer: Annotated[str | None, "The phase transfer that is planned."]
    moves_on: Annotated[date | None, "The first day at the next school."]
    plan_due: Annotated[date | None, "The last day for the plan that names it."]
    next_school: Annotated[str | None, "The next school, where one is wanted or known."]
    transition: Annotated[str | None, "How the move is prepared."]
    visits: Annotated[tuple[VisitLine, ...], "Visits made and arranged."]
    transport: Annotated[str | None, "What help the pupil needs to get to school."]


@dataclass(frozen=True, slots=True)
class BudgetSection:
    """Section M: personal budget and direct payments."""

    has_budget: Annotated[str | None, "Yes or No: whether the family has a personal budget."]
    direct_payments: Annotated[str | None, "Section J of the plan."]
    first_payment_on: Annotated[date | None, "The day of the first direct payment."]
    reviewed_on: Annotated[date | None, "The day the authority reviewed it."]
    update: Annotated[str | None, "How it is used, and what the review of it found."]
    wish: Annotated[WishLine | None, "What the parents say about a new one."]


@dataclass(frozen=True, slots=True)
class RecommendationSection:
    """Section N: what is recommended, and where views differ."""

    recommendation: Annotated[str | None, "Keep, amend or cease the plan, or re-assess."]
    sections: Annotated[tuple[AmendedSection, ...], "The changes proposed, by section of the plan."]
    differences: Annotated[str | None, "Differences of opinion, in a few sentences."]
    opinions: Annotated[tuple[DifferenceLine, ...], "The same, person by person."]
    decision: Annotated[str | None, "What the authority has decided."]
    decision_on: Annotated[date | None, "The day of its notice."]


@dataclass(frozen=True, slots=True)
class ActionSection:
    """Section O: who does what by when, and who has the report."""

    actions: Annotated[tuple[ActionLine, ...], "What was agreed at this review."]
    earlier: Annotated[tuple[ActionLine, ...], "What was agreed at the last review."]
    promises: Annotated[tuple[ActionLine, ...], "What was promised in calls and letters and is still open."]
    report_sent_on: Annotated[date | None, "The day of the report."]
    sent_to: Annotated[tuple[SentLine, ...], "Everybody invited, with the day the report went to them."]


@dataclass(frozen=True, slots=True)
class AnnualReview:
    """The pack of one review, before its meeting or as the report after it."""

    stage: Annotated[Stage, "before or after the meeting."]
    school: Annotated[str, "The school's name."]
    senco: Annotated[str | None, "The SENCO's name."]
    head: Annotated[str | None, "The head teacher's name."]
    on: Annotated[date, "The day the pack was made."]
    missing: Annotated[tuple[MissingLine, ...], "What is missing, in the order of the sections."]
    headings: Annotated[Mapping[str, Heading], "The heading of each section, by its letter."]
    marks: Annotated[tuple[tuple[str, str], ...], "What the signs behind sources mean."]
    pupil: Annotated[AboutPupil, "Section A: the pupil."]
    first_parent: Annotated[PersonLine, "The first parent or carer, one with parental responsibility first."]
    second_parent: Annotated[PersonLine, "The second."]
    contacts: Annotated[tuple[PersonLine, ...], "Parents, carers and other contacts, all of them."]
    school_details: Annotated[SchoolDetails, "The school's address, numbers and people."]
    days: Annotated[ReviewDays, "The days of the review, each by itself."]
    plan: Annotated[AboutPlan, "Section A: the plan."]
    meeting: Annotated[Meeting, "Section A: the meeting."]
    steps: Annotated[tuple[StepLine, ...], "Section B: the steps of the review against their time limits."]
    invited: Annotated[tuple[InvitedLine, ...], "Section B: everybody invited, those whom the law names first."]
    child: Annotated[ChildSection, "Section C."]
    parents: Annotated[ParentSection, "Section D."]
    outcomes: Annotated[tuple[OutcomeLine, ...], "Section E: each outcome of the plan."]
    provision: Annotated[ProvisionSection, "Section F."]
    attainment: Annotated[AttainmentSection, "Section G."]
    attendance: Annotated[AttendanceSection, "Section H."]
    advice: Annotated[AdviceSection, "Section I."]
    health: Annotated[HealthSection, "Section J."]
    adulthood: Annotated[AdulthoodSection, "Section K."]
    placement: Annotated[PlacementSection, "Section L."]
    budget: Annotated[BudgetSection, "Section M."]
    recommendation: Annotated[RecommendationSection, "Section N."]
    follow_up: Annotated[ActionSection, "Section O."]
    whole: Annotated[WholeTexts | None, "Whole sections as one text each."] = None
    unreadable: Annotated[tuple[str, ...], "Records that could not be read, of which nothing is in the pack."] = ()

    @property
    def is_report(self) -> bool:
        """Whether it is the report after the meeting."""
        return self.stage == "after"

    @property
    def late(self) -> int:
        """How many things are missing whose day has passed."""
        return sum(each.is_late for each in self.missing)
