"""Names of pupils as they are read aloud, those with one name only among them."""

from __future__ import annotations

import pytest

from senco_cli.documents.pupil_words import call_name
from senco_cli.model.pupil import Name


@pytest.mark.parametrize(
    ("forename", "known_as", "full", "legal", "called", "letters"),
    [
        ("Siân", None, "Siân Okafor", "Siân Okafor", "Siân", "S.O."),
        ("Benjamin", "Ben", "Ben Okafor", "Benjamin Okafor", "Ben", "B.O."),
        ("-", None, "Okafor", "Okafor", "Okafor", "O."),
        ("–", "Ozzie", "Ozzie Okafor", "Okafor", "Ozzie", "O.O."),
    ],
)
def test_a_sign_in_place_of_a_forename_is_never_read_aloud(
    forename: str, known_as: str | None, full: str, legal: str, called: str, letters: str
) -> None:
    name = Name.model_validate({"legal_forename": forename, "legal_surname": "Okafor", "known_as": known_as})
    assert (name.full, name.legal, call_name(name), name.initials) == (full, legal, called, letters)
