"""Which member of staff a register means by a name like "Mr Stott"."""

from __future__ import annotations

import pytest

from senco_cli.exchange.staff_names import staff_meant

STAFF = {"a1": "Mrs F. Adeyemi", "s1": "Mr David Stott", "k1": "Miss Kaur", "k2": "Mrs Kaur", "b1": "Siân O'Brien"}


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Mrs Adeyemi", "a1"), ("MRS ADEYEMI", "a1"), ("F Adeyemi", "a1"), ("Adeyemi, F.", "a1"), ("Adeyemi", "a1"),
        ("Mr Stott", "s1"), ("Mr D Stott", "s1"), ("David Stott", "s1"), ("Miss Kaur", "k1"), ("Sian O'Brien", "b1"),
    ],
)  # fmt: skip
def test_a_colleague_is_known_by_the_ways_people_write_a_name(written: str, key: str) -> None:
    assert staff_meant(written, STAFF) == key


@pytest.mark.parametrize("written", ["Kaur", "Mr P Stott", "Mrs Stott", "Ms Nobody", "", "TBC"])
def test_a_name_that_may_be_nobody_or_more_than_one_is_not_guessed(written: str) -> None:
    assert staff_meant(written, STAFF) is None
