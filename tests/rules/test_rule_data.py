"""Rule files: read strictly, with every fault told at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
import yaml
from support import TEXTS

from senco_cli.rules.rule import Counting, Rule, RuleVersion
from senco_cli.rules.rule_data import RuleDataError, all_rules, rule_faults, rule_from

SOUND = """
id: XX-ANSWER
title: Answer the letter
kind: annual-review
trigger: review.meeting_on
only_if: {decision: amend}
met_by: [review.report_sent_on]
duty_holder: school
versions:
  - in_force_from: 2014-09-01
    in_force_to: 2027-08-31
    method: weeks_after
    n: 2
    times: 3
    outer: {method: weeks_after, n: 3, words: Others count}
    opens: {n: 1}
    must: The answer must come
    status: statute
    source: [{kind: legislation, title: Some Act, href: "https://www.legislation.gov.uk/x"}]
    verified: primary
    checked_on: 2026-11-21
  - in_force_from: 2027-09-01
    must: The answer must come as soon as it can
    status: statute
    source: [{kind: legislation, title: Some later Act}]
    verified: memory
    checked_on: 2026-11-21
"""


def data(text: str = SOUND) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(text, Loader=TEXTS)
    return loaded


def test_a_sound_file_becomes_a_rule() -> None:
    rule = rule_from("x.yaml", data())
    first, second = rule.versions

    assert rule.triggers == ("review.meeting_on",)
    assert dict(rule.only_if) == {"decision": "amend"}
    assert first.counting is not None and first.outer is not None and first.opens is not None
    assert (first.counting.method, dict(first.counting.numbers)) == ("weeks_after", {"n": 2})
    assert (dict(first.outer.numbers), first.outer.words) == ({"n": 3}, "Others count")
    assert (first.opens.method, dict(first.opens.numbers)) == ("weeks_after", {"n": 1})
    assert dict(first.numbers) == {"times": 3}
    assert second.counting is None and second.sources[0].href is None


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "method: weeks_after\n    n: 2",
            "method: fortnights\n    n: 2",
            'method "fortnights" is not a way of counting',
        ),
        ("    n: 2\n", "", "the method asks for n"),
        ("    n: 2\n", "    n: two\n", 'n "two" is not a whole number'),
        ("    n: 2\n", "    n: 2\n    month: 3\n", "nothing asks for month"),
        ("times: 3", "times: thrice", 'times "thrice" is not a whole number'),
        ("duty_holder: school", "duty_holder: school\nreminder: maybe", 'reminder "maybe" is not one of yes, no'),
        ("kind: annual-review", "kind: yearly", 'kind "yearly" is not one of annual-review'),
        ("duty_holder: school", "duty_holder: council", 'duty_holder "council" is not one of school, head'),
        ("verified: primary", "verified: yes", 'verified "yes" is not one of primary'),
        ("status: statute", "status: law", 'status "law" is not one of statute'),
        ("kind: legislation", "kind: hearsay", 'kind "hearsay" is not one of legislation'),
        ("must: The answer must come\n", "mus: The answer must come\n", "must is missing"),
        ("must: The answer must come\n", "mus: The answer must come\n", '"mus" is not known here'),
        ("title: Answer the letter", "titel: Answer the letter", "title is missing"),
        ("checked_on: 2026-11-21", "checked_on: 2026-11-31", 'checked_on "2026-11-31" is not a day'),
        ("in_force_from: 2027-09-01", "in_force_from: 2027-09-02", 'from "2027-09-02" does not begin on the day after'),
        ("    in_force_to: 2027-08-31\n", "", 'from "2027-09-01" does not begin on the day after'),
        ('[{kind: legislation, title: Some Act, href: "https://www.legislation.gov.uk/x"}]', "[]", "it has no source"),
        ("words: Others count", "wrods: Others count", '"wrods" is not known here'),
        ("opens: {n: 1}", "opens: {method: on_date, month: 2}", "the method asks for day_of_month"),
    ],
)
def test_a_fault_is_told_in_words(old: str, new: str, fault: str) -> None:
    assert old in SOUND

    faults = list(rule_faults(data(SOUND.replace(old, new))))

    assert [found for found in faults if fault in found], faults


def test_all_faults_come_at_once_with_the_name_of_the_file() -> None:
    broken = data(SOUND.replace("status: statute", "status: law").replace("kind: annual-review", "kind: yearly"))

    with pytest.raises(RuleDataError) as raised:
        rule_from("annual.yaml", broken)

    assert raised.value.sentence.startswith('rule file "annual.yaml": kind "yearly"')
    assert len(raised.value.faults) == 3


def test_a_rule_without_versions_is_no_rule() -> None:
    assert "it has no version" in list(rule_faults({**data(), "versions": []}))


@pytest.mark.parametrize("name", [file.name for file in files("senco_cli.rules").joinpath("deadlines").iterdir()])
def test_every_file_is_sound_and_named_in_words(name: str) -> None:
    text = files("senco_cli.rules").joinpath("deadlines", name).read_text(encoding="utf-8")

    assert list(rule_faults(data(text))) == []
    assert name.endswith(".yaml") and name[:-5].replace("-", "").isalnum() and name.islower()


def test_every_file_becomes_a_rule_of_its_own() -> None:
    folder = files("senco_cli.rules").joinpath("deadlines")

    assert len({rule.id for rule in all_rules()}) == len(list(folder.iterdir()))


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_a_rule_written_and_read_again_is_the_same(rule: Rule) -> None:
    again = rule_from("again.yaml", data(yaml.safe_dump(written(rule))))

    assert repr(again) == repr(rule)


def written(rule: Rule) -> Mapping[str, Any]:
    return {
        "id": rule.id,
        "title": rule.title,
        "kind": rule.kind,
        "trigger": list(rule.triggers),
        "only_if": dict(rule.only_if),
        "met_by": list(rule.met_by),
        "shown_until": rule.shown_until,
        "reminder": "yes" if rule.reminder else "no",
        "before_admission": "yes" if rule.before_admission else "no",
        "after_leaving": "yes" if rule.after_leaving else "no",
        "duty_holder": rule.duty_holder,
        "versions": [written_version(version) for version in rule.versions],
    }


def written_version(version: RuleVersion) -> Mapping[str, Any]:
    fields: dict[str, Any] = {
        "in_force_from": version.in_force_from.isoformat() if version.in_force_from else None,
        "in_force_to": version.in_force_to.isoformat() if version.in_force_to else None,
        "must": version.must,
        "note": version.note,
        "status": version.status,
        "verified": version.verified,
        "checked_on": version.checked_on.isoformat(),
        "days": {name: day.isoformat() for name, day in version.days.items()} or None,
        "days_by_year": written_days(version.days_by_year),
        "opens_by_year": written_days(version.opens_by_year) or None,
        "outer": written_counting(version.outer) if version.outer else None,
        "opens": written_counting(version.opens) if version.opens else None,
        "or_later": written_counting(version.or_later) if version.or_later else None,
        "moved_by": version.moved_by,
        "source": [
            {name: value for name, value in (("kind", s.kind), ("title", s.title), ("href", s.href)) if value}
            for s in version.sources
        ],
    }
    counting = written_counting(version.counting) if version.counting else {}
    return {name: value for name, value in {**fields, **counting, **version.numbers}.items() if value is not None}


def written_counting(counting: Counting) -> Mapping[str, Any]:
    words = {"words": counting.words} if counting.words else {}
    return {"method": counting.method, **counting.numbers, **words}


def written_days(table: Mapping[str, date] | None) -> Mapping[str, str] | None:
    return {name: day.isoformat() for name, day in table.items()} if table is not None else None


@pytest.mark.parametrize("field", ["in_force_from", "checked_on"])
def test_an_empty_day_is_no_day(field: str) -> None:
    rule = data()
    rule["versions"][0][field] = ""

    assert f'{field} "" is not a day' in list(rule_faults(rule))


def test_a_window_of_a_year_needs_its_last_day() -> None:
    rule = data()
    rule["versions"][1].update({"days_by_year": {"2027": "2027-05-13"}, "opens_by_year": {"2028": "2028-05-08"}})

    assert "opens_by_year has a year that days_by_year has not; a window has a last day too" in list(rule_faults(rule))
