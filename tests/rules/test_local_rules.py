"""A school's own rule files: whatever stands in one, its faults come all at once and never as a crash."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support import TEXTS

from senco_cli.rules.local_rules import local_rule, unknown_rules
from senco_cli.rules.rule_data import all_rules

PATH = "_rules/answer.yaml"
SOUND = """
id: LA-ANSWER
title: Answer the letter
kind: annual-review
trigger: review.meeting_on
only_if: {decision: amend}
met_by: [review.report_sent_on]
duty_holder: school
versions:
  - in_force_from: 2026-09-01
    method: weeks_after
    n: 2
    must: The answer must come
    status: practice
    source: [{kind: guidance, title: What Norringshire expects}]
    verified: primary
    checked_on: 2026-11-21
"""


def tree(text: str) -> Any:
    return yaml.load(text, Loader=TEXTS)


def test_a_sound_file_becomes_a_rule_that_knows_its_file() -> None:
    rule, faults = local_rule(PATH, tree(SOUND))

    assert faults == () and rule is not None
    assert (rule.id, rule.local) == ("LA-ANSWER", PATH)


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        ("trigger: review.meeting_on", "trigger: review.lunch_on", ("trigger",), 'trigger "review.lunch_on" is not an'),
        ("trigger: review.meeting_on", "trigger: {a: b}", ("trigger",), "trigger has to be a name, or a list of names"),
        ("{decision: amend}", "{colour: red}", ("only_if", "colour"), '"colour" is not a condition'),
        ("{decision: amend}", "{age_under: five}", ("only_if", "age_under"), 'age_under "five" is not what'),
        ("met_by: [review.report_sent_on]", "met_by: [review.lunch_on]", ("met_by",), '"review.lunch_on" is neither'),
        ("met_by: [review.report_sent_on]\n", "", ("shown_until",), "nothing ends it"),
        (
            "met_by: [review.report_sent_on]",
            "met_by: [sen_support.parents_met]",
            ("versions", 0),
            'met_by "sen_support.parents_met" asks for times',
        ),
        ("    n: 2\n", "    n: 2000000\n", ("versions", 0, "method"), "these numbers lead to no day"),
        (
            "method: weeks_after\n    n: 2",
            "method: on_date\n    month: 2\n    day_of_month: 29",
            ("versions", 0, "method"),
            "these numbers lead to no day",
        ),
        ("    n: 2\n", "    n: two\n", ("versions", 0, "n"), 'n "two" is not a whole number'),
        ("The answer must come", "The {answer} must come", ("versions", 0, "must"), "must holds a brace"),
        ("The answer must come", "The answer { must come", ("versions", 0, "must"), "must holds a brace"),
        ("kind: annual-review", "kind: yearly", ("kind",), 'kind "yearly" is not one of'),
        ("id: LA-ANSWER", "id: la answer", ("id",), "is not made of capitals"),
        ("versions:\n", "versions: soon\nnot_versions:\n", ("versions",), "versions has to be a list of entries"),
        (
            "[{kind: guidance, title: What Norringshire expects}]",
            "Norringshire",
            ("versions", 0, "source"),
            "a list of",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(old: str, new: str, at: tuple[str | int, ...], said: str) -> None:
    assert old in SOUND

    rule, faults = local_rule(PATH, tree(SOUND.replace(old, new)))

    assert rule is None
    assert [place for place, sentence in faults if said in sentence] == [at], faults


def test_all_faults_of_a_file_come_together() -> None:
    broken = SOUND.replace("status: practice", "status: law").replace("kind: annual-review", "kind: yearly")

    assert {at for at, _ in local_rule(PATH, tree(broken))[1]} == {("kind",), ("versions", 0, "status")}


@pytest.mark.parametrize("nothing", [None, "words", [], ["a"], {}, {"versions": []}, {"id": None}])
def test_what_is_no_rule_at_all_says_so(nothing: Any) -> None:
    rule, faults = local_rule(PATH, nothing)

    assert rule is None and faults


ANYTHING = st.recursive(
    st.none() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=100)
@given(field=st.sampled_from(sorted(tree(SOUND))), value=ANYTHING)
def test_nothing_that_a_field_may_hold_makes_it_crash(field: str, value: Any) -> None:
    rule, faults = local_rule(PATH, {**tree(SOUND), field: value})

    assert (rule is None) == bool(faults)


@settings(max_examples=100)
@given(field=st.sampled_from(sorted(tree(SOUND)["versions"][0])), value=ANYTHING)
def test_nothing_that_a_version_may_hold_makes_it_crash(field: str, value: Any) -> None:
    sound = tree(SOUND)
    rule, faults = local_rule(PATH, {**sound, "versions": [{**sound["versions"][0], field: value}]})

    assert (rule is None) == bool(faults)


def test_an_id_that_stands_twice_and_a_rule_that_is_not_there_are_told() -> None:
    first, _ = local_rule("_rules/a.yaml", tree(SOUND))
    second, _ = local_rule("_rules/b.yaml", tree(SOUND))
    astray, _ = local_rule(
        "_rules/c.yaml", tree(SOUND.replace("review.meeting_on", "rule.XX-NONE").replace("LA-", "LB-"))
    )
    assert first and second and astray

    told = {rule.local: at for rule, (at, _) in unknown_rules([first, second, astray])}

    assert told == {"_rules/b.yaml": ("id",), "_rules/c.yaml": ("trigger",)}


def test_every_rule_of_senco_would_pass_as_a_school_s_own() -> None:
    from importlib.resources import files

    folder = files("senco_cli.rules").joinpath("deadlines")
    faults = {
        file.name: local_rule(f"_rules/{file.name}", tree(file.read_text(encoding="utf-8")))[1]
        for file in folder.iterdir()
    }

    assert len(faults) == len(all_rules())
    assert {name: found for name, found in faults.items() if found} == {}
