"""Cycles of assess, plan, do and review."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

PUPIL = "pupils/k7m2q/pupil.yaml"
DONE = "pupils/k7m2q/cycles/2026-01-12.yaml"
RUNNING = "pupils/k7m2q/cycles/2026-09-07.yaml"


def test_a_running_cycle_without_a_review_date_is_found(found: Found) -> None:
    finding = found("cycle-without-review-date", f"{RUNNING}: {{review_by: ~}}")

    assert (finding.path, finding.at, finding.tier) == (RUNNING, ("review_by",), "law")
    assert finding.sentence.startswith("the cycle from 2026-09-07 has no day for its review")


def test_a_cycle_of_a_pupil_with_a_plan_needs_its_date_too(found: Found) -> None:
    path = "pupils/p3x9d/cycles/2026-09-07.yaml"

    assert found("cycle-without-review-date", f"{path}: {{from: 2026-09-07}}").path == path


@pytest.mark.parametrize(
    "changes",
    [
        f"{DONE}: {{review_by: ~}}",
        f"{RUNNING}: {{review_by: ~}}\n{PUPIL}: {{left_on: 2026-10-23}}",
        f"{RUNNING}: {{review_by: ~}}\n{PUPIL}: {{sen_status: [{{status: N, from: 2026-10-01}}]}}",
    ],
)
def test_a_reviewed_cycle_or_one_of_a_pupil_without_support_needs_no_date(silent: Silent, changes: str) -> None:
    silent("cycle-without-review-date", changes)


def test_a_cycle_never_reviewed_before_the_next_is_found(found: Found) -> None:
    finding = found("cycle-left-open", f"{DONE}: {{review: ~}}")

    assert (finding.path, finding.at, finding.tier) == (DONE, ("review",), "practice")
    assert "though another cycle began on 2026-09-07" in finding.sentence


@pytest.mark.parametrize(
    "changes",
    [
        f"{DONE}: {{review: ~, review_by: 2026-12-04}}",
        f"{DONE}: {{review: ~}}\n{RUNNING}: ~",
        f"{RUNNING}: {{review_by: 2026-11-13}}",
    ],
)
def test_cycles_side_by_side_and_the_last_one_are_not_left_open(silent: Silent, changes: str) -> None:
    silent("cycle-left-open", changes)


def test_a_reviewed_cycle_without_results_is_found(found: Found) -> None:
    outcomes = "[{id: 1, outcome: Asks, result: met}, {id: 2, outcome: Retells}, {id: 3, outcome: Waits}]"
    finding = found("cycle-closed-without-results", f"{DONE}: {{plan: {{outcomes: {outcomes}}}}}")

    assert (finding.path, finding.at) == (DONE, ("plan", "outcomes", 1, "result"))
    assert finding.sentence == (
        "reviewed on 2026-07-08, but 2 of 3 outcomes have no result; add result: met, on-track, partly, not-met"
    )


@pytest.mark.parametrize("changes", ["", f"{DONE}: {{plan: ~}}"])
def test_a_cycle_with_results_one_running_and_one_without_outcomes_are_sound(silent: Silent, changes: str) -> None:
    silent("cycle-closed-without-results", changes)


@pytest.mark.parametrize("older", [f"{DONE}: ~", ""])
def test_support_without_a_cycle_this_year_is_found(found: Found, older: str) -> None:
    finding = found("support-without-cycle", f"{RUNNING}: ~\n{older}")

    assert (finding.path, finding.at, finding.tier) == (PUPIL, ("sen_status", 0), "practice")


@pytest.mark.parametrize(
    "changes",
    [
        "",
        f"{RUNNING}: ~\n{PUPIL}: {{support_review_by: 2026-12-09}}",
        f"{RUNNING}: {{review: {{held_on: 2026-11-11, next_step: continue}}}}",
        f"{DONE}: ~\n{RUNNING}: ~\n{PUPIL}: {{sen_status: [{{status: E, from: 2024-03-18}}]}}",
    ],
)
def test_a_day_for_the_review_or_a_review_this_year_is_enough(silent: Silent, changes: str) -> None:
    silent("support-without-cycle", changes)


def test_a_cycle_that_cannot_be_read_is_not_missing(silent: Silent) -> None:
    silent("support-without-cycle", unreadable=[RUNNING])
