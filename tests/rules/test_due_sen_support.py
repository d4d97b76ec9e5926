"""What is due for pupils with SEN support."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from senco_cli.rules.deadline import Deadline

Due = Callable[..., dict[str, Deadline]]
AllDue = Callable[..., tuple[Deadline, ...]]

SUPPORT = "pupil: {sen_status: [{status: K, from: 2022-01-10, parents_told_on: 2022-01-12}]}\n"


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_three_meetings_with_the_parents_are_looked_for_by_the_end_of_the_school_year(due: Due) -> None:
    meet = due(SUPPORT)["SS-MEET"]

    assert (meet.legal_due, meet.plan_by, meet.status) == (day("2027-07-21"), day("2027-07-21"), "code")
    assert "Recorded in it so far: 0 meetings with the parents." in meet.derivation


def cycle(from_on: str, *, agreed: str = "", held: str = "", parents: str = "yes") -> str:
    plan = f", plan: {{agreed_on: {agreed}}}" if agreed else ""
    review = f", review: {{held_on: {held}, with_parents: {parents}}}" if held else ""
    return f"{{from: {from_on}{plan}{review}}}"


@pytest.mark.parametrize(
    ("cycles", "count"),
    [
        ([cycle("2026-09-07", agreed="2026-09-10", held="2026-11-12")], 2),
        # A review and the next plan agreed on the same day are one meeting.
        ([cycle("2026-09-07", held="2026-11-12"), cycle("2026-11-12", agreed="2026-11-12")], 1),
        ([cycle("2026-09-07", held="2026-11-12", parents="no")], 0),
        # Last year's meetings, and meetings still to come.
        ([cycle("2026-04-13", agreed="2026-04-15", held="2026-07-10")], 0),
        ([cycle("2026-09-07", agreed="2026-11-21", held="2026-11-22")], 1),
    ],
)
def test_meetings_are_counted_by_their_days_in_the_academic_year(due: Due, cycles: list[str], count: int) -> None:
    meet = due(f"{SUPPORT}cycles: [{', '.join(cycles)}]")["SS-MEET"]

    assert any(sentence.startswith(f"Recorded in it so far: {count} meeting") for sentence in meet.derivation)


def test_a_review_still_to_come_counts_and_one_that_was_missed_does_not(due: Due) -> None:
    met = cycle("2026-09-07", agreed="2026-09-10", held="2026-11-12"), "{from: 2026-11-12, review_by: 2027-03-19}"
    text = f"{SUPPORT}cycles: [{', '.join(met)}]"

    assert "SS-MEET" not in due(text, on="2027-03-19")
    missed = due(text, on="2027-03-20")["SS-MEET"]
    assert missed.reminder and not any("Still to come" in sentence for sentence in missed.derivation)


def test_a_review_in_the_next_academic_year_is_not_of_this_one(due: Due) -> None:
    met = cycle("2026-09-07", agreed="2026-09-10", held="2026-11-12"), "{from: 2027-07-12, review_by: 2027-11-19}"

    assert "SS-MEET" in due(f"{SUPPORT}cycles: [{', '.join(met)}]", on="2027-07-15")


def test_the_third_meeting_ends_it_until_the_next_september(due: Due) -> None:
    met = cycle("2026-09-07", agreed="2026-09-10", held="2026-11-12"), cycle("2026-11-12", agreed="2026-11-20")
    text = f"{SUPPORT}cycles: [{', '.join(met)}]"

    assert "SS-MEET" in due(text, on="2026-11-19")
    assert "SS-MEET" not in due(text, on="2026-11-20")
    assert "SS-MEET" in due(text, on="2027-09-01")


def test_support_that_began_within_the_year_says_so(due: Due) -> None:
    began = "pupil: {sen_status: [{status: K, from: 2026-11-02, parents_told_on: 2026-11-02}]}"
    meet = due(began)["SS-MEET"]

    assert (meet.trigger_on, meet.legal_due) == (day("2026-11-02"), day("2027-07-21"))
    assert any("began within this year" in sentence for sentence in meet.derivation)


def test_without_a_calendar_the_year_ends_on_the_last_weekday_of_august_and_says_why(due: Due) -> None:
    meet = due(SUPPORT, calendar=None)["SS-MEET"]

    assert meet.legal_due == day("2027-08-31")
    assert any("calendar does not reach that day" in sentence for sentence in meet.derivation)


@pytest.mark.parametrize(
    ("periods", "shown"),
    [
        ("{status: K, from: 2026-09-14}", True),
        ("{status: K, from: 2026-09-14, parents_told_on: 2026-09-14}", False),
        ("{status: K, from: 2026-09-14, parents_told_on: 2026-11-22}", True),
        # One run of support, told at its start; and a new run after a break, not told.
        (
            "{status: K, from: 2022-01-10, to: 2026-08-31, parents_told_on: 2022-01-12}, {status: K, from: 2026-09-01}",
            False,
        ),
        (
            "{status: K, from: 2022-01-10, to: 2024-08-31, parents_told_on: 2022-01-12}, {status: K, from: 2026-09-01}",
            True,
        ),
        ("{status: K, from: 2022-01-10, to: 2026-08-31}, {status: N, from: 2026-09-01}", False),
        ("{status: K, from: 2022-01-10, to: 2026-08-31}, {status: E, from: 2026-09-01}", False),
    ],
)
def test_parents_who_were_not_told_are_a_reminder_without_a_day(due: Due, periods: str, shown: bool) -> None:
    found = due(f"pupil: {{sen_status: [{periods}]}}")

    assert ("SS-INFORM" in found) == shown
    assert not shown or (found["SS-INFORM"].legal_due, found["SS-INFORM"].duty_holder) == (None, "governing-body")


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ("plan: {agreed_on: 2026-09-14}", False),
        ("plan: {given_to_parents_on: 2026-09-16}", False),
        ("plan: {agreed_on: 2026-11-22}", True),
        ("review: {held_on: 2026-11-12, with_parents: yes}", False),
        ("review: {held_on: 2026-11-12, with_parents: no}", True),
        ("review: {held_on: 2026-11-12, given_to_parents_on: 2026-11-13}", False),
    ],
)
def test_parents_who_met_about_the_support_or_hold_its_record_have_been_told(due: Due, more: str, shown: bool) -> None:
    found = due(f"pupil: {{sen_status: [{{status: K, from: 2026-09-14}}]}}\ncycles: [{{from: 2026-09-14, {more}}}]")

    assert ("SS-INFORM" in found) == shown


def test_a_cycle_is_reviewed_on_the_day_its_plan_sets(due: Due) -> None:
    review = due(SUPPORT + "cycles: [{from: 2026-09-07, review_by: 2026-12-05}]")["SS-REVIEW"]

    assert (review.legal_due, review.plan_by) == (day("2026-12-05"), day("2026-12-04"))
    assert review.path == "pupils/k7m2q/cycles/2026-09-07.yaml"


def test_a_cycle_with_its_review_is_done_and_one_left_open_stays_overdue(all_due: AllDue) -> None:
    open_, done = "{from: 2026-04-13, review_by: 2026-07-10}", "{from: 2026-01-12, review_by: 2026-03-27, %s}"
    text = f"{SUPPORT}cycles: [{open_}, {done % 'review: {held_on: 2026-03-26}'}]"

    found = [deadline for deadline in all_due(text) if deadline.rule == "SS-REVIEW"]

    assert [deadline.legal_due for deadline in found] == [day("2026-07-10")]


@pytest.mark.parametrize(
    ("later", "on", "reminder"),
    [
        ("2026-11-13", "2026-11-21", True),
        ("2026-11-12", "2026-11-21", False),
        ("2026-11-30", "2026-11-21", False),
        ("2026-11-30", "2026-11-30", True),
    ],
)
def test_a_cycle_whose_place_another_has_taken_only_asks_to_be_written_up(
    all_due: AllDue, later: str, on: str, reminder: bool
) -> None:
    cycles = f"{{from: 2026-09-07, review_by: 2026-11-13}}, {{from: {later}, review_by: 2027-03-19}}"
    first, second = (each for each in all_due(f"{SUPPORT}cycles: [{cycles}]", on=on) if each.rule == "SS-REVIEW")

    assert (first.legal_due, first.reminder, second.reminder) == (day("2026-11-13"), reminder, False)
    assert any("Another cycle began" in sentence for sentence in first.derivation) == reminder


def test_a_pupil_with_a_plan_and_an_open_cycle_has_its_review_too(due: Due) -> None:
    found = due("plan: {plan_first_made_on: 2026-01-10}\ncycles: [{from: 2026-09-07, review_by: 2026-12-09}]")

    assert "SS-REVIEW" in found
    assert not {"SS-MEET", "SS-INFORM"} & set(found)


def test_a_pupil_without_support_has_nothing(due: Due) -> None:
    none = "pupil: {sen_status: [{status: N, from: 2026-09-01}], support_review_by: 2026-12-01}\n"

    assert due(none + "cycles: [{from: 2026-04-13, review_by: 2026-07-10}]") == {}


@pytest.mark.parametrize(
    ("cycles", "expected"),
    [
        ("", "2026-12-01"),
        ("{from: 2026-09-07}", "2026-12-01"),
        ("{from: 2026-09-07, review_by: 2026-12-09}", "2026-12-09"),
        ("{from: 2026-04-13, review_by: 2026-07-10, review: {held_on: 2026-07-08}}", "2026-12-01"),
        ("{from: 2026-09-07, review_by: 2026-12-01, review: {held_on: 2026-11-19}}", None),
    ],
)
def test_the_registers_day_stands_where_no_cycle_gives_one_as_late(due: Due, cycles: str, expected: str | None) -> None:
    register = SUPPORT.replace("pupil: {", "pupil: {support_review_by: 2026-12-01, ")
    found = due(f"{register}cycles: [{cycles}]").get("SS-REVIEW")

    assert (found.legal_due if found else None) == (day(expected) if expected else None)
