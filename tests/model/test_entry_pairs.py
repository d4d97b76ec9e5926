"""Merging and telling ask one function which entries are the same, and differ in how alike is alike enough."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from senco_cli.model.differences import paired
from senco_cli.model.entry_pairs import alike_unless_named, name_of, pairs
from senco_cli.model.pupil import Contact

NAMED = ("name",)
MOTHER = {"name": "Ngozi Okafor", "relationship": "mother", "phone": "07700 900123"}
FATHER = {"name": "Emeka Okafor", "relationship": "father", "phone": "07700 900124"}
entries = st.lists(
    st.dictionaries(st.sampled_from(["name", "relationship", "phone"]), st.sampled_from("abc")), max_size=5
)


@given(entries, entries)
def test_no_entry_is_in_two_pairs_and_equal_ones_are_always_found(first: list[Any], second: list[Any]) -> None:
    found = pairs(first, second, NAMED, alike=alike_unless_named(NAMED))
    assert len(set(found.values())) == len(found)
    left = [entry for at, entry in enumerate(second) if at not in found.values()]
    assert not any(entry in left for at, entry in enumerate(first) if at not in found)


@given(entries, entries)
def test_a_merge_never_takes_two_names_for_one(first: list[Any], second: list[Any]) -> None:
    for here, there in pairs(first, second, NAMED, alike=alike_unless_named(NAMED)).items():
        called = name_of(first[here], NAMED), name_of(second[there], NAMED)
        assert None in called or called[0] == called[1]


@given(entries, entries)
def test_what_is_told_has_every_entry_of_both_lists_once(old: list[Any], new: list[Any]) -> None:
    found = paired(Contact, old, new)
    assert [now for _was, now in found if now is not None] == list(range(len(new)))
    assert sorted(was for was, _now in found if was is not None) == list(range(len(old)))


def test_a_mended_name_is_told_as_one_person_and_merged_as_two() -> None:
    mended = MOTHER | {"name": "Ngozi Okafor-Bell"}
    assert paired(Contact, [MOTHER, FATHER], [FATHER, mended]) == [(1, 0), (0, 1)]
    assert pairs([MOTHER, FATHER], [FATHER, mended], NAMED, alike=alike_unless_named(NAMED)) == {1: 0}


def test_the_most_alike_is_taken_and_not_the_first() -> None:
    first = [{"on": "1", "who": "a", "about": "x"}]
    second = [{"on": "1", "who": "b", "about": "x"}, {"on": "1", "who": "a", "about": "x", "then": "y"}]
    assert pairs(first, second, (), alike=alike_unless_named(())) == {0: 1}
