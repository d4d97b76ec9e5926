"""Requests for data and records, and complaints: what sets their times off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from senco_cli.model.kinds import path_of
from senco_cli.model.request import Request
from senco_cli.rules.case import PupilCase, has_come
from senco_cli.rules.event import Event
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.topics._records import Conditions, Discharges, Triggers, with_day
from senco_cli.rules.words import long_day

_NOT_PROVED = "Proof of identity was asked for and is not here yet: the time does not run, and the day will be later."


def received(case: PupilCase) -> Iterator[Event]:
    """A request or complaint came."""
    for path, record, on in with_day(case, case.file.requests, "received_on"):
        yield Event(on, path, record, f"It came on {long_day(on)}.")


def clock_began(case: PupilCase) -> Iterator[Event]:
    """A subject access request came, with proof of identity where that was asked for."""
    for path, record in _access_requests(case):
        yield _began(path, record)


def extended(case: PupilCase) -> Iterator[Event]:
    """The person who made a subject access request was told that the answer takes longer."""
    for path, record in _access_requests(case):
        if record.extended_on:
            told = f"The person was told on {long_day(record.extended_on)} that the answer takes longer."
            began = _began(path, record)
            yield began._replace(remarks=(*began.remarks, told))


def is_of_type(_case: PupilCase, event: Event, _due: Reckoned, value: str) -> bool:
    """It is a request of this type."""
    return isinstance(event.record, Request) and event.record.type == value


def extended_in_time(case: PupilCase, event: Event, due: Reckoned) -> bool:
    """The person was told in time that the answer takes longer."""
    told_on = event.record.extended_on if isinstance(event.record, Request) else None
    in_time = told_on is not None and due.legal_due is not None and told_on <= due.legal_due
    return in_time and has_come(told_on, case.today)


def _access_requests(case: PupilCase) -> Iterator[tuple[str, Request]]:
    for key, record in case.file.requests.items():
        if record.type == "subject-access":
            yield path_of(Request, pupil=case.file.key, key=key), record


def _began(path: str, record: Request) -> Event:
    came, proved = record.received_on, record.identity_proved_on
    said = f"The request came on {long_day(came)}."
    if proved and proved > came:
        said = f"The request came on {long_day(came)}, and what was needed to answer it on {long_day(proved)}."
    return Event(_latest(came, proved), path, record, said, remarks=_waiting(record))


def _waiting(record: Request) -> tuple[str, ...]:
    return (_NOT_PROVED,) if record.identity_asked_on and not record.identity_proved_on else ()


def _latest(came: date, proved: date | None) -> date:
    return max(came, proved) if proved else came


TRIGGERS: Triggers = MappingProxyType(
    {"request.received_on": received, "request.clock_began_on": clock_began, "request.extended_on": extended}
)
CONDITIONS: Conditions = MappingProxyType({"request_type": is_of_type})
DISCHARGES: Discharges = MappingProxyType({"request.extended_in_time": extended_in_time})
