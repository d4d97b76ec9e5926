"""The checks on the answers to the equality checklist."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

SCHOOL = "school/equality.yaml: {{answers: [{}]}}"
PUPIL = "pupils/k7m2q/equality.yaml: {{answers: [{}]}}"
OLD = "{item: E08, result: yes, answered_on: 2025-11-20}"
LATE = "{item: E09, result: part, by: 2026-11-20, answered_on: 2026-10-02}"

Found = Callable[..., Finding]
Silent = Callable[..., None]


def test_an_answer_older_than_its_item_allows_is_found_with_the_command_that_renews_it(found: Found) -> None:
    one = found("equality-answer-old", SCHOOL.format(OLD))
    assert (one.tier, one.path, one.at) == ("practice", "school/equality.yaml", ("answers", 0, "answered_on"))
    assert "senco equality-answer --school E08" in one.sentence


def test_an_answer_that_was_renewed_or_is_of_this_day_a_year_ago_is_not_old(silent: Silent) -> None:
    silent("equality-answer-old", SCHOOL.format(f"{OLD}, {{item: E08, result: yes, answered_on: 2026-09-01}}"))
    silent("equality-answer-old", SCHOOL.format("{item: E08, result: yes, answered_on: 2025-11-21}"))
    silent("equality-answer-old", PUPIL.format(OLD) + "\npupils/k7m2q/pupil.yaml: {left_on: 2026-07-21}")


def test_a_gap_whose_day_has_passed_is_found(found: Found) -> None:
    one = found("equality-gap-late", PUPIL.format(LATE))
    assert (one.path, one.at) == ("pupils/k7m2q/equality.yaml", ("answers", 0, "by"))
    assert "senco equality-answer k7m2q E09" in one.sentence


def test_a_gap_of_today_or_one_that_was_closed_is_not_late(silent: Silent) -> None:
    silent("equality-gap-late", PUPIL.format(LATE.replace("2026-11-20", "2026-11-21")))
    silent("equality-gap-late", PUPIL.format(f"{LATE}, {{item: E09, result: yes, answered_on: 2026-11-20}}"))


@pytest.mark.parametrize(("item", "words"), [("E77", "no such item"), ("E28", "asked of the school")])
def test_an_answer_to_an_item_that_is_not_asked_of_a_pupil_is_found(item: str, words: str, found: Found) -> None:
    one = found("equality-item-unknown", PUPIL.format(LATE.replace("E09", item)))
    assert one.tier == "record" and words in one.sentence


def test_an_answer_about_a_pupil_in_the_schools_file_is_found(found: Found) -> None:
    assert "asked of a pupil" in found("equality-item-unknown", SCHOOL.format(OLD.replace("E08", "E06"))).sentence


def test_an_item_in_small_letters_is_known(silent: Silent) -> None:
    silent("equality-item-unknown", SCHOOL.format(OLD.replace("E08", "e08")))
