"""The adjustments on an equality checklist: considered, made, refused, ended; for a school, counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from senco_cli.documents.equality_checklist_view import AdjustmentGroup, AdjustmentLine, StateCount, Weighed
from senco_cli.documents.wording import day_text
from senco_cli.model.adjustments import Adjustment, Adjustments
from senco_cli.model.codes import code_set
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile
from senco_cli.rules.equality.shown import Citation

# The states of an adjustment, in the order and under the words of the page.
_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Made": ("in-place",),
        "Agreed, and not in place yet": ("agreed",),
        "Being considered": ("considered",),
        "Refused": ("refused",),
        "Ended": ("ended",),
    }
)


def adjustment_groups(file: PupilFile, *, on: date) -> tuple[AdjustmentGroup, ...]:
    """The adjustments of one pupil by their state; what was asked for after `on` is left out."""
    record = file.adjustments
    known = [
        (place, each)
        for place, each in enumerate(record.adjustments if record else ())
        if not any(day and day > on for day in (each.asked_on, each.decided_on))
    ]
    groups = (
        AdjustmentGroup(
            title,
            tuple(_line(file.key, place, each) for place, each in known if each.state in states),
            is_refused="refused" in states,
        )
        for title, states in _GROUPS.items()
    )
    return tuple(group for group in groups if group.lines)


def state_counts(pupils: Iterable[PupilFile]) -> tuple[StateCount, ...]:
    """How many adjustments of the school are in each state, and for how many pupils."""
    states = [(file.key, each.state) for file in pupils if file.adjustments for each in file.adjustments.adjustments]
    return tuple(
        StateCount(title, sum(state in wanted for _key, state in states), len({k for k, s in states if s in wanted}))
        for title, wanted in _GROUPS.items()
    )


def _line(pupil: str, place: int, adjustment: Adjustment) -> AdjustmentLine:
    look = max(adjustment.reviews, key=lambda each: each.reviewed_on, default=None)
    return AdjustmentLine(
        what=adjustment.what,
        kind=code_set("adjustment_kind").name_of(adjustment.kind),
        disadvantage=adjustment.disadvantage,
        asked=_who_when(adjustment.asked_by, adjustment.asked_on),
        decided=_who_when(adjustment.decided_by, adjustment.decided_on),
        reason=adjustment.reason,
        started_on=adjustment.started_on,
        looked_on=look.reviewed_on if look else None,
        effect=look.effect if look else None,
        review_by=adjustment.review_by,
        payer=code_set("adjustment_paid_by").name_of(adjustment.paid_by) if adjustment.paid_by else None,
        family_pays=adjustment.paid_by == "family",
        ended=_who_when(adjustment.why_ended, adjustment.ended_on) if adjustment.state == "ended" else None,
        record=Citation(path_of(Adjustments, pupil=pupil), f"adjustments {place + 1}"),
        factors=_weighed(adjustment) if adjustment.state == "refused" else (),
    )


def _weighed(adjustment: Adjustment) -> tuple[Weighed, ...]:
    found = {each.factor: each.finding for each in adjustment.factors}
    return tuple(
        Weighed(code.name, code.note or "", found.get(code.code)) for code in code_set("reasonableness_factor").codes
    )


def _who_when(who: str | None, day: date | None) -> str | None:
    return ", ".join(part for part in (who, day_text(day, "short") if day else None) if part) or None
