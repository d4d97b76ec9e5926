"""The lines of an annual review pack: one outcome, one provision, one person invited, and the like.

Every field says in its annotation what it holds, so that a list of all fields can be made for the forms of authorities.
Days are days; what is not known is None, and what there is none of is empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from senco_cli.documents.charts.times import Series
from senco_cli.rules.costing import Amount


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where a statement is written."""

    title: Annotated[str, "The regulation, paragraph or page."]
    href: Annotated[str | None, "Its address."]
    mark: Annotated[str, "The sign behind a text that was not itself read; empty where it was."]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one section, with what the law or the Code asks of it."""

    letter: Annotated[str, "The letter of the section, A to O."]
    title: Annotated[str, "What the section is called."]
    asks: Annotated[str, "What it is asked for, in a sentence."]
    sources: Annotated[tuple[SourceLine, ...], "Where that is written."]


@dataclass(frozen=True, slots=True)
class MissingLine:
    """Something the pack asks for and the records do not hold."""

    section: Annotated[str, "The letter of the section it belongs to."]
    what: Annotated[str, "What is missing."]
    owner: Annotated[str, "Who can give it."]
    command: Annotated[str, "The command that writes it down, without the word senco."]
    by: Annotated[date | None, "The last day for it."]
    is_late: Annotated[bool, "Whether that day has passed."]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the review against its time limit."""

    title: Annotated[str, "What is to be done."]
    holder: Annotated[str, "Whose duty it is."]
    due: Annotated[date | None, "The last day for it by law or good practice."]
    done_on: Annotated[date | None, "The day it was done."]
    state: Annotated[str, "in time, late, late: not done, to come or not recorded."]
    is_law: Annotated[bool, "Whether the day is the law's, and not good practice."]
    is_late: Annotated[bool, "Whether it was late, or is."]
    sources: Annotated[tuple[SourceLine, ...], "Where the time limit is written."]


@dataclass(frozen=True, slots=True)
class InvitedLine:
    """One person invited."""

    role: Annotated[str, "In what part the person was invited."]
    name: Annotated[str | None, "The person's name."]
    must: Annotated[bool, "Whether the law asks for the invitation."]
    is_invited: Annotated[bool, "Whether the person stands on the list of the review."]
    source: Annotated[str | None, "The regulation or paragraph that names the part."]
    invited_on: Annotated[date | None, "The day the invitation was sent."]
    reply: Annotated[str | None, "What they answered."]
    attended: Annotated[bool | None, "Whether they came."]
    advice_asked_on: Annotated[date | None, "The day advice was asked for."]
    advice_received_on: Annotated[date | None, "The day it came."]
    advice_circulated_on: Annotated[date | None, "The day it was sent to everybody invited."]
    advice_was_late: Annotated[bool, "Whether it was sent to them later than the law asks."]


@dataclass(frozen=True, slots=True)
class ViewLine:
    """What somebody said."""

    whose: Annotated[str, "Whose view it is."]
    text: Annotated[str, "What they said, in their words where possible."]
    on: Annotated[date | None, "The day it was gathered."]
    how: Annotated[str | None, "How it was gathered, and by whom."]
    asked: Annotated[str | None, "The question that was asked."]
    topics: Annotated[tuple[str, ...], "What it is about."]
    for_this_review: Annotated[bool, "Whether it was gathered for this review."]


@dataclass(frozen=True, slots=True)
class WishLine:
    """What the parents or the young person say to one thing that a review asks them."""

    about: Annotated[str, "What they were asked about, like a change of placement."]
    answer: Annotated[str | None, "Yes or No."]
    words: Annotated[str | None, "What they said about it."]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A short-term target."""

    target: Annotated[str, "What is to be reached."]
    by: Annotated[date | None, "By when."]


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """One outcome of section E and the progress towards it."""

    number: Annotated[str, "Its number in the plan, like E1."]
    outcome: Annotated[str | None, "The outcome in the words of the plan."]
    by: Annotated[date | None, "The day by which it is to be reached."]
    needs: Annotated[tuple[str, ...], "Numbers of the needs it answers."]
    provisions: Annotated[tuple[str, ...], "Numbers of the provision that serves it."]
    baseline: Annotated[str | None, "Where the pupil was when it was set, or at the last review."]
    last_progress: Annotated[str | None, "The progress found at the last review, in words."]
    last_evidence: Annotated[str | None, "What showed it then."]
    last_on: Annotated[date | None, "The day of that review's meeting."]
    progress: Annotated[str | None, "The progress found now: Met, On track, Partly met or Not met."]
    evidence: Annotated[str | None, "What shows it."]
    keep: Annotated[str | None, "Yes or No: whether the outcome still fits."]
    revised: Annotated[str | None, "The outcome in new words."]
    targets: Annotated[tuple[TargetLine, ...], "New short-term targets."]
    targets_text: Annotated[str | None, "The same as one text."]


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """One provision of the school that delivers a line of the plan."""

    title: Annotated[str, "What it is called."]
    dose: Annotated[str, "How much of it there is."]
    by_whom: Annotated[str, "Who delivers it."]
    state: Annotated[str, "Whether it runs, has ended or has yet to begin."]
    cost: Annotated[Amount | None, "What this pupil's part of it costs; None where nothing is known."]


@dataclass(frozen=True, slots=True)
class ProvisionLine:
    """One line of provision in the plan, and what became of it."""

    section: Annotated[str, "The section it stands in: F, G, H1 or H2."]
    number: Annotated[str, "Its number in the plan, like F1."]
    specified: Annotated[str | None, "The provision in the words of the plan."]
    hours_specified: Annotated[Decimal | None, "Hours a week that the plan gives."]
    outcomes: Annotated[tuple[str, ...], "Numbers of the outcomes it serves."]
    deliveries: Annotated[tuple[DeliveryLine, ...], "The provisions of the school that deliver it."]
    hours_delivered: Annotated[Decimal | None, "Hours a week that were delivered."]
    delivered: Annotated[str | None, "What was delivered, in words."]
    by_whom: Annotated[str | None, "Who delivered it."]
    effect: Annotated[str | None, "What it has changed for the pupil."]
    next: Annotated[str | None, "Keep, Change or Stop."]
    changed_to: Annotated[str | None, "The words proposed for the plan."]
    cost: Annotated[Amount | None, "What this pupil's part costs; None where nothing is known."]


@dataclass(frozen=True, slots=True)
class AdjustmentLine:
    """A reasonable adjustment or auxiliary aid that is in place."""

    what: Annotated[str, "What is done otherwise, or which aid is given."]
    since: Annotated[date | None, "The day it was put in place."]
    effect: Annotated[str | None, "What it has changed, as last looked at."]


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure over time: the first and the last result on it."""

    name: Annotated[str, "The scale, with its test and edition."]
    first: Annotated[str, "The first result, in words."]
    first_on: Annotated[date, "The day of it."]
    last: Annotated[str | None, "The last result, in words; None where there is only one."]
    last_on: Annotated[date | None, "The day of it."]
    change: Annotated[str | None, "The way from the one to the other, in words."]


