"""What the whole school owes: the census, what it publishes, its SENCO's qualification, and exam and test days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from senco_cli.rules.deadline import Deadline

SchoolDue = Callable[..., tuple[Deadline, ...]]
SENCO = """
staff:
  h6k3n:
    name: Mrs R. Tillotson
    role: senco
"""


def found(deadlines: tuple[Deadline, ...]) -> dict[str, Deadline]:
    return {deadline.rule: deadline for deadline in deadlines}


def days(deadline: Deadline) -> tuple[str | None, str | None]:
    both = (deadline.legal_due, deadline.plan_by)
    return both[0].isoformat() if both[0] else None, both[1].isoformat() if both[1] else None


def senco(more: str) -> str:
    return SENCO + "".join(f"    {line}\n" for line in more.split("; "))


# Worked example 31: the third Thursday of January 2027.
def test_the_census_days_are_shown_until_they_have_passed_or_the_census_is_done(school_due: SchoolDue) -> None:
    census = [deadline for deadline in school_due() if deadline.rule.startswith("CEN-")]

    assert [(each.rule, each.legal_due, each.occasion) for each in census] == [
        ("CEN-SP", date(2027, 1, 21), "2026/27"),
        ("CEN-SU", date(2027, 5, 20), "2026/27"),
        ("CEN-AU", date(2027, 10, 7), "2027/28"),
        ("CEN-SP", date(2028, 1, 20), "2027/28"),
        ("CEN-SU", date(2028, 5, 18), "2027/28"),
    ]
    assert census[0].path == "senco.yaml"
    assert found(school_due(on="2027-01-21"))["CEN-SU"].rule
    assert ("CEN-SP", "2026/27") not in [(each.rule, each.occasion) for each in school_due(on="2027-01-22")]
    done = "duties: {census: [{academic_year: 2026/27, term: spring, done_on: 2026-11-20}]}"
    assert [each.occasion for each in school_due(done) if each.rule == "CEN-SP"] == ["2027/28"]


# Worked example 28.
def test_equality_information_is_due_within_a_year_beginning_with_its_day(school_due: SchoolDue) -> None:
    due = found(school_due("duties: {equality_information_published_on: 2026-02-28}"))["EQ-INFO"]

    # 27 February 2027 is a Saturday.
    assert days(due) == ("2027-02-27", "2027-02-26")
    assert (due.path, due.duty_holder, due.verified) == ("school/duties.yaml", "governing-body", "primary")


def test_equality_information_published_under_the_older_regulations_counts_too(school_due: SchoolDue) -> None:
    due = found(school_due("duties: {equality_information_published_on: 2016-03-01}"))["EQ-INFO"]

    assert (due.legal_due, due.verified) == (date(2017, 2, 28), "memory")


def test_equality_objectives_hold_for_four_years(school_due: SchoolDue) -> None:
    due = found(school_due("duties: {equality_objectives_published_on: 2023-03-30}"))

    assert due["EQ-OBJ"].legal_due == date(2027, 3, 29)


def test_the_information_report_is_due_a_year_after_it_was_published(school_due: SchoolDue) -> None:
    due = found(school_due("duties: {sen_information_report: {published_on: 2026-02-28}}"))

    assert due["SI-REPORT"].legal_due == date(2027, 2, 28)
    assert "SI-CHANGE" not in due


@pytest.mark.parametrize(
    ("report", "shown"),
    [
        ("{content_changed_on: 2026-11-02}", True),
        ("{published_on: 2026-09-14, content_changed_on: 2026-11-02}", True),
        ("{content_changed_on: 2026-11-02, change_published_on: 2026-11-02}", False),
        ("{content_changed_on: 2026-11-02, published_on: 2026-11-09}", False),
        ("{content_changed_on: 2026-11-02, change_published_on: 2026-11-30}", True),
    ],
)
def test_a_change_has_no_day_and_stays_until_it_is_published(school_due: SchoolDue, report: str, shown: bool) -> None:
    due = found(school_due(f"duties: {{sen_information_report: {report}}}"))

    assert ("SI-CHANGE" in due) == shown
    if shown:
        assert due["SI-CHANGE"].legal_due is None


def test_an_accessibility_plan_lasts_three_years_with_the_unsettled_block_as_a_reminder(school_due: SchoolDue) -> None:
    due = found(school_due("duties: {accessibility_plan: {from: 2025-09-01}}"))

    assert due["AC-PLAN"].legal_due == date(2028, 8, 31)
    assert due["AC-BLOCK"].legal_due == date(2027, 3, 31)
    assert (due["AC-PLAN"].reminder, due["AC-BLOCK"].reminder) == (False, True)
    assert any("Unsettled" in sentence for sentence in due["AC-BLOCK"].derivation)


@pytest.mark.parametrize(
    ("to", "shown"),
    [
        # The day the plan names stands for the others where it is the earliest of them.
        ("2027-03-31", {"AC-END": "2027-03-31"}),
        ("2026-12-31", {"AC-END": "2026-12-31"}),
        ("2028-08-31", {"AC-END": "2028-08-31", "AC-BLOCK": "2027-03-31"}),
        ("2030-08-31", {"AC-END": "2030-08-31", "AC-BLOCK": "2027-03-31", "AC-PLAN": "2028-08-31"}),
    ],
)
def test_the_end_that_a_plan_names_counts_where_it_is_earlier(
    school_due: SchoolDue, to: str, shown: dict[str, str]
) -> None:
    due = school_due(f"duties: {{accessibility_plan: {{from: 2025-09-01, to: {to}}}}}")

    assert {each.rule: days(each)[0] for each in due if each.rule.startswith("AC-")} == shown


# Worked example 23.
def test_the_senco_must_hold_the_qualification_after_the_third_anniversary(school_due: SchoolDue) -> None:
    course = "{name: NPQ for SENCOs, started_on: 2024-10-07}"
    due = found(school_due(senco(f"became_senco_on: 2024-09-01; qualifications: [{course}]")))

    assert due["SQ-NPQ"].legal_due == date(2027, 9, 1)
    assert due["SQ-NPQ"].path == "staff/h6k3n.yaml"
    assert "SQ-START" not in due


def test_the_anniversary_of_29_february_is_28_february(school_due: SchoolDue) -> None:
    due = found(school_due(senco("became_senco_on: 2024-02-29")))

    assert due["SQ-NPQ"].legal_due == date(2027, 2, 28)


def test_the_course_has_to_begin_its_own_length_before_the_anniversary(school_due: SchoolDue) -> None:
    due = found(school_due(senco("became_senco_on: 2025-09-01")))

    # 22 months before 1 September 2028.
    assert due["SQ-START"].legal_due == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("courses", "on", "qualified"),
    [
        ("[{name: NPQ for SENCOs, started_on: 2024-10-07, gained_on: 2026-05-29}]", "2026-11-21", True),
        ("[{name: NPQ for SENCOs, gained_on: 2027-05-29}]", "2026-11-21", False),
        ("[{name: NASENCO, started_on: 2024-03-04, gained_on: 2026-05-29}]", "2026-11-21", True),
        ("[{name: National Award for SEN Co-ordination, gained_on: 2012-05-29}]", "2026-11-21", True),
        ("[{name: NASENCO, started_on: 2024-03-04, gained_on: 2027-08-31}]", "2027-09-02", True),
        # Completed a day too late, and begun a day too late.
        ("[{name: NASENCO, started_on: 2024-03-04, gained_on: 2027-09-02}]", "2027-09-02", False),
        ("[{name: NASENCO, started_on: 2024-03-04, gained_on: 2027-09-01}]", "2027-09-02", False),
        ("[{name: NASENCO, started_on: 2024-09-01, gained_on: 2026-05-29}]", "2026-11-21", False),
        ("[{name: BSc Psychology, gained_on: 2012-05-29}]", "2026-11-21", False),
    ],
)
def test_which_course_counts(school_due: SchoolDue, courses: str, on: str, qualified: bool) -> None:
    due = found(school_due(senco(f"became_senco_on: 2024-09-01; qualifications: {courses}"), on=on))

    assert ("SQ-NPQ" not in due) == qualified


def test_an_older_award_that_is_not_finished_ends_on_the_last_of_august_2027(school_due: SchoolDue) -> None:
    award = "became_senco_on: 2023-09-01; qualifications: [{name: NASENCO, started_on: 2024-03-04}]"

    assert found(school_due(senco(award)))["SQ-NASEND"].legal_due == date(2027, 8, 31)
    assert "SQ-START" not in found(school_due(senco(award)))
    late = found(school_due(senco(award), on="2027-09-01"))
    assert "SQ-NASEND" not in late and "SQ-START" in late
    begun_too_late = award.replace("2024-03-04", "2024-09-01")
    assert "SQ-NASEND" not in found(school_due(senco(begun_too_late)))


@pytest.mark.parametrize(
    ("more", "settings"),
    [
        ("became_senco_on: 2009-09-01", ""),
        ("became_senco_on: 2024-09-01; left_on: 2026-10-23", ""),
        ("became_senco_on: 2024-09-01", "settings: {school: {name: Larkfield, phase: special}}"),
        ("became_senco_on: 2024-09-01", "settings: {school: {name: Larkfield, phase: alternative}}"),
    ],
)
def test_whom_the_rule_on_the_qualification_does_not_bind(school_due: SchoolDue, more: str, settings: str) -> None:
    assert "SQ-NPQ" not in found(school_due(senco(more) + settings))


# Worked example 30: both days are Sundays.
def test_the_summer_days_for_access_arrangements_are_planned_for_the_friday_before(school_due: SchoolDue) -> None:
    due = found(school_due("duties: {exam_series: [{series: summer, year: 2027}]}"))

    assert days(due["JC-MOD"]) == ("2027-01-31", "2027-01-29")
    assert days(due["JC-AAO"]) == ("2027-03-21", "2027-03-19")
    assert {due["JC-MOD"].verified, due["JC-AAO"].verified} == {"memory"}
    assert "JC-OTHER" not in due


def test_a_series_is_done_when_its_day_is_recorded_and_over_when_its_year_is(school_due: SchoolDue) -> None:
    series = "duties: {exam_series: [{series: summer, year: 2027, modified_papers_ordered_on: 2026-11-20}]}"

    assert {"JC-MOD", "JC-AAO"} & set(found(school_due(series))) == {"JC-AAO"}
    assert "JC-AAO" in found(school_due(series, on="2027-08-31"))
    assert "JC-AAO" not in found(school_due(series, on="2027-09-01"))


def test_another_series_has_no_day_that_is_known(school_due: SchoolDue) -> None:
    due = found(school_due("duties: {exam_series: [{series: november, year: 2026}]}"))

    assert due["JC-OTHER"].legal_due is None
    assert due["JC-OTHER"].title == "Order papers and apply for this exam series (not known: the day for 2026)"
    assert {"JC-MOD", "JC-AAO"}.isdisjoint(due)


def test_the_days_of_the_key_stage_tests_are_those_published_for_the_year(school_due: SchoolDue) -> None:
    tests = "duties: {key_stage_tests: [{test: key-stage-2, year: 2026}, {test: phonics, year: 2026}]}"
    due = school_due(tests, on="2025-11-01")

    assert {each.rule: days(each)[0] for each in due if each.rule.startswith("ST-")} == {
        "ST-MOD": "2025-11-14",
        "ST-EARLY": "2026-03-06",
        "ST-REG": "2026-03-06",
        "ST-PHON": "2026-04-21",
        "ST-TIME": None,
        "ST-KS2": "2026-05-14",
        "ST-REG-KEPT": "2026-05-21",
        "ST-PHON-CHECK": "2026-06-12",
        "ST-PHON-DECLINE": "2025-11-14",
    }


@pytest.mark.parametrize(
    ("test", "rule", "first", "last"),
    [
        ("key-stage-2", "ST-KS2", date(2027, 5, 10), date(2027, 5, 13)),
        ("multiplication", "ST-MTC", date(2027, 6, 7), date(2027, 6, 18)),
        ("phonics", "ST-PHON-CHECK", date(2027, 6, 14), date(2027, 6, 18)),
    ],
)
def test_the_days_on_which_tests_are_given_are_a_window_that_ends_by_itself(
    school_due: SchoolDue, test: str, rule: str, first: date, last: date
) -> None:
    tests = f"duties: {{key_stage_tests: [{{test: {test}, year: 2027}}]}}"
    due = found(school_due(tests))[rule]

    assert (due.opens_on, due.legal_due, due.verified, due.status) == (first, last, "secondary", "guidance")
    assert rule in found(school_due(tests, on=last.isoformat()))
    assert rule not in found(school_due(tests, on=(last + timedelta(days=1)).isoformat()))


def test_early_opening_can_be_applied_for_from_the_day_the_forms_open(school_due: SchoolDue) -> None:
    due = found(school_due("duties: {key_stage_tests: [{test: key-stage-2, year: 2026}]}", on="2025-11-01"))

    assert due["ST-EARLY"].opens_on == date(2026, 2, 9)


def test_the_day_of_the_school_stands_beside_the_published_one(school_due: SchoolDue) -> None:
    series = "duties: {exam_series: [{series: summer, year: 2027, evidence_by: 2027-01-22}]}"
    due = found(school_due(series))

    assert due["JC-OWN"].legal_due == date(2027, 1, 22)
    assert (due["JC-OWN"].status, due["JC-OWN"].verified, due["JC-OWN"].duty_holder) == ("practice", "derived", "senco")
    assert due["JC-AAO"].legal_due == date(2027, 3, 21)
    for done in ("evidence_ready_on: 2026-11-20", "applications_made_on: 2026-11-20"):
        assert "JC-OWN" not in found(school_due(series.replace("evidence_by", f"{done}, evidence_by")))


def test_without_a_day_of_its_own_nothing_is_said_of_one(school_due: SchoolDue) -> None:
    assert "JC-OWN" not in found(school_due("duties: {exam_series: [{series: summer, year: 2027}]}"))


def test_a_year_whose_day_is_not_known_says_so_and_is_never_worked_out(school_due: SchoolDue) -> None:
    due = found(school_due("duties: {key_stage_tests: [{test: key-stage-2, year: 2027}]}"))

    for rule in ("ST-MOD", "ST-EARLY", "ST-REG", "ST-TIME"):
        assert (due[rule].legal_due, due[rule].plan_by) == (None, None)
        assert due[rule].title.endswith("(not known: the day for 2027)")
        assert any("The day for 2027 is not known" in sentence for sentence in due[rule].derivation)
    assert "ST-PHON" not in due


def test_law_that_has_not_begun_is_never_due(school_due: SchoolDue) -> None:
    due = found(school_due("duties: {allergy_policy_reviewed_on: 2020-09-01}", on="2030-01-01"))

    assert "MC-ALL" not in due and not [rule for rule in due if rule.startswith("PR-")]


def test_a_policy_is_due_on_the_day_the_school_has_set(school_due: SchoolDue) -> None:
    due = found(school_due("duties: {policies: [{name: SEND policy, review_by: 2027-05-04}, {name: Old one}]}"))

    assert due["POL-REVIEW"].legal_due == date(2027, 5, 4)
    assert due["POL-REVIEW"].occasion == "SEND policy"
