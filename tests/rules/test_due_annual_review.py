"""What is due around the reviews of an EHC plan, from the worked examples of the law."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from senco_cli.rules.deadline import Deadline

Due = Callable[..., dict[str, Deadline]]
AllDue = Callable[..., tuple[Deadline, ...]]

NEW_PLAN = "plan: {plan_first_made_on: 2026-01-10}\n"
OLD_PLAN = "plan: {plan_first_made_on: 2022-03-01, last_review_decision_on: 2026-01-08}\n"
MEETING = "reviews: [{type: annual, meeting_on: 2027-01-20%s}]\n"
BEFORE = {"AR-REQ-ADVICE", "AR-NOTICE", "AR-CIRC"}


def day(text: str) -> date:
    return date.fromisoformat(text)


def meeting(more: str = "", *, plan: str = OLD_PLAN) -> str:
    """A plan with one meeting on Wednesday 20 January 2027."""
    return plan + MEETING % (f", {more}" if more else "")


# Example 1.
def test_the_first_review_is_due_the_day_before_the_anniversary(due: Due) -> None:
    first = due(NEW_PLAN)["AR-FIRST"]

    assert (first.legal_due, first.outer_due) == (day("2027-01-09"), day("2027-01-10"))
    # What the authority owes is nothing for the school to plan.
    assert first.plan_by is None
    assert (first.trigger, first.trigger_on) == ("ehc_plan.plan_first_made_on", day("2026-01-10"))
    assert (first.pupil, first.path) == ("k7m2q", "pupils/k7m2q/ehc-plan.yaml")
    assert (first.kind, first.duty_holder, first.status, first.verified) == (
        "annual-review",
        "la",
        "statute",
        "secondary",
    )


# Example 4.
def test_a_plan_made_on_a_leap_day_is_reviewed_by_the_28th(due: Due) -> None:
    assert due("plan: {plan_first_made_on: 2024-02-29}", on="2024-11-01")["AR-FIRST"].legal_due == day("2025-02-28")


# Example 3.
def test_the_next_review_counts_from_the_decision_and_not_from_the_amended_plan(due: Due) -> None:
    found = due(
        """
        plan: {plan_first_made_on: 2022-03-01, final_plan_on: 2027-03-05}
        reviews:
          - {type: annual, meeting_on: 2026-12-11, report_sent_on: 2026-12-18, la_decision: amend,
             la_decision_notice_on: 2027-01-08, amendment_notice_on: 2027-01-08, final_plan_on: 2027-03-05}
        """,
        on="2027-04-12",
    )

    assert set(found) == {"AR-NEXT", "AR-LATEST-MEET"}
    assert found["AR-NEXT"].legal_due == day("2028-01-07")
    assert found["AR-NEXT"].path == "pupils/k7m2q/reviews/2026-12-11.yaml"
    assert found["AR-LATEST-MEET"].legal_due == day("2027-12-10")


def test_the_year_of_a_plan_with_older_reviews_counts_from_the_recorded_decision(due: Due) -> None:
    found = due(OLD_PLAN)

    assert "AR-FIRST" not in found
    assert found["AR-NEXT"].legal_due == day("2027-01-07")


def test_the_latest_decision_counts_wherever_it_is_recorded(due: Due) -> None:
    review = "{type: annual, meeting_on: 2025-11-20, report_sent_on: 2025-12-01, la_decision_notice_on: 2025-12-15}"

    assert due(f"{OLD_PLAN}\nreviews: [{review}]")["AR-NEXT"].legal_due == day("2027-01-07")


def test_an_early_review_restarts_the_year_and_an_interim_one_does_not(due: Due) -> None:
    review = (
        "reviews: [{type: %s, meeting_on: 2026-06-03, report_sent_on: 2026-06-10, la_decision_notice_on: 2026-07-01}]"
    )

    assert due(OLD_PLAN + review % "early")["AR-NEXT"].legal_due == day("2027-06-30")
    assert due(OLD_PLAN + review % "phase-transfer")["AR-NEXT"].legal_due == day("2027-06-30")
    assert due(OLD_PLAN + review % "interim")["AR-NEXT"].legal_due == day("2027-01-07")


def test_a_review_without_its_decision_does_not_end_the_year(due: Due) -> None:
    found = due(OLD_PLAN + "reviews: [{type: annual, meeting_on: 2026-11-04, held: yes}]")

    assert found["AR-NEXT"].legal_due == day("2027-01-07")
    assert found["AR-DECIDE"].legal_due == day("2026-12-02")


def test_a_decision_still_ahead_does_not_end_the_year(due: Due) -> None:
    held = "reviews: [{type: annual, meeting_on: 2026-11-04, held: yes, la_decision_notice_on: 2026-12-01}]"

    assert due(OLD_PLAN + held, on="2026-11-30")["AR-NEXT"].legal_due == day("2027-01-07")
    assert due(OLD_PLAN + held, on="2026-12-01")["AR-NEXT"].legal_due == day("2027-11-30")


def test_where_only_an_older_meeting_is_known_its_earlier_day_stands_in(due: Due) -> None:
    found = due("plan: {plan_first_made_on: 2022-03-01, last_review_meeting_on: 2026-03-10}")["AR-NEXT"]

    assert found.legal_due == day("2027-03-09")
    assert any("stands in for it" in sentence for sentence in found.derivation)


def test_a_meeting_with_a_record_of_its_own_is_not_taken_for_an_ended_review(due: Due) -> None:
    found = due(
        """
        plan: {plan_first_made_on: 2026-01-10, last_review_meeting_on: 2026-11-04}
        reviews: [{type: annual, meeting_on: 2026-11-04, held: yes}]
        """
    )

    assert "AR-FIRST" in found and "AR-NEXT" not in found


COUNTS_FROM_MEETING = """
settings: {local_authorities: [{name: Northmoor Council, review_year_counts_from: meeting}, {name: Eastshire Council}]}
"""


@pytest.mark.parametrize(
    ("authority", "expected"), [("northmoor council", "2026-12-10"), ("Eastshire Council", "2027-01-07")]
)
def test_an_authority_that_counts_from_the_meeting_makes_the_day_earlier(
    due: Due, authority: str, expected: str
) -> None:
    dates = "plan_first_made_on: 2022-03-01, last_review_meeting_on: 2025-12-11, last_review_decision_on: 2026-01-08"
    found = due(f"plan: {{{dates}, local_authority: {authority}}}", school=COUNTS_FROM_MEETING)

    assert found["AR-NEXT"].legal_due == day(expected)


def test_counting_from_the_meeting_never_makes_the_day_later(due: Due) -> None:
    only = "settings: {local_authorities: [{name: Northmoor Council, review_year_counts_from: meeting}]}"
    mistyped = "plan_first_made_on: 2022-03-01, last_review_meeting_on: 2026-02-11, last_review_decision_on: 2026-01-08"

    assert due(f"plan: {{{mistyped}}}", school=only)["AR-NEXT"].legal_due == day("2027-01-07")


def test_the_meeting_has_to_leave_the_authority_its_four_weeks(due: Due) -> None:
    latest = due(NEW_PLAN)["AR-LATEST-MEET"]

    assert (latest.legal_due, latest.plan_by, latest.outer_due) == (
        day("2026-12-12"),
        day("2026-12-11"),
        day("2026-12-13"),
    )
    assert (latest.trigger, latest.trigger_on) == ("rule.AR-FIRST", day("2027-01-09"))


@pytest.mark.parametrize(
    ("more", "on", "shown"),
    [
        ("meeting_on: 2026-12-12", "2026-11-21", False),
        ("meeting_on: 2026-12-13", "2026-11-21", True),
        ("meeting_on: 2026-12-13", "2026-12-14", False),
        ("meeting_on: 2026-12-11, cancelled_on: 2026-11-20", "2026-11-21", True),
        ("meeting_on: 2026-11-11, held: no", "2026-11-21", True),
        ("meeting_on: 2026-11-11", "2026-11-21", False),
    ],
)
def test_the_meeting_is_asked_for_until_one_is_arranged_in_time_or_held(
    due: Due, more: str, on: str, shown: bool
) -> None:
    assert ("AR-LATEST-MEET" in due(f"{NEW_PLAN}reviews: [{{type: annual, {more}}}]", on=on)) == shown


def test_an_interim_meeting_is_not_the_meeting_of_the_year(due: Due) -> None:
    assert "AR-LATEST-MEET" in due(NEW_PLAN + "reviews: [{type: interim, meeting_on: 2026-12-01}]")


def test_last_years_meeting_is_not_this_years(due: Due) -> None:
    last_year = """
    plan: {plan_first_made_on: 2022-03-01}
    reviews: [{type: annual, meeting_on: 2025-12-11, report_sent_on: 2025-12-18, la_decision_notice_on: 2026-01-08}]
    """

    assert due(last_year)["AR-LATEST-MEET"].legal_due == day("2026-12-10")


# Example 6.
def test_the_steps_around_a_meeting(due: Due) -> None:
    found = due(meeting(), on="2026-11-21")
    legal = {rule: deadline.legal_due for rule, deadline in found.items()}

    assert legal == {
        "AR-REQ-ADVICE": day("2026-12-09"),
        "AR-LATEST-MEET": day("2026-12-10"),
        "AR-NOTICE": day("2027-01-05"),
        "AR-CIRC": day("2027-01-05"),
        "AR-NEXT": day("2027-01-07"),
        "AR-REPORT": day("2027-02-03"),
        "AR-DECIDE": day("2027-02-17"),
    }
    assert found["AR-NOTICE"].outer_due == found["AR-CIRC"].outer_due == day("2027-01-06")
    # 17 February is in half term and is still due; nobody at the school plans for what the authority owes.
    assert found["AR-DECIDE"].plan_by is None
    assert found["AR-NOTICE"].path == "pupils/k7m2q/reviews/2027-01-20.yaml"


def test_what_is_due_comes_in_order_of_its_legal_day_with_reminders_last(all_due: AllDue) -> None:
    found = all_due(meeting() + "pupil: {year_taught: '9'}")
    legal = [deadline.legal_due for deadline in found]

    assert legal[-1] is None and found[-1].rule == "AR-PFA"
    dated = [each for each in legal if each]
    assert dated == sorted(dated) and len(dated) == len(legal) - 1


@pytest.mark.parametrize(
    ("more", "gone"),
    [
        ("notice_given_on: 2026-11-20", {"AR-NOTICE"}),
        ("notice_given_on: 2026-11-22", set()),
        ("invited: [{role: parent, invited_on: 2026-11-20}]", {"AR-NOTICE"}),
        ("invited: [{role: parent, invited_on: 2026-11-20}, {role: health}]", set()),
        ("invited: []", set()),
        ("advice_asked_on: 2026-11-20", {"AR-REQ-ADVICE"}),
        ("invited: [{role: parent, advice_asked_on: 2026-11-20}]", {"AR-REQ-ADVICE"}),
        ("invited: [{role: parent, advice_asked_on: 2026-11-20}, {role: health}]", set()),
        ("advice_circulated_on: 2026-11-20", {"AR-REQ-ADVICE", "AR-CIRC"}),
        (
            "invited: [{role: health, advice_received_on: 2026-11-10, advice_circulated_on: 2026-11-20}]",
            {"AR-REQ-ADVICE", "AR-CIRC"},
        ),
        (
            "invited: [{role: health, advice_asked_on: 2026-11-10, advice_circulated_on: 2026-11-20},"
            " {role: parent, advice_asked_on: 2026-11-10}]",
            {"AR-REQ-ADVICE"},
        ),
    ],
)
def test_a_step_before_the_meeting_is_done_when_the_record_says_so(due: Due, more: str, gone: set[str]) -> None:
    assert set(due(meeting(more))) & BEFORE == BEFORE - gone


def test_steps_before_the_meeting_are_shown_to_its_day_and_steps_after_it_remain(due: Due) -> None:
    assert set(due(meeting(), on="2027-01-20")) >= BEFORE
    found = due(meeting(), on="2027-01-21")

    assert not set(found) & BEFORE
    assert {"AR-REPORT", "AR-DECIDE"} <= set(found)


@pytest.mark.parametrize("more", ["cancelled_on: 2026-11-20", "held: no"])
def test_a_meeting_that_does_not_take_place_sets_nothing_off(due: Due, more: str) -> None:
    assert set(due(meeting(more))) == {"AR-NEXT", "AR-LATEST-MEET"}


def test_an_interim_review_has_none_of_the_steps_of_a_full_one(due: Due) -> None:
    found = due(OLD_PLAN + "reviews: [{type: interim, meeting_on: 2027-01-20}]")

    assert set(found) == {"AR-NEXT", "AR-LATEST-MEET"}


def test_the_report_is_done_when_it_is_sent(due: Due) -> None:
    assert "AR-REPORT" not in due(meeting("report_sent_on: 2027-01-27"), on="2027-01-27")


@pytest.mark.parametrize("decision", ["keep", "cease"])
def test_nothing_follows_a_decision_to_keep_or_cease(due: Due, decision: str) -> None:
    decided = f"report_sent_on: 2027-01-27, la_decision: {decision}, la_decision_notice_on: 2027-02-10"

    assert set(due(meeting(decided), on="2027-02-11")) == {"AR-NEXT", "AR-LATEST-MEET"}


def test_without_a_decision_the_amendment_notice_is_not_listed_beside_it(due: Due) -> None:
    found = due(meeting("report_sent_on: 2027-01-27"), on="2027-02-01")

    assert "AR-AMEND-NOTICE" not in found and "AR-CEILING" not in found
    assert any("due with the decision" in sentence for sentence in found["AR-DECIDE"].derivation)


def test_a_decision_to_amend_without_its_notice_leaves_the_notice_due(due: Due) -> None:
    decided = "report_sent_on: 2027-01-27, la_decision: amend, la_decision_notice_on: 2027-02-10"
    found = due(meeting(decided), on="2027-02-11")

    assert found["AR-AMEND-NOTICE"].legal_due == day("2027-02-17")
    assert found["AR-CEILING"].legal_due == day("2027-04-14")
    assert not {"AR-FINAL", "AR-REPS"} & set(found)


AMENDING = "report_sent_on: 2027-01-27, la_decision: amend, la_decision_notice_on: 2027-02-17, "


# Example 6, served on 17 February; and a notice sent in week 2, which makes the final plan due in week 10.
@pytest.mark.parametrize(
    ("notice", "reps", "final"),
    [
        ("amendment_notice_on: 2027-02-17", "2027-03-03", "2027-04-14"),
        ("amendment_notice_on: 2027-02-03", "2027-02-17", "2027-03-31"),
        ("amendment_notice_on: 2027-02-15, amendment_served_on: 2027-02-17", "2027-03-03", "2027-04-12"),
    ],
)
def test_the_chain_follows_the_day_the_notice_was_really_sent(due: Due, notice: str, reps: str, final: str) -> None:
    found = due(meeting(AMENDING + notice), on="2027-02-17")

    assert found["AR-REPS"].legal_due == day(reps)
    assert found["AR-REPS"].duty_holder == "family"
    assert found["AR-FINAL"].legal_due == day(final)
    assert found["AR-CEILING"].legal_due == day("2027-04-14")
    assert "AR-AMEND-NOTICE" not in found


def test_a_notice_of_amendments_says_by_itself_that_the_plan_is_amended(due: Due) -> None:
    found = due(meeting("amendment_notice_on: 2027-02-17"), on="2027-02-18")

    assert {"AR-FINAL", "AR-CEILING"} <= set(found)
    # Nobody can be late with a decision that the family has in hand; its own day being unknown, the meeting's counts.
    assert "AR-DECIDE" not in found
    assert found["AR-NEXT"].legal_due == day("2028-01-19")
    assert any("stands in for it" in sentence for sentence in found["AR-NEXT"].derivation)


def test_the_time_for_answering_amendments_ends_by_itself_and_the_final_plan_does_not(due: Due) -> None:
    text = meeting(AMENDING + "amendment_notice_on: 2027-02-17")

    assert "AR-REPS" in due(text, on="2027-03-03")
    late = due(text, on="2027-05-01")
    assert {"AR-FINAL", "AR-CEILING"} <= set(late) and "AR-REPS" not in late


@pytest.mark.parametrize(
    "text",
    [
        meeting(AMENDING + "amendment_notice_on: 2027-02-17, final_plan_on: 2027-04-09"),
        meeting(
            AMENDING + "amendment_notice_on: 2027-02-17",
            plan="plan: {plan_first_made_on: 2022-03-01, final_plan_on: 2027-04-09}\n",
        ),
    ],
)
def test_the_final_plan_ends_the_review_wherever_it_is_recorded(due: Due, text: str) -> None:
    assert {"AR-FINAL", "AR-CEILING"} <= set(due(text, on="2027-04-08"))
    assert set(due(text, on="2027-04-09")) == {"AR-NEXT", "AR-LATEST-MEET"}


def test_an_earlier_plan_is_not_the_final_plan_of_this_review(due: Due) -> None:
    plan = "plan: {plan_first_made_on: 2022-03-01, final_plan_on: 2026-04-09}\n"

    assert "AR-FINAL" in due(meeting(AMENDING + "amendment_notice_on: 2027-02-17", plan=plan), on="2027-04-12")


def test_a_review_overtaken_by_a_later_one_that_ended_asks_for_nothing_more(due: Due) -> None:
    found = due(
        """
        plan: {plan_first_made_on: 2020-03-01}
        reviews:
          - {type: annual, meeting_on: 2025-01-15, la_decision: amend}
          - {type: annual, meeting_on: 2026-01-14, report_sent_on: 2026-01-20, la_decision: keep,
             la_decision_notice_on: 2026-02-06}
        """
    )

    assert set(found) == {"AR-NEXT", "AR-LATEST-MEET"}


def test_the_consultation_is_answered_within_fifteen_days_even_before_the_pupil_comes(due: Due) -> None:
    plan = "plan: {plan_first_made_on: 2026-01-10, consultation_received_on: 2026-11-16%s}\n"
    coming = "pupil: {admitted_on: 2027-01-05}"

    assert due(plan % "")["AR-CONSULT"].legal_due == day("2026-12-01")
    assert due(plan % "")["AR-CONSULT"].duty_holder == "governing-body"
    assert set(due(plan % "" + coming)) == {"AR-CONSULT"}
    assert due(plan % ", consultation_answered_on: 2026-11-20" + coming) == {}


# Example 32.
def test_an_under_fives_plan_has_its_window(due: Due) -> None:
    text = "pupil: {date_of_birth: 2022-11-01}\nplan: {plan_first_made_on: 2026-10-15}"
    window = due(text)["AR-U5"]

    assert (window.opens_on, window.legal_due, window.status) == (day("2027-01-15"), day("2027-04-15"), "code")


@pytest.mark.parametrize(
    ("born", "on", "shown"),
    [
        # Five before the window opens on 15 January; five on that day; five the day after; five today.
        ("2022-01-14", "2026-11-21", False),
        ("2022-01-15", "2026-11-21", False),
        ("2022-01-16", "2026-11-21", True),
        ("2022-01-16", "2027-01-15", True),
        ("2022-01-16", "2027-01-16", False),
    ],
)
def test_the_window_is_for_children_under_five(due: Due, born: str, on: str, shown: bool) -> None:
    assert (
        "AR-U5" in due(f"pupil: {{date_of_birth: {born}}}\nplan: {{plan_first_made_on: 2026-10-15}}", on=on)
    ) == shown


def test_an_interim_review_moves_the_window_and_one_arranged_closes_it(due: Due) -> None:
    young = "pupil: {date_of_birth: 2022-11-01}\nplan: {plan_first_made_on: 2026-05-15}\n"
    review = "reviews: [{type: interim, meeting_on: %s}]"

    assert due(young)["AR-U5"].legal_due == day("2026-11-15")
    assert due(young + review % "2026-10-15")["AR-U5"].legal_due == day("2027-04-15")
    assert "AR-U5" not in due(young + review % "2026-11-15", on="2026-11-10")
    assert due(young + review % "2026-11-16", on="2026-11-10")["AR-U5"].legal_due == day("2026-11-15")


# Example 13: born on 31 August 2013 a pupil is in Year 9 in 2026/27, born a day later in Year 8.
@pytest.mark.parametrize(
    ("pupil", "shown"),
    [
        ("date_of_birth: 2013-08-31", True),
        ("date_of_birth: 2013-09-01", False),
        ("date_of_birth: 2013-08-31, year_taught: '8'", False),
        ("date_of_birth: 2013-09-01, year_taught: '9'", True),
        ("date_of_birth: 2013-08-31, year_taught: X", True),
        ("date_of_birth: 2013-08-31, year_taught: R", False),
    ],
)
def test_preparing_for_adulthood_follows_the_year_taught(due: Due, pupil: str, shown: bool) -> None:
    text = f"{OLD_PLAN}reviews: [{{type: annual, meeting_on: 2026-10-14}}]\npupil: {{{pupil}}}"
    found = due(text, on="2026-10-01")

    assert ("AR-PFA" in found) == shown
    assert not shown or (found["AR-PFA"].legal_due, found["AR-PFA"].plan_by) == (None, None)


def test_the_year_taught_moves_up_with_each_september_until_the_meeting(due: Due) -> None:
    pupil = "pupil: {date_of_birth: 2012-10-01, year_taught: '8'}\n"
    meeting_on = "reviews: [{type: annual, meeting_on: %s}]"

    assert "AR-PFA" not in due(OLD_PLAN + pupil + meeting_on % "2027-07-14", on="2027-06-01")
    assert "AR-PFA" in due(OLD_PLAN + pupil + meeting_on % "2027-09-14", on="2027-06-01")


def test_preparing_for_adulthood_is_of_the_meetings_to_come(due: Due) -> None:
    assert "AR-PFA" not in due(meeting() + "pupil: {year_taught: '9'}", on="2027-01-21")


def test_an_answer_older_than_the_question_answers_another_one(due: Due) -> None:
    plan = "plan: {plan_first_made_on: 2026-01-10, consultation_received_on: 2026-11-16, first_direct_payment_on: %s"
    older = plan % "2026-11-02" + ", consultation_answered_on: 2026-02-20, direct_payment_reviewed_on: 2026-03-01}"

    assert {"AR-CONSULT", "AR-DP3"} <= set(due(older))


def test_the_first_direct_payment_is_reviewed_within_three_months(due: Due) -> None:
    plan = "plan: {plan_first_made_on: 2026-01-10, first_direct_payment_on: 2026-11-30%s}"

    assert due(plan % "")["AR-DP3"].legal_due == day("2027-02-28")
    assert "AR-DP3" not in due(plan % ", direct_payment_reviewed_on: 2027-02-01", on="2027-02-01")


# Everything below concerns plans and pupils that are no longer here.
RECORDS_SENT = "file_sent_on: 2026-11-02, ctf_sent_on: 2026-11-02, child_protection_file: no"
BUSY = meeting() + "cycles: [{from: 2026-09-07, review_by: 2026-12-09}]\n"


def test_a_ceased_plan_has_no_deadlines(due: Due) -> None:
    ended = BUSY.replace("plan_first_made_on", "ceased_on: 2026-11-21, plan_first_made_on")

    assert set(due(ended)) == {"SS-REVIEW"}


def test_a_pupil_who_has_left_or_not_come_has_no_deadlines(due: Due) -> None:
    assert due(BUSY + f"pupil: {{left_on: 2026-11-20, {RECORDS_SENT}}}") == {}
    assert due(BUSY + "pupil: {admitted_on: 2026-11-23}") == {}
    assert "SS-REVIEW" in due(BUSY + "pupil: {admitted_on: 2026-11-21}")


def test_a_report_is_owed_after_the_pupil_has_left_if_the_meeting_was_before(due: Due) -> None:
    held = (
        OLD_PLAN
        + "reviews: [{type: annual, meeting_on: 2026-11-11, held: yes%s}]\npupil: {left_on: %s, "
        + RECORDS_SENT
        + "}"
    )

    assert set(due(held % ("", "2026-11-20"))) == {"AR-REPORT"}
    assert due(held % (", report_sent_on: 2026-11-20", "2026-11-20")) == {}
    assert due(held % ("", "2026-11-10")) == {}


def test_nothing_falls_due_here_after_the_last_day_of_the_pupil_or_the_plan(due: Due) -> None:
    leaving = due(BUSY + f"pupil: {{left_on: 2026-12-18, {RECORDS_SENT}}}")
    ceasing = due(BUSY.replace("plan_first_made_on", "ceased_on: 2027-01-06, plan_first_made_on"))

    # The year ends on 7 January, but its meeting, by 10 December, falls to the school that the pupil attends then.
    assert set(leaving) == {"AR-LATEST-MEET", "AR-REQ-ADVICE", "SS-REVIEW"}
    assert {"AR-NOTICE", "AR-CIRC"} <= set(ceasing) and "AR-NEXT" not in ceasing and "AR-LATEST-MEET" not in ceasing


def test_without_a_plan_reviews_set_nothing_off(due: Due) -> None:
    assert due("reviews: [{type: annual, meeting_on: 2027-01-20}]") == {}


def test_a_plan_from_before_the_law_was_in_force_sets_no_year_off(due: Due) -> None:
    assert due("plan: {plan_first_made_on: 2014-08-31}") == {}
