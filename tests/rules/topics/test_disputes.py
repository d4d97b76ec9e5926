"""What is due around mediation, appeals and claims, from the worked examples of the law."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from senco_cli.rules.deadline import Deadline

Due = Callable[..., dict[str, Deadline]]
NONE = "pupil: {sen_status: [{status: N, from: 2022-01-10}]}\n"
LETTER = NONE + "disputes: [{about: %s, decision_sent_on: 2026-10-27%s}]"


def day(text: str) -> date:
    return date.fromisoformat(text)


# Example 18.
def test_an_appeal_that_falls_due_at_christmas_may_come_on_4_january(due: Due) -> None:
    found = due(LETTER % ("contents", ""), on="2026-11-21")

    assert (found["AP-2M"].legal_due, found["AP-2M"].plan_by) == (day("2027-01-04"), None)
    assert found["MD-ADV"].legal_due == day("2026-12-27")
    assert any(
        "that is Sunday 27 December 2026; a last day that is no working day" in each
        for each in found["AP-2M"].derivation
    )


def test_about_the_placement_alone_no_adviser_is_needed(due: Due) -> None:
    assert set(due(LETTER % ("placement", ""), on="2026-11-21")) == {"AP-2M"}


@pytest.mark.parametrize(
    ("certificate", "expected"),
    [
        # The month from the certificate ends first, so the letter's two months hold, and Christmas moves them on.
        ("2026-11-10", "2027-01-04"),
        # 18 January is a Monday.
        ("2026-12-18", "2027-01-18"),
        ("2026-12-20", "2027-01-20"),
        # 23 January is a Saturday.
        ("2026-12-23", "2027-01-25"),
    ],
)
def test_with_a_certificate_the_later_of_two_days_is_the_last(due: Due, certificate: str, expected: str) -> None:
    found = due(LETTER % ("contents", f", mediation_certificate_on: {certificate}"), on="2026-12-24")

    assert {id: each.legal_due for id, each in found.items()} == {"AP-1M": day(expected)}


def test_the_certificate_and_the_mediation_have_their_days(due: Due) -> None:
    declined = LETTER % ("contents", ", mediation_adviser_contacted_on: 2026-12-01, mediation_declined_on: 2026-12-23")
    asked = LETTER % ("contents", ", mediation_adviser_contacted_on: 2026-12-01, mediation_asked_on: 2026-12-02")

    assert due(declined, on="2026-12-24")["MD-CERT"].legal_due == day("2026-12-30")
    assert due(asked, on="2026-12-24")["MD-30"].legal_due == day("2027-01-01")


@pytest.mark.parametrize("ended", ["appeal_lodged_on: 2026-12-01", "ended_on: 2026-12-01"])
def test_an_appeal_or_the_end_asks_for_nothing_more(due: Due, ended: str) -> None:
    assert due(LETTER % ("contents", f", {ended}"), on="2026-12-02") == {}


def test_a_right_whose_day_has_passed_is_not_overdue_for_ever(due: Due) -> None:
    assert due(LETTER % ("contents", ""), on="2027-01-05") == {}


def test_a_claim_of_discrimination_is_not_moved_by_christmas(due: Due) -> None:
    claim = NONE + "disputes: [{about: discrimination, conduct_on: 2026-06-26}]"

    assert {id: each.legal_due for id, each in due(claim).items()} == {"DD-6": day("2026-12-25")}
