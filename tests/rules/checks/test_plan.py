"""EHC plans: whether they fit the status, and whether their numbers hang together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

PUPIL = "pupils/p3x9d/pupil.yaml"
PLAN = "pupils/p3x9d/ehc-plan.yaml"
B1 = "B: [{id: B1, need: Finds changes hard}]"
E1 = "E: [{id: E1, outcome: Copes with a change}]"


@pytest.mark.parametrize("status", ["K", "N"])
def test_a_plan_beside_another_status_is_found(found: Found, status: str) -> None:
    finding = found("plan-without-status-e", f"{PUPIL}: {{sen_status: [{{status: {status}, from: 2024-03-01}}]}}")

    assert (finding.path, finding.at, finding.tier) == (PLAN, ("plan_first_made_on",), "law")
    assert finding.sentence.startswith(f"a plan was made on 2024-03-01 but the status is {status}")


@pytest.mark.parametrize("change", ["ceased_on: 2026-07-21", "ceased_on: 2026-11-21", "plan_first_made_on: 2027-01-08"])
def test_a_plan_that_has_ended_or_is_still_to_come_asks_for_no_e(silent: Silent, change: str) -> None:
    changes = f"{PUPIL}: {{sen_status: [{{status: K, from: 2024-03-01}}]}}\n{PLAN}: {{{change}}}"

    silent("plan-without-status-e", changes)


def test_e_without_a_plan_is_found(found: Found) -> None:
    finding = found("status-e-without-plan", f"{PLAN}: ~")

    assert (finding.path, finding.at, finding.tier) == (PUPIL, ("sen_status", 1, "status"), "law")
    assert finding.sentence == (
        "E since 2024-03-01 but there is no EHC plan; write pupils/p3x9d/ehc-plan.yaml with plan_first_made_on"
    )


def test_e_after_the_plan_has_ended_is_found(found: Found) -> None:
    assert (
        "the plan ended on 2026-07-21" in found("status-e-without-plan", f"{PLAN}: {{ceased_on: 2026-07-21}}").sentence
    )


def test_a_plan_that_cannot_be_read_is_not_missing(silent: Silent) -> None:
    silent("status-e-without-plan", unreadable=[PLAN])


def test_an_authority_the_settings_do_not_name_is_found(found: Found) -> None:
    finding = found("authority-unknown", f"{PLAN}: {{local_authority: Northmore Council}}")

    assert (finding.path, finding.at) == (PLAN, ("local_authority",))
    assert "write Northmoor Council" in finding.sentence


@pytest.mark.parametrize(
    "changes",
    [
        f"{PLAN}: {{local_authority: northmoor council}}",
        f"{PLAN}: {{local_authority: ~}}",
        f"senco.yaml: {{local_authorities: []}}\n{PLAN}: {{local_authority: Eastvale Council}}",
    ],
)
def test_an_authority_in_other_letters_or_settings_without_any_are_sound(silent: Silent, changes: str) -> None:
    silent("authority-unknown", changes)


def test_a_line_of_section_f_without_a_need_is_found(found: Found) -> None:
    lines = "F: [{id: F1, provision: A daily talk, needs: [B1]}, {id: F2, provision: A quiet place}]"
    finding = found("plan-provision-unlinked", f"{PLAN}: {{sections: {{{B1}, {lines}}}}}")

    assert finding.at == ("sections", "F", 1, "needs")


def test_section_f_without_section_b_has_nothing_to_link_to(silent: Silent) -> None:
    silent("plan-provision-unlinked", f"{PLAN}: {{sections: {{F: [{{id: F1, provision: A daily talk}}]}}}}")


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("F: [{id: F1, provision: A daily talk, needs: [B1, B7]}]", ("sections", "F", 0, "needs", 1)),
        ("F: [{id: F1, provision: A daily talk, needs: [B1], outcomes: [E3]}]", ("sections", "F", 0, "outcomes", 0)),
        ("G: [{id: G1, provision: A programme, needs: [b1]}]", ("sections", "G", 0, "needs", 0)),
        ("H2: [{id: H1, provision: Short breaks, needs: [7]}]", ("sections", "H2", 0, "needs", 0)),
    ],
)
def test_a_number_the_plan_does_not_have_is_found(found: Found, line: str, at: tuple[str | int, ...]) -> None:
    finding = found("plan-number-unknown", f"{PLAN}: {{sections: {{{B1}, {E1}, {line}}}}}")

    assert (finding.path, finding.at, finding.tier) == (PLAN, at, "record")


def test_an_outcome_that_answers_no_need_of_the_plan_is_found(found: Found) -> None:
    outcome = "E: [{id: E1, outcome: Copes with a change, needs: [B2]}]"

    assert found("plan-number-unknown", f"{PLAN}: {{sections: {{{B1}, {outcome}}}}}").at == (
        "sections",
        "E",
        0,
        "needs",
        0,
    )


@pytest.mark.parametrize(
    "sections",
    [
        "F: [{id: F1, provision: A daily talk, needs: [B1], outcomes: [E1]}]",
        f"{B1}, G: [{{id: G1, provision: A programme, needs: [C1]}}]",
        f"{B1}, F: [{{id: F1, provision: A daily talk, needs: [B1], outcomes: [E1]}}]",
        f"{B1}, C: [{{id: C1, need: Asthma}}], G: [{{id: G1, provision: A programme, needs: [C1, B1]}}]",
    ],
)
def test_numbers_of_sections_that_are_not_typed_in_are_sound(silent: Silent, sections: str) -> None:
    silent("plan-number-unknown", f"{PLAN}: {{sections: {{{sections}}}}}")
