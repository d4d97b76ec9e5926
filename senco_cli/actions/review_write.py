"""Write down one step of a review: only the fields that change, refused where its day cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from senco_cli.actions.review_pick import ChosenReview
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, Write, changed, save, setting
from senco_cli.errors import SencoError
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.review import Review
from senco_cli.rules.case import PLAN
from senco_cli.rules.review_days import HELD, MEETING, Ahead, Clash, clashes, still_ahead
from senco_cli.store.records import parse
from senco_cli.store.transaction import Committed


class DayCannotBe(SencoError):
    """A day that would come before another which it has to follow."""

    def __init__(self, found: Sequence[Clash], *, path: str, plan_path: str, pupil: str) -> None:
        each = [_said(clash, path=path, plan_path=plan_path) for clash in found]
        first = found[0]
        record = "--what ehc-plan" if first.in_plan else f"--what review --key {Path(path).stem}"
        super().__init__(
            "; ".join(each),
            hint=f"give {first.later} a day on or after {first.earlier_on.isoformat()}, or if {first.earlier} is the "
            f"wrong one: senco edit {pupil} {record}",
        )


class DayStillAhead(SencoError):
    """Something would be written down as done on a day that has not come."""

    def __init__(self, found: Sequence[Ahead], *, path: str, today: date) -> None:
        fields = "; ".join(_said_ahead(each) for each in found)
        super().__init__(
            f"{fields}, which is still to come: today is {today.isoformat()} ({path})",
            hint="write it down once it has happened; or mend the day, or meeting_on if that one is mistyped",
        )


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written of one step: the review as it stands now, and the commit; no commit where nothing changed."""

    chosen: ChosenReview
    review: Review
    committed: Committed


def record(
    workspace: Workspace,
    chosen: ChosenReview,
    fields: Mapping[str, str | None],
    *,
    message: str,
    edits: Sequence[Edit] = (),
    more: Sequence[Write] = (),
) -> Recorded:
    """Set the fields of a review that are given, make further edits, and commit with `more` as one.

    A field that is None is left as it is. Raises DayCannotBe or DayStillAhead, or WouldNotLoad; nothing is written
    then.
    """
    changes = [setting(Review, (field,), value) for field, value in fields.items() if value is not None]
    write = changed(workspace.root, chosen.path, Review, *changes, *edits)
    review = parse(write.data, chosen.path, Review).record or chosen.review
    refuse_impossible(
        review, chosen.file.plan, before=chosen.review, path=chosen.path, pupil=chosen.file.key, today=workspace.today
    )
    committed = save(workspace, f"{message} ({chosen.file.key})", [write, *more])
    return Recorded(chosen, review, committed)


def refuse_impossible(
    review: Review, plan: EhcPlan | None, *, before: Review | None, path: str, pupil: str, today: date
) -> None:
    """Refuse days that cannot be and were not there before. Raises DayStillAhead or DayCannotBe."""
    known_ahead = set(still_ahead(before, today=today)) if before else set()
    ahead = [each for each in still_ahead(review, today=today) if each not in known_ahead]
    if ahead:
        raise DayStillAhead(ahead, path=path, today=today)
    known = set(clashes(before, plan)) if before else set()
    found = [clash for clash in clashes(review, plan) if clash not in known]
    if found:
        raise DayCannotBe(found, path=path, plan_path=f"pupils/{pupil}/{PLAN}", pupil=pupil)


def _said(clash: Clash, *, path: str, plan_path: str) -> str:
    first, second = clash.earlier_on.isoformat(), clash.later_on.isoformat()
    if clash.in_plan:
        return f"{clash.later} ({second}, {path}) would be earlier than {clash.earlier} ({first}, {plan_path})"
    return f"{clash.later} ({second}) would be earlier than {clash.earlier} ({first}) in {path}"


def _said_ahead(ahead: Ahead) -> str:
    day = ahead.on.isoformat()
    return f"held would be yes, and {MEETING} is {day}" if ahead.field == HELD else f"{ahead.field} would be {day}"
