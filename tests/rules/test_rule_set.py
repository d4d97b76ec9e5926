"""A school's own rules beside those of senco, and over them: they make a day of the law earlier, never later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support import TEXTS

from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.pupil import Pupil
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.due import pupil_deadlines, school_deadlines
from senco_cli.rules.local_rules import local_rule
from senco_cli.rules.rule import Rule
from senco_cli.rules.rule_data import all_rules
from senco_cli.rules.rule_set import RuleSet, shipped_rules, with_local
from senco_cli.rules.school_days import SchoolDays

PATH = "_rules/report.yaml"
REPORT = """
id: AR-REPORT
title: Send the report early
kind: annual-review
trigger: review.meeting_on
met_by: [review.report_sent_on]
duty_holder: head
versions:
  - in_force_from: 2014-09-01
    method: days_after
    n: %s
    must: Our authority asks that the report is sent
    status: practice
    source: [{kind: guidance, title: What Norringshire expects}]
    verified: primary
    checked_on: 2026-11-21
"""
SCHOOL = SchoolRecords(
    settings=Settings.model_validate({"record_format": "1", "school": {"name": "Larkfield", "phase": "primary"}})
)


def own(text: str, path: str = PATH) -> Rule:
    rule, faults = local_rule(path, yaml.load(text, Loader=TEXTS))
    assert faults == () and rule is not None
    return rule


def due(rules: RuleSet, *, today: str = "2026-11-21", **review: Any) -> dict[str, Deadline]:
    """What is due for a pupil whose review meeting was on Friday 20 November 2026."""
    told = {"type": "annual", "meeting_on": "2026-11-20", "held": "yes", **review}
    file = PupilFile(
        key="k7m2q",
        pupil=Pupil.model_validate(
            {
                "name": {"legal_forename": "Siân", "legal_surname": "Nguyễn"},
                "date_of_birth": "2016-08-31",
                "sen_status": [{"status": "E", "from": "2022-01-10"}],
            }
        ),
        plan=EhcPlan.model_validate({"plan_first_made_on": "2025-12-01"}),
        reviews={"2026-11-20": Review.model_validate(told)},
    )
    found = pupil_deadlines(file, SCHOOL, today=date.fromisoformat(today), days=SchoolDays(None), rules=rules)
    return {deadline.rule: deadline for deadline in found}


def test_without_rules_of_its_own_a_school_has_those_of_senco() -> None:
    assert with_local([]) is shipped_rules()
    assert shipped_rules().rules == all_rules()


def test_an_earlier_day_is_taken_and_the_derivation_says_so() -> None:
    deadline = due(with_local([own(REPORT % 10)]))["AR-REPORT"]

    # 20 November and 10 days; the law's two weeks would end on 4 December.
    assert (deadline.legal_due, deadline.title) == (date(2026, 11, 30), "Send the report early")
    said = " ".join(deadline.derivation)
    assert f"The law's own day would be Friday 4 December 2026; the school's rule in {PATH} is earlier" in said
    assert f"This is a rule of the school's own, in {PATH}." in said


@pytest.mark.parametrize("days", [14, 15, 60])
def test_a_later_day_or_the_same_leaves_the_law_as_it_is(days: int) -> None:
    lawful = due(shipped_rules())["AR-REPORT"]
    deadline = due(with_local([own(REPORT % days)]))["AR-REPORT"]

    assert deadline.legal_due == lawful.legal_due == date(2026, 12, 4)
    assert (deadline.title, deadline.status, deadline.sources) == (lawful.title, lawful.status, lawful.sources)
    assert "is no earlier, so the day of the law stands" in " ".join(deadline.derivation)


@settings(max_examples=60)
@given(days=st.integers(0, 200), held=st.booleans())
def test_no_rule_of_a_school_makes_a_day_of_the_law_later(days: int, held: bool) -> None:
    lawful = due(shipped_rules())["AR-REPORT"].legal_due
    deadline = due(with_local([own(REPORT % days)]))["AR-REPORT"]

    assert lawful and deadline.legal_due == min(lawful, date(2026, 11, 20) + timedelta(days=days))


def test_a_rule_of_a_school_cannot_call_a_duty_of_the_law_done_or_not_owed() -> None:
    never = REPORT.replace("met_by: [review.report_sent_on]", "met_by: [review.meeting_on]\nonly_if: {decision: cease}")

    assert due(with_local([own(never % 10)]))["AR-REPORT"].legal_due == date(2026, 11, 30)


def test_what_the_law_calls_done_is_done() -> None:
    assert "AR-REPORT" not in due(with_local([own(REPORT % 10)]), report_sent_on="2026-11-20")


def test_a_version_that_is_not_in_force_yet_changes_nothing() -> None:
    later = (REPORT % 10).replace("in_force_from: 2014-09-01", "in_force_from: 2027-09-01")

    assert due(with_local([own(later)]))["AR-REPORT"].legal_due == date(2026, 12, 4)


def test_the_law_goes_on_being_set_off_by_what_sets_it_off() -> None:
    elsewhere = (REPORT % 10).replace("trigger: review.meeting_on", "trigger: review.amendment_notice_on")

    assert due(with_local([own(elsewhere)]))["AR-REPORT"].legal_due == date(2026, 12, 4)


def test_over_a_rule_of_practice_a_school_may_set_a_later_day() -> None:
    rule = next(rule for rule in all_rules() if rule.id == "AR-LATEST-MEET")
    text = """
