"""The later steps of a review: held, report, decision, amendment and final plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from senco_cli.actions.review_people import marking_attendance
from senco_cli.actions.review_pick import ChosenReview, Step
from senco_cli.actions.review_write import Recorded, record
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Write, changed, setting
from senco_cli.errors import SencoError
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.rules.case import PLAN

HELD = Step("whether the meeting was held", lambda review: review.held is None)
REPORT = Step("the report", lambda review: review.report_sent_on is None)
DECISION = Step("the decision", lambda review: review.la_decision_notice_on is None)
AMENDMENT = Step("the notice of proposed amendments", lambda review: review.amendment_notice_on is None)
FINAL = Step("the final plan", lambda review: review.final_plan_on is None)
_AMEND, _PHASE_TRANSFER = "amend", "phase-transfer"


class DecidedOtherwise(SencoError):
    """The record says that the authority decided something else than to amend the plan."""

    def __init__(self, chosen: ChosenReview) -> None:
        key, meeting = chosen.file.key, chosen.review.meeting_on.isoformat()
        super().__init__(
            f'la_decision of the review of {meeting} is "{chosen.review.la_decision}", and amendments follow from '
            f'"amend" only ({chosen.path})',
            hint=f"senco review-decision {key} amend --notice DATE --meeting {meeting}",
        )


def record_held(
    workspace: Workspace, chosen: ChosenReview, *, held_on: date, attended: Sequence[str] | None = None
) -> Recorded:
    """Write down that the meeting was held; on another day than planned, the meeting moves to it.

    `attended` are roles or names; everybody else who was invited then did not come. None leaves that open.
    """
    moved = held_on if held_on != chosen.review.meeting_on else None
    edits = marking_attendance(chosen, attended) if attended is not None else []
    fields = {"meeting_on": _text(moved), "held": "yes"}
    return record(workspace, chosen, fields, message="record review held", edits=edits)


def record_not_held(workspace: Workspace, chosen: ChosenReview, *, called_off_on: date | None) -> Recorded:
    """Write down that the meeting did not take place, and when it was called off where that is known."""
    fields = {"cancelled_on": _text(called_off_on), "held": "no"}
    return record(workspace, chosen, fields, message="record review not held")


def record_report(
    workspace: Workspace, chosen: ChosenReview, *, sent_on: date, recommendation: str | None, differences: str | None
) -> Recorded:
    """Write down the day the report went out, and what it recommends."""
    fields = {"recommendation": recommendation, "differences": differences, "report_sent_on": _text(sent_on)}
    return record(workspace, chosen, fields, message="record review report")


def record_decision(workspace: Workspace, chosen: ChosenReview, *, decision: str, notice_on: date) -> Recorded:
    """Write down the authority's decision and the day of its notice, from which the next review year runs."""
    fields = {"la_decision": decision, "la_decision_notice_on": _text(notice_on)}
    return record(workspace, chosen, fields, message="record review decision")


def record_amendment(workspace: Workspace, chosen: ChosenReview, *, sent_on: date, served_on: date | None) -> Recorded:
    """Write down the notice of proposed amendments, and the day the family had it where that is known.

    Raises DecidedOtherwise.
    """
    _refuse_unless_amending(chosen)
    fields = {"amendment_notice_on": _text(sent_on), "amendment_served_on": _text(served_on)}
    return record(workspace, chosen, fields, message="record amendment notice")


def record_final(
    workspace: Workspace,
    chosen: ChosenReview,
    *,
    sent_on: date,
    is_amended: bool = True,
    names_next_school: bool = False,
) -> Recorded:
    """Write down the final amended plan, in the plan's record too, or the notice that it stays as it was.

    Raises DecidedOtherwise.
    """
    _refuse_unless_amending(chosen)
    more = _in_plan(workspace, chosen, sent_on, names_next_school=names_next_school) if is_amended else []
    return record(workspace, chosen, {"final_plan_on": sent_on.isoformat()}, message="record final plan", more=more)


def leads_to_transfer(chosen: ChosenReview) -> bool:
    """Whether the final plan of this review may be the one that has to name the next school."""
    transfer = chosen.file.pupil.transfer
    plan = chosen.file.plan
    is_open = transfer is not None and plan is not None and plan.transfer_plan_final_on is None
    return is_open and chosen.review.type == _PHASE_TRANSFER


def _in_plan(workspace: Workspace, chosen: ChosenReview, sent_on: date, *, names_next_school: bool) -> list[Write]:
    plan = chosen.file.plan
    if plan is None:
        return []
    fields = ["final_plan_on"] if plan.final_plan_on is None or plan.final_plan_on < sent_on else []
    fields += ["transfer_plan_final_on"] if names_next_school else []
    edits = [setting(EhcPlan, (field,), sent_on.isoformat()) for field in fields]
    return [changed(workspace.root, chosen.file.path(PLAN), EhcPlan, *edits)] if edits else []


def _refuse_unless_amending(chosen: ChosenReview) -> None:
    if chosen.review.la_decision not in (None, _AMEND):
        raise DecidedOtherwise(chosen)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
