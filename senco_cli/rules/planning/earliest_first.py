"""Earliest deadline first: which jobs fit into weeks with little room."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush


def earliest_first(windows: Sequence[tuple[int, int]], room: Sequence[int]) -> tuple[int | None, ...]:
    """The week of each job of one unit, None for those left over, which are as few as can be.

    `windows` are the first and last week of each job, both included; `room` is how many jobs each week takes. Week by
    week, the open jobs that have to end first go first. For jobs of one unit with such windows no way of placing them
    places more (Glover, Maximum matching in a convex bipartite graph, Naval Research Logistics Quarterly 14, 1967).
    """
    placed: list[int | None] = [None] * len(windows)
    coming = sorted(range(len(windows)), key=lambda job: windows[job], reverse=True)
    open_jobs: list[tuple[int, int]] = []
    for week, most in enumerate(room):
        while coming and windows[coming[-1]][0] <= week:
            job = coming.pop()
            heappush(open_jobs, (windows[job][1], job))
        left = most
        while open_jobs and left > 0:
            last, job = heappop(open_jobs)
            if last >= week:
                placed[job] = week
                left -= 1
    return tuple(placed)
