"""What the rules look at: the school, or one pupil's file, as it stands on one day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from senco_cli.model.cycle import Cycle
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.kinds import path_of
from senco_cli.model.pupil import SenStatus
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import LocalAuthority
from senco_cli.model.years import FIRST_MONTH, academic_year_start
from senco_cli.rules.rule_set import RuleSet, shipped_rules
from senco_cli.rules.school_days import SchoolDays

PLAN = "ehc-plan.yaml"
_INTERIM = "interim"


@dataclass(frozen=True, slots=True)
class SchoolCase:
    """The school on one day; `has_plans` says whether any pupil of it has an EHC plan, as far as is known.

    `own_rules` are the rules of its record folder, None for those that come with senco.
    """

    school: SchoolRecords
    today: date
    days: SchoolDays
    has_plans: bool = field(default=True, kw_only=True)
    own_rules: RuleSet | None = field(default=None, kw_only=True)

    @property
    def rules(self) -> RuleSet:
        """The rules that count here."""
        return self.own_rules or shipped_rules()

    @property
    def leaves_on(self) -> date | None:
        """The last day on the roll of the pupil it is about; a school does not leave."""
        return None

    @property
    def plan_ends_on(self) -> date | None:
        """The day the plan it is about ends, where that is known."""
        return None


class LastReview(NamedTuple):
    """The review that began the review year now running.

    `decision_on` is None where the day of the notice is not known: only the meeting of a review older than the records
    is, or the notice of proposed amendments that came with the decision.
    """

    path: str
    decision_on: date | None
    meeting_on: date | None
    review: Review | None = None

    @property
    def ended_on(self) -> date:
        """The day of the authority's notice; the earlier day of the meeting where the notice is not recorded."""
        return self.decision_on or self.meeting_on or date.min

    @property
    def held_on(self) -> date:
        """The day of the meeting; the day of the notice where the meeting is not recorded."""
        return self.meeting_on or self.ended_on


@dataclass(frozen=True, slots=True)
class PupilCase(SchoolCase):
    """One pupil's file on one day, as `pupil_case` reads it.

    `plan` is the EHC plan if it is in force. `reviews` are full reviews that went ahead or are arranged, with their
    paths, by the day of their meetings; `current_reviews` those of them whose steps still matter. `support` is the
    unbroken run of periods of SEN support that lasts today, earliest first.
    """

    file: PupilFile
    plan: EhcPlan | None
    status: SenStatus | None
    support: Sequence[SenStatus]
    reviews: Sequence[tuple[str, Review]]
    last_review: LastReview | None
    current_reviews: Sequence[tuple[str, Review]]

    @property
    def leaves_on(self) -> date | None:
        """The pupil's last day on the roll, where that is known."""
        return self.file.pupil.left_on

    @property
    def plan_ends_on(self) -> date | None:
        """The day the plan in force ends, where that is known."""
        return self.plan.ceased_on if self.plan else None

    @property
    def until(self) -> date | None:
        """The day after which no review ends here any more, because the pupil leaves or the plan ends."""
        return min((day for day in (self.leaves_on, self.plan_ends_on) if day), default=None)

    def is_over_by(self, day: date) -> bool:
        """Whether the pupil has left, or the plan has ended, before a day."""
        return self.until is not None and self.until < day

    @property
    def authority(self) -> LocalAuthority | None:
        """The settings of the authority that maintains the plan; the only one there is where the plan names none."""
        known = self.school.settings.local_authorities
        named = self.plan.local_authority if self.plan else None
        if named is None:
            return known[0] if len(known) == 1 else None
        return next((each for each in known if each.name.casefold() == named.casefold()), None)

    @property
    def has_support(self) -> bool:
        """Whether the pupil has SEN support or an EHC plan by the status of today."""
        return self.status is not None and self.status.status in ("K", "E")

    @property
    def year_began_on(self) -> date:
        """The first day of the academic year that holds today."""
        return date(academic_year_start(self.today), FIRST_MONTH, 1)

    def meetings_since(self, day: date) -> tuple[date, ...]:
        """The days from `day` to today on which the parents met about the support, as the cycles record them."""
        # A review and the plan of the next cycle agreed on the same day are one meeting.
        cycles = self.file.cycles.values()
        agreed = {cycle.plan.agreed_on for cycle in cycles if cycle.plan and cycle.plan.agreed_on}
        reviewed = {cycle.review.held_on for cycle in cycles if cycle.review and cycle.review.with_parents}
        return tuple(sorted(each for each in agreed | reviewed if day <= each <= self.today))

    def has_been_reviewed(self, cycle: Cycle) -> bool:
        """Whether a cycle has had its review."""
        return cycle.review is not None and cycle.review.held_on <= self.today


