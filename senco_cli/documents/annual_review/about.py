"""Section A of an annual review pack: the pupil, the plan and the review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from senco_cli.documents.annual_review.facts import Facts, in_words, name_of
from senco_cli.documents.annual_review.form_particulars import home_address
from senco_cli.documents.annual_review.view import AboutPlan, AboutPupil, Meeting
from senco_cli.documents.pupil_words import call_name
from senco_cli.model.years import academic_year_start, nc_year_code, nc_year_of_code, year_taught
from senco_cli.rules.compulsory_school_age import is_young_person

ADULTHOOD, UNDER_FIVE = "AR-PFA", "AR-U5"
_LOOKED_AFTER = "looked-after"


def about_pupil(facts: Facts) -> AboutPupil:
    """Who the pupil is, on the day of the meeting."""
    pupil, day = facts.file.pupil, facts.review.meeting_on
    name = pupil.name
    return AboutPupil(
        key=facts.file.key,
        name=name.full,
        forename=call_name(name),
        surname=name.surname,
        legal_name=name.legal,
        legal_forename=name.legal_forename,
        legal_surname=name.legal_surname,
        known_as=name.known_as,
        home_address=home_address(facts),
        date_of_birth=pupil.date_of_birth,
        upn=pupil.upn,
        uln=pupil.uln,
        year=name_of("nc_year", _year(facts)),
        class_name=pupil.class_name,
        is_looked_after=_LOOKED_AFTER in pupil.circumstances,
        looked_after_since=pupil.looked_after_since,
        is_young_person=is_young_person(pupil.date_of_birth, day),
        needs=tuple(name_of("type_of_need", need.type) for need in pupil.needs_on(min(day, facts.today))),
        diagnoses=tuple(each.name for each in pupil.diagnoses),
        access_needs=tuple(_access_needs(facts)),
        languages=tuple(dict.fromkeys(each.language for each in pupil.contacts if each.language)),
        parents=tuple(f"{each.name} ({each.relationship})" for each in pupil.contacts),
    )


def about_plan(facts: Facts) -> AboutPlan:
    """The plan that is reviewed, and the review before this one."""
    plan, place = facts.file.plan, facts.sections.placement
    last_meeting_on, last_decision_on = _last_review(facts)
    return AboutPlan(
        local_authority=plan.local_authority if plan else None,
        case_officer=plan.case_officer if plan else None,
        first_made_on=plan.plan_first_made_on if plan else None,
        final_on=plan.final_plan_on if plan else None,
        last_meeting_on=last_meeting_on,
        last_decision_on=last_decision_on,
        school=place.school if place else None,
        school_type=place.type if place else None,
    )


def about_meeting(facts: Facts) -> Meeting:
    """The kind of review, and its meeting."""
    review = facts.review
    return Meeting(
        key=facts.key,
        type=name_of("review_type", review.type),
        also=tuple(_also(facts)),
        on=review.meeting_on,
        time=review.time,
        place=review.place,
        chair=facts.school.staff_name(review.chair),
        held=review.held,
    )


def covers_adulthood(facts: Facts) -> bool:
    """Whether the law asks the meeting to cover preparing for adulthood, by the year group on its day."""
    rule = facts.case.rules.named(ADULTHOOD)
    in_force = rule is not None and rule.find_version(facts.review.meeting_on) is not None
    return rule is not None and in_force and facts.holds(rule, facts.review.meeting_on)


def _last_review(facts: Facts) -> tuple[date | None, date | None]:
    """The meeting of the last review and the decision after it; as the plan says where there is no record of it."""
    if facts.previous:
        return facts.previous.meeting_on, facts.previous.la_decision_notice_on
    plan = facts.file.plan
    return (plan.last_review_meeting_on, plan.last_review_decision_on) if plan else (None, None)


def _year(facts: Facts) -> str:
    """The year group on the day of the meeting; a recorded one is that of today, and moves with each September."""
    pupil, day = facts.file.pupil, facts.review.meeting_on
    taught = nc_year_of_code(pupil.year_taught) if pupil.year_taught else None
    if taught is None:
        return year_taught(pupil.date_of_birth, day, taught=pupil.year_taught)
    return nc_year_code(taught + academic_year_start(day) - academic_year_start(facts.today))


def _also(facts: Facts) -> Iterator[str]:
    rules = facts.case.rules
    adulthood, under_five = rules.named(ADULTHOOD), rules.named(UNDER_FIVE)
    if adulthood and covers_adulthood(facts):
        yield f"in or after Year {adulthood.only_if['year_taught_at_least']}"
    if under_five and "age_under" in under_five.only_if:
        pupil, day = facts.file.pupil, facts.review.meeting_on
        born = pupil.date_of_birth
        age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        if age < int(under_five.only_if["age_under"]):
            yield "under five"


def _access_needs(facts: Facts) -> Iterator[str]:
    for each in facts.file.pupil.contacts:
        if each.interpreter:
            yield f"Interpreter for {each.name}{f' ({each.language})' if each.language else ''}"
        elif each.language:
            yield f"{each.name} prefers {each.language}"
    yield from facts.review.access_needs


def next_school(facts: Facts) -> str | None:
    """The school that is wanted next, or else the one the pupil's record names."""
    placement, transfer = facts.review.placement, facts.file.pupil.transfer
    return (placement.next_school if placement else None) or (transfer.destination if transfer else None)


def signature(facts: Facts) -> tuple[str | None, str | None]:
    """The names of the SENCO and of the head."""
    ours = facts.school.settings.school
    return in_words([facts.school.staff_name(ours.senco)]), ours.head
