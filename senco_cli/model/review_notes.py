"""What a review meeting found and asked for, beyond its days: the parts that the annual-review report collects."""

from typing import Annotated

from pydantic import Field

from senco_cli.model.base import Part
from senco_cli.model.types import Amount, CodeFrom, Day, Key, Text, YesNo


class ShortTermTarget(Part):
    """One short-term target on the way to an outcome."""

    target: Text = Field(description="What is to be reached, so that it can be seen.")
    by: Day | None = Field(None, description="By when.")


class ProvisionProgress(Part):
    """What became of one line of provision in the plan since the last review."""

    provision: Text = Field(description="The number of the line in the plan, like F1 or G1.")
    hours_per_week: Amount | None = Field(None, description="Hours a week that were delivered.")
    delivered: Text | None = Field(None, description="What was delivered, in words, and what was not.")
    delivered_by: tuple[Key, ...] = Field((), description="Keys of the staff who delivered it.")
    delivered_by_others: Text | None = Field(None, description="Who delivered it, where it is nobody of the school.")
    effect: Text | None = Field(None, description="What it has changed for the pupil.")
    next_step: Annotated[str, CodeFrom("review_provision")] | None = Field(
        None, alias="next", description="keep, change or stop."
    )
    changed_to: Text | None = Field(None, description="The words proposed for the plan, where it is to change.")


class ParentWish(Part):
    """What the parents, or the young person, say to one of the things a review asks them."""

    about: Annotated[str, CodeFrom("review_wish")] = Field(
        description="change-of-placement, personal-budget, re-assessment, social-care or health."
    )
    wanted: YesNo | None = Field(None, description="Whether they want it; empty where they have not said.")
    words: Text | None = Field(None, description="What they said about it, in their words.")


class AdulthoodTheme(Part):
    """One of the four themes of preparing for adulthood."""

    theme: Annotated[str, CodeFrom("adulthood_theme")] = Field(
        description="employment, independent-living, society or health."
    )
    now: Text | None = Field(None, description="Where the pupil is now, and hopes to be.")
    support: Text | None = Field(None, description="What help is needed to get there.")


class PlacementVisit(Part):
    """A visit to a school or college that may be the next one."""

    school: Text = Field(description="Which school or college.")
    visit_on: Day | None = Field(None, description="The day of it, past or arranged.")
    with_whom: Text | None = Field(None, alias="with", description="Who went or goes along.")
    note: Text | None = Field(None, description="What came of it.")


class PlacementReview(Part):
    """What the meeting said about the school: this one, the next one, and the way there."""

    suitable: YesNo | None = Field(None, description="Whether the present school is right for the pupil.")
    reason: Text | None = Field(None, description="Why, or why not.")
    next_school: Text | None = Field(None, description="The school or college that is wanted next.")
    transition: Text | None = Field(None, description="How the move is prepared.")
    visits: tuple[PlacementVisit, ...] = Field((), description="Visits made and arranged.")
    transport: Text | None = Field(None, description="What help the pupil needs to get to school.")


class ProposedAmendment(Part):
    """One change to the plan that the report proposes."""

    section: Annotated[str, CodeFrom("plan_section")] = Field(description="The section of the plan, A to K.")
    item: Text | None = Field(None, description="The number in that section, like F2; none for something new.")
    words: Text = Field(description="The words proposed for the plan, or what is to be taken out.")
    reason: Text | None = Field(None, description="Why.")
    evidence: Text | None = Field(None, description="What shows it: a report with its day, a measure, a view.")


class Difference(Part):
    """A view on which somebody differs from the school."""

    who: Text = Field(description="Who differs.")
    about: Text | None = Field(None, description="What it is about.")
    view: Text = Field(description="What they say.")
    school_view: Text | None = Field(None, description="What the school says.")


class ReportSent(Part):
    """One person to whom the report was sent."""

    role: Annotated[str, CodeFrom("review_invitee")] = Field(description="In what part the person was invited.")
    name: Text | None = Field(None, description="The person's name.")
    sent_on: Day | None = Field(None, description="The day it was sent.")
    how: Annotated[str, CodeFrom("sending_way")] | None = Field(
        None, description="secure-email, email, portal, post or by-hand."
    )
