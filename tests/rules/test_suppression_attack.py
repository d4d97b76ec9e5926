"""Small numbers held back: whoever knows the total cannot work one of them out, and nothing untrue is shown."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.rules.suppression import held_back

COUNTS = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 30), max_size=9)


@pytest.mark.parametrize(
    ("counts", "held"),
    [
        ("", ""),
        ("a12 b0 c7", ""),
        # Alone, three is what the total leaves; the next smallest goes with it.
        ("a12 b3 c7", "b c"),
        # Two that make two are one and one, and two that make eight can only be four and four.
        ("a12 b1 c1 d6", "b c d"),
        ("a12 b4 c4 d6", "b c d"),
        ("a12 b2 c4", "b c"),
        # Nobody is left to go with it: the list tells nothing, not even where nobody is.
        ("a0 b3 c0", "a b c"),
        ("a1 b1 c1 d1 e1 f0", "a b c d e f"),
    ],
)
def test_what_is_held_back(counts: str, held: str) -> None:
    numbers = {word[0]: int(word[1:]) for word in counts.split()}
    assert held_back(numbers, fewest=5) == frozenset(held.split())


@given(COUNTS, st.integers(2, 10))
@settings(max_examples=100)
def test_no_small_number_is_ever_shown(counts: dict[str, int], fewest: int) -> None:
    held = held_back(counts, fewest=fewest)
    assert all(number == 0 or number >= fewest or name in held for name, number in counts.items())


@given(COUNTS, st.integers(2, 10))
@settings(max_examples=100)
def test_nothing_is_held_back_where_no_number_is_small(counts: dict[str, int], fewest: int) -> None:
    large = {name: number + fewest if number else 0 for name, number in counts.items()}
    assert held_back(large, fewest=fewest) == frozenset()


@pytest.mark.parametrize("rows", [2, 3, 4])
def test_each_number_held_back_has_another_answer_that_gives_the_same_total(rows: int) -> None:
    fewest = 4
    for numbers in product(range(7), repeat=rows):
        counts = {str(place): number for place, number in enumerate(numbers)}
        held = held_back(counts, fewest=fewest)
        if not held or sum(numbers) < fewest:
            continue
        # Where a number is shown nobody is shown as nobody; a list that is held back whole may hold nobody.
        least = 0 if len(held) == rows else 1
        left = sum(counts[name] for name in held)
        answers = [each for each in product(range(least, left + 1), repeat=len(held)) if sum(each) == left]
        for place in range(len(held)):
            assert len({each[place] for each in answers}) > 1, numbers
