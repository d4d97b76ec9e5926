"""Sharing out jobs over places at the least cost, where a place costs the more the fuller it is."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class _Move(NamedTuple):
    """The cheapest way to move some job from one place to another."""

    cost: int
    job: int


def level(costs: Sequence[Mapping[int, int]], steps: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The place of each job, so that the sum of all costs is the least there is.

    `costs[job]` are the costs of the places where a job may stand. `steps[place]` are those of its first job, its
    second and so on, never falling; their number is the room it has. There has to be room for every job.

    This is the method of successive shortest paths for flows of least cost (Ahuja, Magnanti and Orlin, Network Flows,
    chapter 9), on the places alone: each job takes the cheapest chain of moves that makes room for it. So what is best
    does not hang on the order of the jobs unless two solutions cost the same, and one job more moves at most one
    other out of each place.
    """
    state = _State(costs, steps)
    for job in range(len(costs)):
        state.take_in(job)
    return tuple(state.place_of)


class _State:
    """Who stands where, and the cheapest moves between places."""

    def __init__(self, costs: Sequence[Mapping[int, int]], steps: Sequence[Sequence[int]]) -> None:
        self._costs = costs
        self._steps = steps
        self._standing: list[set[int]] = [set() for _ in steps]
        self._moves: list[dict[int, _Move]] = [{} for _ in steps]
        self.place_of: list[int] = [-1] * len(costs)

    def take_in(self, job: int) -> None:
        """Put a job where it and the moves that make room for it cost the least."""
        distance, came = self._paths(job)
        ends = [place for place in distance if len(self._standing[place]) < len(self._steps[place])]
        place = min(ends, key=lambda place: (distance[place] + self._steps[place][len(self._standing[place])], place))
        changed = {place}
        while (move := came[place]) is not None:
            origin, moved = move
            self._standing[origin].discard(moved)
            self._put(moved, place)
            changed.add(place := origin)
        self._put(job, place)
        for each in changed:
            self._moves[each] = self._cheapest_moves(each)

    def _paths(self, job: int) -> tuple[dict[int, int], dict[int, tuple[int, int] | None]]:
        """The cost of standing in each place with the moves that lead there, and the move by which it was reached."""
        distance = dict(self._costs[job])
        came: dict[int, tuple[int, int] | None] = dict.fromkeys(distance)
        waiting, is_waiting = deque(distance), set(distance)
        while waiting:
            origin = waiting.popleft()
            is_waiting.discard(origin)
            so_far = distance[origin]
            for place, (cost, moved) in self._moves[origin].items():
                if place not in distance or so_far + cost < distance[place]:
                    distance[place] = so_far + cost
                    came[place] = (origin, moved)
                    if place not in is_waiting:
                        waiting.append(place)
                        is_waiting.add(place)
        return distance, came

    def _put(self, job: int, place: int) -> None:
        self._standing[place].add(job)
        self.place_of[job] = place

    def _cheapest_moves(self, origin: int) -> dict[int, _Move]:
        found: dict[int, _Move] = {}
        for job in sorted(self._standing[origin]):
            here = self._costs[job][origin]
            for place, there in self._costs[job].items():
                if place != origin and (place not in found or there - here < found[place].cost):
                    found[place] = _Move(there - here, job)
        return found
