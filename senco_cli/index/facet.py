"""A facet: one question that is answered of every pupil, and what its answers depend on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from senco_cli.store.below import Below

# What is known of a pupil, as JSON holds it.
Answer: TypeAlias = Any
# By a pupil's key, the day, and what was seen in the pupil's folder, if anybody has looked.
Answering: TypeAlias = "Callable[[str, date, Below | None], Answer]"


class Facet:
    """One question, such as what is due.

    `open` reads what all pupils share and gives the function that answers for one pupil; `day` is the day that answers
    hold for. Without `day` they rest on the pupil's own record alone, on no other file of the folder and on no day.

    The function is given the day anew for each pupil, as one that notes what is asked of it: on a later day an answer
    serves again that asked nothing of the day which is another now. So what is kept for several pupils must not rest
    on the day.
    """

    def __init__(self, name: str, open: Callable[[], Answering], day: date | None) -> None:
        self.name, self.open, self.day = name, open, day

    @cached_property
    def answering(self) -> Answering:
        """What answers for one pupil; what all pupils share is read once, the first time."""
        return self.open()

    def __getstate__(self) -> dict[str, object]:
        # Another process reads for itself.
        return {"name": self.name, "open": self.open, "day": self.day}
