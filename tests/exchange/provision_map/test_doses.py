"""How long and how often, as provision maps write it: `5x2 x 15 mins`, `20 mins daily, 6 wks`."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_cli.exchange.provision_map.doses import A_WEEK, ONE_LONG, NotADose, read_dose, read_doses


@pytest.mark.parametrize(
    ("text", "minutes", "per_week", "weeks"),
    [
        ("7 x 20 mins", 20, "7", None),
        ("1 x 30min weekly", 30, "1", None),
        ("5x2 x 15 mins", 15, "10", None),
        ("20 mins daily, 6 wks", 20, "5", 6),
        ("3 x 30 mins x 12 weeks", 30, "3", 12),
        ("12 weeks, 2 x 45 mins", 45, "2", 12),
        ("twice a week for 20 minutes", 20, "2", None),
        ("three times weekly", None, "3", None),
        ("weekly 30 mins", 30, "1", None),
        ("fortnightly 45 mins", 45, "0.5", None),
        ("Mon, Wed, Fri 20 mins", 20, "3", None),
        ("Mon-Fri 10 mins", 10, "5", None),
        ("10 mins x 5 days", 10, "5", None),
        ("15 mins per day", 15, "5", None),
        ("1hr 30 weekly", 90, "1", None),
        ("1½ hours a week", 90, "1", None),
        ("half an hour twice a week", 30, "2", None),
        ("1/2 hr x 3", 30, "3", None),
        ("1 1/2 hours weekly", 90, "1", None),
        ("3/4 of an hour twice a week", 45, "2", None),
        ("20 mins per session, 3 sessions per week", 20, "3", None),
        ("30 min/week", 30, "1", None),
        ("3/week x 20min", 20, "3", None),
        ("2 × 15 mins daily", 15, "10", None),
        ("20mins x 3 p/w", 20, "3", None),
        ("9.00-9.20 daily", 20, "5", None),
        ("12.45-1.10 daily", 25, "5", None),
        ("5 x 20 minute sessions weekly", 20, "5", None),
        ("60 mins", 60, None, None),
        ("6 weeks", None, None, 6),
    ],
)
def test_what_people_write_is_understood(
    text: str, minutes: int | None, per_week: str | None, weeks: int | None
) -> None:
    found = read_dose(text)
    assert (found.minutes, found.per_week_text, found.weeks) == (minutes, per_week, weeks)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("daily 10-15 mins", "range"),
        ("2-3 times a week", "range"),
        ("3 x 20", "a number"),
        ("x3 weekly 15", "a number"),
        ("1/2 sessions of 20 mins", "a stroke"),
        ("2 x 25 hours", "no week has room"),
        ("termly", "less often"),
        ("30 mins monthly", "less often"),
        ("as needed", "words"),
        ("most afternoons", "words"),
        ("10 minutes before school", "words"),
        ("once or twice a day", "words"),
        ("20 mins or 30 mins", "words"),
        ("20 mins 40 mins weekly", "several lengths"),
        ("100", "not of what"),
        ("0 x 20 mins", "no week has room"),
        ("30 x 5 hours weekly", "no week has room"),
        ("", "does not say"),
    ],
)
def test_what_cannot_be_said_in_figures_is_left_as_it_is_written(text: str, reason: str) -> None:
    with pytest.raises(NotADose) as caught:
        read_dose(text)
    assert reason in caught.value.reason


def test_what_the_text_does_not_say_is_told_as_assumed() -> None:
    assert read_dose("3 x 20 mins").assumed == (A_WEEK,)
    assert read_dose("3 x 20 mins", a_week=True).assumed == ()
    assert read_dose("2.5 hours per week").assumed == (ONE_LONG,)
    assert read_dose("3 x 20 mins weekly").assumed == ()


def test_group_and_individual_sessions_with_a_plus_between_are_two() -> None:
    group, each = read_doses("20 weeks; 3 x 30 min group + 2 x 15 min each child", a_week=True)
    assert (group.minutes, group.per_week, group.weeks, group.each_pupil) == (30, Fraction(3), 20, False)
    assert (each.minutes, each.per_week, each.each_pupil) == (15, Fraction(2), True)


def test_what_was_understood_is_shown_in_words() -> None:
    assert read_dose("1:1 20 mins daily, 6 wks").words == "5 a week, 20 minutes each, 6 weeks, one to one"


WAYS = (
    "{n} x {m} mins a week",
    "{n}x{m}min weekly",
    "{m} minutes x {n} per week",
    "{n} sessions of {m} mins each week",
    "{n} times a week, {m}m",
    "{m} mins {n} times per week for {w} weeks",
    "{w} wks: {n} X {m} Mins Weekly",
)


@given(st.integers(1, 9), st.integers(5, 60), st.integers(2, 38), st.sampled_from(WAYS))
def test_the_same_dose_is_understood_however_it_is_written(n: int, m: int, w: int, way: str) -> None:
    found = read_dose(way.format(n=n, m=m, w=w).replace(":", ","))
    assert (found.minutes, found.per_week, found.assumed) == (m, Fraction(n), ())
    assert found.weeks == (w if "{w}" in way else None)


@given(st.text(max_size=60))
def test_any_text_is_a_dose_or_is_refused_with_a_reason(text: str) -> None:
    try:
        found = read_dose(text)
    except NotADose as fault:
        assert fault.reason
    else:
        assert found.words
