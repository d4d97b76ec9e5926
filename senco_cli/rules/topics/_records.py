"""The records of a pupil that hold a certain day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from senco_cli.model.base import Record
from senco_cli.model.kinds import path_of
from senco_cli.rules.case import PupilCase
from senco_cli.rules.event import Event
from senco_cli.rules.reckoning import Reckoned

R = TypeVar("R", bound=Record)
Triggers = Mapping[str, Callable[[PupilCase], Iterator[Event]]]
Conditions = Mapping[str, Callable[[PupilCase, Event, Reckoned, str], bool]]
Discharges = Mapping[str, Callable[[PupilCase, Event, Reckoned], bool]]
NO_CONDITIONS: Conditions = MappingProxyType({})
NO_DISCHARGES: Discharges = MappingProxyType({})


def with_day(case: PupilCase, records: Mapping[str, R], field: str) -> Iterator[tuple[str, R, date]]:
    """The path, the record and the day of each record that holds a day in `field`."""
    for key, record in records.items():
        day = getattr(record, field)
        if day is not None:
            yield path_of(type(record), pupil=case.file.key, key=key), record, day
