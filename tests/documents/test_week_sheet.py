"""The week sheet: which day, which part, and in what order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from documents.conftest import Golden

from senco_cli.documents.render.parsing import page_of
from senco_cli.documents.render.text import render_text
from senco_cli.documents.templates import environment, render
from senco_cli.documents.week_sheet import NotKnown, Owed, WeekSheet, build, last_day
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.rule import Source

# A Wednesday; the week ends on Sunday 15 November and the next one on Sunday the 22nd.
ON = date(2026, 11, 11)
UNTIL = date(2026, 11, 22)


def owed(
    about: str = "Amara Okafor",
    *,
    due: date | None = ON,
    plan_by: date | None = None,
    outer: date | None = None,
    holder: str = "school",
    status: str = "statute",
    verified: str = "primary",
    reminder: bool = False,
    title: str = "Send the report",
    detail: str = "",
    is_pupil: bool = True,
) -> Owed:
    deadline = Deadline(
        rule="AR-REPORT",
        title=title,
        kind="annual-review",
        pupil="k7m2q",
        path="pupils/k7m2q/pupil.yaml",
        trigger="review.meeting_on",
        trigger_on=date(2026, 10, 1),
        legal_due=due,
        plan_by=plan_by or due,
        outer_due=outer,
        duty_holder=holder,
        status=status,
        verified=verified,
        sources=(Source("legislation", "SEND Regulations 2014, regulation 20(7)"),),
        derivation=("The meeting was on Thursday 1 October 2026.",),
        reminder=reminder,
        detail=detail,
    )
    return Owed(deadline, about, is_pupil, "Y6" if is_pupil else None)


def sheet(*items: Owed, on: date = ON, until: date = UNTIL) -> WeekSheet:
    return build(items, school="Larkfield Primary School", on=on, until=until)


@pytest.mark.parametrize(
    ("due", "part"),
    [
        ("2026-11-10", "Overdue"),
        ("2026-11-11", "Today"),
        ("2026-11-12", "This week"),
        ("2026-11-15", "This week"),
        ("2026-11-16", "Next week"),
        ("2026-11-22", "Next week"),
        ("2026-11-23", "Later"),
    ],
)
def test_every_day_has_its_part(due: str, part: str) -> None:
    (section,) = sheet(owed(due=date.fromisoformat(due)), until=date(2027, 1, 31)).sections
    assert section.title == part


def test_what_comes_after_the_last_day_is_not_on_it() -> None:
    assert sheet(owed(due=date(2026, 11, 23))).items == ()


def test_it_looks_ahead_to_the_end_of_next_week_or_as_far_as_it_is_asked_to() -> None:
    assert last_day(ON, None) == UNTIL
    assert last_day(date(2026, 11, 15), None) == UNTIL
    assert last_day(date(2026, 11, 16), None) == date(2026, 11, 29)
    assert last_day(ON, timedelta(days=60)) == date(2027, 1, 10)


def test_the_schools_own_duty_stands_on_the_day_to_plan_for_while_that_is_to_come() -> None:
    before = sheet(owed(due=date(2027, 1, 2), plan_by=date(2026, 11, 20))).items[0]
    over = sheet(owed(due=date(2026, 11, 15), plan_by=date(2026, 11, 10))).items[0]

    assert (before.day, before.days_left) == (date(2026, 11, 20), 9)
    assert (over.day, over.days_left) == (date(2026, 11, 15), 4)


def test_what_others_owe_stands_on_its_legal_day() -> None:
    (item,) = sheet(owed(due=date(2026, 11, 15), plan_by=date(2026, 11, 13), holder="la")).items
    assert item.day == date(2026, 11, 15)


def test_what_the_school_owes_comes_before_what_others_owe() -> None:
    late = [owed("LA first", due=date(2026, 9, 1), holder="la"), owed("Ours", due=date(2026, 11, 2), holder="head")]
    made = sheet(*late, owed("Family", due=date(2026, 11, 3), holder="family"))

    assert [item.about for item in made.items] == ["Ours", "LA first", "Family"]


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({"due": date(2026, 11, 10)}, "1 day late"),
        ({"due": date(2026, 11, 1)}, "10 days late"),
        ({"due": date(2026, 11, 1), "status": "practice"}, "10 days past"),
        # By another reading the day is still today.
        ({"due": date(2026, 11, 10), "outer": ON}, "1 day past"),
        ({"due": date(2026, 11, 9), "outer": date(2026, 11, 10)}, "2 days late"),
        ({"due": ON}, "today"),
        ({"due": date(2026, 11, 12)}, "1 day left"),
    ],
)
def test_late_is_said_only_where_a_duty_is_broken_by_every_reading(changes: dict[str, object], left: str) -> None:
    assert sheet(owed(**changes)).items[0].left == left  # type: ignore[arg-type]


def test_reminders_are_counted_and_not_listed() -> None:
    made = sheet(owed(due=None), owed(reminder=True), owed(due=date(2026, 12, 25), reminder=True))

    assert (made.items, made.reminders) == ((), 2)


def test_a_pupil_is_shown_by_forename_and_initial_unless_two_would_be_the_same() -> None:
    made = sheet(owed("Siân O'Brien-Nguyễn"), owed("Sam Lane"), owed("Sam Lock"), owed("Group A", is_pupil=False))

    assert {item.short for item in made.items} == {"Siân O", "Sam Lane", "Sam Lock", "Group A"}


def test_a_day_long_ago_shows_its_year() -> None:
    assert sheet(owed(due=date(2025, 11, 10))).items[0].day_text == "10 Nov 2025"
    assert sheet(owed(due=date(2026, 9, 17))).items[0].day_text == "Thu 17 Sep"


def example() -> WeekSheet:
    return sheet(
        owed(due=date(2026, 11, 2), title="Send the report", holder="head"),
        owed("Bobby <b>Lane", due=date(2026, 11, 4), holder="la", title="Decide", verified="secondary"),
        owed("Siân O'Brien-Nguyễn", due=date(2026, 11, 15), plan_by=date(2026, 11, 13), title="Hold the meeting"),
        owed(due=date(2026, 11, 18), holder="health", title="Keep what was promised", detail="Send the letter"),
        owed(due=None),
    )


def test_the_page_is_as_it_was(golden: Golden) -> None:
    page = render(environment(), "week-sheet.html.j2", {"sheet": example()})
    golden("week_sheet.html", page)
    golden("week_sheet.txt", render_text(page_of(page), width=80))


def test_the_page_is_upright_and_marks_what_was_not_read() -> None:
    page = render(environment(), "week-sheet.html.j2", {"sheet": example()})

    assert "size: A4 portrait" in page
    assert "<b>Lane" not in page
    assert page.count("&nbsp;*") == 1 and "* The rule’s text itself was not read" in page
    assert "To be kept in mind besides: 1 reminder." in page


def test_an_empty_sheet_says_so() -> None:
    page = render(environment(), "week-sheet.html.j2", {"sheet": sheet()})
    assert "Nothing is overdue, and nothing is to be done by Sunday 22 November 2026." in page


def test_days_that_nobody_has_entered_stand_in_a_part_of_their_own() -> None:
    missing = (
        NotKnown("Amara Okafor", "k7m2q", "when the authority decided", "review-decision k7m2q"),
        NotKnown(None, None, "when the accessibility plan began", "edit school-duties"),
    )
    found = build([owed()], missing, school="Larkfield Primary School", on=ON, until=UNTIL)
    html = render(environment(), "week-sheet.html.j2", {"sheet": found})
    text = render_text(page_of(html), width=100)

    for page in (html, text):
        assert "Not known" in page and "when the authority decided" in page
        assert "enter it with: senco review-decision k7m2q" in page
        assert "1 day of the whole school" in page and "senco why --school" in page


def test_without_such_days_there_is_no_such_part() -> None:
    assert "Not known" not in render(environment(), "week-sheet.html.j2", {"sheet": sheet(owed())})
