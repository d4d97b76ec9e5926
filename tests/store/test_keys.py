"""Keys say nothing about a person and cannot be misread by people or by YAML."""

from __future__ import annotations

import random
import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.store.keys import NoKeyLeft, new_key

seeds = st.integers(min_value=0, max_value=2**32)


@given(seeds)
def test_a_key_is_five_unmistakable_characters_a_letter_first_and_a_digit_somewhere(seed: int) -> None:
    key = new_key(set(), rng=random.Random(seed))
    assert re.fullmatch(r"[bcdfghjkmnpqrstvwxz][bcdfghjkmnpqrstvwxz2-9]{4}", key)
    assert re.search(r"[2-9]", key)


@given(seeds)
def test_every_yaml_reader_takes_a_key_for_text(seed: int) -> None:
    key = new_key(set(), rng=random.Random(seed))
    assert yaml.safe_load(key) == key
    with pytest.raises(ValueError):
        float(key)


@given(seeds, st.integers(min_value=1, max_value=20))
@settings(max_examples=50)
def test_a_key_in_use_is_never_given_again(seed: int, count: int) -> None:
    taken = {new_key(set(), rng=random.Random(seed)) for _ in range(count)}
    rng = random.Random(seed)
    for _ in range(count):
        key = new_key(taken, rng=rng)
        assert key not in taken
        taken.add(key)


def test_keys_come_from_the_systems_own_chance_when_nothing_else_is_said() -> None:
    assert len({new_key(set()) for _ in range(200)}) > 190


def test_when_every_key_is_in_use_it_says_so_instead_of_searching_for_ever() -> None:
    class Everything:
        def __contains__(self, key: object) -> bool:
            return True

    with pytest.raises(NoKeyLeft, match="no unused key"):
        new_key(Everything())
