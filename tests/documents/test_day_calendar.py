"""Calendar files by RFC 5545: line ends, folding, escaping, whole days, versions, identities and reminders."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
import vobject
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from senco_cli.documents.day_calendar import CalendarDay, calendar_file

MADE_ON = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
A_DAY = date(2026, 12, 18)
# What RFC 5545 has in text: section 3.1 leaves out the controls, and UTF-8 has no surrogates.
TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), include_characters="\n\t"))


def day(
    summary: str = "S.O.: Send the report", *, on: date = A_DAY, uid: tuple[str, ...] = ("a",), description: str = ""
) -> CalendarDay:
    return CalendarDay(uid, on, summary, description, ("SEN", "reviews, early and late"))


def made(*days: CalendarDay, made_on: datetime = MADE_ON, alarms: tuple[timedelta, ...] = ()) -> bytes:
    return calendar_file(days or (day(),), name="SEN dates", made_on=made_on, alarms=alarms)


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def event(data: bytes) -> Any:
    (only,) = events(data)
    return only


def lines(data: bytes) -> list[str]:
    """The lines as they are meant, folding undone."""
    return data.decode("utf-8").replace("\r\n ", "").split("\r\n")


def test_a_file_says_which_format_it_is_and_what_made_it() -> None:
    said = lines(made())
    assert said[0] == "BEGIN:VCALENDAR"
    assert "VERSION:2.0" in said
    assert [line for line in said if line.startswith("PRODID:-//senco//")]
    assert "X-WR-CALNAME:SEN dates" in said
    assert said[-2:] == ["END:VCALENDAR", ""]


def test_an_event_takes_the_whole_day_and_ends_before_the_next() -> None:
    said = lines(made(day(on=date(2026, 12, 31))))
    assert "DTSTART;VALUE=DATE:20261231" in said
    assert "DTEND;VALUE=DATE:20270101" in said


def test_an_event_is_private_and_takes_up_no_time() -> None:
    assert {"CLASS:PRIVATE", "TRANSP:TRANSPARENT"} <= set(lines(made()))


def test_a_comma_in_a_category_does_not_make_two_of_it() -> None:
    assert event(made())["CATEGORIES"].cats == ["SEN", "reviews, early and late"]


def test_the_moment_is_written_in_universal_time() -> None:
    summer = datetime(2027, 6, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    assert "DTSTAMP:20270531T233000Z" in lines(made(made_on=summer))


def test_the_same_days_at_the_same_moment_make_the_same_bytes() -> None:
    assert made() == made()


@settings(max_examples=100)
@given(text=TEXT)
@example('Siân O\'Brien-Nguyễn; C:\\new, \\\\ and "so" on: 50% ^n')
@example("a\nb\n")
@example("C:\\New")
@example("😀" * 40)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    meant = text.replace("\\N", "/N")
    found = event(made(day(text, description=text)))
    assert (str(found["SUMMARY"]), str(found["DESCRIPTION"])) == (meant, meant)


@settings(max_examples=100)
@given(text=st.text(st.characters()))
@example("a\r\nb\rc\x00d\u2028e\x85f\ud800")
def test_whatever_is_typed_makes_a_file_without_control_characters(text: str) -> None:
    data = made(day(text))
    plain = data.decode("utf-8").replace("\r\n", "").replace("\t", "")
    assert [c for c in plain if unicodedata.category(c) in ("Cc", "Zl", "Zp")] == []
    assert len(event(data)["SUMMARY"]) <= len(text)


@settings(max_examples=100)
@given(text=TEXT)
@example("ễ" * 200)
@example("x" * 66 + "ễ")
def test_no_line_is_longer_than_75_octets_or_broken_within_a_character(text: str) -> None:
    data = made(day(text, description=text * 3))
    assert data.endswith(b"\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_an_event_keeps_its_identity_when_its_day_and_words_change() -> None:
    before, after = event(made()), event(made(day("Overdue: send it", on=date(2027, 1, 8))))
    assert before["UID"] == after["UID"]
    assert before["DTSTART"].dt != after["DTSTART"].dt


def test_other_duties_have_other_identities() -> None:
    days = [
        day(uid=("pupils/a", "b")),
        day(uid=("pupils/a", "c")),
        day(uid=("pupils/a b",)),
        day(uid=("pupils", "/ab")),
    ]
    assert len({str(each["UID"]) for each in events(made(*days))}) == 4


def test_an_identity_is_known_for_good() -> None:
    # A new way of making it would double every event in every calendar that has an earlier file.
    days = [day(uid=("", "pupils/g2x7p/reviews/2026-12-03.yaml", "AR-REPORT", "review.meeting_on", ""))]
    assert event(made(*days))["UID"] == "d14d4c5c-8a97-5dd0-b059-0ea8c7d57cb4"


def test_two_days_of_one_identity_are_both_kept() -> None:
    found = events(made(day(), day(on=date(2027, 1, 8))))
    assert len({str(each["UID"]) for each in found}) == 2
    assert found[0]["UID"] == event(made())["UID"]


@given(earlier=st.integers(0, 10**6), later=st.integers(60, 10**6))
def test_a_later_file_is_a_newer_version_of_the_event(earlier: int, later: int) -> None:
    first = MADE_ON + timedelta(seconds=earlier)
    old, new = event(made(made_on=first)), event(made(made_on=first + timedelta(seconds=later)))
    assert new["SEQUENCE"] > old["SEQUENCE"]
    assert new["DTSTAMP"].dt > old["DTSTAMP"].dt
    # INTEGER in RFC 5545 section 3.3.8 has 32 bits.
    assert new["SEQUENCE"] < 2**31


def test_a_reminder_comes_in_the_morning_so_many_days_before() -> None:
    (alarm,) = event(made(alarms=(timedelta(days=7),))).walk("VALARM")
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "S.O.: Send the report")
    midnight = datetime(A_DAY.year, A_DAY.month, A_DAY.day, tzinfo=UTC)
    assert midnight + alarm["TRIGGER"].dt == datetime(2026, 12, 11, 8, tzinfo=UTC)


def test_a_reminder_on_the_day_itself_comes_after_midnight() -> None:
    assert "TRIGGER:PT8H" in lines(made(alarms=(timedelta(0),)))


def test_there_may_be_several_reminders_and_without_asking_there_is_none() -> None:
    assert len(event(made(alarms=(timedelta(days=1), timedelta(days=14)))).walk("VALARM")) == 2
    assert event(made()).walk("VALARM") == []


@pytest.mark.parametrize(("on", "sounds"), [("2026-11-20", False), ("2026-11-28", False), ("2026-11-29", True)])
def test_a_reminder_whose_moment_has_passed_is_left_out(on: str, sounds: bool) -> None:
    data = made(day(on=date.fromisoformat(on)), alarms=(timedelta(days=7),))
    assert bool(event(data).walk("VALARM")) is sounds


def test_a_second_library_reads_the_same() -> None:
    days = [day("Siân, so to say; " + "ễ" * 60, description="one\ntwo"), day(uid=("b",))]
    read = vobject.readOne(made(*days, alarms=(timedelta(days=7),)).decode("utf-8"))
    assert read.validate(raiseException=True)
    first = read.vevent_list[0]
    assert (first.summary.value, first.description.value) == ("Siân, so to say; " + "ễ" * 60, "one\ntwo")
    assert (first.dtstart.value, first.dtend.value) == (A_DAY, date(2026, 12, 19))
    assert first.valarm.trigger.value == timedelta(days=-7, hours=8)
