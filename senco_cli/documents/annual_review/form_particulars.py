"""Particulars of the school, the family and the days of a review, for the first page of an authority's form."""

from __future__ import annotations

from senco_cli.documents.annual_review.facts import Facts
from senco_cli.documents.annual_review.form_values import PersonLine, ReviewDays, SchoolDetails
from senco_cli.model.pupil import Contact
from senco_cli.rules.planning.meeting_day import DECIDE, NOTICE, PAPERS, REPORT

_NOBODY = PersonLine(None, None, None, None, None, None, None, None)


def school_details(facts: Facts) -> SchoolDetails:
    """Where the school is, and who is asked there."""
    ours = facts.school.settings.school
    return SchoolDetails(
        name=ours.name,
        address=ours.address,
        phone=ours.phone,
        email=ours.email,
        urn=ours.urn,
        laestab=ours.laestab,
        head=ours.head,
        senco=facts.school.staff_name(ours.senco),
        senco_phone=ours.senco_phone or ours.phone,
        senco_email=ours.senco_email or ours.email,
    )


def family(facts: Facts) -> tuple[PersonLine, ...]:
    """Everybody among the pupil's contacts, those with parental responsibility first."""
    contacts = sorted(facts.file.pupil.contacts, key=lambda each: each.parental_responsibility is not True)
    return tuple(_person(each) for each in contacts)


def parent(facts: Facts, number: int) -> PersonLine:
    """The first, the second of them; nobody where there are fewer. Who is known to have no responsibility is none."""
    parents = [each for each in family(facts) if each.parental_responsibility is not False]
    return parents[number - 1] if number <= len(parents) else _NOBODY


def home_address(facts: Facts) -> str | None:
    """The first address among the family's, where the pupil is taken to live."""
    return next((each.address for each in family(facts) if each.address), None)


def review_days(facts: Facts) -> ReviewDays:
    """The days of the review, by which each step was due and on which it was done."""
    review = facts.review
    return ReviewDays(
        notice_due=facts.due(NOTICE),
        notice_given_on=review.notice_given_on,
        advice_asked_on=review.advice_asked_on,
        advice_due=facts.due(PAPERS),
        advice_circulated_on=review.advice_circulated_on,
        meeting_on=review.meeting_on,
        report_due=facts.due(REPORT),
        report_sent_on=review.report_sent_on,
        decision_due=facts.due(DECIDE),
        decision_on=review.la_decision_notice_on,
    )


def _person(contact: Contact) -> PersonLine:
    return PersonLine(
        name=contact.name,
        relationship=contact.relationship,
        parental_responsibility=contact.parental_responsibility,
        address=contact.address,
        phone=contact.phone,
        email=contact.email,
        language=contact.language,
        interpreter=contact.interpreter,
    )
