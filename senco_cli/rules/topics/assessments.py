"""EHC needs assessments and re-assessments: what sets their times off, and what ends them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from senco_cli.model.assessment import Assessment
from senco_cli.model.codes import code_set
from senco_cli.model.phrases import listed
from senco_cli.rules.case import PupilCase, has_come
from senco_cli.rules.event import Event
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.topics._records import Conditions, Discharges, Triggers, with_day
from senco_cli.rules.words import long_day


def request_received(case: PupilCase) -> Iterator[Event]:
    """The authority received a request for an assessment or a re-assessment."""
    for path, record, on in with_day(case, case.file.assessments, "request_received_on"):
        said = f"The authority received the request on {long_day(on)}."
        yield Event(on, path, record, said, remarks=_exceptions(record))


def advice_asked(case: PupilCase) -> Iterator[Event]:
    """The authority's request for advice reached the school."""
    for path, record, on in with_day(case, case.file.assessments, "advice_asked_on"):
        said = f"The authority's request for advice came on {long_day(on)}."
        yield Event(on, path, record, said, remarks=_exceptions(record))


def draft_served(case: PupilCase) -> Iterator[Event]:
    """The family received the draft plan."""
    for path, record, on in with_day(case, case.file.assessments, "draft_served_on"):
        yield Event(on, path, record, f"The family received the draft plan on {long_day(on)}.")


def reassessment_agreed(case: PupilCase) -> Iterator[Event]:
    """The authority notified that it re-assesses, or decided on it by itself."""
    for path, record, on in with_day(case, case.file.assessments, "decision_notice_on"):
        if record.type == "re-assessment" and record.decision != "refuse":
            said = f"The authority's decision to re-assess is of {long_day(on)}."
            yield Event(on, path, record, said, remarks=_exceptions(record))


def last_assessed(case: PupilCase) -> Iterator[Event]:
    """An assessment had been made when a re-assessment was asked for."""
    for path, record, asked_on in with_day(case, case.file.assessments, "request_received_on"):
        last = last_before(case, asked_on) if record.type == "re-assessment" else None
        if last is not None:
            said = f"The last assessment was made on {long_day(last)}."
            remark = f"Another one was asked for on {long_day(asked_on)}."
            yield Event(last, path, record, said, remarks=(remark,))


def is_of_type(_case: PupilCase, event: Event, _due: Reckoned, value: str) -> bool:
    """It is an assessment of this type."""
    return isinstance(event.record, Assessment) and event.record.type == value


def asked_before_due(_case: PupilCase, event: Event, due: Reckoned, _value: str) -> bool:
    """The request came before the day that is counted."""
    asked_on = event.record.request_received_on if isinstance(event.record, Assessment) else None
    return asked_on is not None and due.legal_due is not None and asked_on < due.legal_due


def has_ended(case: PupilCase, event: Event, _due: Reckoned) -> bool:
    """The request was refused or withdrawn, or the assessment ended with a plan or without one."""
    record = event.record
    if not isinstance(record, Assessment):
        return False
    refused_on = record.decision_notice_on if record.decision == "refuse" else None
    ends = (refused_on, record.withdrawn_on, record.no_plan_notice_on, record.final_plan_on)
    return any(has_come(day, case.today) for day in ends)


def last_before(case: PupilCase, day: date) -> date | None:
    """The day on which the last assessment before `day` ended, where that is known."""
    known = [case.plan.last_assessed_on if case.plan else None]
    for record in case.file.assessments.values():
        known += [record.final_plan_on, record.no_plan_notice_on]
    return max((each for each in known if each and each < day), default=None)


def _exceptions(record: Assessment) -> tuple[str, ...]:
    if not record.exceptions_claimed:
        return ()
    codes = code_set("assessment_exception")
    names = listed(tuple(f"{each} ({codes.name_of(each).lower()})" for each in record.exceptions_claimed))
    return (f"The authority relies on exception {names}; only where that makes the time impractical does it not hold.",)


TRIGGERS: Triggers = MappingProxyType(
    {
        "assessment.request_received_on": request_received,
        "assessment.advice_asked_on": advice_asked,
        "assessment.draft_served_on": draft_served,
        "assessment.reassessment_agreed_on": reassessment_agreed,
        "assessment.last_before_request": last_assessed,
    }
)
CONDITIONS: Conditions = MappingProxyType({"assessment_type": is_of_type, "asked_before": asked_before_due})
DISCHARGES: Discharges = MappingProxyType({"assessment.has_ended": has_ended})
