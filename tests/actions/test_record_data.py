"""The events that `senco record` knows: each names a record and a field that are there, and events that come next."""

from __future__ import annotations

import typing

import pytest
from pydantic import BaseModel

from senco_cli.model.codes import code_set
from senco_cli.model.fields import code_set_of
from senco_cli.model.kinds import kind_named
from senco_cli.model.record_events import RecordEvent, record_events
from senco_cli.rules.discharges import PUPIL_DISCHARGES
from senco_cli.rules.rule_data import all_rules

EVENTS = tuple(record_events().values())
# Days that are no one event of a pupil's record: those of reviews, cycles and the status have commands of their own.
OTHERS = ("review.", "cycle.", "sen_support.", "contact.", "rule.", "pupil.transfer", "pupil.support_review")
# A trigger that is worked out from a field of another name.
WORKED_OUT = {
    "assessment.reassessment_agreed_on": "decision_notice_on",
    "assessment.last_before_request": "request_received_on",
    "ehc_plan.moved_authority_after_review": "moved_authority_on",
    "exclusion.run_began_on": "from",
    "exclusion.academic_year": "from",
    "pupil.left_with_child_protection_file": "left_on",
    "pupil.looked_after_in_term": "looked_after_since",
    "request.clock_began_on": "received_on",
}


def by_name(event: RecordEvent) -> str:
    return event.name


def names_of(kind: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in kind.model_fields.items()}


@pytest.mark.parametrize("event", EVENTS, ids=by_name)
def test_an_event_names_fields_that_are_there(event: RecordEvent) -> None:
    kind = kind_named(event.kind)
    assert kind is not None
    first, _, below = event.field.partition(".")
    in_part = set(event.sets) & set(event.by)
    assert {first, *event.sets, *event.asks} - in_part <= names_of(kind)
    if below:
        kinds_of_part = typing.get_args(kind.model_fields[first].annotation)
        (part,) = [each for each in kinds_of_part if each not in (..., type(None))]
        assert {below, *event.only, *event.by} <= names_of(part)
    else:
        assert set(event.only) <= names_of(kind) and not event.by


@pytest.mark.parametrize("event", EVENTS, ids=by_name)
def test_an_event_writes_codes_that_are_there_and_leads_to_events_that_are_there(event: RecordEvent) -> None:
    kind = kind_named(event.kind)
    assert kind is not None
    for name, value in event.sets.items():
        if name in event.by:
            continue
        codes = code_set_of(kind, name)
        assert codes is not None and code_set(codes).get(value), name
    assert set(event.next) <= set(record_events())
    assert event.says and not event.says.endswith(".")


def test_every_trigger_and_discharge_on_one_pupil_can_be_entered() -> None:
    entered = {(event.kind.replace("-", "_"), event.field) for event in EVENTS}
    known = {event.kind.replace("-", "_") for event in EVENTS}
    pupils = [rule for rule in all_rules() if rule.triggers[0].partition(".")[0] in known]
    named = {name for rule in pupils for name in (*rule.triggers, *rule.met_by) if not name.startswith(OTHERS)}
    named = {name for name in named if name not in PUPIL_DISCHARGES}
    fields = {(name.partition(".")[0], WORKED_OUT.get(name, name.partition(".")[2])) for name in named}

    # Nobody enters the day on which somebody was born in this way.
    assert fields - entered == {("pupil", "date_of_birth")}
