"""A deadline: one rule applied to one event, as everything above the rules sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from senco_cli.rules.rule import Source


@dataclass(frozen=True, slots=True)
class Deadline:
    """One duty that is still open.

    `path` is the record the trigger stands in; `pupil` is None for a duty of the whole school. `legal_due` is the day
    by the strict reading of the text, None where a duty is shown and never computed; `plan_by` the last school day on
    which a person can still do it; `outer_due` a later day by a more lenient reading, and `opens_on` the first day of
    a window, both None where there is none. `reminder` marks what breaks no duty when its day passes. `derivation` says
    in sentences how the day comes about, without a name.
    `detail` is what somebody wrote of this one duty; it may hold a name, and stands only where names stand.
    `occasion` tells the deadline from others of its rule and trigger in the same record, and stays when days move.
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
    derivation: tuple[str, ...]
    opens_on: date | None = None
    reminder: bool = False
    occasion: str = ""
    detail: str = ""
