"""Events, conditions and discharges by topic: what concerns one pupil beside reviews, phase transfers and support."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from senco_cli.rules.case import PupilCase
from senco_cli.rules.event import Event
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.topics import (
    access_arrangements,
    adjustments,
    assessments,
    authority_moves,
    disputes,
    exclusions,
    incidents,
    leavers,
    looked_after,
    requests,
)

_TOPICS = (
    access_arrangements,
    adjustments,
    assessments,
    authority_moves,
    disputes,
    exclusions,
    incidents,
    leavers,
    looked_after,
    requests,
)

TRIGGERS: Mapping[str, Callable[[PupilCase], Iterator[Event]]] = MappingProxyType(
    {name: function for topic in _TOPICS for name, function in topic.TRIGGERS.items()}
)
CONDITIONS: Mapping[str, Callable[[PupilCase, Event, Reckoned, str], bool]] = MappingProxyType(
    {name: function for topic in _TOPICS for name, function in topic.CONDITIONS.items()}
)
DISCHARGES: Mapping[str, Callable[[PupilCase, Event, Reckoned], bool]] = MappingProxyType(
    {name: function for topic in _TOPICS for name, function in topic.DISCHARGES.items()}
)
