"""What the commands for the steps of a review share: which review, asking for a day, and saying what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask
from senco_cli.cli.next_steps import say_next
from senco_cli.cli.options import parse_day_option, parse_on
from senco_cli.cli.output import show_day
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved

if TYPE_CHECKING:
    from pathlib import Path

    from senco_cli.actions.review_pick import Chosen, Step
    from senco_cli.actions.review_write import Recorded
    from senco_cli.actions.workspace import Workspace

MeetingOption = Annotated[
    str | None,
    typer.Option("--meeting", metavar="DATE", help="Which review, by the day of its meeting; else the open one."),
]


def begin(
    ctx: typer.Context, pupil: str | Sequence[str], *, records: Path | None, on: str | None, dry_run: bool
) -> tuple[Session, Workspace, str]:
    """The session, the folder to write to, and the key of the pupil."""
    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    return session, workspace, pick_pupil(session, workspace.root, pupil)


def choose_review(session: Session, workspace: Workspace, pupil: str, *, step: Step, meeting: str | None) -> Chosen:
    """The review that the step is for; says which where it was not named."""
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


def day_of(session: Session, typed: str | None, question: str, *, option: str, default: date) -> date:
    """The day of an option, asked for where it is missing."""
    if typed:
        return parse_day_option(option, typed)
    return ask(
        session,
        question,
        option=f"{option} DATE",
        read=lambda answer: parse_day_option(question.lower(), answer),
        default=default.isoformat(),
    )


def optional_day(session: Session, typed: str | None, question: str, *, option: str) -> date | None:
    """The day of an option; asked for where there is somebody to ask, and Return then leaves it out."""
    if typed:
        return parse_day_option(option, typed)
    if not session.can_ask:
        return None

    def read(answer: str) -> date | None:
        return parse_day_option(question.lower(), answer) if answer else None

    return ask(session, f"{question} (Return if not known)", option=f"{option} DATE", read=read)


def optional_text(session: Session, typed: str | None, question: str, *, option: str) -> str | None:
    """The text of an option; asked for where there is somebody to ask, and Return then leaves it out."""
    if typed is not None or not session.can_ask:
        return (typed or "").strip() or None
    return ask(session, question, option=option, read=lambda answer: answer or None)


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
