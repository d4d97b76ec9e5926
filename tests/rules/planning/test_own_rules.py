"""A school's own rules in planning: an earlier day counts, a later one never does, and one authority's is its alone."""

from __future__ import annotations

import pytest
import yaml
from planned_school import day, pupil, school
from support import TEXTS

from senco_cli.model.school import PupilFile
from senco_cli.rules.case import pupil_case
from senco_cli.rules.due import pupil_deadlines
from senco_cli.rules.local_rules import local_rule
from senco_cli.rules.planning import MeetingWindow, meeting_options, plan_year, planning_year, what_breaks
from senco_cli.rules.planning.meeting_day import meeting_day
from senco_cli.rules.rule_set import RuleSet, with_local
from senco_cli.rules.school_days import SchoolDays

PAPERS = """
id: AR-CIRC
title: Send the papers early
kind: annual-review
trigger: review.meeting_on
met_by: [review.advice_circulated]
duty_holder: school
versions:
  - in_force_from: 2014-09-01
    method: weeks_before
    n: {n}
    must: Our authority asks for the papers
    status: practice
    source: [{{kind: guidance, title: What Norringshire expects}}]
    verified: primary
    checked_on: 2026-11-21
"""
LATEST = """
id: AR-LATEST-MEET
title: Hold the review meeting
kind: annual-review
trigger: [rule.AR-FIRST, rule.AR-NEXT]
met_by: [review.meeting_in_review_year]
only_if: {{authority: {authority}}}
duty_holder: school
versions:
  - in_force_from: 2014-09-01
    method: weeks_before
    n: 8
    must: Norringshire asks for the meeting
    status: practice
    source: [{{kind: guidance, title: What Norringshire expects}}]
    verified: primary
    checked_on: 2026-11-21
"""
TODAY = day("2026-09-02")
DAYS = SchoolDays(school().calendar)


def rules(text: str, **values: object) -> RuleSet:
    rule, faults = local_rule("_rules/own.yaml", yaml.load(text.format(**values), Loader=TEXTS))
    assert faults == () and rule is not None
    return with_local([rule])


def window(file: PupilFile, own: RuleSet | None) -> MeetingWindow:
    return meeting_options(pupil_case(file, school(), today=TODAY, days=DAYS, rules=own))


def of(authority: str, key: str = "k7m2q") -> PupilFile:
    return pupil(key, plan={"local_authority": authority, "last_review_decision_on": "2026-03-03"})


@pytest.mark.parametrize(("weeks", "by"), [(3, "2026-11-18"), (1, "2026-11-24")])
def test_papers_follow_the_schools_rule_only_where_it_is_earlier(weeks: int, by: str) -> None:
    found = meeting_day(day("2026-12-09"), today=TODAY, days=DAYS, buffer=0, rules=rules(PAPERS, n=weeks))
    papers = found.step("AR-CIRC")
    assert papers is not None and papers.legal_by == day(by)


def test_a_chosen_day_is_judged_by_the_schools_rule() -> None:
    def weights(own: RuleSet | None) -> dict[str | None, str]:
        case = pupil_case(of("Norringshire"), school(), today=TODAY, days=DAYS, rules=own)
        return {each.rule: each.weight for each in what_breaks(case, meeting_on=day("2026-09-22"))}

    assert "AR-CIRC" not in weights(None)
    assert weights(rules(PAPERS, n=3))["AR-CIRC"] == "breaks"


@pytest.mark.parametrize(("authority", "weeks"), [("Norringshire", 8), ("NORRINGSHIRE", 8), ("Tilveston", 4)])
def test_what_one_authority_expects_sets_the_last_day_of_its_pupils_alone(authority: str, weeks: int) -> None:
    own = rules(LATEST, authority=authority if authority.isupper() else "Norringshire")
    (limit,) = window(of("Norringshire" if weeks == 8 else authority), own).limits

    assert (limit.ends_on - limit.last_on).days == weeks * 7
    assert window(of("Tilveston"), own).latest_on == window(of("Tilveston"), None).latest_on


def test_the_year_keeps_what_each_authority_expects() -> None:
    planned = plan_year(
        [of("Norringshire", "k7m2q"), of("Tilveston", "t4v8n")],
        planning_year(
            "2026/27",
            school(),
            today=TODAY,
            days=DAYS,
            most_per_week=3,
            blocked=(),
            rules=rules(LATEST, authority="Norringshire"),
        ),
    )
    latest = {placed.pupil: placed.latest_on for placed in planned.placed}

    # The last day of the review year less eight weeks; and, with the meeting of every other authority, less four.
    assert latest["k7m2q"] == day("2027-01-05")
    assert latest["t4v8n"] > latest["k7m2q"]


