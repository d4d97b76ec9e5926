"""What every part of an annual review pack is made from: one review of a pupil, and the school as it stands today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from senco_cli.documents.annual_review.view import Stage
from senco_cli.documents.wording import day_text
from senco_cli.model.codes import code_set
from senco_cli.model.ehc_plan import Sections
from senco_cli.model.review import Review
from senco_cli.rules.case import ReviewCase, goes_ahead
from senco_cli.rules.conditions import conditions_met
from senco_cli.rules.event import Event
from senco_cli.rules.planning.meeting_day import MeetingDay, meeting_day_of
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.rule import Rule
from senco_cli.rules.standing import standing_for

INTERIM = "interim"
_NO_SECTIONS = Sections.model_validate({})
_NOT_COUNTED = Reckoned(None, None, None, {})


@dataclass(frozen=True)
class Facts(ReviewCase):
    """One review of one pupil, before its meeting or after it."""

    stage: Stage

    @property
    def today(self) -> date:
        """The day the pack is made."""
        return self.case.today

    @property
    def is_report(self) -> bool:
        """Whether the pack is the report after the meeting."""
        return self.stage == "after"

    @cached_property
    def sections(self) -> Sections:
        """The text of the plan by section; all of them empty where it is not recorded."""
        return (self.file.plan.sections if self.file.plan else None) or _NO_SECTIONS

    @cached_property
    def previous(self) -> Review | None:
        """The review before this one, where there is a record of it."""
        earlier = [
            each
            for each in self.file.reviews.values()
            if each.meeting_on < self.review.meeting_on and each.type != INTERIM and goes_ahead(each)
        ]
        return max(earlier, key=lambda each: each.meeting_on, default=None)

    @cached_property
    def since(self) -> date | None:
        """The day after which things are new: the meeting of the last review, or the making of the plan."""
        plan = self.file.plan
        days = [self.previous.meeting_on if self.previous else None]
        days += [plan.last_review_meeting_on, plan.plan_first_made_on] if plan else []
        return max((day for day in days if day and day < self.review.meeting_on), default=None)

    @cached_property
    def until(self) -> date:
        """The last day of what belongs in the pack: of a report the day it was sent, before the meeting its day."""
        if self.is_report:
            return self.review.report_sent_on or self.today
        return min(self.today, self.review.meeting_on)

    @cached_property
    def meeting_day(self) -> MeetingDay:
        """The days by which the steps of the review are due."""
        return meeting_day_of(self.case, self.review.meeting_on)

    def due(self, rule: str) -> date | None:
        """The last day for a step by the strict reading; None where no rule is in force."""
        step = self.meeting_day.step(rule) if self.review.type != INTERIM else None
        return step.legal_by if step else None

    def is_new(self, day: date | None) -> bool:
        """Whether something of a day belongs to the time since the last review."""
        return day is not None and (self.since is None or day > self.since) and day <= self.until

    def has_passed(self, day: date | None) -> bool:
        """Whether a day by which something was due is over."""
        return day is not None and day < self.today

    def holds(self, rule: Rule, on: date) -> bool:
        """Whether every condition of a rule is met for an event on a day."""
        return conditions_met(self.case, self._event(on))(rule, _NOT_COUNTED)

    def transfer_due(self) -> date | None:
        """The last day for the plan that names the next school, where a phase transfer is planned."""
        transfer = self.file.pupil.transfer
        if transfer is None:
            return None
        for rule in self.case.rules.rules:
            if rule.kind == "phase-transfer" and "pupil.transfer.moves_on" in rule.triggers:
                found = standing_for(self.case, rule.id, self._event(transfer.moves_on))
                if found and found.due.legal_due:
                    return found.due.legal_due
        return None

    def _event(self, on: date) -> Event:
        return Event(on, self.path, self.review, "")


def name_of(codes: str, code: str) -> str:
    """The words for a code."""
    return code_set(codes).name_of(code)


def yes_no(answer: bool | None) -> str | None:
    """An answer as a page writes it."""
    return None if answer is None else "Yes" if answer else "No"


def short_day(day: date | None) -> str | None:
    """A day as a line of the pack writes it; None where it is not known."""
    return day_text(day, "short") if day else None


def in_words(parts: Sequence[str | None]) -> str | None:
    """What there is of some parts, with commas; None where there is none."""
    return ", ".join(part for part in parts if part) or None
