"""Levelling finds the least cost there is, and does not hang on the order of the jobs."""

from __future__ import annotations

from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from senco_cli.rules.planning.levelling import level

PLACES = 4
# The last place always has room and stands for not being placed, at a cost above all others.
NOT_PLACED = 10_000
Costs = list[dict[int, int]]
Steps = list[list[int]]


@st.composite
def problems(draw: st.DrawFn, most_jobs: int = 5) -> tuple[Costs, Steps]:
    """Jobs with the costs of some places, and places with little room, each of which costs more the fuller it is."""
    jobs = draw(st.integers(0, most_jobs))
    places = st.dictionaries(st.integers(0, PLACES - 1), st.integers(0, 60), max_size=PLACES)
    costs = [{**draw(places), PLACES: NOT_PLACED} for _ in range(jobs)]
    steps = [sorted(draw(st.lists(st.integers(0, 40), max_size=3))) for _ in range(PLACES)]
    return costs, [*steps, [0] * (jobs + 1)]


def cost_of(layout: tuple[int, ...], costs: Costs, steps: Steps) -> int | None:
    """What a layout costs; None where it cannot be."""
    if any(place not in costs[job] for job, place in enumerate(layout)):
        return None
    if any(layout.count(place) > len(steps[place]) for place in set(layout)):
        return None
    load = sum(sum(steps[place][: layout.count(place)]) for place in set(layout))
    return load + sum(costs[job][place] for job, place in enumerate(layout))


@given(problems())
def test_no_other_layout_costs_less(problem: tuple[Costs, Steps]) -> None:
    costs, steps = problem
    layout = level(costs, steps)
    others = product(range(PLACES + 1), repeat=len(costs))

    assert cost_of(layout, costs, steps) == min(
        cost for other in others if (cost := cost_of(other, costs, steps)) is not None
    )


def unequal(problem: tuple[Costs, Steps]) -> tuple[Costs, Steps]:
    """The same problem with a bit of its own for every job in every place, so that only one layout is the best."""
    costs, steps = problem
    places, bits = PLACES + 1, len(costs) * (PLACES + 1)
    own_bit = [
        {place: (cost << bits) + (1 << (job * places + place)) for place, cost in of_job.items()}
        for job, of_job in enumerate(costs)
    ]
    return own_bit, [[cost << bits for cost in of_place] for of_place in steps]


@given(problems(most_jobs=7), st.randoms(use_true_random=False))
def test_the_order_of_the_jobs_does_not_matter(problem: tuple[Costs, Steps], chance: Random) -> None:
    costs, steps = unequal(problem)
    order = list(range(len(costs)))
    chance.shuffle(order)
    in_other_order = level([costs[job] for job in order], steps)

    assert dict(zip(order, in_other_order, strict=True)) == dict(enumerate(level(costs, steps)))


@given(problems(most_jobs=7).filter(lambda problem: bool(problem[0])))
def test_one_job_more_moves_at_most_one_other_out_of_each_place(problem: tuple[Costs, Steps]) -> None:
    costs, steps = unequal(problem)
    before, after = level(costs[1:], steps), level(costs, steps)[1:]
    moved_from = [old for old, new in zip(before, after, strict=True) if old != new]

    assert len(moved_from) == len(set(moved_from))


def test_equal_jobs_are_spread_evenly() -> None:
    everywhere = [dict.fromkeys(range(3), 0) for _ in range(6)]
    steps = [[1, 3, 5, 7, 9, 11]] * 3

    assert sorted(level(everywhere, steps)) == [0, 0, 1, 1, 2, 2]


def test_a_job_makes_room_for_one_that_has_no_choice() -> None:
    assert level([{0: 0, 1: 5}, {0: 0}], [[0], [0]]) == (1, 0)
