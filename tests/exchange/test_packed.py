"""Long lists packed in memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from senco_cli.exchange.packed import Packed, packed
from senco_cli.exchange.table import Row

ROWS = tuple(Row(number, (f"Surname{number}", "x")) for number in range(2500))
MANY = Packed(ROWS)


def test_a_short_list_stays_as_it_is() -> None:
    assert packed(iter(ROWS)) == ROWS


def test_a_long_list_gives_back_what_was_put_in() -> None:
    many = packed(Row(number, ("same",)) for number in range(5000))
    assert isinstance(many, Packed)
    assert len(many) == 5000
    assert [row.number for row in many] == list(range(5000))


@given(st.integers(-3000, 3000), st.integers(-3000, 3000), st.sampled_from([-700, -1, 1, 2, 900]))
def test_a_slice_is_the_slice_of_a_tuple(start: int, stop: int, step: int) -> None:
    assert MANY[start:stop:step] == ROWS[start:stop:step]


@given(st.integers(-2600, 2600))
def test_one_item_is_the_item_of_a_tuple(place: int) -> None:
    try:
        expected = ROWS[place]
    except IndexError:
        expected = None
    try:
        found = MANY[place]
    except IndexError:
        found = None
    assert found == expected
