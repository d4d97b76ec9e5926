"""The example school's plans, reviews and cycles: they fit together, and each stands where it is meant to stand."""

from __future__ import annotations

from datetime import date

import pytest
from practice_records import (
    FORTNIGHT,
    cycles_of,
    is_running,
    is_school_day,
    of_kind,
    plans,
    provisions,
    pupils,
    reviews_of,
    with_status,
)
from support import A_SATURDAY

from senco_cli.model.codes import code_set
from senco_cli.model.cycle import Cycle
from senco_cli.model.review import Review

AMARA, JAKUB, ROSIE, NATHANIEL, SIAN, COREY = "k7m2q", "w5h9t", "f3n6z", "c9v4b", "g2x7p", "q4t8m"
# Came this week, with no more than the front page of a plan: what a pack of little looks like.
CALLUM = "t4k8d"


def test_those_with_a_plan_and_the_plans_are_the_same_seven() -> None:
    assert set(plans()) == set(with_status("E")) == {AMARA, JAKUB, ROSIE, NATHANIEL, SIAN, COREY, CALLUM}
    for key, plan in plans().items():
        began = next(status.from_on for status in pupils()[key].sen_status if status.status == "E")
        assert began == plan.plan_first_made_on, key


@pytest.mark.parametrize("key", [AMARA, JAKUB, ROSIE, NATHANIEL, SIAN, COREY])
def test_every_line_of_provision_in_a_plan_answers_a_need_and_serves_an_outcome(key: str) -> None:
    sections = plans()[key].sections
    assert sections and sections.views and sections.placement and sections.advice
    needs = {n.id for n in (*sections.special_educational_needs, *sections.health_needs, *sections.social_care_needs)}
    outcomes = {outcome.id for outcome in sections.outcomes}
    assert all(outcome.needs and set(outcome.needs) <= needs and outcome.by for outcome in sections.outcomes)
    lines = sections.special_educational_provision
    assert len(lines) >= 4
    for line in lines:
        assert line.needs and set(line.needs) <= needs, line.id
        assert line.outcomes and set(line.outcomes) <= outcomes, line.id
    assert {need for line in lines for need in line.needs} >= {n.id for n in sections.special_educational_needs}
    others = (*sections.health_provision, *sections.social_care_provision_1, *sections.social_care_provision_2)
    assert all(line.needs and set(line.needs) <= needs for line in others)
    for line in (*lines, *others):
        for provision in line.delivered_by:
            assert key in {member.pupil for member in provisions()[provision].pupils}, line.id


def test_reviews_speak_of_outcomes_in_the_plan_and_invite_whom_the_law_names() -> None:
    must = {code.code for code in code_set("review_invitee").codes if code.group == "must"} - {"young-person"}
    for found, review in of_kind(Review):
        if found.pupil == CALLUM:
            continue
        sections = plans()[str(found.pupil)].sections
        assert sections
        assert {each.outcome for each in review.outcomes} <= {outcome.id for outcome in sections.outcomes}, found.path
        assert {each.role for each in review.invited} >= must, found.path
        assert is_school_day(review.meeting_on), found.path
        if review.held:
            assert review.views and review.outcomes and review.recommendation and review.actions, found.path
            assert review.report_sent_on and review.report_sent_on <= review.meeting_on + FORTNIGHT, found.path
            assert all(each.attended is not None for each in review.invited), found.path


def test_of_one_who_has_just_come_there_is_little() -> None:
    assert plans()[CALLUM].sections is None
    (planned,) = reviews_of(CALLUM).values()
    assert planned.meeting_on > A_SATURDAY and is_school_day(planned.meeting_on)
    assert not (planned.invited or planned.views or planned.outcomes or planned.held)
    assert pupils()[CALLUM].profile is None and not cycles_of(CALLUM)


def test_two_move_to_secondary_school_next_september() -> None:
    moving = {key: pupil.transfer for key, pupil in pupils().items() if pupil.transfer}
    assert set(moving) == {AMARA, JAKUB}
    for transfer in moving.values():
        assert (transfer.kind, transfer.moves_on) == ("primary-to-secondary", date(2027, 9, 1))
    assert {pupils()[key].class_name for key in moving} == {"6B"}


