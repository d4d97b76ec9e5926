"""Laws of merging: nothing that anybody wrote is lost, whatever two people did to one record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.store.conflicts import Conflict, split
from senco_cli.store.merge_record import merge_records
from senco_cli.store.yaml_editor import dump
from senco_cli.store.yaml_reader import Tree, read
from senco_cli.store.yaml_text import decode

PUPIL = "pupils/k7m2q/pupil.yaml"
ANY = "provision/anything.yaml"

TEXTS = st.sampled_from(
    ["reads well", "NO", "12:30", "a: b", "# no", "a\nb", "a\n\n b\n", 'it\'s "so"', "Siân", "", "2015-11-03", "x"]
)
NAMES = st.sampled_from(["from", "what", "notes", "who"])
ENTRIES = st.dictionaries(NAMES, TEXTS, min_size=1, max_size=3)
VALUES = TEXTS | ENTRIES | st.lists(TEXTS, max_size=4) | st.lists(ENTRIES, max_size=4)
RECORDS = st.dictionaries(st.sampled_from(["title", "notes", "contacts", "needs", "log"]), VALUES, max_size=5)

STATUSES = st.lists(
    st.fixed_dictionaries(
        {"status": st.sampled_from("KEN"), "from": st.sampled_from(["2022-01-10", "2024-03-18", "2026-09-01"])},
        optional={"to": st.sampled_from(["2023-01-10", "2026-08-31"]), "reason": TEXTS.filter(bool)},
    ),
    max_size=3,
)
NEEDS = st.lists(
    st.fixed_dictionaries(
        {"type": st.sampled_from(["SLCN", "SEMH", "ASD"]), "rank": st.sampled_from("123")},
        optional={"description": st.sampled_from(["in class", "at play"])},
    ),
    max_size=3,
    unique_by=lambda need: need["type"],
)
PUPILS = st.fixed_dictionaries(
    {
        "name": st.fixed_dictionaries(
            {"legal_forename": st.sampled_from(["Amara", "Amy"]), "legal_surname": st.just("Okafor")},
            optional={"known_as": st.sampled_from(["Ama", "Mara"])},
        ),
        "date_of_birth": st.just("2015-11-03"),
    },
    optional={
        "class": st.sampled_from(["6A", "6B"]),
        "sen_status": STATUSES,
        "needs": NEEDS,
        "notes": st.sampled_from(["one", "two\nlines", "three"]),
    },
)


def written(tree: Tree) -> bytes:
    return dump(tree).encode()


def merged(base: Tree, ours: Tree, theirs: Tree, *, path: str = ANY) -> tuple[Any, tuple[Conflict, ...], int]:
    """What the merged file says, its notes, and how many places are undecided."""
    result = merge_records(path, written(base), written(ours), written(theirs))
    text, faults = decode(result.data)
    document = read(result.data)
    assert faults == () and document.faults == ()
    return document.tree or {}, split(text)[1], result.undecided


def scalars(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    for below in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from scalars(below)


def all_said(tree: Any, notes: tuple[Conflict, ...]) -> set[str]:
    sides = [side for note in notes for side in (note.here, note.other)]
    return {*scalars(tree), *(text for side in sides for text in scalars(side.value))} | {
        text for side in sides if side.is_file for text in scalars(read(str(side.value).encode()).tree)
    }


def as_sets(tree: Any) -> Any:
    """A record without the order of its fields and entries."""
    if isinstance(tree, dict):
        return frozenset((name, as_sets(value)) for name, value in tree.items() if value is not None)
    if isinstance(tree, list):
        return tuple(sorted((as_sets(each) for each in tree), key=repr))
    return tree


@settings(max_examples=100)
@given(base=RECORDS, ours=RECORDS, theirs=RECORDS)
def test_whatever_either_side_added_stands_in_the_record_or_in_a_note(base: Tree, ours: Tree, theirs: Tree) -> None:
    tree, notes, _ = merged(base, ours, theirs)
    before = set(scalars(base))
    assert {*scalars(ours), *scalars(theirs)} - before <= all_said(tree, notes)


@settings(max_examples=100)
@given(base=PUPILS, ours=PUPILS, theirs=PUPILS)
def test_two_sound_pupils_make_a_sound_one_and_lose_nothing(base: Tree, ours: Tree, theirs: Tree) -> None:
    from senco_cli.model.faults import validate
    from senco_cli.model.pupil import Pupil

    tree, notes, _ = merged(base, ours, theirs, path=PUPIL)
    if not validate(Pupil, ours)[1] and not validate(Pupil, theirs)[1]:
        assert validate(Pupil, tree)[1] == ()
    assert {*scalars(ours), *scalars(theirs)} - set(scalars(base)) <= all_said(tree, notes)


@given(base=RECORDS, either=RECORDS)
def test_what_only_one_side_did_is_done_to_the_byte(base: Tree, either: Tree) -> None:
    was, now = written(base), b"# a remark\n" + written(either)
    assert merge_records(ANY, was, was, now).data == now
    assert merge_records(ANY, was, now, was).data == now
    assert merge_records(ANY, was, now, now).data == now


@settings(max_examples=100)
@given(base=RECORDS, ours=RECORDS, theirs=RECORDS)
def test_nothing_is_undecided_without_a_note_and_no_note_without_two_sides(
    base: Tree, ours: Tree, theirs: Tree
) -> None:
    _, notes, undecided = merged(base, ours, theirs)
    assert undecided == len(notes)
    assert all(note.here != note.other for note in notes if note.where)


@settings(max_examples=100)
@given(base=RECORDS, ours=RECORDS, theirs=RECORDS)
def test_both_people_get_the_same_up_to_order_where_nothing_is_undecided(base: Tree, ours: Tree, theirs: Tree) -> None:
    one, notes, _ = merged(base, ours, theirs)
    other, notes_there, _ = merged(base, theirs, ours)
    if not notes and not notes_there:
        assert as_sets(one) == as_sets(other)


@settings(max_examples=100)
@given(
    base=st.lists(TEXTS.filter(bool), max_size=4), ours=st.lists(TEXTS, max_size=3), theirs=st.lists(TEXTS, max_size=3)
)
def test_what_both_added_to_one_list_is_all_there_without_a_question(
    base: list[Tree], ours: list[Tree], theirs: list[Tree]
) -> None:
    tree, notes, _ = merged({"log": base}, {"log": [*base, *ours]}, {"log": [*base, *theirs]})
    assert notes == ()
    assert set(tree["log"]) == {*base, *ours, *theirs}
    assert [each for each in tree["log"] if each in set(base)][: len(base)] == base or set(base) & {*ours, *theirs}


@settings(max_examples=60)
@given(base=RECORDS, ours=RECORDS, theirs=RECORDS, third=RECORDS)
def test_a_note_outlives_the_next_merge(base: Tree, ours: Tree, theirs: Tree, third: Tree) -> None:
    first = merge_records(ANY, written(base), written(ours), written(theirs)).data
    second = merge_records(ANY, written(base), first, written(third)).data
    before = split(decode(first)[0])[1]
    after = split(decode(second)[0])[1]
    assert all(any(note.is_same_as(each) for each in after) for note in before)
