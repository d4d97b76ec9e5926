"""What the commands for the papers of a review share: options, which review, handing over, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.delivery import Delivery, PageFormat, deliver
from senco_cli.cli.delivery_many import ManyDelivery, deliver_many
from senco_cli.cli.options import parse_day_option, parse_on
from senco_cli.cli.output import show_day, show_faults
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.review_papers import Opened, Paper
    from senco_cli.actions.workspace import Workspace

ToOption = Annotated[
    list[str] | None,
    typer.Option("--to", metavar="ROLE", help="Only to this part or name, like health; may be repeated."),
]
EachOption = Annotated[bool, typer.Option("--each", help="A file for each person, into the folder that --out names.")]
EachZipOption = Annotated[
    bool, typer.Option("--zip", help="A file for each person, or for each of many pupils, all in one zip file.")
]
AdviceByOption = Annotated[
    str | None,
    typer.Option("--advice-by", metavar="DATE", help="By when advice is to come; else in time to go round by law."),
]


def begin_papers(
    ctx: typer.Context,
    pupil: Sequence[str],
    *,
    meeting: str | None,
    records: Path | None,
    on: str | None,
    advice_by: str | None = None,
) -> tuple[Session, Workspace, Opened]:
    """The session, the folder, and the review that the papers are for; says which where it was not named."""
    from senco_cli.actions.review_papers import open_review

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace()
    key = pick_pupil(session, workspace.root, pupil)
    day = parse_day_option("--meeting", meeting) if meeting else None
    until = parse_day_option("--advice-by", advice_by) if advice_by else None
    opened = open_review(workspace, key, meeting=day, advice_by=until)
    review = opened.meeting
    session.note(f"{review.kind_name}, pupil {key}, meeting of {show_day(review.on)}")
    if opened.chosen.others:
        others = ", ".join(each.isoformat() for each in opened.chosen.others)
        session.note(f"  another one may be meant: --meeting {others}")
    if opened.chosen.review.cancelled_on:
        session.note("  that meeting was called off")
    elif review.is_over:
        session.note("  the day of that meeting has passed")
    return session, workspace, opened


def refuse_tables(wanted: PageFormat, what: str) -> None:
    """Raise UsageError where a spreadsheet is asked for of what has nothing to calculate."""
    if wanted is PageFormat.XLSX:
        raise UsageError(f"--format xlsx: {what} is no table", hint="--format docx   or pdf, html, txt")


def hand_out(session: Session, workspace: Workspace, opened: Opened, paper: Paper, wanted: Delivery) -> ExitStatus:
    """Keep or print a paper, and say what it leaves a line for."""
    from senco_cli.actions.document_file import page_bytes

    as_format = wanted.as_format
    deliver(
        session,
        workspace,
        lambda width: page_bytes(workspace, paper.template, as_format=as_format.value, width=width, **paper.view),
        name=paper.name(opened, ending=as_format.value),
        wanted=wanted,
    )
    return _tell(session, workspace, opened, paper)


def hand_out_each(
    session: Session, workspace: Workspace, opened: Opened, paper: Paper, wanted: ManyDelivery
) -> ExitStatus:
    """Keep a paper as one file for each person, and say what they leave a line for."""
    from senco_cli.actions.many_documents import Viewed
    from senco_cli.actions.review_papers import one_each

    pupil = opened.chosen.file.key
    views = {f"{pupil}-{slug}": view for slug, view in one_each(paper)}
    status = deliver_many(
        session,
        workspace,
        tuple(views),
        lambda key: Viewed(views[key]),
        template=paper.template,
        document=paper.document,
        wanted=wanted,
    )
    return max(status, _tell(session, workspace, opened, paper))


def _tell(session: Session, workspace: Workspace, opened: Opened, paper: Paper) -> ExitStatus:
    by_command: dict[str, list[str]] = {}
    for gap in dict.fromkeys(paper.gaps):
        by_command.setdefault(gap.command, []).append(gap.what)
    for command, what in by_command.items():
        session.note(f"left to fill in by hand: {', '.join(what)} (senco {command})")
    show_faults(session, workspace.root, opened.faults)
    if opened.faults:
        session.note("what cannot be read is not on the page; mend these first")
    return ExitStatus.FINDINGS if opened.faults else ExitStatus.DONE


def say_dates(session: Session, opened: Opened) -> None:
    """Say which of the days before the meeting are over, and who must be invited and is not on the list."""
    around, pupil = opened.meeting.around, opened.chosen.file.key
    if opened.unlisted:
        session.note(f"not on the list of the review yet: {', '.join(opened.unlisted)} (senco review-invite {pupil})")
    if opened.meeting.is_over:
        return
    if around.notice_by is None and not all(each.invited_on for each in opened.people):
        session.note("the last day for telling everybody the date of the meeting is over")
    if around.advice_by is None:
        session.note("the day by which advice can come and still go round in time is over; --advice-by DATE sets one")
