"""What changed in a record is told in the words of the field, each change once and nothing that did not change."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.model.calendar import Calendar
from senco_cli.model.contact_log import ContactLog
from senco_cli.model.cycle import Cycle
from senco_cli.model.differences import differences
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.staff import Staff

LONG = "He came in late on most days of the week, and left early on all of them."
PUPIL: dict[str, Any] = {
    "name": {"legal_forename": "Wren", "legal_surname": "Tarn"},
    "date_of_birth": "2015-11-03",
    "class": "4B",
    "sen_status": [{"status": "K", "from": "2022-01-10"}],
    "needs": [{"type": "SLCN", "rank": "1"}],
    "contacts": [{"name": "Ada Tarn", "relationship": "mother", "phone": "07700 900123"}],
}


def told(kind: Any, before: Any, after: Any) -> list[str]:
    return [each.sentence for each in differences(kind, before, after)]


def test_a_status_that_follows_another_is_one_sentence() -> None:
    history = [{"status": "K", "from": "2022-01-10", "to": "2026-03-11"}, {"status": "E", "from": "2026-03-12"}]
    assert told(Pupil, PUPIL, {**PUPIL, "sen_status": history}) == ["SEN status K to E from 12 March 2026"]


def test_a_status_taken_out_says_which_one_counts_again() -> None:
    history = [{"status": "K", "from": "2022-01-10", "to": "2026-03-11"}, {"status": "E", "from": "2026-03-12"}]
    assert told(Pupil, {**PUPIL, "sen_status": history}, PUPIL) == ["SEN status E taken out, so that it is K again"]


def test_an_outcome_is_marked_met_by_its_number() -> None:
    before = {"plan": {"outcomes": [{"id": "1", "outcome": "Reads aloud"}, {"id": "2", "outcome": "Asks for help"}]}}
    outcomes = [{"id": "1", "outcome": "Reads aloud"}, {"id": "2", "outcome": "Asks for help", "result": "met"}]
    assert told(Cycle, before, {"plan": {"outcomes": outcomes}}) == ["plan, outcome 2 marked met"]


def test_a_contact_in_the_log_is_known_by_the_person_and_the_day() -> None:
    entry = {"happened_on": "2026-03-12", "with": "Mrs Okafor", "how": "call", "about": "Transport"}
    assert told(ContactLog, None, {"contacts": [entry]}) == ["contact with Mrs Okafor on 12 March 2026 written down"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("class", "4C", "class: 4B to 4C"),
        ("class", None, "class taken out (it was 4B)"),
        ("upn", "P207000016049", "UPN: P207000016049"),
        ("admitted_on", "2020-09-02", "admitted on: 2 September 2020"),
        ("circumstances", ["pupil-premium"], "circumstances: Pupil premium added"),
        ("notes", "A long note. " * 9, "notes written down"),
    ],
)
def test_a_field_is_told_in_its_words(field: str, value: Any, sentence: str) -> None:
    assert [each.lower() for each in told(Pupil, PUPIL, {**PUPIL, field: value})] == [sentence.lower()]


def test_a_mended_name_is_a_change_and_no_new_person() -> None:
    contacts = [{"name": "Ada Tarne", "relationship": "mother", "phone": "07700 900123"}]
    assert told(Pupil, PUPIL, {**PUPIL, "contacts": contacts}) == ["contact “Ada Tarne”: name: Ada Tarn to Ada Tarne"]


def test_entries_in_another_order_are_no_new_entries() -> None:
    two = [{"type": "SLCN", "rank": "1"}, {"type": "MLD", "rank": "2"}]
    assert told(Pupil, {**PUPIL, "needs": two}, {**PUPIL, "needs": two[::-1]}) == ["needs put in another order"]


def test_values_stand_beside_the_sentence_whole() -> None:
    (found,) = differences(Pupil, {**PUPIL, "notes": "First. " * 20}, {**PUPIL, "notes": "Second. " * 20})
    assert found.sentence == "notes written anew"
    assert (found.old, found.new) == ("First. " * 20, "Second. " * 20)


@pytest.mark.parametrize(
    ("later", "sentence"),
    [
        (f"{LONG} He swims on Fridays.", "notes: “Mondays.” to “Fridays.”"),
        (f"{LONG} He swims on warm Mondays.", "notes: “warm” added"),
        (LONG, "notes: “He swims on Mondays.” taken out"),
        (f"{LONG} He swims on Mondays. {LONG}", "notes added to"),
        ("Nothing of it is left, and what stands here now is as long as it was before.", "notes written anew"),
    ],
)
def test_a_long_text_that_changed_in_one_place_is_told_by_that_place(later: str, sentence: str) -> None:
    assert told(Pupil, {**PUPIL, "notes": f"{LONG} He swims on Mondays."}, {**PUPIL, "notes": later}) == [sentence]


def test_the_ends_of_a_range_are_no_days() -> None:
    before = {"pupils": [{"pupil": "k7m2q", "entry": {"confidence": {"from": "80", "to": "95", "percent": "90"}}}]}
    after = {"pupils": [{"pupil": "k7m2q", "entry": {"confidence": {"from": "82", "to": "95", "percent": "90"}}}]}
    assert told(Provision, before, after) == ["pupil k7m2q: entry, confidence, lower end: 80 to 82"]


def test_an_entry_is_called_by_its_name_and_else_by_its_day() -> None:
    term = {"from": "2026-09-01", "to": "2026-12-18", "name": "Autumn"}
    before = {"years": [{"academic_year": "2026/27", "terms": [term]}], "closures": [{"from": "2026-11-02"}]}
    after = {"years": [{"academic_year": "2026/27", "terms": [{**term, "to": "2026-12-17"}]}]}
    assert told(Calendar, before, after) == [
        "year “2026/27”: term “Autumn” of 1 September 2026: last day: 18 December 2026 to 17 December 2026",
        "closure from 2 November 2026 taken out",
    ]


def test_a_part_that_goes_as_a_whole_is_one_sentence() -> None:
    before = {"review": {"held_on": "2026-10-05", "impact": "Reads alone", "next_step": "continue"}}
    assert told(Cycle, before, {}) == ["review taken out"]


def test_a_record_that_comes_or_goes_is_said() -> None:
    assert told(Pupil, None, PUPIL) == ["written down"]
    assert told(Pupil, PUPIL, None) == ["taken away"]


TREES = st.recursive(
    st.none() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(PUPIL)), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*PUPIL, "nonsense"]), TREES, max_size=5))
@settings(max_examples=60, deadline=None)
def test_nothing_is_told_where_nothing_changed(tree: dict[str, Any]) -> None:
    assert differences(Pupil, tree, tree) == ()


NAMES = st.sampled_from(["name", "role", "email", "notes", "hours_per_week"])


@given(st.dictionaries(NAMES, TREES, max_size=5), st.dictionaries(NAMES, TREES, max_size=5))
@settings(max_examples=80, deadline=None)
def test_every_field_that_differs_is_told(before: dict[str, Any], after: dict[str, Any]) -> None:
    fields = {
        name
        for name in {*before, *after}
        if before.get(name) != after.get(name) and (before.get(name) or after.get(name))
    }
    assert {each.at[0] for each in differences(Staff, before, after)} == fields
