"""Diagnoses as registers write them, and how sure each one is."""

from __future__ import annotations

from senco_cli.exchange.cells.diagnoses import DiagnosisRead, is_certain, read_diagnoses, read_diagnosis


def test_a_column_of_diagnoses_makes_no_needs_of_their_names() -> None:
    found = read_diagnoses("Autism (diagnosed), ADHD; ?dyslexia\nnone")
    assert found == (
        DiagnosisRead("Autism", "confirmed"),
        DiagnosisRead("ADHD"),
        DiagnosisRead("dyslexia", "suspected"),
    )


def test_a_bracket_keeps_what_is_in_it_together() -> None:
    assert read_diagnoses("dyslexia (EP report, 2024)") == (DiagnosisRead("dyslexia", "confirmed", "EP report, 2024"),)


def test_a_pathway_is_surer_told_than_a_question_mark() -> None:
    assert is_certain("?ADHD - on pathway") == "being-assessed"
    assert is_certain("possible ADHD") == "suspected"
    assert is_certain("ADHD diagnosis") == "confirmed"
    assert is_certain("ADHD") is None


def test_not_diagnosed_is_no_diagnosis_made() -> None:
    assert is_certain("not diagnosed") == "suspected"


def test_words_that_name_no_condition_are_none() -> None:
    assert read_diagnosis("finds change hard") is None
