"""Every trigger of every rule can be entered by one command, and stands in the words for what is not known."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from senco_cli.cli.app import command
from senco_cli.cli.registry import all_commands
from senco_cli.model.calendar import Calendar
from senco_cli.model.kinds import kind_named
from senco_cli.model.pupil import Pupil
from senco_cli.model.record_events import record_events
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.school_duties import SchoolDuties
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff
from senco_cli.rules.case import SchoolCase, pupil_case
from senco_cli.rules.events import PUPIL_TRIGGERS
from senco_cli.rules.rule import Rule
from senco_cli.rules.rule_data import all_rules
from senco_cli.rules.rule_set import shipped_rules
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.school_events import SCHOOL_TRIGGERS
from senco_cli.rules.trigger_commands import trigger_commands
from senco_cli.rules.why_closed import why_closed

DIRECT = sorted({name for rule in all_rules() for name in rule.triggers if not name.startswith("rule.")})
# What every record of its kind has, or what the calendar of every day brings: it cannot be missing.
ALWAYS_THERE = {"school.academic_year"}
TODAY = date(2026, 11, 21)


def parsed() -> dict[str, list[str]]:
    return {trigger: typed.split() for trigger, typed in trigger_commands().items()}


def test_every_trigger_of_every_rule_has_a_command_and_nothing_else_has() -> None:
    assert set(trigger_commands()) >= set(DIRECT)
    assert set(trigger_commands()) <= {*PUPIL_TRIGGERS, *SCHOOL_TRIGGERS}


@pytest.mark.parametrize("trigger", sorted(trigger_commands()))
def test_the_command_is_there_with_its_options(trigger: str) -> None:
    words = parsed()[trigger]
    found = command(words[0], all_commands()[(words[0],)])
    options = {option for parameter in found.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= options


@pytest.mark.parametrize("trigger", [each for each, words in parsed().items() if words[0] == "record"])
def test_a_recorded_event_is_known_and_is_of_a_pupil_or_of_the_school(trigger: str) -> None:
    words = parsed()[trigger]
    event = record_events()[words[1]]
    assert ("{pupil}" in words) == (event.kind != SchoolDuties.kind) == (trigger in PUPIL_TRIGGERS)


@pytest.mark.parametrize("trigger", [each for each, words in parsed().items() if "--set" in words])
def test_a_field_that_is_set_is_a_field_of_its_record(trigger: str) -> None:
    words = parsed()[trigger]
    named = words[words.index("--what") + 1] if "--what" in words else {"{pupil}": "pupil"}.get(words[1], words[1])
    kind: Any = Staff if named == "STAFF" else kind_named(named)
    for word, typed in pairwise(words):
        if word == "--set":
            assert typed.partition("=")[0].partition(".")[0] in kind.model_fields


@pytest.mark.parametrize(
    "rule",
    [rule for rule in all_rules() if any(version.status != "proposed" for version in rule.versions)],
    ids=lambda rule: rule.id,
)
def test_a_rule_whose_trigger_is_missing_names_the_command(rule: Rule) -> None:
    triggers = {trigger for each in above(rule) for trigger in each.triggers if not trigger.startswith("rule.")}
    of_pupil = bool(triggers & set(PUPIL_TRIGGERS))
    born = Pupil.model_validate(
        {"name": {"legal_forename": "Ada", "legal_surname": "Brook"}, "date_of_birth": "2016-08-31"}
    )
    settings = Settings.model_validate({"record_format": "1", "school": {"name": "Larkfield", "phase": "primary"}})
    school = SchoolRecords(settings=settings)
    days = SchoolDays(Calendar.model_validate({"years": []}))
    file = PupilFile(key="k7m2q", pupil=born)
    case = (
        pupil_case(file, school, today=TODAY, days=days)
        if of_pupil
        else SchoolCase(school=school, today=TODAY, days=days)
    )

    said = why_closed(rule, case, rules=shipped_rules())

    if triggers <= ALWAYS_THERE:
        assert "enter it with" not in said
        return
    for trigger in triggers:
        assert f"senco {trigger_commands()[trigger].format(pupil='k7m2q')}" in said
    assert "not known: enter it with" in said


def above(rule: Rule) -> list[Rule]:
    by_id = {f"rule.{each.id}": each for each in all_rules()}
    return [rule, *(by_id[trigger] for trigger in rule.triggers if trigger in by_id)]
