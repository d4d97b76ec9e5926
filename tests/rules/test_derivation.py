"""How a day comes about, in sentences that a parent can follow."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from senco_cli.rules.deadline import Deadline
from senco_cli.rules.derivation import closing, must
from senco_cli.rules.rule import Rule
from senco_cli.rules.rule_data import all_rules

Due = Callable[..., dict[str, Deadline]]
AllDue = Callable[..., tuple[Deadline, ...]]

# Every kind of thing that can be due for one pupil at once.
EVERYTHING = """
pupil:
  date_of_birth: 2022-05-06
  year_taught: "9"
  support_review_by: 2026-12-03
  sen_status: [{status: K, from: 2022-01-10}]
  transfer: {kind: primary-to-secondary, moves_on: 2027-09-01}
plan: {plan_first_made_on: 2026-01-10, consultation_received_on: 2026-11-16, first_direct_payment_on: 2026-11-02}
reviews:
  - {type: early, meeting_on: 2026-11-04, la_decision: amend, amendment_notice_on: 2026-11-18}
  - {type: annual, meeting_on: 2027-01-20, la_decision: amend}
"""


def test_the_first_review_is_told_from_the_plan_to_the_source(due: Due) -> None:
    assert due("plan: {plan_first_made_on: 2026-01-10}")["AR-FIRST"].derivation == (
        "The plan was first made on Saturday 10 January 2026.",
        "The first review, which ends with the authority's decision notice and not with the meeting, must be finished "
        "within 12 months starting with that day, so the last day is Saturday 9 January 2027.",
        "Authorities and charities often give the anniversary, Sunday 10 January 2027; "
        "the earlier day is the safe one.",
        "That day is on a weekend, which moves nothing to a later day.",
        "It is for the local authority to do; the school keeps track.",
        "An amended plan sent after a review or an order of the Tribunal does not start the year again.",
        "The law says so: Children and Families Act 2014, section 44(1), with explanatory note 239; "
        "see also SEND Code of Practice 9.166 and 9.169.",
        "The text itself was not read for this rule; it rests on sources that quote or cite it.",
    )


def test_a_day_worked_out_from_another_tells_both(due: Due) -> None:
    told = due("plan: {plan_first_made_on: 2026-01-10}")["AR-LATEST-MEET"].derivation

    assert told[:4] == (
        "The plan was first made on Saturday 10 January 2026.",
        "“Finish the first review of the plan” is due by Saturday 9 January 2027.",
        "So that the authority has its time for the decision, the meeting has to be held at the latest "
        "4 weeks before that day, so the last day is Saturday 12 December 2026.",
        "Counted from the anniversary, that would be Sunday 13 December 2026; the earlier day is the safe one.",
    )


def test_notice_says_that_its_safe_day_counts_neither_end(due: Due) -> None:
    text = "plan: {plan_first_made_on: 2026-01-10}\nreviews: [{type: annual, meeting_on: 2027-01-20}]"
    told = due(text)["AR-NOTICE"].derivation

    assert told[0] == "The review meeting is on Wednesday 20 January 2027."
    assert (
        "at least 2 weeks before that day, neither end counted, so the last day is Tuesday 5 January 2027." in told[1]
    )
    assert "Wednesday 6 January 2027" in told[2]
    assert told[-1] == "The law says so: SEND Regulations 2014, regulation 20(3)."


@pytest.mark.parametrize(
    ("meeting", "sentence"),
    [
        ("2027-01-20", "That day is in half term, which moves nothing to a later day."),
        ("2027-03-03", "That day is in the school holidays, which moves nothing to a later day."),
        ("2026-11-30", "That day is a bank holiday, which moves nothing to a later day."),
        ("2026-12-07", "That day is an INSET day, which moves nothing to a later day."),
    ],
)
def test_a_decision_on_a_closed_day_says_what_the_day_is(due: Due, meeting: str, sentence: str) -> None:
    text = f"plan: {{plan_first_made_on: 2026-01-10}}\nreviews: [{{type: annual, meeting_on: {meeting}}}]"

    assert sentence in due(text)["AR-DECIDE"].derivation


def test_days_in_hand_are_told(due: Due) -> None:
    buffer = "settings: {days_of_buffer: 3}"
    found = due("plan: {plan_first_made_on: 2026-01-10}", school=buffer)["AR-LATEST-MEET"]

    # The last day is Saturday 12 December.
    assert found.plan_by is not None and found.plan_by.isoformat() == "2026-12-08"
    assert "With 3 school days in hand, plan for Tuesday 8 December 2026." in found.derivation


REVIEW = "plan: {plan_first_made_on: 2026-01-10}\nreviews: [{type: annual, meeting_on: 2026-12-01, la_decision: amend}]"


def test_the_school_plans_for_the_day_itself_where_it_is_open(due: Due) -> None:
    assert "Plan for the day itself; the school is open." in due(REVIEW)["AR-REPORT"].derivation


def test_nobody_at_the_school_plans_for_what_others_owe(due: Due) -> None:
    decision = due(REVIEW)["AR-DECIDE"]

    assert decision.legal_due and decision.plan_by is None
    assert not any("lan for" in sentence for sentence in decision.derivation)


def test_the_sentences_can_be_compared_counted_and_read_one_by_one(due: Due) -> None:
    told, again = (due(REVIEW)["AR-DECIDE"].derivation for _ in range(2))

    assert told == again == tuple(told) and hash(told) == hash(again) == hash(tuple(told))
    assert told != due(REVIEW)["AR-REPORT"].derivation
    assert (len(told), told[0], told[1:]) == (len(list(told)), next(iter(told)), tuple(told)[1:])
    assert repr(told) == repr(tuple(told))


def test_a_day_beyond_the_calendar_says_so(due: Due) -> None:
    told = due("plan: {plan_first_made_on: 2026-11-10}")["AR-FIRST"].derivation

    assert any(sentence.startswith("The school's calendar does not reach that day") for sentence in told)


def test_an_authority_that_counts_from_the_meeting_is_told(due: Due) -> None:
    days = "last_review_meeting_on: 2025-12-11, last_review_decision_on: 2026-01-08"
    plan = f"plan: {{plan_first_made_on: 2022-03-01, {days}}}"
    only = "settings: {local_authorities: [{name: Northmoor Council, review_year_counts_from: meeting}]}"

    told = due(plan, school=only)["AR-NEXT"].derivation

    assert told[0] == "The meeting of the last review was on Thursday 11 December 2025."
    assert told[1].startswith("This authority counts the review year from the meeting")


def test_a_reminder_says_that_no_duty_is_broken(due: Due) -> None:
    told = due("pupil: {date_of_birth: 2022-11-01}\nplan: {plan_first_made_on: 2026-10-15}")["AR-U5"].derivation

    assert "This is a reminder: no duty is broken if the day passes." in told
    assert "The window opens on Friday 15 January 2027." in told


def test_the_familys_time_is_told_as_theirs_to_use(due: Due) -> None:
    sent = "la_decision: amend, amendment_notice_on: 2026-11-18"
    plan = "plan: {plan_first_made_on: 2026-01-10}\n"
    told = due(f"{plan}reviews: [{{type: annual, meeting_on: 2026-11-04, {sent}}}]")["AR-REPS"].derivation

    assert told[1] == (
        "The family may send its views, ask for a school to be named and ask for a meeting within 15 days beginning "
        "with that day, so the last day is Wednesday 2 December 2026."
    )


@pytest.mark.parametrize(("on", "asked"), [("2027-01-10", False), ("2027-01-11", True)])
def test_a_plan_over_a_year_old_without_any_review_asks_for_the_last_one(due: Due, on: str, asked: bool) -> None:
    told = due("plan: {plan_first_made_on: 2026-01-10}", on=on)["AR-FIRST"].derivation

    assert any("last_review_decision_on" in sentence for sentence in told) == asked


def test_no_derivation_holds_a_name_a_date_of_birth_or_a_note(all_due: AllDue) -> None:
    found = all_due(EVERYTHING + "cycles: [{from: 2026-09-07, led_by: t4n8c}]")

    assert len(found) > 15
    for deadline in found:
        told = " ".join((deadline.title, *deadline.derivation))
        assert not re.search(r"Siân|O'Brien|2022-05-06|6 May 2022", told)


def test_every_derivation_is_made_of_whole_sentences(all_due: AllDue) -> None:
    for deadline in all_due(EVERYTHING):
        for sentence in deadline.derivation:
            assert re.fullmatch(r"[A-Z“0-9].*\.", sentence), sentence
            assert not re.search(r"[{}]|\.\.|  |None", sentence), sentence


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_what_was_not_read_in_the_text_itself_is_marked(rule: Rule) -> None:
    for version in rule.versions:
        told = " ".join(closing(rule, version))
        marked = bool(re.search(r"was not read for this rule|written from memory|No text sets this day", told))

        assert marked == (version.verified != "primary")
        assert all(source.title in told for source in version.sources)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_what_a_rule_asks_has_all_its_numbers(rule: Rule) -> None:
    for version in rule.versions:
        told = must(version)

        assert not re.search(r"[{}]", told)
        if version.counting and "n" in version.counting.numbers:
            assert f" {version.counting.numbers['n']} " in told


def test_a_duty_of_the_law_read_only_in_guidance_does_not_call_the_guidance_law() -> None:
    census = next(rule for rule in all_rules() if rule.id == "CEN-SP")
    said = " ".join(closing(census, census.versions[-1]))

    assert "The law asks for it, as is told in: School census guidance" in said and "The law says so" not in said