def test_six_plans_stand_at_six_different_places_of_the_clock() -> None:
    assert (plans()[ROSIE].plan_first_made_on, reviews_of(ROSIE)) == (date(2026, 1, 10), {})

    assert reviews_of(NATHANIEL)["2025-09-23"].la_decision_notice_on == date(2025, 10, 16)
    assert reviews_of(NATHANIEL)["2026-09-29"].cancelled_on == date(2026, 9, 28)

    late = reviews_of(JAKUB)["2026-10-08"]
    assert late.held and late.report_sent_on and late.la_decision_notice_on is None
    assert late.meeting_on + 2 * FORTNIGHT < A_SATURDAY

    pending = reviews_of(AMARA)["2026-10-13"]
    assert (pending.la_decision, pending.amendment_notice_on) == ("amend", date(2026, 11, 6))
    assert pending.final_plan_on is None

    planned = reviews_of(SIAN)["2026-12-03"]
    assert planned.meeting_on == date(2026, 12, 8) and planned.notice_given_on is None
    assert {bool(each.invited_on) for each in planned.invited} == {True, False}

    assert max(reviews_of(COREY)) == "2026-04-22" and reviews_of(COREY)["2026-04-22"].final_plan_on


def test_cycles_begin_on_the_day_that_names_the_file_and_their_days_are_in_order() -> None:
    for found, cycle in of_kind(Cycle):
        assert cycle.from_on.isoformat() == found.key and cycle.plan and cycle.plan.agreed_on, found.path
        assert cycle.from_on <= cycle.plan.agreed_on, found.path
        assert is_school_day(cycle.from_on) and is_school_day(cycle.plan.agreed_on), found.path
        assert cycle.assess and all(
            each.taken_on is None or each.taken_on <= cycle.plan.agreed_on for each in cycle.assess.baselines
        ), found.path
        ids = [outcome.id for outcome in cycle.plan.outcomes]
        assert ids and len(set(ids)) == len(ids), found.path
        if cycle.review:
            assert cycle.plan.agreed_on < cycle.review.held_on <= A_SATURDAY, found.path
            assert cycle.review.next_step and cycle.review.with_parents is not None, found.path
            assert all(outcome.result and outcome.evidence for outcome in cycle.plan.outcomes), found.path


def test_the_provision_in_a_cycle_is_one_that_the_pupil_is_in() -> None:
    for found, cycle in of_kind(Cycle):
        for provision in cycle.plan.provision if cycle.plan else ():
            assert found.pupil in {member.pupil for member in provisions()[provision].pupils}, found.path


def test_everybody_with_sen_support_has_one_open_cycle_but_one_who_has_just_come() -> None:
    open_now = {key: [cycle for cycle in cycles_of(key) if cycle.review is None] for key in with_status("K")}
    assert [key for key, cycles in open_now.items() if not cycles] == ["b5t3r"]
    assert pupils()["b5t3r"].support_review_by
    assert all(len(cycles) == 1 for key, cycles in open_now.items() if key != "b5t3r")
    assert [key for key, cycles in open_now.items() for c in cycles if c.review_by and c.review_by < A_SATURDAY] == [
        "d4k9s"
    ]
    assert sum(cycle.review is not None for _, cycle in of_kind(Cycle)) >= 15


def test_what_a_check_is_meant_to_find_is_there_once_each() -> None:
    in_something = {
        member.pupil
        for provision in provisions().values()
        for member in provision.pupils
        if is_running(provision, member, A_SATURDAY)
    }
    assert set(with_status("K")) - in_something == {"k9d6p"}
    assert [key for key, each in provisions().items() if not each.intended_outcome] == ["s2b9c"]
    assert [
        found.path
        for found, review in of_kind(Review)
        if review.notice_given_on and review.notice_given_on + FORTNIGHT > review.meeting_on
    ] == ["pupils/c9v4b/reviews/2026-12-01.yaml"]
    assert [found.path for found, cycle in of_kind(Cycle) if cycle.review_by is None] == [
        "pupils/v2g8b/cycles/2026-11-09.yaml"
    ]
