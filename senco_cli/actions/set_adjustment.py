"""Take one step with an adjustment: agreed, put in place, refused with reasons, looked at again, ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from senco_cli.actions.entries import as_text, filled_in, read_list, with_changes
from senco_cli.actions.record import DayCannotBeSo
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, Prepared, appending, setting
from senco_cli.errors import SencoError
from senco_cli.model.adjustments import Adjustment, Adjustments
from senco_cli.model.codes import code_set
from senco_cli.model.names import matches


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the states it may follow, the one it leads to, and the field its day goes into.

    `state` is None where the step leaves it as it is.
    """

    name: str
    says: str
    follows: tuple[str, ...]
    state: str | None
    day: str
    message: str


STEPS: Mapping[str, Step] = MappingProxyType(
    {
        step.name: step
        for step in (
            Step("agreed", "It was agreed", ("considered", "refused"), "agreed", "decided_on", "agree"),
            Step("in-place", "It was put in place", ("considered", "agreed"), "in-place", "started_on", "start"),
            Step("refused", "It was refused", ("considered", "agreed", "refused"), "refused", "decided_on", "refuse"),
            Step("reviewed", "Its effect was looked at", ("in-place",), None, "reviewed_on", "review"),
            Step("ended", "It ended", ("agreed", "in-place"), "ended", "ended_on", "end"),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Details:
    """What is written with a step; `factors` are sentences by the code of their factor."""

    by: str | None = None
    reason: str | None = None
    factors: Mapping[str, str] = field(default_factory=dict)
    effect: str | None = None
    review_by: date | None = None
    staff_told_on: date | None = None
    cost: str | None = None
    paid_by: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """An adjustment and where it stands in the pupil's list."""

    place: int
    adjustment: Adjustment


class NoSuchAdjustment(SencoError):
    """No adjustment of the pupil fits the words and the step, or several do."""

    def __init__(self, pupil: str, step: str, found: Sequence[int]) -> None:
        if found:
            numbers = ", ".join(str(place + 1) for place in found)
            sentence, hint = f"{len(found)} adjustments can be {step}: numbers {numbers}", f"--which {found[0] + 1}"
        else:
            sentence, hint = f"no adjustment fits that can be {step}", f"senco show {pupil} --full   shows them"
        super().__init__(f"pupil {pupil}: {sentence}", hint=hint)


def candidates(workspace: Workspace, pupil: str, step: Step, *, which: str | None) -> tuple[Placed, ...]:
    """The adjustments that the step can follow and that the words fit; a number is the place in the list.

    Raises RecordHasFaults, and NoSuchAdjustment where there are none.
    """
    record = read_list(workspace, Adjustments, pupil)
    listed = [Placed(place, each) for place, each in enumerate(record.adjustments if record else ())]
    found = tuple(each for each in listed if each.adjustment.state in step.follows and _fits(each, which))
    if not found:
        raise NoSuchAdjustment(pupil, step.name, ())
    return found


def only(found: Sequence[Placed], *, pupil: str, step: Step) -> Placed:
    """The one adjustment there is to choose from. Raises NoSuchAdjustment where there are several."""
    if len(found) > 1:
        raise NoSuchAdjustment(pupil, step.name, [each.place for each in found])
    return found[0]


def prepare_step(
    workspace: Workspace, pupil: str, placed: Placed, step: Step, *, on: date, details: Details
) -> Prepared:
    """The pupil's list with the step taken. Raises DayCannotBeSo and WouldNotLoad."""
    _refuse_day(placed.adjustment, step, on=on, today=workspace.today)
    at = ("adjustments", placed.place)
    edits = [setting(Adjustments, (*at, name), as_text(value)) for name, value in _fields(placed, step, on, details)]
    edits += _list_edits(placed, step, on=on, details=details)
    write = with_changes(workspace, Adjustments, pupil, edits)
    return Prepared(write, f"{step.message} adjustment ({pupil})")


def missing_factors(adjustment: Adjustment, more: Mapping[str, str]) -> tuple[str, ...]:
    """The codes of the factors of reasonableness about which nothing is recorded and nothing said with `more`."""
    weighed = {each.factor for each in adjustment.factors} | set(more)
    return tuple(code.code for code in code_set("reasonableness_factor").codes if code.code not in weighed)


def _fits(placed: Placed, which: str | None) -> bool:
    if not which:
        return True
    if which.strip().isdigit():
        return placed.place == int(which) - 1
    return bool(matches(which, placed.adjustment.what))


def _fields(placed: Placed, step: Step, on: date, details: Details) -> list[tuple[str, object]]:
    """The fields of the adjustment that the step writes, in the order of the record."""
    reviewed, ended = step.name == "reviewed", step.name == "ended"
    decides = step.day == "decided_on"
    no_decision_yet = step.name == "in-place" and placed.adjustment.decided_on is None
    told = {
        "state": step.state,
        "decided_on": on if decides or no_decision_yet else None,
        "decided_by": None if reviewed or ended else details.by,
        "reason": None if ended else details.reason,
        "started_on": on if step.name == "in-place" else None,
        "staff_told_on": details.staff_told_on,
        "review_by": details.review_by,
        "ended_on": on if ended else None,
        "why_ended": details.reason if ended else None,
        "cost": details.cost,
        "paid_by": details.paid_by,
    }
    return [(name, value) for name, value in told.items() if value not in (None, "")]


def _list_edits(placed: Placed, step: Step, *, on: date, details: Details) -> list[Edit]:
    at = ("adjustments", placed.place)
    if step.name == "reviewed":
        entry = filled_in({"reviewed_on": on, "effect": details.effect, "by": details.by})
        return _adding((*at, "reviews"), [entry], has_some=bool(placed.adjustment.reviews))
    weighed = {each.factor: number for number, each in enumerate(placed.adjustment.factors)}
    edits = [
        setting(Adjustments, (*at, "factors", weighed[factor], "finding"), finding)
        for factor, finding in details.factors.items()
        if factor in weighed
    ]
    fresh = [{"factor": each, "finding": said} for each, said in details.factors.items() if each not in weighed]
    return edits + _adding((*at, "factors"), fresh, has_some=bool(weighed))


def _adding(at: tuple[str | int, ...], entries: Sequence[Mapping[str, str]], *, has_some: bool) -> list[Edit]:
    if not entries:
        return []
    if has_some:
        return [appending(Adjustments, at, dict(entry)) for entry in entries]
    return [setting(Adjustments, at, [dict(entry) for entry in entries])]


def _refuse_day(adjustment: Adjustment, step: Step, *, on: date, today: date) -> None:
    if on > today:
        raise DayCannotBeSo(f"{on.isoformat()} is still to come: today is {today.isoformat()}")
    before = {
        "decided_on": ("asked_on",),
        "started_on": ("asked_on", "decided_on"),
        "reviewed_on": ("decided_on", "started_on"),
        "ended_on": ("decided_on", "started_on"),
    }
    for name in before[step.day]:
        held = getattr(adjustment, name)
        if held is not None and on < held:
            raise DayCannotBeSo(
                f"{on.isoformat()} cannot be the day of {step.day}: it is before {held.isoformat()}, the day of {name}",
                hint="give the right day, or mend the other with senco edit",
            )
