"""A pupil's education, health and care plan: its dates and its sections A to K."""

from typing import ClassVar

from pydantic import Field

from senco_cli.model.base import Part, Record
from senco_cli.model.types import Amount, Day, Key, Text, YesNo


class View(Part):
    """What the child, the young person or a parent said."""

    whose: Text
    """Whose view it is: child, mother, father, young person ..."""
    text: Text
    """What they said, in their words where possible."""
    gathered_on: Day | None = None
    """When it was said or written."""


class PlanNeed(Part):
    """One numbered need of section B, C or D."""

    id: Text
    """Its number in the plan, like B1."""
    need: Text
    """The need in the words of the plan."""


class PlanOutcome(Part):
    """One outcome of section E."""

    id: Text
    """Its number in the plan, like E1."""
    outcome: Text
    """The outcome in the words of the plan."""
    by: Day | None = None
    """The day by which it is to be reached."""
    needs: tuple[Text, ...] = ()
    """Numbers of the needs it answers, like B1."""


class PlanProvision(Part):
    """One line of provision in section F, G, H1 or H2."""

    id: Text
    """Its number in the plan, like F1."""
    provision: Text
    """The provision in the words of the plan, specific and quantified."""
    needs: tuple[Text, ...] = ()
    """Numbers of the needs it answers."""
    outcomes: tuple[Text, ...] = ()
    """Numbers of the outcomes it serves."""
    hours_per_week: Amount | None = None
    """Hours a week where the plan gives them."""
    delivered_by: tuple[Key, ...] = ()
    """Keys of the provision records that deliver it."""


class Placement(Part):
    """Section I: the school named, or its type only."""

    school: Text | None = None
    """The name of the school; blank in a draft."""
    type: Text | None = None
    """The type of school."""


class Advice(Part):
    """One item of section K."""

    author: Text
    """Who gave the advice."""
    discipline: Text
    """Educational psychology, speech and language therapy ..."""
    dated: Day | None = None
    """The day of the report."""


class Sections(Part):
    """The sections that regulation 12(1) of the SEND Regulations 2014 asks for."""

    views: tuple[View, ...] = Field((), alias="A")
    """Section A: views, interests and aspirations."""
    special_educational_needs: tuple[PlanNeed, ...] = Field((), alias="B")
    """Section B: special educational needs."""
    health_needs: tuple[PlanNeed, ...] = Field((), alias="C")
    """Section C: health needs related to SEN."""
    social_care_needs: tuple[PlanNeed, ...] = Field((), alias="D")
    """Section D: social care needs."""
    outcomes: tuple[PlanOutcome, ...] = Field((), alias="E")
    """Section E: outcomes sought."""
    special_educational_provision: tuple[PlanProvision, ...] = Field((), alias="F")
    """Section F: special educational provision."""
    health_provision: tuple[PlanProvision, ...] = Field((), alias="G")
    """Section G: health provision."""
    social_care_provision_1: tuple[PlanProvision, ...] = Field((), alias="H1")
    """Section H1: social care provision under the 1970 Act."""
    social_care_provision_2: tuple[PlanProvision, ...] = Field((), alias="H2")
    """Section H2: other social care provision."""
    placement: Placement | None = Field(None, alias="I")
    """Section I: the school."""
    direct_payments: Text | None = Field(None, alias="J")
    """Section J: needs and outcomes met by a direct payment."""
    advice: tuple[Advice, ...] = Field((), alias="K")
    """Section K: advice and information obtained."""


class EhcPlan(Record):
    """One pupil's EHC plan."""

    kind: ClassVar[str] = "ehc-plan"
    title: ClassVar[str] = "EHC plan"
    path: ClassVar[str] = "pupils/{pupil}/ehc-plan.yaml"

    local_authority: Text | None = None
    """The authority that maintains the plan."""
    case_officer: Text | None = None
    """The authority's officer for this plan."""
    plan_first_made_on: Day
    """The day the plan was first made."""
    final_plan_on: Day | None = None
    """The day of the plan now in force."""
    last_review_meeting_on: Day | None = None
    """The meeting of the last review, where it is older than the review records."""
    last_review_decision_on: Day | None = None
    """The authority's notice that ended the last review, where it is older than the review records."""
    ceased_on: Day | None = None
    """The day the plan ended."""
    consultation_received_on: Day | None = None
    """The day the authority's consultation about naming this school arrived."""
    consultation_answered_on: Day | None = None
    """The day the school answered it."""
    first_direct_payment_on: Day | None = None
    """The day of the first direct payment."""
    direct_payment_reviewed_on: Day | None = None
    """The day the authority first reviewed it."""
    transfer_plan_final_on: Day | None = None
    """The day of the final plan that names the school after the coming phase transfer."""
    last_assessed_on: Day | None = None
    """The day the last assessment or re-assessment ended, where it is older than the records."""
    ceasing_consultation_received_on: Day | None = None
    """The day the authority's word came that it considers ceasing to maintain the plan."""
    ceasing_consultation_answered_on: Day | None = None
    """The day the school answered it."""
    authority_learned_of_move_on: Day | None = None
    """The day the old authority learned that the family moves to another authority."""
    moved_authority_on: Day | None = None
    """The day the plan was transferred to the new authority."""
    new_authority_told_family_on: Day | None = None
    """The day the new authority told the family when it will review the plan."""
    new_authority_reviewed_on: Day | None = None
    """The day the new authority reviewed the plan."""
    personal_budget: YesNo | None = None
    """Whether the family has a personal budget."""
    sections: Sections | None = None
    """The text of the plan by section."""
