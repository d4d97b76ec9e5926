"""Mediation, appeals and claims of discrimination: what sets their times off."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from senco_cli.model.codes import code_set
from senco_cli.model.dispute import Dispute
from senco_cli.rules.case import PupilCase
from senco_cli.rules.event import Event
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.topics._records import NO_DISCHARGES, Conditions, Discharges, Triggers, with_day
from senco_cli.rules.words import long_day


def decision_sent(case: PupilCase) -> Iterator[Event]:
    """The authority's decision letter, against which the family may appeal, was sent."""
    for path, record, on in with_day(case, case.file.disputes, "decision_sent_on"):
        yield Event(on, path, record, f"The authority's decision letter is of {long_day(on)}.")


def mediation_declined(case: PupilCase) -> Iterator[Event]:
    """The family told the mediation adviser that it does not want mediation."""
    for path, record, on in with_day(case, case.file.disputes, "mediation_declined_on"):
        yield Event(on, path, record, f"The family declined mediation on {long_day(on)}.")


def mediation_asked(case: PupilCase) -> Iterator[Event]:
    """The family asked for mediation."""
    for path, record, on in with_day(case, case.file.disputes, "mediation_asked_on"):
        yield Event(on, path, record, f"The family asked for mediation on {long_day(on)}.")


def certificate_given(case: PupilCase) -> Iterator[Event]:
    """The mediation certificate was given; the decision letter's own time may still run longer."""
    for path, record, on in with_day(case, case.file.disputes, "mediation_certificate_on"):
        said = f"The mediation certificate is of {long_day(on)}."
        letter = record.decision_sent_on
        remarks = (f"The authority's decision letter is of {long_day(letter)}.",) if letter else ()
        yield Event(on, path, record, said, remarks=remarks, also_on=letter)


def conduct(case: PupilCase) -> Iterator[Event]:
    """What is complained of as disability discrimination happened."""
    for path, record, on in with_day(case, case.file.disputes, "conduct_on"):
        yield Event(on, path, record, f"What is complained of happened on {long_day(on)}.")


def is_in_group(_case: PupilCase, event: Event, _due: Reckoned, value: str) -> bool:
    """What the dispute is about belongs to this group of the code set."""
    about = code_set("dispute_about").get(event.record.about) if isinstance(event.record, Dispute) else None
    return about is not None and about.group == value


def has_certificate(_case: PupilCase, event: Event, _due: Reckoned, value: str) -> bool:
    """There is a mediation certificate (yes), or there is none (no)."""
    given = isinstance(event.record, Dispute) and event.record.mediation_certificate_on is not None
    return given == (value == "yes")


TRIGGERS: Triggers = MappingProxyType(
    {
        "dispute.decision_sent_on": decision_sent,
        "dispute.mediation_declined_on": mediation_declined,
        "dispute.mediation_asked_on": mediation_asked,
        "dispute.mediation_certificate_on": certificate_given,
        "dispute.conduct_on": conduct,
    }
)
CONDITIONS: Conditions = MappingProxyType({"dispute_group": is_in_group, "has_certificate": has_certificate})
DISCHARGES: Discharges = NO_DISCHARGES
