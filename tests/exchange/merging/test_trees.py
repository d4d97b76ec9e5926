"""Records as trees of text: one value laid over another without taking anything away, and the difference as edits."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from senco_cli.exchange.merging.trees import Edit, Part, Tree, differences, edited, laid_over

TEXTS = st.text("abc123 ", min_size=1, max_size=4)
VALUES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=8
)
TREES = st.dictionaries(TEXTS, VALUES, max_size=4)


def grown(tree: Any, data: st.DataObject) -> Any:
    """The tree with things changed and added, and nothing taken away."""
    if isinstance(tree, dict):
        more = data.draw(st.dictionaries(TEXTS, VALUES, max_size=2))
        return {**{k: v for k, v in more.items() if k not in tree}, **{k: grown(v, data) for k, v in tree.items()}}
    if isinstance(tree, list):
        return [*(grown(v, data) for v in tree), *data.draw(st.lists(VALUES, max_size=2))]
    return data.draw(st.sampled_from([tree, "changed"]))


@given(TREES, st.data())
def test_making_the_edits_between_two_trees_gives_the_second(tree: Tree, data: st.DataObject) -> None:
    new = grown(tree, data)
    edits = tuple(differences("pupil.yaml", tree, new))
    assert edited(tree, edits) == new
    assert not (edits and tree == new)


@given(TREES)
def test_between_a_tree_and_itself_there_is_nothing_to_edit(tree: Tree) -> None:
    assert list(differences("pupil.yaml", tree, tree)) == []


def test_an_edit_says_the_file_the_place_and_both_values() -> None:
    old = {"class": "3A", "needs": [{"type": "HI", "rank": "1"}], "name": {"legal_forename": "Amara"}}
    new = {
        "class": "4A",
        "needs": [{"type": "HI", "rank": "2"}, {"type": "VI", "rank": "1"}],
        "name": {"legal_forename": "Amara", "known_as": "Ama"},
        "upn": "H801200001001",
    }
    assert list(differences("pupil.yaml", old, new)) == [
        Edit("pupil.yaml", ("class",), "3A", "4A"),
        Edit("pupil.yaml", ("needs", 0, "rank"), "1", "2"),
        Edit("pupil.yaml", ("needs",), None, {"type": "VI", "rank": "1"}, adds_item=True),
        Edit("pupil.yaml", ("name", "known_as"), None, "Ama"),
        Edit("pupil.yaml", ("upn",), None, "H801200001001"),
    ]


def test_a_new_file_is_one_edit() -> None:
    plan = {"plan_first_made_on": "2024-03-18"}
    assert list(differences("ehc-plan.yaml", None, plan)) == [Edit("ehc-plan.yaml", (), None, plan)]


def test_an_empty_field_is_filled_and_not_replaced() -> None:
    edits = list(differences("pupil.yaml", {"needs": None}, {"needs": [{"type": "HI"}]}))
    assert edits == [Edit("pupil.yaml", ("needs",), None, [{"type": "HI"}])]


def test_fields_keep_their_place_and_new_ones_follow_in_order() -> None:
    parts = [Part({"upn": "x", "class": "4A"}), Part({"date_of_birth": "2015-11-03", "notes": "new"})]
    found = laid_over({"notes": "old", "class": "3A"}, parts, ["date_of_birth", "upn", "class", "notes"])
    assert list(found.items()) == [
        ("notes", "new"),
        ("class", "4A"),
        ("date_of_birth", "2015-11-03"),
        ("upn", "x"),
    ]
