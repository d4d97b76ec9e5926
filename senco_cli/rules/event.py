"""One event that sets a time limit off, as it was found in the records."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from senco_cli.model.base import Part


# Tuples rather than dataclasses, here and in the reckoning: a large school makes a hundred thousand at a time.
class Event(NamedTuple):
    """One event: its day, the record and path it stands in, and a sentence that says it without a name.

    `outer_on` is the more lenient day of the same event where it was itself worked out; `remarks` are facts beside it;
    `tally` is how many there are of what the event counts; `occasion` tells the event from others that its trigger
    finds in the same record, in words that stay when its day moves. `reminder` marks one that asks for no more than to
    be written up. `holder` says whose duty it is where the rule leaves that to the record, and `detail` what somebody
    wrote of it, which may hold a name. `also_on` is a second day that the rule may count from, and takes the later of
    the two. `law_on` is the day whose law applies, where that is not the day of the event.
    """

    on: date
    path: str
    record: Part
    said: str
    outer_on: date | None = None
    remarks: tuple[str, ...] = ()
    tally: int = 0
    occasion: str = ""
    reminder: bool = False
    holder: str = ""
    detail: str = ""
    also_on: date | None = None
    law_on: date | None = None
