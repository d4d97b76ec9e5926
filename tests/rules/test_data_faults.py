"""What is wrong with the fields of a data file."""

from __future__ import annotations

import pytest

from senco_cli.rules.data_faults import choice_faults, is_day, name_faults


def test_every_missing_and_every_unknown_field_is_named() -> None:
    found = list(name_faults({"id": "A1", "titel": "x", "note": "y"}, must={"id", "title"}, may={"note"}))

    assert found == ["title is missing", '"titel" is not known here']


def test_a_word_that_is_none_of_those_known_is_told_with_them() -> None:
    data = {"side": "perhaps"}

    assert list(choice_faults(data, "side", ("yes", "no"))) == ['side "perhaps" is not one of yes, no']
    assert not list(choice_faults(data, "side", ("perhaps",)))
    assert not list(choice_faults(data, "other", ("yes",)))


@pytest.mark.parametrize(("text", "is_one"), [("2028-02-29", True), ("2027-02-29", False), ("soon", False), (7, False)])
def test_a_day_is_a_day_of_the_calendar(text: object, is_one: bool) -> None:
    assert is_day(text) is is_one
