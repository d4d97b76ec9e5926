"""Types of need and diagnoses as registers write them: several in a cell, by code, name or in other words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_cli.exchange.cells.needs import NeedsRead, read_needs
from senco_cli.exchange.cells.reading import Refused
from senco_cli.model.codes import code_set

TODAY = date(2026, 11, 21)
CURRENT = list(code_set("type_of_need").current(TODAY))


def needs(cell: str, *, main: bool = True, diagnoses_too: bool = False) -> NeedsRead:
    return read_needs(cell, today=TODAY, main=main, diagnoses_too=diagnoses_too)


def types(cell: str, *, main: bool = True) -> list[str]:
    return [need.type for need in needs(cell, main=main).needs]


@pytest.mark.parametrize("code", CURRENT, ids=lambda code: code.code)
def test_every_need_is_known_by_its_letters_its_name_and_its_other_names(code: object) -> None:
    assert isinstance(code, type(CURRENT[0]))
    for text in (code.code, code.code.lower(), code.name, code.name.title(), code.name.upper(), *code.also):
        assert types(text) == [code.code], text


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Speech, Language and Communication Needs", ["SLCN"]),
        ("Social, Emotional and Mental Health", ["SEMH"]),
        ("Other Difficulty/Disability", ["OTH"]),
        ("sen support but no specialist assessment of type of need", ["NSA"]),
        ("SLCN - Speech, Language and Communication Needs", ["SLCN"]),
        ("SpLD - Specific Learning Difficulty", ["SPLD"]),
        ("Autistic Spectrum Disorder (ASD)", ["ASD"]),
        ("SLCN (primary)", ["SLCN"]),
        ("1. SLCN 2. MLD", ["SLCN", "MLD"]),
        ("ASC", ["ASD"]),
    ],
)
def test_a_need_is_known_as_registers_write_it(cell: str, expected: list[str]) -> None:
    found = needs(cell)
    assert [need.type for need in found.needs] == expected
    assert not found.refused and not found.diagnoses and not found.assumed


@given(st.lists(st.sampled_from(CURRENT), min_size=1, max_size=4, unique=True), st.data())
def test_several_needs_in_a_cell_are_all_found_whatever_stands_between_them(
    codes: list[object], data: st.DataObject
) -> None:
    mark = data.draw(st.sampled_from(["; ", ";", "\n", ", ", " / ", "/", " & ", " and ", " + "]))
    texts = [data.draw(st.sampled_from((code.code, code.name))) for code in codes]  # type: ignore[attr-defined]
    assert types(mark.join(texts)) == [code.code for code in codes]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Speach, Language and Comunication Needs", ["SLCN"]),
        ("Moderate Learning Dificulty", ["MLD"]),
        ("MLD, Social Emotonal and Mental Helth", ["MLD", "SEMH"]),
    ],
)
def test_a_need_spelt_almost_right_is_taken_and_that_is_said(cell: str, expected: list[str]) -> None:
    found = needs(cell)
    assert [need.type for need in found.needs] == expected
    assert any("almost" in sentence for sentence in found.assumed)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Speech, Language and Communication Needs (1), Moderate Learning Difficulty (2)", [("SLCN", 1), ("MLD", 2)]),
        ("MLD - Secondary; Autistic Spectrum Disorder (ASD) - Primary", [("MLD", 2), ("ASD", 1)]),
        ("Primary: SEMH, Secondary: HI", [("SEMH", 1), ("HI", 2)]),
        ("1. SLCN 2. MLD", [("SLCN", 1), ("MLD", 2)]),
        ("SLCN; MLD", [("SLCN", None), ("MLD", None)]),
    ],
)
def test_a_rank_that_stands_with_a_need_is_read(cell: str, expected: list[tuple[str, int | None]]) -> None:
    found = needs(cell)
    assert [(need.type, need.rank) for need in found.needs] == expected
    assert not found.refused


def test_short_letters_are_never_guessed() -> None:
    for cell in ("SLDD", "MLB", "ASX", "HII"):
        assert not needs(cell).needs
        assert needs(cell).refused


def test_the_rest_of_a_cell_is_kept_when_a_part_is_not_understood() -> None:
    found = needs("HI, anger, VI")
    assert [need.type for need in found.needs] == ["HI", "VI"]
    assert found.refused == (Refused("is neither a type of need nor a diagnosis that is known", "anger"),)


def test_a_broad_area_of_need_is_no_type_of_need() -> None:
    for cell in ("Cognition and learning", "C&L", "Communication & Interaction"):
        found = needs(cell)
        assert not found.needs
        assert [each.reason for each in found.refused] == [
            "is a broad area of need; the record asks for the type of need"
        ]


def test_a_type_that_ended_is_not_given_any_more() -> None:
    found = needs("BESD")
    assert not found.needs
    assert "can no longer be given" in found.refused[0].reason


def test_words_beside_a_need_are_its_description() -> None:
    (need,) = needs("SEMH: finds change hard").needs
    assert need.description == "finds change hard"


@pytest.mark.parametrize(
    ("cell", "name", "certainty", "made_by"),
    [
        ("dyslexia (EP report 2024)", "dyslexia", "confirmed", "EP report 2024"),
        ("?ADHD - on pathway", "ADHD", "being-assessed", None),
        ("?ADHD", "ADHD", "suspected", None),
        ("autism diagnosis 2022", "autism diagnosis 2022", "confirmed", None),
        ("Dyslexia", "Dyslexia", None, None),
        ("?ASD", "ASD", "suspected", None),
        ("ADHD (awaiting assessment)", "ADHD", "being-assessed", None),
        ("epilepsy (care plan)", "epilepsy (care plan)", None, None),
    ],
)
def test_a_diagnosis_is_kept_as_one_and_never_made_a_need(
    cell: str, name: str, certainty: str | None, made_by: str | None
) -> None:
    for main in (True, False):
        found = needs(cell, main=main)
        assert found.needs == ()
        (diagnosis,) = found.diagnoses
        assert (diagnosis.name, diagnosis.certainty, diagnosis.made_by) == (name, certainty, made_by)
        assert found.assumed == ("kept as a diagnosis, not turned into a type of need",)


def test_needs_and_diagnoses_in_one_cell_are_told_apart() -> None:
    found = needs("Specific Learning Difficulty; Autistic Spectrum Disorder; dyslexia (EP report 2024)", main=False)
    assert [need.type for need in found.needs] == ["SPLD", "ASD"]
    assert [diagnosis.name for diagnosis in found.diagnoses] == ["dyslexia"]


def test_a_type_written_out_with_its_diagnosis_is_both() -> None:
    found = needs("SpLD (dyslexia)")
    assert [need.type for need in found.needs] == ["SPLD"]
    assert [diagnosis.name for diagnosis in found.diagnoses] == ["dyslexia"]


def test_a_diagnosed_need_is_a_need_only_where_the_column_asks_for_one() -> None:
    assert types("ASD (diagnosed 2021)", main=True) == ["ASD"]
    assert types("ASD (diagnosed 2021)", main=False) == []
    assert needs("ASD (diagnosed 2021)", main=False).diagnoses[0].certainty == "confirmed"


def test_a_need_that_stands_beside_a_diagnosis_is_told() -> None:
    found = needs("autism and ADHD diagnosed 2022", main=False)
    assert [need.type for need in found.needs] == ["ASD"]
    assert any("beside a diagnosis" in sentence for sentence in found.assumed)
    apart = needs("MLD; ADHD diagnosed 2022", main=False)
    assert not any("beside" in sentence for sentence in apart.assumed)


def test_a_name_broken_over_two_lines_is_one_need() -> None:
    assert types("Speech, Language and\nCommunication Needs") == ["SLCN"]


def test_a_column_of_diagnoses_keeps_what_nobody_knows() -> None:
    found = needs("hypermobile joints", main=False, diagnoses_too=True)
    assert [diagnosis.name for diagnosis in found.diagnoses] == ["hypermobile joints"]
    assert needs("hypermobile joints", main=False).refused


def test_add_and_odd_are_conditions_only_in_capitals_or_alone() -> None:
    assert needs("ODD").diagnoses[0].name == "ODD"
    assert needs("some odd behaviour").diagnoses == ()


def test_a_cell_that_says_there_is_nothing_says_nothing() -> None:
    for cell in ("none", "-", "N/A", "None known"):
        assert needs(cell) == NeedsRead()


def test_a_long_note_is_refused_whole() -> None:
    assert [each.reason for each in needs("word, " * 400).refused] == ["is a long text, not a type of need"]
