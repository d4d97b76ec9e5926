"""What a row says about an EHC plan and about the next review, laid over the records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from senco_cli.exchange.cells.dates import ReadDay
from senco_cli.exchange.child import Child
from senco_cli.exchange.merging.trees import Part, Tree, day_in
from senco_cli.exchange.report import Said

FIRST_MADE = "taken as the day on which the plan was first made"
_NO_DAY = "has an EHC plan, but the file gives no day on which it was made, so that no plan is written down"
UNDATED = Said("missing", "plan_made", _NO_DAY)
COULD_BE_DATED = Said("missing", "plan_made", f"{_NO_DAY}; the day since when the pupil has status E may be that day")
_AMENDED = "is later than the record's first day of the plan, and may be an amended one; use senco edit"


def plan_part(old: Tree | None, child: Child, *, status: str | None) -> Part:
    """The fields of the plan; none where there is no plan to make, with the reason said.

    `status` is the SEN status the pupil then has. A later day than the recorded first one may be that of an amended
    plan, and moves nothing.
    """
    if status != "E":
        return Part(said=tuple(_no_plan(child, status)))
    if old is None and child.plan_made is None:
        return Part(said=(COULD_BE_DATED if _dates_status(child) else UNDATED, *_unusable(child)))
    fields: dict[str, object] = {}
    said: list[Said] = []
    known = old or {}
    first, now = day_in(known, "plan_first_made_on"), day_in(known, "final_plan_on")
    made = child.plan_made
    if made and not _is_known(made, first, now):
        if first and made.day > first:
            said.append(Said("refused", "plan_made", _AMENDED))
        else:
            fields["plan_first_made_on"] = made.day.isoformat()
    for name, day in (("final_plan_on", child.plan_now), ("last_review_meeting_on", child.last_review)):
        if day and not _is_known(day, day_in(known, name)):
            fields[name] = day.day.isoformat()
    if child.local_authority and child.local_authority != known.get("local_authority"):
        fields["local_authority"] = child.local_authority
    return Part(fields, tuple(said))


def with_plan_from_status(child: Child) -> Child:
    """The child with the plan made on the day since when the row has status E, where it gives no day of the plan."""
    if child.status != "E" or child.plan_made or not _dates_status(child):
        return child
    return replace(child, plan_made=child.status_from)


def review_part(old: Tree, child: Child, *, status: str | None) -> Part:
    """The next review of SEN support; an EHC plan's follows from its days, and is not taken."""
    found = child.next_review
    if found is None:
        return Part()
    if status == "E":
        sentence = "an EHC plan's review follows from the plan's own days; not taken"
        return Part(said=(Said("refused", "next_review", sentence),))
    if status != "K" and not (child.watched or old.get("watch_from")):
        return Part(said=(Said("refused", "next_review", "the pupil has no SEN support to review; not taken"),))
    if _is_known(found, day_in(old, "support_review_by")):
        return Part()
    return Part({"support_review_by": found.day.isoformat()})


def _dates_status(child: Child) -> bool:
    return child.status_from is not None and child.status_from.precision == "day"


def _no_plan(child: Child, status: str | None) -> list[Said]:
    given = [name for name in ("plan_made", "plan_now", "last_review") if getattr(child, name)]
    who = f"the pupil's SEN status is {status}" if status else "the row gives no SEN status"
    return [Said("refused", name, f"{who}; only a pupil with status E has a plan") for name in given]


def _unusable(child: Child) -> list[Said]:
    given = [name for name in ("plan_now", "last_review", "local_authority") if getattr(child, name)]
    return [Said("refused", name, "there is no plan to record it with") for name in given]


def _is_known(found: ReadDay, *recorded: date | None) -> bool:
    return any(day is not None and found.agrees_with(day) for day in recorded)
