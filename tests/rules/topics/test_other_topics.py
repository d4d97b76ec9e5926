"""Requests, leavers, looked-after children and incidents: what is due, from the worked examples of the law."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from senco_cli.rules.deadline import Deadline

Due = Callable[..., dict[str, Deadline]]
NONE = "sen_status: [{status: N, from: 2022-01-10}]"


def day(text: str) -> date:
    return date.fromisoformat(text)


def legal(found: dict[str, Deadline]) -> dict[str, date | None]:
    return {id: each.legal_due for id, each in found.items()}


def asked(more: str, pupil: str = "") -> str:
    return f"pupil: {{{NONE}{pupil}}}\nrequests: [{{{more}}}]"


# Example 24.
def test_a_record_is_shown_within_fifteen_school_days(due: Due) -> None:
    text = asked("type: educational-record, received_on: 2026-12-10")

    assert legal(due(text, on="2026-12-11")) == {"RQ-ER": day("2027-01-15")}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("received_on: 2026-11-03", "2026-12-03"),
        ("received_on: 2026-11-27", "2026-12-29"),
        ("received_on: 2026-11-03, identity_asked_on: 2026-11-04, identity_proved_on: 2026-11-12", "2026-12-14"),
        # Without the proof the earliest day it could be is the safe one.
        ("received_on: 2026-11-03, identity_asked_on: 2026-11-04", "2026-12-03"),
    ],
)
def test_a_subject_access_request_runs_from_the_proof_of_identity(due: Due, more: str, expected: str) -> None:
    assert legal(due(asked(f"type: subject-access, {more}"))) == {"RQ-SAR": day(expected)}


def test_a_proof_still_to_come_is_said(due: Due) -> None:
    found = due(asked("type: subject-access, received_on: 2026-11-03, identity_asked_on: 2026-11-04"))["RQ-SAR"]

    assert any("is not here yet" in sentence for sentence in found.derivation)


def test_an_extension_told_in_time_gives_two_months_more_and_a_late_one_excuses_nothing(due: Due) -> None:
    request = "type: subject-access, received_on: 2026-11-03, extended_on: %s"

    assert legal(due(asked(request % "2026-12-03"), on="2026-12-04")) == {"RQ-SARX": day("2027-02-03")}
    assert set(due(asked(request % "2026-12-04"), on="2026-12-05")) == {"RQ-SAR", "RQ-SARX"}
    assert due(asked(request % "2026-12-03" + ", answered_on: 2026-12-10"), on="2026-12-11") == {}


def test_a_complaint_about_data_is_acknowledged_since_19_june_2026(due: Due) -> None:
    complaint = "type: data-complaint, received_on: %s"

    assert legal(due(asked(complaint % "2026-11-03"))) == {"RQ-DPC": day("2026-12-03")}
    assert due(asked(complaint % "2026-06-18")) == {}
    assert due(asked("type: complaint, received_on: 2026-11-03")) == {}


def test_a_request_about_somebody_who_left_is_answered_all_the_same(due: Due) -> None:
    gone = ", left_on: 2026-07-21, file_sent_on: 2026-09-10, ctf_sent_on: 2026-07-23, child_protection_file: no"

    assert set(due(asked("type: subject-access, received_on: 2026-11-03", gone))) == {"RQ-SAR"}


def test_the_record_and_the_transfer_file_follow_within_fifteen_school_days(due: Due) -> None:
    left = f"pupil: {{{NONE}, left_on: 2026-12-10, child_protection_file: no%s}}"

    assert due(left % "", on="2026-12-11")["TR-CTF"].legal_due == day("2027-01-15")
    assert "TR-CTF" in due(left % ", file_sent_on: 2026-12-11", on="2026-12-11")
    assert due(left % ", file_sent_on: 2026-12-11, ctf_sent_on: 2026-12-09", on="2026-12-11") == {}


@pytest.mark.parametrize(
    ("left_on", "expected"),
    # In the year; on the day before half term, which parts no terms; at the end of a term.
    [("2026-11-18", "2026-11-23"), ("2026-10-23", "2026-10-28"), ("2026-12-18", "2027-01-10")],
)
def test_a_child_protection_file_follows_within_five_days(due: Due, left_on: str, expected: str) -> None:
    pupil = f"pupil: {{{NONE}, left_on: {left_on}, child_protection_file: yes, ctf_sent_on: {left_on}%s}}"

    assert due(pupil % "", on="2027-01-06")["TR-CP"].legal_due == day(expected)
    sent = f", child_protection_file_sent_on: {left_on}"
    assert "TR-CP" not in due(pupil % sent, on="2027-01-06")


def test_whether_there_is_a_child_protection_file_is_asked_and_a_no_ends_it(due: Due) -> None:
    pupil = f"pupil: {{{NONE}, left_on: 2026-11-18%s}}"

    assert any("child_protection_file" in sentence for sentence in due(pupil % "")["TR-CP"].derivation)
    assert "TR-CP" not in due(pupil % ", child_protection_file: no")


def test_a_record_that_stays_here_is_kept_and_one_passed_on_is_not(due: Due) -> None:
    pupil = f"pupil: {{{NONE}, date_of_birth: 2015-11-03, left_on: 2026-07-21%s}}"
    found = due(pupil % "")

    assert (found["RT-REC"].legal_due, found["RT-SEN"].legal_due) == (day("2040-11-03"), day("2046-11-03"))
    assert found["RT-REC"].reminder and found["RT-SEN"].reminder
    assert not {"RT-REC", "RT-SEN"} & set(due(pupil % ", file_sent_on: 2026-09-10"))
    assert due(f"pupil: {{{NONE}}}") == {}


LOOKED_AFTER = f"pupil: {{{NONE}, looked_after_since: 2026-11-16%s}}"


def test_an_education_plan_is_begun_in_ten_working_days_and_reviewed_each_term(due: Due) -> None:
    assert legal(due(LOOKED_AFTER % "")) == {"LA-PEP": day("2026-11-30"), "LA-PEPT": day("2026-12-18")}
    assert due(LOOKED_AFTER % ", pep_started_on: 2026-11-20") == {}
    next_term = due(LOOKED_AFTER % ", pep_started_on: 2026-11-20", on="2027-01-11")
    assert legal(next_term) == {"LA-PEPT": day("2027-03-25")}
    assert due(LOOKED_AFTER % ", pep_started_on: 2026-11-20, pep_reviewed_on: 2027-01-08", on="2027-01-11") == {}


def test_a_review_missed_stays_missed_through_the_holidays(due: Due) -> None:
    text = LOOKED_AFTER % ", pep_started_on: 2026-11-20"

    assert due(text, on="2027-04-01")["LA-PEPT"].legal_due == day("2027-03-25")


def test_an_earlier_time_in_care_counts_for_nothing(due: Due) -> None:
    assert "LA-PEP" in due(LOOKED_AFTER % ", pep_started_on: 2024-02-01")
    assert due(LOOKED_AFTER % ", circumstances: [previously-looked-after]") == {}


def test_force_is_recorded_and_reported_since_1_april_2026(due: Due) -> None:
    text = f"pupil: {{{NONE}}}\nrestrictive_interventions: [{{happened_on: %s}}]"

    assert legal(due(text % "2026-11-18")) == {"RI-REC": day("2026-11-18")}
    assert due(text % "2026-03-31") == {}
    assert "RI-REC" in due(text % "2026-11-18, recorded_on: 2026-11-18")
    assert due(text % "2026-11-18, recorded_on: 2026-11-18, parents_told_on: 2026-11-19") == {}


def test_a_healthcare_plan_is_reviewed_every_year(due: Due) -> None:
    text = f"pupil: {{{NONE}, health_care_plan_reviewed_on: 2026-02-28}}"

    assert legal(due(text)) == {"MC-IHP": day("2027-02-28")}
