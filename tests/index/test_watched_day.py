"""A day that notes what is asked of it: the same answers as any day gives, and as long as it says."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import REPOSITORY

from senco_cli.actions.check_reading import open_findings
from senco_cli.actions.due_reading import DueReading
from senco_cli.actions.list_pupils import open_rows
from senco_cli.actions.workspace import Workspace
from senco_cli.index.facet import Answering
from senco_cli.index.stamps import look_at_pupil
from senco_cli.index.watched_day import Watch, WatchedDay
from senco_cli.index.workers import as_json
from senco_cli.store.pupil_folders import pupil_keys

TODAY = date(2026, 11, 21)
# Near enough to today that the answers differ.
DAYS = st.dates(date(2026, 10, 1), date(2027, 2, 1))
SPANS = st.integers(-70, 70).map(lambda days: timedelta(days=days))
Question = Callable[[date], Any]


def between(make: Callable[[date, date], Any]) -> st.SearchStrategy[Question]:
    """Questions about the day and another one."""
    return DAYS.map(lambda other: lambda day: make(day, other))


QUESTIONS: st.SearchStrategy[Question] = st.one_of(
    between(lambda day, other: day < other),
    between(lambda day, other: day <= other),
    between(lambda day, other: day > other),
    between(lambda day, other: day >= other),
    between(lambda day, other: day == other),
    between(lambda day, other: other != day),
    between(lambda day, other: other < day),
    between(lambda day, other: max(day, other) == other),
    between(lambda day, other: sorted([(day, "today"), (other, "other")])[0][1]),
    between(lambda day, other: (other - day).days),
    between(lambda day, other: (day - other).days),
    between(lambda day, other: {other: "found"}.get(day)),
    st.just(lambda day: day.year),
    st.just(lambda day: (day.month, day.day)),
    st.just(lambda day: f"{day:%A} {day}"),
    st.just(lambda day: (day.weekday(), day.isocalendar(), day.timetuple(), day.toordinal())),
)
# What is asked of a day before or after it, and how the two stand to each other.
MOVED: st.SearchStrategy[Question] = st.one_of(
    st.tuples(SPANS, QUESTIONS).map(lambda moved: lambda day: moved[1](day + moved[0])),
    st.tuples(SPANS, QUESTIONS).map(lambda moved: lambda day: moved[1](day - moved[0])),
    SPANS.map(lambda span: lambda day: (day + span < day, day == span + day, (day - (day + span)).days)),
)


@given(st.lists(QUESTIONS | MOVED, max_size=4))
def test_every_answer_is_that_of_the_day_and_the_same_from_since_until(questions: list[Question]) -> None:
    watch = Watch(TODAY)
    answers = [ask(watch.day) for ask in questions]
    assert watch.since <= TODAY <= watch.until
    near = (TODAY + timedelta(days=days) for days in range(-80, 80))
    for day in (TODAY, *(day for day in near if watch.since <= day <= watch.until)):
        assert [ask(day) for ask in questions] == answers


def test_a_comparison_holds_until_the_other_day() -> None:
    watch = Watch(TODAY)
    assert watch.day < date(2026, 12, 1)
    assert watch.day + timedelta(days=14) > date(2026, 12, 1)
    assert (watch.since, watch.until) == (date(2026, 11, 18), date(2026, 11, 30))


def test_of_a_day_nobody_asked_about_any_will_do() -> None:
    watch = Watch(TODAY)
    assert watch.day + timedelta(days=1) > watch.day
    assert (watch.since, watch.until) == (date.min, date.max)


def test_a_day_that_was_kept_from_another_watch_holds_for_one_day() -> None:
    kept, watch = Watch(TODAY).day, Watch(TODAY)
    assert (kept <= watch.day, kept - watch.day) == (True, timedelta(0))
    assert (watch.since, watch.until) == (TODAY, TODAY)


def test_what_is_not_asked_by_comparing_holds_for_one_day() -> None:
    watch = Watch(TODAY)
    assert pickle.loads(pickle.dumps(watch.day)) == TODAY
    assert (watch.since, watch.until) == (TODAY, TODAY)


@pytest.mark.parametrize("name", sorted({*vars(date)} - {"__doc__", "__new__", "__getattribute__", "__setstate__"}))
def test_nothing_is_asked_unnoticed(name: str) -> None:
    made_without_a_day = ("fromisocalendar", "fromisoformat", "fromordinal", "fromtimestamp", "strptime", "today")
    if name not in (*made_without_a_day, "min", "max", "resolution"):
        assert name in vars(WatchedDay)


@cache
def read_of_the_practice_school() -> Mapping[str, Answering]:
    """What is asked of each pupil."""
    workspace = Workspace(root=REPOSITORY / "records", today=TODAY)
    return {
        "due": DueReading(workspace).of_pupil,
        "list": open_rows(workspace),
        "check": open_findings(workspace),
    }


@settings(max_examples=8, deadline=None)
@given(
    st.sampled_from(("due", "list", "check")),
    st.sampled_from(pupil_keys(REPOSITORY / "records")),
    st.dates(date(2025, 9, 1), date(2027, 12, 31)),
    st.integers(0, 1000),
)
def test_what_is_said_of_a_pupil_stays_so_from_since_until(name: str, key: str, day: date, later: int) -> None:
    say = read_of_the_practice_school()[name]
    watch = Watch(day)
    # As the index asks, which has just looked at the pupil's folder.
    _, below = look_at_pupil(REPOSITORY / "records", key)
    said = as_json(say(key, watch.day, below))
    since, until = max(watch.since, date(2020, 1, 1)), min(watch.until, date(2030, 1, 1))
    between = since + timedelta(days=later % ((until - since).days + 1))
    assert [as_json(say(key, other, None)) for other in (day, since, between, until)] == [said] * 4