def test_what_is_due_knows_whose_authority_it_is() -> None:
    own = rules(LATEST, authority="Norringshire")
    due = {
        name: {
            each.rule: each.legal_due for each in pupil_deadlines(of(name), school(), today=TODAY, days=DAYS, rules=own)
        }
        for name in ("Norringshire", "Tilveston")
    }
    without = pupil_deadlines(of("Tilveston"), school(), today=TODAY, days=DAYS)

    assert due["Norringshire"]["AR-LATEST-MEET"] == day("2027-01-05")
    assert due["Tilveston"] == {each.rule: each.legal_due for each in without}


ONLY_THEIRS = PAPERS.replace("duty_holder: school", "duty_holder: school\nonly_if: {{authority: Norringshire}}")


def test_the_year_takes_what_one_authority_expects_for_its_pupils_alone() -> None:
    """Papers seven weeks ahead leave no day before 21 October; the last day of the meeting is 29 September."""

    def planned(authority: str, own: RuleSet | None) -> tuple[object, object]:
        made = plan_year(
            [pupil("k7m2q", plan={"local_authority": authority, "last_review_decision_on": "2025-10-28"})],
            planning_year("2026/27", school(), today=TODAY, days=DAYS, most_per_week=3, blocked=(), rules=own),
        )
        (placed,) = made.placed
        return placed.on, placed.papers_by

    theirs = rules(ONLY_THEIRS, n=7)
    on, papers_by = planned("Norringshire", theirs)
    assert on == day("2026-10-21") and papers_by == TODAY
    assert planned("Tilveston", theirs) == planned("Tilveston", None) != (on, papers_by)


OWN_STEP = """
id: OUR-CALL
title: Ring the parents about the review
kind: annual-review
trigger: review.meeting_on
met_by: [review.advice_asked_on]
duty_holder: {holder}
versions:
  - in_force_from: 2014-09-01
    method: weeks_before
    n: 5
    must: We ring the parents
    status: practice
    source: [{{kind: website, title: Our handbook}}]
    verified: primary
    checked_on: 2026-11-21
"""
OWN_MEETING = """
id: OUR-MEET
title: Meet well before the last day
kind: annual-review
trigger: [rule.AR-FIRST, rule.AR-NEXT]
met_by: [review.meeting_in_review_year]
duty_holder: school
versions:
  - in_force_from: 2014-09-01
    method: weeks_before
    n: 10
    must: We meet
    status: practice
    source: [{kind: website, title: Our handbook}]
    verified: primary
    checked_on: 2026-11-21
"""


# Five weeks from Wednesday 2 September are Wednesday 7 October.
@pytest.mark.parametrize(("on", "breaks"), [("2026-10-06", True), ("2026-10-07", False)])
def test_a_step_of_the_schools_own_is_broken_by_a_day_that_leaves_too_little_time(on: str, breaks: bool) -> None:
    own = rules(OWN_STEP, holder="school")
    found = what_breaks(pupil_case(of("Tilveston"), school(), today=TODAY, days=DAYS, rules=own), meeting_on=day(on))

    assert ("breaks" in {each.weight for each in found if each.rule == "OUR-CALL"}) == breaks


def test_no_day_is_proposed_that_leaves_too_little_time_for_a_step_of_the_schools_own() -> None:
    own, without = window(of("Tilveston"), rules(OWN_STEP, holder="school")), window(of("Tilveston"), None)

    assert without.earliest_on < own.earliest_on == day("2026-10-07")
    assert min(each.day.on for each in own.proposals) >= own.earliest_on


def test_what_a_rule_of_the_schools_own_asks_of_others_binds_no_meeting() -> None:
    assert window(of("Tilveston"), rules(OWN_STEP, holder="family")) == window(of("Tilveston"), None)


def test_an_earlier_last_day_of_the_schools_own_is_a_limit_beside_the_others() -> None:
    own_rule, faults = local_rule("_rules/own.yaml", yaml.load(OWN_MEETING, Loader=TEXTS))
    assert own_rule is not None, faults
    own, without = window(of("Tilveston"), with_local([own_rule])), window(of("Tilveston"), None)

    assert [limit.rule for limit in own.limits] == ["OUR-MEET", "AR-LATEST-MEET"]
    assert own.latest_on and without.latest_on
    assert (without.latest_on - own.latest_on).days == 6 * 7
    case = pupil_case(of("Tilveston"), school(), today=TODAY, days=DAYS, rules=with_local([own_rule]))
    found = what_breaks(case, meeting_on=own.latest_on.replace(day=own.latest_on.day + 1))
    assert "OUR-MEET" in {each.rule for each in found}
