"""Write down a reasonable adjustment or an auxiliary aid of a pupil."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from senco_cli.actions.entries import with_entry
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Prepared
from senco_cli.model.adjustments import Adjustments


@dataclass(frozen=True, slots=True)
class NewAdjustment:
    """An adjustment that is to be written down, in the order of its record; codes are codes, `cost` is text."""

    what: str
    kind: str
    disadvantage: str
    state: str
    needs: tuple[str, ...] = ()
    used_in: tuple[str, ...] = ()
    asked_by: str | None = None
    asked_on: date | None = None
    family_asked_on: date | None = None
    decided_on: date | None = None
    decided_by: str | None = None
    reason: str | None = None
    started_on: date | None = None
    staff_told_on: date | None = None
    review_by: date | None = None
    cost: str | None = None
    paid_by: str | None = None
    section_f: tuple[str, ...] = ()


def prepare_adjustment(workspace: Workspace, pupil: str, adjustment: NewAdjustment) -> Prepared:
    """The pupil's list with the adjustment at its end.

    Raises RecordHasFaults where the list has to be mended first, and WouldNotLoad.
    """
    entry = {each.name: getattr(adjustment, each.name) for each in fields(adjustment)}
    write = with_entry(workspace, Adjustments, pupil, "adjustments", entry)
    return Prepared(write, f"add adjustment ({pupil})")
