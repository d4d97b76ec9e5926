"""What a review meeting found and asked for, beyond its days: the parts that the annual-review report collects."""

from typing import Annotated

from pydantic import Field

from senco_cli.model.base import Part
from senco_cli.model.types import Amount, CodeFrom, Day, Key, Text, YesNo


class ShortTermTarget(Part):
    """One short-term target on the way to an outcome."""

    target: Text
    """What is to be reached, so that it can be seen."""
    by: Day | None = None
    """By when."""


class ProvisionProgress(Part):
    """What became of one line of provision in the plan since the last review."""

    provision: Text
    """The number of the line in the plan, like F1 or G1."""
    hours_per_week: Amount | None = None
    """Hours a week that were delivered."""
    delivered: Text | None = None
    """What was delivered, in words, and what was not."""
    delivered_by: tuple[Key, ...] = ()
    """Keys of the staff who delivered it."""
    delivered_by_others: Text | None = None
    """Who delivered it, where it is nobody of the school."""
    effect: Text | None = None
    """What it has changed for the pupil."""
    next_step: Annotated[str, CodeFrom("review_provision")] | None = Field(None, alias="next")
    """keep, change or stop."""
    changed_to: Text | None = None
    """The words proposed for the plan, where it is to change."""


class ParentWish(Part):
    """What the parents, or the young person, say to one of the things a review asks them."""

    about: Annotated[str, CodeFrom("review_wish")]
    """change-of-placement, personal-budget, re-assessment, social-care or health."""
    wanted: YesNo | None = None
    """Whether they want it; empty where they have not said."""
    words: Text | None = None
    """What they said about it, in their words."""


class AdulthoodTheme(Part):
    """One of the four themes of preparing for adulthood."""

    theme: Annotated[str, CodeFrom("adulthood_theme")]
    """employment, independent-living, society or health."""
    now: Text | None = None
    """Where the pupil is now, and hopes to be."""
    support: Text | None = None
    """What help is needed to get there."""


class PlacementVisit(Part):
    """A visit to a school or college that may be the next one."""

    school: Text
    """Which school or college."""
    visit_on: Day | None = None
    """The day of it, past or arranged."""
    with_whom: Text | None = Field(None, alias="with")
    """Who went or goes along."""
    note: Text | None = None
    """What came of it."""


class PlacementReview(Part):
    """What the meeting said about the school: this one, the next one, and the way there."""

    suitable: YesNo | None = None
    """Whether the present school is right for the pupil."""
    reason: Text | None = None
    """Why, or why not."""
    next_school: Text | None = None
    """The school or college that is wanted next."""
    transition: Text | None = None
    """How the move is prepared."""
    visits: tuple[PlacementVisit, ...] = ()
    """Visits made and arranged."""
    transport: Text | None = None
    """What help the pupil needs to get to school."""


class ProposedAmendment(Part):
    """One change to the plan that the report proposes."""

    section: Annotated[str, CodeFrom("plan_section")]
    """The section of the plan, A to K."""
    item: Text | None = None
    """The number in that section, like F2; none for something new."""
    words: Text
    """The words proposed for the plan, or what is to be taken out."""
    reason: Text | None = None
    """Why."""
    evidence: Text | None = None
    """What shows it: a report with its day, a measure, a view."""


class Difference(Part):
    """A view on which somebody differs from the school."""

    who: Text
    """Who differs."""
    about: Text | None = None
    """What it is about."""
    view: Text
    """What they say."""
    school_view: Text | None = None
    """What the school says."""


class ReportSent(Part):
    """One person to whom the report was sent."""

    role: Annotated[str, CodeFrom("review_invitee")]
    """In what part the person was invited."""
    name: Text | None = None
    """The person's name."""
    sent_on: Day | None = None
    """The day it was sent."""
    how: Annotated[str, CodeFrom("sending_way")] | None = None
    """secure-email, email, portal, post or by-hand."""
