"""A day that plainly must be known and is not in the records is told as not known, with the command that enters it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Known = Callable[..., dict[str, str]]

LAST_YEAR = """
years:
  - academic_year: 2025/26
    terms: [{name: Summer, from: 2026-04-13, to: 2026-07-21}]
"""
KEPT = "plan: {plan_first_made_on: 2024-01-12, last_review_decision_on: 2026-03-10"
MOVES = "pupil: {transfer: {kind: primary-to-secondary, moves_on: 2027-09-01}"
SUPPORT = "pupil: {sen_status: []"
NEEDS, AGAIN = "type: needs-assessment", "type: re-assessment, request_received_on: 2026-11-09"
ACCESS = "type: subject-access, received_on: 2026-11-02"
OUT = "type: permanent, from: 2026-11-02"


@pytest.mark.parametrize(
    ("text", "what", "command"),
    [
        (f"{SUPPORT}, circumstances: [looked-after]}}", "became looked after", "record became-looked-after k7m2q DATE"),
        (f"{SUPPORT}, file_sent_on: 2026-09-07}}", "last day on the roll", "record left-the-roll k7m2q DATE"),
        (
            f"{MOVES}}}\n{KEPT}, sections: {{J: A payment for a taxi}}}}",
            "first direct payment",
            "record first-direct-payment-made k7m2q DATE",
        ),
        (
            f"{MOVES}}}\n{KEPT}, new_authority_told_family_on: 2026-10-05}}",
            "transferred to the new authority",
            "record plan-moved-to-authority k7m2q DATE",
        ),
        (f"{SUPPORT}}}\nassessments: [{{{NEEDS}}}]", "received the request", "request_received_on=DATE"),
        (
            f"{SUPPORT}}}\nassessments: [{{{NEEDS}, request_received_on: 2026-09-07, decision: assess, "
            "advice_asked_on: 2026-10-19}]",
            "notified that it assesses",
            "decision_notice_on=DATE",
        ),
        (
            f"{SUPPORT}}}\nassessments: [{{{NEEDS}, request_received_on: 2026-09-07, decision: assess, "
            "decision_notice_on: 2026-10-19}]",
            "request for advice came",
            "advice_asked_on=DATE",
        ),
        (
            f"{SUPPORT}}}\nassessments: [{{{NEEDS}, request_received_on: 2026-07-07, "
            "representations_made_on: 2026-11-19}]",
            "received the draft plan",
            "draft_served_on=DATE",
        ),
        (
            f"{MOVES}}}\n{KEPT}}}\nassessments: [{{{AGAIN}}}]",
            "the last assessment ended",
            "record last-assessment-made k7m2q DATE",
        ),
        (f"{SUPPORT}}}\ndisputes: [{{about: no-plan}}]", "decision letter", "--key 1 --set decision_sent_on=DATE"),
        (f"{SUPPORT}}}\ndisputes: [{{about: discrimination}}]", "complained of", "conduct_on=DATE"),
        (f"{SUPPORT}}}\nexclusions: [{{{OUT}}}]", "board was told", "board_told_on=DATE"),
        (
            f"{SUPPORT}}}\nexclusions: [{{{OUT}, board_told_on: 2026-11-02, board_met_on: 2026-11-12}}]",
            "decision was given in writing",
            "board_decision_given_on=DATE",
        ),
        (
            f"{SUPPORT}}}\nexclusions: [{{{OUT}, board_told_on: 2026-11-02, panel_began_on: 2026-11-20}}]",
            "review was applied for",
            "review_applied_on=DATE",
        ),
        (f"{SUPPORT}}}\nexclusions: [{{type: suspension, from: 2026-11-18}}]", "last day of the suspension", "to=DATE"),
        (
            f"{SUPPORT}}}\nrequests: [{{{ACCESS}, identity_asked_on: 2026-11-03}}]",
            "proof of identity came",
            "identity_proved_on=DATE",
        ),
    ],
)
def test_a_day_of_a_pupil_that_must_have_come_is_told(
    pupil_not_known: Known, text: str, what: str, command: str
) -> None:
    (found,) = pupil_not_known(text).items()

    assert what in found[0] and command in found[1]


@pytest.mark.parametrize(
    "text",
    [
        f"{SUPPORT}, circumstances: [looked-after, previously-looked-after]}}",
        f"{SUPPORT}, circumstances: [looked-after], looked_after_since: 2026-09-07}}",
        f"{SUPPORT}}}\nassessments: [{{{NEEDS}, request_received_on: 2026-09-07}}]",
        f"{SUPPORT}}}\nassessments: [{{{NEEDS}, request_received_on: 2026-09-07, decision: refuse}}]",
        f"{MOVES}}}\n{KEPT}, last_assessed_on: 2024-01-12}}\nassessments: [{{{AGAIN}}}]",
        f"{SUPPORT}}}\ndisputes: [{{about: no-plan, ended_on: 2026-11-02}}]",
        f"{SUPPORT}}}\nexclusions: [{{{OUT}, withdrawn_on: 2026-11-06}}]",
        f"{SUPPORT}}}\nrequests: [{{{ACCESS}}}]",
    ],
)
def test_what_need_not_be_known_is_not_asked_for(pupil_not_known: Known, text: str) -> None:
    assert pupil_not_known(text) == {}


@pytest.mark.parametrize(
    ("phase", "tests"),
    [
        ("primary", "key-stage-2, multiplication, phonics"),
        ("infant", "phonics"),
        ("junior", "key-stage-2, multiplication"),
        ("secondary", None),
        ("special", None),
    ],
)
def test_the_national_tests_of_a_phase_are_asked_for_until_they_are_entered(
    school_not_known: Known, phase: str, tests: str | None
) -> None:
    found = school_not_known(f"settings: {{school: {{name: Larkfield, phase: {phase}}}}}")

    assert [what for what in found if "national tests" in what] == (
        [f"whether pupils sit the national tests of 2027 ({tests})"] if tests else []
    )


def test_tests_that_are_entered_are_left_out_and_the_command_adds_the_others(school_not_known: Known) -> None:
    found = school_not_known(
        "duties: {key_stage_tests: [{test: key-stage-2, year: 2027}, {test: phonics, year: 2026}]}"
    )

    assert found["whether pupils sit the national tests of 2027 (multiplication, phonics)"] == (
        "edit school-duties --set key_stage_tests.3.test=multiplication --set key_stage_tests.3.year=2027 "
        "--set key_stage_tests.4.test=phonics --set key_stage_tests.4.year=2027"
    )


@pytest.mark.parametrize(("phase", "asked"), [("secondary", True), ("all-through", True), ("primary", False)])
def test_where_pupils_sit_examinations_the_summer_series_is_asked_for(
    school_not_known: Known, phase: str, asked: bool
) -> None:
    settings = f"settings: {{school: {{name: Larkfield, phase: {phase}}}}}\n"
    what = "whether candidates in the summer series of 2027 have access arrangements"

    assert (what in school_not_known(settings)) == asked
    assert what not in school_not_known(f"{settings}duties: {{exam_series: [{{series: summer, year: 2027}}]}}")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("duties: {policies: [{name: SEND policy}]}", "when the SEND policy is next reviewed"),
        ("", "who the SENCO is"),
        (
            "staff: {h6k3n: {name: Mrs R. Tillotson, role: senco, became_senco_on: 2024-01-08, "
            "qualifications: [{name: NASENCO}]}}",
            "when the SENCO began the National Award",
        ),
    ],
)
def test_a_day_of_the_school_that_must_be_known_is_told(school_not_known: Known, text: str, what: str) -> None:
    assert what in school_not_known(text)


def test_a_calendar_that_does_not_reach_this_year_is_told_of(school_not_known: Known) -> None:
    assert school_not_known("", LAST_YEAR)["the terms of 2026/27: they are not in the calendar"] == "edit calendar"
    assert school_not_known("", None)["when the school is open: there is no calendar"] == "edit calendar"
