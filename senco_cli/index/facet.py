"""A facet: one question that is answered of every pupil, and what its answers depend on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, TypeAlias

# What is known of a pupil, as JSON holds it.
Answer: TypeAlias = Any


class Facet(NamedTuple):
    """One question, such as what is due.

    `open` reads what all pupils share, once for each process, and gives the function that answers for one pupil by the
    key; `day` is the day that answers hold for. Without `day` they rest on the pupil's own record alone, on no other
    file of the folder and on no day.

    The function is given the day anew for each pupil, as one that notes what is asked of it: on a later day an answer
    serves again that asked nothing of the day which is another now. So what is kept for several pupils must not rest
    on the day.
    """

    name: str
    open: Callable[[], Callable[[str, date], Answer]]
    day: date | None
