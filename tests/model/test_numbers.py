"""Numbers of learners and of schools."""

from __future__ import annotations

import pytest

from senco_cli.model.authority_codes import is_known, known_codes
from senco_cli.model.school_numbers import laestab_doubt, laestab_figures, laestab_for_people, urn_doubt
from senco_cli.model.uln import doubt


@pytest.mark.parametrize("uln", ["9276308686", "1000000019", "1234567899"])
def test_a_learner_number_that_is_right_is_not_doubted(uln: str) -> None:
    assert doubt(uln) is None


@pytest.mark.parametrize(
    ("uln", "words"),
    [
        ("1234567890", "last figure"),
        ("2481081875", "last figure"),
        ("9999999999", "not yet known"),
        ("0234567899", "ten figures"),
        ("123456789", "ten figures"),
        ("12345678AB", "ten figures"),
        ("１234567899", "ten figures"),
    ],
)
def test_a_learner_number_that_is_not_is_doubted_in_words(uln: str, words: str) -> None:
    assert words in (doubt(uln) or "")


@pytest.mark.parametrize("text", ["820/1234", "8201234", "820 1234", " 820-1234 "])
def test_a_school_s_number_is_the_same_however_it_is_written(text: str) -> None:
    assert laestab_figures(text) == "8201234"
    assert laestab_for_people(text) == "820/1234"
    assert laestab_doubt(text) is None


@pytest.mark.parametrize("text", ["820/123", "LLLLLLL", "82/01234", "820//1234", ""])
def test_what_is_no_school_s_number_is_told(text: str) -> None:
    assert laestab_figures(text) is None
    assert "like 820/1234" in (laestab_doubt(text) or "")


def test_a_urn_has_six_figures() -> None:
    assert urn_doubt("000999") is None
    assert urn_doubt("XXXXXX") == "is not six figures"


def test_authorities_of_long_ago_and_of_wales_are_known_and_a_few_are_not() -> None:
    assert all(is_known(code) for code in ("001", "207", "420", "660", "816", "943"))
    assert not any(is_known(code) for code in ("000", "421", "804", "817", "999", "ABC"))
    assert all(len(code) == 3 for code in known_codes())
