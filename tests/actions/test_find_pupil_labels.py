"""Whoever looks for few pupils need not understand what is known of all, and finds the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import REPOSITORY

from senco_cli.actions import find_pupil
from senco_cli.actions.find_pupil import each_label
from senco_cli.cli.completion import candidates
from senco_cli.model.names import fold_name

RECORDS = REPOSITORY / "records"
EVERYBODY = tuple(each_label(RECORDS))
BEGINNINGS = sorted({word[:length] for each in EVERYBODY for word in each.folded.split() for length in (1, 2, 4)})


@pytest.fixture(autouse=True, scope="module")
def _few_together() -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find_pupil, "_TOGETHER", 2)
        yield


@given(st.sampled_from((*BEGINNINGS, "q4", "zz", "o'b", "Siâ", '"', "[")))
def test_nobody_is_left_out_who_holds_what_is_looked_for(begun: str) -> None:
    found = tuple(each_label(RECORDS, holding=[begun]))
    assert set(found) <= set(EVERYBODY)
    assert {each for each in EVERYBODY if begun in each.key or begun in each.folded} <= set(found)


@given(st.sampled_from((*BEGINNINGS, "q4", "", "zz", "o'b", "Siâ", "NGU")))
def test_a_tab_offers_whoever_begins_so(begun: str) -> None:
    offered = {meaning for _, meaning in candidates(["show"], begun, cwd=RECORDS, environment={})}
    word = fold_name(begun)
    for each in EVERYBODY:
        by_key = each.key.startswith(begun.casefold())
        by_name = bool(word) and f" {word.split()[0]}" in f" {each.folded}"
        assert any(each.label in meaning for meaning in offered) or not (by_key or by_name)


def test_those_who_hold_nothing_of_it_are_not_even_read() -> None:
    assert len(tuple(each_label(RECORDS, holding=["q4t8m"]))) == 2


def test_a_key_is_known_without_reading_anybodys_name_but_the_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_words: object, **_more: object) -> object:
        raise AssertionError

    monkeypatch.setattr(find_pupil, "each_label", refuse)
    for each in EVERYBODY:
        assert find_pupil.find_pupil(RECORDS, f" {each.key.upper()} ") == each


def test_how_far_the_reading_of_names_is_can_be_told(practice: Path) -> None:
    told: list[tuple[int, int]] = []
    find_pupil.find_pupil(practice, "sian", keeps_index=True, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (len(EVERYBODY), len(EVERYBODY))
