"""Provision: who is in it, what it is for, who gives it, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

PROVISION = "provision/r5w7q.yaml"
WITH_SUPPORT = "pupils/k7m2q/pupil.yaml"
WITH_PLAN = "pupils/p3x9d/pupil.yaml"
ONLY_THE_PLAN = "{pupils: [{pupil: p3x9d}]}"


@pytest.mark.parametrize(
    "changes",
    [
        f"{PROVISION}: {ONLY_THE_PLAN}",
        f"{PROVISION}: {{pupils: [{{pupil: p3x9d}}, {{pupil: k7m2q, left_on: 2026-11-20}}]}}",
    ],
)
def test_a_pupil_in_no_provision_is_found(found: Found, changes: str) -> None:
    finding = found("pupil-in-no-provision", changes)

    assert (finding.path, finding.at, finding.tier) == (WITH_SUPPORT, ("sen_status", 0), "practice")
    assert "add k7m2q to one under pupils" in finding.sentence


@pytest.mark.parametrize(
    "changes",
    [
        f"{PROVISION}: {{from: 2027-01-05, to: 2027-03-25}}",
        f"{PROVISION}: {{to: 2026-11-21}}",
        f"{PROVISION}: {ONLY_THE_PLAN}\n{WITH_SUPPORT}: {{sen_status: [{{status: N, from: 2026-09-01}}]}}",
        f"{PROVISION}: {ONLY_THE_PLAN}\n{WITH_SUPPORT}: {{left_on: 2026-10-23}}",
    ],
)
def test_a_provision_to_come_or_ending_today_is_one_and_others_need_none(silent: Silent, changes: str) -> None:
    silent("pupil-in-no-provision", changes)


def test_a_provision_that_cannot_be_read_may_be_the_pupils(silent: Silent) -> None:
    silent("pupil-in-no-provision", unreadable=[PROVISION])


def test_a_provision_without_an_outcome_is_found(found: Found) -> None:
    finding = found("provision-without-outcome", f"{PROVISION}: {{intended_outcome: ~}}")

    assert (finding.path, finding.at, finding.tier) == (PROVISION, ("intended_outcome",), "practice")


def test_a_provision_that_is_over_needs_no_outcome_any_more(silent: Silent) -> None:
    silent("provision-without-outcome", f"{PROVISION}: {{intended_outcome: ~, to: 2026-11-20}}")


@pytest.mark.parametrize("pupils", ["~", "[{pupil: k7m2q, left_on: 2026-10-23}]"])
def test_a_running_provision_with_nobody_in_it_is_found(found: Found, pupils: str) -> None:
    assert found("provision-without-members", f"{PROVISION}: {{pupils: {pupils}}}").at == ("pupils",)


@pytest.mark.parametrize("change", ["layer: universal", "from: 2027-01-05, to: 2027-03-25", "to: 2026-11-20"])
def test_what_everybody_has_what_is_to_come_and_what_is_over_may_have_no_pupils(silent: Silent, change: str) -> None:
    silent("provision-without-members", f"{PROVISION}: {{pupils: ~, {change}}}")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ("delivered_by: ~", "delivered_by"),
        ("sessions: ~", "sessions"),
        ("to: ~", "review_by"),
    ],
)
def test_a_provision_without_staff_sessions_or_an_end_is_found(found: Found, change: str, field: str) -> None:
    assert found("provision-incomplete", f"{PROVISION}: {{{change}}}").at == (field,)


@pytest.mark.parametrize(
    "change",
    [
        "delivered_by: ~, delivered_by_others: Northmoor Speech Service",
        "to: ~, review_by: 2027-03-19",
        "delivered_by: ~, sessions: ~, to: 2026-11-20",
        "delivered_by: ~, sessions: ~, to: ~, layer: universal",
    ],
)
def test_a_service_from_outside_and_a_review_will_do(silent: Silent, change: str) -> None:
    silent("provision-incomplete", f"{PROVISION}: {{{change}}}")


def test_a_leaver_still_in_a_provision_is_found(found: Found) -> None:
    finding = found("provision-after-leaving", f"{WITH_PLAN}: {{left_on: 2026-10-23}}")

    assert (finding.path, finding.at) == (PROVISION, ("pupils", 1, "left_on"))
    assert finding.sentence == "p3x9d left the school on 2026-10-23 and is still in it; add left_on: 2026-10-23"


@pytest.mark.parametrize(
    "changes",
    [
        f"{WITH_PLAN}: {{left_on: 2026-12-18}}",
        f"{WITH_PLAN}: {{left_on: 2026-10-23}}\n{PROVISION}: {{pupils: [{{pupil: p3x9d, left_on: 2026-10-23}}]}}",
        f"{WITH_PLAN}: {{left_on: 2026-10-23}}\n{PROVISION}: {{to: 2026-10-23}}",
    ],
)
def test_a_part_that_ends_with_the_pupils_time_here_is_sound(silent: Silent, changes: str) -> None:
    silent("provision-after-leaving", changes)


def test_a_group_larger_than_its_size_is_found(found: Found) -> None:
    finding = found("group-over-size", f"{PROVISION}: {{group_size: 1}}")

    assert (finding.path, finding.at) == (PROVISION, ("group_size",))
    assert finding.sentence.startswith("2 pupils in a group for 1")


@pytest.mark.parametrize(
    "change",
    [
        "group_size: 2",
        "group_size: ~",
        "group_size: 1, to: 2026-11-20",
        "group_size: 1, sessions: [{minutes: 20, per_week: 1, given_to: each-pupil}]",
        "group_size: 1, pupils: [{pupil: k7m2q, left_on: 2026-10-23}, {pupil: p3x9d, joined_on: 2026-11-02}]",
        "group_size: 1, from: 2027-01-05, to: ~, pupils: [{pupil: k7m2q}, {pupil: p3x9d, joined_on: 2027-02-22}]",
    ],
)
def test_a_group_within_its_size_on_the_day_is_sound(silent: Silent, change: str) -> None:
    silent("group-over-size", f"{PROVISION}: {{{change}}}")


@pytest.mark.parametrize(
    "end", ["to: 2026-10-23", "pupils: [{pupil: k7m2q, left_on: 2026-10-23, entry: {value: 71, taken_on: 2026-09-15}}]"]
)
def test_measured_at_entry_and_not_at_exit_is_found(found: Found, end: str) -> None:
    finding = found("exit-missing", f"{PROVISION}: {{{end}}}")

    assert (finding.path, finding.at) == (PROVISION, ("pupils", 0, "exit"))
    assert finding.sentence == "k7m2q was measured at entry and finished on 2026-10-23; add the measure under exit"


@pytest.mark.parametrize(
    "changes",
    [
        f"{PROVISION}: {{to: 2026-11-21}}",
        f"{PROVISION}: {{to: 2026-10-23}}\n{WITH_SUPPORT}: {{left_on: 2026-10-23}}",
        f"{PROVISION}: {{from: 2024-09-09, to: 2025-07-18}}",
        f"{PROVISION}: {{to: 2026-10-23, pupils: [{{pupil: k7m2q}}]}}",
        f"{PROVISION}: {{to: 2026-10-23, given_at: Larkfield Primary}}",
    ],
)
def test_what_runs_what_was_not_measured_and_what_nobody_can_measure_any_more_is_sound(
    silent: Silent, changes: str
) -> None:
    silent("exit-missing", changes)


def test_a_code_of_no_table_of_rates_and_a_table_that_is_not_there_are_found(found: Found) -> None:
    coded = "senco.yaml: {costs: {rate_table: bristol-2022}}\n" + f"{PROVISION}: {{cost: {{rate_code: Z}}}}"
    assert found("rate-code-unknown", coded).at == ("cost", "rate_code")
    finding = found("rate-code-unknown", "senco.yaml: {costs: {rate_table: bristol}}")
    assert (finding.path, finding.at) == ("senco.yaml", ("costs", "rate_table"))


@pytest.mark.parametrize("table", ["", "senco.yaml: {costs: {rate_table: bristol-2022}}\n"])
def test_a_code_of_the_table_is_sound_and_without_a_table_none_is_looked_at(silent: Silent, table: str) -> None:
    code = "a" if table else "Z"
    silent("rate-code-unknown", f"{table}{PROVISION}: {{cost: {{rate_code: {code}}}}}")
