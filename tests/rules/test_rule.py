"""Rules and the versions of them that are in force."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from senco_cli.rules.conditions import CONDITIONS
from senco_cli.rules.discharges import PUPIL_DISCHARGES, RECORDS, SCHOOL_DISCHARGES
from senco_cli.rules.events import PUPIL_TRIGGERS, SCHOOL_TRIGGERS
from senco_cli.rules.rule import NoVersionInForce, Rule, all_rules, rule_named

RULES = all_rules()
# Every rule on reviews, phase transfers and SEN support of the tables of the law, and the two on provision.
IDS = {
    *("AR-FIRST", "AR-NEXT", "AR-LATEST-MEET", "AR-LIST", "AR-REQ-ADVICE", "AR-NOTICE", "AR-CIRC", "AR-REPORT"),
    *("AR-DECIDE", "AR-AMEND-NOTICE", "AR-REPS", "AR-CONSULT", "AR-FINAL", "AR-CEILING", "AR-U5", "AR-PFA", "AR-DP3"),
    *("PT-OTHER", "PT-P16", "PT-P16P16", "PT-MEET", "SS-MEET", "SS-INFORM", "SS-REVIEW", "PV-END", "PV-REVIEW"),
}


def by_id(rule: Rule) -> str:
    return rule.id


def test_every_rule_of_the_tables_is_there_once() -> None:
    assert [rule.id for rule in RULES] == sorted(IDS)
    assert all(rule_named(rule.id) is rule for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_every_name_in_a_rule_stands_for_something(rule: Rule) -> None:
    others = {f"rule.{each.id}" for each in RULES}
    known = {*PUPIL_TRIGGERS, *SCHOOL_TRIGGERS, *others}

    assert rule.triggers and set(rule.triggers) <= known
    assert set(rule.only_if) <= set(CONDITIONS)
    for name in rule.met_by:
        kind, _, field = name.partition(".")
        named = name in PUPIL_DISCHARGES or name in SCHOOL_DISCHARGES
        assert named or field in RECORDS[kind].model_fields, name


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_every_rule_can_end(rule: Rule) -> None:
    assert rule.met_by or rule.shown_until != "met"


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_every_version_has_a_source_and_says_how_far_it_was_checked(rule: Rule) -> None:
    for version in rule.versions:
        assert version.sources and all(source.title for source in version.sources)
        assert all(re.match(r"https://[\w.]+", source.href) for source in version.sources if source.href)
        assert version.checked_on >= date(2026, 11, 21)
        assert version.in_force_from >= date(2014, 9, 1)
        # What an Act or regulations set is not called worked out, and what was worked out is not called law.
        assert (version.verified == "derived") <= (version.status == "practice")


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_every_title_tells_somebody_to_do_something(rule: Rule) -> None:
    assert rule.title[0].isupper() and not rule.title.endswith(".")
    assert len(rule.title) <= 60


# The marks and holders of the table of the law.
@pytest.mark.parametrize(
    ("id", "duty_holder", "status", "verified"),
    [
        ("AR-FIRST", "la", "statute", "secondary"),
        ("AR-NEXT", "la", "statute", "secondary"),
        ("AR-LATEST-MEET", "school", "practice", "derived"),
        ("AR-LIST", "la", "code", "secondary"),
        ("AR-REQ-ADVICE", "school", "practice", "secondary"),
        ("AR-NOTICE", "school", "statute", "primary"),
        ("AR-CIRC", "school", "statute", "primary"),
        ("AR-REPORT", "head", "statute", "secondary"),
        ("AR-DECIDE", "la", "statute", "secondary"),
        ("AR-AMEND-NOTICE", "la", "statute", "primary"),
        ("AR-REPS", "family", "statute", "primary"),
        ("AR-CONSULT", "governing-body", "code", "secondary"),
        ("AR-FINAL", "la", "statute", "primary"),
        ("AR-CEILING", "la", "statute", "secondary"),
        ("AR-U5", "la", "code", "secondary"),
        ("AR-PFA", "school", "statute", "secondary"),
        ("AR-DP3", "la", "statute", "secondary"),
        ("PT-OTHER", "la", "statute", "primary"),
        ("PT-P16", "la", "statute", "primary"),
        ("PT-P16P16", "la", "statute", "primary"),
        ("PT-MEET", "school", "practice", "derived"),
        ("SS-MEET", "teacher", "code", "secondary"),
        ("SS-INFORM", "governing-body", "statute", "secondary"),
        ("SS-REVIEW", "teacher", "code", "secondary"),
    ],
)
def test_holder_status_and_mark_are_those_of_the_table(id: str, duty_holder: str, status: str, verified: str) -> None:
    rule = rule_named(id)
    (version,) = rule.versions

    assert (rule.duty_holder, version.status, version.verified) == (duty_holder, status, verified)


def test_a_rule_holds_from_its_first_day_to_its_last() -> None:
    rule = rule_named("AR-NOTICE")
    ended = replace(rule, versions=(replace(rule.versions[0], in_force_to=date(2028, 8, 31)),))

    assert ended.find_version(date(2014, 8, 31)) is None
    assert ended.find_version(date(2014, 9, 1)) is ended.versions[0]
    assert ended.find_version(date(2028, 8, 31)) is ended.versions[0]
    assert ended.find_version(date(2028, 9, 1)) is None


def test_asking_for_a_version_that_was_not_in_force_says_so() -> None:
    with pytest.raises(NoVersionInForce, match='rule "AR-NOTICE" was not in force on 2014-08-31'):
        rule_named("AR-NOTICE").version_on(date(2014, 8, 31))


def test_proposed_law_is_never_in_force() -> None:
    rule = rule_named("AR-NOTICE")
    proposed = replace(rule, versions=(replace(rule.versions[0], status="proposed"),))

    assert proposed.find_version(date(2030, 1, 1)) is None
