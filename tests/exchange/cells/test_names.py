"""Pupils' names as registers write them: in one cell or in several, in capitals, with the used name in brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_cli.exchange.cells.names import NotAName, case_doubt, ordinary_case, read_full_name, read_one_name
from senco_cli.model.names import fold_name


@pytest.mark.parametrize(
    ("cell", "surname", "forename"),
    [
        ("O'BRIEN-NGUYỄN, Dmitri", "O'Brien-Nguyễn", "Dmitri"),
        ("AL-AMIN, Zoë", "Al-Amin", "Zoë"),
        ("DA-SILVA, Abel", "Da-Silva", "Abel"),
        ("Ó-Conaill, Kwame", "Ó-Conaill", "Kwame"),
        ("MCDONALD, ANGUS", "McDonald", "Angus"),
        ("D’SOUZA, Jean-Luc", "D’Souza", "Jean-Luc"),
        ("NA'IM, Omar", "Na'im", "Omar"),
        ("VAN DER BERG, Anna", "van der Berg", "Anna"),
        ("Pritchard,Leila", "Pritchard", "Leila"),
        ("Leila PRITCHARD", "Pritchard", "Leila"),
        ("PRITCHARD Leila", "Pritchard", "Leila"),
        ("Leila Pritchard", "Pritchard", "Leila"),
        ("MacLeod, Morag", "MacLeod", "Morag"),
        ("jones, bob", "Jones", "Bob"),
        ("SMITH, TJ", "Smith", "TJ"),
        ("AJ Smith", "Smith", "AJ"),
    ],
)
def test_a_name_in_one_cell_is_taken_apart(cell: str, surname: str, forename: str) -> None:
    found = read_full_name(cell)
    assert (found.surname, found.forename) == (surname, forename)
    assert found.assumed is None


def test_the_name_in_brackets_is_the_one_the_pupil_is_known_by() -> None:
    assert read_full_name("BROWN, Samuel (Sam)").known_as == "Sam"
    assert read_full_name("Brown, Samuel (known as Sam)").known_as == "Sam"
    assert read_full_name('Samuel "Sam" Brown').known_as == "Sam"
    assert read_full_name("Samuel (Sam) Brown").surname == "Brown"
    assert read_full_name("Brown, Sam (Sam)").known_as is None


def test_a_mark_in_brackets_is_no_name_and_is_told() -> None:
    found = read_full_name("BROWN, Samuel (LAC)")
    assert found.known_as is None
    assert found.doubt is not None and "brackets" in found.doubt


def test_a_name_of_several_words_without_a_comma_says_what_was_guessed() -> None:
    found = read_full_name("Mary Ann Smith")
    assert (found.forename, found.surname) == ("Mary Ann", "Smith")
    assert found.assumed is not None


def test_a_surname_keeps_the_small_words_before_it() -> None:
    assert read_full_name("Anna van der Berg").surname == "van der Berg"
    assert read_full_name("Amy ST JOHN").surname == "St John"


def test_mac_in_capitals_is_doubted() -> None:
    assert read_full_name("MACDONALD, Jo").doubt is not None
    assert read_full_name("MacDonald, Jo").doubt is None
    assert read_full_name("MACE, Jo").surname == "Mace"


@pytest.mark.parametrize("cell", ["Pritchard", "Pritchard,", "---", "Smith, Jo 7B", "x" * 500])
def test_what_is_no_full_name_is_refused(cell: str) -> None:
    with pytest.raises(NotAName) as caught:
        read_full_name(cell)
    assert cell not in caught.value.reason


def test_a_name_of_its_own_column_is_spelt_as_names_are() -> None:
    assert read_one_name("O'BRIEN") == "O'Brien"
    assert read_one_name(" Siân ") == "Siân"
    with pytest.raises(NotAName):
        read_one_name("?")


NAMES = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzéüłñ'- "), min_size=1, max_size=20)


@given(NAMES)
def test_putting_a_name_into_ordinary_case_changes_nothing_but_the_case(name: str) -> None:
    for text in (name, name.upper(), name.title()):
        assert ordinary_case(text).casefold() == text.casefold()


@given(NAMES)
def test_a_name_with_capitals_and_small_letters_is_left_alone(name: str) -> None:
    mixed = f"Xx{name}"
    assert ordinary_case(mixed) == mixed


@given(
    st.text(st.sampled_from("abcdefgéü"), min_size=2, max_size=8),
    st.text(st.sampled_from("abcdefgéü"), min_size=2, max_size=8),
)
def test_surname_and_forename_come_back_from_every_way_of_writing_them(surname: str, forename: str) -> None:
    first, last = forename.title(), surname.title()
    for cell in (f"{last}, {first}", f"{last.upper()}, {first}", f"{first} {last.upper()}", f"{first} {last}"):
        found = read_full_name(cell)
        assert fold_name(found.surname) == fold_name(surname)
        assert fold_name(found.forename) == fold_name(forename)


@pytest.mark.parametrize("cell", ["Ay?e Demir", "DEMIR?, Ayse"])
def test_a_letter_that_was_lost_in_saving_is_doubted(cell: str) -> None:
    assert "CSV UTF-8" in str(read_full_name(cell).doubt)
    assert "CSV UTF-8" in str(case_doubt(cell))
