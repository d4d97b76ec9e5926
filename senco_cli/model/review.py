"""One review of an EHC plan: invitations, advice, views, report and the authority's decision."""

from typing import Annotated, ClassVar

from pydantic import Field

from senco_cli.model.base import Part, Record
from senco_cli.model.review_notes import (
    AdulthoodTheme,
    Difference,
    ParentWish,
    PlacementReview,
    ProposedAmendment,
    ProvisionProgress,
    ReportSent,
    ShortTermTarget,
)
from senco_cli.model.types import CodeFrom, Day, Text, YesNo


class Invitee(Part):
    """One person invited, and the advice asked of them; regulation 20(4) ties the advice to the people invited."""

    role: Annotated[str, CodeFrom("review_invitee")] = Field(description="In what part the person is invited.")
    name: Text | None = Field(None, description="The person's name; the role alone where it is not known yet.")
    invited_on: Day | None = Field(None, description="The day the invitation was sent.")
    reply: Text | None = Field(None, description="What they answered.")
    attended: YesNo | None = Field(None, description="Whether they came.")
    advice_asked_on: Day | None = Field(None, description="The day advice was asked for.")
    advice_received_on: Day | None = Field(None, description="The day it came.")
    advice_circulated_on: Day | None = Field(None, description="The day it was sent to everybody invited.")


class ReviewView(Part):
    """What somebody said for the review."""

    whose: Text = Field(description="child, mother, young person ...")
    text: Text = Field(description="What they said.")
    how: Text | None = Field(None, description="How it was gathered.")


class OutcomeProgress(Part):
    """Progress towards one outcome of section E."""

    outcome: Text = Field(description="The number of the outcome in the plan, like E1.")
    progress: Annotated[str, CodeFrom("outcome_result")] | None = Field(
        None, description="met, on-track, partly, not-met."
    )
    evidence: Text | None = Field(None, description="What shows it.")
    keep: YesNo | None = Field(None, description="Whether the outcome still fits.")
    baseline: Text | None = Field(None, description="Where the pupil was when the outcome was set, or at last review.")
    revised: Text | None = Field(None, description="The outcome in new words, where it no longer fits as it is.")
    targets: tuple[ShortTermTarget, ...] = Field((), description="New short-term targets on the way to it.")


class ReviewAction(Part):
    """Something somebody promised at the review."""

    what: Text = Field(description="What is to be done.")
    who: Text = Field(description="Who does it.")
    by: Day | None = Field(None, description="By when.")
    done_on: Day | None = Field(None, description="When it was done.")


class Review(Record):
    """One annual, early or phase-transfer review of a pupil's EHC plan."""

    kind: ClassVar[str] = "review"
    title: ClassVar[str] = "review"
    path: ClassVar[str] = "pupils/{pupil}/reviews/{key}.yaml"

    type: Annotated[str, CodeFrom("review_type")] = Field(description="annual, early, phase-transfer or interim.")
    meeting_on: Day = Field(description="The day of the meeting; the file has the name of the day first planned.")
    cancelled_on: Day | None = Field(None, description="The day the meeting was called off.")
    time: Text | None = Field(None, description="When the meeting begins, and ends, like 15:30 to 16:45.")
    place: Text | None = Field(None, description="Where it is: a room, or a call by video.")
    chair: Text | None = Field(None, description="Who leads it: the key of a member of staff, or a name.")
    access_needs: tuple[Text, ...] = Field(
        (), description="What anybody needs to take part: an interpreter, large print, a break ..."
    )
    notice_given_on: Day | None = Field(None, description="The day everybody invited was told the date.")
    advice_asked_on: Day | None = Field(None, description="The day advice was asked for.")
    advice_circulated_on: Day | None = Field(None, description="The day the advice went to everybody invited.")
    held: YesNo | None = Field(None, description="Whether the meeting took place.")
    invited: tuple[Invitee, ...] = Field((), description="Everybody invited.")
    views: tuple[ReviewView, ...] = Field((), description="Views of the child and the parents.")
    outcomes: tuple[OutcomeProgress, ...] = Field((), description="Progress towards the outcomes of section E.")
    provisions: tuple[ProvisionProgress, ...] = Field(
        (), description="What became of the provision in section F, and of that in G, H1 and H2."
    )
    wishes: tuple[ParentWish, ...] = Field(
        (), description="Whether the parents want a change of placement, a personal budget and the like."
    )
    attainment: Text | None = Field(None, description="Attainment and rate of progress, in a few sentences.")
    changed_circumstances: Text | None = Field(
        None, description="What has changed: attendance, home, a risk of exclusion."
    )
    health: Text | None = Field(None, description="What is new about health, therapy, medication and their plan.")
    social_care: Text | None = Field(None, description="What is new about social care.")
    adulthood: tuple[AdulthoodTheme, ...] = Field((), description="Preparing for adulthood, by its four themes.")
    placement: PlacementReview | None = Field(None, description="The school, the next one, and the way there.")
    personal_budget: Text | None = Field(
        None, description="How a personal budget or direct payment is used, and what the review of it found."
    )
    recommendation: Annotated[str, CodeFrom("review_recommendation")] | None = Field(
        None, description="What the meeting recommends."
    )
    differences: Text | None = Field(None, description="Differences between the school's view and others'.")
    opinions: tuple[Difference, ...] = Field((), description="The same person by person: who differs, and about what.")
    amendments: tuple[ProposedAmendment, ...] = Field((), description="Changes to the plan that the report proposes.")
    report_sent_on: Day | None = Field(
        None, description="The day the report went to the authority and everybody invited."
    )
    sent_to: tuple[ReportSent, ...] = Field((), description="To whom the report was sent, when and how.")
    la_decision: Annotated[str, CodeFrom("review_decision")] | None = Field(None, description="keep, amend or cease.")
    la_decision_notice_on: Day | None = Field(None, description="The day of the authority's decision notice.")
    amendment_notice_on: Day | None = Field(None, description="The day the notice of proposed amendments was sent.")
    amendment_served_on: Day | None = Field(None, description="The day the family received it, where known.")
    final_plan_on: Day | None = Field(None, description="The day of the final amended plan or the notice not to amend.")
    actions: tuple[ReviewAction, ...] = Field((), description="What was promised.")
    notes: Text | None = Field(None, description="Anything else.")
