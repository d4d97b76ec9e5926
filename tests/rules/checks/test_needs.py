"""Types of need: the census rules 2125 to 2175, and what else a register should say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

WITH_SUPPORT = "pupils/k7m2q/pupil.yaml"
WITH_PLAN = "pupils/p3x9d/pupil.yaml"


def test_k_without_a_type_of_need_is_found(found: Found) -> None:
    finding = found("need-missing", f"{WITH_SUPPORT}: {{needs: ~}}")

    assert (finding.path, finding.at, finding.tier) == (WITH_SUPPORT, ("needs",), "law")
    assert finding.sentence == (
        "K since 2024-03-18 but no type of need is open; add one under needs (the spring census asks for it)"
    )


def test_e_whose_only_need_has_ended_is_found(found: Found) -> None:
    changes = f"{WITH_PLAN}: {{needs: [{{type: ASD, rank: 1, from: 2022-09-12, to: 2026-07-20}}]}}"

    assert found("need-missing", changes).path == WITH_PLAN


def test_a_need_that_ends_today_is_still_one(silent: Silent) -> None:
    silent("need-missing", f"{WITH_PLAN}: {{needs: [{{type: ASD, rank: 1, to: 2026-11-21}}]}}")


@pytest.mark.parametrize(
    "change", ["sen_status: [{status: N, from: 2024-03-18}]", "left_on: 2026-07-21", "sen_status: ~"]
)
def test_nobody_asks_for_the_need_of_a_pupil_without_support(silent: Silent, change: str) -> None:
    silent("need-missing", f"{WITH_SUPPORT}: {{needs: ~, {change}}}")


def test_two_needs_of_the_same_rank_are_found(found: Found) -> None:
    finding = found("needs-same-rank", f"{WITH_SUPPORT}: {{needs: [{{type: SLCN, rank: 1}}, {{type: ASD, rank: 1}}]}}")

    assert (finding.path, finding.at) == (WITH_SUPPORT, ("needs", 1, "rank"))
    assert finding.sentence == "ASD has rank 1 and so has SLCN; give the main need rank 1 and the next one rank 2"


def test_a_rank_may_be_given_again_after_its_need_has_ended(silent: Silent) -> None:
    needs = "[{type: SLCN, rank: 1, from: 2024-03-18, to: 2025-08-31}, {type: ASD, rank: 1, from: 2025-09-01}]"

    silent("needs-same-rank", f"{WITH_SUPPORT}: {{needs: {needs}}}")


def test_a_single_need_of_rank_2_is_found(found: Found) -> None:
    finding = found("needs-first-rank", f"{WITH_SUPPORT}: {{needs: [{{type: SLCN, rank: 2}}]}}")

    assert finding.at == ("needs", 0, "rank")
    assert finding.sentence == "ranks begin at 2 (SLCN); give the main need rank 1"


def test_a_need_of_rank_0_is_found(found: Found) -> None:
    needs = "[{type: SLCN, rank: 1}, {type: ASD, rank: 0}]"

    assert found("needs-first-rank", f"{WITH_SUPPORT}: {{needs: {needs}}}").at == ("needs", 1, "rank")


def test_needs_may_stand_in_any_order(silent: Silent) -> None:
    silent("needs-first-rank", f"{WITH_SUPPORT}: {{needs: [{{type: ASD, rank: 2}}, {{type: SLCN, rank: 1}}]}}")


def test_more_than_two_needs_name_those_that_are_not_returned(found: Found) -> None:
    needs = "[{type: HI, rank: 3}, {type: SLCN, rank: 1}, {type: MLD, rank: 2}, {type: PD, rank: 4}]"
    finding = found("more-than-two-needs", f"{WITH_SUPPORT}: {{needs: {needs}}}")

    assert (finding.tier, finding.at) == ("practice", ("needs", 0))
    assert "HI, PD will not be returned" in finding.sentence


def test_two_open_needs_and_one_ended_are_two(silent: Silent) -> None:
    needs = "[{type: HI, rank: 3, to: 2025-07-18}, {type: SLCN, rank: 1}, {type: MLD, rank: 2}]"

    silent("more-than-two-needs", f"{WITH_SUPPORT}: {{needs: {needs}}}")


def test_nsa_with_an_ehc_plan_is_found(found: Found) -> None:
    finding = found("nsa-with-plan", f"{WITH_PLAN}: {{needs: [{{type: NSA, rank: 1}}]}}")

    assert (finding.path, finding.at, finding.tier) == (WITH_PLAN, ("needs", 0, "type"), "law")


def test_nsa_with_sen_support_is_sound(silent: Silent) -> None:
    silent("nsa-with-plan", f"{WITH_SUPPORT}: {{needs: [{{type: NSA, rank: 1}}]}}")


def test_n_with_an_open_need_is_found(found: Found) -> None:
    changes = f"{WITH_SUPPORT}: {{sen_status: [{{status: N, from: 2025-09-01}}], needs: [{{type: MLD, rank: 1}}]}}"
    finding = found("need-without-status", changes)

    assert (finding.tier, finding.at) == ("practice", ("needs", 0))
    assert finding.sentence == "the status is N but MLD is open; close it with a last day, or set the status to K"


def test_n_with_an_ended_need_is_sound(silent: Silent) -> None:
    needs = "[{type: MLD, rank: 1, to: 2025-08-31}]"

    silent("need-without-status", f"{WITH_SUPPORT}: {{sen_status: [{{status: N, from: 2025-09-01}}], needs: {needs}}}")


def test_one_type_of_need_open_twice_is_found(found: Found) -> None:
    finding = found("need-twice", f"{WITH_SUPPORT}: {{needs: [{{type: SLCN, rank: 1}}, {{type: SLCN, rank: 2}}]}}")

    assert finding.at == ("needs", 1, "type")


def test_a_need_that_came_back_is_not_there_twice(silent: Silent) -> None:
    needs = "[{type: SLCN, rank: 1, from: 2023-01-09, to: 2023-07-21}, {type: SLCN, rank: 1, from: 2024-03-18}]"

    silent("need-twice", f"{WITH_SUPPORT}: {{needs: {needs}}}")


def test_an_open_need_with_a_code_of_old_is_found(found: Found) -> None:
    finding = found("need-code-ended", f"{WITH_SUPPORT}: {{needs: [{{type: BESD, rank: 1}}]}}")

    assert finding.at == ("needs", 0, "type")
    assert "BESD is not in use on 2026-11-21" in finding.sentence
    assert "SEMH took its place" in finding.sentence


def test_a_code_of_old_may_stand_in_the_history(silent: Silent) -> None:
    needs = "[{type: BESD, rank: 1, from: 2013-09-02, to: 2014-08-31}, {type: SEMH, rank: 1, from: 2014-09-01}]"

    silent("need-code-ended", f"{WITH_SUPPORT}: {{needs: {needs}}}")


def test_down_syndrome_known_before_its_code_is_sound(silent: Silent) -> None:
    silent("need-code-ended", f"{WITH_SUPPORT}: {{needs: [{{type: DS, rank: 1, from: 2021-09-06}}]}}")
