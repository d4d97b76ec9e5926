"""Earliest deadline first places as many jobs as any way of placing them could."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from senco_cli.rules.planning.earliest_first import earliest_first

WEEKS = 6
windows = st.lists(st.tuples(st.integers(0, WEEKS - 1), st.integers(0, WEEKS - 1)).map(sorted).map(tuple), max_size=12)
rooms = st.lists(st.integers(0, 3), min_size=WEEKS, max_size=WEEKS)


def most_that_fit(jobs: list[tuple[int, int]], room: list[int]) -> int:
    """The size of the greatest matching of jobs with seats in weeks, found by chains of moves (Kuhn)."""
    seats = [(week, number) for week, most in enumerate(room) for number in range(most)]
    taken: dict[tuple[int, int], int] = {}

    def seat(job: int, tried: set[tuple[int, int]]) -> bool:
        first, last = jobs[job]
        for each in seats:
            if first <= each[0] <= last and each not in tried:
                tried.add(each)
                if each not in taken or seat(taken[each], tried):
                    taken[each] = job
                    return True
        return False

    return sum(seat(job, set()) for job in range(len(jobs)))


@given(windows, rooms)
def test_no_way_of_placing_them_places_more(jobs: list[tuple[int, int]], room: list[int]) -> None:
    placed = earliest_first(jobs, room)

    assert len([week for week in placed if week is not None]) == most_that_fit(jobs, room)


@given(windows, rooms)
def test_every_job_stands_in_its_window_and_no_week_is_over_its_room(
    jobs: list[tuple[int, int]], room: list[int]
) -> None:
    placed = earliest_first(jobs, room)

    assert all(first <= week <= last for (first, last), week in zip(jobs, placed, strict=True) if week is not None)
    assert all(placed.count(week) <= most for week, most in enumerate(room))


def test_the_job_that_has_to_end_first_goes_first() -> None:
    assert earliest_first([(0, 2), (0, 0), (0, 1)], [1, 1, 1]) == (2, 0, 1)
