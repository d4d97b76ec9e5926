"""Reviews of EHC plans: notice, papers, invitations, what was held and what was decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

PUPIL = "pupils/p3x9d/pupil.yaml"
PLAN = "pupils/p3x9d/ehc-plan.yaml"
LAST = "pupils/p3x9d/reviews/2026-01-21.yaml"
NEXT = "pupils/p3x9d/reviews/2027-01-20.yaml"
EVERYBODY = "{role: parent}, {role: head}, {role: la-education-officer}, {role: health}, {role: la-social-care}"


# Worked example 6 of the law: a meeting on Wednesday 20 January 2027 calls for notice and papers by 6 January.
def test_notice_a_day_late_is_found(found: Found) -> None:
    finding = found("review-notice-short", f"{NEXT}: {{notice_given_on: 2027-01-07}}", today="2027-01-08")

    assert (finding.path, finding.at, finding.tier) == (NEXT, ("notice_given_on",), "law")
    assert finding.sentence == (
        "notice of the meeting on 2027-01-20 was given on 2027-01-07; 2027-01-06 was the last day for it: "
        "note why, or move the meeting"
    )


@pytest.mark.parametrize("day", ["2027-01-05", "2027-01-06"])
def test_notice_in_time_by_either_reading_is_no_breach(silent: Silent, day: str) -> None:
    silent("review-notice-short", f"{NEXT}: {{notice_given_on: {day}}}", today="2027-01-08")


def test_no_notice_once_it_is_too_late_for_it_is_found(found: Found) -> None:
    finding = found("review-notice-short", today="2027-01-07")

    assert (finding.path, finding.at) == (NEXT, ("notice_given_on",))
    assert "has not been given" in finding.sentence


def test_no_notice_while_there_is_time_for_it_is_sound(silent: Silent) -> None:
    silent("review-notice-short", today="2027-01-06")


def test_one_person_invited_late_is_found(found: Found) -> None:
    invited = "[{role: parent, invited_on: 2026-12-10}, {role: health, invited_on: 2027-01-11}]"
    finding = found("review-notice-short", f"{NEXT}: {{invited: {invited}}}", today="2027-01-12")

    assert finding.at == ("invited", 1, "invited_on")


def test_late_notice_of_the_last_review_is_found_after_its_meeting(found: Found) -> None:
    finding = found("review-notice-short", f"{LAST}: {{notice_given_on: 2026-01-12}}")

    assert finding.path == LAST
    assert finding.sentence.endswith("2026-01-07 was the last day for it: note why")


def test_late_notice_of_a_review_before_the_last_is_history(silent: Silent) -> None:
    older = "{type: annual, meeting_on: 2025-01-29, held: yes, notice_given_on: 2025-01-27}"

    silent("review-notice-short", f"pupils/p3x9d/reviews/2025-01-29.yaml: {older}")


@pytest.mark.parametrize("change", ["cancelled_on: 2027-01-08", "held: no", "type: interim"])
def test_reviews_called_off_and_interim_ones_need_no_notice(silent: Silent, change: str) -> None:
    silent("review-notice-short", f"{NEXT}: {{notice_given_on: 2027-01-18, {change}}}", today="2027-01-19")


def test_reviews_of_a_leaver_are_over(silent: Silent) -> None:
    silent("review-notice-short", f"{PUPIL}: {{left_on: 2026-12-18}}", today="2027-01-12")


def test_papers_a_day_late_are_found(found: Found) -> None:
    finding = found("review-papers-late", f"{NEXT}: {{advice_circulated_on: 2027-01-07}}", today="2027-01-08")

    assert (finding.path, finding.at, finding.tier) == (NEXT, ("advice_circulated_on",), "law")
    assert finding.sentence.startswith("advice for the meeting on 2027-01-20 went out on 2027-01-07")


def test_papers_that_have_not_gone_out_are_found(found: Found) -> None:
    assert "has not gone out" in found("review-papers-late", today="2027-01-07").sentence


def test_the_advice_of_one_person_sent_out_late_is_found(found: Found) -> None:
    invited = "[{role: parent}, {role: health, advice_circulated_on: 2027-01-11}]"
    changes = f"{NEXT}: {{advice_circulated_on: 2027-01-05, invited: {invited}}}"

    assert found("review-papers-late", changes, today="2027-01-12").at == ("invited", 1, "advice_circulated_on")


@pytest.mark.parametrize("day", ["2027-01-05", "2027-01-06"])
def test_papers_in_time_are_sound(silent: Silent, day: str) -> None:
    silent("review-papers-late", f"{NEXT}: {{advice_circulated_on: {day}}}", today="2027-01-12")


def test_papers_of_a_past_meeting_of_which_nothing_is_written_are_not_called_late(silent: Silent) -> None:
    silent("review-papers-late", f"{LAST}: {{advice_circulated_on: ~}}")


def test_those_who_must_be_invited_and_are_not_are_found(found: Found) -> None:
    changes = f"{NEXT}: {{notice_given_on: 2026-11-20, invited: [{{role: head}}, {{role: senco}}, {{role: health}}]}}"
    finding = found("invitees-missing", changes)

    assert (finding.path, finding.at, finding.tier) == (NEXT, ("invited",), "law")
    assert finding.sentence == (
        "not invited: child's parent or young person (reg. 20(2)(a)); "
        "local authority education officer (reg. 20(2)(c)); "
        "local authority social care officer (reg. 20(2)(e)); add each under invited"
    )


def test_somebody_left_out_of_the_last_meeting_is_found(found: Found) -> None:
    assert found("invitees-missing", f"{LAST}: {{invited: [{{role: parent}}, {{role: head}}]}}").path == LAST


def test_an_empty_list_when_notice_is_due_is_found(found: Found) -> None:
    assert found("invitees-missing", today="2027-01-07").path == NEXT


@pytest.mark.parametrize(
    "changes",
    [
        "",
        f"{NEXT}: {{invited: [{{role: parent}}]}}",
        f"{NEXT}: {{notice_given_on: 2026-11-20, invited: [{EVERYBODY}]}}",
        f"{NEXT}: {{notice_given_on: 2026-11-20, invited: [{EVERYBODY.replace('parent', 'young-person')}]}}",
        f"{LAST}: {{invited: []}}",
    ],
)
def test_a_whole_list_one_still_being_made_or_one_never_typed_in_is_sound(silent: Silent, changes: str) -> None:
    silent("invitees-missing", changes)


def test_a_past_meeting_held_or_not_is_found(found: Found) -> None:
    finding = found("review-held-unknown", today="2027-01-21")

    assert (finding.path, finding.at, finding.tier) == (NEXT, ("held",), "practice")


@pytest.mark.parametrize("change", ["held: no", "held: yes", "cancelled_on: 2027-01-18", "report_sent_on: 2027-01-21"])
def test_a_past_meeting_of_which_enough_is_said_is_sound(silent: Silent, change: str) -> None:
    silent("review-held-unknown", f"{NEXT}: {{{change}}}", today="2027-01-21")


def test_the_day_of_a_meeting_is_not_past(silent: Silent) -> None:
    silent("review-held-unknown", today="2027-01-20")


def test_a_decision_without_the_day_of_its_notice_is_found(found: Found) -> None:
    finding = found("review-decision-without-notice-day", f"{LAST}: {{la_decision_notice_on: ~}}")

    assert (finding.path, finding.at, finding.tier) == (LAST, ("la_decision_notice_on",), "law")
    assert "decided to keep the plan" in finding.sentence


def test_no_decision_needs_no_day(silent: Silent) -> None:
    silent("review-decision-without-notice-day", f"{LAST}: {{la_decision: ~, la_decision_notice_on: ~}}")


def test_progress_towards_an_outcome_the_plan_does_not_have_is_found(found: Found) -> None:
    finding = found("outcome-not-in-plan", f"{LAST}: {{outcomes: [{{outcome: E1}}, {{outcome: E5}}]}}")

    assert (finding.path, finding.at) == (LAST, ("outcomes", 1, "outcome"))


@pytest.mark.parametrize("change", ["final_plan_on: 2026-04-10", "sections: ~"])
def test_a_plan_amended_since_or_not_typed_in_says_nothing_of_old_numbers(silent: Silent, change: str) -> None:
    silent("outcome-not-in-plan", f"{LAST}: {{outcomes: [{{outcome: E5}}]}}\n{PLAN}: {{{change}}}")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2027-01-23", "Saturday 23 January 2027 is no school day (weekend)"),
        ("2027-02-17", "(half term)"),
        ("2027-01-04", "(INSET day)"),
        ("2026-12-22", "(holiday)"),
        ("2027-03-26", "(bank holiday)"),
    ],
)
def test_a_meeting_on_a_day_the_school_is_closed_is_found(found: Found, day: str, words: str) -> None:
    finding = found("meeting-on-closed-day", f"{NEXT}: {{meeting_on: {day}}}")

    assert (finding.path, finding.at, finding.tier) == (NEXT, ("meeting_on",), "practice")
    assert words in finding.sentence


def test_a_recorded_closure_is_given_as_the_reason(found: Found) -> None:
    closure = "calendar.yaml: {closures: [{from: 2027-01-20, to: 2027-01-20, why: polling station}]}"

    assert "(polling station)" in found("meeting-on-closed-day", closure).sentence


def test_the_review_of_a_cycle_on_a_closed_day_is_found(found: Found) -> None:
    finding = found("meeting-on-closed-day", "pupils/k7m2q/cycles/2026-09-07.yaml: {review_by: 2026-12-21}")

    assert finding.at == ("review_by",)


@pytest.mark.parametrize("change", ["meeting_on: 2027-02-24", "meeting_on: 2026-11-15", "meeting_on: 2028-01-19"])
def test_school_days_past_days_and_days_beyond_the_calendar_are_sound(silent: Silent, change: str) -> None:
    silent("meeting-on-closed-day", f"{NEXT}: {{{change}}}")


REPORTED = "la_decision: ~, la_decision_notice_on: ~, report_sent_on: 2026-02-10, recommendation: keep"


def test_a_report_without_a_recommendation_is_found(found: Found) -> None:
    change = f"{LAST}: {{{REPORTED.replace('keep', '~')}, differences: None}}"
    finding = found("review-report-incomplete", change)

    assert (finding.path, finding.at, finding.tier) == (LAST, ("recommendation",), "law")


def test_a_report_that_says_nothing_of_differences_is_found(found: Found) -> None:
    finding = found("review-report-incomplete", f"{LAST}: {{{REPORTED}}}")

    assert finding.at == ("differences",)
    assert "write None where nobody does" in finding.sentence


def test_a_report_that_was_not_sent_to_somebody_invited_is_found(found: Found) -> None:
    people = "invited: [{role: parent}, {role: health}], sent_to: [{role: parent, sent_on: 2026-02-10}]"
    finding = found("review-report-incomplete", f"{LAST}: {{{REPORTED}, differences: None, {people}}}")

    assert finding.at == ("sent_to",)
    assert "Health care professional" in finding.sentence


@pytest.mark.parametrize(
    "change",
    [
        f"{REPORTED}, differences: None",
        f"{REPORTED}, opinions: [{{who: A parent, view: More}}]",
        f"{REPORTED}, differences: None, invited: [{{role: parent}}]",
        "report_sent_on: ~, recommendation: ~",
        "report_sent_on: 2026-02-10, recommendation: ~, la_decision_notice_on: 2026-02-20, la_decision: keep",
    ],
)
def test_a_whole_report_one_to_come_and_one_that_was_decided_on_are_sound(silent: Silent, change: str) -> None:
    silent("review-report-incomplete", f"{LAST}: {{{change}}}")
