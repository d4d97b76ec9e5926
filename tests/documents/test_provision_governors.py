"""The page for governors: the school in numbers, and nobody to be recognised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Any

from documents.example import ON, Example, pupil
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.documents.provision_governors import GovernorsMap, governors_map
from senco_cli.documents.templates import environment, render
from senco_cli.rules.suppression import fewest_shown

FEWEST = fewest_shown(ON)
AREAS = ("communication-and-interaction", "cognition-and-learning", "sensory-and-physical")


def page(view: GovernorsMap) -> str:
    return render(environment(), "provision-map-governors.html.j2", {"map": view})


def test_the_smallest_number_is_the_school_s_own_where_it_has_set_one(example: Example) -> None:
    assert governors_map(example.map()).fewest == FEWEST
    settings = example.records.settings.model_copy(update={"smallest_number": 10})
    own = replace(example, records=replace(example.records, settings=settings))
    assert governors_map(own.map()).fewest == 10


def school(example: Example, numbers: list[int], outcomes: Sequence[str | None] | None = None) -> Example:
    """So many pupils in one provision of each area; each is in one only."""
    total = sum(numbers)
    results = outcomes or [None] * total
    built = Example(example.only().records, tuple(pupil(f"k{n:04d}", "Ada", f"Brook{n}") for n in range(total)))
    start = 0
    for area, number in zip(AREAS, numbers, strict=False):
        members: list[dict[str, Any]] = [
            {"pupil": f"k{n:04d}", **({"outcome": results[n]} if results[n] else {})}
            for n in range(start, start + number)
        ]
        built = built.with_provision(f"p{start}{area[:2]}", area_of_need=area, title="Zebra club", pupils=members)
        start += number
    return built


def test_nobody_is_named_and_no_free_text_is_on_it(example: Example) -> None:
    text = page(governors_map(school(example, [8, 9, 7]).map()))
    assert "Brook" not in text and "Zebra" not in text and not re.search(r"k\d{4}", text)
    assert "Adeyemi" not in text


def test_too_few_pupils_leave_nothing_to_see(example: Example) -> None:
    view = governors_map(school(example, [FEWEST - 1]).map())
    assert view.pupils is None
    assert "£" not in page(view)


def test_a_small_group_is_held_back_with_its_money_and_another_with_it(example: Example) -> None:
    view = governors_map(school(example, [12, 2, 7]).map())
    lines = {line.name: line for line in view.spend[0].lines}
    assert lines["Communication and interaction"].pupils == 12
    for held in ("Cognition and learning", "Sensory and physical"):
        assert (lines[held].pupils, lines[held].cost, lines[held].provisions, lines[held].per_cent) == (None,) * 4
    assert view.spend[0].bars[-1][0] == "Held back, together"


def test_where_no_group_is_small_nothing_is_held_back(example: Example) -> None:
    view = governors_map(school(example, [8, 9, 7]).map())
    assert [line.pupils for line in view.spend[0].lines] == [8, 9, 7]
    assert "held back" not in page(view).split("<h2>Beside")[0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=3, max_size=3))
def test_no_small_group_of_pupils_follows_from_the_totals(numbers: list[int]) -> None:
    from documents.example import example_school

    if sum(numbers) < FEWEST:
        return
    lines = governors_map(school(example_school(), [n for n in numbers if n]).map()).spend[0].lines
    told = [n for n in numbers if n]
    hidden = [number for line, number in zip(lines, told, strict=True) if line.cost is None]
    assert all(number >= FEWEST for line, number in zip(lines, told, strict=True) if line.pupils is not None)
    assert len(hidden) != 1 and (not hidden or sum(hidden) >= FEWEST)


def test_few_outcomes_are_held_back_and_so_is_their_share(example: Example) -> None:
    few = governors_map(school(example, [9], ["met", "met", *[None] * 7]).map()).outcomes
    assert all((line.known, line.met, line.per_cent_met) == (None, None, None) for line in few)
    many = governors_map(school(example, [20], ["met"] * 12 + ["not-met"] * 8).map()).outcomes
    assert [(line.known, line.met, line.not_met, line.per_cent_met) for line in many] == [(20, 12, 8, Decimal(60))] * 2


def test_top_up_of_few_is_held_back_with_what_it_leaves(example: Example) -> None:
    base = school(example, [8])
    paid = pupil("k0001", "Ada", "Brook1", top_up=[{"from": "2026-04-01", "per_year": "4321.00"}])
    others = tuple(each for each in base.pupils if each.key != "k0001")
    view = governors_map(Example(base.records, (*others, paid)).map())
    assert not view.is_top_up_told
    assert "4,321" not in page(view) and "Left to the school" not in page(view)


def test_what_few_funded_places_cost_cannot_be_worked_out(example: Example) -> None:
    base = school(example, [20])
    placed = pupil("k0001", "Ada", "Brook1", resourced_provision="yes")
    others = tuple(each for each in base.pupils if each.key != "k0001")
    view = governors_map(Example(base.records, (*others, placed)).map())
    assert len(view.funding.in_places) == 1
    assert "Left to the school" not in page(view) and "resourced provision" not in page(view)


def test_by_year_where_years_are_large_enough_and_otherwise_by_key_stage(example: Example) -> None:
    assert governors_map(school(example, [8, 9, 7]).map()).spend[2].by == "Year group"
    small = governors_map(example.map())
    assert small.spend[2].by == "Key stage"
    for one, other in combinations(small.spend, 2):
        assert one.title != other.title
