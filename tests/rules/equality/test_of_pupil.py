"""What a pupil's records show of each duty: cited, dated, and never called lawful."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rules.equality_school import NINE, ON, adjustment, file, of_pupil, school

from senco_cli.model.school import PupilFile
from senco_cli.rules.equality.shown import Citation, PupilFacts, Shown
from senco_cli.rules.equality.standing import pupil_standings


def shown(item: str, of: PupilFile, *, on: date = ON) -> Shown:
    found = of_pupil(item, of, on=on).shown
    assert found is not None
    return found


def considered(result: str, on: str = "2026-10-02") -> dict[str, Any]:
    return {"disability": [{"result": result, "reasons": "Deaf since birth", "considered_on": on}]}


@pytest.mark.parametrize(("result", "state"), [("yes", "shown"), ("no", "shown"), ("being-considered", "part")])
def test_a_disability_that_was_considered_is_shown_with_its_reasons_and_the_record(result: str, state: str) -> None:
    found = shown("E01", file(equality=considered(result)))
    assert found.state == state
    assert "Friday 2 October 2026" in found.says and "Deaf since birth" in found.says
    assert found.records == (Citation("pupils/k7m2q/equality.yaml", "disability", date(2026, 10, 2)),)


def test_what_was_considered_last_counts_and_after_a_year_it_is_asked_again() -> None:
    both = {
        "disability": [*considered("no", "2026-10-02")["disability"], *considered("yes", "2025-10-02")["disability"]]
    }
    assert "no, not disabled" in shown("E01", file(equality=both)).says
    assert "yes, disabled" in shown("E01", file(equality=both), on=date(2025, 11, 20)).says
    assert shown("E01", file(equality=considered("yes", "2025-11-20"))).state == "part"
    assert shown("E01", file(equality=considered("yes", "2025-11-21"))).state == "shown"


def test_a_pupil_with_sen_of_whom_nothing_was_considered_is_a_gap_and_one_without_is_not() -> None:
    assert of_pupil("E01", file()).gap == "missing"
    assert of_pupil("E01", file(status="N")).gap is None
    assert of_pupil("E01", file(status="N", pupil={"watch_from": "2026-10-12"})).gap == "missing"


def test_a_condition_that_nobody_has_confirmed_is_named() -> None:
    diagnosis = {"name": "Epilepsy", "certainty": "suspected"}
    assert "Epilepsy" in shown("E02", file(pupil={"diagnoses": [diagnosis]})).says
    assert of_pupil("E02", file(pupil={"diagnoses": [{**diagnosis, "certainty": "confirmed"}]})).shown is None


def test_the_day_a_family_was_asked_about_the_disadvantage_stands_in_the_adjustments() -> None:
    found = shown("E04", file(adjustments=[adjustment(), adjustment(family_asked_on="2026-09-14")]))
    assert found.records == (
        Citation("pupils/k7m2q/adjustments.yaml", "adjustments 2, family_asked_on", date(2026, 9, 14)),
    )


def test_staff_who_were_not_told_of_an_adjustment_are_a_gap() -> None:
    assert of_pupil("E05", file(adjustments=[adjustment()])).gap == "missing"
    assert shown("E05", file(adjustments=[adjustment(staff_told_on="2026-09-01")])).state == "part"


@pytest.mark.parametrize(
    ("more", "state"),
    [({}, "missing"), ({"effect_explained_on": "2026-06-24"}, "part"), ({"withdrawn_on": "2026-09-01"}, "not-arising")],
)
def test_a_request_for_confidentiality_is_kept_and_its_effect_explained(more: dict[str, str], state: str) -> None:
    request = {"asked_by": "Mother", "asked_on": "2026-06-24", **more}
    assert shown("E06", file(equality={"confidentiality": [request]})).state == state


def test_a_suspension_asks_for_the_list_before_it_and_none_asks_for_nothing() -> None:
    found = shown("E17", file(exclusions=("2026-06-18",)))
    assert found.state == "missing" and found.records[0].path == "pupils/k7m2q/exclusions/2026-06-18.yaml"
    assert of_pupil("E17", file()).gap is None


def test_force_or_restraint_asks_what_was_learned() -> None:
    assert of_pupil("E38", file(restraints=("2026-06-18",))).gap == "missing"
    assert of_pupil("E38", file()).gap is None


def test_the_healthcare_plan_answers_in_part_for_a_year() -> None:
    assert shown("E19", file(pupil={"health_care_plan_reviewed_on": "2025-11-21"})).state == "part"
    assert shown("E19", file(pupil={"health_care_plan_reviewed_on": "2025-11-20"})).state == "missing"


def test_section_f_stands_beside_the_adjustments_that_name_it() -> None:
    sections = {"sections": {"F": [{"id": "F1", "provision": "Radio aid in every lesson"}]}}
    assert shown("E21", file(plan=sections)).state == "part"
    assert "F1" in shown("E21", file(plan=sections, adjustments=[adjustment(section_f=["F1"])])).says
    assert shown("E21", file(plan={})).state == "missing"
    assert shown("E21", file()).state == "not-arising"
    assert shown("E21", file(plan={**sections, "ceased_on": "2026-07-01"})).says == "No EHC plan in force is recorded."


@pytest.mark.parametrize(
    ("fields", "gap"),
    [
        ({}, None),
        ({"paid_by": "family"}, "missing"),
        ({"paid_by": None}, "missing"),
        ({"state": "agreed"}, "missing"),
        ({"reviews": [{"reviewed_on": "2026-06-01", "effect": "Good"}]}, "missing"),
    ],
)
def test_an_aid_is_in_place_looked_at_and_paid_for_by_anybody_but_the_family(
    fields: dict[str, Any], gap: str | None
) -> None:
    assert of_pupil("E20", file(adjustments=[adjustment(**fields)])).gap == gap


@pytest.mark.parametrize(("weighed", "gap"), [(NINE, None), (NINE[:8], "missing"), ((), "missing")])
def test_a_refusal_needs_all_nine_factors(weighed: tuple[str, ...], gap: str | None) -> None:
    refused = adjustment(state="refused", factors=[{"factor": each, "finding": "Weighed"} for each in weighed])
    found = of_pupil("E34", file(adjustments=[refused]))
    assert found.gap == gap
    if weighed == NINE[:8]:
        assert found.shown and "Not recorded: Interests of other pupils." in found.shown.says


def test_adjustments_are_looked_at_every_term() -> None:
    assert of_pupil("E35", file(adjustments=[adjustment()])).gap == "open"
    late = adjustment(reviews=[{"reviewed_on": "2026-07-20", "effect": "Good"}])
    assert of_pupil("E35", file(adjustments=[adjustment(), late])).gap == "missing"
    assert of_pupil("E35", file()).gap is None


def test_an_adjustment_is_shown_under_the_item_of_its_place_of_use() -> None:
    used = file(adjustments=[adjustment(used_in=["trips"])])
    assert "Radio aid" in shown("E12", used).says
    assert of_pupil("E13", used).shown is None


def test_what_is_lawful_is_never_said() -> None:
    full = file(
        plan={},
        equality=considered("yes"),
        adjustments=[adjustment(used_in=["lessons"]), adjustment(state="refused")],
        exclusions=("2026-06-18",),
        restraints=("2026-06-18",),
    )
    said = [each.shown.says for each in pupil_standings(PupilFacts(full, school(), ON)) if each.shown]
    assert said and not any("lawful" in each or "complies" in each or "discriminat" in each for each in said)
    assert all("ecord" in each or "healthcare plan" in each for each in said)
