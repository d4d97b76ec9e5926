"""Reasonable adjustments: refused with reasons, paid for by the school, with the days their state needs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.codes import code_set
from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

LIST = "pupils/k7m2q/adjustments.yaml"
OF_PLAN = "pupils/p3x9d/adjustments.yaml"
FACTORS = [code.code for code in code_set("reasonableness_factor").codes]


def one(fields: str, *, path: str = LIST, state: str = "considered") -> str:
    basics = f"what: A seat by the door, kind: adjustment, disadvantage: Noise, state: {state}"
    return f"{path}: {{adjustments: [{{{basics}{', ' if fields else ''}{fields}}}]}}"


def refused(factors: list[str]) -> str:
    said = ", ".join(f"{{factor: {factor}, finding: Weighed}}" for factor in factors)
    return one(f"decided_on: 2026-10-15, factors: [{said}]", state="refused")


def test_there_are_nine_factors() -> None:
    assert len(FACTORS) == 9


@pytest.mark.parametrize("factors", [[], FACTORS[:8]])
def test_a_refusal_without_all_nine_factors_is_found(found: Found, factors: list[str]) -> None:
    finding = found("adjustment-refused-without-factors", refused(factors))

    assert (finding.path, finding.at, finding.tier) == (LIST, ("adjustments", 0, "factors"), "law")
    assert "interests-of-others" in finding.sentence
    assert all(factor not in finding.sentence for factor in factors)


def test_a_refusal_with_all_nine_and_any_other_state_are_not(silent: Silent) -> None:
    silent("adjustment-refused-without-factors", refused(FACTORS))
    silent("adjustment-refused-without-factors", one("decided_on: 2026-10-15", state="agreed"))


@pytest.mark.parametrize("state", ["agreed", "in-place"])
def test_a_family_that_pays_is_found(found: Found, state: str) -> None:
    finding = found("adjustment-paid-by-family", one("paid_by: family", state=state))

    assert (finding.at, finding.tier) == (("adjustments", 0, "paid_by"), "law")


@pytest.mark.parametrize(("state", "payer"), [("in-place", "school"), ("ended", "family"), ("considered", "family")])
def test_others_that_pay_and_what_is_over_or_not_decided_are_not(silent: Silent, state: str, payer: str) -> None:
    silent("adjustment-paid-by-family", one(f"paid_by: {payer}", state=state))


@pytest.mark.parametrize(
    ("state", "fields", "at"),
    [
        ("agreed", "asked_on: 2026-10-01", "decided_on"),
        ("refused", "", "decided_on"),
        ("in-place", "decided_on: 2026-10-01", "started_on"),
        ("ended", "started_on: 2026-10-01", "ended_on"),
        ("considered", "started_on: 2026-10-01", "started_on"),
        ("in-place", "started_on: 2026-10-01, ended_on: 2026-11-01", "ended_on"),
    ],
)
def test_days_that_do_not_go_with_the_state_are_found(found: Found, state: str, fields: str, at: str) -> None:
    finding = found("adjustment-days-and-state", one(fields, state=state))

    assert (finding.at, finding.tier) == (("adjustments", 0, at), "record")


@pytest.mark.parametrize(
    ("state", "fields"),
    [
        ("considered", ""),
        ("agreed", "decided_on: 2026-10-01"),
        ("in-place", "started_on: 2026-10-01"),
        ("ended", "started_on: 2026-10-01, ended_on: 2026-11-01"),
    ],
)
def test_days_that_go_with_the_state_are_not(silent: Silent, state: str, fields: str) -> None:
    silent("adjustment-days-and-state", one(fields, state=state))


def test_an_adjustment_in_place_without_a_day_for_its_review_is_found(found: Found) -> None:
    finding = found("adjustment-without-review-day", one("started_on: 2026-10-01", state="in-place"))

    assert (finding.at, finding.tier) == (("adjustments", 0, "review_by"), "practice")


def test_one_with_a_day_one_that_ended_and_one_of_a_pupil_who_left_need_none(silent: Silent) -> None:
    silent("adjustment-without-review-day", one("started_on: 2026-10-01, review_by: 2026-12-01", state="in-place"))
    silent("adjustment-without-review-day", one("ended_on: 2026-10-01", state="ended"))
    gone = "\npupils/k7m2q/pupil.yaml: {left_on: 2026-10-23}"
    silent("adjustment-without-review-day", one("started_on: 2026-10-01", state="in-place") + gone)


@pytest.mark.parametrize("path", [OF_PLAN, LIST])
def test_a_provision_that_section_f_does_not_have_is_found_with_a_plan_and_without(found: Found, path: str) -> None:
    finding = found("adjustment-section-f-unknown", one("section_f: [F9]", path=path))

    assert (finding.at, finding.tier) == (("adjustments", 0, "section_f", 0), "record")


def test_one_that_it_has_and_a_plan_that_is_not_typed_in_or_cannot_be_read_are_not(silent: Silent) -> None:
    silent("adjustment-section-f-unknown", one("section_f: [F1]", path=OF_PLAN))
    unknown = one("section_f: [F9]", path=OF_PLAN)
    silent("adjustment-section-f-unknown", unknown + "\npupils/p3x9d/ehc-plan.yaml: {sections: ~}")
    silent("adjustment-section-f-unknown", unknown, unreadable=["pupils/p3x9d/ehc-plan.yaml"])


def test_an_adjustment_that_began_before_it_was_asked_for_is_out_of_order(found: Found) -> None:
    finding = found("days-out-of-order", one("asked_on: 2026-10-02, started_on: 2026-10-01", state="in-place"))

    assert finding.at == ("adjustments", 0, "started_on")


def test_days_in_the_order_asked_agreed_begun_ended_are_not(silent: Silent) -> None:
    days = "asked_on: 2026-09-01, decided_on: 2026-09-02, started_on: 2026-09-02, ended_on: 2026-10-01"
    silent("days-out-of-order", one(days, state="ended"))