id: AR-LATEST-MEET
title: Hold the review meeting
kind: annual-review
trigger: rule.AR-FIRST
met_by: [review.meeting_in_review_year]
duty_holder: school
versions:
  - in_force_from: 2014-09-01
    method: weeks_before
    n: 1
    must: The meeting is held
    status: practice
    source: [{kind: guidance, title: What Norringshire expects}]
    verified: primary
    checked_on: 2026-11-21
"""
    rules = with_local([own(text)])

    assert rules.law_below(own(text)) is None
    assert rules.named("ar-latest-meet") is not rule


def test_law_that_senco_holds_as_proposed_can_be_put_in_force_by_the_school() -> None:
    text = """
id: MC-ALL
title: Review the allergy policy
kind: whole-school
trigger: school.academic_year
shown_until: next
duty_holder: governing-body
versions:
  - in_force_from: 2026-09-01
    method: on_date
    month: 12
    day_of_month: 18
    must: The allergy policy must be reviewed
    status: statute
    source: [{kind: legislation, title: Some commencement regulations}]
    verified: primary
    checked_on: 2026-11-21
"""
    found = school_deadlines(
        SCHOOL, today=date(2026, 11, 21), days=SchoolDays(None), rules=with_local([own(text, "_rules/allergy.yaml")])
    )

    assert [each.legal_due for each in found if each.rule == "MC-ALL"] == [date(2026, 12, 18), date(2027, 12, 18)]


def test_a_rule_with_a_name_of_its_own_stands_beside_the_others() -> None:
    beside = (REPORT % 5).replace("id: AR-REPORT", "id: LA-SUMMARY")
    found = due(with_local([own(beside)]))

    assert found["LA-SUMMARY"].legal_due == date(2026, 11, 25)
    assert found["AR-REPORT"].legal_due == date(2026, 12, 4)


def test_a_rule_without_a_day_changes_nothing() -> None:
    rule = own(REPORT % 10)
    silent = replace(rule, versions=(replace(rule.versions[0], counting=None),))

    assert due(with_local([silent]))["AR-REPORT"].legal_due == date(2026, 12, 4)


ON = date(2026, 11, 20)


def test_a_rule_of_good_practice_or_of_one_authority_breaks_no_law() -> None:
    (law,) = shipped_rules().by_law("AR-REPORT", ON)
    as_law = REPORT.replace("status: practice", "status: statute") % 10
    of_one = as_law.replace("duty_holder: head", "duty_holder: head\nonly_if: {authority: Norringshire}")

    assert with_local([own(REPORT % 10)]).by_law("AR-REPORT", ON) == (law,)
    assert with_local([own(of_one)]).by_law("AR-REPORT", ON) == (law,)
    first, second = with_local([own(as_law)]).by_law("AR-REPORT", ON)
    assert first is law and second.counting and dict(second.counting.numbers) == {"n": 10}
    assert shipped_rules().by_law("AR-REPORT", date(2014, 8, 31)) == ()
    assert shipped_rules().by_law("OUR-OWN", ON) == ()


def test_the_version_behind_a_deadline_is_the_one_whose_day_was_taken() -> None:
    rules = with_local([own(REPORT % 10)])
    early, late = due(rules)["AR-REPORT"], due(with_local([own(REPORT % 60)]))["AR-REPORT"]

    found = rules.version_behind("AR-REPORT", sources=early.sources, on=ON)
    assert found is not None and found.must == "Our authority asks that the report is sent"
    lawful = rules.version_behind("AR-REPORT", sources=late.sources, on=ON)
    assert lawful in shipped_rules().by_law("AR-REPORT", ON)
    assert rules.version_behind("AR-REPORT", sources=(), on=ON) is None


def test_a_rule_with_an_id_of_its_own_is_known_by_what_sets_it_off() -> None:
    ours, beside = own((REPORT % 3).replace("AR-REPORT", "OUR-REPORT")), own(REPORT % 10, path="_rules/other.yaml")
    rules = with_local([ours, beside])

    assert rules.own_set_off_by("review.meeting_on") == (ours,)
    assert rules.own_set_off_by("pupil.left_on") == shipped_rules().own_set_off_by("review.meeting_on") == ()
