"""A deadline: one rule applied to one event, as everything above the rules sees it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from senco_cli.rules.rule import Source, needs_mark


# A tuple rather than a dataclass, which takes four times as long to make: a large school has hundreds of thousands.
class Deadline(NamedTuple):
    """One duty that is still open.

    `path` is the record the trigger stands in; `pupil` is None for a duty of the whole school. `legal_due` is the day
    by the strict reading of the text, None where a duty is shown and never computed; `plan_by` the last school day on
    which somebody at the school can still do it, None for what others owe; `outer_due` a later day by a more lenient
    reading, and `opens_on` the first day of a window, both None where there is none. `reminder` marks what breaks no
    duty when its day passes, and `needs_holiday_cover` what nobody can do any more on a school day. `derivation` says
    in sentences how the day comes about, without a name.
    `detail` is what somebody wrote of this one duty; it may hold a name, and stands only where names stand. `occasion`
    tells the deadline from others of its rule and trigger in the same record, and stays when days move.
    """

    rule: str
    title: str
    kind: str
    pupil: str | None
    path: str
    trigger: str
    trigger_on: date | None
    legal_due: date | None
    plan_by: date | None
    outer_due: date | None
    duty_holder: str
    status: str
    verified: str
    sources: tuple[Source, ...]
    derivation: Sequence[str]
    opens_on: date | None = None
    reminder: bool = False
    occasion: str = ""
    detail: str = ""
    needs_holiday_cover: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether the day is marked wherever it is shown, because no text that sets it was read."""
        return needs_mark(self.verified, self.sources)
