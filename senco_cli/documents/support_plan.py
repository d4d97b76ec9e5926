"""The support plan for parents: the present cycle of assess, plan, do and review, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from senco_cli.documents.people import people
from senco_cli.documents.provision_words import deliverers, dose_words
from senco_cli.documents.pupil_words import call_name, status_name, type_names
from senco_cli.documents.support_plan_view import (
    DoesLine,
    LastTime,
    OutcomeLine,
    OwedLine,
    StartingPoint,
    SupportPlan,
    ViewOnPlan,
)
from senco_cli.errors import SencoError
from senco_cli.model.codes import code_set
from senco_cli.model.cycle import Assess, Cycle, Plan
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.costing import SchoolCalendar, run_weeks
from senco_cli.rules.rule import VERIFIED
from senco_cli.rules.support_duties import SupportDuty, support_duties
from senco_cli.rules.viewpoints import FoundView, views_of

_MARKS = {"primary": "", "secondary": "*", "memory": "**", "derived": "***"}
_PARENTS = frozenset(("mother", "father", "parents", "carer"))
_NO_PLAN, _NO_ASSESS = Plan.model_validate({}), Assess.model_validate({})


class NoCycle(SencoError):
    """The pupil has no cycle of support that has begun."""

    def __init__(self, pupil: str) -> None:
        super().__init__(
            f'"{pupil}" has no cycle of assess, plan, do and review that has begun',
            hint=f"senco edit {pupil} --what cycle --new",
        )
        self.pupil = pupil


def build(school: SchoolRecords, file: PupilFile, *, on: date, calendar: SchoolCalendar) -> SupportPlan:
    """The plan as the records stand on `on`. Raises NoCycle."""
    begun = sorted((each for each in file.cycles.values() if each.from_on <= on), key=lambda each: each.from_on)
    if not begun:
        raise NoCycle(file.key)
    cycle, before = begun[-1], begun[-2] if len(begun) > 1 else None
    pupil, plan, assess = file.pupil, cycle.plan or _NO_PLAN, cycle.assess or _NO_ASSESS
    review = cycle.review if cycle.review and cycle.review.held_on <= on else None
    person = people([file], on=on, names="full")[file.key]
    leader = school.staff.get(cycle.led_by) if cycle.led_by else None
    owed = tuple(each for each in support_duties() if each.with_plan or status_name(pupil, on) != "EHC plan")
    return SupportPlan(
        key=file.key,
        school=school.settings.school.name,
        on=on,
        name=person.label,
        called=call_name(pupil.name),
        place=person.place,
        began_on=cycle.from_on,
        status=status_name(pupil, on),
        needs=type_names(pupil, on),
        concern=assess.concern,
        points=tuple(StartingPoint(each.measure, each.value, each.taken_on) for each in assess.baselines),
        views=tuple(_views(file, cycle, on)),
        outcomes=tuple(_outcomes(cycle)),
        does=tuple(_does(plan, school, file.key, on, calendar)),
        in_class=tuple(dict.fromkeys((*plan.adjustments, *_in_place(file)))),
        done=cycle.do.notes if cycle.do else (),
        last=_last_time(before) if before else None,
        reviewed_on=review.held_on if review else None,
        impact=review.impact if review else None,
        next_step=_step(review.next_step) if review else None,
        review_by=None if review else cycle.review_by,
        led_by=leader.name if leader else None,
        agreed_on=plan.agreed_on,
        missing=tuple(_missing(cycle, on)),
        owed=tuple(_owed(owed)),
        marks=_marks(owed),
        signs=_signs(school, file, leader.name if leader else None),
    )


def _views(file: PupilFile, cycle: Cycle, on: date) -> Iterator[ViewOnPlan]:
    """What child and parents said in this cycle, then what the teacher and a specialist found at its beginning."""
    called = call_name(file.pupil.name)
    since = cycle.plan.agreed_on if cycle.plan and cycle.plan.agreed_on else cycle.from_on
    for each in views_of(file):
        if _is_of(each, cycle, min(since, cycle.from_on), on):
            whose = called if each.is_of_child else "Parents" if each.whose == "parents" else each.whose_words
            yield ViewOnPlan(whose, each.text, each.day)
    assess = cycle.assess or _NO_ASSESS
    for whose, text in (("Teacher", assess.teacher_view), ("Specialist", assess.specialist_view)):
        if text:
            yield ViewOnPlan(whose, text)


def _is_of(view: FoundView, cycle: Cycle, since: date, on: date) -> bool:
    if not (view.is_of_child or view.whose in _PARENTS) or view.day is None or not since <= view.day <= on:
        return False
    is_listed = view.origin == "views" and view.gathered_for == code_set("view_purpose").name_of("cycle")
    return is_listed or (view.origin == "cycle" and view.path.endswith(f"/{cycle.from_on.isoformat()}.yaml"))


def _outcomes(cycle: Cycle) -> Iterator[OutcomeLine]:
    for each in (cycle.plan or _NO_PLAN).outcomes:
        result = code_set("outcome_result").name_of(each.result) if each.result else None
        yield OutcomeLine(each.id, each.outcome, each.measure, each.target, each.by, result, each.evidence)


def _does(plan: Plan, school: SchoolRecords, pupil: str, on: date, calendar: SchoolCalendar) -> Iterator[DoesLine]:
    for key in plan.provision:
        provision = school.provisions.get(key)
        if provision is None:
            continue
        member = next((each for each in provision.pupils if each.pupil == pupil), None)
        ends = [day for day in (provision.to_on, member.left_on if member else None) if day]
        weeks = run_weeks(provision, on, weeks_per_year=school.settings.costs.weeks_per_year, calendar=calendar)
        yield DoesLine(
            what=provision.title_,
            who=", ".join(deliverers(provision, school.staff)) or "not recorded",
            often=dose_words(provision, len(weeks)),
            until=min(ends, default=None),
            for_what=provision.intended_outcome,
        )


def _in_place(file: PupilFile) -> Iterable[str]:
    listed = file.adjustments.adjustments if file.adjustments else ()
    return (each.what for each in listed if each.state == "in-place")


def _last_time(cycle: Cycle) -> LastTime:
    review = cycle.review
    return LastTime(
        began_on=cycle.from_on,
        reviewed_on=review.held_on if review else None,
        outcomes=tuple(_outcomes(cycle)),
        impact=review.impact if review else None,
        next_step=_step(review.next_step) if review else None,
    )


def _step(code: str | None) -> str | None:
    return code_set("next_step").name_of(code) if code else None


def _missing(cycle: Cycle, on: date) -> Iterator[str]:
    plan, assess = cycle.plan or _NO_PLAN, cycle.assess or _NO_ASSESS
    wanted = (
        (plan.outcomes, "what we are working towards"),
        (plan.provision or plan.adjustments, "who does what"),
        (assess.pupil_view, "the pupil’s view"),
        (assess.parent_view, "the parents’ view"),
        (cycle.review_by or cycle.review, "the day of the next meeting"),
        (plan.agreed_on, "the day the plan was agreed"),
    )
    yield from (what for there, what in wanted if not there)
    if cycle.review is None and cycle.review_by and cycle.review_by < on:
        yield "the review, whose day has passed"


def _owed(duties: Iterable[SupportDuty]) -> Iterator[OwedLine]:
    for duty in duties:
        yield OwedLine(duty.says, tuple((each.title, _MARKS[each.verified]) for each in duty.basis))


def _marks(duties: Sequence[SupportDuty]) -> tuple[tuple[str, str], ...]:
    used = {each.verified for duty in duties for each in duty.basis}
    return tuple((sign, VERIFIED[mark]) for mark, sign in _MARKS.items() if sign and mark in used)


def _signs(school: SchoolRecords, file: PupilFile, leader: str | None) -> tuple[tuple[str, str | None], ...]:
    ours = school.settings.school
    senco = school.staff.get(ours.senco) if ours.senco else None
    return (
        ("Parent or carer", None),
        (call_name(file.pupil.name), None),
        ("Teacher", leader),
        ("SENCO", senco.name if senco else None),
    )
