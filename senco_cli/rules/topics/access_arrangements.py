"""Access arrangements in examinations: approvals that expire."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from senco_cli.model.access_arrangements import AccessArrangements, ExamArrangement
from senco_cli.model.codes import code_set
from senco_cli.model.kinds import path_of
from senco_cli.rules.case import PupilCase
from senco_cli.rules.event import Event
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.topics._records import NO_CONDITIONS, Conditions, Discharges, Triggers
from senco_cli.rules.words import long_day


def expires(case: PupilCase) -> Iterator[Event]:
    """An approval has the day on it that it is good until."""
    for number, each in _in_use(case):
        if each.expires_on:
            said = f"The approval says that it expires on {long_day(each.expires_on)}."
            yield Event(each.expires_on, _path(case), each, said, occasion=str(number), detail=_name(each))


def approved(case: PupilCase) -> Iterator[Event]:
    """An arrangement was approved, and the day its approval expires is not recorded."""
    for number, each in _in_use(case):
        if each.approved_on and not each.expires_on:
            said = f"It was approved on {long_day(each.approved_on)}; the day it expires is not recorded."
            yield Event(each.approved_on, _path(case), each, said, occasion=str(number), detail=_name(each))


def approved_again(case: PupilCase, event: Event, _due: Reckoned) -> bool:
    """The same arrangement has a later approval, in an entry of its own."""
    mine = event.record
    if not isinstance(mine, ExamArrangement) or mine.approved_on is None:
        return False
    same = [each for _, each in _in_use(case) if each.arrangement == mine.arrangement]
    return any(each.approved_on is not None and mine.approved_on < each.approved_on for each in same)


def _in_use(case: PupilCase) -> Iterator[tuple[int, ExamArrangement]]:
    record = case.file.access_arrangements
    for number, each in enumerate(record.examinations if record else (), start=1):
        if each.ended_on is None:
            yield number, each


def _name(arrangement: ExamArrangement) -> str:
    return code_set("exam_arrangement").name_of(arrangement.arrangement)


def _path(case: PupilCase) -> str:
    return path_of(AccessArrangements, pupil=case.file.key)


TRIGGERS: Triggers = MappingProxyType(
    {"access_arrangement.expires_on": expires, "access_arrangement.approved_on": approved}
)
CONDITIONS: Conditions = NO_CONDITIONS
DISCHARGES: Discharges = MappingProxyType({"access_arrangement.approved_again": approved_again})
