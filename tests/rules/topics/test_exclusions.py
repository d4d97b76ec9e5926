"""What follows a suspension or permanent exclusion, from the worked examples of the law."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from senco_cli.rules.deadline import Deadline

AllDue = Callable[..., tuple[Deadline, ...]]
NONE = "pupil: {sen_status: [{status: N, from: 2022-01-10}]%s}\n"
TOLD = "parents_told_on: 2027-03-01, la_told_on: 2027-03-01, notice_given_on: 2027-03-01"


def day(text: str) -> date:
    return date.fromisoformat(text)


def exclusions(*rows: str, pupil: str = "") -> str:
    return NONE % pupil + "exclusions: [" + ", ".join(f"{{{row}}}" for row in rows) + "]"


def legal(found: tuple[Deadline, ...]) -> dict[str, date | None]:
    return {each.rule: each.legal_due for each in found}


# Example 33.
def test_a_review_is_applied_for_and_begun_in_fifteen_school_days_each(all_due: AllDue) -> None:
    decided = f"type: permanent, from: 2027-02-01, {TOLD}, board_told_on: 2027-02-01, board_met_on: 2027-02-26"
    decided += ", education_from_on: 2027-02-08, board_decision_given_on: 2027-03-01"

    assert legal(all_due(exclusions(decided), "2027-03-02")) == {"EX-IRP": day("2027-03-22")}
    applied = legal(all_due(exclusions(f"{decided}, review_applied_on: 2027-03-22"), "2027-03-22"))
    assert applied == {"EX-PANEL": day("2027-04-27")}


# Example 34.
def test_two_suspensions_back_to_back_reach_their_sixth_day_together(all_due: AllDue) -> None:
    first = f"type: suspension, from: 2027-03-02, to: 2027-03-05, {TOLD}"
    second = f"type: suspension, from: 2027-03-08, to: 2027-03-10, {TOLD}, board_told_on: 2027-03-08"
    found = {each.rule: each for each in all_due(exclusions(first, second), "2027-03-08")}

    assert (found["EX-D6"].legal_due, found["EX-D6"].duty_holder) == (day("2027-03-09"), "school")
    assert "EX-D6" not in legal(all_due(exclusions(first), "2027-03-08"))
    apart = second.replace("2027-03-08, to", "2027-03-09, to")
    assert "EX-D6" not in legal(all_due(exclusions(first, apart), "2027-03-08"))


def test_after_a_permanent_exclusion_education_is_the_authoritys(all_due: AllDue) -> None:
    (begun,) = [
        each for each in all_due(exclusions("type: permanent, from: 2027-03-02"), "2027-03-02") if each.rule == "EX-D6"
    ]

    assert (begun.legal_due, begun.duty_holder) == (day("2027-03-09"), "la")
    assert "It is for the local authority to do; the school keeps track." in begun.derivation


def test_a_short_suspension_is_told_to_parents_and_authority_and_noticed_the_same_day(all_due: AllDue) -> None:
    found = legal(all_due(exclusions("type: suspension, from: 2027-03-02, to: 2027-03-03"), "2027-03-02"))

    assert found == {"EX-LA": None, "EX-NOTICE": day("2027-03-02"), "EX-45": None}
    assert set(
        legal(all_due(exclusions(f"type: suspension, from: 2027-03-02, to: 2027-03-03, {TOLD}"), "2027-03-04"))
    ) == {"EX-45"}


def test_the_social_worker_of_a_looked_after_child_is_told_too(all_due: AllDue) -> None:
    told = f"type: suspension, from: 2027-03-02, to: 2027-03-03, {TOLD}"
    looked_after = ", circumstances: [looked-after]"

    assert "EX-LA" in legal(all_due(exclusions(told, pupil=looked_after), "2027-03-04"))
    also = f"{told}, social_worker_told_on: 2027-03-02"
    assert "EX-LA" not in legal(all_due(exclusions(also, pupil=looked_after), "2027-03-04"))


@pytest.mark.parametrize(
    ("days", "lost_exam", "representations", "expected"),
    [
        (5, "no", True, set()),
        (6, "no", False, set()),
        (6, "no", True, {"EX-50"}),
        (15, "no", True, {"EX-50"}),
        (16, "no", False, {"EX-15"}),
        (1, "yes", False, {"EX-15"}),
    ],
)
def test_the_board_considers_it_by_the_days_of_the_term(
    all_due: AllDue, days: int, lost_exam: str, representations: bool, expected: set[str]
) -> None:
    row = f"type: suspension, from: 2027-01-06, to: 2027-01-06, school_days: {days}, lost_exam: {lost_exam}, {TOLD}"
    row += ", board_told_on: 2027-03-01" + (", representations_made_on: 2027-03-01" if representations else "")
    found = legal(all_due(exclusions(row), "2027-03-02"))

    assert {id for id in found if id in ("EX-15", "EX-50")} == expected
    assert "EX-15" not in expected or found["EX-15"] == day("2027-03-22")


def test_the_board_is_told_once_the_days_of_the_term_are_more_than_five(all_due: AllDue) -> None:
    autumn = "type: suspension, from: 2026-12-14, to: 2026-12-18, parents_told_on: 2026-12-14, la_told_on: 2026-12-14"
    spring = "type: suspension, from: 2027-01-06, to: 2027-01-07, parents_told_on: 2027-01-06, la_told_on: 2027-01-06"
    before = autumn.replace("2026-12-14", "2026-11-16").replace("2026-12-18", "2026-11-17")

    # 31 December parts the terms, so five days and two are not seven; two and five in one term are.
    assert "EX-5" not in legal(all_due(exclusions(autumn, spring), "2027-01-08"))
    assert "EX-5" in legal(all_due(exclusions(before, autumn), "2027-01-08"))


def test_easter_monday_parts_the_terms(all_due: AllDue) -> None:
    # 22 to 25 March are four school days; 12 and 13 April two more, but after Easter Monday on 29 March.
    march = "type: suspension, from: 2027-03-22, to: 2027-03-25"
    april = "type: suspension, from: 2027-04-12, to: 2027-04-13"
    february = "type: suspension, from: 2027-02-22, to: 2027-02-23"

    assert "EX-5" not in legal(all_due(exclusions(march, april), "2027-04-14"))
    assert "EX-5" in legal(all_due(exclusions(february, march), "2027-04-14"))


def test_the_days_of_the_year_are_added_up(all_due: AllDue) -> None:
    rows = (
        "type: suspension, from: 2026-11-02, to: 2026-11-06, school_days: 4.5",
        "type: suspension, from: 2027-03-22, to: 2027-03-25",
    )
    (cap,) = [each for each in all_due(exclusions(*rows), "2027-04-14") if each.rule == "EX-45"]

    assert cap.reminder and cap.legal_due is None
    assert any("add up to 8.5 school days" in sentence for sentence in cap.derivation)
    assert any("beyond 45 school days" in sentence for sentence in cap.derivation)


def test_what_was_withdrawn_asks_for_nothing(all_due: AllDue) -> None:
    assert all_due(exclusions("type: permanent, from: 2027-03-02, withdrawn_on: 2027-03-03"), "2027-03-04") == ()
