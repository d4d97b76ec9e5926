"""What is due as events: on which day, under whose initials, as which event."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from senco_cli.actions.due_calendar import due_calendar
from senco_cli.actions.due_list import Due
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.rule import Source

TODAY = date(2026, 11, 21)
MADE_ON = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
REPORT = Deadline(
    rule="AR-REPORT",
    title="Send the report",
    kind="annual-review",
    pupil="g2x7p",
    path="pupils/g2x7p/reviews/2026-12-03.yaml",
    trigger="review.meeting_on",
    trigger_on=date(2026, 12, 8),
    legal_due=date(2026, 12, 22),
    plan_by=date(2026, 12, 18),
    outer_due=None,
    duty_holder="school",
    status="statute",
    verified="primary",
    sources=(Source("legislation", "SEND Regulations 2014, regulation 20(7)", "https://www.legislation.gov.uk/x"),),
    derivation=("The review meeting is on Tuesday 8 December 2026.", "The report follows within 2 weeks."),
)
LIST = REPORT._replace(rule="AR-LIST", title="Send the list", pupil=None, path="calendar.yaml", trigger="term.from")
SIAN = Due(REPORT, "Siân O'Brien-Nguyễn", "g2x7p", "Siân O'Brien-Nguyễn", "Y4", 31, "S.O.")
SCHOOL = Due(LIST, "Fennelside Primary School", None, None, None, 31, "Fennelside Primary School")


def changed(due: Due, **fields: Any) -> Due:
    deadline = due.deadline._replace(**fields)
    left = (deadline.legal_due - TODAY).days if deadline.legal_due else None
    return due._replace(deadline=deadline, days_left=left)


def events(*items: Due, names: bool = False) -> list[Any]:
    data = due_calendar(items, today=TODAY, made_on=MADE_ON, names=names).data
    assert data
    return list(Calendar.from_ical(data).walk("VEVENT"))


def summaries(*items: Due, names: bool = False) -> list[str]:
    return [str(event["SUMMARY"]) for event in events(*items, names=names)]


def uid(due: Due) -> str:
    (event,) = events(due)
    return str(event["UID"])


def test_an_event_says_whom_and_what_it_is_about_without_a_name() -> None:
    assert summaries(SIAN) == ["S.O.: Send the report (legal day 22 Dec 2026)"]


def test_a_name_stands_there_only_when_it_is_asked_for() -> None:
    (event,) = events(SIAN, names=True)
    assert event["SUMMARY"] == "Siân O'Brien-Nguyễn: Send the report (legal day 22 Dec 2026)"
    assert b"Nguy" not in (due_calendar([SIAN], today=TODAY, made_on=MADE_ON).data or b"")


def test_the_description_has_both_days_duty_source_and_derivation() -> None:
    (event,) = events(SIAN)
    said = str(event["DESCRIPTION"]).split("\n")
    assert {
        "Legal day: Tuesday 22 December 2026",
        "Plan by: Friday 18 December 2026",
        "Whose duty: the school",
        "Source: SEND Regulations 2014, regulation 20(7) https://www.legislation.gov.uk/x",
        "- The review meeting is on Tuesday 8 December 2026.",
        "- The report follows within 2 weeks.",
        "senco show g2x7p",
    } <= set(said)


@pytest.mark.parametrize(
    ("legal_due", "plan_by", "stands_on", "words"),
    [
        ("2026-12-22", "2026-12-18", "2026-12-18", "S.O.: Send the report (legal day 22 Dec 2026)"),
        ("2026-12-18", "2026-12-18", "2026-12-18", "S.O.: Send the report"),
        ("2026-11-23", "2026-11-20", "2026-11-23", "S.O.: Send the report"),
        ("2026-11-21", "2026-11-20", "2026-11-21", "S.O.: Send the report"),
        ("2026-11-22", "2026-11-21", "2026-11-21", "S.O.: Send the report (legal day 22 Nov 2026)"),
        ("2026-11-20", "2026-11-19", "2026-11-20", "Overdue: S.O.: Send the report"),
    ],
)
def test_an_event_stands_on_the_last_day_on_which_somebody_can_act_or_else_on_the_legal_day(
    legal_due: str, plan_by: str, stands_on: str, words: str
) -> None:
    due = changed(SIAN, legal_due=date.fromisoformat(legal_due), plan_by=date.fromisoformat(plan_by))
    (event,) = events(due)
    assert (event["DTSTART"].dt, event["SUMMARY"]) == (date.fromisoformat(stands_on), words)


def test_what_is_overdue_can_be_picked_out_by_its_category() -> None:
    late = changed(SIAN, legal_due=date(2026, 11, 20), plan_by=date(2026, 11, 20))
    assert [event["CATEGORIES"].cats for event in events(late, SIAN)] == [
        ["SEN", "reviews of EHC plans", "overdue"],
        ["SEN", "reviews of EHC plans"],
    ]


def test_a_reminder_is_called_one_and_never_overdue() -> None:
    reminder = changed(SIAN, legal_due=date(2026, 11, 20), plan_by=date(2026, 11, 20), reminder=True)
    (event,) = events(reminder)
    assert (event["SUMMARY"], event["DTSTART"].dt) == ("Reminder: S.O.: Send the report", date(2026, 11, 20))
    assert event["CATEGORIES"].cats == ["SEN", "reviews of EHC plans", "reminder"]


def test_a_duty_of_others_says_whose_it_is() -> None:
    due = changed(SIAN, duty_holder="la", plan_by=date(2026, 12, 22))
    assert summaries(due) == ["S.O. – the local authority: Send the report"]


def test_a_rule_that_was_not_read_itself_is_marked_beside_its_day() -> None:
    (event,) = events(changed(SIAN, verified="secondary", plan_by=date(2026, 12, 22)))
    assert event["SUMMARY"] == "S.O.: Send the report *"
    assert "* rests on a source that was not read itself" in str(event["DESCRIPTION"])


def test_initials_that_two_pupils_share_get_their_keys() -> None:
    other = changed(SIAN, pupil="b5t3r")._replace(key="b5t3r", about="Sam Okoro", pupil="Sam Okoro")
    found = summaries(SIAN, other, changed(SIAN, rule="AR-CIRC"), SCHOOL)
    assert [words.partition(":")[0] for words in found] == [
        "S.O. (g2x7p)",
        "S.O. (b5t3r)",
        "S.O. (g2x7p)",
        "Fennelside Primary School",
    ]


def test_the_event_is_the_same_when_the_meeting_or_a_name_changes() -> None:
    moved = changed(SIAN, trigger_on=date(2027, 1, 5), legal_due=date(2027, 1, 19), plan_by=date(2027, 1, 19))
    renamed = SIAN._replace(about="Siân Nguyễn", discreet="S.N.")
    assert uid(SIAN) == uid(moved) == uid(renamed)


@pytest.mark.parametrize(
    "other",
    [
        {"rule": "AR-CIRC"},
        {"path": "pupils/g2x7p/reviews/2027-11-30.yaml"},
        {"path": "pupils/b5t3r/reviews/2026-12-03.yaml"},
        {"trigger": "rule.AR-NEXT"},
        {"occasion": "2027/28"},
    ],
    ids=str,
)
def test_another_duty_is_another_event(other: dict[str, str]) -> None:
    assert uid(SIAN) != uid(changed(SIAN, **other))


def test_the_dates_of_two_schools_are_different_events() -> None:
    assert uid(SCHOOL) != uid(SCHOOL._replace(about="Larkfield Primary School"))


def test_a_provision_stays_the_same_event_under_another_title() -> None:
    lunch = changed(SCHOOL, path="provision/t4n8c.yaml")._replace(about="Lunch club", discreet="Lunch club")
    assert uid(lunch) == uid(lunch._replace(about="Dinner club", discreet="Dinner club"))


def test_duties_without_a_day_are_left_out_and_counted() -> None:
    dayless = changed(SIAN, legal_due=None, plan_by=None)
    made = due_calendar([SIAN, dayless, dayless], today=TODAY, made_on=MADE_ON)
    assert (made.events, made.without_day) == (1, 2)


def test_where_nothing_has_a_day_there_is_no_file() -> None:
    made = due_calendar([changed(SIAN, legal_due=None, plan_by=None)], today=TODAY, made_on=MADE_ON)
    assert (made.data, made.events, made.without_day) == (None, 0, 1)
