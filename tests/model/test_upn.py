"""Unique pupil numbers, against the numbers that the Department and others publish."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_cli.model.upn import ALPHABET, check_letter, doubt, faults, is_temporary

FIGURE = st.sampled_from("0123456789")


@pytest.mark.parametrize(
    "upn",
    [
        "H801200001001",
        "B801200005001",
        "G80120000101A",
        "X00180001701A",
        "R674123101121",
        "Z801209809069",
        "G335311012004",
        "X845212818005",
        "P207000016049",
    ],
)
def test_a_published_number_that_is_right_has_nothing_wrong_with_it(upn: str) -> None:
    assert faults(upn) == ()
    assert doubt(upn) is None


@pytest.mark.parametrize("upn", ["A950000178301", "H243278544154", "R900400001001", "E000200005001"])
def test_an_authority_that_is_not_known_is_odd_and_no_more(upn: str) -> None:
    assert [fault.error for fault in faults(upn)] == [1530]
    assert upn[1:4] in faults(upn)[0].sentence
    assert doubt(upn) is None
    assert faults(upn, own_codes={upn[1:4]}) == ()


@pytest.mark.parametrize(
    ("upn", "letter"),
    [
        ("B207000016049", "P"),
        ("Q207000016049", "P"),
        ("Z801200001001", "H"),
        ("G801200001001", "H"),
        ("A801200005001", "B"),
        ("R247962919251", "Q"),
        ("X428558133462", "W"),
        ("U865346313703", "R"),
        ("M86534630235G", "F"),
        ("J933207636549", "T"),
        ("C706200819999", "G"),
        ("A123456789001", "Y"),
        ("W30560031895A", "G"),
    ],
)
def test_a_wrong_check_letter_is_told_with_the_right_one(upn: str, letter: str) -> None:
    assert check_letter(upn[1:]) == letter
    told = [fault for fault in faults(upn) if fault.error == 1510]
    assert len(told) == 1
    assert f"call for {letter}" in told[0].sentence


@pytest.mark.parametrize(
    ("upn", "error"),
    [
        ("I801200001001", 1510),
        ("H813111E00121", 1540),
        ("H8131111E0121", 1540),
        ("H81311111E121", 1540),
        ("H813111111E21", 1540),
        ("H8131111111E1", 1540),
        ("X80120000A001", 1540),
        ("H80120000100I", 1550),
        ("H80120000100O", 1550),
        ("H80120000100S", 1550),
        ("H421200001001", 1530),
        ("H817200001001", 1530),
        ("H8O1200001001", 1530),
    ],
)
def test_each_place_has_its_error_of_the_census(upn: str, error: int) -> None:
    assert error in [fault.error for fault in faults(upn)]


@pytest.mark.parametrize("code", ["942", "943", "838", "839"])
def test_the_newest_authorities_are_known(code: str) -> None:
    body = f"{code}200001001"
    assert faults(check_letter(body) + body) == ()


@pytest.mark.parametrize("upn", ["", "A123456789012B", "H80120000100"])
def test_a_number_of_another_length_is_told_by_its_length_alone(upn: str) -> None:
    (fault,) = faults(upn)
    assert fault.error is None
    assert str(len(upn)) in fault.sentence


def test_full_width_figures_are_no_figures() -> None:
    assert faults("H801200001００1")


@given(
    st.sampled_from(["801", "207", "940"]), st.text(FIGURE, min_size=8, max_size=8), FIGURE | st.sampled_from(ALPHABET)
)
def test_a_number_with_its_own_check_letter_is_right_and_any_other_letter_is_not(
    code: str, middle: str, last: str
) -> None:
    body = f"{code}{middle}{last}"
    letter = check_letter(body)
    assert faults(letter + body) == ()
    assert is_temporary(letter + body) == last.isalpha()
    other = ALPHABET[(ALPHABET.index(letter) + 1) % len(ALPHABET)]
    assert [fault.error for fault in faults(other + body)] == [1510]


@given(st.text(max_size=16))
def test_nothing_that_is_typed_stops_it(text: str) -> None:
    assert (doubt(text) is None) == (not faults(text, own_codes=(text[1:4],)))
