"""Finding a pupil's name in a text, however it is written."""

from __future__ import annotations

import pytest

from senco_cli.model.names import mentions

SIAN = "Siân O'Brien-Nguyễn"


@pytest.mark.parametrize("text", ["Siân's helper", "SIAN 1:1", "For O’Brien", "Talk time (nguyen)", "siân"])
def test_a_name_is_found_in_a_text_whatever_its_accents_case_and_ending(text: str) -> None:
    assert mentions(text, SIAN)


@pytest.mark.parametrize("text", ["Teacher of the deaf", "Persian club", "", "Brian"])
def test_a_text_with_other_words_mentions_nobody(text: str) -> None:
    assert not mentions(text, SIAN)


def test_nobody_is_found_where_no_name_is_known() -> None:
    assert not mentions("Teacher of the deaf", "")
