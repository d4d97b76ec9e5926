"""The letter that asks an authority for what is late: the facts, the day and the rule, and no more about a child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.model.names import fold_name
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import LocalAuthority
from senco_cli.rules.case import goes_ahead, has_come
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.derivation import must
from senco_cli.rules.rule import VERIFIED, Source, needs_mark
from senco_cli.rules.rule_set import RuleSet, shipped_rules

CHASED = ("annual-review", "phase-transfer", "assessment", "plan")


@dataclass(frozen=True, slots=True)
class LateItem:
    """One thing that is late: what, since when it counts, the last day by the most lenient reading, and the rule.

    `strict_day` is the last day by the strict reading, where that is an earlier one.
    """

    rule: str
    what: str
    began: str
    must: str
    last_day: date
    strict_day: date | None
    days_late: int
    sources: tuple[Source, ...]
    status: str
    verified: str

    @property
    def is_sure(self) -> bool:
        """Whether the text of the rule was itself read."""
        return not needs_mark(self.verified, self.sources)


@dataclass(frozen=True, slots=True)
class PupilPart:
    """One pupil's part of the letter: who it is, the days of the plan, and what is late."""

    key: str
    name: str
    date_of_birth: date
    officer: str | None
    has_plan: bool
    dates: tuple[tuple[str, date], ...]
    items: tuple[LateItem, ...]


@dataclass(frozen=True, slots=True)
class ChaseLetter:
    """The letter; `officer` is None where nobody is known or several pupils have several officers."""

    school: str
    address: str | None
    phone: str | None
    email: str | None
    head: str | None
    senco: str | None
    authority: str
    authority_email: str | None
    officer: str | None
    on: date
    answer_by: date
    pupils: tuple[PupilPart, ...]

    @property
    def items(self) -> tuple[LateItem, ...]:
        """Everything that is late, in the order of the letter."""
        return tuple(item for pupil in self.pupils for item in pupil.items)

    @property
    def is_all_law(self) -> bool:
        """Whether an Act or regulations ask for all of it, and not only the SEND Code of Practice or guidance."""
        return all(item.status == "statute" for item in self.items)

    @property
    def rules(self) -> tuple[LateItem, ...]:
        """One item of each rule, for the small print."""
        return tuple({item.rule: item for item in reversed(self.items)}.values())[::-1]

    @property
    def marks(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """How far the rules were read whose text was not itself read, in words, with these rules."""
        found: dict[str, list[str]] = {}
        for item in self.rules:
            if not item.is_sure:
                found.setdefault(VERIFIED[item.verified], []).append(item.rule)
        return tuple((words, tuple(rules)) for words, rules in found.items())


def is_late(deadline: Deadline, on: date) -> bool:
    """Whether a step of a plan or assessment is late by every reading of its day; a reminder or good practice never is.

    Other duties of an authority, such as those for looked-after children, would say more of a child than is needed.
    """
    day = deadline.outer_due or deadline.legal_due
    counts = deadline.kind in CHASED and deadline.status != "practice" and not deadline.reminder
    return counts and day is not None and day < on


def pupil_part(file: PupilFile, late: Sequence[Deadline], *, on: date, rules: RuleSet | None = None) -> PupilPart:
    """One pupil's part of the letter; `rules` are those of the record folder, or those that come with senco."""
    items = (_item(each, on=on, rules=rules or shipped_rules()) for each in late)
    return PupilPart(
        key=file.key,
        # The authority's own records have the legal name.
        name=file.pupil.name.legal,
        date_of_birth=file.pupil.date_of_birth,
        officer=file.plan.case_officer if file.plan else None,
        has_plan=file.plan is not None,
        dates=tuple(_dates(file, on=on)),
        items=tuple(sorted(items, key=lambda item: (item.last_day, item.rule))),
    )


def build(
    school: SchoolRecords,
    pupils: Sequence[PupilPart],
    *,
    authority: str,
    settings: LocalAuthority | None,
    on: date,
    answer_by: date,
) -> ChaseLetter:
    """The letter about the pupils given, each of whom has something late."""
    ours = school.settings.school
    senco = school.staff.get(ours.senco) if ours.senco else None
    officers = {pupil.officer for pupil in pupils}
    return ChaseLetter(
        school=ours.name,
        address=ours.address,
        phone=ours.phone,
        email=ours.email,
        head=ours.head,
        senco=senco.name if senco else None,
        authority=authority,
        authority_email=settings.email if settings else None,
        officer=next(iter(officers)) if len(officers) == 1 else None,
        on=on,
        answer_by=answer_by,
        pupils=tuple(sorted(pupils, key=lambda pupil: (fold_name(pupil.name), pupil.key))),
    )


def _item(deadline: Deadline, *, on: date, rules: RuleSet) -> LateItem:
    last_day = deadline.outer_due or deadline.legal_due
    assert last_day is not None and deadline.trigger_on is not None
    version = rules.version_behind(deadline.rule, sources=deadline.sources, on=deadline.trigger_on)
    assert version is not None
    return LateItem(
        rule=deadline.rule,
        what=deadline.title,
        began=deadline.derivation[0],
        must=f"{must(version)}.",
        last_day=last_day,
        strict_day=deadline.legal_due if deadline.legal_due != last_day else None,
        days_late=(on - last_day).days,
        sources=deadline.sources,
        status=deadline.status,
        verified=deadline.verified,
    )


def _dates(file: PupilFile, *, on: date) -> list[tuple[str, date]]:
    plan = file.plan
    if plan is None:
        return []
    found = [("Plan first made", plan.plan_first_made_on)]
    if plan.final_plan_on:
        found.append(("Plan in force of", plan.final_plan_on))
    reviews = [review for review in file.reviews.values() if goes_ahead(review)]
    if reviews:
        last = max(reviews, key=lambda review: review.meeting_on)
        found.append(("Review meeting" if last.meeting_on <= on else "Review meeting arranged for", last.meeting_on))
        steps = (
            ("Report sent", last.report_sent_on),
            ("Decision notice", last.la_decision_notice_on),
            ("Notice of proposed amendments", last.amendment_notice_on),
        )
        found.extend((what, day) for what, day in steps if day and has_come(day, on))
    return found
