"""One review of an EHC plan: invitations, advice, views, report and the authority's decision."""

from typing import Annotated, ClassVar

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

    role: Annotated[str, CodeFrom("review_invitee")]
    """In what part the person is invited."""
    name: Text | None = None
    """The person's name; the role alone where it is not known yet."""
    invited_on: Day | None = None
    """The day the invitation was sent."""
    reply: Text | None = None
    """What they answered."""
    attended: YesNo | None = None
    """Whether they came."""
    advice_asked_on: Day | None = None
    """The day advice was asked for."""
    advice_received_on: Day | None = None
    """The day it came."""
    advice_circulated_on: Day | None = None
    """The day it was sent to everybody invited."""


class ReviewView(Part):
    """What somebody said for the review."""

    whose: Text
    """child, mother, young person ..."""
    text: Text
    """What they said."""
    how: Text | None = None
    """How it was gathered."""


class OutcomeProgress(Part):
    """Progress towards one outcome of section E."""

    outcome: Text
    """The number of the outcome in the plan, like E1."""
    progress: Annotated[str, CodeFrom("outcome_result")] | None = None
    """met, on-track, partly, not-met."""
    evidence: Text | None = None
    """What shows it."""
    keep: YesNo | None = None
    """Whether the outcome still fits."""
    baseline: Text | None = None
    """Where the pupil was when the outcome was set, or at last review."""
    revised: Text | None = None
    """The outcome in new words, where it no longer fits as it is."""
    targets: tuple[ShortTermTarget, ...] = ()
    """New short-term targets on the way to it."""


class ReviewAction(Part):
    """Something somebody promised at the review."""

    what: Text
    """What is to be done."""
    who: Text
    """Who does it."""
    by: Day | None = None
    """By when."""
    done_on: Day | None = None
    """When it was done."""


class Review(Record):
    """One annual, early or phase-transfer review of a pupil's EHC plan."""

    kind: ClassVar[str] = "review"
    title: ClassVar[str] = "review"
    path: ClassVar[str] = "pupils/{pupil}/reviews/{key}.yaml"

    type: Annotated[str, CodeFrom("review_type")]
    """annual, early, phase-transfer or interim."""
    meeting_on: Day
    """The day of the meeting; the file has the name of the day first planned."""
    cancelled_on: Day | None = None
    """The day the meeting was called off."""
    time: Text | None = None
    """When the meeting begins, and ends, like 15:30 to 16:45."""
    place: Text | None = None
    """Where it is: a room, or a call by video."""
    chair: Text | None = None
    """Who leads it: the key of a member of staff, or a name."""
    access_needs: tuple[Text, ...] = ()
    """What anybody needs to take part: an interpreter, large print, a break ..."""
    notice_given_on: Day | None = None
    """The day everybody invited was told the date."""
    advice_asked_on: Day | None = None
    """The day advice was asked for."""
    advice_circulated_on: Day | None = None
    """The day the advice went to everybody invited."""
    held: YesNo | None = None
    """Whether the meeting took place."""
    invited: tuple[Invitee, ...] = ()
    """Everybody invited."""
    views: tuple[ReviewView, ...] = ()
    """Views of the child and the parents."""
    outcomes: tuple[OutcomeProgress, ...] = ()
    """Progress towards the outcomes of section E."""
    provisions: tuple[ProvisionProgress, ...] = ()
    """What became of the provision in section F, and of that in G, H1 and H2."""
    wishes: tuple[ParentWish, ...] = ()
    """Whether the parents want a change of placement, a personal budget and the like."""
    attainment: Text | None = None
    """Attainment and rate of progress, in a few sentences."""
    changed_circumstances: Text | None = None
    """What has changed: attendance, home, a risk of exclusion."""
    health: Text | None = None
    """What is new about health, therapy, medication and their plan."""
    social_care: Text | None = None
    """What is new about social care."""
    adulthood: tuple[AdulthoodTheme, ...] = ()
    """Preparing for adulthood, by its four themes."""
    placement: PlacementReview | None = None
    """The school, the next one, and the way there."""
    personal_budget: Text | None = None
    """How a personal budget or direct payment is used, and what the review of it found."""
    recommendation: Annotated[str, CodeFrom("review_recommendation")] | None = None
    """What the meeting recommends."""
    differences: Text | None = None
    """Differences between the school's view and others'."""
    opinions: tuple[Difference, ...] = ()
    """The same person by person: who differs, and about what."""
    amendments: tuple[ProposedAmendment, ...] = ()
    """Changes to the plan that the report proposes."""
    report_sent_on: Day | None = None
    """The day the report went to the authority and everybody invited."""
    sent_to: tuple[ReportSent, ...] = ()
    """To whom the report was sent, when and how."""
    la_decision: Annotated[str, CodeFrom("review_decision")] | None = None
    """keep, amend or cease."""
    la_decision_notice_on: Day | None = None
    """The day of the authority's decision notice."""
    amendment_notice_on: Day | None = None
    """The day the notice of proposed amendments was sent."""
    amendment_served_on: Day | None = None
    """The day the family received it, where known."""
    final_plan_on: Day | None = None
    """The day of the final amended plan or the notice not to amend."""
    actions: tuple[ReviewAction, ...] = ()
    """What was promised."""
    notes: Text | None = None
    """Anything else."""