@dataclass(frozen=True, slots=True)
class Chart:
    """Results of a few measures, to be drawn over time."""

    title: Annotated[str, "What the drawing shows."]
    series: Annotated[tuple[Series, ...], "The measures and their points."]


@dataclass(frozen=True, slots=True)
class ArrangementLine:
    """An access arrangement in examinations or tests."""

    what: Annotated[str, "Which arrangement."]
    where: Annotated[str, "In which test or subjects."]
    need: Annotated[str | None, "The difficulty that it answers."]
    state: Annotated[str, "Applied for, approved, notified, with its day; or in use."]


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """One piece of advice since the last review."""

    role: Annotated[str, "In what part it was given."]
    name: Annotated[str | None, "Who gave it, and for whom they work."]
    dated: Annotated[date | None, "The day that stands on it."]
    received_on: Annotated[date | None, "The day it came."]
    circulated_on: Annotated[date | None, "The day it was sent to everybody invited."]
    document: Annotated[str | None, "The document that goes with it."]
    summary: Annotated[str | None, "What it says."]
    recommendations: Annotated[tuple[RecommendationLine, ...], "What it recommends, and what became of it."]


@dataclass(frozen=True, slots=True)
class RecommendationLine:
    """One thing that advice recommends."""

    text: Annotated[str, "What is recommended."]
    section: Annotated[str | None, "The section of the plan it belongs in."]
    state: Annotated[str, "What became of it."]


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A numbered entry of the plan, or one author of its section K."""

    number: Annotated[str, "Its number in the plan."]
    text: Annotated[str, "Its words."]


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """One theme of preparing for adulthood."""

    theme: Annotated[str, "The theme."]
    now: Annotated[str | None, "Where the pupil is now, and hopes to be."]
    support: Annotated[str | None, "What help is needed."]


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit to a school or college that may be the next one."""

    school: Annotated[str, "Which school or college."]
    on: Annotated[date | None, "The day of it."]
    with_whom: Annotated[str | None, "Who goes along."]
    note: Annotated[str | None, "What came of it."]


@dataclass(frozen=True, slots=True)
class AmendmentLine:
    """A change to the plan that is proposed."""

    item: Annotated[str | None, "The number in the section; None for something new."]
    now: Annotated[str | None, "What the plan says now."]
    words: Annotated[str, "The words that are proposed."]
    reason: Annotated[str | None, "Why."]
    evidence: Annotated[str | None, "What shows it."]


@dataclass(frozen=True, slots=True)
class AmendedSection:
    """The changes proposed to one section of the plan."""

    letter: Annotated[str, "The section, A to K."]
    title: Annotated[str, "What the section is called."]
    amendments: Annotated[tuple[AmendmentLine, ...], "The changes, in the order of the plan."]


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A view on which somebody differs from the school."""

    who: Annotated[str, "Who differs."]
    about: Annotated[str | None, "What it is about."]
    view: Annotated[str, "What they say."]
    school_view: Annotated[str | None, "What the school says."]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """Something somebody has to do."""

    what: Annotated[str, "What is to be done."]
    who: Annotated[str, "Who does it."]
    by: Annotated[date | None, "By when."]
    done_on: Annotated[date | None, "When it was done."]
    is_late: Annotated[bool, "Whether its day has passed and it is not done."]


@dataclass(frozen=True, slots=True)
class SentLine:
    """One person who is to have the report."""

    role: Annotated[str, "In what part the person was invited."]
    name: Annotated[str | None, "The person's name."]
    sent_on: Annotated[date | None, "The day it was sent."]
    how: Annotated[str | None, "How it was sent."]
