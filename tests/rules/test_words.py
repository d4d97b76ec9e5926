"""Days in words."""

from __future__ import annotations

from datetime import date

import pytest

from senco_cli.rules.words import long_day, with_days_in_words


def test_a_day_is_written_as_a_letter_writes_it() -> None:
    assert long_day(date(2027, 1, 9)) == "Saturday 9 January 2027"
    assert long_day(date(2026, 12, 28)) == "Monday 28 December 2026"


def test_a_sentence_for_people_has_its_days_in_words() -> None:
    said = with_days_in_words("notice of the meeting on 2026-12-01 came on 2026-11-19; 2026-11-17 was the last")
    assert said == "notice of the meeting on 1 December 2026 came on 19 November 2026; 17 November 2026 was the last"
    assert with_days_in_words("from 2026-09-02, (2026-10-30).") == "from 2 September 2026, (30 October 2026)."


@pytest.mark.parametrize(
    "typed",
    [
        "ask for it: senco review-advice k7m2q --from all --asked 2026-11-03",
        "mend it with --meeting 2026-12-01",
        "add left_on: 2026-07-21",
        "is not a day; write it as 2015-02-28 (year-month-day)",
        "is not a day; write it year-month-day, like 2026-11-21",
        'the day "2026-11-03" is typed twice',
        "pupils/k7m2q/reviews/2026-12-01.yaml is there already",
        "2026-02-30 is no day",
    ],
)
def test_what_is_typed_stays_as_it_is_typed(typed: str) -> None:
    assert with_days_in_words(typed) == typed
