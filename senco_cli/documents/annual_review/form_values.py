"""What forms of authorities ask for beside the sections of an annual review: addresses, numbers, days, whole texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated


@dataclass(frozen=True, slots=True)
class SchoolDetails:
    """Where the school is and how it is reached."""

    name: Annotated[str, "The school's name."]
    address: Annotated[str | None, "Its postal address."]
    phone: Annotated[str | None, "Its telephone number."]
    email: Annotated[str | None, "Its e-mail address."]
    urn: Annotated[str | None, "Its unique reference number."]
    laestab: Annotated[str | None, "Its local authority and establishment number, also called DfE number."]
    head: Annotated[str | None, "The head teacher's name."]
    senco: Annotated[str | None, "The SENCO's name."]
    senco_phone: Annotated[str | None, "The SENCO's telephone number, else the school's."]
    senco_email: Annotated[str | None, "The SENCO's e-mail address, else the school's."]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A parent, carer or other contact; every field is empty where there is no such person."""

    name: Annotated[str | None, "The person's name."]
    relationship: Annotated[str | None, "What the person is to the pupil: mother, carer, social worker."]
    parental_responsibility: Annotated[bool | None, "Whether the person has parental responsibility."]
    address: Annotated[str | None, "Postal address."]
    phone: Annotated[str | None, "Telephone number."]
    email: Annotated[str | None, "E-mail address."]
    language: Annotated[str | None, "The language to write and speak in, where it is not English."]
    interpreter: Annotated[bool | None, "Whether an interpreter is needed."]


@dataclass(frozen=True, slots=True)
class ReviewDays:
    """The days of the review, each by itself."""

    notice_due: Annotated[date | None, "The last day for telling everybody the date of the meeting."]
    notice_given_on: Annotated[date | None, "The day everybody invited was told."]
    advice_asked_on: Annotated[date | None, "The day advice was asked for."]
    advice_due: Annotated[date | None, "The last day for sending the advice to everybody invited."]
    advice_circulated_on: Annotated[date | None, "The day the advice went to everybody invited."]
    meeting_on: Annotated[date, "The day of the meeting."]
    report_due: Annotated[date | None, "The last day for the report."]
    report_sent_on: Annotated[date | None, "The day the report was sent."]
    decision_due: Annotated[date | None, "The last day for the authority's decision."]
    decision_on: Annotated[date | None, "The day of the authority's notice of its decision."]


@dataclass(frozen=True, slots=True)
class WholeTexts:
    """Whole sections as one text each, an entry a line, for a form with one large box."""

    child_views: Annotated[str | None, "The child's or young person's views (section C)."]
    parent_views: Annotated[str | None, "The parents' views (section D)."]
    strengths: Annotated[str | None, "What the pupil is good at."]
    needs: Annotated[str | None, "The types of need, the main one first."]
    outcomes: Annotated[str | None, "The outcomes of the plan, with their numbers (section E)."]
    progress: Annotated[str | None, "The progress towards each outcome, and what shows it."]
    targets: Annotated[str | None, "New short-term targets."]
    provision: Annotated[str | None, "The provision of section F, with its numbers."]
    provision_effect: Annotated[str | None, "What was delivered of each provision, and its effect."]
    results: Annotated[str | None, "Attainment in words, and the last result of each measure."]
    attendance: Annotated[str | None, "Attendance, absences, part-time timetables and exclusions."]
    advice: Annotated[str | None, "Each piece of advice, and what it says."]
    health: Annotated[str | None, "Health needs of the plan, and what is new."]
    social_care: Annotated[str | None, "Social care needs of the plan, and what is new."]
    adulthood: Annotated[str | None, "Preparing for adulthood, theme by theme."]
    wishes: Annotated[str | None, "What the parents want, with their words."]
    amendments: Annotated[str | None, "The changes proposed, by section of the plan."]
    differences: Annotated[str | None, "Where views differ."]
    actions: Annotated[str | None, "Who does what by when."]
    invited: Annotated[str | None, "Everybody invited."]
    attended: Annotated[str | None, "Everybody who came."]
    not_attended: Annotated[str | None, "Everybody who was invited and did not come."]
