"""A facet: one question that is answered of every pupil, and what its answers depend on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from senco_cli.store.below import Below

# What is known of a pupil, as JSON holds it.
Answer: TypeAlias = Any
# By a pupil's key, the day, and what was seen in the pupil's folder, if anybody has looked.
Answering: TypeAlias = "Callable[[str, date, Below | None], Answer]"


class Facet(NamedTuple):
    """One question, such as what is due.

    `open` reads what all pupils share, once for each process, and gives the function that answers for one pupil; `day`
    is the day that answers hold for. Without `day` they rest on the pupil's own record alone, on no other file of the
    folder and on no day.

    The function is given the day anew for each pupil, as one that notes what is asked of it: on a later day an answer
    serves again that asked nothing of the day which is another now. So what is kept for several pupils must not rest
    on the day.
    """

    name: str
    open: Callable[[], Answering]
    day: date | None