@dataclass(frozen=True)
class ReviewCase:
    """One review of one pupil; `case` is the pupil's file as it stands today, `key` the review's."""

    case: PupilCase
    key: str
    review: Review

    @property
    def file(self) -> PupilFile:
        """The pupil's records."""
        return self.case.file

    @property
    def school(self) -> SchoolRecords:
        """The school's records."""
        return self.case.school

    @property
    def path(self) -> str:
        """The path of the review's record."""
        return path_of(Review, pupil=self.file.key, key=self.key)


def pupil_case(
    file: PupilFile, school: SchoolRecords, *, today: date, days: SchoolDays, rules: RuleSet | None = None
) -> PupilCase:
    """One pupil's file as it stands on `today`, by the rules of the record folder or those that come with senco."""
    plan = file.plan if file.plan and (file.plan.ceased_on is None or today < file.plan.ceased_on) else None
    reviews = _full_reviews(file) if plan else ()
    last = _last_review(file, plan, reviews=reviews, today=today) if plan else None
    status = file.pupil.status_on(today)
    return PupilCase(
        school=school,
        today=today,
        days=days,
        own_rules=rules,
        file=file,
        plan=plan,
        status=status,
        support=_support(file, status),
        reviews=reviews,
        last_review=last,
        current_reviews=_not_overtaken(reviews, last),
    )


def has_plan(file: PupilFile, today: date) -> bool:
    """Whether a pupil who has not left has an EHC plan that has not ended, or by the status ought to have one."""
    pupil, plan = file.pupil, file.plan
    if pupil.left_on is not None and pupil.left_on < today:
        return False
    if plan is None:
        status = pupil.status_on(today)
        return status is not None and status.status == "E"
    return plan.ceased_on is None or today < plan.ceased_on


def review_path(file: PupilFile, key: str) -> str:
    """The path of one of the pupil's reviews."""
    return file.path(f"reviews/{key}.yaml")


def goes_ahead(review: Review) -> bool:
    """Whether a review's meeting took place or is still going to."""
    return review.cancelled_on is None and review.held is not False


def has_come(day: date | None, today: date) -> bool:
    """Whether a recorded day has come; a day still ahead is a plan, not a fact."""
    return day is not None and day <= today


def _full_reviews(file: PupilFile) -> Sequence[tuple[str, Review]]:
    found = [
        (review_path(file, key), review)
        for key, review in file.reviews.items()
        if review.type != _INTERIM and goes_ahead(review)
    ]
    return sorted(found, key=lambda each: each[1].meeting_on)


def _last_review(
    file: PupilFile, plan: EhcPlan, *, reviews: Sequence[tuple[str, Review]], today: date
) -> LastReview | None:
    found = [
        LastReview(path, review.la_decision_notice_on, review.meeting_on, review)
        for path, review in reviews
        if has_come(review.la_decision_notice_on, today)
    ]
    # Proposed amendments tell the decision too; without a day of its own the meeting's stands in, which is earlier.
    found += [
        LastReview(path, None, review.meeting_on, review)
        for path, review in reviews
        if review.la_decision_notice_on is None and _tells_decision(review, today)
    ]
    decision, meeting = plan.last_review_decision_on, plan.last_review_meeting_on
    # A meeting that also has a record of its own is not older than the records: its record speaks.
    recorded = any(review.meeting_on == meeting for _, review in reviews)
    if has_come(decision, today):
        found.append(LastReview(file.path(PLAN), decision, meeting))
    elif has_come(meeting, today) and not recorded:
        found.append(LastReview(file.path(PLAN), None, meeting))
    return max(found, key=lambda each: each.ended_on, default=None)


def _tells_decision(review: Review, today: date) -> bool:
    return has_come(review.amendment_notice_on, today) or has_come(review.final_plan_on, today)


def _not_overtaken(reviews: Sequence[tuple[str, Review]], last: LastReview | None) -> Sequence[tuple[str, Review]]:
    if last is None:
        return reviews
    return [each for each in reviews if each[1] is last.review or each[1].meeting_on >= last.held_on]


def _support(file: PupilFile, status: SenStatus | None) -> Sequence[SenStatus]:
    if status is None or status.status != "K":
        return ()
    run = [status]
    earlier = [each for each in file.pupil.sen_status if each.status == "K" and each.from_on < status.from_on]
    for period in sorted(earlier, key=lambda each: each.from_on, reverse=True):
        if period.to_on is not None and period.to_on + timedelta(days=1) < run[0].from_on:
            break
        run.insert(0, period)
    return run
