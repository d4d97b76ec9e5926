"""Keys in one record that name another, and people who have gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

PUPIL = "pupils/k7m2q/pupil.yaml"
CYCLE = "pupils/k7m2q/cycles/2026-09-07.yaml"
PLAN = "pupils/p3x9d/ehc-plan.yaml"
PROVISION = "provision/r5w7q.yaml"
ASSISTANT = "staff/t4n8c.yaml"


@pytest.mark.parametrize(
    ("changes", "path", "at"),
    [
        ("senco.yaml: {school: {name: Alder Lane, phase: primary, senco: f2d6j}}", "senco.yaml", ("school", "senco")),
        (f"{PUPIL}: {{key_worker: t4n8d}}", PUPIL, ("key_worker",)),
        (f"{CYCLE}: {{led_by: f2d6j}}", CYCLE, ("led_by",)),
        (
            f"{PROVISION}: {{delivered_by: [{{staff: t4n8c}}, {{staff: b9b9b}}]}}",
            PROVISION,
            ("delivered_by", 1, "staff"),
        ),
    ],
)
def test_a_key_that_no_member_of_staff_has_is_found(
    found: Found, changes: str, path: str, at: tuple[str | int, ...]
) -> None:
    finding = found("staff-unknown", changes)

    assert (finding.path, finding.at, finding.tier) == (path, at, "record")


def test_the_key_that_was_meant_is_offered(found: Found) -> None:
    sentence = found("staff-unknown", f"{PUPIL}: {{key_worker: t4n8d}}").sentence

    assert sentence == 'no member of staff has the key "t4n8d"; did you mean t4n8c?'


def test_a_member_of_staff_who_cannot_be_read_is_not_unknown(silent: Silent) -> None:
    silent("staff-unknown", unreadable=[ASSISTANT])


@pytest.mark.parametrize(
    ("changes", "path", "at"),
    [
        (f"{CYCLE}: {{plan: {{provision: [r5w7q, r5w7r]}}}}", CYCLE, ("plan", "provision", 1)),
        (
            f"{PLAN}: {{sections: {{H1: [{{id: H1, provision: Short breaks, delivered_by: [zzzzz]}}]}}}}",
            PLAN,
            ("sections", "H1", 0, "delivered_by", 0),
        ),
    ],
)
def test_a_key_that_no_provision_has_is_found(found: Found, changes: str, path: str, at: tuple[str | int, ...]) -> None:
    finding = found("provision-unknown", changes)

    assert (finding.path, finding.at, finding.tier) == (path, at, "record")


def test_a_provision_that_cannot_be_read_is_not_unknown(silent: Silent) -> None:
    silent("provision-unknown", unreadable=[PROVISION])


def test_a_key_that_no_pupil_has_is_found(found: Found) -> None:
    finding = found("provision-member-unknown", f"{PROVISION}: {{pupils: [{{pupil: k7m2q}}, {{pupil: k7m2g}}]}}")

    assert (finding.path, finding.at, finding.tier) == (PROVISION, ("pupils", 1, "pupil"), "record")
    assert finding.sentence == 'no pupil has the key "k7m2g"; did you mean k7m2q?'


def test_a_pupil_who_cannot_be_read_is_not_unknown(silent: Silent) -> None:
    silent("provision-member-unknown", unreadable=[PUPIL])


@pytest.mark.parametrize(
    "parts", ["{pupil: k7m2q}, {pupil: k7m2q}", "{pupil: k7m2q, left_on: 2026-10-23}, {pupil: k7m2q}"]
)
def test_a_pupil_twice_in_one_provision_is_found(found: Found, parts: str) -> None:
    finding = found("provision-member-twice", f"{PROVISION}: {{pupils: [{parts}]}}")

    assert (finding.at, finding.tier) == (("pupils", 1, "pupil"), "record")


def test_a_pupil_who_came_back_to_a_provision_is_sound(silent: Silent) -> None:
    parts = "{pupil: k7m2q, left_on: 2026-10-23}, {pupil: k7m2q, joined_on: 2026-11-09}"

    silent("provision-member-twice", f"{PROVISION}: {{pupils: [{parts}]}}")


@pytest.mark.parametrize(
    ("gone", "path", "at"),
    [
        (ASSISTANT, PUPIL, ("key_worker",)),
        ("staff/f2d6h.yaml", "senco.yaml", ("school", "senco")),
        ("staff/f2d6h.yaml", CYCLE, ("led_by",)),
        (ASSISTANT, PROVISION, ("delivered_by",)),
    ],
)
def test_somebody_who_has_left_is_found(found: Found, gone: str, path: str, at: tuple[str | int, ...]) -> None:
    finding = found("staff-left", f"{gone}: {{left_on: 2026-10-23}}", path=path)

    assert (finding.at, finding.tier) == (at, "practice")


def test_a_provision_whose_last_weeks_nobody_gives_is_found(found: Found) -> None:
    finding = found("staff-left", f"{ASSISTANT}: {{left_on: 2026-12-04}}")

    assert finding.path == PROVISION
    assert "nobody who delivers it is here until 2026-12-18" in finding.sentence


@pytest.mark.parametrize(
    "changes",
    [
        f"{ASSISTANT}: {{left_on: 2026-12-18}}",
        f"{ASSISTANT}: {{left_on: 2027-07-21}}\n{PROVISION}: {{to: ~}}",
        f"{ASSISTANT}: {{left_on: 2026-12-04}}\n{PROVISION}: {{delivered_by: [{{staff: t4n8c}}, {{staff: f2d6h}}]}}",
        f"{ASSISTANT}: {{left_on: 2026-12-04}}\n{PROVISION}: {{delivered_by_others: Northmoor Speech Service}}",
        f"{ASSISTANT}: {{left_on: 2026-10-23}}\n{PROVISION}: {{to: 2026-10-23}}\n{PUPIL}: {{key_worker: ~}}",
    ],
)
def test_nobody_is_missed_who_stays_to_the_end_or_is_replaced(silent: Silent, changes: str) -> None:
    silent("staff-left", changes)
