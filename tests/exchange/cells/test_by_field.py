"""Every field that a column may hold, with the reader of its cells."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from senco_cli.exchange.cells.by_field import read_cell
from senco_cli.exchange.cells.reading import Clues, Reading, Refused
from senco_cli.exchange.headings import fields

CLUES = Clues(date(2026, 11, 21))


def read(field: str, cell: str, **clues: Any) -> Reading:
    return read_cell(field, cell, Clues(CLUES.today, **clues))


def value(field: str, cell: str, name: str) -> Any:
    return read(field, cell).values.get(name)


@pytest.mark.parametrize("field", list(fields()))
def test_every_field_can_be_read_and_says_nothing_of_a_blank_cell(field: str) -> None:
    for cell in ("", "-", "n/a", "#N/A"):
        assert read(field, cell) == Reading()
    assert isinstance(read(field, "some text"), Reading)


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("K", "K"), ("k", "K"), ("SS", "K"), ("SEN support", "K"), ("K - SEN Support", "K"), ("SEN Support (K)", "K"),
        ("E", "E"), ("EHCP", "E"), ("EHC plan", "E"), ("E - EHC Plan", "E"), ("E - EHCP", "E"), ("EHC", "E"),
        ("E - Education, Health and Care Plan", "E"), ("N", "N"), ("No SEN", "N"), ("None", "N"),
    ],
)  # fmt: skip
def test_the_words_for_an_sen_status_are_its_code(cell: str, status: str) -> None:
    found = read("sen_status", cell)
    assert found.values == {"status": status}
    assert not found.comments and not found.refused


@pytest.mark.parametrize(
    "cell", ["Monitoring", "watch list", "Cause for concern", "N - Monitoring", "Monitoring (N)", "M"]
)
def test_a_watch_list_is_no_status_but_n_and_watched(cell: str) -> None:
    assert read("sen_status", cell).values == {"status": "N", "watched": True}


@pytest.mark.parametrize("cell", ["K - EHCP", "EHCP pending", "K?", "Y", "School Action", "Statement", "maybe"])
def test_a_status_that_is_not_plain_or_has_ended_is_refused(cell: str) -> None:
    found = read("sen_status", cell)
    assert not found.values
    assert found.refused


def test_a_status_spelt_almost_right_is_taken_and_that_is_said() -> None:
    found = read("sen_status", "SEN Suport")
    assert found.values == {"status": "K"}
    assert found.comments[0].kind == "assumed"


@pytest.mark.parametrize("cell", ["Y", "yes", "1", "TRUE", "x", "✓", "PP", "Pupil Premium"])
def test_yes_is_written_in_many_ways(cell: str) -> None:
    assert value("pupil-premium", cell, "circumstances") == ("pupil-premium",)


@pytest.mark.parametrize("cell", ["N", "No", "0", "FALSE", "✗"])
def test_no_is_written_in_many_ways(cell: str) -> None:
    assert read("pupil-premium", cell).values == {"denied": ("pupil-premium",)}


def test_a_language_is_no_yes() -> None:
    assert read("english-as-additional-language", "Polish").refused == (Refused("is neither yes nor no"),)


def test_several_circumstances_stand_in_one_cell() -> None:
    for cell in ("PP/LAC/EAL", "PP, LAC & EAL", "PP LAC EAL", "Pupil Premium; LAC; EAL"):
        assert value("circumstances", cell, "circumstances") == (
            "pupil-premium",
            "looked-after",
            "english-as-additional-language",
        )
    assert read("circumstances", "No").values == {}
    assert read("circumstances", "Y").refused


def test_what_is_known_of_circumstances_is_taken_where_a_part_is_not() -> None:
    found = read("circumstances", "PP; chess club")
    assert found.values["circumstances"] == ("pupil-premium",)
    assert found.refused == (Refused("is not a circumstance that is known", "chess club"),)


def test_attendance_is_a_percentage() -> None:
    assert value("attendance", "76.4", "attendance") == "76.4"
    assert value("attendance", "76.4%", "attendance") == "76.4"
    assert read("attendance", "0.764", fractions=True).values == {"attendance": "76.4"}
    assert read("attendance", "1", fractions=True).values == {"attendance": "100"}
    assert read("attendance", "764").refused == (Refused("is more than 100 per cent"),)
    assert read("attendance", "good").refused == (Refused("is not a percentage"),)


def test_a_upn_is_taken_in_capitals_and_without_spaces() -> None:
    found = read("upn", "h801 2000 01001")
    assert found.values == {"upn": "H801200001001"}
    assert not found.comments


@pytest.mark.parametrize("upn", ["B207000016049", "Q207000016049", "G801200001001", "801200001001"])
def test_a_upn_with_a_wrong_letter_is_doubted_and_taken(upn: str) -> None:
    found = read("upn", upn)
    assert found.values == {"upn": upn}
    assert found.comments[0].kind == "doubtful"


def test_a_learner_number_is_taken_and_doubted_where_it_does_not_fit() -> None:
    assert read("uln", "100 0000 019").values == {"uln": "1000000019"}
    assert not read("uln", "1000000019").comments
    doubted = read("uln", "1234567890")
    assert (doubted.values, doubted.comments[0].kind) == ({"uln": "1234567890"}, "doubtful")


@pytest.mark.parametrize("cell", ["9999999999", "TBC", "12"])
def test_what_is_nobodys_learner_number_is_refused(cell: str) -> None:
    assert read("uln", cell).refused


def test_what_is_no_upn_is_refused() -> None:
    for cell in ("TBC", "requested", "12"):
        assert read("upn", cell).refused


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Year 3", "3"), ("Y3", "3"), ("Yr 3", "3"), ("3", "3"), ("03", "3"), ("3.0", "3"), ("Year 03", "3"),
        ("Reception", "R"), ("R", "R"), ("0", "R"), ("YR", "R"), ("FS2", "R"), ("Nursery", "N2"), ("13", "13"),
    ],
)  # fmt: skip
def test_a_year_group_is_read_in_words_and_figures(cell: str, code: str) -> None:
    assert read("year", cell).values == {"year": code}


def test_what_is_no_year_group_is_refused() -> None:
    for cell in ("15", "9A", "Oak"):
        assert read("year", cell).refused == (Refused("is not a year group"),)


def test_strategies_are_taken_apart_at_semicolons_and_lines_but_not_at_commas() -> None:
    assert value("what_helps", "Seat at front; chunk instructions, check understanding", "what_helps") == (
        "Seat at front",
        "chunk instructions, check understanding",
    )
    assert value("what_helps", "- Movement breaks\n- Time out card", "what_helps") == (
        "Movement breaks",
        "Time out card",
    )


def test_services_are_taken_apart_at_commas_too() -> None:
    assert value("external_agencies", "EP, SALT; CAMHS", "agencies") == ("EP", "SALT", "CAMHS")


def test_a_plan_is_there_or_not() -> None:
    assert value("ehc_plan", "Y", "has_plan") is True
    assert value("ehc_plan", "EHCP", "has_plan") is True
    assert value("ehc_plan", "No", "has_plan") is False
    assert read("ehc_plan", "applied").refused


def test_ticks_under_the_letters_of_a_status_or_a_need_are_read() -> None:
    assert read("sen_support", "x").values == {"on_support": True}
    assert read("sen_support", "0").values == {"on_support": False}
    (need,) = value("SLCN", "✓", "further_needs")
    assert (need.type, need.rank) == ("SLCN", None)
    (ranked,) = value("SLCN", "2", "further_needs")
    assert ranked.rank == 2
    assert read("SLCN", "no").values == {}
    assert read("SLCN", "sometimes").refused


def test_a_review_day_without_a_year_says_what_it_was_taken_as() -> None:
    found = read("support_review_by", "w/b 12 Apr")
    assert found.comments[0].kind == "assumed"
    assert found.comments[0].taken == "2027-04-12"


def test_no_refusal_repeats_the_cell() -> None:
    for field in fields():
        for cell in ("Zebedee", "Quux 77", "31/02/2015"):
            assert all(cell not in refused.reason for refused in read(field, cell).refused)
