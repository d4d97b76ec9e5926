"""Adjustments and access arrangements as dates: what was agreed, what is looked at again, what expires."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from senco_cli.rules.deadline import Deadline

Due = Callable[..., dict[str, Deadline]]
NONE = "pupil: {sen_status: [{status: N, from: 2022-01-10}]}"


def adjustment(fields: str) -> str:
    return f"{NONE}\nadjustments: [{{what: Ramp card, kind: adjustment, disadvantage: Stairs, {fields}}}]"


def exam(*rows: str) -> str:
    said = ", ".join(f"{{arrangement: extra-time-25, {row}}}" for row in rows)
    return f"{NONE}\nexaminations: [{said}]"


def legal(found: dict[str, Deadline]) -> dict[str, date | None]:
    return {id: each.legal_due for id, each in found.items()}


def test_what_was_agreed_is_shown_without_a_day_until_it_has_begun(due: Due) -> None:
    found = due(adjustment("state: agreed, decided_on: 2026-11-12"))

    assert legal(found) == {"EA-PLACE": None}
    assert found["EA-PLACE"].detail == "Ramp card"
    assert due(adjustment("state: in-place, decided_on: 2026-11-12, started_on: 2026-11-16")) == {}


@pytest.mark.parametrize("state", ["considered", "refused", "ended"])
def test_what_was_not_agreed_or_is_over_has_no_dates(due: Due, state: str) -> None:
    assert due(adjustment(f"state: {state}, decided_on: 2026-10-12, review_by: 2026-12-11")) == {}


def test_its_effect_is_looked_at_on_the_day_that_was_set(due: Due) -> None:
    found = due(adjustment("state: in-place, started_on: 2026-09-07, review_by: 2026-11-20"))

    assert legal(found) == {"EA-REVIEW": date(2026, 11, 20)}


@pytest.mark.parametrize(("reviewed", "is_done"), [("2026-11-19", False), ("2026-11-20", True), ("2026-11-21", True)])
def test_a_look_on_that_day_or_later_ends_it_and_an_earlier_one_does_not(
    due: Due, reviewed: str, is_done: bool
) -> None:
    looked = f"reviews: [{{reviewed_on: {reviewed}, effect: Comes down alone}}]"
    found = due(adjustment(f"state: in-place, started_on: 2026-09-07, review_by: 2026-11-20, {looked}"))

    assert (found == {}) == is_done


def test_the_day_printed_on_an_approval_counts(due: Due) -> None:
    found = due(exam("approved_on: 2026-11-09, expires_on: 2028-08-31"))

    assert legal(found) == {"JC-EXP": date(2028, 8, 31)}
    assert found["JC-EXP"].detail == "Extra time, 25 per cent"


def test_without_it_twenty_six_months_are_guessed_and_said_to_be_unchecked(due: Due) -> None:
    found = due(exam("approved_on: 2026-11-17"))

    assert legal(found) == {"JC-EXP-GUESS": date(2029, 1, 17)}
    assert found["JC-EXP-GUESS"].verified == "memory"


def test_an_approval_that_was_renewed_or_given_up_expires_no_more(due: Due) -> None:
    old = "approved_on: 2024-09-16, expires_on: 2026-12-31"
    assert legal(due(exam(old, "approved_on: 2026-11-09, expires_on: 2028-12-31"))) == {"JC-EXP": date(2028, 12, 31)}
    assert due(exam(f"{old}, ended_on: 2026-11-01")) == {}
