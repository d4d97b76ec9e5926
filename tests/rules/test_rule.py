"""Rules and the versions of them that are in force."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from senco_cli.rules.conditions import CONDITIONS
from senco_cli.rules.discharges import PUPIL_DISCHARGES, RECORDS
from senco_cli.rules.events import PUPIL_TRIGGERS
from senco_cli.rules.rule import NoVersionInForce, Rule
from senco_cli.rules.rule_data import all_rules, rule_named
from senco_cli.rules.school_discharges import SCHOOL_CONDITIONS, SCHOOL_DISCHARGES
from senco_cli.rules.school_events import SCHOOL_TRIGGERS

RULES = all_rules()
# Every rule on reviews, phase transfers and SEN support of the tables of the law, and the two on provision.
IDS = {
    *("AR-FIRST", "AR-NEXT", "AR-LATEST-MEET", "AR-LIST", "AR-REQ-ADVICE", "AR-NOTICE", "AR-CIRC", "AR-REPORT"),
    *("AR-DECIDE", "AR-AMEND-NOTICE", "AR-REPS", "AR-CONSULT", "AR-FINAL", "AR-CEILING", "AR-U5", "AR-PFA", "AR-DP3"),
    *("PT-OTHER", "PT-P16", "PT-P16P16", "PT-MEET", "SS-MEET", "SS-INFORM", "SS-REVIEW", "PV-END", "PV-REVIEW"),
    *("CT-PROMISE", "CT-REPLY"),
    *("CEN-AU", "CEN-SP", "CEN-SU", "SI-REPORT", "SI-CHANGE", "AC-PLAN", "AC-END", "AC-BLOCK", "EQ-INFO", "EQ-OBJ"),
    *("SQ-NPQ", "SQ-START", "SQ-NASEND", "JC-MOD", "JC-AAO", "JC-OTHER", "ST-MOD", "ST-EARLY", "ST-REG", "ST-TIME"),
    *("NA-6", "NA-ADV", "NA-16", "NA-DRAFT", "NA-20", "RA-15", "RA-6M", "RA-14", "CE-CONSULT", "MV-OLD", "MV-6"),
    *("MV-REV", "MD-ADV", "MD-CERT", "MD-30", "AP-2M", "AP-1M", "DD-6", "EX-5", "EX-LA", "EX-NOTICE", "EX-15", "EX-50"),
    *("EX-D6", "EX-IRP", "EX-PANEL", "EX-45", "RI-REC", "MC-IHP", "LA-PEP", "LA-PEPT", "TR-CTF", "TR-CP", "RQ-ER"),
    *("RQ-SAR", "RQ-SARX", "RQ-DPC", "RT-SEN", "RT-REC"),
    *("ST-PHON", "MC-ALL", "POL-REVIEW", "ST-KS2", "ST-MTC", "ST-PHON-CHECK", "ST-PHON-DECLINE", "ST-REG-KEPT"),
    "JC-OWN",
    *("EA-PLACE", "EA-REVIEW", "JC-EXP", "JC-EXP-GUESS"),
}
# Law that is only proposed, or whose commencement was not seen.
PROPOSED = {"MC-ALL", "PR-HOME", "PR-ISP", "PR-PACKAGE", "PR-STAGE", "PR-STANDARD", "PR-STRATEGY"}


def by_id(rule: Rule) -> str:
    return rule.id


def test_every_rule_of_the_tables_is_there_once() -> None:
    assert [rule.id for rule in RULES] == sorted(IDS | PROPOSED)
    assert all(rule_named(rule.id) is rule for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_every_name_in_a_rule_stands_for_something(rule: Rule) -> None:
    others = {f"rule.{each.id}" for each in RULES}
    known = {*PUPIL_TRIGGERS, *SCHOOL_TRIGGERS, *others}

    assert rule.triggers and set(rule.triggers) <= known
    assert set(rule.only_if) <= {*CONDITIONS, *SCHOOL_CONDITIONS}
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
        assert (version.in_force_from or version.checked_on) >= date(2005, 1, 1)
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
        ("NA-6", "la", "statute", "primary"),
        ("NA-ADV", "school", "statute", "secondary"),
        ("NA-16", "la", "statute", "primary"),
        ("NA-DRAFT", "family", "statute", "primary"),
        ("NA-20", "la", "statute", "primary"),
        ("RA-15", "la", "statute", "secondary"),
        ("RA-6M", "la", "statute", "secondary"),
        ("RA-14", "la", "statute", "primary"),
        ("CE-CONSULT", "head", "statute", "primary"),
        ("MV-OLD", "la", "statute", "primary"),
        ("MV-6", "la", "statute", "primary"),
        ("MV-REV", "la", "statute", "secondary"),
        ("MD-ADV", "family", "statute", "primary"),
        ("MD-CERT", "adviser", "statute", "secondary"),
        ("MD-30", "la", "statute", "secondary"),
        ("AP-2M", "family", "statute", "secondary"),
        ("AP-1M", "family", "statute", "secondary"),
        ("DD-6", "family", "statute", "primary"),
        ("EX-5", "head", "statute", "secondary"),
        ("EX-LA", "head", "statute", "secondary"),
        ("EX-NOTICE", "head", "statute", "primary"),
        ("EX-15", "governing-body", "statute", "secondary"),
        ("EX-50", "governing-body", "statute", "secondary"),
        ("EX-D6", "school", "statute", "primary"),
        ("EX-IRP", "family", "statute", "primary"),
        ("EX-PANEL", "la", "statute", "secondary"),
        ("EX-45", "head", "statute", "memory"),
        ("RI-REC", "school", "statute", "secondary"),
        ("MC-IHP", "school", "guidance", "memory"),
        ("LA-PEP", "la", "statute", "secondary"),
        ("LA-PEPT", "designated-teacher", "guidance", "secondary"),
        ("TR-CTF", "governing-body", "statute", "secondary"),
        ("TR-CP", "safeguarding-lead", "guidance", "secondary"),
        ("RQ-ER", "governing-body", "statute", "secondary"),
        ("RQ-SARX", "controller", "statute", "secondary"),
        ("RQ-DPC", "controller", "statute", "secondary"),
        ("RT-SEN", "school", "guidance", "secondary"),
        ("RT-REC", "school", "guidance", "secondary"),
        ("CEN-SP", "school", "statute", "secondary"),
        ("SI-REPORT", "governing-body", "statute", "secondary"),
        ("SI-CHANGE", "governing-body", "code", "secondary"),
        ("AC-PLAN", "governing-body", "statute", "secondary"),
        ("EQ-INFO", "governing-body", "statute", "primary"),
        ("EQ-OBJ", "governing-body", "statute", "secondary"),
        ("SQ-NPQ", "governing-body", "statute", "primary"),
        ("SQ-NASEND", "senco", "statute", "primary"),
        ("JC-MOD", "senco", "guidance", "memory"),
        ("JC-AAO", "senco", "guidance", "memory"),
        ("ST-MOD", "school", "guidance", "secondary"),
        ("ST-EARLY", "school", "guidance", "secondary"),
        ("ST-REG", "school", "guidance", "primary"),
        ("ST-TIME", "school", "guidance", "memory"),
        ("ST-PHON", "school", "guidance", "secondary"),
        ("MC-ALL", "governing-body", "proposed", "primary"),
    ],
)
def test_holder_status_and_mark_are_those_of_the_table(id: str, duty_holder: str, status: str, verified: str) -> None:
    rule = rule_named(id)
    version = rule.versions[-1]

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


@pytest.mark.parametrize("id", sorted(PROPOSED))
def test_what_is_only_proposed_holds_on_no_day(id: str) -> None:
    assert all(rule_named(id).find_version(date(year, 9, 1)) is None for year in range(2014, 2060))
    assert {rule.id for rule in RULES if any(version.status == "proposed" for version in rule.versions)} == PROPOSED
