"""What the commands for the steps of a review share: which review, asking for a day, and saying what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.answers import Answers
from senco_cli.cli.next_steps import say_next
from senco_cli.cli.option_groups import DirectWriteOptions
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.output import show_day
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved

if TYPE_CHECKING:
    from senco_cli.actions.review_pick import ChosenReview, Step
    from senco_cli.actions.review_write import Recorded
    from senco_cli.actions.workspace import Workspace

MeetingOption = Annotated[
    str | None,
    typer.Option("--meeting", metavar="DATE", help="Which review, by the day of its meeting; else the open one."),
]


class StepOptions(DirectWriteOptions):
    """Of every step of a review: which review it is for."""

    meeting: MeetingOption = None

    def begin_with(self, pupil: str | Sequence[str], step: Step) -> tuple[Answers, Workspace, ChosenReview]:
        """What asks for the rest, the folder to write to, and the review; says which where it was not named."""
        session, workspace = self.begin()
        key = pick_pupil(session, workspace.root, pupil)
        chosen = _choose_review(session, workspace, key, step=step, meeting=self.meeting)
        return Answers(session, workspace.today, asking=session.can_ask), workspace, chosen


def _choose_review(
    session: Session, workspace: Workspace, pupil: str, *, step: Step, meeting: str | None
) -> ChosenReview:
    from senco_cli.actions.review_pick import pick_review
    from senco_cli.model.codes import code_set

    day = parse_day_option("--meeting", meeting) if meeting else None
    chosen = pick_review(workspace, pupil, step=step, meeting=day)
    kind = code_set("review_type").name_of(chosen.review.type).lower()
    session.note(f"{kind}, pupil {pupil}, meeting of {show_day(chosen.review.meeting_on)}")
    if chosen.others:
        others = ", ".join(each.isoformat() for each in chosen.others)
        session.note(f"  another one may be meant: --meeting {others}")
    return chosen


def finish(session: Session, workspace: Workspace, done: Recorded, *, what: str) -> int:
    """Say what was written and what comes next; of a dry run, show the difference."""
    from senco_cli.actions.review_next import outlook

    if workspace.dry_run:
        session.print(done.committed.diff or "nothing would change: the record holds that already")
        return 0
    pupil = done.chosen.file.key
    if not done.committed.changes:
        session.print("nothing was changed: the record holds that already")
    else:
        say_saved(session, f"pupil {pupil}, review of {show_day(done.review.meeting_on)}: {what}", done.committed)
    found = outlook(workspace, pupil)
    say_next(session, found, today=workspace.today)
    if not found.steps and not found.unknowns:
        session.print("next: nothing is left to do for this review")
    return 0
